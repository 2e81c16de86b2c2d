#include "quote_claim.h"

#include "analyse/quote.h"
#include "analyse/words.h"
#include "base/utf8.h"

enum {
	CITATION_REACH = 600, /* bytes between a quotation and a citation of its sentence */
	BEHIND_REACH = 24,    /* to a citation right behind: marks and other markers lie between */
	WORD_BYTES = 24,      /* of a word that may be an abbreviation */
};

/* A quotation as it is printed: between its marks, or a block. */
struct quoted {
	uint32_t beg, end;         /* of what is quoted */
	uint32_t outer_beg, outer_end; /* with its marks */
	bool is_block;
};

/* --- characters --------------------------------------------------------------------------------- */

static uint32_t
cp_at(struct slice s, size_t at, size_t end)
{
	uint32_t cp = 0;

	if (at < end)
		utf8_decode(s, at, &cp);
	return cp;
}

static uint32_t
cp_before(struct slice s, size_t at, size_t from)
{
	return at > from ? cp_at(s, utf8_prev(s, at), at) : 0;
}

/* Marks that stand around a quotation in some language: what may close one that each opens. */
static const struct pair {
	uint32_t opens, closes[2];
	bool tight; /* it opens only between what is no word and a word: it closes too, or is an apostrophe */
} pairs[] = {
	{ 0x201C, { 0x201D, 0 }, false },      /* “ ” */
	{ 0x201E, { 0x201C, 0x201D }, false }, /* „ “ */
	{ 0x00AB, { 0x00BB, 0 }, false },      /* « » */
	{ 0x00BB, { 0x00AB, 0 }, true },       /* » « */
	{ 0x201D, { 0x201D, 0 }, true },       /* ” ” */
	{ '"', { '"', 0 }, true },
	{ 0x2018, { 0x2019, 0 }, false },      /* ‘ ’ */
	{ 0x201A, { 0x2018, 0x2019 }, false }, /* ‚ ‘ */
	{ 0x2039, { 0x203A, 0 }, false },      /* ‹ › */
	{ 0x203A, { 0x2039, 0 }, true },       /* › ‹ */
};
enum { PAIRS = sizeof(pairs) / sizeof(pairs[0]) };

/* The pair that the character at `at` opens, or NULL. */
static const struct pair *
opened_by(struct slice s, size_t at, size_t used, uint32_t cp, const struct block *b)
{
	size_t i;

	for (i = 0; i < PAIRS && pairs[i].opens != cp; i++)
		;
	if (i == PAIRS || utf8_is_alnum(cp_before(s, at, b->beg)))
		return NULL;
	return pairs[i].tight && !utf8_is_alnum(cp_at(s, at + used, b->end)) ? NULL : &pairs[i];
}

static bool
closes(const struct pair *p, struct slice s, size_t at, size_t used, uint32_t cp, const struct block *b)
{
	return (cp == p->closes[0] || (p->closes[1] && cp == p->closes[1])) && !utf8_is_alnum(cp_at(s, at + used, b->end)) &&
	    (p->closes[0] != p->opens || !utf8_is_space(cp_before(s, at, b->beg)));
}

/* --- sentences ---------------------------------------------------------------------------------- */

/* Does the full stop at `at` stand behind an initial or an abbreviation? */
static bool
is_abbreviated(struct slice s, size_t at)
{
	struct str folded = { 0 };
	size_t beg = at;
	bool is;

	while (at - beg < WORD_BYTES && utf8_is_alnum(cp_before(s, beg, 0)))
		beg = utf8_prev(s, beg);
	utf8_put_folded(&folded, slice_sub(s, beg, at), false);
	is = (folded.n == 1 && utf8_is_alpha(cp_before(s, at, 0))) || (word_classes(str_slice(&folded)) & WORD_ABBREVIATION);
	str_free(&folded);
	return is;
}

/* Does a sentence end between from and to, so that another one begins before to or there? `end` bounds what is read. */
static bool
is_parted(struct slice s, size_t from, size_t to, size_t end)
{
	size_t at, used, next;
	uint32_t cp;

	for (at = from; at < to; at += used) {
		used = utf8_decode(s, at, &cp);
		if (cp == 0x3002 || cp == '\n')
			return true;
		if ((cp != '.' && cp != '!' && cp != '?') || (cp == '.' && is_abbreviated(s, at)))
			continue;
		/* Marks that close, then a blank, then what begins a sentence: no lower case. */
		for (next = at + used; next < end && !utf8_is_space(cp_at(s, next, end)) && !utf8_is_alnum(cp_at(s, next, end));)
			next += utf8_decode(s, next, &cp);
		if (!utf8_is_space(cp_at(s, next, end)))
			continue;
		while (next < end && utf8_is_space(cp_at(s, next, end)))
			next += utf8_decode(s, next, &cp);
		if (next <= to && !utf8_is_lower(cp_at(s, next, end)))
			return true;
	}
	return false;
}

/* Only marks, blanks and markers of notes between the two? */
static bool
is_right_behind(struct slice s, size_t from, size_t to)
{
	size_t at, used;
	uint32_t cp;
	bool in_marker = false;

	if (to < from || to - from > BEHIND_REACH)
		return false;
	for (at = from; at < to; at += used) {
		used = utf8_decode(s, at, &cp);
		in_marker = (in_marker || cp == '[' || cp == '(') && cp != ']' && cp != ')';
		if (cp == '\n' || (!in_marker && utf8_is_alpha(cp)))
			return false;
	}
	return true;
}

/* --- which citations ---------------------------------------------------------------------------- */

static bool
ends_with_colon(const struct doc *d, const struct block *b)
{
	struct slice s = slice_trim(slice_sub(d->text, b->beg, b->end));

	return s.n && s.p[s.n - 1] == ':';
}

/* A marker at a sentence's end belongs to that sentence. */
static bool
stands_behind_stop(struct slice s, size_t at)
{
	uint32_t cp;

	do {
		cp = cp_before(s, at, 0);
		at = at ? utf8_prev(s, at) : 0;
	} while (at && (cp == ' ' || cp == 0x201D || cp == '"' || cp == 0xBB));
	return cp == '.' || cp == '!' || cp == '?';
}

/* In words that lead to the quotation: of its own sentence, or of the paragraph before it when that ends with a colon. */
static bool
leads_to(const struct article *a, const struct citation *c, const struct quoted *q, size_t block)
{
	const struct doc *d = &a->doc;
	const struct block *b = &d->blocks[block];
	size_t from = c->end, to = q->outer_beg, end = b->end;

	if (c->end > q->outer_beg || (c->kind == CITATION_MARKER && stands_behind_stop(d->text, c->beg)))
		return false;
	if (c->beg < b->beg) {
		if (!block || c->beg < b[-1].beg || !ends_with_colon(d, &b[-1]) || b->beg != q->outer_beg)
			return false;
		to = end = b[-1].end;
	}
	return to - from <= CITATION_REACH && !is_parted(d->text, from, to, end);
}

static bool
follows(const struct article *a, const struct citation *c, const struct quoted *q, const struct block *b)
{
	if (c->beg < q->end || c->beg >= b->end || c->beg - q->end > CITATION_REACH)
		return false;
	/* the quotation's own last stop ends the sentence, unless it goes on in lower case */
	return !is_parted(a->doc.text, utf8_prev(a->doc.text, q->end), c->beg, b->end);
}

static void
push(struct quote_claims *out, const struct quoted *q, size_t citation)
{
	vec_push(&out->at, ((struct quote_claim){ q->beg, q->end, (uint32_t)citation }));
}

/* The citations that say where a quotation is from: those right behind alone, else all of its sentence. */
static void
push_claims(struct quote_claims *out, const struct article *a, const struct quoted *q, size_t block, size_t first)
{
	const struct block *b = &a->doc.blocks[block];
	size_t n = out->at.n, i;

	for (i = first; i < a->ncitations && a->citations[i].beg < b->end; i++)
		if (a->citations[i].beg >= q->end && is_right_behind(a->doc.text, q->outer_end, a->citations[i].beg))
			push(out, q, i);
	if (out->at.n > n)
		return;
	for (i = first; i < a->ncitations && a->citations[i].beg < b->end; i++)
		if (follows(a, &a->citations[i], q, b) || leads_to(a, &a->citations[i], q, block))
			push(out, q, i);
}

/* --- quotations --------------------------------------------------------------------------------- */

static bool
is_in_list(const struct article *a, const struct block *b)
{
	size_t i;

	for (i = 0; i < a->nreferences; i++) {
		const struct reference *r = &a->references[i];

		if (r->kind <= REFERENCE_PROSE && r->beg < b->end && r->end > b->beg)
			return true;
	}
	return false;
}

/* Its words alone; false: they are too few. */
static bool
trim_to_words(struct quoted *q, struct slice text)
{
	struct quote_words w;
	bool enough;

	quote_words_build_range(&w, text, q->beg, q->end);
	enough = w.at.n >= QUOTE_WORDS_MIN;
	if (enough) {
		q->beg = w.at.at[0].beg;
		q->end = quote_word_end(&vec_last(&w.at));
	}
	quote_words_free(&w);
	return enough;
}

/* The next quotation in marks of a block from *at on; one that its block does not close goes on to the block's end when
 * the next block opens one again. false: there is none. */
static bool
next_quoted(struct quoted *q, size_t *at, const struct doc *d, size_t block)
{
	const struct block *b = &d->blocks[block];
	const struct pair *p = NULL;
	size_t used;
	uint32_t cp;

	for (; *at < b->end; *at += used) {
		used = utf8_decode(d->text, *at, &cp);
		if (p && closes(p, d->text, *at, used, cp, b)) {
			*at += used;
			q->end = (uint32_t)(*at - used);
			q->outer_end = (uint32_t)*at;
			return true;
		}
		/* one that opens again, before the last was closed, is the one that counts */
		if ((p && p->opens != cp) || !opened_by(d->text, *at, used, cp, b))
			continue;
		p = opened_by(d->text, *at, used, cp, b);
		q->outer_beg = (uint32_t)*at;
		q->beg = (uint32_t)(*at + used);
	}
	q->end = q->outer_end = b->end;
	return p && block + 1 < d->nblocks && cp_at(d->text, b[1].beg, b[1].end) == p->opens;
}

/* A block that is a quotation, up to the citation at its end. */
static struct quoted
whole_block(const struct article *a, const struct block *b, size_t first)
{
	struct quoted q = { b->beg, b->end, b->beg, b->end, true };
	size_t i, end = b->end;

	for (i = a->ncitations; i > first; i--) {
		const struct citation *c = &a->citations[i - 1];

		if (c->beg < b->beg || c->beg >= end)
			continue;
		if (!is_right_behind(a->doc.text, c->end, end))
			break;
		end = c->beg;
	}
	q.end = q.outer_end = (uint32_t)end;
	return q;
}

/* The first citation that may belong to a block's quotations: from the block before it on. */
static size_t
first_citation(const struct article *a, size_t block, size_t i)
{
	uint32_t from = a->doc.blocks[block ? block - 1 : 0].beg;

	while (i < a->ncitations && a->citations[i].beg < from)
		i++;
	return i;
}

void
quote_claims_find(struct quote_claims *out, const struct article *a)
{
	size_t i, at, first = 0;
	struct quoted q;

	for (i = 0; i < a->doc.nblocks; i++) {
		const struct block *b = &a->doc.blocks[i];
		bool any = false;

		first = first_citation(a, i, first);
		if (first == a->ncitations)
			return;
		if (b->kind == BLOCK_HEADING || b->kind == BLOCK_PREFORMATTED || is_in_list(a, b))
			continue;
		for (at = b->beg; next_quoted(&q, &at, &a->doc, i);) {
			if (!trim_to_words(&q, a->doc.text))
				continue;
			push_claims(out, a, &q, i, first);
			any = true;
		}
		if (any || b->kind != BLOCK_QUOTE)
			continue;
		q = whole_block(a, b, first);
		if (trim_to_words(&q, a->doc.text))
			push_claims(out, a, &q, i, first);
	}
}
