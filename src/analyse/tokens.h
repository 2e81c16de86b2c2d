#ifndef IBID_ANALYSE_TOKENS_H
#define IBID_ANALYSE_TOKENS_H

#include <stddef.h>
#include <stdint.h>

#include "base/map.h"
#include "base/mem.h"
#include "base/vec.h"
#include "model/doc.h"

/* A text cut into words and marks, with what its lines and sentences say about capitals. */

enum token_kind {
	TOKEN_LOWER,   /* a word without capitals, or of a script that has none */
	TOKEN_CAPITAL, /* a word with a capital */
	TOKEN_UPPER,   /* two letters or more, all capitals */
	TOKEN_NUMBER,
	TOKEN_MARK, /* one character that is neither letter, digit nor white space */
};

enum token_flag {
	TOKEN_BREAK = 1, /* the first of a line that does not go on from the last one */
	TOKEN_STARTS =
	    2,           /* the first word of a sentence or quotation: its capital proves nothing */
	TOKEN_GLUED = 4, /* no white space before it */
	TOKEN_POSSESSIVE = 8, /* 's follows; it is outside beg..end */
	TOKEN_HEADING = 16,   /* in a line of capitals: its capitals prove nothing */
	TOKEN_INITIAL = 32,   /* one capital letter and its full stop */
};

struct token {
	uint32_t beg, end; /* bytes of the text */
	uint32_t type;     /* words: index into types; marks: the code point */
	uint8_t kind, flags;
};

/* A word as it is folded, with how it is written in the text. */
struct token_type {
	struct slice key;
	unsigned classes; /* enum word_class */
	unsigned names;   /* enum name_class */
	uint32_t hash;    /* of the key, by gaz_extend() */
	uint32_t lower;   /* how often without a capital */
	uint32_t capital; /* how often with one where that says something */
	uint32_t starts;  /* how often with one at a sentence's start */
};

struct tokens {
	struct slice text; /* borrowed */
	VEC(struct token) at;
	VEC(struct token_type) types;
	struct map index; /* key -> type */
};

void tokens_build(struct tokens *t, const struct doc *d);
void tokens_free(struct tokens *t);

static inline int
token_is_word(const struct token *k)
{
	return k->kind <= TOKEN_UPPER;
}

#endif
