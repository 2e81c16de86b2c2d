#ifndef IBID_ANALYSE_QUOTE_CLAIM_H
#define IBID_ANALYSE_QUOTE_CLAIM_H

#include <stdbool.h>
#include <stdint.h>

#include "analyse/quote_words.h"
#include "base/vec.h"
#include "model/article.h"

/*
 * Quotations that an article says to be from a work: QUOTE_WORDS_MIN words or more in quotation marks, or in a block that
 * is a quotation, with a citation in their sentence, in words that lead to them with a colon, or right behind.
 */
struct quote_claim {
	uint32_t beg, end; /* bytes, from a word's beginning to a word's end */
	uint32_t citation; /* index */
};
struct quote_claims {
	VEC(struct quote_claim) at; /* by beg; a quotation with several citations has several in a row, the nearest first */
};
/* Append them. Quotations within lists of references are none. */
void quote_claims_find(struct quote_claims *out, const struct article *a);

/* What stands in a text of a quotation that is said to be from it. */
struct quote_sought {
	bool found;        /* all its parts, as they are or altered */
	uint32_t beg, end; /* bytes of the nearest words there; equal: nothing is near */
	double share;      /* of the quotation's words that stand there, in their order */
};
/* Seek bytes beg..end of a text. An ellipsis ends a part, and so do words in brackets, which are not sought. */
void quote_seek(struct quote_sought *out, struct slice text, uint32_t beg, uint32_t end, const struct quote_words *in);

#endif
