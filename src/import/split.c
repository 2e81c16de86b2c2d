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
	PROSE_BEFORE = 1, /* paragraphs that the article above must have */
};

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
		at = words_prefix(lines->at[j].s, lines->at[i].s);
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

/* Title, byline and another line of metadata below a rule: how plain files are strung together. */
static bool
has_header(const struct lines *lines, size_t i)
{
	unsigned told = 0;
	size_t j;

	if (i + 3 >= lines->n || lines->at[i - 1].form != FORM_RULE || lines->at[i].sentence || lines->at[i].words > 25)
		return false;
	for (j = i + 1; j <= i + 3; j++)
		told |= meta_probe(lines->at[j].s);
	return (told & META_AUTHOR) && (told & META_DATE);
}

static bool
starts_article(const struct lines *lines, size_t beg, size_t i)
{
	const struct line *l = &lines->at[i];
	size_t j;

	if (!title_like(l) || (!l->gap && !parts(l - 1)))
		return false;
	if (parts(l - 1)) {
		if (has_header(lines, i))
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

void
sections_split(struct section_list *out, struct lines *lines)
{
	struct section x = { .lines = lines };
	size_t i, prose = 0;

	for (i = 0; i < lines->n; i++) {
		if (prose >= PROSE_BEFORE && starts_article(lines, x.beg, i)) {
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
