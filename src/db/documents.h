#ifndef IBID_DB_DOCUMENTS_H
#define IBID_DB_DOCUMENTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"

/* A file, page or feed item as it was imported. */
struct document {
	int64_t id, site;
	const char *origin, *encoding;
	uint64_t hash; /* slice_hash() of the bytes */
	size_t size, bad_bytes;
	int64_t imported;
	struct slice original; /* the bytes, packed by the caller */
};
struct document_ids {
	VEC(int64_t) ids;
};

/* What is known of an origin, without its original; id 0: nothing. */
int document_find(struct db *db, struct document *out, const char *origin, struct err *e);
/* Are these bytes there already, under whatever origin? */
int document_is_copy(struct db *db, bool *copy, uint64_t hash, struct err *e);
/* With its original, in mem. */
int document_load(struct db *db, struct document *out, struct arena *mem, int64_t id, struct err *e);
/* Insert it when its id is 0, which sets the id and counts it to its site; else replace what is stored. */
int document_put(struct db *db, struct document *d, struct err *e);

/* The site's id, 0 when there is none of that name; *documents may be NULL. */
int site_find(struct db *db, int64_t *id, int64_t *documents, const char *name, struct err *e);
int site_put(struct db *db, int64_t *id, const char *name, struct err *e); /* made when it is new */

/* Documents that are to be extracted again: up to `limit` beyond id `after`. */
int document_stale(struct db *db, struct document_ids *out, int64_t after, size_t limit, struct err *e);
int document_set_stale(struct db *db, int64_t id, bool stale, struct err *e);

#endif
