#ifndef IBID_ANALYSE_QUOTE_WORDS_H
#define IBID_ANALYSE_QUOTE_WORDS_H

#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"
#include "model/doc.h"

/*
 * A text as the tracing of quotations sees it: its folded words as hashes, and fingerprints of them. Two writings of one
 * passage that differ in case, accents, punctuation or quotation marks have the same words.
 */

/* What stands between a word and the one before it, and where the word stands itself. */
enum quote_word_flag {
	QUOTE_MARK = 1,     /* a quotation mark */
	QUOTE_ELLIPSIS = 2, /* "…", "...", "[...]" */
	QUOTE_EDGE = 4,     /* words were left out (a list of references): no passage goes on over it */
	QUOTE_BRACKET = 8,  /* the word stands in brackets */
	QUOTE_NUMBER = 16,  /* the word has no letter */
};

struct quote_word {
	uint32_t hash;
	uint32_t beg; /* byte of the text */
	uint16_t length; /* bytes */
	uint16_t flags;  /* enum quote_word_flag */
};

struct quote_words {
	struct slice text; /* borrowed */
	VEC(struct quote_word) at;
	unsigned behind; /* flags of what stands behind the last word */
};

/* The words of a doc, without lists of references (two articles that cite one work do not quote each other), markers of
 * notes ([3], ²) and apostrophes. A CJK character is a word. */
void quote_words_build(struct quote_words *w, const struct doc *d);
/* The words of bytes beg..end alone, references or not. */
void quote_words_build_range(struct quote_words *w, struct slice text, size_t beg, size_t end);
void quote_words_free(struct quote_words *w);

static inline uint32_t
quote_word_end(const struct quote_word *w)
{
	return w->beg + w->length;
}

/*
 * Fingerprints: hashes of QUOTE_RUN words, thinned by robust winnowing (Schleimer, Wilkerson, Aiken: Winnowing, SIGMOD
 * 2003): the least of each window of QUOTE_WINDOW hashes. Two texts that share 12 words in a row share a fingerprint;
 * about two in QUOTE_WINDOW + 1 words begin one.
 */
enum { QUOTE_RUN = 5, QUOTE_WINDOW = 6 };

struct quote_print {
	uint32_t hash;
	uint32_t word; /* index of its first word */
	/* Eight bits each for the two words before and the two behind, never 0 where there are two: a fingerprint that two
	 * texts share by chance has other neighbours in each. */
	uint8_t before, behind;
};

struct quote_prints {
	VEC(struct quote_print) at; /* by word; a hash may occur again and again */
};

uint32_t quote_hash_run(const struct quote_word *w); /* of QUOTE_RUN words from w on */
void quote_prints_build(struct quote_prints *p, const struct quote_words *w);
void quote_prints_free(struct quote_prints *p);

#endif
