#include "overlay.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
overlay_set(struct overlay *o)
{
	uint32_t furthest = 0;
	size_t i;

	o->reach = mem_alloc(o->n * sizeof(*o->reach));
	for (i = 0; i < o->n; i++) {
		if (o->spans[i].end > furthest)
			furthest = o->spans[i].end;
		o->reach[i] = furthest;
	}
}

void
overlay_free(struct overlay *o)
{
	free(o->reach);
	o->reach = NULL;
}

/* The first span that may reach behind `at`: none before it does. */
static size_t
first_reaching(const struct overlay *o, size_t at)
{
	size_t lo = 0, hi = o->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (o->reach[mid] > at)
			hi = mid;
		else
			lo = mid + 1;
	}
	return lo;
}

void
overlay_paint_span(uint8_t *styles, size_t beg, size_t end, struct span s, enum style style)
{
	size_t from = s.beg > beg ? s.beg : beg, to = s.end < end ? s.end : end;

	if (from < to)
		memset(styles + (from - beg), (int)style, to - from);
}

void
overlay_paint(const struct overlay *o, uint8_t *styles, size_t beg, size_t end)
{
	size_t i;

	for (i = first_reaching(o, beg); i < o->n && o->spans[i].beg < end; i++) {
		enum style style = o->plain;

		if (o->spans[i].end <= beg)
			continue;
		if (o->style)
			style = o->style(o->ctx, &o->spans[i]);
		if (style < STYLE_COUNT)
			overlay_paint_span(styles, beg, end, o->spans[i], style);
	}
}

const struct span *
overlay_at(const struct overlay *o, size_t at)
{
	size_t i;
	const struct span *found = NULL;

	for (i = first_reaching(o, at); i < o->n && o->spans[i].beg <= at; i++)
		if (o->spans[i].end > at)
			found = &o->spans[i];
	return found;
}

size_t
overlay_from(const struct overlay *o, size_t at)
{
	size_t lo = 0, hi = o->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (o->spans[mid].beg >= at)
			hi = mid;
		else
			lo = mid + 1;
	}
	return lo;
}
