#include "cite_attributions.h"

#include <string.h>

#include "base/utf8.h"

/*
 * Attributions in the running text, sentence by sentence: a verb of saying with an outlet or a known author beside it.
 * "He said" is none: without an outlet, only who wrote a reference of the lists counts.
 */

enum {
	CHUNK_BYTES = 3500,  /* of a paragraph that are looked at together */
	NEAR = 3,            /* words between the parts of an attribution */
	SENTENCE_TOKENS = 90 /* a relative clause may take so many */
};

static bool
word_is(const struct attributor *x, size_t i, const char *const *list)
{
	const struct ref_token *k;
	struct slice s;

	if (i >= x->e.tokens.n)
		return false;
	k = &x->e.tokens.at[i];
	if (k->kind != TOKEN_IS_WORD)
		return false;
	s = slice_sub(x->e.text, k->beg, k->end);
	for (; *list; list++)
		if (((*list)[0] | 0x20) == (s.p[0] | 0x20) && slice_eq_case(s, slice_of(*list)))
			return true;
	return false;
}

static const char *const links[] = { "of", "in", "from", "at", "for", "with", "on", NULL };
static const char *const places[] = { "in", "on", "for", "at", "to", NULL };
static const char *const the[] = { "the", "a", "an", "its", "le", "la", NULL };
static const char *const tells[] = { "told", "tells", "telling", NULL };
static const char *const whos[] = { "who", "whose", NULL };
static const char *const works[] = { "article", "articles", "interview", "piece", "op-ed", "report", "column", "study", "essay",
	"editorial", "story", "post", "investigation", "analysis", "commentary", "profile", "book", "reporter", "correspondent",
	"columnist", "journalist", "newspaper", "website", "magazine", NULL };
static const char *const fillers[] = { "has", "have", "had", "also", "recently", "rightly", "then", "later", "once", "even", "further",
	"correctly", "properly", "clearly", "reportedly", "was", "is", "already", "first", "explicitly", "as", "earlier", "again",
	"who", "rather", "simply", "now", "just", "himself", "herself", NULL };

/* Skip what may stand between a subject and its verb, to the left: adverbs, auxiliaries, one comma. */
static size_t
back_over_fillers(const struct attributor *x, size_t i, size_t least)
{
	size_t n = 0;

	while (i > least && n++ < NEAR &&
	       (word_is(x, i - 1, fillers) || word_is(x, i - 1, works) || x->e.tokens.at[i - 1].mark == ',' ||
		   (x->e.tokens.at[i - 1].shape == SHAPE_LOWER && x->e.tokens.at[i - 1].end - x->e.tokens.at[i - 1].beg > 4 &&
		       x->e.text.p[x->e.tokens.at[i - 1].end - 1] == 'y' && x->e.text.p[x->e.tokens.at[i - 1].end - 2] == 'l')))
		i--;
	return i;
}

/* Over an article that is not itself the first word of a name (Le Monde). */
static size_t
skip_the(const struct attributor *x, size_t i)
{
	return i < x->e.tokens.n && !x->begins.at[i] && word_is(x, i, the) ? i + 1 : i;
}

/* The item that ends right before token i; NULL: none. */
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
outlet_from(const struct attributor *x, size_t i)
{
	const struct item *y = item_from(x, skip_the(x, i));

	return y && y->is_outlet ? y : NULL;
}

/* "[P] of the Y": the person in front of an outlet, *first: where it all begins. */
static const struct item *
person_with(const struct attributor *x, const struct item *y, size_t least, size_t *first)
{
	size_t i = y->first;
	const struct item *p;

	*first = i;
	if (i > least && word_is(x, i - 1, the))
		i--;
	if (i <= least || !(word_is(x, i - 1, links) || word_is(x, i - 1, the) || x->e.tokens.at[i - 1].mark == ','))
		return NULL;
	i--;
	while (i > least && (word_is(x, i - 1, works) || word_is(x, i - 1, the) || x->e.tokens.at[i - 1].mark == ','))
		i--;
	p = item_before(x, i);
	if (!p || p->is_outlet || p->first < least)
		return NULL;
	*first = p->first;
	return p;
}

/* "wrote [P] in the Y" or "P writes in the Y" from the token behind the verb or person. */
static const struct item *
outlet_behind(const struct attributor *x, size_t i, size_t end)
{
	size_t n = 0;

	while (i < end && n++ <= NEAR && !word_is(x, i, places) && (word_is(x, i, fillers) || word_is(x, i, the) || word_is(x, i, works)))
		i++;
	if (i >= end || !word_is(x, i, places))
		return NULL;
	i = skip_the(x, i + 1);
	if (word_is(x, i, works)) { /* in an article for the Y */
		if (!word_is(x, i + 1, places))
			return NULL;
		i += 2;
	}
	return outlet_from(x, i);
}

static void
at_subject(struct attributor *x, size_t verb, size_t beg, size_t end)
{
	size_t i = back_over_fillers(x, verb, beg), first;
	const struct item *s = item_before(x, i), *y, *p;

	if (!s || s->first < beg)
		return;
	if (s->is_outlet) {
		p = person_with(x, s, beg, &first);
		if (p || !(s->first > beg && word_is(x, skip_the(x, s->first - 1) == s->first ? s->first - 2 : s->first - 1, places)))
			attribution_add(x, p, s, p ? first : s->first, verb, false);
		return;
	}
	if (word_is(x, verb, tells)) {
		if ((y = outlet_from(x, verb + 1)))
			attribution_add(x, s, y, s->first, y->last, true);
		return;
	}
	y = outlet_behind(x, verb + 1, end);
	if (y || attribution_knows(x, s))
		attribution_add(x, s, y, s->first, y ? y->last : verb, false);
}

/* "reported the Y", "said X of the Y", "told the Y" */
static void
at_object(struct attributor *x, size_t verb, size_t end)
{
	const struct item *s = item_from(x, skip_the(x, verb + 1)), *y;
	size_t i;

	if (!s || s->first >= end)
		return;
	if (s->is_outlet) {
		if (word_is(x, verb, tells) || word_is(x, s->first - 1, the) || s->first == verb + 1)
			attribution_add(x, NULL, s, verb, s->last, word_is(x, verb, tells));
		return;
	}
	i = s->last + 1;
	y = i < end && word_is(x, i, links) ? outlet_from(x, i + 1) : NULL;
	if (!y && i + 1 < end && x->e.tokens.at[i].mark == ',')
		y = outlet_behind(x, i + 1, end);
	if (y || attribution_knows(x, s))
		attribution_add(x, s, y, verb, y ? y->last : s->last, false);
}

/* "X, who is ..., suggests" of a known author */
static void
at_relative(struct attributor *x, size_t who, size_t end)
{
	size_t i = who;
	const struct item *p;

	if (i && x->e.tokens.at[i - 1].mark == ',')
		i--;
	p = item_before(x, i);
	if (!p || p->is_outlet || !attribution_knows(x, p))
		return;
	for (i = who + 1; i < end && i < who + SENTENCE_TOKENS; i++)
		if (x->e.tokens.at[i].classes & GAZ_SAYS) {
			attribution_add(x, p, NULL, p->first, i, false);
			return;
		}
}

/* "according to [X of] [a] [the] Y" */
static void
at_according(struct attributor *x, size_t i, size_t end)
{
	size_t n = skip_the(x, i + 2);
	const struct item *s = item_from(x, n), *y = NULL;

	while (!s && n < i + 2 + NEAR && n < end && x->e.tokens.at[n].shape == SHAPE_LOWER)
		s = item_from(x, skip_the(x, ++n));
	if (!s || s->first >= end)
		return;
	if (s->is_outlet) {
		attribution_add(x, NULL, s, i, s->last, false);
		return;
	}
	if (word_is(x, s->last + 1, links))
		y = outlet_from(x, s->last + 2);
	if (y || attribution_knows(x, s))
		attribution_add(x, s, y, i, y ? y->last : s->last, false);
}

/* "an article [by X] in the Y", "in an interview with the Y, X argues" */
static void
at_work(struct attributor *x, size_t i, size_t beg, size_t end)
{
	static const char *const by[] = { "by", NULL }, *const published[] = { "published", "written", "carried", "that", NULL };
	const struct item *p = NULL, *y = NULL;
	size_t n = i + 1;

	if (n < end && word_is(x, n, published))
		n++;
	if (n < end && word_is(x, n, by) && (p = item_from(x, skip_the(x, n + 1))) != NULL) {
		if (p->is_outlet) {
			y = p;
			p = NULL;
		}
		n = (y ? y : p)->last + 1;
	}
	if (!y && n < end && word_is(x, n, links))
		y = outlet_from(x, n + 1);
	if (!y || y->first >= end)
		return;
	n = y->last + 1;
	if (!p && n < end && x->e.tokens.at[n].mark == ',') {
		p = item_from(x, n + 1);
		if (p && (p->is_outlet || !(p->last + 1 < end && (x->e.tokens.at[p->last + 1].classes & GAZ_SAYS))))
			p = NULL;
	}
	(void)beg;
	attribution_add(x, p, y, i, p && p->last > y->last ? p->last : y->last, false);
}

static void
read_sentence(struct attributor *x, size_t beg, size_t end)
{
	static const char *const according[] = { "according", NULL }, *const to[] = { "to", NULL };
	size_t i;

	for (i = beg; i < end; i++) {
		const struct ref_token *k = &x->e.tokens.at[i];

		if (k->kind != TOKEN_IS_WORD || k->shape != SHAPE_LOWER) {
			if (!word_is(x, i, according))
				continue;
		}
		if (k->classes & GAZ_SAYS) {
			at_subject(x, i, beg, end);
			at_object(x, i, end);
		}
		if (word_is(x, i, whos))
			at_relative(x, i, end);
		else if (word_is(x, i, according) && word_is(x, i + 1, to))
			at_according(x, i, end);
		else if (word_is(x, i, works))
			at_work(x, i, beg, end);
	}
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

void
attributions_in(struct attributor *x, size_t beg, size_t end)
{
	size_t i, from = 0;

	entry_cut(&x->e, slice_sub(x->f->a->doc.text, beg, end));
	x->beg = beg;
	attribution_items(x);
	if (!x->items.n)
		return;
	for (i = 0; i < x->e.tokens.n; i++)
		if (ends_sentence(x, i)) {
			read_sentence(x, from, i);
			from = i + 1;
		}
	read_sentence(x, from, x->e.tokens.n);
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
