#include "entity_parts.h"

#include <string.h>

#include "analyse/names.h"
#include "analyse/ref_model.h"
#include "base/utf8.h"

enum {
	SOUND_MIN = 4,
	WORDS_MIN = 9,
	FIRM_MIN = 8
}; /* bytes of a sound, of both words, the same when both end in a consonant */

void
entity_put_plain(struct str *out, struct slice word)
{
	static const struct {
		uint32_t cp;
		const char *plain;
	} letters[] = { { 0x131, "i" }, { 0x142, "l" }, { 0xF8, "o" }, { 0x111, "d" },
		{ 0xF0, "d" }, { 0xDF, "ss" }, { 0xE6, "ae" }, { 0x153, "oe" }, { 0xFE, "th" },
		{ 0x259, "e" }, { 0x2BF, "" }, { 0x2BE, "" } };
	size_t at = 0, i;
	uint32_t cp;

	while (at < word.n) {
		at += utf8_decode(word, at, &cp);
		if (cp == '\'' || cp == ' ')
			continue;
		for (i = cp < 0x80 ? sizeof(letters) : 0;
		     i < sizeof(letters) / sizeof(letters[0]) && letters[i].cp != cp; i++)
			;
		if (i < sizeof(letters) / sizeof(letters[0]))
			str_puts(out, letters[i].plain);
		else
			str_putcp(out, cp);
	}
}

static bool
is_vowel(char c)
{
	return c && strchr("aeiouy", c);
}

/* Letters of two that are one sound; others give themselves. */
static char
consonant(struct slice s, size_t *i)
{
	char c = s.p[*i], next = *i + 1 < s.n ? s.p[*i + 1] : 0;

	if (next == 'h' && strchr("kgdtszp", c)) {
		++*i;
		return c == 'z' ? 'j' : c == 'p' ? 'f' : c;
	}
	if (c == 'd' && next == 'j') {
		++*i;
		return 'j';
	}
	if (c == 'c' && next == 'k')
		++*i;
	if (c == 'c' && next != 'h')
		return next == 'e' || next == 'i' || next == 'y' ? 's' : 'k';
	return c == 'q' ? 'k' : c == 'z' ? 's' : c == 'w' ? 'v' : c;
}

/* The first vowel tells Erin from Aaron, the last one Maria from Mario and Marie; the others have
 * two classes. */
static char
vowel(struct slice s, size_t i)
{
	char c = s.p[i];
	size_t k = i;

	if (!i)
		return c == 'o' || c == 'u' ? 'O' : c;
	while (k < s.n && (is_vowel(s.p[k]) || s.p[k] == 'h'))
		k++;
	if (k == s.n) {
		while (s.p[--k] == 'h')
			;
		return s.p[k] == 'y' ? 'i' : s.p[k];
	}
	if (i == 3 && slice_starts(s, SLICE("abd"))) /* Abdul, Abdel */
		return 'A';
	return (c == 'o' || c == 'u') && !slice_starts(slice_sub(s, i + 1, s.n), SLICE("llah"))
		   ? 'O'
		   : 'A';
}

void
entity_put_sound(struct str *out, struct slice word)
{
	size_t i, begin = out->n;
	char c;

	for (i = 0; i < word.n; i++) {
		c = word.p[i];
		if (c == '\'' || c == ' ' || (c == 'h' && i))
			continue;
		if (is_vowel(c) && (c != 'y' || i)) {
			char v = vowel(word, i);

			i += (c == 'o' || c == 'u') && i + 2 < word.n && word.p[i + 1] == 'e'; /* Mueller, Müller */
			c = v;
		} else if (c == 'w' && i && is_vowel(word.p[i - 1]) &&
			   (i + 1 == word.n || !is_vowel(word.p[i + 1]))) {
			c = 'O';
		} else {
			c = consonant(word, &i);
		}
		if (c == 'g' && !i)
			c = 'k';
		if (out->n == begin || out->p[out->n - 1] != c)
			str_putc(out, c);
	}
}

unsigned
entity_names_of(struct slice word)
{
	return names_classes(gaz_extend(GAZ_START, word));
}

/* Letters that English puts together only in names from elsewhere. */
static bool
is_foreign(struct slice word)
{
	static const char *const marks[] = { "kh", "dh", "zh", "qa", "qi", "qo", "aa", "ouh", "iy", "jj" };
	size_t i;

	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (slice_find(word, slice_of(marks[i]), 0) != SIZE_MAX)
			return true;
	return false;
}

bool
entity_is_surname(struct slice word)
{
	return (entity_names_of(word) & (NAME_SURNAME | NAME_FIRST)) == NAME_SURNAME && !is_foreign(word);
}

/* Patent and patient, Smith and Smyth; but Hussein and Hussain, first and last names both, are
 * spellings. */
static bool
are_two(struct slice a, struct slice b)
{
	unsigned x = entity_names_of(a), y = entity_names_of(b);

	return (x & y & NAME_COMMON) || ((x & y & NAME_SURNAME) && !(x & y & NAME_FIRST) &&
					    !is_foreign(a) && !is_foreign(b));
}

static bool
ends_firmly(struct slice word)
{
	return word.n > 3 && !is_vowel(word.p[word.n - 1]);
}

bool
entity_same_sound(struct slice a, struct slice b)
{
	struct str x = { 0 }, y = { 0 };
	bool same = false;

	if (a.n + b.n >= (ends_firmly(a) && ends_firmly(b) ? FIRM_MIN : WORDS_MIN) && !are_two(a, b)) {
		entity_put_sound(&x, a);
		entity_put_sound(&y, b);
		same = x.n + 1 >= SOUND_MIN + (a.n + b.n >= WORDS_MIN) && slice_eq(str_slice(&x), str_slice(&y));
	}
	str_free(&x);
	str_free(&y);
	return same;
}
