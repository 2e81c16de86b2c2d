#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/ingest.h"
#include "app/library.h"
#include "db/articles.h"
#include "db/db.h"
#include "db/documents.h"
#include "tests/unit/doc_gen.h"
#include "tests/unit/temp_library.h"

#define SAYING "the quay belongs to those who use it and not to those who have read about it"

/* A page of its own, with the passage in it; % in the passage is a word of its own. */
static void
import_page(const struct temp_library *f, int number, const char *date, const char *passage)
{
	struct str text = { 0 };
	uint64_t seed = (uint64_t)number * 977 + 5;
	char origin[32];
	int i;

	str_printf(&text, "The title of number %d\nBy Ann Author%d\nThe Paper %d\n%s\n\n", number, number, number, date);
	for (i = 0; i < 120; i++)
		str_printf(&text, "w%x%s ", gen_next(&seed, 1 << 30), i % 11 ? "" : ".");
	str_puts(&text, "\n\n");
	for (; *passage; passage++)
		if (*passage == '%')
			str_printf(&text, "x%c%c", 'a' + number / 10, 'a' + number % 10);
		else
			str_putc(&text, *passage);
	str_puts(&text, "\n\n");
	for (i = 0; i < 120; i++)
		str_printf(&text, "v%x%s ", gen_next(&seed, 1 << 30), i % 13 ? "" : ".");
	snprintf(origin, sizeof(origin), "page %d", number);
	temp_library_add(f, origin, str_cstr(&text));
	str_free(&text);
}

static struct library *
open_library(const struct temp_library *f)
{
	struct library *l;
	struct err e = { 0 };

	if (library_open(&l, f->path, LIBRARY_WRITE, &e) < 0)
		fail_msg("%s", e.msg);
	return l;
}

/* The number of the article's quotations; the first one into q. */
static size_t
quotations(struct library *l, struct quotation *q, int64_t id)
{
	struct arena mem = { 0 };
	struct article *a;
	struct err e = { 0 };
	size_t n;

	if (library_article(l, &a, &mem, id, &e) < 0)
		fail_msg("%s", e.msg);
	n = a->nquotations;
	if (n) {
		struct slice other;

		*q = a->quotations[0];
		assert_int_equal(library_text(l, &other, &mem, q->article, &e), 0);
		assert_int_equal(q->end - q->beg, sizeof(SAYING) - 1);
		assert_memory_equal(a->doc.text.p + q->beg, "the quay", 8);
		assert_memory_equal(other.p + q->other_beg, "the quay", 8);
		assert_memory_equal(other.p + q->other_end - 8, "about it", 8);
	}
	arena_free(&mem);
	return n;
}

static void
quotations_are_seen_from_both_sides(void **state)
{
	const struct temp_library *f = *state;
	struct quotation q;
	struct library *l;

	import_page(f, 1, "2 August 2019", "We think that " SAYING ".");
	import_page(f, 2, "3 May 2020", "Author1 put it like this: \"" SAYING "\".");
	import_page(f, 3, "3 May 2020", "Nothing of the sort.");
	l = open_library(f);
	assert_int_equal(quotations(l, &q, 1), 1);
	assert_int_equal(q.article, 2);
	assert_int_equal(q.origin, QUOTATION_TO_OTHER);
	assert_int_equal(q.flags & (QUOTATION_MARKED | QUOTATION_OTHER_MARKED), QUOTATION_OTHER_MARKED);
	assert_int_equal(quotations(l, &q, 2), 1);
	assert_int_equal(q.article, 1);
	assert_int_equal(q.origin, QUOTATION_FROM_OTHER);
	assert_true(q.flags & QUOTATION_MARKED);
	assert_true(q.similarity == 1);
	assert_int_equal(quotations(l, &q, 3), 0);
	library_close(l);
}

static void
deleted_articles_share_nothing(void **state)
{
	const struct temp_library *f = *state;
	struct err e = { 0 };
	struct quotation q;
	struct library *l;

	import_page(f, 1, "2019", SAYING);
	import_page(f, 2, "2020", SAYING);
	l = open_library(f);
	assert_int_equal(library_delete(l, 1, &e), 0);
	assert_int_equal(quotations(l, &q, 2), 0);
	assert_int_equal(library_restore(l, 1, &e), 0);
	assert_int_equal(quotations(l, &q, 2), 1);
	library_close(l);
}

static void
a_changed_text_is_traced_again(void **state)
{
	const struct temp_library *f = *state;
	struct quotation q;
	struct library *l;

	import_page(f, 1, "2019", SAYING);
	import_page(f, 2, "2020", SAYING);
	import_page(f, 1, "2019", "It says something else now.");
	l = open_library(f);
	assert_int_equal(quotations(l, &q, 2), 0);
	library_close(l);
	import_page(f, 1, "2019", "Now it says again that " SAYING "!");
	l = open_library(f);
	assert_int_equal(quotations(l, &q, 2), 1);
	assert_int_equal(quotations(l, &q, 1), 1);
	library_close(l);
}

static void
put_old_article(struct db *db, const char *origin)
{
	struct document d = { .origin = origin, .encoding = "UTF-8", .hash = 1, .original = SLICE("x") };
	struct article a = { .title = origin };
	struct doc_builder b = { 0 };
	struct arena mem = { 0 };
	struct str text = { 0 };
	struct err e = { 0 };

	str_printf(&text, "Number %s: " SAYING " (%s).", origin, origin);
	doc_builder_block(&b, BLOCK_PARAGRAPH, 0, str_slice(&text));
	doc_builder_finish(&b, &a.doc, &mem);
	assert_int_equal(site_put(db, &d.site, "a site", &e), 0);
	assert_int_equal(document_put(db, &d, &e), 0);
	a.document = d.id;
	assert_int_equal(article_insert(db, &a, 0, &e), 0);
	arena_free(&mem);
	str_free(&text);
}

static void
older_libraries_are_traced_later(void **state)
{
	const struct temp_library *f = *state;
	struct err e = { 0 };
	struct quotation q;
	struct library *l;
	struct db *db;
	bool more = true;

	assert_int_equal(db_open_schema(&db, f->path, 2, &e), 0);
	put_old_article(db, "one");
	put_old_article(db, "two");
	db_close(db);
	l = open_library(f);
	assert_int_equal(quotations(l, &q, 2), 0);
	while (more)
		assert_int_equal(library_trace(l, &more, &e), 0);
	assert_int_equal(quotations(l, &q, 2), 1);
	library_close(l);
}

enum { PAIRS = 600 }; /* of articles that share a passage: i and i + PAIRS */

/* Its passage, of words of its own. */
static void
put_passage(struct str *out, int number)
{
	uint64_t seed = (uint64_t)number + 1;
	int i;

	for (i = 0; i < 15; i++)
		str_printf(out, "p%x%s", gen_next(&seed, 1 << 30), i < 14 ? " " : "");
}

static void
import_pairs(const struct temp_library *f)
{
	static const char *const lines[] = { "first", "second" };
	struct ingest_text *texts = mem_zalloc(2 * PAIRS * sizeof(*texts));
	struct ingest_options o = { .library = f->path, .texts = texts, .ntexts = 2 * PAIRS };
	struct ingest_report r;
	struct err e = { 0 };
	struct ingest *g;
	int i;

	for (i = 0; i < 2 * PAIRS; i++) {
		struct str text = { 0 }, origin = { 0 };

		str_printf(&origin, "page %d", i);
		str_printf(&text, "Title %d\n\nThe %s %d: ", i, lines[i / PAIRS], i);
		put_passage(&text, i % PAIRS);
		str_printf(&text, " (w%d).\n\nThen u%d v%d.\n", i, i, i);
		texts[i].bytes.n = text.n;
		texts[i].bytes.p = str_take(&text);
		texts[i].origin = str_take(&origin);
	}
	if (ingest_start(&g, &o, &e) < 0 || ingest_finish(g, &r, &e) < 0)
		fail_msg("%s", e.msg);
	ingest_report_free(&r);
	for (i = 0; i < 2 * PAIRS; i++) {
		free((char *)texts[i].bytes.p);
		free((char *)texts[i].origin);
	}
	free(texts);
}

static int64_t
stored(const struct temp_library *f)
{
	struct library_counts c = { 0 };
	struct err e = { 0 };
	struct library *l;

	if (library_open(&l, f->path, LIBRARY_READ, &e) == 0)
		library_count(l, NULL, &c, &e);
	library_close(l);
	return c.all;
}

/* Killed at any moment between storing and tracing: the next import makes it whole. */
static void
a_kill_loses_no_quotations(void **state)
{
	const struct temp_library *f = *state;
	int64_t until[] = { 1, PAIRS, 2 * PAIRS };
	struct library *l;
	size_t k;
	int64_t id;

	for (k = 0; k < sizeof(until) / sizeof(until[0]); k++) {
		pid_t child = fork();
		int status;

		assert_true(child >= 0);
		if (child == 0) {
			import_pairs(f);
			_exit(0);
		}
		while (stored(f) < until[k] && waitpid(child, &status, WNOHANG) == 0)
			;
		kill(child, SIGKILL);
		waitpid(child, &status, 0);
	}
	import_pairs(f);
	assert_int_equal(stored(f), 2 * PAIRS);
	l = open_library(f);
	for (id = 1; id <= 2 * PAIRS; id++) {
		struct arena mem = { 0 };
		struct article *a;
		struct err e = { 0 };

		assert_int_equal(library_article(l, &a, &mem, id, &e), 0);
		assert_int_equal(a->nquotations, 1);
		arena_free(&mem);
	}
	library_close(l);
}

static void
all_places_are_found_the_earliest_first(void **state)
{
	const struct temp_library *f = *state;
	struct library_places p = { 0 };
	struct err e = { 0 };
	struct library *l;
	struct quotation q;
	size_t i;

	/* more than are compared with each other */
	for (i = 1; i <= 40; i++) {
		struct str date = { 0 };

		if (i != 7)
			str_printf(&date, "%zu March %zu", 1 + i % 28, 1990 + i);
		import_page(f, (int)i, i == 30 ? "1 May 1950" : str_cstr(&date), "Again, %: \"" SAYING "\", % says.");
		str_free(&date);
	}
	import_page(f, 99, "2020", "Nothing here.");
	l = open_library(f);
	assert_true(quotations(l, &q, 35) >= 1);
	assert_int_equal(library_places(l, &p, 35, q.other_beg, q.other_end, &e), 0);
	assert_int_equal(p.at.n, 40);
	assert_int_equal(p.at.at[0].article, 30);
	assert_int_equal(p.at.at[0].from, SIZE_MAX);
	assert_int_equal(p.at.at[1].article, 1);
	assert_int_equal(p.at.at[39].article, 7);
	for (i = 1; i < p.at.n; i++)
		assert_true(p.at.at[i].from < i || p.at.at[i].from == SIZE_MAX);
	/* a passage that stands nowhere else */
	assert_int_equal(library_places(l, &p, 41, 0, 10, &e), 0);
	assert_int_equal(p.at.n, 1);
	assert_int_equal(library_places(l, &p, 4711, 0, 10, &e), -1);
	assert_int_equal(e.code, ERR_NOTFOUND);
	vec_free(&p.at);
	library_close(l);
}

static void
disclaimers_do_not_count(void **state)
{
	const struct temp_library *f = *state;
	struct quotation q;
	struct library *l;
	int i;

	for (i = 1; i <= 12; i++) /* the last word keeps it from being learned as furniture */
		import_page(f, i, "2020", SAYING " %");
	l = open_library(f);
	for (i = 1; i <= 12; i++) {
		struct arena mem = { 0 };
		struct slice text;
		struct err e = { 0 };

		assert_int_equal(library_text(l, &text, &mem, i, &e), 0);
		assert_true(slice_find(text, SLICE(SAYING), 0) != SIZE_MAX);
		arena_free(&mem);
		assert_int_equal(quotations(l, &q, i), 0);
	}
	library_close(l);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(quotations_are_seen_from_both_sides, temp_library_place, temp_library_drop),
		cmocka_unit_test_setup_teardown(deleted_articles_share_nothing, temp_library_place, temp_library_drop),
		cmocka_unit_test_setup_teardown(a_changed_text_is_traced_again, temp_library_place, temp_library_drop),
		cmocka_unit_test_setup_teardown(older_libraries_are_traced_later, temp_library_place, temp_library_drop),
		cmocka_unit_test_setup_teardown(a_kill_loses_no_quotations, temp_library_place, temp_library_drop),
		cmocka_unit_test_setup_teardown(all_places_are_found_the_earliest_first, temp_library_place, temp_library_drop),
		cmocka_unit_test_setup_teardown(disclaimers_do_not_count, temp_library_place, temp_library_drop),
	};

	return cmocka_run_group_tests_name("quotations", tests, NULL, NULL);
}
