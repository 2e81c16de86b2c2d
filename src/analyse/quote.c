#include "quote.h"

#include <stdlib.h>

#include "analyse/quote_walk.h"

enum {
	LETTERS_SHARE = 2,   /* one word in so many must have letters: tables are no passages */
	DISTINCT_MIN = 6,    /* different words among the first DISTINCT_OF */
	DISTINCT_OF = 64,
	PLACES_MAX = 3,      /* of one fingerprint in the other text: a name may stand before the passage that holds it */
};

static const double SIMILAR = 0.6;

struct seed {
	uint32_t a, b;
};
struct seeds {
	VEC(struct seed) at;
};

static int
by_place(const void *px, const void *py)
{
	const struct seed *x = px, *y = py;

	return x->a != y->a ? (x->a > y->a) - (x->a < y->a) : (x->b > y->b) - (x->b < y->b);
}

static bool
is_same_run(const struct quote_words *a, const struct quote_words *b, struct seed s)
{
	int i;

	for (i = 0; i < QUOTE_RUN; i++)
		if (a->at.at[s.a + (uint32_t)i].hash != b->at.at[s.b + (uint32_t)i].hash)
			return false;
	return true;
}

/* Fingerprints by their hash: an open table of their numbers + 1, and how often each was found. */
struct table {
	uint32_t *slot;
	unsigned char *found;
	size_t mask;
};

static void
table_build(struct table *t, const struct quote_prints *p)
{
	size_t cap = 64, i;

	while (cap < p->at.n * 4)
		cap *= 2;
	t->mask = cap - 1;
	t->slot = mem_zalloc(cap * sizeof(*t->slot));
	t->found = mem_zalloc(p->at.n);
	for (i = 0; i < p->at.n; i++) {
		size_t at = p->at.at[i].hash & t->mask;

		while (t->slot[at] && p->at.at[t->slot[at] - 1].hash != p->at.at[i].hash)
			at = (at + 1) & t->mask;
		if (!t->slot[at]) /* the first of its hash stands for all */
			t->slot[at] = (uint32_t)i + 1;
	}
}

/* The fingerprint with this hash, or NULL, also when it was found often enough. */
static const struct quote_print *
table_find(struct table *t, const struct quote_prints *p, uint32_t hash)
{
	size_t at;

	for (at = hash & t->mask; t->slot[at]; at = (at + 1) & t->mask)
		if (p->at.at[t->slot[at] - 1].hash == hash) {
			if (t->found[t->slot[at] - 1] >= PLACES_MAX)
				return NULL;
			t->found[t->slot[at] - 1]++;
			return &p->at.at[t->slot[at] - 1];
		}
	return NULL;
}

/* Where a's fingerprints stand in b, by their place in a. */
static void
find_seeds(struct seeds *out, const struct quote_words *a, const struct quote_prints *pa, const struct quote_words *b)
{
	struct table t;
	size_t i;

	if (pa->at.n == 0)
		return;
	table_build(&t, pa);
	for (i = 0; i + QUOTE_RUN <= b->at.n; i++) {
		const struct quote_print *p = table_find(&t, pa, quote_hash_run(&b->at.at[i]));
		struct seed s = { p ? p->word : 0, (uint32_t)i };

		if (p && is_same_run(a, b, s))
			vec_push(&out->at, s);
	}
	free(t.slot);
	free(t.found);
	if (out->at.n)
		qsort(out->at.at, out->at.n, sizeof(*out->at.at), by_place);
}

/* Words enough, alike enough, and words rather than figures or one word again and again. */
static bool
is_passage(const struct quote_words *a, const struct quote_match *m)
{
	uint32_t n = m->a_end - m->a_beg, other = m->b_end - m->b_beg, i, k, letters = 0, distinct = 0;
	const struct quote_word *w = &a->at.at[m->a_beg];

	if ((n > other ? n : other) < QUOTE_WORDS_MIN || m->same < QUOTE_SAME_MIN || quote_similarity(m) < SIMILAR)
		return false;
	for (i = 0; i < n && i < DISTINCT_OF; i++) {
		letters += !(w[i].flags & QUOTE_NUMBER);
		for (k = 0; k < i && w[k].hash != w[i].hash; k++)
			;
		distinct += k == i;
	}
	return distinct >= DISTINCT_MIN && letters * LETTERS_SHARE >= i;
}

static struct quote_match
extend(const struct quote_words *a, const struct quote_words *b, struct seed s, uint32_t a_from)
{
	struct quote_walk on = { .x = a, .y = b, .i = s.a, .j = s.b, .from = a_from, .step = 1 };
	struct quote_walk back = { .x = a, .y = b, .i = (size_t)s.a - 1, .j = (size_t)s.b - 1, .from = a_from, .step = -1 };

	quote_walk_run(&on, NULL);
	quote_walk_run(&back, NULL);
	return (struct quote_match){
		.a_beg = (uint32_t)(back.best_i + 1),
		.a_end = (uint32_t)on.best_i,
		.b_beg = (uint32_t)(back.best_j + 1),
		.b_end = (uint32_t)on.best_j,
		.same = on.same + back.same,
		.changed = on.changed + back.changed,
	};
}

static bool
is_covered(const struct quote_match *m, struct seed s)
{
	return s.a < m->a_end && s.b >= m->b_beg && s.b < m->b_end;
}

void
quote_align(struct quote_matches *out, const struct quote_words *a, const struct quote_prints *pa,
    const struct quote_words *b)
{
	struct seeds seeds = { 0 };
	struct quote_match last = { 0 };
	uint32_t from = 0; /* what lies before it in a belongs to a passage */
	size_t i;

	find_seeds(&seeds, a, pa, b);
	for (i = 0; i < seeds.at.n; i++) {
		if (seeds.at.at[i].a < from || is_covered(&last, seeds.at.at[i]))
			continue;
		last = extend(a, b, seeds.at.at[i], from);
		if (!is_passage(a, &last))
			continue;
		vec_push(&out->at, last);
		from = last.a_end;
	}
	vec_free(&seeds.at);
}

double
quote_similarity(const struct quote_match *m)
{
	return m->same ? (double)m->same / (double)(m->same + m->changed) : 0;
}

/* --- differences ---------------------------------------------------------------------------- */

struct compare {
	struct quote_runs *out;
	const struct quote_words *a, *b;
	size_t i, j;             /* words that were told */
	uint32_t a_at, b_at;     /* bytes that were told */
};

static uint32_t
byte_behind(const struct quote_words *w, size_t i, uint32_t at)
{
	return i ? quote_word_end(&w->at.at[i - 1]) : at;
}

static uint32_t
byte_before(const struct quote_words *w, size_t i, uint32_t at)
{
	return i < w->at.n ? w->at.at[i].beg : at;
}

/* Words up to i of a and j of b are one run; empty on one side, it stands between two words there. */
static void
push_run(struct compare *c, enum quote_change change, size_t i, size_t j)
{
	struct quote_run r = {
		.change = change,
		.a_beg = i > c->i ? byte_before(c->a, c->i, c->a_at) : c->a_at,
		.a_end = i > c->i ? byte_behind(c->a, i, c->a_at) : c->a_at,
		.b_beg = j > c->j ? byte_before(c->b, c->j, c->b_at) : c->b_at,
		.b_end = j > c->j ? byte_behind(c->b, j, c->b_at) : c->b_at,
	};

	if (i == c->i && j == c->j)
		return;
	c->i = i;
	c->j = j;
	c->a_at = r.a_end;
	c->b_at = r.b_end;
	vec_push(&c->out->at, r);
}

static void
push_gap(struct compare *c, size_t i, size_t j)
{
	push_run(c, i == c->i ? QUOTE_INSERTED : j == c->j ? QUOTE_DELETED : QUOTE_CHANGED, i, j);
}

void
quote_compare(struct quote_runs *out, struct slice a, uint32_t a_beg, uint32_t a_end, struct slice b, uint32_t b_beg,
    uint32_t b_end)
{
	struct quote_words wa, wb;
	struct compare c = { .out = out, .a = &wa, .b = &wb, .a_at = a_beg, .b_at = b_beg };
	struct quote_walk walk = { .x = &wa, .y = &wb, .step = 1, .whole = true };
	struct quote_walk_steps steps = { 0 };
	size_t k;

	quote_words_build_range(&wa, a, a_beg, a_end);
	quote_words_build_range(&wb, b, b_beg, b_end);
	quote_walk_run(&walk, &steps);
	for (k = 0; k < steps.at.n; k++) {
		push_gap(&c, steps.at.at[k].i, steps.at.at[k].j);
		push_run(&c, QUOTE_EQUAL, steps.at.at[k].i + steps.at.at[k].n, steps.at.at[k].j + steps.at.at[k].n);
	}
	push_gap(&c, wa.at.n, wb.at.n);
	vec_free(&steps.at);
	quote_words_free(&wa);
	quote_words_free(&wb);
}
