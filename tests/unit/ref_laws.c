#include "ref_laws.h"

#include "base/utf8.h"

static bool
on_edge(struct slice s, size_t at)
{
	return at == s.n || (at < s.n && ((unsigned char)s.p[at] & 0xC0) != 0x80);
}

static bool
is_utf8(const char *s)
{
	return !s || (*s && utf8_valid(slice_of(s)));
}

static const char *
reference_law(const struct article *a, const struct reference *r)
{
	size_t i;

	if (r->beg > r->end || r->end > a->doc.text.n)
		return "a reference outside the text";
	if (!on_edge(a->doc.text, r->beg) || !on_edge(a->doc.text, r->end))
		return "a reference inside a character";
	if (r->same_as != REFERENCE_NONE &&
	    (r->same_as >= a->nreferences || a->references[r->same_as].same_as != REFERENCE_NONE))
		return "same_as is no reference, or one that stands for another";
	if (r->date.year && !date_valid(r->date))
		return "a day that does not exist";
	if (!is_utf8(r->text) || !is_utf8(r->title) || !is_utf8(r->container) || !is_utf8(r->publisher) || !is_utf8(r->url) ||
	    !is_utf8(r->doi) || !is_utf8(r->pages) || !is_utf8(r->label))
		return "a field that is empty or no UTF-8";
	for (i = 0; i < r->nauthors; i++)
		if (!r->authors[i].family == !r->authors[i].literal || !is_utf8(r->authors[i].family) ||
		    !is_utf8(r->authors[i].given) || !is_utf8(r->authors[i].literal))
			return "an author without a name, or with two";
	return NULL;
}

const char *
ref_broken_law(const struct article *a)
{
	const char *law = NULL;
	size_t i;

	for (i = 0; i < a->nreferences && !law; i++)
		law = reference_law(a, &a->references[i]);
	for (i = 0; i < a->ncitations && !law; i++) {
		const struct citation *c = &a->citations[i];

		if (c->beg >= c->end || c->end > a->doc.text.n || !on_edge(a->doc.text, c->beg) ||
		    !on_edge(a->doc.text, c->end))
			law = "a citation that is empty, outside the text or inside a character";
		else if (c->reference >= a->nreferences)
			law = "a citation of no reference";
		else if (i && c->beg < a->citations[i - 1].beg)
			law = "citations out of order";
	}
	return law;
}
