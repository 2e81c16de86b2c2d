#include "bidi.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/utf8.h"

#ifdef HAVE_CONFIG_H
#	include "config.h"
#endif
#ifdef HAVE_FRIBIDI
#	include <fribidi.h>
#endif

enum { STRONG_LOOK = 1024 }; /* bytes in which a paragraph's direction is looked for */

#ifdef HAVE_FRIBIDI

bool
bidi_is_rtl(struct slice paragraph, unsigned flags)
{
	size_t at = 0;
	uint32_t cp;

	if (!(flags & BIDI_REORDER))
		return false;
	paragraph = slice_sub(paragraph, 0, STRONG_LOOK);
	while (at < paragraph.n) {
		at += utf8_decode(paragraph, at, &cp);
		if (utf8_is_rtl(cp))
			return true;
		if (utf8_is_alpha(cp))
			return false;
	}
	return false;
}

static bool
any_rtl(const uint32_t *cps, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (cps[i] >= 0x590 && fribidi_get_bidi_type(cps[i]) & FRIBIDI_MASK_RTL)
			return true;
	return false;
}

static void
shape(const FriBidiCharType *types, const FriBidiLevel *levels, uint32_t *cps, size_t n,
    unsigned flags)
{
	FriBidiArabicProp *joins = mem_alloc(n * sizeof(*joins));
	FriBidiFlags what = FRIBIDI_FLAG_SHAPE_MIRRORING;

	if (flags & BIDI_SHAPE)
		what |= FRIBIDI_FLAG_SHAPE_ARAB_PRES;
	fribidi_get_joining_types(cps, (FriBidiStrIndex)n, joins);
	fribidi_join_arabic(types, (FriBidiStrIndex)n, levels, joins);
	fribidi_shape(what, levels, (FriBidiStrIndex)n, joins, cps);
	free(joins);
}

bool
bidi_levels(uint8_t *levels, uint32_t *cps, size_t n, bool rtl, unsigned flags)
{
	FriBidiParType base = rtl ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
	FriBidiCharType *types;
	FriBidiBracketType *brackets;
	bool ok;

	if (!n || !(flags & BIDI_REORDER) || (!rtl && !any_rtl(cps, n)))
		return false;
	types = mem_alloc(n * sizeof(*types));
	brackets = mem_alloc(n * sizeof(*brackets));
	fribidi_get_bidi_types(cps, (FriBidiStrIndex)n, types);
	fribidi_get_bracket_types(cps, (FriBidiStrIndex)n, types, brackets);
	ok = fribidi_get_par_embedding_levels_ex(
		 types, brackets, (FriBidiStrIndex)n, &base, (FriBidiLevel *)levels) != 0;
	if (ok)
		shape(types, (FriBidiLevel *)levels, cps, n, flags);
	free(brackets);
	free(types);
	return ok;
}

#else

bool
bidi_is_rtl(struct slice paragraph, unsigned flags)
{
	(void)paragraph;
	(void)flags;
	return false;
}

bool
bidi_levels(uint8_t *levels, uint32_t *cps, size_t n, bool rtl, unsigned flags)
{
	(void)levels;
	(void)cps;
	(void)n;
	(void)rtl;
	(void)flags;
	return false;
}

#endif

static void
reverse(uint32_t *order, size_t beg, size_t end)
{
	while (beg + 1 < end) {
		uint32_t t = order[beg];

		order[beg++] = order[--end];
		order[end] = t;
	}
}

void
bidi_order(uint32_t *order, const uint8_t *levels, size_t n)
{
	uint8_t level = 0;
	size_t i, beg;

	for (i = 0; i < n; i++) {
		order[i] = (uint32_t)i;
		if (levels[i] > level)
			level = levels[i];
	}
	for (; level > 0; level--)
		for (i = 0; i < n; i++) {
			for (beg = i; i < n && levels[i] >= level; i++)
				;
			reverse(order, beg, i);
		}
}
