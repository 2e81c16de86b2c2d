#include "entity_parts.h"

#include <string.h>

#include "analyse/names.h"
#include "analyse/words.h"

/*
 * Organisations: names of the same words first, with or without a legal form or a country, then the
 * longer ones' beginnings, ends and single words: "the Ministry", "the Court", "the Lantern".
 */
enum { WORDS_MAX = 12 };

struct body {
	uint32_t form;
	struct slice word[WORDS_MAX]; /* plain, in British spelling, a country under its one name;
					 no article, no legal form */
	unsigned classes[WORDS_MAX];  /* enum word_class */
	uint32_t words, length;
	bool changed; /* words were left out or exchanged */
	bool legal;   /* its legal form stands there: a whole name */
};

struct bodies {
	VEC(struct body) at;
	struct map exact, sorted;
	struct short_names parts;
	struct arena mem;
	struct str s;
};

static bool
is_legal_form(struct slice w)
{
	static const char *const forms[] = { "inc", "ltd", "llc", "llp", "plc", "corp",
		"corporation", "co", "company", "gmbh", "ag", "sa", "nv", "bv", "spa", "srl", "ab",
		"as", "asa", "oy", "oyj", "kg", "se", "limited", "incorporated", "pty", "pvt",
		"sarl", "sas", "holdings", "holding", "pjsc", "jsc", "ooo", "oao", "ev", "eg",
		"bhd", "sdn", "kk", "aps" };
	size_t i;

	for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		if (slice_eq(w, slice_of(forms[i])))
			return true;
	return false;
}

static struct slice
british(struct slice w)
{
	static const char *const pairs[][2] = { { "center", "centre" }, { "defense", "defence" },
		{ "program", "programme" }, { "labor", "labour" }, { "harbor", "harbour" },
		{ "theater", "theatre" }, { "organization", "organisation" },
		{ "organizations", "organisations" },
		{ "centers", "centres" } };
	size_t i;

	for (i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if (slice_eq(w, slice_of(pairs[i][0])))
			return slice_of(pairs[i][1]);
	return w;
}

static void
put_word(struct bodies *all, struct body *b, struct slice w, unsigned classes)
{
	str_clear(&all->s);
	entity_put_plain(&all->s, w);
	if (b->words < WORDS_MAX) {
		b->classes[b->words] = classes;
		b->word[b->words++] = british(
		    (struct slice){ arena_dup(&all->mem, str_cstr(&all->s), all->s.n), all->s.n });
	}
	b->length += (uint32_t)w.n + 1;
}

/* The country in front: how many tokens it takes, and its one name. */
static uint32_t
country(const struct entity_finder *f, const struct form *m, struct slice *name)
{
	static const char *const states[] = { "united states", "united kingdom",
		"united arab emirates", "european union" };
	struct slice key = m->key, one;
	size_t i;

	for (i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
		*name = slice_of(states[i]);
		if (slice_starts(key, *name) && key.n > name->n && key.p[name->n] == ' ')
			return i == 2 ? 3 : 2;
	}
	one = entity_word(f, m->first);
	*name = word_place_key(one);
	if (slice_eq(one, SLICE("eu")))
		*name = SLICE("european union");
	return f->t.at.at[m->first].kind == TOKEN_UPPER && !slice_eq(*name, one) ? 1 : 0;
}

/* "A/S", "S. A." */
static bool
ends_with_letters(const struct body *b)
{
	struct slice x = b->word[b->words - 2], y = b->word[b->words - 1];

	return x.n == 1 && y.n == 1 && (x.p[0] == 'a' || x.p[0] == 's') &&
	       (y.p[0] == 's' || y.p[0] == 'a');
}

static struct body
parse(struct bodies *all, const struct entity_finder *f, uint32_t form)
{
	const struct form *m = &f->forms.at[form];
	struct body b = { .form = form };
	struct slice name;
	uint32_t i = m->first, n = m->words > 1 ? country(f, m, &name) : 0;

	if (n) {
		put_word(all, &b, name, WORD_PLACE);
		b.changed = n == 1;
		i += n;
	}
	for (; i <= m->last; i++) {
		struct slice w = entity_word(f, i);

		if (f->t.at.at[i].kind == TOKEN_NUMBER)
			w = slice_sub(f->t.text, f->t.at.at[i].beg, f->t.at.at[i].end);
		if (w.n && !slice_eq(w, SLICE("the")) && !slice_eq(w, SLICE("and")))
			put_word(all, &b, w, entity_classes(f, i));
	}
	while (b.words > 1 && is_legal_form(b.word[b.words - 1])) {
		b.words--;
		b.legal = b.changed = true;
	}
	if (b.words > 2 && ends_with_letters(&b)) {
		b.words -= 2;
		b.legal = b.changed = true;
	}
	if (b.length > 0 && b.words == WORDS_MAX)
		b.words = 0;
	return b;
}

/* Of several words the last one in the singular: Revolutionary Guards, Guard. */
static struct slice
join_words(struct bodies *all, const struct body *b, uint32_t first, uint32_t end)
{
	uint32_t i;

	str_clear(&all->s);
	for (i = first; i < end; i++)
		str_put(&all->s, b->word[i]);
	if (end > first + 1 && b->word[end - 1].n > 4 && slice_ends(str_slice(&all->s), SLICE("s")))
		all->s.n--;
	return str_slice(&all->s);
}

static int
by_bytes(const void *a, const void *b)
{
	const struct slice *x = a, *y = b;
	int d = memcmp(x->p, y->p, x->n < y->n ? x->n : y->n);

	return d ? d : x->n < y->n ? -1 : x->n > y->n;
}

/* "Committee on Foreign Affairs", "Foreign Affairs Committee" */
static struct slice
sorted_words(struct bodies *all, const struct body *b, uint32_t first)
{
	struct slice words[WORDS_MAX];
	size_t n = 0, i;

	for (i = first; i < b->words; i++)
		if (!entity_is_small(b->word[i]))
			words[n++] = b->word[i];
	if (n)
		qsort(words, n, sizeof(*words), by_bytes);
	str_clear(&all->s);
	for (i = 0; n > 1 && i < n; i++) {
		str_put(&all->s, words[i]);
		str_putc(&all->s, ' ');
	}
	return str_slice(&all->s);
}

static bool
is_known(struct slice w)
{
	return entity_names_of(w) & (NAME_ORGANISATION | NAME_BRAND | NAME_TEAM | NAME_UNIVERSITY);
}

/* Times and Time are two, and both well known. */
static bool
is_plural(struct slice w)
{
	struct slice one = slice_sub(w, 0, w.n - 1);

	return w.n > 5 && slice_ends(w, SLICE("s")) && !is_known(w) &&
	       !(entity_names_of(one) & (NAME_COMMON | NAME_BRAND | NAME_TEAM)) &&
	       !(entity_names_of(w) & NAME_COMMON);
}

static bool
join_same(struct bodies *all, struct entity_finder *f, const struct body *b)
{
	bool fresh;
	struct slice key = join_words(all, b, 0, b->words), known = entity_known_body(key);
	uint64_t index = (uint64_t)(b - all->at.at),
		 *at = map_put(&all->exact, known.p ? known : key, index, &fresh);
	const struct body *other;

	if (fresh && b->words == 1 && is_plural(key)) /* the Houthis, the Houthi */
		at = map_put(&all->exact, slice_sub(key, 0, key.n - 1), index, &fresh);
	if (fresh && (key = sorted_words(all, b, 0)).n)
		at = map_put(&all->sorted, key, index, &fresh);
	if (fresh)
		return false;
	other = &all->at.at[*at];
	entity_join(f, b->form, other->form,
	    known.p                        ? NAME_KNOWN
	    : b->changed || other->changed ? NAME_SHORTER
					   : NAME_SELF);
	return true;
}

/*
 * May a name be called by its first words? A whole name in front is another body's, unless "of"
 * goes on: the Army and its Map Office, Ikea and Ikea Norway; but "Court" of "Court of Appeals".
 */
static bool
is_beginning(const struct body *b, uint32_t n)
{
	uint32_t i;

	if (entity_is_small(b->word[n - 1]) ||
	    (n == 1 && (b->classes[0] & (WORD_PLACE | WORD_DEMONYM | WORD_FIRST_NAME))))
		return false;
	for (i = n; i < b->words && is_legal_form(b->word[i]); i++)
		;
	if (i == b->words || entity_is_small(b->word[n]))
		return true;
	return !(b->classes[n - 1] & WORD_ORG_HEAD) && !(n == 1 && is_known(b->word[0]));
}

/* In front of a name it makes another: the Democratic Party, the New Democratic Party. */
static bool
tells_apart(struct slice w)
{
	static const char *const words[] = { "new", "old", "young", "free", "real", "independent",
		"united", "joint", "first", "second", "third", "fourth", "fifth", "democratic",
		"social", "socialist", "christian", "islamic", "liberal", "conservative",
		"communist", "progressive", "green", "left", "right", "east", "west", "north",
		"south", "eastern", "western", "northern", "southern", "central", "international",
		"european", "african", "asian", "arab", "world", "global", "womens", "youth" };
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (slice_eq(w, slice_of(words[i])))
			return true;
	return false;
}

static void
put_end(struct bodies *all, const struct body *b, uint32_t first, uint32_t end)
{
	if (end - first == 1 || !tells_apart(b->word[first - 1]))
		short_names_put(&all->parts, join_words(all, b, first, end), SHORT_END, b->form);
}

static void
put_parts(struct bodies *all, const struct body *b)
{
	uint32_t i, head = 0;
	struct slice key;

	if (b->words > 2 && (b->classes[0] & (WORD_PLACE | WORD_DEMONYM)) &&
	    (key = sorted_words(all, b, 1)).n)
		short_names_put(&all->parts, key, SHORT_END,
		    b->form); /* of a country's Department of Justice: Justice Department */
	while (head < b->words && (head == 0 || !entity_is_small(b->word[head])))
		head++;
	for (i = 1; i < b->words; i++) {
		if (is_beginning(b, i))
			short_names_put(&all->parts, join_words(all, b, 0, i),
			    i == head ? SHORT_END : SHORT_BEGIN, b->form);
		if (i < head || (b->classes[b->words - 1] & WORD_ORG_HEAD && !entity_is_small(b->word[i - 1])))
			put_end(all, b, i, b->words);
		if (i < head && head < b->words)
			put_end(all, b, i, head);
	}
	for (i = 0; i < b->words; i++)
		if (b->word[i].n > 3 &&
		    !(b->classes[i] & (WORD_ORG_HEAD | WORD_PLACE | WORD_DEMONYM)) &&
		    !is_known(b->word[i]) && b->words > 1)
			short_names_put(&all->parts, join_words(all, b, i, i + 1), SHORT_INNER, b->form);
}

static int
longer(const void *a, const void *b)
{
	const struct body *x = a, *y = b;

	if (x->length != y->length)
		return x->length > y->length ? -1 : 1;
	return x->form < y->form ? -1 : 1;
}

void
entity_group_bodies(struct entity_finder *f)
{
	struct bodies all = { 0 };
	struct body *b;
	uint32_t i;

	for (i = 0; i < f->forms.n; i++)
		if (f->forms.at[i].kind == ENTITY_ORGANISATION)
			vec_push(&all.at, parse(&all, f, i));
	if (all.at.n)
		qsort(all.at.at, all.at.n, sizeof(*all.at.at), longer);
	vec_each(b, &all.at)
		if (b->words && !join_same(&all, f, b))
			put_parts(&all, b);
	vec_each(b, &all.at) {
		const struct form *m = &f->forms.at[b->form];

		if (!b->words || b->legal || m->parent != b->form ||
		    (b->words == 1 && (b->classes[0] & (WORD_PLACE | WORD_DEMONYM))) ||
		    (entity_is_acronym(f, m) && !(f->t.at.at[m->first].flags & TOKEN_HEADING)))
			continue;
		if (!short_names_join(f, &all.parts, join_words(&all, b, 0, b->words), b->form, NAME_SHORTER))
			short_names_join(f, &all.parts, sorted_words(&all, b, 0), b->form, NAME_SHORTER);
	}
	vec_free(&all.at);
	map_free(&all.exact);
	map_free(&all.sorted);
	short_names_free(&all.parts);
	arena_free(&all.mem);
	str_free(&all.s);
}
