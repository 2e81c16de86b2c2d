#include "entity_edits.h"

#include <stdlib.h>

#include "app/identify.h"

struct entity_edits {
	VEC(struct entity_change) at;
	struct arena mem;
};

void
entity_change_free(struct entity_change *c)
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
		entity_change_free(c);
	vec_free(&x->at);
	arena_free(&x->mem);
	free(x);
}

/* --- making them ---------------------------------------------------------------------------- */

/* An entity that lost its last article to the correction is dropped, and what is taken back finds or makes another one. */
static int
exists(struct db *db, bool *is, int64_t id, struct err *e)
{
	struct arena mem = { 0 };
	struct entity_row row;
	struct err gone = { 0 };

	*is = entity_get(db, &row, &mem, id, &gone) == 0;
	arena_free(&mem);
	return *is || gone.code == ERR_NOTFOUND ? 0 : err_set(e, gone.code, "%s", gone.msg);
}

static bool
same_row(const struct entity_row *a, const struct entity_row *b)
{
	return a->name == b->name && a->kind == b->kind && a->edited == b->edited && a->rejected == b->rejected &&
	    a->alone == b->alone && a->merged == b->merged;
}

/* What the edit changed, and nothing else: imports and other readers may have changed the entity since. */
static int
put_row(struct db *db, const struct entity_row *from, const struct entity_row *to, struct err *e)
{
	struct arena mem = { 0 };
	struct entity_row row;
	int rc;

	if (same_row(from, to))
		return 0;
	rc = entity_get(db, &row, &mem, to->id, e);
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
	bool is;
	size_t i;
	int rc = exists(db, &is, id, e);

	if (rc == 0 && is)
		rc = entity_get(db, &row, &mem, id, e);
	if (rc == 0 && is)
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
	bool is;

	if (n->gone == forth)
		return entity_drop_name(db, n->entity, n->name, e);
	if (exists(db, &is, n->entity, e) < 0)
		return -1;
	return is ? entity_put_name(db, n->entity, n->name, n->key, n->sound, n->why, n->words, e) : 0;
}

static int
put_pin(struct db *db, const struct pin_change *p, bool forth, struct err *e)
{
	struct entity_pin_row row = forth ? p->after : p->before;
	bool is = true;

	if (row.entity > 0 && exists(db, &is, row.entity, e) < 0)
		return -1;
	if (!is && forth)
		return err_set(e, ERR_INPUT, "entity %lld is no more: no article names it", (long long)row.entity);
	if (!is)
		row.entity = -1;
	return entity_pin_put(db, &row, e);
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
		if (put_pin(db, p, forth, e) < 0)
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

struct arena *
entity_edits_mem(struct library *l)
{
	return &edits_of(l)->mem;
}

int
entity_edit_make(struct library *l, entity_edit *edit, struct entity_change *c, int64_t shown, struct err *e)
{
	struct entity_edits *all = edits_of(l);

	if (edit)
		*edit = 0;
	if (commit(l, c, true, shown, e) < 0) {
		entity_change_free(c);
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
