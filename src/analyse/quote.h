#ifndef IBID_ANALYSE_QUOTE_H
#define IBID_ANALYSE_QUOTE_H

#include <stdbool.h>
#include <stdint.h>

#include "analyse/quote_words.h"
#include "base/vec.h"
#include "model/doc.h"

/*
 * Passages that stand in two texts, word for word or slightly altered. Shared fingerprints are seeds; each is extended to
 * both sides over runs of equal words and over the gaps between them (changed, inserted, left out), as long as what
 * follows a gap pays for it: the X-drop extension of BLAST (Altschul et al. 1997) with gaps found by a search for the
 * nearest run of equal words instead of a banded matrix. An ellipsis or brackets in one text make a gap cheap, a quotation
 * mark that stands in one text alone makes going on dear. The time is linear in the words and the seeds.
 */

enum {
	QUOTE_WORDS_MIN = 12, /* words of a passage, on its longer side */
	QUOTE_SAME_MIN = 8,   /* equal words of an altered one */
};

/* A passage on both sides, a and b: half-open ranges of words. */
struct quote_match {
	uint32_t a_beg, a_end, b_beg, b_end;
	uint32_t same;    /* words that are equal */
	uint32_t changed; /* words that are not, on the longer side of each gap */
};
struct quote_matches {
	VEC(struct quote_match) at; /* by a_beg; their ranges in a do not overlap */
};

/* Append the passages that two texts share. pa are a's fingerprints; they are sought at every word of b. */
void quote_align(struct quote_matches *out, const struct quote_words *a, const struct quote_prints *pa,
    const struct quote_words *b);
double quote_similarity(const struct quote_match *m); /* 0..1; 1: all words are equal, in their order */

/* How one writing of a passage became the other. Offsets are bytes of the two texts; runs touch words' edges. */
enum quote_change { QUOTE_EQUAL, QUOTE_CHANGED, QUOTE_INSERTED /* in b alone */, QUOTE_DELETED /* in a alone */ };
struct quote_run {
	enum quote_change change;
	uint32_t a_beg, a_end, b_beg, b_end;
};
struct quote_runs {
	VEC(struct quote_run) at;
};
/* Append the runs of bytes a_beg..a_end of text a and b_beg..b_end of text b, in order; they cover all words of both. */
void quote_compare(struct quote_runs *out, struct slice a, uint32_t a_beg, uint32_t a_end, struct slice b,
    uint32_t b_beg, uint32_t b_end);

/* Does the passage that begins at `beg` stand in quotation marks, or in a block that is a quotation? */
bool quote_is_marked(const struct doc *d, uint32_t beg);
/* Is it a paragraph, item or the like by itself? */
bool quote_is_block(const struct doc *d, uint32_t beg, uint32_t end);
/* Does the text around the passage (its own sentence, the one before and the one behind) hold one of the names, case and
 * accents folded, as words? Names that are NULL or have fewer than 3 letters are never found. */
bool quote_is_near(const struct doc *d, uint32_t beg, uint32_t end, const char *const *names, size_t n);

#endif
