#include "utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unilbrk.h>
#include <uninorm.h>
#include <unistr.h>
#include <wchar.h>

#define EACH_BYTE(n) (UINT64_C(0x0101010101010101) * (n))

static uint64_t
eight_bytes(const char *p)
{
	uint64_t w;

	memcpy(&w, p, sizeof(w));
	return w;
}

/* How many bytes at the front of s are ASCII. */
static size_t
ascii_run(struct slice s)
{
	size_t i = 0;

	while (i + 8 <= s.n && !(eight_bytes(s.p + i) & EACH_BYTE(0x80)))
		i += 8;
	while (i < s.n && (unsigned char)s.p[i] < 0x80)
		i++;
	return i;
}

size_t
utf8_decode_wide(struct slice s, size_t at, uint32_t *cp)
{
	ucs4_t u;
	int n = u8_mbtoucr(&u, (const uint8_t *)s.p + at, s.n - at);

	if (n <= 0) {
		*cp = UTF8_REPLACEMENT;
		return 1;
	}
	*cp = u;
	return (size_t)n;
}

size_t
utf8_prev(struct slice s, size_t at)
{
	size_t back = 1;
	uint32_t cp;

	while (back < UTF8_MAX && back < at && ((unsigned char)s.p[at - back] & 0xC0) == 0x80)
		back++;
	if (back > 1 && utf8_decode(slice_sub(s, 0, at), at - back, &cp) != back)
		back = 1;
	return at - back;
}

size_t
utf8_encode(char out[UTF8_MAX], uint32_t cp)
{
	int n = u8_uctomb((uint8_t *)out, cp, UTF8_MAX);

	if (n <= 0)
		n = u8_uctomb((uint8_t *)out, UTF8_REPLACEMENT, UTF8_MAX);
	return (size_t)n;
}

bool
utf8_valid(struct slice s)
{
	ucs4_t cp;
	int n;

	for (;;) {
		s = slice_sub(s, ascii_run(s), s.n);
		if (!s.n)
			return true;
		n = u8_mbtoucr(&cp, (const uint8_t *)s.p, s.n);
		if (n <= 0)
			return false;
		s = slice_sub(s, (size_t)n, s.n);
	}
}

size_t
utf8_repair(struct str *out, struct slice s)
{
	size_t bad = 0;

	while (s.n) {
		const uint8_t *stop = u8_check((const uint8_t *)s.p, s.n);
		size_t good = stop ? (size_t)(stop - (const uint8_t *)s.p) : s.n;

		str_add(out, s.p, good);
		s = slice_sub(s, good, s.n);
		if (!s.n)
			break;
		str_putcp(out, UTF8_REPLACEMENT);
		while (s.n) {
			ucs4_t u;

			if (u8_mbtoucr(&u, (const uint8_t *)s.p, s.n) > 0)
				break;
			bad++;
			s = slice_sub(s, 1, s.n);
		}
	}
	return bad;
}

void
utf8_nfc(struct str *out, struct slice s)
{
	size_t n = 0;
	uint8_t *p;

	if (ascii_run(s) == s.n) {
		str_put(out, s);
		return;
	}
	p = u8_normalize(UNINORM_NFC, (const uint8_t *)s.p, s.n, NULL, &n);
	if (!p)
		mem_panic(s.n);
	str_add(out, (const char *)p, n);
	free(p);
}

size_t
utf8_count(struct slice s)
{
	size_t i = 0, behind = 0; /* bytes that go on with a character: 10xxxxxx */

	for (; i + 8 <= s.n; i += 8) {
		uint64_t w = eight_bytes(s.p + i);

		behind += (w >> 7 & ~(w >> 6) & EACH_BYTE(1)) * EACH_BYTE(1) >> 56;
	}
	for (; i < s.n; i++)
		behind += ((unsigned char)s.p[i] & 0xC0) == 0x80;
	return s.n - behind;
}

int
utf8_cells(uint32_t cp)
{
	if (cp >= 0x20 && cp < 0x7F)
		return 1;
	return wcwidth((wchar_t)cp);
}

uint32_t
utf8_safe(uint32_t cp)
{
	if (cp >= 0x20 && cp < 0x7F)
		return cp;
	if (cp == '\t' || cp == '\n' || cp == '\r' || cp == 0x2028 || cp == 0x2029 || cp == 0x85)
		return ' ';
	if (cp < 0x20)
		return 0x2400 + cp;
	if (cp == 0x7F)
		return 0x2421;
	if (cp < 0xA0)
		return UTF8_REPLACEMENT;
	if (cp == 0x200C || cp == 0x200D) /* joiners shape Persian and emoji */
		return cp;
	if (cp == 0xAD || uc_is_property_bidi_control(cp) || uc_is_general_category(cp, UC_FORMAT) ||
	    uc_is_property_default_ignorable_code_point(cp))
		return cp >= 0xFE00 && cp <= 0xFE0F ? cp : 0;
	if (utf8_cells(cp) < 0)
		return UTF8_REPLACEMENT;
	return cp;
}

size_t
utf8_width(struct slice s)
{
	size_t at = 0, cells = 0;
	uint32_t cp;

	while (at < s.n) {
		at += utf8_decode(s, at, &cp);
		cp = utf8_safe(cp);
		if (cp)
			cells += (size_t)utf8_cells(cp);
	}
	return cells;
}

static void
put_safe(struct str *out, struct slice s, const char *keep)
{
	size_t at = 0;
	uint32_t cp;

	while (at < s.n) {
		at += utf8_decode(s, at, &cp);
		if (cp == 0 || cp >= 0x20 || !strchr(keep, (int)cp))
			cp = utf8_safe(cp);
		if (cp)
			str_putcp(out, cp);
	}
}

void
utf8_put_safe(struct str *out, struct slice s)
{
	put_safe(out, s, "");
}

void
utf8_put_safe_lines(struct str *out, struct slice s)
{
	put_safe(out, s, "\n\t");
}

/* The byte where a run of at most `cells` cells ends; *used gets its cells. */
static size_t
fit(struct slice s, size_t cells, size_t *used)
{
	size_t at = 0, end, w;

	*used = 0;
	while (at < s.n) {
		end = utf8_grapheme_end(s, at);
		w = utf8_width(slice_sub(s, at, end));
		if (*used + w > cells)
			break;
		*used += w;
		at = end;
	}
	return at;
}

void
utf8_put_fit(struct str *out, struct slice s, size_t cells)
{
	size_t used, at = fit(s, cells, &used);

	if (at < s.n && cells > 0) {
		at = fit(s, cells - 1, &used);
		utf8_put_safe(out, slice_sub(s, 0, at));
		str_puts(out, "…");
	} else {
		utf8_put_safe(out, slice_sub(s, 0, at));
	}
}

size_t
utf8_grapheme_end(struct slice s, size_t at)
{
	const uint8_t *p = (const uint8_t *)s.p + at, *end = (const uint8_t *)s.p + s.n, *next;

	if (at + 1 >= s.n)
		return s.n;
	if (p[0] >= 0x20 && p[0] < 0x7F && p[1] < 0x80)
		return at + 1;
	next = u8_grapheme_next(p, end);
	return next ? (size_t)(next - (const uint8_t *)s.p) : s.n;
}

size_t
utf8_grapheme_start(struct slice s, size_t at)
{
	const uint8_t *beg = (const uint8_t *)s.p, *prev;

	if (at >= 2 && beg[at - 1] >= 0x20 && beg[at - 1] < 0x7F && beg[at - 2] < 0x80)
		return at - 1;
	prev = u8_grapheme_prev(beg + at, beg);
	return prev ? (size_t)(prev - beg) : 0;
}

size_t
utf8_cluster(struct slice s, size_t at, int *cells)
{
	size_t end = at + UTF8_CLUSTER_MAX, k;
	unsigned char c = (unsigned char)s.p[at];

	if (c >= 0x20 && c < 0x7F && (at + 1 == s.n || (unsigned char)s.p[at + 1] < 0x80)) {
		*cells = 1;
		return at + 1;
	}
	if (end < s.n) {
		for (k = 0; k < UTF8_MAX - 1 && ((unsigned char)s.p[end] & 0xC0) == 0x80; k++)
			end--;
		s.n = end;
	}
	end = utf8_grapheme_end(s, at);
	*cells = (int)utf8_width(slice_sub(s, at, end));
	return end;
}

/* Rule LB29, which the library lacks: "U.S." and "site.org" are not broken behind the full stop. */
static bool
inside_word(struct slice s, size_t i)
{
	uint32_t cp;

	if (s.p[i - 1] != '.' && s.p[i - 1] != ':')
		return false;
	utf8_decode(s, i, &cp);
	return utf8_is_alpha(cp);
}

void
utf8_line_breaks(unsigned char *out, struct slice s)
{
	char *p = mem_alloc(s.n);
	size_t i;

	u8_possible_linebreaks((const uint8_t *)s.p, s.n, "UTF-8", p);
	for (i = 0; i < s.n; i++)
		out[i] = p[i] == UC_BREAK_MANDATORY                            ? UTF8_BREAK_MUST
		    : p[i] != UC_BREAK_POSSIBLE || (i && inside_word(s, i)) ? UTF8_BREAK_NONE
									    : UTF8_BREAK_MAY;
	free(p);
}

/* Quotes, dashes and blanks that writers and sites exchange freely. */
static uint32_t
plain(uint32_t cp)
{
	switch (cp) {
	case 0x2018: case 0x2019: case 0x201A: case 0x201B: case 0x02BC: case 0x00B4: case 0x0060:
		return '\'';
	case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0x00AB: case 0x00BB:
		return '"';
	case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212:
		return '-';
	default:
		return utf8_is_space(cp) ? ' ' : cp;
	}
}

/* The letter under all accents. */
static uint32_t
bare_letter(uint32_t cp)
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];

	while (uc_canonical_decomposition(cp, parts) > 0)
		cp = parts[0];
	return cp;
}

size_t
utf8_fold(uint32_t cp, bool keep_case, uint32_t out[UTF8_FOLD_MAX])
{
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH] = { cp };
	size_t n = 0;
	int count, i;

	if (cp < 0x80) {
		out[0] = (unsigned char)utf8_fold_ascii((char)cp, keep_case);
		return 1;
	}
	if (utf8_is_mark(cp))
		return 0;
	if (cp >= 0xAC00 && cp <= 0xD7A3) { /* a Hangul syllable's parts are letters, not accents */
		out[0] = cp;
		return 1;
	}
	count = uc_canonical_decomposition(cp, parts);
	for (i = 0; i < (count > 0 ? count : 1); i++) {
		uint32_t base = bare_letter(parts[i]);

		if (!utf8_is_mark(base))
			out[n++] = plain(keep_case ? base : uc_tolower(base));
	}
	return n;
}

void
utf8_put_folded(struct str *out, struct slice s, bool keep_case)
{
	uint32_t cp, folded[UTF8_FOLD_MAX];
	size_t at = 0, i, n;

	str_reserve(out, s.n);
	for (; at < s.n && (unsigned char)s.p[at] < 0x80; at++) /* mostly this is all */
		out->p[out->n++] = utf8_fold_ascii(s.p[at], keep_case);
	out->p[out->n] = '\0';
	while (at < s.n) {
		if ((unsigned char)s.p[at] < 0x80) {
			str_putc(out, utf8_fold_ascii(s.p[at++], keep_case));
			continue;
		}
		at += utf8_decode(s, at, &cp);
		n = utf8_fold(cp, keep_case, folded);
		for (i = 0; i < n; i++)
			str_putcp(out, folded[i]);
	}
}

void
utf8_put_lower(struct str *out, struct slice s)
{
	uint32_t cp;
	size_t at = 0;

	str_reserve(out, s.n);
	for (; at < s.n && (unsigned char)s.p[at] < 0x80; at++)
		out->p[out->n++] = (char)slice_lower(s.p[at]);
	out->p[out->n] = '\0';
	while (at < s.n) {
		at += utf8_decode(s, at, &cp);
		str_putcp(out, uc_tolower(cp));
	}
}

bool
utf8_is_alpha_wide(uint32_t cp)
{
	return uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_L);
}

bool
utf8_is_upper_wide(uint32_t cp)
{
	return uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Lu | UC_CATEGORY_MASK_Lt);
}

bool
utf8_is_lower_wide(uint32_t cp)
{
	return uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Ll);
}

bool
utf8_is_digit_wide(uint32_t cp)
{
	return uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Nd);
}

bool
utf8_is_space_wide(uint32_t cp)
{
	return uc_is_property_white_space(cp);
}

bool
utf8_is_mark(uint32_t cp)
{
	return cp >= 0x300 && uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_M);
}

bool
utf8_is_rtl(uint32_t cp)
{
	int c;

	if (cp < 0x590)
		return false;
	c = uc_bidi_class(cp);
	return c == UC_BIDI_R || c == UC_BIDI_AL;
}

enum utf8_script
utf8_script(uint32_t cp)
{
	static const struct {
		const char *name;
		enum utf8_script script;
	} names[] = {
		{ "Latin", SCRIPT_LATIN }, { "Greek", SCRIPT_GREEK }, { "Cyrillic", SCRIPT_CYRILLIC },
		{ "Hebrew", SCRIPT_HEBREW }, { "Arabic", SCRIPT_ARABIC }, { "Devanagari", SCRIPT_DEVANAGARI },
		{ "Thai", SCRIPT_THAI }, { "Han", SCRIPT_HAN }, { "Hiragana", SCRIPT_KANA },
		{ "Katakana", SCRIPT_KANA }, { "Hangul", SCRIPT_HANGUL },
	};
	const uc_script_t *script;
	size_t i;

	if (cp < 0x80)
		return utf8_is_alpha(cp) ? SCRIPT_LATIN : SCRIPT_OTHER;
	script = uc_script(cp);
	for (i = 0; script && i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(script->name, names[i].name) == 0)
			return names[i].script;
	return SCRIPT_OTHER;
}

static bool
is_ideograph(uint32_t cp)
{
	return (cp >= 0x3040 && cp <= 0x30FF) || (cp >= 0x3400 && cp <= 0x9FFF) ||
	    (cp >= 0xF900 && cp <= 0xFAFF) || (cp >= 0x20000 && cp <= 0x3FFFF);
}

size_t
utf8_words(struct slice s)
{
	size_t at = 0, n = 0;
	bool counted = false; /* the run at hand holds a letter or digit and is counted */
	uint32_t cp;

	while (at < s.n) {
		while (counted && at < s.n && (unsigned char)(s.p[at] - '!') < 0x7F - '!')
			at++;
		if (at == s.n)
			break;
		at += utf8_decode(s, at, &cp);
		if (utf8_is_space(cp)) {
			counted = false;
		} else if (cp >= 0x80 && is_ideograph(cp)) {
			n++;
			counted = true;
		} else if (!counted && utf8_is_alnum(cp)) {
			n++;
			counted = true;
		}
	}
	return n;
}
