#include "documents.h"

#include "db/sql.h"

static const char SQL_FIND[] =
    "SELECT id, site, hash, size, bad_bytes, imported FROM document WHERE origin = ?1";
static const char SQL_IS_COPY[] = "SELECT EXISTS (SELECT 1 FROM document WHERE hash = ?1)";
static const char SQL_LOAD[] =
    "SELECT d.id, d.site, d.hash, d.size, d.bad_bytes, d.imported, d.origin, d.encoding, o.bytes"
    " FROM document d JOIN original o ON o.document = d.id WHERE d.id = ?1";
static const char SQL_INSERT[] =
    "INSERT INTO document (origin, site, encoding, hash, size, bad_bytes, imported)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
static const char SQL_UPDATE[] =
    "UPDATE document SET site = ?2, encoding = ?3, hash = ?4, size = ?5, bad_bytes = ?6, imported = ?7"
    " WHERE id = ?1";
static const char SQL_PUT_ORIGINAL[] = "INSERT OR REPLACE INTO original (document, bytes) VALUES (?1, ?2)";
static const char SQL_FIND_SITE[] = "SELECT id, documents FROM site WHERE name = ?1";
static const char SQL_INSERT_SITE[] = "INSERT INTO site (name) VALUES (?1)";
static const char SQL_COUNT_SITE[] = "UPDATE site SET documents = documents + 1 WHERE id = ?1";
static const char SQL_STALE[] = "SELECT document FROM stale WHERE document > ?1 ORDER BY document LIMIT ?2";
static const char SQL_SET_STALE[] = "INSERT OR IGNORE INTO stale (document) VALUES (?1)";
static const char SQL_UNSET_STALE[] = "DELETE FROM stale WHERE document = ?1";

static void
read_document(struct document *out, sqlite3_stmt *s)
{
	*out = (struct document){
		.id = sqlite3_column_int64(s, 0),
		.site = sqlite3_column_int64(s, 1),
		.hash = (uint64_t)sqlite3_column_int64(s, 2),
		.size = (size_t)sqlite3_column_int64(s, 3),
		.bad_bytes = (size_t)sqlite3_column_int64(s, 4),
		.imported = sqlite3_column_int64(s, 5),
	};
}

int
document_find(struct db *db, struct document *out, const char *origin, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_FIND, "t", origin);
	int rc = sql_step(db, s, e);

	*out = (struct document){ 0 };
	if (rc < 0)
		return -1;
	if (rc > 0)
		read_document(out, s);
	sql_reset(s);
	return 0;
}

int
document_is_copy(struct db *db, bool *copy, uint64_t hash, struct err *e)
{
	int64_t found = 0;
	int rc = sql_int(db, &found, e, SQL_IS_COPY, "i", (int64_t)hash);

	*copy = found;
	return rc;
}

int
document_load(struct db *db, struct document *out, struct arena *mem, int64_t id, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_LOAD, "i", id);
	int rc = sql_step(db, s, e);
	struct slice bytes;

	if (rc == 0)
		return err_set(e, ERR_NOTFOUND, "there is no document %lld", (long long)id);
	if (rc < 0)
		return -1;
	read_document(out, s);
	out->origin = sql_dup(s, 6, mem);
	out->encoding = sql_dup(s, 7, mem);
	bytes = sql_blob(s, 8);
	out->original = (struct slice){ arena_dup(mem, bytes.p, bytes.n), bytes.n };
	sql_reset(s);
	return 0;
}

int
document_put(struct db *db, struct document *d, struct err *e)
{
	if (d->id == 0) {
		if (sql_run(db, e, SQL_INSERT, "titiiii", d->origin, d->site, d->encoding, (int64_t)d->hash,
			(int64_t)d->size, (int64_t)d->bad_bytes, d->imported) < 0)
			return -1;
		d->id = sqlite3_last_insert_rowid(db->handle);
		if (sql_run(db, e, SQL_COUNT_SITE, "i", d->site) < 0)
			return -1;
	} else if (sql_run(db, e, SQL_UPDATE, "iitiiii", d->id, d->site, d->encoding, (int64_t)d->hash,
		       (int64_t)d->size, (int64_t)d->bad_bytes, d->imported) < 0)
		return -1;
	return sql_run(db, e, SQL_PUT_ORIGINAL, "ib", d->id, d->original);
}

int
site_find(struct db *db, int64_t *id, int64_t *documents, const char *name, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_FIND_SITE, "t", name);
	int rc = sql_step(db, s, e);

	*id = rc > 0 ? sqlite3_column_int64(s, 0) : 0;
	if (documents)
		*documents = rc > 0 ? sqlite3_column_int64(s, 1) : 0;
	sql_reset(s);
	return rc < 0 ? -1 : 0;
}

int
site_put(struct db *db, int64_t *id, const char *name, struct err *e)
{
	if (site_find(db, id, NULL, name, e) < 0)
		return -1;
	if (*id)
		return 0;
	if (sql_run(db, e, SQL_INSERT_SITE, "t", name) < 0)
		return -1;
	*id = sqlite3_last_insert_rowid(db->handle);
	return 0;
}

int
document_stale(struct db *db, struct document_ids *out, int64_t after, size_t limit, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_STALE, "ii", after, (int64_t)limit);
	int rc;

	while ((rc = sql_step(db, s, e)) > 0)
		vec_push(&out->ids, sqlite3_column_int64(s, 0));
	return rc;
}

int
document_set_stale(struct db *db, int64_t id, bool stale, struct err *e)
{
	return sql_run(db, e, stale ? SQL_SET_STALE : SQL_UNSET_STALE, "i", id);
}
