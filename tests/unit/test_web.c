#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/independence.h"
#include "app/ingest.h"
#include "app/sources.h"
#include "app/web.h"
#include "tests/unit/temp_library.h"

/* The web around an article and around a missing source; how many roots a set of articles rests on. */

struct fixture {
	struct temp_library t;
	struct arena mem;
	struct web web;
	struct independence *count;
};

static int
set_up(void **state)
{
	struct fixture *f = mem_zalloc(sizeof(*f));

	*state = f;
	return temp_library_open(&f->t);
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	independence_free(f->count);
	web_free(&f->web);
	temp_library_close(&f->t);
	arena_free(&f->mem);
	free(f);
	return 0;
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
	temp_library_add(&f->t, "one.txt", "Forty Years at the Lamp\nBy Anna Holt\nHarbour Post\nMay 4th, 2020\n\n"
	    "Mara Quill wrote it down: “" PASSAGE ".” [1]\n\nThe bells are older. [2] The reef is older still. [3]\n\n"
	    "References:\n[1] " LAMP_REFERENCE "[2] " BELLS_REFERENCE "[3] " REEF_REFERENCE);
	temp_library_add(&f->t, "lamp.txt", "Who Keeps the Lamp of Old Point\nBy Mara Quill\nThe Salt Review\nAugust 2nd, 2019\n\n"
	    "They say that " PASSAGE " him why.\n\nA second paragraph says so little that it needs no source.\n");
	temp_library_add(&f->t, "bells.txt", "Bells Over the Water\nBy Peter Marsh\nSalt Weekly\nSeptember 1st, 2019\n\n"
	    "The bells ring whenever the lamp is lit, and the town has learned to sleep through both of them. [1]\n\n"
	    "References:\n[1] " LAMP_REFERENCE);
}

static void
ask(struct fixture *f, int64_t article, int64_t source)
{
	struct err e = { 0 };

	if (library_web(f->t.l, &f->web, (struct web_node){ article, source }, &e) < 0)
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
	if (library_delete(f->t.l, 2, &e) < 0)
		fail_msg("%s", e.msg);
	ask(f, 1, 0);
	assert_int_equal(f->web.cited.at.n, 3);
	assert_int_equal(f->web.cited.at.at[0].node.article, 3);
	assert_int_equal(f->web.cited.at.at[1].how, WEB_CITES); /* its source is missing now */
	assert_int_equal(f->web.cited.at.at[1].node.article, 0);
	assert_int_equal(library_web(f->t.l, &f->web, (struct web_node){ .article = 99 }, &e), -1);
	assert_int_equal(e.code, ERR_NOTFOUND);
}

/* --- independence ---------------------------------------------------------------------------- */

/* Count them to the end; -1 with e set. */
static int
count(struct fixture *f, const int64_t *ids, size_t n, struct err *e)
{
	int rc;

	independence_free(f->count);
	f->count = NULL;
	rc = independence_new(&f->count, f->t.l, ids, n, e);
	while (rc == 0 && (rc = independence_step(f->count, e)) > 0)
		rc = 0;
	return rc;
}

static const struct root *
count_roots(struct fixture *f, const int64_t *ids, size_t n, size_t roots, size_t cycles)
{
	struct err e = { 0 };

	if (count(f, ids, n, &e) < 0)
		fail_msg("%s", e.msg);
	assert_int_equal(independence_articles(f->count), n);
	assert_int_equal(independence_roots(f->count)->at.n, roots);
	assert_int_equal(independence_cycles(f->count), cycles);
	return independence_roots(f->count)->at.at;
}

#define IDS(...) (const int64_t[]){ __VA_ARGS__ }, sizeof((const int64_t[]){ __VA_ARGS__ }) / sizeof(int64_t)

static void
articles_rest_on_roots(void **state)
{
	struct fixture *f = *state;
	struct library_ids resting = { 0 };
	const struct root *r;

	import_three(f);
	r = count_roots(f, IDS(1, 3), 2, 0);
	assert_int_equal(r[0].node.article, 2); /* outside of the set */
	assert_int_equal(r[0].resting, 2);
	assert_int_equal(r[0].articles, 1);
	assert_false(r[0].in_set);
	assert_int_equal(r[1].node.article, 0); /* the missing reef */
	assert_true(r[1].node.source != 0);
	assert_int_equal(r[1].articles, 0);
	independence_resting(f->count, &resting, r[1].part);
	assert_int_equal(resting.ids.n, 1);
	assert_int_equal(resting.ids.at[0], 1);
	vec_free(&resting.ids);
	r = count_roots(f, IDS(2), 1, 0);
	assert_true(r[0].in_set);
	assert_int_equal(r[0].resting, 1);
	count_roots(f, NULL, 0, 0, 0);
}

/* An article with a title that cites a work with another one. */
static void
import_citing(struct fixture *f, const char *title, const char *day, const char *cited, const char *cited_day)
{
	struct str text = { 0 };

	/* too few words in a row for a passage that they would share */
	str_printf(&text, "%s\nBy Anna Holt\nHarbour Post\nMay %s, 2020\n\n", title, day);
	str_printf(&text, "%s is what this is about. [1]\n\nOn %s there is no more to say.\n\n", title, title);
	if (cited)
		str_printf(&text, "References:\n[1] Holt, Anna, %s, Harbour Post, May %s, 2020.\n", cited, cited_day);
	temp_library_add(&f->t, title, str_cstr(&text));
	str_free(&text);
}

static void
a_circle_is_one_root(void **state)
{
	struct fixture *f = *state;
	struct library_ids members = { 0 };
	struct err e = { 0 };
	const struct root *r;

	import_citing(f, "The First of the Lanterns", "3rd", "The Second of the Harbours", "5th");
	import_citing(f, "The Second of the Harbours", "5th", "The Third of the Sandbanks", "1st");
	import_citing(f, "The Third of the Sandbanks", "1st", "The First of the Lanterns", "3rd");
	import_citing(f, "A Fourth That Only Looks On", "9th", "The Second of the Harbours", "5th");
	r = count_roots(f, IDS(4), 1, 1);
	assert_int_equal(r[0].articles, 3);
	assert_int_equal(r[0].node.article, 3); /* the earliest */
	assert_false(r[0].in_set);
	independence_members(f->count, &members, r[0].part);
	assert_int_equal(members.ids.n, 3);
	assert_int_equal(members.ids.at[0], 3);
	assert_int_equal(members.ids.at[1], 1);
	assert_int_equal(members.ids.at[2], 2);
	members.ids.n = 0;
	independence_cycle(f->count, &members, 0);
	assert_int_equal(members.ids.n, 3);
	vec_free(&members.ids);
	r = count_roots(f, IDS(1, 2, 3, 4), 1, 1);
	assert_int_equal(r[0].resting, 4);

	/* One of them cites another work: the circle leads on, and is no root any more. */
	import_citing(f, "A Fifth Without Any Source", "2nd", NULL, NULL);
	temp_library_add(&f->t, "The First of the Lanterns", "The First of the Lanterns\nBy Anna Holt\nHarbour Post\nMay 3rd, 2020\n\n"
	    "It cites two. [1] [2]\n\nIt is a short text.\n\nReferences:\n"
	    "[1] Holt, Anna, The Second of the Harbours, Harbour Post, May 5th, 2020.\n"
	    "[2] Holt, Anna, A Fifth Without Any Source, Harbour Post, May 2nd, 2020.\n");
	r = count_roots(f, IDS(4), 1, 1);
	assert_int_equal(r[0].node.article, 5);

	if (library_delete(f->t.l, 2, &e) < 0)
		fail_msg("%s", e.msg);
	r = count_roots(f, IDS(1, 3, 4), 2, 0); /* what is deleted is missing */
	assert_int_equal(r[0].resting, 3);
}

static void
what_cannot_be_counted_is_refused(void **state)
{
	struct fixture *f = *state;
	int64_t *many = mem_zalloc((INDEPENDENCE_SET + 1) * sizeof(*many));
	struct err e = { 0 };

	import_three(f);
	assert_int_equal(count(f, many, INDEPENDENCE_SET + 1, &e), -1);
	assert_int_equal(e.code, ERR_INPUT);
	free(many);
	err_clear(&e);
	assert_int_equal(count(f, IDS(1, 99), &e), -1);
	assert_int_equal(e.code, ERR_NOTFOUND);
	err_clear(&e);
	if (library_delete(f->t.l, 2, &e) < 0)
		fail_msg("%s", e.msg);
	assert_int_equal(count(f, IDS(2), &e), -1);
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
		test(articles_rest_on_roots),
		test(a_circle_is_one_root),
		test(what_cannot_be_counted_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
