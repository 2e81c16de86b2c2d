#include "ref_entry.h"

static bool
is_name_part(const struct ref_token *k)
{
	return k->shape == SHAPE_INITIAL || (k->classes & GAZ_FIRST_NAME);
}

/* "Surname, Given": one capitalised word or two, a comma, a given name. */
static bool
is_inverted(const struct ref_entry *e)
{
	size_t i;

	for (i = 0; i < 3 && i + 1 < e->tokens.n; i++) {
		const struct ref_token *k = &e->tokens.at[i];

		if (k->mark == ',')
			return i > 0 && is_name_part(&e->tokens.at[i + 1]);
		if (k->kind != TOKEN_IS_WORD || (k->shape == SHAPE_LOWER && !(k->classes & GAZ_PARTICLE)))
			return false;
	}
	return false;
}

/* Does an outlet stand right before the date that the entry ends in? */
static bool
is_outlet_before(const struct ref_entry *e, size_t date)
{
	size_t i = date;

	while (i > 0 && e->tokens.at[i - 1].kind == TOKEN_IS_MARK)
		i--;
	return i > 0 && (((e->tokens.at[i - 1].cover & GAZ_OUTLET) && e->tokens.at[i - 1].cover_at) ||
			    ((e->tokens.at[i - 1].classes & GAZ_OUTLET_HEAD) && e->tokens.at[i - 1].shape != SHAPE_LOWER));
}

void
style_add(struct ref_style *s, const struct ref_entry *e)
{
	size_t i, stops = 0, commas = 0;
	bool quoted = false, url = false, year = false, early = false;

	if (!e->tokens.n)
		return;
	for (i = 0; i < e->tokens.n; i++) {
		const struct ref_token *k = &e->tokens.at[i];

		quoted |= k->mate > 0;
		url |= k->kind == TOKEN_IS_URL;
		if (k->kind == TOKEN_IS_YEAR || k->kind == TOKEN_IS_DATE) {
			early |= !year && i && e->tokens.at[i - 1].mark == '(' && i * 2 < e->tokens.n;
			year = true;
		}
		if (k->quote == QUOTE_NONE_YET || k->quote == QUOTE_BEHIND) {
			stops += k->mark == '.';
			commas += k->mark == ',';
		}
	}
	s->entries++;
	s->quoted += quoted;
	s->quoted_first += e->tokens.at[0].mate > 0;
	s->inverted += is_inverted(e);
	s->dated_early += early;
	s->stops += stops > commas;
	s->urls += url;
	for (i = e->tokens.n; i-- > 0 && e->tokens.at[i].kind == TOKEN_IS_MARK;)
		;
	if (i < e->tokens.n && (e->tokens.at[i].kind == TOKEN_IS_DATE || e->tokens.at[i].kind == TOKEN_IS_YEAR)) {
		s->ends_dated++;
		s->contained += is_outlet_before(e, i);
	}
}

bool
style_has_outlets(unsigned bits)
{
	return bits > 1 && (bits & 1);
}

static unsigned
third(unsigned n, unsigned of)
{
	return n * 4 <= of ? 0 : n * 4 < of * 3 ? 1 : 2;
}

unsigned
style_bits(const struct ref_style *s)
{
	unsigned n = s->entries, bits = 1;

	if (n < 2) /* one entry says nothing of a style */
		return 1;
	bits = bits * 3 + third(s->quoted, n);
	bits = bits * 2 + (s->inverted * 2 >= n);
	bits = bits * 2 + (s->dated_early * 2 >= n);
	bits = bits * 2 + (s->stops * 2 >= n);
	bits = bits * 2 + (s->ends_dated * 2 >= n);
	return bits * 2 + (s->contained && s->contained * 2 >= s->ends_dated);
}
