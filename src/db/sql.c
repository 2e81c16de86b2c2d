#include "sql.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

static int
io_error(struct db *db, int code, struct err *e)
{
	int why = sqlite3_system_errno(db->handle);

	if (code == SQLITE_IOERR_SHMSIZE || why == ENOSPC || why == EDQUOT) /* of the first SQLite does not tell why */
		return err_set(e, ERR_DB, "%s: the disk is full; what was saved before is safe", db->path);
	return err_set(e, ERR_DB, "%s: the library cannot be read or written (%s)", db->path,
	    why ? strerror(why) : sqlite3_errmsg(db->handle));
}

int
sql_error(struct db *db, struct err *e)
{
	int code = db->handle ? sqlite3_errcode(db->handle) : SQLITE_NOMEM;

	switch (code & 0xFF) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return err_set(e, ERR_BUSY, "%s: another program is writing to the library; try again", db->path);
	case SQLITE_FULL:
		return err_set(e, ERR_DB, "%s: the disk is full; what was saved before is safe", db->path);
	case SQLITE_READONLY:
	case SQLITE_PERM:
		return err_set(e, ERR_DB, "%s: the library may not be written to", db->path);
	case SQLITE_CORRUPT:
		return err_set(e, ERR_DB, "%s: the library is damaged (%s); put a copy in its place", db->path,
		    sqlite3_errmsg(db->handle));
	case SQLITE_NOTADB:
		return err_set(e, ERR_DB, "%s: not a library of ibid", db->path);
	case SQLITE_CANTOPEN:
		return err_set(e, ERR_IO, "%s: the library cannot be opened (%s)", db->path,
		    strerror(sqlite3_system_errno(db->handle)));
	case SQLITE_IOERR: return io_error(db, code, e);
	default:
		return err_set(e, ERR_DB, "%s: %s", db->path,
		    db->handle ? sqlite3_errmsg(db->handle) : sqlite3_errstr(code));
	}
}

static sqlite3_stmt *
statement(struct db *db, const char *sql, struct err *e)
{
	struct slice key = slice_of(sql);
	uint64_t *known = map_get(&db->statements, key);
	sqlite3_stmt *s;

	if (known) {
		s = (sqlite3_stmt *)(uintptr_t)*known;
		sqlite3_reset(s);
		return s;
	}
	if (sqlite3_prepare_v3(db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &s, NULL) != SQLITE_OK) {
		sql_error(db, e);
		return NULL;
	}
	map_put(&db->statements, key, (uint64_t)(uintptr_t)s, NULL);
	return s;
}

static int
bind_slice(sqlite3_stmt *s, int at, struct slice v, bool text)
{
	if (!v.p && text)
		return sqlite3_bind_null(s, at);
	if (text)
		return sqlite3_bind_text64(s, at, v.p, v.n, SQLITE_STATIC, SQLITE_UTF8);
	return sqlite3_bind_blob64(s, at, v.p ? v.p : "", v.n, SQLITE_STATIC);
}

static sqlite3_stmt *
bind(struct db *db, struct err *e, const char *sql, const char *types, va_list ap)
{
	sqlite3_stmt *s = statement(db, sql, e);
	int i, rc = SQLITE_OK;

	if (!s)
		return NULL;
	for (i = 0; types[i] && rc == SQLITE_OK; i++)
		switch (types[i]) {
		case 'i': rc = sqlite3_bind_int64(s, i + 1, va_arg(ap, int64_t)); break;
		case 't': rc = bind_slice(s, i + 1, slice_of(va_arg(ap, const char *)), true); break;
		case 's': rc = bind_slice(s, i + 1, va_arg(ap, struct slice), true); break;
		case 'b': rc = bind_slice(s, i + 1, va_arg(ap, struct slice), false); break;
		default: rc = sqlite3_bind_null(s, i + 1); break;
		}
	if (rc != SQLITE_OK) {
		sql_error(db, e);
		return NULL;
	}
	return s;
}

sqlite3_stmt *
sql_bind(struct db *db, struct err *e, const char *sql, const char *types, ...)
{
	sqlite3_stmt *s;
	va_list ap;

	va_start(ap, types);
	s = bind(db, e, sql, types, ap);
	va_end(ap);
	return s;
}

int
sql_step(struct db *db, sqlite3_stmt *s, struct err *e)
{
	int rc;

	if (!s)
		return -1;
	rc = sqlite3_step(s);
	if (rc == SQLITE_ROW)
		return 1;
	if (rc != SQLITE_DONE)
		sql_error(db, e);
	sqlite3_reset(s);
	return rc == SQLITE_DONE ? 0 : -1;
}

void
sql_reset(sqlite3_stmt *s)
{
	if (s)
		sqlite3_reset(s);
}

int
sql_run(struct db *db, struct err *e, const char *sql, const char *types, ...)
{
	sqlite3_stmt *s;
	va_list ap;
	int rc;

	va_start(ap, types);
	s = bind(db, e, sql, types, ap);
	va_end(ap);
	while ((rc = sql_step(db, s, e)) > 0)
		;
	return rc;
}

int
sql_int(struct db *db, int64_t *out, struct err *e, const char *sql, const char *types, ...)
{
	sqlite3_stmt *s;
	va_list ap;
	int rc;

	va_start(ap, types);
	s = bind(db, e, sql, types, ap);
	va_end(ap);
	rc = sql_step(db, s, e);
	if (rc == 0)
		return err_set(e, ERR_NOTFOUND, "%s: no such row", db->path);
	if (rc < 0)
		return -1;
	*out = sqlite3_column_int64(s, 0);
	sqlite3_reset(s);
	return 0;
}

struct slice
sql_text(sqlite3_stmt *s, int column)
{
	const char *p = (const char *)sqlite3_column_text(s, column);

	return (struct slice){ p, (size_t)sqlite3_column_bytes(s, column) };
}

struct slice
sql_blob(sqlite3_stmt *s, int column)
{
	const char *p = sqlite3_column_blob(s, column);

	return (struct slice){ p, (size_t)sqlite3_column_bytes(s, column) };
}

char *
sql_dup(sqlite3_stmt *s, int column, struct arena *mem)
{
	struct slice t = sql_text(s, column);

	return t.p ? arena_dup(mem, t.p, t.n) : NULL;
}
