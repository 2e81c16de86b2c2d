#include "cite_attributions.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum {
	RUN_MAX = 6,        /* words of an outlet */
	MARKER_AHEAD = 2500, /* bytes in which a marker may follow its attribution */
	CHAIN_MAX = 64,
};

/* Without blanks and "the": NewsDay and News Day are one. Borrowed until the next call. */
static struct slice
squash(struct attributor *x, struct slice s)
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

static void
know(struct map *map, uint32_t *next, uint32_t i, struct slice key)
{
	bool fresh;
	uint64_t *slot;

	if (!key.n)
		return;
	slot = map_put(map, key, 0, &fresh);
	*next = fresh ? REFERENCE_NONE : (uint32_t)*slot - 1;
	*slot = i + 1;
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
	uint32_t i;

	for (i = 0; i < f->refs.n; i++) {
		const struct reference *r = &f->refs.at[i];
		const struct name *n = r->authors;

		vec_push(&x->same_author, REFERENCE_NONE);
		vec_push(&x->same_container, REFERENCE_NONE);
		if (r->kind > REFERENCE_BACK || r->same_as != REFERENCE_NONE)
			continue;
		if (r->nauthors && n->family)
			know(&x->authors, &x->same_author.at[i], i, squash(x, slice_of(n->family)));
		if (r->container)
			know(&x->containers, &x->same_container.at[i], i, squash(x, slice_of(r->container)));
		else if (r->nauthors && n->literal)
			know(&x->containers, &x->same_container.at[i], i, squash(x, slice_of(n->literal)));
	}
}

void
attributions_begin(struct attributor *x)
{
	const struct article *a = x->f->a;
	const struct citation *c;
	size_t i, k;

	learn_references(x);
	for (i = 0; i < a->nentities; i++)
		for (k = 0; a->entities[i].kind == ENTITY_PERSON && k < a->entities[i].nmentions; k++)
			vec_push(&x->people, a->entities[i].mentions[k]);
	if (x->people.n)
		qsort(x->people.at, x->people.n, sizeof(*x->people.at), by_place);
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
	vec_free(&x->people);
	map_free(&x->authors);
	map_free(&x->containers);
	map_free(&x->own);
	vec_free(&x->same_author);
	vec_free(&x->same_container);
	vec_free(&x->markers);
	str_free(&x->key);
}

static bool
is_capital(const struct ref_token *k)
{
	return k->kind == TOKEN_IS_WORD && k->shape != SHAPE_LOWER && k->shape != SHAPE_INITIAL;
}

static bool
is_head(const struct attributor *x, const struct ref_token *k)
{
	static const char *const heads[] = { "Times", "Post", "News", "Herald", "Tribune", "Journal", "Gazette", "Chronicle",
		"Observer", "Mail", "Telegraph", "Zeitung", "Dispatch", "Courier", "Examiner", "Inquirer", "Sentinel", "Magazine",
		"Monitor", "Daily", "Weekly", "Newspaper", "Blog", "Radio", "Wire", "Mirror", "Reporter", "Advertiser", "Argus" };
	struct slice s = slice_sub(x->e.text, k->beg, k->end);
	size_t i;

	for (i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		if (slice_eq(s, slice_of(heads[i])))
			return true;
	return false;
}

/* A common word is an outlet only behind "the", or where an outlet is expected. */
static bool
is_plain_word(const struct attributor *x, size_t i)
{
	static const char *const before[] = { "the", "in", "told", "tells", "of", "from", "to", "reported" };
	const struct ref_token *k = &x->e.tokens.at[i];
	struct slice s;
	size_t n;

	if (!(k->classes & GAZ_ALIAS))
		return false;
	if (!i)
		return true;
	s = slice_sub(x->e.text, k[-1].beg, k[-1].end);
	for (n = 0; n < sizeof(before) / sizeof(before[0]); n++)
		if (slice_eq_case(s, slice_of(before[n])))
			return false;
	return true;
}

/* The last token of an outlet that begins at i; i itself may be "The". SIZE_MAX: none. */
static size_t
outlet_end(struct attributor *x, size_t i)
{
	const struct ref_token *k = &x->e.tokens.at[i];
	size_t end = SIZE_MAX, j;

	if (!is_capital(k) && k->shape != SHAPE_HOST)
		return SIZE_MAX;
	if (k->cover_at == 1 && (k->cover & GAZ_OUTLET)) {
		for (end = i; end + 1 < x->e.tokens.n && x->e.tokens.at[end + 1].cover_at == 2; end++)
			;
		if (end == i && is_plain_word(x, i))
			end = SIZE_MAX;
	}
	for (j = i; x->containers.n && j < i + RUN_MAX && j < x->e.tokens.n; j++) {
		if (j > i && !is_capital(&x->e.tokens.at[j]) && !(x->e.tokens.at[j].classes & GAZ_STOP))
			break;
		if ((end == SIZE_MAX || j > end) &&
		    map_get(&x->containers, squash(x, slice_sub(x->e.text, k->beg, x->e.tokens.at[j].end))))
			end = j;
	}
	if (end != SIZE_MAX)
		return end;
	if (k->shape == SHAPE_HOST)
		return i;
	for (j = i + 1; j < i + RUN_MAX && j < x->e.tokens.n && is_capital(&x->e.tokens.at[j]); j++)
		if (is_head(x, &x->e.tokens.at[j]) && !(x->e.tokens.at[i].classes & GAZ_STOP && j == i + 1))
			end = j;
	return end;
}

static void
add_item(struct attributor *x, size_t first, size_t last, bool is_outlet)
{
	vec_push(&x->items, ((struct item){ .first = first, .last = last, .is_outlet = is_outlet }));
	x->begins.at[first] = (uint32_t)x->items.n;
	x->ends.at[last] = (uint32_t)x->items.n;
}

/* The person whose mention begins at token i. */
static size_t
person_end(struct attributor *x, size_t i)
{
	size_t beg = x->beg + x->e.tokens.at[i].beg, end;
	const struct span *s;

	while (x->next_person < x->people.n && x->people.at[x->next_person].end <= beg)
		x->next_person++;
	if (x->next_person >= x->people.n)
		return SIZE_MAX;
	s = &x->people.at[x->next_person];
	if (s->beg > beg + (x->e.tokens.at[i].end - x->e.tokens.at[i].beg) - 1)
		return SIZE_MAX;
	for (end = i; end + 1 < x->e.tokens.n && x->beg + x->e.tokens.at[end + 1].beg < s->end; end++)
		;
	return end;
}

void
attribution_items(struct attributor *x)
{
	size_t i, n = x->e.tokens.n, end;

	vec_clear(&x->items);
	vec_reserve(&x->begins, n + 1);
	vec_reserve(&x->ends, n + 1);
	x->begins.n = x->ends.n = n;
	if (n) {
		memset(x->begins.at, 0, n * sizeof(*x->begins.at));
		memset(x->ends.at, 0, n * sizeof(*x->ends.at));
	}
	for (i = 0; i < n; i++) {
		if ((end = outlet_end(x, i)) != SIZE_MAX)
			add_item(x, i, end, true);
		else if (is_capital(&x->e.tokens.at[i]) && (end = person_end(x, i)) != SIZE_MAX)
			add_item(x, i, end, false);
		else
			continue;
		i = end;
	}
}

static struct slice
item_text(const struct attributor *x, const struct item *t)
{
	return slice_sub(x->e.text, x->e.tokens.at[t->first].beg, x->e.tokens.at[t->last].end);
}

static bool
given_fits(const char *a, const char *b)
{
	return !a || !b || (unsigned char)a[0] == (unsigned char)b[0];
}

static uint32_t
first_by_author(struct attributor *x, const struct name *who)
{
	uint64_t *found = who->family ? map_get(&x->authors, squash(x, slice_of(who->family))) : NULL;

	return found ? (uint32_t)*found - 1 : REFERENCE_NONE;
}

bool
attribution_knows(struct attributor *x, const struct item *person)
{
	struct name who = ref_name(x->f, &x->e, person->first, person->last);
	uint32_t r = first_by_author(x, &who), steps = 0;

	for (; r != REFERENCE_NONE && steps < CHAIN_MAX; r = x->same_author.at[r], steps++)
		if (given_fits(who.given, x->f->refs.at[r].authors[0].given))
			return true;
	return false;
}

/* The reference that the next marker points to. */
static uint32_t
marked(const struct attributor *x, size_t at)
{
	size_t lo = 0, hi = x->markers.n;
	uint32_t r;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (x->markers.at[mid].beg < at)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo >= x->markers.n || x->markers.at[lo].beg > at + MARKER_AHEAD)
		return REFERENCE_NONE;
	r = x->markers.at[lo].reference;
	return x->f->refs.at[r].same_as == REFERENCE_NONE ? r : x->f->refs.at[r].same_as;
}

static bool
container_fits(struct attributor *x, const struct reference *r, const struct item *outlet)
{
	const char *mine = r->container ? r->container : r->nauthors ? r->authors[0].literal : NULL;
	struct slice s;
	char key[128];
	size_t n;

	if (!mine)
		return false;
	s = squash(x, slice_of(mine));
	n = s.n < sizeof(key) ? s.n : sizeof(key);
	memcpy(key, s.p, n);
	return slice_eq(squash(x, item_text(x, outlet)), (struct slice){ key, n });
}

/* How well the reference fits: 0 not at all. */
static unsigned
fit(struct attributor *x, uint32_t i, const struct name *who, const struct item *outlet, bool told)
{
	const struct reference *r = &x->f->refs.at[i];
	bool author = false, container = outlet && container_fits(x, r, outlet);

	if (who && r->nauthors && r->authors[0].family && who->family) {
		struct str a = { 0 }, b = { 0 };

		ref_fold(&a, slice_of(r->authors[0].family));
		ref_fold(&b, slice_of(who->family));
		author = slice_eq(str_slice(&a), str_slice(&b));
		str_free(&a);
		str_free(&b);
		if (!author && !told)
			return 0;
	}
	if (who && !author && !container)
		return 0;
	return author * 2u + container * 2u;
}

/* The best of a chain, the one that the next marker points to before others. */
static uint32_t
best_of(struct attributor *x, uint32_t from, const uint32_t *next, uint32_t next_marked, const struct name *who,
    const struct item *outlet, bool told)
{
	uint32_t best = REFERENCE_NONE, r, steps = 0;
	unsigned most = 0, score;

	for (r = from; r != REFERENCE_NONE && steps < CHAIN_MAX; r = next[r], steps++) {
		score = fit(x, r, who, outlet, told) * 2;
		score += score && r == next_marked;
		if (score >= most && score) { /* chains run backwards: the first in the text wins */
			most = score;
			best = r;
		}
	}
	return best;
}

static uint32_t
listed(struct attributor *x, const struct name *who, const struct item *outlet, size_t at, bool told)
{
	uint32_t next = marked(x, at), r = REFERENCE_NONE;
	uint64_t *found;

	/* a marker behind it decides, even where the article is not by whom it quotes */
	if (next != REFERENCE_NONE && x->f->refs.at[next].kind <= REFERENCE_BACK && fit(x, next, who, outlet, true))
		return next;
	if (who)
		r = best_of(x, first_by_author(x, who), x->same_author.at, next, who, outlet, told);
	if (r == REFERENCE_NONE && outlet && (!who || told)) {
		found = map_get(&x->containers, squash(x, item_text(x, outlet)));
		if (found)
			r = best_of(x, (uint32_t)*found - 1, x->same_container.at, next, who, outlet, told);
	}
	return r;
}

/* A reference of its own, once for the same author and outlet. */
static uint32_t
own(struct attributor *x, const struct name *who, const struct item *outlet, size_t beg, size_t end)
{
	struct str key = { 0 };
	bool fresh;
	uint64_t *slot;
	struct name *copy;

	if (who)
		ref_fold(&key, slice_of(who->family));
	str_putc(&key, '|');
	if (outlet)
		str_put(&key, squash(x, item_text(x, outlet)));
	slot = map_put(&x->own, str_slice(&key), x->f->refs.n, &fresh);
	str_free(&key);
	if (fresh) {
		struct reference r = { .kind = REFERENCE_ATTRIBUTION, .same_as = REFERENCE_NONE };

		if (who) {
			copy = arena_alloc(x->f->mem, sizeof(*copy));
			*copy = *who;
			r.authors = copy;
			r.nauthors = 1;
		}
		r.container = outlet ? ref_printed(x->f, item_text(x, outlet)) : NULL;
		r.text = ref_printed(x->f, slice_sub(x->f->a->doc.text, beg, end));
		vec_push(&x->f->refs, r);
	}
	return (uint32_t)*slot;
}

void
attribution_add(struct attributor *x, const struct item *person, const struct item *outlet, size_t first, size_t last, bool told)
{
	uint32_t beg = (uint32_t)(x->beg + x->e.tokens.at[first].beg), end = (uint32_t)(x->beg + x->e.tokens.at[last].end), r;
	struct name who = { 0 };

	if (beg < x->last_end || beg >= end)
		return;
	if (person)
		who = ref_name(x->f, &x->e, person->first, person->last);
	r = listed(x, person ? &who : NULL, outlet, beg, told);
	if (r == REFERENCE_NONE && !outlet)
		return;
	if (r == REFERENCE_NONE)
		r = own(x, person && !told ? &who : NULL, outlet, beg, end);
	x->last_end = end;
	vec_push(&x->f->citations,
	    ((struct citation){ .beg = beg, .end = end, .kind = CITATION_ATTRIBUTION, .reference = r }));
}
