#include "entity_parts.h"

#include <string.h>

enum { LIST_MAX = 8, GAP_MAX = 12 };

static bool
is_mark(const struct entity_finder *f, uint32_t i, uint32_t cp)
{
	return i < f->t.at.n && f->t.at.at[i].kind == TOKEN_MARK && f->t.at.at[i].type == cp;
}

static bool
is_one_of(const struct entity_finder *f, uint32_t i, const char *const *words, size_t n)
{
	struct slice w = entity_word(f, i);

	while (w.n && n > 0 && !slice_eq(w, slice_of(words[n - 1])))
		n--;
	return w.n && n > 0;
}
#define IS_ONE_OF(f, i, list) is_one_of((f), (i), (list), sizeof(list) / sizeof((list)[0]))

/* One word with more capitals than other letters, or such words joined: XYO, AfDB, PG&E, TVR-K. */
static bool
is_short(const struct entity_finder *f, const struct form *m)
{
	uint32_t i;

	if (m->words == 1)
		return entity_is_acronym(f, m);
	for (i = m->first; i <= m->last; i++)
		if (f->t.at.at[i].kind == TOKEN_LOWER ||
		    (entity_word(f, i).n > 1 && f->t.at.at[i].kind != TOKEN_UPPER) ||
		    (i > m->first && !(f->t.at.at[i].flags & TOKEN_GLUED)))
			return false;
	return true;
}

/* Do most letters of the short form begin words of the long one? */
static bool
fits(const struct entity_finder *f, const struct form *m, const struct form *of)
{
	size_t at = 0, hits = 0, letters = 0, i;
	uint32_t w;

	for (i = 0; i < m->key.n; i++)
		letters += m->key.p[i] != ' ';
	for (w = of->first; w <= of->last; w++) {
		struct slice word = entity_word(f, w);
		size_t k = at;

		while (word.n && k < m->key.n && m->key.p[k] != word.p[0])
			k++;
		if (word.n && k < m->key.n) {
			hits++;
			at = k + 1;
		}
	}
	return hits * 2 > letters;
}

static struct form *
form_of(const struct entity_finder *f, size_t piece)
{
	return &f->forms.at[f->pieces.at[piece].form];
}

static void
define(struct entity_finder *f, size_t piece, size_t of, enum name_reason why)
{
	form_of(f, piece)->kind = form_of(f, of)->kind;
	entity_join(f, f->pieces.at[piece].form, f->pieces.at[of].form, why);
}

/* Are there only marks, words in capitals and the given words between the tokens a and b, both
 * outside? */
static bool
only_between(
    const struct entity_finder *f, uint32_t a, uint32_t b, const char *const *words, size_t n)
{
	for (a++; a < b; a++)
		if ((f->t.at.at[a].flags & TOKEN_BREAK) ||
		    (f->t.at.at[a].kind != TOKEN_MARK && f->t.at.at[a].kind != TOKEN_UPPER &&
			!is_one_of(f, a, words, n)))
			return false;
	return true;
}
#define ONLY_BETWEEN(f, a, b, list) \
	only_between((f), (a), (b), (list), sizeof(list) / sizeof((list)[0]))

/* The closing bracket of the one that opens at token i; 0: none on the line. */
static uint32_t
closing(const struct entity_finder *f, uint32_t i)
{
	if (!is_mark(f, i, '(') || (f->t.at.at[i].flags & TOKEN_BREAK))
		return 0;
	while (++i < f->t.at.n && !is_mark(f, i, ')') && !(f->t.at.at[i].flags & TOKEN_BREAK))
		;
	return is_mark(f, i, ')') ? i : 0;
}

/*
 * The names in the brackets behind a long one are its own when the first is short for it, or is all
 * that stands there: in another language its letters are others. The other way round, the long name
 * in the brackets is what a short one means.
 */
static size_t
join_list(struct entity_finder *f, size_t at)
{
	static const char *const between[] = { "the", "or", "and", "also", "known", "called", "as",
		"in", "by", "its", "acronym", "initials", "abbreviated", "hereinafter", "hereafter",
		"formerly", "now", "later", "aka" };
	const struct piece *p = &f->pieces.at[at], *q = p + 1;
	uint32_t end = closing(f, p->last + 1);
	size_t k, n = at + 1;
	const struct form *m;

	if (!end || n >= f->pieces.n || q->last > end || !ONLY_BETWEEN(f, p->last, q->first, between))
		return at;
	if (is_short(f, form_of(f, at)) && form_of(f, n)->words > 1 &&
	    fits(f, form_of(f, at), form_of(f, n)) && q->last + 1 == end) {
		define(f, at, n, NAME_DEFINED);
		return n;
	}
	m = form_of(f, at);
	if (m->words < 2 || m->kind == ENTITY_PERSON || !is_short(f, form_of(f, n)))
		return at;
	if (!fits(f, form_of(f, n), m) &&
	    !(m->kind == ENTITY_ORGANISATION && form_of(f, n)->kind == m->kind &&
		q->last + 1 == end && q->first == p->last + 2 &&
		f->t.at.at[q->first].kind == TOKEN_UPPER && form_of(f, n)->parent == q->form))
		return at;
	for (k = n; k < f->pieces.n && f->pieces.at[k].first < end && k - n < LIST_MAX; k++) {
		if (k > n && !ONLY_BETWEEN(f, f->pieces.at[k - 1].last, f->pieces.at[k].first, between))
			return k - 1;
		if (k > n && form_of(f, k)->kind != form_of(f, at)->kind && !is_short(f, form_of(f, k)))
			return k - 1;
		define(f, k, at, NAME_DEFINED);
	}
	return k - 1;
}

/* Does what stands between two names say that they are one's? "Trump called Pelosi" does not. */
static bool
says_called(const struct entity_finder *f, uint32_t a, uint32_t b, bool people)
{
	static const char *const words[] = { "abbreviation", "acronym", "aka", "alias", "also",
		"are", "as", "better", "born", "by", "called", "colloquially", "commonly", "dubbed",
		"familiarly", "formally", "formerly", "her", "his", "ie", "informally", "initials",
		"is", "its", "just", "known", "locally", "more", "name", "nee", "nickname",
		"nicknamed", "now", "officially", "often", "once", "or", "originally", "popularly",
		"previously", "simply", "sometimes", "the", "their", "under", "usually", "was",
		"were", "which", "who", "widely" };
	static const char *const saying[] = { "aka", "alias", "formerly", "ie", "nee", "previously",
		"originally" };
	static const char *const said[] = { "called", "dubbed", "nicknamed" };
	bool known = false, says = false;
	uint32_t i;

	if (!ONLY_BETWEEN(f, a, b, words))
		return false;
	for (i = a + 1; i < b; i++) {
		if (is_mark(f, i, '.') || is_mark(f, i, ';') || is_mark(f, i, ':'))
			return false;
		says |= IS_ONE_OF(f, i, saying) || (i > a + 1 && IS_ONE_OF(f, i, said)) ||
			(people && entity_token_is(f, i, "born")) ||
			(known && (entity_token_is(f, i, "as") || entity_token_is(f, i, "by")));
		known |= entity_token_is(f, i, "known");
	}
	return says;
}

/* ", or XYO," */
static bool
says_or(const struct entity_finder *f, uint32_t a, uint32_t b)
{
	static const char *const words[] = { "or", "the" };
	uint32_t i;

	if (!ONLY_BETWEEN(f, a, b, words))
		return false;
	for (i = a + 1; i < b && !entity_token_is(f, i, "or"); i++)
		;
	return i < b;
}

/* "also known as", "aka", "formerly", "or XYO" between two names. */
static void
join_called(struct entity_finder *f, size_t k)
{
	const struct piece *a = &f->pieces.at[k], *b = a + 1;
	const struct form *x = form_of(f, k), *y = form_of(f, k + 1);

	if (b->first - a->last > GAP_MAX || b->first == a->last + 1)
		return;
	if (says_called(f, a->last, b->first, x->kind == ENTITY_PERSON) &&
	    (x->kind == y->kind || (x->kind != ENTITY_PERSON && y->kind != ENTITY_PERSON &&
				       (is_short(f, y) || is_short(f, x))))) {
		if (is_short(f, x) && y->words > 1)
			define(f, k, k + 1, NAME_CALLED);
		else
			define(f, k + 1, k, NAME_CALLED);
	} else if (x->words > 1 && x->kind != ENTITY_PERSON && is_short(f, y) && fits(f, y, x) &&
		   says_or(f, a->last, b->first)) {
		define(f, k + 1, k, NAME_DEFINED);
	}
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
