#ifndef IBID_UI_FLOW_H
#define IBID_UI_FLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/doc.h"

/*
 * A doc laid out in lines of at most `width` cells. No curses. Lines are built lazily around what
 * is asked for; the cost of any call is bounded by FLOW_CHUNK and the lines wanted, and not by the
 * text: a block of more than FLOW_CHUNK bytes is laid out in chunks, each beginning a line after a
 * line break, else a sentence, else a blank or, failing that, at a cluster's edge. Every byte of
 * every block stands on exactly one line, in order.
 */
enum {
	FLOW_CHUNK = 4096,
	FLOW_TAB = 8, /* cells between tab stops, from the line's text on */
};

enum flow_line_kind {
	FLOW_TEXT,  /* bytes beg..end of the text */
	FLOW_BLANK, /* between blocks; beg == end == where the next block begins */
	FLOW_RULE,  /* a rule block: drawn as a line, its bytes not shown */
};

struct flow_line {
	uint32_t beg,
	    end; /* bytes of the text; trailing white space belongs to the line and is not drawn */
	uint32_t block;     /* index of its block */
	uint16_t indent;    /* cells before the text (after it, in a right-to-left block) */
	uint8_t kind;       /* enum flow_line_kind */
	uint8_t block_kind; /* enum block_kind */
	bool first;         /* the block's first line */
};

struct flow;

/* doc is borrowed for the flow's life. width >= 1. */
struct flow *flow_new(const struct doc *doc, int width);
void flow_free(struct flow *f);
void flow_set_width(
    struct flow *f, int width); /* forgets all lines: offsets stay valid, lines do not */
int flow_width(const struct flow *f);

/* The line that holds byte `at` (clipped to the text; what lies between blocks belongs to the block
 * before). false: the doc has no blocks. */
bool flow_line_at(struct flow *f, size_t at, struct flow_line *out);
/* The line after or before `line` (as given out by this flow). false at the end. out may be line.
 */
bool flow_next(struct flow *f, const struct flow_line *line, struct flow_line *out);
bool flow_prev(struct flow *f, const struct flow_line *line, struct flow_line *out);

/* Where the line's drawn text ends: trailing white space is left out. */
size_t flow_text_end(const struct flow *f, const struct flow_line *line);
/* utf8_cluster(), with the cells that a tab takes when `col` cells stand before it on its line. */
size_t flow_cluster(struct slice text, size_t at, int col, int *cells);

#endif
