#include "entities.h"

#include <string.h>

#include "analyse/identity.h"
#include "app/identify.h"
#include "app/library_private.h"
#include "db/articles.h"
#include "db/entities.h"

/*
 * Corrections of entities. Each is a transaction: rows of entities, their names, and the user's word for names (pins), as they
 * were before and as they are after, so that it can be taken back and made again until the library is closed.
 */

struct row_change {
	struct entity_row before, after;
};
struct pin_change {
	struct entity_pin_row before, after; /* entity -1: no such pin */
};
/* A name that the entity gets, or loses. */
struct name_change {
	int64_t entity;
	const char *name;
	struct identity id;
	enum name_reason why;
	bool gone;
};
struct entity_change {
	VEC(struct row_change) rows;
	VEC(struct pin_change) pins;
	VEC(struct name_change) names;
	int64_t touched; /* an entity whose articles are to be looked up again; 0: none */
	int64_t made;
	const char *words; /* that are looked for in all texts, or NULL */
};
struct entity_edits {
	VEC(struct entity_change) at;
	struct arena mem;
};

static void
drop(struct entity_change *c)
{
	vec_free(&c->rows);
	vec_free(&c->pins);
	vec_free(&c->names);
}

void
library_entity_edits_free(struct entity_edits *x)
{
	struct entity_change *c;

	if (!x)
		return;
	vec_each(c, &x->at)
		drop(c);
	vec_free(&x->at);
	arena_free(&x->mem);
	free(x);
}

/* --- making them ---------------------------------------------------------------------------- */

/* What the edit changed, and nothing else: imports and other readers may have changed the entity since. */
static int
put_row(struct db *db, const struct entity_row *from, const struct entity_row *to, struct err *e)
{
	struct arena mem = { 0 };
	struct entity_row row;
	int rc = entity_get(db, &row, &mem, to->id, e);

	if (rc == 0 && from->merged != to->merged && row.merged != from->merged)
		rc = err_set(e, ERR_INPUT, "entity %lld was merged otherwise in the meantime", (long long)to->id);
	if (rc == 0) {
		row.name = from->name != to->name ? to->name : row.name;
		row.kind = from->kind != to->kind ? to->kind : row.kind;
		row.edited = (row.edited & ~(from->edited ^ to->edited)) | (to->edited & (from->edited ^ to->edited));
		row.rejected = from->rejected != to->rejected ? to->rejected : row.rejected;
		row.alone = from->alone != to->alone ? to->alone : row.alone;
		if (from->merged != to->merged) {
			row.merged = to->merged;
			row.joined = to->joined;
		}
		rc = entity_update(db, &row, e);
	}
	arena_free(&mem);
	return rc;
}

/* All articles where the entity, or what it took in, occurs. */
static int
wait_for(struct db *db, int64_t id, struct err *e)
{
	struct arena mem = { 0 };
	struct id_list tree = { 0 };
	struct entity_row row;
	size_t i;
	int rc = entity_get(db, &row, &mem, id, e);

	if (rc == 0)
		rc = entity_tree(db, &tree, row.root, e);
	for (i = 0; i < tree.ids.n && rc == 0; i++)
		rc = unidentified_add_entity(db, tree.ids.at[i], e);
	vec_free(&tree.ids);
	arena_free(&mem);
	return rc;
}

static int
put_name(struct db *db, const struct name_change *n, bool forth, struct err *e)
{
	if (n->gone == forth)
		return entity_drop_name(db, n->entity, n->name, e);
	return entity_put_name(db, n->entity, n->name, n->id.key, n->id.sound, n->why, n->id.words, e);
}

static int
put_change(struct db *db, const struct entity_change *c, bool forth, struct err *e)
{
	const struct row_change *r;
	const struct pin_change *p;
	const struct name_change *n;

	vec_each(n, &c->names)
		if (put_name(db, n, forth, e) < 0)
			return -1;
	vec_each(r, &c->rows)
		if (put_row(db, forth ? &r->before : &r->after, forth ? &r->after : &r->before, e) < 0)
			return -1;
	if (c->touched && wait_for(db, c->touched, e) < 0)
		return -1;
	vec_each(p, &c->pins) {
		if (entity_pin_put(db, forth ? &p->after : &p->before, e) < 0)
			return -1;
		if (p->after.article && unidentified_add(db, p->after.article, e) < 0)
			return -1;
	}
	if (c->words && unidentified_add_words(db, c->words, e) < 0)
		return -1;
	return c->made && !forth && wait_for(db, c->made, e) < 0 ? -1 : 0;
}

static int
commit(struct library *l, const struct entity_change *c, bool forth, int64_t shown, struct err *e)
{
	bool waits = false;

	if (put_change(l->db, c, forth, e) < 0 || (shown && unidentified_has(l->db, &waits, shown, e) < 0) ||
	    (waits && identify_stored(l->db, shown, e) < 0) || db_commit(l->db, e) < 0) {
		db_rollback(l->db);
		return -1;
	}
	l->changes++;
	return 0;
}

static struct entity_edits *
edits_of(struct library *l)
{
	if (!l->entity_edits)
		l->entity_edits = mem_zalloc(sizeof(*l->entity_edits));
	return l->entity_edits;
}

static struct arena *
mem_of(struct library *l)
{
	return &edits_of(l)->mem;
}

/* Within a transaction that was begun for it. */
static int
make(struct library *l, entity_edit *edit, struct entity_change *c, int64_t shown, struct err *e)
{
	struct entity_edits *all = edits_of(l);

	if (edit)
		*edit = 0;
	if (commit(l, c, true, shown, e) < 0) {
		drop(c);
		return -1;
	}
	vec_push(&all->at, *c);
	if (edit)
		*edit = (entity_edit)all->at.n;
	return 0;
}

static int
again(struct library *l, entity_edit edit, bool forth, int64_t shown, struct err *e)
{
	if (!l->entity_edits || edit < 1 || (size_t)edit > l->entity_edits->at.n)
		return err_set(e, ERR_NOTFOUND, "there is no such edit");
	if (db_begin(l->db, e) < 0)
		return -1;
	return commit(l, &l->entity_edits->at.at[edit - 1], forth, shown, e);
}

int
library_entity_undo(struct library *l, entity_edit edit, int64_t shown, struct err *e)
{
	return again(l, edit, false, shown, e);
}

int
library_entity_redo(struct library *l, entity_edit edit, int64_t shown, struct err *e)
{
	return again(l, edit, true, shown, e);
}

/* --- of one entity -------------------------------------------------------------------------- */

/* Begin a transaction with what the entity is now as the change's first row. */
static int
begin(struct library *l, struct entity_change *c, int64_t id, bool own, struct err *e)
{
	struct row_change r;

	*c = (struct entity_change){ 0 };
	if (db_begin(l->db, e) < 0)
		return -1;
	if ((own ? entity_get(l->db, &r.before, mem_of(l), id, e) : library_entity_root(l, &r.before, mem_of(l), id, e)) < 0) {
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
	drop(c);
	return -1;
}

static const char *
clean_name(struct library *l, const char *name, struct err *e)
{
	struct slice s = slice_trim(slice_of(name));
	struct identity id;

	identity_of(&id, mem_of(l), ENTITY_MISC, s);
	if (!id.key || memchr(s.p, '\n', s.n)) {
		err_set(e, ERR_INPUT, "a name has letters or digits and stands on one line");
		return NULL;
	}
	return arena_dup(mem_of(l), s.p, s.n);
}

int
library_set_entity_kind(struct library *l, entity_edit *edit, int64_t entity, enum entity_kind kind, struct err *e)
{
	struct entity_change c;

	if (begin(l, &c, entity, false, e) < 0)
		return -1;
	c.rows.at[0].after.kind = kind;
	c.rows.at[0].after.edited |= EDITED_KIND;
	return make(l, edit, &c, 0, e);
}

int
library_reject_entity(struct library *l, entity_edit *edit, int64_t entity, bool rejected, struct err *e)
{
	struct entity_change c;

	if (begin(l, &c, entity, false, e) < 0)
		return -1;
	c.rows.at[0].after.rejected = rejected;
	return make(l, edit, &c, 0, e);
}

/* --- of several ----------------------------------------------------------------------------- */

int
library_merge_entities(struct library *l, entity_edit *edit, int64_t into, int64_t from, struct err *e)
{
	struct entity_change c;
	struct entity_row to;

	if (begin(l, &c, from, false, e) < 0)
		return -1;
	if (library_entity_root(l, &to, mem_of(l), into, e) < 0)
		return fail(l, &c);
	if (to.id == c.rows.at[0].before.id) {
		err_set(e, ERR_INPUT, "%s and %lld are one already", to.name, (long long)from);
		return fail(l, &c);
	}
	c.rows.at[0].after.merged = to.id;
	c.rows.at[0].after.joined = 0;
	return make(l, edit, &c, 0, e);
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
	return make(l, edit, &c, 0, e);
}

/* --- of its names --------------------------------------------------------------------------- */

static int
add_pin(struct library *l, struct entity_change *c, uint64_t key, int64_t article, int64_t entity, const char *text,
    struct err *e)
{
	struct pin_change p = { .before = { .key = key, .article = article } };

	if (entity_pin_get(l->db, &p.before, mem_of(l), e) < 0)
		return -1;
	p.after = (struct entity_pin_row){ .key = key, .article = article, .entity = entity, .text = text };
	vec_push(&c->pins, p);
	return 0;
}

static void
add_name(struct library *l, struct entity_change *c, int64_t entity, enum entity_kind kind, const char *name,
    enum name_reason why, bool gone)
{
	struct name_change n = { .entity = entity, .name = name, .why = why, .gone = gone };

	identity_of(&n.id, mem_of(l), kind, slice_of(name));
	vec_push(&c->names, n);
}

/* The name leaves the entity and all that was merged into it. */
static int
take_name(struct library *l, struct entity_change *c, const char *name, struct err *e)
{
	const struct entity_row *row = &c->rows.at[0].before;
	uint64_t pin = identity_pin(row->kind, slice_of(name));
	struct entity_name_rows rows = { 0 };
	struct entity_name_row *r;
	int rc = entity_names(l->db, &rows, mem_of(l), row->id, SIZE_MAX >> 1, e);

	vec_each(r, &rows.at)
		if (identity_pin(row->kind, slice_of(r->name)) == pin)
			add_name(l, c, r->entity, row->kind, r->name, (enum name_reason)r->why, true);
	vec_free(&rows.at);
	return rc;
}

int
library_rename_entity(struct library *l, entity_edit *edit, int64_t entity, const char *name, struct err *e)
{
	struct entity_change c;
	const char *clean = clean_name(l, name, e);

	if (!clean || begin(l, &c, entity, false, e) < 0)
		return -1;
	c.rows.at[0].after.name = clean;
	c.rows.at[0].after.edited |= EDITED_NAME;
	/* It leads there from now on, too. */
	add_name(l, &c, c.rows.at[0].before.id, c.rows.at[0].before.kind, clean, NAME_GIVEN, false);
	return make(l, edit, &c, 0, e);
}

/* A new entity beside the change's first one. `name` leads to it where `found`. */
static int
make_beside(struct library *l, struct entity_change *c, const char *name, bool found, struct err *e)
{
	struct entity_row row = { .kind = c->rows.at[0].before.kind, .name = name, .alone = true };

	if (entity_insert(l->db, &row, e) < 0)
		return -1;
	c->made = row.id;
	add_name(l, c, row.id, row.kind, name, NAME_SELF, false);
	if (!found)
		c->names.at[0].id.key = c->names.at[0].id.sound = 0;
	return 0;
}

/* Which of those that were merged into it has the name as its own; 0: none. */
static int
merged_with_name(struct library *l, int64_t *id, int64_t root, const char *name, struct err *e)
{
	struct entity_name_rows rows = { 0 };
	struct entity_name_row *r;
	bool own = false;
	int rc = entity_names(l->db, &rows, mem_of(l), root, SIZE_MAX >> 1, e);

	*id = 0;
	vec_each(r, &rows.at)
		if (strcmp(r->name, name) == 0) {
			own |= r->entity == root;
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
	if (merged_with_name(l, made, row->id, clean, e) < 0)
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
	if (make_beside(l, &c, clean, true, e) < 0 || take_name(l, &c, clean, e) < 0 || add_pin(l, &c, identity_pin(row->kind, slice_of(clean)), 0, c.made, NULL, e) < 0)
		return fail(l, &c);
	*made = c.made;
	return make(l, edit, &c, shown, e);
}

int
library_split_article(struct library *l, entity_edit *edit, int64_t *made, int64_t entity, int64_t article, struct err *e)
{
	struct entity_change c;
	struct article *a = arena_alloc(mem_of(l), sizeof(*a));
	const struct entity_row *row;
	size_t i, k, pins = 0;

	if (begin(l, &c, entity, false, e) < 0)
		return -1;
	row = &c.rows.at[0].before;
	if (article_load(l->db, a, mem_of(l), article, e) < 0 || make_beside(l, &c, row->name, false, e) < 0)
		return fail(l, &c);
	for (i = 0; i < a->nentities; i++) {
		const struct entity *x = &a->entities[i];
		struct entity_row of = { 0 };

		if (x->id && entity_get(l->db, &of, mem_of(l), x->id, e) < 0)
			return fail(l, &c);
		if (of.root != row->id)
			continue;
		for (k = 0; k <= x->naliases; k++, pins++)
			if (add_pin(l, &c, identity_pin(x->kind, slice_of(k ? x->aliases[k - 1].text : x->name)), article, c.made, NULL, e) < 0)
				return fail(l, &c);
	}
	if (!pins) {
		err_set(e, ERR_INPUT, "article %lld does not mention %s", (long long)article, row->name);
		return fail(l, &c);
	}
	*made = c.made;
	return make(l, edit, &c, article, e);
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
	add_name(l, &c, c.rows.at[0].before.id, c.rows.at[0].before.kind, clean, NAME_GIVEN, false);
	if (add_pins(l, &c, clean, c.rows.at[0].before.id, e) < 0)
		return fail(l, &c);
	return make(l, edit, &c, shown, e);
}

int
library_remove_entity_name(struct library *l, entity_edit *edit, int64_t entity, const char *name, int64_t shown, struct err *e)
{
	struct entity_change c;
	const struct entity_row *row;
	const char *clean = clean_name(l, name, e);
	uint64_t pin;

	if (!clean || begin(l, &c, entity, false, e) < 0)
		return -1;
	row = &c.rows.at[0].before;
	pin = identity_pin(row->kind, slice_of(clean));
	if (pin == identity_pin(row->kind, slice_of(row->name))) {
		err_set(e, ERR_INPUT, "%s is what the entity is called; rename it first, or reject it", row->name);
		return fail(l, &c);
	}
	c.touched = row->id;
	c.words = clean; /* to be found again when it is taken back */
	if (take_name(l, &c, clean, e) < 0 || add_pin(l, &c, pin, 0, 0, NULL, e) < 0)
		return fail(l, &c);
	return make(l, edit, &c, shown, e);
}
