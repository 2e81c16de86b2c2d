#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/library.h"
#include "app/sources.h"
#include "tests/unit/temp_library.h"

/* Sources are found by words of their titles. */

#define well(call)                                                                                 \
	do {                                                                                       \
		struct err e = { 0 };                                                              \
		if ((call) < 0)                                                                    \
			fail_msg("%s", e.msg);                                                     \
	} while (0)

#define BODY                                                                                       \
	"The keeper of the lamp at Old Point has kept it burning for forty years, and nobody asked him" \
	" why he never lets it rest, not even in the long summer. [1]\n\nHe says that the lamp is older" \
	" than the harbour, and the council wrote it down and filed it away with great care. [2]\n"
#define LAMP "Who Keeps the Lamp of Old Point\nBy Mara Quill\nThe Salt Review\nAugust 2nd, 2019\n\n" BODY
#define CITING                                                                                     \
	"Forty Years at the Lamp\nBy Anna Holt\nHarbour Post\nMay 4th, 2020\n\n" BODY              \
	"\nReferences:\n[1] Quill, Mara, Who Keeps the Lamp of Old Point, The Salt Review, August 2nd, 2019." \
	"\n[2] Corvane, Elias, Reefs That No Map Has Shown, Harbour Post, March 5th, 2018.\n"
#define OTHER_CITING                                                                               \
	"Bells Over the Water\nBy Peter Marsh\nSalt Weekly\nJune 1st, 2021\n\n" BODY                    \
	"\nReferences:\n[1] M. Quill, \"Who keeps the lamp of Old-Point?\", Salt Review, 2 August 2019.\n"

/* The source of the first reference of the first article: the lamp. */
static int64_t
lamp(struct temp_fixture *f)
{
	struct article *a;

	well(library_article(f->t.l, &a, &f->mem, 1, &e));
	return a->references[0].source;
}

static size_t
found(struct temp_fixture *f, const char *words, size_t most)
{
	struct sources s;

	well(library_find_sources(f->t.l, &s, &f->mem, slice_of(words), most, &e));
	return s.n;
}

static void
sources_are_found_by_words_of_their_titles(void **state)
{
	struct temp_fixture *f = *state;
	struct sources s;

	temp_library_add(&f->t, "one.txt", CITING);
	temp_library_add(&f->t, "two.txt", OTHER_CITING);
	assert_int_equal(found(f, "lamp", 10), 1);
	assert_int_equal(found(f, "REEFS  map", 10), 1);
	assert_int_equal(found(f, " poi keep ", 10), 1); /* beginnings, in any order */
	assert_int_equal(found(f, "reef lamp", 10), 0);   /* all of them */
	assert_int_equal(found(f, "lighthouse", 10), 0);
	assert_int_equal(found(f, "oint", 10), 0);
	assert_int_equal(found(f, "lamp%", 10), 1); /* signs do not count */
	assert_int_equal(found(f, "lamp & keep", 10), 1);
	assert_int_equal(found(f, "lamp – keep", 10), 1);
	assert_int_equal(found(f, "&", 10), 0); /* but alone they name nothing */
	assert_int_equal(found(f, "", 10), 2);
	assert_int_equal(found(f, "\"lamp\" OR", 10), 0);
	assert_int_equal(found(f, "who keeps the lamp of old", 10), 1);
	assert_int_equal(found(f, "who keeps the lamp of reefs", 10), 0); /* all, however many */
	assert_int_equal(found(f, "t", 1), 1);
	/* the most cited first, but what is there behind all that is missing */
	well(library_find_sources(f->t.l, &s, &f->mem, SLICE("t"), 10, &e));
	assert_int_equal(s.n, 2);
	assert_int_equal(s.at[0].id, lamp(f));
	temp_library_add(&f->t, "lamp.txt", LAMP);
	well(library_find_sources(f->t.l, &s, &f->mem, SLICE("t"), 10, &e));
	assert_int_equal(s.n, 2);
	assert_int_equal(s.at[1].id, lamp(f));
	assert_int_equal(s.at[1].article, 3);
}

/* A present source with the title. */
static size_t
found_when_edited(struct temp_fixture *f, const char *title, const char *words)
{
	well(library_edit_source(f->t.l, NULL, lamp(f), "title", title, &e));
	return found(f, words, 10);
}

static void
titles_of_any_form_are_found(void **state)
{
	struct temp_fixture *f = *state;
	struct str many = { 0 };
	int i;

	temp_library_add(&f->t, "one.txt", CITING);
	assert_int_equal(found_when_edited(f, "Salt & Lamp – A History", "salt & lamp"), 1);
	assert_int_equal(found(f, "keep", 10), 0);
	assert_int_equal(found_when_edited(f, "The Q&A of the Lamp", "the q&a of the lamp"), 1);
	assert_int_equal(found(f, "the q&a of the zeppelin", 10), 0);
	assert_int_equal(found(f, "a&q", 10), 0);
	assert_int_equal(found_when_edited(f, "港の灯台は四十年", "灯台"), 1); /* no blanks */
	assert_int_equal(found(f, "港の灯", 10), 1);
	assert_int_equal(found(f, "台灯", 10), 0);
	assert_int_equal(found_when_edited(f, "Ærø’s Çedar Šaft", "cedar saft"), 1);
	for (i = 0; i < 300; i++)
		str_printf(&many, "word%d ", i);
	assert_int_equal(found_when_edited(f, many.p, "word299"), 1);
	assert_int_equal(found(f, many.p, 10), 1);
	str_puts(&many, "zeppelin");
	assert_int_equal(found(f, many.p, 10), 0);
	str_free(&many);
}

/* Words that no other number has. */
static void
put_lamp(struct str *out, int number)
{
	uint64_t seed = (uint64_t)number;
	int i;

	for (i = 0; i < 24; i++) {
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		str_printf(out, "%c%s", (i % 8 ? 'a' : 'A') + (int)(seed >> 33) % 26, i % 8 == 7 && i < 23 ? " " : "");
	}
}

/* What is cited most is found among more titles than are put in order. */
static void
the_most_cited_of_very_many_is_found(void **state)
{
	struct temp_fixture *f = *state;
	struct str page = { 0 }, last = { 0 };
	struct sources s;
	int64_t wanted;
	int i;

	for (i = 0; i < 1200; i++) {
		if (i % 600 == 0) {
			str_clear(&page);
			str_printf(&page, "Forty Years, %d\nBy Anna Holt\nHarbour Post\n\n" BODY "\nReferences:\n", i);
		}
		str_printf(&page, "[%d] Quill, Mara, Lamp ", i % 600 + 1);
		put_lamp(&page, i);
		str_puts(&page, ", The Salt Review, August 2nd, 2019.\n");
		if (i % 600 == 599)
			temp_library_add(&f->t, i < 600 ? "one.txt" : "two.txt", page.p);
	}
	str_clear(&page);
	put_lamp(&last, 1199);
	str_printf(&page, "Bells\nBy Peter Marsh\nSalt Weekly\nJune 1st, 2021\n\n" BODY
	    "\nReferences:\n[1] Quill, Mara, Lamp %s, The Salt Review, August 2nd, 2019.\n", last.p);
	temp_library_add(&f->t, "three.txt", page.p);
	well(library_wanted_count(f->t.l, &wanted, &e));
	assert_int_equal(wanted, 1200);
	well(library_find_sources(f->t.l, &s, &f->mem, SLICE("lam"), 5, &e));
	assert_int_equal(s.n, 5);
	assert_int_equal(s.at[0].citers, 2);
	assert_non_null(strstr(s.at[0].title, last.p));
	well(library_find_sources(f->t.l, &s, &f->mem, str_slice(&last), 5, &e));
	assert_int_equal(s.n, 1);
	str_free(&page);
	str_free(&last);
}

int
main(void)
{
#define test(name) cmocka_unit_test_setup_teardown(name, temp_fixture_new, temp_fixture_drop)
	const struct CMUnitTest tests[] = {
		test(sources_are_found_by_words_of_their_titles),
		test(titles_of_any_form_are_found),
		test(the_most_cited_of_very_many_is_found),
	};

	return cmocka_run_group_tests_name("source titles", tests, NULL, NULL);
}
