#ifndef IBID_UI_BIDI_H
#define IBID_UI_BIDI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/*
 * Right-to-left text on a terminal that prints from left to right (UAX 9, by fribidi). Direction
 * comes from the letters alone: what embeds and overrides was made harmless before. Without
 * fribidi, or with flags 0 for a terminal that reorders by itself, nothing changes.
 *
 * Letters that stand in visual order cannot be joined by the terminal, which would see them
 * backwards; so, as in vim, whoever reorders also shapes Arabic letters to their presentation
 * forms, cell by cell (no lam-alef ligature).
 */
enum {
	BIDI_REORDER = 1,
	BIDI_SHAPE = 2,
	BIDI_DEFAULT = BIDI_REORDER | BIDI_SHAPE,
};

/* Does a paragraph run from right to left? Its first strong character says so; only the first KiB
 * is read. */
bool bidi_is_rtl(struct slice paragraph, unsigned flags);
/*
 * The embedding levels of a line of n code points in logical order, in a paragraph that runs right
 * to left or not; brackets are mirrored and letters shaped in place. false: nothing is to reorder
 * and levels are not written.
 */
bool bidi_levels(uint8_t *levels, uint32_t *cps, size_t n, bool rtl, unsigned flags);
/* order[k] gets the index of what stands k-th from the left (rule L2). */
void bidi_order(uint32_t *order, const uint8_t *levels, size_t n);

#endif
