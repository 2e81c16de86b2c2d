#ifndef IBID_DB_PRINTS_H
#define IBID_DB_PRINTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/vec.h"
#include "db/db.h"

/*
 * The index of fingerprints: which articles (by their slot) hold a hash. A log-structured merge tree in two tables: each
 * batch of articles adds one sorted run of packed blocks, and runs of like size are merged into one, so that an entry is
 * written a number of times that grows with the logarithm of the library, and a look-up asks as many runs. Merging moves
 * a range of hashes at a time, each in a transaction of its own; between them every entry is in exactly one run, so that
 * the index is right at any instant.
 */
enum {
	/* Slots of one hash that are kept; one that more articles hold is a formula, and only the fact that it is one stays:
	 * an entry of slot 0. */
	PRINT_SLOTS_MAX = 400,
};

struct print {
	uint32_t hash, slot;
	uint8_t before, behind;
};
struct prints {
	VEC(struct print) at;
};

/* Order by hash, then slot; of equal ones one is kept. */
void prints_sort(struct prints *p);
/* Add a run; p is sorted. Within a transaction. */
int prints_add(struct db *db, const struct prints *p, struct err *e);
/* Append all entries of these hashes, which are sorted and differ; the result is sorted. Dead slots may be among them. */
int prints_find(struct db *db, struct prints *out, const uint32_t *hashes, size_t n, struct err *e);
/* Do a slice of the merging that is due, in a transaction of its own. *more: there is more to do. */
int prints_merge(struct db *db, bool *more, struct err *e);

#endif
