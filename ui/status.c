/* The last row: a message, a progress, or where you are and what the keys do now. */
#include "ui.h"

#include "base/utf8.h"

enum { WHERE_LEAST = 24 }; /* cells that the hints leave to where you are */

/* The hints when there is room for all, else the last, which leads to the help, else none. */
static struct slice
fitting(struct slice keys, int cells)
{
	size_t last = keys.n;

	if ((int)utf8_width(keys) <= cells)
		return keys;
	while (last > 1 && (keys.p[last - 1] != ' ' || keys.p[last - 2] != ' '))
		last--;
	keys = slice_sub(keys, last > 1 ? last : 0, keys.n);
	return (int)utf8_width(keys) <= cells ? keys : (struct slice){ 0 };
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
	struct str where = { 0 }, keys = { 0 };
	bool pending = ui->count >= 0 || ui->pending.n || ui->wants_key != COMMAND_COUNT;
	enum style style = STYLE_STATUS;
	struct slice hints = { 0 };
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
		hints = fitting(str_slice(&keys), row.cols - WHERE_LEAST);
	w = (int)utf8_width(hints);
	if (w > 0)
		grid_put(&ui->grid, row.row, row.col + row.cols - w - 1, w, hints, STYLE_STATUS_KEY);
	grid_put_fit(&ui->grid, row.row, row.col + 1, row.cols - 2 - (w ? w + 2 : pending ? 16 : 0), str_slice(&where),
	    style);
	if (pending)
		draw_pending(ui, &ui->grid, row);
	str_free(&where);
	str_free(&keys);
}
