#include "settle.h"

#include <stdlib.h>
#include <string.h>

#include "app/settle_match.h"
#include "app/waiting.h"
#include "db/articles.h"

enum { TEXT_LEAST = 12 }; /* bytes of an entry whose very words can name a work */

/* --- sources and articles ------------------------------------------------------------------- */

static struct work
work_of_reference(const struct reference *r)
{
	return (struct work){ .authors = r->authors, .nauthors = r->nauthors, .title = r->title, .container = r->container ? r->container : r->publisher,
		.url = r->url, .doi = r->doi, .date = r->date,
		.text = r->kind == REFERENCE_WORK ? r->text : NULL };
}

static int
follow_user(struct db *db, struct source_row *row, struct err *e)
{
	bool live = false;

	row->s.state = row->irrelevant ? SOURCE_IRRELEVANT : SOURCE_WANTED;
	row->s.article = 0;
	row->s.reason = MATCH_NONE;
	row->s.score = 0;
	if (row->irrelevant || row->decision != DECISION_LINKED)
		return 0;
	if (article_is_live(db, &live, row->linked, e) < 0)
		return -1;
	if (live) {
		row->s.state = SOURCE_PRESENT;
		row->s.article = row->linked;
		row->s.reason = MATCH_USER;
		row->s.score = 1;
	}
	return 0;
}

/* Two descriptions that turn out to be one article are one source. */
static int
join(struct db *db, const struct source_row *row, struct err *e)
{
	int64_t other;

	if (row->s.state != SOURCE_PRESENT || row->merged || row->alone || row->decision || row->edited)
		return 0;
	if (source_found(db, &other, row->s.article, e) < 0)
		return -1;
	return !other || other >= row->s.id ? 0 : source_set_merged(db, row->s.id, other, e);
}

/* What it is; *row as the library has it then. */
static int
match(struct db *db, struct source_row *row, struct arena *mem, int64_t id, struct err *e)
{
	int rc = source_get(db, row, mem, id, e);

	if (rc == 0)
		rc = row->irrelevant || row->decision ? follow_user(db, row, e) : settle_resolve(db, &row->s, e);
	if (rc == 0 && row->alone == ALONE_UNNAMED && !row->irrelevant && !row->decision && row->s.state != SOURCE_PRESENT)
		rc = settle_by_quotation(db, &row->s, e);
	return rc < 0 ? -1 : source_set_match(db, id, &row->s, e);
}

int
settle_source(struct db *db, int64_t id, struct err *e)
{
	struct arena mem = { 0 };
	struct source_row row;
	int rc = match(db, &row, &mem, id, e);

	if (rc == 0)
		rc = join(db, &row, e);
	arena_free(&mem);
	return rc;
}

int
settle_corrected(struct db *db, int64_t id, struct err *e)
{
	struct arena mem = { 0 };
	struct source_row row;
	int rc = match(db, &row, &mem, id, e);

	arena_free(&mem);
	return rc;
}

/* --- references and sources ----------------------------------------------------------------- */

struct settling {
	struct db *db;
	const struct article *a;
	struct cites old;
	bool live;
	struct arena mem;
	/* Of each reference, in mem: */
	int64_t *own;    /* its source; 0: none */
	uint32_t *place; /* where the reader is told of it: its first citation, else its entry */
};

static bool
names_work(const struct reference *r)
{
	return r->title || r->url || r->doi;
}

static bool
points_away(const struct reference *r)
{
	return r->same_as != REFERENCE_NONE || r->kind == REFERENCE_BACK || (!names_work(r) && !r->nauthors && !r->container);
}

/* Its very words and the address behind them, or those of this article alone when they name no work. */
static uint64_t
text_key(struct settling *g, const struct reference *r)
{
	const char *text = r->text ? r->text : "";

	return resolve_text_key(r->url ? arena_printf(&g->mem, "%s %s", text, r->url) : text,
	    names_work(r) && (r->url || strlen(text) >= TEXT_LEAST) ? 0 : g->a->id);
}

static int
first_with_key(struct db *db, int64_t *id, uint64_t key, struct err *e)
{
	struct id_list ids = { 0 };
	int rc = source_find_key(db, &ids, key, 1, e);

	*id = ids.ids.n ? ids.ids.at[0] : 0;
	vec_free(&ids.ids);
	return rc;
}

struct likeness {
	double best, second;
	int64_t id;
	struct source_row row; /* of the best */
};

static int
compare_source(struct settling *g, struct likeness *x, const struct resolve_work *w, int64_t id, struct err *e)
{
	struct source_row row;
	struct candidate c = { 0 };
	struct resolve_work other;
	struct work work;

	if (id == x->id)
		return 0;
	if (source_get(g->db, &row, &g->mem, id, e) < 0)
		return -1;
	if (row.alone)
		return 0;
	work = settle_work(&row.s);
	resolve_prepare(&other, &g->mem, &work);
	resolve_compare(&c, w, &other);
	if (c.score > x->best) {
		x->second = x->best;
		x->best = c.score;
		x->id = id;
		x->row = row;
	} else if (c.score > x->second)
		x->second = c.score;
	return 0;
}

static int
find_like(struct settling *g, struct likeness *x, const struct resolve_work *w, const uint64_t *keys, size_t n, struct err *e)
{
	struct id_list ids = { 0 };
	size_t i, k;
	int rc = 0;

	for (i = 0; i < n && rc == 0 && x->best < SETTLE_ENOUGH; i++) {
		vec_clear(&ids.ids);
		rc = source_find_key(g->db, &ids, keys[i], SETTLE_KEY_HITS, e);
		for (k = 0; k < ids.ids.n && rc == 0; k++)
			rc = compare_source(g, x, w, ids.ids.at[k], e);
	}
	vec_free(&ids.ids);
	return rc;
}

/* What one reference leaves out another one says. What the user wrote stays. */
static bool
fill(struct source_row *row, const struct work *w)
{
	struct source *s = &row->s;
	struct source was = *s;

	if (!s->title && !(row->edited & 1U << FIELD_TITLE))
		s->title = w->title;
	if (!s->nauthors && !(row->edited & 1U << FIELD_AUTHOR)) {
		s->authors = w->authors;
		s->nauthors = w->nauthors;
	}
	if (!s->container && !(row->edited & 1U << FIELD_CONTAINER))
		s->container = w->container;
	if (!s->url && !(row->edited & 1U << FIELD_URL))
		s->url = w->url;
	if (!s->doi && !(row->edited & 1U << FIELD_DOI))
		s->doi = w->doi;
	if (!(row->edited & 1U << FIELD_DATE) && w->date.year && (!s->date.year || (s->date.year == w->date.year &&
	    (!s->date.month || (s->date.month == w->date.month && !s->date.day && w->date.day)) && w->date.month)))
		s->date = w->date;
	return s->title != was.title || s->nauthors != was.nauthors || s->container != was.container || s->url != was.url ||
	       s->doi != was.doi || memcmp(&s->date, &was.date, sizeof(was.date)) != 0;
}

static int
absorb(struct settling *g, struct likeness *x, const struct work *w, const uint64_t *keys, size_t n, struct err *e)
{
	if (source_add_keys(g->db, x->id, keys, n, e) < 0)
		return -1;
	if (!fill(&x->row, w))
		return 0;
	return source_update(g->db, &x->row, e) < 0 ? -1 : settle_source(g->db, x->id, e);
}

static int
make_source(struct settling *g, int64_t *id, const struct reference *r, const uint64_t *keys, size_t n, struct err *e)
{
	struct work w = work_of_reference(r);
	struct source_row row = {
		.s = { .authors = w.authors, .nauthors = w.nauthors, .title = w.title, .container = w.container, .url = w.url,
		    .doi = w.doi, .date = w.date, .text = r->text },
		.alone = names_work(r) ? ALONE_NO : ALONE_UNNAMED,
	};

	if (!row.alone) {
		if (settle_resolve(g->db, &row.s, e) < 0)
			return -1;
		if (row.s.state == SOURCE_PRESENT) { /* found by what the others do not say */
			if (source_found(g->db, id, row.s.article, e) < 0)
				return -1;
			if (*id)
				return source_add_keys(g->db, *id, keys, n, e);
		}
	}
	if (source_insert(g->db, &row, e) < 0)
		return -1;
	*id = row.s.id;
	if (!row.alone && source_set_match(g->db, *id, &row.s, e) < 0)
		return -1;
	return source_add_keys(g->db, *id, keys, row.alone ? 1 : n, e);
}

static int
find_source(struct settling *g, int64_t *id, const struct reference *r, uint64_t hash, struct err *e)
{
	uint64_t keys[RESOLVE_KEYS + 1] = { hash };
	struct resolve_work w;
	struct work work = work_of_reference(r);
	struct likeness like = { 0 };
	size_t n;

	if (cites_pinned(g->db, id, g->a->id, hash, e) < 0 || (!*id && first_with_key(g->db, id, hash, e) < 0))
		return -1;
	if (*id)
		return 0;
	if (!names_work(r))
		return make_source(g, id, r, keys, 1, e);
	resolve_prepare(&w, &g->mem, &work);
	n = resolve_keys(keys + 1, &w);
	if (find_like(g, &like, &w, keys + 1, n, e) < 0)
		return -1;
	if (like.best >= RESOLVE_SURE && like.best - like.second >= RESOLVE_CLOSE) {
		*id = like.id;
		return absorb(g, &like, &work, keys, n + 1, e);
	}
	return make_source(g, id, r, keys, n + 1, e);
}

static void
find_places(struct settling *g)
{
	const struct article *a = g->a;
	size_t i;

	g->own = arena_alloc(&g->mem, a->nreferences * sizeof(*g->own));
	g->place = arena_alloc(&g->mem, a->nreferences * sizeof(*g->place));
	for (i = 0; i < a->nreferences; i++)
		g->place[i] = a->references[i].beg;
	for (i = a->ncitations; i-- > 0;)
		if (a->citations[i].reference < a->nreferences)
			g->place[a->citations[i].reference] = a->citations[i].beg;
}

static int
put_reference(struct settling *g, size_t number, int64_t own, uint64_t hash, struct err *e)
{
	struct cite c = { .number = number, .source = own, .own = own, .hash = hash, .at = g->place[number],
		.related = g->a->references[number].kind == REFERENCE_RELATED };

	if (source_root(g->db, &c.source, e) < 0)
		return -1;
	g->own[number] = own;
	if (cites_put(g->db, g->a->id, &c, e) < 0)
		return -1;
	/* At once: sources may be joined, and counted anew, before the next. */
	return g->live ? cites_count_one(g->db, g->a->id, &c, e) : 0;
}

static int
put_references(struct settling *g, struct err *e)
{
	const struct article *a = g->a;
	size_t i;

	find_places(g);
	for (i = 0; i < a->nreferences; i++) {
		const struct reference *r = &a->references[i];
		uint64_t hash;
		int64_t own;

		if (points_away(r))
			continue;
		hash = text_key(g, r);
		if (find_source(g, &own, r, hash, e) < 0 || put_reference(g, i, own, hash, e) < 0)
			return -1;
	}
	for (i = 0; i < a->nreferences; i++) {
		const struct reference *r = &a->references[i];
		int64_t own = r->same_as < a->nreferences ? g->own[r->same_as] : 0;

		if (own && put_reference(g, i, own, resolve_text_key(r->text, a->id), e) < 0)
			return -1;
	}
	return 0;
}

/* --- articles ------------------------------------------------------------------------------- */

/* The sources that this article could be. */
static int
claim(struct db *db, struct id_list *out, const struct resolve_work *w, int64_t article, const uint64_t *keys, size_t n,
    struct err *e)
{
	struct id_list ids = { 0 };
	struct arena mem = { 0 };
	size_t i, k, seen = 0;
	int rc = 0;

	for (i = 0; i < n && rc == 0; i++)
		rc = source_find_key(db, &ids, keys[i], SETTLE_KEY_HITS, e);
	for (i = 0; i < ids.ids.n && rc == 0; i++) {
		struct candidate c = { 0 };
		struct resolve_work other;
		struct source_row row;
		struct work work;

		for (k = 0; k < seen && ids.ids.at[k] != ids.ids.at[i]; k++)
			;
		if (k < seen)
			continue;
		ids.ids.at[seen++] = ids.ids.at[i];
		if ((rc = source_get(db, &row, &mem, ids.ids.at[i], e)) < 0)
			break;
		work = settle_work(&row.s);
		resolve_prepare(&other, &mem, &work);
		resolve_compare(&c, &other, w);
		if (c.score >= RESOLVE_POSSIBLE && row.s.article != article)
			vec_push(&out->ids, row.s.id);
	}
	arena_free(&mem);
	vec_free(&ids.ids);
	return rc;
}

/* Let the library find the article by what it is now, or not at all, and settle the sources that this concerns. */
static int
settle_as_work(struct db *db, const struct article *a, bool live, struct err *e)
{
	uint64_t keys[RESOLVE_KEYS];
	struct id_list concerned = { 0 };
	struct arena mem = { 0 };
	struct resolve_work w;
	struct work work = settle_work_of_article(a);
	size_t n, i;
	int rc;

	resolve_prepare(&w, &mem, &work);
	n = resolve_keys(keys, &w);
	rc = article_set_keys(db, a->id, live ? keys : NULL, n, e);
	if (rc == 0)
		rc = source_of_article(db, &concerned, a->id, e);
	if (rc == 0)
		rc = claim(db, &concerned, &w, a->id, keys, n, e);
	for (i = 0; i < concerned.ids.n && rc == 0; i++)
		rc = settle_source(db, concerned.ids.at[i], e);
	vec_free(&concerned.ids);
	arena_free(&mem);
	return rc;
}

static int
drop_unused(struct settling *g, struct err *e)
{
	const struct cite *c;

	vec_each(c, &g->old.at)
		if (source_drop_unused(g->db, c->own, e) < 0)
			return -1;
	return 0;
}

static int
settle(struct settling *g, struct err *e)
{
	struct db *db = g->db;
	int64_t id = g->a->id;
	bool counted;

	if (article_has_keys(db, &counted, id, e) < 0 || article_is_live(db, &g->live, id, e) < 0)
		return -1;
	if (counted && cites_count(db, id, -1, e) < 0)
		return -1;
	if (cites_get(db, &g->old, id, e) < 0 || (g->old.at.n && cites_clear(db, id, e) < 0))
		return -1;
	if (settle_as_work(db, g->a, g->live, e) < 0 || put_references(g, e) < 0)
		return -1;
	return drop_unused(g, e) < 0 ? -1 : unresolved_remove(db, id, e);
}

int
settle_article(struct db *db, const struct article *a, struct err *e)
{
	struct settling g = { .db = db, .a = a };
	int rc = settle(&g, e);

	vec_free(&g.old.at);
	arena_free(&g.mem);
	return rc;
}

int
settle_deleted(struct db *db, int64_t id, struct err *e)
{
	struct arena mem = { 0 };
	struct article a;
	bool counted, live;
	int rc = article_has_keys(db, &counted, id, e);

	if (rc == 0)
		rc = article_brief_work(db, &a, &live, &mem, id, e);
	if (rc == 0 && counted != live)
		rc = cites_count(db, id, live ? 1 : -1, e);
	if (rc == 0)
		rc = settle_as_work(db, &a, live, e);
	if (rc == 0 && live)
		rc = settle_quoting(db, id, e);
	arena_free(&mem);
	return rc;
}

/* --- what was there before ------------------------------------------------------------------ */

static int
settle_stored(struct db *db, int64_t id, struct err *e)
{
	struct arena mem = { 0 };
	struct article *a = arena_alloc(&mem, sizeof(*a));
	int rc = article_load(db, a, &mem, id, e);

	if (rc == 0)
		rc = settle_article(db, a, e);
	arena_free(&mem);
	return rc;
}

int
settle_some(struct db *db, bool *more, size_t most, bool patient, struct err *e)
{
	struct id_list waiting = { 0 };
	int rc = unresolved_list(db, &waiting, most, e);

	*more = waiting.ids.n == most;
	if (rc == 0)
		rc = waiting_do(db, &waiting, settle_stored, patient, e);
	vec_free(&waiting.ids);
	return rc;
}
