#include "entities.h"

#include <string.h>

#include "analyse/identity.h"
#include "app/entity_edits.h"
#include "db/articles.h"

/* Corrections of entities: what each of them changes. */

/* --- of one entity -------------------------------------------------------------------------- */

/* Begin a transaction with what the entity is now as the change's first row. */
static int
begin(struct library *l, struct entity_change *c, int64_t id, bool own, struct err *e)
{
	struct row_change r;

	*c = (struct entity_change){ 0 };
	if (db_begin(l->db, e) < 0)
		return -1;
	if ((own ? entity_get(l->db, &r.before, entity_edits_mem(l), id, e) : library_entity_root(l, &r.before, entity_edits_mem(l), id, e)) < 0) {
		db_rollback(l->db);
		return -1;
	}
	r.after = r.before;
	vec_push(&c->rows, r);
	return 0;
}

static int
fail(struct library *l, struct entity_change *c)
{
	db_rollback(l->db);
	entity_change_free(c);
	return -1;
}

static const char *
clean_name(struct library *l, const char *name, struct err *e)
{
	struct slice s = slice_trim(slice_of(name));
	struct identity id;

	identity_of(&id, entity_edits_mem(l), ENTITY_MISC, s);
	if (!id.key || memchr(s.p, '\n', s.n)) {
		err_set(e, ERR_INPUT, "a name has letters or digits and stands on one line");
		return NULL;
	}
	return arena_dup(entity_edits_mem(l), s.p, s.n);
}

int
library_set_entity_kind(struct library *l, entity_edit *edit, int64_t entity, enum entity_kind kind, struct err *e)
{
	struct entity_change c;

	if (begin(l, &c, entity, false, e) < 0)
		return -1;
	c.rows.at[0].after.kind = kind;
	c.rows.at[0].after.edited |= EDITED_KIND;
	return entity_edit_make(l, edit, &c, 0, e);
}

int
library_reject_entity(struct library *l, entity_edit *edit, int64_t entity, bool rejected, struct err *e)
{
	struct entity_change c;

	if (begin(l, &c, entity, false, e) < 0)
		return -1;
	c.rows.at[0].after.rejected = rejected;
	return entity_edit_make(l, edit, &c, 0, e);
}

/* --- of several ----------------------------------------------------------------------------- */

int
library_merge_entities(struct library *l, entity_edit *edit, int64_t into, int64_t from, struct err *e)
{
	struct entity_change c;
	struct entity_row to;

	if (begin(l, &c, from, false, e) < 0)
		return -1;
	if (library_entity_root(l, &to, entity_edits_mem(l), into, e) < 0)
		return fail(l, &c);
	if (to.id == c.rows.at[0].before.id) {
		err_set(e, ERR_INPUT, "%s and %lld are one already", to.name, (long long)from);
		return fail(l, &c);
	}
	c.rows.at[0].after.merged = to.id;
	c.rows.at[0].after.joined = 0;
	return entity_edit_make(l, edit, &c, 0, e);
}

int
library_unmerge_entity(struct library *l, entity_edit *edit, int64_t merged, struct err *e)
{
	struct entity_change c;

	if (begin(l, &c, merged, true, e) < 0)
		return -1;
	if (!c.rows.at[0].before.merged) {
		err_set(e, ERR_INPUT, "%s was not merged into another one", c.rows.at[0].before.name);
		return fail(l, &c);
	}
	c.rows.at[0].after.merged = 0;
	c.rows.at[0].after.alone = true;
	return entity_edit_make(l, edit, &c, 0, e);
}

/* --- of its names --------------------------------------------------------------------------- */

static int
add_pin(struct library *l, struct entity_change *c, uint64_t key, int64_t article, int64_t entity, const char *text,
    struct err *e)
{
	struct pin_change p = { .before = { .key = key, .article = article } };

	if (entity_pin_get(l->db, &p.before, entity_edits_mem(l), e) < 0)
		return -1;
	p.after = (struct entity_pin_row){ .key = key, .article = article, .entity = entity, .text = text };
	vec_push(&c->pins, p);
	return 0;
}

static void
add_name(struct library *l, struct entity_change *c, int64_t entity, enum entity_kind kind, const char *name,
    enum name_reason why)
{
	struct identity id;

	identity_of(&id, entity_edits_mem(l), kind, slice_of(name));
	vec_push(&c->names, ((struct name_change){ .entity = entity, .name = name, .key = id.key, .sound = id.sound,
				.words = id.words, .why = why }));
}

static int
names_of(struct library *l, struct entity_name_rows *out, const struct entity_row *row, struct err *e)
{
	return entity_names(l->db, out, entity_edits_mem(l), row->id, SIZE_MAX >> 1, e);
}

/* Was the name found as one of that kind? The user may have given the entity another one since. */
static bool
found_as(struct library *l, const struct entity_name_row *r, enum entity_kind kind)
{
	struct identity id;

	identity_of(&id, entity_edits_mem(l), kind, slice_of(r->name));
	return r->key && r->key == id.key;
}

/* Whose the words are from now on, as a name of that kind, and where the user has given them to this entity or to one that it
 * took in. */
static int
pin_name(struct library *l, struct entity_change *c, enum entity_kind kind, const char *name, int64_t article, int64_t owner,
    bool keep, struct err *e)
{
	int64_t root = c->rows.at[0].before.id;
	int k;

	for (k = 0; k < ENTITY_KINDS; k++) {
		struct entity_pin_row pin = { .key = identity_pin((enum entity_kind)k, slice_of(name)) };
		struct entity_row of = { 0 };

		if (entity_pin_get(l->db, &pin, entity_edits_mem(l), e) < 0 ||
		    (pin.entity > 0 && entity_get(l->db, &of, entity_edits_mem(l), pin.entity, e) < 0))
			return -1;
		if ((k == (int)kind || of.root == root) &&
		    add_pin(l, c, pin.key, article, owner, keep && !article ? pin.text : NULL, e) < 0)
			return -1;
	}
	return 0;
}

/* The name leaves the entity and all that was merged into it, for `owner`. */
static int
take_name(struct library *l, struct entity_change *c, const char *name, int64_t owner, struct err *e)
{
	const struct entity_row *row = &c->rows.at[0].before;
	uint64_t pin = identity_pin(row->kind, slice_of(name));
	struct entity_name_rows rows = { 0 };
	struct entity_name_row *r;
	int kind, rc = names_of(l, &rows, row, e);

	if (rc == 0)
		rc = pin_name(l, c, row->kind, name, 0, owner, owner > 0, e);
	vec_each(r, &rows.at) {
		struct identity id;

		if (rc < 0 || identity_pin(row->kind, slice_of(r->name)) != pin)
			continue;
		identity_of(&id, entity_edits_mem(l), row->kind, slice_of(r->name));
		vec_push(&c->names, ((struct name_change){ .entity = r->entity, .name = r->name, .key = r->key, .sound = r->sound,
					.words = id.words, .why = (enum name_reason)r->why, .gone = true }));
		for (kind = 0; kind < ENTITY_KINDS && rc == 0; kind++)
			if (kind != (int)row->kind && found_as(l, r, (enum entity_kind)kind))
				rc = pin_name(l, c, (enum entity_kind)kind, name, 0, owner, owner > 0, e);
	}
	vec_free(&rows.at);
	return rc;
}

/* A name of the user's, unless it has it: else taking it back would take what was there before. */
static int
give_name(struct library *l, struct entity_change *c, const char *name, struct err *e)
{
	const struct entity_row *row = &c->rows.at[0].before;
	struct entity_name_rows rows = { 0 };
	struct entity_name_row *r;
	bool has = false;
	int rc = names_of(l, &rows, row, e);

	vec_each(r, &rows.at)
		has |= r->entity == row->id && strcmp(r->name, name) == 0;
	vec_free(&rows.at);
	if (rc == 0 && !has)
		add_name(l, c, row->id, row->kind, name, NAME_GIVEN);
	return rc;
}

int
library_rename_entity(struct library *l, entity_edit *edit, int64_t entity, const char *name, struct err *e)
{
	struct entity_change c;
	struct entity_hits hits = { 0 };
	const char *clean = clean_name(l, name, e);

	if (!clean || begin(l, &c, entity, false, e) < 0)
		return -1;
	c.rows.at[0].after.name = clean;
	c.rows.at[0].after.edited |= EDITED_NAME;
	/* It leads there from now on, too, unless somebody else is called so. */
	if (give_name(l, &c, clean, e) < 0 ||
	    (c.names.n && entity_find_key(l->db, &hits, entity_edits_mem(l), c.names.at[0].key, false, 1, e) < 0))
		return fail(l, &c);
	if (hits.at.n)
		c.names.at[0].key = c.names.at[0].sound = 0;
	vec_free(&hits.at);
	return entity_edit_make(l, edit, &c, 0, e);
}

/* A new entity beside the change's first one. `name` leads to it where `found`. */
static int
make_beside(struct library *l, struct entity_change *c, const char *name, bool found, struct err *e)
{
	struct entity_row row = { .kind = c->rows.at[0].before.kind, .name = name, .alone = true };

	if (entity_insert(l->db, &row, e) < 0)
		return -1;
	c->made = row.id;
	add_name(l, c, row.id, row.kind, name, NAME_SELF);
	if (!found)
		c->names.at[0].key = c->names.at[0].sound = 0;
	return 0;
}

/* Which of those that were merged into it has the name as its own; 0: none. */
static int
merged_with_name(struct library *l, int64_t *id, const struct entity_row *root, const char *name, struct err *e)
{
	struct entity_name_rows rows = { 0 };
	struct entity_name_row *r;
	bool own = false;
	int rc = names_of(l, &rows, root, e);

	*id = 0;
	vec_each(r, &rows.at)
		if (strcmp(r->name, name) == 0) {
			own |= r->entity == root->id;
			*id = r->entity;
		}
	if (own)
		*id = 0;
	vec_free(&rows.at);
	return rc;
}

int
library_split_name(struct library *l, entity_edit *edit, int64_t *made, int64_t entity, const char *name, int64_t shown,
    struct err *e)
{
	struct entity_change c;
	const char *clean = clean_name(l, name, e);
	const struct entity_row *row;

	if (!clean || begin(l, &c, entity, false, e) < 0)
		return -1;
	row = &c.rows.at[0].before;
	if (merged_with_name(l, made, row, clean, e) < 0)
		return fail(l, &c);
	if (*made) {
		fail(l, &c);
		return library_unmerge_entity(l, edit, *made, e);
	}
	if (identity_pin(row->kind, slice_of(clean)) == identity_pin(row->kind, slice_of(row->name))) {
		err_set(e, ERR_INPUT, "%s is what the entity is called; rename it first, or split another name", row->name);
		return fail(l, &c);
	}
	c.touched = row->id;
	c.words = clean; /* where it is another one's by then */
	if (make_beside(l, &c, clean, true, e) < 0 || take_name(l, &c, clean, c.made, e) < 0)
		return fail(l, &c);
	*made = c.made;
	return entity_edit_make(l, edit, &c, shown, e);
}

int
library_split_article(struct library *l, entity_edit *edit, int64_t *made, int64_t entity, int64_t article, struct err *e)
{
	struct entity_change c;
	struct article *a = arena_alloc(entity_edits_mem(l), sizeof(*a));
	const struct entity_row *row;
	size_t i, k, pins = 0;

	if (begin(l, &c, entity, false, e) < 0)
		return -1;
	row = &c.rows.at[0].before;
	if (article_load(l->db, a, entity_edits_mem(l), article, e) < 0 || make_beside(l, &c, row->name, false, e) < 0)
		return fail(l, &c);
	for (i = 0; i < a->nentities; i++) {
		const struct entity *x = &a->entities[i];
		struct entity_row of = { 0 };

		if (x->id && entity_get(l->db, &of, entity_edits_mem(l), x->id, e) < 0)
			return fail(l, &c);
		if (of.root != row->id)
			continue;
		for (k = 0; k <= x->naliases; k++, pins++)
			if (pin_name(l, &c, x->kind, k ? x->aliases[k - 1].text : x->name, article, c.made, false, e) < 0)
				return fail(l, &c);
	}
	if (!pins) {
		err_set(e, ERR_INPUT, "article %lld does not mention %s", (long long)article, row->name);
		return fail(l, &c);
	}
	*made = c.made;
	return entity_edit_make(l, edit, &c, article, e);
}

/* The words, whatever kind they are found as. */
static int
add_pins(struct library *l, struct entity_change *c, const char *name, int64_t entity, struct err *e)
{
	int kind;

	for (kind = 0; kind < ENTITY_KINDS; kind++)
		if (add_pin(l, c, identity_pin((enum entity_kind)kind, slice_of(name)), 0, entity, kind == 0 ? name : NULL, e) < 0)
			return -1;
	return 0;
}

int
library_add_entity_name(struct library *l, entity_edit *edit, int64_t entity, const char *name, int64_t shown, struct err *e)
{
	struct entity_change c;
	const char *clean = clean_name(l, name, e);

	if (!clean || begin(l, &c, entity, false, e) < 0)
		return -1;
	c.words = clean;
	if (give_name(l, &c, clean, e) < 0 || add_pins(l, &c, clean, c.rows.at[0].before.id, e) < 0)
		return fail(l, &c);
	return entity_edit_make(l, edit, &c, shown, e);
}

int
library_remove_entity_name(struct library *l, entity_edit *edit, int64_t entity, const char *name, int64_t shown, struct err *e)
{
	struct entity_change c;
	const struct entity_row *row;
	const char *clean = clean_name(l, name, e);

	if (!clean || begin(l, &c, entity, false, e) < 0)
		return -1;
	row = &c.rows.at[0].before;
	if (identity_pin(row->kind, slice_of(clean)) == identity_pin(row->kind, slice_of(row->name))) {
		err_set(e, ERR_INPUT, "%s is what the entity is called; rename it first, or reject it", row->name);
		return fail(l, &c);
	}
	c.touched = row->id;
	c.words = clean; /* to be found again when it is taken back */
	if (take_name(l, &c, clean, 0, e) < 0)
		return fail(l, &c);
	return entity_edit_make(l, edit, &c, shown, e);
}
