#ifndef IBID_ANALYSE_WORDS_PARTS_H
#define IBID_ANALYSE_WORDS_PARTS_H

#include <stdint.h>

#include "analyse/words.h"

/* The table behind word_classes(): open addressing from word_hash() % WORD_SLOTS. src/train/make_words.c
 * writes it at each build. */
enum { WORD_SLOTS = 16384 };
struct word_slot {
	const char *word; /* NULL: free */
	uint32_t classes, n;
};
extern const struct word_slot word_table[WORD_SLOTS];

/* A bit for each hash that a word of the table has. Most words of a text are not in it, and this is
 * small enough to stay in the nearest cache. */
enum { WORD_HASHES = 65536 };
extern const unsigned char word_hashes[WORD_HASHES / 8];

static inline uint32_t
word_hash(const char *p, size_t n)
{
	uint32_t h = 0x811C9DC5u;
	size_t i;

	for (i = 0; i < n; i++)
		h = (h ^ (unsigned char)p[i]) * 0x01000193u;
	return (h ^ h >> 15) % WORD_HASHES;
}

#endif
