#ifndef IBID_DB_DB_H
#define IBID_DB_DB_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

/*
 * The library file: one SQLite database in WAL mode. A connection belongs to one thread at a time.
 * The functions of src/db/ return 0, or -1 with e set; those that look one thing up set ERR_NOTFOUND when it is not there.
 */
struct db;

enum db_mode {
	DB_READ,  /* must exist; nothing is written but a migration */
	DB_WRITE, /* made when it does not exist */
};

enum db_cache {
	DB_CACHE_SMALL,  /* 2 MiB of pages: the reader stays small */
	DB_CACHE_IMPORT, /* 64 MiB, while rows come in by the thousand */
};

/* Open, and bring to the newest schema. */
int db_open(struct db **out, const char *path, enum db_mode mode, enum db_cache cache, struct err *e);
void db_close(struct db *db);
/* How long to wait for another connection that writes, before ERR_BUSY; half a minute at first. */
void db_set_patience(struct db *db, int milliseconds);
void db_set_stop(struct db *db, const atomic_bool *stop); /* borrowed: once it is true, nothing is waited for */
/* Bring to schema `version` only; 0: the newest. For the tests of the migrations. */
int db_open_schema(struct db **out, const char *path, int version, struct err *e);

/* A transaction that writes, from its start on. */
int db_begin(struct db *db, struct err *e);
int db_try_begin(struct db *db, struct err *e); /* ERR_BUSY at once when another connection writes */
/* One that only reads, so that many questions see one state and cost no lock each; db_rollback() ends it. */
int db_begin_read(struct db *db, struct err *e);
int db_commit(struct db *db, struct err *e);
void db_rollback(struct db *db);

/* Changes when another connection has changed the library. */
int64_t db_data_version(struct db *db);

#endif
