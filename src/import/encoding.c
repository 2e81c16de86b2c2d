#include "encoding.h"

#include <iconv.h>
#include <stdint.h>
#include <string.h>
#include <uchardet.h>

#include "base/utf8.h"

enum {
	SAMPLE = 64 * 1024, /* bytes that are enough to guess by */
	NUL_SAMPLE = 8192,
	BEFORE_HIGH = 1024, /* of the sample, in front of the first byte that is not ASCII */
	FEW_HIGH = 64,      /* so few that uchardet guesses wildly */
};

struct magic {
	const char *bytes;
	size_t n;
	const char *what;
};

#define MAGIC(bytes, what) { bytes, sizeof(bytes) - 1, what }

static const struct magic magics[] = {
	MAGIC("%PDF-", "a PDF document"),
	MAGIC("PK\003\004", "a ZIP archive or office document"),
	MAGIC("\xD0\xCF\x11\xE0", "an old office document"),
	MAGIC("\x89PNG", "an image"),
	MAGIC("\xFF\xD8\xFF", "an image"),
	MAGIC("GIF8", "an image"),
	MAGIC("RIFF", "an image, sound or video"),
	MAGIC("\x7F" "ELF", "a program"),
	MAGIC("\x1F\x8B", "a compressed file"),
	MAGIC("BZh", "a compressed file"),
	MAGIC("\xFD" "7zXZ", "a compressed file"),
	MAGIC("\x28\xB5\x2F\xFD", "a compressed file"),
	MAGIC("7z\xBC\xAF", "a compressed file"),
	MAGIC("SQLite format 3", "a database"),
	MAGIC("ID3", "a sound"),
	MAGIC("OggS", "a sound or video"),
	MAGIC("{\\rtf", "an RTF document"),
};

/* --- UTF-16 without a BOM --------------------------------------------------------------------------- */

static uint16_t
unit_at(struct slice s, size_t i, bool big)
{
	unsigned char a = (unsigned char)s.p[i], b = (unsigned char)s.p[i + 1];

	return (uint16_t)(big ? a << 8 | b : b << 8 | a);
}

/* Blanks and line ends are U+0020, U+000A in every script; surrogates pair up; nothing is a control. */
static bool
is_utf16(struct slice s, bool big)
{
	size_t i, blanks = 0, units = s.n / 2;

	if (units < 2)
		return false;
	for (i = 0; i + 1 < s.n; i += 2) {
		uint16_t u = unit_at(s, i, big);

		if (u == ' ' || u == '\n' || u == 0x3002 || u == 0x3001)
			blanks++;
		else if (u < ' ' && u != '\t' && u != '\r' && u != '\f')
			return false;
		else if (u == 0xFFFF || u == 0xFFFE)
			return false;
		else if (u >= 0xD800 && u < 0xDC00) {
			if (i + 3 < s.n && (unit_at(s, i + 2, big) & 0xFC00) != 0xDC00)
				return false;
			i += 2;
		} else if (u >= 0xDC00 && u < 0xE000) {
			return false;
		}
	}
	return blanks * 40 >= units || units < 40;
}

/* UTF-16 of most scripts holds NULs, at one parity only. */
static const char *
utf16_by_nuls(struct slice bytes)
{
	struct slice s = slice_sub(bytes, 0, NUL_SAMPLE);
	size_t i, nul[2] = { 0, 0 }, ascii = 0;

	if (!memchr(s.p, '\0', s.n))
		return NULL;
	for (i = 0; i < s.n; i++) {
		nul[i % 2] += s.p[i] == '\0';
		ascii += (s.p[i] >= ' ' && s.p[i] < 0x7F) || s.p[i] == '\n';
	}
	if ((nul[0] + nul[1]) * 4 < s.n && (ascii + nul[0] + nul[1]) * 10 >= s.n * 9)
		return NULL; /* ASCII with a stray NUL */
	if (nul[1] > 4 * nul[0] && is_utf16(s, false))
		return "UTF-16LE";
	if (nul[0] > 4 * nul[1] && is_utf16(s, true))
		return "UTF-16BE";
	return NULL;
}

/* --- 8-bit encodings ---------------------------------------------------------------------------------- */

/* Mostly good UTF-8: a text with some damage, or cut in the middle of a character. */
static bool
is_damaged_utf8(struct slice s)
{
	size_t at = 0, good = 0, bad = 0, used;
	uint32_t cp;

	while (at < s.n) {
		used = utf8_decode(s, at, &cp);
		if (used > 1)
			good++;
		else if ((unsigned char)s.p[at] >= 0x80)
			bad++;
		at += used;
	}
	return good > 0 && bad <= good / 4 + 1 && good >= bad;
}

/* Bytes that are a letter or a mark of print in Windows-1252, used as Western texts use them: inside or around words. */
static bool
looks_western(struct slice s, size_t *high)
{
	size_t i, letters = 0, marks = 0;

	*high = 0;
	for (i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		bool beside = (i > 0 && utf8_is_alpha((unsigned char)s.p[i - 1] & 0x7F)) ||
		    (i + 1 < s.n && utf8_is_alpha((unsigned char)s.p[i + 1] & 0x7F));

		if (c < 0x80)
			continue;
		++*high;
		if ((c >= 0x91 && c <= 0x97) || c == 0x85 || c == 0x80 || c == 0xA0 || c == 0xAB || c == 0xBB ||
		    c == 0xA9 || c == 0xB0 || c == 0xA7 || c == 0x82 || c == 0x84)
			marks++;
		else if (c >= 0xC0 && c != 0xD7 && c != 0xF7 && beside &&
		    !(i > 0 && (unsigned char)s.p[i - 1] >= 0xC0 && i + 1 < s.n && (unsigned char)s.p[i + 1] >= 0xC0))
			letters++;
	}
	return marks + letters == *high;
}

/* uchardet's name, as a string that stays: only names that iconv knows too. */
static const char *
interned(const char *name)
{
	static const char *const known[] = { "BIG5", "EUC-JP", "EUC-KR", "EUC-TW", "GB18030", "GB2312", "GBK",
		"HZ-GB-2312", "IBM852", "IBM855", "IBM865", "IBM866", "ISO-2022-CN", "ISO-2022-JP", "ISO-2022-KR",
		"ISO-8859-10", "ISO-8859-11", "ISO-8859-13", "ISO-8859-15", "ISO-8859-16", "ISO-8859-2", "ISO-8859-3",
		"ISO-8859-4", "ISO-8859-5", "ISO-8859-6", "ISO-8859-7", "ISO-8859-8", "ISO-8859-9", "JOHAB", "KOI8-R",
		"KOI8-U", "MAC-CYRILLIC", "SHIFT_JIS", "TIS-620", "UHC", "UTF-32LE", "UTF-32BE", "VISCII", "WINDOWS-1250",
		"WINDOWS-1251", "WINDOWS-1252", "WINDOWS-1253", "WINDOWS-1254", "WINDOWS-1255", "WINDOWS-1256",
		"WINDOWS-1257", "WINDOWS-1258" };
	size_t i;

	for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (slice_eq_case(slice_of(name), slice_of(known[i])))
			return known[i];
	return "WINDOWS-1252"; /* with ISO-8859-1, of which it is the superset */
}

/* The sample begins a little before the first byte that tells anything. */
static struct slice
telling_sample(struct slice bytes)
{
	size_t i = 0;

	while (i < bytes.n && (unsigned char)bytes.p[i] < 0x80)
		i++;
	return slice_sub(bytes, i > BEFORE_HIGH ? i - BEFORE_HIGH : 0, i + SAMPLE);
}

static const char *
legacy(struct slice bytes)
{
	struct slice sample = telling_sample(bytes);
	uchardet_t u;
	const char *name = "WINDOWS-1252";
	size_t high;

	if (looks_western(sample, &high) && high <= FEW_HIGH && high > 0 && high * 10 < sample.n)
		return name;
	u = uchardet_new();
	if (uchardet_handle_data(u, sample.p, sample.n) == 0) {
		uchardet_data_end(u);
		name = interned(uchardet_get_charset(u));
	}
	uchardet_delete(u);
	return name;
}

struct encoding
encoding_guess(struct slice bytes)
{
	const char *name;

	if (slice_starts(bytes, SLICE("\xEF\xBB\xBF")))
		return (struct encoding){ "UTF-8", 3 };
	if (slice_starts(bytes, SLICE("\xFF\xFE\0\0")))
		return (struct encoding){ "UTF-32LE", 4 };
	if (slice_starts(bytes, SLICE("\0\0\xFE\xFF")))
		return (struct encoding){ "UTF-32BE", 4 };
	if (slice_starts(bytes, SLICE("\xFF\xFE")))
		return (struct encoding){ "UTF-16LE", 2 };
	if (slice_starts(bytes, SLICE("\xFE\xFF")))
		return (struct encoding){ "UTF-16BE", 2 };
	if ((name = utf16_by_nuls(bytes)))
		return (struct encoding){ name, 0 };
	if (utf8_valid(bytes)) {
		bool escapes = memchr(bytes.p, '\033', bytes.n) && slice_find(bytes, SLICE("\033$B"), 0) != SIZE_MAX;

		return (struct encoding){ escapes ? "ISO-2022-JP" : "UTF-8", 0 };
	}
	if (is_damaged_utf8(slice_sub(bytes, 0, bytes.n)))
		return (struct encoding){ "UTF-8", 0 };
	return (struct encoding){ legacy(bytes), 0 };
}

const char *
encoding_binary(struct slice bytes, struct encoding enc)
{
	size_t i, controls = 0;

	if (enc.bom || strncmp(enc.name, "UTF-16", 6) == 0)
		return NULL;
	for (i = 0; i < sizeof(magics) / sizeof(magics[0]); i++)
		if (slice_starts(bytes, (struct slice){ magics[i].bytes, magics[i].n }))
			return magics[i].what;
	bytes = slice_sub(bytes, 0, SAMPLE);
	for (i = 0; i < bytes.n; i++) {
		unsigned char c = (unsigned char)bytes.p[i];

		if (c < 0x20 || c == 0x7F)
			controls += !(c >= '\t' && c <= '\r') && c != 0x1B;
	}
	return controls * 50 > bytes.n ? "binary data" : NULL;
}

/* --- conversion ---------------------------------------------------------------------------------------- */

size_t
encoding_convert(struct str *out, const char *name, struct slice bytes)
{
	iconv_t cd = iconv_open("UTF-8", name);
	char buf[16 * 1024], *in = (char *)bytes.p, *to;
	size_t left = bytes.n, room, bad = 0;

	if (cd == (iconv_t)-1)
		return utf8_repair(out, bytes);
	while (left) {
		to = buf;
		room = sizeof(buf);
		if (iconv(cd, &in, &left, &to, &room) != (size_t)-1)
			left = 0;
		str_add(out, buf, (size_t)(to - buf));
		if (left && room > 8) { /* it stopped at what it could not read, not for want of room */
			str_putcp(out, UTF8_REPLACEMENT);
			bad++;
			in++;
			left--;
		}
	}
	iconv_close(cd);
	return bad;
}
