#ifndef IBID_DB_CORRECTIONS_H
#define IBID_DB_CORRECTIONS_H

#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"
#include "db/db.h"
#include "model/correction.h"

/* Lines that the user put into the text of a document's articles, or took out of it. */

/* All of a document, in mem. */
int corrections_get(struct db *db, struct line_corrections *out, struct arena *mem, int64_t document, struct err *e);
/* Say so of one line, instead of what was said before; LINE_AS_FOUND forgets it. */
int correction_put(struct db *db, int64_t document, const struct line_correction *c, struct err *e);

#endif
