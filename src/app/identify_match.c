#include "identify_private.h"

#include <string.h>

/* Which entity of the library is it? */

enum {
	HITS_MAX = 64,       /* entities of one name that are looked at */
	PLACES_SAMPLED = 8,  /* articles whose company is looked at */
	COMPANY_SHORT = 2,   /* others that must occur with both, of an acronym or another spelling */
	STAYS = 1000,        /* as much as so many that occur with both */
	COMPANY_SURNAME = 3, /* of a surname and a full name */
	SETTLED = 3,         /* articles that settle which kind a name is of */
	SHOUTED = 5,         /* capitals, and no small letter: no acronym */
	FEW = 4,             /* so many times as many articles make one of several the one that is meant */
};

/* An entity that it could be. */
struct option {
	int64_t own, root;
	const char *name; /* of the root */
	size_t articles;
	size_t full;      /* full names that agree */
	bool longer;      /* a name of several words agrees, and not as the beginning of a longer one */
	bool acronym, sound, single;
	bool alone;
	bool other;       /* a name of it tells that it is somebody else */
};

struct options {
	VEC(struct option) at;
	VEC(struct entity_hit) hits; /* of the names themselves: not to be put again */
	struct arena *mem;
};

static struct option *
option_of(struct options *o, const struct entity_hit *h)
{
	struct option *x;

	vec_each(x, &o->at)
		if (x->root == h->root)
			return x;
	vec_push(&o->at, ((struct option){ .own = h->entity, .root = h->root, .name = h->root_name, .articles = h->articles }));
	return &vec_last(&o->at);
}

static bool
is_single(struct slice words)
{
	return !memchr(words.p, ' ', words.n);
}

/* Names that an article joins by its own words speak for two entities being one; a short form of a long name does not. */
static bool
is_evidence(const struct part *p, size_t form)
{
	enum name_reason why = form && form <= p->x.naliases ? p->x.aliases[form - 1].why : NAME_SELF;

	return why != NAME_SHORTER && why != NAME_NICKNAME && why != NAME_INITIALS && (why != NAME_SPELLING || p->forms[form].sound);
}

static void
weigh(struct options *o, const struct part *p, size_t form, const struct entity_hit *h, bool sound)
{
	const struct identity *f = &p->forms[form];
	struct identity other, root;
	struct option *x;

	/* The key tells the kind that the name was found as; the user may have given the entity another one. */
	identity_of(&other, o->mem, p->x.kind, slice_of(h->name));
	x = option_of(o, h);
	x->alone |= h->alone;
	x->other |= !identity_agrees(f, &other);
	if (x->other)
		return;
	if (sound) {
		x->sound = true;
		return;
	}
	if (f->full) {
		if (!x->full)
			x->own = h->entity;
		x->full++;
		x->longer |= !is_single(f->words) && is_evidence(p, form);
	} else if (f->acronym)
		x->acronym = true;
	else { /* a surname, or initials and one */
		identity_of(&root, o->mem, p->x.kind, slice_of(h->root_name));
		if (root.key == f->key)
			x->full++; /* called just so, and no more is known of either */
		else
			x->single = true;
	}
}

static bool
has_full(const struct part *p)
{
	size_t i;

	for (i = 0; i < p->nforms; i++)
		if (p->forms[i].full)
			return true;
	return false;
}

static int
gather(struct db *db, struct options *o, const struct part *p, bool late, struct err *e)
{
	struct entity_hits hits = { 0 };
	struct entity_hit *h;
	bool full = has_full(p);
	size_t i;
	int rc = 0;

	for (i = 0; i < p->nforms && rc == 0; i++) {
		const struct identity *f = &p->forms[i];

		if (!f->key || (full && !f->full && !f->acronym))
			continue;
		vec_clear(&hits.at);
		rc = entity_find_key(db, &hits, o->mem, f->key, false, HITS_MAX, e);
		vec_each(h, &hits.at) {
			weigh(o, p, i, h, false);
			vec_push(&o->hits, *h);
		}
		if (rc < 0 || !late || !f->sound)
			continue;
		vec_clear(&hits.at);
		rc = entity_find_key(db, &hits, o->mem, f->sound, true, HITS_MAX, e);
		vec_each(h, &hits.at)
			weigh(o, p, i, h, true);
	}
	vec_free(&hits.at);
	return rc;
}

/* --- company -------------------------------------------------------------------------------- */

static bool
tells(const struct part *p)
{
	return p->root && p->x.nmentions && (p->x.kind == ENTITY_PERSON || p->x.kind == ENTITY_ORGANISATION);
}

/* What the article's names were the last time they stay: company comes and goes with other articles. */
static bool
was_here(const struct parts *parts, const struct option *x)
{
	const struct entity_place *p;

	vec_each(p, &parts->old->at)
		if (p->entity == x->own)
			return true;
	return false;
}

/* How many people and organisations of this article occur with that entity in others? */
static int
count_company(struct db *db, size_t *n, const struct parts *parts, const struct option *x, struct err *e)
{
	struct entity_places places = { 0 };
	struct entity_companies with = { 0 };
	struct entity_company *c;
	int64_t articles[PLACES_SAMPLED];
	size_t i;
	int rc = entity_places_of(db, &places, x->own, ENTITY_MENTIONED, PLACES_SAMPLED, e);

	*n = 0;
	for (i = 0; i < places.at.n; i++)
		articles[i] = places.at.at[i].article;
	if (rc == 0)
		rc = entity_companies_of(db, &with, articles, places.at.n, e);
	vec_each(c, &with.at)
		for (i = 0; i < parts->at.n; i++)
			if (parts->at.at[i].x.id == c->entity && parts->at.at[i].root != x->root && tells(&parts->at.at[i])) {
				++*n;
				break;
			}
	vec_free(&places.at);
	vec_free(&with.at);
	return rc;
}

/* Do the long names of both hold a word that sounds alike? */
static bool
shares_word(const struct part *p, const struct option *x, struct arena *mem)
{
	struct identity other;
	size_t i;

	identity_of(&other, mem, p->x.kind, slice_of(x->name));
	for (i = 0; i < p->nforms; i++)
		if (!is_single(p->forms[i].words) && identity_shares_word(&p->forms[i], &other))
			return true;
	return false;
}

/* --- the choice ----------------------------------------------------------------------------- */

/* *several: two people of the name are known, and nothing tells which of them it is. */
static const struct option *
best_full(const struct options *o, bool *several)
{
	const struct option *x, *best = NULL;
	size_t n = 0;

	vec_each(x, &o->at)
		if (x->full && !x->other && (!best || x->full > best->full || (x->full == best->full && x->articles > best->articles)))
			best = x;
	vec_each(x, &o->at)
		n += best && x != best && !x->other && x->full == best->full && FEW * x->articles > best->articles;
	*several = n > 0;
	return best;
}

/* The one that an acronym means; NULL: nobody knows. */
static const struct option *
best_acronym(const struct options *o)
{
	const struct option *x, *best = NULL;
	size_t second = 0;

	vec_each(x, &o->at) {
		if (!x->acronym || x->other)
			continue;
		if (!best || x->articles > best->articles) {
			second = best && best->articles > second ? best->articles : second;
			best = x;
		} else if (x->articles > second)
			second = x->articles;
	}
	return best && (!second || best->articles >= FEW * second) ? best : NULL;
}

static int
choose_by_company(struct db *db, const struct option **best, const struct parts *parts, const struct part *p,
    const struct options *o, struct err *e)
{
	const struct option *x;
	size_t most = 0, n;
	bool full = has_full(p), tie = false;

	vec_each(x, &o->at) {
		size_t needed = x->single ? COMPANY_SURNAME : COMPANY_SHORT;
		bool bare = is_single(slice_of(x->name)), here = was_here(parts, x);

		if ((x->alone && !here) || x->other || x->full)
			continue;
		/* Two long names of one acronym are two bodies, unless a telling word is in both and others occur with both. */
		if (x->acronym && full && !bare && !x->sound && !shares_word(p, x, o->mem))
			continue;
		if (count_company(db, &n, parts, x, e) < 0)
			return -1;
		n += here ? STAYS : 0;
		if (n < needed || (*best && n < most))
			continue;
		tie = *best && n == most;
		*best = x;
		most = n;
	}
	if (tie)
		*best = NULL;
	return 0;
}

static bool
is_shouted(const char *name)
{
	const char *c;
	size_t letters = 0;

	for (c = name; *c; c++) {
		if (*c >= 'a' && *c <= 'z')
			return false;
		letters += *c >= 'A' && *c <= 'Z';
	}
	return letters > SHOUTED;
}

/* A longer name is a better one to show, and so is one that does not shout. */
static bool
is_better(const struct part *p, const struct option *x)
{
	if (is_shouted(x->name))
		return !is_shouted(p->x.name) && x->full;
	return !x->full && p->forms[0].full && !is_single(p->forms[0].words) && !strchr(x->name, ' ') && p->x.kind != ENTITY_PLACE;
}

static int
improve_name(struct db *db, const struct part *p, const struct option *x, struct err *e)
{
	struct arena mem = { 0 };
	struct entity_row row;
	int rc = 0;

	if (!p->nforms || !is_better(p, x))
		return 0;
	rc = entity_get(db, &row, &mem, x->root, e);
	if (rc == 0 && !(row.edited & EDITED_NAME)) {
		row.name = p->x.name;
		rc = entity_update(db, &row, e);
	}
	arena_free(&mem);
	return rc;
}

static int
put_names(struct db *db, const struct part *p, const struct options *o, struct err *e)
{
	const struct entity_hit *h;
	size_t i;

	for (i = 0; i < p->nforms; i++) {
		const char *name = i ? p->x.aliases[i - 1].text : p->x.name;
		bool known = !p->forms[i].key;

		vec_each(h, &o->hits)
			known |= h->entity == p->x.id && strcmp(h->name, name) == 0;
		if (!known && entity_put_name(db, p->x.id, name, p->forms[i].key, p->forms[i].sound,
				  i ? (int)p->x.aliases[i - 1].why : NAME_SELF, p->forms[i].words, e) < 0)
			return -1;
	}
	return 0;
}

/* The article says that two entities are one: both have a long name or an acronym of its. */
static int
join_others(struct db *db, const struct part *p, const struct options *o, const struct option *best, int64_t article,
    struct err *e)
{
	struct arena mem = { 0 };
	struct entity_row row;
	const struct option *x;
	int rc = 0;

	if (p->x.kind != ENTITY_PERSON && p->x.kind != ENTITY_ORGANISATION)
		return 0;
	vec_each(x, &o->at) {
		bool bare = x->acronym && is_single(slice_of(x->name)) && best_acronym(o) == x;

		if (x == best || x->alone || x->other || best->alone || rc < 0 || !(x->longer || bare) || !(best->longer || best->acronym))
			continue;
		rc = entity_get(db, &row, &mem, x->root, e);
		if (rc == 0 && !row.edited && !row.rejected && !row.merged) {
			row.merged = best->root;
			row.joined = article;
			rc = entity_update(db, &row, e);
		}
	}
	arena_free(&mem);
	return rc;
}

static int
make_entity(struct db *db, struct part *p, struct err *e)
{
	struct entity_row row = { .kind = p->x.kind, .name = p->x.name };

	if (entity_insert(db, &row, e) < 0)
		return -1;
	p->x.id = p->root = row.id;
	return 0;
}

static bool
is_part(const struct parts *parts, int64_t root)
{
	const struct part *p;

	vec_each(p, &parts->at)
		if (p->root == root)
			return true;
	return false;
}

/* The tagger takes a name for another kind now and then: where others have settled what a name of several words is, or this
 * article itself names that, it is that. People are left out: companies bear the names of their founders. */
static int
find_other_kind(struct db *db, const struct option **best, struct options *o, const struct parts *parts, const struct part *p,
    struct err *e)
{
	struct entity_hits hits = { 0 };
	struct entity_hit *h;
	struct option *x;
	bool several;
	int kind, rc = 0;

	if (!p->nforms || p->x.kind == ENTITY_PERSON || !p->forms[0].full || is_single(p->forms[0].words))
		return 0;
	for (kind = 0; kind < ENTITY_KINDS && rc == 0; kind++) {
		struct identity id;

		identity_of(&id, o->mem, (enum entity_kind)kind, slice_of(p->x.name));
		if (kind == (int)p->x.kind || kind == ENTITY_PERSON || !id.key || !id.full)
			continue;
		vec_clear(&hits.at);
		rc = entity_find_key(db, &hits, o->mem, id.key, false, HITS_MAX, e);
		vec_each(h, &hits.at)
			if (!h->alone && (h->articles >= SETTLED || is_part(parts, h->root))) {
				x = option_of(o, h);
				x->full++; /* its name stays */
			}
	}
	*best = rc == 0 ? best_full(o, &several) : NULL;
	vec_free(&hits.at);
	return rc;
}

int
identify_part(struct db *db, struct parts *parts, size_t i, int64_t article, bool late, struct err *e)
{
	struct part *p = &parts->at.at[i];
	struct options o = { .mem = &parts->mem };
	const struct option *best;
	struct option *x;
	bool several;
	int rc = gather(db, &o, p, late, e);

	best = best_full(&o, &several);
	if (best && several && p->x.kind == ENTITY_PERSON) { /* company decides, or it is a third one */
		best = NULL;
		vec_each(x, &o.at) {
			x->single = x->full > 0;
			x->full = 0;
		}
	}
	if (!best && p->nforms && !has_full(p))
		best = best_acronym(&o);
	if (rc == 0 && late && !best)
		rc = choose_by_company(db, &best, parts, p, &o, e);
	if (rc == 0 && late && !best)
		rc = find_other_kind(db, &best, &o, parts, p, e);
	if (rc == 0 && best) {
		p->x.id = best->own;
		p->root = best->root;
		rc = improve_name(db, p, best, e);
		if (rc == 0)
			rc = join_others(db, p, &o, best, article, e);
	} else if (rc == 0 && late && !p->known_only)
		rc = make_entity(db, p, e);
	if (rc == 0 && p->x.id)
		rc = put_names(db, p, &o, e);
	vec_free(&o.at);
	vec_free(&o.hits);
	return rc;
}
