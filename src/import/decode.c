#include "decode.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "import/encoding.h"
#include "model/span.h"

/* U+0080 to U+009F are what Windows-1252 has there when pages carry them; 0: undefined there too. */
static const uint16_t c1[32] = { 0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
	0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
	0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178 };

enum { KEEP = 0, DROP = 1 }; /* besides these: the code point that stands in its place */

/* What becomes of a code point that is not ASCII. */
static uint32_t
cleaned(uint32_t cp)
{
	if (cp == 0x85 || cp == 0x2028 || cp == 0x2029)
		return '\n';
	if (cp >= 0x80 && cp < 0xA0)
		return c1[cp - 0x80] ? c1[cp - 0x80] : UTF8_REPLACEMENT;
	if (cp == 0xA0 || cp == 0x202F || cp == 0x2007)
		return ' ';
	if (cp == 0xAD || cp == 0xFEFF || (cp >= 0xFFF9 && cp <= 0xFFFB))
		return DROP;
	if ((cp & 0xFFFE) == 0xFFFE || (cp >= 0xFDD0 && cp <= 0xFDEF))
		return UTF8_REPLACEMENT;
	return KEEP;
}

/* Only these lead bytes can begin something that cleaned() changes. */
static bool
may_change(unsigned char c)
{
	return c == 0xC2 || c == 0xE2 || c == 0xEF || c >= 0xF0;
}

static bool
is_plain(unsigned char c)
{
	return c != '\r' && c != '\f' && c != '\v' && c != '\0' && !may_change(c);
}

/* One place that is not plain; returns the bytes it takes up. */
static size_t
clean_one(struct str *out, struct slice s, size_t at, size_t *bad)
{
	uint32_t cp, other;
	size_t used;

	switch (s.p[at]) {
	case '\r':
		str_putc(out, '\n');
		return at + 1 < s.n && s.p[at + 1] == '\n' ? 2 : 1;
	case '\f':
	case '\v':
		str_putc(out, '\n');
		return 1;
	case '\0':
		str_putcp(out, UTF8_REPLACEMENT);
		++*bad;
		return 1;
	default:
		used = utf8_decode(s, at, &cp);
		other = cleaned(cp);
		if (other == KEEP)
			str_add(out, s.p + at, used);
		else if (other != DROP)
			str_putcp(out, other);
		return used;
	}
}

static void
clean(struct str *out, struct slice s, size_t *bad)
{
	size_t at = 0, beg;

	while (at < s.n) {
		for (beg = at; at < s.n && is_plain((unsigned char)s.p[at]); at++)
			;
		str_add(out, s.p + beg, at - beg);
		if (at < s.n)
			at += clean_one(out, s, at, bad);
	}
}

/*
 * Could the text be other than in NFC? Below U+0300 everything is, and so is general punctuation but for two blanks;
 * this spares most pages the full algorithm.
 */
static bool
may_compose(struct slice s)
{
	size_t i;

	for (i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c < 0xCC)
			continue;
		if (c == 0xE2 && i + 2 < s.n && (unsigned char)s.p[i + 1] == 0x80 && (unsigned char)s.p[i + 2] >= 0x82) {
			i += 2;
			continue;
		}
		return true;
	}
	return false;
}

int
decode_text(struct str *out, const char **encoding, size_t *bad, struct slice bytes, struct err *e)
{
	struct encoding enc;
	struct str utf8 = { 0 }, tidy = { 0 };
	const char *what;

	*bad = 0;
	if (!bytes.n)
		return err_set(e, ERR_INPUT, "is empty");
	if (bytes.n > TEXT_MAX / 4)
		return err_set(e, ERR_INPUT, "is longer than %d MiB: split it", TEXT_MAX / 4 / 1024 / 1024);
	enc = encoding_guess(bytes);
	if ((what = encoding_binary(bytes, enc)))
		return err_set(e, ERR_INPUT, "is %s, not text", what);
	*encoding = enc.name;
	bytes = slice_sub(bytes, enc.bom, bytes.n);
	if (strcmp(enc.name, "UTF-8") != 0)
		*bad = encoding_convert(&utf8, enc.name, bytes);
	else if (!utf8_valid(bytes))
		*bad = utf8_repair(&utf8, bytes);
	clean(&tidy, utf8.n ? str_slice(&utf8) : strcmp(enc.name, "UTF-8") == 0 ? bytes : (struct slice){ "", 0 }, bad);
	str_free(&utf8);
	if (may_compose(str_slice(&tidy)))
		utf8_nfc(out, str_slice(&tidy));
	else
		str_put(out, str_slice(&tidy));
	str_free(&tidy);
	if (!slice_trim(str_slice(out)).n)
		return err_set(e, ERR_INPUT, "is empty: it holds white space only");
	return 0;
}
