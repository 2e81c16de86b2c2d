#include "ref_entry.h"

#include <string.h>

/* What a segment looks like, gathered over its tokens. */
struct look {
	unsigned words, lower, capital, upper, initials, digits, stops;
	unsigned first_names, surnames, particles, known; /* any of the word's classes */
	unsigned cover, covered, heads, last_heads;
	unsigned inner_marks;
	uint32_t cue; /* of its first word */
};

static uint32_t
mix(uint32_t h, uint32_t v)
{
	h = (h ^ v) * 0x9E3779B1u;
	return h ^ h >> 15;
}

static bool
is_delimiter(const struct ref_token *k)
{
	return k->kind == TOKEN_IS_MARK && strchr(",;:.()[]|\"?!#<>", k->mark) != NULL;
}

/* A dash with blanks around it parts; one inside a word or range does not. */
static bool
is_dash(const struct ref_entry *e, size_t i)
{
	const struct ref_token *k = &e->tokens.at[i];

	return k->mark == '-' && !k->glued && i + 1 < e->tokens.n && !e->tokens.at[i + 1].glued;
}

static bool
stands_alone(const struct ref_token *k)
{
	return k->kind >= TOKEN_IS_YEAR;
}

static unsigned
bucket(size_t n)
{
	return n <= 4 ? (unsigned)n : n <= 6 ? 5 : n <= 10 ? 6 : 7;
}

static void
look_at(struct look *l, const struct ref_token *k)
{
	if (k->kind == TOKEN_IS_NUMBER || k->kind == TOKEN_IS_RANGE) {
		l->digits++;
		return;
	}
	if (k->kind != TOKEN_IS_WORD) {
		l->inner_marks++;
		return;
	}
	if (!l->words++ && (k->classes & GAZ_CUE))
		l->cue = k->key;
	l->initials += k->shape == SHAPE_INITIAL;
	if (k->classes & GAZ_PARTICLE)
		l->particles++;
	else if (k->classes & GAZ_STOP)
		l->stops++;
	else if (k->shape == SHAPE_LOWER)
		l->lower++;
	else if (k->shape == SHAPE_UPPER || k->shape == SHAPE_SHORT)
		l->upper++;
	else
		l->capital++;
	if (k->shape != SHAPE_LOWER) {
		l->first_names += (k->classes & GAZ_FIRST_NAME) != 0;
		l->surnames += (k->classes & GAZ_SURNAME) != 0;
		l->last_heads = k->classes & (GAZ_OUTLET_HEAD | GAZ_PUBLISHER_HEAD | GAZ_BODY_HEAD);
		l->heads |= l->last_heads;
	}
	l->cover |= k->cover;
	l->covered += k->cover != 0;
}

static unsigned
case_pattern(const struct look *l)
{
	if (!l->lower)
		return l->stops ? 1 : l->capital ? 0 : l->upper ? 2 : 3;
	return l->capital + l->upper > l->lower * 2 ? 4 : l->capital + l->upper <= 1 ? 5 : 6;
}

/* 0: no name of a person; to 3: surely one by its form. */
static unsigned
name_likeness(const struct look *l)
{
	unsigned names = l->capital + l->upper + l->initials + l->particles;

	if (l->lower || l->stops > 1 || l->digits || !names || names > 5)
		return 0;
	if (l->first_names || l->initials)
		return l->words > 1 ? 3 : 2;
	return l->surnames ? 2 : 1;
}

static void
describe(const struct ref_entry *e, struct ref_segment *s)
{
	const struct ref_token *first = &e->tokens.at[s->first];
	struct look l = { 0 };
	unsigned kind = first->kind, quoted = first->quote == QUOTE_FIRST || first->quote == QUOTE_LATER;
	size_t i;

	for (i = s->first; i <= s->last; i++)
		look_at(&l, &e->tokens.at[i]);
	if (s->last > s->first || kind == TOKEN_IS_NUMBER)
		kind = TOKEN_IS_WORD;
	s->form = mix(mix(kind, bucket(l.words)), case_pattern(&l) << 8 | name_likeness(&l) << 4 | quoted << 2 |
							(l.digits ? 2 : 0) | (l.cue != 0));
	s->fine = mix(mix(kind << 4 | name_likeness(&l) | quoted << 2, l.last_heads >> 4 | (l.heads != 0)),
	    l.cover | (l.covered == l.words) << 1 | (bucket(l.words) > 1));
	s->fine = mix(s->fine, l.cue);
}

static char
mark_at(const struct ref_entry *e, size_t i, size_t n)
{
	return i < n ? (e->tokens.at[i].kind == TOKEN_IS_MARK ? e->tokens.at[i].mark : (char)('a' + e->tokens.at[i].kind)) :
		       '\0';
}

static void
add_segment(struct ref_entry *e, size_t first, size_t last)
{
	struct ref_segment s = { .first = (uint32_t)first, .last = (uint32_t)last };
	size_t i;

	s.before = first ? mark_at(e, first - 1, e->tokens.n) : '^';
	s.behind = mark_at(e, last + 1, e->tokens.n);
	describe(e, &s);
	for (i = first; i <= last; i++)
		e->segment_of.at[i] = (uint16_t)e->segments.n;
	vec_push(&e->segments, s);
}

void
entry_segment(struct ref_entry *e)
{
	size_t i, first = SIZE_MAX;

	vec_clear(&e->segments);
	vec_reserve(&e->segment_of, e->tokens.n + 1);
	e->segment_of.n = e->tokens.n;
	for (i = 0; i < e->tokens.n; i++) {
		const struct ref_token *k = &e->tokens.at[i];
		bool parts = is_delimiter(k) || is_dash(e, i);

		if (parts || stands_alone(k)) {
			if (first != SIZE_MAX)
				add_segment(e, first, i - 1);
			first = SIZE_MAX;
		}
		e->segment_of.at[i] = (uint16_t)e->segments.n; /* a mark counts to what follows */
		if (k->mate > i + 1) {
			add_segment(e, i + 1, k->mate - 1);
			i = k->mate;
			e->segment_of.at[i] = (uint16_t)e->segments.n;
		} else if (stands_alone(k)) {
			add_segment(e, i, i);
		} else if (!parts && first == SIZE_MAX) {
			first = i;
		}
	}
	if (first != SIZE_MAX)
		add_segment(e, first, e->tokens.n - 1);
	if (!e->segments.n && e->tokens.n)
		add_segment(e, 0, e->tokens.n - 1);
}

/* What the tagger sees of one token, worked out once. */
static uint32_t
form_of(const struct ref_entry *e, long i)
{
	const struct ref_token *k;

	if (i < 0 || (size_t)i >= e->tokens.n)
		return i < 0 ? 1 : 2;
	k = &e->tokens.at[i];
	if (k->kind == TOKEN_IS_MARK)
		return 0x100u | (unsigned char)k->mark;
	return 0x200u | (uint32_t)k->kind << 4 | k->shape;
}

static uint32_t
identity(const struct ref_entry *e, long i)
{
	const struct ref_token *k;
	const unsigned known = GAZ_CUE | GAZ_STOP | GAZ_OUTLET_HEAD | GAZ_PUBLISHER_HEAD | GAZ_BODY_HEAD | GAZ_PARTICLE;

	if (i < 0 || (size_t)i >= e->tokens.n)
		return form_of(e, i);
	k = &e->tokens.at[i];
	if (k->kind == TOKEN_IS_WORD && (k->classes & known))
		return mix(k->key, k->shape != SHAPE_LOWER);
	return form_of(e, i);
}

static uint32_t
kinship(const struct ref_entry *e, long i)
{
	const struct ref_token *k;

	if (i < 0 || (size_t)i >= e->tokens.n)
		return 0;
	k = &e->tokens.at[i];
	if (k->kind != TOKEN_IS_WORD)
		return form_of(e, i);
	return k->shape << 24 |
	       (k->classes & (GAZ_FIRST_NAME | GAZ_SURNAME | GAZ_PARTICLE | GAZ_PLACE | GAZ_TITLE | GAZ_STOP)) |
	       (k->classes & (GAZ_OUTLET_HEAD | GAZ_PUBLISHER_HEAD | GAZ_BODY_HEAD) ? 1u << 20 : 0);
}

static uint32_t
suffix(const struct ref_entry *e, size_t i)
{
	const struct ref_token *k = &e->tokens.at[i];
	uint32_t h = k->shape;
	size_t at = k->end - k->beg > 3 ? k->end - 3 : k->beg;

	if (k->kind != TOKEN_IS_WORD)
		return 0;
	for (; at < k->end; at++)
		h = mix(h, (unsigned char)e->text.p[at] | 0x20);
	return h;
}

/* Which kinds of dates, URLs and quotations stand before and behind a token, as bits. */
static unsigned
surroundings(const struct ref_entry *e, size_t i)
{
	unsigned bits = 0;
	size_t j, n = e->tokens.n;

	for (j = 0; j < n; j++) {
		const struct ref_token *k = &e->tokens.at[j];

		if (k->kind == TOKEN_IS_YEAR || k->kind == TOKEN_IS_DATE)
			bits |= j < i ? 1 : j > i ? 2 : 0;
		else if (k->mate)
			bits |= k->mate < i ? 4 : j > i ? 8 : 0;
		else if (k->kind == TOKEN_IS_URL)
			bits |= j < i ? 16 : 32;
	}
	return bits;
}

static const struct ref_segment *
segment_at(const struct ref_entry *e, long i)
{
	static const struct ref_segment none = { .form = 77, .fine = 77 };

	return i < 0 || (size_t)i >= e->segments.n ? &none : &e->segments.at[i];
}

struct sink {
	uint32_t *out;
	size_t n;
};

static void
put(struct sink *f, uint32_t value)
{
	uint32_t h = mix((uint32_t)f->n * 0x85EBCA6Bu + 1, value);

	f->out[f->n++] = h ? h : 1;
}

static void
put_words(struct sink *f, const struct ref_entry *e, long i)
{
	uint32_t w[5], form[5];
	int d;

	for (d = 0; d < 5; d++) {
		w[d] = identity(e, i + d - 2);
		form[d] = form_of(e, i + d - 2);
	}
	put(f, 0);
	for (d = 0; d < 5; d++)
		put(f, w[d]);
	put(f, mix(w[1], w[2]));
	put(f, mix(w[2], w[3]));
	put(f, mix(w[1], w[3]));
	put(f, mix(w[0], w[1]));
	put(f, mix(w[3], w[4]));
	put(f, mix(mix(form[1], form[2]), form[3]));
	put(f, mix(mix(form[0], form[1]), form[2]));
	put(f, mix(mix(form[2], form[3]), form[4]));
	put(f, kinship(e, i));
	put(f, mix(kinship(e, i), kinship(e, i + 1)));
	put(f, mix(kinship(e, i), kinship(e, i - 1)));
	put(f, mix(mix(kinship(e, i), kinship(e, i - 1)), kinship(e, i + 1)));
	put(f, mix(mix(kinship(e, i), kinship(e, i + 1)), kinship(e, i + 2)));
	put(f, suffix(e, (size_t)i));
}

static void
put_segments(struct sink *f, const struct ref_entry *e, size_t i)
{
	const struct ref_token *k = &e->tokens.at[i];
	long at = e->segment_of.at[i];
	const struct ref_segment *s = segment_at(e, at), *p = segment_at(e, at - 1), *n = segment_at(e, at + 1),
				 *nn = segment_at(e, at + 2);
	unsigned place = (i == s->first) | (i == s->last) << 1 | (i < s->first) << 2;
	unsigned from_start = bucket((size_t)at), from_end = bucket(e->segments.n - (size_t)at);
	unsigned around = surroundings(e, i), marks = (unsigned char)s->before << 8 | (unsigned char)s->behind;

	put(f, mix(s->form, place));
	put(f, mix(s->fine, place));
	put(f, mix(mix(s->fine, place), marks));
	put(f, mix(mix(s->form, place), marks));
	put(f, mix(mix(s->form, n->form), place));
	put(f, mix(mix(s->form, p->form), place));
	put(f, mix(mix(s->fine, n->fine), place));
	put(f, mix(mix(s->fine, p->fine), place));
	put(f, mix(mix(n->fine, p->fine), mix(s->form, place)));
	put(f, mix(mix(n->fine, nn->fine), mix(s->form, place)));
	put(f, mix(mix(from_start, s->form), place));
	put(f, mix(mix(from_end, s->form), place));
	put(f, mix(mix(from_start, s->fine), from_end << 8 | place));
	put(f, mix(mix(around, s->form), place));
	put(f, mix(mix(around, s->fine), marks));
	put(f, mix(around, place << 8 | from_start));
	put(f, mix(mix(marks, place), form_of(e, (long)i)));
	put(f, mix(k->quote, mix(form_of(e, (long)i), place)));
	put(f, mix(mix(k->cover, k->cover_at), mix(marks, place)));
	put(f, mix(mix(k->cover, k->cover_at), around));
	put(f, mix(mix(e->style, from_start), mix(s->form, place)));
	put(f, mix(mix(e->style, around), mix(s->fine, place)));
	put(f, mix(e->style, mix(marks, form_of(e, (long)i))));
	put(f, mix(mix(e->style, n->form), mix(s->form, place)));
}

size_t
entry_features(uint32_t out[ENTRY_FEATURES_MAX], const struct ref_entry *e, size_t i)
{
	struct sink f = { .out = out };

	put_words(&f, e, (long)i);
	put_segments(&f, e, i);
	return f.n;
}
