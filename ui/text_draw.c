#include "text_view.h"

#include <string.h>

#include "base/mem.h"
#include "ui/text_rows.h"

enum { QUOTE_STEP = 2 /* cells of a quote's level */ };

void
text_view_set_overlays(struct text_view *v, const struct overlay *layers, size_t n)
{
	size_t i;

	rows_drop_overlays(v);
	for (i = 0; i < n; i++) {
		struct overlay o = layers[i];

		overlay_set(&o);
		vec_push(&v->overlays, o);
	}
}

const struct overlay *
text_view_overlay(const struct text_view *v, size_t i)
{
	return i < v->overlays.n ? &v->overlays.at[i] : NULL;
}

void
text_view_set_find(struct text_view *v, const struct find *f)
{
	v->find = f;
}

void
text_view_set_hit(struct text_view *v, struct span hit)
{
	v->hit = hit;
}

void
text_view_choose(struct text_view *v, struct span span)
{
	v->chosen = span;
}

struct span
text_view_chosen(const struct text_view *v)
{
	return v->chosen;
}

void
text_view_select(struct text_view *v, struct span span)
{
	v->selected = span;
}

/* --- drawing -------------------------------------------------------------------------------- */

static enum style
block_style(enum block_kind kind)
{
	switch (kind) {
	case BLOCK_HEADING: return STYLE_HEADING;
	case BLOCK_QUOTE: return STYLE_QUOTE;
	case BLOCK_CAPTION: return STYLE_CAPTION;
	case BLOCK_PREFORMATTED: return STYLE_PREFORMATTED;
	case BLOCK_RULE: return STYLE_RULE;
	default: return STYLE_NORMAL;
	}
}

/* The style of each byte of a line into v->styles. */
static void
paint(struct text_view *v, const struct flow_line *line)
{
	size_t beg = line->beg, end = line->end, i;
	struct span hit;

	vec_reserve(&v->styles, end - beg);
	if (end > beg)
		memset(v->styles.at, (int)block_style(line->block_kind), end - beg);
	for (i = 0; i < v->overlays.n; i++)
		overlay_paint(&v->overlays.at[i], v->styles.at, beg, end);
	for (i = v->find ? find_index(v->find, beg) : 0; v->find && i < find_count(v->find); i++) {
		hit = find_hit(v->find, i);
		if (hit.beg >= end)
			break;
		overlay_paint_span(v->styles.at, beg, end, hit, STYLE_HIT);
	}
	overlay_paint_span(v->styles.at, beg, end, v->chosen, STYLE_CURSOR);
	overlay_paint_span(v->styles.at, beg, end, v->hit, STYLE_HIT_CURRENT);
}

/* The clusters of v->line at a row of the grid. */
static void
put_line(const struct text_view *v, struct grid *g, int row, const struct flow_line *line)
{
	const struct line_cluster *c;
	int left, width, i;

	text_view_column(v, &left, &width);
	vec_each (c, &v->line.clusters) {
		enum style style = v->styles.at[c->beg - line->beg];
		bool selected = v->selected.beg <= c->beg && c->beg < v->selected.end;
		uint8_t attrs = selected ? ATTR_REVERSE : 0;

		if (v->line.cps.at[c->cp] == ' ') { /* a blank, or a tab */
			for (i = 0; i < c->cells && c->col + i < width; i++)
				grid_put_cluster(
				    g, row, left + c->col + i, 1, SLICE(" "), style, attrs);
		} else if (c->cells && !grid_put_codepoints(g, row, left + c->col, width - c->col,
					   v->line.cps.at + c->cp, c->ncps, style, attrs)) {
			grid_puts(g, row, left + c->col, width - c->col, "…", STYLE_RULE);
		}
	}
}

static void
put_rule(const struct text_view *v, struct grid *g, int row)
{
	int col, width, i;

	text_view_column(v, &col, &width);
	for (i = 0; i < width; i++)
		grid_puts(g, row, col + i, 1, "─", STYLE_RULE);
}

/* A bar for each level of a quote, on the side where its lines begin. */
static void
put_bars(const struct text_view *v, struct grid *g, int row, const struct flow_line *line)
{
	int col, width, i;

	text_view_column(v, &col, &width);
	for (i = 0; i < line->indent; i += QUOTE_STEP)
		grid_puts(g, row, v->line.rtl ? col + width - 1 - i : col + i, 1, "│", STYLE_QUOTE);
}

static void
draw_head(struct text_view *v, struct grid *g, int row, int number)
{
	const struct flow_line *line;
	const struct head_part *part;

	if ((size_t)number >= v->head_lines.n)
		return;
	line = &v->head_lines.at[number];
	part = rows_head_part(v, line->beg);
	if (part->rule) {
		put_rule(v, g, row);
		return;
	}
	vec_reserve(&v->styles, line->end - line->beg);
	memset(v->styles.at, (int)part->style, line->end - line->beg);
	line_lay(&v->line, v->head_flow, &v->head_doc, line, v->bidi);
	put_line(v, g, row, line);
}

static void
draw_line(struct text_view *v, struct grid *g, int row, const struct flow_line *line)
{
	if (line->kind == FLOW_BLANK)
		return;
	if (line->kind == FLOW_RULE) {
		put_rule(v, g, row);
		return;
	}
	line_lay(&v->line, v->flow, v->doc, line, v->bidi);
	paint(v, line);
	if (line->block_kind == BLOCK_QUOTE)
		put_bars(v, g, row, line);
	put_line(v, g, row, line);
}

void
text_view_draw(struct text_view *v, struct grid *g)
{
	struct row row;
	bool more = rows_top(v, &row);
	int i;

	grid_fill(g, v->rect, STYLE_NORMAL);
	for (i = 0; more && i < v->rect.rows; i++) {
		if (row.head >= 0)
			draw_head(v, g, v->rect.row + i, row.head);
		else
			draw_line(v, g, v->rect.row + i, &row.line);
		more = rows_next(v, &row);
	}
}

/* --- cells and bytes ------------------------------------------------------------------------ */

/* The text line at a row of the grid; false: none is there. */
static bool
line_in_row(struct text_view *v, int row, struct flow_line *line)
{
	struct row at;
	long down = row - v->rect.row;

	if (down < 0 || down >= v->rect.rows || !rows_top(v, &at) ||
	    rows_walk(v, &at, down) != down || at.head >= 0)
		return false;
	*line = at.line;
	return true;
}

bool
text_view_byte_at(struct text_view *v, int row, int col, size_t *byte)
{
	struct flow_line line;
	int left, width;

	if (!line_in_row(v, row, &line))
		return false;
	*byte = line.beg;
	if (line.kind == FLOW_TEXT) {
		text_view_column(v, &left, &width);
		line_lay(&v->line, v->flow, v->doc, &line, v->bidi);
		*byte = line_byte(&v->line, &line, col - left);
	}
	return true;
}

bool
text_view_cell_of(struct text_view *v, size_t byte, int *row, int *col)
{
	struct flow_line want;
	struct row at;
	bool more = rows_top(v, &at);
	int i, left, width;

	if (!rows_has_text(v))
		return false;
	flow_line_at(v->flow, byte, &want);
	for (i = 0; more && i < v->rect.rows; i++) {
		if (at.head < 0 && at.line.beg == want.beg && at.line.kind == want.kind &&
		    at.line.block == want.block)
			break;
		more = rows_next(v, &at);
	}
	if (!more || i == v->rect.rows)
		return false;
	text_view_column(v, &left, &width);
	*row = v->rect.row + i;
	*col = left;
	if (want.kind == FLOW_TEXT) {
		line_lay(&v->line, v->flow, v->doc, &want, v->bidi);
		*col += line_col(&v->line, &want, width, byte);
	}
	return true;
}

bool
text_view_row(struct text_view *v, int row, size_t *beg, size_t *end)
{
	struct flow_line line;

	if (!line_in_row(v, row, &line))
		return false;
	*beg = line.beg;
	*end = line.end;
	return true;
}
