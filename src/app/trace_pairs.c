#include "trace_private.h"

#include <stdlib.h>

enum {
	/* Of the articles that hold a fingerprint the first are compared with a new one. A passage that more articles hold
	 * is found through these: each of them is linked with all that came later. */
	COMPARED_MAX = 16,
	/*
	 * What a shared fingerprint says for a shared passage, when the words beside it are shared too: names of
	 * institutions and set phrases stand in many articles and have fewer words than a passage, so that they give one
	 * fingerprint or two. Without the words beside it it says half. 6 are enough.
	 */
	ENOUGH = 6,
	RARE_ARTICLES = 8,
	RARE = 6,
	SOME_ARTICLES = 32,
	SOME = 3,
	COMMON = 2,
};

static bool
is_near(const struct print *a, const struct print *b)
{
	return (a->before && a->before == b->before) || (a->behind && a->behind == b->behind);
}

/* All entries of one hash: those of the index, then those of the batch, whose slots are larger. */
struct group {
	const struct print *old, *batch;
	size_t nold, nbatch;
};

static const struct print *
entry(const struct group *g, size_t i)
{
	return i < g->nold ? &g->old[i] : &g->batch[i - g->nold];
}

static unsigned
evidence(size_t articles, bool near)
{
	unsigned says = articles <= RARE_ARTICLES ? RARE : articles <= SOME_ARTICLES ? SOME : COMMON;

	return near ? says : says / 2;
}

static void
pair_group(struct trace_pairs *out, const struct group *g)
{
	size_t n = g->nold + g->nbatch, i, k;

	if (n < 2 || n > PRINT_SLOTS_MAX || (g->nold && g->old->slot == 0))
		return;
	for (i = 0; i < g->nbatch; i++)
		for (k = 0; k < g->nold + i && k < COMPARED_MAX; k++)
			vec_push(&out->at, ((struct trace_pair){
					       .x = g->batch[i].slot,
					       .y = entry(g, k)->slot,
					       .evidence = evidence(n, is_near(&g->batch[i], entry(g, k))),
					   }));
}

static int
by_slots(const void *pa, const void *pb)
{
	const struct trace_pair *a = pa, *b = pb;

	return a->y != b->y ? (a->y > b->y) - (a->y < b->y) : (a->x > b->x) - (a->x < b->x);
}

static void
keep_worthy(struct trace_pairs *p)
{
	size_t i, end, n = 0;

	if (p->at.n)
		qsort(p->at.at, p->at.n, sizeof(*p->at.at), by_slots);
	for (i = 0; i < p->at.n; i = end) {
		struct trace_pair pair = p->at.at[i];

		for (end = i + 1; end < p->at.n && by_slots(&p->at.at[i], &p->at.at[end]) == 0; end++)
			pair.evidence += p->at.at[end].evidence;
		if (pair.evidence >= ENOUGH)
			p->at.at[n++] = pair;
	}
	p->at.n = n;
}

void
trace_find_pairs(struct trace_pairs *out, const struct prints *batch, const struct prints *old)
{
	size_t i, end, first, k = 0;

	for (i = 0; i < batch->at.n; i = end) {
		uint32_t hash = batch->at.at[i].hash;
		struct group g = { .batch = &batch->at.at[i] };

		for (end = i; end < batch->at.n && batch->at.at[end].hash == hash; end++)
			;
		while (k < old->at.n && old->at.at[k].hash < hash)
			k++;
		first = k;
		while (k < old->at.n && old->at.at[k].hash == hash)
			k++;
		g.nold = k - first;
		g.old = g.nold ? &old->at.at[first] : NULL;
		g.nbatch = end - i;
		pair_group(out, &g);
	}
	keep_worthy(out);
}
