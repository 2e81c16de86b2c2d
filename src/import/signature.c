#include "metadata.h"

#include <string.h>

#include "base/utf8.h"
#include "import/words.h"

enum {
	SIGNATURE_BYTES = 160,
	ROLE_WORDS = 5,
	LEAD_BYTES = 320,     /* how far a lead line's date may stand from its front */
	DATELINE_BYTES = 120,
	DATELINE_DATE = 60,   /* its date and agency begin before */
	AGENCY_BYTES = 5,
};

struct slice
meta_byline(struct slice line)
{
	struct meta m = { 0 };
	struct slice names = { 0 };

	line = slice_trim(line);
	if (line.n > 2 && line.p[0] == '(' && line.p[line.n - 1] == ')')
		line = slice_sub(line, 1, line.n - 1);
	if (line.n <= SIGNATURE_BYTES && line.n && line.p[line.n - 1] != '.' && !memchr(line.p, ';', line.n) &&
	    (meta_read(&m, line) & META_AUTHOR) && m.author.p > line.p)
		names = m.author;
	meta_free(&m);
	return names;
}

/* The first dash with blanks around it. */
static size_t
find_dash(struct slice s, size_t *len)
{
	static const char *const dashes[] = { " – ", " — ", " - " };
	size_t i, at;

	for (i = 0; i < sizeof(dashes) / sizeof(dashes[0]); i++)
		if ((at = slice_find(s, slice_of(dashes[i]), 0)) != SIZE_MAX) {
			*len = strlen(dashes[i]);
			return at;
		}
	return SIZE_MAX;
}

static bool
is_short_phrase(struct slice s)
{
	return s.n && utf8_words(s) <= ROLE_WORDS && !strchr(".?!", s.p[s.n - 1]);
}

struct slice
meta_signature(struct slice line)
{
	size_t len = 0, at;
	struct slice name = slice_trim(line);

	if (name.n > SIGNATURE_BYTES)
		return (struct slice){ 0 };
	if (slice_starts(name, SLICE("—")) || slice_starts(name, SLICE("–"))) /* "— A B" */
		name = slice_trim(slice_sub(name, 3, name.n));
	else if (slice_starts(name, SLICE("- ")))
		name = slice_sub(name, 2, name.n);
	at = find_dash(name, &len);
	if (at != SIZE_MAX) {
		if (!name_plausible(slice_sub(name, at + len, name.n)))
			return (struct slice){ 0 };
		name = slice_sub(name, 0, at);
	} else if ((at = slice_find(name, SLICE(", "), 0)) != SIZE_MAX) {
		struct slice after = slice_sub(name, at + 2, name.n);

		/* "A B, Society", "A B, parish councillor" */
		if (name_plausible(after) || name_is_role(after) || is_short_phrase(after))
			name = slice_sub(name, 0, at);
	}
	return name_is_person(name) ? name_strip_title(name) : (struct slice){ 0 };
}

struct slice
meta_names(struct slice line)
{
	static const char *const stops[] = { " in ", " at ", " | ", " à ", " en ", " a ", " aus " };
	size_t i, at;

	line = slice_trim(line);
	if (line.n > SIGNATURE_BYTES || !line.n || line.p[line.n - 1] == '.')
		return (struct slice){ 0 };
	if (names_are_persons(line))
		return line;
	for (i = 0; i < sizeof(stops) / sizeof(stops[0]); i++) {
		at = slice_find(line, slice_of(stops[i]), 0);
		if (at != SIZE_MAX && names_are_persons(slice_sub(line, 0, at)) &&
		    name_plausible(slice_sub(line, at + strlen(stops[i]), line.n)))
			return slice_sub(line, 0, at);
	}
	return meta_signature(line);
}

bool
meta_is_credit(struct slice line)
{
	line = slice_trim(line);
	if (line.n > 2 && line.p[0] == '(' && line.p[line.n - 1] == ')')
		line = slice_sub(line, 1, line.n - 1);
	return line.n <= SIGNATURE_BYTES && meta_probe(line) == META_OTHER;
}

/* Does a mark follow that ends a dateline: a dash, a colon, ".-"? */
static bool
dash_at(struct slice s, size_t at)
{
	uint32_t cp;

	while (at < s.n && strchr(" .)", s.p[at]))
		at++;
	if (at >= s.n)
		return false;
	utf8_decode(s, at, &cp);
	return cp == '-' || cp == '_' || cp == 0x2013 || cp == 0x2014 || cp == ':';
}

/* Past "(Agency)" behind a dateline's date. */
static size_t
skip_brackets(struct slice s, size_t at)
{
	size_t close;

	while (at < s.n && strchr(" ,.", s.p[at]))
		at++;
	close = at < s.n && s.p[at] == '(' ? slice_find(s, SLICE(")"), at) : SIZE_MAX;
	return close == SIZE_MAX ? at : close + 1;
}

/* "(ABC)", "(dpa)", "(A Wire)"; in front of all else a name in brackets may also be a town's. */
static bool
is_agency(struct slice s, bool in_front)
{
	size_t i, high = 0;

	for (i = 0; i < s.n; i++) {
		if (strchr("0123456789,", s.p[i]))
			return false;
		high += s.p[i] >= 'A' && s.p[i] <= 'Z';
	}
	if (in_front)
		return name_plausible(s) && (high >= 2 || name_is_publication(s));
	return name_plausible(s) || (s.n >= 2 && s.n <= AGENCY_BYTES && !memchr(s.p, ' ', s.n));
}

void
meta_dateline(struct meta *m, struct slice paragraph)
{
	struct slice head = slice_sub(paragraph, 0, DATELINE_BYTES), town;
	size_t open, close, beg, end;
	struct date d;
	uint32_t cp;

	if (date_find(&d, &beg, &end, head, false) && beg < DATELINE_DATE &&
	    (dash_at(head, end) || dash_at(head, skip_brackets(head, end))))
		meta_set_date(m, d, false);
	open = slice_find(head, SLICE("("), 0);
	close = open == SIZE_MAX ? SIZE_MAX : slice_find(head, SLICE(")"), open);
	if (close == SIZE_MAX || open >= DATELINE_DATE || !dash_at(head, close + 1))
		return;
	town = slice_sub(head, 0, open);
	utf8_decode(head, 0, &cp);
	if (is_agency(slice_sub(head, open + 1, close), !open) && (!open || utf8_is_upper(cp)) &&
	    slice_find(town, SLICE(". "), 0) == SIZE_MAX)
		meta_set_publisher(m, slice_sub(head, open + 1, close));
}

void
meta_copyright(struct meta *m, struct slice line)
{
	size_t at = slice_find(line, SLICE("©"), 0), end;

	if (at == SIZE_MAX)
		return;
	line = slice_sub(line, at + strlen("©"), line.n);
	if (slice_starts_case(slice_trim(line), SLICE("copyright ")))
		line = slice_sub(slice_trim(line), strlen("copyright "), line.n);
	while (line.n && strchr(" ,-0123456789", line.p[0]))
		line = slice_sub(line, 1, line.n);
	while (slice_starts(line, SLICE("–")))
		line = slice_sub(line, 3, line.n);
	end = slice_find(line, SLICE(". "), 0);
	line = slice_trim(slice_sub(line, 0, end));
	for (end = 0; end < line.n && !strchr("|,;(", line.p[end]); end++)
		;
	line = slice_trim(slice_sub(line, 0, end));
	while (line.n && strchr(". -0123456789", line.p[line.n - 1]))
		line.n--;
	if (name_plausible(line) && line.n > 2)
		meta_set_publisher(m, line);
}

/* After the date of a lead line: a colon, an ellipsis, a dash. Returns where the text begins, 0: none of these. */
static size_t
lead_text(struct slice s, size_t at)
{
	size_t from = at, used;
	uint32_t cp;

	while (at < s.n) {
		used = utf8_decode(s, at, &cp);
		if (cp != ' ' && cp != ':' && cp != '.' && cp != 0x2026 && cp != '-' && cp != 0x2013 && cp != 0x2014)
			break;
		at += used;
	}
	return at == from || (at == from + 1 && s.p[from] == ' ') ? 0 : at;
}

/* Where author ends and publisher begins in "A B, C D, The Paper, Evening Edition"; n: there is no publisher. */
static size_t
lead_author_end(struct slice s)
{
	size_t at = slice_find(s, SLICE(","), 0), next;

	if (at == SIZE_MAX)
		return s.n;
	/* more names of persons, so long as something is left for the publisher */
	while ((next = slice_find(s, SLICE(","), at + 1)) != SIZE_MAX) {
		struct slice part = slice_trim(slice_sub(s, at + 1, next));

		if (!name_is_person(part) || !name_is_publication(slice_sub(s, next + 1, s.n)))
			break;
		at = next;
	}
	return at;
}

size_t
meta_lead(struct meta *m, struct slice s)
{
	struct slice head = slice_sub(s, 0, LEAD_BYTES), who, first, after;
	size_t beg, end, text, cut, open;
	struct date d;

	if (!date_find(&d, &beg, &end, head, true) || !(text = lead_text(s, end)))
		return 0;
	who = slice_trim(slice_sub(head, 0, beg));
	while (who.n && strchr(",-( ", who.p[who.n - 1]))
		who.n--;
	open = slice_find(who, SLICE(" ("), 0);
	if (open != SIZE_MAX && who.p[who.n - 1] == ')') { /* "A B (The Paper)" */
		meta_set_publisher(m, slice_sub(who, open + 2, who.n - 1));
		who = slice_sub(who, 0, open);
	}
	cut = lead_author_end(who);
	if (who.n && (!name_plausible(slice_sub(who, 0, cut)) || utf8_words(who) > 16))
		return 0;
	first = slice_sub(who, 0, cut);
	after = slice_trim(slice_sub(who, cut + 1, who.n));
	if (after.n && name_is_publication(first) && !name_is_publication(after) && !memchr(after.p, ' ', after.n)) {
		meta_set_publisher(m, first); /* "Channel Two News, Town" */
		cut = who.n;
	} else if (after.n && name_is_role(first)) {
		; /* "Staff Writer" is nobody */
	} else if (cut < who.n || name_is_person(who) || (name_is_organisation(who) && !name_is_publication(who))) {
		meta_set_authors(m, slice_sub(who, 0, cut));
		m->author = (struct slice){ 0 }; /* a record lists names; it is no printed byline */
	}
	if (cut < who.n)
		meta_set_publisher(m, slice_sub(who, cut + 1, who.n));
	else if (!m->authors.names.n)
		meta_set_publisher(m, who);
	meta_set_date(m, d, false);
	return text;
}

void
meta_store(const struct meta *m, struct article *a, struct arena *mem)
{
	size_t i, n = m->authors.names.n;
	struct str joined = { 0 };
	struct name *names = arena_alloc(mem, n * sizeof(*names));

	for (i = 0; i < n; i++) {
		names[i] = name_parse(mem, m->authors.names.at[i]);
		if (i)
			str_puts(&joined, ", ");
		str_put(&joined, m->authors.names.at[i]);
	}
	if (n) {
		struct slice author = m->author.n ? m->author : str_slice(&joined);

		a->author = arena_dup(mem, author.p, author.n);
		a->authors = names;
		a->nauthors = n;
	}
	if (m->publisher.n)
		a->publisher = arena_dup(mem, m->publisher.p, m->publisher.n);
	if (m->url.n)
		a->url = arena_dup(mem, m->url.p, m->url.n);
	a->date = m->date;
	if (!a->date.month && m->date_text.n > 4 && a->language && strcmp(a->language, "en") != 0)
		date_day_first(&a->date, m->date_text);
	str_free(&joined);
}
