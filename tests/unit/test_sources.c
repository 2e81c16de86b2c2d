#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "app/ingest.h"
#include "app/library.h"
#include "app/sources.h"
#include "db/articles.h"
#include "db/db.h"
#include "db/documents.h"
#include "tests/unit/temp.h"
#include "tests/unit/temp_library.h"

/* Sources in a library: who claims them, and that the user's word outlives imports. */

#define BODY                                                                                       \
	"The keeper of the lamp at Old Point has kept it burning for forty years, and nobody in the town has asked him" \
	" why he never lets it rest, not even in the long summer. [1]\n\nHe says that the lamp is older than the harbour," \
	" and the council wrote it down and filed it away with great care. [2]\n"
#define LAMP_REFERENCE "Quill, Mara, Who Keeps the Lamp of Old Point, The Salt Review, August 2nd, 2019."
#define REEF_REFERENCE "Corvane, Elias, Reefs That No Map Has Shown, Harbour Post, March 5th, 2018."
#define LAMP "Who Keeps the Lamp of Old Point\nBy Mara Quill\nThe Salt Review\nAugust 2nd, 2019\n\n" BODY
#define CITING(title) title "\nBy Anna Holt\nHarbour Post\nMay 4th, 2020\n\n" BODY "\nReferences:\n[1] " LAMP_REFERENCE "\n[2] " REEF_REFERENCE "\n"
/* The same works, described in another way. */
#define OTHER_CITING                                                                               \
	"Bells Over the Water\nBy Peter Marsh\nSalt Weekly\nJune 1st, 2021\n\n" BODY                    \
	"\nReferences:\n[1] M. Quill, \"Who keeps the lamp of Old-Point?\", Salt Review, 2 August 2019.\n[2] ibid.\n"

static struct article *
article(struct temp_fixture *f, int64_t id)
{
	struct article *a;
	struct err e = { 0 };

	if (library_article(f->t.l, &a, &f->mem, id, &e) < 0)
		fail_msg("%s", e.msg);
	return a;
}

/* The first reference with that label. */
static const struct reference *
reference(struct temp_fixture *f, int64_t id, const char *label)
{
	const struct article *a = article(f, id);
	size_t i;

	for (i = 0; i < a->nreferences; i++)
		if (a->references[i].label && strcmp(a->references[i].label, label) == 0)
			return &a->references[i];
	fail_msg("article %lld has no reference [%s]", (long long)id, label);
	return NULL;
}

static struct source
source(struct temp_fixture *f, int64_t id)
{
	struct source s;
	struct err e = { 0 };

	if (library_source(f->t.l, &s, &f->mem, id, &e) < 0)
		fail_msg("%s", e.msg);
	return s;
}

#define well(call)                                                                                 \
	do {                                                                                       \
		struct err e = { 0 };                                                              \
		if ((call) < 0)                                                                    \
			fail_msg("%s", e.msg);                                                     \
	} while (0)

static int64_t
wanted(struct temp_fixture *f)
{
	int64_t n;
	struct sources s;

	well(library_wanted_count(f->t.l, &n, &e));
	well(library_wanted(f->t.l, &s, &f->mem, 0, 100, &e));
	assert_int_equal(n, s.n); /* what is kept is what is there */
	return n;
}

static void
an_article_claims_its_source(void **state)
{
	struct temp_fixture *f = *state;
	struct citers c;
	int64_t s;

	temp_library_add(&f->t, "one.txt", CITING("Forty Years at the Lamp"));
	s = reference(f, 1, "1")->source;
	assert_true(s > 0);
	assert_int_equal(source(f, s).state, SOURCE_WANTED);
	assert_int_equal(wanted(f), 2);
	temp_library_add(&f->t, "lamp.txt", LAMP);
	assert_int_equal(reference(f, 1, "1")->article, 2);
	assert_int_equal(reference(f, 1, "1")->source, s);
	assert_int_equal(reference(f, 1, "1")->reason, MATCH_WORK);
	assert_int_equal(reference(f, 1, "2")->article, 0);
	assert_int_equal(wanted(f), 1);
	well(library_cited_by(f->t.l, &c, &f->mem, 2, &e));
	assert_int_equal(c.n, 1);
	assert_int_equal(c.at[0].article, 1);
	assert_memory_equal(article(f, 1)->doc.text.p + c.at[0].at, "[1]", 3);
	well(library_delete(f->t.l, 2, &e));
	assert_int_equal(source(f, s).state, SOURCE_WANTED);
	assert_int_equal(wanted(f), 2);
	well(library_restore(f->t.l, 2, &e));
	assert_int_equal(reference(f, 1, "1")->article, 2);
	assert_int_equal(wanted(f), 1);
}

static void
descriptions_of_one_work_are_one_source(void **state)
{
	struct temp_fixture *f = *state;
	struct citers c;
	int64_t s;

	temp_library_add(&f->t, "one.txt", CITING("Forty Years at the Lamp"));
	temp_library_add(&f->t, "two.txt", OTHER_CITING);
	s = reference(f, 1, "1")->source;
	assert_int_equal(reference(f, 2, "1")->source, s);
	assert_int_equal(reference(f, 2, "2")->source, s); /* ibid. */
	assert_int_equal(source(f, s).citers, 2);
	assert_int_equal(source(f, s).times, 3);
	well(library_citers(f->t.l, &c, &f->mem, s, &e));
	assert_int_equal(c.n, 2);
	assert_int_equal(c.at[0].article, 2); /* the newest first */
	assert_int_equal(c.at[0].times, 2);
	well(library_delete(f->t.l, 2, &e));
	assert_int_equal(source(f, s).citers, 1);
	assert_int_equal(source(f, s).times, 1);
	well(library_restore(f->t.l, 2, &e));
	assert_int_equal(source(f, s).times, 3);
}

static void
several_that_fit_are_asked_for(void **state)
{
	struct temp_fixture *f = *state;
	struct candidates c;
	int64_t s;

	temp_library_add(&f->t, "lamp.txt", LAMP);
	temp_library_add(&f->t, "copy.txt", "Who Keeps the Lamp of Old Point\nBy Mara Quill\nOld Point Times\nAugust 2nd, 2019\n\n" BODY);
	temp_library_add(&f->t, "one.txt", "Short\nBy Anna Holt\nHarbour Post\nMay 4th, 2020\n\n" BODY
	    "\nReferences:\n[1] Quill, Mara, Who Keeps the Lamp of Old Point, August 2nd, 2019.\n[2] " REEF_REFERENCE "\n");
	s = reference(f, 3, "1")->source;
	assert_int_equal(source(f, s).state, SOURCE_AMBIGUOUS);
	assert_int_equal(reference(f, 3, "1")->article, 0);
	well(library_candidates(f->t.l, &c, &f->mem, s, 10, &e));
	assert_int_equal(c.n, 2);
	assert_string_equal(c.at[0].article_title, "Who Keeps the Lamp of Old Point");
	well(library_candidates(f->t.l, &c, &f->mem, s, 1, &e));
	assert_int_equal(c.n, 1);
	well(library_delete(f->t.l, 2, &e)); /* then there is no question */
	assert_int_equal(source(f, s).state, SOURCE_PRESENT);
	assert_int_equal(source(f, s).article, 1);
}

static void
the_users_word_survives_imports(void **state)
{
	struct temp_fixture *f = *state;
	source_edit edit, other;
	int64_t lamp, reef;

	temp_library_add(&f->t, "one.txt", CITING("Forty Years at the Lamp"));
	temp_library_add(&f->t, "lamp.txt", LAMP);
	lamp = reference(f, 1, "1")->source;
	reef = reference(f, 1, "2")->source;
	well(library_unlink(f->t.l, &edit, lamp, &e));
	well(library_link(f->t.l, &other, reef, 2, &e));
	assert_int_equal(source(f, lamp).state, SOURCE_WANTED);
	assert_int_equal(reference(f, 1, "2")->reason, MATCH_USER);
	temp_library_add(&f->t, "one.txt", CITING("Forty Years at the Lamp") "\n"); /* other bytes */
	temp_library_add(&f->t, "lamp.txt", LAMP "\nIt burns.\n");
	temp_library_add(&f->t, "two.txt", OTHER_CITING);
	assert_int_equal(reference(f, 1, "1")->source, lamp);
	assert_int_equal(source(f, lamp).state, SOURCE_WANTED);
	assert_int_equal(reference(f, 1, "2")->article, 2);
	assert_int_equal(reference(f, 3, "1")->article, 0);
	well(library_delete(f->t.l, 2, &e));
	assert_int_equal(source(f, reef).state, SOURCE_WANTED);
	well(library_restore(f->t.l, 2, &e));
	assert_int_equal(source(f, reef).article, 2);
	well(library_source_undo(f->t.l, edit, &e));
	assert_int_equal(source(f, lamp).article, 2);
	well(library_source_redo(f->t.l, edit, &e));
	assert_int_equal(source(f, lamp).article, 0);
	well(library_source_undo(f->t.l, other, &e));
	assert_int_equal(source(f, reef).article, 0);
	well(library_set_irrelevant(f->t.l, &edit, reef, true, &e));
	assert_int_equal(wanted(f), 1);
	well(library_source_undo(f->t.l, edit, &e));
	assert_int_equal(wanted(f), 2);
}

static void
fields_are_corrected(void **state)
{
	struct temp_fixture *f = *state;
	struct err bad = { 0 };
	source_edit edit;
	int64_t reef;

	temp_library_add(&f->t, "one.txt", CITING("Forty Years at the Lamp"));
	temp_library_add(&f->t, "reef.txt", "Shoals Beyond Every Chart in Use\nBy Elias Corvane\nHarbour Post\nMarch 6th, 2018\n\n" BODY);
	reef = reference(f, 1, "2")->source;
	assert_int_equal(source(f, reef).article, 0);
	well(library_edit_source(f->t.l, &edit, reef, "title", "Shoals beyond every chart in use", &e));
	assert_int_equal(source(f, reef).article, 2);
	temp_library_add(&f->t, "one.txt", CITING("Forty Years at the Lamp") "\n");
	assert_int_equal(reference(f, 1, "2")->source, reef);
	assert_string_equal(source(f, reef).title, "Shoals beyond every chart in use");
	well(library_source_undo(f->t.l, edit, &e));
	assert_int_equal(source(f, reef).article, 0);
	well(library_edit_source(f->t.l, &edit, reef, "author", "Marsh, Peter; Harbour Board", &e));
	assert_int_equal(source(f, reef).nauthors, 2);
	assert_string_equal(source(f, reef).authors[0].given, "Peter");
	assert_string_equal(source(f, reef).authors[1].literal, "Harbour Board");
	assert_int_equal(library_edit_source(f->t.l, &edit, reef, "date", "soon", &bad), -1);
	assert_int_equal(bad.code, ERR_INPUT);
	err_clear(&bad);
	assert_int_equal(library_edit_source(f->t.l, &edit, reef, "colour", "red", &bad), -1);
	assert_int_equal(bad.code, ERR_INPUT);
}

static void
sources_are_merged_and_split(void **state)
{
	struct temp_fixture *f = *state;
	struct err bad = { 0 };
	source_edit merge, split;
	int64_t lamp, reef, apart;

	temp_library_add(&f->t, "one.txt", CITING("Forty Years at the Lamp"));
	temp_library_add(&f->t, "two.txt", OTHER_CITING);
	lamp = reference(f, 1, "1")->source;
	reef = reference(f, 1, "2")->source;
	well(library_merge_sources(f->t.l, &merge, lamp, reef, &e));
	assert_int_equal(reference(f, 1, "2")->source, lamp);
	assert_int_equal(source(f, reef).id, lamp); /* the old number leads there */
	assert_int_equal(source(f, lamp).times, 4);
	assert_int_equal(wanted(f), 1);
	assert_int_equal(library_merge_sources(f->t.l, &merge, reef, lamp, &bad), -1);
	temp_library_add(&f->t, "one.txt", CITING("Forty Years at the Lamp") "\n");
	assert_int_equal(reference(f, 1, "2")->source, lamp);
	err_clear(&bad);
	merge = 1;
	well(library_source_undo(f->t.l, merge, &e));
	assert_int_equal(reference(f, 1, "2")->source, reef);
	assert_int_equal(source(f, lamp).times, 3);
	assert_int_equal(wanted(f), 2);

	well(library_split_source(f->t.l, &split, 2, 0, &e));
	apart = reference(f, 2, "1")->source;
	assert_true(apart != lamp);
	assert_int_equal(reference(f, 2, "2")->source, apart); /* ibid. goes with it */
	assert_int_equal(source(f, lamp).citers, 1);
	temp_library_add(&f->t, "two.txt", OTHER_CITING "\n");
	assert_int_equal(reference(f, 2, "1")->source, apart);
	temp_library_add(&f->t, "lamp.txt", LAMP);
	assert_int_equal(source(f, apart).article, 3);
	well(library_source_undo(f->t.l, split, &e));
	assert_int_equal(reference(f, 2, "1")->source, lamp);
	assert_int_equal(source(f, lamp).citers, 2);
	well(library_source_redo(f->t.l, split, &e));
	assert_true(reference(f, 2, "1")->source != lamp);
	assert_int_equal(library_source_undo(f->t.l, 99, &bad), -1);
}

static void
what_changes_is_settled_anew(void **state)
{
	struct temp_fixture *f = *state;
	int64_t reef;

	temp_library_add(&f->t, "one.txt", CITING("Forty Years at the Lamp"));
	temp_library_add(&f->t, "lamp.txt", LAMP);
	assert_int_equal(reference(f, 1, "1")->article, 2);
	reef = reference(f, 1, "2")->source;
	temp_library_add(&f->t, "lamp.txt", "Reefs That No Map Has Shown\nBy Elias Corvane\nHarbour Post\nMarch 5th, 2018\n\n" BODY);
	assert_int_equal(reference(f, 1, "1")->article, 0);
	assert_int_equal(reference(f, 1, "2")->article, 2);
	/* a reference that is gone leaves no source behind */
	temp_library_add(&f->t, "one.txt", "Forty Years at the Lamp\nBy Anna Holt\nHarbour Post\nMay 4th, 2020\n\n" BODY "\nReferences:\n[1] " LAMP_REFERENCE "\n");
	{
		struct source s;
		struct err e = { 0 };

		assert_int_equal(library_source(f->t.l, &s, &f->mem, reef, &e), -1);
		assert_int_equal(e.code, ERR_NOTFOUND);
	}
	assert_int_equal(wanted(f), 1);
}

static const struct reference *
attribution(struct temp_fixture *f, int64_t id)
{
	const struct article *a = article(f, id);
	size_t i;

	for (i = 0; i < a->nreferences; i++)
		if (a->references[i].kind == REFERENCE_ATTRIBUTION)
			return &a->references[i];
	fail_msg("article %lld has no attribution", (long long)id);
	return NULL;
}

static void
what_is_quoted_is_the_source(void **state)
{
	struct temp_fixture *f = *state;
	struct candidates could_be;
	source_edit edit;
	int64_t id;

	temp_library_add(&f->t, "quoting.txt",
	    "Bells Over the Water\nBy Peter Marsh\nSalt Weekly\nJune 1st, 2021\n\nThe Harbour Times reported: \u201cThe keeper"
	    " of the lamp at Old Point has kept it burning for forty years, and nobody in the town has asked him why he never lets"
	    " it rest.\u201d The bells are another matter, and the council has not made up its mind about them so far.\n");
	assert_int_equal(attribution(f, 1)->article, 0);
	assert_int_equal(wanted(f), 0); /* it names no work */
	temp_library_add(&f->t, "lamp.txt", "The Keeper Rests\nBy Mara Quill\nThe Harbour Times\nAugust 2nd, 2019\n\n" BODY);
	assert_int_equal(attribution(f, 1)->article, 2);
	assert_int_equal(attribution(f, 1)->reason, MATCH_QUOTATION);
	well(library_delete(f->t.l, 2, &e));
	assert_int_equal(attribution(f, 1)->article, 0);
	well(library_restore(f->t.l, 2, &e));
	assert_int_equal(attribution(f, 1)->article, 2);
	temp_library_add(&f->t, "one.txt", "Short\nBy Mara Quill\nThe Harbour Times\nAugust 3rd, 2019\n\n" BODY); /* so does another one */
	id = attribution(f, 1)->source;
	assert_int_equal(source(f, id).state, SOURCE_AMBIGUOUS);
	well(library_candidates(f->t.l, &could_be, &f->mem, id, 10, &e));
	assert_int_equal(could_be.n, 2);
	assert_int_equal(could_be.at[0].article + could_be.at[1].article, 2 + 3);
	assert_int_equal(could_be.at[0].reason, MATCH_QUOTATION);
	well(library_link(f->t.l, &edit, id, 3, &e));
	assert_int_equal(attribution(f, 1)->article, 3);
}

static void
put_old(struct db *db, const char *origin, struct article *a)
{
	struct document d = { .origin = origin, .original = SLICE("x") };
	struct err e = { 0 };

	if (site_put(db, &d.site, "a site", &e) < 0 || document_put(db, &d, &e) < 0)
		fail_msg("%s", e.msg);
	a->document = d.id;
	a->doc.text = slice_of(BODY);
	if (article_insert(db, a, 0, &e) < 0)
		fail_msg("%s", e.msg);
}

/* A library of the time before sources. */
static void
old_libraries_are_settled(void **state)
{
	static const struct name quill = { .family = "Quill", .given = "Mara" };
	const struct reference r = { .kind = REFERENCE_WORK, .label = "1", .text = LAMP_REFERENCE, .authors = &quill, .nauthors = 1,
		.title = "Who Keeps the Lamp of Old Point", .date = { 2019, 8, 2 }, .same_as = REFERENCE_NONE };
	struct article citing = { .title = "Forty Years at the Lamp", .references = &r, .nreferences = 1 };
	struct article lamp = { .title = "Who Keeps the Lamp of Old Point", .authors = &quill, .nauthors = 1, .date = { 2019, 8, 2 } };
	struct temp_fixture *f = *state;
	struct db *db;
	struct err bad = { 0 };
	bool more = true;

	library_close(f->t.l);
	free(f->t.path);
	f->t.path = temp_file(f->t.folder, "old.ibid");
	if (db_open_schema(&db, f->t.path, 3, &bad) < 0)
		fail_msg("%s", bad.msg);
	put_old(db, "one.txt", &citing);
	put_old(db, "lamp.txt", &lamp);
	db_close(db);
	well(library_open(&f->t.l, f->t.path, LIBRARY_WRITE, &e));
	assert_int_equal(reference(f, 1, "1")->source, 0);
	while (more)
		well(library_settle(f->t.l, &more, &e));
	assert_int_equal(reference(f, 1, "1")->article, 2);
	assert_int_equal(source(f, reference(f, 1, "1")->source).citers, 1);
}

/* An article that has nothing to be found by is counted like others. */
static void
what_cannot_be_found_is_counted(void **state)
{
	const struct reference r = { .kind = REFERENCE_WORK, .label = "1", .text = LAMP_REFERENCE,
		.title = "Who Keeps the Lamp of Old Point", .date = { 2019, 8, 2 }, .same_as = REFERENCE_NONE };
	struct article citing = { .title = "* * *", .references = &r, .nreferences = 1 };
	struct temp_fixture *f = *state;
	struct db *db;
	struct err bad = { 0 };
	int64_t s;
	bool more = true;

	library_close(f->t.l);
	free(f->t.path);
	f->t.path = temp_file(f->t.folder, "old.ibid");
	if (db_open_schema(&db, f->t.path, 3, &bad) < 0)
		fail_msg("%s", bad.msg);
	put_old(db, "one.txt", &citing);
	db_close(db);
	well(library_open(&f->t.l, f->t.path, LIBRARY_WRITE, &e));
	temp_library_add(&f->t, "two.txt", CITING("Forty Years at the Lamp"));
	while (more)
		well(library_settle(f->t.l, &more, &e));
	s = reference(f, 2, "1")->source;
	assert_int_equal(source(f, s).citers, 2);
	well(library_delete(f->t.l, 1, &e));
	assert_int_equal(source(f, s).citers, 1);
	well(library_restore(f->t.l, 1, &e));
	assert_int_equal(source(f, s).citers, 2);
}

/* Of the processor, for an article that cites so many works. */
static double
seconds(struct temp_fixture *f, const char *origin, size_t works)
{
	struct str text = { 0 };
	clock_t begin;
	size_t i;

	str_puts(&text, "All That Was Ever Written of the Lamp\nBy Anna Holt\nHarbour Post\nMay 4th, 2020\n\n" BODY);
	for (i = 0; i < works; i++)
		str_printf(&text, "\nThe keeper told it in other words.\n\nReferences:\n\n1. Quill, Mara, Evening %zu at the Lamp, "
				  "Salt Review, 2019.\n2. Ibid.\n", works * 3 + i);
	begin = clock();
	temp_library_add(&f->t, origin, str_cstr(&text));
	str_free(&text);
	return (double)(clock() - begin) / CLOCKS_PER_SEC;
}

/* Eight times the references may take twenty times as long, never sixty-four times. */
static void
references_take_linear_time(void **state)
{
	struct temp_fixture *f = *state;
	double small = seconds(f, "few.txt", 1500), large = seconds(f, "many.txt", 12000);

	if (large > small * 20)
		fail_msg("%.3f s, then %.3f s", small, large);
}

int
main(void)
{
#define test(name) cmocka_unit_test_setup_teardown(name, temp_fixture_new, temp_fixture_drop)
	const struct CMUnitTest tests[] = {
		test(an_article_claims_its_source),
		test(descriptions_of_one_work_are_one_source),
		test(several_that_fit_are_asked_for),
		test(the_users_word_survives_imports),
		test(fields_are_corrected),
		test(sources_are_merged_and_split),
		test(what_changes_is_settled_anew),
		test(what_is_quoted_is_the_source),
		test(old_libraries_are_settled),
		test(what_cannot_be_found_is_counted),
		test(references_take_linear_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
