#include "entity_parts.h"

#include <string.h>

#include "analyse/sound.h"
#include "analyse/words.h"
#include "base/utf8.h"

uint32_t
entity_root(const struct entity_finder *f, uint32_t form)
{
	while (f->forms.at[form].parent != form)
		form = f->forms.at[form].parent;
	return form;
}

void
entity_join(struct entity_finder *f, uint32_t form, uint32_t of, enum name_reason why)
{
	form = entity_root(f, form);
	of = entity_root(f, of);
	if (form == of)
		return;
	f->forms.at[form].parent = of;
	f->forms.at[form].why = why;
}

static void
group_places(struct entity_finder *f)
{
	struct map names = { 0 };
	struct form *m;

	vec_each(m, &f->forms)
		if (m->kind == ENTITY_PLACE) {
			uint32_t i = (uint32_t)(m - f->forms.at);

			entity_join(f, i, (uint32_t)*map_put(&names, word_place_key(m->key), i, NULL),
			    NAME_KNOWN);
		}
	map_free(&names);
}

/* The first and last words of a person's name, without Jr. and the like; false: it has one word. */
static bool
ends_of(const struct form *m, struct slice *first, struct slice *last)
{
	static const char *const behind[] = { "jr", "sr", "ii", "iii", "iv", "qc", "kc", "mp", "phd", "md" };
	struct slice s = m->key;
	size_t at, i;

	for (;;) {
		for (at = s.n; at > 0 && s.p[at - 1] != ' '; at--)
			;
		*last = slice_sub(s, at, s.n);
		if (!at)
			return false;
		for (i = 0; i < sizeof(behind) / sizeof(behind[0]) && !slice_eq(*last, slice_of(behind[i])); i++)
			;
		if (i == sizeof(behind) / sizeof(behind[0]))
			break;
		s.n = at - 1;
	}
	for (at = 0; s.p[at] != ' '; at++)
		;
	*first = slice_sub(s, 0, at);
	return true;
}

/* May two first names be one person's: equal, an initial of the other, or a short form of it? */
static bool
first_names_agree(struct slice a, struct slice b)
{
	size_t n = a.n < b.n ? a.n : b.n;

	return n && memcmp(a.p, b.p, n) == 0 && (n == 1 || n >= 3 || a.n == b.n);
}

/* Does a name end in another one of whole words: Shah X Y, X Y? */
static bool
ends_with(struct slice s, struct slice end)
{
	return s.n > end.n && slice_ends(s, end) && s.p[s.n - end.n - 1] == ' ';
}

/* A full name and those of the same last word that may be the same person; the longer one is the name. */
static void
join_full_names(struct entity_finder *f, const uint32_t *same, size_t n)
{
	struct slice first, last, other;
	size_t i, k;

	for (i = 0; i < n; i++)
		for (k = 0; k < i; k++) {
			const struct form *a = &f->forms.at[same[i]], *b = &f->forms.at[same[k]];

			if (!ends_of(a, &first, &last) || !ends_of(b, &other, &last) ||
			    !(first_names_agree(first, other) || ends_with(a->key, b->key) || ends_with(b->key, a->key)))
				continue;
			if (a->key.n > b->key.n && first.n >= other.n)
				entity_join(f, same[k], same[i], NAME_SHORTER);
			else
				entity_join(f, same[i], same[k], NAME_SHORTER);
			break;
		}
}

/* The full names of people, by their last and by their first words. */
struct namesakes {
	VEC(uint32_t) forms;
};

struct people {
	struct map last, first; /* word -> index into lists */
	VEC(struct namesakes) lists;
};

enum { NAMESAKES_MAX = 64 };

static void
put_name(struct people *p, struct map *index, struct slice word, uint32_t form)
{
	bool fresh;
	uint64_t *at = map_put(index, word, p->lists.n, &fresh);
	struct namesakes *l;

	if (fresh)
		vec_push(&p->lists, ((struct namesakes){ 0 }));
	l = &p->lists.at[*at];
	if (l->forms.n < NAMESAKES_MAX)
		vec_push(&l->forms, form);
}

/* Whom a surname or first name alone means: who has it; of several the one most often named. */
static bool
join_single(struct entity_finder *f, const struct people *p, const struct map *index, uint32_t form)
{
	uint64_t *at = map_get(index, f->forms.at[form].key);
	const struct namesakes *l;
	size_t i, best = 0;

	if (!at)
		return false;
	l = &p->lists.at[*at];
	for (i = 1; i < l->forms.n; i++)
		if (f->forms.at[l->forms.at[i]].count > f->forms.at[l->forms.at[best]].count)
			best = i;
	entity_join(f, form, l->forms.at[best], NAME_SHORTER);
	return true;
}

static void
group_people(struct entity_finder *f)
{
	struct people p = { 0 };
	struct slice first, last;
	struct namesakes *l;
	uint32_t i;
	uint64_t *at;

	for (i = 0; i < f->forms.n; i++)
		if (f->forms.at[i].kind == ENTITY_PERSON && ends_of(&f->forms.at[i], &first, &last))
			put_name(&p, &p.last, last, i);
	vec_each(l, &p.lists)
		join_full_names(f, l->forms.at, l->forms.n);
	for (i = 0; i < f->forms.n; i++)
		if (f->forms.at[i].kind == ENTITY_PERSON && ends_of(&f->forms.at[i], &first, &last))
			put_name(&p, &p.first, first, i);
	for (i = 0; i < f->forms.n; i++)
		if (f->forms.at[i].kind == ENTITY_PERSON && f->forms.at[i].words == 1 && f->forms.at[i].parent == i &&
		    !join_single(f, &p, &p.last, i))
			join_single(f, &p, &p.first, i);
	/* Two names of two words, one within the other: "Ali Khamenei", "Khamenei" went above; "al Sayid" of "Karim al Sayid". */
	for (i = 0; i < f->forms.n; i++)
		if (f->forms.at[i].kind == ENTITY_PERSON && f->forms.at[i].words == 2 && f->forms.at[i].parent == i &&
		    ends_of(&f->forms.at[i], &first, &last) && f->t.at.at[f->forms.at[i].first].kind == TOKEN_LOWER &&
		    (at = map_get(&p.last, last)) && p.lists.at[*at].forms.at[0] != i)
			entity_join(f, i, p.lists.at[*at].forms.at[0], NAME_SHORTER);
	vec_each(l, &p.lists)
		vec_free(&l->forms);
	vec_free(&p.lists);
	map_free(&p.last);
	map_free(&p.first);
}

/* The initials of a form's words; all: of its small words too. */
static void
put_initials(const struct entity_finder *f, const struct form *m, bool all, struct str *out)
{
	uint32_t i, cp;

	str_clear(out);
	for (i = m->first; i <= m->last; i++) {
		struct slice key = entity_word(f, i);

		if (!key.n || (!all && f->t.at.at[i].kind == TOKEN_LOWER))
			continue;
		utf8_decode(key, 0, &cp);
		str_putcp(out, cp);
	}
}

static void
group_acronyms(struct entity_finder *f)
{
	struct map long_names = { 0 };
	struct str initials = { 0 };
	struct form *m;
	uint64_t *at;

	vec_each(m, &f->forms) {
		uint32_t i = (uint32_t)(m - f->forms.at);

		if (m->words < 2 || m->kind == ENTITY_PERSON)
			continue;
		put_initials(f, m, false, &initials);
		map_put(&long_names, str_slice(&initials), i, NULL);
		put_initials(f, m, true, &initials);
		map_put(&long_names, str_slice(&initials), i, NULL);
	}
	vec_each(m, &f->forms)
		if (m->words == 1 && m->key.n > 1 && f->t.at.at[m->first].kind == TOKEN_UPPER &&
		    (at = map_get(&long_names, m->key)) && f->forms.at[*at].kind == m->kind)
			entity_join(f, (uint32_t)(m - f->forms.at), (uint32_t)*at, NAME_ACRONYM);
	str_free(&initials);
	map_free(&long_names);
}

/* "Acme" of "Acme Inc.", "the Ministry" of "Ministry of Health" where there is one: the longer name that begins so. */
static void
group_beginnings(struct entity_finder *f)
{
	struct map begins = { 0 };
	struct form *m;
	uint64_t *at;
	size_t i;
	bool fresh;

	vec_each(m, &f->forms)
		for (i = 1; m->kind == ENTITY_ORGANISATION && i < m->key.n; i++)
			if (m->key.p[i] == ' ') {
				at = map_put(&begins, slice_sub(m->key, 0, i), (uint64_t)(m - f->forms.at), &fresh);
				if (!fresh && *at != UINT64_MAX &&
				    entity_root(f, (uint32_t)*at) != entity_root(f, (uint32_t)(m - f->forms.at)))
					*at = UINT64_MAX; /* several */
			}
	vec_each(m, &f->forms) {
		uint32_t form = (uint32_t)(m - f->forms.at);

		if (m->kind == ENTITY_ORGANISATION && m->parent == form && (at = map_get(&begins, m->key)) && *at != UINT64_MAX &&
		    (m->words > 1 || !(entity_classes(f, m->first) & (WORD_PLACE | WORD_DEMONYM | WORD_FIRST_NAME))))
			entity_join(f, form, (uint32_t)*at, NAME_SHORTER);
	}
	map_free(&begins);
}

/* "US State Department" is the State Department: a country's name in front, where no other such name is. */
static void
group_endings(struct entity_finder *f)
{
	struct map whole = { 0 };
	struct form *m;
	uint64_t *at;

	vec_each(m, &f->forms)
		if (m->kind == ENTITY_ORGANISATION && m->words > 1)
			map_put(&whole, m->key, (uint64_t)(m - f->forms.at), NULL);
	vec_each(m, &f->forms) {
		struct slice rest = m->key;

		if (m->kind != ENTITY_ORGANISATION || m->words < 3 || !(entity_classes(f, m->first) & (WORD_PLACE | WORD_DEMONYM)))
			continue;
		while (rest.n && rest.p[0] != ' ')
			rest = slice_sub(rest, 1, rest.n);
		at = map_get(&whole, slice_sub(rest, 1, rest.n));
		if (at)
			entity_join(f, (uint32_t)*at, (uint32_t)(m - f->forms.at), NAME_SHORTER);
	}
	map_free(&whole);
}

/* Spellings of one foreign name: equal skeletons of some length, and at least one of them rare in it. */
static void
group_spellings(struct entity_finder *f)
{
	struct map skeletons = { 0 };
	struct str s = { 0 };
	struct form *m;

	vec_each(m, &f->forms) {
		uint32_t form = (uint32_t)(m - f->forms.at), other;
		bool fresh;

		if (m->kind == ENTITY_MISC || m->key.n < 6)
			continue;
		str_clear(&s);
		sound_put(&s, m->key, m->kind != ENTITY_ORGANISATION);
		str_putc(&s, (char)('0' + m->kind));
		if (s.n < 5)
			continue;
		other = (uint32_t)*map_put(&skeletons, str_slice(&s), form, &fresh);
		if (!fresh && f->forms.at[other].key.p[0] == m->key.p[0])
			entity_join(f, form, other, NAME_SPELLING);
	}
	str_free(&s);
	map_free(&skeletons);
}

void
entity_group_forms(struct entity_finder *f)
{
	entity_join_defined(f);
	group_places(f);
	group_people(f);
	group_acronyms(f);
	group_beginnings(f);
	group_endings(f);
	group_spellings(f);
}
