#include "leftout.h"

#include "app/amend.h"
#include "base/utf8.h"
#include "ui/ui.h"

bool
leftout_enter(struct leftout *x, struct ui *ui, struct text_view *view, size_t *at)
{
	struct err e = { 0 };

	x->ui = ui;
	x->view = view;
	x->shown = library_original(ui->library, &x->doc, at, &x->mem, ui->article->id, &e) == 0;
	if (!x->shown) {
		ui_fail(ui, &e);
		leftout_leave(x);
	}
	return x->shown;
}

void
leftout_leave(struct leftout *x)
{
	x->shown = false;
	arena_free(&x->mem);
	x->doc = (struct doc){ 0 };
}

struct overlay
leftout_layer(const struct leftout *x)
{
	return (struct overlay){ .spans = x->doc.spans, .n = x->doc.nspans, .plain = STYLE_REMOVED };
}

/* --- the chosen line ------------------------------------------------------------------------- */

/* The first line that ends behind a byte; the last one at the end. */
static size_t
line_from(const struct leftout *x, size_t at)
{
	size_t lo = 0, hi = x->doc.nblocks;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (x->doc.blocks[mid].end <= at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < x->doc.nblocks ? lo : x->doc.nblocks - 1;
}

static void
choose(struct leftout *x, size_t line)
{
	x->line = x->doc.blocks[line].beg;
}

bool
leftout_settle(struct leftout *x)
{
	size_t beg, end, line, before = x->line;
	const struct block *b;

	if (!x->doc.nblocks || !text_view_visible(x->view, &beg, &end))
		return false;
	line = line_from(x, x->line);
	b = &x->doc.blocks[line];
	choose(x, b->end <= beg || b->beg >= end ? line_from(x, beg) : line);
	return x->line != before;
}

bool
leftout_choose_at(struct leftout *x, size_t at)
{
	if (!x->doc.nblocks)
		return false;
	choose(x, line_from(x, at));
	return true;
}

/* A line that is higher than the screen is scrolled through before the next one is chosen. */
static void
step(struct leftout *x, int by)
{
	size_t beg, end, line, most = x->doc.nblocks - 1;
	const struct block *b;

	if (!x->doc.nblocks || leftout_settle(x) || !text_view_visible(x->view, &beg, &end))
		return;
	line = line_from(x, x->line);
	b = &x->doc.blocks[line];
	if (by > 0 ? b->end > end : b->beg < beg) {
		text_view_scroll(x->view, by);
		return;
	}
	if (by > 0)
		line = (size_t)by > most - line ? most : line + (size_t)by;
	else
		line = (size_t)-by > line ? 0 : line - (size_t)-by;
	choose(x, line);
	b = &x->doc.blocks[line];
	text_view_goto(x->view, by > 0 || b->end == b->beg ? b->beg : b->end - 1, TEXT_KEEP);
}

static void
go_to_end(struct leftout *x, bool last)
{
	if (last)
		text_view_bottom(x->view);
	else
		text_view_top(x->view);
	if (x->doc.nblocks)
		choose(x, last ? x->doc.nblocks - 1 : 0);
}

/* --- putting it right ------------------------------------------------------------------------ */

/* The chosen line's span when it is left out, else NULL. */
static const struct span *
left_out(const struct leftout *x)
{
	const struct overlay *layer = text_view_overlay(x->view, 0);

	return layer ? overlay_at(layer, x->line) : NULL;
}

static void
correct(struct leftout *x)
{
	struct ui *ui = x->ui;
	const struct block *b;
	struct line_edit edit;
	struct err e = { 0 };
	bool keep;

	if (!x->doc.nblocks)
		return;
	if (leftout_settle(x)) {
		ui_say(ui, "This line is chosen now; x once more corrects it");
		return;
	}
	keep = left_out(x) != NULL;
	b = &x->doc.blocks[line_from(x, x->line)];
	if (library_correct_line(ui->library, &edit, ui->article->id, slice_sub(x->doc.text, b->beg, b->end), keep, &e) < 0) {
		ui_fail(ui, &e);
		return;
	}
	ui_remember_edit(ui, (struct ui_edit){ .kind = EDIT_LINE, .line = edit });
	ui_text_changed(ui);
	ui_say(ui, keep ? "Put into the text; u takes it back" : "Taken out of the text; u takes it back");
}

bool
leftout_command(struct leftout *x, enum command_id id, int count)
{
	int n = count < 1 ? 1 : count;

	switch (id) {
	case COMMAND_DOWN: step(x, n); return true;
	case COMMAND_UP: step(x, -n); return true;
	case COMMAND_TOP:
	case COMMAND_BOTTOM:
		if (count < 0)
			go_to_end(x, id == COMMAND_BOTTOM);
		return count < 0;
	case COMMAND_CORRECT: correct(x); return true;
	default: return false;
	}
}

/* --- what is told of it ---------------------------------------------------------------------- */

void
leftout_status(const struct leftout *x, struct str *where, struct str *keys)
{
	const struct span *s = left_out(x);

	if (s)
		str_printf(where, "the page as it came · left out: %s", library_removed_reason(s->target));
	else
		str_puts(where, "the page as it came · in the text");
	str_printf(keys, "x %s  O article  ? keys", s ? "put it in" : "take it out");
}

static bool
is_blank(struct grid *g, int row, int col, int cells)
{
	for (; cells > 0; cells--, col++) {
		const struct cell *c = grid_cell(g, row, col);

		if (!c || c->cp != ' ')
			return false;
	}
	return true;
}

/* A bar beside the chosen line. */
static void
draw_chosen(const struct leftout *x, struct grid *g, struct rect r)
{
	const struct block *b = x->doc.nblocks ? &x->doc.blocks[line_from(x, x->line)] : NULL;
	size_t beg, end;
	int row, col, width;

	text_view_column(x->view, &col, &width);
	if (!b || col - 2 < r.col) /* then the status row alone tells of it */
		return;
	for (row = r.row; row < r.row + r.rows; row++)
		if (text_view_row(x->view, row, &beg, &end) && end > beg && beg >= b->beg && end <= b->end)
			grid_puts(g, row, col - 2, 1, "┃", STYLE_CURSOR);
}

/* Beside the lines that are left out: why. */
static void
draw_reasons(const struct leftout *x, struct grid *g, struct rect r)
{
	const struct overlay *removed = text_view_overlay(x->view, 0);
	size_t beg, end, i;
	int row;

	for (row = r.row; removed && row < r.row + r.rows; row++) {
		const char *reason;
		int w;

		if (!text_view_row(x->view, row, &beg, &end) || end == beg)
			continue;
		i = overlay_from(removed, beg);
		if (i == removed->n || removed->spans[i].beg >= end)
			continue;
		reason = library_removed_reason(removed->spans[i].target);
		w = (int)utf8_width(slice_of(reason));
		if (is_blank(g, row, r.col + r.cols - w - 3, w + 3))
			grid_puts(g, row, r.col + r.cols - w - 1, w, reason, STYLE_RULE);
	}
}

void
leftout_draw_marks(const struct leftout *x, struct grid *g, struct rect r)
{
	draw_chosen(x, g, r);
	draw_reasons(x, g, r);
}
