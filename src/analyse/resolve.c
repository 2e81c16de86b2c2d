#include "resolve.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "analyse/resolve_parts.h"

enum {
	TITLE_BYTES = 250, /* of a title are compared */
	TEXT_BYTES = 1500, /* of a reference */
	SHORT_TITLE = 6, LONG_TITLE = 16, /* that can be told in the whole of a reference, without and with a title of its own */
	MAIN_BYTES = 8,    /* a title before its colon says something from here on */
};

static const char *const articles[] = { "the ", "a ", "an ", "der ", "die ", "das ", "le ", "la ", "les ", "el ", "los ", "las ",
	"il ", "lo ", "de ", "het ", "o ", "os ", NULL };
static const char *const idle[] = { "the", "a", "an", "of", "in", "on", "at", "to", "for", "and", "or", "from", "by", "with", "is",
	"are", "was", "as", "its", "it", "der", "die", "das", "und", "le", "la", "les", "de", "du", "des", "et", "el", "los", "y", NULL };

/* --- made ready ----------------------------------------------------------------------------- */

static struct slice
keep(struct arena *mem, struct str *s)
{
	struct slice out = { arena_dup(mem, str_cstr(s), s->n), s->n };

	str_clear(s);
	return out;
}

static struct slice
start_of(const char *s, size_t most)
{
	struct slice all = slice_of(s ? s : "");

	return slice_sub(all, 0, most);
}

static struct slice
without_article(struct slice s)
{
	size_t i;

	for (i = 0; articles[i]; i++)
		if (slice_starts(s, slice_of(articles[i])) && s.n > slice_of(articles[i]).n)
			return slice_sub(s, slice_of(articles[i]).n, s.n);
	return s;
}

static struct slice
compact(struct slice s, struct arena *mem)
{
	char *p = arena_alloc(mem, s.n + 1);
	size_t i, n = 0;

	for (i = 0; i < s.n; i++)
		if (s.p[i] != ' ')
			p[n++] = s.p[i];
	return (struct slice){ p, n };
}

/* The next word; false at the end. */
bool
resolve_next_word(struct slice *word, struct slice s, size_t *at)
{
	size_t end;

	if (*at >= s.n)
		return false;
	end = slice_find(s, SLICE(" "), *at);
	if (end == SIZE_MAX)
		end = s.n;
	*word = slice_sub(s, *at, end);
	*at = end + 1;
	return true;
}

bool
resolve_is_idle(struct slice word)
{
	size_t i;

	for (i = 0; idle[i]; i++)
		if (slice_eq(word, slice_of(idle[i])))
			return true;
	return false;
}

static size_t
count_words(struct slice s)
{
	struct slice word;
	size_t at = 0, n = 0;

	while (resolve_next_word(&word, s, &at))
		n += !resolve_is_idle(word);
	return n;
}

/* Where a subtitle begins: behind a colon, a dash between blanks, a bar. 0: nowhere. */
static size_t
subtitle(struct slice s)
{
	static const char *const marks[] = { ": ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", "\xE2\x80\x94", " | ", "? ", NULL };
	size_t i, at, first = SIZE_MAX;

	for (i = 0; marks[i]; i++)
		if ((at = slice_find(s, slice_of(marks[i]), 1)) < first)
			first = at;
	return first == SIZE_MAX ? 0 : first;
}

static void
prepare_title(struct resolve_work *out, struct arena *mem, struct str *s)
{
	struct slice title = start_of(out->w.title, TITLE_BYTES);
	size_t at = subtitle(title);

	resolve_fold(s, title, ' ');
	out->title = without_article(keep(mem, s));
	out->compact = compact(out->title, mem);
	out->words = count_words(out->title);
	if (!at)
		return;
	resolve_fold(s, slice_sub(title, 0, at), ' ');
	out->main = compact(without_article(keep(mem, s)), mem);
	if (out->main.n < MAIN_BYTES || out->main.n >= out->compact.n)
		out->main.n = 0;
}

/* "example" of example.org/... and blog.example.co.uk: the longest label that is no top level */
static struct slice
site_of(struct slice url)
{
	size_t end = 0, at, stop;
	struct slice best = { url.p, 0 };

	while (end < url.n && url.p[end] != '/' && url.p[end] != '?' && url.p[end] != ':')
		end++;
	for (at = 0; at < end; at = stop + 1) {
		stop = slice_find(slice_sub(url, 0, end), SLICE("."), at);
		if (stop == SIZE_MAX)
			break; /* the last label is the top level */
		if (stop - at > best.n)
			best = slice_sub(url, at, stop);
	}
	return best;
}

static void
prepare_url(struct resolve_work *out, struct arena *mem, struct str *s)
{
	size_t slash;

	resolve_url(s, slice_of(out->w.url));
	out->url = keep(mem, s);
	resolve_fold(s, site_of(out->url), '\0');
	out->host = keep(mem, s);
	slash = slice_find(out->url, SLICE("/"), 0);
	if (slash == SIZE_MAX)
		slash = slice_find(out->url, SLICE("?"), 0);
	if (slash == SIZE_MAX || out->url.n - slash < 4)
		out->url.n = 0;
}

/* 10.NNNN/... wherever it stands in an address */
static struct slice
doi_in(struct slice s)
{
	size_t at = slice_find(s, SLICE("10."), 0), slash, i;

	while (at != SIZE_MAX) {
		slash = slice_find(s, SLICE("/"), at);
		for (i = at + 3; i < s.n && i < slash && s.p[i] >= '0' && s.p[i] <= '9'; i++)
			;
		if (slash != SIZE_MAX && i == slash && slash - at >= 7 && slash + 1 < s.n && (at == 0 || s.p[at - 1] == '/' || s.p[at - 1] == ':'))
			return slice_sub(s, at, s.n);
		at = slice_find(s, SLICE("10."), at + 3);
	}
	return (struct slice){ s.p, 0 };
}

static void
prepare_doi(struct resolve_work *out, struct arena *mem, struct str *s)
{
	struct slice doi = doi_in(out->w.doi ? slice_of(out->w.doi) : out->url);
	size_t i;

	for (i = 0; i < doi.n && doi.p[i] != '?'; i++)
		str_putc(s, doi.p[i] >= 'A' && doi.p[i] <= 'Z' ? (char)(doi.p[i] + 'a' - 'A') : doi.p[i]);
	out->doi = keep(mem, s);
}

/* Without "The" before it and ".org" behind. */
static void
prepare_container(struct resolve_work *out, struct arena *mem, struct str *s)
{
	struct slice c = start_of(out->w.container, TITLE_BYTES);
	size_t dot = c.n;

	while (dot > 0 && c.n - dot <= 5 && c.p[dot - 1] != '.' && c.p[dot - 1] != ' ')
		dot--;
	if (dot > 3 && c.p[dot - 1] == '.' && c.n - dot <= 4 && c.n > dot && slice_find(c, SLICE(" "), 0) == SIZE_MAX)
		c.n = dot - 1;
	if (slice_starts_case(c, SLICE("www.")))
		c = slice_sub(c, 4, c.n);
	resolve_fold(s, c, ' ');
	out->container = compact(without_article(keep(mem, s)), mem);
}

void
resolve_prepare(struct resolve_work *out, struct arena *mem, const struct work *w)
{
	struct str s = { 0 };

	*out = (struct resolve_work){ .w = *w };
	if (w->title)
		prepare_title(out, mem, &s);
	if (w->container)
		prepare_container(out, mem, &s);
	if (w->url)
		prepare_url(out, mem, &s);
	if (w->doi || out->url.n)
		prepare_doi(out, mem, &s);
	if (w->text) {
		resolve_fold(&s, start_of(w->text, TEXT_BYTES), '\0');
		out->text = keep(mem, &s);
	}
	str_free(&s);
}

/* --- comparing ------------------------------------------------------------------------------ */

static bool
is_number(struct slice w)
{
	size_t i;

	for (i = 0; i < w.n; i++)
		if (!(w.p[i] >= '0' && w.p[i] <= '9') && !strchr("ivx", w.p[i]))
			return false;
	return w.n > 0;
}

static bool
next_number(struct slice *word, struct slice s, size_t *at)
{
	while (resolve_next_word(word, s, at))
		if (is_number(*word))
			return true;
	return false;
}

/* "Part 1" and "Part 2" are no spelling difference. */
static bool
numbers_agree(const struct resolve_work *a, const struct resolve_work *b)
{
	struct slice x, y;
	size_t i = 0, k = 0;
	bool one, two;

	do {
		one = next_number(&x, a->title, &i);
		two = next_number(&y, b->title, &k);
		if (one != two || (one && !slice_eq(x, y)))
			return false;
	} while (one);
	return true;
}

static bool
contains(struct slice text, struct slice title, size_t least)
{
	return title.n >= least && text.n > title.n && slice_find(text, title, 0) != SIZE_MAX;
}

/* One leaves the subtitle out, or was cut off. */
static double
shortened(const struct resolve_work *a, const struct resolve_work *b)
{
	const struct resolve_work *s = a->compact.n <= b->compact.n ? a : b, *l = s == a ? b : a;

	if (l->main.n && slice_eq(l->main, s->compact))
		return s->words >= 3 ? 0.96 : 0.85;
	if (s->words >= 5 && slice_starts(l->compact, s->compact))
		return 0.92;
	return 0;
}

double
resolve_titles(const struct resolve_work *a, const struct resolve_work *b)
{
	size_t longest = a->compact.n > b->compact.n ? a->compact.n : b->compact.n, most = longest / 3, d;
	double likeness, cut;

	if (!a->compact.n || !b->compact.n)
		return contains(a->text, b->compact, SHORT_TITLE) || contains(b->text, a->compact, SHORT_TITLE) ? 0.95 : 0;
	if (slice_eq(a->compact, b->compact))
		return 1;
	cut = shortened(a, b);
	d = resolve_distance(a->compact, b->compact, most);
	likeness = d > most ? 0 : 1 - (double)d / (double)longest;
	if (likeness < cut)
		likeness = cut;
	if (!numbers_agree(a, b) && !cut && likeness > 0.6)
		likeness = 0.6;
	if (likeness < 0.95 && (contains(a->text, b->compact, LONG_TITLE) || contains(b->text, a->compact, LONG_TITLE)))
		likeness = 0.95;
	return likeness;
}

/* Days since some day; Howard Hinnant's days_from_civil. */
static long
day_number(struct date d)
{
	long y = d.year - (d.month <= 2), era = y / 400, yoe = y - era * 400;
	long doy = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;

	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy;
}

/* At the precision that both have: INT_MAX when one has none. */
static int
days_between(struct date a, struct date b)
{
	if (!a.year || !b.year)
		return INT_MAX;
	if (!a.month || !b.month)
		return a.year == b.year ? 0 : abs(a.year - b.year) * 365;
	if (!a.day || !b.day)
		return a.year == b.year && a.month == b.month ? 0 : abs((a.year - b.year) * 12 + a.month - b.month) * 30;
	return abs((int)(day_number(a) - day_number(b)));
}

enum { DATE_DIFFERS = -1, DATE_UNKNOWN, DATE_YEAR, DATE_NEAR, DATE_MONTH, DATE_DAY };

static int
date_agreement(const struct candidate *c, const struct resolve_work *a, const struct resolve_work *b)
{
	if (c->days == INT_MAX)
		return DATE_UNKNOWN;
	if (c->days == 0)
		return a->w.date.day && b->w.date.day ? DATE_DAY : a->w.date.month && b->w.date.month ? DATE_MONTH : DATE_YEAR;
	return a->w.date.day && b->w.date.day && c->days <= 3 ? DATE_NEAR : DATE_DIFFERS;
}

/* A title that stands over one work alone, most likely. */
static bool
is_telling(const struct resolve_work *a, const struct resolve_work *b)
{
	const struct resolve_work *s = a->compact.n && a->compact.n < b->compact.n ? a : b;

	return s->words >= 5 || (s->words >= 4 && s->compact.n >= 24);
}

/* The same title: what else there is decides. */
static double
same_title(const struct candidate *c, int date, bool telling)
{
	static const double by_date[] = { [DATE_UNKNOWN] = 0.90, [DATE_YEAR] = 0.93, [DATE_NEAR] = 0.91, [DATE_MONTH] = 0.95,
		[DATE_DAY] = 0.98 };

	if (c->author > 0 && date >= 0)
		return by_date[date] - (c->container < 0 ? 0.04 : 0) - (date == DATE_UNKNOWN && !telling ? 0.06 : 0);
	if (c->author > 0) /* reprinted, or one of a column's */
		return telling ? c->container > 0 ? 0.87 : 0.83 : 0.5;
	if (c->author == 0 && date > 0)
		return (c->container > 0 ? 0.93 : c->container == 0 ? 0.86 : telling ? 0.82 : 0.65) - (date < DATE_MONTH ? 0.05 : 0) +
		       (telling ? 0 : -0.02);
	if (c->author == 0 && date == 0)
		return c->container > 0 ? telling ? 0.86 : 0.7 : telling && c->container == 0 ? 0.7 : 0.6;
	if (c->author == 0)
		return telling && c->container > 0 ? 0.81 : 0.5;
	return date == DATE_DAY && c->container > 0 && telling ? 0.81 : date > 0 && telling ? 0.65 : 0.4;
}

/* A title that is nearly the same, or another one over the same day's work of an author. */
static double
like_title(const struct candidate *c, int date, double title)
{
	if (title >= 0.8) {
		if (c->author > 0 && date > 0)
			return 0.80 + 0.10 * (title - 0.8) / 0.2 + (date == DATE_DAY ? 0.04 : 0) - (c->container < 0 ? 0.03 : 0);
		if (c->author > 0 && date == 0 && c->container > 0)
			return 0.81;
		if (c->author == 0 && date == DATE_DAY && c->container > 0)
			return 0.84;
		return c->author < 0 || date < 0 ? 0.4 : 0.62;
	}
	if (c->author > 0 && date == DATE_DAY && c->container > 0)
		return title >= 0.6 ? 0.80 : title > 0 ? 0.55 : 0.65;
	return title >= 0.6 ? 0.45 : 0.2;
}

void
resolve_compare(struct candidate *out, const struct resolve_work *a, const struct resolve_work *b)
{
	int date;

	out->title = resolve_titles(a, b);
	out->author = resolve_authors(a->w.authors, a->w.nauthors, b->w.authors, b->w.nauthors);
	out->container = resolve_containers(a, b);
	out->days = days_between(a->w.date, b->w.date);
	date = date_agreement(out, a, b);
	out->score = out->title >= 0.95 ? same_title(out, date, is_telling(a, b)) - (1 - out->title) / 5
					: like_title(out, date, out->title);
	out->reason = out->author > 0 || out->container > 0 || date > 0 ? MATCH_WORK : MATCH_TITLE;
	if (a->doi.n && slice_eq(a->doi, b->doi)) {
		out->reason = MATCH_DOI;
		out->score = 0.99;
	} else if (a->url.n && slice_eq(a->url, b->url)) {
		/* a page may hold several articles */
		out->reason = MATCH_URL;
		out->score = !a->compact.n || !b->compact.n || out->title >= 0.8 ? 0.99 : 0.90 + 0.04 * out->title;
	}
}

bool
resolve_same(const struct resolve_work *a, const struct resolve_work *b)
{
	if (!slice_eq(a->compact, b->compact))
		return false;
	if (a->url.n && slice_eq(a->url, b->url))
		return true;
	return days_between(a->w.date, b->w.date) == 0 && resolve_authors(a->w.authors, a->w.nauthors, b->w.authors, b->w.nauthors) >= 0 &&
	       slice_eq(a->container, b->container);
}
