#include "settle_match.h"

struct work
settle_work(const struct source *s)
{
	return (struct work){ .authors = s->authors, .nauthors = s->nauthors, .title = s->title, .container = s->container,
		.url = s->url, .doi = s->doi, .text = s->text, .date = s->date };
}

struct work
settle_work_of_article(const struct article *a)
{
	return (struct work){ .authors = a->authors, .nauthors = a->nauthors, .title = a->title, .container = a->publisher,
		.url = a->url, .date = a->date };
}

void
settle_matches_free(struct matches *m)
{
	vec_free(&m->at);
	arena_free(&m->mem);
}

int
settle_match_load(struct db *db, struct match *out, bool *live, struct arena *mem, const struct resolve_work *w, int64_t id,
    struct err *e)
{
	struct article *a = arena_alloc(mem, sizeof(*a));
	struct work x;

	*out = (struct match){ .c = { .article = id } };
	if (article_brief_work(db, a, live, mem, id, e) < 0)
		return -1;
	x = settle_work_of_article(a);
	resolve_prepare(&out->work, mem, &x);
	resolve_compare(&out->c, w, &out->work);
	out->c.article_title = a->title;
	out->c.article_publisher = a->publisher;
	out->c.article_date = a->date;
	return 0;
}

bool
settle_match_has(const struct matches *m, int64_t article)
{
	size_t i;

	for (i = 0; i < m->at.n; i++)
		if (m->at.at[i].c.article == article)
			return true;
	return false;
}

void
settle_match_add(struct matches *out, const struct match *m)
{
	size_t i;

	for (i = 0; i < out->at.n; i++) {
		const struct candidate *o = &out->at.at[i].c;

		if (m->c.score > o->score || (m->c.score == o->score && m->c.article < o->article))
			break;
	}
	vec_insert(&out->at, i, *m);
}

static int
add_candidate(struct db *db, struct matches *out, const struct resolve_work *w, int64_t id, struct err *e)
{
	struct match m;
	bool live;

	if (settle_match_has(out, id))
		return 0;
	if (settle_match_load(db, &m, &live, &out->mem, w, id, e) < 0)
		return -1;
	if (live)
		settle_match_add(out, &m);
	return 0;
}

int
settle_candidates(struct db *db, struct matches *out, const struct resolve_work *w, bool all, struct err *e)
{
	uint64_t keys[RESOLVE_KEYS];
	size_t n = resolve_keys(keys, w), i, k;
	struct id_list ids = { 0 };
	int rc = 0;

	for (i = 0; i < n && rc == 0; i++) {
		vec_clear(&ids.ids);
		rc = article_find_key(db, &ids, keys[i], SETTLE_KEY_HITS, e);
		for (k = 0; k < ids.ids.n && rc == 0; k++)
			rc = add_candidate(db, out, w, ids.ids.at[k], e);
		if (!all && out->at.n && out->at.at[0].c.score >= SETTLE_ENOUGH)
			break;
	}
	vec_free(&ids.ids);
	return rc;
}

/* One that is sure and no close second; copies of one text are one. */
static void
decide(struct source *s, const struct matches *m)
{
	size_t n = 0, i;
	const struct match *best = m->at.n ? &m->at.at[0] : NULL;

	s->state = SOURCE_WANTED;
	s->article = 0;
	s->reason = MATCH_NONE;
	s->score = 0;
	for (i = 0; i < m->at.n; i++)
		n += m->at.at[i].c.score >= RESOLVE_POSSIBLE;
	if (!best || best->c.score < RESOLVE_POSSIBLE)
		return;
	for (i = 1; i < m->at.n && m->at.at[i].c.score > best->c.score - RESOLVE_CLOSE; i++)
		if (!resolve_same(&best->work, &m->at.at[i].work))
			break;
	if (best->c.score >= RESOLVE_SURE && (i == m->at.n || m->at.at[i].c.score <= best->c.score - RESOLVE_CLOSE)) {
		s->state = SOURCE_PRESENT;
		s->article = best->c.article;
		s->reason = best->c.reason;
		s->score = best->c.score;
	} else if (n > 1)
		s->state = SOURCE_AMBIGUOUS;
}

int
settle_resolve(struct db *db, struct source *s, struct err *e)
{
	struct matches m = { 0 };
	struct resolve_work w;
	struct work x = settle_work(s);
	int rc;

	resolve_prepare(&w, &m.mem, &x);
	rc = settle_candidates(db, &m, &w, false, e);
	if (rc == 0)
		decide(s, &m);
	settle_matches_free(&m);
	return rc;
}
