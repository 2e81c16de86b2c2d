#include "quote_list.h"

#include <string.h>

#include "base/utf8.h"

enum {
	HEADING_MAX = 48, /* bytes; headings of such lists are short */
	ENTRY_MAX = 700,
};

static const char *const headings[] = { "references", "reference", "notes", "sources", "bibliography", "footnotes",
	"endnotes", "works cited", "literature", "further reading", "citations", "notes and references", "external links",
	"also read", "read more", "related", "related articles", "literatur", "quellen", "einzelnachweise", "anmerkungen",
	"referencias", "bibliografia", "fuentes", "notas", "sources et references", "bibliographie", "note", "fonti",
	"bronnen" };

static bool
is_heading(struct slice s)
{
	struct str folded = { 0 };
	size_t i;
	bool found = false;

	s = slice_trim(s);
	while (s.n && strchr(":.#*=_- ", s.p[s.n - 1]))
		s.n--;
	while (s.n && strchr("#*=_- ", s.p[0])) {
		s.p++;
		s.n--;
	}
	if (s.n == 0 || s.n > HEADING_MAX)
		return false;
	utf8_put_folded(&folded, s, false);
	for (i = 0; i < sizeof(headings) / sizeof(headings[0]) && !found; i++)
		found = strcmp(str_cstr(&folded), headings[i]) == 0;
	str_free(&folded);
	return found;
}

/* "[3]", "(3)", "3.", "3)", "^", "*", "³" at the start: the bytes they take up. */
static size_t
marker(struct slice s)
{
	size_t i = 0, digits = 0;
	bool bracket;

	if (s.n == 0)
		return 0;
	if (s.p[0] == '^' || s.p[0] == '*' || slice_starts(s, SLICE("\xC2\xB9")) || slice_starts(s, SLICE("\xC2\xB2")) ||
	    slice_starts(s, SLICE("\xC2\xB3")) || slice_starts(s, SLICE("\xE2\x81")) || slice_starts(s, SLICE("\xE2\x80\xA0")))
		return 1;
	bracket = s.p[0] == '[' || s.p[0] == '(';
	for (i = bracket; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++)
		digits++;
	if (!digits || digits > 4 || i >= s.n)
		return 0;
	if (bracket)
		return s.p[i] == ']' || s.p[i] == ')' ? i + 1 : 0;
	return s.p[i] == '.' || s.p[i] == ')' ? i + 1 : 0;
}

static bool
is_year_at(struct slice s, size_t i)
{
	size_t k;

	if (i + 4 > s.n || (s.p[i] != '1' && s.p[i] != '2') || (i && s.p[i - 1] >= '0' && s.p[i - 1] <= '9'))
		return false;
	for (k = 1; k < 4; k++)
		if (s.p[i + k] < '0' || s.p[i + k] > '9')
			return false;
	return i + 4 == s.n || s.p[i + 4] < '0' || s.p[i + 4] > '9';
}

static bool
names_a_work(struct slice s)
{
	size_t i;

	if (slice_find(s, SLICE("://"), 0) != SIZE_MAX || slice_find(s, SLICE("www."), 0) != SIZE_MAX)
		return true;
	for (i = 0; i < s.n; i++)
		if (is_year_at(s, i))
			return true;
	return false;
}

static bool
is_entry(const struct block *b, struct slice s)
{
	size_t n = marker(s);

	if (s.n > ENTRY_MAX)
		return false;
	return b->kind == BLOCK_ITEM || n || names_a_work(s);
}

/* Entries without a heading: they have a marker that no list in the running text has, and name a work. */
static bool
is_lone_entry(struct slice s)
{
	return s.n <= ENTRY_MAX && s.n && (s.p[0] == '[' || s.p[0] == '^' || (unsigned char)s.p[0] >= 0x80) && marker(s) &&
	    names_a_work(s);
}

bool
quote_list_holds(struct quote_list *l, const struct doc *d, size_t block)
{
	const struct block *b = &d->blocks[block];
	struct slice s = slice_sub(d->text, b->beg, b->end);

	if (b->kind == BLOCK_RULE)
		return true;
	if (is_heading(s)) {
		l->open = true;
		return true;
	}
	if (l->open && b->kind != BLOCK_HEADING && is_entry(b, slice_trim(s)))
		return true;
	l->open = false;
	return is_lone_entry(slice_trim(s));
}
