#include "pane.h"

#include <string.h>

enum {
	TEXT_LEAST = 20,  /* cells that the text keeps when others are wide */
	PANE_LEAST = 10,
	/* Without a setting: a share of the screen, up to a width. */
	LIST_MOST = 34, LIST_PERCENT = 29,
	SIDE_MOST = 25, SIDE_PERCENT = 21,
};

static int
least(int a, int b)
{
	return a < b ? a : b;
}

static int
width_of(int setting, int most, int percent, int cols)
{
	int width = setting ? setting : least(most, cols * percent / 100);

	return width < PANE_LEAST ? PANE_LEAST : width;
}

/* A folded pane that has the focus lies over the text, at its own side of the screen. */
static void
open_over(struct layout *out, enum pane_id id, int width, int rows, int cols)
{
	int w = cols < 60 ? cols : least(cols, width + cols / 4);

	out->rect[id] = (struct rect){ 0, id == PANE_SIDE ? cols - w : 0, rows, w };
	out->border[id] = w == cols ? -1 : id == PANE_SIDE ? cols - w - 1 : w;
}

void
layout_compute(struct layout *out, const struct layout_wish *wish, const struct settings *s, int rows, int cols)
{
	bool list = !wish->folded[PANE_LIST] && cols >= s->fold_list;
	bool side = !wish->folded[PANE_SIDE] && cols >= s->fold_side;
	int want_list = width_of(s->list_width, LIST_MOST, LIST_PERCENT, cols);
	int want_side = width_of(s->side_width, SIDE_MOST, SIDE_PERCENT, cols);
	int list_w = 0, side_w = 0;

	memset(out, 0, sizeof(*out));
	out->border[PANE_LIST] = out->border[PANE_TEXT] = out->border[PANE_SIDE] = -1;
	if (wish->zoomed) {
		out->rect[wish->focus] = (struct rect){ 0, 0, rows, cols };
		return;
	}
	if (list)
		list_w = least(want_list, cols - TEXT_LEAST);
	if (side)
		side_w = least(want_side, cols - list_w - TEXT_LEAST);
	list = list_w > 1;
	side = side_w > 1;
	if (list) {
		out->rect[PANE_LIST] = (struct rect){ 0, 0, rows, list_w - 1 };
		out->border[PANE_LIST] = list_w - 1;
	}
	if (side) {
		out->rect[PANE_SIDE] = (struct rect){ 0, cols - side_w + 1, rows, side_w - 1 };
		out->border[PANE_SIDE] = cols - side_w;
	}
	out->rect[PANE_TEXT] = (struct rect){ 0, list ? list_w : 0, rows,
		cols - (list ? list_w : 0) - (side ? side_w : 0) };
	if (wish->focus == PANE_LIST && !list)
		open_over(out, PANE_LIST, LIST_MOST, rows, cols);
	if (wish->focus == PANE_SIDE && !side)
		open_over(out, PANE_SIDE, SIDE_MOST, rows, cols);
}

int64_t
scroll_to(int64_t top, int64_t at, int64_t n, int rows, int context)
{
	if (rows <= 0)
		return 0;
	if (context > (rows - 1) / 2)
		context = (rows - 1) / 2;
	if (at - context < top)
		top = at - context;
	if (at + context >= top + rows)
		top = at + context - rows + 1;
	if (top > n - rows)
		top = n - rows;
	return top < 0 ? 0 : top;
}
