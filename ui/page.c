/* Pages of text over the panes: help, drawn from the command table, and the messages so far. */
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "ui/finder.h"
#include "ui/scroll.h"
#include "ui/text_view.h"
#include "ui/ui.h"

struct page_pane {
	struct pane pane;
	char *title;
	struct doc doc;
	struct arena mem;
	struct text_view *view;
	struct finder finder;
};

static struct page_pane *
of(struct pane *p)
{
	return (struct page_pane *)p;
}

static void
page_reflow(struct pane *p)
{
	struct rect r = p->rect;

	text_view_set_context(of(p)->view, p->ui->settings.context);
	text_view_resize(of(p)->view, (struct rect){ r.row + 2, r.col, r.rows < 4 ? 1 : r.rows - 2, r.cols },
	    p->ui->settings.text_width > 80 ? p->ui->settings.text_width : 80);
}

static void
page_draw(struct pane *p, struct grid *g)
{
	struct rect r = p->rect;
	int i;

	grid_fill(g, r, STYLE_NORMAL);
	grid_put_fit(g, r.row, r.col + 1, r.cols - 2, slice_of(of(p)->title), STYLE_TITLE_FOCUSED);
	for (i = 1; i < r.cols - 1; i++)
		grid_puts(g, r.row + 1, r.col + i, 1, "─", STYLE_RULE);
	text_view_draw(of(p)->view, g);
}

static bool
page_command(struct pane *p, enum command_id id, int count, struct slice arg)
{
	struct page_pane *h = of(p);
	struct ui *ui = p->ui;

	if (scroll_command(h->view, h->doc.text.n, id, count))
		return true;
	switch (id) {
	case COMMAND_FIND:
	case COMMAND_FIND_BACKWARD: finder_run(&h->finder, id, count, arg); return true;
	case COMMAND_FIND_NEXT:
	case COMMAND_FIND_PREVIOUS: finder_again(&h->finder, id == COMMAND_FIND_PREVIOUS, count); return true;
	case COMMAND_OPEN:
		if (!p->over)
			return false;
		ui_close_page(ui); /* frees h */
		ui_layout(ui);
		ui_command(ui, COMMAND_OPEN, -1, arg); /* what was previewed is still chosen */
		return true;
	case COMMAND_CLEAR: return finder_clear(&h->finder);
	default: return false;
	}
}

static bool
page_idle(struct pane *p)
{
	return finder_idle(&of(p)->finder);
}

static void
page_mouse(struct pane *p, const struct mouse *m)
{
	if (m->kind == MOUSE_WHEEL_DOWN)
		text_view_scroll(of(p)->view, 3);
	else if (m->kind == MOUSE_WHEEL_UP)
		text_view_scroll(of(p)->view, -3);
}

static void
page_status(struct pane *p, struct str *where, struct str *keys)
{
	if (finder_status(&of(p)->finder, where, keys))
		return;
	str_printf(where, "%d%%", text_view_percent(of(p)->view));
	str_puts(keys, p->over ? "Enter go there  Esc close" : "/ find  q close");
}

static void
page_free(struct pane *p)
{
	struct page_pane *h = of(p);

	text_view_free(h->view);
	finder_free(&h->finder);
	arena_free(&h->mem);
	free(h->title);
	free(h);
}

static const struct pane_ops page_ops = {
	.name = "page",
	.context = CONTEXT_PAGE,
	.reflow = page_reflow,
	.draw = page_draw,
	.command = page_command,
	.idle = page_idle,
	.mouse = page_mouse,
	.status = page_status,
	.free = page_free,
};

struct pane *
text_page_new(struct ui *ui, const char *title, struct doc_builder *b, int over)
{
	struct page_pane *h = mem_zalloc(sizeof(*h));

	h->pane = (struct pane){ .ops = &page_ops, .ui = ui };
	h->pane.over = over;
	h->title = mem_strdup(title);
	doc_builder_finish(b, &h->doc, &h->mem);
	h->view = text_view_new();
	text_view_set_doc(h->view, &h->doc, NULL, 0);
	finder_attach(&h->finder, ui, h->view, h->doc.text);
	return &h->pane;
}

/* --- what stands on them --------------------------------------------------------------------- */

enum { KEYS_CELLS = 14, NAME_CELLS = 16, VALUE_CELLS = 6, LABEL_CELLS = 9 };

static void
put_padded(struct str *out, struct slice s, size_t cells)
{
	size_t w = utf8_width(s);

	str_put(out, s);
	for (; w < cells; w++)
		str_putc(out, ' ');
	str_putc(out, ' ');
}

/* A row of columns, the last of which begins at a cell. Empties the row. */
static void
put_row(struct doc_builder *b, struct str *row, unsigned last)
{
	doc_builder_block(b, BLOCK_PREFORMATTED, last, str_slice(row));
	str_clear(row);
}

static void
put_command_row(struct doc_builder *b, struct ui *ui, enum command_id id)
{
	struct str keys = { 0 }, row = { 0 };

	keymap_put_keys(&keys, &ui->keymap, CONTEXT_ALL, id, 2);
	put_padded(&row, str_slice(&keys), KEYS_CELLS);
	put_padded(&row, slice_of(commands[id].name), NAME_CELLS);
	str_puts(&row, commands[id].help);
	put_row(b, &row, KEYS_CELLS + 1 + NAME_CELLS + 1);
	str_free(&keys);
	str_free(&row);
}

/* The commands from `first` up to `end`, in the table's order. */
static void
put_commands(struct doc_builder *b, struct ui *ui, const char *heading, enum command_id first, enum command_id end)
{
	unsigned id;

	doc_builder_block(b, BLOCK_HEADING, 2, slice_of(heading));
	for (id = first; id < end; id++)
		put_command_row(b, ui, (enum command_id)id);
}

static void
put_settings(struct doc_builder *b, struct ui *ui)
{
	struct str row = { 0 }, value = { 0 };
	size_t i;

	doc_builder_block(b, BLOCK_HEADING, 2, SLICE("Settings (:set NAME VALUE)"));
	for (i = 0; settings_name(i); i++) {
		str_clear(&value);
		settings_put_value(&value, &ui->settings, i);
		put_padded(&row, slice_of(settings_name(i)), KEYS_CELLS);
		put_padded(&row, str_slice(&value), VALUE_CELLS);
		str_puts(&row, settings_help(i));
		put_row(b, &row, KEYS_CELLS + 1 + VALUE_CELLS + 1);
	}
	str_free(&row);
	str_free(&value);
}

/* Keys that run a command with something behind it: the user's own. */
static void
put_own_bindings(struct doc_builder *b, struct ui *ui)
{
	struct str row = { 0 }, keys = { 0 };
	const struct binding *k;
	bool any = false;

	vec_each(k, &ui->keymap.bindings) {
		if (!k->arg)
			continue;
		if (!any)
			doc_builder_block(b, BLOCK_HEADING, 2, SLICE("Your keys"));
		any = true;
		str_clear(&keys);
		key_put_sequence(&keys, &k->keys, true);
		put_padded(&row, str_slice(&keys), KEYS_CELLS);
		str_printf(&row, "%s %s", commands[k->command].name, k->arg);
		put_row(b, &row, KEYS_CELLS + 1);
	}
	str_free(&row);
	str_free(&keys);
}

static void
put_one_command(struct doc_builder *b, struct ui *ui, enum command_id id)
{
	struct str row = { 0 };
	unsigned bit;

	doc_builder_block(b, BLOCK_HEADING, 1, slice_of(commands[id].name));
	doc_builder_block(b, BLOCK_PARAGRAPH, 0, slice_of(commands[id].help));
	put_padded(&row, SLICE("keys"), LABEL_CELLS);
	keymap_put_keys(&row, &ui->keymap, CONTEXT_ALL, id, 0);
	put_row(b, &row, LABEL_CELLS + 1);
	put_padded(&row, SLICE("contexts"), LABEL_CELLS);
	for (bit = 1; bit < CONTEXT_ALL; bit <<= 1)
		if (commands[id].contexts & bit)
			str_printf(&row, "%s ", context_name(bit));
	put_row(b, &row, LABEL_CELLS + 1);
	str_free(&row);
}

struct pane *
help_page_new(struct ui *ui, struct slice name)
{
	struct doc_builder b = { 0 };
	struct command_line c;

	if (name.n) {
		struct err e = { 0 };

		if (!command_parse(&c, name, &e) || c.id == COMMAND_COUNT) {
			ui_fail(ui, &e);
			return NULL;
		}
		put_one_command(&b, ui, c.id);
		return text_page_new(ui, "Help", &b, 0);
	}
	doc_builder_block(&b, BLOCK_PARAGRAPH, 0,
	    SLICE("A number before a key repeats it (5j) or names a row, line or percentage (12G, 50%). Each row gives the "
		  "keys and the name for the : prompt."));
	put_commands(&b, ui, "Moving", COMMAND_DOWN, COMMAND_FIND);
	put_commands(&b, ui, "Finding and the list", COMMAND_FIND, COMMAND_STAR);
	put_commands(&b, ui, "The article", COMMAND_STAR, COMMAND_NEXT_MENTION);
	put_commands(&b, ui, "Entities", COMMAND_NEXT_MENTION, COMMAND_FOCUS_NEXT);
	put_commands(&b, ui, "Panes", COMMAND_FOCUS_NEXT, COMMAND_COMMAND);
	put_commands(&b, ui, "The program", COMMAND_COMMAND, COMMAND_COUNT);
	put_own_bindings(&b, ui);
	put_settings(&b, ui);
	return text_page_new(ui, "Keys and commands", &b, 0);
}

struct pane *
messages_page_new(struct ui *ui)
{
	struct doc_builder b = { 0 };
	struct slice all = slice_sub(str_slice(&ui->log), 0, ui->log.n ? ui->log.n - 1 : 0);

	doc_builder_block(&b, BLOCK_PREFORMATTED, 0, all.n ? all : SLICE("No messages yet."));
	return text_page_new(ui, "Messages", &b, 0);
}
