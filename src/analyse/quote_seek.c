#include "quote_claim.h"

#include <stdlib.h>


enum {
	PART_MIN = 5,     /* words of a part that is sought; fewer stand anywhere */
	ROOM_MORE = 2,    /* words that a passage may have more than half as many again as the part */
	SAME_NEAR = 5,    /* equal words of what is near */
	WORDS_MAX = 1024, /* of a part that are sought: the time grows with their square */
};

static const double FOUND = 0.55; /* share of a part's words */
static const double NEAR = 0.25;

/* A part's different words: how often each is wanted, and how often it stands in the window. */
struct wanted {
	uint32_t hash;
	uint32_t wants, has;
	uint32_t weight; /* its length: short words stand everywhere */
};

struct bag {
	VEC(struct wanted) at; /* by hash */
	size_t met;            /* weight of the part's words that stand in the window */
};

static int
by_hash(const void *pa, const void *pb)
{
	const struct wanted *a = pa, *b = pb;

	return (a->hash > b->hash) - (a->hash < b->hash);
}

static void
bag_build(struct bag *bag, const struct quote_word *w, size_t n)
{
	size_t i, k = 0;

	for (i = 0; i < n; i++)
		vec_push(&bag->at, ((struct wanted){ .hash = w[i].hash, .wants = 1, .weight = w[i].length }));
	qsort(bag->at.at, bag->at.n, sizeof(*bag->at.at), by_hash);
	for (i = 1; i < n; i++)
		if (bag->at.at[i].hash == bag->at.at[k].hash)
			bag->at.at[k].wants++;
		else
			bag->at.at[++k] = bag->at.at[i];
	bag->at.n = k + 1;
}

/* A word comes into the window, or leaves it. true: it is one of those wanted. */
static bool
bag_pass(struct bag *bag, uint32_t hash, bool comes)
{
	struct wanted key = { .hash = hash }, *w = bsearch(&key, bag->at.at, bag->at.n, sizeof(key), by_hash);

	if (!w)
		return false;
	if (comes)
		bag->met += w->has++ < w->wants ? w->weight : 0;
	else
		bag->met -= w->has-- <= w->wants ? w->weight : 0;
	return true;
}

struct window {
	size_t beg, end, met;
};

/* The words of `in` that hold most of the part's words close together, whatever their order. Linear in the words. */
static struct window
nearest(const struct quote_word *part, size_t n, const struct quote_words *in)
{
	struct bag bag = { 0 };
	struct window best = { 0 };
	size_t room = n + n / 2 + ROOM_MORE, beg = 0, i;

	bag_build(&bag, part, n);
	for (i = 0; i < in->at.n; i++) {
		if (i - beg >= room)
			bag_pass(&bag, in->at.at[beg++].hash, false);
		if (bag_pass(&bag, in->at.at[i].hash, true) && bag.met > best.met)
			best = (struct window){ beg, i + 1, bag.met };
	}
	vec_free(&bag.at);
	return best;
}

/* The longest common subsequence that ends so far: its words, and the word of the text that it begins at. */
struct common {
	size_t words, from;
};

/* How many words of the part stand in the window in their order; the window shrinks to them. */
static size_t
words_in_order(const struct quote_word *part, size_t n, const struct quote_words *in, struct window *w)
{
	size_t cols = w->end - w->beg, end = w->beg, i, k;
	struct common *row = mem_zalloc((cols + 1) * sizeof(*row)), best = { 0 };

	for (i = 0; i < n; i++) {
		struct common corner = row[0]; /* of the word before, without this one of the text */

		for (k = 0; k < cols; k++) {
			struct common above = row[k + 1];

			if (part[i].hash == in->at.at[w->beg + k].hash)
				row[k + 1] = (struct common){ corner.words + 1, corner.words ? corner.from : w->beg + k };
			else if (row[k].words > above.words)
				row[k + 1] = row[k];
			corner = above;
			if (row[k + 1].words > best.words) {
				best = row[k + 1];
				end = w->beg + k + 1;
			}
		}
	}
	free(row);
	*w = (struct window){ best.from, end, w->met };
	return best.words;
}

/* Where the part from word i on ends: before an ellipsis, before words in brackets, and at the end. Such words stand alone. */
static size_t
part_end(const struct quote_words *w, size_t i)
{
	if (w->at.at[i].flags & QUOTE_BRACKET)
		return i + 1;
	while (++i < w->at.n && !(w->at.at[i].flags & (QUOTE_ELLIPSIS | QUOTE_BRACKET)))
		;
	return i;
}

void
quote_seek(struct quote_sought *out, struct slice text, uint32_t beg, uint32_t end, const struct quote_words *in)
{
	struct quote_words w;
	size_t i, to, longest = 0;

	*out = (struct quote_sought){ .found = true };
	quote_words_build_range(&w, text, beg, end);
	for (i = 0; i < w.at.n; i = to) {
		const struct quote_word *part = &w.at.at[i];
		struct window near = { 0 };
		size_t n, same;

		to = part_end(&w, i);
		n = to - i < WORDS_MAX ? to - i : WORDS_MAX;
		if ((part->flags & QUOTE_BRACKET) || n < PART_MIN)
			continue;
		near = nearest(part, n, in);
		same = near.met ? words_in_order(part, n, in, &near) : 0;
		out->found &= (double)same >= FOUND * (double)n;
		if (n <= longest)
			continue;
		longest = n;
		out->share = (double)same / (double)n;
		out->beg = out->end = 0;
		if (same < SAME_NEAR || out->share < NEAR)
			continue;
		out->beg = in->at.at[near.beg].beg;
		out->end = quote_word_end(&in->at.at[near.end - 1]);
	}
	quote_words_free(&w);
}
