/* The list: queries, windows of it, and counts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/lamps.h"

static void
assert_bad_query(const char *text, const char *message)
{
	struct library_query *q;
	struct err e = { 0 };

	assert_int_equal(library_query_parse(&q, text, &e), -1);
	assert_null(q);
	if (!strstr(e.msg, message))
		fail_msg("%s: \"%s\" does not say \"%s\"", text, e.msg, message);
}

static void
queries_let_through_what_they_say(void **state)
{
	static const struct ingest_text texts[] = {
		{ "one/a.txt", SLICE(PAGE_TEXT("The lamp that would not go out", "By Mara Quill, The Salt Review, August 02 2019")) },
		{ "two/b.txt", SLICE(PAGE_TEXT("Bells of r\u00e9sum\u00e9", "By Jos\u00e9 \u00c1lvarez, Harbour Post, 5 March 2020")) },
		{ "three/c.txt", SLICE("A short note\n\nBy Mara Quill, The Salt Review, March 2021\n\nThe bells rang once and then they were"
				       " silent for the rest of that strange winter in the town.\n") },
	};
	static const struct {
		const char *query;
		int n;
	} cases[] = {
		{ "", 3 }, { "   ", 3 }, { "lamp", 2 }, { "LAMP council", 2 }, { "-lamp", 1 }, { "\"older than the harbour\"", 2 },
		{ "\"older the harbour\"", 0 }, { "title:lamp", 1 }, { "resume", 1 }, { "author:alvarez", 1 },
		{ "author:\u00c1LVAREZ", 1 }, { "author:\"mara quill\"", 2 }, { "publisher:\"salt review\"", 2 },
		{ "-author:quill", 1 }, { "date:2019", 1 }, { "date:2019-08..2020", 2 }, { "date:..2020", 2 }, { "date:2020..", 2 },
		{ "-date:2019", 2 }, { "words:>40", 2 }, { "words:<=40", 1 }, { "words:1..40", 1 }, { "lang:EN", 3 },
		{ "-lang:en", 0 }, { "unread:", 3 }, { "read:", 0 }, { "starred:", 0 }, { "-starred:", 3 }, { "bell*", 2 },
		{ "lamp -title:lamp date:2020", 1 },
	};
	struct temp_library *f = *state;
	struct ingest_report r = temp_library_import(f, texts, 3);
	size_t i;

	assert_int_equal(r.added, 3);
	ingest_report_free(&r);
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (lamps_count(f, cases[i].query) != cases[i].n)
			fail_msg("%s: %d, not %d", cases[i].query, (int)lamps_count(f, cases[i].query), cases[i].n);
	assert_bad_query("lamp date:sometime", "column 11:");
	assert_bad_query("\u00e9\u00e9 words:many", "column 10:");
	assert_bad_query("colour:red", "column 1: there is no colour:");
	assert_bad_query("a \"b", "column 3: the closing");
	assert_bad_query("date:2021..2019", "ends before it begins");
	assert_bad_query("unread:yes", "takes no value");
	assert_bad_query("lamp --", "column 7:");
	assert_bad_query("\xFF", "UTF-8");
}

static struct article_rows
all_rows(struct temp_library *f, enum library_sort sort, bool descending)
{
	struct article_rows rows;
	struct err e = { 0 };

	assert_int_equal(library_rows(f->l, &rows, NULL, sort, descending, 0, 100000, NULL, 0, &e), 0);
	return rows;
}

static void
assert_window(struct temp_library *f, const struct article_rows *all, enum library_sort sort, bool descending, int64_t first,
    int64_t n, const struct article_rows *near, int64_t near_first)
{
	struct article_rows rows;
	struct err e = { 0 };
	size_t i, want = first < (int64_t)all->rows.n ? all->rows.n - (size_t)first : 0;

	if (want > (size_t)n)
		want = (size_t)n;
	assert_int_equal(library_rows(f->l, &rows, NULL, sort, descending, first, n, near, near_first, &e), 0);
	assert_int_equal(rows.rows.n, want);
	for (i = 0; i < want; i++)
		assert_int_equal(rows.rows.at[i].id, all->rows.at[(size_t)first + i].id);
	article_rows_free(&rows);
}

/* Whichever way a window is reached, it is that part of the whole list. */
static void
windows_are_parts_of_the_list(void **state)
{
	enum { N = 150 };
	struct temp_library *f = *state;
	unsigned seed = 1;
	int sort, descending, i;

	lamps_import_many(f, N);
	for (sort = 0; sort < SORTS; sort++)
		for (descending = 0; descending < 2; descending++) {
			struct article_rows all = all_rows(f, (enum library_sort)sort, descending), near;
			struct err e = { 0 };

			assert_int_equal(all.rows.n, N);
			for (i = 0; i < 60; i++) {
				int64_t near_first, index;

				seed = seed * 1103515245u + 12345u;
				near_first = (seed >> 8) % N;
				assert_int_equal(library_rows(f->l, &near, NULL, (enum library_sort)sort, descending, near_first, 10,
						     NULL, 0, &e), 0);
				assert_window(f, &all, (enum library_sort)sort, descending, (seed >> 16) % (N + 10), 1 + seed % 20,
				    &near, near_first);
				assert_int_equal(library_index_of(f->l, &index, NULL, (enum library_sort)sort, descending,
						     near.rows.at[0].id, &e), 0);
				assert_int_equal(index, near_first);
				article_rows_free(&near);
			}
			article_rows_free(&all);
		}
}

static void
a_query_has_windows_too(void **state)
{
	struct temp_library *f = *state;
	struct article_rows rows;
	struct library_query *q;
	struct err e = { 0 };
	int64_t index;

	lamps_import_many(f, 40);
	assert_int_equal(library_query_parse(&q, "publisher:\"west post\"", &e), 0);
	assert_int_equal(library_rows(f->l, &rows, q, SORT_TITLE, false, 2, 3, NULL, 0, &e), 0);
	assert_int_equal(rows.rows.n, 3);
	assert_true(strcmp(rows.rows.at[0].title, rows.rows.at[2].title) <= 0);
	assert_string_equal(rows.rows.at[1].publisher, "West Post");
	assert_int_equal(library_index_of(f->l, &index, q, SORT_TITLE, false, rows.rows.at[1].id, &e), 0);
	assert_int_equal(index, 3);
	article_rows_free(&rows);
	library_query_free(q);
}

static void
counts_follow_every_change(void **state)
{
	struct temp_library *f = *state;
	struct library_query *q;
	struct library_counts c;
	struct err e = { 0 };
	uint64_t version;

	lamps_import_many(f, 10);
	assert_int_equal(library_query_parse(&q, "lamp", &e), 0);
	assert_int_equal(library_count(f->l, q, &c, &e), 0);
	assert_int_equal(c.unread, 10);
	version = library_version(f->l);
	assert_int_equal(library_set_read(f->l, 3, true, &e), 0);
	assert_int_not_equal(library_version(f->l), version);
	assert_int_equal(library_set_read(f->l, 3, true, &e), 0);
	assert_int_equal(library_set_starred(f->l, 4, true, &e), 0);
	assert_int_equal(library_count(f->l, q, &c, &e), 0);
	assert_int_equal(c.unread, 9);
	assert_int_equal(c.starred, 1);
	assert_int_equal(library_count(f->l, NULL, &c, &e), 0);
	assert_int_equal(c.unread, 9);
	assert_int_equal(c.starred, 1);
	assert_int_equal(lamps_count(f, "unread:"), 9);
	assert_int_equal(library_set_read(f->l, 5, true, &e), 0);
	assert_int_equal(lamps_count(f, "unread:"), 8);
	assert_int_equal(library_delete(f->l, 4, &e), 0);
	assert_int_equal(library_count(f->l, NULL, &c, &e), 0);
	assert_int_equal(c.all, 9);
	assert_int_equal(c.starred, 0);
	assert_int_equal(library_count(f->l, q, &c, &e), 0);
	assert_int_equal(c.all, 9);
	assert_int_equal(library_restore(f->l, 4, &e), 0);
	assert_int_equal(library_count(f->l, NULL, &c, &e), 0);
	assert_int_equal(c.all, 10);
	assert_int_equal(c.starred, 1);
	assert_int_equal(library_set_read(f->l, 999, true, &e), -1);
	assert_int_equal(e.code, ERR_NOTFOUND);
	library_query_free(q);
}

/* The same rows and counts as another connection, which has to ask, gets. */
static void
assert_same_list(struct library *kept, struct library *fresh, const struct library_query *q)
{
	struct library_counts a, b;
	struct article_rows rows, others;
	struct err e = { 0 };
	size_t i;

	assert_int_equal(library_count(kept, q, &a, &e), 0);
	assert_int_equal(library_count(fresh, q, &b, &e), 0);
	assert_int_equal(a.all, b.all);
	assert_int_equal(a.unread, b.unread);
	assert_int_equal(a.starred, b.starred);
	assert_int_equal(library_rows(kept, &rows, q, SORT_TITLE, false, 0, 100, NULL, 0, &e), 0);
	assert_int_equal(library_rows(fresh, &others, q, SORT_TITLE, false, 0, 100, NULL, 0, &e), 0);
	assert_int_equal(rows.rows.n, others.rows.n);
	for (i = 0; i < rows.rows.n; i++)
		assert_int_equal(rows.rows.at[i].id, others.rows.at[i].id);
	article_rows_free(&rows);
	article_rows_free(&others);
}

static void
change_at_random(struct library *l, unsigned *seed, int64_t articles)
{
	struct err e = { 0 };
	int64_t id;
	int rc;

	*seed = *seed * 1103515245u + 12345u;
	id = 1 + (*seed >> 8) % articles;
	switch (*seed >> 16 & 7) {
	case 0: rc = library_delete(l, id, &e); break;
	case 1: rc = library_restore(l, id, &e); break;
	case 2:
	case 3: rc = library_set_starred(l, id, *seed >> 20 & 1, &e); break;
	default: rc = library_set_read(l, id, *seed >> 20 & 1, &e); break;
	}
	assert_int_equal(rc, 0);
}

static void
what_was_found_is_kept_right(void **state)
{
	static const char *const queries[] = { "lamp", "unread:", "read:", "starred:", "-starred: unread:", "read: unread:",
		"deleted:", "deleted: unread:", "publisher:west starred:" };
	struct temp_library *f = *state;
	unsigned seed = 1;
	size_t i, change;

	lamps_import_many(f, 30);
	for (i = 0; i < sizeof(queries) / sizeof(queries[0]); i++) {
		struct library_query *q;
		struct library *fresh;

		assert_int_equal(library_query_parse(&q, queries[i], NULL), 0);
		for (change = 0; change < 60; change++) {
			change_at_random(f->l, &seed, 30);
			assert_int_equal(library_open(&fresh, f->path, LIBRARY_READ, NULL), 0);
			assert_same_list(f->l, fresh, q);
			library_close(fresh);
		}
		library_query_free(q);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(queries_let_through_what_they_say, lamps_set_up, lamps_tear_down),
		cmocka_unit_test_setup_teardown(windows_are_parts_of_the_list, lamps_set_up, lamps_tear_down),
		cmocka_unit_test_setup_teardown(a_query_has_windows_too, lamps_set_up, lamps_tear_down),
		cmocka_unit_test_setup_teardown(counts_follow_every_change, lamps_set_up, lamps_tear_down),
		cmocka_unit_test_setup_teardown(what_was_found_is_kept_right, lamps_set_up, lamps_tear_down),
	};

	return cmocka_run_group_tests_name("list", tests, NULL, NULL);
}
