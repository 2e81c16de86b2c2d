#include "echo.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "import/words.h"

enum {
	WORD_BYTES = 64,
	STEM = 6,           /* bytes that forms of a word have in common */
	LONG_WORD = 5,      /* letters; shorter ones stand in any text */
	PARAGRAPHS = 30,
	LINES_LOOK = 150,
	COUNT_MAX = 16,
};

/* The hash of the word's stem; 0: it is short. */
static uint64_t
stem_hash(struct slice word)
{
	char folded[WORD_BYTES];
	struct slice s;

	while (word.n && strchr("\"'([.!?:;)]", word.p[0]))
		word = slice_sub(word, 1, word.n);
	while (slice_starts(word, SLICE("“")) || slice_starts(word, SLICE("‘")) || slice_starts(word, SLICE("„")))
		word = slice_sub(word, 3, word.n);
	if (!words_fold(folded, sizeof(folded), word))
		return 0;
	s = slice_of(folded);
	return s.n >= LONG_WORD ? slice_hash(slice_sub(s, 0, STEM)) : 0;
}

static int
compare(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

void
echo_listen(struct echo *out, const struct section *x, size_t from)
{
	size_t i, k = 0, paragraphs = 0;
	struct slice word, rest;
	uint64_t hash;

	for (i = from; i < x->end && i < from + LINES_LOOK && paragraphs < PARAGRAPHS; i++) {
		const struct line *l = &x->lines->at[i];

		if (!line_is_prose(l))
			continue;
		paragraphs++;
		for (rest = slice_sub(l->s, 0, LINE_LOOK); word_next(&word, &rest);)
			if ((hash = stem_hash(word)))
				vec_push(&out->words, hash);
	}
	if (!out->words.n)
		return;
	qsort(out->words.at, out->words.n, sizeof(*out->words.at), compare);
	for (i = 0; i < out->words.n; i++)
		if (!i || out->words.at[i] != out->words.at[k - 1])
			out->words.at[k++] = out->words.at[i];
	out->words.n = k;
}

unsigned
echo_count(const struct echo *e, struct slice s)
{
	struct slice word;
	uint64_t seen[COUNT_MAX], hash;
	unsigned n = 0, i;

	while (e->words.n && n < COUNT_MAX && word_next(&word, &s)) {
		if (!(hash = stem_hash(word)) || !bsearch(&hash, e->words.at, e->words.n, sizeof(hash), compare))
			continue;
		for (i = 0; i < n && seen[i] != hash; i++)
			;
		if (i == n)
			seen[n++] = hash;
	}
	return n;
}

void
echo_free(struct echo *e)
{
	vec_free(&e->words);
}
