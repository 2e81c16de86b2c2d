#include "entity_parts.h"

#include "analyse/words.h"
#include "base/utf8.h"

enum { HEADING_FORM_WORDS = 6 };

unsigned
entity_classes(const struct entity_finder *f, uint32_t token)
{
	const struct token *k = &f->t.at.at[token];

	return token_is_word(k) ? f->t.types.at[k->type].classes : 0;
}

bool
entity_token_is(const struct entity_finder *f, uint32_t token, const char *key)
{
	const struct token *k = &f->t.at.at[token];

	return token_is_word(k) && slice_eq(f->t.types.at[k->type].key, slice_of(key));
}

struct slice
entity_key(struct entity_finder *f, uint32_t first, uint32_t last)
{
	uint32_t i;

	str_clear(&f->key);
	for (i = first; i <= last; i++) {
		const struct token *k = &f->t.at.at[i];

		if (i > first && !(k->flags & TOKEN_GLUED))
			str_putc(&f->key, ' ');
		if (k->kind == TOKEN_MARK)
			str_putcp(&f->key, k->type);
		else
			str_put(&f->key, f->t.types.at[k->type].key);
	}
	return str_slice(&f->key);
}

static uint32_t
count_words(const struct entity_finder *f, uint32_t first, uint32_t last)
{
	uint32_t i, n = 0;

	for (i = first; i <= last; i++)
		n += token_is_word(&f->t.at.at[i]) &&
		     !(i > first && (f->t.at.at[i].flags & TOKEN_GLUED));
	return n;
}

/* What the words of a single capitalised word say. */
static void
vote_word(struct form *m, const struct token *k, unsigned classes)
{
	if (classes & WORD_DEMONYM)
		m->votes[ENTITY_MISC] += 8;
	if (classes & WORD_KNOWN_ORG)
		m->votes[ENTITY_ORGANISATION] += k->kind == TOKEN_UPPER ? 9 : 7;
	if (classes & WORD_PLACE)
		m->votes[ENTITY_PLACE] += classes & WORD_FIRST_NAME ? 4 : 7;
	if (classes & WORD_FIRST_NAME)
		m->votes[ENTITY_PERSON] += 2;
	if (k->kind == TOKEN_UPPER)
		m->votes[ENTITY_ORGANISATION] += 3;
	if (classes & WORD_ORG_HEAD)
		m->votes[ENTITY_ORGANISATION] += 2;
	if (classes & WORD_EVENT)
		m->votes[ENTITY_MISC] += 2;
	m->votes[ENTITY_PERSON] += 1;
}

/* The classes of all words of a form, with what stands where. */
struct make {
	unsigned first, last, any, before_of;
	bool initial, particle, lower, upper;
};

static struct make
make_of(const struct entity_finder *f, uint32_t first, uint32_t last)
{
	struct make m = { .first = entity_classes(f, first), .last = entity_classes(f, last) };
	uint32_t i;

	for (i = first; i <= last; i++) {
		const struct token *k = &f->t.at.at[i];
		unsigned classes = entity_classes(f, i);

		m.any |= classes;
		m.initial |= (k->flags & TOKEN_INITIAL) != 0;
		m.upper |= k->kind == TOKEN_UPPER;
		if (k->kind == TOKEN_LOWER && (classes & (WORD_JOIN | WORD_PARTICLE)) &&
		    i > first) {
			if (entity_token_is(f, i, "of") || entity_token_is(f, i, "for") ||
			    entity_token_is(f, i, "and")) {
				m.lower = true;
				if (!m.before_of)
					m.before_of = entity_classes(f, i - 1);
			} else {
				m.particle = true;
			}
		}
	}
	return m;
}

static void
vote_words(struct form *m, const struct make *k)
{
	unsigned head = k->before_of ? k->before_of : k->last;

	if (head & WORD_EVENT)
		m->votes[ENTITY_MISC] += 6;
	if (head & WORD_ORG_HEAD)
		m->votes[ENTITY_ORGANISATION] += 7;
	else if ((k->any & WORD_ORG_HEAD) && !(k->first & WORD_FIRST_NAME))
		m->votes[ENTITY_ORGANISATION] += 3;
	if (head & WORD_PLACE_HEAD)
		m->votes[ENTITY_PLACE] += 5;
	if ((k->first & WORD_PLACE_LEAD) && !k->before_of)
		m->votes[ENTITY_PLACE] += 3.5f;
	if (k->last & WORD_PLACE)
		m->votes[ENTITY_PLACE] += k->before_of ? 0 : 1.5f;
	if ((k->first & WORD_FIRST_NAME) && !k->before_of)
		m->votes[ENTITY_PERSON] += 6;
	if (k->initial)
		m->votes[ENTITY_PERSON] += 4;
	if (k->particle)
		m->votes[ENTITY_PERSON] += 2;
	if (k->lower)
		m->votes[ENTITY_ORGANISATION] += 2;
	if (k->upper)
		m->votes[ENTITY_ORGANISATION] += 2;
	if ((k->any & WORD_DEMONYM) && !(k->first & WORD_FIRST_NAME))
		m->votes[ENTITY_ORGANISATION] += 1, m->votes[ENTITY_MISC] += 1.5f;
	if (m->words <= 3 && !k->lower)
		m->votes[ENTITY_PERSON] += 2;
	if (m->words > 4)
		m->votes[ENTITY_ORGANISATION] += 1;
}

static void
vote_form(struct entity_finder *f, struct form *m)
{
	struct make make = make_of(f, m->first, m->last);

	if (m->first == m->last) {
		vote_word(m, &f->t.at.at[m->first], make.first);
		return;
	}
	if (word_in_list(&word_place_phrases, m->key))
		m->votes[ENTITY_PLACE] += 14;
	vote_words(m, &make);
}

static bool
is_mark_at(const struct entity_finder *f, uint32_t i, uint32_t cp)
{
	return i < f->t.at.n && !(f->t.at.at[i].flags & TOKEN_BREAK) &&
	       f->t.at.at[i].kind == TOKEN_MARK && f->t.at.at[i].type == cp;
}

/* What stands before a piece. */
static void
vote_before(struct entity_finder *f, const struct piece *p, struct form *m)
{
	unsigned before;

	if (p->flags & PIECE_TITLED)
		m->votes[ENTITY_PERSON] += 5;
	if (p->flags & PIECE_TITLE_OF) {
		m->votes[ENTITY_PLACE] += 2.5f;
		m->votes[ENTITY_ORGANISATION] += 1.5f;
	}
	if (!p->first || (f->t.at.at[p->first].flags & (TOKEN_BREAK | TOKEN_GLUED)))
		return;
	before = entity_classes(f, p->first - 1);
	if (f->t.at.at[p->first - 1].kind == TOKEN_LOWER && (before & WORD_TITLE))
		m->votes[ENTITY_PERSON] += 4;
	if (before & WORD_IN)
		m->votes[ENTITY_PLACE] += entity_token_is(f, p->first - 1, "in") ? 2 : 1;
	if (before & WORD_SAYS)
		m->votes[ENTITY_PERSON] += 0.7f;
	if (entity_token_is(f, p->first - 1, "the")) {
		m->votes[ENTITY_PERSON] -= 3;
		m->votes[ENTITY_ORGANISATION] += 1.5f;
	}
	/* Paris, France: a place behind a comma makes what stands before it one, as a vote */
	if (p->first > 1 && is_mark_at(f, p->first - 1, ',') &&
	    (entity_classes(f, p->first - 2) & WORD_PLACE))
		m->votes[ENTITY_PLACE] += 1;
}

static void
vote_behind(struct entity_finder *f, const struct piece *p, struct form *m)
{
	uint32_t i = p->last + 1;
	const struct token *k;

	if (i >= f->t.at.n || (f->t.at.at[i].flags & TOKEN_BREAK) ||
	    (f->t.at.at[p->last].flags & TOKEN_POSSESSIVE))
		return;
	k = &f->t.at.at[i];
	if (k->kind == TOKEN_LOWER && (entity_classes(f, i) & WORD_SAYS))
		m->votes[ENTITY_PERSON] += 1.5f;
	if (entity_token_is(f, i, "who") || entity_token_is(f, i, "whose"))
		m->votes[ENTITY_PERSON] += 2;
	if (is_mark_at(f, i, ',') && i + 2 < f->t.at.n) {
		const struct token *next = &f->t.at.at[i + 1];

		if (next->kind == TOKEN_NUMBER && next->end - next->beg <= 2 &&
		    is_mark_at(f, i + 2, ','))
			m->votes[ENTITY_PERSON] += 4;
		if (next->kind >= TOKEN_CAPITAL && (entity_classes(f, i + 1) & WORD_PLACE))
			m->votes[ENTITY_PLACE] += 2.5f;
	}
}

static void
collect_forms(struct entity_finder *f)
{
	struct piece *p;

	vec_each(p, &f->pieces) {
		struct slice key = entity_key(f, p->first, p->last);
		bool fresh;
		uint64_t *at = map_put(&f->index, key, f->forms.n, &fresh);
		struct form *m;

		p->form = (uint32_t)*at;
		if (fresh) {
			vec_push(&f->forms, ((struct form){ .first = p->first,
						.last = p->last,
						.parent = p->form,
						.words = count_words(f, p->first, p->last) }));
			m = &vec_last(&f->forms);
			m->key = (struct slice){ arena_dup(&f->index.keys, key.p, key.n), key.n };
			vote_form(f, m);
		}
		m = &f->forms.at[p->form];
		m->count++;
		m->proven += !(f->t.at.at[p->first].flags & TOKEN_STARTS) || p->flags;
		vote_before(f, p, m);
		vote_behind(f, p, m);
	}
}

static enum entity_kind
best_kind(const struct form *m)
{
	enum entity_kind kind, best = ENTITY_PERSON;

	for (kind = ENTITY_PERSON; kind < ENTITY_KINDS; kind++)
		if (m->votes[kind] > m->votes[best])
			best = kind;
	return best;
}

/* The last word of each full name, then what stands alone and equals one. */
static void
vote_surnames(struct entity_finder *f)
{
	struct map surnames = { 0 }, given = { 0 };
	struct form *m;

	vec_each(m, &f->forms)
		if (m->words > 1 && best_kind(m) == ENTITY_PERSON && m->votes[ENTITY_PERSON] > 4) {
			map_put(&surnames, f->t.types.at[f->t.at.at[m->last].type].key, 1, NULL);
			map_put(&given, f->t.types.at[f->t.at.at[m->first].type].key, 1, NULL);
		}
	vec_each(m, &f->forms) {
		struct slice last = f->t.types.at[f->t.at.at[m->last].type].key;

		if (m->words == 1 && map_get(&surnames, last))
			m->votes[ENTITY_PERSON] += 6, m->proven++;
		else if (m->words == 1 && map_get(&given, last))
			m->votes[ENTITY_PERSON] += 3;
	}
	map_free(&surnames);
	map_free(&given);
}

static bool
is_accepted(const struct entity_finder *f, const struct form *m)
{
	unsigned known = WORD_PLACE | WORD_KNOWN_ORG | WORD_DEMONYM;
	const struct token_type *type = &f->t.types.at[f->t.at.at[m->last].type]; /* of its only word */
	float best = m->votes[m->kind];

	if (m->key.n < 2 || best <= 0)
		return false;
	if (f->capital_nouns && best < 5)
		return false;
	if (m->words > 1)
		return true;
	if ((type->classes & (WORD_TITLE | WORD_TITLE_PART)) && best < 4)
		return false;
	if (type->classes & known)
		return true;
	if (m->kind == ENTITY_PERSON && best < 1.5f && m->count < 2)
		return false;
	return m->proven > 0 && type->lower <= type->capital;
}

void
entity_judge_forms(struct entity_finder *f)
{
	struct form *m;

	collect_forms(f);
	vote_surnames(f);
	vec_each(m, &f->forms) {
		m->kind = best_kind(m);
		m->accepted = is_accepted(f, m);
	}
}

static bool
add_known(struct entity_finder *f, uint32_t first, uint32_t last)
{
	uint64_t *at = map_get(&f->index, entity_key(f, first, last));

	if (!at || !f->forms.at[*at].accepted)
		return false;
	vec_push(
	    &f->pieces, ((struct piece){ .first = first, .last = last, .form = (uint32_t)*at }));
	f->forms.at[*at].count++;
	return true;
}

void
entity_find_in_headings(struct entity_finder *f)
{
	uint32_t i, last, n = (uint32_t)f->t.at.n;

	for (i = 0; i < n; i++) {
		if (!(f->t.at.at[i].flags & TOKEN_HEADING) || f->t.at.at[i].kind < TOKEN_CAPITAL ||
		    f->t.at.at[i].kind > TOKEN_UPPER)
			continue;
		last = i + HEADING_FORM_WORDS - 1 < n ? i + HEADING_FORM_WORDS - 1 : n - 1;
		while (last > i && !(f->t.at.at[last].flags & TOKEN_HEADING))
			last--;
		while (last > i && !add_known(f, i, last))
			last--;
		if (last > i || add_known(f, i, i))
			i = last;
	}
}
