#include "library.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "app/library_private.h"

/*
 * Without a query the rows are windows of an index. With one, its article ids are asked once and kept (8 bytes each), and
 * a page is as many single rows.
 */

static_assert((int)SORT_DATE == LIST_DATE && (int)SORT_TITLE == LIST_TITLE && (int)SORT_PUBLISHER == LIST_PUBLISHER &&
	(int)SORT_LENGTH == LIST_LENGTH && (int)SORT_ADDED == LIST_ADDED && (int)SORTS == LIST_SORTS,
    "the orders of library.h are those of list.h");

const char *
library_sort_name(enum library_sort sort)
{
	static const char *const names[SORTS] = {
		[SORT_DATE] = "date",
		[SORT_TITLE] = "title",
		[SORT_PUBLISHER] = "publisher",
		[SORT_LENGTH] = "length",
		[SORT_ADDED] = "added",
	};

	return names[sort];
}

void
library_found_free(struct library_found *f)
{
	free(f->query);
	vec_free(&f->ids.ids);
	*f = (struct library_found){ 0 };
}

static int64_t
found_index(const struct library_found *f, int64_t id)
{
	size_t i;

	for (i = 0; i < f->ids.ids.n; i++)
		if (f->ids.ids.at[i] == id)
			return (int64_t)i;
	return -1;
}

static bool
is_fresh(struct library *l)
{
	return l->found.query && l->found.version == library_version(l);
}

/* It holds with our own last change, too; not with those of others meanwhile. */
static void
stays_fresh(struct library *l)
{
	struct library_found *f = &l->found;

	f->version = f->version >> 32 << 32 | (l->changes & UINT32_MAX);
}

static int
found_remove(struct library *l, int64_t index)
{
	struct library_found *f = &l->found;
	struct article_rows row = { 0 };
	int rc = list_row(l->db, &row, f->ids.ids.at[index], NULL);

	if (rc == 0 && row.rows.n) {
		f->counts.all--;
		f->counts.unread -= !row.rows.at[0].read;
		f->counts.starred -= row.rows.at[0].starred;
		vec_remove(&f->ids.ids, (size_t)index);
	}
	article_rows_free(&row);
	return rc;
}

void
library_found_marked(struct library *l, int64_t id, int unread, int starred)
{
	struct library_found *f = &l->found;
	bool fresh = is_fresh(l);
	int64_t index = fresh ? found_index(f, id) : -1;

	l->changes++;
	if (!fresh || (index < 0 && f->asks_state)) /* it may come in */
		return;
	if (index >= 0) {
		f->counts.unread += unread;
		f->counts.starred += starred;
		if (((unread && f->wants_unread == -unread) || (starred && f->wants_starred == -starred)) &&
		    found_remove(l, index) < 0)
			return;
	}
	stays_fresh(l);
}

void
library_found_deleted(struct library *l, int64_t id, bool restored)
{
	bool fresh = is_fresh(l);
	int64_t index = fresh ? found_index(&l->found, id) : -1;

	l->changes++;
	if (fresh && index >= 0 && !restored && !l->found.asks_deleted && found_remove(l, index) == 0)
		stays_fresh(l);
}

static bool
is_empty(const struct library_query *q)
{
	return !q || q->filter.terms.n == 0;
}

/* Make l->found hold the query's articles; in any order when `any_order`. */
static int
find(struct library *l, const struct library_query *q, enum library_sort sort, bool descending, bool any_order,
    struct err *e)
{
	struct library_found *f = &l->found;
	const struct filter_term *t;
	uint64_t version = library_version(l);
	bool same = f->query && strcmp(f->query, q->text) == 0 && f->version == version;

	if (same && (any_order || (f->sort == sort && f->descending == descending)))
		return 0;
	if (any_order) { /* most probably that of the last time */
		sort = f->sort;
		descending = f->query ? f->descending : true;
	}
	library_found_free(f);
	if (list_filter(l->db, &f->ids, &f->counts, &q->filter, (enum list_sort)sort, descending, e) < 0) {
		library_found_free(f);
		return -1;
	}
	f->query = mem_strdup(q->text);
	f->asks_state = q->asks_state;
	vec_each(t, &q->filter.terms) {
		f->asks_deleted |= t->kind == FILTER_DELETED;
		if (t->kind == FILTER_READ)
			f->wants_unread = t->negated ? 1 : -1;
		if (t->kind == FILTER_STARRED)
			f->wants_starred = t->negated ? -1 : 1;
	}
	f->sort = sort;
	f->descending = descending;
	f->version = version;
	return 0;
}

int
library_count(struct library *l, const struct library_query *q, struct library_counts *out, struct err *e)
{
	struct list_counts c;

	if (is_empty(q)) {
		if (list_totals(l->db, &c, e) < 0)
			return -1;
	} else {
		if (find(l, q, SORT_DATE, true, true, e) < 0)
			return -1;
		c = l->found.counts;
	}
	*out = (struct library_counts){ .all = c.all, .unread = c.unread, .starred = c.starred };
	return 0;
}

/* From where to walk to the rows: an article in the list or one of its ends, and in which direction. */
struct path {
	int64_t anchor, skip;
	bool backward;
};

static void
better(struct path *best, int64_t anchor, int64_t skip, bool backward)
{
	if (skip >= 0 && skip < best->skip)
		*best = (struct path){ .anchor = anchor, .skip = skip, .backward = backward };
}

static struct path
shortest_path(int64_t first, int64_t n, int64_t total, const struct article_rows *near, int64_t near_first)
{
	struct path best = { .skip = first };
	int64_t last = first + n - 1, at, near_last;

	better(&best, 0, total - 1 - last, true);
	if (!near || near->rows.n == 0)
		return best;
	near_last = near_first + (int64_t)near->rows.n - 1;
	at = first < near_last ? first : near_last;
	if (at >= near_first)
		better(&best, near->rows.at[at - near_first].id, first - at, false);
	at = last > near_first ? last : near_first;
	if (at <= near_last)
		better(&best, near->rows.at[at - near_first].id, at - last, true);
	return best;
}

static void
reverse(struct article_rows *rows)
{
	size_t i, k;

	for (i = 0, k = rows->rows.n; i + 1 < k; i++) {
		struct article a = rows->rows.at[i];

		rows->rows.at[i] = rows->rows.at[--k];
		rows->rows.at[k] = a;
	}
}

static int
window(struct library *l, struct article_rows *rows, enum library_sort sort, bool descending, int64_t first, int64_t n,
    const struct article_rows *near, int64_t near_first, struct err *e)
{
	struct list_counts totals;
	struct path p;

	if (list_totals(l->db, &totals, e) < 0)
		return -1;
	if (n > totals.all - first)
		n = totals.all - first;
	if (first < 0 || n <= 0)
		return 0;
	p = shortest_path(first, n, totals.all, near, near_first);
	if (list_window(l->db, rows, (enum list_sort)sort, descending != p.backward, p.anchor, p.skip, n, e) < 0)
		return -1;
	if (rows->rows.n == 0 && p.anchor) { /* it has left the list meanwhile */
		p = shortest_path(first, n, totals.all, NULL, 0);
		if (list_window(l->db, rows, (enum list_sort)sort, descending != p.backward, 0, p.skip, n, e) < 0)
			return -1;
	}
	if (p.backward)
		reverse(rows);
	return 0;
}

static int
found_rows(struct library *l, struct article_rows *rows, int64_t first, int64_t n, struct err *e)
{
	const struct library_found *f = &l->found;
	int64_t i;

	for (i = first; i >= 0 && i < first + n && i < (int64_t)f->ids.ids.n; i++)
		if (list_row(l->db, rows, f->ids.ids.at[i], e) < 0)
			return -1;
	return 0;
}

int
library_rows(struct library *l, struct article_rows *out, const struct library_query *q, enum library_sort sort,
    bool descending, int64_t first, int64_t n, const struct article_rows *near, int64_t near_first, struct err *e)
{
	int rc;

	*out = (struct article_rows){ 0 };
	if (is_empty(q))
		rc = window(l, out, sort, descending, first, n, near, near_first, e);
	else if ((rc = find(l, q, sort, descending, false, e)) == 0)
		rc = found_rows(l, out, first, n, e);
	if (rc < 0)
		article_rows_free(out);
	return rc;
}

int
library_rows_of(struct library *l, struct article_rows *out, const int64_t *ids, size_t n, struct err *e)
{
	int rc = 0;
	size_t i;

	*out = (struct article_rows){ 0 };
	for (i = 0; rc >= 0 && i < n; i++)
		rc = list_row(l->db, out, ids[i], e);
	if (rc < 0)
		article_rows_free(out);
	return rc < 0 ? -1 : 0;
}

int
library_ids(struct library *l, struct library_ids *out, const struct library_query *q, size_t most, struct err *e)
{
	struct list_ids all = { 0 };
	const struct list_ids *ids = &all;
	size_t i;
	int rc;

	if (is_empty(q)) {
		rc = list_newest(l->db, &all, most, e);
	} else {
		rc = find(l, q, SORT_DATE, true, true, e);
		ids = &l->found.ids;
	}
	for (i = 0; rc == 0 && i < ids->ids.n && i < most; i++)
		vec_push(&out->ids, ids->ids.at[i]);
	vec_free(&all.ids);
	return rc;
}

int
library_index_of(struct library *l, int64_t *index, const struct library_query *q, enum library_sort sort,
    bool descending, int64_t id, struct err *e)
{
	if (is_empty(q))
		return list_rank(l->db, index, (enum list_sort)sort, descending, id, e);
	if (find(l, q, sort, descending, false, e) < 0)
		return -1;
	*index = found_index(&l->found, id);
	return 0;
}
