#include "entity_parts.h"

#include <string.h>

#include "analyse/words.h"
#include "base/utf8.h"

uint32_t
entity_root(struct entity_finder *f, uint32_t form)
{
	struct form *at = f->forms.at;

	while (at[form].parent != form)
		form = at[form].parent = at[at[form].parent].parent; /* ways that are walked get shorter */
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

/*
 * How a name sounds when it was written in another script: consonants alone, those that transliterations exchange made
 * equal, doubled ones once. Mujahedin, Mojahedin and Mujahideen are mjdn.
 */
static void
put_skeleton(struct str *out, struct slice key, bool apart)
{
	size_t i, begin;
	char c;

	str_clear(out);
	for (i = 0, begin = 0; i < key.n; i++) {
		c = key.p[i];
		if (c == ' ') {
			if (apart)
				str_putc(out, ' ');
			begin = out->n;
			continue;
		}
		if ((c == 'q' || c == 'g') && out->n == begin)
			c = 'k';
		if (c == 'z')
			c = 's';
		if (strchr("aeiouyhw'", c) || (out->n > begin && out->p[out->n - 1] == c))
			continue;
		str_putc(out, c);
	}
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

		if (m->kind == ENTITY_MISC || m->kind == ENTITY_PERSON || m->key.n < 6)
			continue;
		put_skeleton(&s, m->key, m->kind != ENTITY_ORGANISATION);
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
	entity_group_people(f);
	group_acronyms(f);
	group_beginnings(f);
	group_endings(f);
	group_spellings(f);
	entity_settle_open(f);
}
