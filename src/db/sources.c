#include "sources.h"

#include "base/utf8.h"
#include "db/keys.h"
#include "db/pack_parts.h"
#include "db/sql.h"

#define SOURCE_COLUMNS                                                                                      \
	"id, state, article, reason, score, authors, title, container, url, doi, date, text, citers, times"

static const char SQL_GET[] =
    "SELECT " SOURCE_COLUMNS ", merged, decision, linked, irrelevant, edited, alone FROM source WHERE id = ?1";
static const char SQL_INSERT[] =
    "INSERT INTO source (authors, title, title_key, container, date, url, doi, text, alone, keys)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, x'')";
static const char SQL_UPDATE[] =
    "UPDATE source SET authors = ?1, title = ?2, title_key = ?3, container = ?4, date = ?5, url = ?6, doi = ?7,"
    " decision = ?8, linked = nullif(?9, 0), irrelevant = ?10, edited = ?11 WHERE id = ?12";
static const char SQL_SET_MATCH[] =
    "UPDATE source SET state = ?2, article = nullif(?3, 0), reason = ?4, score = ?5 WHERE id = ?1"
    " AND (state, article, reason, score) IS NOT (?2, nullif(?3, 0), ?4, ?5)";
static const char SQL_ROOT[] =
    "WITH RECURSIVE up (id, merged, depth) AS (SELECT id, merged, 0 FROM source WHERE id = ?1 UNION ALL"
    " SELECT s.id, s.merged, depth + 1 FROM up JOIN source s ON s.id = up.merged WHERE depth < 1000)"
    " SELECT id FROM up WHERE merged IS NULL";
static const char SQL_SET_MERGED[] = "UPDATE source SET merged = nullif(?2, 0) WHERE id = ?1";
/* The references of the source and of all that were merged into it. */
static const char SQL_MOVE_CITES[] =
    "WITH RECURSIVE down (id) AS (VALUES (?1) UNION SELECT s.id FROM down JOIN source s ON s.merged = down.id)"
    " UPDATE cite SET source = ?2 WHERE own IN (SELECT id FROM down)";
static const char SQL_UNUSED[] =
    "SELECT 1 FROM source s WHERE id = ?1 AND merged IS NULL AND decision = 0 AND irrelevant = 0 AND edited = 0"
    " AND NOT EXISTS (SELECT 1 FROM cite WHERE own = s.id) AND NOT EXISTS (SELECT 1 FROM cite WHERE source = s.id)"
    " AND NOT EXISTS (SELECT 1 FROM source m WHERE m.merged = s.id)"
    " AND NOT EXISTS (SELECT 1 FROM cite_pin WHERE source = s.id)";
static const char SQL_DELETE[] = "DELETE FROM source WHERE id = ?1";
static const char SQL_OF_ARTICLE[] = "SELECT id FROM source WHERE article = ?1 UNION SELECT id FROM source WHERE linked = ?1";
static const char SQL_FOUND[] =
    "SELECT id FROM source WHERE article = ?1 AND merged IS NULL AND decision = 0 AND alone = 0 AND state = 1"
    " ORDER BY id LIMIT 1";
static const char SQL_WANTED[] =
    "SELECT " SOURCE_COLUMNS " FROM source"
    " WHERE state IN (0, 2) AND citers > 0 AND merged IS NULL AND title_key != ''"
    " ORDER BY citers DESC, title_key, id LIMIT ?2 OFFSET ?1";
static const char SQL_WANTED_COUNT[] = "SELECT sources FROM wanted_total";

/* Of the index of titles: a row as it stands in source_words. */
static const char SQL_INDEX[] =
    "INSERT INTO source_search (rowid, words) SELECT id, words FROM source_words WHERE id = ?1";
static const char SQL_UNINDEX[] =
    "INSERT INTO source_search (source_search, rowid, words)"
    " SELECT 'delete', id, words FROM source_words WHERE id = ?1";

static const double SCORE_UNIT = 10000;

static int
read_source(struct source *out, sqlite3_stmt *s, struct arena *mem, struct err *e)
{
	struct slice names = sql_blob(s, 5);

	out->id = sqlite3_column_int64(s, 0);
	out->state = (enum source_state)sqlite3_column_int(s, 1);
	out->article = sqlite3_column_int64(s, 2);
	out->reason = (enum match_reason)sqlite3_column_int(s, 3);
	out->score = (double)sqlite3_column_int64(s, 4) / SCORE_UNIT;
	out->title = sql_dup(s, 6, mem);
	out->container = sql_dup(s, 7, mem);
	out->url = sql_dup(s, 8, mem);
	out->doi = sql_dup(s, 9, mem);
	out->date = date_of_key(sqlite3_column_int64(s, 10));
	out->text = sql_dup(s, 11, mem);
	out->citers = (size_t)sqlite3_column_int64(s, 12);
	out->times = (size_t)sqlite3_column_int64(s, 13);
	if (!pack_get_names(&out->authors, &out->nauthors, &names, mem) || out->state > SOURCE_IRRELEVANT ||
	    out->reason > MATCH_TITLE)
		return err_set(e, ERR_DB, "source %lld is damaged in the library", (long long)out->id);
	return 0;
}

int
source_get(struct db *db, struct source_row *out, struct arena *mem, int64_t id, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_GET, "i", id);
	int rc = sql_step(db, s, e);

	*out = (struct source_row){ 0 };
	if (rc == 0)
		return err_set(e, ERR_NOTFOUND, "there is no source %lld", (long long)id);
	if (rc < 0)
		return -1;
	out->merged = sqlite3_column_int64(s, 14);
	out->decision = (enum source_decision)sqlite3_column_int(s, 15);
	out->linked = sqlite3_column_int64(s, 16);
	out->irrelevant = sqlite3_column_int(s, 17);
	out->edited = (unsigned)sqlite3_column_int(s, 18);
	out->alone = (enum source_alone)sqlite3_column_int(s, 19);
	rc = read_source(&out->s, s, mem, e);
	sql_reset(s);
	return rc;
}

/* What the wanted list is sorted by; "" for what names no work, which it leaves out. */
static void
put_title_key(struct str *out, const struct source *s)
{
	if (s->title)
		key_title(out, s->title);
	if (!out->n && (s->url || s->doi))
		key_title(out, s->url ? s->url : s->doi);
}

int
source_insert(struct db *db, struct source_row *row, struct err *e)
{
	const struct source *s = &row->s;
	struct str names = { 0 }, key = { 0 };
	int rc;

	pack_put_names(&names, s->authors, s->nauthors);
	put_title_key(&key, s);
	rc = sql_run(db, e, SQL_INSERT, "btttittti", str_slice(&names), s->title, str_cstr(&key), s->container, key_date(s->date),
	    s->url, s->doi, s->text, (int64_t)row->alone);
	row->s.id = sqlite3_last_insert_rowid(db->handle);
	if (rc == 0)
		rc = sql_run(db, e, SQL_INDEX, "i", row->s.id);
	str_free(&names);
	str_free(&key);
	return rc;
}

int
source_update(struct db *db, const struct source_row *row, struct err *e)
{
	const struct source *s = &row->s;
	struct str names = { 0 }, key = { 0 };
	int rc;

	pack_put_names(&names, s->authors, s->nauthors);
	put_title_key(&key, s);
	rc = sql_run(db, e, SQL_UNINDEX, "i", s->id);
	if (rc == 0)
		rc = sql_run(db, e, SQL_UPDATE, "btttittiiiii", str_slice(&names), s->title,
		    str_cstr(&key), s->container, key_date(s->date), s->url, s->doi,
		    (int64_t)row->decision, row->linked, (int64_t)row->irrelevant,
		    (int64_t)row->edited, s->id);
	if (rc == 0)
		rc = sql_run(db, e, SQL_INDEX, "i", s->id);
	str_free(&names);
	str_free(&key);
	return rc;
}

int
source_set_match(struct db *db, int64_t id, const struct source *m, struct err *e)
{
	return sql_run(db, e, SQL_SET_MATCH, "iiiii", id, (int64_t)m->state, m->article, (int64_t)m->reason,
	    (int64_t)(m->score * SCORE_UNIT + 0.5));
}

int
source_root(struct db *db, int64_t *id, struct err *e)
{
	int64_t root;

	if (sql_int(db, &root, e, SQL_ROOT, "i", *id) < 0)
		return -1;
	*id = root;
	return 0;
}

int
source_set_merged(struct db *db, int64_t id, int64_t into, struct err *e)
{
	int64_t before = id, after = id;

	if (source_root(db, &before, e) < 0 || sql_run(db, e, SQL_SET_MERGED, "ii", id, into) < 0 ||
	    source_root(db, &after, e) < 0 || sql_run(db, e, SQL_MOVE_CITES, "ii", id, after) < 0)
		return -1;
	return cites_recount(db, before, e) < 0 ? -1 : cites_recount(db, after, e);
}

int
source_drop_unused(struct db *db, int64_t id, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_UNUSED, "i", id);
	int rc = sql_step(db, s, e);

	sql_reset(s);
	if (rc <= 0)
		return rc;
	if (source_add_keys(db, id, NULL, 0, e) < 0 || sql_run(db, e, SQL_UNINDEX, "i", id) < 0)
		return -1;
	return sql_run(db, e, SQL_DELETE, "i", id);
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
source_of_article(struct db *db, struct id_list *out, int64_t article, struct err *e)
{
	return list_ids(db, out, sql_bind(db, e, SQL_OF_ARTICLE, "i", article), e);
}

int
source_found(struct db *db, int64_t *id, int64_t article, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_FOUND, "i", article);
	int rc = sql_step(db, s, e);

	*id = rc > 0 ? sqlite3_column_int64(s, 0) : 0;
	sql_reset(s);
	return rc < 0 ? -1 : 0;
}

int
source_wanted(struct db *db, struct source_list *out, struct arena *mem, int64_t first, int64_t n, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_WANTED, "ii", first, n);
	int rc;

	while ((rc = sql_step(db, s, e)) > 0) {
		struct source row = { 0 };

		if (read_source(&row, s, mem, e) < 0) {
			sql_reset(s);
			return -1;
		}
		vec_push(&out->rows, row);
	}
	return rc;
}

int
source_wanted_count(struct db *db, int64_t *count, struct err *e)
{
	return sql_int(db, count, e, SQL_WANTED_COUNT, "");
}
