#include "sources.h"

#include "db/keys.h"
#include "db/sql.h"

static const char SQL_GET[] = "SELECT number, source, own, hash, at, related FROM cite WHERE article = ?1 ORDER BY number";
static const char SQL_PUT[] =
    "INSERT INTO cite (article, number, source, own, hash, at, related) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
static const char SQL_CLEAR[] = "DELETE FROM cite WHERE article = ?1";
static const char SQL_SET_OWN[] = "UPDATE cite SET own = ?3, source = ?4 WHERE article = ?1 AND number = ?2";
static const char SQL_COUNT[] =
    "UPDATE source SET citers = citers + ?2, times = times + ?2 * x.n FROM"
    " (SELECT source, count(*) AS n FROM cite WHERE article = ?1 AND related = 0 GROUP BY source) AS x"
    " WHERE source.id = x.source";
static const char SQL_COUNT_ONE[] =
    "UPDATE source SET times = times + 1, citers = citers + NOT EXISTS (SELECT 1 FROM cite INDEXED BY cite_by_source"
    " WHERE source = ?2 AND article = ?1 AND number != ?3 AND related = 0) WHERE id = ?2";
/* article_keys holds the articles that are counted. */
static const char SQL_RECOUNT[] =
    "UPDATE source SET (citers, times) = (SELECT count(DISTINCT c.article), count(*) FROM cite c"
    " JOIN article_keys k ON k.article = c.article WHERE c.source = ?1 AND c.related = 0) WHERE id = ?1";
static const char SQL_PINNED[] = "SELECT source FROM cite_pin WHERE article = ?1 AND hash = ?2";
static const char SQL_PIN[] = "INSERT OR REPLACE INTO cite_pin (article, hash, source) VALUES (?1, ?2, ?3)";
static const char SQL_UNPIN[] = "DELETE FROM cite_pin WHERE article = ?1 AND hash = ?2";
static const char SQL_CITERS[] =
    "SELECT a.id, a.title, a.author, a.publisher, a.date, count(*), min(c.at) FROM cite c JOIN article a ON a.id = c.article"
    " WHERE c.source = ?1 AND c.related = 0 AND a.deleted = 0 GROUP BY a.id ORDER BY a.date DESC, a.id DESC";
static const char SQL_CITED_BY[] =
    "SELECT a.id, a.title, a.author, a.publisher, a.date, count(*), min(c.at) FROM source s JOIN cite c ON c.source = s.id"
    " JOIN article a ON a.id = c.article WHERE s.article = ?1 AND s.state = 1 AND c.related = 0 AND a.deleted = 0"
    " AND a.id != ?1 GROUP BY a.id ORDER BY a.date DESC, a.id DESC";
static const char SQL_EDGES_TO[] =
    "SELECT a.id, 0, a.date, 1, c.at FROM cite c JOIN article a ON a.id = c.article"
    " WHERE c.source = ?1 AND c.related = 0 AND a.deleted = 0 LIMIT ?2";
static const char SQL_EDGES_TO_ARTICLE[] =
    "SELECT a.id, 0, a.date, 1, c.at FROM source s JOIN cite c ON c.source = s.id JOIN article a ON a.id = c.article"
    " WHERE s.article = ?1 AND s.state = 1 AND c.related = 0 AND a.deleted = 0 AND a.id != ?1 LIMIT ?2";
static const char SQL_EDGES_FROM[] =
    "SELECT ifnull(s.article, 0), s.id, ifnull(a.date, s.date), s.state, c.at FROM cite c JOIN source s ON s.id = c.source"
    " LEFT JOIN article a ON a.id = s.article WHERE c.article = ?1 AND c.related = 0"
    " AND (s.state = 1 OR s.title_key != '') AND s.article IS NOT ?1 LIMIT ?2";
static const char SQL_ARTICLES[] = "SELECT DISTINCT article FROM cite WHERE own = ?1 LIMIT 100";
static const char SQL_UNRESOLVED[] = "SELECT article FROM unresolved ORDER BY article LIMIT ?1";
static const char SQL_RESOLVED[] = "DELETE FROM unresolved WHERE article = ?1";

int
cites_get(struct db *db, struct cites *out, int64_t article, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_GET, "i", article);
	int rc;

	while ((rc = sql_step(db, s, e)) > 0)
		vec_push(&out->at, ((struct cite){
				       .number = (size_t)sqlite3_column_int64(s, 0),
				       .source = sqlite3_column_int64(s, 1),
				       .own = sqlite3_column_int64(s, 2),
				       .hash = (uint64_t)sqlite3_column_int64(s, 3),
				       .at = (uint32_t)sqlite3_column_int64(s, 4),
				       .related = sqlite3_column_int64(s, 5),
				   }));
	return rc;
}

const struct cite *
cites_find(const struct cite *at, size_t n, size_t number)
{
	size_t lo = 0, hi = n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (at[mid].number < number)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < n && at[lo].number == number ? &at[lo] : NULL;
}

int
cites_put(struct db *db, int64_t article, const struct cite *c, struct err *e)
{
	return sql_run(db, e, SQL_PUT, "iiiiiii", article, (int64_t)c->number, c->source, c->own, (int64_t)c->hash,
	    (int64_t)c->at, (int64_t)c->related);
}

int
cites_clear(struct db *db, int64_t article, struct err *e)
{
	return sql_run(db, e, SQL_CLEAR, "i", article);
}

int
cites_set_own(struct db *db, int64_t article, size_t number, int64_t own, struct err *e)
{
	int64_t root = own;

	return source_root(db, &root, e) < 0 ? -1 : sql_run(db, e, SQL_SET_OWN, "iiii", article, (int64_t)number, own, root);
}

int
cites_count(struct db *db, int64_t article, int sign, struct err *e)
{
	return sql_run(db, e, SQL_COUNT, "ii", article, (int64_t)sign);
}

int
cites_count_one(struct db *db, int64_t article, const struct cite *c, struct err *e)
{
	return c->related ? 0 : sql_run(db, e, SQL_COUNT_ONE, "iii", article, c->source, (int64_t)c->number);
}

int
cites_recount(struct db *db, int64_t source, struct err *e)
{
	return sql_run(db, e, SQL_RECOUNT, "i", source);
}

int
cites_pinned(struct db *db, int64_t *source, int64_t article, uint64_t hash, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_PINNED, "ii", article, (int64_t)hash);
	int rc = sql_step(db, s, e);

	*source = rc > 0 ? sqlite3_column_int64(s, 0) : 0;
	sql_reset(s);
	return rc < 0 ? -1 : 0;
}

int
cites_pin(struct db *db, int64_t article, uint64_t hash, int64_t source, struct err *e)
{
	if (!source)
		return sql_run(db, e, SQL_UNPIN, "ii", article, (int64_t)hash);
	return sql_run(db, e, SQL_PIN, "iii", article, (int64_t)hash, source);
}

int
cites_citers(struct db *db, struct citer_list *out, struct arena *mem, bool by_article, int64_t id, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, by_article ? SQL_CITED_BY : SQL_CITERS, "i", id);
	int rc;

	while ((rc = sql_step(db, s, e)) > 0)
		vec_push(&out->rows, ((struct citer_row){
					 .article = sqlite3_column_int64(s, 0),
					 .title = sql_dup(s, 1, mem),
					 .author = sql_dup(s, 2, mem),
					 .publisher = sql_dup(s, 3, mem),
					 .date = date_of_key(sqlite3_column_int64(s, 4)),
					 .times = (size_t)sqlite3_column_int64(s, 5),
					 .at = (uint32_t)sqlite3_column_int64(s, 6),
				     }));
	return rc;
}

static int
read_edges(struct db *db, struct cite_edges *out, sqlite3_stmt *s, struct err *e)
{
	int rc;

	while ((rc = sql_step(db, s, e)) > 0)
		vec_push(&out->at, ((struct cite_edge){
				       .article = sqlite3_column_int64(s, 0),
				       .source = sqlite3_column_int64(s, 1),
				       .date = date_of_key(sqlite3_column_int64(s, 2)),
				       .state = (enum source_state)sqlite3_column_int(s, 3),
				       .at = (uint32_t)sqlite3_column_int64(s, 4),
				   }));
	return rc;
}

int
cites_edges_to(struct db *db, struct cite_edges *out, bool by_article, int64_t id, size_t most, struct err *e)
{
	const char *sql = by_article ? SQL_EDGES_TO_ARTICLE : SQL_EDGES_TO;

	return read_edges(db, out, sql_bind(db, e, sql, "ii", id, (int64_t)most), e);
}

int
cites_edges_from(struct db *db, struct cite_edges *out, int64_t article, size_t most, struct err *e)
{
	return read_edges(db, out, sql_bind(db, e, SQL_EDGES_FROM, "ii", article, (int64_t)most), e);
}

static int
list_ids(struct db *db, struct id_list *out, sqlite3_stmt *s, struct err *e)
{
	int rc;

	while ((rc = sql_step(db, s, e)) > 0)
		vec_push(&out->ids, sqlite3_column_int64(s, 0));
	return rc;
}

int
cites_articles(struct db *db, struct id_list *out, int64_t own, struct err *e)
{
	return list_ids(db, out, sql_bind(db, e, SQL_ARTICLES, "i", own), e);
}

int
unresolved_list(struct db *db, struct id_list *out, size_t most, struct err *e)
{
	return list_ids(db, out, sql_bind(db, e, SQL_UNRESOLVED, "i", (int64_t)most), e);
}

int
unresolved_remove(struct db *db, int64_t article, struct err *e)
{
	return sql_run(db, e, SQL_RESOLVED, "i", article);
}
