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

void
ui_save_place(struct ui *ui)
{
	struct place here = ui_place(ui);
	char id[24];

	if (!here.article)
		return;
	if (!here.original)
		library_set_position(ui->library, here.article, here.at, NULL);
	snprintf(id, sizeof(id), "%lld", (long long)here.article);
	library_set_setting(ui->library, "last-article", id, NULL);
}

void
ui_close_article(struct ui *ui)
{
	ui->article = NULL;
	text_pane_show(ui->panes[PANE_TEXT], 0, false);
	side_pane_show(ui->panes[PANE_SIDE]);
	arena_free(&ui->article_mem);
}

static void
mark_read(struct ui *ui)
{
	struct err e = { 0 };

	if (ui->article->read)
		return;
	if (library_set_read(ui->library, ui->article->id, true, &e) < 0)
		ui_fail(ui, &e);
	ui->article->read = true;
	list_pane_refresh(ui->panes[PANE_LIST]);
	ui->version = library_version(ui->library);
}

/* Take an article that was loaded into mem as the open one. */
static void
adopt(struct ui *ui, struct article *a, struct arena *mem, size_t at, bool original)
{
	struct arena old = ui->article_mem;

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

	if (jump)
		jumps_push(&ui->jumps, ui_place(ui));
	ui_save_place(ui);
	if (library_article(ui->library, &a, &mem, id, &e) < 0 ||
	    (at == SIZE_MAX && library_position(ui->library, &at, id, &e) < 0)) {
		arena_free(&mem);
		ui_fail(ui, &e);
		return -1;
	}
	adopt(ui, a, &mem, at, false);
	mark_read(ui);
	return 0;
}

void
ui_refresh(struct ui *ui)
{
	struct place here = ui_place(ui);
	struct arena mem = { 0 };
	struct article *a = NULL;
	struct err e = { 0 };

	ui->version = library_version(ui->library);
	list_pane_refresh(ui->panes[PANE_LIST]);
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
	if (a->doc.text.n == ui->article->doc.text.n && slice_eq(a->doc.text, ui->article->doc.text)) {
		ui->article->read = a->read; /* the text is the same: leave all that stands on it */
		ui->article->starred = a->starred;
		arena_free(&mem);
		return;
	}
	adopt(ui, a, &mem, here.at, here.original);
}
