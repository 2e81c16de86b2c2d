#include "sources.h"

#include <string.h>

#include "db/keys.h"
#include "db/sql.h"

/* Sources found by words of their titles. */

enum { FEW = 1000 }; /* titles that are put in order */

/* Does an index find as many, which are more than are put in order? Then what is cited most is
 * looked at first. */
static const char SQL_MANY[] =
    "SELECT rowid FROM source_search WHERE source_search MATCH ?1 LIMIT 1 OFFSET ?2";
static const char SQL_FIND_WANTED[] =
    "SELECT w.id FROM (SELECT id FROM source INDEXED BY source_wanted WHERE state IN (0, 2)"
    " AND citers > 0 AND merged IS NULL AND title_key != '' ORDER BY citers DESC, title_key, id LIMIT ?3) s"
    " CROSS JOIN source_words w ON w.id = s.id WHERE title_holds(w.words, ?1) LIMIT ?2";
static const char SQL_FIND_TITLE[] =
    "SELECT s.id FROM (SELECT rowid FROM source_search WHERE source_search MATCH ?1 LIMIT ?3) f"
    " CROSS JOIN source s ON s.id = f.rowid WHERE s.state IN (0, 1, 2) AND s.citers > 0"
    " AND s.merged IS NULL AND s.title_key != '' ORDER BY s.state = 1, s.citers DESC, s.title_key, s.id LIMIT ?2";

/* --- what SQL asks -------------------------------------------------------------------------- */

static struct slice
text_of(sqlite3_value *v)
{
	const char *p = (const char *)sqlite3_value_text(v);

	return (struct slice){ p ? p : "", p ? (size_t)sqlite3_value_bytes(v) : 0 };
}

static void
title_words(sqlite3_context *c, int n, sqlite3_value **v)
{
	struct str words = { 0 };

	(void)n;
	key_words(&words, text_of(v[0]));
	sqlite3_result_text64(c, str_cstr(&words), words.n, SQLITE_TRANSIENT, SQLITE_UTF8);
	str_free(&words);
}

/* Do the words hold the phrase from the beginning of one on? */
static bool
holds_phrase(struct slice words, struct slice phrase)
{
	size_t at;

	for (at = 0; (at = slice_find(words, phrase, at)) != SIZE_MAX; at++)
		if (at == 0 || words.p[at - 1] == ' ')
			return true;
	return false;
}

static void
title_holds(sqlite3_context *c, int n, sqlite3_value **v)
{
	struct slice words = text_of(v[0]), left = text_of(v[1]), phrase;
	bool holds = true;

	(void)n;
	for (; holds && left.n; left = slice_sub(left, phrase.n + 1, left.n)) {
		phrase = slice_sub(left, 0, slice_find(left, SLICE("\n"), 0));
		holds = holds_phrase(words, phrase);
	}
	sqlite3_result_int(c, holds);
}

int
sql_add_functions(struct db *db, struct err *e)
{
	const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

	sqlite3 *h = db->handle;

	if (sqlite3_create_function(h, "title_words", 1, flags, NULL, title_words, NULL, NULL) ||
	    sqlite3_create_function(h, "title_holds", 2, flags, NULL, title_holds, NULL, NULL))
		return sql_error(db, e);
	return 0;
}

/* --- questions ------------------------------------------------------------------------------ */

/* An expression of FTS5: phrases whose last word may go on. They hold letters, digits and blanks
 * alone. */
static void
put_match(struct str *out, struct slice phrases)
{
	struct slice phrase;

	for (; phrases.n; phrases = slice_sub(phrases, phrase.n + 1, phrases.n)) {
		phrase = slice_sub(phrases, 0, slice_find(phrases, SLICE("\n"), 0));
		str_printf(out, "%s\"%.*s\" *", out->n ? " " : "", (int)phrase.n, phrase.p);
	}
}

static bool
has(const struct id_list *l, int64_t id)
{
	const int64_t *at;

	vec_each(at, &l->ids)
		if (*at == id)
			return true;
	return false;
}

static int
add_found(struct id_list *out, sqlite3_stmt *s, struct db *db, size_t most, struct err *e)
{
	int rc;

	while ((rc = sql_step(db, s, e)) > 0)
		if (out->ids.n < most && !has(out, sqlite3_column_int64(s, 0)))
			vec_push(&out->ids, sqlite3_column_int64(s, 0));
	return rc;
}

int
source_find_words(
    struct db *db, struct id_list *out, const char *phrases, size_t most, struct err *e)
{
	const int64_t limit = (int64_t)most, few = FEW;
	struct str match = { 0 };
	sqlite3_stmt *s;
	int rc = 1;

	put_match(&match, slice_of(phrases));
	if (match.n) {
		s = sql_bind(db, e, SQL_MANY, "ti", match.p, few);
		rc = sql_step(db, s, e);
		sql_reset(s);
	}
	if (rc > 0) {
		s = sql_bind(db, e, SQL_FIND_WANTED, "tii", phrases, limit, few);
		rc = add_found(out, s, db, most, e);
	}
	if (rc == 0 && match.n && out->ids.n < most) {
		s = sql_bind(db, e, SQL_FIND_TITLE, "tii", match.p, limit, few);
		rc = add_found(out, s, db, most, e);
	}
	str_free(&match);
	return rc;
}
