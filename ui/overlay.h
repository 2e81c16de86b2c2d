#ifndef IBID_UI_OVERLAY_H
#define IBID_UI_OVERLAY_H

#include <stddef.h>
#include <stdint.h>

#include "model/span.h"
#include "ui/style.h"

/* Spans painted over a text: mentions, citations, removed lines, ... One of a kind a layer; later
 * layers win. */
struct overlay {
	const struct span *spans; /* by beg, then longer first; borrowed */
	size_t n;
	/* How a span looks; STYLE_COUNT leaves it as it is. NULL: all of them have `plain`. */
	enum style (*style)(const void *ctx, const struct span *s);
	const void *ctx;
	enum style plain;
	uint32_t
	    *reach; /* own: the furthest end of spans 0..i, by which those over a byte are found */
};

void overlay_set(struct overlay *o);  /* once the fields above are set: one pass over the spans */
void overlay_free(struct overlay *o); /* what overlay_set() made */
/* Paint styles[0..end-beg), one a byte. Reads the spans about beg..end only, found by binary
 * search. */
void overlay_paint(const struct overlay *o, uint8_t *styles, size_t beg, size_t end);
/* One span. */
void overlay_paint_span(uint8_t *styles, size_t beg, size_t end, struct span s, enum style style);
/* The innermost span that holds byte `at`, NULL when none does. */
const struct span *overlay_at(const struct overlay *o, size_t at);
/* The first span that begins at or after `at`; o->n: none. */
size_t overlay_from(const struct overlay *o, size_t at);

#endif
