#include "entity_parts.h"

#include <stdlib.h>

#include "analyse/names.h"
#include "analyse/words.h"

/*
 * One word alone says little of its kind. Where the text has a full name with it, that one's is its
 * kind too, if the world knows nothing else of that name: a surname is no place, the first word of
 * a bank's name no person.
 */
enum part { PERSON = 1, BODY = 2 };

/* Words with capitals, and nothing between them that is in no name: no Mara.Quill@SALTGUILD. */
static bool
is_plain(const struct entity_finder *f, const struct form *m)
{
	uint32_t i;

	for (i = m->first; i <= m->last; i++)
		if (f->t.at.at[i].kind == TOKEN_NUMBER ||
		    (f->t.at.at[i].kind == TOKEN_MARK && f->t.at.at[i].type != '-'))
			return false;
	return m->kind != ENTITY_PERSON || f->t.at.at[m->last].kind == TOKEN_CAPITAL;
}

/* The first and the last word of a person's name, the first of a body's. */
static void
put_parts(struct map *parts, const struct entity_finder *f, const struct form *m)
{
	size_t first = slice_find(m->key, SLICE(" "), 0), last = m->key.n;

	if (m->words < 2 || (m->kind != ENTITY_PERSON && m->kind != ENTITY_ORGANISATION) ||
	    !is_plain(f, m))
		return;
	while (last > 0 && m->key.p[last - 1] != ' ')
		last--;
	if (first > 2)
		*map_put(parts, slice_sub(m->key, 0, first), 0, NULL) |= m->kind == ENTITY_PERSON ? PERSON : BODY;
	if (m->kind == ENTITY_PERSON && last + 2 < m->key.n)
		*map_put(parts, slice_sub(m->key, last, m->key.n), 0, NULL) |= PERSON;
}

static bool
is_known(const struct entity_finder *f, const struct form *m)
{
	const unsigned places = NAME_COUNTRY | NAME_REGION | NAME_CITY_BIG | NAME_CITY;
	unsigned classes = entity_classes(f, m->first), names = entity_names_of(m->key);

	switch (m->kind) {
	case ENTITY_PERSON: return names & (NAME_FIRST | NAME_SURNAME | NAME_ANY | NAME_PERSON);
	case ENTITY_ORGANISATION:
		return (classes & (WORD_ORG_HEAD | WORD_KNOWN_ORG)) ||
		       (names & (NAME_ORGANISATION | NAME_BRAND | NAME_TEAM));
	case ENTITY_PLACE: return (classes & (WORD_PLACE | WORD_DEMONYM)) || (names & places);
	default: return (classes & WORD_DEMONYM) || (names & (NAME_PEOPLE | NAME_EVENT));
	}
}

/* "in Dahlem": a place there and elsewhere in the text, whoever bears that name: by the word's
 * type. */
static bool *
find_places(const struct entity_finder *f)
{
	bool *is_place = mem_zalloc(f->t.types.n + 1);
	const struct piece *p;

	vec_each(p, &f->pieces)
		if (p->first > 0 && (entity_token_is(f, p->first - 1, "in") ||
					entity_token_is(f, p->first - 1, "near")))
			is_place[f->t.at.at[p->first].type] = true;
	return is_place;
}

void
entity_settle_kinds(struct entity_finder *f)
{
	struct map parts = { 0 };
	bool *is_place = find_places(f);
	struct form *m;
	uint64_t *at;

	vec_each(m, &f->forms)
		put_parts(&parts, f, m);
	vec_each(m, &f->forms) {
		if (m->words > 1 || f->t.at.at[m->first].kind != TOKEN_CAPITAL || is_known(f, m) ||
		    is_place[f->t.at.at[m->first].type] ||
		    !(at = map_get(&parts, m->key)))
			continue;
		if (m->kind != ENTITY_PERSON && (*at & PERSON) &&
		    !(m->kind == ENTITY_ORGANISATION && (*at & BODY)))
			m->kind = ENTITY_PERSON;
		else if ((m->kind == ENTITY_PERSON || m->kind == ENTITY_MISC) && *at == BODY)
			m->kind = ENTITY_ORGANISATION;
	}
	free(is_place);
	map_free(&parts);
}
