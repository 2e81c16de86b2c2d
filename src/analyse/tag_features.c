#include "tag.h"

#include "analyse/names.h"
#include "analyse/words.h"

struct sink {
	uint32_t *out;
	size_t n;
};

static uint32_t
mix(uint32_t h, uint32_t v)
{
	h = (h ^ v) * 0x9E3779B1u;
	return h ^ h >> 15;
}

static void
put(struct sink *f, uint32_t name, uint32_t value)
{
	uint32_t h = mix(name * 0x85EBCA6Bu + 1, value);

	if (f->n < TAG_FEATURES_MAX)
		f->out[f->n++] = h ? h : 1;
}

/* All that is asked of the tokens around i; beyond the line there is one of no kind. */
struct view {
	uint32_t word, look, names, classes, sense, seen;
};

static uint32_t
look_of(const struct tag_text *x, const struct token *k, const struct token_type *type)
{
	size_t n = k->end - k->beg, i;
	bool digit = false, low = false, inner = false;
	const char *p = x->t->text.p + k->beg;

	for (i = 0; i < n && i < 12; i++) {
		digit |= p[i] >= '0' && p[i] <= '9';
		low |= p[i] >= 'a' && p[i] <= 'z';
		inner |= i && low && p[i] >= 'A' && p[i] <= 'Z';
	}
	n = type->key.n > 7 ? 7 : type->key.n;
	return 0x1000u | k->kind | (k->flags & TOKEN_INITIAL ? 8u : 0) | (digit ? 16u : 0) | (inner ? 32u : 0) |
	    (k->kind == TOKEN_UPPER || k->kind == TOKEN_NUMBER ? (uint32_t)n << 6 : 0);
}

static struct view
view(const struct tag_text *x, long i, long line_first, long line_last)
{
	const struct token *k;
	const struct token_type *type;

	if (i < line_first || i > line_last)
		return (struct view){ i < line_first ? 1 : 2, i < line_first ? 1 : 2, 0, 0, 0, 0 };
	k = &x->t->at.at[i];
	if (k->kind == TOKEN_MARK)
		return (struct view){ mix(3, k->type), mix(4, k->type), 0, 0, 0, 0 };
	type = &x->t->types.at[k->type];
	return (struct view){ k->kind == TOKEN_NUMBER ? mix(5, (uint32_t)type->key.n) : mix(6, type->hash), look_of(x, k, type),
		type->names & NAME_ALL, type->classes, type->names >> NAME_SENSE,
		x->seen[k->type] };
}

static void
put_bits(struct sink *f, uint32_t name, uint32_t bits, uint32_t with)
{
	for (; bits; bits &= bits - 1)
		put(f, name, mix(with, (uint32_t)__builtin_ctz(bits)));
}

/* How the article writes the word elsewhere. */
static uint32_t
cases(const struct tag_text *x, const struct token *k)
{
	const struct token_type *t = &x->t->types.at[k->type];
	uint32_t lower = t->lower > 2 ? 2 : t->lower, capital = t->capital > 2 ? 2 : t->capital;

	return lower | capital << 2 | (k->flags & (TOKEN_STARTS | TOKEN_HEADING) ? 16u : 0);
}

static void
put_affixes(struct sink *f, const struct token *k, struct slice key)
{
	uint32_t h = k->kind;
	size_t i;

	for (i = 0; i < 5 && i < key.n; i++) {
		h = mix(h, (unsigned char)key.p[i]);
		put(f, 1 + (uint32_t)i, h);
	}
	for (h = k->kind, i = 0; i < 5 && i < key.n; i++) {
		h = mix(h, (unsigned char)key.p[key.n - 1 - i]);
		put(f, 6 + (uint32_t)i, h);
	}
}

/* What sort of word it is, roughly. */
static uint32_t
sort_of(const struct tag_text *x, uint32_t i)
{
	const struct token *k = &x->t->at.at[i];
	const struct token_type *t;

	if (k->kind == TOKEN_MARK)
		return 32 + (k->type & 31);
	if (k->kind == TOKEN_NUMBER)
		return 1;
	t = &x->t->types.at[k->type];
	if (t->classes & (WORD_JOIN | WORD_PARTICLE) && k->kind == TOKEN_LOWER)
		return 2;
	if (t->classes & WORD_ORG_HEAD)
		return 3;
	if (t->classes & WORD_PLACE_HEAD)
		return 4;
	if (t->classes & (WORD_TITLE | WORD_TITLE_PART))
		return 5;
	if (t->names & NAME_PEOPLE || t->classes & WORD_DEMONYM)
		return 6;
	if (t->names & (NAME_COUNTRY | NAME_CITY_BIG | NAME_REGION))
		return 7;
	if (t->names & NAME_COMMON)
		return t->names & (NAME_FIRST | NAME_SURNAME | NAME_ANY) ? 8 : 9;
	if (t->names & NAME_FIRST)
		return 10;
	if (t->names & (NAME_SURNAME | NAME_ANY))
		return 11;
	if (k->flags & TOKEN_INITIAL)
		return 12;
	return k->kind == TOKEN_UPPER ? 13 : t->names & (NAME_CITY | NAME_TOWN | NAME_PLACE) ? 14 : k->kind == TOKEN_LOWER ? 15 : 16;
}

enum { PATTERN = 6 };

/* The sorts of all words of the run. */
static void
put_pattern(struct sink *f, const struct tag_text *x, const struct tag_run *r, uint32_t i)
{
	uint32_t j, h = 0, here = sort_of(x, i), before = 0, behind = 0;

	for (j = r->first; j <= r->last && j < r->first + PATTERN; j++)
		h = mix(h, sort_of(x, j));
	put(f, 110, mix(h, i - r->first < PATTERN ? i - r->first : PATTERN));
	for (h = 0, j = i; j <= r->last && j < i + 4; j++)
		h = mix(h, sort_of(x, j));
	put(f, 111, h);
	for (h = 0, j = i + 1; j-- > r->first && j + 4 > i;)
		h = mix(h, sort_of(x, j));
	put(f, 112, h);
	for (j = i + 1; j <= r->last && j < i + 6 && !behind; j++)
		if (sort_of(x, j) >= 3 && sort_of(x, j) <= 5)
			behind = sort_of(x, j) + 8 * (j - i);
	for (j = i; j-- > r->first && j + 6 > i && !before;)
		if (sort_of(x, j) >= 3 && sort_of(x, j) <= 5)
			before = sort_of(x, j) + 8 * (i - j);
	put(f, 113, mix(mix(here, behind), before));
	put(f, 114, mix(here, behind));
}

/* The first and last word of the capitals around i, and what stands outside. */
static void
put_run(struct sink *f, const struct tag_text *x, const struct tag_run *r, uint32_t i, long first, long last)
{
	const struct token *k = x->t->at.at;
	long a = i, b = i;
	struct view va, vb, out, behind;
	uint32_t where;

	while (a > r->first && !(k[a - 1].flags & TOKEN_POSSESSIVE))
		a--;
	while (b < r->last && !(k[b].flags & TOKEN_POSSESSIVE))
		b++;
	va = view(x, a, first, last);
	vb = view(x, b, first, last);
	out = view(x, a - 1, first, last);
	behind = view(x, b + 1, first, last);
	where = (a == i ? 1u : 0) | (b == i ? 2u : 0);
	put(f, 20, mix(va.word, where));
	put(f, 21, mix(vb.word, where));
	put(f, 22, mix(out.word, where));
	put(f, 23, mix(behind.word, where));
	put(f, 33, mix(out.sense, where));
	put(f, 34, mix(behind.sense, where));
	put(f, 35, mix(vb.sense, where));
	put_bits(f, 29, va.names, where);
	put_bits(f, 30, vb.names, where | 4);
	put_bits(f, 37, va.seen, where);
	put_bits(f, 38, vb.seen, where);
}

static void
put_words(struct sink *f, const struct tag_text *x, uint32_t i, const struct view v[7])
{
	const struct view *o = v + 3;
	const struct token *k = &x->t->at.at[i];
	int d;

	put(f, 40, 0);
	for (d = -3; d <= 3; d++)
		put(f, (uint32_t)(44 + d), o[d].word);
	for (d = -2; d <= 2; d++)
		put(f, (uint32_t)(52 + d), o[d].look);
	put(f, 56, mix(o->word, o->look));
	put(f, 57, mix(o[-1].word, o->word));
	put(f, 58, mix(o->word, o[1].word));
	put(f, 59, mix(o[-2].word, o[-1].word));
	put(f, 60, mix(o[1].word, o[2].word));
	put(f, 61, mix(mix(o[-1].look, o->look), o[1].look));
	put(f, 62, mix(mix(o[-2].look, o[-1].look), o->look));
	put(f, 63, mix(mix(o->look, o[1].look), o[2].look));
	put(f, 64, mix(o[-1].word, o->look));
	put(f, 65, mix(o[1].word, o->look));
	put(f, 66, mix(o[-1].word, o[1].word));
	put(f, 67, mix(mix(o[-2].word, o[-1].word), o->look));
	put(f, 69, (k->flags & (TOKEN_STARTS | TOKEN_HEADING | TOKEN_GLUED | TOKEN_POSSESSIVE | TOKEN_BREAK)) | (uint32_t)k->kind << 8);
	put(f, 70, mix(o[1].word, k->flags & TOKEN_POSSESSIVE));
}

static void
put_known(struct sink *f, const struct tag_text *x, uint32_t i, const struct view v[7])
{
	const struct view *o = v + 3;
	const struct token *k = &x->t->at.at[i];
	const struct tag_token *g = &x->at.at[i];
	int d;

	put_bits(f, 80, o->names, k->kind);
	put_bits(f, 81, o->classes, k->kind);
	put(f, 82, mix(o->names, o->look));
	put(f, 84, mix(mix(o->names, o[1].names), o->look));
	put_bits(f, 85, o[-1].names, 0);
	put_bits(f, 86, o[1].names, 0);
	put_bits(f, 87, o[-1].classes, k->kind);
	put_bits(f, 88, o[1].classes, k->kind);
	put(f, 89, mix(o[-1].classes, o->names));
	put(f, 91, mix(o[-1].classes, o->classes));
	put_bits(f, 93, g->covers, g->place);
	put(f, 94, mix(g->covers, mix(g->place, o->look)));
	for (d = -2; d <= 2; d++)
		if (d)
			put(f, (uint32_t)(74 + d), mix(o[d].sense, k->kind));
	put(f, 78, mix(o[-1].sense, o->names));
	put(f, 79, mix(o[1].sense, o->names));
	put_bits(f, 100, o->seen, o->look);
	put(f, 101, mix(o->seen, k->kind));
	put(f, 102, mix(o->seen, o->names));
	put_bits(f, 103, o[1].seen, k->kind);
	put_bits(f, 104, o[-1].seen, k->kind);
	put(f, 95, mix(cases(x, k), o->look));
	put(f, 96, mix(cases(x, k), o->names));
	put(f, 97, mix(cases(x, k), o->word));
}

size_t
tag_features(uint32_t out[TAG_FEATURES_MAX], const struct tag_text *x, const struct tag_run *r, uint32_t i)
{
	struct sink f = { .out = out };
	const struct token *k = x->t->at.at;
	long first = i, last = i, n = (long)x->t->at.n;
	struct view v[7];
	int d;

	while (first > 0 && first > (long)i - 3 && !(k[first].flags & TOKEN_BREAK))
		first--;
	while (last + 1 < n && last < (long)i + 3 && !(k[last + 1].flags & TOKEN_BREAK))
		last++;
	for (d = -3; d <= 3; d++)
		v[d + 3] = view(x, (long)i + d, first, last);
	put_words(&f, x, i, v);
	if (k[i].kind == TOKEN_MARK)
		return f.n;
	put_affixes(&f, &k[i], x->t->types.at[k[i].type].key);
	put_known(&f, x, i, v);
	put_pattern(&f, x, r, i);
	first = r->first && !(k[r->first].flags & TOKEN_BREAK) ? (long)r->first - 1 : r->first;
	last = (long)r->last + 1 < n && !(k[r->last + 1].flags & TOKEN_BREAK) ? (long)r->last + 1 : r->last;
	put_run(&f, x, r, i, first, last);
	return f.n;
}
