#include "cite_attributions.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* What an attribution means: a reference of the lists, or one of its own. */

enum {
	MARK_AHEAD = 2500, /* bytes in which the mark of a note may follow its attribution */
	MARK_BEHIND = 4,  /* bytes between a sentence and its mark */
	CHAIN_MAX = 64,
	SQUASHED_MAX = 128
};

struct slice
attribution_squash(struct attributor *x, struct slice s)
{
	size_t i, n = 0;

	str_clear(&x->key);
	ref_fold(&x->key, s);
	s = str_slice(&x->key);
	if (slice_starts(s, SLICE("the ")))
		s = slice_sub(s, 4, s.n);
	for (i = 0; i < s.n; i++)
		if (s.p[i] != ' ')
			x->key.p[n++] = s.p[i];
	return (struct slice){ x->key.n ? x->key.p : "", n };
}

/* The same, in a buffer of the caller's: two can be compared. */
static struct slice
squash_into(struct attributor *x, char buf[SQUASHED_MAX], struct slice s)
{
	s = attribution_squash(x, s);
	s.n = s.n < SQUASHED_MAX ? s.n : SQUASHED_MAX;
	memcpy(buf, s.p, s.n);
	return (struct slice){ buf, s.n };
}

static bool
same_name(struct attributor *x, struct slice a, struct slice b)
{
	char buf[SQUASHED_MAX];

	a = squash_into(x, buf, a);
	b = attribution_squash(x, b);
	return slice_eq(a, slice_sub(b, 0, b.n < SQUASHED_MAX ? b.n : SQUASHED_MAX));
}

static void
know(struct attributor *x, struct map *map, uint32_t reference, const char *name)
{
	struct slice key = name ? attribution_squash(x, slice_of(name)) : (struct slice){ 0 };
	uint64_t *slot;

	if (!key.n)
		return;
	slot = map_put(map, key, 0, NULL);
	vec_push(&x->known, ((struct known){ .reference = reference, .next = (uint32_t)*slot }));
	*slot = x->known.n;
}

static int
by_place(const void *pa, const void *pb)
{
	const struct span *a = pa, *b = pb;

	return a->beg < b->beg ? -1 : a->beg > b->beg;
}

static int
citation_by_place(const void *pa, const void *pb)
{
	const struct citation *a = pa, *b = pb;

	return a->beg < b->beg ? -1 : a->beg > b->beg;
}

static void
learn_references(struct attributor *x)
{
	const struct ref_finder *f = x->f;
	uint32_t i, k;

	for (i = 0; i < f->refs.n; i++) {
		const struct reference *r = &f->refs.at[i];

		if (r->kind > REFERENCE_BACK || r->same_as != REFERENCE_NONE)
			continue;
		for (k = 0; k < r->nauthors; k++)
			know(x, &x->authors, i, r->authors[k].family);
		if (r->container) {
			know(x, &x->containers, i, r->container);
			attribution_learn(x, slice_of(r->container));
		} else if (r->nauthors) {
			know(x, &x->containers, i, r->authors[0].literal);
		}
	}
}

static void
learn_mentions(struct attributor *x)
{
	const struct article *a = x->f->a;
	size_t i, k;

	for (i = 0; i < a->nentities; i++)
		for (k = 0; k < a->entities[i].nmentions; k++) {
			struct span s = a->entities[i].mentions[k];

			s.kind = strchr(a->entities[i].name, ' ') != NULL;
			if (a->entities[i].kind == ENTITY_PERSON)
				vec_push(&x->people, s);
			else if (a->entities[i].kind == ENTITY_PLACE)
				vec_push(&x->places, s);
		}
	if (x->people.n)
		qsort(x->people.at, x->people.n, sizeof(*x->people.at), by_place);
	if (x->places.n)
		qsort(x->places.at, x->places.n, sizeof(*x->places.at), by_place);
}

void
attributions_begin(struct attributor *x)
{
	const struct citation *c;

	learn_references(x);
	learn_mentions(x);
	if (x->f->a->publisher) {
		str_put(&x->publisher, attribution_squash(x, slice_of(x->f->a->publisher)));
		attribution_learn(x, slice_of(x->f->a->publisher));
	}
	vec_each(c, &x->f->citations)
		if (c->kind == CITATION_MARKER)
			vec_push(&x->markers, *c);
	if (x->markers.n)
		qsort(x->markers.at, x->markers.n, sizeof(*x->markers.at), citation_by_place);
}

void
attributions_end(struct attributor *x)
{
	entry_free(&x->e);
	vec_free(&x->items);
	vec_free(&x->begins);
	vec_free(&x->ends);
	vec_free(&x->words);
	vec_free(&x->people);
	vec_free(&x->places);
	map_free(&x->authors);
	map_free(&x->containers);
	map_free(&x->short_names);
	map_free(&x->own);
	map_free(&x->own_authors);
	vec_free(&x->known);
	vec_free(&x->names);
	vec_free(&x->markers);
	vec_free(&x->taken);
	str_free(&x->publisher);
	str_free(&x->key);
}

static bool
given_fits(const char *a, const char *b)
{
	return !a || !b || (unsigned char)a[0] == (unsigned char)b[0];
}

/* The chain of what an author or outlet stands for: index + 1, 0: nothing. */
static uint32_t
chain_of(struct attributor *x, const struct map *map, struct slice name)
{
	uint64_t *found = name.n ? map_get(map, attribution_squash(x, name)) : NULL;

	return found ? (uint32_t)*found : 0;
}

static uint32_t
chain_of_author(struct attributor *x, const struct name *who)
{
	return who->family ? chain_of(x, &x->authors, slice_of(who->family)) : 0;
}

/* Is it one of the reference's authors? */
static bool
wrote(struct attributor *x, const struct reference *r, const struct name *who)
{
	size_t i;

	for (i = 0; i < r->nauthors; i++)
		if (r->authors[i].family && who->family && given_fits(who->given, r->authors[i].given) &&
		    same_name(x, slice_of(r->authors[i].family), slice_of(who->family)))
			return true;
	return false;
}

bool
attribution_knows(struct attributor *x, const struct item *person)
{
	struct name who = ref_name(x->f, &x->e, person->first, person->last);
	uint32_t at = chain_of_author(x, &who), steps = 0;
	uint64_t *own;

	for (; at && steps < CHAIN_MAX; at = x->known.at[at - 1].next, steps++)
		if (wrote(x, &x->f->refs.at[x->known.at[at - 1].reference], &who))
			return true;
	own = who.family ? map_get(&x->own_authors, attribution_squash(x, slice_of(who.family))) : NULL;
	return own && wrote(x, &x->f->refs.at[*own], &who);
}

/* The work that a reference stands for. */
static uint32_t
work_of(const struct attributor *x, uint32_t r)
{
	return x->f->refs.at[r].same_as == REFERENCE_NONE ? r : x->f->refs.at[r].same_as;
}

/* The first mark at or behind a place; markers.n: none. */
static size_t
mark_from(const struct attributor *x, size_t at)
{
	size_t lo = 0, hi = x->markers.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (x->markers.at[mid].beg < at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* The reference that the next mark points to. */
static uint32_t
marked(const struct attributor *x, size_t at)
{
	size_t i = mark_from(x, at);

	if (i >= x->markers.n || x->markers.at[i].beg > at + MARK_AHEAD)
		return REFERENCE_NONE;
	return x->markers.at[i].reference;
}

static bool
container_fits(struct attributor *x, const struct reference *r, const struct item *outlet)
{
	const char *mine = r->container ? r->container : r->nauthors ? r->authors[0].literal : NULL;

	return mine && same_name(x, slice_of(mine), outlet->name);
}

/* Does the entry name the outlet somewhere: a letter to the Y? */
static bool
entry_names(struct attributor *x, const struct reference *r, const struct item *outlet)
{
	char buf[SQUASHED_MAX];
	struct slice name = squash_into(x, buf, outlet->name);

	return r->text && name.n > 3 && slice_find(attribution_squash(x, slice_of(r->text)), name, 0) != SIZE_MAX;
}

struct meant {
	struct name who, with;
	bool has_who, has_with;
	const struct item *outlet;
	bool told;
};

/* How well the reference fits: 0 not at all. */
static unsigned
fit(struct attributor *x, uint32_t i, const struct meant *m)
{
	const struct reference *r = &x->f->refs.at[work_of(x, i)];
	bool author = m->has_who && wrote(x, r, &m->who), container = m->outlet && container_fits(x, r, m->outlet);

	if (m->has_who && !author && !m->told && r->nauthors && r->authors[0].family)
		return 0;
	if ((m->told && !container) || (m->has_who && !author && !container))
		return 0;
	return author * 4u + container * 4u + (author && m->has_with && wrote(x, r, &m->with)) * 2u;
}

/* The best of a chain, the one that the next mark points to before others. */
static uint32_t
best_of(struct attributor *x, uint32_t from, uint32_t next_marked, const struct meant *m)
{
	uint32_t best = REFERENCE_NONE, r, steps = 0;
	unsigned most = 0, score;

	for (; from && steps < CHAIN_MAX; from = x->known.at[from - 1].next, steps++) {
		r = x->known.at[from - 1].reference;
		score = fit(x, r, m);
		score += score && next_marked != REFERENCE_NONE && r == work_of(x, next_marked);
		if (score >= most && score) { /* chains run backwards: the first in the text wins */
			most = score;
			best = r;
		}
	}
	return best;
}

/* The reference of the lists; the mark behind the attribution decides, even where the article is not by whom it quotes. */
static uint32_t
listed(struct attributor *x, const struct meant *m, size_t at)
{
	uint32_t next = marked(x, at), r = REFERENCE_NONE;
	struct meant printed = *m;
	bool is_work = next != REFERENCE_NONE && x->f->refs.at[next].kind <= REFERENCE_BACK;

	printed.told = m->told && m->outlet && is_work && container_fits(x, &x->f->refs.at[work_of(x, next)], m->outlet);
	if (is_work && (fit(x, next, &printed) || (m->outlet && container_fits(x, &x->f->refs.at[work_of(x, next)], m->outlet)) ||
			   (m->outlet && entry_names(x, &x->f->refs.at[work_of(x, next)], m->outlet))))
		return next;
	if (m->told)
		return REFERENCE_NONE;
	if (m->has_who)
		r = best_of(x, chain_of_author(x, &m->who), next, m);
	else if (m->outlet)
		r = best_of(x, chain_of(x, &x->containers, m->outlet->name), next, m);
	return r;
}

/* The one of an author who was named with an outlet before. */
static uint32_t
own_of_author(struct attributor *x, const struct meant *m)
{
	uint64_t *found = m->has_who && !m->outlet && m->who.family ?
			      map_get(&x->own_authors, attribution_squash(x, slice_of(m->who.family))) : NULL;

	return found && wrote(x, &x->f->refs.at[*found], &m->who) ? (uint32_t)*found : REFERENCE_NONE;
}

/* A reference of its own, once for the same author and outlet. */
static uint32_t
own(struct attributor *x, const struct meant *m, size_t beg, size_t end)
{
	struct str key = { 0 };
	bool fresh, by = m->has_who && !m->told;
	uint64_t *slot;
	struct name *copy;

	if (by && m->who.family)
		ref_fold(&key, slice_of(m->who.family));
	str_putc(&key, '|');
	str_put(&key, attribution_squash(x, m->outlet->name));
	slot = map_put(&x->own, str_slice(&key), x->f->refs.n, &fresh);
	str_free(&key);
	if (fresh) {
		struct reference r = { .kind = REFERENCE_ATTRIBUTION, .same_as = REFERENCE_NONE };

		if (by) {
			copy = arena_alloc(x->f->mem, sizeof(*copy));
			*copy = m->who;
			r.authors = copy;
			r.nauthors = 1;
			if (m->who.family)
				map_put(&x->own_authors, attribution_squash(x, slice_of(m->who.family)), x->f->refs.n, NULL);
		}
		r.container = ref_printed(x->f, m->outlet->name);
		r.text = ref_printed(x->f, slice_sub(x->f->a->doc.text, beg, end));
		vec_push(&x->f->refs, r);
	}
	return (uint32_t)*slot;
}

static bool
is_taken(const struct attributor *x, uint32_t beg, uint32_t end)
{
	const struct citation *c;

	vec_each(c, &x->taken)
		if (beg < c->end && c->beg < end)
			return true;
	return false;
}

static void
take(struct attributor *x, uint32_t beg, uint32_t end, uint32_t r)
{
	struct citation c = { .beg = beg, .end = end, .kind = CITATION_ATTRIBUTION, .reference = r };

	vec_push(&x->taken, c);
	vec_push(&x->f->citations, c);
}

static struct meant
meant_by(struct attributor *x, const struct item *person, const struct item *with, const struct item *outlet)
{
	struct meant m = { .outlet = outlet, .has_who = person, .has_with = with };

	if (person)
		m.who = ref_name(x->f, &x->e, person->first, person->last);
	if (with)
		m.with = ref_name(x->f, &x->e, with->first, with->last);
	return m;
}

void
attribution_add(struct attributor *x, const struct attribution *a)
{
	uint32_t beg = (uint32_t)(x->beg + x->e.tokens.at[a->first].beg), end = (uint32_t)(x->beg + x->e.tokens.at[a->last].end), r;
	struct meant m;

	if (beg >= end || is_taken(x, beg, end))
		return;
	m = meant_by(x, a->person, a->with, a->outlet);
	m.told = a->told;
	r = listed(x, &m, beg);
	if (r == REFERENCE_NONE)
		r = own_of_author(x, &m);
	if (r == REFERENCE_NONE && !a->outlet)
		return;
	take(x, beg, end, r == REFERENCE_NONE ? own(x, &m, beg, end) : r);
}

/* Is the work attributed in this sentence already? */
static bool
has_taken(const struct attributor *x, uint32_t r)
{
	const struct citation *c;

	vec_each(c, &x->taken)
		if (work_of(x, c->reference) == work_of(x, r))
			return true;
	return false;
}

/* Does the place stand in a mark itself: (Harlan, 2001a, 2001b)? */
static bool
is_in_mark(const struct attributor *x, size_t at)
{
	size_t i = mark_from(x, at + 1);

	return i > 0 && x->markers.at[i - 1].end > at;
}

void
attribution_by_marks(struct attributor *x, size_t beg, size_t end)
{
	size_t from = x->beg + x->e.tokens.at[beg].beg, to = x->beg + x->e.tokens.at[end - 1].end + MARK_BEHIND, i, k;

	for (i = mark_from(x, from); i < x->markers.n && x->markers.at[i].beg < to; i++) {
		uint32_t r = x->markers.at[i].reference;

		if (x->f->refs.at[r].kind > REFERENCE_BACK || has_taken(x, r))
			continue;
		for (k = x->items.n; k-- > 0;) {
			const struct item *t = &x->items.at[k];
			uint32_t a = (uint32_t)(x->beg + x->e.tokens.at[t->first].beg), b = (uint32_t)(x->beg + x->e.tokens.at[t->last].end);
			struct meant m;

			if (t->first < beg)
				break;
			if (t->last >= end || b > x->markers.at[i].beg || is_taken(x, a, b) || is_in_mark(x, a))
				continue;
			m = meant_by(x, t->is_outlet ? NULL : t, NULL, t->is_outlet ? t : NULL);
			if (fit(x, r, &m) || (t->is_outlet && !t->is_body && entry_names(x, &x->f->refs.at[work_of(x, r)], t))) {
				take(x, a, b, r);
				break;
			}
		}
	}
}
