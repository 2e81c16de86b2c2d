#ifndef IBID_APP_TRACE_PRIVATE_H
#define IBID_APP_TRACE_PRIVATE_H

#include "base/vec.h"
#include "db/prints.h"

/* For trace.c and trace_pairs.c. */

/* Two articles, by their slots, that share a fingerprint; x is of the batch, y is older or comes before it. */
struct trace_pair {
	uint32_t x, y;
	bool near; /* words beside it too */
};
struct trace_pairs {
	VEC(struct trace_pair) at;
};

/*
 * The pairs that are worth a comparison: they share two fingerprints, or one with its neighbours. `batch` are the new
 * articles' fingerprints, `old` the index's for the same hashes, with smaller slots; both are sorted. The result is sorted
 * by x, then y, without repetition.
 */
void trace_find_pairs(struct trace_pairs *out, const struct prints *batch, const struct prints *old);

#endif
