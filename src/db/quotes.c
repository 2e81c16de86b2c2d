#include "quotes.h"

#include <stdlib.h>

#include "db/keys.h"
#include "db/sql.h"

enum { SIMILARITY = 10000 }; /* 1 as it is stored */

static const char SQL_UNTRACED[] = "SELECT article FROM untraced ORDER BY article LIMIT ?1";
static const char SQL_SET_TRACED[] = "DELETE FROM untraced WHERE article = ?1";
static const char SQL_SLOT[] = "SELECT id, hash FROM slot WHERE article = ?1";
static const char SQL_NEW_SLOT[] = "INSERT INTO slot (article, hash) VALUES (?1, ?2)";
static const char SQL_DROP_SLOT[] = "DELETE FROM slot WHERE id = ?1";
static const char SQL_DEAD_SLOT[] = "INSERT OR IGNORE INTO dead_slot (id) VALUES (?1)";
static const char SQL_SLOT_ARTICLE[] = "SELECT article FROM slot WHERE id = ?1";
static const char SQL_PUT[] =
    "INSERT OR REPLACE INTO quotation (a, b, a_beg, a_end, b_beg, b_end, similarity, flags)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
static const char SQL_DROP_A[] = "DELETE FROM quotation WHERE a = ?1";
static const char SQL_DROP_B[] = "DELETE FROM quotation WHERE b = ?1";
static const char SQL_OF[] =
    "SELECT 0, b, a_beg, a_end, b_beg, b_end, similarity, flags, o.date"
    " FROM quotation JOIN article o ON o.id = b WHERE a = ?1 AND o.deleted = 0"
    " UNION ALL "
    "SELECT 1, a, b_beg, b_end, a_beg, a_end, similarity, flags, o.date"
    " FROM quotation JOIN article o ON o.id = a WHERE b = ?1 AND o.deleted = 0";
static const char SQL_TOUCHING[] =
    "SELECT 0, b, a_beg, a_end, b_beg, b_end, similarity, flags, 0"
    " FROM quotation WHERE a = ?1 AND a_beg < ?3 AND a_end > ?2"
    " UNION ALL "
    "SELECT 1, a, b_beg, b_end, a_beg, a_end, similarity, flags, 0"
    " FROM quotation WHERE b = ?1 AND b_beg < ?3 AND b_end > ?2";
static const char SQL_ARTICLE[] = "SELECT date, deleted FROM article WHERE id = ?1";

int
quotes_untraced(struct db *db, struct quote_ids *out, size_t limit, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_UNTRACED, "i", (int64_t)limit);
	int rc;

	while ((rc = sql_step(db, s, e)) > 0)
		vec_push(&out->ids, sqlite3_column_int64(s, 0));
	return rc;
}

int
quotes_set_traced(struct db *db, int64_t article, struct err *e)
{
	return sql_run(db, e, SQL_SET_TRACED, "i", article);
}

static int
drop_slot(struct db *db, int64_t slot, int64_t article, struct err *e)
{
	return sql_run(db, e, SQL_DROP_SLOT, "i", slot) < 0 || sql_run(db, e, SQL_DEAD_SLOT, "i", slot) < 0 ||
		sql_run(db, e, SQL_DROP_A, "i", article) < 0 || sql_run(db, e, SQL_DROP_B, "i", article) < 0 ?
	    -1 :
	    0;
}

int
quotes_slot(struct db *db, int64_t *slot, bool *is_new, int64_t article, uint64_t hash, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_SLOT, "i", article);
	int rc = sql_step(db, s, e);

	if (rc < 0)
		return -1;
	*slot = rc > 0 ? sqlite3_column_int64(s, 0) : 0;
	*is_new = rc == 0 || (uint64_t)sqlite3_column_int64(s, 1) != hash;
	sql_reset(s);
	if (!*is_new)
		return 0;
	if ((*slot && drop_slot(db, *slot, article, e) < 0) || sql_run(db, e, SQL_NEW_SLOT, "ii", article, (int64_t)hash) < 0)
		return -1;
	*slot = sqlite3_last_insert_rowid(db->handle);
	return 0;
}

int
quotes_slot_article(struct db *db, int64_t *article, int64_t slot, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_SLOT_ARTICLE, "i", slot);
	int rc = sql_step(db, s, e);

	*article = rc > 0 ? sqlite3_column_int64(s, 0) : 0;
	sql_reset(s);
	return rc < 0 ? -1 : 0;
}

int
quotes_put(struct db *db, int64_t a, const struct quotation *q, struct err *e)
{
	return sql_run(db, e, SQL_PUT, "iiiiiiii", a, q->article, (int64_t)q->beg, (int64_t)q->end, (int64_t)q->other_beg,
	    (int64_t)q->other_end, (int64_t)(q->similarity * SIMILARITY), (int64_t)q->flags);
}

/* The same, seen from the other side. */
static unsigned
swapped(unsigned flags)
{
	unsigned here = flags & (QUOTATION_MARKED | QUOTATION_ATTRIBUTED);
	unsigned there = flags & (QUOTATION_OTHER_MARKED | QUOTATION_OTHER_ATTRIBUTED);

	return (flags & QUOTATION_BLOCK) | here << 1 | there >> 1;
}

static int
by_beg(const void *pa, const void *pb)
{
	const struct quotation *a = pa, *b = pb;

	if (a->beg != b->beg)
		return (a->beg > b->beg) - (a->beg < b->beg);
	if (a->end != b->end)
		return (a->end < b->end) - (a->end > b->end);
	return (a->article > b->article) - (a->article < b->article);
}

/* The rows of a statement that gives: is it seen from b, the other article, spans, similarity, flags, the other's date. */
static int
read_quotations(struct db *db, struct quotations *out, sqlite3_stmt *s, struct err *e)
{
	size_t first = out->at.n;
	int rc;

	while ((rc = sql_step(db, s, e)) > 0) {
		unsigned flags = (unsigned)sqlite3_column_int64(s, 7);

		vec_push(&out->at, ((struct quotation){
				       .article = sqlite3_column_int64(s, 1),
				       .beg = (uint32_t)sqlite3_column_int64(s, 2),
				       .end = (uint32_t)sqlite3_column_int64(s, 3),
				       .other_beg = (uint32_t)sqlite3_column_int64(s, 4),
				       .other_end = (uint32_t)sqlite3_column_int64(s, 5),
				       .similarity = (double)sqlite3_column_int64(s, 6) / SIMILARITY,
				       .flags = sqlite3_column_int64(s, 0) ? swapped(flags) : flags,
				       .date = date_of_key(sqlite3_column_int64(s, 8)),
				   }));
	}
	if (rc == 0 && out->at.n > first)
		qsort(out->at.at + first, out->at.n - first, sizeof(*out->at.at), by_beg);
	return rc;
}

int
quotes_of(struct db *db, struct quotations *out, int64_t article, struct err *e)
{
	return read_quotations(db, out, sql_bind(db, e, SQL_OF, "i", article), e);
}

int
quotes_touching(struct db *db, struct quotations *out, int64_t article, uint32_t beg, uint32_t end, struct err *e)
{
	return read_quotations(db, out, sql_bind(db, e, SQL_TOUCHING, "iii", article, (int64_t)beg, (int64_t)end), e);
}

int
quotes_article(struct db *db, struct date *date, bool *deleted, int64_t article, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_ARTICLE, "i", article);
	int rc = sql_step(db, s, e);

	if (rc == 0)
		return err_set(e, ERR_NOTFOUND, "there is no article %lld", (long long)article);
	if (rc < 0)
		return -1;
	*date = date_of_key(sqlite3_column_int64(s, 0));
	*deleted = sqlite3_column_int64(s, 1);
	sql_reset(s);
	return 0;
}
