#include "entity_parts.h"

#include "analyse/names.h"
#include "analyse/words.h"

/* Places: under their known other names, with and without the country behind a comma, and what they
 * are: river, county. */
struct places {
	struct map names;         /* one name -> form */
	struct short_names parts; /* names without what the place is */
	struct str s;
};

/* Without blanks, so that Al-Faw is Al Faw. */
static struct slice
plain(struct places *all, struct slice key)
{
	str_clear(&all->s);
	entity_put_plain(&all->s, key);
	return str_slice(&all->s);
}

static bool
is_kind_of_place(struct slice w)
{
	static const char *const kinds[] = { "sea", "ocean", "river", "lake", "mountains", "desert",
		"peninsula", "island", "islands", "county", "province", "prefecture", "region",
		"district", "governorate", "oblast", "camp", "prison", "market", "reserve",
		"forest", "valley" };
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (slice_eq(w, slice_of(kinds[i])))
			return true;
	return false;
}

static bool
is_water(struct slice w)
{
	return slice_eq(w, SLICE("sea")) || slice_eq(w, SLICE("ocean"));
}

/* "X Sea", "X County", "Camp X": X, where that is no other place that the world knows; absent:
 * none. */
static struct slice
bare(struct slice key)
{
	struct slice x = { 0 }, kind;
	size_t at = key.n;

	while (at > 0 && key.p[at - 1] != ' ')
		at--;
	kind = slice_sub(key, at, key.n);
	if (at > 1 && is_kind_of_place(kind))
		x = slice_sub(key, 0, at - 1);
	else if (slice_starts(key, SLICE("camp ")) || slice_starts(key, SLICE("lake ")))
		x = slice_sub(key, 5, key.n);
	if (!x.p || slice_find(x, SLICE(" "), 0) != SIZE_MAX)
		return (struct slice){ 0 };
	if (!is_water(kind) && (entity_names_of(x) & (NAME_COUNTRY | NAME_REGION | NAME_CITY_BIG |
							 NAME_CITY | NAME_TOWN)))
		return (struct slice){ 0 };
	return x;
}

/* "Port Sallis, Varnia" is Port Sallis. */
static size_t
before_comma(const struct entity_finder *f, const struct form *m)
{
	uint32_t i;
	size_t n = 0;

	for (i = m->first; i <= m->last; i++) {
		if (f->t.at.at[i].kind == TOKEN_MARK && f->t.at.at[i].type == ',')
			return n;
		n += entity_word(f, i).n ? entity_word(f, i).n + 1 : 0;
	}
	return 0;
}

static void
join_place(struct places *all, struct entity_finder *f, uint32_t form)
{
	const struct form *m = &f->forms.at[form];
	struct slice one = word_place_key(m->key), x;
	size_t comma = before_comma(f, m);
	uint32_t of = (uint32_t)*map_put(&all->names, plain(all, one), form, NULL);

	if (of != form)
		entity_join(f, form, of,
		    slice_eq(plain(all, f->forms.at[of].key), plain(all, m->key)) ? NAME_SELF
										  : NAME_KNOWN);
	if (comma > 1 && comma - 1 < m->key.n)
		short_names_put(&all->parts, plain(all, slice_sub(m->key, 0, comma - 1)), SHORT_BEGIN, form);
	x = bare(m->key);
	if (x.n)
		short_names_put(&all->parts, plain(all, x), SHORT_BEGIN, form);
}

void
entity_group_places(struct entity_finder *f)
{
	struct places all = { 0 };
	uint32_t i;

	for (i = 0; i < f->forms.n; i++)
		if (f->forms.at[i].kind == ENTITY_PLACE)
			join_place(&all, f, i);
	for (i = 0; i < f->forms.n; i++)
		if (f->forms.at[i].kind == ENTITY_PLACE && f->forms.at[i].parent == i)
			short_names_join(f, &all.parts, plain(&all, f->forms.at[i].key), i, NAME_SHORTER);
	map_free(&all.names);
	short_names_free(&all.parts);
	str_free(&all.s);
}
