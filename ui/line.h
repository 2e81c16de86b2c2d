#ifndef IBID_UI_LINE_H
#define IBID_UI_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"
#include "ui/flow.h"

/* One line of a flow as it stands on the screen: its clusters from left to right. */
struct line_cluster {
	uint32_t beg, end; /* bytes of the text */
	uint32_t cp,
	    ncps; /* its code points in cps, made safe, shaped and mirrored; a tab is a blank */
	int col, cells; /* from the text column's left edge */
};

struct line {
	VEC(struct line_cluster) clusters; /* trailing white space is left out */
	VEC(uint32_t) cps;
	VEC(struct line_cluster) logical; /* scratch: the clusters in the order of the text, ... */
	VEC(uint8_t) levels;              /* ... the levels of the code points, ... */
	VEC(uint32_t) order;              /* ... and what stands where */
	int cells;
	bool rtl; /* stands at the right edge */
};

/* Lay out a text line of f (a flow of doc) into l, which is { 0 } or was used before. flags as in
 * bidi.h. */
void line_lay(struct line *l, const struct flow *f, const struct doc *doc,
    const struct flow_line *from, unsigned flags);
/* The byte at a column: of the cluster there, or of the nearer end of the line. */
size_t line_byte(const struct line *l, const struct flow_line *from, int col);
/* The column of a byte; the line's end when it is in what is not drawn. */
int line_col(const struct line *l, const struct flow_line *from, int width, size_t byte);
void line_free(struct line *l);

#endif
