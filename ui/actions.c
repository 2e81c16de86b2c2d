/* The commands that are no pane's own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "ui/entity_actions.h"
#include "ui/ui.h"

enum { LIST_STEP = 2 }; /* cells that `wider` moves a border by */

static const struct slice nothing = { "", 0 };

/* --- panes ----------------------------------------------------------------------------------- */

static void
cycle_focus(struct ui *ui, int step)
{
	if (ui->page)
		return;
	ui_focus(ui, (enum pane_id)(((int)ui->wish.focus + step + PANES) % PANES));
}

static int
pane_from_name(struct slice name, struct err *e)
{
	unsigned context = context_from_name(name);

	if (context == CONTEXT_LIST)
		return PANE_LIST;
	if (context == CONTEXT_TEXT)
		return PANE_TEXT;
	if (context == CONTEXT_SIDE)
		return PANE_SIDE;
	return err_set(e, ERR_INPUT, "the panes are list, text and side");
}

static void
fold(struct ui *ui, enum pane_id id)
{
	if (ui->layout.rect[id].rows == 0 && ui->wish.focus != id && !ui->wish.folded[id]) {
		ui_focus(ui, id); /* the screen is too narrow: open it over the text */
		return;
	}
	ui->wish.folded[id] = !ui->wish.folded[id];
	if (ui->wish.folded[id] && ui->wish.focus == id)
		ui->wish.focus = PANE_TEXT;
	ui_layout(ui);
}

/* The text grows as its neighbour shrinks. */
static void
widen(struct ui *ui, int by)
{
	enum pane_id id = ui->wish.focus == PANE_SIDE || ui->layout.rect[PANE_LIST].rows == 0 ? PANE_SIDE : PANE_LIST;
	int *width = id == PANE_SIDE ? &ui->settings.side_width : &ui->settings.list_width;

	*width = ui->layout.rect[id].cols + 1 + (ui->wish.focus == PANE_TEXT ? -by : by);
	if (*width > ui->grid.cols - 20)
		*width = ui->grid.cols - 20;
	if (*width < 10)
		*width = 10;
	ui_layout(ui);
}

static bool
pane_action(struct ui *ui, enum command_id id, int count, struct slice arg)
{
	struct err e = { 0 };
	int pane;

	switch (id) {
	case COMMAND_FOCUS_NEXT: cycle_focus(ui, 1); return true;
	case COMMAND_FOCUS_PREVIOUS: cycle_focus(ui, -1); return true;
	case COMMAND_FOCUS:
	case COMMAND_FOLD:
		pane = pane_from_name(arg, &e);
		if (pane < 0 || (id == COMMAND_FOLD && pane == PANE_TEXT)) {
			err_set(&e, ERR_INPUT, "only list and side fold away");
			ui_fail(ui, &e);
		} else if (id == COMMAND_FOCUS) {
			ui_focus(ui, (enum pane_id)pane);
		} else {
			fold(ui, (enum pane_id)pane);
		}
		return true;
	case COMMAND_FOLD_LIST: fold(ui, PANE_LIST); return true;
	case COMMAND_FOLD_SIDE: fold(ui, PANE_SIDE); return true;
	case COMMAND_ZOOM:
		ui->wish.zoomed = !ui->wish.zoomed;
		ui_layout(ui);
		return true;
	case COMMAND_WIDER: widen(ui, LIST_STEP * (count < 1 ? 1 : count)); return true;
	case COMMAND_NARROWER: widen(ui, -LIST_STEP * (count < 1 ? 1 : count)); return true;
	default: return false;
	}
}

/* --- the program ----------------------------------------------------------------------------- */

static void
set(struct ui *ui, struct slice arg)
{
	struct str shown = { 0 };
	struct err e = { 0 };

	if (settings_set(&ui->settings, arg, &shown, &e) < 0)
		ui_fail(ui, &e);
	else if (shown.n)
		ui_say(ui, "%s", shown.p);
	str_free(&shown);
	ui_layout(ui);
	text_pane_theme(ui->panes[PANE_TEXT]);
	if (ui->host->mouse)
		ui->host->mouse(ui->host->ctx, ui->settings.mouse);
}

static struct slice
take_word(struct slice *rest)
{
	size_t n = 0;
	struct slice word;

	while (n < rest->n && rest->p[n] != ' ' && rest->p[n] != '\t')
		n++;
	word = slice_sub(*rest, 0, n);
	*rest = slice_trim(slice_sub(*rest, n, rest->n));
	return word;
}

static void
bind(struct ui *ui, struct slice arg, bool free_it)
{
	struct slice word = take_word(&arg);
	unsigned contexts = context_from_name(word);
	struct key_sequence keys;
	struct err e = { 0 };
	int rc;

	if (contexts)
		word = take_word(&arg);
	else
		contexts = CONTEXT_ALL;
	rc = key_parse_sequence(&keys, word, &e);
	if (rc == 0)
		rc = free_it ? keymap_unbind(&ui->keymap, contexts, &keys, &e)
			     : keymap_bind(&ui->keymap, contexts, &keys, arg, &e);
	if (rc < 0)
		ui_fail(ui, &e);
}

static void
theme(struct ui *ui, struct slice name, bool color)
{
	struct err e = { 0 };

	if (color)
		theme_color(&ui->theme, name, &e);
	else if (!theme_load(&ui->theme, name))
		err_set(&e, ERR_INPUT, "no theme \"%.*s\": dark, light or mono", (int)name.n, name.p);
	if (e.code)
		ui_fail(ui, &e);
}

/* One thing at a time: what lies over the panes first. */
static void
close_or_quit(struct ui *ui, bool may_quit)
{
	if (ui->page) {
		ui_close_page(ui);
		ui_layout(ui);
	} else if (ui->wish.zoomed) {
		ui->wish.zoomed = false;
		ui_layout(ui);
	} else if (ui->wish.focus != PANE_TEXT && ui->layout.border[ui->wish.focus] != -1 &&
	    ui->grid.cols < (ui->wish.focus == PANE_LIST ? ui->settings.fold_list : ui->settings.fold_side)) {
		ui_focus(ui, PANE_TEXT);
	} else if (text_pane_is_original(ui->panes[PANE_TEXT])) {
		ui_command(ui, COMMAND_ORIGINAL, -1, nothing);
	} else if (may_quit) {
		ui->quit = true;
	}
}

static void
cancel(struct ui *ui)
{
	if (ui->import)
		ingest_cancel(ui->import);
	else
		ui_say(ui, "Nothing runs; q quits");
}

static void
help(struct ui *ui, struct slice arg, bool messages)
{
	struct pane *page = messages ? messages_page_new(ui) : help_page_new(ui, arg.p ? arg : nothing);

	if (!page)
		return;
	ui_show_page(ui, page);
	if (messages) /* the last ones are what one asks for */
		page->ops->command(page, COMMAND_BOTTOM, -1, nothing);
}

static void
source(struct ui *ui, struct slice path)
{
	struct err e = { 0 };
	char *p = mem_dup(path.p, path.n);

	if (ui_source(ui, p, true, &e) < 0)
		ui_fail(ui, &e);
	free(p);
}

static void
open_entity(struct ui *ui, struct slice named)
{
	struct arena mem = { 0 };
	struct entity_entry found;
	struct err e = { 0 };

	if (!named.p)
		ui_ask(ui, COMMAND_ENTITY, SLICE(""), "entity: ");
	else if (slice_trim(named).n && ui_find_entity(ui, &found, &mem, slice_trim(named), 0, &e) < 0)
		ui_fail(ui, &e);
	else if (slice_trim(named).n)
		ui_show_entity(ui, found.id);
	arena_free(&mem);
}

bool
ui_action(struct ui *ui, enum command_id id, int count, struct slice arg)
{
	if (pane_action(ui, id, count, arg) || ui_article_action(ui, id, arg))
		return true;
	switch (id) {
	case COMMAND_CLEAR:
	case COMMAND_QUIT: close_or_quit(ui, id == COMMAND_QUIT); return true;
	case COMMAND_QUIT_ALL: ui->quit = true; return true;
	case COMMAND_HELP: help(ui, arg, false); return true;
	case COMMAND_ENTITY: open_entity(ui, arg); return true;
	case COMMAND_MESSAGES: help(ui, arg, true); return true;
	case COMMAND_SET: set(ui, arg); return true;
	case COMMAND_BIND: bind(ui, arg, false); return true;
	case COMMAND_UNBIND: bind(ui, arg, true); return true;
	case COMMAND_COLOR: theme(ui, arg, true); return true;
	case COMMAND_THEME: theme(ui, arg, false); return true;
	case COMMAND_SOURCE: source(ui, arg); return true;
	case COMMAND_CANCEL: cancel(ui); return true;
	case COMMAND_REDRAW:
		if (ui->host->redraw)
			ui->host->redraw(ui->host->ctx);
		return true;
	case COMMAND_SUSPEND:
		if (ui->host->suspend)
			ui->host->suspend(ui->host->ctx);
		return true;
	default: return false;
	}
}
