#include "flow.h"

#include <assert.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "base/vec.h"

enum {
	CHUNKS = 128, /* laid-out chunks that are kept: more than a screen has lines */
	BOUNDARY_MAX = FLOW_CHUNK / 2, /* how far behind its target a chunk may begin */
	QUOTE_INDENT = 2,
	CAPTION_INDENT = 2,
	ITEM_INDENT = 2,
	HANG_MAX = 8, /* cells of a list marker */
	COLUMN_MIN = 20, /* cells of the last column of a row, when it is to be broken within that */
	NARROW_HANG = 4, /* where there is no room for that */
};

/* A block, or a part of a long one, laid out. */
struct chunk {
	uint32_t block, beg, end;
	VEC(uint32_t) starts; /* where its lines begin */
	int indent, hang;     /* of the block; later lines hang by so much more */
	uint64_t used;        /* clock of the last use; 0: empty */
};

struct flow {
	const struct doc *doc;
	int width;
	uint64_t clock;
	struct chunk *last; /* the one used last */
	struct chunk chunks[CHUNKS];
};

struct flow *
flow_new(const struct doc *doc, int width)
{
	struct flow *f = mem_zalloc(sizeof(*f));

	assert(width >= 1);
	f->doc = doc;
	f->width = width;
	return f;
}

static void
forget(struct flow *f)
{
	size_t i;

	for (i = 0; i < CHUNKS; i++)
		f->chunks[i].used = 0;
	f->last = NULL;
}

void
flow_free(struct flow *f)
{
	size_t i;

	if (!f)
		return;
	for (i = 0; i < CHUNKS; i++)
		vec_free(&f->chunks[i].starts);
	free(f);
}

void
flow_set_width(struct flow *f, int width)
{
	assert(width >= 1);
	if (f->width != width)
		forget(f);
	f->width = width;
}

int
flow_width(const struct flow *f)
{
	return f->width;
}

size_t
flow_cluster(struct slice text, size_t at, int col, int *cells)
{
	if (text.p[at] == '\t') {
		*cells = FLOW_TAB - col % FLOW_TAB;
		return at + 1;
	}
	return utf8_cluster(text, at, cells);
}

/* Is a cluster white space, with no mark upon it? */
static bool
is_blank_cluster(struct slice text, size_t at, size_t end)
{
	uint32_t cp;

	while (at < end) {
		at += utf8_decode(text, at, &cp);
		if (!utf8_is_space(cp))
			return false;
	}
	return true;
}

size_t
flow_text_end(const struct flow *f, const struct flow_line *line)
{
	size_t end = line->end, prev;

	while (end > line->beg) {
		prev = utf8_prev(f->doc->text, end);
		if (!is_blank_cluster(f->doc->text, prev, end))
			break;
		end = prev;
	}
	return end;
}

/* --- chunks of a block --------------------------------------------------------------------- */

/* A cluster's edge at or after `at`, found without reading far; inside endless marks, a code
 * point's. */
static size_t
cluster_edge(struct slice text, size_t at)
{
	size_t p = at - UTF8_CLUSTER_MAX / 2;
	int cells;

	while (p < at && ((unsigned char)text.p[p] & 0xC0) == 0x80)
		p++;
	while (p < at)
		p = utf8_cluster(text, p, &cells);
	return p;
}

static bool
ends_sentence(char c)
{
	return c == '.' || c == '!' || c == '?' || c == ':' || c == '"' || c == ')';
}

/* A chunk's beginning at or after `target`: a function of the text alone, so that any way there
 * finds the same. */
static size_t
boundary(struct slice text, size_t target, size_t end)
{
	size_t stop = end - target > BOUNDARY_MAX ? target + BOUNDARY_MAX : end, at, blank = 0;
	const char *nl = memchr(text.p + target, '\n', stop - target);
	uint32_t cp;

	if (nl)
		return (size_t)(nl - text.p) + 1;
	for (at = target; at + 1 < stop; at++) {
		if (text.p[at] != ' ' || text.p[at + 1] == ' ')
			continue;
		if (utf8_decode(text, at + 1, &cp) && utf8_safe(cp) && utf8_cells(cp) == 0)
			continue; /* a mark on the blank */
		if (ends_sentence(text.p[at - 1]))
			return at + 1;
		if (!blank)
			blank = at + 1;
	}
	if (blank)
		return blank;
	return cluster_edge(slice_sub(text, 0, end), target);
}

/* Where chunk k of a block begins; the block's end when it has no such chunk. */
static size_t
chunk_beg(const struct flow *f, const struct block *b, size_t k)
{
	if (k == 0)
		return b->beg;
	if (k * FLOW_CHUNK >= b->end - b->beg)
		return b->end;
	return boundary(f->doc->text, b->beg + k * FLOW_CHUNK, b->end);
}

/* Cells of a list item's marker and the blank behind it: "- ", "• ", "12. ", "(a) ", "[3] ". 0:
 * there is none. */
static int
marker_cells(struct slice text)
{
	size_t at = 0;
	int col = 0, cells;

	while (at < text.n && col < HANG_MAX) {
		bool blank = text.p[at] == ' ' || text.p[at] == '\t';

		at = flow_cluster(text, at, col, &cells);
		col += cells;
		if (blank)
			return col <= HANG_MAX ? col : 0;
	}
	return 0;
}

static int
at_most(int n, int limit)
{
	return n < limit ? n : limit;
}

static void
set_indents(struct chunk *c, const struct flow *f, const struct block *b)
{
	int level = b->level ? b->level : 1;

	c->indent = c->hang = 0;
	if (b->kind == BLOCK_QUOTE)
		c->indent = QUOTE_INDENT * level;
	else if (b->kind == BLOCK_CAPTION)
		c->indent = CAPTION_INDENT;
	else if (b->kind == BLOCK_ITEM)
		c->indent = ITEM_INDENT * (level - 1);
	if (b->kind == BLOCK_ITEM)
		c->hang = marker_cells(slice_sub(f->doc->text, b->beg, b->end));
	c->indent = at_most(c->indent, f->width / 3);
	c->hang = at_most(c->hang, f->width / 3);
	if (b->kind == BLOCK_PREFORMATTED && b->level)
		c->hang = f->width >= b->level + COLUMN_MIN ? b->level : at_most(NARROW_HANG, f->width / 3);
}

/* --- breaking lines ------------------------------------------------------------------------- */

/* The beginning of the line after the one that begins at `at`, in at most `avail` cells. */
static size_t
break_line(struct slice text, size_t at, int avail, const unsigned char *breaks, size_t offset)
{
	size_t beg = at, may = 0, next;
	int col = 0, cells;

	for (; at < text.n; at = next) {
		next = flow_cluster(text, at, col, &cells);
		if (at > beg && breaks[at - offset] == UTF8_BREAK_MAY)
			may = at;
		if (col > 0 && col + cells > avail && !is_blank_cluster(text, at, next))
			return may ? may : at;
		col += cells;
		if (breaks[utf8_prev(text, next) - offset] == UTF8_BREAK_MUST)
			return next;
	}
	return text.n;
}

static void
lay_out(struct flow *f, struct chunk *c)
{
	struct slice text = slice_sub(f->doc->text, 0, c->end);
	const struct block *b = &f->doc->blocks[c->block];
	unsigned char *breaks;
	size_t at = c->beg;

	vec_clear(&c->starts);
	set_indents(c, f, b);
	vec_push(&c->starts, c->beg);
	if (at == c->end || b->kind == BLOCK_RULE)
		return;
	breaks = mem_alloc(c->end - c->beg);
	utf8_line_breaks(breaks, slice_sub(text, c->beg, c->end));
	for (;;) {
		int indent = at == b->beg ? c->indent : c->indent + c->hang;

		at = break_line(text, at, f->width - indent, breaks, c->beg);
		if (at >= c->end)
			break;
		vec_push(&c->starts, (uint32_t)at);
	}
	free(breaks);
}

/* The chunk of a block that holds byte `at`, laid out. */
static struct chunk *
chunk_at(struct flow *f, uint32_t block, size_t at)
{
	const struct block *b = &f->doc->blocks[block];
	struct chunk *c, *oldest = f->chunks;
	size_t k;

	if (f->last && f->last->block == block && f->last->beg <= at && at < f->last->end)
		return f->last;
	for (c = f->chunks; c < f->chunks + CHUNKS; c++) {
		if (c->used && c->block == block &&
		    ((c->beg <= at && at < c->end) || c->beg == b->end))
			goto found;
		if (c->used < oldest->used)
			oldest = c;
	}
	c = oldest;
	k = b->kind == BLOCK_RULE ? 0 : (at - b->beg) / FLOW_CHUNK;
	if (k && chunk_beg(f, b, k) > at)
		k--;
	c->block = block;
	c->beg = (uint32_t)chunk_beg(f, b, k);
	c->end = b->kind == BLOCK_RULE ? b->end : (uint32_t)chunk_beg(f, b, k + 1);
	lay_out(f, c);
found:
	c->used = ++f->clock;
	f->last = c;
	return c;
}

/* --- lines ---------------------------------------------------------------------------------- */

static void
give_line(const struct flow *f, const struct chunk *c, size_t i, struct flow_line *out)
{
	const struct block *b = &f->doc->blocks[c->block];
	uint32_t beg = c->starts.at[i];
	bool first = beg == b->beg;

	*out = (struct flow_line){
		.beg = beg,
		.end = i + 1 < c->starts.n ? c->starts.at[i + 1] : c->end,
		.block = c->block,
		.indent = (uint16_t)(first ? c->indent : c->indent + c->hang),
		.kind = b->kind == BLOCK_RULE ? FLOW_RULE : FLOW_TEXT,
		.block_kind = b->kind,
		.first = first,
	};
}

static size_t
line_index(const struct chunk *c, size_t at)
{
	size_t lo = 0, hi = c->starts.n;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (c->starts.at[mid] <= at)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

static void
line_of_block(struct flow *f, uint32_t block, size_t at, struct flow_line *out)
{
	const struct block *b = &f->doc->blocks[block];
	struct chunk *c;

	if (at >= b->end)
		at = b->end > b->beg ? b->end - 1 : b->beg;
	if (at < b->beg)
		at = b->beg;
	c = chunk_at(f, block, at);
	give_line(f, c, line_index(c, at), out);
}

bool
flow_line_at(struct flow *f, size_t at, struct flow_line *out)
{
	if (!f->doc->nblocks)
		return false;
	line_of_block(f, (uint32_t)doc_block_at(f->doc, at), at, out);
	return true;
}

/* Does a blank line stand between a block and the one before it? */
static bool
spaced(const struct flow *f, uint32_t block)
{
	const struct block *b = &f->doc->blocks[block];
	struct slice gap;

	if (b[-1].kind != b->kind)
		return true;
	gap = slice_sub(f->doc->text, b[-1].end, b->beg);
	return b->kind != BLOCK_ITEM && (b->kind != BLOCK_PREFORMATTED || gap.n != 1);
}

static void
give_blank(const struct flow *f, uint32_t block, struct flow_line *out)
{
	const struct block *b = &f->doc->blocks[block];

	*out = (struct flow_line){ .beg = b->beg,
		.end = b->beg,
		.block = block,
		.kind = FLOW_BLANK,
		.block_kind = b->kind };
}

bool
flow_next(struct flow *f, const struct flow_line *line, struct flow_line *out)
{
	uint32_t block = line->block;

	if (line->kind == FLOW_BLANK) {
		line_of_block(f, block, line->beg, out);
	} else if (line->end < f->doc->blocks[block].end) {
		line_of_block(f, block, line->end, out);
	} else {
		if (++block == f->doc->nblocks)
			return false;
		if (spaced(f, block))
			give_blank(f, block, out);
		else
			line_of_block(f, block, 0, out);
	}
	return true;
}

bool
flow_prev(struct flow *f, const struct flow_line *line, struct flow_line *out)
{
	uint32_t block = line->block;

	if (line->kind != FLOW_BLANK && line->beg > f->doc->blocks[block].beg) {
		line_of_block(f, block, line->beg - 1, out);
	} else {
		if (!block)
			return false;
		if (line->kind != FLOW_BLANK && spaced(f, block))
			give_blank(f, block, out);
		else
			line_of_block(f, block - 1, SIZE_MAX, out);
	}
	return true;
}
