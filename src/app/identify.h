#ifndef IBID_APP_IDENTIFY_H
#define IBID_APP_IDENTIFY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "db/db.h"
#include "model/article.h"

/*
 * The names of articles find or make entities of the library. Those that agree in a full name are one: a given and a family
 * name without a middle name that tells them apart, an organisation's or place's words. A short form (MEK; a surname) needs
 * that only one is called so, or company: others that both occur with. In doubt it is two. The user's word stands above.
 * All but identify_some() run within a transaction.
 */

/* The article was stored, changed, deleted or restored; `a` with its names as they were found. */
int identify_article(struct db *db, const struct article *a, struct err *e);
/* The same of an article that is in the library. */
int identify_stored(struct db *db, int64_t article, struct err *e);
/* Up to `most` of the articles that wait, in a transaction. *more: there is more to do.
 * patient: as in waiting.h. */
int identify_some(struct db *db, bool *more, size_t most, bool patient, struct err *e);

enum { IDENTIFY_ARTICLES = 256, IDENTIFY_FEW = 8 };

#endif
