#include "ui.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/entities.h"
#include "app/sources.h"
#include "base/utf8.h"

static const char *const history_keys[HISTORIES] = {
	[HISTORY_COMMAND] = "history.command",
	[HISTORY_FIND] = "history.find",
	[HISTORY_LIMIT] = "history.limit",
	[HISTORY_OTHER] = "history.other",
};

static void
load_histories(struct ui *ui)
{
	size_t h;

	for (h = 0; h < HISTORIES; h++) {
		char *lines = NULL;

		if (library_setting(ui->library, &lines, history_keys[h], NULL) == 0 && lines)
			prompt_history_load(&ui->prompt, (enum prompt_history)h, slice_of(lines));
		free(lines);
	}
}

static void
save_histories(struct ui *ui)
{
	size_t h;

	for (h = 0; h < HISTORIES; h++) {
		struct str lines = { 0 };

		prompt_history_save(&ui->prompt, (enum prompt_history)h, &lines);
		library_set_setting(ui->library, history_keys[h], str_cstr(&lines), NULL);
		str_free(&lines);
	}
}

static char *
default_config(void)
{
	const char *base = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	struct str path = { 0 };

	if (base && base[0] == '/')
		str_printf(&path, "%s/ibid/config", base);
	else if (home && home[0])
		str_printf(&path, "%s/.config/ibid/config", home);
	return str_take(&path);
}

static void
set_defaults(struct ui *ui)
{
	const char *no_color = getenv("NO_COLOR");

	settings_defaults(&ui->settings);
	keymap_defaults(&ui->keymap);
	theme_load(&ui->theme, no_color && no_color[0] ? SLICE("mono") : SLICE("dark"));
}

/* Its commands are those of the prompt, and find the panes there as those do. */
static void
run_config(struct ui *ui, const struct ui_options *o, struct err *e)
{
	char *path;

	if (!o->no_config) {
		path = o->config ? mem_strdup(o->config) : default_config();
		if (path[0])
			ui_source(ui, path, o->config != NULL, e);
		free(path);
	}
	if (o->no_mouse)
		ui->settings.mouse = 0;
}

/* Open what was asked for, or where the reader left off, or leave the choice to the reader. */
static void
open_first(struct ui *ui, int64_t wanted)
{
	char *last = NULL;

	if (!wanted && library_setting(ui->library, &last, "last-article", NULL) == 0 && last)
		wanted = strtoll(last, NULL, 10);
	free(last);
	if (!wanted)
		wanted = list_pane_selected(ui->panes[PANE_LIST]);
	if (!wanted)
		return;
	if (ui_open(ui, wanted, SIZE_MAX, false) < 0) {
		str_clear(&ui->message);
		wanted = list_pane_selected(ui->panes[PANE_LIST]);
		if (wanted)
			ui_open(ui, wanted, SIZE_MAX, false);
	}
}

int
ui_new(struct ui **out, const struct ui_options *o, const struct ui_host *host, int rows, int cols, struct err *e)
{
	struct ui *ui = mem_zalloc(sizeof(*ui));
	struct err bad_config = { 0 };

	ui->host = host;
	ui->count = -1;
	ui->dragging = -1;
	ui->wants_key = COMMAND_COUNT;
	ui->wish.focus = PANE_TEXT;
	if (library_open(&ui->library, o->library, LIBRARY_WRITE, e) < 0) {
		ui_free(ui);
		return -1;
	}
	library_set_patience(ui->library, UI_PATIENCE);
	set_defaults(ui);
	load_histories(ui);
	ui->panes[PANE_LIST] = list_pane_new(ui);
	ui->panes[PANE_TEXT] = text_pane_new(ui);
	ui->panes[PANE_SIDE] = side_pane_new(ui);
	ui_resize(ui, rows, cols);
	run_config(ui, o, &bad_config);
	ui->version = library_version(ui->library);
	open_first(ui, o->article);
	if (bad_config.code)
		ui_fail(ui, &bad_config);
	if (o->command)
		ui_command_line(ui, slice_of(o->command));
	*out = ui;
	return 0;
}

static void
free_pane(struct pane *p)
{
	if (p)
		p->ops->free(p);
}

void
ui_free(struct ui *ui)
{
	size_t i;

	if (!ui)
		return;
	if (ui->import) {
		struct ingest_report r = { 0 };

		ingest_cancel(ui->import);
		ingest_finish(ui->import, &r, NULL);
		ingest_report_free(&r);
	}
	if (ui->library && ui->panes[PANE_TEXT]) {
		ui_save_place(ui);
		if (ui_save(ui, UI_LAST_PATIENCE) == 0)
			save_histories(ui);
	}
	ui_close_pages(ui);
	for (i = 0; i < PANES; i++)
		free_pane(ui->panes[i]);
	claims_free(&ui->claims);
	arena_free(&ui->article_mem);
	jumps_free(&ui->jumps);
	vec_free(&ui->unsaved);
	vec_free(&ui->edits);
	keymap_free(&ui->keymap);
	prompt_free(&ui->prompt);
	str_free(&ui->paste);
	str_free(&ui->message);
	str_free(&ui->log);
	str_free(&ui->import_line);
	grid_free(&ui->grid);
	library_close(ui->library);
	free(ui);
}

/* --- panes ----------------------------------------------------------------------------------- */

struct pane *
ui_focused(const struct ui *ui)
{
	return ui->page ? ui->page : ui->panes[ui->wish.focus];
}

static void
place_pane(struct pane *p, struct rect r)
{
	p->rect = r;
	if (p->ops->reflow)
		p->ops->reflow(p);
}

static struct rect
page_rect(const struct pane *page, int rows, int cols)
{
	int over = page->over && page->over < rows ? page->over : rows;

	return (struct rect){ rows - over, 0, over, cols };
}

void
ui_layout(struct ui *ui)
{
	int rows = ui->grid.rows - 1; /* the last one is the status row */
	struct pane *page;
	size_t i;

	if (rows < 1)
		rows = 1;
	layout_compute(&ui->layout, &ui->wish, &ui->settings, rows, ui->grid.cols);
	for (i = 0; i < PANES; i++)
		place_pane(ui->panes[i], ui->layout.rect[i]);
	for (page = ui->page; page; page = page->below)
		place_pane(page, page_rect(page, rows, ui->grid.cols));
}

void
ui_resize(struct ui *ui, int rows, int cols)
{
	grid_resize(&ui->grid, rows < 2 ? 2 : rows, cols < 2 ? 2 : cols);
	ui_layout(ui);
}

void
ui_focus(struct ui *ui, enum pane_id id)
{
	ui->wish.focus = id;
	ui_layout(ui);
}

void
ui_show_page(struct ui *ui, struct pane *page)
{
	if (ui->page && ui->page->ops == page->ops)
		ui_close_page(ui);
	page->below = ui->page;
	ui->page = page;
	ui_layout(ui);
}

void
ui_close_page(struct ui *ui)
{
	struct pane *page = ui->page;

	if (page)
		ui->page = page->below;
	free_pane(page);
}

void
ui_close_pages(struct ui *ui)
{
	while (ui->page)
		ui_close_page(ui);
}

/* --- messages -------------------------------------------------------------------------------- */

static void
log_message(struct ui *ui)
{
	str_put(&ui->log, str_slice(&ui->message));
	str_putc(&ui->log, '\n');
}

void
ui_say(struct ui *ui, const char *fmt, ...)
{
	char line[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	str_clear(&ui->message);
	utf8_put_safe(&ui->message, slice_of(line));
	ui->message_is_error = false;
	log_message(ui);
}

void
ui_fail(struct ui *ui, const struct err *e)
{
	str_clear(&ui->message);
	utf8_put_safe(&ui->message, slice_of(e->code ? e->msg : "that did not work"));
	ui->message_is_error = true;
	log_message(ui);
}

/* --- drawing and idling ---------------------------------------------------------------------- */

static void
draw_border(struct ui *ui, int col)
{
	int row;

	for (row = 0; col >= 0 && row < ui->grid.rows - 1; row++)
		grid_puts(&ui->grid, row, col, 1, "│", STYLE_RULE);
}

static void
draw_pane(struct ui *ui, enum pane_id id)
{
	struct pane *p = ui->panes[id];

	if (p->rect.rows < 1 || p->rect.cols < 1)
		return;
	grid_fill(&ui->grid, p->rect, STYLE_NORMAL);
	p->ops->draw(p, &ui->grid);
	draw_border(ui, ui->layout.border[id]);
}

/* A page and what can be seen below it, in the end the panes. */
static void
draw_pages(struct ui *ui, struct pane *page)
{
	size_t i;

	if (page) {
		if (page->over)
			draw_pages(ui, page->below);
		page->ops->draw(page, &ui->grid);
		return;
	}
	for (i = 0; i < PANES; i++)
		if (i != ui->wish.focus)
			draw_pane(ui, (enum pane_id)i);
	draw_pane(ui, ui->wish.focus); /* last: it may lie over the text */
}

const struct grid *
ui_draw(struct ui *ui)
{
	struct rect status = { ui->grid.rows - 1, 0, 1, ui->grid.cols };

	grid_clear(&ui->grid);
	draw_pages(ui, ui->page);
	if (ui->prompt.open)
		prompt_draw(&ui->prompt, &ui->grid, status);
	else
		ui_draw_status(ui, status);
	return &ui->grid;
}

/* An import that was killed, or an older program, has left articles that wait for something: a few at a time. While an
 * import runs it does that itself. True when there are more. */
static bool
catch_up(struct ui *ui, int (*some)(struct library *l, bool *more, struct err *e), bool *done)
{
	struct err e = { 0 };
	bool more = false;

	if (*done || ui->import)
		return false;
	if (some(ui->library, &more, &e) < 0)
		str_printf(&ui->log, "%s\n", e.msg); /* the next import tries again */
	*done = !more;
	return more;
}

bool
ui_idle(struct ui *ui)
{
	bool more = catch_up(ui, library_settle, &ui->settled) || catch_up(ui, library_trace, &ui->traced) ||
		    catch_up(ui, library_identify, &ui->identified);
	size_t i;

	if (ui->import)
		ui_import_poll(ui);
	if (ui->unsaved.n)
		ui_save(ui, 0);
	if (library_version(ui->library) != ui->version)
		ui_refresh(ui);
	for (i = 0; i < PANES; i++)
		if (ui->panes[i]->ops->idle)
			more |= ui->panes[i]->ops->idle(ui->panes[i]);
	more |= ui_check_claims(ui);
	if (ui->page && ui->page->ops->idle)
		more |= ui->page->ops->idle(ui->page);
	return more;
}

int
ui_deadline(const struct ui *ui)
{
	return ui->flash > 0 ? ui->flash : -1;
}

void
ui_elapse(struct ui *ui, int milliseconds)
{
	if (ui->flash <= 0)
		return;
	ui->flash = milliseconds < ui->flash ? ui->flash - milliseconds : 0;
	if (!ui->flash)
		text_pane_end_flash(ui->panes[PANE_TEXT]);
}
