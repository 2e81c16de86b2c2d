#include "entities.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "analyse/identity.h"
#include "analyse/resolve.h"
#include "app/identify.h"
#include "app/library_private.h"
#include "base/map.h"
#include "db/articles.h"
#include "db/entities.h"

/* Entities as they are shown: of an article, and found by their names. The page of one: entity_page.c. */

int
library_entity_root(struct library *l, struct entity_row *row, struct arena *mem, int64_t id, struct err *e)
{
	int rc = entity_get(l->db, row, mem, id, e);

	return rc < 0 || row->root == id ? rc : entity_get(l->db, row, mem, row->root, e);
}

struct entity_entry
library_entity_entry(const struct entity_row *row)
{
	return (struct entity_entry){ .id = row->id, .kind = row->kind, .name = row->name, .articles = row->articles,
		.mentions = row->mentions, .rejected = row->rejected };
}

int
library_entity(struct library *l, struct entity_entry *out, struct arena *mem, int64_t id, struct err *e)
{
	struct entity_row row;

	if (library_entity_root(l, &row, mem, id, e) < 0)
		return -1;
	*out = library_entity_entry(&row);
	return 0;
}

/* --- of an article -------------------------------------------------------------------------- */

/* Often here and rarely elsewhere: tf-idf. A library of few articles says nothing about what is rare. */
double
library_entity_weight(size_t here, size_t articles, size_t all)
{
	return (double)here * log2(2 + (double)all / (double)(articles + 1));
}

struct shown {
	struct entity x;
	VEC(struct span) mentions;
	VEC(struct alias) aliases;
	double weight;
	size_t found; /* its place among those of the article */
};

struct showing {
	VEC(struct shown) at;
	struct map roots; /* id -> index */
	size_t *place;    /* an entity of the article -> index + 1; 0: rejected */
};

static void
add_alias(struct shown *s, const char *text, enum name_reason why)
{
	const struct alias *a;

	vec_each(a, &s->aliases)
		if (strcmp(a->text, text) == 0)
			return;
	if (strcmp(s->x.name, text) != 0)
		vec_push(&s->aliases, ((struct alias){ .text = text, .why = why }));
}

/* Why an entity's name is one of the entity that it was merged into: an article says so, or the user. */
static int
joined_why(struct library *l, enum name_reason *why, int64_t own, struct err *e)
{
	struct arena mem = { 0 };
	struct entity_row row;
	int rc = entity_get(l->db, &row, &mem, own, e);

	*why = rc == 0 && row.joined ? NAME_CALLED : NAME_GIVEN;
	arena_free(&mem);
	return rc;
}

/* The library's name and kind stand above the article's; parts that are one in the library become one. */
static int
show(struct library *l, struct showing *g, const struct article *a, size_t i, struct arena *mem, struct err *e)
{
	const struct entity *x = &a->entities[i];
	struct entity_row row = { 0 };
	uint64_t *at = NULL;
	struct shown *s;
	enum name_reason why = NAME_SELF;
	size_t k;
	bool fresh = true;

	if (x->id) {
		if (library_entity_root(l, &row, mem, x->id, e) < 0)
			return -1;
		if (row.id != x->id && joined_why(l, &why, x->id, e) < 0)
			return -1;
		if (row.rejected)
			return 0;
		at = map_put(&g->roots, (struct slice){ (const char *)&row.id, sizeof(row.id) }, g->at.n, &fresh);
	}
	if (fresh) {
		vec_push(&g->at, ((struct shown){ .x = { .kind = x->kind, .name = x->name }, .found = i }));
		s = &vec_last(&g->at);
		if (x->id)
			s->x = (struct entity){ .id = row.id, .kind = row.kind, .name = row.name, .articles = row.articles };
	} else
		s = &g->at.at[*at];
	g->place[i] = (size_t)(s - g->at.at) + 1;
	for (k = 0; k < x->nmentions; k++)
		vec_push(&s->mentions, x->mentions[k]);
	add_alias(s, x->name, why);
	for (k = 0; k < x->naliases; k++)
		add_alias(s, x->aliases[k].text, x->aliases[k].why);
	return 0;
}

static int
by_place(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	return x->beg < y->beg ? -1 : x->beg > y->beg;
}

static int
by_weight(const void *a, const void *b)
{
	const struct shown *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	return x->found < y->found ? -1 : x->found > y->found;
}

/* The doc's mentions point to the entities by their new places; those of rejected ones go. */
static void
point_spans(struct article *a, const size_t *place, struct arena *mem)
{
	struct span *spans = arena_alloc(mem, (a->doc.nspans + 1) * sizeof(*spans));
	size_t i, n = 0;

	for (i = 0; i < a->doc.nspans; i++) {
		struct span s = a->doc.spans[i];

		if (s.kind == SPAN_MENTION) {
			if (!place[s.target])
				continue;
			s.target = (uint32_t)place[s.target] - 1;
		}
		spans[n++] = s;
	}
	a->doc.spans = spans;
	a->doc.nspans = n;
}

static void
settle_shown(struct showing *g, struct article *a, size_t all, struct arena *mem)
{
	struct entity *out = arena_alloc(mem, (g->at.n + 1) * sizeof(*out));
	size_t *now = mem_alloc((a->nentities + 1) * sizeof(*now)), i, k;
	struct shown *s;

	vec_each(s, &g->at)
		s->weight = library_entity_weight(s->mentions.n, s->x.articles, all);
	for (i = 0; i < a->nentities; i++) /* by the first of each, which sorting carries along */
		now[i] = g->place[i] ? g->at.at[g->place[i] - 1].found : SIZE_MAX;
	if (g->at.n)
		qsort(g->at.at, g->at.n, sizeof(*g->at.at), by_weight);
	for (i = 0; i < g->at.n; i++)
		g->place[g->at.at[i].found] = i + 1;
	for (i = 0; i < a->nentities; i++)
		if (now[i] != SIZE_MAX)
			g->place[i] = g->place[now[i]];
	for (i = 0; i < g->at.n; i++) {
		s = &g->at.at[i];
		out[i] = s->x;
		if (s->mentions.n)
			qsort(s->mentions.at, s->mentions.n, sizeof(*s->mentions.at), by_place);
		for (k = 0; k < s->mentions.n; k++)
			s->mentions.at[k].target = (uint32_t)i;
		out[i].mentions = (struct span *)arena_dup(mem, (const char *)s->mentions.at, s->mentions.n * sizeof(struct span));
		out[i].nmentions = s->mentions.n;
		out[i].aliases = (struct alias *)arena_dup(mem, (const char *)s->aliases.at, s->aliases.n * sizeof(struct alias));
		out[i].naliases = s->aliases.n;
	}
	free(now);
	a->entities = out;
	a->nentities = g->at.n;
}

int
library_add_entities(struct library *l, struct article *a, struct arena *mem, struct err *e)
{
	struct showing g = { .place = mem_zalloc((a->nentities + 1) * sizeof(*g.place)) };
	struct list_counts all;
	struct shown *s;
	size_t i;
	int rc = list_totals(l->db, &all, e);

	for (i = 0; i < a->nentities && rc == 0; i++)
		rc = show(l, &g, a, i, mem, e);
	if (rc == 0) {
		settle_shown(&g, a, (size_t)all.all, mem);
		point_spans(a, g.place, mem);
	}
	vec_each(s, &g.at) {
		vec_free(&s->mentions);
		vec_free(&s->aliases);
	}
	vec_free(&g.at);
	map_free(&g.roots);
	free(g.place);
	return rc;
}

/* --- by name -------------------------------------------------------------------------------- */

struct found {
	struct entity_entry x;
	bool exact;
};
struct founds {
	VEC(struct found) at;
};

static int
by_fit(const void *a, const void *b)
{
	const struct found *x = a, *y = b;

	if (x->exact != y->exact)
		return x->exact ? -1 : 1;
	if (x->x.articles != y->x.articles)
		return x->x.articles > y->x.articles ? -1 : 1;
	return x->x.id < y->x.id ? -1 : x->x.id > y->x.id;
}

static int
add_found(struct library *l, struct founds *f, struct arena *mem, int64_t id, bool exact, struct err *e)
{
	struct entity_row row;
	struct found *x;

	vec_each(x, &f->at)
		if (x->x.id == id)
			return 0;
	if (entity_get(l->db, &row, mem, id, e) < 0)
		return -1;
	if (row.articles && (exact || !row.rejected))
		vec_push(&f->at, ((struct found){ library_entity_entry(&row), exact }));
	return 0;
}

/* Those whose name it is, whatever their kind. */
static int
find_exact(struct library *l, struct founds *f, struct arena *mem, const char *name, struct err *e)
{
	enum { HITS_MAX = 64 };
	struct entity_hits hits = { 0 };
	struct entity_hit *h;
	struct identity id, other;
	int kind, rc = 0;

	for (kind = 0; kind < ENTITY_KINDS && rc == 0; kind++) {
		vec_clear(&hits.at);
		identity_of(&id, mem, (enum entity_kind)kind, slice_of(name));
		if (id.key)
			rc = entity_find_key(l->db, &hits, mem, id.key, false, HITS_MAX, e);
		vec_each(h, &hits.at) {
			identity_of(&other, mem, (enum entity_kind)kind, slice_of(h->name));
			if (rc == 0 && identity_agrees(&id, &other))
				rc = add_found(l, f, mem, h->root, true, e);
		}
	}
	vec_free(&hits.at);
	return rc;
}

/* The words as they are looked for, longest first: the longest narrows most. */
static size_t
cut_words(const char *words[4], struct arena *mem, const char *name)
{
	struct str folded = { 0 };
	struct slice rest;
	size_t n = 0, end, i;

	resolve_fold(&folded, slice_of(name), ' ');
	for (rest = str_slice(&folded); rest.n && n < 4; rest = slice_sub(rest, end + 1, rest.n)) {
		end = slice_find(rest, SLICE(" "), 0);
		end = end == SIZE_MAX ? rest.n : end;
		if (!end)
			continue;
		words[n] = arena_dup(mem, rest.p, end);
		for (i = n++; i > 0 && strlen(words[i]) > strlen(words[i - 1]); i--) {
			const char *w = words[i];

			words[i] = words[i - 1];
			words[i - 1] = w;
		}
	}
	str_free(&folded);
	return n;
}

static int
put_entries(struct entity_entries *out, struct founds *f, struct arena *mem, size_t most)
{
	struct entity_entry *at;
	size_t i;

	if (f->at.n)
		qsort(f->at.at, f->at.n, sizeof(*f->at.at), by_fit);
	out->n = f->at.n < most ? f->at.n : most;
	out->at = at = arena_alloc(mem, (out->n + 1) * sizeof(*at));
	for (i = 0; i < out->n; i++)
		at[i] = f->at.at[i].x;
	return 0;
}

int
library_find_entities(struct library *l, struct entity_entries *out, struct arena *mem, const char *name, size_t most,
    struct err *e)
{
	enum { FOUND_MAX = 2000 };
	struct founds f = { 0 };
	struct id_list ids = { 0 };
	const char *words[4];
	size_t n = cut_words(words, mem, name), i;
	int rc = find_exact(l, &f, mem, name, e);

	if (rc == 0)
		rc = entity_find_words(l->db, &ids, words, n, FOUND_MAX, e);
	for (i = 0; i < ids.ids.n && rc == 0; i++)
		rc = add_found(l, &f, mem, ids.ids.at[i], false, e);
	if (rc == 0)
		rc = put_entries(out, &f, mem, most);
	vec_free(&ids.ids);
	vec_free(&f.at);
	return rc;
}

int
library_entities(struct library *l, struct entity_entries *out, struct arena *mem, enum entity_kind kind, size_t most,
    struct err *e)
{
	struct id_list ids = { 0 };
	struct entity_entry *at;
	size_t i;
	int rc = entity_common(l->db, &ids, kind == ENTITY_KINDS ? -1 : (int)kind, most, e);

	out->at = at = arena_alloc(mem, (ids.ids.n + 1) * sizeof(*at));
	for (i = 0; i < ids.ids.n && rc == 0; i++)
		rc = library_entity(l, &at[i], mem, ids.ids.at[i], e);
	out->n = rc == 0 ? ids.ids.n : 0;
	vec_free(&ids.ids);
	return rc;
}

int
library_identify(struct library *l, bool *more, struct err *e)
{
	return identify_some(l->db, more, IDENTIFY_FEW, false, e);
}
