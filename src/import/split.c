#include "section.h"

#include "import/words.h"

/*
 * A page holds several articles when a title of its own stands below another text: a title that is repeated at once, or
 * begins a lead line, below a rule, a link to a source, or "Also read"; or a title with a byline below a rule.
 */

enum {
	TITLE_WORDS = 40,
	TITLE_LOOK = 3,   /* lines after a title in which it may be repeated */
	OWN_TITLE = 6,    /* lines at a section's start that may be its title */
	HEADER_TITLE = 25, /* words of a title above its author and date */
	HEADER_LINES = 3,
	TEXT_BELOW = 2,   /* paragraphs that make a text of what stands below them */
	TEXT_LOOK = 40,   /* lines in which they stand */
	INTRO_MAX = 1,    /* paragraphs with which a compilation begins */
	PROSE_BEFORE = 1, /* paragraphs that the article above must have */
};

/* line.probe: META_* and these */
enum {
	PROBE_NAMES = 64, /* persons alone */
	PROBE_DONE = 128,
};
_Static_assert((int)META_ALL < (int)PROBE_NAMES, "both are bits of a byte");

static bool
title_like(const struct line *l)
{
	return l->form == FORM_NONE && l->words > 0 && l->words <= TITLE_WORDS && l->indent < 4;
}

/* Does line j repeat the title that is line i, alone or with something glued to it? */
static bool
repeats(const struct lines *lines, size_t i, size_t j)
{
	struct slice title = lines->at[i].s, s = lines->at[j].s;

	return words_same(s, title) || line_glued(s, title);
}

static bool
has_lead(const struct lines *lines, size_t i, size_t end)
{
	size_t j, at;
	struct meta m = { 0 };
	bool found = false;

	for (j = i + 1; j < end && j <= i + TITLE_LOOK && !found; j++) {
		at = line_title_end(lines->at[j].s, lines->at[i].s);
		found = at && at < lines->at[j].s.n && meta_lead(&m, slice_sub(lines->at[j].s, at, lines->at[j].s.n));
	}
	meta_free(&m);
	return found;
}

/* What may stand between two articles. */
static bool
parts(const struct line *l)
{
	return l->form == FORM_RULE || l->form == FORM_ALSO || l->form == FORM_ORIGIN || l->form == FORM_END ||
	    l->form == FORM_URL || l->form == FORM_COMMENTS;
}

/* The title of the article at hand, once more. */
static bool
is_own_title(const struct lines *lines, size_t beg, size_t i)
{
	size_t k;

	for (k = beg; k < i && k < beg + OWN_TITLE; k++)
		if (words_same(lines->at[i].s, lines->at[k].s) || line_glued(lines->at[k].s, lines->at[i].s))
			return true;
	return false;
}

/* A line is looked at from each title above it, and reading it is slow: what it says is kept. */
static unsigned
probe(struct line *l)
{
	if (!l->probe)
		l->probe = (uint8_t)(PROBE_DONE | meta_probe(l->s) |
				     (meta_names(l->s).n ? PROBE_NAMES : 0u));
	return l->probe;
}

/* Does line i, a title by its form, have its date, and its author or its paper, right below it and above a text? */
static bool
has_header(const struct lines *lines, size_t i)
{
	unsigned told = 0;
	size_t j;

	if (lines->at[i].sentence || lines->at[i].words > HEADER_TITLE ||
	    (probe(&lines->at[i]) & META_ALL))
		return false;
	for (j = i + 1; j < lines->n && j <= i + HEADER_LINES && !line_is_prose(&lines->at[j]); j++)
		if (lines->at[j].indent || line_item_mark(lines->at[j].s)) /* a table, a list */
			return false;
		else
			told |= probe(&lines->at[j]);
	return j < lines->n && (told & (META_AUTHOR | META_PUBLISHER | PROBE_NAMES)) &&
	       (told & META_DATE);
}

/* Two paragraphs or more below line i, before a list of other pages, comments, or the page's foot: no teaser. */
static bool
has_text_below(const struct lines *lines, size_t i)
{
	size_t prose = 0, end = i + TEXT_LOOK;

	for (i++; i < lines->n && i < end && prose < TEXT_BELOW; i++) {
		if (lines->at[i].form >= FORM_MORE && lines->at[i].form <= FORM_FOOT)
			break;
		if (prose && has_header(lines, i))
			break;
		prose += line_is_prose(&lines->at[i]);
	}
	return prose >= TEXT_BELOW;
}

/* A title with its header and a text, anywhere on a page that strings such together. */
static bool
is_strung(const struct lines *lines, size_t i)
{
	return title_like(&lines->at[i]) && lines->at[i].gap && has_header(lines, i) && has_text_below(lines, i);
}

/* Where the first of several such articles begins; SIZE_MAX when the page holds no two, or is no compilation. */
static size_t
first_strung(const struct lines *lines)
{
	size_t i, first = SIZE_MAX, n = 0, prose = 0, above = 0;

	for (i = 0; i < lines->n; i++) {
		if (prose && lines->at[i].form >= FORM_MORE && lines->at[i].form <= FORM_FOOT)
			break;
		if (is_strung(lines, i)) {
			if (prose > INTRO_MAX && first == SIZE_MAX)
				return SIZE_MAX;
			n += first == SIZE_MAX || prose > above; /* a standfirst has its title's header below it too */
			first = first == SIZE_MAX ? i : first;
			above = prose;
		}
		prose += line_is_prose(&lines->at[i]);
	}
	return n >= 2 ? first : SIZE_MAX;
}

static bool
starts_article(const struct lines *lines, size_t beg, size_t i)
{
	const struct line *l = &lines->at[i];
	size_t j;

	if (!title_like(l) || (!l->gap && !parts(l - 1)))
		return false;
	if (parts(l - 1)) {
		if (l[-1].form == FORM_RULE && has_header(lines, i))
			return !is_own_title(lines, beg, i);
		for (j = i + 1; j < lines->n && j <= i + TITLE_LOOK; j++)
			if (repeats(lines, i, j))
				return !is_own_title(lines, beg, i);
	}
	return has_lead(lines, i, lines->n) && !is_own_title(lines, beg, i);
}

/* The address between "Also read" and the title, if there is one. */
static struct slice
link_above(const struct lines *lines, size_t i)
{
	if (i >= 2 && lines->at[i - 1].form == FORM_URL && lines->at[i - 2].form == FORM_ALSO)
		return lines->at[i - 1].s;
	return (struct slice){ 0 };
}

/*
 * "Also read", an address, a title, and the first words of the page there behind a lead line, and no text below them: a
 * link to that page. Such lines go.
 */
static void
drop_teasers(struct lines *lines)
{
	size_t i, k;
	bool prose = false;

	for (i = 2; i < lines->n; i++) {
		prose |= line_is_prose(&lines->at[i - 2]);
		if (!prose || !link_above(lines, i).n || !title_like(&lines->at[i]) || !has_lead(lines, i, lines->n))
			continue;
		for (k = i + 1; k <= i + TITLE_LOOK && k < lines->n && !line_is_prose(&lines->at[k]); k++)
			;
		for (k++; k < lines->n && lines->at[k].form != FORM_ALSO && !line_is_prose(&lines->at[k]); k++)
			;
		if (k < lines->n && line_is_prose(&lines->at[k]))
			continue;
		while (i < k)
			lines->at[i++].form = FORM_NOISE;
	}
}

void
sections_split(struct section_list *out, struct lines *lines)
{
	struct section x = { .lines = lines };
	size_t i, prose = 0, strung;

	drop_teasers(lines);
	strung = first_strung(lines);

	if (strung != SIZE_MAX) /* what stands above the first article is no text of its own */
		x.beg = strung;
	for (i = x.beg; i < lines->n; i++) {
		if (prose >= PROSE_BEFORE &&
		    (starts_article(lines, x.beg, i) || (strung != SIZE_MAX && is_strung(lines, i)))) {
			x.end = i;
			vec_push(&out->sections, x);
			x = (struct section){ .lines = lines, .beg = i, .url_above = link_above(lines, i) };
			prose = 0;
		}
		prose += line_is_prose(&lines->at[i]);
	}
	x.end = lines->n;
	vec_push(&out->sections, x);
}

void
sections_free(struct section_list *list)
{
	struct section *x;

	vec_each(x, &list->sections) {
		meta_free(&x->meta);
		vec_free(&x->related);
	}
	vec_free(&list->sections);
}
