#ifndef IBID_APP_TRACE_PRIVATE_H
#define IBID_APP_TRACE_PRIVATE_H

#include "base/vec.h"
#include "db/prints.h"

/* For trace.c and trace_pairs.c. */

/* Two articles, by their slots, that share fingerprints; x is of the batch, y is older or comes before it. */
struct trace_pair {
	uint32_t x, y;
	unsigned evidence;
};
struct trace_pairs {
	VEC(struct trace_pair) at;
};

/*
 * The pairs that are worth a comparison. `batch` are the new articles' fingerprints, `old` the index's for the same hashes,
 * with smaller slots; both are sorted. The result is sorted by y, then x, without repetition.
 */
void trace_find_pairs(struct trace_pairs *out, const struct prints *batch, const struct prints *old);

#endif
