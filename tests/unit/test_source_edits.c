#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "app/ingest.h"
#include "app/library.h"
#include "app/sources.h"
#include "db/sql.h"
#include "tests/unit/temp.h"

/*
 * Laws of the corrections of sources, on random sequences: what is counted is what is there, after whatever was done, by
 * whomever; and when all of a session's corrections are taken back, nothing of them is left.
 */

enum { ARTICLES = 7, STEPS = 40, ROUNDS = 12 };

struct fixture {
	char *folder, *path;
	struct library *l, *other;
	sqlite3 *db;
	uint64_t dice;
	struct str log;
	VEC(source_edit) edits;
	size_t done;
};

static size_t
dice(struct fixture *f, size_t sides)
{
	f->dice = f->dice * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(f->dice >> 33) % sides;
}

#define BODY                                                                                       \
	"The keeper of the lamp at Old Point has kept it burning for forty years, and nobody in the town has asked him" \
	" why he never lets it rest, not even in the long summer. [1]\n\nHe says that the lamp is older than the harbour," \
	" and the council wrote it down and filed it away with great care. [2]\n"

static const char *const references[] = {
	"Quill, Mara, Who Keeps the Lamp of Old Point, The Salt Review, August 2nd, 2019.",
	"M. Quill, \"Who keeps the lamp of Old-Point?\", Salt Review, 2 August 2019.",
	"Quill, Mara, Who Keeps the Lamp of Old Point, 2019.",
	"https://salt-review.example/lamp-of-old-point",
	"Corvane, Elias, Reefs That No Map Has Shown, Harbour Post, March 5th, 2018.",
	"Elias Corvane, \"Reefs that no map has shown\", https://harbour-post.example/reefs, March 5th, 2018.",
	"Marsh, Peter, Bells Over the Water, Salt Weekly, June 1st, 2021.",
	"Harbour Post, June 1st, 2021.",
	"ibid.",
	"Marsh, Peter, Bells Over the Water.",
};

static const char *const heads[] = {
	"Who Keeps the Lamp of Old Point\nBy Mara Quill\nThe Salt Review\nAugust 2nd, 2019\nhttps://salt-review.example/lamp-of-old-point\n\n",
	"Reefs That No Map Has Shown\nBy Elias Corvane\nHarbour Post\nMarch 5th, 2018\n\n",
	"Bells Over the Water\nBy Peter Marsh\nSalt Weekly\nJune 1st, 2021\n\n",
	"Who Keeps the Lamp of Old Point\nBy Mara Quill\nOld Point Times\nAugust 2nd, 2019\n\n",
	"\n\n",
	"Forty Years at the Lamp\nBy Anna Holt\nHarbour Post\nMay 4th, 2020\n\n",
	"!!!\n\n",
};

static void
import_with(struct fixture *f, size_t number, const char *list)
{
	struct str text = { 0 };
	char origin[32];
	struct ingest_text t;
	struct ingest_options o = { .library = f->path, .texts = &t, .ntexts = 1, .jobs = 1 };
	struct ingest_report r;
	struct ingest *g;
	struct err e = { 0 };

	str_printf(&text, "%s%s%s%s", heads[number], BODY, *list ? "\nReferences:\n" : "", list);
	snprintf(origin, sizeof(origin), "%zu.txt", number);
	t = (struct ingest_text){ .origin = origin, .bytes = str_slice(&text) };
	if (ingest_start(&g, &o, &e) < 0 || ingest_finish(g, &r, &e) < 0)
		fail_msg("%s", e.msg);
	ingest_report_free(&r);
	str_free(&text);
}

/* An article as its file has it now: its references change from one import to the next. */
static void
import(struct fixture *f, size_t number)
{
	struct str list = { 0 };
	size_t i, n = dice(f, 5);

	for (i = 0; i < n; i++)
		str_printf(&list, "[%zu] %s\n", i + 1, references[dice(f, sizeof(references) / sizeof(*references))]);
	str_printf(&f->log, " import %zu;", number);
	import_with(f, number, str_cstr(&list));
	str_free(&list);
}

static int
set_up(void **state)
{
	struct fixture *f = mem_zalloc(sizeof(*f));
	struct err e = { 0 };
	struct db db = { 0 };

	f->folder = temp_folder();
	f->path = temp_file(f->folder, "library.ibid");
	*state = f;
	if (library_open(&f->l, f->path, LIBRARY_WRITE, &e) < 0 ||
	    library_open(&f->other, f->path, LIBRARY_WRITE, &e) < 0 ||
	    sqlite3_open(f->path, &f->db) != SQLITE_OK)
		return -1;
	db.handle = f->db;
	return sql_add_functions(&db, &e);
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	sqlite3_close(f->db);
	library_close(f->l);
	library_close(f->other);
	vec_free(&f->edits);
	str_free(&f->log);
	free(f->path);
	temp_remove(f->folder);
	free(f);
	return 0;
}

/* All rows of a query, a line a row. */
static void
put_rows(struct fixture *f, struct str *out, const char *sql)
{
	sqlite3_stmt *s;
	int i;

	if (sqlite3_prepare_v2(f->db, sql, -1, &s, NULL) != SQLITE_OK)
		fail_msg("%s", sqlite3_errmsg(f->db));
	while (sqlite3_step(s) == SQLITE_ROW) {
		for (i = 0; i < sqlite3_column_count(s); i++)
			str_printf(out, "%s|", (const char *)sqlite3_column_text(s, i));
		str_putc(out, '\n');
	}
	sqlite3_finalize(s);
}

static void
put_library(struct fixture *f, struct str *out)
{
	put_rows(f, out,
	    "SELECT id, merged, state, article, reason, score, decision, linked, irrelevant, edited, alone, hex(authors), title,"
	    " container, date, url, doi, text, citers, times FROM source"
	    " WHERE alone != 1 OR times > 0 ORDER BY id"); /* what was split off and put back is kept and shown nowhere */
	put_rows(f, out, "SELECT 'cite', * FROM cite ORDER BY article, number");
	put_rows(f, out, "SELECT 'pin', * FROM cite_pin ORDER BY article, hash");
	put_rows(f, out, "SELECT 'wanted', sources FROM wanted_total");
}

/* Rows that break a law; there are none. */
static void
nothing(struct fixture *f, const char *law, const char *sql)
{
	struct str rows = { 0 };

	put_rows(f, &rows, sql);
	if (rows.n)
		fail_msg("%s:\n%safter%s", law, str_cstr(&rows), str_cstr(&f->log));
	str_free(&rows);
}

static void
what_is_counted_is_there(struct fixture *f)
{
	nothing(f, "counts of a source",
	    "SELECT s.id, s.citers, s.times, c.citers, c.times FROM source s JOIN (SELECT s.id, count(DISTINCT a.id) AS citers,"
	    " count(a.id) AS times FROM source s LEFT JOIN cite c ON c.source = s.id AND c.related = 0"
	    " LEFT JOIN article a ON a.id = c.article AND a.deleted = 0 GROUP BY s.id) AS c ON c.id = s.id"
	    " WHERE s.citers != c.citers OR s.times != c.times");
	if (sqlite3_exec(f->db,
		"INSERT INTO source_search (source_search, rank) VALUES ('integrity-check', 1)",
		NULL, NULL, NULL) != SQLITE_OK)
		fail_msg(
		    "the index of titles: %s\nafter%s", sqlite3_errmsg(f->db), str_cstr(&f->log));
	nothing(f, "the wanted total",
	    "SELECT sources, n FROM wanted_total, (SELECT count(*) AS n FROM source WHERE state IN (0, 2) AND citers > 0"
	    " AND merged IS NULL AND title_key != '') WHERE sources != n");
	nothing(f, "references without a source", "SELECT * FROM cite WHERE source NOT IN (SELECT id FROM source WHERE merged IS NULL)");
	nothing(f, "references of what was forgotten", "SELECT * FROM cite WHERE own NOT IN (SELECT id FROM source)");
	nothing(f, "references of what has none of its own",
	    "SELECT * FROM cite c JOIN source s ON s.id = c.own WHERE s.merged IS NULL AND c.source != c.own");
	nothing(f, "keys of what was forgotten", "SELECT * FROM source_key WHERE source NOT IN (SELECT id FROM source)");
}

/* A source, any: the n-th of those that are there. */
static int64_t
any_source(struct fixture *f)
{
	struct str rows = { 0 };
	char sql[128];
	int64_t id;

	snprintf(sql, sizeof(sql), "SELECT id FROM source ORDER BY id LIMIT 1 OFFSET (SELECT %zu %% max(1, count(*)) FROM source)",
	    dice(f, 1000));
	put_rows(f, &rows, sql);
	id = strtoll(str_cstr(&rows), NULL, 10);
	str_free(&rows);
	return id;
}

static int
edit_field(struct fixture *f, struct library *l, source_edit *edit, int64_t source, struct err *e)
{
	static const char *const edits[][2] = { { "title", "Bells Over the Water" }, { "title", "" }, { "title", "Another Lamp" },
		{ "author", "Marsh, Peter; Quill, Mara" }, { "author", "" }, { "date", "2021-06-01" },
		{ "url", "https://salt-review.example/lamp-of-old-point" }, { "container", "Salt Weekly" }, { "doi", "10.1/x" } };
	size_t i = dice(f, sizeof(edits) / sizeof(*edits));

	str_printf(&f->log, " %s=%s", edits[i][0], edits[i][1]);
	return library_edit_source(l, edit, source, edits[i][0], edits[i][1], e);
}

static int
correct(struct fixture *f, struct library *l, source_edit *edit, struct err *e)
{
	int64_t source = any_source(f), other = any_source(f);
	int64_t article = (int64_t)dice(f, ARTICLES) + 1;
	size_t what = dice(f, 6), number = dice(f, 4);

	str_printf(&f->log, " %s%zu(%lld, %lld, %zu)", l == f->other ? "other " : "", what, (long long)source, (long long)(what == 4 ? other : article), number);
	switch (what) {
	case 0: return library_link(l, edit, source, article, e);
	case 1: return library_unlink(l, edit, source, e);
	case 2: return library_set_irrelevant(l, edit, source, dice(f, 2), e);
	case 3: return edit_field(f, l, edit, source, e);
	case 4: return library_merge_sources(l, edit, source, other, e);
	default: return library_split_source(l, edit, article, number, e);
	}
}

/* As the reader does: a new correction ends what could be made again. */
static void
correct_or_undo(struct fixture *f, bool strict)
{
	size_t what = dice(f, 3);
	struct err e = { 0 };
	source_edit edit = 0;
	int rc;

	if (what == 0 && f->done) {
		str_puts(&f->log, " undo");
		rc = library_source_undo(f->l, f->edits.at[f->done - 1], &e);
		f->done -= rc == 0;
		if (strict && rc < 0)
			fail_msg("undo: %s, after%s", e.msg, str_cstr(&f->log));
	} else if (what == 1 && f->done < f->edits.n) {
		str_puts(&f->log, " redo");
		rc = library_source_redo(f->l, f->edits.at[f->done], &e);
		f->done += rc == 0;
		if (strict && rc < 0)
			fail_msg("redo: %s, after%s", e.msg, str_cstr(&f->log));
	} else if ((rc = correct(f, f->l, &edit, &e)) == 0) {
		f->edits.n = f->done;
		vec_push(&f->edits, edit);
		f->done++;
	}
	str_printf(&f->log, "%s;", rc < 0 ? " failed" : "");
	if (rc < 0 && !e.msg[0])
		fail_msg("an error without a message, after%s", str_cstr(&f->log));
}

/* What others do in between. */
static void
disturb(struct fixture *f)
{
	size_t what = dice(f, 4), number = dice(f, ARTICLES);
	struct err e = { 0 };
	int rc = 0;

	switch (what) {
	case 0: import(f, number); break;
	case 1: rc = library_delete(f->other, (int64_t)number + 1, &e); break;
	case 2: rc = library_restore(f->other, (int64_t)number + 1, &e); break;
	default: rc = correct(f, f->other, NULL, &e); break;
	}
	if (what)
		str_printf(&f->log, " disturb %zu(%zu)%s;", what, number + 1, rc < 0 ? " failed" : "");
	if (rc < 0 && !e.msg[0])
		fail_msg("an error without a message, after%s", str_cstr(&f->log));
}

static void
begin(struct fixture *f, uint64_t seed)
{
	size_t i;

	f->dice = seed;
	str_clear(&f->log);
	f->edits.n = f->done = 0;
	for (i = 0; i < ARTICLES; i++)
		import(f, i);
	what_is_counted_is_there(f);
}

static void
counts_hold_whatever_is_done(void **state)
{
	struct fixture *f = *state;
	uint64_t seed;
	size_t i;

	for (seed = 1; seed <= ROUNDS; seed++) {
		begin(f, seed);
		for (i = 0; i < STEPS; i++) {
			if (dice(f, 3) == 0)
				disturb(f);
			else
				correct_or_undo(f, false);
			what_is_counted_is_there(f);
		}
	}
}

static void
same(struct fixture *f, const char *before, const char *after)
{
	while (*before || *after) {
		int b = (int)strcspn(before, "\n"), a = (int)strcspn(after, "\n");

		if (b != a || strncmp(before, after, (size_t)b) != 0)
			fail_msg("\n%.*s\nwas before, and\n%.*s\nis left after%s", b, before, a, after, str_cstr(&f->log));
		before += b + (before[b] != '\0');
		after += a + (after[a] != '\0');
	}
}

static void
taking_all_back_leaves_nothing(void **state)
{
	struct fixture *f = *state;
	struct str before = { 0 }, after = { 0 };
	struct err e = { 0 };
	uint64_t seed;
	size_t i;

	for (seed = 1; seed <= ROUNDS; seed++) {
		begin(f, seed);
		str_clear(&before);
		put_library(f, &before);
		for (i = 0; i < STEPS / 4; i++)
			correct_or_undo(f, true);
		while (f->done)
			if (library_source_undo(f->l, f->edits.at[--f->done], &e) < 0)
				fail_msg("undo: %s, after%s", e.msg, str_cstr(&f->log));
		str_clear(&after);
		put_library(f, &after);
		same(f, str_cstr(&before), str_cstr(&after));
	}
	str_free(&before);
	str_free(&after);
}

/* --- several readers ------------------------------------------------------------------------ */

#define LAMP "Quill, Mara, Who Keeps the Lamp of Old Point, The Salt Review, August 2nd, 2019."
#define REEF "Corvane, Elias, Reefs That No Map Has Shown, Harbour Post, March 5th, 2018."

#define well(call)                                                                                 \
	do {                                                                                       \
		struct err e = { 0 };                                                              \
		if ((call) < 0)                                                                    \
			fail_msg("%s", e.msg);                                                     \
	} while (0)
#define refused(call)                                                                              \
	do {                                                                                       \
		struct err e = { 0 };                                                              \
		assert_int_equal(call, -1);                                                        \
		assert_true(e.msg[0] != '\0');                                                     \
	} while (0)

static void
what_others_corrected_stays(void **state)
{
	struct fixture *f = *state;
	struct arena mem = { 0 };
	struct source s;
	source_edit edit;

	import_with(f, 5, "[1] " LAMP "\n[2] " REEF "\n");
	well(library_edit_source(f->l, &edit, 1, "title", "Another Lamp", &e));
	well(library_edit_source(f->other, NULL, 1, "container", "Salt Weekly", &e));
	well(library_set_irrelevant(f->other, NULL, 1, true, &e));
	well(library_source_undo(f->l, edit, &e));
	well(library_source(f->l, &s, &mem, 1, &e));
	assert_string_equal(s.title, "Who Keeps the Lamp of Old Point");
	assert_string_equal(s.container, "Salt Weekly");
	assert_int_equal(s.state, SOURCE_IRRELEVANT);
	arena_free(&mem);
}

static void
merges_never_go_in_a_circle(void **state)
{
	struct fixture *f = *state;
	struct arena mem = { 0 };
	struct source s;
	source_edit edit;

	import_with(f, 5, "[1] " LAMP "\n[2] " REEF "\n");
	well(library_merge_sources(f->l, &edit, 1, 2, &e));
	well(library_source_undo(f->l, edit, &e));
	well(library_merge_sources(f->other, NULL, 2, 1, &e));
	refused(library_source_redo(f->l, edit, &e));
	well(library_source(f->l, &s, &mem, 1, &e));
	assert_int_equal(s.id, 2);
	what_is_counted_is_there(f);
	arena_free(&mem);
}

static void
a_lost_reference_is_not_split_again(void **state)
{
	struct fixture *f = *state;
	source_edit edit;

	import_with(f, 5, "[1] " LAMP "\n[2] " REEF "\n");
	well(library_split_source(f->l, &edit, 1, 1, &e));
	well(library_source_undo(f->l, edit, &e));
	import_with(f, 5, "[1] " LAMP "\n");
	refused(library_source_redo(f->l, edit, &e));
	import_with(f, 5, "[1] " REEF "\n"); /* it is back, in another place */
	well(library_source_redo(f->l, edit, &e));
	nothing(f, "references that were not split off", "SELECT c.* FROM cite c JOIN source s ON s.id = c.source WHERE s.alone != 1");
	what_is_counted_is_there(f);
}

/* A reference that makes one source of two is itself in an article that cites both. */
static void
joining_counts_once(void **state)
{
	struct fixture *f = *state;

	import_with(f, 0, "");
	import_with(f, 3, "");
	import_with(f, 1, "[1] https://salt-review.example/lamp-of-old-point\n");
	import_with(f, 2, "[1] Quill, Mara, Who Keeps the Lamp of Old Point, August 2nd, 2019.\n");
	import_with(f, 5, "[1] https://salt-review.example/lamp-of-old-point\n[2] " LAMP "\n");
	what_is_counted_is_there(f);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(counts_hold_whatever_is_done, set_up, tear_down),
		cmocka_unit_test_setup_teardown(taking_all_back_leaves_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(joining_counts_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_others_corrected_stays, set_up, tear_down),
		cmocka_unit_test_setup_teardown(merges_never_go_in_a_circle, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_lost_reference_is_not_split_again, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
