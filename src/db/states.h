#ifndef IBID_DB_STATES_H
#define IBID_DB_STATES_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "db/db.h"

/* What the reader leaves behind. */
int state_get(struct db *db, size_t *position, int64_t article, struct err *e); /* 0 when unset */
int state_set(struct db *db, int64_t article, size_t position, struct err *e);
/* `scope` is the article of a mark a..z and 0 for A..Z. */
int mark_get(struct db *db, int64_t *article, size_t *position, int64_t scope, char letter, struct err *e);
int mark_set(struct db *db, int64_t scope, char letter, int64_t article, size_t position, struct err *e);
/* The article's text was one and is another: positions and marks go on standing where they stood. */
int state_follow(struct db *db, int64_t article, struct slice was, struct slice is, struct err *e);

int setting_get(struct db *db, char **value, const char *key, struct err *e); /* *value owned; NULL when unset */
int setting_set(struct db *db, const char *key, const char *value, struct err *e); /* "" removes */

#endif
