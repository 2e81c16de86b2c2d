#include "identity.h"

#include <string.h>

#include "analyse/entity_parts.h"
#include "analyse/names.h"
#include "analyse/resolve.h"
#include "analyse/words.h"
#include "base/utf8.h"

enum {
	ACRONYM_MAX = 8,  /* letters */
	SOUND_LEAST = 6,  /* letters of a sound that makes two spellings one name */
	SHARED_LEAST = 5, /* the same of one word */
	WORDS_MAX = 16,   /* further ones tell nothing */
};

struct words {
	struct slice at[WORDS_MAX];
	size_t n;
};

static void
cut(struct words *w, struct slice s)
{
	size_t beg, i;

	w->n = 0;
	for (beg = i = 0; i <= s.n && w->n < WORDS_MAX; i++)
		if (i == s.n || s.p[i] == ' ') {
			if (i > beg)
				w->at[w->n++] = slice_sub(s, beg, i);
			beg = i + 1;
		}
}

static bool
one_of(struct slice word, const char *const *list, size_t n)
{
	size_t i;

	for (i = 0; i < n && !slice_eq(word, slice_of(list[i])); i++)
		;
	return i < n;
}

/* "u s a" -> "usa": letters with dots between them. */
static void
join_letters(struct str *out, struct slice folded)
{
	struct words w;
	size_t i;

	cut(&w, folded);
	for (i = 0; i < w.n; i++) {
		if (i && !(w.at[i].n == 1 && w.at[i - 1].n == 1))
			str_putc(out, ' ');
		str_put(out, w.at[i]);
	}
}

/* Titles before it and "Jr." behind it are no part of a person's name. */
static void
bare_person(struct words *w)
{
	static const char *const behind[] = { "esq", "ii", "iii", "iv", "jr", "kc", "md", "mp", "phd", "qc", "sr" };
	size_t skip = 0;

	while (w->n - skip > 1 && (word_classes(w->at[skip]) & (WORD_TITLE | WORD_TITLE_PART)))
		skip++;
	memmove(w->at, w->at + skip, (w->n - skip) * sizeof(w->at[0]));
	w->n -= skip;
	while (w->n > 2 && one_of(w->at[w->n - 1], behind, sizeof(behind) / sizeof(behind[0])))
		w->n--;
}

/* "the" before it and the legal form behind it are no part of an organisation's. */
static void
bare_organisation(struct words *w)
{
	static const char *const forms[] = { "ag", "bv", "co", "corp", "gmbh", "inc", "incorporated", "limited", "llc", "llp", "ltd",
		"nv", "oy", "plc", "pty", "sa", "spa", "srl" };

	if (w->n > 1 && slice_eq(w->at[0], SLICE("the"))) {
		memmove(w->at, w->at + 1, (w->n - 1) * sizeof(w->at[0]));
		w->n--;
	}
	while (w->n > 1 && one_of(w->at[w->n - 1], forms, sizeof(forms) / sizeof(forms[0])))
		w->n--;
}

/* Capitals with or without dots, and hardly anything else. */
static bool
is_acronym(struct slice name)
{
	size_t at, used, letters = 0;
	uint32_t cp;

	for (at = 0; at < name.n; at += used) {
		used = utf8_decode(name, at, &cp);
		if (utf8_is_lower(cp) || cp == ' ')
			return false;
		letters += utf8_is_alnum(cp);
	}
	return letters > 1 && letters <= ACRONYM_MAX;
}

static void
put_words(struct str *out, const struct words *w)
{
	size_t i;

	for (i = 0; i < w->n; i++) {
		if (i)
			str_putc(out, ' ');
		str_put(out, w->at[i]);
	}
}

static uint64_t
key_of(enum entity_kind kind, struct slice words, struct str *scratch)
{
	str_clear(scratch);
	str_putc(scratch, (char)('a' + kind));
	str_put(scratch, words);
	return slice_hash(str_slice(scratch));
}

/* A word of the language tells nothing. */
static bool
is_common(struct slice word)
{
	return (word_classes(word) & (WORD_PLACE | WORD_DEMONYM | WORD_STOP)) ||
	    (entity_names_of(word) & NAME_COMMON);
}

/* Has it a word with enough in it to be known by its sound, besides "Institute" and the like? */
static bool
has_telling_word(const struct words *w)
{
	struct str s = { 0 };
	size_t i;
	bool has = false;

	for (i = 0; i < w->n && !has; i++) {
		str_clear(&s);
		entity_put_sound(&s, w->at[i]);
		has = s.n >= SHARED_LEAST && !is_common(w->at[i]);
	}
	str_free(&s);
	return has;
}

static uint64_t
sound_of(enum entity_kind kind, const struct words *w, struct str *scratch)
{
	size_t i;

	str_clear(scratch);
	str_putc(scratch, (char)('a' + kind));
	for (i = 0; i < w->n; i++) {
		if (kind == ENTITY_PERSON && i && i + 1 < w->n) /* middle names are often left out */
			continue;
		entity_put_sound(scratch, w->at[i]);
		str_putc(scratch, ' ');
	}
	return scratch->n < SOUND_LEAST + w->n ? 0 : slice_hash(str_slice(scratch));
}

static void
person_key(struct identity *out, const struct words *w, struct str *scratch)
{
	const struct slice *last = &w->at[w->n - 1];

	str_clear(scratch);
	str_putc(scratch, (char)('a' + ENTITY_PERSON));
	str_put(scratch, w->at[0]);
	if (w->n > 1) {
		str_putc(scratch, ' ');
		str_put(scratch, *last);
	}
	out->full = w->n > 1 && utf8_count(w->at[0]) > 1;
	if (w->n > 2)
		out->middle = slice_sub(out->words, w->at[0].n + 1, out->words.n - last->n - 1);
	/* With initials alone it is the very name that counts: J. K. Rowe is not J. L. Rowe. */
	out->key = out->full ? slice_hash(str_slice(scratch)) : key_of(ENTITY_PERSON, out->words, scratch);
}

/* "Family, Given" */
static struct slice
turned(struct arena *mem, struct slice name)
{
	size_t comma = slice_find(name, SLICE(","), 0);
	struct slice given;
	char *s;

	if (comma == SIZE_MAX || slice_find(name, SLICE(","), comma + 1) != SIZE_MAX)
		return name;
	given = slice_trim(slice_sub(name, comma + 1, name.n));
	s = arena_printf(mem, "%.*s %.*s", (int)given.n, given.p, (int)comma, name.p);
	return slice_of(s);
}

void
identity_of(struct identity *out, struct arena *mem, enum entity_kind kind, struct slice name)
{
	struct str folded = { 0 }, s = { 0 };
	struct words w;

	*out = (struct identity){ .kind = kind, .acronym = kind != ENTITY_PERSON && is_acronym(name) };
	resolve_fold(&folded, kind == ENTITY_PERSON ? turned(mem, name) : name, ' ');
	if (kind != ENTITY_PERSON)
		join_letters(&s, str_slice(&folded));
	cut(&w, kind == ENTITY_PERSON ? str_slice(&folded) : str_slice(&s));
	if (!w.n)
		goto out;
	if (kind == ENTITY_PERSON)
		bare_person(&w);
	else
		bare_organisation(&w);
	{
		struct str words = { 0 };

		put_words(&words, &w);
		out->words = kind == ENTITY_PLACE ? word_place_key(str_slice(&words)) : str_slice(&words);
		out->words.p = arena_dup(mem, out->words.p, out->words.n);
		str_free(&words);
	}
	if (kind == ENTITY_PERSON)
		person_key(out, &w, &s);
	else {
		out->key = key_of(kind, out->words, &folded);
		out->full = w.n > 1 || !out->acronym || kind == ENTITY_PLACE;
	}
	if (w.n > 1 && out->full && (kind == ENTITY_PERSON || (kind == ENTITY_ORGANISATION && has_telling_word(&w))))
		out->sound = sound_of(kind, &w, kind == ENTITY_PERSON ? &s : &folded);
out:
	str_free(&folded);
	str_free(&s);
}

/* One is an initial of the other, or they are equal. */
static bool
same_or_initial(struct slice a, struct slice b)
{
	return slice_eq(a, b) || ((a.n == 1 || b.n == 1) && a.p[0] == b.p[0]);
}

bool
identity_agrees(const struct identity *a, const struct identity *b)
{
	struct words x, y;
	size_t i;

	if (a->kind != ENTITY_PERSON || !a->middle.n || !b->middle.n)
		return true;
	cut(&x, a->middle);
	cut(&y, b->middle);
	for (i = 0; i < x.n && i < y.n; i++)
		if (!same_or_initial(x.at[i], y.at[i]))
			return false;
	return x.n == y.n || (x.at[0].n > 1 && y.at[0].n > 1);
}

bool
identity_shares_word(const struct identity *a, const struct identity *b)
{
	struct str s = { 0 }, t = { 0 };
	struct words x, y;
	size_t i, k;
	bool shared = false;

	cut(&x, a->words);
	cut(&y, b->words);
	for (i = 0; i < x.n && !shared; i++) {
		str_clear(&s);
		entity_put_sound(&s, x.at[i]);
		if (s.n < SHARED_LEAST || is_common(x.at[i]))
			continue;
		for (k = 0; k < y.n && !shared; k++) {
			str_clear(&t);
			entity_put_sound(&t, y.at[k]);
			shared = slice_eq(str_slice(&s), str_slice(&t)) && x.at[i].p[0] == y.at[k].p[0];
		}
	}
	str_free(&s);
	str_free(&t);
	return shared;
}

uint64_t
identity_pin(enum entity_kind kind, struct slice name)
{
	struct str folded = { 0 }, s = { 0 };
	uint64_t pin;

	resolve_fold(&folded, slice_starts_case(name, SLICE("the ")) ? slice_sub(name, 4, name.n) : name, ' ');
	pin = key_of(kind, str_slice(&folded), &s);
	str_free(&folded);
	str_free(&s);
	return pin;
}
