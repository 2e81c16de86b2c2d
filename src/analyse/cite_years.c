#include "ref_find.h"

#include <string.h>

/* Marks in brackets that name an entry of a list without numbers: (Harlan, 2011), (see Harlan and Lund 2011a, p. 3), (Harlan 12). */

enum {
	BRACKET_MAX = 240, /* bytes between the brackets */
	CHAIN_MAX = 64     /* works of one author that are tried */
};

/* A reference in the chain of those whose first author, or title where there is none, is the same. */
struct entry {
	uint32_t reference, next; /* next: index + 1 */
};

struct finder {
	struct ref_finder *f;
	struct map names; /* folded -> index + 1 of entries */
	VEC(struct entry) entries;
	struct str key;
};

static void
know(struct finder *x, uint32_t reference, const char *name)
{
	uint64_t *slot;

	str_clear(&x->key);
	ref_fold(&x->key, slice_of(name));
	if (!x->key.n)
		return;
	slot = map_put(&x->names, str_slice(&x->key), 0, NULL);
	vec_push(&x->entries, ((struct entry){ .reference = reference, .next = (uint32_t)*slot }));
	*slot = x->entries.n;
}

static void
learn(struct finder *x)
{
	uint32_t i;

	for (i = 0; i < x->f->refs.n; i++) {
		const struct reference *r = &x->f->refs.at[i];
		const char *name = r->nauthors ? (r->authors[0].family ? r->authors[0].family : r->authors[0].literal) : r->title;

		if (r->kind <= REFERENCE_BACK && !r->label && name)
			know(x, i, name);
	}
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A year at `at`, with its letter: the bytes it takes, 0: there is none. */
static size_t
year_at(struct slice s, size_t at)
{
	size_t n = 4;

	if (at + 4 > s.n || (at && is_digit(s.p[at - 1])) || !(s.p[at] == '1' || s.p[at] == '2') || !is_digit(s.p[at + 1]) ||
	    !is_digit(s.p[at + 2]) || !is_digit(s.p[at + 3]))
		return 0;
	if (at + n < s.n && s.p[at + n] >= 'a' && s.p[at + n] <= 'h')
		n++;
	return at + n < s.n && (is_digit(s.p[at + n]) || (s.p[at + n] >= 'a' && s.p[at + n] <= 'z')) ? 0 : n;
}

/* Does the entry bear the year as printed, 2011 or 2011a? */
static bool
has_year(const struct reference *r, struct slice year)
{
	uint32_t n = (uint32_t)(year.p[0] - '0') * 1000 + (uint32_t)(year.p[1] - '0') * 100 + (uint32_t)(year.p[2] - '0') * 10 +
		     (uint32_t)(year.p[3] - '0');

	return r->date.year == (int)n && (year.n == 4 || (r->text && slice_find(slice_of(r->text), year, 0) != SIZE_MAX));
}

/* The reference of a name and a year; without a year, one of a person's or without an author. */
static uint32_t
find(struct finder *x, struct slice name, struct slice year)
{
	uint32_t at, steps = 0, found = REFERENCE_NONE;
	uint64_t *slot;

	str_clear(&x->key);
	ref_fold(&x->key, name);
	slot = x->key.n ? map_get(&x->names, str_slice(&x->key)) : NULL;
	for (at = slot ? (uint32_t)*slot : 0; at && steps < CHAIN_MAX; at = x->entries.at[at - 1].next, steps++) {
		const struct reference *r = &x->f->refs.at[x->entries.at[at - 1].reference];

		if (year.n ? has_year(r, year) : !r->nauthors || r->authors[0].family)
			found = x->entries.at[at - 1].reference;
	}
	return found;
}

/* Behind what leads to a mark: "see also ". */
static struct slice
without_lead(struct slice s)
{
	static const char *const leads[] = { "see ", "also ", "cf. ", "e.g. ", "e.g., ", "quoted in ", "cited in ", "qtd. in ", "for example ", "in " };
	size_t i;

	s = slice_trim(s);
	for (i = 0; i < sizeof(leads) / sizeof(leads[0]); i++)
		if (slice_starts_case(s, slice_of(leads[i])))
			s = slice_trim(slice_sub(s, strlen(leads[i]), s.n));
	return s;
}

/* Where the first of several names ends: "Harlan and Lund", "Harlan et al.". */
static struct slice
first_name(struct slice s)
{
	static const char *const joins[] = { " and ", " & ", " et al", ",", " und ", " et " };
	size_t i, at;

	for (i = 0; i < sizeof(joins) / sizeof(joins[0]); i++)
		if ((at = slice_find(s, slice_of(joins[i]), 0)) != SIZE_MAX)
			s = slice_sub(s, 0, at);
	return s;
}

/* "Harlan 12–14", "Harlan, p. 12": the name. */
static struct slice
without_pages(struct slice s)
{
	static const char *const parts[] = { " p", " pp", ".", ",", "-", "–" };
	size_t i, n = s.n + 1;

	while (s.n < n) {
		n = s.n;
		while (s.n && (is_digit(s.p[s.n - 1]) || s.p[s.n - 1] == ' '))
			s.n--;
		for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
			if (slice_ends(s, slice_of(parts[i])))
				s.n -= strlen(parts[i]);
	}
	return s;
}

static bool
add(struct finder *x, struct slice piece, struct slice name, struct slice year, size_t beg, size_t end)
{
	const char *text = x->f->a->doc.text.p;
	uint32_t r = find(x, name, year);

	if (r == REFERENCE_NONE)
		r = find(x, first_name(name), year);
	if (r == REFERENCE_NONE)
		return false;
	vec_push(&x->f->citations, ((struct citation){ .beg = (uint32_t)(piece.p - text + beg), .end = (uint32_t)(piece.p - text + end),
				       .kind = CITATION_MARKER, .reference = r }));
	return true;
}

/* One mark of a bracket, with all years that it names; `alone`: the bracket holds nothing else. */
static void
read_piece(struct finder *x, struct slice s, bool alone)
{
	size_t at, n, beg = 0, name = 0;

	s = without_lead(s);
	for (at = 0; at < s.n; at++) {
		if (!(n = year_at(s, at)))
			continue;
		name = name ? name : at;
		if (!add(x, s, slice_sub(s, 0, name), slice_sub(s, at, at + n), beg, at + n))
			return;
		at += n - 1;
		for (beg = at + 1; beg < s.n && (s.p[beg] == ',' || s.p[beg] == ' '); beg++)
			;
	}
	if (name || !alone || !s.n)
		return;
	add(x, s, without_pages(s), (struct slice){ 0 }, 0, s.n);
}

static void
read_bracket(struct finder *x, struct slice s)
{
	size_t at, from = 0;

	for (at = 0; at <= s.n; at++)
		if (at == s.n || s.p[at] == ';') {
			read_piece(x, slice_sub(s, from, at), from == 0 && at == s.n);
			from = at + 1;
		}
}

void
cite_years(struct ref_finder *f)
{
	struct finder x = { .f = f };
	struct slice s = f->a->doc.text;
	size_t at = 0, end, behind;

	learn(&x);
	while (x.entries.n && (at = slice_find(s, SLICE("("), at)) != SIZE_MAX) {
		if (ref_in_list(f, at, &behind)) {
			at = behind;
			continue;
		}
		for (end = at + 1; end < s.n && end <= at + BRACKET_MAX && !strchr("()\n", s.p[end] ? s.p[end] : 'x'); end++)
			;
		if (end < s.n && s.p[end] == ')')
			read_bracket(&x, slice_sub(s, at + 1, end));
		at = end < s.n && s.p[end] == '(' ? end : end + 1 < s.n ? end + 1 : s.n;
	}
	map_free(&x.names);
	vec_free(&x.entries);
	str_free(&x.key);
}
