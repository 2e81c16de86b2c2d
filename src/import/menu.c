#include "menu.h"

#include <string.h>

#include "base/utf8.h"
#include "import/furniture_words.h"
#include "import/words.h"
#include "model/date.h"

enum {
	MENU_ENTRY_WORDS = 4,
	CRUMB_BYTES = 400,
	MENU_WORDS = 40,
	ROW_WORDS = 4, /* sections on one line without marks between them */
};

/* Take s apart at the separator, blanks around it; n of out are filled. */
static size_t
split_at(struct slice out[CRUMBS_MAX], struct slice s, struct slice sep)
{
	size_t n = 0, at = 0, end;

	do {
		end = slice_find(s, sep, at);
		if (n < CRUMBS_MAX)
			out[n] = slice_trim(slice_sub(s, at, end));
		n++;
		at = end == SIZE_MAX ? s.n : end + sep.n;
	} while (end != SIZE_MAX);
	return n;
}

/* Each separator of crumbs is a blank and one of these. */
static bool
may_hold_crumbs(struct slice s)
{
	size_t i;

	for (i = 0; i + 1 < s.n; i++)
		if (s.p[i] == ' ')
			switch ((unsigned char)s.p[i + 1]) {
			case '/': case ':': case '>': case '\\': case 0xC2: case 0xE2: return true;
			default: break;
			}
	return false;
}

size_t
menu_crumbs(struct slice out[CRUMBS_MAX], struct slice line)
{
	static const char *const seps[] = { " » ", " › ", " > ", " → ", " / ", " >> ", " ▸ ", " ❯ ", " :: ", " \\ " };
	size_t i, n;

	if (line.n > CRUMB_BYTES || !may_hold_crumbs(line))
		return 0;
	for (i = 0; i < sizeof(seps) / sizeof(seps[0]); i++) {
		n = split_at(out, line, slice_of(seps[i]));
		if (n >= 2 && n <= CRUMBS_MAX)
			return n;
	}
	return 0;
}

/* Home and something, or three entries of which all but the last are short. */
bool
menu_is_crumb(const struct line *l)
{
	struct slice part[CRUMBS_MAX];
	struct date d;
	size_t n, i, beg, end;

	if (l->indent > 1 || slice_starts(l->s, SLICE(">")) || slice_starts(l->s, SLICE("«")))
		return false;
	n = menu_crumbs(part, l->s);
	if (n < 2)
		return false;
	if (furniture_is_home(part[0]))
		return true;
	if (date_find(&d, &beg, &end, part[0], false) || date_find(&d, &beg, &end, part[n - 1], false))
		return false;
	for (i = 0; i + 1 < n; i++)
		if (!part[i].n || part[i].n > 60 || utf8_words(part[i]) > 6)
			return false;
	return n >= 3 && part[n - 1].n && l->s.p[l->s.n - 1] != '.';
}

static bool
known_entry(struct slice s)
{
	enum line_form form = furniture_phrase(s);

	return form == FORM_NOISE || form == FORM_FOOT || form == FORM_MORE || form == FORM_COMMENTS ||
	    furniture_is_home(s);
}

/* A line of entries: those we know make it a menu, many short ones make it look like one. */
static enum line_form
menu_form(const struct line *l, struct slice sep, size_t enough)
{
	struct slice part[CRUMBS_MAX * 2];
	struct date d;
	size_t n, i, beg, end, known = 0, filled = 0;

	n = split_at(part, l->s, sep);
	if (n < 2 || n > CRUMBS_MAX)
		return FORM_NONE;
	for (i = 0; i < n; i++) {
		if (!part[i].n)
			continue;
		if (date_find(&d, &beg, &end, part[i], true) || slice_starts_case(part[i], SLICE("by ")))
			return FORM_NONE;
		if (known_entry(part[i]))
			known++;
		else if (utf8_words(part[i]) > MENU_ENTRY_WORDS)
			filled += CRUMBS_MAX; /* a sentence among them: only if nearly all others are known */
		filled++;
	}
	if (known && filled < CRUMBS_MAX && known * 3 >= filled)
		return FORM_MENU;
	if (known >= 2)
		return FORM_MENU;
	return filled >= enough && filled < CRUMBS_MAX && !l->indent && !line_item_mark(l->s) ? FORM_COLUMNS : FORM_NONE;
}

/* "Home News Sport Opinion": sections with no more than a blank between them. */
static bool
is_section_row(struct slice s)
{
	struct slice word;
	size_t words = 0, known = 0;
	uint32_t cp;

	while (word_next(&word, &s)) {
		utf8_decode(word, 0, &cp);
		if (utf8_is_lower(cp))
			return false;
		words++;
		known += furniture_is_home(word) || furniture_is_section(word);
	}
	return words >= ROW_WORDS && known * 2 >= words;
}

enum line_form
menu_of_line(const struct line *l)
{
	static const char *const seps[] = { "|", " · ", " • ", "  ", " / ", "\t", " - ", " – " };
	size_t i;
	enum line_form form;

	if (l->s.n > CRUMB_BYTES || l->words > MENU_WORDS)
		return FORM_NONE;
	if (!l->sentence && is_section_row(l->s))
		return FORM_MENU;
	for (i = 0; i < sizeof(seps) / sizeof(seps[0]); i++) {
		form = menu_form(l, slice_of(seps[i]), i < 3 ? 4 : i == 3 ? 4 : SIZE_MAX);
		if (form != FORM_NONE)
			return form;
	}
	return FORM_NONE;
}
