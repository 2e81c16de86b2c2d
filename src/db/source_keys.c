#include "sources.h"

#include <string.h>

#include "db/keys.h"
#include "db/pack.h"
#include "db/sql.h"

static const char SQL_SOURCE_KEYS[] = "SELECT keys FROM source WHERE id = ?1";
static const char SQL_SET_SOURCE_KEYS[] = "UPDATE source SET keys = ?2 WHERE id = ?1";
static const char SQL_ADD_SOURCE_KEY[] = "INSERT OR IGNORE INTO source_key (hash, source) VALUES (?1, ?2)";
static const char SQL_DROP_SOURCE_KEY[] = "DELETE FROM source_key WHERE hash = ?1 AND source = ?2";
static const char SQL_FIND_SOURCE[] = "SELECT source FROM source_key WHERE hash = ?1 LIMIT ?2";
static const char SQL_ARTICLE_KEYS[] = "SELECT keys FROM article_keys WHERE article = ?1";
static const char SQL_SET_ARTICLE_KEYS[] = "INSERT OR REPLACE INTO article_keys (article, keys) VALUES (?1, ?2)";
static const char SQL_DROP_ARTICLE_KEYS[] = "DELETE FROM article_keys WHERE article = ?1";
static const char SQL_ADD_ARTICLE_KEY[] = "INSERT OR IGNORE INTO article_key (hash, article) VALUES (?1, ?2)";
static const char SQL_DROP_ARTICLE_KEY[] = "DELETE FROM article_key WHERE hash = ?1 AND article = ?2";
static const char SQL_FIND_ARTICLE[] = "SELECT article FROM article_key WHERE hash = ?1 LIMIT ?2";
static const char SQL_WORK[] = "SELECT title, authors, publisher, date, url, deleted FROM article WHERE id = ?1";

struct key_set {
	VEC(uint64_t) at;
};

static int
get_keys(struct db *db, struct key_set *out, const char *sql, int64_t id, bool *found, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, sql, "i", id);
	int rc = sql_step(db, s, e);
	struct slice blob = { 0 };
	uint64_t key;

	*found = rc > 0;
	if (rc > 0)
		blob = sql_blob(s, 0);
	for (; blob.n >= sizeof(key); blob = slice_sub(blob, sizeof(key), blob.n)) {
		memcpy(&key, blob.p, sizeof(key));
		vec_push(&out->at, key);
	}
	sql_reset(s);
	return rc < 0 ? -1 : 0;
}

static bool
holds(const uint64_t *keys, size_t n, uint64_t key)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (keys[i] == key)
			return true;
	return false;
}

/* The statement for each of `keys` that is not among the others. */
static int
run_each(struct db *db, const char *sql, int64_t id, const uint64_t *keys, size_t n, const uint64_t *but, size_t nbut,
    struct err *e)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!holds(but, nbut, keys[i]) && sql_run(db, e, sql, "ii", (int64_t)keys[i], id) < 0)
			return -1;
	return 0;
}

static struct slice
as_blob(const uint64_t *keys, size_t n)
{
	return (struct slice){ (const char *)keys, n * sizeof(*keys) };
}

int
source_add_keys(struct db *db, int64_t id, const uint64_t *keys, size_t n, struct err *e)
{
	struct key_set old = { 0 };
	size_t before, i;
	bool found;
	int rc = get_keys(db, &old, SQL_SOURCE_KEYS, id, &found, e);

	before = old.at.n;
	if (rc == 0 && n == 0) /* it goes */
		rc = run_each(db, SQL_DROP_SOURCE_KEY, id, old.at.at, old.at.n, NULL, 0, e);
	for (i = 0; i < n && old.at.n < SOURCE_KEYS_MAX; i++)
		if (!holds(old.at.at, old.at.n, keys[i]))
			vec_push(&old.at, keys[i]);
	if (rc == 0 && old.at.n > before) {
		rc = run_each(db, SQL_ADD_SOURCE_KEY, id, old.at.at + before, old.at.n - before, NULL, 0, e);
		if (rc == 0)
			rc = sql_run(db, e, SQL_SET_SOURCE_KEYS, "ib", id, as_blob(old.at.at, old.at.n));
	}
	vec_free(&old.at);
	return rc;
}

static int
find(struct db *db, struct id_list *out, const char *sql, uint64_t key, size_t most, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, sql, "ii", (int64_t)key, (int64_t)most);
	int rc;

	while ((rc = sql_step(db, s, e)) > 0)
		vec_push(&out->ids, sqlite3_column_int64(s, 0));
	return rc;
}

int
source_find_key(struct db *db, struct id_list *out, uint64_t key, size_t most, struct err *e)
{
	return find(db, out, SQL_FIND_SOURCE, key, most, e);
}

int
article_find_key(struct db *db, struct id_list *out, uint64_t key, size_t most, struct err *e)
{
	return find(db, out, SQL_FIND_ARTICLE, key, most, e);
}

int
article_set_keys(struct db *db, int64_t article, const uint64_t *keys, size_t n, struct err *e)
{
	struct key_set old = { 0 };
	bool found;
	int rc = get_keys(db, &old, SQL_ARTICLE_KEYS, article, &found, e);

	n = keys ? n : 0;
	if (rc == 0)
		rc = run_each(db, SQL_DROP_ARTICLE_KEY, article, old.at.at, old.at.n, keys, n, e);
	if (rc == 0)
		rc = run_each(db, SQL_ADD_ARTICLE_KEY, article, keys, n, old.at.at, old.at.n, e);
	if (rc == 0 && keys)
		rc = sql_run(db, e, SQL_SET_ARTICLE_KEYS, "ib", article, as_blob(keys, n));
	else if (rc == 0 && found)
		rc = sql_run(db, e, SQL_DROP_ARTICLE_KEYS, "i", article);
	vec_free(&old.at);
	return rc;
}

int
article_has_keys(struct db *db, bool *has, int64_t article, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_ARTICLE_KEYS, "i", article);
	int rc = sql_step(db, s, e);

	*has = rc > 0;
	sql_reset(s);
	return rc < 0 ? -1 : 0;
}

int
article_brief_work(struct db *db, struct article *out, bool *live, struct arena *mem, int64_t id, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_WORK, "i", id);
	int rc = sql_step(db, s, e);

	*out = (struct article){ .id = id };
	*live = false;
	if (rc == 0)
		return err_set(e, ERR_NOTFOUND, "there is no article %lld", (long long)id);
	if (rc < 0)
		return -1;
	out->title = sql_dup(s, 0, mem);
	out->publisher = sql_dup(s, 2, mem);
	out->date = date_of_key(sqlite3_column_int64(s, 3));
	out->url = sql_dup(s, 4, mem);
	*live = sqlite3_column_int64(s, 5) == 0;
	rc = unpack_authors(out, sql_blob(s, 1), mem) ? 0 : err_set(e, ERR_DB, "article %lld is damaged in the library; import it again", (long long)id);
	sql_reset(s);
	return rc;
}
