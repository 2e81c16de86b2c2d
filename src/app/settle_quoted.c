#include "app/settle_match.h"

#include "db/quotes.h"

/* What an article attributes to somebody without naming a work is the article that it quotes, if only one fits. */

static const double QUOTED = 0.85;

struct quoted {
	struct source *s;
	struct resolve_work w;
	struct date citing; /* when the citing article appeared */
	size_t n;           /* articles that fit */
};

/* By the same author or publisher, and not later than what cites it. */
static bool
fits(const struct quoted *x, const struct resolve_work *other)
{
	int author = resolve_authors(x->w.w.authors, x->w.w.nauthors, other->w.authors, other->w.nauthors);
	int container = resolve_containers(&x->w, other);
	struct date a = other->w.date, b = x->citing;

	if (author < 0 || container < 0 || author + container <= 0)
		return false;
	if (a.year && b.year && a.year != b.year)
		return a.year < b.year;
	return !a.year || !b.year || !a.month || !b.month || a.month < b.month ||
	       (a.month == b.month && (!a.day || !b.day || a.day <= b.day));
}

static int
try_article(struct db *db, struct quoted *x, int64_t id, struct err *e)
{
	struct arena mem = { 0 };
	struct article a;
	struct resolve_work other;
	struct work work;
	bool live;
	int rc = article_brief_work(db, &a, &live, &mem, id, e);

	if (rc == 0 && live) {
		work = settle_work_of_article(&a);
		resolve_prepare(&other, &mem, &work);
		if (fits(x, &other) && x->s->article != id) {
			x->s->article = id;
			x->n++;
		}
	}
	arena_free(&mem);
	return rc;
}

static int
try_citing(struct db *db, struct quoted *x, int64_t citing, struct err *e)
{
	struct quotations all = { 0 };
	struct arena mem = { 0 };
	const struct quotation *q;
	struct article a;
	int64_t last = 0;
	bool live;
	int rc = article_brief_work(db, &a, &live, &mem, citing, e);

	x->citing = a.date;
	if (rc == 0 && live)
		rc = quotes_of(db, &all, citing, e);
	vec_each(q, &all.at) {
		if (rc == 0 && q->article != last)
			rc = try_article(db, x, q->article, e);
		last = q->article;
	}
	vec_free(&all.at);
	arena_free(&mem);
	return rc;
}

int
settle_by_quotation(struct db *db, struct source *s, struct err *e)
{
	struct quoted x = { .s = s };
	struct arena mem = { 0 };
	struct id_list citing = { 0 };
	struct work work = settle_work(s);
	size_t i;
	int rc = cites_articles(db, &citing, s->id, e);

	resolve_prepare(&x.w, &mem, &work);
	s->article = 0;
	for (i = 0; i < citing.ids.n && rc == 0; i++)
		rc = try_citing(db, &x, citing.ids.at[i], e);
	if (x.n == 1) {
		s->state = SOURCE_PRESENT;
		s->reason = MATCH_QUOTATION;
		s->score = QUOTED;
	} else {
		s->article = 0;
		if (x.n > 1)
			s->state = SOURCE_AMBIGUOUS;
	}
	vec_free(&citing.ids);
	arena_free(&mem);
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
	struct quotations all = { 0 };
	const struct quotation *q;
	int64_t last = 0;
	int rc = quotes_of(db, &all, article, e);

	vec_each(q, &all.at) {
		if (rc == 0 && q->article != last)
			rc = settle_quoted(db, q->article, e);
		last = q->article;
	}
	vec_free(&all.at);
	return rc;
}
