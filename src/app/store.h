#ifndef IBID_APP_STORE_H
#define IBID_APP_STORE_H

#include "app/draft.h"
#include "app/ingest.h"

/* Store an extracted batch in one transaction and add what happened to the report; nothing is added when it fails.
 * In a dry run nothing is stored and db may be NULL. */
int store_batch(struct db *db, struct batch *b, struct ingest_report *r, bool dry_run, struct err *e);

/*
 * Store a document that was extracted again, in the caller's transaction. ERR_BUSY when another program has imported it
 * anew since it was read.
 */
int store_kept(struct db *db, struct draft *d, struct err *e);

#endif
