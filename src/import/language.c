#include "language.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "import/language_words.h"

enum {
	SAMPLE = 2048,
	WORD_MAX = 32,
	HITS_MIN = 4,      /* common words that we must have seen */
	SHARE_MIN = 8,     /* one word in so many must be common */
	LEAD_OVER = 5,     /* the best must beat the next by a fifth */
};

enum { SCRIPTS = SCRIPT_HANGUL + 1 };

/* Letters of each script in the sample; the sum is returned. */
static size_t
count_scripts(size_t n[SCRIPTS], struct slice s)
{
	size_t at = 0, all = 0;
	uint32_t cp;

	memset(n, 0, SCRIPTS * sizeof(*n));
	while (at < s.n) {
		at += utf8_decode(s, at, &cp);
		if (!utf8_is_alpha(cp))
			continue;
		n[cp < 0x80 ? SCRIPT_LATIN : utf8_script(cp)]++;
		all++;
	}
	return all;
}

/* Scripts in which only one common language is written. */
static const char *
by_script(const size_t n[SCRIPTS], size_t all)
{
	if (n[SCRIPT_KANA] * 10 > all)
		return "ja";
	if (n[SCRIPT_HAN] * 2 > all)
		return "zh";
	if (n[SCRIPT_HANGUL] * 2 > all)
		return "ko";
	if (n[SCRIPT_THAI] * 2 > all)
		return "th";
	if (n[SCRIPT_GREEK] * 2 > all)
		return "el";
	if (n[SCRIPT_HEBREW] * 2 > all)
		return "he";
	return NULL;
}

static int
compare(const void *pk, const void *entry)
{
	const char *key = pk, *word = ((const struct function_word *)entry)->word;

	return key[0] == word[0] ? strcmp(key, word) : (unsigned char)key[0] < (unsigned char)word[0] ? -1 : 1;
}

/* Give each language the words that are common in it. */
static void
count_word(size_t hits[LANGUAGES], const struct str *word)
{
	const struct function_word *w = NULL;
	uint64_t left;
	size_t i;

	if (word->n < WORD_MAX)
		w = bsearch(str_cstr(word), function_words, sizeof(function_words) / sizeof(function_words[0]),
		    sizeof(function_words[0]), compare);
	for (left = w ? w->languages : 0, i = 0; left; left >>= 1, i++)
		hits[i] += left & 1;
}

/* Runs of letters and marks; returns how many there are. */
static size_t
count_words(size_t hits[LANGUAGES], struct slice s)
{
	size_t at = 0, beg = 0, words = 0, used;
	bool inside = false, letter;
	struct str word = { 0 };
	uint32_t cp;

	for (; at < s.n; at += used) {
		used = utf8_decode(s, at, &cp);
		letter = utf8_is_alpha(cp) || utf8_is_mark(cp);
		if (letter && !inside) {
			beg = at;
			words++;
		} else if (!letter && inside) {
			str_clear(&word);
			utf8_put_lower(&word, slice_sub(s, beg, at));
			count_word(hits, &word);
		}
		inside = letter;
	}
	str_free(&word);
	return words; /* the last one may be cut by the sample's end */
}

static const char *
by_words(struct slice s)
{
	size_t hits[LANGUAGES] = { 0 }, words = count_words(hits, s), i, best = 0, next = 0;

	for (i = 1; i < LANGUAGES; i++)
		if (hits[i] > hits[best])
			best = i;
	for (i = 0; i < LANGUAGES; i++)
		if (i != best && hits[i] > next)
			next = hits[i];
	if (hits[best] < HITS_MIN || hits[best] * SHARE_MIN < words || (hits[best] - next) * LEAD_OVER < hits[best])
		return NULL;
	return codes[best];
}

const char *
language_of(struct slice text)
{
	size_t n[SCRIPTS], all;
	const char *code;

	text = slice_sub(text, 0, SAMPLE);
	while (text.n == SAMPLE && text.n && ((unsigned char)text.p[text.n - 1] & 0xC0) == 0x80)
		text.n--; /* the sample may end in a character */
	all = count_scripts(n, text);
	if (all == 0)
		return NULL;
	code = by_script(n, all);
	return code ? code : by_words(text);
}
