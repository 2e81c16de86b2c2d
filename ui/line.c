#include "line.h"

#include "base/utf8.h"
#include "ui/bidi.h"

static void
add_cluster(struct line *l, struct slice text, size_t beg, size_t end, int cells)
{
	struct line_cluster c = {
		.beg = (uint32_t)beg, .end = (uint32_t)end, .cp = (uint32_t)l->cps.n, .cells = cells
	};
	uint32_t cp;

	while (beg < end) {
		beg += utf8_decode(text, beg, &cp);
		cp = utf8_safe(cp);
		if (cp)
			vec_push(&l->cps, cp);
	}
	c.ncps = (uint32_t)l->cps.n - c.cp;
	if (c.ncps)
		vec_push(&l->logical, c);
}

/* The clusters' order on the screen: by the levels of their first code points. */
static void
reorder(struct line *l, unsigned flags)
{
	size_t i, n = l->logical.n;

	vec_reserve(&l->order, n);
	vec_reserve(&l->levels, l->cps.n);
	if (bidi_levels(l->levels.at, l->cps.at, l->cps.n, l->rtl, flags)) {
		for (i = 0; i < n; i++)
			l->levels.at[i] = l->levels.at[l->logical.at[i].cp];
		bidi_order(l->order.at, l->levels.at, n);
	} else {
		for (i = 0; i < n; i++)
			l->order.at[i] = (uint32_t)i;
	}
}

void
line_lay(struct line *l, const struct flow *f, const struct doc *doc, const struct flow_line *from,
    unsigned flags)
{
	const struct block *b = &doc->blocks[from->block];
	size_t at = from->beg, end = flow_text_end(f, from), next, i;
	int cells, col;

	vec_clear(&l->clusters);
	vec_clear(&l->logical);
	vec_clear(&l->cps);
	l->cells = 0;
	l->rtl = bidi_is_rtl(slice_sub(doc->text, b->beg, b->end), flags);
	for (; at < end; at = next) {
		next = flow_cluster(slice_sub(doc->text, 0, from->end), at, l->cells, &cells);
		add_cluster(l, doc->text, at, next, cells);
		l->cells += cells;
	}
	if (!l->logical.n)
		return;
	reorder(l, flags);
	col = l->rtl ? flow_width(f) - from->indent - l->cells : from->indent;
	if (col < 0)
		col = 0;
	for (i = 0; i < l->logical.n; i++) {
		struct line_cluster c = l->logical.at[l->order.at[i]];

		c.col = col;
		col += c.cells;
		vec_push(&l->clusters, c);
	}
}

size_t
line_byte(const struct line *l, const struct flow_line *from, int col)
{
	const struct line_cluster *c;
	size_t end = from->beg;

	vec_each (c, &l->clusters) {
		if (col < c->col)
			return l->rtl && c == l->clusters.at ? c->end : c->beg;
		if (col < c->col + c->cells)
			return c->beg;
		end = l->rtl ? c->beg : c->end;
	}
	return end;
}

int
line_col(const struct line *l, const struct flow_line *from, int width, size_t byte)
{
	const struct line_cluster *c;
	int start = l->rtl ? width - from->indent : from->indent;

	vec_each (c, &l->clusters) {
		if (c->beg <= byte && byte < c->end)
			return c->col;
	}
	if (byte <= from->beg || !l->clusters.n)
		return start < width ? start : width - 1;
	if (l->rtl)
		return l->clusters.at[0].col ? l->clusters.at[0].col - 1 : 0;
	return vec_last(&l->clusters).col + vec_last(&l->clusters).cells;
}

void
line_free(struct line *l)
{
	vec_free(&l->clusters);
	vec_free(&l->logical);
	vec_free(&l->levels);
	vec_free(&l->order);
	vec_free(&l->cps);
}
