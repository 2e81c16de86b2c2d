#ifndef IBID_IMPORT_HEAD_H
#define IBID_IMPORT_HEAD_H

#include "import/furniture.h"
#include "import/menu.h"
#include "import/section.h"

/* What head.c and title.c share of an article's head. */

enum {
	HEAD_LINES = 40,      /* no head is longer */
	HEAD_PROSE_WORDS = 20,
};

struct head {
	struct section *x;
	size_t from;     /* below the breadcrumb */
	size_t limit;    /* where the head must have ended */
	size_t title;    /* its line; SIZE_MAX when only the breadcrumb has it */
	size_t lead;     /* the lead line, or SIZE_MAX */
	struct slice site; /* its name in the mast; any other word for the publisher is better */
	struct slice crumbs[CRUMBS_MAX];
	size_t ncrumbs;
};

/* Find breadcrumb and title: sets from, title, crumbs of h, and title and crumb of its section. */
void head_find_title(struct head *h);

static inline struct line *
head_line(const struct section *x, size_t i)
{
	return &x->lines->at[i];
}

static inline size_t
head_min(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* A question of ten words may be a title; a paragraph it is only when it is long. */
static inline bool
head_prose(const struct line *l)
{
	return line_is_prose(l) && (l->words >= HEAD_PROSE_WORDS || l->s.p[l->s.n - 1] != '?');
}

/* Lists, tables, quotes, dialogue and "Dear members," are text too. */
static inline bool
head_bodylike(const struct line *l)
{
	if (l->form != FORM_NONE)
		return false;
	return head_prose(l) || l->indent >= 2 || l->s.p[l->s.n - 1] == ',' || line_item_mark(l->s) ||
	    slice_starts(l->s, SLICE("> ")) || slice_starts(l->s, SLICE("Q: ")) || slice_starts(l->s, SLICE("A: "));
}

/* The lines that one blank line or more part from the others. */
static inline bool
head_same_group(const struct section *x, size_t i, size_t j)
{
	size_t k;

	for (k = i + 1; k <= j; k++)
		if (head_line(x, k)->gap)
			return false;
	return true;
}

static inline bool
head_site_line(const struct line *l)
{
	return l->form == FORM_MENU || l->form == FORM_COLUMNS;
}

#endif
