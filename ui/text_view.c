#include "text_view.h"

#include <stdlib.h>

#include "base/mem.h"
#include "ui/text_rows.h"

enum {
	SCROLL_MAX = 20000, /* lines that are walked; a longer way goes to the end */
};

struct text_view *
text_view_new(void)
{
	struct text_view *v = mem_zalloc(sizeof(*v));

	v->measure = 72;
	v->context = 2;
	v->bidi = BIDI_DEFAULT;
	v->rect = (struct rect){ 0, 0, 1, 1 };
	return v;
}

void
text_view_free(struct text_view *v)
{
	if (!v)
		return;
	rows_drop_overlays(v);
	vec_free(&v->overlays);
	flow_free(v->flow);
	flow_free(v->head_flow);
	str_free(&v->head_text);
	vec_free(&v->head_parts);
	vec_free(&v->head_lines);
	vec_free(&v->styles);
	line_free(&v->line);
	free(v);
}

/* --- geometry ------------------------------------------------------------------------------- */

void
text_view_column(const struct text_view *v, int *col, int *width)
{
	*width = rows_width(v);
	*col = v->rect.col + (v->rect.cols - *width) / 2;
}

/* --- documents ------------------------------------------------------------------------------ */

void
text_view_set_doc(
    struct text_view *v, const struct doc *doc, const struct text_header *header, size_t n)
{
	rows_drop_overlays(v);
	v->find = NULL;
	v->hit = v->chosen = v->selected = (struct span){ 0 };
	flow_free(v->flow);
	v->doc = doc;
	v->flow = doc ? flow_new(doc, rows_width(v)) : NULL;
	rows_set_header(v, header, n);
	text_view_top(v);
}

void
text_view_set_header(struct text_view *v, const struct text_header *header, size_t n)
{
	rows_set_header(v, header, n);
	if (v->top_head >= rows_of_head(v))
		text_view_top(v);
}

void
text_view_resize(struct text_view *v, struct rect rect, int measure)
{
	v->rect = rect;
	v->measure = measure > 0 ? measure : 1;
	if (v->flow)
		flow_set_width(v->flow, rows_width(v));
	rows_lay_header(v);
	if (v->top_head > 0 && v->top_head >= rows_of_head(v))
		v->top_head = rows_of_head(v) - 1;
}

void
text_view_set_context(struct text_view *v, int lines)
{
	v->context = lines;
}

void
text_view_set_bidi(struct text_view *v, unsigned flags)
{
	v->bidi = flags;
}

/* --- moving --------------------------------------------------------------------------------- */

/* Make row the top one, or the nearest that leaves no room below the last line. true: the top
 * changed. */
static bool
move_to(struct text_view *v, const struct row *row)
{
	struct row old, bottom = *row, top = *row;
	long missing = v->rect.rows - 1 - rows_walk(v, &bottom, v->rect.rows - 1);

	if (!rows_top(v, &old))
		return false;
	if (missing > 0)
		rows_walk(v, &top, -missing);
	rows_set_top(v, &top);
	return !rows_same(&old, &top);
}

bool
text_view_scroll(struct text_view *v, long lines)
{
	struct row row;
	bool full = text_view_at_end(v);

	if (lines >= SCROLL_MAX)
		return text_view_bottom(v);
	if (lines <= -SCROLL_MAX)
		return text_view_top(v);
	if (!lines || (lines > 0 && full) || !rows_top(v, &row) || !rows_walk(v, &row, lines))
		return false;
	if (lines < 0) {
		rows_set_top(v, &row);
		return true;
	}
	return move_to(v, &row);
}

bool
text_view_page(struct text_view *v, long pages)
{
	long step = v->rect.rows > 1 ? v->rect.rows - 1 : 1;

	if (labs(pages) > SCROLL_MAX)
		pages = pages < 0 ? -SCROLL_MAX : SCROLL_MAX;
	return text_view_scroll(v, pages * step);
}

bool
text_view_half(struct text_view *v, long halves)
{
	long step = v->rect.rows > 1 ? v->rect.rows / 2 : 1;

	if (labs(halves) > SCROLL_MAX)
		halves = halves < 0 ? -SCROLL_MAX : SCROLL_MAX;
	return text_view_scroll(v, halves * step);
}

bool
text_view_top(struct text_view *v)
{
	bool moved =
	    v->top_head < 0 ? v->top > 0 || v->top_blank || rows_of_head(v) : v->top_head > 0;

	v->top_head = rows_of_head(v) ? 0 : -1;
	v->top = 0;
	v->top_blank = false;
	return moved;
}

bool
text_view_bottom(struct text_view *v)
{
	struct row row;

	return rows_last(v, &row) && move_to(v, &row);
}

/* The number of a text line among the rows from the top on; -1: it is not among the first `n`. */
static int
row_number(struct text_view *v, const struct row *want, int n)
{
	struct row row;
	bool more = rows_top(v, &row);
	int i;

	for (i = 0; more && i < n; i++) {
		if (rows_same(&row, want))
			return i;
		more = rows_next(v, &row);
	}
	return -1;
}

bool
text_view_goto(struct text_view *v, size_t byte, enum text_where where)
{
	int rows = v->rect.rows, context = rows > 4 * v->context ? v->context : (rows - 1) / 4, number, before = 0;
	struct row row = { .head = -1 };

	if (!rows_has_text(v))
		return false;
	if (byte <= v->doc->blocks[0].beg && where == TEXT_TOP)
		return text_view_top(v);
	flow_line_at(v->flow, byte, &row.line);
	if (where == TEXT_CENTRE) {
		before = rows / 2;
	} else if (where == TEXT_KEEP) {
		number = row_number(v, &row, rows);
		if (number >= context && number < rows - context)
			return false;
		before = number < 0 ? rows / 3 : number < context ? context : rows - 1 - context;
	}
	rows_walk(v, &row, -before);
	return move_to(v, &row);
}

/* --- where it is ---------------------------------------------------------------------------- */

size_t
text_view_position(const struct text_view *v)
{
	return v->top_head >= 0 ? 0 : v->top;
}

bool
text_view_at_end(struct text_view *v)
{
	struct row row;

	return !rows_bottom(v, &row) || !rows_next(v, &row);
}

int
text_view_percent(struct text_view *v)
{
	struct row row;
	size_t end;

	if (!rows_bottom(v, &row))
		return 100;
	if (row.head >= 0)
		return rows_has_text(v) ? 0 : 100;
	end = v->doc->blocks[v->doc->nblocks - 1].end; /* what may stand behind it is never shown */
	return row.line.end >= end ? 100 : (int)((uint64_t)row.line.end * 100 / end);
}

bool
text_view_visible(struct text_view *v, size_t *beg, size_t *end)
{
	struct row row;

	if (!rows_has_text(v) || !rows_bottom(v, &row) || row.head >= 0)
		return false;
	*end = row.line.end;
	rows_top(v, &row);
	if (row.head >= 0)
		rows_first_line(v, &row);
	*beg = row.line.beg;
	return true;
}
