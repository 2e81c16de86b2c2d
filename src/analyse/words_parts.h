#ifndef IBID_ANALYSE_WORDS_PARTS_H
#define IBID_ANALYSE_WORDS_PARTS_H

#include <stdint.h>

#include "analyse/words.h"

/* The table behind word_classes(): open addressing from word_slot_of(). src/train/make_words.c
 * writes it at each build. */
enum { WORD_SLOTS = 16384 };
struct word_slot {
	const char *word; /* NULL: free */
	uint32_t classes, n;
};
extern const struct word_slot word_table[WORD_SLOTS];

static inline uint32_t
word_slot_of(const char *p, size_t n)
{
	uint32_t h = 0x811C9DC5u;
	size_t i;

	for (i = 0; i < n; i++)
		h = (h ^ (unsigned char)p[i]) * 0x01000193u;
	return (h ^ h >> 15) % WORD_SLOTS;
}

#endif
