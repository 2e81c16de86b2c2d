/* How the web is drawn: two columns of neighbours and the centre in its box between them, joined by lines. */
#include <stdio.h>

#include "base/utf8.h"
#include "ui/ui.h"
#include "ui/web_pane.h"

enum {
	WIDE = 60,        /* columns from which all three stand side by side; below it, the one with the choice alone */
	GAP = 5,          /* cells of the lines on each side of the centre */
	TRUNK = 2,        /* the upright's place in the gap */
	CENTRE_LEAST = 18,
	CENTRE_MOST = 34,
	TITLE_LINES = 4,  /* of the centre's title */
	HEAD_ROWS = 3,
	ROOMY = 8,        /* rows from which there is room for a head */
	CONTEXT = 1,
};

/* Where an upright goes on to. */
enum { UP = 1, DOWN = 2, TO_LEFT = 4, TO_RIGHT = 8 };
static const char *const uprights[] = { " ", "╵", "╷", "│", "╴", "┘", "┐", "┤", "╶", "└", "┌", "├", "─", "┴", "┬", "┼" };

struct web_layout {
	int row, rows; /* of the body */
	int middle;    /* row of the centre's lines */
	struct rect box;
	int col[WEB_SIDES], cols[WEB_SIDES]; /* cols 0: not shown */
	int trunk[WEB_SIDES];                /* columns of the uprights */
};

static struct web_layout
lay_out(const struct web_pane *w)
{
	struct rect r = w->pane.rect;
	int head = r.rows < ROOMY ? 1 : HEAD_ROWS, box = r.cols / 4, side;
	struct web_layout l = { .row = r.row + head, .rows = r.rows - head < 1 ? 1 : r.rows - head };

	l.middle = l.row + l.rows / 2;
	if (r.cols < WIDE) {
		if (w->column == WEB_CENTRE)
			l.box = (struct rect){ l.row, r.col, l.rows, r.cols };
		else {
			l.col[w->column] = r.col + 1;
			l.cols[w->column] = r.cols - 2;
		}
		return l;
	}
	box = box < CENTRE_LEAST ? CENTRE_LEAST : box > CENTRE_MOST ? CENTRE_MOST : box;
	side = (r.cols - box - 2 * GAP - 2) / 2;
	l.col[WEB_LEFT] = r.col + 1;
	l.cols[WEB_LEFT] = l.cols[WEB_RIGHT] = side;
	l.trunk[WEB_LEFT] = l.col[WEB_LEFT] + side + TRUNK;
	l.box = (struct rect){ l.row, l.col[WEB_LEFT] + side + GAP, l.rows, r.cols - 2 * (side + GAP + 1) };
	l.trunk[WEB_RIGHT] = l.box.col + l.box.cols + TRUNK;
	l.col[WEB_RIGHT] = l.box.col + l.box.cols + GAP;
	return l;
}

/* --- the columns ----------------------------------------------------------------------------- */

static int64_t
count(const struct web_pane *w, enum web_column side)
{
	return (int64_t)web_pane_links(w, side)->at.n;
}

/* Rows of a neighbour: its two, and one between them where all find room so. */
static int
pitch(const struct web_pane *w, const struct web_layout *l, enum web_column side)
{
	return l->rows < 2 ? 1 : count(w, side) * 3 <= l->rows ? 3 : 2;
}

static int
shown(const struct web_pane *w, const struct web_layout *l, enum web_column side)
{
	int64_t fit = l->rows / pitch(w, l, side), rest = count(w, side) - w->side[side].top;

	return (int)(fit < rest ? fit : rest);
}

static int
row_of(const struct web_pane *w, const struct web_layout *l, enum web_column side, int64_t i)
{
	int step = pitch(w, l, side);
	int64_t n = count(w, side) * step;

	return l->row + (n < l->rows ? (int)(l->rows - n) / 2 : 0) + (int)(i - w->side[side].top) * step;
}

int
web_pane_page(const struct web_pane *w)
{
	struct web_layout l = lay_out(w);

	return w->column == WEB_CENTRE ? 1 : l.rows / pitch(w, &l, w->column);
}

bool
web_pane_at(const struct web_pane *w, int row, int col, enum web_column *column, int64_t *i)
{
	struct web_layout l = lay_out(w);
	enum web_column side;

	*column = WEB_CENTRE;
	*i = 0;
	for (side = WEB_LEFT; side < WEB_SIDES; side++) {
		int64_t end = w->side[side].top + shown(w, &l, side);

		if (col < l.col[side] || col >= l.col[side] + l.cols[side])
			continue;
		*column = side;
		for (*i = w->side[side].top; *i < end; ++*i)
			if (row == row_of(w, &l, side, *i) || row == row_of(w, &l, side, *i) + 1)
				return true;
	}
	return *column == WEB_CENTRE && l.box.cols && col >= l.box.col && col < l.box.col + l.box.cols && row >= l.row;
}

static void
draw_neighbour(struct web_pane *w, struct grid *g, const struct web_layout *l, enum web_column side, int64_t i)
{
	const struct web_link *link = &web_pane_links(w, side)->at.at[i];
	const struct web_label *label = web_pane_label(w, side, i);
	bool chosen = w->column == side && w->side[side].selected == i;
	int row = row_of(w, l, side, i), col = l->col[side], cols = l->cols[side];
	enum style title = chosen ? STYLE_SELECTED : link->node.article ? STYLE_LINK : STYLE_WANTED;

	if (chosen)
		grid_fill(g, (struct rect){ row, col, pitch(w, l, side) > 1 ? 2 : 1, cols }, STYLE_SELECTED);
	grid_put_fit(g, row, col + 1, cols - 2, slice_of(label->title), title);
	if (pitch(w, l, side) > 1)
		grid_put_fit(g, row + 1, col + 2, cols - 3, slice_of(label->detail), chosen ? STYLE_SELECTED : STYLE_DIM);
}

static void
draw_side(struct web_pane *w, struct grid *g, const struct web_layout *l, enum web_column side)
{
	struct web_column_state *s = &w->side[side];
	int64_t i, end;

	s->top = scroll_to(s->top, s->selected, count(w, side), l->rows / pitch(w, l, side), CONTEXT);
	end = s->top + shown(w, l, side);
	for (i = s->top; i < end; i++)
		draw_neighbour(w, g, l, side, i);
	if (!count(w, side))
		grid_put_fit(g, l->middle, l->col[side] + 1, l->cols[side] - 2,
		    slice_of(side == WEB_LEFT ? "nobody here" : w->centre.article ? "nothing that ibid found" : "it is missing"),
		    STYLE_DIM);
}

/* --- the lines ------------------------------------------------------------------------------- */

static const char *
line_of(const struct web_link *link)
{
	return link->how == WEB_CITES ? "─" : link->how == WEB_QUOTES ? "╌" : "═";
}

/* From a neighbour to the upright; what is cited has the point. */
static void
draw_branch(struct grid *g, const struct web_layout *l, enum web_column side, int row, const char *line, enum style style)
{
	int col = l->trunk[side] + (side == WEB_LEFT ? -TRUNK : 1);

	grid_puts(g, row, col, 1, line, style);
	grid_puts(g, row, col + 1, 1, side == WEB_LEFT ? line : "▸", style);
}

static bool
is_between(int at, int a, int b)
{
	return a < b ? at >= a && at <= b : at >= b && at <= a;
}

/* The upright of a side, with its branches; the way to the choice is lit. */
static void
draw_lines(const struct web_pane *w, struct grid *g, const struct web_layout *l, enum web_column side)
{
	const struct web_column_state *s = &w->side[side];
	int64_t i = s->top, end = s->top + shown(w, l, side);
	bool above = s->top > 0, below = end < count(w, side);
	int first, last, row, lit = w->column == side ? row_of(w, l, side, s->selected) : -1;
	int outwards = side == WEB_LEFT ? TO_LEFT : TO_RIGHT;

	if (!count(w, side))
		return;
	first = above ? l->row : row_of(w, l, side, i);
	last = below ? l->row + l->rows - 1 : row_of(w, l, side, end - 1);
	first = first < l->middle ? first : l->middle;
	last = last > l->middle ? last : l->middle;
	for (row = first; row <= last; row++) {
		int ways = (row > first || above ? UP : 0) | (row < last || below ? DOWN : 0);
		enum style style = lit >= 0 && is_between(row, lit, l->middle) ? STYLE_CITATION : STYLE_RULE;

		if (row == l->middle)
			ways |= TO_LEFT + TO_RIGHT - outwards;
		if (i < end && row == row_of(w, l, side, i)) {
			draw_branch(g, l, side, row, line_of(&web_pane_links(w, side)->at.at[i]), row == lit ? STYLE_CITATION : STYLE_RULE);
			ways |= outwards;
			i++;
		}
		grid_puts(g, row, l->trunk[side], 1, uprights[ways], style);
	}
	row = l->trunk[side] + (side == WEB_LEFT ? 1 : -TRUNK);
	grid_puts(g, l->middle, row, 1, "─", lit >= 0 ? STYLE_CITATION : STYLE_RULE);
	grid_puts(g, l->middle, row + 1, 1, side == WEB_LEFT ? "▸" : "─", lit >= 0 ? STYLE_CITATION : STYLE_RULE);
}

/* --- the centre ------------------------------------------------------------------------------ */

/* Lines of the box, drawn when g is there, as far as r has rows; so many there are. */
static int
draw_centre_text(const struct web_label *label, struct grid *g, struct rect r, bool chosen)
{
	struct slice rest = slice_of(label->title), line;
	enum style style = chosen ? STYLE_SELECTED : STYLE_HEADLINE;
	int n = 0;

	while (rest.n && n < TITLE_LINES) {
		line = n == TITLE_LINES - 1 ? rest : grid_take_line(&rest, r.cols);
		if (g && n < r.rows)
			grid_put_fit(g, r.row + n, r.col, r.cols, line, style);
		n++;
		if (n == TITLE_LINES)
			break;
	}
	if (label->author) {
		if (g && n < r.rows)
			grid_put_fit(g, r.row + n, r.col, r.cols, slice_of(label->author), STYLE_BYLINE);
		n++;
	}
	for (rest = slice_of(label->detail); rest.n; n++) {
		line = grid_take_line(&rest, r.cols);
		if (g && n < r.rows)
			grid_put_fit(g, r.row + n, r.col, r.cols, line, STYLE_BYLINE);
	}
	return n;
}

static void
draw_box(struct grid *g, struct rect r, enum style style)
{
	int i;

	for (i = 1; i < r.cols - 1; i++) {
		grid_puts(g, r.row, r.col + i, 1, "─", style);
		grid_puts(g, r.row + r.rows - 1, r.col + i, 1, "─", style);
	}
	for (i = 1; i < r.rows - 1; i++) {
		grid_puts(g, r.row + i, r.col, 1, "│", style);
		grid_puts(g, r.row + i, r.col + r.cols - 1, 1, "│", style);
	}
	grid_puts(g, r.row, r.col, 1, "┌", style);
	grid_puts(g, r.row, r.col + r.cols - 1, 1, "┐", style);
	grid_puts(g, r.row + r.rows - 1, r.col, 1, "└", style);
	grid_puts(g, r.row + r.rows - 1, r.col + r.cols - 1, 1, "┘", style);
}

static void
draw_centre(struct web_pane *w, struct grid *g, const struct web_layout *l)
{
	bool chosen = w->column == WEB_CENTRE;
	struct rect inside = { 0, l->box.col + 2, 1, l->box.cols - 4 };
	struct rect box = { 0, l->box.col, 0, l->box.cols };

	if (inside.cols < 1)
		return;
	box.rows = draw_centre_text(&w->centre_label, NULL, inside, chosen) + 2;
	if (box.rows > l->rows)
		box.rows = l->rows;
	box.row = l->middle - box.rows / 2;
	inside.row = box.row + 1;
	inside.rows = box.rows - 2;
	draw_centre_text(&w->centre_label, g, inside, chosen);
	if (box.rows > 2)
		draw_box(g, box, chosen ? STYLE_CITATION : STYLE_RULE);
	if (box.rows > 2 && l->cols[WEB_RIGHT] && count(w, WEB_RIGHT))
		grid_puts(g, l->middle, box.col + box.cols - 1, 1, "├",
		    chosen || w->column == WEB_RIGHT ? STYLE_CITATION : STYLE_RULE);
}

/* --- the head -------------------------------------------------------------------------------- */

static void
draw_heading(const struct web_pane *w, struct grid *g, const struct web_layout *l, enum web_column side)
{
	const struct web_links *links = web_pane_links(w, side);
	int64_t n = count(w, side), top = w->side[side].top;
	int fit = shown(w, l, side);
	struct str line = { 0 };

	str_puts(&line, side == WEB_LEFT ? "Who cites it" : "What it cites");
	if (fit < n)
		str_printf(&line, " · %lld–%lld of %lld", (long long)top + 1, (long long)top + fit, (long long)n);
	else
		str_printf(&line, " · %lld", (long long)n);
	if (links->more)
		str_puts(&line, "+");
	grid_put_fit(g, l->row - 1, l->col[side] + 1, l->cols[side] - 2, str_slice(&line), STYLE_HEADING);
	str_free(&line);
}

static void
draw_head(struct web_pane *w, struct grid *g, const struct web_layout *l)
{
	static const char legend[] = "── cites  ╌╌ quotes  ══ both";
	struct rect r = w->pane.rect;
	int cells = (int)utf8_width(SLICE(legend)), i;
	struct str title = { 0 };
	enum web_column side;

	str_printf(&title, "Web · %s", w->centre_label.title);
	if (r.cols >= WIDE)
		grid_puts(g, r.row, r.col + r.cols - cells - 1, cells, legend, STYLE_DIM);
	grid_put_fit(g, r.row, r.col + 1, r.cols - 2 - (r.cols >= WIDE ? cells + 2 : 0), str_slice(&title), STYLE_TITLE_FOCUSED);
	str_free(&title);
	if (l->row - r.row < HEAD_ROWS)
		return;
	for (i = 1; i < r.cols - 1; i++)
		grid_puts(g, r.row + 1, r.col + i, 1, "─", STYLE_RULE);
	for (side = WEB_LEFT; side < WEB_SIDES; side++)
		if (l->cols[side])
			draw_heading(w, g, l, side);
}

void
web_pane_draw(struct pane *p, struct grid *g)
{
	struct web_pane *w = (struct web_pane *)p;
	struct web_layout l = lay_out(w);
	enum web_column side;

	for (side = WEB_LEFT; side < WEB_SIDES; side++) {
		if (!l.cols[side])
			continue;
		draw_side(w, g, &l, side);
		if (l.trunk[side])
			draw_lines(w, g, &l, side);
	}
	if (l.box.cols)
		draw_centre(w, g, &l);
	draw_head(w, g, &l);
}
