#include "mast.h"

#include <string.h>

#include "base/map.h"
#include "import/furniture_words.h"
#include "import/metadata.h"
#include "import/words.h"

enum {
	ENTRY_WORDS = 3,      /* of a menu that is one entry a line */
	KNOWN_MIN = 3,        /* entries that are known, of a menu without blank lines around it */
	HEADING_WORDS = 12,
	HEADING_BYTES = 320,
	BUTTON_WORDS = 4,
	COOKIE_LINES = 20, COOKIE_WORDS = 60, /* of a banner above a page */
	CONTENTS = 3,         /* headings that a list of contents names */
	HEADING_LOOK = 400,   /* lines below it that its first heading stands in */
	ENTRY_GAP = 3,        /* lines from an entry down to its heading, at least */
	MAST_LINES = 60,      /* of a page's top that may be menus */
};

_Static_assert(MAST_LINES < 64, "a bit for each");

static bool
is_known_entry(const struct line *l)
{
	return l->form != FORM_NONE || furniture_is_home(l->s) || furniture_is_section(l->s);
}

static bool
is_short_entry(const struct line *l)
{
	return l->words <= ENTRY_WORDS && !l->sentence && (l->form == FORM_NONE || (l->form == FORM_NOISE || l->form == FORM_FOOT || l->form == FORM_MENU || l->form == FORM_MORE)) &&
	    !meta_probe(l->s) && !line_item_mark(l->s);
}

/* Above all text, menus need no blank lines around them: entries one below another, three at least known as such. */
static void
mark_menu_run(struct lines *lines)
{
	size_t i, k, beg, known;

	for (i = 0; i < lines->n && i < MAST_LINES && !line_is_prose(&lines->at[i]); i++) {
		beg = i;
		for (known = 0; i < lines->n && is_short_entry(&lines->at[i]); i++)
			known += is_known_entry(&lines->at[i]);
		if (i == lines->n || known < KNOWN_MIN || known * 2 < i - beg)
			continue;
		for (k = beg; k < i; k++)
			if (lines->at[k].form == FORM_NONE &&
			    (lines->at[k].words == 1 || furniture_is_section(lines->at[k].s)) && !(k + 1 == i && lines->at[k].gap))
				lines->at[k].form = FORM_MENU;
	}
}

static bool
says_cookies(const struct line *l)
{
	size_t i;

	for (i = 0; i + strlen("cookie") <= l->s.n; i++)
		if ((l->s.p[i] | 0x20) == 'c' && slice_starts_case(slice_sub(l->s, i, l->s.n), SLICE("cookie")))
			return true;
	return false;
}

/* A banner about cookies above all else: what stands between its first and its last word of them. */
static void
mark_cookies(struct lines *lines)
{
	size_t i, first = SIZE_MAX, last = 0, n = 0;

	for (i = 0; i < lines->n && i < COOKIE_LINES; i++) {
		if (says_cookies(&lines->at[i]) && lines->at[i].words <= COOKIE_WORDS) {
			first = first == SIZE_MAX ? i : first;
			last = i;
			n++;
		} else if (line_is_prose(&lines->at[i]) && lines->at[i].words > COOKIE_WORDS) {
			break;
		}
	}
	if (n < 2 || last + 2 >= lines->n || last - first > 3 * n || first > COOKIE_LINES / 2)
		return;
	for (i = first, n = 0; i <= last; i++) /* a text about cookies has no buttons */
		n += !line_is_prose(&lines->at[i]) && lines->at[i].words <= BUTTON_WORDS;
	for (i = first; n && i <= last; i++)
		lines->at[i].form = FORM_NOISE;
}

static bool
may_be_entry(const struct line *l)
{
	return l->form == FORM_NONE && l->words && l->words <= HEADING_WORDS && !l->sentence &&
	       !meta_probe(l->s) && !name_is_person(l->s);
}

/* "2", "2.1" or "2." and a heading: the bytes of its number, else 0. */
static size_t
number_end(struct slice s)
{
	size_t i = 0;

	while (i < s.n && ((s.p[i] >= '0' && s.p[i] <= '9') || (i > 0 && s.p[i] == '.')))
		i++;
	return i > 0 && i + 1 < s.n && strchr(" \t", s.p[i]) ? i : 0;
}

static struct slice
entry_key(struct str *key, struct slice s)
{
	size_t at = number_end(s);

	words_key(key, slice_sub(s, at ? at : line_item_mark(s), s.n));
	return str_slice(key);
}

/* Those of the lines in `left`, bits, that stand once more below themselves, where that is above a
 * paragraph. */
static uint64_t
find_named(const struct lines *lines, struct map *entries, uint64_t left, struct str *key)
{
	uint64_t named = 0, found, *at;
	size_t k;

	for (k = ENTRY_GAP; left && k < lines->n; k++) {
		if (lines->at[k].s.n >= HEADING_BYTES ||
		    !(at = map_get(entries, entry_key(key, lines->at[k].s))))
			continue;
		found = *at & left;
		if (k - ENTRY_GAP < MAST_LINES)
			found &= (UINT64_C(2) << (k - ENTRY_GAP)) - 1;
		left &= ~found;
		if (k + 1 < lines->n && line_is_prose(&lines->at[k + 1]))
			named |= found;
	}
	return named;
}

/* Which short lines of the page's top are headings further below? A bit for each. */
static uint64_t
named_below(const struct lines *lines)
{
	struct map entries = { 0 }; /* their bits by their words */
	struct str key = { 0 };
	uint64_t left = 0, named = 0;
	size_t i;

	for (i = 0; i < lines->n && i < MAST_LINES; i++) {
		if (!may_be_entry(&lines->at[i]) || !entry_key(&key, lines->at[i].s).n)
			continue;
		*map_put(&entries, str_slice(&key), 0, NULL) |= UINT64_C(1) << i;
		left |= UINT64_C(1) << i;
	}
	if (left)
		named = find_named(lines, &entries, left, &key);
	map_free(&entries);
	str_free(&key);
	return named;
}

static void
mark_noise(struct lines *lines, size_t beg, size_t end)
{
	for (; beg < end; beg++)
		lines->at[beg].form = FORM_NOISE;
}

/* The first line below a list of contents, lines from beg to end, that is one of its headings;
 * SIZE_MAX: none is near. */
static size_t
first_heading(const struct lines *lines, size_t beg, size_t end)
{
	struct map entries = { 0 };
	struct str key = { 0 };
	size_t i, found = SIZE_MAX;

	for (i = beg; i < end; i++)
		map_put(&entries, entry_key(&key, lines->at[i].s), 0, NULL);
	for (i = end; i < lines->n && i < end + HEADING_LOOK && found == SIZE_MAX; i++)
		if (lines->at[i].s.n < HEADING_BYTES && entry_key(&key, lines->at[i].s).n &&
		    map_get(&entries, str_slice(&key)))
			found = i;
	map_free(&entries);
	str_free(&key);
	return found;
}

/* A list of contents above a text: headings, three or more, that stand in it once more, each above a paragraph. */
static void
mark_contents(struct lines *lines)
{
	uint64_t named = named_below(lines);
	size_t i, beg, first;

	for (i = 0; i < lines->n && i < MAST_LINES && !line_is_prose(&lines->at[i]); i++) {
		for (beg = i; i < lines->n && i < MAST_LINES && (named >> i & 1); i++)
			;
		if (i - beg < CONTENTS)
			continue;
		mark_noise(lines, beg, i);
		if ((first = first_heading(lines, beg, i)) != SIZE_MAX)
			lines->at[first].named = true;
	}
}

/* --- with numbers --------------------------------------------------------------------------- */

/* The next part of "2.10.1": 2, then 10, then 1, then 0. */
static uint64_t
next_part(struct slice *number)
{
	uint64_t part = 0;
	size_t i = 0;

	for (; i < number->n && number->p[i] != '.'; i++)
		part = part > UINT32_MAX ? part : part * 10 + (uint64_t)(number->p[i] - '0');
	*number = slice_sub(*number, i + 1, number->n);
	return part;
}

static bool
comes_behind(struct slice number, struct slice before)
{
	while (number.n) {
		uint64_t a = next_part(&number), b = next_part(&before);

		if (a != b)
			return a > b;
	}
	return false;
}

/* The end of the numbered headings from line i on. Where their numbers begin again the text has
 * begun. */
static size_t
numbered_end(const struct lines *lines, size_t i)
{
	struct slice before = { 0 };

	for (; i < lines->n && lines->at[i].words <= HEADING_WORDS && !lines->at[i].sentence; i++) {
		struct slice number = slice_sub(lines->at[i].s, 0, number_end(lines->at[i].s));

		if (!comes_behind(number, before))
			break;
		before = number;
	}
	return i;
}

/*
 * "Contents" and numbered headings below it, as encyclopedias have them below their first
 * paragraph. "1. A lamp" may be an item of the text: such a list must have its headings below it.
 */
static void
mark_numbered_contents(struct lines *lines)
{
	static const char *const names[] = { "contenido", "contents", "contents [hide]", "indice", "inhaltsverzeichnis",
		"inhoud", "sommaire", "содержание" };
	size_t i, end, first;

	for (i = 0; i + CONTENTS - 1 < lines->n; i++) {
		if (!word_in(lines->at[i].s, names, sizeof(names) / sizeof(names[0])))
			continue;
		end = numbered_end(lines, i + 1);
		if (end - i < CONTENTS)
			continue;
		first = first_heading(lines, i + 1, end);
		if (first == SIZE_MAX &&
		    lines->at[i + 1].s.p[number_end(lines->at[i + 1].s) - 1] == '.')
			continue;
		mark_noise(lines, i, end);
		if (first != SIZE_MAX)
			lines->at[first].named = true;
	}
}

void
mast_mark(struct lines *lines)
{
	mark_menu_run(lines);
	mark_cookies(lines);
	mark_contents(lines);
	mark_numbered_contents(lines);
}
