#include "furniture.h"

#include <stdlib.h>

#include "db/documents.h"
#include "db/sql.h"
#include "model/varint.h"

static const char SQL_LEARNED[] = "SELECT hash FROM line WHERE site = ?1 AND learned = 1";
static const char SQL_COUNT[] = "SELECT documents FROM line WHERE site = ?1 AND hash = ?2";
static const char SQL_GET[] = "SELECT learned, holders FROM line WHERE site = ?1 AND hash = ?2";
static const char SQL_INSERT[] =
    "INSERT INTO line (site, hash, documents, learned, holders) VALUES (?1, ?2, 1, ?3, ?4)";
static const char SQL_ADD[] = "UPDATE line SET documents = documents + 1 WHERE site = ?1 AND hash = ?2";
static const char SQL_ADD_HOLDER[] =
    "UPDATE line SET documents = documents + 1, holders = CAST(holders || ?3 AS BLOB)"
    " WHERE site = ?1 AND hash = ?2";
static const char SQL_LEARN[] =
    "UPDATE line SET documents = documents + 1, learned = 1, holders = NULL WHERE site = ?1 AND hash = ?2";

static int
by_value(const void *pa, const void *pb)
{
	const uint64_t *a = pa, *b = pb;

	return (*a > *b) - (*a < *b);
}

void
furniture_sort(struct furniture_lines *l)
{
	if (l->hashes.n)
		qsort(l->hashes.at, l->hashes.n, sizeof(*l->hashes.at), by_value);
}

bool
furniture_has(void *lines, uint64_t line)
{
	const struct furniture_lines *l = lines;
	size_t lo = 0, hi = l->hashes.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (l->hashes.at[mid] < line)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < l->hashes.n && l->hashes.at[lo] == line;
}

int
furniture_learned(struct db *db, struct furniture_lines *out, int64_t site, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_LEARNED, "i", site);
	int rc;

	vec_clear(&out->hashes);
	while ((rc = sql_step(db, s, e)) > 0)
		vec_push(&out->hashes, (uint64_t)sqlite3_column_int64(s, 0));
	furniture_sort(out);
	return rc;
}

int
furniture_count(struct db *db, int64_t *documents, int64_t site, uint64_t line, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_COUNT, "ii", site, (int64_t)line);
	int rc = sql_step(db, s, e);

	*documents = rc > 0 ? sqlite3_column_int64(s, 0) : 0;
	sql_reset(s);
	return rc < 0 ? -1 : 0;
}

static int
make_stale(struct db *db, struct slice holders, struct err *e)
{
	uint64_t id;

	while (varint_get(&id, &holders))
		if (document_set_stale(db, (int64_t)id, true, e) < 0)
			return -1;
	return 0;
}

int
furniture_add(struct db *db, int64_t site, uint64_t line, int64_t document, bool known, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_GET, "ii", site, (int64_t)line);
	int found = sql_step(db, s, e), rc;
	bool learned = found > 0 && sqlite3_column_int64(s, 0);
	struct str id = { 0 };

	if (found < 0)
		return -1;
	rc = known && found && !learned ? make_stale(db, sql_blob(s, 1), e) : 0;
	sql_reset(s);
	if (rc < 0)
		return -1;
	varint_put(&id, (uint64_t)document);
	if (!found && known)
		rc = sql_run(db, e, SQL_INSERT, "iiin", site, (int64_t)line, (int64_t)1);
	else if (!found)
		rc = sql_run(db, e, SQL_INSERT, "iiib", site, (int64_t)line, (int64_t)0, str_slice(&id));
	else if (learned)
		rc = sql_run(db, e, SQL_ADD, "ii", site, (int64_t)line);
	else if (known)
		rc = sql_run(db, e, SQL_LEARN, "ii", site, (int64_t)line);
	else
		rc = sql_run(db, e, SQL_ADD_HOLDER, "iib", site, (int64_t)line, str_slice(&id));
	if (rc == 0 && learned && !known)
		rc = document_set_stale(db, document, true, e);
	str_free(&id);
	return rc;
}
