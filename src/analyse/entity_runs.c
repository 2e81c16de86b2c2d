#include "entity_parts.h"

#include <string.h>

#include "analyse/words.h"

enum { HEADS = WORD_ORG_HEAD | WORD_PLACE_HEAD | WORD_EVENT };

static bool
is_name_word(const struct entity_finder *f, uint32_t i)
{
	const struct token *k = &f->t.at.at[i];
	unsigned classes = entity_classes(f, i);

	if (k->kind != TOKEN_CAPITAL && k->kind != TOKEN_UPPER)
		return false;
	if (k->kind == TOKEN_UPPER && (classes & (WORD_KNOWN_ORG | WORD_PLACE)))
		return true;
	return !(classes & WORD_STOP);
}

/* The token behind i when both stand on one line, else 0. */
static uint32_t
after(const struct entity_finder *f, uint32_t i)
{
	if (i + 1 >= f->t.at.n || (f->t.at.at[i + 1].flags & TOKEN_BREAK))
		return 0;
	return i + 1;
}

static bool
is_mark(const struct entity_finder *f, uint32_t i, uint32_t cp)
{
	return f->t.at.at[i].kind == TOKEN_MARK && f->t.at.at[i].type == cp;
}

static bool
is_glued(const struct entity_finder *f, uint32_t i)
{
	return f->t.at.at[i].flags & TOKEN_GLUED;
}

/* Over the hyphen at h: Jean-Claude, Kim Jong-un, but not Iran-Iraq and London-based. */
static uint32_t
over_hyphen(const struct entity_finder *f, uint32_t start, uint32_t i, uint32_t h)
{
	unsigned region = WORD_PLACE | WORD_DEMONYM | WORD_KNOWN_ORG;
	uint32_t next = after(f, h);
	const struct token *k;

	if (!next || !is_glued(f, h) || !is_glued(f, next))
		return 0;
	k = &f->t.at.at[next];
	if (is_name_word(f, next))
		return (entity_classes(f, i) & region) && (entity_classes(f, next) & region) ? 0
											     : next;
	if (k->kind != TOKEN_LOWER || i == start || f->t.at.at[i].kind != TOKEN_CAPITAL ||
	    is_glued(f, i) || k->end - k->beg > 5)
		return 0;
	if ((entity_classes(f, i) & region) || entity_classes(f, next) ||
	    f->t.at.at[i].flags & TOKEN_INITIAL)
		return 0;
	return strncmp(f->t.text.p + k->beg, "led", 3) && strncmp(f->t.text.p + k->beg, "based", 5)
		   ? next
		   : 0;
}

static bool
run_has(const struct entity_finder *f, uint32_t start, uint32_t end, unsigned classes)
{
	uint32_t i;

	for (i = start; i <= end; i++)
		if (f->t.at.at[i].kind != TOKEN_LOWER && (entity_classes(f, i) & classes))
			return true;
	return false;
}

static bool
run_has_join(const struct entity_finder *f, uint32_t start, uint32_t end)
{
	uint32_t i;

	for (i = start; i <= end; i++)
		if (entity_token_is(f, i, "of") || entity_token_is(f, i, "for"))
			return true;
	return false;
}

/* May the small word(s) from `join` on stand between the run start..i and the name word at `next`?
 */
static bool
joins(struct entity_finder *f, uint32_t start, uint32_t i, uint32_t join, uint32_t next)
{
	if (entity_token_is(f, join, "and")) {
		if (word_in_list(&word_place_phrases, entity_key(f, i, next)))
			return true;
		return next == join + 1 && run_has(f, start, i, WORD_ORG_HEAD) &&
		       run_has_join(f, start, i) &&
		       !(entity_classes(f, next) & (WORD_PLACE | WORD_FIRST_NAME | WORD_TITLE)) &&
		       !(entity_classes(f, i) & WORD_PLACE);
	}
	if (entity_token_is(f, join, "of"))
		return (entity_classes(f, i) & HEADS) ||
		       ((entity_classes(f, i) & WORD_DEMONYM) && i > start);
	if (entity_token_is(f, join, "for") || entity_token_is(f, join, "on") ||
	    entity_token_is(f, join, "against"))
		return (entity_classes(f, i) & WORD_ORG_HEAD);
	if (entity_token_is(f, join, "the") || entity_token_is(f, join, "in") ||
	    entity_token_is(f, join, "to"))
		return false;
	return (entity_classes(f, join) & WORD_PARTICLE) && f->t.at.at[i].kind == TOKEN_CAPITAL;
}

/* Small words between two name words: of, of the, and, de la, al-. */
static uint32_t
over_small_words(struct entity_finder *f, uint32_t start, uint32_t i, uint32_t join)
{
	uint32_t next = join, n;

	for (n = 0; next && n < 3; n++) {
		if (is_name_word(f, next))
			return joins(f, start, i, join, next) ? next : 0;
		if (f->t.at.at[next].kind == TOKEN_LOWER) {
			if (!(entity_classes(f, next) & (WORD_JOIN | WORD_PARTICLE)))
				return 0;
		} else if (!(is_mark(f, next, '-') && is_glued(f, next) && n)) {
			return 0;
		}
		next = after(f, next);
	}
	return 0;
}

/* "New" opens a name in New York; at a sentence's start only where such a place is known. */
static bool
is_new(struct entity_finder *f, uint32_t i)
{
	uint32_t next = after(f, i), last;

	if (!entity_token_is(f, i, "new") || f->t.at.at[i].kind != TOKEN_CAPITAL || !next ||
	    !is_name_word(f, next))
		return false;
	if (!(f->t.at.at[i].flags & TOKEN_STARTS))
		return true;
	for (last = next; last && last < i + 4; last = after(f, last))
		if (word_in_list(&word_place_phrases, entity_key(f, i, last)))
			return true;
	return false;
}

/* The token that carries the run start..i on, or 0. */
static uint32_t
run_next(struct entity_finder *f, uint32_t start, uint32_t i)
{
	uint32_t next = after(f, i), over;

	if (!next)
		return 0;
	if (f->t.at.at[i].flags & TOKEN_POSSESSIVE)
		return (entity_classes(f, i) & WORD_OWNER) && is_name_word(f, next) ? next : 0;
	if (is_name_word(f, next) || is_new(f, next))
		return next;
	if (entity_token_is(f, next, "may") && f->t.at.at[next].kind == TOKEN_CAPITAL &&
	    (entity_classes(f, i) & WORD_FIRST_NAME))
		return next;
	if (is_mark(f, next, '-'))
		return over_hyphen(f, start, i, next);
	if (is_mark(f, next, '&')) {
		over = after(f, next);
		return over && is_name_word(f, over) ? over : 0;
	}
	return over_small_words(f, start, i, next);
}

/* The end of a group of titles at i (deputy foreign minister): the token behind it; i when there is
 * none. */
static uint32_t
skip_titles(const struct entity_finder *f, uint32_t i, uint32_t end)
{
	uint32_t at = i, found = i;

	for (; at <= end; at++) {
		unsigned classes = entity_classes(f, at);

		if (classes & WORD_TITLE)
			found = at + 1;
		else if (!(classes & WORD_TITLE_PART) && !(is_mark(f, at, '-') && found > i))
			break;
		if (f->t.at.at[at].flags & TOKEN_INITIAL)
			break;
	}
	return found;
}

/* Does a piece that begins at i end before j, because j begins somebody's name? */
static bool
splits_before(const struct entity_finder *f, uint32_t i, uint32_t j, uint32_t end, bool is_office)
{
	unsigned before = entity_classes(f, j - 1), here = entity_classes(f, j);
	bool is_name =
	    (here & WORD_FIRST_NAME) && !(here & (WORD_PLACE | WORD_ORG_HEAD)) && j < end;

	if (f->t.at.at[j].flags & TOKEN_GLUED)
		return false;
	if (j == i + 1 && (before & WORD_DEMONYM))
		return is_name || (here & (WORD_TITLE | WORD_TITLE_PART));
	if (is_name && (is_office || (j == i + 1 && f->t.at.at[i].kind == TOKEN_UPPER)))
		return true;
	return is_name && (before & WORD_PLACE) && !(before & WORD_FIRST_NAME) &&
	       !(before & WORD_ORG_HEAD);
}

static void
add_piece(struct entity_finder *f, uint32_t first, uint32_t last, unsigned flags)
{
	const struct token *k = &f->t.at.at[first];
	const struct token_type *type = &f->t.types.at[k->type];

	/* "Police Smith": a word that the text else writes small, at a sentence's start */
	if (first < last && (k->flags & TOKEN_STARTS) && !type->capital && type->lower &&
	    k->kind == TOKEN_CAPITAL &&
	    !(type->classes & (WORD_FIRST_NAME | WORD_PLACE | WORD_DEMONYM)) &&
	    is_name_word(f, first + 1))
		first++;
	vec_push(
	    &f->pieces, ((struct piece){ .first = first, .last = last, .flags = (uint8_t)flags }));
}

/* Does the run stand behind "minister of", "mayor of the"? */
static bool
follows_office(const struct entity_finder *f, uint32_t start)
{
	uint32_t i = start;

	if (i && entity_token_is(f, i - 1, "the"))
		i--;
	if (i < 2 || !(entity_token_is(f, i - 1, "of") || entity_token_is(f, i - 1, "for")))
		return false;
	return entity_classes(f, i - 2) & WORD_TITLE;
}

/* Cut a run into pieces at titles and where a name follows a place. */
static void
cut_run(struct entity_finder *f, uint32_t start, uint32_t end)
{
	bool is_office = follows_office(f, start), is_whole;
	unsigned flags = is_office ? PIECE_TITLE_OF : 0;
	uint32_t i = start, j, behind;

	while (is_office && i <= end && (entity_classes(f, i) & WORD_TITLE_PART)) {
		flags = PIECE_TITLED; /* Secretary of State X */
		i++;
	}
	is_whole = start < end && (entity_classes(f, end) & HEADS) &&
		   !run_has(f, start, end, WORD_FIRST_NAME);
	while (i <= end) {
		if (f->t.at.at[i].kind == TOKEN_LOWER || f->t.at.at[i].kind == TOKEN_MARK) {
			i++; /* a small word that a title left behind */
			continue;
		}
		behind = is_whole ? i : skip_titles(f, i, end);
		if (behind > i) {
			flags = PIECE_TITLED;
			i = behind;
			continue;
		}
		for (j = i + 1; j <= end; j++)
			if (!is_whole &&
			    (skip_titles(f, j, end) > j || splits_before(f, i, j, end, is_office)))
				break;
		behind = j;
		while (j > i + 1 &&
		       (f->t.at.at[j - 1].kind == TOKEN_LOWER ||
			   f->t.at.at[j - 1].kind == TOKEN_MARK) &&
		       j <= end)
			j--;
		add_piece(f, i, j - 1, flags);
		flags = is_office ? PIECE_TITLED : 0;
		i = behind;
	}
}

/* Where "al-" stands before the name word at i, the name begins there. */
static uint32_t
with_article(const struct entity_finder *f, uint32_t i)
{
	if (i >= 2 && is_mark(f, i - 1, '-') && is_glued(f, i - 1) && is_glued(f, i) &&
	    (entity_token_is(f, i - 2, "al") || entity_token_is(f, i - 2, "el")))
		return i - 2;
	return i;
}

void
entity_find_pieces(struct entity_finder *f)
{
	uint32_t i = 0, end, next, first;

	while (i < f->t.at.n) {
		if ((f->t.at.at[i].flags & TOKEN_HEADING) ||
		    !(is_name_word(f, i) || is_new(f, i))) {
			i++;
			continue;
		}
		for (end = i; end - i < PIECE_WORDS_MAX && (next = run_next(f, i, end)); end = next)
			;
		first = with_article(f, i);
		if (first < i && end == i)
			add_piece(f, first, end, 0);
		else
			cut_run(f, i, end);
		i = end + 1;
	}
}
