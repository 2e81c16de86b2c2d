#ifndef IBID_APP_LEARN_H
#define IBID_APP_LEARN_H

#include <stdbool.h>

#include "app/draft.h"
#include "base/map.h"

/*
 * Which lines are furniture: those that stand in at least 3 documents of a site and in a quarter of them. A batch is
 * counted before it is extracted; learn keeps the counts of the batches that are not stored yet.
 */
struct learn {
	struct map pending; /* site and line -> documents; the site alone -> its documents */
};

/* Find the sites of a decoded batch and decide on its lines. db may be NULL (there is no library). */
int learn_batch(struct learn *l, struct db *db, struct batch *b, struct err *e);
/* The counts of all batches that have been stored go; b is the only one that still waits (NULL: none). */
void learn_stored(struct learn *l, const struct batch *b);
void learn_free(struct learn *l);

/* Store the lines of a new document. Inside the transaction that stores it. */
int learn_store(struct db *db, const struct draft *d, struct err *e);

#endif
