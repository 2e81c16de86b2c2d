#include "entity_parts.h"

#include <string.h>

#include "analyse/names.h"
#include "analyse/words.h"

unsigned
entity_classes(const struct entity_finder *f, uint32_t token)
{
	const struct token *k = &f->t.at.at[token];

	return token_is_word(k) ? f->t.types.at[k->type].classes : 0;
}

struct slice
entity_word(const struct entity_finder *f, uint32_t token)
{
	const struct token *k = &f->t.at.at[token];

	return token_is_word(k) ? f->t.types.at[k->type].key : SLICE("");
}

bool
entity_token_is(const struct entity_finder *f, uint32_t token, const char *key)
{
	return slice_eq(entity_word(f, token), slice_of(key));
}

static bool
is_title(const struct entity_finder *f, uint32_t i)
{
	return (entity_classes(f, i) & (WORD_TITLE | WORD_TITLE_PART)) && !(f->t.at.at[i].flags & TOKEN_INITIAL);
}

/* Titles are no part of a person's name. false: nothing else is there. */
static bool
trim_person(const struct entity_finder *f, struct piece *p)
{
	static const char *const behind[] = { "qc", "kc", "mp", "msp", "mep", "phd", "md" };
	size_t i;

	while (p->first < p->last && is_title(f, p->first) && token_is_word(&f->t.at.at[p->first + 1]))
		p->first++;
	for (i = 0; i < sizeof(behind) / sizeof(behind[0]) && p->last > p->first; i++)
		if (f->t.at.at[p->last].kind == TOKEN_UPPER && entity_token_is(f, p->last, behind[i]))
			p->last--;
	return !(p->first == p->last && (entity_classes(f, p->first) & WORD_TITLE) &&
	    !(f->t.types.at[f->t.at.at[p->first].type].names & (NAME_FIRST | NAME_SURNAME | NAME_PERSON)));
}

/* The article does not tell one name from another. */
static uint32_t
skip_front(const struct entity_finder *f, const struct piece *p)
{
	return p->first + (p->first < p->last && entity_token_is(f, p->first, "the"));
}

/* The comma of a name in a list that is printed family name first: "Corvane, Elias"; 0: none. */
static uint32_t
inverting_comma(const struct entity_finder *f, const struct piece *p)
{
	uint32_t i;

	for (i = p->first + 1; i < p->last; i++)
		if (f->t.at.at[i].kind == TOKEN_MARK && f->t.at.at[i].type == ',')
			return i;
	return 0;
}

static void
put_words(struct entity_finder *f, uint32_t first, uint32_t last)
{
	uint32_t i;

	for (i = first; i <= last; i++) {
		struct slice word = entity_word(f, i);
		size_t k;

		if (!word.n)
			continue;
		if (f->key.n > 1)
			str_putc(&f->key, ' ');
		for (k = 0; k < word.n; k++)
			if (word.p[k] != '\'')
				str_putc(&f->key, word.p[k]);
	}
}

static void
put_key(struct entity_finder *f, const struct piece *p, enum entity_kind kind)
{
	uint32_t comma = kind == ENTITY_PERSON ? inverting_comma(f, p) : 0;

	str_clear(&f->key);
	str_putc(&f->key, (char)('0' + kind));
	if (comma)
		put_words(f, comma + 1, p->last);
	put_words(f, comma ? p->first : skip_front(f, p), comma ? comma - 1 : p->last);
}

static void
add_piece(struct entity_finder *f, struct piece p, enum entity_kind kind)
{
	uint64_t *at;
	bool fresh;
	uint32_t i;

	if (kind == ENTITY_PERSON && !trim_person(f, &p))
		return;
	put_key(f, &p, kind);
	if (f->key.n < 2)
		return;
	at = map_put(&f->index, str_slice(&f->key), f->forms.n, &fresh);
	p.form = (uint32_t)*at;
	if (fresh) {
		struct form m = { .first = skip_front(f, &p), .last = p.last, .parent = p.form, .kind = kind };

		m.key = (struct slice){ arena_dup(&f->index.keys, f->key.p + 1, f->key.n - 1), f->key.n - 1 };
		for (m.words = 1, i = 0; i < m.key.n; i++)
			m.words += m.key.p[i] == ' ';
		vec_push(&f->forms, m);
	}
	f->forms.at[p.form].count++;
	vec_push(&f->pieces, p);
}

static bool
is_mark(const struct entity_finder *f, uint32_t i, const char *one_of)
{
	const struct token *k = &f->t.at.at[i];

	return i < f->t.at.n && k->kind == TOKEN_MARK && !(k->flags & TOKEN_BREAK) && k->type < 0x80 && strchr(one_of, (int)k->type);
}

/* A word that may be a person's, and is known as one of `names` where that is not 0. */
static bool
is_of_person(const struct entity_finder *f, uint32_t i, unsigned names)
{
	const struct token *k = &f->t.at.at[i];

	return i < f->t.at.n && k->kind == TOKEN_CAPITAL && !(k->flags & TOKEN_BREAK) &&
	    (!names || (f->t.types.at[k->type].names & names) || (names & NAME_FIRST && (k->flags & TOKEN_INITIAL)));
}

/*
 * Notes print the family name first: "[3] Corvane, Elias, ...". The tagger learned from running text; here the place, and one
 * known name of the two, are enough.
 */
static void
label_inverted(struct entity_finder *f)
{
	uint32_t i, a, end, n = (uint32_t)f->t.at.n;

	for (i = 0; i < n; i++) {
		if (!(f->t.at.at[i].flags & TOKEN_BREAK))
			continue;
		for (a = i; a < n && a < i + 4 && (f->t.at.at[a].kind == TOKEN_MARK || f->t.at.at[a].kind == TOKEN_NUMBER); a++)
			;
		if (a == i || !is_mark(f, a + 1, ",") || !is_of_person(f, a, 0) || !is_of_person(f, a + 2, 0))
			continue;
		if (!is_of_person(f, a + 2, NAME_FIRST | NAME_ANY) && !is_of_person(f, a, NAME_SURNAME | NAME_ANY))
			continue;
		end = is_mark(f, a + 4, ",.(:\"") && f->t.at.at[a + 3].kind == TOKEN_CAPITAL ? a + 3 : a + 2;
		if (!is_mark(f, end + 1, ",.(:\""))
			continue;
		f->tags.at.at[a].label = TAG_B;
		f->tags.at.at[end].label = TAG_L;
		for (i = a + 1; i < end; i++)
			f->tags.at.at[i].label = TAG_I;
	}
}

/* Where every noun has a capital only names that are known count. */
static bool
is_known(const struct entity_finder *f, uint32_t first, uint32_t last, enum entity_kind kind)
{
	static const unsigned wanted[ENTITY_KINDS] = {
		[ENTITY_PERSON] = NAME_FIRST,
		[ENTITY_ORGANISATION] = NAME_ORGANISATION | NAME_UNIVERSITY,
		[ENTITY_PLACE] = NAME_COUNTRY | NAME_REGION | NAME_CITY_BIG,
		[ENTITY_MISC] = 0,
	};
	const struct token *k = &f->t.at.at[first];

	if ((kind == ENTITY_PERSON && first == last) || (entity_classes(f, first) & (WORD_STOP | WORD_PARTICLE | WORD_JOIN)))
		return false;
	return token_is_word(k) && ((f->t.types.at[k->type].names & wanted[kind]) || (kind == ENTITY_ORGANISATION && k->kind == TOKEN_UPPER));
}

/* A label may go over what no name holds when the text is broken. */
static bool
holds_word(const struct entity_finder *f, uint32_t first, uint32_t last)
{
	uint32_t i;

	for (i = first; i <= last; i++)
		if (token_is_word(&f->t.at.at[i]) && f->t.at.at[i].kind != TOKEN_NUMBER)
			return true;
	return false;
}

void
entity_find_pieces(struct entity_finder *f)
{
	uint32_t i, first = 0;

	label_inverted(f);
	for (i = 0; i < f->tags.at.n; i++) {
		unsigned label = f->tags.at.at[i].label, part = tag_part(label);

		if (part == TAG_B || part == TAG_U)
			first = i;
		if ((part != TAG_L && part != TAG_U) || !holds_word(f, first, i) ||
		    (f->capital_nouns && !is_known(f, first, i, (enum entity_kind)tag_kind(label))))
			continue;
		add_piece(f, (struct piece){ .first = first, .last = i }, (enum entity_kind)tag_kind(label));
	}
}
