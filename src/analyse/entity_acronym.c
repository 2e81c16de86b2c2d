#include "entity_parts.h"

#include "analyse/words.h"
#include "base/utf8.h"

/* Acronyms that the text does not define, beside a name of fitting initials. */
enum { ACRONYM_MAX = 10 };

bool
entity_is_small(struct slice word)
{
	static const char *const small[] = { "of", "the", "for", "and", "in", "on", "at", "to",
		"by", "with", "de", "du", "des", "del", "la", "le", "les", "el", "et", "y", "e",
		"und", "der", "die", "das", "fur", "da", "do", "di", "von", "van", "al" };
	size_t i;

	if (word.n > 4)
		return false;
	for (i = 0; i < sizeof(small) / sizeof(small[0]); i++)
		if (slice_eq(word, slice_of(small[i])))
			return true;
	return false;
}

static size_t
capitals(struct slice s)
{
	size_t at = 0, n = 0;
	uint32_t cp;

	while (at < s.n) {
		at += utf8_decode(s, at, &cp);
		n += utf8_is_upper(cp);
	}
	return n;
}

bool
entity_is_acronym(const struct entity_finder *f, const struct form *m)
{
	const struct token *k = &f->t.at.at[m->first];
	size_t n = entity_word(f, m->first).n;

	if (m->words != 1 || n < 2 || n > ACRONYM_MAX)
		return false;
	return k->kind == TOKEN_UPPER ||
	       (k->kind == TOKEN_CAPITAL && n < 6 &&
		   capitals(slice_sub(f->t.text, k->beg, k->end)) * 2 > n);
}

/* Which initials count. */
struct counting {
	bool small;  /* of small words */
	bool hyphen; /* of what stands behind a hyphen */
	bool tail;   /* of what stands behind the first small word */
	bool place;  /* of a country's name in front */
};

/* How many tokens the country's name in front takes. */
static uint32_t
country(const struct entity_finder *f, const struct form *m)
{
	if (slice_starts(m->key, SLICE("united states ")) ||
	    slice_starts(m->key, SLICE("united kingdom ")))
		return 2;
	return (entity_classes(f, m->first) & (WORD_PLACE | WORD_DEMONYM)) != 0;
}

static void
put_initials(
    const struct entity_finder *f, const struct form *m, struct counting c, struct str *out)
{
	uint32_t i, cp, first = m->first + (c.place ? 0 : country(f, m));

	str_clear(out);
	str_putc(out, (char)('0' + m->kind));
	for (i = first; i <= m->last; i++) {
		struct slice word = entity_word(f, i);
		bool small = entity_is_small(word);

		if (small && !c.tail && out->n > 1)
			return;
		if (!word.n || (small && !c.small))
			continue;
		if (!c.hyphen && i > first && (f->t.at.at[i].flags & TOKEN_GLUED) &&
		    f->t.at.at[i - 1].type == '-')
			continue;
		utf8_decode(word, 0, &cp);
		str_putcp(out, cp);
	}
}

static void
put_long(const struct entity_finder *f, struct short_names *names, uint32_t form, struct str *s)
{
	static const struct counting ways[] = { { false, true, true, true },
		{ true, true, true, true }, { false, false, true, true },
		{ false, true, false, true }, { false, true, true, false },
		{ true, true, true, false } };
	size_t i;

	for (i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		put_initials(f, &f->forms.at[form], ways[i], s);
		if (s->n > 2 && (ways[i].place || country(f, &f->forms.at[form])))
			short_names_put(names, str_slice(s), i < 2 ? SHORT_END : SHORT_BEGIN, form);
	}
}

/* The letters of a short form: all of XYO and "PG&E". AfDB: its capitals, when all are not found.
 */
static bool
join_acronym(struct entity_finder *f, const struct short_names *names, uint32_t form, struct str *s)
{
	const struct form *m = &f->forms.at[form];
	struct slice text = slice_sub(f->t.text, f->t.at.at[m->first].beg, f->t.at.at[m->first].end);
	uint32_t i, cp;
	size_t at = 0;

	str_clear(s);
	str_putc(s, (char)('0' + m->kind));
	for (i = m->first; i <= m->last; i++)
		str_put(s, entity_word(f, i));
	if (short_names_join(f, names, str_slice(s), form, NAME_ACRONYM))
		return true;
	if (m->words > 1 || f->t.at.at[m->first].kind == TOKEN_UPPER)
		return false;
	str_clear(s);
	str_putc(s, (char)('0' + m->kind));
	while (at < text.n) {
		at += utf8_decode(text, at, &cp);
		if (utf8_is_upper(cp))
			str_putcp(s, cp < 0x80 ? cp | 32 : cp);
	}
	return s->n > 3 && short_names_join(f, names, str_slice(s), form, NAME_ACRONYM);
}

/* "PG&E", "M&D": single letters and capitals, written as one. */
static bool
is_joined(const struct entity_finder *f, const struct form *m)
{
	uint32_t i;

	if (m->words < 2 || m->key.n > ACRONYM_MAX)
		return false;
	for (i = m->first; i <= m->last; i++)
		if ((i > m->first && !(f->t.at.at[i].flags & TOKEN_GLUED)) || f->t.at.at[i].kind == TOKEN_LOWER ||
		    (f->t.at.at[i].kind == TOKEN_CAPITAL && entity_word(f, i).n > 1))
			return false;
	return true;
}

void
entity_group_acronyms(struct entity_finder *f)
{
	struct short_names names = { 0 };
	struct str s = { 0 };
	uint32_t i;

	for (i = 0; i < f->forms.n; i++)
		if (f->forms.at[i].kind != ENTITY_PERSON && f->forms.at[i].words > 1 &&
		    f->forms.at[i].words <= ACRONYM_MAX)
			put_long(f, &names, i, &s);
	for (i = 0; i < f->forms.n; i++) {
		const struct form *m = &f->forms.at[i];

		if (m->kind != ENTITY_PERSON && m->parent == i && (entity_is_acronym(f, m) || is_joined(f, m)))
			join_acronym(f, &names, i, &s);
	}
	short_names_free(&names);
	str_free(&s);
}
