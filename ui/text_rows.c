#include "text_rows.h"

#include <stdlib.h>

#include "base/utf8.h"

enum {
	MARGIN = 2,        /* cells kept free beside the text ... */
	MARGIN_FROM = 24,  /* ... in a rectangle of at least so many columns */
	HEADER_MAX = 4096, /* bytes of a header line */
};

void
rows_drop_overlays(struct text_view *v)
{
	size_t i;

	for (i = 0; i < v->overlays.n; i++)
		overlay_free(&v->overlays.at[i]);
	vec_clear(&v->overlays);
}

int
rows_width(const struct text_view *v)
{
	int margins = v->rect.cols >= MARGIN_FROM ? 2 * MARGIN : 0, width = v->rect.cols - margins;

	if (width > v->measure)
		width = v->measure;
	return width > 0 ? width : 1;
}

/* --- header --------------------------------------------------------------------------------- */

/* The header is laid out as one block, a line of text a part. */
void
rows_lay_header(struct text_view *v)
{
	struct flow_line line;
	bool more;

	vec_clear(&v->head_lines);
	flow_free(v->head_flow);
	v->head_flow = NULL;
	if (!v->head_parts.n)
		return;
	v->head_block = (struct block){ .end = (uint32_t)v->head_text.n, .kind = BLOCK_PARAGRAPH };
	v->head_doc = (struct doc){
		.text = str_slice(&v->head_text), .blocks = &v->head_block, .nblocks = 1
	};
	v->head_flow = flow_new(&v->head_doc, rows_width(v));
	for (more = flow_line_at(v->head_flow, 0, &line); more;
	     more = flow_next(v->head_flow, &line, &line))
		vec_push(&v->head_lines, line);
}

void
rows_set_header(struct text_view *v, const struct text_header *header, size_t n)
{
	size_t i;

	str_clear(&v->head_text);
	vec_clear(&v->head_parts);
	for (i = 0; i < n; i++) {
		struct slice text = slice_sub(slice_of(header[i].text), 0, HEADER_MAX);
		struct head_part part = { (uint32_t)v->head_text.n, header[i].style,
			!header[i].text };

		vec_push(&v->head_parts, part);
		utf8_put_safe(&v->head_text, text);
		str_putc(&v->head_text, '\n');
	}
	rows_lay_header(v);
}

const struct head_part *
rows_head_part(const struct text_view *v, size_t byte)
{
	size_t i = v->head_parts.n - 1;

	while (i && v->head_parts.at[i].beg > byte)
		i--;
	return &v->head_parts.at[i];
}

bool
rows_has_text(const struct text_view *v)
{
	return v->doc && v->doc->nblocks;
}

int
rows_of_head(const struct text_view *v)
{
	int n = (int)v->head_lines.n;

	return n && rows_has_text(v) ? n + 1 : n;
}

/* --- rows ----------------------------------------------------------------------------------- */

bool
rows_first_line(struct text_view *v, struct row *row)
{
	row->head = -1;
	return rows_has_text(v) && flow_line_at(v->flow, 0, &row->line);
}

bool
rows_top(struct text_view *v, struct row *row)
{
	int n = rows_of_head(v);

	row->head = v->top_head;
	if (v->top_head >= 0) {
		if (v->top_head < n)
			return true;
		return rows_first_line(v, row);
	}
	if (!rows_has_text(v))
		return false;
	flow_line_at(v->flow, v->top, &row->line);
	if (v->top_blank)
		flow_prev(v->flow, &row->line, &row->line);
	return true;
}

void
rows_set_top(struct text_view *v, const struct row *row)
{
	v->top_head = row->head;
	v->top = row->head >= 0 ? 0 : row->line.beg;
	v->top_blank = row->head < 0 && row->line.kind == FLOW_BLANK;
}

bool
rows_next(struct text_view *v, struct row *row)
{
	if (row->head < 0)
		return flow_next(v->flow, &row->line, &row->line);
	if (row->head + 1 < rows_of_head(v)) {
		row->head++;
		return true;
	}
	return rows_first_line(v, row);
}

bool
rows_prev(struct text_view *v, struct row *row)
{
	if (row->head < 0) {
		if (flow_prev(v->flow, &row->line, &row->line))
			return true;
		row->head = rows_of_head(v);
		if (row->head)
			return row->head--, true;
		row->head = -1;
		return false;
	}
	if (!row->head)
		return false;
	row->head--;
	return true;
}

long
rows_walk(struct text_view *v, struct row *row, long n)
{
	long done = 0;
	struct row to = *row;

	while (done < labs(n) && (n > 0 ? rows_next(v, &to) : rows_prev(v, &to))) {
		*row = to;
		done++;
	}
	return done;
}

bool
rows_same(const struct row *a, const struct row *b)
{
	if (a->head >= 0 || b->head >= 0)
		return a->head == b->head;
	return a->line.beg == b->line.beg && a->line.kind == b->line.kind &&
	       a->line.block == b->line.block;
}

bool
rows_last(struct text_view *v, struct row *row)
{
	row->head = -1;
	if (rows_has_text(v))
		return flow_line_at(v->flow, SIZE_MAX, &row->line);
	row->head = rows_of_head(v) - 1;
	return row->head >= 0;
}

bool
rows_bottom(struct text_view *v, struct row *row)
{
	if (!rows_top(v, row))
		return false;
	rows_walk(v, row, v->rect.rows - 1);
	return true;
}
