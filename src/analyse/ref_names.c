#include "ref_find.h"

#include <string.h>

static struct slice
between(const struct ref_entry *e, size_t first, size_t last)
{
	return slice_sub(e->text, e->tokens.at[first].beg, e->tokens.at[last].end);
}

static bool
is_suffix(const struct ref_entry *e, size_t i)
{
	static const char *const list[] = { "Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV" };
	size_t k;

	for (k = 0; k < sizeof(list) / sizeof(list[0]); k++)
		if (slice_eq(between(e, i, i), slice_of(list[k])))
			return true;
	return false;
}

static bool
is_initials(const struct ref_token *k)
{
	return k->shape == SHAPE_SHORT || k->shape == SHAPE_INITIAL;
}

/* Where the family name begins in "Given van der Family". */
static size_t
family_at(const struct ref_entry *e, size_t first, size_t last)
{
	size_t at = last;

	while (at > first && e->tokens.at[at].glued) /* what a hyphen with no blank holds together */
		at--;
	while (at > first && (e->tokens.at[at - 1].classes & GAZ_PARTICLE) &&
	       (at - 1 > first || e->tokens.at[at - 1].shape == SHAPE_LOWER))
		at--;
	return at;
}

struct name
ref_name(struct ref_finder *f, const struct ref_entry *e, size_t first, size_t last)
{
	struct name n = { 0 };
	struct slice given;
	size_t comma, at;

	while (first < last && (e->tokens.at[first].classes & GAZ_TITLE) && e->tokens.at[first + 1].kind == TOKEN_IS_WORD)
		first++;
	while (last > first && is_suffix(e, last)) /* CSL keeps it apart from the name */
		last -= last > first + 1 && e->tokens.at[last - 1].mark == ',' ? 2 : 1;
	for (comma = first; comma <= last && e->tokens.at[comma].mark != ','; comma++)
		;
	if (comma > first && comma < last) {
		n.family = ref_printed(f, between(e, first, comma - 1));
		n.given = ref_printed(f, between(e, comma + 1, last));
		return n;
	}
	if (last > first && is_initials(&e->tokens.at[last]) && !is_initials(&e->tokens.at[first])) {
		for (at = last; at > first + 1 && is_initials(&e->tokens.at[at - 1]); at--)
			;
		n.family = ref_printed(f, between(e, first, at - 1));
		given = between(e, at, last);
		if (given.p[given.n - 1] == '.' && e->tokens.at[at].shape == SHAPE_INITIAL && at == last)
			given.n--; /* the list's full stop, not the initial's */
		n.given = ref_printed(f, given);
		return n;
	}
	at = family_at(e, first, last);
	n.family = ref_printed(f, between(e, at, last));
	if (at > first)
		n.given = ref_printed(f, between(e, first, at - 1));
	return n;
}
