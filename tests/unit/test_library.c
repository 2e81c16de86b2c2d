#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "assets/asset.h"
#include "tests/unit/lamps.h"

static void
what_the_reader_leaves_is_kept(void **state)
{
	struct temp_library *f = *state;
	struct err e = { 0 };
	int64_t id = 2;
	size_t at = 99;
	char *value;

	lamps_import_many(f, 3);
	assert_int_equal(library_position(f->l, &at, 1, &e), 0);
	assert_int_equal(at, 0);
	assert_int_equal(library_set_position(f->l, 1, 7, &e), 0);
	assert_int_equal(library_position(f->l, &at, 1, &e), 0);
	assert_int_equal(at, 7);
	assert_int_equal(library_set_mark(f->l, 'a', 2, 5, &e), 0);
	assert_int_equal(library_set_mark(f->l, 'a', 3, 6, &e), 0);
	assert_int_equal(library_set_mark(f->l, 'A', 3, 8, &e), 0);
	assert_int_equal(library_mark(f->l, 'a', &id, &at, &e), 0);
	assert_int_equal(at, 5);
	assert_int_equal(library_mark(f->l, 'A', &id, &at, &e), 0);
	assert_int_equal(id, 3);
	assert_int_equal(at, 8);
	assert_int_equal(library_mark(f->l, 'b', &id, &at, &e), -1);
	assert_int_equal(e.code, ERR_NOTFOUND);
	assert_int_equal(library_set_setting(f->l, "sort", "title", &e), 0);
	assert_int_equal(library_setting(f->l, &value, "sort", &e), 0);
	assert_string_equal(value, "title");
	free(value);
	assert_int_equal(library_set_setting(f->l, "sort", "", &e), 0);
	assert_int_equal(library_setting(f->l, &value, "sort", &e), 0);
	assert_null(value);
}

static struct article *
load(struct temp_library *f, struct arena *mem, int64_t id)
{
	struct article *a;
	struct err e = { 0 };

	if (library_article(f->l, &a, mem, id, &e) < 0)
		fail_msg("%s", e.msg);
	return a;
}

static void
a_changed_page_keeps_its_state(void **state)
{
	struct temp_library *f = *state;
	struct ingest_report r;
	struct arena mem = { 0 };
	struct err e = { 0 };
	struct article *a;
	int64_t id = 1;
	size_t at;

	lamps_import_one(f, "a.txt", PAGE_TEXT("The lamp", "By Mara Quill, The Salt Review, August 02 2019"));
	assert_int_equal(library_set_position(f->l, 1, 250, &e), 0);
	assert_int_equal(library_set_mark(f->l, 'a', 1, 251, &e), 0);
	assert_int_equal(library_set_read(f->l, 1, true, &e), 0);
	assert_int_equal(library_set_starred(f->l, 1, true, &e), 0);
	r = lamps_import_one(f, "a.txt", PAGE_TEXT("The lamp", "By Mara Quill, The Salt Review, August 02 2019"));
	assert_int_equal(r.unchanged, 1);
	assert_int_equal(r.added + r.updated, 0);
	r = lamps_import_one(f, "a.txt", "The lamp\n\nBy Mara Quill, The Salt Review, August 02 2019\n\nThe keeper is gone. "
				   "\u00c9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9 nobody knows where he went or whether he took the lamp with him.\n");
	assert_int_equal(r.updated, 1);
	assert_int_equal(r.added, 0);
	a = load(f, &mem, 1);
	assert_non_null(strstr(a->doc.text.p, "keeper is gone"));
	assert_true(a->read && a->starred);
	assert_int_equal(library_position(f->l, &at, 1, &e), 0);
	assert_string_equal(a->doc.text.p + at, "."); /* all else is new */
	assert_int_equal(library_mark(f->l, 'a', &id, &at, &e), 0);
	assert_string_equal(a->doc.text.p + at, ".");
	assert_int_equal(lamps_count(f, "council"), 0); /* the index forgot the old text */
	assert_int_equal(lamps_count(f, "gone"), 1);
	/* Another title, another text: one file of one article is still the same one. */
	r = lamps_import_one(f, "a.txt", PAGE_TEXT("What became of it", "By Mara Quill, The Salt Review, August 02 2019"));
	assert_int_equal(r.updated, 1);
	assert_string_equal(load(f, &mem, 1)->title, "What became of it");
	arena_free(&mem);
}

static void
deleted_articles_stay_deleted(void **state)
{
	struct temp_library *f = *state;
	struct ingest_report r;
	struct err e = { 0 };

	lamps_import_one(f, "a.txt", PAGE_TEXT("The lamp", "By Mara Quill, The Salt Review, August 02 2019"));
	assert_int_equal(library_delete(f->l, 1, &e), 0);
	r = lamps_import_one(f, "a.txt", PAGE_TEXT("The lamp", "By Mara Quill, The Salt Review, August 02 2019"));
	assert_int_equal(r.skipped_deleted, 1);
	r = lamps_import_one(f, "a.txt", PAGE_TEXT("The lamp", "By Mara Quill, The Salt Review, August 03 2019"));
	assert_int_equal(r.skipped_deleted, 1);
	assert_int_equal(r.added + r.updated, 0);
	assert_int_equal(lamps_count(f, ""), 0);
	assert_int_equal(library_restore(f->l, 1, &e), 0);
	assert_int_equal(lamps_count(f, "date:2019-08-03"), 1);
}

static void
texts_that_are_no_texts_fail_alone(void **state)
{
	static const struct ingest_text texts[] = {
		{ "empty.txt", { "", 0 } },
		{ "binary.txt", SLICE("\x7F""ELF\0\0\1\2\3\0\0\0\0\0\0\0\0") },
		{ "a.txt", SLICE(PAGE_TEXT("The lamp", "By Mara Quill, The Salt Review, August 02 2019")) },
	};
	struct temp_library *f = *state;
	struct ingest_report r = temp_library_import(f, texts, 3);

	assert_int_equal(r.files, 3);
	assert_int_equal(r.failed, 2);
	assert_int_equal(r.added, 1);
	assert_int_equal(r.messages.n, 2);
	assert_non_null(strstr(r.messages.at[0], "empty.txt: "));
	assert_non_null(strstr(r.messages.at[1], "binary.txt: "));
	ingest_report_free(&r);
}

/* A line that three pages of a site share goes, from the pages too that came before it was known. */
static void
furniture_is_learned(void **state)
{
	static const char line[] = "Our newsletter brings the tide tables to your door";
	struct temp_library *f = *state;
	struct arena mem = { 0 };
	struct err e = { 0 };
	struct doc page;
	size_t at, i;
	bool removed = false;

	for (i = 0; i < 4; i++) {
		char *text = arena_printf(&mem, "Title number %zu\n\nBy Mara Quill, The Salt Review, August 02 2019\n\n%s\n%zu. %s\n\n%s\n",
		    i, PARAGRAPHS, i, "This is the end of what there was to tell about the lamp.", line);

		lamps_import_one(f, arena_printf(&mem, "site/%zu.txt", i), text);
		if (i == 0)
			assert_non_null(strstr(load(f, &mem, 1)->doc.text.p, line));
	}
	for (i = 1; i <= 4; i++)
		assert_null(strstr(load(f, &mem, (int64_t)i)->doc.text.p, line));
	assert_int_equal(lamps_count(f, "newsletter"), 0);
	assert_int_equal(lamps_count(f, ""), 4);
	assert_int_equal(library_original(f->l, &page, &at, &mem, 1, &e), 0);
	assert_non_null(strstr(page.text.p, line));
	assert_true(slice_starts(slice_sub(page.text, at, page.text.n), SLICE("The keeper")));
	for (i = 0; i < page.nspans; i++) {
		assert_int_equal(page.spans[i].kind, SPAN_REMOVED);
		removed |= slice_eq(slice_sub(page.text, page.spans[i].beg, page.spans[i].end), slice_of(line));
	}
	assert_true(removed);
	arena_free(&mem);
}

/* What a page no longer holds goes, unless the user has touched it, and is the same article when it returns. */
static void
articles_vanish_and_return(void **state)
{
	struct temp_library *f = *state;
	struct ingest_text page = { .origin = "page.txt" }, cut;
	struct ingest_report r = { 0 };
	struct arena mem = { 0 };
	struct err e = { 0 };
	size_t i, at;
	int64_t all;

	for (i = 0; i < tour_nassets && r.added < 2; i++) { /* the first that holds several */
		page.bytes = (struct slice){ tour_assets[i].bytes, tour_assets[i].n };
		page.origin = tour_assets[i].name;
		r = temp_library_import(f, &page, 1);
		ingest_report_free(&r);
	}
	assert_true(r.added >= 2);
	all = lamps_count(f, "");
	at = slice_find(page.bytes, slice_of(load(f, &mem, all)->title), 0);
	assert_true(at != SIZE_MAX);
	cut = (struct ingest_text){ .origin = page.origin, .bytes = slice_sub(page.bytes, 0, at) };
	r = temp_library_import(f, &cut, 1);
	ingest_report_free(&r);
	assert_int_equal(r.removed, 1);
	assert_int_equal(lamps_count(f, ""), all - 1);
	r = temp_library_import(f, &page, 1);
	ingest_report_free(&r);
	assert_int_equal(r.added, 0);
	assert_int_equal(lamps_count(f, ""), all);
	assert_int_equal(library_set_starred(f->l, all, true, &e), 0);
	r = temp_library_import(f, &cut, 1);
	ingest_report_free(&r);
	assert_int_equal(r.removed, 0);
	assert_int_equal(lamps_count(f, "starred:"), 1);
	arena_free(&mem);
}

/* Three copies of a page are one page: its own lines are no furniture. */
static void
copies_teach_nothing(void **state)
{
	static const char text[] = "The lamp\n\nBy Mara Quill, The Salt Review, August 02 2019\n\n" PARAGRAPHS
				   "\nWhat the council said\n\nThe council said nothing at all for the rest of that year, and"
				   " the lamp burned on as if nobody had ever asked about it.\n";
	static const struct ingest_text texts[] = {
		{ "site/a.txt", { text, sizeof(text) - 1 } }, { "site/b.txt", { text, sizeof(text) - 1 } },
		{ "site/c.txt", { text, sizeof(text) - 1 } }, { "site/d.txt", { text, sizeof(text) - 1 } },
	};
	struct temp_library *f = *state;
	struct arena mem = { 0 };
	struct ingest_report r = temp_library_import(f, texts, 2);
	int64_t id;

	ingest_report_free(&r);
	r = temp_library_import(f, texts, 4);
	assert_int_equal(r.added, 2);
	ingest_report_free(&r);
	for (id = 1; id <= 4; id++)
		assert_non_null(strstr(load(f, &mem, id)->doc.text.p, "What the council said"));
	arena_free(&mem);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_the_reader_leaves_is_kept, lamps_set_up, lamps_tear_down),
		cmocka_unit_test_setup_teardown(a_changed_page_keeps_its_state, lamps_set_up, lamps_tear_down),
		cmocka_unit_test_setup_teardown(deleted_articles_stay_deleted, lamps_set_up, lamps_tear_down),
		cmocka_unit_test_setup_teardown(texts_that_are_no_texts_fail_alone, lamps_set_up, lamps_tear_down),
		cmocka_unit_test_setup_teardown(furniture_is_learned, lamps_set_up, lamps_tear_down),
		cmocka_unit_test_setup_teardown(articles_vanish_and_return, lamps_set_up, lamps_tear_down),
		cmocka_unit_test_setup_teardown(copies_teach_nothing, lamps_set_up, lamps_tear_down),
	};

	return cmocka_run_group_tests_name("library", tests, NULL, NULL);
}
