#include "list.h"

#include <assert.h>

#include <string.h>

#include "db/keys.h"
#include "db/pack.h"
#include "db/sql.h"

#define ROW                                                                                        \
	"SELECT id, document, title, author, publisher, date, url, language, words, imported, read, starred," \
	" (SELECT origin FROM document WHERE document.id = article.document), authors FROM article "
#define LIVE "WHERE deleted = 0 "
#define LIMIT "LIMIT ?1 OFFSET ?2"
#define ANCHOR(keys) "(SELECT " keys " FROM article WHERE id = ?3) "

/*
 * The statements of one order and direction; the keys end in the id, so that no two rows are equal. A rank counts the
 * rows with a lesser first key, which an index does twice as fast as comparing all keys of each, and then its equals. A
 * filter reads the table once and sorts: following an index would look up each row at another place of the table.
 */
struct order {
	const char *start, *anchored, *rank, *filtered;
};
#define BY(order) "ORDER BY " order " "
#define COUNT "(SELECT count(*) FROM article " LIVE
#define ORDER(first, rest, its_rest, order, from, before)                                          \
	{                                                                                          \
		.start = ROW LIVE BY(order) LIMIT,                                                 \
		.anchored = ROW LIVE "AND (" first ", " rest ") " from " " ANCHOR(first ", " rest) \
		    BY(order) LIMIT,                                                               \
		.rank = "SELECT " COUNT "AND " first " " before " a." first ") + " COUNT           \
			"AND " first " = a." first " AND (" rest ") " before " (" its_rest "))"    \
			" FROM article a WHERE id = ?3",                                           \
		.filtered = BY(order),                                                         \
	}
#define ORDERS(first, rest, its_rest, up, down)                                                    \
	{ ORDER(first, rest, its_rest, up, ">=", "<"), ORDER(first, rest, its_rest, down, "<=", ">") }

static const struct order orders[LIST_SORTS][2] = {
	[LIST_DATE] = ORDERS("date", "id", "a.id", "date, id", "date DESC, id DESC"),
	[LIST_TITLE] = ORDERS("title_key", "id", "a.id", "title_key, id", "title_key DESC, id DESC"),
	[LIST_PUBLISHER] = ORDERS("publisher_key", "date, id", "a.date, a.id", "publisher_key, date, id",
	    "publisher_key DESC, date DESC, id DESC"),
	[LIST_LENGTH] = ORDERS("words", "id", "a.id", "words, id", "words DESC, id DESC"),
	[LIST_ADDED] = ORDERS("imported", "id", "a.id", "imported, id", "imported DESC, id DESC"),
};

static const char SQL_ROW[] = ROW "WHERE id = ?1";
static const char SQL_TOTALS[] = "SELECT articles, unread, starred FROM total WHERE id = 1";
static const char SQL_IS_LIVE[] = "SELECT 1 FROM article WHERE id = ?1 AND deleted = 0";
static const char SQL_NEWEST[] = "SELECT id FROM article " LIVE BY("date DESC, id DESC") "LIMIT ?1";
static const char SQL_FILTER[] = "SELECT id, read, starred FROM article NOT INDEXED ";

/* Articles of the entities that `roots` gives, with those of all that they took in; its parameters are bound twice. */
#define ENTITY_ARTICLES(roots)                                                                                     \
	"(SELECT article FROM entity_in WHERE entity IN (" roots " UNION SELECT id FROM entity WHERE merged IS NOT NULL" \
	" AND root IN (" roots "))) "
#define ROOT_OF_ID "SELECT root FROM entity WHERE id = ?"
#define ROOTS_OF_KEYS "SELECT o.root FROM entity_name n JOIN entity o ON o.id = n.entity WHERE n.key IN (?, ?, ?, ?)"
static_assert(ENTITY_KINDS == 4, "as many keys as there are kinds");

/* A condition for each kind, and its opposite; each takes the parameters that bind_term() gives. */
static const char *const conditions[][2] = {
	[FILTER_MATCH] = { "AND id IN (SELECT rowid FROM article_search WHERE article_search MATCH ?) ",
	    "AND id NOT IN (SELECT rowid FROM article_search WHERE article_search MATCH ?) " },
	[FILTER_DATE] = { "AND date BETWEEN ? AND ? ", "AND date NOT BETWEEN ? AND ? " },
	[FILTER_WORDS] = { "AND words BETWEEN ? AND ? ", "AND words NOT BETWEEN ? AND ? " },
	[FILTER_LANGUAGE] = { "AND language = ? ", "AND language IS NOT ? " },
	[FILTER_ENTITY] = { "AND id IN " ENTITY_ARTICLES(ROOT_OF_ID), "AND id NOT IN " ENTITY_ARTICLES(ROOT_OF_ID) },
	[FILTER_NAMED] = { "AND id IN " ENTITY_ARTICLES(ROOTS_OF_KEYS), "AND id NOT IN " ENTITY_ARTICLES(ROOTS_OF_KEYS) },
	[FILTER_READ] = { "AND read != 0 ", "AND read = 0 " },
	[FILTER_STARRED] = { "AND starred != 0 ", "AND starred = 0 " },
	[FILTER_DELETED] = { "", "" }, /* which articles there are to choose from: population() */
};

int
list_totals(struct db *db, struct list_counts *out, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_TOTALS, "");
	int rc = sql_step(db, s, e);

	if (rc <= 0)
		return rc < 0 ? -1 : err_set(e, ERR_DB, "%s: the library is damaged (no totals)", db->path);
	out->all = sqlite3_column_int64(s, 0);
	out->unread = sqlite3_column_int64(s, 1);
	out->starred = sqlite3_column_int64(s, 2);
	sql_reset(s);
	return 0;
}

static int
bind_term(sqlite3_stmt *s, int *at, const struct filter_term *t)
{
	int i;

	switch (t->kind) {
	case FILTER_MATCH:
	case FILTER_LANGUAGE:
		return sqlite3_bind_text(s, (*at)++, t->match, -1, SQLITE_STATIC);
	case FILTER_DATE:
	case FILTER_WORDS:
		sqlite3_bind_int64(s, (*at)++, t->from);
		return sqlite3_bind_int64(s, (*at)++, t->to);
	case FILTER_ENTITY:
		sqlite3_bind_int64(s, (*at)++, t->from);
		return sqlite3_bind_int64(s, (*at)++, t->from);
	case FILTER_NAMED:
		for (i = 0; i < 2 * ENTITY_KINDS; i++)
			sqlite3_bind_int64(s, (*at)++, (int64_t)t->keys[i % ENTITY_KINDS]);
		return SQLITE_OK;
	default:
		return SQLITE_OK;
	}
}

static const char *
population(const struct filter *f)
{
	const struct filter_term *t;

	vec_each(t, &f->terms)
		if (t->kind == FILTER_DELETED && !t->negated)
			return "WHERE deleted = 1 ";
	return LIVE;
}

/* Its text differs from filter to filter, so it is not kept; it is made of constant pieces only. */
static sqlite3_stmt *
prepare_filter(struct db *db, const struct filter *f, const char *order, struct err *e)
{
	const struct filter_term *t;
	struct str sql = { 0 };
	sqlite3_stmt *s;
	int at = 1, rc;

	str_puts(&sql, SQL_FILTER);
	str_puts(&sql, population(f));
	vec_each(t, &f->terms)
		str_puts(&sql, conditions[t->kind][t->negated]);
	str_puts(&sql, order);
	rc = sqlite3_prepare_v2(db->handle, str_cstr(&sql), -1, &s, NULL);
	str_free(&sql);
	vec_each(t, &f->terms)
		if (rc == SQLITE_OK)
			rc = bind_term(s, &at, t);
	if (rc != SQLITE_OK) {
		sql_error(db, e);
		sqlite3_finalize(s);
		return NULL;
	}
	return s;
}

int
list_filter(struct db *db, struct list_ids *out, struct list_counts *counts, const struct filter *f,
    enum list_sort sort, bool descending, struct err *e)
{
	sqlite3_stmt *s = prepare_filter(db, f, orders[sort][descending].filtered, e);
	int rc;

	*counts = (struct list_counts){ 0 };
	if (!s)
		return -1;
	while ((rc = sql_step(db, s, e)) > 0) {
		vec_push(&out->ids, sqlite3_column_int64(s, 0));
		counts->all++;
		counts->unread += !sqlite3_column_int(s, 1);
		counts->starred += !!sqlite3_column_int(s, 2);
	}
	sqlite3_finalize(s);
	return rc;
}

int
list_newest(struct db *db, struct list_ids *out, size_t most, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_NEWEST, "i", (int64_t)most);
	int rc;

	while ((rc = sql_step(db, s, e)) > 0)
		vec_push(&out->ids, sqlite3_column_int64(s, 0));
	return rc;
}

static void
push_row(struct article_rows *out, sqlite3_stmt *s)
{
	struct arena *mem = &out->mem;

	vec_push(&out->rows, ((struct article){
				 .id = sqlite3_column_int64(s, 0),
				 .document = sqlite3_column_int64(s, 1),
				 .title = sql_dup(s, 2, mem),
				 .author = sql_dup(s, 3, mem),
				 .publisher = sql_dup(s, 4, mem),
				 .date = date_of_key(sqlite3_column_int64(s, 5)),
				 .url = sql_dup(s, 6, mem),
				 .language = sql_dup(s, 7, mem),
				 .words = (size_t)sqlite3_column_int64(s, 8),
				 .imported = sqlite3_column_int64(s, 9),
				 .read = sqlite3_column_int(s, 10),
				 .starred = sqlite3_column_int(s, 11),
				 .origin = sql_dup(s, 12, mem),
			     }));
	unpack_authors(&vec_last(&out->rows), sql_blob(s, 13), mem); /* else it has none */
}

static int
push_rows(struct db *db, struct article_rows *out, sqlite3_stmt *s, struct err *e)
{
	int rc;

	while ((rc = sql_step(db, s, e)) > 0)
		push_row(out, s);
	return rc;
}

int
list_row(struct db *db, struct article_rows *out, int64_t id, struct err *e)
{
	return push_rows(db, out, sql_bind(db, e, SQL_ROW, "i", id), e);
}

int
list_window(struct db *db, struct article_rows *out, enum list_sort sort, bool descending, int64_t anchor,
    int64_t skip, int64_t n, struct err *e)
{
	const struct order *o = &orders[sort][descending];

	if (anchor)
		return push_rows(db, out, sql_bind(db, e, o->anchored, "iii", n, skip, anchor), e);
	return push_rows(db, out, sql_bind(db, e, o->start, "ii", n, skip), e);
}

int
list_rank(struct db *db, int64_t *rank, enum list_sort sort, bool descending, int64_t id, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_IS_LIVE, "i", id);
	int live = sql_step(db, s, e);

	sql_reset(s);
	*rank = -1;
	if (live <= 0)
		return live;
	return sql_int(db, rank, e, orders[sort][descending].rank, "nni", id);
}
