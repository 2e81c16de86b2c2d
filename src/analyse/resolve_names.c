#include "resolve.h"

#include <string.h>

#include "base/utf8.h"

enum { NAMES_MAX = 64, NAME_WORDS = 8 };

void
resolve_fold(struct str *out, struct slice s, char gap)
{
	size_t at, used, i, n, beg = out->n;
	uint32_t cp, folded[UTF8_FOLD_MAX];
	bool open = false;

	for (at = 0; at < s.n; at += used) {
		used = utf8_decode(s, at, &cp);
		if (cp == '\'' || cp == 0x2019 || cp == 0x2018 || utf8_is_mark(cp))
			continue;
		if (cp == '&') { /* "&" is "and" */
			str_puts(out, gap && out->n > beg ? " and" : "and");
			open = true;
			continue;
		}
		if (!utf8_is_alnum(cp)) {
			open = true;
			continue;
		}
		if (open && gap && out->n > beg)
			str_putc(out, gap);
		open = false;
		n = utf8_fold(cp, false, folded);
		for (i = 0; i < n; i++)
			if (utf8_is_alnum(folded[i]))
				str_putcp(out, folded[i]);
	}
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Optimal string alignment in a band; bytes, which in folded text are letters nearly always. */
size_t
resolve_distance(struct slice a, struct slice b, size_t most)
{
	enum { MAX = 255 };
	size_t rows[3][MAX + 1], i, k;

	if (a.n > b.n) {
		struct slice t = a;

		a = b;
		b = t;
	}
	if (b.n - a.n > most || b.n > MAX)
		return most + 1;
	for (k = 0; k <= b.n; k++)
		rows[0][k] = k;
	for (i = 1; i <= a.n; i++) {
		size_t *row = rows[i % 3], *up = rows[(i - 1) % 3], *up2 = rows[(i + 1) % 3], best = most + 1;
		size_t from = i > most ? i - most : 1, to = least(b.n, i + most);

		row[from - 1] = from == 1 ? i : most + 1;
		for (k = from; k <= to; k++) {
			row[k] = up[k - 1] + (a.p[i - 1] != b.p[k - 1]);
			row[k] = least(row[k], row[k - 1] + 1);
			if (k < i + most)
				row[k] = least(row[k], up[k] + 1);
			if (i > 1 && k > 1 && k - 1 > from && a.p[i - 1] == b.p[k - 2] && a.p[i - 2] == b.p[k - 1])
				row[k] = least(row[k], up2[k - 2] + 1);
			best = least(best, row[k]);
		}
		if (best > most)
			return most + 1;
	}
	return least(rows[a.n % 3][b.n], most + 1);
}

/* A name's words, folded, the family name's last. */
struct folded_name {
	struct str all;
	struct slice words[NAME_WORDS];
	size_t n;
	size_t given; /* words before the family name */
	bool whole;   /* of an institution, or of one whose parts are not known */
};

static void
cut_words(struct folded_name *f, size_t from)
{
	struct slice s = str_slice(&f->all);
	size_t at, end;

	for (at = from; at < s.n && f->n < NAME_WORDS; at = end + 1) {
		end = slice_find(s, SLICE(" "), at);
		if (end == SIZE_MAX)
			end = s.n;
		if (end > at)
			f->words[f->n++] = (struct slice){ s.p + at, end - at };
	}
}

static void
fold_name(struct folded_name *f, const struct name *n)
{
	size_t family;

	*f = (struct folded_name){ .whole = n->literal != NULL };
	if (n->literal)
		resolve_fold(&f->all, slice_of(n->literal), ' ');
	if (n->given)
		resolve_fold(&f->all, slice_of(n->given), ' ');
	family = f->all.n;
	if (n->family) {
		if (family)
			str_putc(&f->all, ' ');
		resolve_fold(&f->all, slice_of(n->family), ' ');
	}
	cut_words(f, 0);
	for (f->given = 0; !n->literal && f->given < f->n; f->given++)
		if (f->words[f->given].p >= f->all.p + family)
			break;
}

static bool
similar(struct slice a, struct slice b)
{
	return slice_eq(a, b) || (a.n >= 6 && b.n >= 6 && resolve_distance(a, b, 1) <= 1);
}

static bool
has_word(const struct folded_name *f, struct slice word)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		if (similar(f->words[i], word))
			return true;
	return false;
}

/* "wei li" and "li wei" too: all words of the shorter are words of the longer, one letter standing for a word. */
static bool
words_agree(const struct folded_name *a, const struct folded_name *b)
{
	const struct folded_name *s = a->n <= b->n ? a : b, *l = s == a ? b : a;
	size_t i, k, whole = 0;

	for (i = 0; i < s->n; i++) {
		struct slice w = s->words[i];
		bool found = has_word(l, w);

		whole += found && w.n > 1;
		for (k = 0; k < l->n && !found; k++)
			found = (w.n == 1 || l->words[k].n == 1) && w.p[0] == l->words[k].p[0];
		if (!found)
			return false;
	}
	return whole > 0 && s->n > 0;
}

/* The family name and the first letter of the given one, where it is known. */
static bool
families_agree(const struct folded_name *a, const struct folded_name *b)
{
	struct slice x, y;

	if (!a->n || !b->n)
		return false;
	x = a->words[a->n - 1];
	y = b->words[b->n - 1];
	if (!similar(x, y))
		return false;
	if (a->n == 1 || b->n == 1)
		return true;
	return a->words[0].p[0] == b->words[0].p[0];
}

static bool
names_agree(const struct name *a, const struct name *b)
{
	struct folded_name x, y;
	bool agree;

	fold_name(&x, a);
	fold_name(&y, b);
	agree = families_agree(&x, &y) || words_agree(&x, &y);
	str_free(&x.all);
	str_free(&y.all);
	return agree;
}

int
resolve_authors(const struct name *a, size_t na, const struct name *b, size_t nb)
{
	size_t i, k;

	if (!na || !nb)
		return 0;
	for (i = 0; i < least(na, NAMES_MAX); i++)
		for (k = 0; k < least(nb, NAMES_MAX); k++)
			if (names_agree(&a[i], &b[k]))
				return 1;
	return -1;
}

/* "nyt" of "new york times" */
static bool
is_initials(struct slice letters, const char *name)
{
	struct str words = { 0 };
	struct slice s;
	size_t i, n = 0;
	bool good = letters.n >= 2;

	resolve_fold(&words, slice_of(name), ' ');
	s = str_slice(&words);
	for (i = 0; i < s.n && good; i++)
		if (i == 0 || s.p[i - 1] == ' ') {
			if (slice_starts(slice_sub(s, i, s.n), SLICE("of ")) || slice_starts(slice_sub(s, i, s.n), SLICE("the ")))
				continue;
			good = n < letters.n && letters.p[n++] == s.p[i];
		}
	str_free(&words);
	return good && n == letters.n;
}

static bool
publishers_agree(struct slice a, const char *a_name, struct slice b, const char *b_name)
{
	enum { TELLING = 6 };
	struct slice s = a.n <= b.n ? a : b, l = a.n <= b.n ? b : a;

	if (!a.n || !b.n)
		return false;
	return slice_eq(a, b) || (s.n >= TELLING && slice_starts(l, s)) || (s.n >= 8 && resolve_distance(a, b, 1) <= 1) ||
	       (a_name && b.n <= 5 && is_initials(b, a_name)) || (b_name && a.n <= 5 && is_initials(a, b_name));
}

int
resolve_containers(const struct resolve_work *a, const struct resolve_work *b)
{
	if ((!a->container.n && !a->host.n) || (!b->container.n && !b->host.n))
		return 0;
	return publishers_agree(a->container, a->w.container, b->container, b->w.container) ||
		       publishers_agree(a->container, a->w.container, b->host, NULL) ||
		       publishers_agree(a->host, NULL, b->container, b->w.container) ||
		       (a->host.n && slice_eq(a->host, b->host))
		   ? 1
		   : -1;
}
