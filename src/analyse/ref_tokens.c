#include "ref_entry.h"

#include <string.h>

#include "base/utf8.h"

enum {
	FOLD_MAX = 48,      /* bytes of a folded word; what is longer shares its key with others */
	HOST_DOT = 80,      /* bytes of a host's first name */
};

struct cutter {
	struct ref_entry *e;
	struct slice s;
	size_t at;
	size_t slash; /* the next one: no URL is without */
};

static uint32_t
peek(const struct cutter *c, size_t at, size_t *n)
{
	uint32_t cp;

	*n = 0;
	if (at >= c->s.n)
		return 0;
	if ((unsigned char)c->s.p[at] < 0x80) {
		*n = 1;
		return (unsigned char)c->s.p[at];
	}
	*n = utf8_decode(c->s, at, &cp);
	return cp;
}

static bool
is_letter(uint32_t cp)
{
	return cp < 0x80 ? ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z') : utf8_is_alpha(cp);
}

static bool
is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static bool
is_upper(uint32_t cp)
{
	return cp < 0x80 ? cp >= 'A' && cp <= 'Z' : utf8_is_upper(cp);
}

static bool
is_apostrophe(uint32_t cp)
{
	return cp == '\'' || cp == 0x2019;
}

static bool
is_abbreviation(struct slice folded)
{
	static const char *const list[] = { "al", "art", "bd", "cf", "co", "comp", "dept", "dr", "ed", "eds", "ff",
		"fig", "hg", "hrsg", "inc", "iss", "jr", "ltd", "mr", "mrs", "ms", "no", "nos", "nr", "op", "cit",
		"pg", "pp", "p", "par", "para", "prof", "rev", "ser", "sr", "st", "trans", "univ", "vol", "vols", "vgl",
		"vs" };
	size_t i;

	for (i = 0; folded.n && i < sizeof(list) / sizeof(list[0]); i++)
		if (list[i][0] == folded.p[0] && slice_eq(folded, slice_of(list[i])))
			return true;
	return false;
}

struct letters {
	size_t letters, capitals, digits, stops, run;
	bool first_capital, lower_behind_stop;
};

static bool
is_ascii_upper(int c)
{
	return c >= 'A' && c <= 'Z';
}

/* The end of a word at `at`: letters and digits, with what joins them inside. */
static size_t
word_end(const struct cutter *c, size_t at, struct letters *w)
{
	size_t n, m, k, beg = at;
	uint32_t cp, next;

	/* letters of ASCII first: mostly there are no others */
	w->first_capital = at < c->s.n && is_ascii_upper(c->s.p[at]);
	for (; at < c->s.n && is_ascii_upper(c->s.p[at] & ~0x20); at++)
		w->capitals += is_ascii_upper(c->s.p[at]);
	w->letters = w->run = at - beg;
	while ((cp = peek(c, at, &n)), n) {
		if (is_letter(cp)) {
			w->first_capital |= !w->letters && is_upper(cp);
			w->letters++;
			w->capitals += is_upper(cp);
			w->run++;
		} else if (is_digit(cp)) {
			w->digits++;
			w->run++;
		} else {
			next = peek(c, at + n, &m);
			if (cp == '.' && w->run && (is_letter(next) || (is_digit(next) && w->letters))) {
				if (is_upper(next) && w->run > 1 && !(w->capitals == w->letters && is_upper(peek(c, at + n + m, &k))))
					break; /* a sentence's end without its blank, but for GOV.UK */
				w->stops++;
				w->run = 0;
			} else if ((is_apostrophe(cp) || cp == '-' || cp == 0x2010 || cp == 0x2011 || cp == '&' || cp == '+') &&
				   w->run && (is_letter(next) || is_digit(next))) {
				if (is_digit(next) && !w->letters) /* a range */
					break;
				w->run = 0;
			} else if (!utf8_is_mark(cp) || cp < 0x80) {
				break;
			}
		}
		at += n;
	}
	return at;
}

static uint8_t
shape_of(const struct letters *w, bool stop)
{
	if (w->stops && !stop && w->letters > 3 && w->capitals * 2 < w->letters)
		return SHAPE_HOST;
	if (stop && w->letters == w->capitals && w->letters - w->stops <= 1)
		return SHAPE_INITIAL;
	if (w->capitals == w->letters && w->letters)
		return w->letters <= 3 ? SHAPE_SHORT : SHAPE_UPPER;
	if (!w->capitals)
		return SHAPE_LOWER;
	if (w->first_capital)
		return w->capitals > 1 && w->capitals * 2 > w->letters ? SHAPE_MIXED : SHAPE_CAPITAL;
	return SHAPE_MIXED;
}

static void
push(struct cutter *c, struct ref_token k)
{
	k.glued = c->e->tokens.n && vec_last(&c->e->tokens).end == k.beg;
	vec_push(&c->e->tokens, k);
	c->at = k.end;
}

/* Month names with a day and no year: "14 February", "October 15". */
static size_t
day_and_month(struct date *d, struct slice s)
{
	char buf[40];
	size_t n = 0, words = 0;

	for (; n < s.n && n < 24; n++) {
		if (strchr(",;:()[]\n/", s.p[n]) || (unsigned char)s.p[n] == 0xE2)
			break;
		if (s.p[n] == ' ' && ++words == 2)
			break;
	}
	while (n && (s.p[n - 1] == '.' || s.p[n - 1] == ' '))
		n--;
	if (n < 4)
		return 0;
	memcpy(buf, s.p, n);
	memcpy(buf + n, ", 2000", 6);
	if (date_parse(d, (struct slice){ buf, n + 6 }) != n + 6 || !d->day)
		return 0;
	d->year = 0;
	return n;
}

/* 1945-51, 1939–1945: two years are no date. 2019-08 is one, since no year ends in so small a number first. */
static bool
is_year_range(struct slice s, size_t digits)
{
	size_t at = digits, n = 0;

	if (digits != 4)
		return false;
	if (at < s.n && s.p[at] == '-')
		at++;
	else if (at + 3 <= s.n && (memcmp(s.p + at, "\xE2\x80\x93", 3) == 0 || memcmp(s.p + at, "\xE2\x80\x94", 3) == 0))
		at += 3;
	else
		return false;
	while (at + n < s.n && n < 5 && is_digit((unsigned char)s.p[at + n]))
		n++;
	if (n == 2 && s.p[digits] == '-') /* a month, or the last digits of a later year */
		return (s.p[at] - '0') * 10 + s.p[at + 1] - '0' > 12 ||
		       (at + 2 < s.n && s.p[at + 2] != '-' && memcmp(s.p + at, s.p + 2, 2) > 0 && s.p[at] != '0');
	return n == 2 || n == 4;
}

static bool
take_date(struct cutter *c)
{
	struct slice s = slice_sub(c->s, c->at, c->s.n);
	struct ref_token k = { .beg = (uint32_t)c->at };
	size_t digits = 0, n;

	while (digits < s.n && is_digit((unsigned char)s.p[digits]))
		digits++;
	if (digits > 4 || is_year_range(s, digits) || (digits && digits < s.n && digits < 3 && s.p[digits] == ','))
		return false;
	if (digits == 4 && s.n > 5 && s.p[4] >= 'a' && s.p[4] <= 'f' && !is_letter((unsigned char)s.p[5]) &&
	    !is_digit((unsigned char)s.p[5])) { /* 2019a */
		n = date_parse(&k.date, slice_sub(s, 0, 4));
		if (n)
			n++;
	} else {
		n = date_parse(&k.date, s);
	}
	if (!n) {
		n = day_and_month(&k.date, s);
		if (!n)
			return false;
		k.kind = TOKEN_IS_DAY;
	} else if (k.date.month || n > 5) {
		k.kind = TOKEN_IS_DATE;
	} else {
		if (k.date.year < 1500 || k.date.year > 2100)
			return false;
		k.kind = TOKEN_IS_YEAR;
	}
	k.end = k.beg + (uint32_t)n;
	push(c, k);
	return true;
}

/* 2017, October 15: what APA prints, in one token. */
static void
join_year(struct cutter *c)
{
	struct ref_token *year = &vec_last(&c->e->tokens);
	size_t at = year->end;
	struct date d;
	size_t n;

	if (year->kind != TOKEN_IS_YEAR || at + 2 >= c->s.n || c->s.p[at] != ',' || c->s.p[at + 1] != ' ')
		return;
	n = day_and_month(&d, slice_sub(c->s, at + 2, c->s.n));
	if (!n) { /* 2017, October */
		char buf[24];
		size_t end = at + 2;

		while (end < c->s.n && end - at < 12 && is_letter((unsigned char)c->s.p[end]))
			end++;
		memcpy(buf, c->s.p + at + 2, end - at - 2);
		memcpy(buf + (end - at - 2), " 2000", 5);
		if (end < at + 5 || date_parse(&d, (struct slice){ buf, end - at + 3 }) != end - at + 3)
			return;
		n = end - at - 2;
	}
	d.year = year->date.year;
	if (!date_valid(d))
		return;
	year->date = d;
	year->kind = TOKEN_IS_DATE;
	year->end = (uint32_t)(at + 2 + n);
	c->at = year->end;
}

static bool
take_url(struct cutter *c)
{
	struct slice s = slice_sub(c->s, c->at, c->s.n);
	struct ref_token k = { .beg = (uint32_t)c->at, .kind = TOKEN_IS_URL };
	size_t end;

	if (slice_starts(s, SLICE("10.")) && s.n > 8) {
		size_t n = 3;

		while (n < s.n && is_digit((unsigned char)s.p[n]))
			n++;
		if (n >= 7 && n < s.n && s.p[n] == '/') {
			while (n < s.n && (unsigned char)s.p[n] > ' ' && !strchr("<>\"", s.p[n]))
				n++;
			while (strchr(".,;)]", s.p[n - 1]))
				n--;
			k.kind = TOKEN_IS_DOI;
			k.end = k.beg + (uint32_t)n;
			push(c, k);
			return true;
		}
	}
	end = url_end(c->s, c->at);
	if (!end)
		return false;
	k.end = (uint32_t)end;
	push(c, k);
	return true;
}

static void
take_number(struct cutter *c)
{
	struct ref_token k = { .beg = (uint32_t)c->at, .kind = TOKEN_IS_NUMBER };
	size_t at = c->at, n;
	uint32_t cp;

	for (;;) {
		while (at < c->s.n && (is_digit((unsigned char)c->s.p[at]) ||
					  ((c->s.p[at] == ',' || c->s.p[at] == '.') && at + 1 < c->s.n &&
					      is_digit((unsigned char)c->s.p[at + 1]))))
			at++;
		cp = peek(c, at, &n);
		if (k.kind == TOKEN_IS_NUMBER && n && (cp == '-' || cp == 0x2013 || cp == 0x2010 || cp == 0x2011 || cp == 0x2014) &&
		    at + n < c->s.n && is_digit((unsigned char)c->s.p[at + n])) {
			k.kind = TOKEN_IS_RANGE;
			at += n;
			continue;
		}
		break;
	}
	k.end = (uint32_t)at;
	push(c, k);
}

/* p106, pp51-56: the letters and the number apart. */
static size_t
page_letters(const struct cutter *c)
{
	size_t at = c->at;

	while (at < c->s.n && (c->s.p[at] | 0x20) == 'p' && at - c->at < 2)
		at++;
	return at > c->at && at < c->s.n && is_digit((unsigned char)c->s.p[at]) ? at : 0;
}

static void
take_word(struct cutter *c)
{
	struct ref_token k = { .beg = (uint32_t)c->at, .kind = TOKEN_IS_WORD };
	struct letters w = { 0 };
	char folded[FOLD_MAX];
	struct slice f = { folded, 0 };
	size_t letters = page_letters(c), end = letters ? letters : word_end(c, c->at, &w);
	bool stop = end < c->s.n && c->s.p[end] == '.';

	if (letters)
		w.letters = 1;
	if (!w.letters) {
		take_number(c);
		return;
	}
	f.n = gaz_fold(folded, sizeof(folded), slice_sub(c->s, c->at, end));
	k.key = gaz_extend(GAZ_START, f);
	k.classes = gaz_classes(k.key);
	if (stop)
		stop = (w.letters == w.capitals && w.run == 1) || is_abbreviation(f);
	k.shape = shape_of(&w, stop);
	k.end = (uint32_t)(end + stop);
	push(c, k);
}

static bool
may_be_url(struct cutter *c, uint32_t cp)
{
	size_t left = c->s.n - c->at;
	const char *slash;

	if (c->slash < c->at) {
		slash = memchr(c->s.p + c->at, '/', left);
		c->slash = slash ? (size_t)(slash - c->s.p) : c->s.n;
	}
	return c->slash < c->s.n && (is_digit(cp) || (cp | 0x20) == 'h' || (cp | 0x20) == 'f' ||
					memchr(c->s.p + c->at, '.', left < HOST_DOT ? left : HOST_DOT));
}

static char
mark_of(uint32_t cp)
{
	switch (cp) {
	case 0x201C: case 0x201D: case 0x201E: case 0x201F: case 0x00AB: case 0x00BB: case 0x2018: case 0x2019:
	case 0x201A: case 0x2039: case 0x203A: case '\'': case '`': return '"';
	case 0x2013: case 0x2014: case 0x2015: case 0x2212: return '-';
	case 0x2026: return '.';
	default: return cp < 0x80 ? (char)cp : '#';
	}
}

static void
cut(struct cutter *c)
{
	size_t n;
	uint32_t cp;

	while ((cp = peek(c, c->at, &n)), n) {
		struct ref_token k = { .beg = (uint32_t)c->at, .end = (uint32_t)(c->at + n) };

		if (cp <= ' ' || utf8_is_space(cp)) {
			c->at += n;
			continue;
		}
		if (is_letter(cp) || is_digit(cp)) {
			if (may_be_url(c, cp) && take_url(c))
				continue;
			if (is_digit(cp) && take_date(c)) {
				join_year(c);
				continue;
			}
			take_word(c);
			if ((vec_last(&c->e->tokens).classes & GAZ_MONTH)) {
				struct ref_token word = vec_last(&c->e->tokens);

				c->e->tokens.n--;
				c->at = word.beg;
				if (!take_date(c)) {
					vec_push(&c->e->tokens, word);
					c->at = word.end;
				}
			}
			continue;
		}
		k.mark = mark_of(cp);
		push(c, k);
	}
}

void
entry_cut(struct ref_entry *e, struct slice text)
{
	struct cutter c = { .e = e };

	if (text.n > ENTRY_BYTES_MAX) {
		size_t n = ENTRY_BYTES_MAX;

		while (n && ((unsigned char)text.p[n] & 0xC0) == 0x80)
			n--;
		text.n = n;
	}
	c.s = e->text = text;
	vec_clear(&e->tokens);
	cut(&c);
	entry_find_quotes(e);
	entry_find_phrases(e);
}

void
entry_free(struct ref_entry *e)
{
	vec_free(&e->tokens);
	vec_free(&e->segments);
	vec_free(&e->segment_of);
	vec_free(&e->labels);
}
