#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "tests/unit/doc_gen.h"
#include "ui/find.h"

/* All hits as "[found] [found]". */
static void
expect_hits(const char *text, const char *query, const char *want)
{
	struct slice s = slice_of(text);
	size_t from, i;

	for (from = 0; from <= s.n; from++) { /* wherever the scan begins */
		struct find *f = find_new(s, slice_of(query), from);
		struct str got = { 0 };

		while (!find_step(f, 3))
			;
		for (i = 0; i < find_count(f); i++) {
			struct span hit = find_hit(f, i);

			str_printf(&got, "[%.*s]", (int)(hit.end - hit.beg), text + hit.beg);
		}
		assert_string_equal(str_cstr(&got), want);
		str_free(&got);
		find_free(f);
	}
}

static void
queries_are_folded(void **state)
{
	(void)state;
	expect_hits("Quay quay QUAY", "quay", "[Quay][quay][QUAY]");
	expect_hits("Quay quay QUAY", "Quay", "[Quay]");
	expect_hits("Café cafe CAFÉ", "cafe", "[Café][cafe][CAFÉ]");
	expect_hits("Café cafe", "café", "[Café][cafe]");
	expect_hits("e\xCC\x81t e\xCC\x81", "e", "[e\xCC\x81][e\xCC\x81]");
	expect_hits("he said “no” — it’s", "\"no\" - it's", "[“no” — it’s]");
	expect_hits("not  for\n\nsale, not for\xC2\xA0sale", "not for sale",
	    "[not  for\n\nsale][not for\xC2\xA0sale]");
	expect_hits("не ПРОДАЁТСЯ", "продается", "[ПРОДАЁТСЯ]");
	expect_hits("می\xE2\x80\x8Cروم", "میروم", "[می\xE2\x80\x8Cروم]");
	expect_hits("so\xC2\xAD"
		    "ft",
	    "soft",
	    "[so\xC2\xAD"
	    "ft]");
	expect_hits("aaaa bab", "ab", "[ab]");
	expect_hits("abcabcabd", "abcabd", "[abcabd]");
	expect_hits("anything", "", "");
	expect_hits("anything", "\xCC\x81", "");
	expect_hits("", "x", "");
	expect_hits("a b  c", " ", "[ ][ ]");
}

/* Slowly: fold, then look at every place. */
static size_t
count_slowly(struct slice text, const char *query)
{
	struct str plain = { 0 };
	size_t n = 0, at = 0;

	utf8_put_folded(&plain, text, false);
	while ((at = slice_find(str_slice(&plain), slice_of(query), at)) != SIZE_MAX) {
		n++;
		at += strlen(query);
	}
	str_free(&plain);
	return n;
}

static void
counts_agree_with_a_plain_search(void **state)
{
	static const char *const queries[] = { "a", "ab", "ba", "aa" };
	uint64_t seed = 9;
	struct str text = { 0 };
	size_t i, k;

	(void)state;
	for (k = 0; k < 3000; k++)
		str_putcp(&text, "abaAb.é"[gen_next(&seed, 6)]);
	for (i = 0; i < 4; i++) {
		struct find *f = find_new(str_slice(&text), slice_of(queries[i]), 0);

		while (!find_step(f, 100))
			;
		assert_int_equal(find_count(f), count_slowly(str_slice(&text), queries[i]));
		find_free(f);
	}
	str_free(&text);
}

static void
next_and_previous_go_round(void **state)
{
	struct find *f;
	struct span hit;
	bool wrapped;
	int done;

	(void)state;
	for (done = 0; done < 2; done++) {
		size_t budget = done ? 100 : 0;

		f = find_new(SLICE("x one x two x"), SLICE("x"), 7);
		if (done)
			find_step(f, 100), find_step(f, 100);
		assert_int_equal(find_done(f), done);
		assert_int_equal(find_next(f, 1, budget + 10, &hit, &wrapped), FIND_HIT);
		assert_int_equal(hit.beg, 6);
		assert_false(wrapped);
		assert_int_equal(find_prev(f, 12, budget + 10, &hit, &wrapped), FIND_HIT);
		assert_int_equal(hit.beg, 6);
		find_free(f);
	}
	f = find_new(SLICE("x one x two x"), SLICE("x"), 7);
	while (!find_step(f, 100))
		;
	assert_int_equal(find_next(f, 13, 0, &hit, &wrapped), FIND_HIT);
	assert_int_equal(hit.beg, 0);
	assert_true(wrapped);
	assert_int_equal(find_prev(f, 0, 0, &hit, &wrapped), FIND_HIT);
	assert_int_equal(hit.beg, 12);
	assert_true(wrapped);
	find_free(f);
	f = find_new(SLICE("nothing"), SLICE("x"), 0);
	assert_int_equal(find_next(f, 0, 2, &hit, &wrapped), FIND_PENDING);
	assert_int_equal(find_prev(f, 7, 2, &hit, &wrapped), FIND_PENDING);
	assert_int_equal(find_next(f, 0, 100, &hit, &wrapped), FIND_NONE);
	find_free(f);
}

/* The scan's hits, in order, from wherever it began, are the ones of a scan from the start. */
static void
random_scans_agree(void **state)
{
	uint64_t seed = 31;
	struct str text = { 0 };
	size_t i, round;

	(void)state;
	gen_text(&text, &seed, 20000);
	for (round = 0; round < 30; round++) {
		struct slice query =
		    slice_sub(str_slice(&text), 500 * round, 500 * round + 1 + gen_next(&seed, 5));
		struct find *a = find_new(str_slice(&text), query, 0);
		struct find *b =
		    find_new(str_slice(&text), query, gen_next(&seed, (uint32_t)text.n));

		while (!find_step(a, 1000))
			;
		while (!find_step(b, 1 + gen_next(&seed, 300)))
			;
		assert_true(find_count(a) >= find_count(b) ? find_count(a) - find_count(b) < 2
							   : find_count(b) - find_count(a) < 2);
		for (i = 1; i < find_count(b); i++)
			assert_true(find_hit(b, i - 1).end <= find_hit(b, i).beg);
		find_free(a);
		find_free(b);
	}
	str_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(queries_are_folded),
		cmocka_unit_test(counts_agree_with_a_plain_search),
		cmocka_unit_test(next_and_previous_go_round),
		cmocka_unit_test(random_scans_agree),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests_name("find", tests, NULL, NULL);
}
