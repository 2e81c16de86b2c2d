#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"

static const uint32_t edges[] = { 0, 'a', 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000,
	0x10FFFF };
enum { EDGES = sizeof(edges) / sizeof(edges[0]) };

static uint32_t
next_random(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*seed >> 33);
}

static void
put_random(struct str *out, uint64_t *seed, size_t n)
{
	static const uint32_t ranges[][2] = { { ' ', '~' }, { 0xC0, 0x17F }, { 0x300, 0x36F }, { 0x5D0, 0x6FF },
		{ 0x4E00, 0x9FFF }, { 0x1F300, 0x1F64F }, { 0x200B, 0x206F }, { 0xAC00, 0xD7A3 }, { 0xFE00, 0xFE0F } };

	while (n--) {
		const uint32_t *r = ranges[next_random(seed) % (sizeof(ranges) / sizeof(ranges[0]))];

		str_putcp(out, r[0] + next_random(seed) % (r[1] - r[0] + 1));
	}
}

static void
encode_and_decode_are_inverse(void **state)
{
	char buf[UTF8_MAX];
	uint32_t cp;
	size_t i, n;

	(void)state;
	for (i = 0; i < EDGES; i++) {
		n = utf8_encode(buf, edges[i]);
		assert_int_equal(utf8_decode((struct slice){ buf, n }, 0, &cp), n);
		assert_int_equal(cp, edges[i]);
	}
	utf8_encode(buf, 0x110000);
	utf8_decode((struct slice){ buf, 3 }, 0, &cp);
	assert_int_equal(cp, UTF8_REPLACEMENT);
}

static void
bad_bytes_decode_one_by_one(void **state)
{
	static const char *const bad[] = { "\x80", "\xC3", "\xC0\x80", "\xE2\x82", "\xED\xA0\x80", "\xF4\x90\x80\x80",
		"\xFF", "\xF0\x9F\x98" };
	uint32_t cp;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct slice s = slice_of(bad[i]);

		assert_int_equal(utf8_decode(s, 0, &cp), 1);
		assert_int_equal(cp, UTF8_REPLACEMENT);
		assert_false(utf8_valid(s));
		assert_int_equal(utf8_prev(s, s.n), s.n - 1);
	}
}

/* Eight bytes at a time or one: the same is counted and checked. */
static void
bytes_are_checked_as_characters(void **state)
{
	uint64_t seed = 11;
	int round;

	(void)state;
	for (round = 0; round < 500; round++) {
		struct str s = { 0 };
		size_t at, count = 0, used, bad = 0;
		uint32_t cp;

		for (at = next_random(&seed) % 20; at; at--)
			str_putc(&s, (char)(' ' + next_random(&seed) % 90));
		put_random(&s, &seed, next_random(&seed) % 9);
		str_puts(&s, "and no more");
		if (round % 2)
			s.p[next_random(&seed) % s.n] = (char)next_random(&seed);
		for (at = 0; at < s.n; at += used) {
			used = utf8_decode(str_slice(&s), at, &cp);
			bad += used == 1 && (unsigned char)s.p[at] >= 0x80;
		}
		for (at = 0; at < s.n; at++)
			count += ((unsigned char)s.p[at] & 0xC0) != 0x80;
		assert_int_equal(utf8_valid(str_slice(&s)), bad == 0);
		assert_int_equal(utf8_count(str_slice(&s)), count);
		str_free(&s);
	}
}

/* Forward and backward meet the same characters, in any bytes. */
static void
prev_walks_back_over_what_decode_walks(void **state)
{
	uint64_t seed = 3;
	int round;

	(void)state;
	for (round = 0; round < 500; round++) {
		struct str s = { 0 };
		VEC(size_t) starts = { 0 };
		size_t at = 0, i;
		uint32_t cp;

		put_random(&s, &seed, 30);
		if (round % 2)
			for (i = 0; i < 5; i++)
				s.p[next_random(&seed) % s.n] = (char)next_random(&seed);
		while (at < s.n) {
			vec_push(&starts, at);
			at += utf8_decode(str_slice(&s), at, &cp);
		}
		while (starts.n) {
			at = utf8_prev(str_slice(&s), at);
			assert_int_equal(at, vec_last(&starts));
			starts.n--;
		}
		vec_free(&starts);
		str_free(&s);
	}
}

static void
repair_counts_bad_bytes(void **state)
{
	struct str out = { 0 };

	(void)state;
	assert_int_equal(utf8_repair(&out, SLICE("caf\xE9 \xFF\xFEok\xC3")), 4);
	assert_string_equal(str_cstr(&out), "caf\xEF\xBF\xBD \xEF\xBF\xBDok\xEF\xBF\xBD");
	str_clear(&out);
	assert_int_equal(utf8_repair(&out, SLICE("good é")), 0);
	assert_string_equal(str_cstr(&out), "good é");
	str_clear(&out);
	assert_int_equal(utf8_repair(&out, SLICE("")), 0);
	assert_int_equal(out.n, 0);
	str_free(&out);
}

static void
nfc_composes(void **state)
{
	struct str out = { 0 };

	(void)state;
	utf8_nfc(&out, SLICE("cafe\xCC\x81 \xE1\x84\x80\xE1\x85\xA1"));
	assert_string_equal(str_cstr(&out), "café 가");
	str_clear(&out);
	utf8_nfc(&out, SLICE("plain"));
	assert_string_equal(str_cstr(&out), "plain");
	str_free(&out);
}

static void
nothing_unsafe_passes(void **state)
{
	struct str out = { 0 }, any = { 0 };
	uint64_t seed = 5;
	uint32_t cp;
	size_t at = 0;

	(void)state;
	utf8_put_safe(&out, SLICE("a\x1B]52;x\x07\tb\nc\xC2\x9B\xE2\x80\xAE\xC2\xAD"));
	assert_string_equal(str_cstr(&out), "a␛]52;x␇ b c\xEF\xBF\xBD");
	str_clear(&out);
	for (cp = 1; cp < 0x3000; cp++)
		str_putcp(&any, cp);
	put_random(&any, &seed, 1000);
	utf8_put_safe(&out, str_slice(&any));
	assert_int_equal(utf8_width(str_slice(&any)), utf8_width(str_slice(&out)));
	while (at < out.n) {
		at += utf8_decode(str_slice(&out), at, &cp);
		assert_false(cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || (cp >= 0x202A && cp <= 0x202E) ||
		    (cp >= 0x2066 && cp <= 0x2069) || cp == 0x200E || cp == 0x200F || cp == 0x2028);
		assert_true(utf8_cells(cp) >= 0);
	}
	str_free(&out);
	str_free(&any);
}

static void
fitting_never_exceeds(void **state)
{
	struct str text = { 0 }, out = { 0 };
	uint64_t seed = 9;
	size_t cells;
	int round;

	(void)state;
	utf8_put_fit(&out, SLICE("港港港"), 5);
	assert_string_equal(str_cstr(&out), "港港…");
	str_clear(&out);
	utf8_put_fit(&out, SLICE("abc"), 3);
	assert_string_equal(str_cstr(&out), "abc");
	for (round = 0; round < 300; round++) {
		cells = next_random(&seed) % 30;
		str_clear(&text);
		str_clear(&out);
		put_random(&text, &seed, 20);
		utf8_put_fit(&out, str_slice(&text), cells);
		assert_true(utf8_width(str_slice(&out)) <= cells);
	}
	str_free(&text);
	str_free(&out);
}

static void
graphemes_hold_together(void **state)
{
	struct slice family = SLICE("a👩🏽e\xCC\x81\r\nz");
	size_t ends[] = { 1, 9, 12, 14, 15 }, at = 0, i;

	(void)state;
	for (i = 0; i < 5; i++) {
		assert_int_equal(utf8_grapheme_end(family, at), ends[i]);
		assert_int_equal(utf8_grapheme_start(family, ends[i]), at);
		at = ends[i];
	}
}

static void
folding_drops_what_writers_vary(void **state)
{
	static const char *const pairs[][2] = { { "Élysée", "elysee" }, { "“Ropes”", "\"ropes\"" }, { "O’Neill", "o'neill" },
		{ "1990–95", "1990-95" }, { "Việt", "viet" }, { "e\xCC\x81", "e" }, { "ΑΘΉΝΑ", "αθηνα" }, { "a\xC2\xA0z", "a z" }, { "ᾂ", "α" }, { "한국", "한국" } };
	struct str out = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		str_clear(&out);
		utf8_put_folded(&out, slice_of(pairs[i][0]), false);
		assert_string_equal(str_cstr(&out), pairs[i][1]);
	}
	str_clear(&out);
	utf8_put_folded(&out, SLICE("Élysée"), true);
	assert_string_equal(str_cstr(&out), "Elysee");
	str_clear(&out);
	utf8_put_lower(&out, SLICE("ÉLYSÉE"));
	assert_string_equal(str_cstr(&out), "élysée");
	str_free(&out);
}

/* What is folded stays as it is when it is folded again, and no code point gives more than it may. */
static void
folding_is_stable(void **state)
{
	uint32_t cp, out[UTF8_FOLD_MAX], again[UTF8_FOLD_MAX];
	size_t n, i;

	(void)state;
	for (cp = 1; cp < 0x30000; cp++) {
		if (cp >= 0xD800 && cp < 0xE000)
			continue;
		n = utf8_fold(cp, false, out);
		assert_true(n <= UTF8_FOLD_MAX);
		for (i = 0; i < n; i++)
			if (utf8_fold(out[i], false, again) != 1 || again[0] != out[i])
				fail_msg("U+%04X folds to U+%04X, which folds further", cp, out[i]);
	}
}

static void
words_are_counted(void **state)
{
	(void)state;
	assert_int_equal(utf8_words(SLICE("")), 0);
	assert_int_equal(utf8_words(SLICE(" - … ")), 0);
	assert_int_equal(utf8_words(SLICE("The free-port isn’t 4 sale.")), 5);
	assert_int_equal(utf8_words(SLICE("自由港")), 3);
	assert_int_equal(utf8_words(SLICE("بندر آزاد")), 2);
}

static void
line_breaks_stand_at_words(void **state)
{
	struct slice s = SLICE("one two\nthree");
	unsigned char out[13];
	size_t i;

	(void)state;
	utf8_line_breaks(out, s);
	for (i = 0; i < s.n; i++)
		assert_int_equal(out[i], i == 4 ? UTF8_BREAK_MAY : i == 7 ? UTF8_BREAK_MUST : i == 8 ? out[i] : UTF8_BREAK_NONE);
}

static void
classes_and_scripts(void **state)
{
	(void)state;
	assert_true(utf8_is_alpha(0xE9) && utf8_is_alpha(0x6E2F) && !utf8_is_alpha('1') && !utf8_is_alpha(0x301));
	assert_true(utf8_is_upper(0xC9) && !utf8_is_upper(0xE9) && utf8_is_lower(0xE9));
	assert_true(utf8_is_digit(0x6F3) && utf8_is_space(0xA0) && utf8_is_space(0x2009) && utf8_is_mark(0x301));
	assert_true(utf8_is_rtl(0x628) && utf8_is_rtl(0x5D0) && !utf8_is_rtl('a'));
	assert_int_equal(utf8_script('a'), SCRIPT_LATIN);
	assert_int_equal(utf8_script('.'), SCRIPT_OTHER);
	assert_int_equal(utf8_script(0x628), SCRIPT_ARABIC);
	assert_int_equal(utf8_script(0x430), SCRIPT_CYRILLIC);
	assert_int_equal(utf8_script(0x6E2F), SCRIPT_HAN);
}

static void
offsets_go_round(void **state)
{
	struct str text = { 0 };
	struct utf8_index x;
	uint64_t seed = 11;
	size_t at = 0, n = 0;
	uint32_t cp;

	(void)state;
	put_random(&text, &seed, 3000);
	utf8_index_build(&x, str_slice(&text));
	while (at < text.n) {
		assert_int_equal(utf8_index_codepoint(&x, at), n);
		assert_int_equal(utf8_index_byte(&x, n), at);
		at += utf8_decode(str_slice(&text), at, &cp);
		n++;
	}
	assert_int_equal(utf8_index_codepoint(&x, text.n), utf8_count(str_slice(&text)));
	assert_int_equal(utf8_index_codepoint(&x, text.n + 99), n);
	assert_int_equal(utf8_index_byte(&x, n), text.n);
	assert_int_equal(utf8_index_byte(&x, n + 99), text.n);
	utf8_index_free(&x);
	utf8_index_build(&x, SLICE(""));
	assert_int_equal(utf8_index_codepoint(&x, 0), 0);
	assert_int_equal(utf8_index_byte(&x, 0), 0);
	utf8_index_free(&x);
	str_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(encode_and_decode_are_inverse),
		cmocka_unit_test(bad_bytes_decode_one_by_one),
		cmocka_unit_test(bytes_are_checked_as_characters),
		cmocka_unit_test(prev_walks_back_over_what_decode_walks),
		cmocka_unit_test(repair_counts_bad_bytes),
		cmocka_unit_test(nfc_composes),
		cmocka_unit_test(nothing_unsafe_passes),
		cmocka_unit_test(fitting_never_exceeds),
		cmocka_unit_test(graphemes_hold_together),
		cmocka_unit_test(folding_drops_what_writers_vary),
		cmocka_unit_test(folding_is_stable),
		cmocka_unit_test(words_are_counted),
		cmocka_unit_test(line_breaks_stand_at_words),
		cmocka_unit_test(classes_and_scripts),
		cmocka_unit_test(offsets_go_round),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
