#ifndef IBID_ANALYSE_IDENTITY_H
#define IBID_ANALYSE_IDENTITY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/str.h"
#include "model/article.h"

/*
 * When does a name in one article name what a name in another one does? All here is pure: any thread may call it. A name is
 * made ready once; names of one thing share a key, or at least a sound, so that only few have to be compared.
 */
struct identity {
	enum entity_kind kind;
	uint64_t key;   /* equal for names that differ in case, marks, titles, middle names and legal form alone; 0: no name */
	uint64_t sound; /* equal for transliterations of one name of several words; 0: none */
	bool full;      /* it can name one thing among all: a given and a family name, several words, a place, a brand */
	bool acronym;   /* MEK, M.E.K. */
	struct slice words;  /* folded, blanks between them; in the mem that it was made with */
	struct slice middle; /* of a person: what stands between the first and the last word, in words */
};
void identity_of(struct identity *out, struct arena *mem, enum entity_kind kind, struct slice name);

/* Of two with one key: false when their middle names tell two people apart. */
bool identity_agrees(const struct identity *a, const struct identity *b);
/* Do two names of several words share one that sounds alike in both and that few names have? */
bool identity_shares_word(const struct identity *a, const struct identity *b);

/* What the user's word for a name is kept under: its kind and its very words, without "the". */
uint64_t identity_pin(enum entity_kind kind, struct slice name);

#endif
