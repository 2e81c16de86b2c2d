#ifndef IBID_DB_FURNITURE_H
#define IBID_DB_FURNITURE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/vec.h"
#include "db/db.h"

/* Lines that repeat on the pages of a site. Once a line is learned, it stays so. */
struct furniture_lines {
	VEC(uint64_t) hashes; /* sorted */
};

/* Put them in order, once hashes were added. */
void furniture_sort(struct furniture_lines *l);
/* Is the line among them? `lines` is a struct furniture_lines: this is an import_furniture_fn. */
bool furniture_has(void *lines, uint64_t line);

/* All lines of a site that are learned. */
int furniture_learned(struct db *db, struct furniture_lines *out, int64_t site, struct err *e);
/* How many documents of the site hold the line. */
int furniture_count(struct db *db, int64_t *documents, int64_t site, uint64_t line, struct err *e);
/*
 * A new document holds the line. `known`: the line is furniture, and the document was extracted knowing that; the
 * documents that were not are marked stale.
 */
int furniture_add(struct db *db, int64_t site, uint64_t line, int64_t document, bool known, struct err *e);

#endif
