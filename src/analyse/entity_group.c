#include "entity_parts.h"

#include "analyse/names.h"

enum { SPELLING_MIN = 5 };

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
	uint32_t root = entity_root(f, of);

	if (why == NAME_SELF && root != of) /* the same words as those of another name of the root's */
		why = f->forms.at[of].why;
	form = entity_root(f, form);
	of = root;
	if (form == of)
		return;
	f->forms.at[form].parent = of;
	f->forms.at[form].why = why;
}

/* Does each word of one name sound as the other's at its place? Two that are both common or well
 * known are two. */
static bool
words_sound_alike(struct slice a, struct slice b)
{
	size_t i, k;

	while (a.n && b.n) {
		for (i = 0; i < a.n && a.p[i] != ' '; i++)
			;
		for (k = 0; k < b.n && b.p[k] != ' '; k++)
			;
		if (!slice_eq(slice_sub(a, 0, i), slice_sub(b, 0, k)) &&
		    !entity_same_sound(slice_sub(a, 0, i), slice_sub(b, 0, k)))
			return false;
		a = slice_sub(a, i + 1, a.n);
		b = slice_sub(b, k + 1, b.n);
	}
	return a.n == b.n;
}

static bool
are_known_places(const struct form *a, const struct form *b)
{
	unsigned places = NAME_COUNTRY | NAME_REGION | NAME_CITY_BIG | NAME_CITY | NAME_TOWN | NAME_PLACE;

	return a->kind == ENTITY_PLACE && (entity_names_of(a->key) & places) &&
	       (entity_names_of(b->key) & places);
}

/* Spellings of one foreign name, of anything but people. */
static void
group_spellings(struct entity_finder *f)
{
	struct map sounds = { 0 };
	struct str s = { 0 };
	struct form *m;

	vec_each(m, &f->forms) {
		uint32_t form = (uint32_t)(m - f->forms.at), other;
		bool fresh;

		if (m->kind == ENTITY_PERSON || m->key.n < SPELLING_MIN)
			continue;
		str_clear(&s);
		str_putc(&s, (char)('0' + m->kind));
		entity_put_sound(&s, m->key);
		other = (uint32_t)*map_put(&sounds, str_slice(&s), form, &fresh);
		if (!fresh && !are_known_places(m, &f->forms.at[other]) &&
		    words_sound_alike(m->key, f->forms.at[other].key))
			entity_join(f, form, other, NAME_SPELLING);
	}
	str_free(&s);
	map_free(&sounds);
}

/* Works, events and peoples: the same words with other marks. */
static void
group_others(struct entity_finder *f)
{
	struct map names = { 0 };
	uint32_t i;

	for (i = 0; i < f->forms.n; i++) {
		if (f->forms.at[i].kind != ENTITY_MISC)
			continue;
		str_clear(&f->key);
		entity_put_plain(&f->key, f->forms.at[i].key);
		entity_join(f, i, (uint32_t)*map_put(&names, str_slice(&f->key), i, NULL), NAME_SELF);
	}
	map_free(&names);
}

void
entity_group_forms(struct entity_finder *f)
{
	entity_tell_numbers(f);
	entity_settle_kinds(f);
	entity_join_defined(f);
	entity_group_places(f);
	entity_group_people(f);
	entity_group_acronyms(f);
	entity_group_bodies(f);
	group_others(f);
	group_spellings(f);
	entity_settle_open(f);
}
