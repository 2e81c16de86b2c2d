#include "entity_parts.h"

enum { LIST_MAX = 8, GAP_MAX = 4 };

static bool
is_mark(const struct entity_finder *f, uint32_t i, uint32_t cp)
{
	return i < f->t.at.n && f->t.at.at[i].kind == TOKEN_MARK && f->t.at.at[i].type == cp;
}

static bool
is_short(const struct entity_finder *f, const struct form *m)
{
	return m->words == 1 && f->t.at.at[m->first].kind == TOKEN_UPPER;
}

/* Do most letters of the short form begin words of the long one? */
static bool
fits(const struct entity_finder *f, const struct form *m, const struct form *of)
{
	size_t at = 0, hits = 0;
	uint32_t i;

	for (i = of->first; i <= of->last; i++) {
		struct slice w = entity_word(f, i);
		size_t k = at;

		while (w.n && k < m->key.n && m->key.p[k] != w.p[0])
			k++;
		if (w.n && k < m->key.n) {
			hits++;
			at = k + 1;
		}
	}
	return hits * 2 > m->key.n;
}

/* The names in the brackets behind a long one are its own when the first is short for it. */
static size_t
join_list(struct entity_finder *f, size_t long_one)
{
	const struct piece *p = &f->pieces.at[long_one];
	uint32_t end = p->last + 1, i;
	size_t k = long_one + 1, first = k;
	const struct form *of = &f->forms.at[p->form];

	if (!is_mark(f, end, '(') || (f->t.at.at[end].flags & TOKEN_BREAK))
		return long_one;
	while (++end < f->t.at.n && !is_mark(f, end, ')') && !(f->t.at.at[end].flags & TOKEN_BREAK))
		;
	if (!is_mark(f, end, ')') || first >= f->pieces.n || f->pieces.at[first].first > end)
		return long_one;
	for (i = p->last + 2; i < f->pieces.at[first].first; i++)
		if (f->t.at.at[i].kind != TOKEN_MARK && !entity_token_is(f, i, "the") && !entity_token_is(f, i, "or"))
			return long_one;
	if (of->words < 2 || !is_short(f, &f->forms.at[f->pieces.at[first].form]) ||
	    !fits(f, &f->forms.at[f->pieces.at[first].form], of))
		return long_one;
	for (; k < f->pieces.n && f->pieces.at[k].first < end && k - first < LIST_MAX; k++) {
		struct form *m = &f->forms.at[f->pieces.at[k].form];

		for (i = f->pieces.at[k - 1].last + 1; k > first && i < f->pieces.at[k].first; i++)
			if (f->t.at.at[i].kind != TOKEN_MARK && !entity_token_is(f, i, "the") && !entity_token_is(f, i, "or") &&
			    !entity_token_is(f, i, "and"))
				return k - 1;
		if (k > first && m->kind != f->forms.at[p->form].kind && !is_short(f, m))
			return k - 1;
		m->kind = f->forms.at[p->form].kind;
		entity_join(f, f->pieces.at[k].form, p->form, NAME_DEFINED);
	}
	return k - 1;
}

/* "also known as", "aka", "formerly called" between two names. */
static void
join_called(struct entity_finder *f, size_t k)
{
	const struct piece *a = &f->pieces.at[k], *b = a + 1;
	uint32_t i;
	bool called = false;

	if (b->first - a->last > GAP_MAX + 2 || f->forms.at[a->form].kind != f->forms.at[b->form].kind)
		return;
	for (i = a->last + 1; i < b->first; i++) {
		if (f->t.at.at[i].flags & TOKEN_BREAK)
			return;
		called |= entity_token_is(f, i, "aka") || (i && entity_token_is(f, i, "as") && entity_token_is(f, i - 1, "known")) ||
		    entity_token_is(f, i, "called") || entity_token_is(f, i, "nicknamed");
	}
	if (called)
		entity_join(f, b->form, a->form, NAME_CALLED);
}

void
entity_join_defined(struct entity_finder *f)
{
	size_t k;

	for (k = 0; k + 1 < f->pieces.n; k++) {
		join_called(f, k);
		k = join_list(f, k);
	}
}
