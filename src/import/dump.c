#include "dump.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

enum {
	LABEL_MAX = 2000,  /* bytes between the brackets of a link */
	TARGET_MAX = 4000, /* and between its parentheses */
	LINKS_MIN = 2,     /* so many make a text Markdown */
	LIST_MIN = 2,      /* addresses that end a text browser's dump */
	LIST_MAX = 100000,
	ITEM_INDENT = 2,   /* columns before a converter's list items */
	NESTED_MAX = 4,
	BRACKETS_MAX = 3,  /* no link holds more within each other */
};

/* --- Markdown ------------------------------------------------------------------------------------ */

/* The bracket that closes the one at `at`; SIZE_MAX when none does before the paragraph ends. */
static size_t
closing(struct slice s, size_t at, char open, char close, size_t most)
{
	size_t i, depth = 0;

	for (i = at; i < s.n && i < at + most; i++) {
		if (s.p[i] == '\\')
			i++;
		else if (s.p[i] == '\n' && i + 1 < s.n && s.p[i + 1] == '\n')
			break;
		else if (s.p[i] == open && ++depth > BRACKETS_MAX)
			break;
		else if (s.p[i] == close && --depth == 0)
			return i;
	}
	return SIZE_MAX;
}

static bool
is_target(struct slice s)
{
	static const char *const fronts[] = { "#", "/", "<", "?", "http://", "https://", "javascript:", "mailto:", "tel:" };
	size_t i;

	s = slice_trim(s);
	for (i = 0; i < sizeof(fronts) / sizeof(fronts[0]); i++)
		if (slice_starts_case(s, slice_of(fronts[i])))
			return true;
	return false;
}

/* "[label](target)" at `at`: its label's end and its own; false: it is none. */
static bool
link_at(struct slice s, size_t at, size_t *label, size_t *end)
{
	if (at >= s.n || s.p[at] != '[')
		return false;
	*label = closing(s, at, '[', ']', LABEL_MAX);
	if (*label == SIZE_MAX || *label + 1 >= s.n || s.p[*label + 1] != '(')
		return false;
	*end = closing(s, *label + 1, '(', ')', TARGET_MAX);
	return *end != SIZE_MAX && is_target(slice_sub(s, *label + 2, *end));
}

/* The newlines of what is left out. */
static void
put_newlines(struct str *out, struct slice s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.p[i] == '\n')
			str_putc(out, '\n');
}

static bool
has_letter(struct slice s)
{
	size_t at = 0;
	uint32_t cp;

	while (at < s.n) {
		at += utf8_decode(s, at, &cp);
		if (utf8_is_alnum(cp))
			return true;
	}
	return false;
}

static bool
at_line_start(const struct str *out)
{
	size_t i = out->n;

	while (i && (out->p[i - 1] == ' ' || out->p[i - 1] == '['))
		i--;
	return !i || out->p[i - 1] == '\n';
}

/* A run of * or _ that opens or closes emphasis: its length, else 0. */
static size_t
emphasis_at(struct slice s, size_t i, size_t open[2])
{
	size_t n = i, *depth = &open[s.p[i] == '_'];
	bool space_before, space_behind;

	while (n < s.n && s.p[n] == s.p[i])
		n++;
	n -= i;
	space_before = !i || strchr(" \n([\"'", s.p[i - 1]);
	space_behind = i + n >= s.n || strchr(" \n", s.p[i + n]);
	if (n > 3 || (space_before && space_behind))
		return 0;
	if (space_before) {
		++*depth;
		return n;
	}
	if (!*depth || (s.p[i] == '_' && i + n < s.n && utf8_is_alnum((unsigned char)s.p[i + n])))
		return 0;
	--*depth;
	return n;
}

static void put_markdown(struct str *out, struct slice s, int depth);

/* A picture at `at`: "![alt](source)". Returns its end; SIZE_MAX: there is none. */
static size_t
put_picture(struct str *out, struct slice s, size_t at)
{
	size_t label, end;
	struct slice alt;

	if (s.p[at] != '!' || !link_at(s, at + 1, &label, &end))
		return SIZE_MAX;
	alt = slice_sub(s, at + 2, label);
	if (at_line_start(out) && has_letter(alt)) {
		str_puts(out, "![");
		put_markdown(out, alt, NESTED_MAX);
		str_putc(out, ']');
	} else {
		put_newlines(out, alt);
	}
	put_newlines(out, slice_sub(s, label, end));
	return end + 1;
}

/* A link at `at`: its label alone. Returns its end; SIZE_MAX: there is none. */
static size_t
put_link(struct str *out, struct slice s, size_t at, int depth)
{
	size_t label, end;

	if (!link_at(s, at, &label, &end))
		return SIZE_MAX;
	if (has_letter(slice_sub(s, at + 1, label)))
		put_markdown(out, slice_sub(s, at + 1, label), depth + 1);
	else
		put_newlines(out, slice_sub(s, at + 1, label));
	put_newlines(out, slice_sub(s, label, end));
	return end + 1;
}

/* "  * item": the blanks that a converter sets before its lists. */
static size_t
item_indent(struct slice s, size_t i)
{
	size_t n = i;

	if (i && s.p[i - 1] != '\n')
		return 0;
	while (n < s.n && s.p[n] == ' ')
		n++;
	if (n < i + ITEM_INDENT || n + 1 >= s.n)
		return 0;
	if ((s.p[n] == '*' || s.p[n] == '-' || s.p[n] == '+') && s.p[n + 1] == ' ')
		return ITEM_INDENT;
	while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
		n++;
	return n + 1 < s.n && s.p[n] == '.' && s.p[n + 1] == ' ' && s.p[n - 1] != ' ' ? ITEM_INDENT : 0;
}

static void
put_markdown(struct str *out, struct slice s, int depth)
{
	size_t i = 0, n, open[2] = { 0 };

	while (i < s.n) {
		if (depth < NESTED_MAX && ((n = put_picture(out, s, i)) != SIZE_MAX || (n = put_link(out, s, i, depth)) != SIZE_MAX)) {
			i = n;
		} else if (s.p[i] == '\\' && i + 1 < s.n && strchr("\\`*_{}[]()#+-.!|>~", s.p[i + 1])) {
			str_putc(out, s.p[i + 1]);
			i += 2;
		} else if ((s.p[i] == '*' || s.p[i] == '_') && (n = emphasis_at(s, i, open))) {
			i += n;
			if (i + 1 < s.n && s.p[i] == ' ' && strchr(",.;:!?)", s.p[i + 1])) /* "_Title_ ," */
				i++;
		} else if (!depth && (n = item_indent(s, i))) {
			i += n;
		} else {
			if (s.p[i] == '\n' && i + 1 < s.n && s.p[i + 1] == '\n')
				open[0] = open[1] = 0;
			str_putc(out, s.p[i++]);
		}
	}
}

static bool
is_markdown(struct slice s)
{
	size_t i, label, end, links = 0;

	for (i = 0; i < s.n && links < LINKS_MIN; i++)
		if (s.p[i] == '[' && link_at(s, i, &label, &end)) {
			links++;
			i = label;
		}
	return links >= LINKS_MIN;
}

/* --- dumps of text browsers -------------------------------------------------------------------------- */

/* "  12. https://…": its number, 0: another line */
static size_t
listed(struct slice line)
{
	static const char *const schemes[] = { "http://", "https://", "mailto:", "file://", "javascript:", "ftp://" };
	size_t i = 0, n = 0;

	line = slice_trim(line);
	while (i < line.n && line.p[i] >= '0' && line.p[i] <= '9' && n < LIST_MAX)
		n = n * 10 + (size_t)(line.p[i++] - '0');
	if (!i || i >= line.n || line.p[i] != '.')
		return 0;
	line = slice_trim(slice_sub(line, i + 1, line.n));
	for (i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (slice_starts_case(line, slice_of(schemes[i])) && !memchr(line.p, ' ', line.n))
			return n;
	return 0;
}

static bool
heads_list(struct slice line)
{
	line = slice_trim(line);
	return slice_eq_case(line, SLICE("References")) || slice_eq_case(line, SLICE("Visible links")) ||
	    slice_eq_case(line, SLICE("Visible links:")) || slice_eq_case(line, SLICE("Hidden links")) ||
	    slice_eq_case(line, SLICE("Hidden links:"));
}

/* Where the list of addresses begins that ends the text; SIZE_MAX when none does. *count: how many there are. */
static size_t
list_at(struct slice text, size_t *count)
{
	size_t beg = SIZE_MAX, at = 0;
	struct slice rest = text, line;

	*count = 0;
	while (slice_next_line(&line, &rest)) {
		size_t n = listed(line);

		if (heads_list(line)) {
			if (beg == SIZE_MAX)
				beg = at;
		} else if (n && beg != SIZE_MAX && n == *count + 1) {
			*count = n;
		} else if (slice_trim(line).n) {
			beg = SIZE_MAX;
			*count = 0;
		}
		at += line.n + 1;
	}
	return *count >= LIST_MIN && beg != SIZE_MAX && has_letter(slice_sub(text, 0, beg)) ? beg : SIZE_MAX;
}

/* "[12]" before a link's words: its length, 0: something else. */
static size_t
number_at(struct slice s, size_t at, size_t count)
{
	size_t i = at + 1, n = 0;

	if (s.p[at] != '[')
		return 0;
	while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && n < LIST_MAX)
		n = n * 10 + (size_t)(s.p[i++] - '0');
	return n && n <= count && i < s.n && s.p[i] == ']' ? i + 1 - at : 0;
}

/* "[2]The Paper [3]Current issue [4]Subscribe": a line that begins with a link and holds another is a menu. */
static bool
is_link_row(struct slice line, size_t count)
{
	size_t i, n = 0;

	line = slice_trim(line);
	if (!line.n || !number_at(line, 0, count) || strchr(".,", line.p[line.n - 1]))
		return false;
	for (i = 0; i < line.n; i++)
		n += number_at(line, i, count) > 0;
	return n >= 3;
}

static void
put_unnumbered(struct str *out, struct slice line, size_t count)
{
	bool row = is_link_row(line, count), first = true;
	size_t i = 0, n;

	if (slice_starts(slice_trim(line), SLICE("#["))) /* a page's feeds, above all else */
		return;
	while (i < line.n) {
		n = number_at(line, i, count);
		if (!n) {
			str_putc(out, line.p[i++]);
			continue;
		}
		if (row && !first)
			str_puts(out, "| ");
		first = false;
		i += n;
	}
}

static void
put_numbered(struct str *out, struct slice text, size_t list, size_t count)
{
	struct slice rest = slice_sub(text, 0, list), line;

	while (slice_next_line(&line, &rest)) {
		put_unnumbered(out, line, count);
		str_putc(out, '\n');
	}
	put_newlines(out, slice_sub(text, list, text.n));
}

bool
dump_plain(struct str *out, struct slice text)
{
	size_t count, list = list_at(text, &count);

	if (list != SIZE_MAX)
		put_numbered(out, text, list, count);
	else if (is_markdown(text))
		put_markdown(out, text, 0);
	else
		return false;
	return true;
}
