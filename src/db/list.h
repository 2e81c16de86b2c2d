#ifndef IBID_DB_LIST_H
#define IBID_DB_LIST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/vec.h"
#include "db/db.h"
#include "model/article.h"

/* The list of the articles that are not deleted: all of it in windows, or the few that a filter lets through. */
enum list_sort { LIST_DATE, LIST_TITLE, LIST_PUBLISHER, LIST_LENGTH, LIST_ADDED, LIST_SORTS };

enum filter_kind {
	FILTER_MATCH,    /* match: an expression of FTS5 */
	FILTER_DATE,     /* from, to: key_date() */
	FILTER_WORDS,    /* from, to */
	FILTER_LANGUAGE, /* match: its code */
	FILTER_ENTITY,   /* from: its id */
	FILTER_NAMED,    /* keys: of entities that are called so, whatever their kind */
	FILTER_READ,
	FILTER_STARRED,
	FILTER_DELETED,  /* the deleted articles in place of the others; negated: no change */
};
struct filter_term {
	enum filter_kind kind;
	bool negated;
	const char *match;
	int64_t from, to; /* both inclusive */
	uint64_t keys[ENTITY_KINDS];
};
struct filter {
	VEC(struct filter_term) terms; /* joined by and */
};

struct list_counts {
	int64_t all, unread, starred;
};
struct list_ids {
	VEC(int64_t) ids;
};

int list_totals(struct db *db, struct list_counts *out, struct err *e);
/* All that the filter lets through, in order. */
int list_filter(struct db *db, struct list_ids *out, struct list_counts *counts, const struct filter *f,
    enum list_sort sort, bool descending, struct err *e);
/* Append the ids of the newest articles, at most so many. */
int list_newest(struct db *db, struct list_ids *out, size_t most, struct err *e);
/* Append the row of one article; none when there is no such article. */
int list_row(struct db *db, struct article_rows *out, int64_t id, struct err *e);
/*
 * Append up to n rows of the whole list in the given order, beginning `skip` rows behind article `anchor` (skip 0: with
 * it), or behind the list's start when anchor is 0. The cost is that of skip + n index entries and n rows.
 */
int list_window(struct db *db, struct article_rows *out, enum list_sort sort, bool descending, int64_t anchor,
    int64_t skip, int64_t n, struct err *e);
/* How many rows stand before the article; -1 when it is not in the list. */
int list_rank(struct db *db, int64_t *rank, enum list_sort sort, bool descending, int64_t id, struct err *e);

#endif
