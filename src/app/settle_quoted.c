#include "app/settle_match.h"

#include <stdlib.h>

#include "app/trace.h"
#include "db/quotes.h"

/* What an article attributes to somebody without naming a work is the article that it quotes, if only one fits. */

static const double QUOTED = 0.85;

/* By the same author or publisher, and not later than what cites it. */
static bool
fits(const struct resolve_work *w, const struct resolve_work *other, struct date citing)
{
	int author = resolve_authors(w->w.authors, w->w.nauthors, other->w.authors, other->w.nauthors);
	int container = resolve_containers(w, other);

	return author >= 0 && container >= 0 && author + container > 0 && date_compare(other->w.date, citing) <= 0;
}

static int
by_id(const void *pa, const void *pb)
{
	const int64_t *a = pa, *b = pb;

	return (*a > *b) - (*a < *b);
}

/* The articles that an article shares passages with, each once. */
static int
sharing(struct db *db, struct id_list *out, int64_t article, struct err *e)
{
	struct quotations all = { 0 };
	const struct quotation *q;
	size_t i, n = 0;

	if (quotes_of(db, &all, article, e) < 0)
		return -1;
	trace_drop_formulas(&all);
	vec_each(q, &all.at)
		vec_push(&out->ids, q->article);
	vec_free(&all.at);
	if (out->ids.n)
		qsort(out->ids.at, out->ids.n, sizeof(*out->ids.at), by_id);
	for (i = 0; i < out->ids.n; i++)
		if (!n || out->ids.at[n - 1] != out->ids.at[i])
			out->ids.at[n++] = out->ids.at[i];
	out->ids.n = n;
	return 0;
}

static int
try_citing(struct db *db, struct matches *out, const struct resolve_work *w, int64_t citing, struct err *e)
{
	struct id_list shared = { 0 };
	struct article a;
	size_t i;
	bool live;
	int rc = article_brief_work(db, &a, &live, &out->mem, citing, e);

	if (rc == 0 && live)
		rc = sharing(db, &shared, citing, e);
	for (i = 0; i < shared.ids.n && rc == 0; i++) {
		struct match m;

		if (settle_match_has(out, shared.ids.at[i]))
			continue;
		rc = settle_match_load(db, &m, &live, &out->mem, w, shared.ids.at[i], e);
		m.c.reason = MATCH_QUOTATION;
		m.c.score = QUOTED;
		if (rc == 0 && live && fits(w, &m.work, a.date))
			settle_match_add(out, &m);
	}
	vec_free(&shared.ids);
	return rc;
}

int
settle_quoted_candidates(struct db *db, struct matches *out, const struct source *s, struct err *e)
{
	struct id_list citing = { 0 };
	struct work work = settle_work(s);
	struct resolve_work w;
	size_t i;
	int rc = cites_articles(db, &citing, s->id, e);

	resolve_prepare(&w, &out->mem, &work);
	for (i = 0; i < citing.ids.n && rc == 0; i++)
		rc = try_citing(db, out, &w, citing.ids.at[i], e);
	vec_free(&citing.ids);
	return rc;
}

int
settle_by_quotation(struct db *db, struct source *s, struct err *e)
{
	struct matches m = { 0 };
	int rc = settle_quoted_candidates(db, &m, s, e);

	s->article = 0;
	if (m.at.n == 1) {
		s->state = SOURCE_PRESENT;
		s->article = m.at.at[0].c.article;
		s->reason = MATCH_QUOTATION;
		s->score = QUOTED;
	} else if (m.at.n) {
		s->state = SOURCE_AMBIGUOUS;
	}
	settle_matches_free(&m);
	return rc;
}

static int
settle_unnamed(struct db *db, int64_t source, struct err *e)
{
	struct arena mem = { 0 };
	struct source_row row;
	int rc = source_get(db, &row, &mem, source, e);

	if (rc == 0 && row.alone == ALONE_UNNAMED)
		rc = settle_source(db, source, e);
	arena_free(&mem);
	return rc;
}

int
settle_quoted(struct db *db, int64_t article, struct err *e)
{
	struct cites cites = { 0 };
	const struct cite *c;
	int rc = cites_get(db, &cites, article, e);

	vec_each(c, &cites.at)
		if (rc == 0)
			rc = settle_unnamed(db, c->own, e);
	vec_free(&cites.at);
	return rc;
}

int
settle_quoting(struct db *db, int64_t article, struct err *e)
{
	struct id_list shared = { 0 };
	size_t i;
	int rc = sharing(db, &shared, article, e);

	for (i = 0; i < shared.ids.n && rc == 0; i++)
		rc = settle_quoted(db, shared.ids.at[i], e);
	vec_free(&shared.ids);
	return rc;
}
