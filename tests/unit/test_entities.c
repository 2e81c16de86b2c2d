#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "analyse/identity.h"
#include "analyse/sentence.h"
#include "app/entities.h"
#include "app/ingest.h"
#include "tests/unit/temp_library.h"

/* Entities of the library: when names are one, what the page of one holds, and corrections with undo. */

#define WELL(call)                              \
	do {                                    \
		struct err e = { 0 };           \
		if ((call) < 0)                 \
			fail_msg("%s", e.msg);  \
	} while (0)

static void
add(struct temp_fixture *f, const char *origin, const char *title, const char *author, const char *date, const char *text)
{
	char *page = arena_printf(&f->mem, "%s\n\nBy %s\n%s\n\n%s\n", title, author, date, text);

	temp_library_add(&f->t, origin, page);
}

#define ONE "Senator Marek Oldun met Harbour Minister Ilse Brandt in Karsholm on Monday. Oldun said that the National Salt Board (NSB) had failed. The NSB did not answer, and Brandt left early."
#define TWO "The National Salt Board has lost its chairman. Marek Oldun called for an inquiry in Karsholm, and Ilse Brandt agreed with him. Ilse Brandt will speak on Friday."
#define THREE "Nobody at the NSB would talk to Ilse Brandt. The salt is sold in Karsholm, and Mr. Oldun has bought none of it since May."

static void
import_three(struct temp_fixture *f)
{
	add(f, "one.txt", "Salt and the sea", "Hanna Weir", "May 4, 2019", ONE);
	add(f, "two.txt", "Chairman leaves board", "Peter Lund", "June 5, 2020", TWO);
	add(f, "three.txt", "No answer from the board", "Hanna Weir", "July 6, 2020", THREE);
}

static const struct entity *
in_article(struct temp_fixture *f, int64_t article, const char *name)
{
	struct article *a;
	size_t i;

	WELL(library_article(f->t.l, &a, &f->mem, article, &e));
	for (i = 0; i < a->nentities; i++)
		if (strcmp(a->entities[i].name, name) == 0)
			return &a->entities[i];
	return NULL;
}

static int64_t
by_name(struct temp_fixture *f, const char *name)
{
	struct entity_entries found;

	WELL(library_find_entities(f->t.l, &found, &f->mem, name, 10, &e));
	if (!found.n)
		fail_msg("%s: not found", name);
	return found.at[0].id;
}

static size_t
count_named(struct temp_fixture *f, const char *name)
{
	struct entity_entries found;

	WELL(library_find_entities(f->t.l, &found, &f->mem, name, 100, &e));
	return found.n;
}

static struct entity_entry
entry(struct temp_fixture *f, int64_t id)
{
	struct entity_entry x;

	WELL(library_entity(f->t.l, &x, &f->mem, id, &e));
	return x;
}

static void
identify_all(struct temp_fixture *f)
{
	bool more = true;

	while (more)
		WELL(library_identify(f->t.l, &more, &e));
}

/* --- pure ----------------------------------------------------------------------------------- */

static void
names_are_compared(void **state)
{
	static const struct {
		enum entity_kind kind;
		const char *a, *b;
		bool same, sound;
	} cases[] = {
		{ ENTITY_PERSON, "Ilse Brandt", "ILSE BRANDT", true, true },
		{ ENTITY_PERSON, "Dr. Ilse Brandt", "Brandt, Ilse", true, true },
		{ ENTITY_PERSON, "Ilse M. Brandt", "Ilse Brandt", true, false },
		{ ENTITY_PERSON, "Ilse M. Brandt", "Ilse K. Brandt", false, true },
		{ ENTITY_PERSON, "Ilse Brandt", "Else Brandt", false, false },
		{ ENTITY_PERSON, "J. K. Brandt", "J. L. Brandt", false, false },
		{ ENTITY_PERSON, "Muammar Gaddafi", "Moammar Gadafi", false, true },
		{ ENTITY_ORGANISATION, "The Salt Works Ltd.", "Salt Works", true, true },
		{ ENTITY_ORGANISATION, "N.S.B.", "NSB", true, true },
		{ ENTITY_ORGANISATION, "Mujahedin Front", "Mojahedeen-Front", false, true },
		{ ENTITY_ORGANISATION, "Salt Board", "Salt Union", false, false },
		{ ENTITY_PLACE, "US", "United States", true, true },
		{ ENTITY_PLACE, "U.S.", "America", true, true },
		{ ENTITY_PLACE, "Karsholm", "Karlsholm", false, true },
	};
	struct arena mem = { 0 };
	struct identity a, b;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		identity_of(&a, &mem, cases[i].kind, slice_of(cases[i].a));
		identity_of(&b, &mem, cases[i].kind, slice_of(cases[i].b));
		if ((a.key == b.key && identity_agrees(&a, &b)) != cases[i].same)
			fail_msg("%s, %s: not %s", cases[i].a, cases[i].b, cases[i].same ? "the same" : "two");
		if (cases[i].kind != ENTITY_PLACE && !cases[i].same && (a.sound && a.sound == b.sound) != cases[i].sound)
			fail_msg("%s, %s: sound %d", cases[i].a, cases[i].b, !cases[i].sound);
	}
	identity_of(&a, &mem, ENTITY_PERSON, SLICE("..."));
	assert_true(a.key == 0);
	arena_free(&mem);
}

static void
sentences_end_where_they_end(void **state)
{
	static const struct slice s = SLICE("It rained. Dr. J. Brandt said: “No.” Then the U.S. sent help! And all was well.");
	static const struct {
		const char *around, *is;
	} cases[] = {
		{ "rained", "It rained." },
		{ "Brandt", "Dr. J. Brandt said: “No.”" },
		{ "sent", "Then the U.S. sent help!" },
		{ "well", "And all was well." },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		size_t at = slice_find(s, slice_of(cases[i].around), 0);
		struct slice is = sentence_around(s, at, at + strlen(cases[i].around));
		char *copy = mem_dup(is.p, is.n);

		assert_string_equal(copy, cases[i].is);
		free(copy);
	}
}

/* --- across the library --------------------------------------------------------------------- */

static void
an_entity_is_one_in_all_articles(void **state)
{
	struct temp_fixture *f = *state;
	int64_t brandt, oldun, board;

	import_three(f);
	brandt = by_name(f, "Ilse Brandt");
	oldun = by_name(f, "Marek Oldun");
	board = by_name(f, "National Salt Board");
	assert_int_equal(entry(f, brandt).articles, 3);
	assert_int_equal(entry(f, brandt).mentions, 5);
	assert_int_equal(entry(f, board).articles, 3); /* of the last one the acronym alone */
	assert_int_equal(by_name(f, "NSB"), board);
	assert_int_equal(in_article(f, 1, "Marek Oldun")->id, oldun);
	assert_int_equal(in_article(f, 2, "Marek Oldun")->id, oldun);
	assert_int_equal(in_article(f, 2, "Marek Oldun")->articles, entry(f, oldun).articles);
}

static void
two_people_of_one_name_are_two(void **state)
{
	struct temp_fixture *f = *state;

	add(f, "one.txt", "A", "Ann Lowe", "May 4, 2019", "The painter Tomas R. Ekdal opened his show in Karsholm. Tomas R. Ekdal was born here.");
	add(f, "two.txt", "B", "Ann Lowe", "May 5, 2019", "The judge Tomas G. Ekdal sent the man home. Tomas G. Ekdal gave no reason for it.");
	add(f, "three.txt", "C", "Ann Lowe", "May 6, 2019", "Ms. Ekdal waited. Nobody in Karsholm knew where Ms. Ekdal had come from that night.");
	assert_int_not_equal(by_name(f, "Tomas R. Ekdal"), by_name(f, "Tomas G. Ekdal"));
	assert_int_equal(entry(f, by_name(f, "Tomas R. Ekdal")).articles, 1);
	assert_int_equal(entry(f, by_name(f, "Tomas G. Ekdal")).articles, 1);
}

static void
authors_are_entities(void **state)
{
	struct temp_fixture *f = *state;
	struct entity_page page;
	int64_t weir;

	import_three(f);
	add(f, "four.txt", "Who reports on salt", "Peter Lund", "August 1, 2020",
	    "Hanna Weir has reported on salt for years, the board says. [1]\n\nReferences:\n[1] Weir, Hanna, Salt and the Sea, Harbour Post, May 4th, 2019.");
	weir = by_name(f, "Hanna Weir");
	WELL(library_entity_page(f->t.l, &page, &f->mem, weir, &e));
	assert_int_equal(page.nwrote, 2);
	assert_string_equal(page.wrote[0].title, "No answer from the board");
	assert_int_equal(page.ncited, 1);
	assert_int_equal(page.narticles, 3);
	assert_int_equal(page.articles[0].roles, ENTITY_MENTIONED | ENTITY_CITED);
}

static void
a_page_tells_when_and_with_whom(void **state)
{
	struct temp_fixture *f = *state;
	struct entity_page page;
	struct entity_sentences s;
	size_t i;
	bool with = false;

	import_three(f);
	WELL(library_entity_page(f->t.l, &page, &f->mem, by_name(f, "Ilse Brandt"), &e));
	assert_int_equal(page.nmonths, 3);
	assert_int_equal(page.months[0].month, 2019 * 12 + 4);
	assert_int_equal(page.months[2].articles, 1);
	assert_string_equal(page.articles[0].title, "No answer from the board");
	for (i = 0; i < page.ncompany; i++)
		with |= strcmp(page.company[i].name, "Marek Oldun") == 0 && page.company[i].shared >= 2;
	assert_true(with);
	WELL(library_entity_sentences(f->t.l, &s, &f->mem, by_name(f, "Ilse Brandt"), &e));
	assert_true(s.n >= 2);
	for (i = 0; i < s.n; i++)
		assert_non_null(strstr(s.at[i].text, "Brandt"));
}

/* Deleted articles count no more; restored and changed ones do. */
static void
counts_follow_the_articles(void **state)
{
	struct temp_fixture *f = *state;
	int64_t brandt;

	import_three(f);
	brandt = by_name(f, "Ilse Brandt");
	WELL(library_delete(f->t.l, 2, &e));
	assert_int_equal(entry(f, brandt).articles, 2);
	assert_int_equal(entry(f, brandt).mentions, 3);
	WELL(library_restore(f->t.l, 2, &e));
	assert_int_equal(entry(f, brandt).articles, 3);
	assert_int_equal(entry(f, brandt).mentions, 5);
	add(f, "two.txt", "Chairman leaves board", "Peter Lund", "June 5, 2020", "The chairman of the National Salt Board has left, and nobody knows where to, it said.");
	assert_int_equal(entry(f, brandt).articles, 2);
}

/* --- corrections ---------------------------------------------------------------------------- */

static void
merges_and_takes_back(void **state)
{
	struct temp_fixture *f = *state;
	int64_t brandt, oldun;
	entity_edit edit;

	import_three(f);
	brandt = by_name(f, "Ilse Brandt");
	oldun = by_name(f, "Marek Oldun");
	WELL(library_merge_entities(f->t.l, &edit, brandt, oldun, &e));
	assert_int_equal(entry(f, oldun).id, brandt);
	assert_int_equal(in_article(f, 1, "Ilse Brandt")->nmentions, 4);
	assert_null(in_article(f, 1, "Marek Oldun"));
	add(f, "four.txt", "Oldun speaks", "Ann Lowe", "May 4, 2021", "Marek Oldun spoke in Karsholm on Friday, and the hall was full of people with umbrellas.");
	assert_int_equal(entry(f, brandt).articles, 4); /* remembered by later imports */
	WELL(library_entity_undo(f->t.l, edit, 0, &e));
	assert_int_equal(entry(f, brandt).articles, 3);
	assert_int_equal(entry(f, oldun).id, oldun);
	assert_int_equal(in_article(f, 4, "Marek Oldun")->id, oldun);
	WELL(library_entity_redo(f->t.l, edit, 0, &e));
	assert_int_equal(entry(f, brandt).articles, 4);
	WELL(library_unmerge_entity(f->t.l, NULL, oldun, &e));
	assert_int_equal(entry(f, oldun).id, oldun);
}

static void
splits_a_name_and_takes_back(void **state)
{
	struct temp_fixture *f = *state;
	int64_t board, made;
	entity_edit edit;

	import_three(f);
	board = by_name(f, "National Salt Board");
	WELL(library_split_name(f->t.l, &edit, &made, board, "NSB", 1, &e));
	assert_non_null(in_article(f, 1, "NSB"));
	assert_int_equal(in_article(f, 1, "NSB")->id, made);
	identify_all(f);
	assert_int_equal(entry(f, made).articles, 2);
	assert_int_equal(entry(f, board).articles, 2);
	add(f, "four.txt", "The NSB again", "Ann Lowe", "May 4, 2021", "The National Salt Board (NSB) met in Karsholm on Friday, and the NSB had nothing to say to us.");
	assert_int_equal(entry(f, made).articles, 3);
	WELL(library_entity_undo(f->t.l, edit, 0, &e));
	identify_all(f);
	assert_int_equal(entry(f, board).articles, 4);
	assert_int_equal(entry(f, made).articles, 0);
	assert_int_equal(count_named(f, "NSB"), 1);
}

static void
splits_an_article_and_takes_back(void **state)
{
	struct temp_fixture *f = *state;
	int64_t brandt, made;
	entity_edit edit;

	import_three(f);
	brandt = by_name(f, "Ilse Brandt");
	WELL(library_split_article(f->t.l, &edit, &made, brandt, 2, &e));
	assert_int_equal(in_article(f, 2, "Ilse Brandt")->id, made);
	assert_int_equal(entry(f, brandt).articles, 2);
	add(f, "four.txt", "Brandt again", "Ann Lowe", "May 4, 2021", "Ilse Brandt spoke in Karsholm on Friday, and the hall was full of people with umbrellas.");
	assert_int_equal(entry(f, brandt).articles, 3); /* of later ones the name means the other */
	add(f, "two.txt", "Chairman leaves board", "Peter Lund", "June 5, 2020", TWO " It rained.");
	assert_int_equal(in_article(f, 2, "Ilse Brandt")->id, made); /* a changed text keeps it */
	WELL(library_entity_undo(f->t.l, edit, 2, &e));
	assert_int_equal(in_article(f, 2, "Ilse Brandt")->id, brandt);
	assert_int_equal(entry(f, brandt).articles, 4);
}

static void
renames_and_rejects(void **state)
{
	struct temp_fixture *f = *state;
	int64_t brandt;
	entity_edit name, kind, gone;

	import_three(f);
	brandt = by_name(f, "Ilse Brandt");
	WELL(library_rename_entity(f->t.l, &name, brandt, "The Minister", &e));
	WELL(library_set_entity_kind(f->t.l, &kind, brandt, ENTITY_MISC, &e));
	assert_int_equal(in_article(f, 3, "The Minister")->kind, ENTITY_MISC);
	add(f, "three.txt", "No answer from the board", "Hanna Weir", "July 6, 2020", THREE " It rained.");
	assert_int_equal(in_article(f, 3, "The Minister")->id, brandt); /* of another kind, by the user's word */
	WELL(library_reject_entity(f->t.l, &gone, brandt, true, &e));
	assert_null(in_article(f, 3, "The Minister"));
	add(f, "four.txt", "Brandt again", "Ann Lowe", "May 4, 2021", "Ilse Brandt spoke in Karsholm on Friday, and the hall was full of people with umbrellas.");
	assert_null(in_article(f, 4, "The Minister"));
	WELL(library_entity_undo(f->t.l, gone, 0, &e));
	assert_non_null(in_article(f, 4, "The Minister"));
	WELL(library_entity_undo(f->t.l, kind, 0, &e));
	WELL(library_entity_undo(f->t.l, name, 0, &e));
	assert_int_equal(in_article(f, 3, "Ilse Brandt")->kind, ENTITY_PERSON);
}

static void
adds_and_removes_names(void **state)
{
	struct temp_fixture *f = *state;
	int64_t board;
	entity_edit added, removed;
	size_t before;

	import_three(f);
	add(f, "four.txt", "The salt lords", "Ann Lowe", "May 4, 2021", "They call them the salt lords, and the salt lords do not mind, says Ilse Brandt of Karsholm.");
	board = by_name(f, "National Salt Board");
	before = entry(f, board).articles;
	WELL(library_add_entity_name(f->t.l, &added, board, "salt lords", 4, &e));
	assert_int_equal(in_article(f, 4, "National Salt Board")->nmentions, 2);
	identify_all(f);
	assert_int_equal(entry(f, board).articles, before + 1);
	add(f, "five.txt", "More", "Ann Lowe", "May 5, 2021", "Once more the salt lords have won, and nobody in the whole of Karsholm is surprised by it.");
	assert_int_equal(entry(f, board).articles, before + 2);
	WELL(library_entity_undo(f->t.l, added, 4, &e));
	identify_all(f);
	assert_null(in_article(f, 4, "National Salt Board"));
	assert_int_equal(entry(f, board).articles, before);

	WELL(library_remove_entity_name(f->t.l, &removed, board, "NSB", 3, &e));
	assert_null(in_article(f, 3, "National Salt Board"));
	assert_null(in_article(f, 3, "NSB"));
	WELL(library_entity_undo(f->t.l, removed, 3, &e));
	assert_non_null(in_article(f, 3, "National Salt Board"));
}

static void
refuses_what_makes_no_sense(void **state)
{
	struct temp_fixture *f = *state;
	struct err e = { 0 };
	int64_t brandt, made;

	import_three(f);
	brandt = by_name(f, "Ilse Brandt");
	assert_int_equal(library_merge_entities(f->t.l, NULL, brandt, brandt, &e), -1);
	assert_int_equal(e.code, ERR_INPUT);
	e = (struct err){ 0 };
	assert_int_equal(library_merge_entities(f->t.l, NULL, brandt, 9999, &e), -1);
	assert_int_equal(e.code, ERR_NOTFOUND);
	e = (struct err){ 0 };
	assert_int_equal(library_split_name(f->t.l, NULL, &made, brandt, "Ilse Brandt", 0, &e), -1);
	e = (struct err){ 0 };
	assert_int_equal(library_rename_entity(f->t.l, NULL, brandt, " . ", &e), -1);
	assert_int_equal(e.code, ERR_INPUT);
	e = (struct err){ 0 };
	assert_int_equal(library_unmerge_entity(f->t.l, NULL, brandt, &e), -1);
	e = (struct err){ 0 };
	assert_int_equal(library_split_article(f->t.l, NULL, &made, brandt, 77, &e), -1);
	assert_int_equal(entry(f, brandt).articles, 3);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_compared),
		cmocka_unit_test(sentences_end_where_they_end),
		cmocka_unit_test_setup_teardown(an_entity_is_one_in_all_articles, temp_fixture_new, temp_fixture_drop),
		cmocka_unit_test_setup_teardown(two_people_of_one_name_are_two, temp_fixture_new, temp_fixture_drop),
		cmocka_unit_test_setup_teardown(authors_are_entities, temp_fixture_new, temp_fixture_drop),
		cmocka_unit_test_setup_teardown(a_page_tells_when_and_with_whom, temp_fixture_new, temp_fixture_drop),
		cmocka_unit_test_setup_teardown(counts_follow_the_articles, temp_fixture_new, temp_fixture_drop),
		cmocka_unit_test_setup_teardown(merges_and_takes_back, temp_fixture_new, temp_fixture_drop),
		cmocka_unit_test_setup_teardown(splits_a_name_and_takes_back, temp_fixture_new, temp_fixture_drop),
		cmocka_unit_test_setup_teardown(splits_an_article_and_takes_back, temp_fixture_new, temp_fixture_drop),
		cmocka_unit_test_setup_teardown(renames_and_rejects, temp_fixture_new, temp_fixture_drop),
		cmocka_unit_test_setup_teardown(adds_and_removes_names, temp_fixture_new, temp_fixture_drop),
		cmocka_unit_test_setup_teardown(refuses_what_makes_no_sense, temp_fixture_new, temp_fixture_drop),
	};

	return cmocka_run_group_tests_name("entities", tests, NULL, NULL);
}
