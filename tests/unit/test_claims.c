#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/claims.h"
#include "app/ingest.h"
#include "tests/unit/temp_library.h"

/* Quotations that an article says to be from a source of the library: which of them do not stand there. */

#define LAMP                                                                                                           \
	"Who Keeps the Lamp of Old Point\nBy Mara Quill\nThe Salt Review\nAugust 2nd, 2019\n\n"                        \
	"The keeper of the lamp at Old Point has kept it burning for forty years, and nobody in the town has asked him" \
	" why he never lets it rest, not even in the long summer.\n\nHe says that the lamp is older than the harbour,"  \
	" and that the council wrote it down and filed it away with great care.\n\nThe oil comes by boat on the first"  \
	" Monday of the month, and he carries it up the ninety steps himself, since the rope of the hoist has been"     \
	" eaten by something that lives in the tower.\n"
#define REFERENCES                                                                                                     \
	"\n\nReferences:\n[1] Quill, Mara, Who Keeps the Lamp of Old Point, The Salt Review, August 2nd, 2019.\n"       \
	"[2] Corvane, Elias, Reefs That No Map Has Shown, Harbour Post, March 5th, 2018.\n"
#define BEFORE "Forty Years at the Lamp\nBy Anna Holt\nHarbour Post\nMay 4th, 2020\n\nThe lamp has had many visitors this year, and few have paid.\n\n"
#define BEHIND "\n\nThe council has not said what it means to do about the tower, and the summer is long yet."

#define TRUE_WORDS "nobody in the town has asked him why he never lets it rest, not even in the long summer"
#define FALSE_WORDS "the lamp was sold to a museum two winters back and a cheaper one of tin hangs there now"

/* An article with this paragraph is read; the words of its claims that are not found, parted by " | ". */
static void
assert_missing(struct temp_library *f, const char *paragraph, const char *wanted)
{
	static int number;
	struct arena mem = { 0 };
	struct library_ids ids = { 0 };
	struct str text = { 0 }, got = { 0 };
	struct article *a;
	struct err e = { 0 };
	char origin[32];
	size_t i;

	str_printf(&text, BEFORE "%s" BEHIND REFERENCES, paragraph);
	snprintf(origin, sizeof(origin), "%d.txt", ++number);
	temp_library_add(f, origin, text.p);
	if (library_ids(f->l, &ids, NULL, 1000, &e) < 0 || library_article(f->l, &a, &mem, (int64_t)ids.ids.n, &e) < 0 ||
	    claims_of(f->l, a, &mem, &e) < 0)
		fail_msg("%s", e.msg);
	for (i = 0; i < a->nclaims; i++) {
		str_puts(&got, i ? " | " : "");
		str_put(&got, slice_sub(a->doc.text, a->claims[i].beg, a->claims[i].end));
		assert_int_equal(a->claims[i].article, 1);
		assert_string_equal(a->claims[i].title, "Who Keeps the Lamp of Old Point");
	}
	assert_string_equal(str_cstr(&got), wanted);
	str_free(&text);
	str_free(&got);
	vec_free(&ids.ids);
	arena_free(&mem);
}

static void
words_that_do_not_stand_there_are_told(void **state)
{
	struct temp_library *f = *state;

	temp_library_add(f, "lamp.txt", LAMP);
	assert_missing(f, "It is simple: \"" FALSE_WORDS ".\" [1]", FALSE_WORDS);
	assert_missing(f, "It is simple: \"" TRUE_WORDS ".\" [1]", "");
	assert_missing(f, "\"" FALSE_WORDS ",\" Mara Quill wrote in the Salt Review.", FALSE_WORDS);
	assert_missing(f, "As Mara Quill wrote in the Salt Review, \"" FALSE_WORDS "\".", FALSE_WORDS);
	assert_missing(f, "Mara Quill of the Salt Review writes:\n\n\"" FALSE_WORDS ".\"", FALSE_WORDS);
}

static void
altered_words_stand_there(void **state)
{
	struct temp_library *f = *state;

	temp_library_add(f, "lamp.txt", LAMP);
	assert_missing(f, "She says that \"nobody in this town has ever asked him why he will not let it rest, even in the long summer\". [1]", "");
	assert_missing(f, "She says that \"the keeper of the lamp … has kept it burning for forty years … and nobody in the town has asked him\". [1]", "");
	assert_missing(f, "She says that \"he [the keeper, a quiet man of some age] carries it up the ninety steps himself, since the rope [...] has been eaten by something\". [1]", "");
	/* one part stands there, the other does not */
	assert_missing(f, "She says that \"" TRUE_WORDS " … " FALSE_WORDS "\". [1]", TRUE_WORDS " … " FALSE_WORDS);
}

static void
marks_of_several_languages_hold_quotations(void **state)
{
	struct temp_library *f = *state;

	temp_library_add(f, "lamp.txt", LAMP);
	assert_missing(f, "It is simple: “" FALSE_WORDS ".” [1]", FALSE_WORDS);
	assert_missing(f, "It is simple: „" FALSE_WORDS "“. [1]", FALSE_WORDS);
	assert_missing(f, "It is simple: « " FALSE_WORDS " ». [1]", FALSE_WORDS);
	assert_missing(f, "It is simple: »" FALSE_WORDS "«. [1]", FALSE_WORDS);
	assert_missing(f, "It is simple: ‘" FALSE_WORDS "’. [1]", FALSE_WORDS);
	assert_missing(f, "It is simple:\n\n> " FALSE_WORDS ". [1]", FALSE_WORDS);
	assert_missing(f, "It is simple:\n\n> " TRUE_WORDS ". [1]", "");
}

static void
what_claims_nothing_is_not_told(void **state)
{
	struct temp_library *f = *state;

	temp_library_add(f, "lamp.txt", LAMP);
	/* too short; no citation; a citation of another sentence; a missing source, alone and beside the other; no quotation */
	assert_missing(f, "It is simple: \"the lamp was sold to a museum two winters back\". [1]", "");
	assert_missing(f, "It is simple: \"" FALSE_WORDS "\".", "");
	assert_missing(f, "The lamp is old. [1] A sailor told us: \"" FALSE_WORDS ".\" He was drunk.", "");
	assert_missing(f, "The lamp is old [1]. \"" FALSE_WORDS ",\" a sailor said.", "");
	assert_missing(f, "A sailor told us: \"" FALSE_WORDS ".\" He was drunk. The lamp is old. [1]", "");
	assert_missing(f, "It is simple: \"" FALSE_WORDS ".\" [2]", "");
	assert_missing(f, "It is simple: \"" FALSE_WORDS ".\" [1, 2]", "");
	assert_missing(f, "It is simple, and " FALSE_WORDS ". [1]", "");
}

static void
the_nearest_words_are_shown(void **state)
{
	static const char words[] = "nobody in the town has asked him what the oil costs, who pays for it or where the ships are that it is lit for";
	struct temp_library *f = *state;
	struct arena mem = { 0 };
	struct slice text, near;
	struct article *a;
	struct err e = { 0 };
	struct str citing = { 0 };

	temp_library_add(f, "lamp.txt", LAMP);
	str_printf(&citing, BEFORE "She writes that \"%s\". [1]" BEHIND REFERENCES, words);
	temp_library_add(f, "citing.txt", citing.p);
	if (library_article(f->l, &a, &mem, 2, &e) < 0 || claims_of(f->l, a, &mem, &e) < 0 || library_text(f->l, &text, &mem, 1, &e) < 0)
		fail_msg("%s", e.msg);
	assert_int_equal(a->nclaims, 1);
	near = slice_sub(text, a->claims[0].other_beg, a->claims[0].other_end);
	assert_true(slice_find(near, SLICE("nobody in the town has asked him"), 0) != SIZE_MAX);
	assert_true(a->claims[0].similarity > 0.25 && a->claims[0].similarity < 0.55);
	str_free(&citing);
	arena_free(&mem);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(words_that_do_not_stand_there_are_told, temp_library_new, temp_library_drop),
		cmocka_unit_test_setup_teardown(altered_words_stand_there, temp_library_new, temp_library_drop),
		cmocka_unit_test_setup_teardown(marks_of_several_languages_hold_quotations, temp_library_new, temp_library_drop),
		cmocka_unit_test_setup_teardown(what_claims_nothing_is_not_told, temp_library_new, temp_library_drop),
		cmocka_unit_test_setup_teardown(the_nearest_words_are_shown, temp_library_new, temp_library_drop),
	};

	return cmocka_run_group_tests_name("quotations that are not found", tests, NULL, NULL);
}
