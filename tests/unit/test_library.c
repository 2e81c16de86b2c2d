#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/ingest.h"
#include "app/library.h"
#include "assets/asset.h"
#include "tests/unit/temp.h"

struct fixture {
	char *folder, *path;
	struct library *l;
};

static int
set_up(void **state)
{
	struct fixture *f = mem_zalloc(sizeof(*f));
	struct err e = { 0 };

	f->folder = temp_folder();
	f->path = temp_file(f->folder, "library.ibid");
	*state = f;
	return library_open(&f->l, f->path, LIBRARY_WRITE, &e);
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	library_close(f->l);
	free(f->path);
	temp_remove(f->folder);
	free(f);
	return 0;
}

static struct ingest_report
import(const struct fixture *f, const struct ingest_text *texts, size_t n)
{
	struct ingest_options o = { .library = f->path, .texts = texts, .ntexts = n };
	struct ingest_report r;
	struct err e = { 0 };
	struct ingest *g;

	if (ingest_start(&g, &o, &e) < 0 || ingest_finish(g, &r, &e) < 0)
		fail_msg("%s", e.msg);
	return r;
}

/* Import one text; the report's numbers alone. */
static struct ingest_report
import_one(const struct fixture *f, const char *origin, const char *text)
{
	struct ingest_report r = import(f, &(struct ingest_text){ .origin = origin, .bytes = slice_of(text) }, 1);

	ingest_report_free(&r);
	return r;
}

#define PARAGRAPHS                                                                                 \
	"The keeper of the lamp at Old Point has kept it burning for forty years, and nobody in the town has asked him" \
	" why he never lets it rest, not even in the long summer.\n\n"                             \
	"He says that the lamp is older than the harbour. \"It was here before the ships,\" he told the council in March," \
	" and the council wrote it down and filed it away with great care.\n"
#define PAGE_TEXT(title, line) title "\n\n" line "\n\n" PARAGRAPHS

static int64_t
count(struct fixture *f, const char *query)
{
	struct library_counts c;
	struct library_query *q;
	struct err e = { 0 };

	if (library_query_parse(&q, query, &e) < 0 || library_count(f->l, q, &c, &e) < 0)
		fail_msg("%s: %s", query, e.msg);
	library_query_free(q);
	return c.all;
}

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
	struct fixture *f = *state;
	struct ingest_report r = import(f, texts, 3);
	size_t i;

	assert_int_equal(r.added, 3);
	ingest_report_free(&r);
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (count(f, cases[i].query) != cases[i].n)
			fail_msg("%s: %d, not %d", cases[i].query, (int)count(f, cases[i].query), cases[i].n);
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
all_rows(struct fixture *f, enum library_sort sort, bool descending)
{
	struct article_rows rows;
	struct err e = { 0 };

	assert_int_equal(library_rows(f->l, &rows, NULL, sort, descending, 0, 100000, NULL, 0, &e), 0);
	return rows;
}

static void
assert_window(struct fixture *f, const struct article_rows *all, enum library_sort sort, bool descending, int64_t first,
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

static void
import_many(struct fixture *f, size_t n)
{
	struct ingest_text *texts = mem_alloc(n * sizeof(*texts));
	struct arena mem = { 0 };
	struct ingest_report r;
	size_t i;

	for (i = 0; i < n; i++) {
		static const char *const papers[] = { "North Post", "East Post", "South Post", "West Post", "Harbour Post" };
		char *text = arena_printf(&mem,
		    "Title %c of many\n\nBy Mara Quill, %s, August %zu 2019\n\n%s\nThis is"
						" number %zu of all of them.\n", 'A' + (char)(i * 7 % 26), papers[i % 5], 1 + i % 9, PARAGRAPHS, i);

		texts[i] = (struct ingest_text){ arena_printf(&mem, "many/%zu.txt", i), slice_of(text) };
	}
	r = import(f, texts, n);
	assert_int_equal(r.added, n);
	ingest_report_free(&r);
	free(texts);
	arena_free(&mem);
}

/* Whichever way a window is reached, it is that part of the whole list. */
static void
windows_are_parts_of_the_list(void **state)
{
	enum { N = 150 };
	struct fixture *f = *state;
	unsigned seed = 1;
	int sort, descending, i;

	import_many(f, N);
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
	struct fixture *f = *state;
	struct article_rows rows;
	struct library_query *q;
	struct err e = { 0 };
	int64_t index;

	import_many(f, 40);
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
	struct fixture *f = *state;
	struct library_query *q;
	struct library_counts c;
	struct err e = { 0 };
	uint64_t version;

	import_many(f, 10);
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
	assert_int_equal(count(f, "unread:"), 9);
	assert_int_equal(library_set_read(f->l, 5, true, &e), 0);
	assert_int_equal(count(f, "unread:"), 8);
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
	struct fixture *f = *state;
	unsigned seed = 1;
	size_t i, change;

	import_many(f, 30);
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

static void
what_the_reader_leaves_is_kept(void **state)
{
	struct fixture *f = *state;
	struct err e = { 0 };
	int64_t id = 2;
	size_t at = 99;
	char *value;

	import_many(f, 3);
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
load(struct fixture *f, struct arena *mem, int64_t id)
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
	struct fixture *f = *state;
	struct ingest_report r;
	struct arena mem = { 0 };
	struct err e = { 0 };
	struct article *a;
	int64_t id = 1;
	size_t at;

	import_one(f, "a.txt", PAGE_TEXT("The lamp", "By Mara Quill, The Salt Review, August 02 2019"));
	assert_int_equal(library_set_position(f->l, 1, 250, &e), 0);
	assert_int_equal(library_set_mark(f->l, 'a', 1, 251, &e), 0);
	assert_int_equal(library_set_read(f->l, 1, true, &e), 0);
	assert_int_equal(library_set_starred(f->l, 1, true, &e), 0);
	r = import_one(f, "a.txt", PAGE_TEXT("The lamp", "By Mara Quill, The Salt Review, August 02 2019"));
	assert_int_equal(r.unchanged, 1);
	assert_int_equal(r.added + r.updated, 0);
	r = import_one(f, "a.txt", "The lamp\n\nBy Mara Quill, The Salt Review, August 02 2019\n\nThe keeper is gone. "
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
	assert_int_equal(count(f, "council"), 0); /* the index forgot the old text */
	assert_int_equal(count(f, "gone"), 1);
	/* Another title, another text: one file of one article is still the same one. */
	r = import_one(f, "a.txt", PAGE_TEXT("What became of it", "By Mara Quill, The Salt Review, August 02 2019"));
	assert_int_equal(r.updated, 1);
	assert_string_equal(load(f, &mem, 1)->title, "What became of it");
	arena_free(&mem);
}

static void
deleted_articles_stay_deleted(void **state)
{
	struct fixture *f = *state;
	struct ingest_report r;
	struct err e = { 0 };

	import_one(f, "a.txt", PAGE_TEXT("The lamp", "By Mara Quill, The Salt Review, August 02 2019"));
	assert_int_equal(library_delete(f->l, 1, &e), 0);
	r = import_one(f, "a.txt", PAGE_TEXT("The lamp", "By Mara Quill, The Salt Review, August 02 2019"));
	assert_int_equal(r.skipped_deleted, 1);
	r = import_one(f, "a.txt", PAGE_TEXT("The lamp", "By Mara Quill, The Salt Review, August 03 2019"));
	assert_int_equal(r.skipped_deleted, 1);
	assert_int_equal(r.added + r.updated, 0);
	assert_int_equal(count(f, ""), 0);
	assert_int_equal(library_restore(f->l, 1, &e), 0);
	assert_int_equal(count(f, "date:2019-08-03"), 1);
}

static void
texts_that_are_no_texts_fail_alone(void **state)
{
	static const struct ingest_text texts[] = {
		{ "empty.txt", { "", 0 } },
		{ "binary.txt", SLICE("\x7F""ELF\0\0\1\2\3\0\0\0\0\0\0\0\0") },
		{ "a.txt", SLICE(PAGE_TEXT("The lamp", "By Mara Quill, The Salt Review, August 02 2019")) },
	};
	struct fixture *f = *state;
	struct ingest_report r = import(f, texts, 3);

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
	struct fixture *f = *state;
	struct arena mem = { 0 };
	struct err e = { 0 };
	struct doc page;
	size_t at, i;
	bool removed = false;

	for (i = 0; i < 4; i++) {
		char *text = arena_printf(&mem, "Title number %zu\n\nBy Mara Quill, The Salt Review, August 02 2019\n\n%s\n%zu. %s\n\n%s\n",
		    i, PARAGRAPHS, i, "This is the end of what there was to tell about the lamp.", line);

		import_one(f, arena_printf(&mem, "site/%zu.txt", i), text);
		if (i == 0)
			assert_non_null(strstr(load(f, &mem, 1)->doc.text.p, line));
	}
	for (i = 1; i <= 4; i++)
		assert_null(strstr(load(f, &mem, (int64_t)i)->doc.text.p, line));
	assert_int_equal(count(f, "newsletter"), 0);
	assert_int_equal(count(f, ""), 4);
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
	struct fixture *f = *state;
	struct ingest_text page = { .origin = "page.txt" }, cut;
	struct ingest_report r = { 0 };
	struct arena mem = { 0 };
	struct err e = { 0 };
	size_t i, at;
	int64_t all;

	for (i = 0; i < tour_nassets && r.added < 2; i++) { /* the first that holds several */
		page.bytes = (struct slice){ tour_assets[i].bytes, tour_assets[i].n };
		page.origin = tour_assets[i].name;
		r = import(f, &page, 1);
		ingest_report_free(&r);
	}
	assert_true(r.added >= 2);
	all = count(f, "");
	at = slice_find(page.bytes, slice_of(load(f, &mem, all)->title), 0);
	assert_true(at != SIZE_MAX);
	cut = (struct ingest_text){ .origin = page.origin, .bytes = slice_sub(page.bytes, 0, at) };
	r = import(f, &cut, 1);
	ingest_report_free(&r);
	assert_int_equal(r.removed, 1);
	assert_int_equal(count(f, ""), all - 1);
	r = import(f, &page, 1);
	ingest_report_free(&r);
	assert_int_equal(r.added, 0);
	assert_int_equal(count(f, ""), all);
	assert_int_equal(library_set_starred(f->l, all, true, &e), 0);
	r = import(f, &cut, 1);
	ingest_report_free(&r);
	assert_int_equal(r.removed, 0);
	assert_int_equal(count(f, "starred:"), 1);
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
	struct fixture *f = *state;
	struct arena mem = { 0 };
	struct ingest_report r = import(f, texts, 2);
	int64_t id;

	ingest_report_free(&r);
	r = import(f, texts, 4);
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
		cmocka_unit_test_setup_teardown(queries_let_through_what_they_say, set_up, tear_down),
		cmocka_unit_test_setup_teardown(windows_are_parts_of_the_list, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_query_has_windows_too, set_up, tear_down),
		cmocka_unit_test_setup_teardown(counts_follow_every_change, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_was_found_is_kept_right, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_the_reader_leaves_is_kept, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_changed_page_keeps_its_state, set_up, tear_down),
		cmocka_unit_test_setup_teardown(deleted_articles_stay_deleted, set_up, tear_down),
		cmocka_unit_test_setup_teardown(texts_that_are_no_texts_fail_alone, set_up, tear_down),
		cmocka_unit_test_setup_teardown(furniture_is_learned, set_up, tear_down),
		cmocka_unit_test_setup_teardown(articles_vanish_and_return, set_up, tear_down),
		cmocka_unit_test_setup_teardown(copies_teach_nothing, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("library", tests, NULL, NULL);
}
