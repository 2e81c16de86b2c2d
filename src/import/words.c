#include "words.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { WORD_MAX = 48 };

bool
word_next(struct slice *word, struct slice *rest)
{
	size_t beg = 0, end;

	while (beg < rest->n && (rest->p[beg] == ' ' || rest->p[beg] == '\t' || rest->p[beg] == ','))
		beg++;
	for (end = beg; end < rest->n && rest->p[end] != ' ' && rest->p[end] != '\t'; end++)
		;
	*word = slice_sub(*rest, beg, end);
	*rest = slice_sub(*rest, end, rest->n);
	while (word->n && word->p[word->n - 1] == ',')
		word->n--;
	return word->n > 0;
}

static int
compare(const void *key, const void *entry)
{
	return strcmp(key, *(const char *const *)entry);
}

bool
word_in(struct slice word, const char *const *list, size_t n)
{
	char folded[WORD_MAX];

	return words_fold(folded, sizeof(folded), word) && folded[0] &&
	    bsearch(folded, list, n, sizeof(*list), compare);
}

bool
words_sorted(const char *const *list, size_t n)
{
	size_t i;

	for (i = 1; i < n; i++)
		if (strcmp(list[i - 1], list[i]) >= 0)
			return false;
	return true;
}

/* Bullets and arrows that menus put around their entries. */
static bool
is_ornament(uint32_t cp)
{
	return cp == 0x2022 || cp == 0xB7 || cp == 0x203A || (cp >= 0x2190 && cp <= 0x21FF) ||
	    (cp >= 0x25A0 && cp <= 0x27BF) || cp == 0x2039 || cp == '+' || cp == '>' || cp == '<';
}

static bool
trims_off(char c)
{
	return c == ' ' || c == ':' || c == '.' || c == '>' || c == '<' || c == '!';
}

bool
words_fold(char *out, size_t cap, struct slice line)
{
	size_t at = 0, n = 0, i, k;
	uint32_t cp, folded[UTF8_FOLD_MAX];

	while (at < line.n) {
		if ((unsigned char)line.p[at] < 0x80 && utf8_is_alnum((unsigned char)line.p[at]) &&
		    n + 2 <= cap) {
			out[n++] = utf8_fold_ascii(line.p[at++], false);
			continue;
		}
		at += utf8_decode(line, at, &cp);
		if (cp == 0x2026 || is_ornament(cp) || (cp == 0xBB && (n == 0 || at == line.n)))
			continue;
		k = utf8_fold(cp, false, folded);
		for (i = 0; i < k; i++) {
			char c[UTF8_MAX];
			size_t used = utf8_encode(c, folded[i]);

			if ((c[0] == ' ' || c[0] == '\t') && (!n || out[n - 1] == ' '))
				continue;
			if (n + used + 1 > cap)
				return false;
			memcpy(out + n, c[0] == '\t' ? " " : c, used);
			n += used;
		}
	}
	while (n && trims_off(out[n - 1]))
		n--;
	out[n] = '\0';
	return true;
}

/* The next letter or digit of s, folded; 0 at the end. */
static uint32_t
next_alnum(struct slice s, size_t *at)
{
	uint32_t cp, folded[UTF8_FOLD_MAX];

	while (*at < s.n) {
		*at += utf8_decode(s, *at, &cp);
		if (cp < 0x80) {
			if (utf8_is_alnum(cp))
				return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
		} else if (utf8_is_alnum(cp) && utf8_fold(cp, false, folded)) {
			return folded[0];
		}
	}
	return 0;
}

static bool
closes(uint32_t cp)
{
	return cp == '?' || cp == '!' || cp == '.' || cp == '"' || cp == '\'' || cp == ')' || cp == 0x201D ||
	    cp == 0x2019 || cp == 0xBB || cp == 0x2026;
}

size_t
words_prefix(struct slice s, struct slice title)
{
	size_t at = 0, t = 0, end = 0, used;
	uint32_t want, cp;

	for (want = next_alnum(title, &t); want; want = next_alnum(title, &t)) {
		if (next_alnum(s, &at) != want)
			return 0;
		end = at;
	}
	while (end && end < s.n) {
		used = utf8_decode(s, end, &cp);
		if (!closes(cp))
			break;
		end += used;
	}
	return end;
}

bool
words_same(struct slice a, struct slice b)
{
	size_t end = words_prefix(a, b);

	return end && !next_alnum(a, &end);
}

void
words_key(struct str *out, struct slice s)
{
	size_t at = 0;
	uint32_t cp;

	str_clear(out);
	while ((cp = next_alnum(s, &at)))
		str_putcp(out, cp);
}
