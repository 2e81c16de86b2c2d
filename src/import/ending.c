#include "ending.h"

#include <string.h>

#include "base/utf8.h"
#include "import/furniture_words.h"
#include "import/words.h"

enum {
	MOTTO_WORDS = 16,  /* a site's motto is shorter */
	SIGN_LOOK = 8,     /* lines of a text's end in which its author may sign */
	SIGN_AFTER = 2,    /* paragraphs (notes, what the author does) that may follow */
	INITIALS_BYTES = 8,
	SIGNATORIES = 3,   /* so many names below one another are part of a letter */
};

static struct line *
line_at(const struct section *x, size_t i)
{
	return &x->lines->at[i];
}

/* What stands below a text, unlike an advertisement or a link in its midst. */
static bool
is_below(const struct line *l)
{
	if (l->fate != FATE_FURNITURE && l->fate != FATE_LEARNED)
		return false;
	return l->form != FORM_NOISE || furniture_is_sharing(l->s);
}

/* The last line that is surely text; a short sentence below share buttons is not. */
static size_t
last_text(const struct section *x)
{
	size_t i, last = x->body, k;
	bool site = false;

	for (i = x->body; i < x->end; i++) {
		const struct line *l = line_at(x, i);

		if (is_below(l))
			site = true;
		if (l->fate != FATE_TEXT || l->form == FORM_RULE)
			continue;
		for (k = i; site && k < x->end && k < i + 2; k++) /* one short paragraph may be a motto, two are text */
			if (line_at(x, k)->fate == FATE_TEXT && line_at(x, k)->words >= MOTTO_WORDS)
				site = false;
		if (!site && (line_is_prose(l) || line_item_mark(l->s) || l->indent >= 2 || l->form == FORM_REFS)) {
			last = i;
			site = false;
		}
	}
	return last;
}

static bool
is_reference(const struct line *l)
{
	return line_item_mark(l->s) > 0 || l->form == FORM_REFS;
}

/* Where the references or notes begin that end the text; x->end when there are none. */
static size_t
apparatus(const struct section *x, size_t last)
{
	size_t i = x->end, at = x->end;

	while (i > x->body) {
		const struct line *l = line_at(x, --i);

		if (l->fate == FATE_TEXT && (l->form == FORM_REFS || l->form == FORM_NOTES))
			at = i;
		if (i < last && l->fate == FATE_TEXT && l->form == FORM_NONE && l->words >= MOTTO_WORDS &&
		    !is_reference(l) && at == x->end)
			break;
	}
	return at;
}

/* "MS/PR": an agency's editors. */
static bool
is_initials(struct slice s)
{
	size_t i, high = 0;

	for (i = 0; i < s.n; i++) {
		if (!(s.p[i] >= 'A' && s.p[i] <= 'Z') && s.p[i] != '/')
			return false;
		high += s.p[i] != '/';
	}
	return s.n <= INITIALS_BYTES && high < s.n && high > 0 && s.p[0] != '/' && s.p[s.n - 1] != '/';
}

/* A byline, a signature, a credit, a source at the text's end. */
static bool
take_signature(struct section *x, struct line *l, bool behind)
{
	struct slice names = meta_byline(l->s);

	if (names.n) {
		meta_read(&x->meta, l->s);
		return true;
	}
	if (meta_is_credit(l->s))
		return true;
	if (!behind)
		return false;
	if (is_initials(l->s))
		return true;
	if (meta_of_line(l)) {
		meta_read(&x->meta, l->s);
		return true;
	}
	names = meta_signature(l->s);
	if (names.n) {
		meta_set_authors(&x->meta, names);
		return true;
	}
	return false;
}

/* "A B, mother of C B": not a role alone, nor a plain name, which may be one of a byline's lines. */
static bool
signs_as(const struct line *l)
{
	size_t comma = slice_find(l->s, SLICE(", "), 0);

	return comma != SIZE_MAX && l->fate == FATE_TEXT && l->form == FORM_NONE && !l->sentence && !line_is_prose(l) &&
	    name_is_person(slice_sub(l->s, 0, comma)) && !name_is_role(l->s) && !meta_byline(l->s).n;
}

static bool
signs_plainly(const struct line *l)
{
	return l->fate == FATE_TEXT && l->form == FORM_NONE && name_is_person(l->s) && !meta_byline(l->s).n;
}

/* Those who sign an open letter, one a line: then the names are its text, and none is the author's. */
static bool
is_signatory(const struct section *x, size_t i)
{
	size_t beg = i, end = i;

	while (beg > x->body && signs_as(line_at(x, beg - 1)))
		beg--;
	while (end < x->end && signs_as(line_at(x, end)))
		end++;
	if (end > i && end - beg >= SIGNATORIES)
		return true;
	for (beg = i; beg > x->body && signs_plainly(line_at(x, beg - 1)); beg--)
		;
	for (end = i; end < x->end && signs_plainly(line_at(x, end)); end++)
		;
	return end > i && end - beg > SIGNATORIES;
}

/* "(Reporting by A B in Town; Editing by C D)" */
static bool
take_agency_credit(struct section *x, struct line *l)
{
	static const char *const stops[] = { ";", ")", " in ", ", writing", ", additional", " and writing" };
	struct slice s = l->s;
	size_t i, at, end = s.n;

	if (s.n && s.p[0] == '(')
		s = slice_sub(s, 1, s.n);
	if (!slice_starts_case(s, SLICE("reporting by ")) || l->words > 40)
		return false;
	for (i = 0; i < sizeof(stops) / sizeof(stops[0]); i++)
		if ((at = slice_find(s, slice_of(stops[i]), 0)) < end)
			end = at;
	meta_read(&x->meta, slice_sub(s, 0, end));
	return true;
}

/* Lines from the text's end backwards, above a list of references and what follows it. */
static void
sign(struct section *x, size_t last, size_t end)
{
	size_t i = end, seen = 0, after = 0, below = last;

	while (below < x->end && !is_below(line_at(x, below)))
		below++;
	while (i > x->body + 1 && seen < SIGN_LOOK) {
		struct line *l = line_at(x, --i);

		if (l->fate != FATE_TEXT || l->form == FORM_RULE || is_reference(l) || l->indent >= 2)
			continue;
		if (is_signatory(x, i))
			return;
		seen++;
		if (after <= SIGN_AFTER && l->words <= 40 &&
		    (take_agency_credit(x, l) || take_signature(x, l, i < below && (i > last || !after)))) {
			l->fate = FATE_METADATA;
			continue;
		}
		after += line_is_prose(l);
	}
}

static void
drop_motto(struct section *x, size_t last, size_t end)
{
	size_t i;
	bool site = false;

	for (i = last + 1; i < x->end; i++) {
		struct line *l = line_at(x, i);

		if (i == end) /* the notes begin: what stands above them is nothing to them */
			site = false;
		site |= is_below(l);
		if (site && l->fate == FATE_TEXT && l->words < MOTTO_WORDS && !is_reference(l))
			l->fate = l->learned ? FATE_LEARNED : FATE_FURNITURE;
	}
}

/* Rules at the text's ends part it from nothing. */
static void
drop_edge_rules(struct section *x)
{
	size_t i = x->end;

	while (i > x->body) {
		struct line *l = line_at(x, --i);

		if (l->fate != FATE_TEXT)
			continue;
		if (l->form != FORM_RULE)
			break;
		l->fate = FATE_FURNITURE;
	}
	for (i = x->body; i < x->end && line_at(x, i)->form == FORM_RULE; i++)
		line_at(x, i)->fate = FATE_FURNITURE;
}

/* A day by itself between the notes and the buttons below them. */
static void
take_day(struct section *x, size_t from)
{
	size_t i;

	for (i = from; i + 1 < x->end && line_at(x, i)->fate == FATE_TEXT; i++)
		if (line_at(x, i)->gap && line_at(x, i + 1)->fate == FATE_FURNITURE && meta_of_line(line_at(x, i)) == META_DATE) {
			meta_read(&x->meta, line_at(x, i)->s);
			line_at(x, i)->fate = FATE_METADATA;
		}
}

void
ending_settle(struct section *x)
{
	size_t last = last_text(x), notes = apparatus(x, last);

	take_day(x, notes);
	sign(x, last, notes);
	drop_motto(x, last, notes);
	drop_edge_rules(x);
}
