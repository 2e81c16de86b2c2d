#include "tag.h"

#include "analyse/names.h"
#include "analyse/words.h"

static const struct token_type *
type_at(const struct tag_text *x, size_t i)
{
	const struct token *k = &x->t->at.at[i];

	return token_is_word(k) ? &x->t->types.at[k->type] : NULL;
}

static bool
is_mark(const struct token *k, uint32_t cp)
{
	return k->kind == TOKEN_MARK && k->type == cp;
}

/* The field of a common word's first sense in WordNet. */
enum { SENSE_PERSON = 18 + 1 };

/* What the word before token i says of it; first: of the run. */
static uint32_t
seen_before(const struct tag_text *x, size_t i, bool first)
{
	const struct token *k = &x->t->at.at[i];
	const struct token_type *t;

	if (!i || k->flags & TOKEN_BREAK)
		return 0;
	if (is_mark(k - 1, '('))
		return TAG_SEEN_BRACKET;
	if (!(t = type_at(x, i - 1)))
		return 0;
	if (!first)
		return (t->names & (NAME_FIRST | NAME_ANY) ? TAG_SEEN_SURNAME : 0) | (t->classes & WORD_TITLE ? TAG_SEEN_TITLED : 0) |
		    (k[-1].flags & TOKEN_INITIAL ? TAG_SEEN_SURNAME : 0) | TAG_SEEN_LAST;
	return (t->classes & WORD_IN ? TAG_SEEN_IN : 0) | (t->classes & WORD_TITLE ? TAG_SEEN_TITLED : 0) |
	    (t->names >> NAME_SENSE == SENSE_PERSON ? TAG_SEEN_TITLED : 0) | (t->hash == x->the ? TAG_SEEN_THE : 0);
}

static uint32_t
seen_behind(const struct tag_text *x, size_t i, bool last)
{
	const struct token *k = &x->t->at.at[i];
	const struct token_type *t;

	if (k->flags & TOKEN_POSSESSIVE)
		return TAG_SEEN_OWNER;
	if (i + 1 >= x->at.n || k[1].flags & TOKEN_BREAK || !(t = type_at(x, i + 1)))
		return 0;
	if (!last)
		return (t->classes & WORD_ORG_HEAD ? TAG_SEEN_ORG : 0) | (t->classes & WORD_PLACE_HEAD ? TAG_SEEN_PLACE : 0) | TAG_SEEN_FIRST;
	return t->classes & WORD_SAYS ? TAG_SEEN_SAYS : 0;
}

void
tag_text_see(struct tag_text *x)
{
	const struct tag_run *r;
	size_t i;

	vec_each(r, &x->runs)
		for (i = r->first; i <= r->last; i++) {
			const struct token *k = &x->t->at.at[i];
			bool first = i == r->first, last = i == r->last;
			uint32_t *seen;

			if (!token_is_word(k) || k->kind == TOKEN_NUMBER)
				continue;
			seen = &x->seen[k->type];
			if (*seen)
				*seen |= TAG_SEEN_AGAIN;
			*seen |= seen_before(x, i, first) | seen_behind(x, i, last) | (first && last ? TAG_SEEN_ALONE : 0) | TAG_SEEN;
			if (!first && last && r->last - r->first < 4 && type_at(x, r->first) &&
			    type_at(x, r->first)->names & (NAME_FIRST | NAME_ANY))
				*seen |= TAG_SEEN_SURNAME;
			if (!last && type_at(x, r->last) && type_at(x, r->last)->classes & WORD_ORG_HEAD)
				*seen |= TAG_SEEN_ORG;
		}
}
