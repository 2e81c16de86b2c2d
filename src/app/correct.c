#include "sources.h"

#include <stdlib.h>
#include <string.h>

#include "app/library_private.h"
#include "app/settle.h"
#include "base/str.h"
#include "db/articles.h"

/* Corrections of sources. Each is a transaction and is remembered, with what was before, until the library is closed. */

enum edit_kind { EDIT_SOURCE, EDIT_MERGE, EDIT_SPLIT };

struct source_edit_row {
	enum edit_kind kind;
	struct source_row before, after; /* EDIT_SOURCE */
	int64_t from, into;              /* EDIT_MERGE */
	int64_t article, own, source;    /* EDIT_SPLIT: whose the references were, and the one that is made, at first 0 */
	uint64_t hash;
};

struct source_edits {
	VEC(struct source_edit_row) rows;
	struct arena mem;
};

void
library_edits_free(struct source_edits *x)
{
	if (!x)
		return;
	vec_free(&x->rows);
	arena_free(&x->mem);
	free(x);
}

/* --- making them ---------------------------------------------------------------------------- */

/* What the edit changed, and nothing else: others may have changed the source since. */
static void
change(struct source_row *row, const struct source_row *from, const struct source_row *to)
{
	unsigned marks = from->edited ^ to->edited;
	struct source *s = &row->s;

	if (from->decision != to->decision || from->linked != to->linked) {
		row->decision = to->decision;
		row->linked = to->linked;
	}
	if (from->irrelevant != to->irrelevant)
		row->irrelevant = to->irrelevant;
	row->edited = (row->edited & ~marks) | (to->edited & marks);
	if (from->s.authors != to->s.authors) {
		s->authors = to->s.authors;
		s->nauthors = to->s.nauthors;
	}
	s->title = from->s.title != to->s.title ? to->s.title : s->title;
	s->container = from->s.container != to->s.container ? to->s.container : s->container;
	s->url = from->s.url != to->s.url ? to->s.url : s->url;
	s->doi = from->s.doi != to->s.doi ? to->s.doi : s->doi;
	if (memcmp(&from->s.date, &to->s.date, sizeof(s->date)) != 0)
		s->date = to->s.date;
}

static int
put_source(struct db *db, const struct source_row *from, const struct source_row *to, struct err *e)
{
	uint64_t keys[RESOLVE_KEYS];
	struct arena mem = { 0 };
	struct source_row row;
	struct resolve_work w;
	struct work work;
	size_t n = 0;
	int rc = source_get(db, &row, &mem, to->s.id, e);

	if (rc == 0) {
		change(&row, from, to);
		work = settle_work(&row.s);
		resolve_prepare(&w, &mem, &work);
		n = resolve_keys(keys, &w);
		rc = source_update(db, &row, e);
	}
	if (rc == 0 && n)
		rc = source_add_keys(db, row.s.id, keys, n, e);
	if (rc == 0)
		rc = settle_corrected(db, row.s.id, e);
	arena_free(&mem);
	return rc;
}

/* Another reader may have merged one of them since. */
static int
put_merge(struct db *db, int64_t from, int64_t into, bool apart, struct err *e)
{
	struct arena mem = { 0 };
	struct source_row row;
	int64_t root = into;
	int rc = source_get(db, &row, &mem, from, e);

	if (rc == 0)
		rc = source_root(db, &root, e);
	if (rc == 0 && (row.merged != (apart ? into : 0) || root == from))
		rc = err_set(e, ERR_INPUT, "source %lld was merged otherwise in the meantime", (long long)from);
	arena_free(&mem);
	return rc < 0 ? -1 : source_set_merged(db, from, apart ? 0 : into, e);
}

static int
load_article(struct db *db, struct article **a, struct arena *mem, int64_t id, struct err *e)
{
	*a = arena_alloc(mem, sizeof(**a));
	return article_load(db, *a, mem, id, e);
}

static int
insert_split(struct db *db, int64_t *id, const struct reference *r, struct err *e)
{
	uint64_t keys[RESOLVE_KEYS];
	struct arena mem = { 0 };
	struct source_row row = {
		.s = { .authors = r->authors, .nauthors = r->nauthors, .title = r->title,
		    .container = r->container ? r->container : r->publisher, .url = r->url, .doi = r->doi, .date = r->date,
		    .text = r->text },
		.alone = ALONE_SPLIT,
	};
	struct resolve_work w;
	struct work work = settle_work(&row.s);
	size_t n;
	int rc = source_insert(db, &row, e);

	resolve_prepare(&w, &mem, &work);
	n = resolve_keys(keys, &w);
	if (rc == 0 && n)
		rc = source_add_keys(db, row.s.id, keys, n, e);
	*id = row.s.id;
	arena_free(&mem);
	return rc;
}

/* The first reference with that text; NULL: the article has it no more. */
static const struct cite *
cite_with(const struct cites *list, const struct article *a, uint64_t hash)
{
	const struct cite *c;

	vec_each(c, &list->at)
		if (c->hash == hash && c->number < a->nreferences && a->references[c->number].same_as == REFERENCE_NONE)
			return c;
	return NULL;
}

/* Give the references with that text, and those that point to them, to the source. */
static int
move_references(struct db *db, const struct article *a, const struct cites *cites, const struct cite *first, int64_t own,
    struct err *e)
{
	const struct cite *c, *to;

	vec_each(c, &cites->at) {
		uint32_t same = c->number < a->nreferences ? a->references[c->number].same_as : REFERENCE_NONE;

		to = same == REFERENCE_NONE ? c : cites_find(cites->at.at, cites->at.n, same);
		if (to && to->hash == first->hash && cites_set_own(db, a->id, c->number, own, e) < 0)
			return -1;
	}
	return cites_recount(db, first->source, e) < 0 || source_root(db, &own, e) < 0 ? -1 : cites_recount(db, own, e);
}

static int
put_apart(struct db *db, struct source_edit_row *x, const struct article *a, const struct cites *cites, struct err *e)
{
	const struct cite *first = cite_with(cites, a, x->hash);

	if (!first)
		return err_set(e, ERR_NOTFOUND, "article %lld has lost that reference in the meantime", (long long)a->id);
	if (!x->source && insert_split(db, &x->source, &a->references[first->number], e) < 0)
		return -1;
	if (cites_pin(db, a->id, x->hash, x->source, e) < 0 || move_references(db, a, cites, first, x->source, e) < 0)
		return -1;
	return settle_corrected(db, x->source, e);
}

/* The source that was made is kept, without references, so that redoing gives the same one. */
static int
put_together(struct db *db, const struct source_edit_row *x, const struct article *a, const struct cites *cites, struct err *e)
{
	const struct cite *first = cite_with(cites, a, x->hash);
	struct arena mem = { 0 };
	struct source_row row;
	struct err gone = { 0 };
	int rc = cites_pin(db, a->id, x->hash, 0, e);

	if (rc == 0 && source_get(db, &row, &mem, x->own, &gone) < 0)
		rc = settle_article(db, a, e);
	else if (rc == 0 && first) {
		rc = move_references(db, a, cites, first, x->own, e);
		if (rc == 0)
			rc = settle_corrected(db, x->own, e);
	}
	arena_free(&mem);
	return rc;
}

static int
put_split(struct db *db, struct source_edit_row *x, bool apart, struct err *e)
{
	struct arena mem = { 0 };
	struct cites cites = { 0 };
	struct article *a;
	int rc = load_article(db, &a, &mem, x->article, e);

	if (rc == 0)
		rc = cites_get(db, &cites, x->article, e);
	if (rc == 0)
		rc = apart ? put_apart(db, x, a, &cites, e) : put_together(db, x, a, &cites, e);
	vec_free(&cites.at);
	arena_free(&mem);
	return rc;
}

static int
put_edit(struct db *db, struct source_edit_row *x, bool forth, struct err *e)
{
	switch (x->kind) {
	case EDIT_SOURCE: return put_source(db, forth ? &x->before : &x->after, forth ? &x->after : &x->before, e);
	case EDIT_MERGE: return put_merge(db, x->from, x->into, !forth, e);
	default: return put_split(db, x, forth, e);
	}
}

static int
commit_edit(struct library *l, struct source_edit_row *x, bool forth, struct err *e)
{
	if (db_begin(l->db, e) < 0)
		return -1;
	if (put_edit(l->db, x, forth, e) < 0 || db_commit(l->db, e) < 0) {
		db_rollback(l->db);
		return -1;
	}
	return 0;
}

static struct source_edits *
edits_of(struct library *l)
{
	if (!l->edits)
		l->edits = mem_zalloc(sizeof(*l->edits));
	return l->edits;
}

static int
make_edit(struct library *l, source_edit *edit, struct source_edit_row *x, struct err *e)
{
	struct source_edits *all = edits_of(l);

	if (edit)
		*edit = 0;
	if (commit_edit(l, x, true, e) < 0)
		return -1;
	vec_push(&all->rows, *x);
	if (edit)
		*edit = (source_edit)all->rows.n;
	return 0;
}

static int
again(struct library *l, source_edit edit, bool forth, struct err *e)
{
	if (!l->edits || edit < 1 || (size_t)edit > l->edits->rows.n)
		return err_set(e, ERR_NOTFOUND, "there is no such edit");
	return commit_edit(l, &l->edits->rows.at[edit - 1], forth, e);
}

int
library_source_undo(struct library *l, source_edit edit, struct err *e)
{
	return again(l, edit, false, e);
}

int
library_source_redo(struct library *l, source_edit edit, struct err *e)
{
	return again(l, edit, true, e);
}

/* --- of a source ---------------------------------------------------------------------------- */

static int
begin_edit(struct library *l, struct source_edit_row *x, int64_t source, struct err *e)
{
	struct source s;
	struct arena *mem = &edits_of(l)->mem;

	*x = (struct source_edit_row){ .kind = EDIT_SOURCE };
	if (library_source(l, &s, mem, source, e) < 0 || source_get(l->db, &x->before, mem, s.id, e) < 0)
		return -1;
	x->after = x->before;
	return 0;
}

int
library_link(struct library *l, source_edit *edit, int64_t source, int64_t article, struct err *e)
{
	struct source_edit_row x;
	struct arena mem = { 0 };
	struct article a;
	bool live;
	int rc = article_brief_work(l->db, &a, &live, &mem, article, e);

	arena_free(&mem);
	if (rc < 0)
		return -1;
	if (!live)
		return err_set(e, ERR_NOTFOUND, "article %lld is deleted; restore it first", (long long)article);
	if (begin_edit(l, &x, source, e) < 0)
		return -1;
	x.after.decision = DECISION_LINKED;
	x.after.linked = article;
	x.after.irrelevant = false;
	return make_edit(l, edit, &x, e);
}

int
library_unlink(struct library *l, source_edit *edit, int64_t source, struct err *e)
{
	struct source_edit_row x;

	if (begin_edit(l, &x, source, e) < 0)
		return -1;
	x.after.decision = DECISION_UNLINKED;
	x.after.linked = 0;
	return make_edit(l, edit, &x, e);
}

int
library_set_irrelevant(struct library *l, source_edit *edit, int64_t source, bool irrelevant, struct err *e)
{
	struct source_edit_row x;

	if (begin_edit(l, &x, source, e) < 0)
		return -1;
	x.after.irrelevant = irrelevant;
	return make_edit(l, edit, &x, e);
}

/* "Family, Given; Institution; Given Family" */
static void
set_authors(struct source *s, const char *value, struct arena *mem)
{
	enum { NAMES_MAX = 64 };
	struct name *names = arena_alloc(mem, NAMES_MAX * sizeof(*names));
	struct slice all = slice_of(value), one;
	size_t at = 0, end, comma;

	s->authors = names;
	for (s->nauthors = 0; at <= all.n && s->nauthors < NAMES_MAX; at = end + 1) {
		end = slice_find(all, SLICE(";"), at);
		if (end == SIZE_MAX)
			end = all.n;
		one = slice_trim(slice_sub(all, at, end));
		comma = slice_find(one, SLICE(","), 0);
		if (!one.n)
			continue;
		if (comma == SIZE_MAX)
			names[s->nauthors++].literal = arena_dup(mem, one.p, one.n);
		else {
			struct slice given = slice_trim(slice_sub(one, comma + 1, one.n));
			struct slice family = slice_trim(slice_sub(one, 0, comma));

			names[s->nauthors].family = arena_dup(mem, family.p, family.n);
			names[s->nauthors++].given = given.n ? arena_dup(mem, given.p, given.n) : NULL;
		}
	}
}

static const char *const field_names[SOURCE_FIELDS] = {
	[FIELD_TITLE] = "title",
	[FIELD_AUTHOR] = "author",
	[FIELD_CONTAINER] = "container",
	[FIELD_DATE] = "date",
	[FIELD_URL] = "url",
	[FIELD_DOI] = "doi",
};

static int
set_field(struct source *s, enum source_field field, const char *value, struct arena *mem, struct err *e)
{
	const char *text = *value ? arena_str(mem, value) : NULL;
	struct slice all = slice_of(value);
	struct date d = { 0 };

	switch (field) {
	case FIELD_TITLE: s->title = text; break;
	case FIELD_CONTAINER: s->container = text; break;
	case FIELD_URL: s->url = text; break;
	case FIELD_DOI: s->doi = text; break;
	case FIELD_AUTHOR: set_authors(s, value, mem); break;
	default:
		if (text && !date_from_iso(&d, all) && date_parse(&d, all) != all.n)
			return err_set(e, ERR_INPUT, "%s: no date; write it like 2019, 2019-08 or 2019-08-02", value);
		s->date = d;
	}
	return 0;
}

int
library_edit_source(struct library *l, source_edit *edit, int64_t source, const char *field, const char *value, struct err *e)
{
	struct source_edit_row x;
	int i;

	for (i = 0; i < SOURCE_FIELDS && strcmp(field_names[i], field) != 0; i++)
		;
	if (i == SOURCE_FIELDS)
		return err_set(e, ERR_INPUT, "%s: a source has title, author, container, date, url and doi", field);
	if (begin_edit(l, &x, source, e) < 0 ||
	    set_field(&x.after.s, (enum source_field)i, value, &edits_of(l)->mem, e) < 0)
		return -1;
	x.after.edited |= 1U << i;
	return make_edit(l, edit, &x, e);
}

/* --- of several ----------------------------------------------------------------------------- */

int
library_merge_sources(struct library *l, source_edit *edit, int64_t into, int64_t from, struct err *e)
{
	struct source_edit_row x = { .kind = EDIT_MERGE };
	struct arena mem = { 0 };
	struct source a, b;
	int rc = library_source(l, &a, &mem, into, e) < 0 || library_source(l, &b, &mem, from, e) < 0 ? -1 : 0;

	arena_free(&mem);
	if (rc < 0)
		return -1;
	if (a.id == b.id)
		return err_set(e, ERR_INPUT, "sources %lld and %lld are one already", (long long)into, (long long)from);
	x.into = a.id;
	x.from = b.id;
	return make_edit(l, edit, &x, e);
}

int
library_split_source(struct library *l, source_edit *edit, int64_t article, size_t reference, struct err *e)
{
	struct source_edit_row x = { .kind = EDIT_SPLIT, .article = article };
	struct arena mem = { 0 };
	struct cites cites = { 0 };
	const struct cite *c = NULL;
	struct article *a;
	int rc = load_article(l->db, &a, &mem, article, e);

	if (rc == 0 && reference < a->nreferences && a->references[reference].same_as != REFERENCE_NONE)
		reference = a->references[reference].same_as;
	if (rc == 0)
		rc = cites_get(l->db, &cites, article, e);
	if (rc == 0 && reference < a->nreferences)
		c = cites_find(cites.at.at, cites.at.n, reference);
	if (c) {
		x.hash = c->hash;
		x.own = c->own;
	}
	if (rc == 0 && !c)
		rc = err_set(e, ERR_NOTFOUND, "article %lld has no such reference to a source", (long long)article);
	vec_free(&cites.at);
	arena_free(&mem);
	return rc < 0 ? -1 : make_edit(l, edit, &x, e);
}
