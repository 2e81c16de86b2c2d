#include "stops.h"

#include <stdlib.h>

static int
by_place(const void *a, const void *b)
{
	const struct stop *x = a, *y = b;

	if (x->beg != y->beg)
		return x->beg < y->beg ? -1 : 1;
	return x->end > y->end ? -1 : x->end < y->end;
}

void
stops_build(struct stops *s, const struct article *a)
{
	size_t i;

	vec_clear(&s->at);
	for (i = 0; a && i < a->ncitations; i++)
		vec_push(&s->at, ((struct stop){ a->citations[i].beg, a->citations[i].end, (uint32_t)i, STOP_CITATION }));
	for (i = 0; a && i < a->nquotations; i++)
		vec_push(&s->at, ((struct stop){ a->quotations[i].beg, a->quotations[i].end, (uint32_t)i, STOP_QUOTATION }));
	for (i = 0; a && i < a->nclaims; i++)
		vec_push(&s->at, ((struct stop){ a->claims[i].beg, a->claims[i].end, (uint32_t)i, STOP_CLAIM }));
	if (s->at.n)
		qsort(s->at.at, s->at.n, sizeof(*s->at.at), by_place);
}

void
stops_free(struct stops *s)
{
	vec_free(&s->at);
}

size_t
stops_from(const struct stops *s, size_t at)
{
	size_t lo = 0, hi = s->at.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (s->at.at[mid].beg < at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

size_t
stops_before(const struct stops *s, size_t at)
{
	size_t i = stops_from(s, at);

	return i ? i - 1 : s->at.n;
}

size_t
stops_over(const struct stops *s, size_t at)
{
	size_t i = stops_from(s, at + 1), best = s->at.n;

	/* Quotations are few and end within their block: those far before cannot reach here. */
	while (i-- > 0 && s->at.at[i].beg + (1 << 16) > at) {
		const struct stop *t = &s->at.at[i];

		if (t->end > at && (best == s->at.n || t->end - t->beg < s->at.at[best].end - s->at.at[best].beg))
			best = i;
	}
	return best;
}

const struct reference *
stop_reference(const struct article *a, const struct citation *c)
{
	const struct reference *r = &a->references[c->reference];

	return r->same_as == REFERENCE_NONE ? r : &a->references[r->same_as];
}

const struct quotation *
stop_quotation(const struct article *a, const struct citation *c)
{
	const struct reference *r = stop_reference(a, c);
	const struct block *b;
	const struct quotation *best = NULL;
	size_t i;

	if (!r->article || !a->doc.nblocks)
		return NULL;
	b = &a->doc.blocks[doc_block_at(&a->doc, c->beg)];
	for (i = 0; i < a->nquotations; i++) {
		const struct quotation *q = &a->quotations[i];

		if (q->article != r->article || q->end <= b->beg || q->beg >= b->end)
			continue;
		/* The last one that begins before the marker, else the first behind an attribution. */
		if (!best || q->beg < c->beg)
			best = q;
	}
	return best;
}

static void
put_name(struct str *out, const struct name *n)
{
	if (n->literal)
		str_puts(out, n->literal);
	else if (n->family && n->given)
		str_printf(out, "%s, %s", n->family, n->given);
	else if (n->family || n->given)
		str_puts(out, n->family ? n->family : n->given);
}

void
stop_put_reference(struct str *out, const struct reference *r)
{
	char date[DATE_ISO_MAX];
	size_t start = out->n, i;

	for (i = 0; i < r->nauthors; i++) {
		if (i)
			str_puts(out, "; ");
		put_name(out, &r->authors[i]);
	}
	if (r->title)
		str_printf(out, "%s%s", out->n > start ? ", " : "", r->title);
	if (r->container)
		str_printf(out, "%s%s", out->n > start ? ", " : "", r->container);
	date_human(date, r->date);
	if (date[0])
		str_printf(out, "%s%s", out->n > start ? ", " : "", date);
	if (out->n == start && r->url)
		str_puts(out, r->url);
	if (out->n == start && r->text)
		str_puts(out, r->text);
}

static void
describe_citation(const struct article *a, const struct citation *c, struct str *where, struct str *keys)
{
	const struct reference *own = &a->references[c->reference], *r = stop_reference(a, c);
	const struct quotation *q = stop_quotation(a, c);

	if (own->label)
		str_printf(where, "[%s] ", own->label);
	stop_put_reference(where, r);
	if (r->article)
		str_printf(where, " · in the library%s", !q ? "" : q->similarity >= 1 ? " · quoted word for word" : " · quoted, altered");
	else
		str_puts(where, " · wanted");
	str_puts(keys, r->article ? "Enter follow  K preview" : "Enter show  K preview");
}

static void
describe_quotation(const struct quotation *q, struct str *where, struct str *keys)
{
	char date[DATE_ISO_MAX];

	date_human(date, q->date);
	str_printf(where, "%s%s%s%s", q->similarity >= 1 ? "word for word" : "altered",
	    q->origin == QUOTATION_FROM_OTHER ? ", from an article" : q->origin == QUOTATION_TO_OTHER ? ", later in an article" : ", in an article",
	    date[0] ? " of " : "", date);
	str_puts(keys, "Enter go there  K compare  p origin");
}

static void
describe_claim(const struct claim *c, struct str *where, struct str *keys)
{
	str_printf(where, "not found in %s", c->title);
	str_puts(keys, c->other_end > c->other_beg ? "Enter go there  K nearest" : "Enter go there");
}

void
stop_describe(const struct article *a, const struct stop *s, struct str *where, struct str *keys)
{
	switch (s->kind) {
	case STOP_CITATION: describe_citation(a, &a->citations[s->index], where, keys); break;
	case STOP_QUOTATION: describe_quotation(&a->quotations[s->index], where, keys); break;
	case STOP_CLAIM: describe_claim(&a->claims[s->index], where, keys); break;
	}
}

enum style
stop_style(const struct article *a, const struct citation *c)
{
	return stop_reference(a, c)->article ? STYLE_CITATION : STYLE_WANTED;
}
