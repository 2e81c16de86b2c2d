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
	entity_group_acronyms(f);
	entity_group_bodies(f);
	group_spellings(f);
	entity_settle_open(f);
}
