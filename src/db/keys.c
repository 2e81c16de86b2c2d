#include "keys.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

enum {
	KEY_BYTES = 120,    /* of a key; the order of what differs only behind is that of its coming */
	TITLE_BYTES = 4000, /* whose words are found */
};

#define KEY_LAST "\xF4\x8F\xBF\xBF" /* U+10FFFF */

static void
cut(struct str *s, size_t n)
{
	if (s->n <= n)
		return;
	while (n > 0 && ((unsigned char)s->p[n] & 0xC0) == 0x80)
		n--;
	s->n = n;
	s->p[n] = '\0';
}

void
key_title(struct str *out, const char *title)
{
	struct slice s = slice_of(title);
	uint32_t cp;
	size_t at, used;

	for (at = 0; at < s.n; at += used) {
		used = utf8_decode(s, at, &cp);
		if (utf8_is_alnum(cp))
			break;
	}
	utf8_put_folded(out, at < s.n ? slice_sub(s, at, at + 2 * (size_t)KEY_BYTES) : s, false);
	cut(out, KEY_BYTES);
}

static bool
is_word_alone(uint32_t cp)
{
	enum utf8_script script = cp < 0x80 ? SCRIPT_LATIN : utf8_script(cp);

	return script == SCRIPT_HAN || script == SCRIPT_KANA || script == SCRIPT_THAI;
}

void
key_words(struct str *out, struct slice title)
{
	struct str folded = { 0 };
	bool apart = false; /* a word is over */
	size_t at = 0, from = out->n;
	uint32_t cp;

	utf8_put_folded(&folded, slice_sub(title, 0, TITLE_BYTES), false);
	while (at < folded.n) {
		at += utf8_decode(str_slice(&folded), at, &cp);
		if (!utf8_is_alnum(cp)) {
			apart = true;
			continue;
		}
		if (out->n > from && (apart || is_word_alone(cp)))
			str_putc(out, ' ');
		str_putcp(out, cp);
		apart = is_word_alone(cp);
	}
	str_free(&folded);
}

void
key_publisher(struct str *out, const char *publisher)
{
	if (publisher)
		key_title(out, publisher);
	else
		str_puts(out, KEY_LAST);
}

void
key_url(struct str *out, const char *url)
{
	struct slice s = slice_trim(slice_of(url));
	size_t at = slice_find(s, SLICE("://"), 0), i;
	bool host = true;

	if (at != SIZE_MAX)
		s = slice_sub(s, at + 3, s.n);
	if (slice_starts_case(s, SLICE("www.")))
		s = slice_sub(s, 4, s.n);
	at = slice_find(s, SLICE("#"), 0);
	if (at != SIZE_MAX)
		s.n = at;
	while (slice_ends(s, SLICE("/")))
		s.n--;
	for (i = 0; i < s.n; i++) {
		char c = s.p[i];

		host = host && c != '/' && c != '?';
		str_putc(out, host && c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c);
	}
}

int64_t
key_date(struct date d)
{
	return d.year * INT64_C(10000) + d.month * 100 + d.day;
}

struct date
date_of_key(int64_t key)
{
	if (key <= 0 || key >= INT64_C(100000000))
		return (struct date){ 0 };
	return (struct date){ (short)(key / 10000), (short)(key / 100 % 100), (short)(key % 100) };
}
