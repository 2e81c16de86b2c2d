/* Which article is open, where the reader is in it, and the ways back. */
#include "ui.h"

#include <stdio.h>
#include <string.h>

struct place
ui_place(const struct ui *ui)
{
	const struct pane *text = ui->panes[PANE_TEXT];

	if (!ui->article)
		return (struct place){ 0 };
	return (struct place){ ui->article->id, text_pane_position(text), text_pane_is_original(text) };
}

/* --- what is kept of the reading: the place, and that it was read -------------------------------- */

static struct ui_unsaved *
find_unsaved(struct ui *ui, int64_t id)
{
	struct ui_unsaved *u;

	vec_each(u, &ui->unsaved)
		if (u->article == id)
			return u;
	return NULL;
}

/* The entry of an article, made when there is none, as the latest. */
static struct ui_unsaved *
latest_unsaved(struct ui *ui, int64_t id)
{
	struct ui_unsaved *u = find_unsaved(ui, id), copy = { .article = id };

	if (u) {
		copy = *u;
		vec_remove(&ui->unsaved, (size_t)(u - ui->unsaved.at));
	}
	vec_push(&ui->unsaved, copy);
	return &vec_last(&ui->unsaved);
}

static int
save_one(struct ui *ui, const struct ui_unsaved *u, struct err *e)
{
	char id[24];

	snprintf(id, sizeof(id), "%lld", (long long)u->article);
	if (library_set_setting(ui->library, "last-article", id, e) < 0)
		return -1;
	if (u->has_position && library_set_position(ui->library, u->article, u->position, e) < 0)
		return -1;
	return u->read ? library_set_read(ui->library, u->article, true, e) : 0;
}

/* What fails for another reason than a busy library would fail again: it is said and let go. */
int
ui_save(struct ui *ui, int patience)
{
	struct err e = { 0 };

	library_set_patience(ui->library, patience);
	while (ui->unsaved.n && e.code != ERR_BUSY) {
		err_clear(&e);
		if (save_one(ui, &ui->unsaved.at[0], &e) < 0 && e.code == ERR_BUSY)
			break;
		if (e.code)
			ui_fail(ui, &e);
		vec_remove(&ui->unsaved, 0);
	}
	library_set_patience(ui->library, UI_PATIENCE);
	return ui->unsaved.n ? -1 : 0;
}

void
ui_save_place(struct ui *ui)
{
	const struct pane *text = ui->panes[PANE_TEXT];
	struct ui_unsaved *u;

	if (!ui->article)
		return;
	u = latest_unsaved(ui, ui->article->id);
	if (!text_pane_is_original(text)) {
		u->has_position = true;
		u->position = text_pane_position(text);
	}
	ui_save(ui, 0);
}

void
ui_forget_read(struct ui *ui, int64_t id)
{
	struct ui_unsaved *u = find_unsaved(ui, id);

	if (u)
		u->read = false;
}

void
ui_close_article(struct ui *ui)
{
	ui->article = NULL;
	ui_forget_claims(ui);
	text_pane_show(ui->panes[PANE_TEXT], 0, false);
	side_pane_show(ui->panes[PANE_SIDE]);
	arena_free(&ui->article_mem);
}

static void
mark_read(struct ui *ui)
{
	if (ui->article->read)
		return;
	latest_unsaved(ui, ui->article->id)->read = true;
	ui_save(ui, 0);
	ui->article->read = true;
	list_pane_refresh(ui->panes[PANE_LIST]);
	ui->version = library_version(ui->library);
}

/* What is not in the library yet counts all the same. */
static void
overlay_unsaved(struct ui *ui, struct article *a, size_t *at)
{
	const struct ui_unsaved *u = find_unsaved(ui, a->id);

	if (!u)
		return;
	a->read |= u->read;
	if (at && u->has_position)
		*at = u->position;
}

/* Take an article that was loaded into mem as the open one. */
static void
adopt(struct ui *ui, struct article *a, struct arena *mem, size_t at, bool original)
{
	struct arena old = ui->article_mem;

	ui_forget_claims(ui);
	ui->article = a;
	ui->article_mem = *mem;
	text_pane_show(ui->panes[PANE_TEXT], at, original);
	side_pane_show(ui->panes[PANE_SIDE]);
	list_pane_select(ui->panes[PANE_LIST], a->id);
	arena_free(&old); /* the panes let go of it just now */
}

int
ui_open(struct ui *ui, int64_t id, size_t at, bool jump)
{
	struct arena mem = { 0 };
	struct article *a = NULL;
	struct err e = { 0 };
	bool where_left = at == SIZE_MAX;

	if (jump)
		jumps_push(&ui->jumps, ui_place(ui));
	ui_save_place(ui);
	if (library_article(ui->library, &a, &mem, id, &e) < 0 ||
	    (where_left && library_position(ui->library, &at, id, &e) < 0)) {
		arena_free(&mem);
		ui_fail(ui, &e);
		return -1;
	}
	overlay_unsaved(ui, a, where_left ? &at : NULL);
	adopt(ui, a, &mem, at, false);
	mark_read(ui);
	return 0;
}

/* The text is the same, but what its references are may have changed: a source was linked, an article has come. */
static void
take_resolutions(struct ui *ui, const struct article *from)
{
	struct article *a = ui->article;
	struct reference *refs;
	bool same = from->nreferences == a->nreferences;
	size_t i;

	for (i = 0; same && i < a->nreferences; i++)
		same = a->references[i].source == from->references[i].source &&
		       a->references[i].article == from->references[i].article;
	if (same || from->nreferences != a->nreferences)
		return;
	refs = arena_alloc(&ui->article_mem, a->nreferences * sizeof(*refs));
	memcpy(refs, a->references, a->nreferences * sizeof(*refs));
	for (i = 0; i < a->nreferences; i++) {
		refs[i].source = from->references[i].source;
		refs[i].article = from->references[i].article;
		refs[i].reason = from->references[i].reason;
	}
	a->references = refs;
	ui_forget_claims(ui);
	side_pane_show(ui->panes[PANE_SIDE]);
}

/* As many of the same, with the same mentions? */
static bool
same_names(const struct article *a, const struct article *b)
{
	size_t i, k;

	if (a->nentities != b->nentities || a->doc.nspans != b->doc.nspans)
		return false;
	for (i = 0; i < a->nentities; i++) {
		const struct entity *x = &a->entities[i], *y = &b->entities[i];

		if (x->id != y->id || x->kind != y->kind || x->articles != y->articles || x->naliases != y->naliases ||
		    x->nmentions != y->nmentions || strcmp(x->name, y->name) != 0)
			return false;
		for (k = 0; k < x->naliases; k++)
			if (x->aliases[k].why != y->aliases[k].why || strcmp(x->aliases[k].text, y->aliases[k].text) != 0)
				return false;
		for (k = 0; k < x->nmentions; k++)
			if (x->mentions[k].beg != y->mentions[k].beg || x->mentions[k].end != y->mentions[k].end)
				return false;
	}
	return true;
}

/* A part of an array into the article's memory. */
static void *
keep(struct ui *ui, const void *from, size_t n, size_t size)
{
	void *p = arena_alloc(&ui->article_mem, n * size + 1);

	if (n)
		memcpy(p, from, n * size);
	return p;
}

/* The text is the same, but whom it names may have changed: by a correction, or as another article has come. */
static void
take_names(struct ui *ui, const struct article *from)
{
	struct article *a = ui->article;
	struct entity *entities;
	size_t i, k;

	if (same_names(a, from))
		return;
	entities = keep(ui, from->entities, from->nentities, sizeof(*entities));
	for (i = 0; i < from->nentities; i++) {
		struct entity *x = &entities[i];
		struct alias *aliases = keep(ui, x->aliases, x->naliases, sizeof(*aliases));

		for (k = 0; k < x->naliases; k++)
			aliases[k].text = arena_str(&ui->article_mem, aliases[k].text);
		x->name = arena_str(&ui->article_mem, x->name);
		x->aliases = aliases;
		x->mentions = keep(ui, x->mentions, x->nmentions, sizeof(*x->mentions));
	}
	a->entities = entities;
	a->nentities = from->nentities;
	a->doc.spans = keep(ui, from->doc.spans, from->doc.nspans, sizeof(*a->doc.spans));
	a->doc.nspans = from->doc.nspans;
	text_pane_take_names(ui->panes[PANE_TEXT]);
	side_pane_take_names(ui->panes[PANE_SIDE]);
}

void
ui_refresh(struct ui *ui)
{
	struct place here = ui_place(ui);
	struct pane *page;
	struct arena mem = { 0 };
	struct article *a = NULL;
	struct err e = { 0 };

	ui->version = library_version(ui->library);
	list_pane_refresh(ui->panes[PANE_LIST]);
	for (page = ui->page; page; page = page->below)
		if (page->ops->refresh)
			page->ops->refresh(page);
	if (!here.article) {
		int64_t first = list_pane_selected(ui->panes[PANE_LIST]);

		if (first)
			ui_open(ui, first, SIZE_MAX, false);
		return;
	}
	if (library_article(ui->library, &a, &mem, here.article, &e) < 0) {
		arena_free(&mem);
		ui_close_article(ui);
		ui_fail(ui, &e);
		return;
	}
	overlay_unsaved(ui, a, NULL);
	if (a->doc.text.n == ui->article->doc.text.n && slice_eq(a->doc.text, ui->article->doc.text)) {
		ui->article->read = a->read; /* the text is the same: leave all that stands on it */
		ui->article->starred = a->starred;
		take_resolutions(ui, a);
		take_names(ui, a);
		arena_free(&mem);
		return;
	}
	if (!here.original) /* the page as it came is the same */
		here.at = slice_follow(here.at, ui->article->doc.text, a->doc.text);
	adopt(ui, a, &mem, here.at, here.original);
}

void
ui_text_changed(struct ui *ui)
{
	ui->traced = false;
	ui_refresh(ui);
}
