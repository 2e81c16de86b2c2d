#include "corrections.h"

#include <string.h>

#include "base/vec.h"
#include "db/sql.h"

static const char SQL_GET[] = "SELECT line, keep FROM correction WHERE document = ?1";
static const char SQL_PUT[] = "INSERT OR REPLACE INTO correction (document, line, keep) VALUES (?1, ?2, ?3)";
static const char SQL_REMOVE[] = "DELETE FROM correction WHERE document = ?1 AND line = ?2";

int
corrections_get(struct db *db, struct line_corrections *out, struct arena *mem, int64_t document, struct err *e)
{
	VEC(struct line_correction) found = { 0 };
	struct line_correction *at;
	sqlite3_stmt *s = sql_bind(db, e, SQL_GET, "i", document);
	int rc;

	while ((rc = sql_step(db, s, e)) > 0)
		vec_push(&found, ((struct line_correction){
				     .line = (uint64_t)sqlite3_column_int64(s, 0),
				     .verdict = sqlite3_column_int64(s, 1) ? LINE_KEEP : LINE_DROP,
				 }));
	at = arena_alloc(mem, found.n * sizeof(*at));
	if (found.n)
		memcpy(at, found.at, found.n * sizeof(*at));
	*out = (struct line_corrections){ at, found.n };
	vec_free(&found);
	return rc;
}

int
correction_put(struct db *db, int64_t document, const struct line_correction *c, struct err *e)
{
	if (c->verdict == LINE_AS_FOUND)
		return sql_run(db, e, SQL_REMOVE, "ii", document, (int64_t)c->line);
	return sql_run(db, e, SQL_PUT, "iii", document, (int64_t)c->line, (int64_t)(c->verdict == LINE_KEEP));
}
