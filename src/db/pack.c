#include "pack_parts.h"

#include <stdlib.h>
#include <string.h>

#include "model/varint.h"

void
pack_put_string(struct str *out, const char *s)
{
	struct slice t = slice_of(s);

	varint_put(out, t.p ? t.n + 1 : 0);
	if (t.n)
		str_put(out, t);
}

bool
pack_get_string(const char **s, struct slice *in, struct arena *mem)
{
	uint64_t n;

	*s = NULL;
	if (!varint_get(&n, in))
		return false;
	if (n == 0)
		return true;
	if (--n > in->n)
		return false;
	*s = arena_dup(mem, in->p, n);
	*in = slice_sub(*in, n, in->n);
	return true;
}

bool
pack_get_count(size_t *n, struct slice *in)
{
	uint64_t v;

	if (!varint_get(&v, in) || v > in->n)
		return false;
	*n = (size_t)v;
	return true;
}

void
pack_put_names(struct str *out, const struct name *names, size_t n)
{
	size_t i;

	varint_put(out, n);
	for (i = 0; i < n; i++) {
		pack_put_string(out, names[i].family);
		pack_put_string(out, names[i].given);
		pack_put_string(out, names[i].literal);
	}
}

bool
pack_get_names(const struct name **names, size_t *n, struct slice *in, struct arena *mem)
{
	struct name *all;
	size_t i;

	if (!pack_get_count(n, in))
		return false;
	all = arena_alloc(mem, *n * sizeof(*all));
	for (i = 0; i < *n; i++)
		if (!pack_get_string(&all[i].family, in, mem) || !pack_get_string(&all[i].given, in, mem) ||
		    !pack_get_string(&all[i].literal, in, mem))
			return false;
	*names = all;
	return true;
}

void
pack_authors(struct str *out, const struct article *a)
{
	pack_put_names(out, a->authors, a->nauthors);
}

bool
unpack_authors(struct article *a, struct slice in, struct arena *mem)
{
	return pack_get_names(&a->authors, &a->nauthors, &in, mem);
}

void
pack_related(struct str *out, const struct article *a)
{
	size_t i;

	varint_put(out, a->nrelated);
	for (i = 0; i < a->nrelated; i++) {
		pack_put_string(out, a->related[i].url);
		pack_put_string(out, a->related[i].title);
	}
}

bool
unpack_related(struct article *a, struct slice in, struct arena *mem)
{
	struct related *related;
	size_t i, n;

	if (!pack_get_count(&n, &in))
		return false;
	related = arena_alloc(mem, n * sizeof(*related));
	for (i = 0; i < n; i++)
		if (!pack_get_string(&related[i].url, &in, mem) || !related[i].url ||
		    !pack_get_string(&related[i].title, &in, mem))
			return false;
	a->related = related;
	a->nrelated = n;
	return true;
}

static void
put_mentions(struct str *out, const struct entity *x)
{
	uint32_t last = 0;
	size_t i;

	varint_put(out, x->nmentions);
	for (i = 0; i < x->nmentions; i++) {
		varint_put(out, x->mentions[i].beg - last);
		varint_put(out, x->mentions[i].end - x->mentions[i].beg);
		last = x->mentions[i].beg;
	}
}

static bool
get_range(uint32_t *beg, uint32_t *end, uint64_t *last, size_t text, struct slice *in)
{
	uint64_t gap, length;

	if (!varint_get(&gap, in) || !varint_get(&length, in) || gap > text || length > text ||
	    *last + gap + length > text)
		return false;
	*last += gap;
	*beg = (uint32_t)*last;
	*end = (uint32_t)(*last + length);
	return true;
}

static bool
get_mentions(struct entity *x, uint32_t index, size_t text, struct slice *in, struct arena *mem)
{
	struct span *mentions;
	uint64_t last = 0;
	size_t i, n;

	if (!pack_get_count(&n, in))
		return false;
	mentions = arena_alloc(mem, n * sizeof(*mentions));
	for (i = 0; i < n; i++) {
		mentions[i].kind = SPAN_MENTION;
		mentions[i].target = index;
		if (!get_range(&mentions[i].beg, &mentions[i].end, &last, text, in))
			return false;
	}
	x->mentions = mentions;
	x->nmentions = n;
	return true;
}

/*
 * The count, then each: kind, name, aliases, mentions. Rows of earlier programs lack the reasons of aliases. Those of now
 * have a 0 in front, which there was the count of an article without entities, and so the end.
 */
void
pack_entities(struct str *out, const struct article *a)
{
	size_t i, k;

	varint_put(out, 0);
	varint_put(out, a->nentities);
	for (i = 0; i < a->nentities; i++) {
		const struct entity *x = &a->entities[i];

		varint_put(out, x->kind);
		pack_put_string(out, x->name);
		varint_put(out, x->naliases);
		for (k = 0; k < x->naliases; k++) {
			pack_put_string(out, x->aliases[k].text);
			varint_put(out, x->aliases[k].why);
		}
		put_mentions(out, x);
	}
}

static bool
get_alias(struct alias *x, bool reasons, struct slice *in, struct arena *mem)
{
	uint64_t why = NAME_SELF;

	if (!pack_get_string(&x->text, in, mem) || !x->text || (reasons && (!varint_get(&why, in) || why >= NAME_REASONS)))
		return false;
	x->why = (enum name_reason)why;
	return true;
}

static bool
get_entity(struct entity *x, uint32_t index, bool reasons, size_t text, struct slice *in, struct arena *mem)
{
	struct alias *aliases;
	uint64_t kind;
	size_t i;

	if (!varint_get(&kind, in) || kind >= ENTITY_KINDS || !pack_get_string(&x->name, in, mem) || !x->name ||
	    !pack_get_count(&x->naliases, in))
		return false;
	x->kind = (enum entity_kind)kind;
	aliases = arena_alloc(mem, x->naliases * sizeof(*aliases));
	for (i = 0; i < x->naliases; i++)
		if (!get_alias(&aliases[i], reasons, in, mem))
			return false;
	x->aliases = aliases;
	return get_mentions(x, index, text, in, mem);
}

bool
unpack_entities(struct article *a, struct slice in, struct arena *mem)
{
	struct entity *entities;
	bool reasons = in.n > 1 && in.p[0] == 0;
	size_t i, n;

	if (reasons)
		in = slice_sub(in, 1, in.n);
	if (!pack_get_count(&n, &in))
		return false;
	entities = arena_alloc(mem, n * sizeof(*entities));
	for (i = 0; i < n; i++)
		if (!get_entity(&entities[i], (uint32_t)i, reasons, a->doc.text.n, &in, mem))
			return false;
	a->entities = entities;
	a->nentities = n;
	return true;
}

void
pack_entity_ids(struct str *out, const struct article *a)
{
	size_t i;

	for (i = 0; i < a->nentities; i++)
		varint_put(out, (uint64_t)a->entities[i].id);
}

bool
unpack_entity_ids(struct article *a, struct slice in)
{
	struct entity *entities = (struct entity *)a->entities;
	uint64_t id;
	size_t i;

	for (i = 0; i < a->nentities; i++) {
		id = 0;
		if (in.n && (!varint_get(&id, &in) || id > INT64_MAX))
			return false;
		entities[i].id = (int64_t)id;
	}
	return in.n == 0;
}

void
pack_spans(struct str *out, const struct doc *d)
{
	uint32_t last = 0;
	size_t i;

	for (i = 0; i < d->nspans; i++) {
		const struct span *s = &d->spans[i];

		if (s->kind == SPAN_MENTION || s->kind == SPAN_CITATION)
			continue;
		varint_put(out, s->beg - last);
		varint_put(out, s->end - s->beg);
		varint_put(out, s->kind);
		varint_put(out, s->target);
		last = s->beg;
	}
}

static bool
stands_before(const struct span *a, const struct span *b)
{
	if (a->beg != b->beg)
		return a->beg < b->beg;
	if (a->end != b->end)
		return a->end > b->end;
	return a->kind < b->kind;
}

/*
 * By place, a longer span first. A text of 20 MB has a quarter of a million mentions, in a run for each entity: three
 * passes by 11 bits of `beg` (a radix sort, stable), then those that begin together are put in order.
 */
static void
sort_spans(struct span *at, size_t n)
{
	enum { BITS = 11, BUCKETS = 1 << BITS };
	struct span *from = at, *to = mem_alloc(n * sizeof(*to)), *swap, s;
	size_t starts[BUCKETS], i, k, sum, count;
	int shift;

	for (shift = 0; shift < 32; shift += BITS) {
		memset(starts, 0, sizeof(starts));
		for (i = 0; i < n; i++)
			starts[from[i].beg >> shift & (BUCKETS - 1)]++;
		for (i = sum = 0; i < BUCKETS; i++) {
			count = starts[i];
			starts[i] = sum;
			sum += count;
		}
		for (i = 0; i < n; i++)
			to[starts[from[i].beg >> shift & (BUCKETS - 1)]++] = from[i];
		swap = from;
		from = to;
		to = swap;
	}
	for (i = 0; i < n; i++) {
		s = from[i];
		for (k = i; k && stands_before(&s, &at[k - 1]); k--)
			at[k] = at[k - 1];
		at[k] = s;
	}
	free(from);
}

bool
unpack_spans(struct article *a, struct slice in, struct arena *mem)
{
	VEC(struct span) all = { 0 };
	struct span *copy, s = { 0 };
	uint64_t last = 0, kind, target;
	size_t i, k;

	while (in.n) {
		if (!get_range(&s.beg, &s.end, &last, a->doc.text.n, &in) || !varint_get(&kind, &in) ||
		    !varint_get(&target, &in) || kind > SPAN_REMOVED || target > UINT32_MAX) {
			vec_free(&all);
			return false;
		}
		s.kind = (uint8_t)kind;
		s.target = (uint32_t)target;
		vec_push(&all, s);
	}
	for (i = 0; i < a->nentities; i++)
		for (k = 0; k < a->entities[i].nmentions; k++)
			vec_push(&all, a->entities[i].mentions[k]);
	for (i = 0; i < a->ncitations; i++)
		vec_push(&all, ((struct span){ .beg = a->citations[i].beg, .end = a->citations[i].end,
				   .target = a->citations[i].reference, .kind = SPAN_CITATION }));
	sort_spans(all.at, all.n);
	copy = arena_alloc(mem, all.n * sizeof(*copy));
	if (all.n)
		memcpy(copy, all.at, all.n * sizeof(*copy));
	a->doc.spans = copy;
	a->doc.nspans = all.n;
	vec_free(&all);
	return true;
}
