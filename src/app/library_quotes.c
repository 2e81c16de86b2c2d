#include "library.h"

#include <stdlib.h>
#include <string.h>

#include "app/library_private.h"
#include "app/trace.h"
#include "base/map.h"
#include "db/quotes.h"

enum {
	PLACES_MAX = 512,
	IDLE_MAX = 12,
	/* What speaks for "this one has it from that one". */
	POINTS_DATE = 3,
	POINTS_MARKED = 2,
	POINTS_ATTRIBUTED = 2,
};

/* --- an article's ---------------------------------------------------------------------------- */

/* A date speaks louder than a mark alone, but not than a mark and a name: dates are often those of the page. */
static enum quotation_origin
origin_of(const struct quotation *q, struct date here)
{
	int points = date_compare(here, q->date) * POINTS_DATE; /* above 0: from the other */

	points += q->flags & QUOTATION_MARKED ? POINTS_MARKED : 0;
	points -= q->flags & QUOTATION_OTHER_MARKED ? POINTS_MARKED : 0;
	points += q->flags & QUOTATION_ATTRIBUTED ? POINTS_ATTRIBUTED : 0;
	points -= q->flags & QUOTATION_OTHER_ATTRIBUTED ? POINTS_ATTRIBUTED : 0;
	return points > 0 ? QUOTATION_FROM_OTHER : points < 0 ? QUOTATION_TO_OTHER : QUOTATION_UNDECIDED;
}

int
library_quotations(struct library *l, struct quotations *out, int64_t id, struct date date, struct err *e)
{
	struct quotation *q;

	if (quotes_of(l->db, out, id, e) < 0)
		return -1;
	trace_drop_formulas(out);
	vec_each(q, &out->at)
		q->origin = origin_of(q, date);
	return 0;
}

static int
by_place(const void *pa, const void *pb)
{
	const struct span *a = pa, *b = pb;

	if (a->beg != b->beg)
		return (a->beg > b->beg) - (a->beg < b->beg);
	return (a->end < b->end) - (a->end > b->end);
}

/* A span for each range that is quoted; a range that several articles share has one. */
static void
add_spans(struct article *a, const struct quotations *q, struct arena *mem)
{
	struct span *spans = arena_alloc(mem, (a->doc.nspans + q->at.n) * sizeof(*spans));
	size_t n = a->doc.nspans, i;

	if (n)
		memcpy(spans, a->doc.spans, n * sizeof(*spans));
	for (i = 0; i < q->at.n; i++) {
		const struct quotation *this = &q->at.at[i];

		if (this->end > a->doc.text.n || (i && this->beg == this[-1].beg && this->end == this[-1].end))
			continue;
		spans[n++] = (struct span){ this->beg, this->end, (uint32_t)i, SPAN_QUOTATION };
	}
	if (n)
		qsort(spans, n, sizeof(*spans), by_place);
	a->doc.spans = spans;
	a->doc.nspans = n;
}

int
library_add_quotations(struct library *l, struct article *a, struct arena *mem, struct err *e)
{
	struct quotations q = { 0 };
	struct quotation *copy;
	int rc = library_quotations(l, &q, a->id, a->date, e);

	if (rc == 0 && q.at.n) {
		copy = arena_alloc(mem, q.at.n * sizeof(*copy));
		memcpy(copy, q.at.at, q.at.n * sizeof(*copy));
		a->quotations = copy;
		a->nquotations = q.at.n;
		add_spans(a, &q, mem);
	}
	vec_free(&q.at);
	return rc;
}

/* --- places ---------------------------------------------------------------------------------- */

/* Two places that share the passage directly; what speaks for which having it from which. */
struct link {
	size_t a, b; /* indices of places; a was found first */
	struct quotation q; /* as a sees it */
};

struct search {
	struct library *l;
	struct library_places *out;
	VEC(struct link) links;
	VEC(bool) followed; /* a flag for each place */
	struct map index;   /* article -> its place as it was found; SIZE_MAX: it is deleted */
};

static struct slice
key_of(const int64_t *article)
{
	return (struct slice){ (const char *)article, sizeof(*article) };
}

/* Its index; SIZE_MAX when the article is deleted or there are enough. */
static int
push_place(struct search *s, size_t *index, struct library_place p, struct err *e)
{
	bool deleted;

	*index = SIZE_MAX;
	if (s->out->at.n >= PLACES_MAX)
		return 0;
	if (quotes_article(s->l->db, &p.date, &deleted, p.article, e) < 0)
		return -1;
	if (!deleted) {
		*index = s->out->at.n;
		vec_push(&s->out->at, p);
		vec_push(&s->followed, false);
	}
	map_put(&s->index, key_of(&p.article), *index, NULL);
	return 0;
}

/* Where byte `at` of a quotation's side lies on the other side, in proportion. */
static uint32_t
across(const struct quotation *q, uint32_t at)
{
	uint64_t length = q->end - q->beg, other = q->other_end - q->other_beg;

	if (at <= q->beg)
		return q->other_beg;
	return at >= q->end || !length ? q->other_end : q->other_beg + (uint32_t)((at - q->beg) * other / length);
}

/* Half of the shorter one lies in the other. */
static bool
is_about(const struct quotation *q, uint32_t beg, uint32_t end)
{
	uint32_t from = q->beg > beg ? q->beg : beg, to = q->end < end ? q->end : end;
	uint32_t length = q->end - q->beg < end - beg ? q->end - q->beg : end - beg;

	return from < to && (uint64_t)(to - from) * 2 >= length;
}

static struct library_place
place_across(const struct quotation *q, const struct library_place *here)
{
	return (struct library_place){
		.article = q->article,
		.beg = across(q, here->beg),
		.end = across(q, here->end),
		.similarity = q->similarity,
		.marked = (q->flags & QUOTATION_OTHER_MARKED) != 0,
		.from = SIZE_MAX,
	};
}

/* Follow the quotations of one place to others. */
static int
follow(struct search *s, size_t i, struct err *e)
{
	struct library_place here = s->out->at.at[i];
	struct quotations found = { 0 };
	const struct quotation *q;
	int rc = quotes_touching(s->l->db, &found, here.article, here.beg, here.end, e);

	s->followed.at[i] = true;
	trace_drop_formulas(&found);
	vec_each(q, &found.at) {
		uint64_t *known;
		size_t k;

		if (rc < 0 || !is_about(q, here.beg, here.end))
			continue;
		s->out->at.at[i].marked |= (q->flags & QUOTATION_MARKED) != 0;
		known = map_get(&s->index, key_of(&q->article));
		if (known)
			k = (size_t)*known;
		else
			rc = push_place(s, &k, place_across(q, &here), e);
		if (rc == 0 && k != SIZE_MAX && !s->followed.at[k])
			vec_push(&s->links, ((struct link){ i, k, *q }));
	}
	vec_free(&found.at);
	return rc;
}

/* The place that was not followed and came into the library first: those are linked with most others. SIZE_MAX: none. */
static size_t
next_place(const struct search *s)
{
	size_t best = SIZE_MAX, i;

	for (i = 0; i < s->out->at.n; i++)
		if (!s->followed.at[i] && (best == SIZE_MAX || s->out->at.at[i].article < s->out->at.at[best].article))
			best = i;
	return best;
}

/* From place to place, until a few in a row have led nowhere: then the rest has no more to tell. */
static int
search(struct search *s, struct err *e)
{
	size_t i, n, idle = 0;
	int rc = follow(s, 0, e);

	while (rc == 0 && idle < IDLE_MAX && (i = next_place(s)) != SIZE_MAX) {
		n = s->out->at.n;
		rc = follow(s, i, e);
		idle = s->out->at.n > n ? 0 : idle + 1;
	}
	return rc;
}

/* Order of the places: by date, unknown last; then as they came in. */
static int
by_time(const void *pa, const void *pb)
{
	const struct library_place *a = pa, *b = pb;
	long x = date_order(a->date), y = date_order(b->date);

	if (x != y)
		return (x > y) - (x < y);
	return (a->article > b->article) - (a->article < b->article);
}

/* Does `to` have it from `from` rather than from the place known so far? A nearer writing wins, then an earlier one. */
static void
offer(struct library_places *p, size_t to, size_t from, double similarity)
{
	struct library_place *place = &p->at.at[to];

	if (place->from != SIZE_MAX && (similarity < place->similarity || (similarity == place->similarity && from >= place->from)))
		return;
	place->from = from;
	place->similarity = similarity;
}

/* Sort, and give each place the earlier one that it most likely has it from. */
static void
arrange(struct search *s)
{
	size_t n = s->out->at.n, i, *now = mem_alloc(n * sizeof(*now)); /* place as it was found -> as it is */
	struct link *k;

	qsort(s->out->at.at, n, sizeof(*s->out->at.at), by_time);
	for (i = 0; i < n; i++)
		now[*map_get(&s->index, key_of(&s->out->at.at[i].article))] = i;
	vec_each(k, &s->links) {
		size_t a = now[k->a], b = now[k->b];
		enum quotation_origin origin;

		k->q.date = s->out->at.at[b].date;
		origin = origin_of(&k->q, s->out->at.at[a].date);

		/* only from what stands before: that way it is a tree */
		if (a > b && origin != QUOTATION_TO_OTHER)
			offer(s->out, a, b, k->q.similarity);
		else if (b > a && origin != QUOTATION_FROM_OTHER)
			offer(s->out, b, a, k->q.similarity);
	}
	free(now);
}

int
library_places(struct library *l, struct library_places *out, int64_t id, uint32_t beg, uint32_t end, struct err *e)
{
	struct search s = { .l = l, .out = out };
	size_t index;
	int rc;

	vec_clear(&out->at);
	rc = push_place(&s, &index, (struct library_place){
	    .article = id, .beg = beg, .end = end, .similarity = 1, .from = SIZE_MAX }, e);
	if (rc == 0 && index != SIZE_MAX && (rc = search(&s, e)) == 0)
		arrange(&s);
	vec_free(&s.links);
	vec_free(&s.followed);
	map_free(&s.index);
	return rc;
}

int
library_trace(struct library *l, bool *more, struct err *e)
{
	return trace_some(l->db, more, TRACE_FEW, e);
}
