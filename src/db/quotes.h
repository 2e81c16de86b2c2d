#ifndef IBID_DB_QUOTES_H
#define IBID_DB_QUOTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/vec.h"
#include "db/db.h"
#include "model/quotation.h"

/* Which articles have been compared with the others, and the passages that they share. */

struct quote_ids {
	VEC(int64_t) ids;
};
/* Up to `limit` articles that wait for being traced, those that came first. */
int quotes_untraced(struct db *db, struct quote_ids *out, size_t limit, struct err *e);
/* The article waits no more, until its text changes. */
int quotes_set_traced(struct db *db, int64_t article, struct err *e);

/*
 * The slot under which the index is to know the article's text. *is_new: it is not in the index yet; if another text of the
 * article was, that one is dead now and the article's quotations are gone.
 */
int quotes_slot(struct db *db, int64_t *slot, bool *is_new, int64_t article, uint64_t hash, struct err *e);
/* 0: the slot is dead. */
int quotes_slot_article(struct db *db, int64_t *article, int64_t slot, struct err *e);

/* q as article `a` sees it; its date and origin are not stored. */
int quotes_put(struct db *db, int64_t a, const struct quotation *q, struct err *e);

struct quotations {
	VEC(struct quotation) at;
};
/* Append all of an article, but those with articles that are deleted, by beg; origin is not set. */
int quotes_of(struct db *db, struct quotations *out, int64_t article, struct err *e);
/* Append those of an article that touch bytes beg..end, by beg; with deleted articles too, and without dates. */
int quotes_touching(struct db *db, struct quotations *out, int64_t article, uint32_t beg, uint32_t end, struct err *e);
/* An article's date, year 0 when it has none, and whether it is deleted. */
int quotes_article(struct db *db, struct date *date, bool *deleted, int64_t article, struct err *e);

#endif
