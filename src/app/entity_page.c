#include "entities.h"

#include <stdlib.h>
#include <string.h>

#include "analyse/identity.h"
#include "app/library_private.h"
#include "db/entities.h"

/* All that is known of one entity. */

enum {
	NEAREST = 64, /* of those that it occurs with: so many are weighed */
	HITS_MAX = 32, /* of a name */
};

struct making {
	struct library *l;
	struct entity_page *out;
	struct arena *mem;
	struct id_list tree;
};

/* --- names ---------------------------------------------------------------------------------- */

static int
put_forms(struct making *g, struct err *e)
{
	struct entity_name_rows rows = { 0 };
	struct entity_form *forms;
	size_t i, n = 1;
	int rc = entity_names(g->l->db, &rows, g->mem, g->out->entity.id, ENTITY_FORMS_MAX, e);

	forms = arena_alloc(g->mem, (rows.at.n + 1) * sizeof(*forms));
	forms[0] = (struct entity_form){ .name = g->out->entity.name, .entity = g->out->entity.id };
	for (i = 0; i < rows.at.n; i++) {
		const struct entity_name_row *r = &rows.at.at[i];

		if (strcmp(r->name, forms[0].name) != 0)
			forms[n++] = (struct entity_form){ .name = r->name, .why = (enum name_reason)r->why, .entity = r->entity };
	}
	g->out->forms = forms;
	g->out->nforms = n;
	vec_free(&rows.at);
	return rc;
}

static int
put_merged(struct making *g, struct err *e)
{
	struct entity_merged *merged = arena_alloc(g->mem, g->tree.ids.n * sizeof(*merged));
	struct entity_row row;
	size_t i;

	for (i = 1; i < g->tree.ids.n; i++) {
		if (entity_get(g->l->db, &row, g->mem, g->tree.ids.at[i], e) < 0)
			return -1;
		merged[g->out->nmerged++] = (struct entity_merged){ .id = row.id, .name = row.name, .joined = row.joined };
	}
	g->out->merged = merged;
	return 0;
}

/* Of another kind only those of the very name. */
static int
find_namesakes(struct making *g, struct entity_hits *hits, enum entity_kind kind, const char *name, struct err *e)
{
	struct identity id;
	bool other = kind != g->out->entity.kind;

	identity_of(&id, g->mem, kind, slice_of(name));
	if (!id.key || (other && !id.full))
		return 0;
	if (entity_find_key(g->l->db, hits, g->mem, id.key, false, HITS_MAX, e) < 0)
		return -1;
	return other || !id.sound ? 0 : entity_find_key(g->l->db, hits, g->mem, id.sound, true, HITS_MAX, e);
}

/* Others that a name of it leads to as well, or one that sounds alike. */
static int
put_similar(struct making *g, struct err *e)
{
	struct entity_hits hits = { 0 };
	struct entity_entry *similar = arena_alloc(g->mem, ENTITY_SIMILAR_MAX * sizeof(*similar));
	struct entity_row row;
	size_t i, k, n = 0;
	int kind, rc = 0;

	for (i = 0; i < g->out->nforms && i < HITS_MAX; i++)
		for (kind = 0; kind < ENTITY_KINDS && rc == 0; kind++)
			rc = find_namesakes(g, &hits, (enum entity_kind)kind, g->out->forms[i].name, e);
	for (i = 0; i < hits.at.n && n < ENTITY_SIMILAR_MAX && rc == 0; i++) {
		int64_t root = hits.at.at[i].root;

		for (k = 0; k < n && similar[k].id != root; k++)
			;
		if (k < n || root == g->out->entity.id || hits.at.at[i].rejected)
			continue;
		rc = entity_get(g->l->db, &row, g->mem, root, e);
		if (rc == 0 && row.articles)
			similar[n++] = library_entity_entry(&row);
	}
	g->out->similar = similar;
	g->out->nsimilar = n;
	vec_free(&hits.at);
	return rc;
}

/* --- time and place ------------------------------------------------------------------------- */

static int
put_months(struct making *g, struct err *e)
{
	struct entity_months months = { 0 };
	struct entity_month_count *at;
	size_t i;
	int rc = entity_months_of(g->l->db, &months, g->out->entity.id, g->tree.ids.n > 1, e);

	g->out->months = at = arena_alloc(g->mem, (months.at.n + 1) * sizeof(*at));
	g->out->nmonths = months.at.n;
	for (i = 0; i < months.at.n; i++)
		at[i] = (struct entity_month_count){ months.at.at[i].month, months.at.at[i].articles };
	vec_free(&months.at);
	return rc;
}

/* What has no date is the oldest. */
static int
newest_first(const void *a, const void *b)
{
	const struct entity_place *x = a, *y = b;
	long dx = x->date.year ? date_order(x->date) : 0, dy = y->date.year ? date_order(y->date) : 0;

	if (dx != dy)
		return dx > dy ? -1 : 1;
	return x->article > y->article ? -1 : x->article < y->article;
}

/* The newest places of the whole tree, an article once. */
static int
gather(struct making *g, struct entity_places *out, unsigned roles, struct err *e)
{
	size_t i, n = 0;

	for (i = 0; i < g->tree.ids.n; i++)
		if (entity_places_of(g->l->db, out, g->tree.ids.at[i], roles, ENTITY_ARTICLES_MAX, e) < 0)
			return -1;
	if (out->at.n)
		qsort(out->at.at, out->at.n, sizeof(*out->at.at), newest_first);
	for (i = 0; i < out->at.n; i++) {
		struct entity_place *p = &out->at.at[i], *last = n ? &out->at.at[n - 1] : NULL;

		if (last && last->article == p->article) {
			last->at = !last->mentions || (p->mentions && p->at < last->at) ? p->at : last->at;
			last->mentions += p->mentions;
			last->roles |= p->roles;
		} else
			out->at.at[n++] = *p;
	}
	out->at.n = n < ENTITY_ARTICLES_MAX ? n : ENTITY_ARTICLES_MAX;
	return 0;
}

static int
put_articles(struct making *g, const struct entity_article **to, size_t *n, const struct entity_places *places, struct err *e)
{
	struct entity_article *at = arena_alloc(g->mem, (places->at.n + 1) * sizeof(*at));
	struct article_rows rows = { 0 };
	size_t i;

	for (i = 0; i < places->at.n; i++) {
		const struct entity_place *p = &places->at.at[i];
		const struct article *a;

		vec_clear(&rows.rows);
		if (list_row(g->l->db, &rows, p->article, e) < 0) {
			article_rows_free(&rows);
			return -1;
		}
		if (!rows.rows.n)
			continue;
		a = &rows.rows.at[0];
		at[(*n)++] = (struct entity_article){ .article = p->article, .title = arena_str(g->mem, a->title),
			.author = arena_str(g->mem, a->author), .publisher = arena_str(g->mem, a->publisher), .date = a->date,
			.roles = p->roles, .mentions = p->mentions, .at = p->at };
	}
	*to = at;
	article_rows_free(&rows);
	return 0;
}

static int
put_role(struct making *g, const struct entity_article **to, size_t *n, unsigned roles, struct err *e)
{
	struct entity_places places = { 0 };
	int rc = gather(g, &places, roles, e);

	if (rc == 0)
		rc = put_articles(g, to, n, &places, e);
	vec_free(&places.at);
	return rc;
}

/* --- company -------------------------------------------------------------------------------- */

struct weighed {
	struct entity_company_entry x;
	double weight;
};

static int
most_shared(const void *a, const void *b)
{
	const struct entity_company *x = a, *y = b;

	if (x->shared != y->shared)
		return x->shared > y->shared ? -1 : 1;
	return x->entity < y->entity ? -1 : x->entity > y->entity;
}

static int
most_telling(const void *a, const void *b)
{
	const struct weighed *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight > y->weight ? -1 : 1;
	return x->x.id < y->x.id ? -1 : x->x.id > y->x.id;
}

static int
weigh_company(struct making *g, struct entity_companies *with, struct err *e)
{
	struct weighed found[NEAREST]; /* roots */
	struct entity_company_entry *out = arena_alloc(g->mem, ENTITY_COMPANY_MAX * sizeof(*out));
	struct list_counts all;
	struct entity_row row;
	size_t i, k, n = 0;

	if (list_totals(g->l->db, &all, e) < 0)
		return -1;
	if (with->at.n)
		qsort(with->at.at, with->at.n, sizeof(*with->at.at), most_shared);
	for (i = 0; i < with->at.n && n < NEAREST; i++) {
		size_t shared = with->at.at[i].shared;

		if (library_entity_root(g->l, &row, g->mem, with->at.at[i].entity, e) < 0)
			return -1;
		for (k = 0; k < n && found[k].x.id != row.id; k++)
			;
		if (k == n && !row.rejected && row.id != g->out->entity.id)
			found[n++] = (struct weighed){ { row.id, row.kind, row.name, shared },
				library_entity_weight(shared, row.articles, (size_t)all.all) };
	}
	qsort(found, n, sizeof(found[0]), most_telling);
	for (i = 0; i < n && i < ENTITY_COMPANY_MAX; i++)
		out[g->out->ncompany++] = found[i].x;
	g->out->company = out;
	return 0;
}

static int
put_company(struct making *g, struct err *e)
{
	struct entity_companies with = { 0 };
	int64_t articles[ENTITY_SAMPLED];
	size_t i;
	int rc;

	for (i = 0; i < g->out->narticles && g->out->sampled < ENTITY_SAMPLED; i++)
		if (g->out->articles[i].roles & ENTITY_MENTIONED)
			articles[g->out->sampled++] = g->out->articles[i].article;
	rc = entity_companies_of(g->l->db, &with, articles, g->out->sampled, e);
	if (rc == 0)
		rc = weigh_company(g, &with, e);
	vec_free(&with.at);
	return rc;
}

int
library_entity_page(struct library *l, struct entity_page *out, struct arena *mem, int64_t id, struct err *e)
{
	struct making g = { .l = l, .out = out, .mem = mem };
	int rc;

	*out = (struct entity_page){ 0 };
	if (db_begin_read(l->db, e) < 0)
		return -1;
	rc = library_entity(l, &out->entity, mem, id, e);
	if (rc == 0)
		rc = entity_tree(l->db, &g.tree, out->entity.id, e);
	if (rc == 0 && (put_forms(&g, e) < 0 || put_merged(&g, e) < 0 || put_similar(&g, e) < 0 || put_months(&g, e) < 0 ||
			   put_role(&g, &out->articles, &out->narticles, ENTITY_MENTIONED | ENTITY_WROTE | ENTITY_CITED, e) < 0 ||
			   put_role(&g, &out->wrote, &out->nwrote, ENTITY_WROTE, e) < 0 ||
			   put_role(&g, &out->cited, &out->ncited, ENTITY_CITED, e) < 0 || put_company(&g, e) < 0))
		rc = -1;
	db_rollback(l->db);
	vec_free(&g.tree.ids);
	return rc;
}
