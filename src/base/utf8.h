#ifndef IBID_BASE_UTF8_H
#define IBID_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "str.h"
#include "vec.h"

/* The only door to libunistring and wcwidth. Offsets are bytes unless a name says code points or cells. */

enum {
	UTF8_MAX = 4,       /* bytes of one code point */
	UTF8_REPLACEMENT = 0xFFFD,
	UTF8_FOLD_MAX = 18, /* code points that one may fold to */
	UTF8_CLUSTER_MAX = 128, /* bytes of a cluster that is drawn as one */
};

size_t utf8_decode_wide(struct slice s, size_t at, uint32_t *cp); /* of utf8_decode(), which see */
/* Decode the code point at byte `at` (< s.n). Returns the bytes used, at least 1; bad bytes give U+FFFD. */
static inline size_t
utf8_decode(struct slice s, size_t at, uint32_t *cp)
{
	unsigned char c = (unsigned char)s.p[at];

	if (c >= 0x80)
		return utf8_decode_wide(s, at, cp);
	*cp = c;
	return 1;
}

/* The byte where the code point before `at` (> 0) begins; bad bytes count one by one. */
size_t utf8_prev(struct slice s, size_t at);
size_t utf8_encode(char out[UTF8_MAX], uint32_t cp); /* the bytes written; what is no scalar gives U+FFFD */
bool utf8_valid(struct slice s);
/* Append s, each maximal run of bad bytes as one U+FFFD. Returns how many bytes were bad. */
size_t utf8_repair(struct str *out, struct slice s);
void utf8_nfc(struct str *out, struct slice s); /* append s, which is valid, in NFC */
size_t utf8_count(struct slice s);              /* code points */

/* Cells of one code point as curses will draw it: wcwidth(), which differs from libunistring's table;
 * 0 for combining marks, -1 for what has no cell (controls). One place for all measuring. */
int utf8_cells(uint32_t cp);
/* Cells of a run as drawn: made safe by utf8_safe() first. */
size_t utf8_width(struct slice s);

/* What may reach a terminal in place of cp: cp itself, a picture (␛) of a control character, U+FFFD,
 * a blank for line separators and tabs, or 0 when it must be left out (bidi and other invisible format controls). */
uint32_t utf8_safe(uint32_t cp);
/* Append s made safe for a terminal: newlines too become blanks. */
void utf8_put_safe(struct str *out, struct slice s);
/* As utf8_put_safe(), but newlines and tabs stay: for texts that leave the screen. */
void utf8_put_safe_lines(struct str *out, struct slice s);
/* As utf8_put_safe() and never wider than `cells`; what is cut is marked with … */
void utf8_put_fit(struct str *out, struct slice s, size_t cells);

/* The end of the grapheme cluster that begins at `at` (< s.n). UAX 29. */
size_t utf8_grapheme_end(struct slice s, size_t at);
/* The start of the cluster that ends at or holds the byte before `at` (> 0). */
size_t utf8_grapheme_start(struct slice s, size_t at);
/*
 * The end of what is drawn as one at `at` (< s.n): a grapheme cluster, cut at UTF8_CLUSTER_MAX bytes, so that a letter
 * under 100,000 marks costs no more than another. *cells gets its cells once made safe: 0 for lone marks.
 */
size_t utf8_cluster(struct slice s, size_t at, int *cells);

/* Line-breaking opportunities (UAX 14): out[i], for each of s.n bytes: a line may begin at byte i, or (MUST)
 * the character at byte i ends its line. Only the values below occur. */
enum { UTF8_BREAK_NONE = 0, UTF8_BREAK_MAY = 1, UTF8_BREAK_MUST = 2 };
void utf8_line_breaks(unsigned char *out, struct slice s);

/*
 * Fold a code point for comparing: marks are dropped, letters lose their accents, curly quotes, dashes and
 * blanks become plain; case is folded unless keep_case. Returns how many code points are in out (0 for a mark).
 */
size_t utf8_fold(uint32_t cp, bool keep_case, uint32_t out[UTF8_FOLD_MAX]);
/* The same of one byte below 0x80: most there are. */
static inline char
utf8_fold_ascii(char c, bool keep_case)
{
	if (c >= 'A' && c <= 'Z')
		return keep_case ? c : (char)(c | 0x20);
	if (c >= '\t' && c <= '\r')
		return ' ';
	return c == '`' ? '\'' : c;
}

void utf8_put_folded(struct str *out, struct slice s, bool keep_case);
void utf8_put_lower(struct str *out, struct slice s); /* Unicode lower case, accents kept */

/* The same from 0x80 on. */
bool utf8_is_alpha_wide(uint32_t cp);
bool utf8_is_upper_wide(uint32_t cp);
bool utf8_is_lower_wide(uint32_t cp);
bool utf8_is_digit_wide(uint32_t cp);
bool utf8_is_space_wide(uint32_t cp);

static inline bool
utf8_is_alpha(uint32_t cp)
{
	return cp < 0x80 ? (cp | 0x20) - 'a' < 26 : utf8_is_alpha_wide(cp);
}

/* Upper or title case. */
static inline bool
utf8_is_upper(uint32_t cp)
{
	return cp < 0x80 ? cp - 'A' < 26 : utf8_is_upper_wide(cp);
}

static inline bool
utf8_is_lower(uint32_t cp)
{
	return cp < 0x80 ? cp - 'a' < 26 : utf8_is_lower_wide(cp);
}

static inline bool
utf8_is_digit(uint32_t cp)
{
	return cp < 0x80 ? cp - '0' < 10 : utf8_is_digit_wide(cp);
}

static inline bool
utf8_is_alnum(uint32_t cp)
{
	return utf8_is_alpha(cp) || utf8_is_digit(cp);
}

/* White space of any kind, NBSP too. */
static inline bool
utf8_is_space(uint32_t cp)
{
	return cp < 0x80 ? cp == ' ' || (cp >= '\t' && cp <= '\r') : utf8_is_space_wide(cp);
}

bool utf8_is_mark(uint32_t cp);
bool utf8_is_rtl(uint32_t cp);   /* a letter of a right-to-left script */

enum utf8_script { SCRIPT_OTHER, SCRIPT_LATIN, SCRIPT_GREEK, SCRIPT_CYRILLIC, SCRIPT_HEBREW, SCRIPT_ARABIC,
	SCRIPT_DEVANAGARI, SCRIPT_THAI, SCRIPT_HAN, SCRIPT_KANA, SCRIPT_HANGUL };
enum utf8_script utf8_script(uint32_t cp);

size_t utf8_words(struct slice s); /* words: runs between white space that hold a letter or digit; a CJK character is one */

/* Byte offset -> code point number, for the JSON output. Built once over a text; lookups read at most 128 bytes. */
struct utf8_index {
	struct slice text; /* borrowed */
	VEC(size_t) before; /* code points before every 128th byte */
};
void utf8_index_build(struct utf8_index *x, struct slice text);
size_t utf8_index_codepoint(const struct utf8_index *x, size_t byte);
size_t utf8_index_byte(const struct utf8_index *x, size_t codepoint);
void utf8_index_free(struct utf8_index *x);

#endif
