#include "ref_find.h"

#include <string.h>

#include "base/utf8.h"

/* Marks in the text that point to numbered or starred notes. */

enum {
	RANGE_MAX = 50, /* notes that one range may name */
	AHEAD_MAX = 2,  /* a digit that is no bracket's counts only in its turn: so far ahead of the last one */
	LISTS_NEAR = 64, /* lists on either side in which a number is looked for */
};

struct marker_finder {
	struct ref_finder *f;
	struct slice s;
	uint32_t list; /* the list looked in first: the next one behind the place */
	uint32_t highest; /* number pointed to so far, for marks that are mere digits */
	size_t found;
};

static uint32_t
note_in_list(const struct ref_finder *f, uint32_t list, uint32_t number)
{
	const struct note_list *l = &f->notes.lists.at[list];
	uint32_t k = l->first + number - 1;

	if (!number || l->first == l->last)
		return REFERENCE_NONE;
	if (k >= l->last)
		k = l->last - 1;
	while (k > l->first && f->notes.notes.at[k].number > number)
		k--;
	return f->notes.notes.at[k].number == number ? f->first_of_note.at[k] : REFERENCE_NONE;
}

/* The reference of a number: in the next list that has it, else in an earlier one; not far off. */
static uint32_t
reference_of(const struct marker_finder *m, uint32_t number)
{
	const struct ref_finder *f = m->f;
	uint32_t l, r, n = (uint32_t)f->notes.lists.n, list = m->list < n ? m->list : n;

	for (l = list; l < n && l - list < LISTS_NEAR; l++)
		if ((r = note_in_list(f, l, number)) != REFERENCE_NONE)
			return r;
	for (l = list; l-- > 0 && list - l <= LISTS_NEAR;)
		if ((r = note_in_list(f, l, number)) != REFERENCE_NONE)
			return r;
	return REFERENCE_NONE;
}

static bool
add(struct marker_finder *m, size_t beg, size_t end, uint32_t number)
{
	uint32_t r = reference_of(m, number);

	if (r == REFERENCE_NONE)
		return false;
	vec_push(&m->f->citations, ((struct citation){ .beg = (uint32_t)beg, .end = (uint32_t)end,
				       .kind = CITATION_MARKER, .reference = r }));
	m->found++;
	return true;
}

static size_t
number_at(uint32_t *number, struct slice s, size_t at)
{
	size_t beg = at;

	for (*number = 0; at < s.n && s.p[at] >= '0' && s.p[at] <= '9' && at - beg < 4; at++)
		*number = *number * 10 + (uint32_t)(s.p[at] - '0');
	return *number ? at - beg : 0;
}

static size_t
dash_at(struct slice s, size_t at)
{
	static const char *const dashes[] = { "-", "–", "—", "‐", "‑" };
	size_t i;

	for (i = 0; i < sizeof(dashes) / sizeof(dashes[0]); i++)
		if (slice_starts(slice_sub(s, at, s.n), slice_of(dashes[i])))
			return strlen(dashes[i]);
	return 0;
}

static size_t
skip_blanks(struct slice s, size_t at)
{
	while (at < s.n && s.p[at] == ' ')
		at++;
	return at;
}

/* "note ", "n. ", "ref. " before the number */
static size_t
skip_word(struct slice s, size_t at)
{
	static const char *const words[] = { "note ", "Note ", "n ", "n. ", "ref. ", "fn ", "Ref. ", "footnote ", "^", "nb " };
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (slice_starts(slice_sub(s, at, s.n), slice_of(words[i])))
			return at + strlen(words[i]);
	return at;
}

/*
 * A group of numbers in brackets: [3], [1, 3], [2–4], [3, p. 12], from its opening one at `at`. Returns the end, 0: it is
 * none. With `test` nothing is added, and 1 or more is returned when all numbers have a note.
 */
static size_t
take_group(struct marker_finder *m, size_t at, char close, bool test)
{
	size_t i = skip_word(m->s, skip_blanks(m->s, at + 1)), n, beg, dash, count = 0, single;
	uint32_t a, b, k;

	for (;;) {
		i = skip_blanks(m->s, i);
		beg = i;
		if (!(n = number_at(&a, m->s, i))) {
			if (!count || close != ']' || !slice_starts(slice_sub(m->s, i, m->s.n), SLICE("p")))
				return 0;
			while (i < m->s.n && m->s.p[i] != close && m->s.p[i] != '\n' && i - beg < 20) /* a page */
				i++;
			if (i >= m->s.n || m->s.p[i] != close)
				return 0;
			return i + 1;
		}
		i = skip_blanks(m->s, i + n);
		b = a;
		if ((dash = dash_at(m->s, i))) {
			i = skip_blanks(m->s, i + dash);
			if (!(n = number_at(&b, m->s, i)) || b < a || b - a > RANGE_MAX)
				return 0;
			i = skip_blanks(m->s, i + n);
		}
		if (i >= m->s.n || !strchr(",;&", m->s.p[i] ? m->s.p[i] : '\1')) {
			if (i >= m->s.n || m->s.p[i] != close)
				return 0;
		}
		single = !count && m->s.p[i] == close && a == b;
		for (k = a; k <= b; k++)
			if (test ? reference_of(m, k) == REFERENCE_NONE :
				   (!add(m, single ? at : beg, single ? i + 1 : beg + (a == b ? n : i - beg), k) && a == b))
				return test ? 0 : i + 1;
		count++;
		if (m->s.p[i] == close)
			return i + 1;
		i++;
	}
}

static bool
is_unit(struct slice s, size_t at)
{
	static const char *const units[] = { "km", "m", "cm", "mm", "ft", "mi", "in", "CO", "E=mc" };
	size_t i, beg = at;

	while (beg > 0 && s.p[beg - 1] > ' ' && at - beg < 6)
		beg--;
	for (i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (slice_eq(slice_sub(s, beg, at), slice_of(units[i])))
			return true;
	return false;
}

/* ¹, ²,³ and ⁴⁻⁶: numbers one by one. Returns the end. */
static size_t
take_raised(struct marker_finder *m, size_t at)
{
	uint32_t number, from, k;
	size_t n = raised_number(&number, m->s, at), next, dash;

	if (!n || is_unit(m->s, at))
		return at + (n ? n : 1);
	add(m, at, at + n, number);
	next = at + n;
	dash = slice_starts(slice_sub(m->s, next, m->s.n), SLICE("⁻")) ? strlen("⁻") : dash_at(m->s, next);
	if (dash && (n = raised_number(&from, m->s, next + dash)) && from > number && from - number < RANGE_MAX) {
		for (k = number + 1; k <= from; k++)
			add(m, next + dash, next + dash + n, k);
		next += dash + n;
	}
	return next;
}

/* Digits behind a word or its mark: "stated.12 Next". They count only in their turn. */
static size_t
take_digits(struct marker_finder *m, size_t at)
{
	uint32_t number;
	size_t n = number_at(&number, m->s, at), end = at + n;
	char before = at ? m->s.p[at - 1] : ' ', before2 = at > 1 ? m->s.p[at - 2] : ' ';
	bool mark = strchr(".,;:!?)\"", before) || (unsigned char)before >= 0x80;

	if (!n || (before >= '0' && before <= '9'))
		return at + 1;
	if ((end < m->s.n && !strchr(" \n,;.)", m->s.p[end])) || (end + 1 < m->s.n && strchr(",.", m->s.p[end]) &&
								   m->s.p[end + 1] >= '0' && m->s.p[end + 1] <= '9'))
		return end;
	if (!(before >= 'a' && before <= 'z') && !(mark && before2 != ' ' && !(before2 >= '0' && before2 <= '9')))
		return end;
	if (before == '.' && before2 >= 'A' && before2 <= 'Z')
		return end;
	if (number > m->highest + AHEAD_MAX || (!mark && number != m->highest + 1))
		return end;
	if (add(m, at, end, number) && number > m->highest)
		m->highest = number;
	return end;
}

enum scan { SCAN_BRACKETS, SCAN_ROUND, SCAN_DIGITS };

static size_t
take(struct marker_finder *m, size_t at, enum scan scan)
{
	unsigned char c = (unsigned char)m->s.p[at];
	char close = c == '[' ? ']' : ')';
	size_t end = 0;

	if (scan == SCAN_BRACKETS && (c == 0xC2 || c == 0xE2))
		return take_raised(m, at);
	if ((c == '[' && scan == SCAN_BRACKETS) || (c == '(' && scan == SCAN_ROUND)) {
		if (c == '[' || take_group(m, at, close, true))
			end = take_group(m, at, close, false);
		return end ? end : at + 1;
	}
	if (scan == SCAN_DIGITS && c >= '0' && c <= '9')
		return take_digits(m, at);
	return at + 1;
}

static void
scan_text(struct marker_finder *m, enum scan scan)
{
	const struct notes *n = &m->f->notes;
	size_t at = 0, end;

	m->list = 0;
	while (at < m->s.n) {
		while (m->list < n->lists.n && n->lists.at[m->list].beg <= at) {
			end = n->lists.at[m->list].end;
			m->list++;
			if (at < end)
				at = end;
			m->highest = 0;
		}
		if (at < m->s.n)
			at = take(m, at, scan);
	}
}

/* A starred note: the same sign behind a word before the list. */
static void
scan_symbols(struct ref_finder *f, const struct note *n, uint32_t reference)
{
	struct slice s = f->a->doc.text, sign = slice_sub(s, n->label_beg, n->label_end);
	size_t at, limit = f->notes.lists.at[n->list].beg, from = 0;

	while ((at = slice_find(slice_sub(s, 0, limit), sign, from)) != SIZE_MAX) {
		size_t end = at + sign.n;
		bool same = (at >= sign.n && slice_eq(slice_sub(s, at - sign.n, at), sign)) ||
			    slice_starts(slice_sub(s, end, s.n), sign) || (end < s.n && s.p[end] == '*') ||
			    (at && s.p[at - 1] == '*');

		from = end;
		if (at && !same && (unsigned char)s.p[at - 1] > ' ' && s.p[at - 1] != '\n')
			vec_push(&f->citations, ((struct citation){ .beg = (uint32_t)at, .end = (uint32_t)end,
						    .kind = CITATION_MARKER, .reference = reference }));
	}
}

void
cite_markers(struct ref_finder *f)
{
	struct marker_finder m = { .f = f, .s = f->a->doc.text };
	bool numbered = false;
	uint32_t k, signs = 0;

	for (k = 0; k < f->notes.notes.n; k++) {
		const struct note *n = &f->notes.notes.at[k];

		numbered |= n->number > 0;
		if (!n->number && n->label_beg < n->label_end && f->first_of_note.at[k] != REFERENCE_NONE && signs++ < 12)
			scan_symbols(f, n, f->first_of_note.at[k]);
	}
	if (!numbered)
		return;
	scan_text(&m, SCAN_BRACKETS);
	if (!m.found)
		scan_text(&m, SCAN_ROUND);
	if (!m.found)
		scan_text(&m, SCAN_DIGITS);
}
