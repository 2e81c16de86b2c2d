#include "quote_claim.h"

#include <stdlib.h>

#include "analyse/quote.h"
#include "analyse/quote_walk.h"

enum {
	PART_MIN = 5,     /* words of a part that is sought; fewer stand anywhere */
	ROOM_MORE = 2,    /* words that a passage may have more than half as many again as the part */
	SAME_NEAR = 5,    /* equal words of what is near */
	WORDS_MAX = 1024, /* of a part that are counted */
};

static const double FOUND = 0.55; /* share of a part's words */
static const double NEAR = 0.25;

/* A part's different words: how often each is wanted, and how often it stands in the window. */
struct wanted {
	uint32_t hash;
	uint32_t wants, has;
};

struct bag {
	VEC(struct wanted) at; /* by hash */
	size_t met;            /* words of the part that stand in the window */
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
		vec_push(&bag->at, ((struct wanted){ .hash = w[i].hash, .wants = 1 }));
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
		bag->met += w->has++ < w->wants;
	else
		bag->met -= w->has-- <= w->wants;
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

	bag_build(&bag, part, n < WORDS_MAX ? n : WORDS_MAX);
	for (i = 0; i < in->at.n; i++) {
		if (i - beg >= room)
			bag_pass(&bag, in->at.at[beg++].hash, false);
		if (bag_pass(&bag, in->at.at[i].hash, true) && bag.met > best.met)
			best = (struct window){ beg, i + 1, bag.met };
	}
	for (; best.met && !bsearch(&(struct wanted){ .hash = in->at.at[best.beg].hash }, bag.at.at, bag.at.n,
				     sizeof(struct wanted), by_hash); best.beg++)
		;
	vec_free(&bag.at);
	return best;
}

/* Words of the part that stand in the window, in their order. */
static size_t
words_in_order(const struct quote_words *of, const struct quote_word *part, size_t n, const struct quote_words *in,
    struct window w)
{
	struct quote_words x, y;
	struct quote_walk walk = { .x = &x, .y = &y, .step = 1, .whole = true };
	struct quote_walk_steps steps = { 0 };
	size_t same = 0, i;

	quote_words_build_range(&x, of->text, part->beg, quote_word_end(&part[n - 1]));
	quote_words_build_range(&y, in->text, in->at.at[w.beg].beg, quote_word_end(&in->at.at[w.end - 1]));
	quote_walk_run(&walk, &steps);
	for (i = 0; i < steps.at.n; i++)
		same += steps.at.at[i].n;
	vec_free(&steps.at);
	quote_words_free(&x);
	quote_words_free(&y);
	return same;
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
		n = to - i;
		if ((part->flags & QUOTE_BRACKET) || n < PART_MIN)
			continue;
		near = nearest(part, n, in);
		same = near.met ? words_in_order(&w, part, n, in, near) : 0;
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
