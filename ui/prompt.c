#include "prompt.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "ui/key.h"

enum { LISTED_WIDE = 30 /* cells of a candidate that stand better below each other */, LISTED_MOST = 8, TYPED_LEAST = 20 /* cells */ };

static void
forget_completions(struct prompt *p)
{
	size_t i;

	for (i = 0; i < p->found.n; i++)
		free(p->found.at[i]);
	vec_clear(&p->found);
}

static enum prompt_history
history_of(enum command_id command)
{
	switch (command) {
	case COMMAND_COMMAND: return HISTORY_COMMAND;
	case COMMAND_FIND:
	case COMMAND_FIND_BACKWARD: return HISTORY_FIND;
	case COMMAND_LIMIT: return HISTORY_LIMIT;
	default: return HISTORY_OTHER;
	}
}

void
prompt_open(struct prompt *p, enum command_id command, const char *label, struct slice text)
{
	p->open = true;
	p->command = command;
	p->history = history_of(command);
	p->at = p->past[p->history].lines.n;
	snprintf(p->label, sizeof(p->label), "%s", label);
	str_clear(&p->text);
	str_put(&p->text, text);
	p->cursor = p->text.n;
	str_clear(&p->typed);
	forget_completions(p);
}

static void
remember(struct prompt *p)
{
	struct past *past = &p->past[p->history];
	size_t i;

	if (!p->text.n || memchr(p->text.p, '\n', p->text.n))
		return;
	for (i = past->lines.n; i-- > 0;) {
		if (strcmp(past->lines.at[i], p->text.p) == 0) {
			free(past->lines.at[i]);
			vec_remove(&past->lines, i);
		}
	}
	if (past->lines.n == PROMPT_HISTORY) {
		free(past->lines.at[0]);
		vec_remove(&past->lines, 0);
	}
	vec_push(&past->lines, mem_strdup(p->text.p));
}

void
prompt_close(struct prompt *p)
{
	p->open = false;
	forget_completions(p);
}

static void
replace(struct prompt *p, size_t beg, size_t end, struct slice with)
{
	struct str text = { 0 };

	str_put(&text, slice_sub(str_slice(&p->text), 0, beg));
	str_put(&text, with);
	str_put(&text, slice_sub(str_slice(&p->text), end, p->text.n));
	str_free(&p->text);
	p->text = text;
	p->cursor = beg + with.n;
}

static bool
is_control(uint32_t cp)
{
	return cp < ' ' || (cp >= 0x7F && cp < 0xA0);
}

void
prompt_insert(struct prompt *p, struct slice text)
{
	struct str clean = { 0 };
	size_t at = 0;
	uint32_t cp;

	while (at < text.n) {
		at += utf8_decode(text, at, &cp);
		str_putcp(&clean, is_control(cp) ? ' ' : cp);
	}
	replace(p, p->cursor, p->cursor, str_slice(&clean));
	str_free(&clean);
	forget_completions(p);
}

static void
walk_history(struct prompt *p, bool back)
{
	struct past *past = &p->past[p->history];
	size_t at = p->at;

	if (p->at == past->lines.n) {
		str_clear(&p->typed);
		str_put(&p->typed, str_slice(&p->text));
	}
	/* Only lines that begin as what was typed. */
	while (back ? at > 0 : at < past->lines.n) {
		at += back ? (size_t)-1 : 1;
		if (at == past->lines.n || slice_starts(slice_of(past->lines.at[at]), str_slice(&p->typed))) {
			p->at = at;
			replace(p, 0, p->text.n,
			    at == past->lines.n ? str_slice(&p->typed) : slice_of(past->lines.at[at]));
			return;
		}
	}
}

void
prompt_candidate(struct prompt *p, const char *candidate)
{
	struct slice stem = slice_sub(str_slice(&p->text), p->word, p->cursor);

	if (slice_starts_case(slice_of(candidate), stem))
		vec_push(&p->found, mem_strdup(candidate));
}

void
prompt_choice(struct prompt *p, const char *choice)
{
	vec_push(&p->found, mem_strdup(choice));
}

static size_t
common_start(const struct prompt *p)
{
	size_t n = strlen(p->found.at[0]), i, k;

	for (i = 1; i < p->found.n; i++) {
		for (k = 0; k < n && p->found.at[i][k] == p->found.at[0][k]; k++)
			;
		n = k;
	}
	while (n && ((unsigned char)p->found.at[0][n] & 0xC0) == 0x80)
		n--;
	return n;
}

/* The first Tab completes what all candidates share and lists them, further ones go through them. */
static void
complete(struct prompt *p, const struct completion *c, bool back)
{
	if (p->found.n > 1) {
		p->choice = (p->choice + (back ? p->found.n : 1)) % (p->found.n + 1);
		replace(p, p->word, p->cursor,
		    p->choice == p->found.n ? str_slice(&p->stem) : slice_of(p->found.at[p->choice]));
		return;
	}
	forget_completions(p);
	p->word = p->cursor;
	while (p->word > 0 && p->text.p[p->word - 1] != ' ')
		p->word--;
	c->complete(c->ctx, p, slice_sub(str_slice(&p->text), 0, p->cursor));
	str_clear(&p->stem);
	if (p->found.n) {
		size_t n = common_start(p);
		struct slice start = { p->found.at[0], n }, word = slice_sub(str_slice(&p->text), p->word, p->cursor);

		if (p->found.n == 1 || (n >= word.n && slice_starts_case(start, word)))
			replace(p, p->word, p->cursor, start);
	}
	if (p->found.n == 1) {
		size_t n = strlen(p->found.at[0]);

		if (n && p->found.at[0][n - 1] != '/' && p->found.at[0][n - 1] != ':')
			replace(p, p->cursor, p->cursor, SLICE(" "));
		forget_completions(p);
	}
	str_put(&p->stem, slice_sub(str_slice(&p->text), p->word, p->cursor));
	p->choice = p->found.n;
}

static size_t
word_start(const struct prompt *p)
{
	size_t at = p->cursor;

	while (at > 0 && p->text.p[at - 1] == ' ')
		at--;
	while (at > 0 && p->text.p[at - 1] != ' ')
		at--;
	return at;
}

/* Editing keys; true when the key was one. */
static bool
edit(struct prompt *p, uint32_t key)
{
	struct slice text = str_slice(&p->text);

	switch (key) {
	case K_BACKSPACE:
	case KEY_CTRL('H'):
		if (p->cursor)
			replace(p, utf8_grapheme_start(text, p->cursor), p->cursor, SLICE(""));
		return true;
	case K_DELETE:
	case KEY_CTRL('D'):
		if (p->cursor < text.n)
			replace(p, p->cursor, utf8_grapheme_end(text, p->cursor), SLICE(""));
		return true;
	case KEY_CTRL('W'):
		replace(p, word_start(p), p->cursor, SLICE(""));
		return true;
	case KEY_CTRL('U'):
		replace(p, 0, p->cursor, SLICE(""));
		return true;
	case KEY_CTRL('K'):
		replace(p, p->cursor, text.n, SLICE(""));
		return true;
	case K_LEFT:
	case KEY_CTRL('B'):
		if (p->cursor)
			p->cursor = utf8_grapheme_start(text, p->cursor);
		return true;
	case K_RIGHT:
	case KEY_CTRL('F'):
		if (p->cursor < text.n)
			p->cursor = utf8_grapheme_end(text, p->cursor);
		return true;
	case K_HOME:
	case KEY_CTRL('A'):
		p->cursor = 0;
		return true;
	case K_END:
	case KEY_CTRL('E'):
		p->cursor = text.n;
		return true;
	default:
		return false;
	}
}

enum prompt_result
prompt_key(struct prompt *p, uint32_t key, const struct completion *c)
{
	char utf8[UTF8_MAX];

	switch (key) {
	case K_ENTER:
	case '\n':
		remember(p);
		prompt_close(p);
		return PROMPT_DONE;
	case K_ESC:
	case KEY_CTRL('C'):
	case KEY_CTRL('G'):
		prompt_close(p);
		return PROMPT_CANCELLED;
	case K_TAB:
	case K_TAB | K_SHIFT:
		complete(p, c, key != K_TAB);
		return PROMPT_CHANGED;
	case K_UP:
	case KEY_CTRL('P'):
	case K_DOWN:
	case KEY_CTRL('N'):
		walk_history(p, key == K_UP || key == KEY_CTRL('P'));
		forget_completions(p);
		return PROMPT_CHANGED;
	default:
		break;
	}
	forget_completions(p);
	if (key == K_BACKSPACE && !p->text.n) {
		prompt_close(p);
		return PROMPT_CANCELLED;
	}
	if (edit(p, key))
		return PROMPT_CHANGED;
	if (is_control(key) || key >= KEY_NAMED)
		return PROMPT_MORE;
	replace(p, p->cursor, p->cursor, (struct slice){ utf8, utf8_encode(utf8, key) });
	return PROMPT_CHANGED;
}

static void
draw_in_row(const struct prompt *p, struct grid *g, struct rect row)
{
	size_t first = 0, i;
	int col = 1, cells;

	grid_fill(g, row, STYLE_STATUS);
	/* Begin so that the chosen one is in sight. */
	if (p->choice < p->found.n) {
		int used = 1;

		for (i = 0; i <= p->choice; i++) {
			used += (int)utf8_width(slice_of(p->found.at[i])) + 2;
			if (used > row.cols - 2) {
				first = i;
				used = 1 + (int)utf8_width(slice_of(p->found.at[i])) + 2;
			}
		}
	}
	for (i = first; i < p->found.n; i++) {
		struct slice s = slice_of(p->found.at[i]);

		cells = (int)utf8_width(s);
		if (col + cells + 2 > row.cols && i > first) {
			grid_puts(g, row.row, row.col + row.cols - 1, 1, "…", STYLE_STATUS);
			break;
		}
		grid_put_fit(g, row.row, row.col + col, row.cols - col, s,
		    i == p->choice ? STYLE_STATUS_KEY : STYLE_STATUS);
		col += cells + 2;
	}
}

/* Long ones stand below each other, over the row. */
static void
draw_in_rows(const struct prompt *p, struct grid *g, struct rect row, int rows)
{
	size_t first = p->choice < p->found.n && p->choice >= (size_t)rows ? p->choice - (size_t)rows + 1 : 0, i;

	for (i = 0; i < (size_t)rows; i++) {
		struct rect r = { row.row - rows + 1 + (int)i, row.col, 1, row.cols };
		enum style style = first + i == p->choice ? STYLE_STATUS_KEY : STYLE_STATUS;

		grid_fill(g, r, style);
		grid_put_fit(g, r.row, r.col + 1, r.cols - 2, slice_of(p->found.at[first + i]), style);
	}
}

static void
draw_candidates(const struct prompt *p, struct grid *g, struct rect row)
{
	int rows = p->found.n < LISTED_MOST ? (int)p->found.n : LISTED_MOST, widest = 0;
	size_t i;

	for (i = 0; i < p->found.n && i < LISTED_MOST; i++) {
		int w = (int)utf8_width(slice_of(p->found.at[i]));

		widest = w > widest ? w : widest;
	}
	if (rows > row.row + 1)
		rows = row.row + 1;
	if (widest > LISTED_WIDE)
		draw_in_rows(p, g, row, rows);
	else
		draw_in_row(p, g, row);
}

void
prompt_draw(const struct prompt *p, struct grid *g, struct rect row)
{
	struct slice text = str_slice(&p->text), shown = text;
	int label, room, before;

	grid_fill(g, row, STYLE_PROMPT);
	/* What is typed keeps half of a narrow screen. */
	label = (int)utf8_width(slice_of(p->label));
	if (label > row.cols - TYPED_LEAST)
		label = row.cols - TYPED_LEAST > row.cols / 2 ? row.cols - TYPED_LEAST : row.cols / 2;
	label = grid_put_fit(g, row.row, row.col, label, slice_of(p->label), STYLE_STATUS_KEY);
	room = row.cols - label - 1;
	/* Scroll so that the cursor is in sight. */
	before = (int)utf8_width(slice_sub(text, 0, p->cursor));
	while (before > room && shown.n) {
		size_t end = utf8_grapheme_end(shown, 0);

		before -= (int)utf8_width(slice_sub(shown, 0, end));
		shown = slice_sub(shown, end, shown.n);
	}
	grid_put(g, row.row, row.col + label, room, shown, STYLE_PROMPT);
	g->cursor_row = row.row;
	g->cursor_col = row.col + label + before;
	if (p->found.n > 1 && row.row > 0)
		draw_candidates(p, g, (struct rect){ row.row - 1, row.col, 1, row.cols });
}

void
prompt_free(struct prompt *p)
{
	size_t h, i;

	forget_completions(p);
	vec_free(&p->found);
	str_free(&p->text);
	str_free(&p->typed);
	str_free(&p->stem);
	for (h = 0; h < HISTORIES; h++) {
		for (i = 0; i < p->past[h].lines.n; i++)
			free(p->past[h].lines.at[i]);
		vec_free(&p->past[h].lines);
	}
}

void
prompt_history_load(struct prompt *p, enum prompt_history h, struct slice lines)
{
	struct slice line;

	while (p->past[h].lines.n < PROMPT_HISTORY && slice_next_line(&line, &lines))
		if (line.n)
			vec_push(&p->past[h].lines, mem_dup(line.p, line.n));
}

void
prompt_history_save(const struct prompt *p, enum prompt_history h, struct str *out)
{
	size_t i;

	for (i = 0; i < p->past[h].lines.n; i++)
		str_printf(out, "%s\n", p->past[h].lines.at[i]);
}
