#include "tag.h"

#include <stdlib.h>
#include <string.h>

#include "analyse/names.h"
#include "analyse/ref_model.h"
#include "analyse/words.h"

enum { SMALL_WORDS = 3 };

static const struct token *
token_at(const struct tag_text *x, size_t i)
{
	return &x->t->at.at[i];
}

static bool
has_capital(const struct token *k)
{
	return k->kind == TOKEN_CAPITAL || k->kind == TOKEN_UPPER;
}

static bool
is_mark(const struct token *k, uint32_t cp)
{
	return k->kind == TOKEN_MARK && k->type == cp;
}

/* Few of its words have capitals, and there are enough to tell. */
static bool
is_lower(const struct tokens *t)
{
	size_t words = 0, capitals = 0;
	const struct token *k;

	vec_each(k, &t->at) {
		words += token_is_word(k) && k->kind != TOKEN_NUMBER;
		capitals += has_capital(k);
	}
	return words >= 4 && capitals * 50 <= words;
}

static bool
may_alone(const struct tag_text *x, size_t i)
{
	const struct token *k = token_at(x, i);
	const struct token_type *type = token_is_word(k) ? &x->t->types.at[k->type] : NULL;

	if (has_capital(k))
		return true;
	return x->lower && type && k->kind == TOKEN_LOWER && !(type->classes & (WORD_STOP | WORD_JOIN)) &&
	    (type->names & NAME_ALL & ~(unsigned)NAME_COMMON || !type->names);
}

/* A word of the kind that stands inside names: of, the, de, al. */
static bool
is_small(const struct tag_text *x, size_t i)
{
	const struct token *k = token_at(x, i);

	return k->kind == TOKEN_LOWER && (x->t->types.at[k->type].classes & (WORD_JOIN | WORD_PARTICLE));
}

static bool
is_inner_mark(const struct tag_text *x, size_t i)
{
	const struct token *k = token_at(x, i), *next = i + 1 < x->t->at.n ? k + 1 : NULL;

	if (k->kind != TOKEN_MARK || !next)
		return false;
	if (k->type == '&' || k->type == '+')
		return true;
	return (k->flags & TOKEN_GLUED) && (next->flags & TOKEN_GLUED) && k->type < 0x3000 &&
	    strchr("-/.'!@_:", k->type < 0x80 ? (int)k->type : '-') != NULL;
}

/* What joins the name words before and behind: small words, marks inside words, numbers. */
static void
join(struct tag_text *x, size_t i)
{
	size_t n = x->t->at.n, j, k;

	for (j = i + 1; j < n && j <= i + SMALL_WORDS && !(token_at(x, j)->flags & TOKEN_BREAK) && !x->at.at[j].may; j++)
		if (!is_small(x, j) && !is_inner_mark(x, j) && token_at(x, j)->kind != TOKEN_NUMBER)
			return;
	if (j < n && x->at.at[j].may && !(token_at(x, j)->flags & TOKEN_BREAK))
		for (k = i + 1; k < j; k++)
			x->at.at[k].may = true;
}

/* What hangs on a name word at i: -un, a number behind it or before it, al- before it. */
static void
extend(struct tag_text *x, size_t i)
{
	size_t n = x->t->at.n;
	const struct token *k = token_at(x, i);

	if (i + 2 < n && is_mark(k + 1, '-') && (k[1].flags & TOKEN_GLUED) && (k[2].flags & TOKEN_GLUED) &&
	    (k[2].kind == TOKEN_LOWER || k[2].kind == TOKEN_NUMBER))
		x->at.at[i + 1].may = x->at.at[i + 2].may = true;
	if (i + 1 < n && k[1].kind == TOKEN_NUMBER && !(k[1].flags & TOKEN_BREAK))
		x->at.at[i + 1].may = true;
	if (i && k[-1].kind == TOKEN_NUMBER && !(k->flags & TOKEN_BREAK))
		x->at.at[i - 1].may = true;
	if (i >= 1 && !(k->flags & TOKEN_BREAK) && k[-1].kind == TOKEN_LOWER &&
	    (x->t->types.at[k[-1].type].classes & WORD_PARTICLE))
		x->at.at[i - 1].may = true;
	if (i >= 2 && is_mark(k - 1, '-') && (k->flags & TOKEN_GLUED) && (k[-1].flags & TOKEN_GLUED) &&
	    (k[-2].kind == TOKEN_LOWER || k[-2].kind == TOKEN_NUMBER) && !(k[-1].flags & TOKEN_BREAK))
		x->at.at[i - 1].may = x->at.at[i - 2].may = true;
	if (i && k[-1].kind == TOKEN_MARK && (k[-1].type == '#' || k[-1].type == '@') && (k->flags & TOKEN_GLUED))
		x->at.at[i - 1].may = true;
}

static void
choose(struct tag_text *x)
{
	size_t i, n = x->t->at.n;

	for (i = 0; i < n; i++)
		x->at.at[i].may = may_alone(x, i);
	for (i = 0; i < n; i++)
		if (may_alone(x, i))
			extend(x, i);
	for (i = 0; i < n; i++)
		if (x->at.at[i].may)
			join(x, i);
}

static uint32_t
key_on(const struct tag_text *x, uint32_t key, size_t i)
{
	const struct token *k = token_at(x, i);
	char mark = (char)k->type;

	return gaz_extend(key, token_is_word(k) ? x->t->types.at[k->type].key : (struct slice){ &mark, 1 });
}

/* The longest known name of several tokens from i on. */
static void
cover(struct tag_text *x, size_t i)
{
	uint32_t key = x->t->types.at[token_at(x, i)->type].hash;
	unsigned classes = x->t->types.at[token_at(x, i)->type].names, found = 0;
	size_t j = i, end = i, k;

	while ((classes & NAME_BEGINS) && ++j < x->t->at.n && j < i + 2 * NAME_WORDS_MAX && !(token_at(x, j)->flags & TOKEN_BREAK)) {
		key = key_on(x, key, j);
		classes = names_classes(key);
		if (classes & NAME_ALL & ~(unsigned)NAME_BEGINS) {
			end = j;
			found = classes;
		}
	}
	for (k = i; end > i && k <= end; k++) {
		x->at.at[k].covers = found;
		x->at.at[k].place = k == i ? TAG_B : k == end ? TAG_L : TAG_I;
	}
}

static void
find_runs(struct tag_text *x)
{
	size_t i, j, n = x->t->at.n;

	for (i = 0; i < n; i = j) {
		j = i + 1;
		if (!x->at.at[i].may)
			continue;
		while (j < n && x->at.at[j].may && !(token_at(x, j)->flags & TOKEN_BREAK) && j - i < TAG_RUN_MAX)
			j++;
		vec_push(&x->runs, ((struct tag_run){ (uint32_t)i, (uint32_t)j - 1 }));
	}
}

void
tag_text_build(struct tag_text *x, const struct tokens *t)
{
	size_t i;

	*x = (struct tag_text){ .t = t, .lower = is_lower(t) };
	vec_reserve(&x->at, t->at.n + 1);
	x->at.n = t->at.n;
	memset(x->at.at, 0, (t->at.n + 1) * sizeof(*x->at.at));
	choose(x);
	for (i = 0; i < t->at.n; i++)
		if (x->at.at[i].may && !x->at.at[i].place && token_is_word(token_at(x, i)))
			cover(x, i);
	find_runs(x);
	x->seen = mem_zalloc((t->types.n + 1) * sizeof(*x->seen));
	x->the = gaz_extend(GAZ_START, SLICE("the"));
	tag_text_see(x);
}

void
tag_text_free(struct tag_text *x)
{
	vec_free(&x->at);
	vec_free(&x->runs);
	free(x->seen);
}
