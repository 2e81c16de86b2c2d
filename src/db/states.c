#include "states.h"

#include "base/vec.h"
#include "db/sql.h"

static const char SQL_STATE[] = "SELECT position FROM state WHERE article = ?1";
static const char SQL_SET_STATE[] =
    "INSERT OR REPLACE INTO state (article, position) VALUES (?1, ?2)";
static const char SQL_MOVE_STATE[] = "UPDATE state SET position = ?2 WHERE article = ?1";
static const char SQL_MARK[] = "SELECT article, position FROM mark WHERE scope = ?1 AND letter = ?2";
static const char SQL_SET_MARK[] =
    "INSERT OR REPLACE INTO mark (scope, letter, article, position) VALUES (?1, ?2, ?3, ?4)";
static const char SQL_MARKS[] = "SELECT DISTINCT position FROM mark WHERE article = ?1 ORDER BY position";
static const char SQL_MOVE_MARKS[] = "UPDATE mark SET position = ?3 WHERE article = ?1 AND position = ?2";
static const char SQL_SETTING[] = "SELECT value FROM setting WHERE key = ?1";
static const char SQL_SET_SETTING[] = "INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)";
static const char SQL_UNSET_SETTING[] = "DELETE FROM setting WHERE key = ?1";

int
state_get(struct db *db, size_t *position, int64_t article, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_STATE, "i", article);
	int rc = sql_step(db, s, e);

	*position = rc > 0 ? (size_t)sqlite3_column_int64(s, 0) : 0;
	sql_reset(s);
	return rc < 0 ? -1 : 0;
}

int
state_set(struct db *db, int64_t article, size_t position, struct err *e)
{
	return sql_run(db, e, SQL_SET_STATE, "ii", article, (int64_t)position);
}

int
mark_get(struct db *db, int64_t *article, size_t *position, int64_t scope, char letter, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_MARK, "is", scope, ((struct slice){ &letter, 1 }));
	int rc = sql_step(db, s, e);

	if (rc > 0) {
		*article = sqlite3_column_int64(s, 0);
		*position = (size_t)sqlite3_column_int64(s, 1);
	}
	sql_reset(s);
	if (rc == 0)
		return err_set(e, ERR_NOTFOUND, "mark %c is not set", letter);
	return rc < 0 ? -1 : 0;
}

int
mark_set(struct db *db, int64_t scope, char letter, int64_t article, size_t position, struct err *e)
{
	return sql_run(db, e, SQL_SET_MARK, "isii", scope, ((struct slice){ &letter, 1 }), article,
	    (int64_t)position);
}

int
state_follow(struct db *db, int64_t article, struct slice was, struct slice is, struct err *e)
{
	VEC(int64_t) marks = { 0 };
	size_t position, to, i;
	sqlite3_stmt *s;
	int rc;

	if (state_get(db, &position, article, e) < 0)
		return -1;
	to = slice_follow(position, was, is);
	if (to != position && sql_run(db, e, SQL_MOVE_STATE, "ii", article, (int64_t)to) < 0)
		return -1;
	s = sql_bind(db, e, SQL_MARKS, "i", article);
	while ((rc = sql_step(db, s, e)) > 0)
		vec_push(&marks, sqlite3_column_int64(s, 0));
	/* Those that move down go last first, so that none takes along another that has come where it stood. */
	for (i = 0; i < marks.n && rc == 0; i++) {
		size_t k = is.n > was.n ? marks.n - 1 - i : i;

		to = slice_follow((size_t)marks.at[k], was, is);
		if ((int64_t)to != marks.at[k])
			rc = sql_run(db, e, SQL_MOVE_MARKS, "iii", article, marks.at[k], (int64_t)to);
	}
	vec_free(&marks);
	return rc;
}

int
setting_get(struct db *db, char **value, const char *key, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_SETTING, "t", key);
	int rc = sql_step(db, s, e);
	struct slice v = { 0 };

	if (rc > 0)
		v = sql_text(s, 0);
	*value = v.p ? mem_dup(v.p, v.n) : NULL;
	sql_reset(s);
	return rc < 0 ? -1 : 0;
}

int
setting_set(struct db *db, const char *key, const char *value, struct err *e)
{
	if (!*value)
		return sql_run(db, e, SQL_UNSET_SETTING, "t", key);
	return sql_run(db, e, SQL_SET_SETTING, "tt", key, value);
}
