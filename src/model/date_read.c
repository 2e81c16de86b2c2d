/* Dates as they are printed, in text. */
#include "date.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "model/date_names.h"

enum {
	WORD_MAX = 32, /* bytes of a folded month or weekday name, and its NUL */
	SHORT_CENTURY = 60, /* '59 is of this century, '60 of the last */
	GAP_MAX = 4,   /* blanks inside a date; bounds the work for a date that is none */
};

/* What is read: a text and how far we are. */
struct cursor {
	struct slice s;
	size_t at;
};

static bool
is_digit(struct slice s, size_t at)
{
	return at < s.n && s.p[at] >= '0' && s.p[at] <= '9';
}

/* Exactly n digits at `at`, and no more. */
static bool
digits(short *out, struct slice s, size_t at, size_t n)
{
	size_t i;

	*out = 0;
	for (i = 0; i < n; i++) {
		if (!is_digit(s, at + i))
			return false;
		*out = (short)(*out * 10 + (s.p[at + i] - '0'));
	}
	return !is_digit(s, at + n);
}

bool
date_from_iso(struct date *d, struct slice s)
{
	struct date x = { 0 };
	bool ok = digits(&x.year, s, 0, 4);

	if (ok && s.n > 4)
		ok = s.p[4] == '-' && digits(&x.month, s, 5, 2) && x.month > 0;
	if (ok && s.n > 7)
		ok = s.p[7] == '-' && digits(&x.day, s, 8, 2) && x.day > 0;
	if (!ok || (s.n != 4 && s.n != 7 && s.n != 10) || !date_valid(x))
		return false;
	*d = x;
	return true;
}

/* One or two digits, and no more; 0: none. */
static short
small_number(struct cursor *c)
{
	short n;
	size_t len = is_digit(c->s, c->at + 1) ? 2 : 1;

	if (!digits(&n, c->s, c->at, len))
		return 0;
	c->at += len;
	return n;
}

/* Four digits that are a year and not the start of a longer word. */
static short
year_number(struct cursor *c)
{
	short y;
	uint32_t cp;

	if (!digits(&y, c->s, c->at, 4) || y < 1000 || y > 2999)
		return 0;
	if (c->at + 4 < c->s.n) {
		utf8_decode(c->s, c->at + 4, &cp);
		if (utf8_is_alpha(cp) && cp != 'T' && utf8_script(cp) != SCRIPT_HAN)
			return 0;
	}
	c->at += 4;
	return y;
}

static void
skip_blanks(struct cursor *c)
{
	int left = GAP_MAX;

	while (left-- && c->at < c->s.n && (c->s.p[c->at] == ' ' || c->s.p[c->at] == '\t'))
		c->at++;
}

/* Blanks, with one comma or full stop among them. */
static void
skip_gap(struct cursor *c)
{
	skip_blanks(c);
	if (c->at < c->s.n && (c->s.p[c->at] == ',' || c->s.p[c->at] == '.'))
		c->at++;
	skip_blanks(c);
}

/* The folded word at c, with hyphens; its bytes in the text, 0 when there is none or it is too long
 * for a name. */
static size_t
folded_word(char out[WORD_MAX], const struct cursor *c)
{
	size_t at = c->at, n = 0, used;
	uint32_t cp, folded[UTF8_FOLD_MAX];
	char bytes[UTF8_MAX];

	while (at < c->s.n) {
		used = utf8_decode(c->s, at, &cp);
		if (!utf8_is_alpha(cp) && !(cp == '-' && n))
			break;
		if (utf8_fold(cp, false, folded) != 1 || n + UTF8_MAX >= WORD_MAX)
			return 0;
		at += used;
		used = utf8_encode(bytes, folded[0]);
		memcpy(out + n, bytes, used);
		n += used;
	}
	while (n && out[n - 1] == '-')
		n--, at--;
	out[n] = '\0';
	return n ? at - c->at : 0;
}

static const struct date_name *
name_at(struct cursor *c)
{
	char word[WORD_MAX];
	size_t used = folded_word(word, c);
	const struct date_name *m;

	if (!used)
		return NULL;
	m = date_name_find(word);
	if (m)
		c->at += used;
	return m;
}

/* Skip one of the small words that stand inside dates. */
static bool
skip_word(struct cursor *c, const char *const *words)
{
	char word[WORD_MAX];
	size_t used = folded_word(word, c);

	for (; used && *words; words++)
		if (strcmp(word, *words) == 0) {
			c->at += used;
			return true;
		}
	return false;
}

static void
skip_ordinal(struct cursor *c)
{
	static const char *const ordinals[] = { "st", "nd", "rd", "th", "er", "e", "o", "a", NULL };
	static const char *const signs[] = { "º", "ª", "°", "." };
	size_t i;

	if (skip_word(c, ordinals))
		return;
	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (slice_starts(slice_sub(c->s, c->at, c->s.n), slice_of(signs[i]))) {
			c->at += strlen(signs[i]);
			return;
		}
}

static void
skip_of(struct cursor *c)
{
	static const char *const of[] = { "of", "de", "del", "d", "di", NULL };

	skip_gap(c);
	if (skip_word(c, of)) {
		if (c->at < c->s.n && c->s.p[c->at] == '\'')
			c->at++;
		skip_gap(c);
	}
}

/* Take c over when what it reached is a day that exists. */
static size_t
finish(struct date *d, const struct cursor *c, struct date x)
{
	if (!date_valid(x))
		return 0;
	*d = x;
	return c->at;
}

/* 2019-08-02T09:00:00.000+02:00: the time goes with the date. */
static void
skip_iso_time(struct cursor *c)
{
	if (c->at >= c->s.n || c->s.p[c->at] != 'T' || !is_digit(c->s, c->at + 1))
		return;
	c->at++;
	while (c->at < c->s.n && strchr("0123456789:.+-Z", c->s.p[c->at]))
		c->at++;
	while (c->s.p[c->at - 1] == '.' || c->s.p[c->at - 1] == '-')
		c->at--;
}

/* 2019, 2019-08, 2019/08/02, 2019.08.02, 2019年8月2日 */
static size_t
year_first(struct date *d, struct cursor c)
{
	struct date x = { .year = year_number(&c) };
	struct cursor after;
	char sep;

	if (!x.year)
		return 0;
	after = c;
	if (slice_starts(slice_sub(c.s, c.at, c.s.n), SLICE("年"))) {
		c.at += strlen("年");
		x.month = small_number(&c);
		if (!x.month || !slice_starts(slice_sub(c.s, c.at, c.s.n), SLICE("月")))
			return finish(d, &after, (struct date){ .year = x.year });
		c.at += strlen("月");
		x.day = small_number(&c);
		if (x.day && slice_starts(slice_sub(c.s, c.at, c.s.n), SLICE("日")))
			c.at += strlen("日");
		return finish(d, &c, x);
	}
	sep = c.at < c.s.n ? c.s.p[c.at] : '\0';
	if ((sep != '-' && sep != '/' && sep != '.') || !is_digit(c.s, c.at + 1))
		return finish(d, &after, x);
	c.at++;
	x.month = small_number(&c);
	if (!x.month || !date_valid(x))
		return finish(d, &after, (struct date){ .year = x.year });
	after = c;
	if (c.at < c.s.n && c.s.p[c.at] == sep && is_digit(c.s, c.at + 1)) {
		c.at++;
		x.day = small_number(&c);
		if (x.day && date_valid(x)) {
			skip_iso_time(&c);
			return finish(d, &c, x);
		}
		x.day = 0;
	}
	return sep == '.' ? 0 : finish(d, &after, x);
}

/* "06/21/23": two digits are a year where day and month can be told from each other. */
static short
short_year(struct cursor *c, char sep, short a, short b)
{
	struct cursor at = *c;
	short y;

	if (sep != '/' || (a > 12) == (b > 12) || !digits(&y, at.s, at.at, 2) ||
	    (at.at + 2 < at.s.n && at.s.p[at.at + 2] == '/'))
		return 0;
	c->at += 2;
	return (short)(y < SHORT_CENTURY ? 2000 + y : 1900 + y);
}

/* 02.08.2019, 27/02/2021, 8-2-2019: with full stops the day comes first; else only what is certain
 * is kept. */
static size_t
three_numbers(struct date *d, struct cursor c, bool day_first)
{
	short a = small_number(&c), b;
	char sep = c.at < c.s.n ? c.s.p[c.at] : '\0';
	struct date x = { 0 };

	if (!a || (sep != '.' && sep != '/' && sep != '-'))
		return 0;
	c.at++;
	if (sep == '.')
		skip_blanks(&c);
	b = small_number(&c);
	if (!b || c.at >= c.s.n || c.s.p[c.at] != sep)
		return 0;
	c.at++;
	if (sep == '.')
		skip_blanks(&c);
	x.year = year_number(&c);
	if (!x.year)
		x.year = short_year(&c, sep, a, b);
	if (!x.year)
		return 0;
	if (day_first || sep == '.' || a > 12 || a == b) {
		x.day = a;
		x.month = b;
	} else if (b > 12) {
		x.day = b;
		x.month = a;
	}
	return finish(d, &c, x);
}

/* "2019 г.", "2019 року": the word for the year behind it. */
static void
skip_year_word(struct cursor *c)
{
	static const char *const words[] = { "г", "года", "р", "року", NULL };
	struct cursor next = *c;

	skip_blanks(&next);
	if (!skip_word(&next, words))
		return;
	*c = next;
	if (c->at < c->s.n && c->s.p[c->at] == '.')
		c->at++;
}

/* 2 August 2019, 2nd of August, 2019, 1er janvier 2020, 2 de agosto de 2019 */
static size_t
day_first(struct date *d, struct cursor c)
{
	struct date x = { .day = small_number(&c) };
	const struct date_name *m;

	if (!x.day)
		return 0;
	skip_ordinal(&c);
	skip_blanks(&c);
	if (c.at < c.s.n && c.s.p[c.at] == ',') /* "Volume 9, March 2019" */
		return 0;
	skip_of(&c);
	if (c.at < c.s.n && c.s.p[c.at] == '-')
		c.at++;
	m = name_at(&c);
	if (!m || !m->month)
		return 0;
	x.month = m->month;
	skip_of(&c);
	if (c.at < c.s.n && c.s.p[c.at] == '-')
		c.at++;
	x.year = year_number(&c);
	if (x.year)
		skip_year_word(&c);
	return x.year ? finish(d, &c, x) : 0;
}

/* August 02 2019, Aug. 2nd, 2019, August 2019, agosto de 2019 */
static size_t
month_first(struct date *d, struct cursor c)
{
	const struct date_name *m = name_at(&c);
	struct date x = { 0 };
	struct cursor at_day;

	if (!m || !m->month)
		return 0;
	x.month = m->month;
	skip_of(&c);
	at_day = c;
	x.year = year_number(&c);
	if (x.year)
		return finish(d, &c, x);
	c = at_day;
	x.day = small_number(&c);
	if (!x.day)
		return 0;
	skip_ordinal(&c);
	skip_of(&c);
	x.year = year_number(&c);
	return x.year ? finish(d, &c, x) : 0;
}

/* "Friday, the", "Freitag, den", "le" in front of a date. */
static void
skip_weekday(struct cursor *c)
{
	static const char *const articles[] = { "the", "den", "dem", "le", "el", "il", "am", NULL };
	struct cursor next = *c;
	const struct date_name *m = name_at(&next);

	if (m && !m->month) {
		skip_gap(&next);
		*c = next;
	}
	if (skip_word(c, articles))
		skip_gap(c);
}

size_t
date_parse(struct date *d, struct slice s)
{
	struct cursor c = { s, 0 };
	size_t n;

	skip_weekday(&c);
	if (!is_digit(c.s, c.at))
		return month_first(d, c);
	if ((n = year_first(d, c)))
		return c.at && !d->month ? 0 : n; /* "the 2019 harvest" is no date */
	if ((n = three_numbers(d, c, false)))
		return n;
	return day_first(d, c);
}

bool
date_day_first(struct date *d, struct slice s)
{
	struct date x;

	if (!three_numbers(&x, (struct cursor){ s, 0 }, true))
		return false;
	*d = x;
	return true;
}

/* "Volume", "No.", "Issue": the number behind such a word is no day. */
static bool
counts_issues(struct slice word)
{
	static const char *const words[] = { "band", "heft", "issue", "jahrgang", "no", "nr", "num",
		"number", "numero", "nummer", "vol", "volume", NULL };
	struct cursor c = { word, 0 };

	return skip_word(&c, words);
}

bool
date_find(struct date *d, size_t *beg, size_t *end, struct slice s, bool bare_year)
{
	size_t at = 0, n, used;
	bool inside = false; /* of a word or number */
	bool issue = false;  /* after a word that counts issues */
	uint32_t cp;

	while (at < s.n) {
		used = utf8_decode(s, at, &cp);
		if (!utf8_is_alnum(cp)) {
			inside = false;
		} else if (!inside) {
			inside = true;
			n = issue && is_digit(s, at) ? 0 : date_parse(d, slice_sub(s, at, s.n));
			issue = counts_issues(slice_sub(s, at, s.n));
			if (n > 4 || (n && bare_year)) {
				*beg = at;
				*end = at + n;
				return true;
			}
		}
		at += used;
	}
	return false;
}
