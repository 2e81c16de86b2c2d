#ifndef IBID_DB_SQL_H
#define IBID_DB_SQL_H

#include <sqlite3.h>
#include <stdatomic.h>

#include "base/err.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/str.h"
#include "db/db.h"

/* Statements, for the files of src/db/ alone. */

struct db {
	sqlite3 *handle;
	char *path;
	int patience;            /* milliseconds */
	const atomic_bool *stop; /* ends a wait early; or NULL */
	struct map statements; /* SQL text -> sqlite3_stmt; each is prepared once */
};

/*
 * The statement for `sql`, reset, its parameters ?1, ?2, ... bound in the order of `types`:
 *	i int64_t	t const char * (NULL: null)	s struct slice as text	b struct slice as blob	n null (no argument)
 * Texts and blobs are borrowed until the statement is reset. NULL with e set when it cannot be prepared.
 */
sqlite3_stmt *sql_bind(struct db *db, struct err *e, const char *sql, const char *types, ...);
/* The next row: 1, or 0 at the end, or -1. After 0 and -1 the statement is reset. */
int sql_step(struct db *db, sqlite3_stmt *s, struct err *e);
void sql_reset(sqlite3_stmt *s); /* NULL does nothing */
/* sql_bind() and all steps, for what returns no rows. */
int sql_run(struct db *db, struct err *e, const char *sql, const char *types, ...);
/* *out is the first column of the first row; ERR_NOTFOUND without a message when there is no row. */
int sql_int(struct db *db, int64_t *out, struct err *e, const char *sql, const char *types, ...);

/* What the schema asks of the program. */
int sql_add_functions(struct db *db, struct err *e);

/* Set e from what SQLite says of the last call. Returns -1. */
int sql_error(struct db *db, struct err *e);

/* A column, borrowed until the statement moves. */
struct slice sql_text(sqlite3_stmt *s, int column); /* p is NULL for null */
struct slice sql_blob(sqlite3_stmt *s, int column);
char *sql_dup(sqlite3_stmt *s, int column, struct arena *mem); /* NULL for null */

#endif
