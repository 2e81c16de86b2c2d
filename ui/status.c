/* The last row: a message, a progress, or where you are and what the keys do now. */
#include "ui.h"

#include "base/utf8.h"

enum { WHERE_LEAST = 24 }; /* cells that the hints leave to where you are */

/* Where the last hint begins; two blanks part it from the one before. */
static size_t
last_hint(struct slice keys)
{
	size_t at = keys.n;

	while (at > 1 && (keys.p[at - 1] != ' ' || keys.p[at - 2] != ' '))
		at--;
	return at > 1 ? at : 0;
}

/* The hints for which there is room: the last, which leads out or to the help, and of the others the first ones. */
static void
put_fitting(struct str *out, struct slice keys, int cells)
{
	struct slice last = slice_sub(keys, last_hint(keys), keys.n), others = slice_sub(keys, 0, last_hint(keys));
	int left = cells - (int)utf8_width(last);

	while (others.n && (int)utf8_width(others) > left) {
		others = slice_sub(others, 0, others.n - 2);
		others = slice_sub(others, 0, last_hint(others));
	}
	if (left >= 0) {
		str_put(out, others);
		str_put(out, last);
	}
}

static void
draw_pending(struct ui *ui, struct grid *g, struct rect row)
{
	struct str keys = { 0 };

	if (ui->count >= 0)
		str_printf(&keys, "%d", ui->count);
	key_put_sequence(&keys, &ui->pending, true);
	if (ui->wants_key != COMMAND_COUNT)
		str_printf(&keys, "%s …", commands[ui->wants_key].name);
	if (keys.n) {
		int w = (int)utf8_width(str_slice(&keys));

		grid_put(g, row.row, row.col + row.cols - w - 1, w, str_slice(&keys), STYLE_STATUS_KEY);
	}
	str_free(&keys);
}

void
ui_draw_status(struct ui *ui, struct rect row)
{
	struct pane *p = ui_focused(ui);
	struct str where = { 0 }, keys = { 0 }, hints = { 0 };
	bool pending = ui->count >= 0 || ui->pending.n || ui->wants_key != COMMAND_COUNT;
	enum style style = STYLE_STATUS;
	int w;

	if (p->ops->status)
		p->ops->status(p, &where, &keys);
	if (ui->message.n) {
		style = ui->message_is_error ? STYLE_ERROR : STYLE_MESSAGE;
		str_clear(&where);
		str_put(&where, str_slice(&ui->message));
	} else if (ui->import_line.n) {
		style = STYLE_PROGRESS;
		str_clear(&where);
		str_put(&where, str_slice(&ui->import_line));
		str_clear(&keys);
		str_puts(&keys, "^C stop");
	}
	grid_fill(&ui->grid, row, style == STYLE_ERROR ? STYLE_ERROR : STYLE_STATUS);
	/* The keys give way to what is to be said. */
	if (!ui->message.n && !pending)
		put_fitting(&hints, str_slice(&keys), row.cols - WHERE_LEAST);
	w = (int)utf8_width(str_slice(&hints));
	if (w > 0)
		grid_put(&ui->grid, row.row, row.col + row.cols - w - 1, w, str_slice(&hints), STYLE_STATUS_KEY);
	grid_put_fit(&ui->grid, row.row, row.col + 1, row.cols - 2 - (w ? w + 2 : pending ? 16 : 0), str_slice(&where),
	    style);
	if (pending)
		draw_pending(ui, &ui->grid, row);
	str_free(&where);
	str_free(&keys);
	str_free(&hints);
}
