#include "ref_notes.h"

#include <string.h>

#include "base/utf8.h"

enum { NUMBER_MAX = 999 };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

size_t
raised_number(uint32_t *number, struct slice s, size_t at)
{
	static const uint32_t digits[] = { 0x2070, 0xB9, 0xB2, 0xB3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079 };
	size_t beg = at, used;
	uint32_t cp, i;

	*number = 0;
	while (at < s.n && (unsigned char)s.p[at] >= 0xC2 && *number <= NUMBER_MAX) {
		used = utf8_decode(s, at, &cp);
		for (i = 0; i < 10 && digits[i] != cp; i++)
			;
		if (i == 10)
			break;
		*number = *number * 10 + i;
		at += used;
	}
	return *number && *number <= NUMBER_MAX ? at - beg : 0;
}

static size_t
plain_number(uint32_t *number, struct slice s, size_t at)
{
	size_t beg = at;

	*number = 0;
	while (at < s.n && is_digit(s.p[at]) && at - beg < 4)
		*number = *number * 10 + (uint32_t)(s.p[at++] - '0');
	return *number && *number <= NUMBER_MAX ? at - beg : 0;
}

static size_t
skip_blanks(struct slice s, size_t at)
{
	for (; at < s.n; at++)
		if (s.p[at] != ' ' && s.p[at] != '\t') {
			if ((unsigned char)s.p[at] == 0xC2 && at + 1 < s.n && (unsigned char)s.p[at + 1] == 0xA0)
				at++;
			else
				break;
		}
	return at;
}

/* What encyclopedias print before a note: ^ or an arrow, and a letter for each place that points to it. */
static size_t
skip_carets(struct slice s, size_t at)
{
	static const char *const signs[] = { "^", "↑", "↩", "⇑" };
	size_t i, from = at;
	bool found = false;

	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (slice_starts(slice_sub(s, at, s.n), slice_of(signs[i]))) {
			at += strlen(signs[i]);
			found = true;
			break;
		}
	if (!found)
		return from;
	at = skip_blanks(s, at);
	while (at + 1 < s.n && s.p[at] >= 'a' && s.p[at] <= 'z' && s.p[at + 1] == ' ')
		at = skip_blanks(s, at + 1);
	return at;
}

static bool
number_label(struct note_label *l, struct slice s, size_t at)
{
	char open = at < s.n ? s.p[at] : '\0';
	size_t beg = at + (open == '[' || open == '('), end, n;
	char c;

	if (open == '[' && beg < s.n && s.p[beg] == '^') /* [^1]: */
		beg++;
	n = plain_number(&l->number, s, beg);
	end = beg + n;
	c = end < s.n ? s.p[end] : '\0';
	if (!n)
		return false;
	if (open == '[' || open == '(') {
		if (c != (open == '[' ? ']' : ')'))
			return false;
		l->form = open == '[' ? NOTE_SQUARE : NOTE_ROUND;
		end++;
		if (end < s.n && (s.p[end] == ':' || s.p[end] == '.'))
			end++;
	} else if (c == '.' || c == ':' || c == ')') {
		l->form = c == ')' ? NOTE_BRACKET : NOTE_STOP;
		end++;
		if (end < s.n && is_digit(s.p[end]) && c != ')') /* 1.5 or 10:30 */
			return false;
	} else if (c == ' ' || c == '\t') {
		l->form = NOTE_DIGIT;
	} else if (end == s.n) {
		l->form = NOTE_ALONE;
	} else {
		return false;
	}
	l->beg = (uint32_t)beg;
	l->end = (uint32_t)(beg + n);
	l->text = (uint32_t)end;
	return true;
}

static bool
sign_label(struct note_label *l, struct slice s, size_t at)
{
	static const char *const symbols[] = { "*", "†", "‡", "§", "¶" };
	static const char *const bullets[] = { "-", "–", "—", "•", "·", "◦", "▪", "‣", "➤", "►" };
	size_t i, n, from = at;

	for (i = 0; i < sizeof(symbols) / sizeof(symbols[0]); i++) {
		n = strlen(symbols[i]);
		while (slice_starts(slice_sub(s, at, s.n), slice_of(symbols[i])) && at - from < 3 * n)
			at += n;
		if (at == from)
			continue;
		if (at == from + 1 && s.p[from] == '*' && at < s.n && s.p[at] == ' ')
			l->form = NOTE_SYMBOL;
		else
			l->form = at < s.n && s.p[from] == '*' && s.p[at] == '*' ? NOTE_PLAIN : NOTE_SYMBOL;
		l->beg = (uint32_t)from;
		l->end = l->text = (uint32_t)at;
		return l->form != NOTE_PLAIN;
	}
	for (i = 0; i < sizeof(bullets) / sizeof(bullets[0]); i++) {
		n = strlen(bullets[i]);
		if (!slice_starts(slice_sub(s, at, s.n), slice_of(bullets[i])) || at + n >= s.n || s.p[at + n] != ' ')
			continue;
		l->form = NOTE_BULLET;
		l->text = (uint32_t)(at + n);
		return true;
	}
	return false;
}

struct note_label
note_label(struct slice line)
{
	struct note_label l = { .form = NOTE_PLAIN };
	size_t at = skip_blanks(line, 0), n, caret;

	l.text = (uint32_t)at;
	if ((n = raised_number(&l.number, line, at))) {
		l.form = NOTE_RAISED;
		l.beg = (uint32_t)at;
		l.end = l.text = (uint32_t)(at + n);
	} else if ((caret = skip_carets(line, at)) != at) {
		l.form = NOTE_CARET;
		l.text = (uint32_t)caret;
	} else if (!number_label(&l, line, at) && !sign_label(&l, line, at)) {
		return (struct note_label){ .form = NOTE_PLAIN, .text = (uint32_t)at };
	}
	l.text = (uint32_t)skip_carets(line, skip_blanks(line, l.text));
	l.text = (uint32_t)skip_blanks(line, l.text);
	return l;
}
