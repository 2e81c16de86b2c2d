#include "identify.h"

#include <string.h>

#include "app/identify_private.h"
#include "app/waiting.h"
#include "db/articles.h"

enum {
	ENTITIES_MAX = 4096, /* of one article; the rarer ones stay its own */
	CITED_MAX = 512,     /* authors of its references */
};

struct identifying {
	struct db *db;
	const struct article *a;
	struct parts parts;
};

/* --- authors -------------------------------------------------------------------------------- */

/* A name that stands as author: a person; an outlet only when it is known already. */
static int
put_author(struct identifying *g, const struct name *n, enum entity_role role, uint32_t at, struct err *e)
{
	struct parts *parts = &g->parts;
	struct part p = { .x = { .kind = ENTITY_PERSON }, .roles = role, .at = at };
	int64_t owner = -1;

	if (n->family && n->given)
		p.x.name = arena_printf(&parts->mem, "%s %s", n->given, n->family);
	else if (n->family)
		p.x.name = n->family;
	else if (n->literal) {
		p.x.kind = ENTITY_ORGANISATION;
		p.x.name = n->literal;
		p.known_only = true;
	}
	if (!p.x.name || !*p.x.name)
		return 0;
	if (parts->pinned && identify_owner(g->db, &owner, g->a->id, p.x.kind, slice_of(p.x.name), e) < 0)
		return -1;
	if (owner >= 0) {
		p.x.id = owner;
		if (owner)
			vec_push(&parts->at, p);
		return 0;
	}
	identify_forms(&p, &parts->mem);
	if (!p.nforms)
		return 0;
	vec_push(&parts->at, p);
	return identify_part(g->db, parts, parts->at.n - 1, g->a->id, true, e);
}

static int
put_authors(struct identifying *g, struct err *e)
{
	const struct article *a = g->a;
	size_t i, k, cited = 0;

	for (i = 0; i < a->nauthors; i++)
		if (put_author(g, &a->authors[i], ENTITY_WROTE, 0, e) < 0)
			return -1;
	for (i = 0; i < a->nreferences; i++) {
		const struct reference *r = &a->references[i];

		if (r->same_as != REFERENCE_NONE || r->kind == REFERENCE_RELATED)
			continue;
		for (k = 0; k < r->nauthors && cited < CITED_MAX; k++, cited++)
			if (put_author(g, &r->authors[k], ENTITY_CITED, r->beg, e) < 0)
				return -1;
	}
	return 0;
}

/* --- one article ---------------------------------------------------------------------------- */

/* Those that are sure first; company then decides on the others. */
static int
find_all(struct identifying *g, struct err *e)
{
	struct parts *parts = &g->parts;
	size_t i, most = parts->at.n < ENTITIES_MAX ? parts->at.n : ENTITIES_MAX;
	struct part *p;
	int late;

	vec_each(p, &parts->at)
		if (p->given) {
			struct entity_row row;

			if (entity_get(g->db, &row, &parts->mem, p->x.id, e) < 0)
				return -1;
			p->root = row.root;
		}
	for (late = 0; late < 2; late++)
		for (i = 0; i < most; i++)
			if (!parts->at.at[i].x.id && parts->at.at[i].nforms &&
			    identify_part(g->db, parts, i, g->a->id, late, e) < 0)
				return -1;
	return 0;
}

static int
put_places(struct identifying *g, struct err *e)
{
	const struct part *p;

	vec_each(p, &g->parts.at) {
		struct entity_place place = { .entity = p->x.id, .article = g->a->id, .date = g->a->date, .roles = p->roles,
			.mentions = p->x.nmentions, .at = p->at };

		if (p->x.id && entity_put_place(g->db, &place, e) < 0)
			return -1;
	}
	return 0;
}

/* Which entities its names are, for those who read it. */
static int
put_ids(struct identifying *g, size_t named, struct err *e)
{
	struct entity *all = arena_alloc(&g->parts.mem, named * sizeof(*all));
	struct article a = { .id = g->a->id, .entities = all, .nentities = named };
	size_t i;

	for (i = 0; i < named; i++)
		all[i] = g->parts.at.at[i].x;
	return article_put_entities(g->db, &a, g->parts.other, e);
}

static int
identify(struct identifying *g, bool live, struct entity_places *old, struct err *e)
{
	struct db *db = g->db;
	int64_t id = g->a->id;
	struct entity_place *p;
	size_t named;

	if (entity_article_places(db, old, id, e) < 0)
		return -1;
	if (old->at.n && (entity_count_article(db, id, -1, e) < 0 || entity_clear_article(db, id, e) < 0))
		return -1;
	if (!live && article_drop_entities(db, id, e) < 0)
		return -1;
	g->parts.old = old;
	if (live) {
		if (identify_parts(db, &g->parts, g->a, e) < 0)
			return -1;
		named = g->parts.at.n;
		if (find_all(g, e) < 0 || put_ids(g, named, e) < 0 || put_authors(g, e) < 0 || put_places(g, e) < 0 ||
		    entity_count_article(db, id, 1, e) < 0)
			return -1;
	}
	vec_each(p, &old->at)
		if (entity_drop_unused(db, p->entity, e) < 0)
			return -1;
	return unidentified_remove(db, id, e);
}

int
identify_article(struct db *db, const struct article *a, struct err *e)
{
	struct identifying g = { .db = db, .a = a };
	struct entity_places old = { 0 };
	bool live;
	int rc = article_is_live(db, &live, a->id, e);

	if (rc == 0)
		rc = identify(&g, live, &old, e);
	vec_free(&old.at);
	vec_free(&g.parts.at);
	arena_free(&g.parts.mem);
	return rc;
}

/* --- what is in the library ----------------------------------------------------------------- */

int
identify_stored(struct db *db, int64_t id, struct err *e)
{
	struct arena mem = { 0 };
	struct article *a = arena_alloc(&mem, sizeof(*a));
	int rc = article_load_found(db, a, &mem, id, e);

	if (rc == 0)
		rc = identify_article(db, a, e);
	arena_free(&mem);
	return rc;
}

int
identify_some(struct db *db, bool *more, size_t most, bool patient, struct err *e)
{
	struct id_list waiting = { 0 };
	int rc = unidentified_list(db, &waiting, most, e);

	*more = waiting.ids.n == most;
	if (rc == 0)
		rc = waiting_do(db, &waiting, identify_stored, patient, e);
	vec_free(&waiting.ids);
	return rc;
}
