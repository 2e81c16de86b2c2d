#include "entity.h"

#include <stdlib.h>
#include <string.h>

#include "analyse/entity_parts.h"
#include "base/utf8.h"

/* A mention on its way out. */
struct found {
	uint32_t beg, end, form, entity;
};

struct result {
	VEC(struct found) found;
	uint32_t *entity_of; /* a form's root -> entity + 1 */
	struct entity *entities;
	size_t n;
};

/* "The Guardian": a printed capital T belongs to the name of an organisation. */
static uint32_t
begins_at(const struct entity_finder *f, const struct piece *p)
{
	const struct token *k = &f->t.at.at[p->first];

	if (p->first && !(k->flags & (TOKEN_BREAK | TOKEN_GLUED)) && k[-1].kind == TOKEN_CAPITAL &&
	    !(k[-1].flags & (TOKEN_STARTS | TOKEN_HEADING)) &&
	    entity_token_is(f, p->first - 1, "the") &&
	    f->forms.at[p->form].kind == ENTITY_ORGANISATION)
		return k[-1].beg;
	return k->beg;
}

static int
by_place(const void *a, const void *b)
{
	const struct found *x = a, *y = b;

	return x->beg < y->beg ? -1 : x->beg > y->beg;
}

/* As printed, a line break as a blank. */
static const char *
printed(const struct entity_finder *f, uint32_t form, struct arena *mem)
{
	const struct form *m = &f->forms.at[form];
	uint32_t beg = f->t.at.at[m->first].beg, end = f->t.at.at[m->last].end;
	char *s = arena_dup(mem, f->t.text.p + beg, end - beg), *c;

	for (c = s; *c; c++)
		if (*c == '\n')
			*c = ' ';
	return s;
}

static void
collect(struct entity_finder *f, struct result *r)
{
	const struct piece *p;

	vec_each(p, &f->pieces)
		if (f->forms.at[p->form].accepted)
			vec_push(&r->found, ((struct found){ .beg = begins_at(f, p),
						.end = f->t.at.at[p->last].end,
						.form = p->form }));
	if (r->found.n)
		qsort(r->found.at, r->found.n, sizeof(*r->found.at), by_place);
}

/* Give each root an entity, in the order of first mentions, and count. */
static void
number(struct entity_finder *f, struct result *r)
{
	struct found *x;

	r->entity_of = mem_zalloc((f->forms.n + 1) * sizeof(*r->entity_of));
	vec_each(x, &r->found) {
		uint32_t root = entity_root(f, x->form);

		if (!r->entity_of[root])
			r->entity_of[root] = (uint32_t)++r->n;
		x->entity = r->entity_of[root] - 1;
	}
}

static int
more_often(const void *a, const void *b)
{
	const struct entity *x = a, *y = b;

	if (x->nmentions != y->nmentions)
		return x->nmentions > y->nmentions ? -1 : 1;
	return x->id < y->id ? -1 : x->id > y->id;
}

static void
fill(struct entity_finder *f, struct result *r, struct arena *mem)
{
	struct span *mentions = arena_alloc(mem, (r->found.n + 1) * sizeof(*mentions));
	size_t *used = mem_zalloc((r->n + 1) * sizeof(*used)), i, next = 0;
	struct found *x;

	vec_each(x, &r->found)
		r->entities[x->entity].nmentions++;
	for (i = 0; i < r->n; i++) {
		r->entities[i].id = (int64_t)i + 1;
		r->entities[i].mentions = mentions + next;
		next += r->entities[i].nmentions;
	}
	vec_each(x, &r->found) {
		struct entity *e = &r->entities[x->entity];

		mentions[e->mentions - mentions + used[x->entity]++] =
		    (struct span){ .beg = x->beg, .end = x->end, .kind = SPAN_MENTION };
		e->kind = f->forms.at[entity_root(f, x->form)].kind;
	}
	free(used);
}

/* The root's form is the name, the others are aliases, each as first printed. */
static void
name(struct entity_finder *f, struct result *r, struct arena *mem)
{
	const char **aliases = arena_alloc(mem, (f->forms.n + 1) * sizeof(*aliases));
	size_t *count = mem_zalloc((r->n + 2) * sizeof(*count)), i;

	for (i = 0; i < f->forms.n; i++) {
		uint32_t root = entity_root(f, (uint32_t)i);

		if (f->forms.at[i].accepted && r->entity_of[root] && root != i)
			count[r->entity_of[root]]++;
	}
	for (i = 0; i < r->n; i++) {
		r->entities[i].aliases = aliases;
		aliases += count[i + 1];
	}
	for (i = 0; i < f->forms.n; i++) {
		uint32_t root = entity_root(f, (uint32_t)i);
		struct entity *e = r->entity_of[root] ? &r->entities[r->entity_of[root] - 1] : NULL;

		if (!e || !f->forms.at[i].accepted)
			continue;
		if (root == i)
			e->name = printed(f, root, mem);
		else
			((const char **)e->aliases)[e->naliases++] = printed(f, (uint32_t)i, mem);
	}
	free(count);
}

/* The most frequent first, and each mention points to its entity. */
static void
settle(struct result *r)
{
	size_t i, k;

	if (r->n)
		qsort(r->entities, r->n, sizeof(*r->entities), more_often);
	for (i = 0; i < r->n; i++) {
		r->entities[i].id = (int64_t)i + 1;
		for (k = 0; k < r->entities[i].nmentions; k++)
			((struct span *)r->entities[i].mentions)[k].target = (uint32_t)i;
	}
}

void
entity_find(struct article *a, struct arena *mem)
{
	struct entity_finder f = { 0 };
	struct result r = { 0 };

	f.capital_nouns = a->language && strcmp(a->language, "de") == 0;
	tokens_build(&f.t, &a->doc);
	entity_find_pieces(&f);
	entity_judge_forms(&f);
	entity_find_in_headings(&f);
	entity_group_forms(&f);
	collect(&f, &r);
	number(&f, &r);
	r.entities = arena_alloc(mem, (r.n + 1) * sizeof(*r.entities));
	fill(&f, &r, mem);
	name(&f, &r, mem);
	settle(&r);
	a->entities = r.entities;
	a->nentities = r.n;
	vec_free(&r.found);
	free(r.entity_of);
	vec_free(&f.pieces);
	vec_free(&f.forms);
	map_free(&f.index);
	str_free(&f.key);
	tokens_free(&f.t);
}
