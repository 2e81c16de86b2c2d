#include "match.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { RUN = 4 }; /* words; shorter runs are shared by any two texts */

static const double SIMILAR = 0.5;

struct runs {
	VEC(uint64_t) hashes;
};

static int
by_value(const void *pa, const void *pb)
{
	const uint64_t *a = pa, *b = pb;

	return (*a > *b) - (*a < *b);
}

static void
sort_unique(struct runs *r)
{
	size_t i, n = 0;

	if (r->hashes.n)
		qsort(r->hashes.at, r->hashes.n, sizeof(*r->hashes.at), by_value);
	for (i = 0; i < r->hashes.n; i++)
		if (n == 0 || r->hashes.at[i] != r->hashes.at[n - 1])
			r->hashes.at[n++] = r->hashes.at[i];
	r->hashes.n = n;
}

/* The next word (between white space) as a hash; false at the end. */
static bool
next_word(uint64_t *hash, struct slice text, size_t *at)
{
	size_t beg, used;
	uint32_t cp;

	for (; *at < text.n; *at += used) {
		used = utf8_decode(text, *at, &cp);
		if (!utf8_is_space(cp))
			break;
	}
	beg = *at;
	for (; *at < text.n; *at += used) {
		used = utf8_decode(text, *at, &cp);
		if (utf8_is_space(cp))
			break;
	}
	*hash = slice_hash(slice_sub(text, beg, *at));
	return *at > beg;
}

static void
collect_runs(struct runs *r, struct slice text)
{
	uint64_t words[RUN] = { 0 };
	size_t at = 0, n;

	for (n = 0; next_word(&words[n % RUN], text, &at); n++)
		if (n + 1 >= RUN) {
			uint64_t run[RUN];
			size_t i;

			for (i = 0; i < RUN; i++)
				run[i] = words[(n + 1 + i) % RUN];
			vec_push(&r->hashes, slice_hash((struct slice){ (const char *)run, sizeof(run) }));
		}
	sort_unique(r);
}

double
match_similarity(struct slice a, struct slice b)
{
	struct runs x = { 0 }, y = { 0 };
	size_t i = 0, k = 0, shared = 0, least;

	collect_runs(&x, a);
	collect_runs(&y, b);
	while (i < x.hashes.n && k < y.hashes.n) {
		uint64_t p = x.hashes.at[i], q = y.hashes.at[k];

		shared += p == q;
		i += p <= q;
		k += q <= p;
	}
	least = x.hashes.n < y.hashes.n ? x.hashes.n : y.hashes.n;
	vec_free(&x.hashes);
	vec_free(&y.hashes);
	return least ? (double)shared / (double)least : 0;
}

struct matching {
	size_t *out;
	bool *used; /* of old */
	const struct page *page;
	const struct article_briefs *old;
};

static void
pair(struct matching *m, size_t i, size_t k)
{
	m->out[i] = k;
	m->used[k] = true;
}

static void
pair_by_title(struct matching *m, bool same_place)
{
	size_t i, k;

	for (i = 0; i < m->page->narticles; i++)
		for (k = 0; k < m->old->rows.n && m->out[i] == SIZE_MAX; k++) {
			const struct article_brief *o = &m->old->rows.at[k];

			if (!m->used[k] && (!same_place || o->ordinal == i) &&
			    strcmp(o->title, m->page->articles[i].title) == 0)
				pair(m, i, k);
		}
}

/* The most similar old one that is free, for each new one that is. */
static int
pair_by_text(struct db *db, struct matching *m, struct err *e)
{
	size_t i, k, best;
	double score, most;

	for (i = 0; i < m->page->narticles; i++) {
		for (k = 0, best = SIZE_MAX, most = SIMILAR; k < m->old->rows.n && m->out[i] == SIZE_MAX; k++) {
			struct arena mem = { 0 };
			struct slice text;

			if (m->used[k])
				continue;
			if (article_load_text(db, &text, &mem, m->old->rows.at[k].id, e) < 0)
				return -1;
			score = match_similarity(text, m->page->articles[i].doc.text);
			arena_free(&mem);
			if (score >= most) {
				most = score;
				best = k;
			}
		}
		if (best != SIZE_MAX)
			pair(m, i, best);
	}
	return 0;
}

static void
pair_the_last(struct matching *m)
{
	size_t i, k, new = SIZE_MAX, old = SIZE_MAX, nnew = 0, nold = 0;

	for (i = 0; i < m->page->narticles; i++)
		if (m->out[i] == SIZE_MAX) {
			new = i;
			nnew++;
		}
	for (k = 0; k < m->old->rows.n; k++)
		if (!m->used[k] && m->old->rows.at[k].deleted != ARTICLE_VANISHED) {
			old = k;
			nold++;
		}
	if (nnew == 1 && nold == 1 && m->page->narticles == 1)
		pair(m, new, old);
}

int
match_articles(struct db *db, size_t *out, const struct page *page, const struct article_briefs *old, struct err *e)
{
	struct matching m = { .out = out, .page = page, .old = old };
	size_t i;
	int rc;

	for (i = 0; i < page->narticles; i++)
		out[i] = SIZE_MAX;
	if (old->rows.n == 0)
		return 0;
	m.used = mem_zalloc(old->rows.n * sizeof(*m.used));
	pair_by_title(&m, true);
	pair_by_title(&m, false);
	rc = pair_by_text(db, &m, e);
	if (rc == 0)
		pair_the_last(&m);
	free(m.used);
	return rc;
}
