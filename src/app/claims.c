#include "claims.h"

#include <string.h>

#include "base/utf8.h"

void
claims_begin(struct claims_check *c, const struct article *a)
{
	vec_clear(&c->said.at);
	vec_clear(&c->missing);
	c->next = 0;
	quote_claims_find(&c->said, a);
}

void
claims_free(struct claims_check *c)
{
	vec_free(&c->said.at);
	vec_free(&c->missing);
	*c = (struct claims_check){ 0 };
}

static const struct reference *
reference_of(const struct article *a, const struct quote_claim *c)
{
	const struct reference *r = &a->references[a->citations[c->citation].reference];

	return r->same_as == REFERENCE_NONE ? r : &a->references[r->same_as];
}

static bool
is_in(struct quote_sought *sought, struct slice text, const struct quote_claim *c, struct slice in)
{
	struct quote_words w;

	quote_words_build_range(&w, in, 0, in.n);
	quote_seek(sought, text, c->beg, c->end, &w);
	quote_words_free(&w);
	return sought->found;
}

/* Neither a title nor in another language, and not in the source: *missing is filled in but for its title's memory. */
static int
look(struct claim *missing, bool *answers, struct library *l, const struct article *a, const struct quote_claim *c,
    const struct reference *r, struct err *e)
{
	struct article_rows rows = { 0 };
	struct arena mem = { 0 };
	struct quote_sought sought;
	const struct article *row;
	struct slice text;
	int rc;

	*answers = true;
	if ((rc = library_rows_of(l, &rows, &r->article, 1, e)) < 0 || !rows.rows.n)
		goto out;
	row = &rows.rows.at[0];
	if (a->language && row->language && strcmp(a->language, row->language) != 0)
		goto out;
	if (is_in(&sought, a->doc.text, c, slice_of(row->title)) || (r->title && is_in(&sought, a->doc.text, c, slice_of(r->title))))
		goto out;
	if ((rc = library_text(l, &text, &mem, r->article, e)) < 0 || is_in(&sought, a->doc.text, c, text))
		goto out;
	*answers = false;
	*missing = (struct claim){ c->beg, c->end, c->citation, r->article, NULL, sought.beg, sought.end, sought.share };
out:
	article_rows_free(&rows);
	arena_free(&mem);
	return rc;
}

static const char *
title_of(struct library *l, int64_t article, struct arena *mem)
{
	struct article_rows rows = { 0 };
	const char *title = "?";

	if (library_rows_of(l, &rows, &article, 1, NULL) == 0 && rows.rows.n)
		title = arena_str(mem, rows.rows.at[0].title);
	article_rows_free(&rows);
	return title;
}

/* The citations of one quotation are said[i..*end). */
static bool
all_present(const struct claims_check *c, const struct article *a, size_t i, size_t *end)
{
	const struct quote_claim *first = &c->said.at.at[i];
	bool all = true;

	for (*end = i; *end < c->said.at.n && c->said.at.at[*end].beg == first->beg; ++*end) {
		const struct reference *r = reference_of(a, &c->said.at.at[*end]);

		all &= r->article && r->article != a->id;
	}
	return all;
}

int
claims_step(struct claims_check *c, struct library *l, const struct article *a, struct arena *mem, bool *more, struct err *e)
{
	struct claim missing = { 0 }, nearest = { .similarity = -1 };
	size_t i = c->next, end;
	bool answers = false;
	int rc = 0;

	if (i < c->said.at.n && all_present(c, a, i, &end)) {
		for (; rc == 0 && !answers && i < end; i++) {
			rc = look(&missing, &answers, l, a, &c->said.at.at[i], reference_of(a, &c->said.at.at[i]), e);
			if (rc == 0 && !answers && missing.similarity > nearest.similarity)
				nearest = missing;
		}
		if (rc == 0 && !answers) {
			nearest.title = title_of(l, nearest.article, mem);
			vec_push(&c->missing, nearest);
		}
	}
	if (c->next < c->said.at.n)
		c->next = end;
	*more = c->next < c->said.at.n;
	return rc;
}

void
claims_end(struct claims_check *c, struct article *a, struct arena *mem)
{
	struct claim *copy = arena_alloc(mem, c->missing.n * sizeof(*copy));

	if (c->missing.n)
		memcpy(copy, c->missing.at, c->missing.n * sizeof(*copy));
	a->claims = copy;
	a->nclaims = c->missing.n;
	claims_free(c);
}

int
claims_of(struct library *l, struct article *a, struct arena *mem, struct err *e)
{
	struct claims_check c = { 0 };
	bool more = true;
	int rc = 0;

	claims_begin(&c, a);
	while (rc == 0 && more)
		rc = claims_step(&c, l, a, mem, &more, e);
	if (rc == 0)
		claims_end(&c, a, mem);
	claims_free(&c);
	return rc;
}
