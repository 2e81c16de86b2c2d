#include "cite_attributions.h"

#include <string.h>

#include "base/utf8.h"

/*
 * Attributions sentence by sentence. An outlet counts where something beside it says that it printed or said something; a
 * person where an outlet stands beside him, or where a reference of his is known. "He said" is none.
 */

enum {
	CHUNK_BYTES = 3500,   /* of a paragraph that are looked at together */
	NEAR = 3,             /* words between the parts of an attribution */
	GAP = 2,              /* bytes between two words */
	CLAUSE_TOKENS = 14,   /* a clause between commas may take so many */
	SENTENCE_TOKENS = 90  /* a relative clause at the end of a sentence */
};

struct sentence {
	struct attributor *x;
	size_t beg, end;
	bool speaks; /* somebody says something in it */
};

static bool
is(const struct attributor *x, size_t i, unsigned classes)
{
	return (attribution_word(x, i) & classes) != 0;
}

static bool
is_word(const struct attributor *x, size_t i, const char *word)
{
	const struct ref_token *k = i < x->e.tokens.n ? &x->e.tokens.at[i] : NULL;

	return k && k->kind == TOKEN_IS_WORD && slice_eq_case(slice_sub(x->e.text, k->beg, k->end), slice_of(word));
}

static char
mark(const struct attributor *x, size_t i)
{
	return i < x->e.tokens.n && x->e.tokens.at[i].kind == TOKEN_IS_MARK ? x->e.tokens.at[i].mark : '\0';
}

static bool
is_lower(const struct attributor *x, size_t i)
{
	return i < x->e.tokens.n && x->e.tokens.at[i].kind == TOKEN_IS_WORD && x->e.tokens.at[i].shape == SHAPE_LOWER;
}

static bool
reports(const struct attributor *x, size_t i, unsigned classes)
{
	return is_lower(x, i) && ((x->e.tokens.at[i].classes & GAZ_SAYS) || is(x, i, CITE_SAYS | classes));
}

static bool
is_filler(const struct attributor *x, size_t i)
{
	const struct ref_token *k = &x->e.tokens.at[i];

	if (is(x, i, CITE_FILLER))
		return true;
	return is_lower(x, i) && k->end - k->beg > 4 && memcmp(x->e.text.p + k->end - 2, "ly", 2) == 0;
}

/* The verb behind a subject that ends at i: over adverbs, auxiliaries and one clause between commas. SIZE_MAX: none. */
static size_t
verb_behind(const struct sentence *s, size_t i, unsigned classes)
{
	const struct attributor *x = s->x;
	size_t n = 0, k;

	if (mark(x, i + 1) == ',') {
		for (k = i + 2; k < s->end && k < i + 2 + CLAUSE_TOKENS && mark(x, k) != ','; k++)
			;
		if (k >= s->end || mark(x, k) != ',' || k == i + 2)
			return SIZE_MAX;
		i = k;
	}
	for (i++; i < s->end && n++ <= NEAR; i++) {
		if (x->e.tokens.at[i].beg > x->e.tokens.at[i - 1].end + GAP) /* another column of a table */
			return SIZE_MAX;
		if (reports(x, i, classes))
			return i;
		if (!is_filler(x, i))
			return SIZE_MAX;
	}
	return SIZE_MAX;
}

static const struct item *
item_before(const struct attributor *x, size_t i)
{
	return i && i <= x->e.tokens.n && x->ends.at[i - 1] ? &x->items.at[x->ends.at[i - 1] - 1] : NULL;
}

static const struct item *
item_from(const struct attributor *x, size_t i)
{
	return i < x->e.tokens.n && x->begins.at[i] ? &x->items.at[x->begins.at[i] - 1] : NULL;
}

static const struct item *
person_before(const struct attributor *x, size_t i)
{
	const struct item *p = item_before(x, i);

	return p && !p->is_outlet ? p : NULL;
}

static const struct item *
person_from(const struct attributor *x, size_t i)
{
	const struct item *p = item_from(x, i);

	return p && !p->is_outlet ? p : NULL;
}

/* The first token of a noun phrase that ends before i: "the local" of "the local Courier". */
static size_t
phrase_begin(const struct sentence *s, size_t i)
{
	size_t k = i, n = 0;

	while (k > s->beg && n++ < NEAR && is_lower(s->x, k - 1) && !is(s->x, k - 1, ~(unsigned)CITE_MEDIUM) &&
	       !(s->x->e.tokens.at[k - 1].classes & (GAZ_STOP | GAZ_SAYS)))
		k--;
	if (k > s->beg && (s->x->e.tokens.at[k - 1].kind == TOKEN_IS_YEAR || (attribution_is_day(s->x, k - 1) && attribution_possessive(s->x, k - 1)))) /* a 2019 Y report */
		k--;
	if (k < i && is(s->x, i - 1, CITE_MEDIUM) && k > s->beg && !is(s->x, k - 1, CITE_THE))
		return k;
	if (k > s->beg && is(s->x, k - 1, CITE_THE) && !(k - 1 == s->beg && item_from(s->x, k - 1)))
		return k - 1;
	if (k < i && attribution_is_day(s->x, k))
		return k;
	return i > s->beg && is(s->x, i - 1, CITE_THE) ? i - 1 : i;
}

/* Where the clause of a person before the outlet leads back to him: "X, whose piece in the", "X, writing in the". */
static const struct item *
person_left(const struct sentence *s, size_t at)
{
	const struct attributor *x = s->x;
	size_t n = 0;
	bool linked = false;

	if (at <= s->beg || !(is(x, at - 1, CITE_LINK | CITE_THE | CITE_ROLE) || mark(x, at - 1) == ',') || is_word(x, at - 1, "to") ||
	    is_word(x, at - 1, "by") || is_word(x, at - 1, "with"))
		return NULL;
	for (; at > s->beg && n++ < 6; at--) {
		const struct item *p = person_before(x, at);

		if (p && p->first >= s->beg)
			return linked ? p : NULL;
		linked |= is(x, at - 1, CITE_LINK | CITE_ROLE | CITE_WHO);
		if (!is(x, at - 1, CITE_LINK | CITE_THE | CITE_WORK | CITE_TALK | CITE_ROLE | CITE_WHO | CITE_MADE | CITE_MEDIUM) &&
		    !is_word(x, at - 1, "writes") && mark(x, at - 1) != ',' &&
		    !(is_lower(x, at - 1) && !(x->e.tokens.at[at - 1].classes & GAZ_STOP) && is(x, at, CITE_ROLE | CITE_WORK)))
			return NULL;
	}
	return NULL;
}

/* "in the Y, X argues", "the Y’s X writes", "Y columnist X said" */
static const struct item *
person_right(const struct sentence *s, const struct item *y)
{
	const struct attributor *x = s->x;
	size_t i = y->last + 1, n;
	const struct item *p;

	if (mark(x, i) == ',' || is(x, i, CITE_ROLE))
		i++;
	else if (!attribution_possessive(x, y->last))
		return NULL;
	if (attribution_possessive(x, y->last) && is(x, i, CITE_ROLE))
		i++;
	for (n = 0; n < NEAR && is_lower(x, i) && !reports(x, i, CITE_HOLDS) && !is(x, i, CITE_BE | CITE_LINK | CITE_WHO); n++)
		i++;
	p = person_from(x, i);
	return p && p->last < s->end && verb_behind(s, p->last, CITE_HOLDS) != SIZE_MAX ? p : NULL;
}

/* "wrote X in", "writes the columnist X in": the verb before a person. */
static size_t
verb_before(const struct sentence *s, size_t at)
{
	const struct attributor *x = s->x;
	size_t n = 0;

	while (at > s->beg && n++ < NEAR + 1 && is_lower(x, at - 1)) {
		at--;
		if (is(x, at, CITE_INVERTS) && (at == s->beg || mark(x, at - 1) == '"' || mark(x, at - 1) == ',' || is_word(x, at - 1, "as") ||
						   is(x, at, CITE_MADE)))
			return at;
	}
	return SIZE_MAX;
}

/* Before an outlet: a verb or work that it printed. *first: where that begins. */
static bool
printed_in(const struct sentence *s, size_t at, struct attribution *a)
{
	const struct attributor *x = s->x;
	bool by = is_word(x, at - 1, "by"), to = is_word(x, at - 1, "to"), in = is_word(x, at - 1, "in");
	size_t k, most = by || in ? 7 : 2;

	if (at < s->beg + 2 || !is(x, at - 1, CITE_LINK) || is_word(x, at - 1, "of"))
		return false;
	if (to && is_word(x, at - 2, "according")) {
		a->first = at - 2;
		return true;
	}
	for (k = at - 1; k-- > s->beg && at - 1 - k < most;) {
		bool work = is(x, k, CITE_WORK | CITE_TALK), made = is_lower(x, k) && is(x, k, CITE_MADE);

		if (x->e.tokens.at[k].kind == TOKEN_IS_MARK && mark(x, k) != '"')
			return false;
		if (k + 2 < at && work && is_word(x, at - 1, "at"))
			return false;
		if (work || made) {
			if (made && is(x, k, CITE_TALK) && k + 2 != at && !by) /* they talked of it, and somewhere else */
				return false;
			a->first = k;
			a->told |= to || is(x, k, CITE_TALK);
			if (k && is(x, k - 1, CITE_THE))
				a->first--;
			return !(to && work && !is(x, k, CITE_TALK));
		}
		if (k + 2 == at && is(x, k, CITE_ROLE) && s->speaks) {
			a->first = k;
			return true;
		}
	}
	return false;
}

static bool
is_dated(const struct attributor *x, size_t i)
{
	if (is_word(x, i, "of") || is_word(x, i, "dated") || is_word(x, i, "on"))
		i++;
	return i < x->e.tokens.n && (x->e.tokens.at[i].kind == TOKEN_IS_DAY ||
					(x->e.tokens.at[i].kind == TOKEN_IS_DATE && x->e.tokens.at[i].date.day));
}

/* Is there evidence on the left of an outlet, whose phrase begins at `at`? */
static bool
left_says(const struct sentence *s, size_t at, const struct item *y, struct attribution *a)
{
	const struct attributor *x = s->x;
	const struct item *p;

	if (at <= s->beg)
		return false;
	if (is(x, at - 1, CITE_TELLS)) {
		a->told = true;
		a->first = at - 1;
		p = person_before(x, at - 1);
		if (p && p->first >= s->beg) {
			a->person = p;
			a->first = p->first;
		}
		return true;
	}
	if (printed_in(s, at, a))
		return true;
	if (y->is_body)
		return false;
	if (is_lower(x, at - 1) && is(x, at - 1, CITE_QUOTES)) {
		a->first = at - 1;
		return true;
	}
	if (is_lower(x, at - 1) && is(x, at - 1, CITE_INVERTS) &&
	    (at - 1 == s->beg || mark(x, at - 2) == '"' || mark(x, at - 2) == ',' || is_word(x, at - 2, "as") ||
		is_word(x, at - 1, "reported") || is_word(x, at - 1, "reports"))) {
		a->first = at - 1;
		return true;
	}
	return is_dated(x, y->last + 1) && (is_word(x, at - 1, "in") || is_word(x, at - 1, "from") || is_word(x, y->last + 1, "of"));
}

/* Is there evidence on the right: a verb, a work, a quotation? */
static bool
right_says(const struct sentence *s, size_t at, const struct item *y, struct attribution *a)
{
	const struct attributor *x = s->x;
	size_t i = y->last + 1, verb, k;
	bool subject = at == s->beg || !is(x, at - 1, CITE_LINK);

	if (at < y->first && is(x, i, CITE_WORK) && !is_word(x, i, "paper")) {
		a->last = i;
		return true;
	}
	if (attribution_possessive(x, y->last)) {
		for (k = i; k < i + NEAR && !is(x, k, CITE_WORK) && (is_lower(x, k) || (k < s->end && x->e.tokens.at[k].kind == TOKEN_IS_YEAR)); k++)
			;
		if (!is_lower(x, k) || !(is(x, k, CITE_WORK) || is_word(x, k, "version") || (k == i && is_word(x, k, "account"))))
			return false;
		a->last = k;
		return true;
	}
	if (!subject)
		return false;
	verb = verb_behind(s, y->last, y->is_body ? 0 : CITE_PRINTS);
	if (verb != SIZE_MAX) {
		a->last = verb;
		for (k = verb; y->is_body && k < s->end && k < verb + 6 && !is(x, k, CITE_WORK); k++)
			;
		return !y->is_body || (k < s->end && is(x, k, CITE_WORK));
	}
	if (y->is_body)
		return false;
	if (is_word(x, i, "has") || is_word(x, i, "had")) { /* has a profile of, has it at */
		for (k = i + 1; k < s->end && k < i + 4; k++)
			if (is(x, k, CITE_WORK) || is_word(x, k, "it")) {
				a->last = k;
				return true;
			}
	}
	for (k = i; k < s->end && k < i + 4 && is_lower(x, k) && !is(x, k, CITE_BE); k++)
		;
	return mark(x, k) == '"' && k < s->end && x->e.tokens.at[k].mate && (k > i || mark(x, i) == ':');
}

static void
at_outlet(const struct sentence *s, const struct item *y)
{
	struct attributor *x = s->x;
	size_t at = phrase_begin(s, y->first), verb;
	struct attribution a = { .outlet = y, .first = at, .last = y->last };
	bool says = left_says(s, at, y, &a);

	if (!says && y->is_self)
		return;
	if (!says)
		says = right_says(s, at, y, &a);
	if (!a.told && !y->is_body) {
		a.person = person_left(s, at);
		if (!a.person && (a.person = person_right(s, y)) != NULL)
			says = true;
		if (a.person && a.person->first < at) {
			says |= s->speaks;
			if (mark(x, y->last + 1) != ',' && (verb = verb_behind(s, y->last, CITE_HOLDS)) != SIZE_MAX)
				a.last = verb;
			if ((verb = verb_before(s, a.person->first)) != SIZE_MAX)
				a.first = verb;
			else if (a.person->first < a.first)
				a.first = a.person->first;
		} else if (a.person) {
			a.last = a.person->last;
		} else if (says && a.first < at && (a.person = person_before(x, a.first)) != NULL) {
			if (a.person->first < s->beg)
				a.person = NULL;
			else
				a.first = a.person->first;
		}
	}
	if (says)
		attribution_add(x, &a);
}

/* The last of "X and Y", "X, Y and Z"; *with: the one before it. */
static const struct item *
last_of_group(const struct sentence *s, const struct item *p, const struct item **with)
{
	const struct attributor *x = s->x;
	const struct item *next;

	*with = NULL;
	while (p->last + 2 < s->end && (is_word(x, p->last + 1, "and") || mark(x, p->last + 1) == ',' || mark(x, p->last + 1) == '&') &&
	       (next = person_from(x, p->last + 2)) != NULL) {
		*with = p;
		p = next;
	}
	return p;
}

/* Before a known author: "according to X", "wrote the historian X", "described by X". */
static size_t
says_before(const struct sentence *s, size_t at)
{
	const struct attributor *x = s->x;
	size_t verb = verb_before(s, at), n = 0;

	if (verb != SIZE_MAX)
		return verb;
	while (at > s->beg && n++ < NEAR && is_lower(x, at - 1)) {
		at--;
		if (is_word(x, at, "to") && at > s->beg && is_word(x, at - 1, "according"))
			return at - 1;
		if (is_word(x, at, "by") && at > s->beg)
			return reports(x, at - 1, CITE_HOLDS | CITE_MADE) || is(x, at - 1, CITE_WORK) ? at - 1 : SIZE_MAX;
	}
	return SIZE_MAX;
}

/* "(2012)" behind an author */
static size_t
year_behind(const struct sentence *s, size_t i)
{
	const struct attributor *x = s->x;

	if (is_word(x, i + 1, "et") && is_word(x, i + 2, "al."))
		i += 2;
	if (mark(x, i + 1) != '(' || i + 2 >= s->end || x->e.tokens.at[i + 2].kind != TOKEN_IS_YEAR)
		return SIZE_MAX;
	for (i += 3; i < s->end && mark(x, i) != ')'; i++)
		;
	return i < s->end ? i : SIZE_MAX;
}

/* A person whose work is known; an outlet need not be named. Returns the token to go on behind. */
static size_t
at_person(const struct sentence *s, const struct item *first)
{
	struct attributor *x = s->x;
	struct attribution a = { .person = first, .first = first->first, .last = first->last };
	const struct item *p = last_of_group(s, first, &a.with);
	size_t at;

	if (!attribution_knows(x, first))
		return first->last + 1;
	if ((at = year_behind(s, p->last)) != SIZE_MAX) {
		a.last = at;
	} else if (attribution_possessive(x, p->last)) {
		if (!is(x, p->last + 1, CITE_WORK))
			return p->last + 1;
		a.last = p->last + 1;
	} else if ((at = verb_behind(s, p->last, CITE_HOLDS)) != SIZE_MAX) {
		a.last = at;
	} else if (is(x, p->last + 1 + (mark(x, p->last + 1) == ','), CITE_WHO)) {
		for (at = p->last + 2; at < s->end && at < p->last + SENTENCE_TOKENS && !reports(x, at, CITE_HOLDS); at++)
			;
		if (at >= s->end)
			return p->last + 1;
		a.last = at < p->last + CLAUSE_TOKENS ? at : p->last;
	} else if ((at = says_before(s, first->first)) != SIZE_MAX) {
		a.first = at;
		a.last = p->last;
	} else {
		return p->last + 1;
	}
	attribution_add(x, &a);
	return p->last + 1;
}

static void
read_sentence(struct attributor *x, size_t beg, size_t end, size_t *next)
{
	struct sentence s = { .x = x, .beg = beg, .end = end };
	size_t i = *next, from;

	vec_clear(&x->taken);
	while (*next < x->items.n && x->items.at[*next].first < end)
		++*next;
	if (i == *next)
		return;
	for (from = beg; from < end && !s.speaks; from++)
		s.speaks = reports(x, from, CITE_HOLDS | CITE_MADE) || (mark(x, from) == '"' && x->e.tokens.at[from].mate);
	for (from = i; from < *next; from++)
		if (x->items.at[from].is_outlet)
			at_outlet(&s, &x->items.at[from]);
	for (from = beg; i < *next; i++)
		if (!x->items.at[i].is_outlet && x->items.at[i].first >= from)
			from = at_person(&s, &x->items.at[i]);
	attribution_by_marks(x, beg, end);
}

/* A full stop in front of a capital ends a sentence; one inside a quotation does not part it from who says it. */
static bool
ends_sentence(const struct attributor *x, size_t i)
{
	const struct ref_token *k = &x->e.tokens.at[i];

	if (k->kind != TOKEN_IS_MARK || !strchr(".?!", k->mark))
		return false;
	return i + 1 >= x->e.tokens.n || (!x->e.tokens.at[i + 1].glued && x->e.tokens.at[i + 1].shape != SHAPE_LOWER);
}

static void
attributions_in(struct attributor *x, size_t beg, size_t end)
{
	size_t i, from = 0, next = 0;

	entry_cut(&x->e, slice_sub(x->f->a->doc.text, beg, end));
	x->beg = beg;
	attribution_items(x);
	if (!x->items.n)
		return;
	for (i = 0; i < x->e.tokens.n; i++)
		if (ends_sentence(x, i) && i > from) {
			read_sentence(x, from, i, &next);
			from = i + 1;
		}
	if (from < x->e.tokens.n)
		read_sentence(x, from, x->e.tokens.n, &next);
}

/* Paragraphs, long ones in pieces, but for the lists of notes. */
void
cite_attributions(struct ref_finder *f)
{
	struct attributor x = { .f = f };
	struct slice rest = f->a->doc.text, line;
	size_t at, end, cut, behind;

	attributions_begin(&x);
	while (slice_next_line(&line, &rest)) {
		at = (size_t)(line.p - f->a->doc.text.p);
		end = at + line.n;
		if (line.n < 12 || ref_in_list(f, at, &behind))
			continue;
		while (at < end) {
			cut = end - at > CHUNK_BYTES ? at + CHUNK_BYTES : end;
			while (cut < end && cut > at + CHUNK_BYTES / 2 && f->a->doc.text.p[cut - 1] != ' ')
				cut--;
			while (cut < end && ((unsigned char)f->a->doc.text.p[cut] & 0xC0) == 0x80)
				cut++;
			attributions_in(&x, at, cut);
			at = cut;
		}
	}
	attributions_end(&x);
}
