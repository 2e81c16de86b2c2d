#ifndef IBID_UI_GRID_H
#define IBID_UI_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "ui/style.h"

/*
 * The screen as cells. Panes draw into it; term.c shows it; tests dump it. Only safe characters
 * enter (utf8_safe), and a wide character never hangs over an edge or loses half of itself.
 */
enum { CELL_MARKS = 4 }; /* combining characters that a cell keeps; further ones are dropped */

struct cell {
	uint32_t cp;                /* 0: the right half of a wide character */
	uint32_t marks[CELL_MARKS]; /* 0-ended */
	uint8_t style;              /* enum style */
	uint8_t attrs;              /* added to the style: enum style_attr */
};

struct grid {
	int rows, cols;
	struct cell *cells;
	int cursor_row, cursor_col; /* the terminal's cursor; -1: hidden */
};

struct rect {
	int row, col, rows, cols;
};

void grid_resize(struct grid *g, int rows, int cols); /* and clears it */
void grid_clear(struct grid *g);
void grid_free(struct grid *g);
struct cell *grid_cell(struct grid *g, int row, int col); /* NULL outside */
/* Put s at row, col in a style, cut at `cells` cells; s is made safe. Returns the cells used. */
int grid_put(struct grid *g, int row, int col, int cells, struct slice s, enum style style);
int grid_puts(struct grid *g, int row, int col, int cells, const char *s, enum style style);
/* As above with … where something was cut. */
int grid_put_fit(struct grid *g, int row, int col, int cells, struct slice s, enum style style);
/* Take from *rest what fits a row of `cells`, up to a blank where there is one. */
struct slice grid_take_line(struct slice *rest, int cells);
/*
 * One cluster as utf8_cluster() finds it; `cells` are left in the row. Returns its cells, 0 when it
 * does not fit or has none. As terminals disagree on emoji sequences, their parts stand side by
 * side, unjoined; a skin tone is left blank.
 */
int grid_put_cluster(struct grid *g, int row, int col, int cells, struct slice cluster,
    enum style style, uint8_t attrs);
/* The same from n code points. */
int grid_put_codepoints(struct grid *g, int row, int col, int cells, const uint32_t *cps, size_t n,
    enum style style, uint8_t attrs);
void grid_fill(struct grid *g, struct rect r, enum style style);
/*
 * What golden screens hold: for each row a line of characters between bars with its number, then a
 * line of styles (one letter a cell) unless the row is all normal, then a line of attributes (their
 * sum in base 32 a cell) unless there are none. The cursor and a legend of the styles follow.
 */
void grid_dump(struct str *out, const struct grid *g);

#endif
