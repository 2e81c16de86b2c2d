#include "entity_parts.h"

#include "analyse/words.h"
#include "base/utf8.h"

uint32_t
entity_root(const struct entity_finder *f, uint32_t form)
{
	while (f->forms.at[form].parent != form)
		form = f->forms.at[form].parent;
	return form;
}

/* Make `form` a name of what `of` names: the root of `of` stays the root. */
static void
join(struct entity_finder *f, uint32_t form, uint32_t of)
{
	form = entity_root(f, form);
	of = entity_root(f, of);
	if (form != of)
		f->forms.at[form].parent = of;
}

static struct slice
word_key(const struct entity_finder *f, uint32_t token)
{
	return f->t.types.at[f->t.at.at[token].type].key;
}

static void
group_places(struct entity_finder *f)
{
	struct map names = { 0 };
	struct form *m;

	vec_each(m, &f->forms)
		if (m->accepted && m->kind == ENTITY_PLACE) {
			uint32_t i = (uint32_t)(m - f->forms.at);

			join(f, i, (uint32_t)*map_put(&names, word_place_key(m->key), i, NULL));
		}
	map_free(&names);
}

/* Full names by first and last word (middle names and initials differ), then by last word alone. */
static void
group_people(struct entity_finder *f)
{
	struct map full = { 0 }, last = { 0 };
	struct str key = { 0 };
	struct form *m;
	uint64_t *at;

	vec_each(m, &f->forms) {
		uint32_t i = (uint32_t)(m - f->forms.at);

		if (!m->accepted || m->kind != ENTITY_PERSON || m->words < 2)
			continue;
		str_clear(&key);
		str_put(&key, word_key(f, m->first));
		str_putc(&key, ' ');
		str_put(&key, word_key(f, m->last));
		join(f, i, (uint32_t)*map_put(&full, str_slice(&key), i, NULL));
		at = map_put(&last, word_key(f, m->last), i, NULL);
		if (f->forms.at[*at].count < m->count)
			*at = i;
	}
	vec_each(m, &f->forms)
		if (m->accepted && m->kind == ENTITY_PERSON && m->words == 1 &&
		    (at = map_get(&last, word_key(f, m->last))))
			join(f, (uint32_t)(m - f->forms.at), (uint32_t)*at);
	str_free(&key);
	map_free(&full);
	map_free(&last);
}

/* The initials of a form's capitalised words, or of all its words. */
static void
put_initials(const struct entity_finder *f, const struct form *m, bool all, struct str *out)
{
	uint32_t i, cp;

	str_clear(out);
	for (i = m->first; i <= m->last; i++) {
		struct slice key;

		if (!token_is_word(&f->t.at.at[i]) || (!all && f->t.at.at[i].kind == TOKEN_LOWER))
			continue;
		key = word_key(f, i);
		if (!key.n)
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

		if (!m->accepted || m->words < 2 || m->kind == ENTITY_PERSON)
			continue;
		put_initials(f, m, false, &initials);
		map_put(&long_names, str_slice(&initials), i, NULL);
		put_initials(f, m, true, &initials);
		map_put(&long_names, str_slice(&initials), i, NULL);
	}
	vec_each(m, &f->forms)
		if (m->accepted && m->words == 1 && m->kind != ENTITY_PERSON && m->key.n > 1 &&
		    f->t.at.at[m->first].kind == TOKEN_UPPER &&
		    (at = map_get(&long_names, m->key))) {
			m->kind = f->forms.at[*at].kind;
			join(f, (uint32_t)(m - f->forms.at), (uint32_t)*at);
		}
	str_free(&initials);
	map_free(&long_names);
}

void
entity_group_forms(struct entity_finder *f)
{
	group_places(f);
	group_people(f);
	group_acronyms(f);
}
