#include "echo.h"

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
	PLACES = 512,       /* of the words of a short text, and as many free ones */
};

/* The same of a word of ASCII letters and digits alone, perhaps with a mark behind it: nearly all are. */
static bool
plain_stem(uint64_t *hash, struct slice word)
{
	char folded[STEM];
	size_t n = 0;

	for (; n < word.n && (unsigned char)word.p[n] < 0x80 && utf8_is_alnum((unsigned char)word.p[n]); n++)
		if (n < STEM)
			folded[n] = utf8_fold_ascii(word.p[n], false);
	if (n >= WORD_BYTES - 1 || n + 1 < word.n || (n < word.n && word.p[n] != '.'))
		return false;
	*hash = n >= LONG_WORD ? slice_hash((struct slice){ folded, n < STEM ? n : STEM }) : 0;
	return true;
}

/* The hash of the word's stem; 0: it is short. */
static uint64_t
stem_hash(struct slice word)
{
	char folded[WORD_BYTES];
	struct slice s;
	uint64_t hash;

	if (plain_stem(&hash, word))
		return hash;
	while (word.n && strchr("\"'([.!?:;)]", word.p[0]))
		word = slice_sub(word, 1, word.n);
	while (slice_starts(word, SLICE("“")) || slice_starts(word, SLICE("‘")) || slice_starts(word, SLICE("„")))
		word = slice_sub(word, 3, word.n);
	if (!words_fold(folded, sizeof(folded), word))
		return 0;
	s = slice_of(folded);
	return s.n >= LONG_WORD ? slice_hash(slice_sub(s, 0, STEM)) : 0;
}

/* Where the hash is, or else belongs. */
static uint64_t *
place(const struct echo *e, uint64_t hash)
{
	size_t i = hash & (e->words.n - 1);

	while (e->words.at[i] && e->words.at[i] != hash)
		i = (i + 1) & (e->words.n - 1);
	return &e->words.at[i];
}

/* The table has a power of two of places, half of them free at least. */
static void
grow(struct echo *e)
{
	struct echo old = *e;
	uint64_t *hash;

	e->words.n = e->words.cap = old.words.n ? old.words.n * 2 : PLACES;
	e->words.at = mem_zalloc(e->words.n * sizeof(*e->words.at));
	vec_each(hash, &old.words)
		if (*hash)
			*place(e, *hash) = *hash;
	vec_free(&old.words);
}

static void
put(struct echo *e, uint64_t hash)
{
	uint64_t *at;

	if ((e->n + 1) * 2 > e->words.n)
		grow(e);
	at = place(e, hash);
	e->n += !*at;
	*at = hash;
}

void
echo_listen(struct echo *out, const struct section *x, size_t from)
{
	size_t i, paragraphs = 0;
	struct slice word, rest;
	uint64_t hash;

	for (i = from; i < x->end && i < from + LINES_LOOK && paragraphs < PARAGRAPHS; i++) {
		const struct line *l = &x->lines->at[i];

		if (!line_is_prose(l))
			continue;
		paragraphs++;
		for (rest = slice_sub(l->s, 0, LINE_LOOK); word_next(&word, &rest);)
			if ((hash = stem_hash(word)))
				put(out, hash);
	}
}

unsigned
echo_count(const struct echo *e, struct slice s)
{
	struct slice word;
	uint64_t seen[COUNT_MAX], hash;
	unsigned n = 0, i;

	while (e->n && n < COUNT_MAX && word_next(&word, &s)) {
		if (!(hash = stem_hash(word)) || !*place(e, hash))
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
