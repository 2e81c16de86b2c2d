#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "analyse/quote.h"
#include "base/utf8.h"
#include "tests/unit/doc_gen.h"

/* A text and all that is made of it. */
struct side {
	struct arena mem;
	struct doc doc;
	struct quote_words words;
	struct quote_prints prints;
};

static void
side_build(struct side *s, struct slice text)
{
	struct doc_builder b = { 0 };
	struct slice rest = text, line;

	*s = (struct side){ 0 };
	while (slice_next_line(&line, &rest))
		if (slice_starts(line, SLICE("> ")))
			doc_builder_block(&b, BLOCK_QUOTE, 1, slice_sub(line, 2, line.n));
		else
			doc_builder_block(&b, BLOCK_PARAGRAPH, 0, line);
	doc_builder_finish(&b, &s->doc, &s->mem);
	quote_words_build(&s->words, &s->doc);
	quote_prints_build(&s->prints, &s->words);
}

static void
side_free(struct side *s)
{
	quote_words_free(&s->words);
	quote_prints_free(&s->prints);
	arena_free(&s->mem);
}

static struct slice
words_text(const struct side *s, uint32_t beg, uint32_t end)
{
	return slice_sub(s->doc.text, s->words.at.at[beg].beg, quote_word_end(&s->words.at.at[end - 1]));
}

/* The one passage that a and b share, as it stands in both, or "" when there is none. */
static void
assert_shared(const char *a, const char *b, const char *in_a, const char *in_b)
{
	struct quote_matches found = { 0 };
	struct str got = { 0 }, wanted = { 0 };
	struct side x, y;

	side_build(&x, slice_of(a));
	side_build(&y, slice_of(b));
	quote_align(&found, &x.words, &x.prints, &y.words);
	if (found.at.n) {
		str_put(&got, words_text(&x, found.at.at[0].a_beg, found.at.at[0].a_end));
		str_puts(&got, " | ");
		str_put(&got, words_text(&y, found.at.at[0].b_beg, found.at.at[0].b_end));
	}
	if (in_a)
		str_printf(&wanted, "%s | %s", in_a, in_b);
	assert_string_equal(str_cstr(&got), str_cstr(&wanted));
	assert_int_equal(found.at.n, in_a != NULL);
	vec_free(&found.at);
	str_free(&got);
	str_free(&wanted);
	side_free(&x);
	side_free(&y);
}

#define SAYING "the quay belongs to those who use it and not to those who have read about it"
#define SOURCE "When the fishermen met in spring, they agreed that " SAYING ", whatever the board may print."

static void
a_passage_is_found_with_its_ends(void **state)
{
	(void)state;
	assert_shared("She wrote: \"" SAYING ".\" Nobody answered.", SOURCE, SAYING, SAYING);
	assert_shared("She wrote: \xE2\x80\x9C" SAYING "\xE2\x80\x9D. Nobody answered.", SOURCE, SAYING, SAYING);
	assert_shared(SAYING, SOURCE, SAYING, SAYING);
	assert_shared("> " SAYING, SOURCE, SAYING, SAYING);
	/* the next word is the same, but it stands outside the marks */
	assert_shared("He said \xC2\xAB" SAYING "\xC2\xBB, whatever they think.", SOURCE, SAYING, SAYING);
}

static void
twelve_words_are_enough_and_eleven_are_not(void **state)
{
	(void)state;
	assert_shared("Then: we took the slow boat home because the fast one had burned yesterday night.",
	    "Yes, we took the slow boat home because the fast one had burned, they say.",
	    "we took the slow boat home because the fast one had burned",
	    "we took the slow boat home because the fast one had burned");
	assert_shared("Then: we took the slow boat home because the fast one burned yesterday night.",
	    "Yes, we took the slow boat home because the fast one burned, they say.", NULL, NULL);
}

static void
altered_passages_are_found(void **state)
{
	(void)state;
	assert_shared("It is said, 'The Quay belonged to those who use it, and not to those who have read about it!'", SOURCE,
	    "The Quay belonged to those who use it, and not to those who have read about it", SAYING);
	assert_shared("As she put it, \"the quay belongs to those who use it [...] who have read about it\".", SOURCE,
	    "the quay belongs to those who use it [...] who have read about it", SAYING);
	assert_shared("\"the quay belongs to those who use it and not \xE2\x80\xA6 who have read about it\", she said.", SOURCE,
	    "the quay belongs to those who use it and not \xE2\x80\xA6 who have read about it", SAYING);
	assert_shared("\"the quay belongs to those [the fishermen, one supposes] who use it and not to those who have read about it\"",
	    SOURCE, "the quay belongs to those [the fishermen, one supposes] who use it and not to those who have read about it",
	    SAYING);
	assert_shared("\"[T]he quay belongs to those who use it [3] and not to those who\xC2\xB2 have read about it\"", SOURCE,
	    "T]he quay belongs to those who use it [3] and not to those who\xC2\xB2 have read about it", SAYING);
	assert_shared("He wrote, \"the quay belongs to those who use it and not to those who have heard about it\".", SOURCE,
	    "the quay belongs to those who use it and not to those who have heard about it", SAYING);
	/* accents, apostrophes and dashes */
	assert_shared("L'\xC3\xA9t\xC3\xA9 dernier, nous n\xE2\x80\x99" "avons pas vu le bateau du ma\xC3\xAEtre \xE2\x80\x94 ni celui de son fr\xC3\xA8re.",
	    "L\xE2\x80\x99\xC3\xA9t\xC3\xA9 dernier nous n'avons pas vu le bateau du maitre, ni celui de son frere, dit-on.",
	    "L'\xC3\xA9t\xC3\xA9 dernier, nous n\xE2\x80\x99" "avons pas vu le bateau du ma\xC3\xAEtre \xE2\x80\x94 ni celui de son fr\xC3\xA8re",
	    "L\xE2\x80\x99\xC3\xA9t\xC3\xA9 dernier nous n'avons pas vu le bateau du maitre, ni celui de son frere");
}

static void
lists_of_references_are_no_passages(void **state)
{
	static const char entry[] = "[1] Maral, Ines, The Quay and Those Who Never Saw It Burning, Halden Ledger, March 4th, 2021.";
	struct str a = { 0 }, b = { 0 };

	(void)state;
	str_printf(&a, "One text says this.\nReferences:\n%s", entry);
	str_printf(&b, "Another text says that.\nNotes\n%s", entry);
	assert_shared(str_cstr(&a), str_cstr(&b), NULL, NULL);
	str_clear(&b);
	str_printf(&b, "Without a heading.\n%s", entry);
	assert_shared(str_cstr(&a), str_cstr(&b), NULL, NULL);
	str_free(&a);
	str_free(&b);
}

static void
tables_are_no_passages(void **state)
{
	(void)state;
	assert_shared("1 12 7 4 33 18 2 40 41 5 6 9 10 11", "and 1 12 7 4 33 18 2 40 41 5 6 9 10 11 again", NULL, NULL);
	assert_shared("no no no no no no no no no no no no no no no no", "no no no no no no no no no no no no no no", NULL, NULL);
}

/* --- laws ------------------------------------------------------------------------------------ */

/* A word of a large vocabulary, the small numbers more often. */
static void
put_word(struct str *out, uint64_t *seed, uint32_t from)
{
	uint32_t a = gen_next(seed, 4000), b = gen_next(seed, 4000), n = from + (a < b ? a : b);

	if (out->n && out->p[out->n - 1] != '\n')
		str_putc(out, ' ');
	do
		str_printf(out, "%c%c", "bdfgklmnprstvz"[n % 14], "aeiou"[n / 14 % 5]);
	while ((n /= 70));
}

static void
put_words(struct str *out, uint64_t *seed, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		put_word(out, seed, 0);
		if (gen_next(seed, 60) == 0)
			str_putc(out, '\n');
	}
}

static size_t
overlap(size_t a, size_t b, size_t c, size_t d)
{
	size_t from = a > c ? a : c, to = b < d ? b : d;

	return from < to ? to - from : 0;
}

/* Plant a passage of n words in two texts and look for it. `every`: each word is changed with a chance of 1 in so many; 0:
 * never. True when it is found; its ends must be exact when nothing is changed. */
static bool
plant(uint64_t *seed, size_t n, uint32_t every)
{
	struct str passage = { 0 }, altered = { 0 }, a = { 0 }, b = { 0 };
	struct quote_matches found = { 0 };
	size_t i;
	struct side x, y;
	bool hit = false;

	for (i = 0; i < n; i++) {
		size_t before = passage.n;

		put_word(&passage, seed, 0);
		if (every && i && i + 1 < n && gen_next(seed, every) == 0)
			put_word(&altered, seed, 5000);
		else
			str_add(&altered, passage.p + before, passage.n - before);
	}
	put_words(&a, seed, gen_next(seed, 400));
	str_printf(&a, "\n\n\"%s\"\n", str_cstr(&altered));
	put_words(&a, seed, gen_next(seed, 400));
	put_words(&b, seed, gen_next(seed, 400));
	str_printf(&b, ". %s. ", str_cstr(&passage));
	put_words(&b, seed, gen_next(seed, 400));
	side_build(&x, str_slice(&a));
	side_build(&y, str_slice(&b));
	quote_align(&found, &x.words, &x.prints, &y.words);
	for (i = 0; i < found.at.n; i++) {
		struct slice in_a = words_text(&x, found.at.at[i].a_beg, found.at.at[i].a_end);
		size_t beg = slice_find(x.doc.text, str_slice(&altered), 0), end = beg + altered.n;
		size_t at = (size_t)(in_a.p - x.doc.text.p);

		assert_true(quote_similarity(&found.at.at[i]) >= 0 && quote_similarity(&found.at.at[i]) <= 1);
		hit |= overlap(at, at + in_a.n, beg, end) * 2 > altered.n;
		if (!every && hit) {
			assert_int_equal(at, beg);
			assert_int_equal(at + in_a.n, end);
			assert_true(quote_similarity(&found.at.at[i]) == 1);
		}
	}
	side_free(&x);
	side_free(&y);
	vec_free(&found.at);
	str_free(&passage);
	str_free(&altered);
	str_free(&a);
	str_free(&b);
	return hit;
}

static void
all_copies_of_twelve_words_are_found(void **state)
{
	uint64_t seed = 7;
	int i;

	(void)state;
	for (i = 0; i < 1000; i++)
		assert_true(plant(&seed, 12 + gen_next(&seed, 60), 0));
}

static void
nearly_all_altered_copies_are_found(void **state)
{
	uint64_t seed = 8;
	int i, found = 0;

	(void)state;
	for (i = 0; i < 1000; i++)
		found += plant(&seed, 20 + gen_next(&seed, 60), 15);
	assert_in_range(found, 960, 1000);
}

static void
unrelated_texts_share_nothing(void **state)
{
	uint64_t seed = 9;
	int i;

	(void)state;
	for (i = 0; i < 300; i++) {
		struct quote_matches found = { 0 };
		struct str a = { 0 }, b = { 0 };
		struct side x, y;

		put_words(&a, &seed, 1000);
		put_words(&b, &seed, 1000);
		side_build(&x, str_slice(&a));
		side_build(&y, str_slice(&b));
		quote_align(&found, &x.words, &x.prints, &y.words);
		assert_int_equal(found.at.n, 0);
		side_free(&x);
		side_free(&y);
		str_free(&a);
		str_free(&b);
	}
}

/* Any texts at all: offsets are those of characters, runs cover both sides once. */
static void
any_text_has_words_that_lie_in_it(void **state)
{
	uint64_t seed = 10;
	int round;

	(void)state;
	for (round = 0; round < 300; round++) {
		struct arena mem = { 0 };
		struct quote_words w;
		struct quote_prints p;
		struct quote_runs runs = { 0 };
		struct doc d;
		size_t i;

		gen_doc(&d, &mem, &seed, 30);
		quote_words_build(&w, &d);
		for (i = 0; i < w.at.n; i++) {
			assert_true(w.at.at[i].length > 0 && quote_word_end(&w.at.at[i]) <= d.text.n);
			assert_true(i == 0 || w.at.at[i].beg >= quote_word_end(&w.at.at[i - 1]));
			assert_true(((unsigned char)d.text.p[w.at.at[i].beg] & 0xC0) != 0x80);
		}
		quote_prints_build(&p, &w);
		quote_compare(&runs, d.text, 0, (uint32_t)d.text.n / 2, d.text, (uint32_t)d.text.n / 2, (uint32_t)d.text.n);
		for (i = 1; i < runs.at.n; i++) {
			assert_true(runs.at.at[i].a_beg >= runs.at.at[i - 1].a_end && runs.at.at[i].a_end >= runs.at.at[i].a_beg);
			assert_true(runs.at.at[i].b_beg >= runs.at.at[i - 1].b_end && runs.at.at[i].b_end >= runs.at.at[i].b_beg);
		}
		vec_free(&runs.at);
		quote_prints_free(&p);
		quote_words_free(&w);
		arena_free(&mem);
	}
}

/* --- differences, marks ----------------------------------------------------------------------- */

static void
assert_runs(const char *a, const char *b, const char *expected)
{
	static const char signs[] = { [QUOTE_EQUAL] = '=', [QUOTE_CHANGED] = '~', [QUOTE_INSERTED] = '+', [QUOTE_DELETED] = '-' };
	struct quote_runs runs = { 0 };
	const struct quote_run *r;
	struct str got = { 0 };

	quote_compare(&runs, slice_of(a), 0, (uint32_t)strlen(a), slice_of(b), 0, (uint32_t)strlen(b));
	vec_each(r, &runs.at) {
		str_printf(&got, "%s%c", got.n ? " / " : "", signs[r->change]);
		if (r->change != QUOTE_INSERTED)
			str_put(&got, slice_sub(slice_of(a), r->a_beg, r->a_end));
		if (r->change == QUOTE_CHANGED)
			str_putc(&got, '>');
		if (r->change == QUOTE_INSERTED || r->change == QUOTE_CHANGED)
			str_put(&got, slice_sub(slice_of(b), r->b_beg, r->b_end));
	}
	assert_string_equal(str_cstr(&got), expected);
	vec_free(&runs.at);
	str_free(&got);
}

static void
differences_are_told_word_by_word(void **state)
{
	(void)state;
	assert_runs("all is the same", "All is, the same.", "=all is the same");
	assert_runs("the ship left the port", "the boat left the port", "=the / ~ship>boat / =left the port");
	assert_runs("the ship left the port at night", "the ship left at night", "=the ship left / -the port / =at night");
	assert_runs("the ship left", "the old ship left", "=the / +old / =ship left");
	assert_runs("the ship left", "the ship left in the morning", "=the ship left / +in the morning");
	assert_runs("one two three", "four five", "~one two three>four five");
	assert_runs("", "four five", "+four five");
	assert_runs("", "", "");
}

static void
assert_marked(const char *text, const char *passage, bool marked)
{
	struct side s;
	size_t at;

	side_build(&s, slice_of(text));
	at = slice_find(s.doc.text, slice_of(passage), 0);
	assert_int_equal(quote_is_marked(&s.doc, (uint32_t)at), marked);
	side_free(&s);
}

static void
marks_tell_quotations(void **state)
{
	(void)state;
	assert_marked("He said: \"we are here\" and left.", "we are", true);
	assert_marked("He said: \"we are here\" and left.", "and left", false);
	assert_marked("He said: \"so it is. And we are here\"", "And we are", true);
	assert_marked("\xE2\x80\x9EWir sind hier\xE2\x80\x9C, sagte er dann.", "sagte", false);
	assert_marked("\xE2\x80\x9EWir sind hier\xE2\x80\x9C, sagte er dann.", "sind", true);
	assert_marked("The workers' rights, and don't ask why", "ask", false);
	assert_marked("> we are here", "we are", true);
	assert_marked("we are here", "we are", false);
}

static void
assert_near(const struct side *s, const char *name, bool near)
{
	const char *names[] = { NULL, name };

	assert_int_equal(quote_is_near(&s->doc, 40, 50, names, 2), near);
}

static void
names_near_a_passage_are_seen(void **state)
{
	struct side s;

	(void)state;
	side_build(&s, SLICE("As M\xC3\xBCller of the Halden Ledger wrote: \"here it is\", so it goes."));
	assert_near(&s, "Muller", true);
	assert_near(&s, "halden ledger", true);
	assert_near(&s, "Hald", false);
	assert_near(&s, "of", false);
	side_free(&s);
}

/* --- hostile ---------------------------------------------------------------------------------- */

/* Linear in the words whatever they are: the test's time limit is what fails. */
static void
hostile_texts_take_no_longer(void **state)
{
	static const char *const pieces[] = { "no ", "no yes ", "a b c d e f g ", "\"", "(", "[1] ", "\xE2\x80\xA6 ", "x'",
		"\xCC\x81", "\xE6\xB0\xB4" };
	size_t i, k;

	(void)state;
	for (i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		struct quote_matches found = { 0 };
		struct str a = { 0 }, b = { 0 };
		struct side x, y;

		for (k = 0; a.n < 4 << 20; k++)
			str_puts(&a, pieces[i]);
		str_puts(&b, "another beginning ");
		str_add(&b, a.p, a.n / 2);
		side_build(&x, str_slice(&a));
		side_build(&y, str_slice(&b));
		quote_align(&found, &x.words, &x.prints, &y.words);
		vec_free(&found.at);
		side_free(&x);
		side_free(&y);
		str_free(&a);
		str_free(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_passage_is_found_with_its_ends),
		cmocka_unit_test(twelve_words_are_enough_and_eleven_are_not),
		cmocka_unit_test(altered_passages_are_found),
		cmocka_unit_test(lists_of_references_are_no_passages),
		cmocka_unit_test(tables_are_no_passages),
		cmocka_unit_test(all_copies_of_twelve_words_are_found),
		cmocka_unit_test(nearly_all_altered_copies_are_found),
		cmocka_unit_test(unrelated_texts_share_nothing),
		cmocka_unit_test(any_text_has_words_that_lie_in_it),
		cmocka_unit_test(differences_are_told_word_by_word),
		cmocka_unit_test(marks_tell_quotations),
		cmocka_unit_test(names_near_a_passage_are_seen),
		cmocka_unit_test(hostile_texts_take_no_longer),
	};

	return cmocka_run_group_tests_name("quote", tests, NULL, NULL);
}
