#include "cite_attributions.h"

#include <string.h>

#include "analyse/words.h"
#include "base/utf8.h"

/* Names that nobody knows, that stand where only an outlet does: "the blog Harbour Watch", "told Harbour Watch that". */

enum {
	WORK_NEAR = 16,    /* tokens between a work and "appeared in" */
	QUOTE_NEAR = 40,   /* tokens between a quotation and the outlet that was told so */
	APPOSITION = 8     /* tokens of "a local daily" behind a name */
};

static bool
is(const struct attributor *x, size_t i, unsigned classes)
{
	return (attribution_word(x, i) & classes) != 0;
}

static char
mark(const struct attributor *x, size_t i)
{
	return i < x->e.tokens.n && x->e.tokens.at[i].kind == TOKEN_IS_MARK ? x->e.tokens.at[i].mark : '\0';
}

/* Does the sentence speak of a work before token i: "her article “T” appeared in"? */
static bool
has_work_before(const struct attributor *x, size_t i)
{
	size_t n;

	for (n = 0; i-- > 0 && n < WORK_NEAR; n++) {
		if (mark(x, i) == '"' || is(x, i, CITE_WORK))
			return true;
		if (mark(x, i) == '.' || mark(x, i) == ';')
			return false;
	}
	return false;
}

/* Is something quoted in the sentence around token i? */
static bool
has_quotation(const struct attributor *x, size_t i)
{
	size_t k;

	for (k = i; k < x->e.tokens.n && k < i + QUOTE_NEAR && mark(x, k) != '.'; k++)
		if (mark(x, k) == '"')
			return true;
	for (k = i; k-- > 0 && k + QUOTE_NEAR > i && mark(x, k) != '.';)
		if (mark(x, k) == '"')
			return true;
	return false;
}

static unsigned
classes_of(const struct attributor *x, size_t i)
{
	struct str folded = { 0 };
	unsigned classes;

	utf8_put_folded(&folded, attribution_printed(x, i, i), false);
	classes = word_classes(str_slice(&folded));
	str_free(&folded);
	return classes;
}

bool
attribution_may_be_outlet(const struct attributor *x, size_t first, size_t last)
{
	unsigned bodies = WORD_STOP | WORD_TITLE | WORD_ORG_HEAD | WORD_KNOWN_ORG | WORD_EVENT, classes;
	size_t i;

	for (i = first; i <= last; i++) {
		const struct ref_token *k = &x->e.tokens.at[i];

		if (k->classes & (GAZ_MONTH | GAZ_BODY_HEAD | GAZ_BODY | GAZ_TITLE))
			return false;
		classes = classes_of(x, i);
		if ((classes & bodies) || (i == last && (classes & (WORD_PLACE | WORD_DEMONYM))))
			return false;
	}
	if (first == last)
		return !(x->e.tokens.at[first].classes & (GAZ_FIRST_NAME | GAZ_SURNAME)) &&
		       x->e.tokens.at[first].shape == SHAPE_CAPITAL;
	return !(x->e.tokens.at[first].classes & GAZ_FIRST_NAME);
}

/* "told Harbour Watch that", "“No,” he told the Lantern"; told Harbour Watch to: an order. */
static bool
is_told(const struct attributor *x, size_t at, size_t i, size_t end)
{
	if (!is(x, at - 1, CITE_TELLS) || attribution_is(x, end + 1, "to") || attribution_is(x, end + 1, "of") ||
	    (is(x, end + 1, CITE_LINK) && x->e.tokens.at[end + 2 < x->e.tokens.n ? end + 2 : end].shape == SHAPE_CAPITAL))
		return false;
	return (at == i || end == i) && has_quotation(x, i);
}

/* "wrote in Harbour Watch", "her column for Harbour Watch", "first reported by Harbour Watch" */
static bool
is_printed_in(const struct attributor *x, size_t at)
{
	bool in = attribution_is(x, at - 1, "in"), where = in || attribution_is(x, at - 1, "for");
	unsigned role = attribution_word(x, at - 2);

	if (attribution_is(x, at - 1, "by"))
		return attribution_is(x, at - 2, "reported") || attribution_is(x, at - 2, "revealed");
	if (!where)
		return false;
	if (attribution_is(x, at - 2, "writing") || attribution_is(x, at - 2, "wrote") || attribution_is(x, at - 2, "writes"))
		return true;
	return (role & (CITE_WORK | CITE_TALK)) == CITE_WORK || (in && (role & CITE_MADE) && has_work_before(x, at - 2));
}

/* "writes Ottilie Graf in Harbour Watch" */
static bool
is_written_in(const struct attributor *x, size_t at)
{
	const struct item *p = at > 1 && attribution_is(x, at - 1, "in") && x->ends.at[at - 2] ? &x->items.at[x->ends.at[at - 2] - 1] : NULL;

	return p && !p->is_outlet && p->first > 0 &&
	       (attribution_is(x, p->first - 1, "writes") || attribution_is(x, p->first - 1, "wrote") ||
		   attribution_is(x, p->first - 1, "argues") || attribution_is(x, p->first - 1, "argued"));
}

/* "Ottilie Graf of Harbour Watch wrote" */
static bool
is_writers(const struct attributor *x, size_t at, size_t end)
{
	static const char *const verbs[] = { "wrote", "writes", "reported", "reports", "argued", "argues", "revealed", "reveals" };
	size_t i;

	if (!attribution_is(x, at - 1, "of") || at < 2 || !x->ends.at[at - 2] || x->items.at[x->ends.at[at - 2] - 1].is_outlet)
		return false;
	for (i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++)
		if (attribution_is(x, end + 1, verbs[i]) || (is(x, end + 1, CITE_FILLER) && attribution_is(x, end + 2, verbs[i])))
			return true;
	return false;
}

bool
attribution_is_medium(const struct attributor *x, size_t end)
{
	size_t i = end + 2, k;

	if (mark(x, end + 1) != ',' || !is(x, i, CITE_THE))
		return false;
	for (k = i + 1; k < x->e.tokens.n && k < i + APPOSITION && x->e.tokens.at[k].kind == TOKEN_IS_WORD; k++)
		if (is(x, k, CITE_MEDIUM) && (!attribution_is(x, k, "agency") || attribution_is(x, k - 1, "news")))
			return mark(x, k + 1) || is(x, k + 1, CITE_LINK | CITE_WHO) || attribution_is(x, k + 1, "close");
	return false;
}

/* "In Tuesday's Lantern, X calls" */
static bool
is_issue(const struct attributor *x, size_t at)
{
	return at > 1 && attribution_is(x, at - 2, "in") && attribution_possessive(x, at - 1) &&
	       attribution_is_day(x, at - 1);
}

/* Where the names are of a kind that needs no second look. */
static bool
is_surely_printed(const struct attributor *x, size_t at, size_t i, size_t end)
{
	unsigned before = attribution_word(x, at - 1), role;
	bool in;

	if ((before & CITE_TELLS) && at < i && end == i && attribution_is_head(x, i))
		return true;
	if (at < 2 || !(before & CITE_LINK))
		return false;
	if (attribution_is(x, at - 1, "at") && attribution_is(x, at - 2, "over"))
		return true;
	role = attribution_word(x, at - 2);
	if ((role & CITE_ROLE) && !attribution_is(x, at - 1, "by") && !attribution_is(x, at - 2, "critic") &&
	    !attribution_is(x, at - 2, "critics"))
		return true;
	in = attribution_is(x, at - 1, "in");
	if ((role & CITE_MADE) && in && end > i && has_work_before(x, at - 2))
		return true;
	return (role & (CITE_WORK | CITE_TALK)) == CITE_WORK && at < i && (in || attribution_is(x, at - 1, "for"));
}

bool
attribution_is_report(const struct attributor *x, size_t i, size_t end)
{
	static const char *const works[] = { "report", "study", "investigation", "survey", "analysis", "dossier", "inquiry" };
	size_t n;

	if (!i || end < i + 1 ||
	    !(is(x, i - 1, CITE_THE) || x->e.tokens.at[i - 1].kind == TOKEN_IS_YEAR) ||
	    attribution_possessive(x, end) ||
	    (x->e.tokens.at[i].classes & (GAZ_FIRST_NAME | GAZ_MONTH | GAZ_TITLE)))
		return false;
	for (n = 0; n < sizeof(works) / sizeof(works[0]); n++)
		if (attribution_is(x, end + 1, works[n]) && x->e.tokens.at[end + 1].shape == SHAPE_LOWER)
			return !(classes_of(x, end) & (WORD_PLACE | WORD_PLACE_HEAD));
	return false;
}

bool
attribution_expects_outlet(const struct attributor *x, size_t i, size_t end, bool place)
{
	size_t at = i;
	bool plain;

	if (i && attribution_is(x, i - 1, "the"))
		at--;
	plain = attribution_may_be_outlet(x, i, end);
	if (place) /* that "in" alone has made one */
		return plain && at > 1 && (is_printed_in(x, at) || is_writers(x, at, end) || is_written_in(x, at));
	if (plain && attribution_is_medium(x, end))
		return true;
	if (at && plain && is_issue(x, at))
		return true;
	if (!at || x->e.tokens.at[at - 1].shape == SHAPE_CAPITAL)
		return false;
	if (is(x, at - 1, CITE_MEDIUM) || is_surely_printed(x, at, i, end))
		return true;
	return plain && (is_told(x, at, i, end) || (at > 1 && (is_printed_in(x, at) || is_writers(x, at, end) || is_written_in(x, at))) ||
			    (at > 1 && at < i && end == i && is(x, at - 2, CITE_WORK) && attribution_is(x, at - 1, "with")));
}
