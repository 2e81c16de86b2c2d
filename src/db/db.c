#include "db.h"

#include <assert.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "assets/asset.h"
#include "db/sql.h"

enum {
	APPLICATION_ID = 0x69626964, /* "ibid" */
	BUSY_MS = 30000,             /* an import commits several times a second: its neighbours wait, not fail */
	WAL_PAGES = 4000,            /* checkpoint after as many */
	BUSY_EVERY_MS = 10,
	WAL_TRIES = 500,             /* as far apart */
};

static const char SQL_BEGIN[] = "BEGIN IMMEDIATE";
static const char SQL_COMMIT[] = "COMMIT";
static const char SQL_ROLLBACK[] = "ROLLBACK";
static const char SQL_DATA_VERSION[] = "PRAGMA data_version";
static const char SQL_USER_VERSION[] = "PRAGMA user_version";
static const char SQL_APPLICATION_ID[] = "PRAGMA application_id";
static const char SQL_TABLES[] = "SELECT count(*) FROM sqlite_schema";
static const char SQL_SETTINGS[] =
    "PRAGMA foreign_keys = ON;"
    "PRAGMA trusted_schema = OFF;"
    "PRAGMA temp_store = MEMORY;"
    "PRAGMA synchronous = NORMAL;"
    "PRAGMA journal_size_limit = 67108864;";
static const char SQL_CACHE_SMALL[] = "PRAGMA cache_size = -2048";
static const char SQL_CACHE_IMPORT[] = "PRAGMA cache_size = -65536";
static const char SQL_WAL[] = "PRAGMA journal_mode = WAL";
static const char SQL_QUERY_ONLY[] = "PRAGMA query_only = ON";

static int
wait_for_others(void *ctx, int waited)
{
	const struct db *db = ctx;

	if (waited >= db->patience / BUSY_EVERY_MS || (db->stop && atomic_load(db->stop)))
		return 0;
	sqlite3_sleep(BUSY_EVERY_MS);
	return 1;
}

int
db_begin(struct db *db, struct err *e)
{
	return sql_run(db, e, SQL_BEGIN, "");
}

int
db_commit(struct db *db, struct err *e)
{
	return sql_run(db, e, SQL_COMMIT, "");
}

void
db_rollback(struct db *db)
{
	if (!sqlite3_get_autocommit(db->handle))
		sql_run(db, NULL, SQL_ROLLBACK, "");
}

int64_t
db_data_version(struct db *db)
{
	int64_t v = 0;

	sql_int(db, &v, NULL, SQL_DATA_VERSION, "");
	return v;
}

static int
schema_version(struct db *db, int64_t *version, struct err *e)
{
	int64_t id, tables;

	/* In this order: another process may be making it just now, and what is seen of it must have its id. */
	if (sql_int(db, &tables, e, SQL_TABLES, "") < 0 || sql_int(db, version, e, SQL_USER_VERSION, "") < 0 ||
	    sql_int(db, &id, e, SQL_APPLICATION_ID, "") < 0)
		return -1;
	if (id != APPLICATION_ID && (*version || tables))
		return err_set(e, ERR_DB, "%s: not a library of ibid", db->path);
	if (*version > (int64_t)schema_nassets)
		return err_set(e, ERR_DB, "%s: made by a newer ibid (schema %lld, this one knows %zu); use that one",
		    db->path, (long long)*version, schema_nassets);
	if (*version < 0 || (!*version && tables))
		return err_set(e, ERR_DB, "%s: the library is damaged (there is no schema %lld); restore a copy", db->path,
		    (long long)*version);
	return 0;
}

/* Each step is a transaction of its own, which looks again: another process may have made it meanwhile. */
static int
migrate(struct db *db, int64_t target, struct err *e)
{
	int64_t version;

	for (;;) {
		if (schema_version(db, &version, e) < 0)
			return -1;
		if (version >= target)
			return 0;
		if (db_begin(db, e) < 0)
			return -1;
		if (schema_version(db, &version, e) < 0)
			goto fail;
		if (version < target &&
		    sqlite3_exec(db->handle, schema_assets[version].bytes, NULL, NULL, NULL) != SQLITE_OK) {
			sql_error(db, e);
			goto fail;
		}
		if (db_commit(db, e) < 0)
			goto fail;
	}
fail:
	db_rollback(db);
	return -1;
}

/* Two processes that turn the same new file to WAL at once: one is refused, so it asks again. */
static int
turn_to_wal(struct db *db, struct err *e)
{
	struct err last = { 0 };
	int tries, rc = -1;

	db->patience = 0; /* each try would wait as long */
	for (tries = 0; tries < WAL_TRIES && rc < 0; tries++) {
		sqlite3_stmt *s;

		last = (struct err){ 0 };
		s = sql_bind(db, &last, SQL_WAL, "");
		rc = sql_step(db, s, &last);
		sql_reset(s);
		if (rc < 0 && last.code != ERR_BUSY)
			break;
		if (rc < 0)
			sqlite3_sleep(BUSY_EVERY_MS);
	}
	db->patience = BUSY_MS;
	return rc < 0 ? err_set(e, (enum err_code)last.code, "%s", last.msg) : 0;
}

/* The log of a library that is no longer there. SQLite would take the file for a new one and delete the log. */
static bool
is_cut_off(const char *path)
{
	struct str log = { 0 };
	struct stat st;
	bool has_log;

	/* In this order: a library that is being made has its first page before it has a log. */
	str_printf(&log, "%s-wal", path);
	has_log = stat(log.p, &st) == 0;
	str_free(&log);
	return has_log && stat(path, &st) == 0 && st.st_size == 0;
}

static int
connect(struct db *db, int flags, struct err *e)
{
	struct stat st;

	if (stat(db->path, &st) == 0 && !S_ISREG(st.st_mode))
		return err_set(e, ERR_IO, "%s: not a library of ibid (no regular file)", db->path);
	if (!(flags & SQLITE_OPEN_CREATE) && stat(db->path, &st) < 0)
		return err_set(e, errno == ENOENT ? ERR_NOTFOUND : ERR_IO, "%s: %s", db->path,
		    errno == ENOENT ? "there is no library yet; `ibid import PATH...` makes one" : strerror(errno));
	if (is_cut_off(db->path))
		return err_set(e, ERR_DB, "%s: something emptied this library; quit ibid, delete the -wal file beside it, and put a copy in its place",
		    db->path);
	if (sqlite3_open_v2(db->path, &db->handle, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
		return sql_error(db, e);
	sqlite3_extended_result_codes(db->handle, 1);
	db->patience = BUSY_MS;
	sqlite3_busy_handler(db->handle, wait_for_others, db);
	return 0;
}

/* A log cannot be kept beside a file in a folder that may not be written to: read the file as it is. */
static int
connect_immutable(struct db *db, struct err *e)
{
	struct str uri = { 0 };
	const char *p;
	int rc;

	str_puts(&uri, "file:");
	for (p = db->path; *p; p++)
		if (strchr("%?#", *p))
			str_printf(&uri, "%%%02X", (unsigned char)*p);
		else
			str_putc(&uri, *p);
	str_puts(&uri, "?immutable=1");
	rc = sqlite3_open_v2(str_cstr(&uri), &db->handle,
	    SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
	str_free(&uri);
	return rc == SQLITE_OK ? 0 : sql_error(db, e);
}

static void
disconnect(struct db *db)
{
	struct map_slot *s;

	map_each(s, &db->statements)
		sqlite3_finalize((sqlite3_stmt *)(uintptr_t)s->value);
	map_free(&db->statements);
	sqlite3_close(db->handle);
	db->handle = NULL;
}

static int
settings(struct db *db, enum db_cache cache, struct err *e)
{
	if (sqlite3_exec(db->handle, SQL_SETTINGS, NULL, NULL, NULL) != SQLITE_OK)
		return sql_error(db, e);
	if (sql_add_functions(db, e) < 0)
		return -1;
	sqlite3_wal_autocheckpoint(db->handle, WAL_PAGES);
	return sql_run(db, e, cache == DB_CACHE_IMPORT ? SQL_CACHE_IMPORT : SQL_CACHE_SMALL, "");
}

static int
open_with(struct db *db, enum db_mode mode, enum db_cache cache, int target, struct err *e)
{
	struct err first = { 0 };
	int64_t version;

	if (connect(db, SQLITE_OPEN_READWRITE | (mode == DB_WRITE ? SQLITE_OPEN_CREATE : 0), e) < 0)
		return -1;
	if (schema_version(db, &version, &first) < 0) {
		int code = sqlite3_errcode(db->handle) & 0xFF;

		if (mode == DB_WRITE || (code != SQLITE_CANTOPEN && code != SQLITE_READONLY))
			return err_set(e, (enum err_code)first.code, "%s", first.msg);
		disconnect(db);
		if (connect_immutable(db, e) < 0 || schema_version(db, &version, e) < 0)
			return -1;
	}
	if (settings(db, cache, e) < 0)
		return -1;
	if (sqlite3_db_readonly(db->handle, "main") == 1) {
		if (mode == DB_WRITE)
			return err_set(e, ERR_DB, "%s: the library may not be written to", db->path);
		if (version < target)
			return err_set(e, ERR_DB, "%s: made by an older ibid and may not be written to", db->path);
	} else if (turn_to_wal(db, e) < 0 || migrate(db, target, e) < 0)
		return -1;
	if (mode == DB_READ && sql_step(db, sql_bind(db, e, SQL_QUERY_ONLY, ""), e) < 0)
		return -1;
	return 0;
}

static int
open_any(struct db **out, const char *path, enum db_mode mode, enum db_cache cache, int target, struct err *e)
{
	struct db *db = mem_zalloc(sizeof(*db));

	*out = NULL;
	db->path = mem_strdup(path);
	if (open_with(db, mode, cache, target, e) < 0) {
		db_close(db);
		return -1;
	}
	*out = db;
	return 0;
}

int
db_open(struct db **out, const char *path, enum db_mode mode, enum db_cache cache, struct err *e)
{
	return open_any(out, path, mode, cache, (int)schema_nassets, e);
}

int
db_open_schema(struct db **out, const char *path, int version, struct err *e)
{
	return open_any(out, path, DB_WRITE, DB_CACHE_SMALL, version ? version : (int)schema_nassets, e);
}

void
db_set_patience(struct db *db, int milliseconds)
{
	db->patience = milliseconds;
}

void
db_set_stop(struct db *db, const atomic_bool *stop)
{
	db->stop = stop;
}

void
db_close(struct db *db)
{
	if (!db)
		return;
	disconnect(db);
	free(db->path);
	free(db);
}
