#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/ingest.h"
#include "app/sources.h"
#include "app/web.h"
#include "tests/unit/temp.h"

/* The web around an article and around a missing source. */

struct fixture {
	char *folder, *path;
	struct library *l;
	struct arena mem;
	struct web web;
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

	web_free(&f->web);
	library_close(f->l);
	arena_free(&f->mem);
	free(f->path);
	temp_remove(f->folder);
	free(f);
	return 0;
}

static void
import(struct fixture *f, const char *origin, const char *text)
{
	struct ingest_text t = { .origin = origin, .bytes = slice_of(text) };
	struct ingest_options o = { .library = f->path, .texts = &t, .ntexts = 1 };
	struct ingest_report r;
	struct ingest *g;
	struct err e = { 0 };

	if (ingest_start(&g, &o, &e) < 0 || ingest_finish(g, &r, &e) < 0)
		fail_msg("%s", e.msg);
	ingest_report_free(&r);
}

#define PASSAGE                                                                                    \
	"the keeper of the lamp at Old Point has kept it burning for forty years and nobody in the whole town has asked"
#define LAMP_REFERENCE "Quill, Mara, Who Keeps the Lamp of Old Point, The Salt Review, August 2nd, 2019.\n"
#define BELLS_REFERENCE "Marsh, Peter, Bells Over the Water, Salt Weekly, September 1st, 2019.\n"
#define REEF_REFERENCE "Corvane, Elias, Reefs That No Map Has Shown, Harbour Post, March 5th, 2017.\n"

/* 1 quotes 2 and cites it, 3 and a reef that nobody has; 3 cites 2. */
static void
import_three(struct fixture *f)
{
	import(f, "one.txt", "Forty Years at the Lamp\nBy Anna Holt\nHarbour Post\nMay 4th, 2020\n\n"
	    "Mara Quill wrote it down: “" PASSAGE ".” [1]\n\nThe bells are older. [2] The reef is older still. [3]\n\n"
	    "References:\n[1] " LAMP_REFERENCE "[2] " BELLS_REFERENCE "[3] " REEF_REFERENCE);
	import(f, "lamp.txt", "Who Keeps the Lamp of Old Point\nBy Mara Quill\nThe Salt Review\nAugust 2nd, 2019\n\n"
	    "They say that " PASSAGE " him why.\n\nA second paragraph says so little that it needs no source.\n");
	import(f, "bells.txt", "Bells Over the Water\nBy Peter Marsh\nSalt Weekly\nSeptember 1st, 2019\n\n"
	    "The bells ring whenever the lamp is lit, and the town has learned to sleep through both of them. [1]\n\n"
	    "References:\n[1] " LAMP_REFERENCE);
}

static void
ask(struct fixture *f, int64_t article, int64_t source)
{
	struct err e = { 0 };

	if (library_web(f->l, &f->web, (struct web_node){ article, source }, &e) < 0)
		fail_msg("%s", e.msg);
}

static void
an_article_stands_between_two_columns(void **state)
{
	struct fixture *f = *state;
	const struct web_link *k;

	import_three(f);
	ask(f, 1, 0);
	assert_int_equal(f->web.citing.at.n, 0);
	assert_int_equal(f->web.cited.at.n, 3);
	k = f->web.cited.at.at;
	assert_int_equal(k[0].node.article, 2);
	assert_int_equal(k[0].how, WEB_CITES | WEB_QUOTES);
	assert_true(k[0].at < k[1].at);
	assert_true(k[0].beg < k[0].end); /* the passage there */
	assert_int_equal(k[1].node.article, 3);
	assert_int_equal(k[1].how, WEB_CITES);
	assert_int_equal(k[2].node.article, 0); /* missing, so the last */
	assert_true(k[2].node.source != 0);
	assert_int_equal(k[2].state, SOURCE_WANTED);
	assert_false(f->web.cited.more);

	ask(f, 2, 0);
	assert_int_equal(f->web.cited.at.n, 0);
	assert_int_equal(f->web.citing.at.n, 2);
	k = f->web.citing.at.at;
	assert_int_equal(k[0].node.article, 1); /* the newest first */
	assert_int_equal(k[0].how, WEB_CITES | WEB_QUOTES);
	assert_int_equal(k[1].node.article, 3);
	assert_int_equal(k[1].how, WEB_CITES);
}

static void
a_missing_source_has_those_that_cite_it(void **state)
{
	struct fixture *f = *state;
	int64_t source;

	import_three(f);
	ask(f, 1, 0);
	source = f->web.cited.at.at[2].node.source;
	ask(f, 0, source);
	assert_int_equal(f->web.cited.at.n, 0);
	assert_int_equal(f->web.citing.at.n, 1);
	assert_int_equal(f->web.citing.at.at[0].node.article, 1);
}

static void
the_deleted_leave_the_web(void **state)
{
	struct fixture *f = *state;
	struct err e = { 0 };

	import_three(f);
	if (library_delete(f->l, 2, &e) < 0)
		fail_msg("%s", e.msg);
	ask(f, 1, 0);
	assert_int_equal(f->web.cited.at.n, 3);
	assert_int_equal(f->web.cited.at.at[0].node.article, 3);
	assert_int_equal(f->web.cited.at.at[1].how, WEB_CITES); /* its source is missing now */
	assert_int_equal(f->web.cited.at.at[1].node.article, 0);
	assert_int_equal(library_web(f->l, &f->web, (struct web_node){ .article = 99 }, &e), -1);
	assert_int_equal(e.code, ERR_NOTFOUND);
}

int
main(void)
{
#define test(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		test(an_article_stands_between_two_columns),
		test(a_missing_source_has_those_that_cite_it),
		test(the_deleted_leave_the_web),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
