/* What the terminal shows, and what the program has told it. */
#include "pty.h"

#include <stdio.h>
#include <string.h>
#include <termios.h>

const char *
pty_row(struct pty *p, int row)
{
	int rows, cols, col;

	vterm_get_size(p->vt, &rows, &cols);
	str_clear(&p->scratch);
	for (col = 0; col < cols; col++) {
		VTermScreenCell c = pty_cell(p, row, col);
		size_t i;

		if (!c.chars[0])
			str_putc(&p->scratch, ' ');
		for (i = 0; i < VTERM_MAX_CHARS_PER_CELL && c.chars[i]; i++)
			str_putcp(&p->scratch, c.chars[i]);
		col += c.width > 1;
	}
	while (p->scratch.n && p->scratch.p[p->scratch.n - 1] == ' ')
		p->scratch.p[--p->scratch.n] = '\0';
	return str_cstr(&p->scratch);
}

bool
pty_row_has(struct pty *p, int row, const char *text)
{
	return strstr(pty_row(p, row), text) != NULL;
}

int
pty_row_with(struct pty *p, const char *text)
{
	int rows, cols, row;

	vterm_get_size(p->vt, &rows, &cols);
	for (row = 0; row < rows; row++)
		if (pty_row_has(p, row, text))
			return row;
	return -1;
}

bool
pty_has(struct pty *p, const char *text)
{
	return pty_row_with(p, text) >= 0;
}

bool
pty_find_cell(struct pty *p, uint32_t cp, VTermPos *at)
{
	int rows, cols;

	vterm_get_size(p->vt, &rows, &cols);
	for (at->row = 0; at->row < rows; at->row++)
		for (at->col = 0; at->col < cols; at->col++)
			if (pty_cell(p, at->row, at->col).chars[0] == cp)
				return true;
	return false;
}

VTermScreenCell
pty_cell(struct pty *p, int row, int col)
{
	VTermScreenCell c = { 0 };

	vterm_screen_get_cell(p->screen, (VTermPos){ .row = row, .col = col }, &c);
	return c;
}

/* A sequence may set several modes at once: ESC [ ? 1006 ; 1000 h */
bool
pty_mode(const struct pty *p, const char *number)
{
	struct slice raw = str_slice(&p->raw);
	size_t at = 0, n = strlen(number);
	bool on = false;

	while ((at = slice_find(raw, SLICE("\033[?"), at)) != SIZE_MAX) {
		bool named = false;

		for (at += 3; at < raw.n && ((raw.p[at] >= '0' && raw.p[at] <= '9') || raw.p[at] == ';'); at++)
			named |= (raw.p[at - 1] == '?' || raw.p[at - 1] == ';') && at + n < raw.n &&
				 memcmp(raw.p + at, number, n) == 0 && (raw.p[at + n] < '0' || raw.p[at + n] > '9');
		if (named && at < raw.n && (raw.p[at] == 'h' || raw.p[at] == 'l'))
			on = raw.p[at] == 'h';
	}
	return on;
}

bool
pty_cooked(const struct pty *p)
{
	struct termios t;

	return tcgetattr(p->master, &t) == 0 && (t.c_lflag & ICANON) && (t.c_lflag & ECHO) && (t.c_lflag & ISIG) &&
	       (t.c_oflag & OPOST);
}

size_t
pty_count(const struct pty *p, const char *bytes)
{
	size_t n = 0, at = 0;

	while ((at = slice_find(str_slice(&p->raw), slice_of(bytes), at)) != SIZE_MAX) {
		n++;
		at += strlen(bytes);
	}
	return n;
}
