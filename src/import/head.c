#include "section.h"

#include <string.h>

#include "base/utf8.h"
#include "import/furniture.h"
#include "import/furniture_words.h"
#include "import/words.h"

enum {
	HEAD_LINES = 40,      /* no head is longer */
	TITLE_WORDS = 40,
	REPEAT_FROM = 10,     /* a repeated title begins in so many lines */
	REPEAT_LOOK = 4,      /* and is repeated in so many more */
	SUBTITLE_BELOW = 4,   /* a line of so many words is no kicker */
	BYLINE_LOOK = 4,      /* a byline stands so near below its title */
	CRUMB_LOOK = 8,       /* the title stands so near below a breadcrumb */
	PROSE_WORDS = 20,
	SENTENCE_WORDS = 10,
	STANDFIRST_WORDS = 12,
	STANDFIRST_MAX = 45,  /* words */
	STANDFIRST_LOOK = 8,  /* lines below it that hold the byline and the text's start */
	CAPTIONS_MAX = 3,     /* more short lines between title and text are text */
	TEASER_LOOK = 12,     /* lines between a teaser and the paragraph that it repeats */
	TEASER_BYTES = 48,    /* of it that must be the same */
};

static struct line *
line_at(const struct section *x, size_t i)
{
	return &x->lines->at[i];
}

static size_t
smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* A question of ten words may be a title; a paragraph it is only when it is long. */
static bool
is_prose(const struct line *l)
{
	return line_is_prose(l) && (l->words >= PROSE_WORDS || l->s.p[l->s.n - 1] != '?');
}

/* Lists, tables, quotes and dialogue are text too. */
static bool
is_bodylike(const struct line *l)
{
	return is_prose(l) ||
	    (l->form == FORM_NONE && (l->indent >= 2 || line_item_mark(l->s) || slice_starts(l->s, SLICE("> ")) ||
				      slice_starts(l->s, SLICE("Q: ")) || slice_starts(l->s, SLICE("A: "))));
}

/* --- the title -------------------------------------------------------------------------------- */

struct head {
	struct section *x;
	size_t from;     /* below the breadcrumb */
	size_t limit;    /* where the head must have ended */
	size_t title;    /* its line; SIZE_MAX when only the breadcrumb has it */
	size_t lead;     /* the lead line, or SIZE_MAX */
	struct slice crumbs[CRUMBS_MAX];
	size_t ncrumbs;
};

static void
find_crumb(struct head *h)
{
	size_t i;

	for (i = h->x->beg; i < h->limit; i++) {
		const struct line *l = line_at(h->x, i);

		if (l->form == FORM_CRUMB) {
			h->ncrumbs = furniture_crumbs(h->crumbs, l->s);
			h->from = i + 1;
			h->x->crumb = true;
		} else if (is_prose(l) && l->words >= PROSE_WORDS) {
			break;
		}
	}
}

static bool
title_by_crumb(struct head *h)
{
	size_t i;
	struct slice last;

	if (h->ncrumbs < 2)
		return false;
	last = h->crumbs[h->ncrumbs - 1];
	if (slice_ends(last, SLICE("…")))
		last.n -= strlen("…");
	else if (slice_ends(last, SLICE("...")))
		last.n -= 3;
	for (i = h->from; i < smaller(h->from + CRUMB_LOOK, h->limit); i++) {
		struct slice s = line_at(h->x, i)->s;
		bool cut = last.n < h->crumbs[h->ncrumbs - 1].n;

		if (line_at(h->x, i)->words <= TITLE_WORDS && (cut ? words_prefix(s, last) > 0 : words_same(s, last))) {
			h->title = i;
			h->x->title = s;
			return true;
		}
	}
	return false;
}

static bool
title_by_repetition(struct head *h)
{
	size_t i, j, at;
	struct meta m = { 0 };

	for (i = h->from; i < smaller(h->from + REPEAT_FROM, h->limit); i++) {
		const struct line *l = line_at(h->x, i);

		if (l->form != FORM_NONE || l->words > TITLE_WORDS || !l->words)
			continue;
		for (j = i + 1; j < smaller(i + 1 + REPEAT_LOOK, h->x->end); j++) {
			struct slice s = line_at(h->x, j)->s;

			at = words_prefix(s, l->s);
			if (words_same(s, l->s) || line_glued(s, l->s) ||
			    (at && at < s.n && meta_lead(&m, slice_sub(s, at, s.n)))) {
				h->title = i;
				h->x->title = l->s;
				meta_free(&m);
				return true;
			}
		}
	}
	return false;
}

/* The lines that one blank line or more part from the others. */
static bool
same_group(const struct section *x, size_t i, size_t j)
{
	size_t k;

	for (k = i + 1; k <= j; k++)
		if (line_at(x, k)->gap)
			return false;
	return true;
}

static bool
is_crumb_entry(const struct head *h, struct slice s)
{
	size_t i;

	for (i = 0; i + 1 < h->ncrumbs; i++)
		if (words_same(s, h->crumbs[i]))
			return true;
	return false;
}

static bool
is_site_line(const struct line *l)
{
	return l->form == FORM_MENU || l->form == FORM_COLUMNS;
}

/* A byline or date below line i: the nearer, the better. A name above a mere date is the publisher's. */
static int
below_score(const struct head *h, size_t i)
{
	const struct section *x = h->x;
	size_t j, steps = 0;
	unsigned told;

	for (j = i + 1; j < h->limit && steps < BYLINE_LOOK; j++) {
		const struct line *l = line_at(x, j);

		if (is_prose(l))
			return steps == 0;
		if (l->form == FORM_NOISE || l->form == FORM_COMMENTS)
			continue;
		told = meta_probe(l->s) & (META_AUTHOR | META_DATE);
		if (told)
			return told == META_DATE && i > h->from && name_plausible(line_at(x, i)->s) ? 0 : 4 - (int)steps;
		steps++;
	}
	return 0;
}

/* How much a line looks like the title; what stands beside it decides more than its own form. */
static int
title_score(const struct head *h, size_t i, size_t last_menu)
{
	const struct section *x = h->x;
	const struct line *l = line_at(x, i);
	int score = (int)(l->words < 6 ? l->words : 6) + below_score(h, i);

	if (i > x->beg && same_group(x, i - 1, i) && meta_probe(line_at(x, i - 1)->s))
		score -= 4;
	if (i > x->beg && same_group(x, i - 1, i) && line_at(x, i - 1)->form == FORM_NONE &&
	    line_at(x, i - 1)->words >= SUBTITLE_BELOW)
		score -= 2; /* a subtitle, then */
	if (is_crumb_entry(h, l->s))
		score -= 8;
	if (last_menu != SIZE_MAX && i < last_menu)
		score -= 4;
	if (name_is_person(l->s))
		score -= 2;
	if (l->learned)
		score -= 3;
	if (l->sentence && l->s.p[l->s.n - 1] == '.')
		score -= 3;
	return score * 4 - (int)(i - h->from);
}

/* "Author: a profession in ruins" is a title, when it comes first and a byline stands below it. */
static bool
has_byline_below(const struct section *x, size_t i)
{
	return i == x->beg && i + 1 < x->end && meta_probe(line_at(x, i)->s) == META_AUTHOR &&
	    meta_byline(line_at(x, i + 1)->s).n;
}

static void
title_by_score(struct head *h)
{
	const struct section *x = h->x;
	size_t i, last_menu = SIZE_MAX, end = h->from;
	int best = -1000, score;

	while (end < h->limit && !is_bodylike(line_at(x, end)))
		end++;
	for (i = h->from; i < end; i++)
		if (is_site_line(line_at(x, i)))
			last_menu = i;
	for (i = h->from; i < end; i++) {
		const struct line *l = line_at(x, i);

		if (l->form != FORM_NONE || !l->words || l->words > TITLE_WORDS ||
		    (meta_probe(l->s) && !has_byline_below(x, i)))
			continue;
		score = title_score(h, i, last_menu);
		if (score > best) {
			best = score;
			h->title = i;
		}
	}
	if (h->title != SIZE_MAX && best > -8)
		h->x->title = line_at(x, h->title)->s;
	else
		h->title = SIZE_MAX;
}

static void
find_title(struct head *h)
{
	if (title_by_crumb(h) || title_by_repetition(h))
		return;
	title_by_score(h);
	/* Only the path's names stand below it: then its last entry is the title. */
	if (h->title == SIZE_MAX && h->ncrumbs >= 2)
		h->x->title = h->crumbs[h->ncrumbs - 1];
}

/* --- the lead line and the text's start -------------------------------------------------------- */

/* Does the text of line i begin with the words of the teaser? */
static bool
begins_with(const struct section *x, size_t i, struct slice teaser)
{
	size_t n = smaller(teaser.n, TEASER_BYTES);

	while (n < teaser.n && n && teaser.p[n] != ' ')
		n--;
	return n > 8 && words_prefix(line_at(x, i)->s, slice_sub(teaser, 0, n)) > 0;
}

/* Read the lead line; its teaser goes when the text repeats it, else it is the text's first paragraph. */
static void
read_lead(struct head *h)
{
	struct section *x = h->x;
	size_t i, k, at, text;

	for (i = x->beg; i < h->limit && x->title.n; i++) {
		struct line *l = line_at(x, i);

		at = words_prefix(l->s, x->title);
		if (!at || at >= l->s.n || !(text = meta_lead(&x->meta, slice_sub(l->s, at, l->s.n))))
			continue;
		h->lead = i;
		x->reprint = true;
		l->fate = FATE_METADATA;
		l->told = META_AUTHOR | META_DATE;
		if (at + text >= l->s.n)
			return;
		for (k = i + 1; k < smaller(i + 1 + TEASER_LOOK, x->end); k++)
			if (begins_with(x, k, slice_sub(l->s, at + text, l->s.n))) {
				x->body = k;
				return;
			}
		l->s = slice_sub(l->s, at + text, l->s.n);
		l->fate = FATE_TEXT;
		x->body = i;
		return;
	}
}

static bool
is_title_line(const struct section *x, const struct line *l)
{
	return x->title.n && (words_same(l->s, x->title) || line_glued(l->s, x->title));
}

/* A short line that no rule knows: a caption, a kicker, a standfirst. */
static bool
is_loose(const struct section *x, const struct line *l)
{
	return l->form == FORM_NONE && !is_title_line(x, l) && !line_is_doubled(l->s) && !meta_probe(l->s) &&
	    !name_plausible(l->s) && !l->learned;
}

/* A paragraph with a byline and more text below it is a standfirst. */
static bool
is_standfirst(const struct section *x, size_t i)
{
	size_t j, byline = 0;

	if (line_at(x, i)->words > STANDFIRST_MAX || line_at(x, i)->form != FORM_NONE || line_at(x, i)->run)
		return false;
	for (j = i + 1; j < smaller(i + 1 + STANDFIRST_LOOK, x->end); j++) {
		const struct line *l = line_at(x, j);

		if (is_prose(l) && !meta_probe(l->s))
			return byline > 0;
		if (j <= i + 2 && (meta_byline(l->s).n || (names_are_persons(l->s) && j == i + 1)))
			byline = j;
		else if (!meta_probe(l->s) && !byline)
			return false;
	}
	return false;
}

static void
find_body(struct head *h)
{
	struct section *x = h->x;
	size_t i, loose = 0, first_loose = SIZE_MAX, any = SIZE_MAX;
	size_t from = h->title == SIZE_MAX ? h->from : h->title + 1;

	if (x->body != SIZE_MAX)
		return;
	if (h->lead != SIZE_MAX)
		from = h->lead + 1;
	for (i = from; i < x->end; i++) {
		const struct line *l = line_at(x, i);

		if (i == from + HEAD_LINES && any != SIZE_MAX) {
			i = any;
			break;
		}
		if (is_bodylike(l) && !is_title_line(x, l) && !(meta_probe(l->s) && l->words < PROSE_WORDS) &&
		    !is_standfirst(x, i))
			break;
		if (is_loose(x, l) && ++loose == 1)
			first_loose = i;
		if (any == SIZE_MAX && l->form == FORM_NONE && !is_title_line(x, l) && !meta_probe(l->s))
			any = i;
		if (loose > CAPTIONS_MAX) {
			i = first_loose;
			break;
		}
	}
	/* nothing but short lines: they are the text */
	x->body = i < x->end ? smaller(i, from + HEAD_LINES) : first_loose != SIZE_MAX ? first_loose : any != SIZE_MAX ? any : x->end;
}

/* --- the lines above the text -------------------------------------------------------------------- */

static void
settle_form(struct section *x, size_t i)
{
	struct line *l = line_at(x, i);

	switch (l->form) {
	case FORM_NONE:
		break;
	case FORM_URL:
		meta_set_url(&x->meta, l->s);
		l->fate = FATE_METADATA;
		l->told = META_URL;
		break;
	case FORM_CREDIT:
		l->fate = FATE_CAPTION;
		break;
	case FORM_ALSO:
		l->fate = FATE_RELATED;
		break;
	case FORM_FOOT:
		meta_copyright(&x->meta, l->s);
		l->fate = FATE_FURNITURE;
		break;
	default:
		l->fate = FATE_FURNITURE;
	}
}

/* First pass: what can be told of each line alone. */
static void
read_lines(struct head *h)
{
	struct section *x = h->x;
	size_t i;

	for (i = x->beg; i < x->body; i++) {
		struct line *l = line_at(x, i);

		if (i == h->lead)
			continue;
		if (l->form != FORM_NONE && i != h->title)
			settle_form(x, i);
		else if (x->title.n && words_same(l->s, x->title))
			l->fate = i == h->title ? FATE_METADATA : FATE_TITLE;
		else if (line_glued(l->s, x->title) || line_is_doubled(l->s))
			l->fate = FATE_CAPTION;
		else if (i >= h->from && (l->told = (uint8_t)meta_read(&x->meta, l->s)))
			l->fate = FATE_METADATA;
	}
}

/* Does a line of metadata stand beside line i, in its group or next to it? */
static bool
beside_metadata(const struct section *x, size_t i, bool group_only)
{
	size_t k;

	for (k = i; k > x->beg && same_group(x, k - 1, k); k--)
		if (line_at(x, k - 1)->told)
			return true;
	for (k = i; k + 1 < x->body && same_group(x, k, k + 1); k++)
		if (line_at(x, k + 1)->told)
			return true;
	return !group_only && ((i > x->beg && line_at(x, i - 1)->told & META_DATE) ||
				  (i + 1 < x->body && line_at(x, i + 1)->told & META_DATE));
}

/* Is the title repeated between line i and the text? Then i is its standfirst. */
static bool
title_follows(const struct section *x, size_t i)
{
	for (i++; i < x->body; i++)
		if (line_at(x, i)->fate == FATE_TITLE)
			return true;
	return false;
}

/* Above the title: the site's name, when a menu stands below it, or a kicker. */
static void
settle_mast(struct head *h, size_t i)
{
	struct section *x = h->x;
	struct line *l = line_at(x, i);
	size_t k, end = h->title == SIZE_MAX ? x->body : h->title;

	l->fate = l->learned ? FATE_LEARNED : FATE_FURNITURE;
	for (k = i + 1; k < end; k++)
		if (is_site_line(line_at(x, k)) && !x->crumb && name_plausible(l->s))
			meta_set_publisher(&x->meta, l->s);
}

/* Second pass: names beside metadata, captions, standfirsts. */
static void
settle_loose(struct head *h, size_t i)
{
	struct section *x = h->x;
	struct line *l = line_at(x, i);

	if (i < h->from || (h->title != SIZE_MAX && i < h->title && !beside_metadata(x, i, true))) {
		settle_mast(h, i);
	} else if (!x->meta.authors.names.n && names_are_persons(l->s) && beside_metadata(x, i, false)) {
		meta_set_authors(&x->meta, l->s);
		l->fate = FATE_METADATA;
	} else if (name_plausible(l->s) && beside_metadata(x, i, true)) {
		meta_set_publisher(&x->meta, l->s);
		l->fate = FATE_METADATA;
	} else if (l->learned) {
		l->fate = FATE_LEARNED;
	} else if (x->reprint && line_is_camel(l->s)) {
		l->fate = FATE_CAPTION;
	} else if ((x->reprint && title_follows(x, i)) || l->words >= STANDFIRST_WORDS ||
	    (l->sentence && l->words > 3)) {
		l->heading = true;
	} else {
		l->fate = FATE_CAPTION;
		if (name_is_person(l->s) && !x->signature.n)
			x->signature = l->s;
	}
}

/* A teaser without a lead line: a paragraph that the next ones repeat, whole or further on. */
static void
drop_teaser(struct section *x)
{
	size_t k;
	struct slice s;

	if (x->body + 1 >= x->end)
		return;
	s = line_at(x, x->body)->s;
	if (slice_ends(s, SLICE("…")))
		s.n -= strlen("…");
	while (s.n && strchr(".[] ", s.p[s.n - 1]))
		s.n--;
	if (line_at(x, x->body)->words < 8)
		return;
	for (k = x->body + 1; k < smaller(x->body + REPEAT_LOOK, x->end); k++)
		if (words_prefix(line_at(x, k)->s, s)) {
			line_at(x, x->body)->fate = FATE_TEASER;
			for (x->body++; x->body < k; x->body++)
				if (is_title_line(x, line_at(x, x->body)))
					line_at(x, x->body)->fate = FATE_TITLE;
				else
					line_at(x, x->body)->fate = FATE_CAPTION;
			return;
		}
}

void
section_head(struct section *x)
{
	struct head h = { .x = x, .from = x->beg, .limit = smaller(x->beg + HEAD_LINES, x->end),
		.title = SIZE_MAX, .lead = SIZE_MAX };
	size_t i;

	x->body = SIZE_MAX;
	find_crumb(&h);
	find_title(&h);
	read_lead(&h);
	find_body(&h);
	read_lines(&h);
	for (i = x->beg; i < x->body; i++)
		if (line_at(x, i)->fate == FATE_TEXT && i != h.lead)
			settle_loose(&h, i);
	drop_teaser(x);
	if (x->url_above.n)
		meta_set_url(&x->meta, x->url_above);
	if (x->body < x->end)
		meta_dateline(&x->meta, line_at(x, x->body)->s);
	if (h.ncrumbs && !furniture_is_home(h.crumbs[0]) && name_is_publication(h.crumbs[0]))
		meta_set_publisher(&x->meta, h.crumbs[0]);
}
