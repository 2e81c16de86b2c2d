#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/err.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"

static void
the_first_error_wins(void **state)
{
	struct err e = { 0 };

	(void)state;
	assert_int_equal(err_set(&e, ERR_INPUT, "%s: line %d", "a.txt", 3), -1);
	assert_int_equal(err_set(&e, ERR_IO, "later"), -1);
	assert_int_equal(e.code, ERR_INPUT);
	assert_string_equal(e.msg, "a.txt: line 3");
	err_clear(&e);
	assert_int_equal(e.code, ERR_NONE);
	assert_string_equal(e.msg, "");
	assert_int_equal(err_set(NULL, ERR_IO, "nobody asks"), -1);
}

/* Whatever the shift, a long message ends with a whole character and fits. */
static void
long_errors_are_cut_at_a_character(void **state)
{
	char text[1024];
	size_t shift, i;

	(void)state;
	for (shift = 0; shift < 4; shift++) {
		struct err e = { 0 };

		memset(text, 'x', shift);
		for (i = shift; i + 4 < sizeof(text); i += 4)
			memcpy(text + i, "😀", 4);
		text[i] = '\0';
		err_set(&e, ERR_INPUT, "%s", text);
		assert_true(utf8_valid(slice_of(e.msg)));
		assert_true(strlen(e.msg) >= sizeof(e.msg) - 9);
	}
}

/* Whatever is long in it: what and where stand first, the reason last. */
static void
long_errors_keep_their_ends(void **state)
{
	char path[5000];
	struct err e = { 0 };

	(void)state;
	memset(path, 'd', sizeof(path));
	memcpy(path, "/home", 5);
	path[sizeof(path) - 1] = '\0';
	err_set(&e, ERR_IO, "%s: File name too long; choose a shorter one", path);
	assert_true(slice_starts(slice_of(e.msg), SLICE("/homeddd")));
	assert_true(slice_ends(slice_of(e.msg), SLICE("dddd: File name too long; choose a shorter one")));
	assert_non_null(strstr(e.msg, "d…d"));
}

static void
places_follow_their_text(void **state)
{
	struct slice was = SLICE("one two three"), longer = SLICE("one two and a half three"), shorter = SLICE("one three");

	(void)state;
	assert_int_equal(slice_follow(0, was, longer), 0);
	assert_int_equal(slice_follow(4, was, longer), 4);
	assert_int_equal(slice_follow(8, was, longer), 19);
	assert_int_equal(slice_follow(0, SLICE("two"), SLICE("one two")), 0);
	assert_int_equal(slice_follow(13, was, longer), longer.n);
	assert_int_equal(slice_follow(99, was, longer), longer.n);
	assert_int_equal(slice_follow(19, longer, was), 8);
	assert_int_equal(slice_follow(9, was, shorter), 5);
	assert_int_equal(slice_follow(6, was, shorter), 5);
	assert_int_equal(slice_follow(5, was, was), 5);
	assert_int_equal(slice_follow(5, was, (struct slice){ 0 }), 0);
	assert_int_equal(slice_follow(1, SLICE("aé"), SLICE("aè")), 1);
	assert_int_equal(slice_follow(2, SLICE("abc"), SLICE("aé")), 1);
}

static void
an_arena_keeps_its_pieces(void **state)
{
	struct arena a = { 0 };
	char *small[2000], *big;
	size_t i;

	(void)state;
	for (i = 0; i < 2000; i++) {
		small[i] = arena_alloc(&a, i % 50);
		assert_int_equal((uintptr_t)small[i] % _Alignof(max_align_t), 0);
		memset(small[i], (int)(i & 0x7F), i % 50);
		if (i % 500 == 0) {
			big = arena_alloc(&a, 100000);
			assert_int_equal(big[0] | big[99999], 0);
			memset(big, 0xFF, 100000);
		}
	}
	for (i = 0; i < 2000; i++)
		if (i % 50)
			assert_int_equal(small[i][i % 50 - 1], i & 0x7F);
	arena_free(&a);
	arena_free(&a);
	assert_string_equal(arena_printf(&a, "%d-%s", 7, "x"), "7-x");
	assert_null(arena_str(&a, NULL));
	assert_string_equal(arena_str(&a, "abc"), "abc");
	assert_string_equal(arena_dup(&a, "abcdef", 3), "abc");
	assert_string_equal(arena_dup(&a, NULL, 0), "");
	arena_free(&a);
}

static void
a_vec_grows_and_shrinks(void **state)
{
	VEC(int) v = { 0 };
	int i, *p, sum = 0;

	(void)state;
	vec_each(p, &v)
		fail();
	for (i = 0; i < 100; i++)
		vec_push(&v, i);
	assert_int_equal(v.n, 100);
	assert_int_equal(vec_last(&v), 99);
	vec_insert(&v, 0, -1);
	vec_insert(&v, 50, -2);
	vec_insert(&v, v.n, -3);
	assert_int_equal(v.at[0], -1);
	assert_int_equal(v.at[50], -2);
	assert_int_equal(v.at[51], 49);
	assert_int_equal(vec_last(&v), -3);
	vec_remove(&v, 50);
	vec_remove(&v, 0);
	vec_remove(&v, v.n - 1);
	vec_each(p, &v)
		sum += *p;
	assert_int_equal(sum, 99 * 100 / 2);
	vec_clear(&v);
	assert_int_equal(v.n, 0);
	vec_free(&v);
	assert_null(v.at);
}

static void
a_str_is_always_terminated(void **state)
{
	struct str s = { 0 };
	char *taken;
	int i;

	(void)state;
	assert_string_equal(str_cstr(&s), "");
	assert_int_equal(str_slice(&s).n, 0);
	str_puts(&s, "ab");
	str_putc(&s, 'c');
	str_putcp(&s, 0xE9);
	str_putcp(&s, 0xD800);
	str_printf(&s, "%03d%s", 7, "");
	str_put(&s, (struct slice){ 0 });
	assert_string_equal(str_cstr(&s), "abc\xC3\xA9\xEF\xBF\xBD"
					  "007");
	assert_int_equal(s.n, strlen(s.p));
	for (i = 0; i < 1000; i++)
		str_add(&s, "0123456789", 10);
	assert_int_equal(s.n, 11 + 10000);
	assert_int_equal(s.p[s.n], '\0');
	str_clear(&s);
	assert_string_equal(str_cstr(&s), "");
	str_puts(&s, "x");
	taken = str_take(&s);
	assert_string_equal(taken, "x");
	assert_null(s.p);
	free(taken);
	taken = str_take(&s);
	assert_string_equal(taken, "");
	free(taken);
	str_free(&s);
}

static void
slices_are_clipped(void **state)
{
	struct slice s = SLICE("  one two\t\n"), sub;

	(void)state;
	assert_true(slice_eq(slice_trim(s), SLICE("one two")));
	assert_int_equal(slice_trim(SLICE(" \t\n")).n, 0);
	sub = slice_sub(s, 2, 5);
	assert_true(slice_eq(sub, SLICE("one")));
	assert_true(slice_eq(slice_sub(s, 6, 99), SLICE("two\t\n")));
	assert_int_equal(slice_sub(s, 50, 40).n, 0);
	assert_null(slice_of(NULL).p);
	assert_true(slice_eq((struct slice){ 0 }, SLICE("")));
	assert_true(slice_eq_case(SLICE("aBc"), SLICE("AbC")));
	assert_false(slice_eq_case(SLICE("aBc"), SLICE("AbCd")));
	assert_true(slice_starts(s, SLICE("  one")));
	assert_true(slice_starts_case(SLICE("HTTP://x"), SLICE("http://")));
	assert_false(slice_starts_case(SLICE("HT"), SLICE("http://")));
	assert_true(slice_ends(SLICE("a.txt"), SLICE(".txt")));
	assert_false(slice_ends(SLICE("txt"), SLICE(".txt")));
}

static void
slices_are_searched(void **state)
{
	struct slice s = SLICE("one two one");

	(void)state;
	assert_int_equal(slice_find(s, SLICE("one"), 0), 0);
	assert_int_equal(slice_find(s, SLICE("one"), 1), 8);
	assert_true(slice_find(s, SLICE("one"), 9) == SIZE_MAX);
	assert_true(slice_find(s, SLICE("one"), 99) == SIZE_MAX);
	assert_int_equal(slice_find(s, SLICE(""), 4), 4);
	assert_int_equal(slice_find(s, SLICE(""), s.n), s.n);
	assert_true(slice_hash(s) != slice_hash(SLICE("one two onE")));
	assert_true(slice_hash(s) == slice_hash(slice_sub(SLICE("one two one."), 0, 11)));
}

/* Short needles are looked for in a way of their own: any bytes, with many blanks. */
static void
short_needles_are_found_as_any(void **state)
{
	uint32_t seed = 7;
	size_t i, k, from, at, round;
	char text[40], word[4];

	(void)state;
	for (round = 0; round < 20000; round++) {
		struct slice s = { text, round % sizeof(text) }, needle = { word, 1 + round % sizeof(word) };

		for (i = 0; i < s.n + needle.n; i++) {
			seed = seed * 1664525 + 1013904223;
			*(i < s.n ? &text[i] : &word[i - s.n]) = "  ab\xE2"[(seed >> 16) % 5];
		}
		from = (seed >> 8) % (s.n + 2);
		at = SIZE_MAX;
		for (k = from; k + needle.n <= s.n && at == SIZE_MAX; k++)
			if (memcmp(text + k, word, needle.n) == 0)
				at = k;
		assert_true(slice_find(s, needle, from) == at);
	}
}

static void
lines_come_one_by_one(void **state)
{
	struct slice rest = SLICE("a\n\nb"), line;

	(void)state;
	assert_true(slice_next_line(&line, &rest) && slice_eq(line, SLICE("a")));
	assert_true(slice_next_line(&line, &rest) && line.n == 0);
	assert_true(slice_next_line(&line, &rest) && slice_eq(line, SLICE("b")));
	assert_false(slice_next_line(&line, &rest));
	rest = SLICE("a\n");
	assert_true(slice_next_line(&line, &rest));
	assert_false(slice_next_line(&line, &rest));
}

static void
a_map_finds_what_was_put(void **state)
{
	struct map m = { 0 };
	struct map_slot *slot;
	uint64_t *value, sum = 0;
	char key[16];
	bool fresh;
	size_t i, n = 0;

	(void)state;
	assert_null(map_get(&m, SLICE("x")));
	for (i = 0; i < 5000; i++) {
		snprintf(key, sizeof(key), "key%zu", i);
		value = map_put(&m, slice_of(key), i, &fresh);
		assert_true(fresh && *value == i);
	}
	for (i = 0; i < 5000; i++) {
		snprintf(key, sizeof(key), "key%zu", i);
		value = map_put(&m, slice_of(key), 0, &fresh);
		assert_true(!fresh && *value == i);
		*value += 1;
		assert_int_equal(*map_get(&m, slice_of(key)), i + 1);
	}
	map_each(slot, &m)
		n++, sum += slot->value;
	assert_int_equal(n, 5000);
	assert_int_equal(sum, 5000u * 5001 / 2);
	map_put(&m, SLICE(""), 9, NULL);
	assert_int_equal(*map_get(&m, SLICE("")), 9);
	map_put(&m, SLICE("a\0b"), 1, NULL);
	assert_null(map_get(&m, SLICE("a\0c")));
	map_free(&m);
	assert_null(map_get(&m, SLICE("key1")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_error_wins),
		cmocka_unit_test(long_errors_are_cut_at_a_character),
		cmocka_unit_test(long_errors_keep_their_ends),
		cmocka_unit_test(places_follow_their_text),
		cmocka_unit_test(an_arena_keeps_its_pieces),
		cmocka_unit_test(a_vec_grows_and_shrinks),
		cmocka_unit_test(a_str_is_always_terminated),
		cmocka_unit_test(slices_are_clipped),
		cmocka_unit_test(slices_are_searched),
		cmocka_unit_test(short_needles_are_found_as_any),
		cmocka_unit_test(lines_come_one_by_one),
		cmocka_unit_test(a_map_finds_what_was_put),
	};

	return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
