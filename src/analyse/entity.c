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

/* As printed, a line break as a blank, without the article that an outlet's name may have. */
static const char *
printed(const struct entity_finder *f, const struct found *x, struct arena *mem)
{
	const char *s = f->t.text.p + x->beg;
	size_t n = x->end - x->beg;
	char *copy, *c;

	if (n > 4 && (s[0] == 'T' || s[0] == 't') && memcmp(s + 1, "he ", 3) == 0) {
		s += 4;
		n -= 4;
	}
	copy = arena_dup(mem, s, n);
	for (c = copy; *c; c++)
		if (*c == '\n')
			*c = ' ';
	return copy;
}

static void
collect(struct entity_finder *f, struct result *r)
{
	const struct piece *p;

	vec_each(p, &f->pieces)
		vec_push(&r->found, ((struct found){ .beg = f->t.at.at[p->first].beg, .end = f->t.at.at[p->last].end,
					.form = p->form }));
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

struct written {
	uint32_t entity;
	struct alias name;
};

static enum name_reason
reason(const struct entity_finder *f, uint32_t form, const char *text)
{
	if (f->forms.at[form].kind == ENTITY_PERSON && strchr(text, ','))
		return NAME_TURNED;
	return f->forms.at[form].parent == form ? NAME_SELF : f->forms.at[form].why;
}

/* A person's name is best as one says it: "Elias Corvane", and not "Corvane, Elias". */
static bool
is_better(const struct entity_finder *f, uint32_t form, const char *text, const char *than)
{
	return f->forms.at[form].kind == ENTITY_PERSON && strchr(than, ',') && !strchr(text, ',');
}

/* The root's form is the name, all other spellings are aliases. */
static void
name(struct entity_finder *f, struct result *r, struct arena *mem)
{
	VEC(struct written) all = { 0 };
	struct map seen = { 0 };
	struct str key = { 0 };
	const struct found *x;
	const struct written *w;
	struct alias *aliases;
	bool fresh;
	size_t i;

	vec_each(x, &r->found) {
		const char *text = printed(f, x, mem);
		struct entity *e = &r->entities[x->entity];

		str_clear(&key);
		str_printf(&key, "%u ", x->entity);
		str_puts(&key, text);
		map_put(&seen, str_slice(&key), 0, &fresh);
		if (entity_root(f, x->form) == x->form && (!e->name || is_better(f, x->form, text, e->name)))
			e->name = text;
		if (fresh)
			vec_push(&all, ((struct written){ x->entity, { text, reason(f, x->form, text) } }));
	}
	aliases = arena_alloc(mem, (all.n + 1) * sizeof(*aliases));
	vec_each(w, &all)
		r->entities[w->entity].naliases++;
	for (i = 0; i < r->n; i++) {
		r->entities[i].aliases = aliases;
		aliases += r->entities[i].naliases;
		r->entities[i].naliases = 0;
	}
	vec_each(w, &all)
		if (strcmp(w->name.text, r->entities[w->entity].name) != 0)
			((struct alias *)r->entities[w->entity].aliases)[r->entities[w->entity].naliases++] = w->name;
	vec_free(&all);
	map_free(&seen);
	str_free(&key);
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
	tag_text_build(&f.tags, &f.t);
	tag_text_label(&f.tags);
	entity_find_pieces(&f);
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
	vec_free(&f.open);
	vec_free(&f.choices);
	map_free(&f.index);
	str_free(&f.key);
	tag_text_free(&f.tags);
	tokens_free(&f.t);
}
