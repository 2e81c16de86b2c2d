#ifndef IBID_ANALYSE_QUOTE_WALK_H
#define IBID_ANALYSE_QUOTE_WALK_H

#include <stdbool.h>

#include "analyse/quote_words.h"

/* For quote.c: a walk along two texts, x and y, over equal words and the gaps between them, forwards or backwards. */

/* A run of equal words: n from i in x and from j in y on. Runs that are known to be empty do not occur. */
struct quote_walk_step {
	size_t i, j, n;
};
struct quote_walk_steps {
	VEC(struct quote_walk_step) at;
};

struct quote_walk {
	const struct quote_words *x, *y;
	size_t i, j; /* the words that come next; below the first: SIZE_MAX */
	size_t from; /* words of x before this one are out of bounds */
	int step;    /* 1 or -1 */
	bool whole;  /* the texts are one passage: take what matches, and never give up while there are words */

	/* Where the walk was worth most: the words that would come next, and what it holds up to there. */
	size_t best_i, best_j;
	uint32_t same, changed;
};

/* Walk to the end. steps (or NULL) gets the runs, the last ones too if they were not worth it. */
void quote_walk_run(struct quote_walk *w, struct quote_walk_steps *steps);

#endif
