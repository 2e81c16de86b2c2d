#ifndef IBID_UI_TEXT_ROWS_H
#define IBID_UI_TEXT_ROWS_H

#include "base/str.h"
#include "base/vec.h"
#include "ui/flow.h"
#include "ui/line.h"
#include "ui/text_view.h"

/*
 * The inside of a text view: what its rows are. Only text_rows.c, text_view.c and text_draw.c
 * include this. Above the text's lines stand the rows of the header and, when there is a header, a
 * blank one.
 */

/* A row of the header or a line of the text. */
struct row {
	int head; /* number of the header's row, or -1 */
	struct flow_line line;
};

struct head_part {
	uint32_t beg;
	enum style style;
	bool rule;
};

struct text_view {
	const struct doc *doc; /* NULL: nothing to show */
	struct flow *flow;
	struct rect rect;
	int measure, context;
	unsigned bidi;

	struct str head_text;
	VEC(struct head_part) head_parts;
	struct block head_block;
	struct doc head_doc;
	struct flow *head_flow;
	VEC(struct flow_line) head_lines;

	int top_head;   /* the header row at the top, or -1 */
	size_t top;     /* else the top line's byte ... */
	bool top_blank; /* ... or the blank line before it */

	VEC(struct overlay) overlays;
	const struct find *find;
	struct span hit, chosen, selected;

	struct line line; /* scratch */
	VEC(uint8_t) styles;
};

/* All functions below speak of v's present rectangle. */
int rows_width(const struct text_view *v); /* cells of the text column */
bool rows_has_text(const struct text_view *v);
void rows_drop_overlays(struct text_view *v);

void rows_set_header(struct text_view *v, const struct text_header *header, size_t n);
void rows_lay_header(struct text_view *v); /* after the width or the header changed */
int rows_of_head(const struct text_view *v);
const struct head_part *rows_head_part(
    const struct text_view *v, size_t byte); /* the header has parts */

/* false: there is no such row, and *row may be anything. */
bool rows_first_line(struct text_view *v, struct row *row);
bool rows_top(struct text_view *v, struct row *row);
bool rows_bottom(struct text_view *v, struct row *row); /* the last one that shows */
bool rows_last(struct text_view *v, struct row *row);
bool rows_next(struct text_view *v, struct row *row);
bool rows_prev(struct text_view *v, struct row *row);
long rows_walk(struct text_view *v, struct row *row,
    long n); /* n on or, negative, back; how many there were */
void rows_set_top(struct text_view *v, const struct row *row);
bool rows_same(const struct row *a, const struct row *b);

#endif
