#include "identify_private.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/utf8.h"

/* What is found in an article, parted and added to by the user's word for names. */

enum { FORMS_MAX = 24 /* of one entity; further ones are neither compared nor kept */ };

struct deciding {
	struct db *db;
	const struct article *a;
	struct parts *out;
};

void
identify_forms(struct part *p, struct arena *mem)
{
	size_t i, most = p->x.naliases + 1 < FORMS_MAX ? p->x.naliases + 1 : FORMS_MAX;

	p->forms = arena_alloc(mem, most * sizeof(*p->forms));
	for (i = 0; i < most; i++)
		identity_of(&p->forms[i], mem, p->x.kind, slice_of(i ? p->x.aliases[i - 1].text : p->x.name));
	p->nforms = p->forms[0].key ? most : 0;
}

int
identify_owner(struct db *db, int64_t *owner, int64_t article, enum entity_kind kind, struct slice name, struct err *e)
{
	struct entity_pin_row pin = { .key = identity_pin(kind, name), .article = article };
	struct arena mem = { 0 };
	int rc = entity_pin_get(db, &pin, &mem, e);

	if (rc == 0 && pin.entity < 0) {
		pin.article = 0;
		rc = entity_pin_get(db, &pin, &mem, e);
	}
	*owner = pin.entity;
	arena_free(&mem);
	return rc;
}

static const char *
printed(const struct article *a, struct span s, struct arena *mem)
{
	char *copy = arena_dup(mem, a->doc.text.p + s.beg, s.end - s.beg), *c;

	for (c = copy; *c; c++)
		if (*c == '\n')
			*c = ' ';
	return slice_starts_case(slice_of(copy), SLICE("the ")) ? copy + 4 : copy;
}

/* The mentions of one part, gathered until its names are known. */
struct gathered {
	int64_t owner; /* -1: not decided */
	VEC(struct span) mentions;
};
struct gatherings {
	VEC(struct gathered) at;
};

static struct gathered *
gathered_of(struct gatherings *g, int64_t owner)
{
	struct gathered *x;

	vec_each(x, &g->at)
		if (x->owner == owner)
			return x;
	vec_push(&g->at, ((struct gathered){ .owner = owner }));
	return &vec_last(&g->at);
}

static int
by_beg(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	return x->beg < y->beg ? -1 : x->beg > y->beg;
}

/* An entity of the mentions: its names are as they stand, `name` the first if it is among them. */
static void
put_part(struct deciding *d, struct gathered *g, const struct entity *of)
{
	struct arena *mem = &d->out->mem;
	struct part p = { .x = { .kind = of->kind }, .roles = ENTITY_MENTIONED, .given = g->owner > 0 };
	struct alias *aliases = arena_alloc(mem, (g->mentions.n + 1) * sizeof(*aliases));
	struct span *mentions = arena_alloc(mem, g->mentions.n * sizeof(*mentions));
	struct map seen = { 0 };
	size_t i, k;
	bool fresh;

	qsort(g->mentions.at, g->mentions.n, sizeof(*g->mentions.at), by_beg);
	for (i = 0; i < g->mentions.n; i++) {
		const char *text = printed(d->a, g->mentions.at[i], mem);

		mentions[i] = g->mentions.at[i];
		map_put(&seen, slice_of(text), 0, &fresh);
		if (!p.x.name)
			p.x.name = text;
		else if (fresh) {
			aliases[p.x.naliases] = (struct alias){ .text = text, .why = NAME_SHORTER };
			for (k = 0; k < of->naliases; k++)
				if (strcmp(of->aliases[k].text, text) == 0)
					aliases[p.x.naliases].why = of->aliases[k].why;
			p.x.naliases++;
		}
	}
	if (of->name && map_get(&seen, slice_of(of->name)) && strcmp(of->name, p.x.name) != 0) {
		for (k = 0; strcmp(aliases[k].text, of->name) != 0; k++)
			;
		aliases[k].text = p.x.name;
		p.x.name = of->name;
	}
	map_free(&seen);
	p.x.aliases = aliases;
	p.x.mentions = mentions;
	p.x.nmentions = g->mentions.n;
	p.x.id = p.given ? g->owner : 0;
	p.at = mentions[0].beg;
	identify_forms(&p, mem);
	vec_push(&d->out->at, p);
}

static void
put_whole(struct deciding *d, const struct entity *x)
{
	struct part p = { .x = *x, .roles = ENTITY_MENTIONED, .at = x->nmentions ? x->mentions[0].beg : 0 };

	p.x.id = 0;
	identify_forms(&p, &d->out->mem);
	vec_push(&d->out->at, p);
}

/* An entity as it was found: whole, or in as many parts as the user's word gives it owners. */
static int
decide(struct deciding *d, const struct entity *x, struct err *e)
{
	struct gatherings g = { 0 };
	struct gathered *one;
	size_t i;
	int rc = 0;

	for (i = 0; i < x->nmentions && rc == 0; i++) {
		struct span s = x->mentions[i];
		int64_t owner = -1;

		rc = identify_owner(d->db, &owner, d->a->id, x->kind, slice_of(printed(d->a, s, &d->out->mem)), e);
		one = gathered_of(&g, owner);
		vec_push(&one->mentions, s);
	}
	if (rc == 0 && g.at.n == 1 && g.at.at[0].owner < 0)
		put_whole(d, x);
	else if (rc == 0) {
		d->out->other = true;
		vec_each(one, &g.at)
			if (one->owner != 0)
				put_part(d, one, x);
	}
	vec_each(one, &g.at)
		vec_free(&one->mentions);
	vec_free(&g.at);
	return rc;
}

/* --- names that the user gave --------------------------------------------------------------- */

struct taken {
	VEC(struct span) at; /* by beg */
};

static bool
is_free(const struct taken *t, uint32_t beg, uint32_t end)
{
	size_t lo = 0, hi = t->at.n, mid;

	while (lo < hi) { /* the first that ends behind beg: they do not overlap */
		mid = lo + (hi - lo) / 2;
		if (t->at.at[mid].end <= beg)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo == t->at.n || t->at.at[lo].beg >= end;
}

static bool
is_letter(struct slice text, size_t at)
{
	uint32_t cp;

	utf8_decode(text, at, &cp);
	return utf8_is_alnum(cp);
}

/* Words, and not the middle of one. */
static bool
at_edges(struct slice text, size_t beg, size_t end)
{
	return !(beg > 0 && is_letter(text, utf8_prev(text, beg))) && !(end < text.n && is_letter(text, end));
}

static int
put_given(struct deciding *d, const struct entity_pin_row *pin, struct taken *taken, struct err *e)
{
	struct slice text = { d->a->doc.text.p, d->a->doc.text.n }, name = slice_of(pin->text);
	struct gathered g = { .owner = pin->entity };
	struct entity_row row;
	struct err gone = { 0 };
	size_t at;

	if (entity_get(d->db, &row, &d->out->mem, pin->entity, &gone) < 0)
		return gone.code == ERR_NOTFOUND ? 0 : err_set(e, gone.code, "%s", gone.msg);
	for (at = 0; (at = slice_find(text, name, at)) != SIZE_MAX; at += name.n)
		if (at_edges(text, at, at + name.n) && is_free(taken, (uint32_t)at, (uint32_t)(at + name.n)))
			vec_push(&g.mentions, ((struct span){ .beg = (uint32_t)at, .end = (uint32_t)(at + name.n), .kind = SPAN_MENTION }));
	if (g.mentions.n) {
		size_t i;

		for (i = 0; i < g.mentions.n; i++)
			vec_push(&taken->at, g.mentions.at[i]);
		qsort(taken->at.at, taken->at.n, sizeof(*taken->at.at), by_beg);
		put_part(d, &g, &(struct entity){ .kind = row.kind, .name = pin->text });
		d->out->other = true;
	}
	vec_free(&g.mentions);
	return 0;
}

/* The longer name first: a shorter one within it means nothing there. */
static int
longest_first(const void *a, const void *b)
{
	const struct entity_pin_row *x = a, *y = b;
	size_t m = strlen(x->text), n = strlen(y->text);

	return m != n ? (m > n ? -1 : 1) : strcmp(x->text, y->text);
}

static int
put_given_names(struct deciding *d, struct err *e)
{
	struct entity_pin_rows pins = { 0 };
	struct entity_pin_row *pin;
	struct taken taken = { 0 };
	size_t i, k;
	int rc = entity_pin_texts(d->db, &pins, &d->out->mem, e);

	if (rc == 0 && pins.at.n) {
		for (i = 0; i < d->a->nentities; i++)
			for (k = 0; k < d->a->entities[i].nmentions; k++)
				vec_push(&taken.at, d->a->entities[i].mentions[k]);
		if (taken.at.n)
			qsort(taken.at.at, taken.at.n, sizeof(*taken.at.at), by_beg);
		qsort(pins.at.at, pins.at.n, sizeof(*pins.at.at), longest_first);
	}
	vec_each(pin, &pins.at)
		if (rc == 0 && pin->entity > 0 && (!pin->article || pin->article == d->a->id))
			rc = put_given(d, pin, &taken, e);
	vec_free(&pins.at);
	vec_free(&taken.at);
	return rc;
}

int
identify_parts(struct db *db, struct parts *out, const struct article *a, struct err *e)
{
	struct deciding d = { .db = db, .a = a, .out = out };
	bool any;
	size_t i;
	int rc = entity_pins_exist(db, &any, e);

	out->pinned = any;
	for (i = 0; i < a->nentities && rc == 0; i++)
		if (any && a->entities[i].nmentions)
			rc = decide(&d, &a->entities[i], e);
		else
			put_whole(&d, &a->entities[i]);
	return rc < 0 || !any ? rc : put_given_names(&d, e);
}
