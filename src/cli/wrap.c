#include "wrap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/utf8.h"

enum { WIDTH_MIN = 8, LINE_CELLS = 200 };

size_t
wrap_terminal_width(size_t otherwise)
{
	struct winsize size;

	if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0 || size.ws_col == 0)
		return otherwise;
	return size.ws_col;
}

void
wrap_print_line(const struct str *s)
{
	struct str line = { 0 };

	utf8_put_fit(&line, str_slice(s), wrap_terminal_width(LINE_CELLS));
	puts(str_cstr(&line));
	str_free(&line);
}

/* The line being filled. */
struct line {
	struct str *out;
	const char *prefix;
	size_t width, used; /* cells, the prefix apart */
	bool begun;
};

static void
end_line(struct line *l)
{
	while (l->out->n && l->out->p[l->out->n - 1] == ' ')
		l->out->n--;
	str_putc(l->out, '\n');
	l->used = 0;
	l->begun = false;
}

static void
put(struct line *l, struct slice piece, size_t cells)
{
	if (!l->begun)
		str_puts(l->out, l->prefix);
	l->begun = true;
	utf8_put_safe(l->out, piece);
	l->used += cells;
}

/* A piece that is wider than a line: by graphemes. */
static void
put_long(struct line *l, struct slice piece)
{
	size_t at = 0, end;

	for (; at < piece.n; at = end) {
		struct slice g;
		size_t cells;

		end = utf8_grapheme_end(piece, at);
		g = slice_sub(piece, at, end);
		cells = utf8_width(g);
		if (l->used && l->used + cells > l->width)
			end_line(l);
		put(l, g, cells);
	}
}

/* A piece between two places where the line may break; blanks at its end may stick out. */
static void
put_piece(struct line *l, struct slice piece)
{
	struct slice ink = piece;
	size_t cells;

	while (ink.n && strchr(" \t\n", ink.p[ink.n - 1]))
		ink.n--;
	cells = utf8_width(ink);
	if (l->used && l->used + cells > l->width)
		end_line(l);
	if (cells > l->width)
		put_long(l, ink);
	else
		put(l, ink, cells);
	if (ink.n < piece.n)
		put(l, SLICE(" "), 1);
}

void
wrap_text(struct str *out, struct slice s, size_t width, const char *prefix)
{
	size_t indent = strlen(prefix), beg = 0, at;
	struct line l = { .out = out, .prefix = prefix, .width = width > indent + WIDTH_MIN ? width - indent : WIDTH_MIN };
	unsigned char *breaks = mem_alloc(s.n);

	if (s.n)
		utf8_line_breaks(breaks, s);
	for (at = 0; at < s.n; at++) {
		if (breaks[at] == UTF8_BREAK_NONE)
			continue;
		put_piece(&l, slice_sub(s, beg, at));
		beg = at;
		if (breaks[at] == UTF8_BREAK_MUST) { /* the newline itself */
			uint32_t cp;

			beg += utf8_decode(s, at, &cp);
			end_line(&l);
		}
	}
	if (beg < s.n)
		put_piece(&l, slice_sub(s, beg, s.n));
	end_line(&l);
	free(breaks);
}

static void
put_byline(struct str *out, const struct article *a, size_t width)
{
	char date[DATE_ISO_MAX];
	const char *parts[] = { a->author, a->publisher, a->date.year ? date_human(date, a->date) : NULL };
	struct str line = { 0 };
	size_t i;

	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (parts[i])
			str_printf(&line, "%s%s", line.n ? " · " : "", parts[i]);
	if (line.n)
		wrap_text(out, str_slice(&line), width, "");
	if (a->url)
		wrap_text(out, slice_of(a->url), width, "");
	str_free(&line);
}

static const char *
prefix_of(const struct block *b)
{
	switch (b->kind) {
	case BLOCK_QUOTE: return "> ";
	case BLOCK_CAPTION:
	case BLOCK_PREFORMATTED: return "    ";
	default: return "";
	}
}

void
wrap_article(struct str *out, const struct article *a, size_t width)
{
	size_t i;

	wrap_text(out, slice_of(a->title), width, "");
	put_byline(out, a, width);
	for (i = 0; i < a->doc.nblocks; i++) {
		const struct block *b = &a->doc.blocks[i];

		if (i == 0 || b->kind != BLOCK_ITEM || a->doc.blocks[i - 1].kind != BLOCK_ITEM)
			str_putc(out, '\n');
		if (b->kind == BLOCK_RULE)
			str_puts(out, "* * *\n");
		else
			wrap_text(out, slice_sub(a->doc.text, b->beg, b->end), width, prefix_of(b));
	}
}
