#include "grid.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

enum { ZWJ = 0x200D, EMOJI_LOOK = 0xFE0F, SKIN_TONE = 0x1F3FB, SKIN_TONE_LAST = 0x1F3FF };

static const struct cell blank = { .cp = ' ', .style = STYLE_NORMAL };

void
grid_resize(struct grid *g, int rows, int cols)
{
	if (rows < 0)
		rows = 0;
	if (cols < 0)
		cols = 0;
	g->cells = mem_resize(g->cells, (size_t)rows * (size_t)cols * sizeof(*g->cells));
	g->rows = rows;
	g->cols = cols;
	grid_clear(g);
}

void
grid_clear(struct grid *g)
{
	size_t i, n = (size_t)g->rows * (size_t)g->cols;

	for (i = 0; i < n; i++)
		g->cells[i] = blank;
	g->cursor_row = g->cursor_col = -1;
}

void
grid_free(struct grid *g)
{
	free(g->cells);
	*g = (struct grid){ .cursor_row = -1, .cursor_col = -1 };
}

struct cell *
grid_cell(struct grid *g, int row, int col)
{
	if (row < 0 || row >= g->rows || col < 0 || col >= g->cols)
		return NULL;
	return &g->cells[(size_t)row * (size_t)g->cols + (size_t)col];
}

/* Before cells col..col+n are overwritten: a wide character that stands half outside becomes a
 * blank there. */
static void
heal(struct grid *g, int row, int col, int n)
{
	struct cell *first = grid_cell(g, row, col), *left = grid_cell(g, row, col - 1);
	struct cell *right = grid_cell(g, row, col + n);

	if (first && first->cp == 0 && left) {
		left->cp = ' ';
		left->marks[0] = 0;
	}
	if (right && right->cp == 0) {
		right->cp = ' ';
		right->marks[0] = 0;
	}
}

static void
add_mark(struct cell *c, uint32_t cp)
{
	size_t i;

	for (i = 0; i < CELL_MARKS; i++)
		if (!c->marks[i]) {
			c->marks[i] = cp;
			return;
		}
}

/* A code point that has cells; the row has room. */
static struct cell *
put_base(struct grid *g, int row, int col, uint32_t cp, int cells, enum style style, uint8_t attrs)
{
	struct cell *c = grid_cell(g, row, col);
	int i;

	heal(g, row, col, cells);
	for (i = 0; i < cells; i++)
		c[i] = (struct cell){ .cp = i ? 0 : cp, .style = (uint8_t)style, .attrs = attrs };
	return c;
}

static int
cells_of(const uint32_t *cps, size_t n)
{
	int cells = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		uint32_t cp = utf8_safe(cps[i]);

		if (cp)
			cells += utf8_cells(cp);
	}
	return cells;
}

int
grid_put_codepoints(struct grid *g, int row, int col, int cells, const uint32_t *cps, size_t n,
    enum style style, uint8_t attrs)
{
	int width = cells_of(cps, n), used = 0, w;
	struct cell *c = NULL;
	size_t i;

	if (!width || width > cells || !grid_cell(g, row, col) || col + width > g->cols)
		return 0;
	for (i = 0; i < n; i++) {
		uint32_t cp = utf8_safe(cps[i]);
		bool joins_emoji = cp == ZWJ && c && !utf8_is_alpha(c->cp);

		if (!cp || cp == EMOJI_LOOK || joins_emoji)
			continue;
		w = utf8_cells(cp);
		if (!w && c)
			add_mark(c, cp);
		if (!w)
			continue;
		if (i && cp >= SKIN_TONE && cp <= SKIN_TONE_LAST) {
			for (; w; w--)
				put_base(g, row, col + used++, ' ', 1, style, attrs);
			continue;
		}
		c = put_base(g, row, col + used, cp, w, style, attrs);
		used += w;
	}
	return used;
}

int
grid_put_cluster(struct grid *g, int row, int col, int cells, struct slice cluster,
    enum style style, uint8_t attrs)
{
	uint32_t cps[UTF8_CLUSTER_MAX];
	size_t n = 0, at = 0;

	while (at < cluster.n && n < UTF8_CLUSTER_MAX)
		at += utf8_decode(cluster, at, &cps[n++]);
	return grid_put_codepoints(g, row, col, cells, cps, n, style, attrs);
}

int
grid_put(struct grid *g, int row, int col, int cells, struct slice s, enum style style)
{
	size_t at = 0, end;
	int used = 0, w;

	while (at < s.n && used < cells) {
		end = utf8_cluster(s, at, &w);
		if (w && !grid_put_cluster(
			     g, row, col + used, cells - used, slice_sub(s, at, end), style, 0))
			break;
		used += w;
		at = end;
	}
	return used;
}

int
grid_puts(struct grid *g, int row, int col, int cells, const char *s, enum style style)
{
	return grid_put(g, row, col, cells, slice_of(s), style);
}

/* The byte where at most `cells` cells of s end. */
static size_t
fit(struct slice s, int cells)
{
	size_t at = 0, end;
	int w;

	while (at < s.n) {
		end = utf8_cluster(s, at, &w);
		if (w > cells)
			break;
		cells -= w;
		at = end;
	}
	return at;
}

int
grid_put_fit(struct grid *g, int row, int col, int cells, struct slice s, enum style style)
{
	int used;

	if (cells > g->cols - col)
		cells = g->cols - col;
	if (cells <= 0)
		return 0;
	if (fit(s, cells) == s.n)
		return grid_put(g, row, col, cells, s, style);
	used = grid_put(g, row, col, cells, slice_sub(s, 0, fit(s, cells - 1)), style);
	return used + grid_puts(g, row, col + used, cells - used, "…", style);
}

struct slice
grid_take_line(struct slice *rest, int cells)
{
	struct slice all = *rest;
	size_t end = fit(all, cells), at = end;
	int w;

	if (end == 0 && all.n) /* one that is wider than the row */
		end = at = utf8_cluster(all, 0, &w);
	if (end < all.n && all.p[end] != ' ')
		while (at && all.p[at] != ' ')
			at--;
	end = at ? at : end;
	*rest = slice_trim(slice_sub(all, end, all.n));
	return slice_sub(all, 0, end);
}

void
grid_fill(struct grid *g, struct rect r, enum style style)
{
	int row, col, beg = r.col > 0 ? r.col : 0,
		      end = r.col + r.cols < g->cols ? r.col + r.cols : g->cols;

	if (beg >= end)
		return;
	for (row = r.row > 0 ? r.row : 0; row < r.row + r.rows && row < g->rows; row++) {
		heal(g, row, beg, end - beg);
		for (col = beg; col < end; col++)
			*grid_cell(g, row, col) =
			    (struct cell){ .cp = ' ', .style = (uint8_t)style };
	}
}

/* --- dump ----------------------------------------------------------------------------------- */

static const struct {
	const char *name;
	char letter;
} styles[STYLE_COUNT] = {
#define STYLE_NAME(id, name, letter) { name, letter },
	STYLES(STYLE_NAME)
#undef STYLE_NAME
};

static void
dump_row(struct str *out, const struct cell *cells, int cols, int row)
{
	bool styled = false, attrs = false;
	int col;
	size_t i;

	str_printf(out, "%3d |", row);
	for (col = 0; col < cols; col++) {
		styled |= cells[col].style != STYLE_NORMAL;
		attrs |= cells[col].attrs != 0;
		if (!cells[col].cp)
			continue;
		str_putcp(out, cells[col].cp);
		for (i = 0; i < CELL_MARKS && cells[col].marks[i]; i++)
			str_putcp(out, cells[col].marks[i]);
	}
	str_puts(out, "|\n");
	if (styled) {
		str_puts(out, "    |");
		for (col = 0; col < cols; col++)
			str_putc(out, styles[cells[col].style].letter);
		str_puts(out, "|\n");
	}
	if (attrs) {
		str_puts(out, "    |");
		for (col = 0; col < cols; col++)
			str_putc(
			    out, cells[col].attrs
				     ? "0123456789abcdefghijklmnopqrstuv"[cells[col].attrs & 31]
				     : ' ');
		str_puts(out, "|\n");
	}
}

void
grid_dump(struct str *out, const struct grid *g)
{
	bool used[STYLE_COUNT] = { false };
	size_t i, n = (size_t)g->rows * (size_t)g->cols;
	int row;

	for (row = 0; row < g->rows; row++)
		dump_row(out, g->cells + (size_t)row * (size_t)g->cols, g->cols, row);
	if (g->cursor_row >= 0 && g->cursor_col >= 0)
		str_printf(out, "cursor %d,%d\n", g->cursor_row, g->cursor_col);
	for (i = 0; i < n; i++)
		used[g->cells[i].style] = true;
	for (i = 0; i < STYLE_COUNT; i++)
		if (used[i])
			str_printf(out, "%c %s\n", styles[i].letter, styles[i].name);
}
