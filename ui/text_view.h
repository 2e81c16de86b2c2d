#ifndef IBID_UI_TEXT_VIEW_H
#define IBID_UI_TEXT_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/doc.h"
#include "ui/bidi.h"
#include "ui/find.h"
#include "ui/grid.h"
#include "ui/overlay.h"

/*
 * A doc that is scrolled in a rectangle of the grid: the text pane, the original page, help,
 * previews. All work is in proportion to the rectangle. The position is the byte of the top line,
 * so that a resize keeps it. Lines of a header (headline, byline, a rule) scroll with the text,
 * above it.
 */
struct text_view;

struct text_header {
	const char *text; /* wrapped; NULL: a rule over the measure */
	enum style style;
};

enum text_where {
	TEXT_KEEP, /* scroll as little as shows the byte with lines about it; from afar, to a third
		      of the height */
	TEXT_TOP,  /* as the top line, as far as the text's end allows */
	TEXT_CENTRE,
};

struct text_view *text_view_new(void);
void text_view_free(struct text_view *v);

/* Show doc (borrowed) from its top, with a header (copied), without overlays, hits and choice.
 * NULL: nothing. */
void text_view_set_doc(
    struct text_view *v, const struct doc *doc, const struct text_header *header, size_t n);
void text_view_set_header(
    struct text_view *v, const struct text_header *header, size_t n); /* keeps the position */
/* Where it stands, and the most cells of a line. Two cells beside the text stay free for bars from
 * 24 columns on. */
void text_view_resize(struct text_view *v, struct rect rect, int measure);
/* Lines kept in sight about what text_view_goto() goes to, where there is room. 2 at first. */
void text_view_set_context(struct text_view *v, int lines);
void text_view_set_bidi(struct text_view *v, unsigned flags); /* as bidi.h; BIDI_DEFAULT at first */
/* The text's first column in the grid and its width. */
void text_view_column(const struct text_view *v, int *col, int *width);

/* Moving. The last line stays at the bottom, when the text is longer than the rectangle. true: it
 * moved. */
bool text_view_scroll(struct text_view *v, long lines);
bool text_view_page(struct text_view *v, long pages); /* one line is seen again */
bool text_view_half(struct text_view *v, long halves);
bool text_view_top(struct text_view *v);
bool text_view_bottom(struct text_view *v);
bool text_view_goto(struct text_view *v, size_t byte, enum text_where where);

size_t text_view_position(
    const struct text_view *v); /* the top line's byte; 0 while the header shows */
int text_view_percent(
    struct text_view *v); /* of the text, up to the last line shown; 100 at the end */
bool text_view_at_end(struct text_view *v); /* the last line shows */
/* The bytes that show; false: none does. */
bool text_view_visible(struct text_view *v, size_t *beg, size_t *end);

/* Layers to paint over the text, copied without their spans. Replaces the ones before. */
void text_view_set_overlays(struct text_view *v, const struct overlay *layers, size_t n);
const struct overlay *text_view_overlay(
    const struct text_view *v, size_t i); /* NULL: no such layer */
void text_view_set_find(
    struct text_view *v, const struct find *f); /* hits to mark; borrowed; NULL: none */
void text_view_set_hit(
    struct text_view *v, struct span hit); /* the current hit; an empty span: none */
void text_view_choose(
    struct text_view *v, struct span span); /* the chosen mention, link, ...; empty: none */
struct span text_view_chosen(const struct text_view *v);
void text_view_select(
    struct text_view *v, struct span span); /* marked bytes, in reverse; empty: none */

void text_view_draw(struct text_view *v, struct grid *g);
/* The byte at a cell of the grid, or at the nearer end of its line. false: no line of text is
 * there. */
bool text_view_byte_at(struct text_view *v, int row, int col, size_t *byte);
/* The cell of a byte. false: it does not show. */
bool text_view_cell_of(struct text_view *v, size_t byte, int *row, int *col);
/* The bytes of the text line in a row of the grid, for what stands beside it. false: no line of text is there. */
bool text_view_row(struct text_view *v, int row, size_t *beg, size_t *end);

#endif
