#include "head.h"

#include <string.h>

#include "import/furniture_words.h"
#include "import/standfirst.h"
#include "import/words.h"

enum {
	STANDFIRST_WORDS = 12,
	CAPTIONS_MAX = 3,     /* more short lines between title and text are text */
	TEASER_LOOK = 12,     /* lines between a teaser and the paragraph that it repeats */
	TEASER_BYTES = 48,    /* of it that must be the same */
	YEAR_BYTES = 4,
	MASTHEAD_WORDS = 6,
	GENRE_WORDS = 2,
	ROLE_WORDS = 3,       /* "Guest contributor", below a name */
	REPEAT_LOOK = 4,      /* lines between a teaser that has no lead line and its paragraph */
};

/* --- the lead line and the text's start -------------------------------------------------------- */

/* Does the text of line i begin with the words of the teaser? */
static bool
begins_with(const struct section *x, size_t i, struct slice teaser)
{
	size_t n = head_min(teaser.n, TEASER_BYTES);

	while (n < teaser.n && n && teaser.p[n] != ' ')
		n--;
	return n > 8 && words_prefix(head_line(x, i)->s, slice_sub(teaser, 0, n)) > 0;
}

/* Read the lead line; its teaser goes when the text repeats it, else it is the text's first paragraph. */
static void
read_lead(struct head *h)
{
	struct section *x = h->x;
	size_t i, k, at, text;

	for (i = x->beg; i < h->limit && x->title.n; i++) {
		struct line *l = head_line(x, i);

		at = line_title_end(l->s, x->title);
		if (!at || at >= l->s.n || !(text = meta_lead(&x->meta, slice_sub(l->s, at, l->s.n))))
			continue;
		h->lead = i;
		x->reprint = true;
		l->fate = FATE_METADATA;
		l->told = META_AUTHOR | META_DATE;
		if (at + text >= l->s.n)
			return;
		for (k = i + 1; k < head_min(i + 1 + TEASER_LOOK, x->end); k++)
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

/* "• Special correspondent", below its author in a list. */
static bool
is_role_item(const struct section *x, size_t i)
{
	const struct line *l = head_line(x, i);

	return i > x->beg && !l->gap && l->words <= ROLE_WORDS && line_item_mark(l->s) && name_is_role(l->s) &&
	    (meta_probe(head_line(x, i - 1)->s) & META_AUTHOR);
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
		const struct line *l = head_line(x, i);

		if (i == from + HEAD_LINES && any != SIZE_MAX) {
			i = any;
			break;
		}
		if (is_role_item(x, i))
			continue;
		if (l->named)
			break;
		if (head_bodylike(l) && !is_title_line(x, l) && !(meta_probe(l->s) && l->words < HEAD_PROSE_WORDS) &&
		    !standfirst_is(x, i) && !standfirst_is_note(x, i))
			break;
		if (l->form == FORM_NONE && meta_probe(l->s) & (META_AUTHOR | META_DATE))
			loose = 0; /* what stands above a byline is no text */
		else if (is_loose(x, l) && ++loose == 1)
			first_loose = i;
		if (any == SIZE_MAX && l->form == FORM_NONE && !is_title_line(x, l) && !meta_probe(l->s))
			any = i;
		if (loose > CAPTIONS_MAX) {
			i = first_loose;
			break;
		}
	}
	/* nothing but short lines: they are the text */
	if (i < x->end)
		x->body = head_min(i, from + HEAD_LINES);
	else
		x->body = first_loose != SIZE_MAX ? first_loose : any != SIZE_MAX ? any : x->end;
}

/* --- the lines above the text -------------------------------------------------------------------- */

static void
settle_form(struct section *x, size_t i)
{
	struct line *l = head_line(x, i);

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

/* "2003" or "(2003)" alone, below the title or its byline. */
static unsigned
read_year(struct head *h, size_t i)
{
	struct section *x = h->x;
	struct slice s = head_line(x, i)->s;
	struct date d;

	if (i <= x->beg ||
	    (i - 1 != h->title && !(head_line(x, i - 1)->told & META_AUTHOR) && !name_is_person(head_line(x, i - 1)->s)))
		return 0;
	if (s.n == YEAR_BYTES + 2 && s.p[0] == '(' && s.p[s.n - 1] == ')')
		s = slice_sub(s, 1, s.n - 1);
	if (s.n != YEAR_BYTES || !date_from_iso(&d, s))
		return 0;
	meta_set_date(&x->meta, d, false);
	return META_DATE;
}

/* "By", then a name a line, perhaps a comma in a line of its own between them. Returns the last line that it takes. */
static size_t
read_byline_column(struct section *x, size_t i)
{
	static const char *const words[] = { "by", "di", "door", "par", "por", "von" };
	struct meta m = { 0 };
	size_t k, last = i;

	if (!word_in(head_line(x, i)->s, words, sizeof(words) / sizeof(words[0])) || x->meta.authors.names.n)
		return i;
	for (k = i + 1; k < x->body; k++)
		if (name_is_person(head_line(x, k)->s)) {
			vec_push(&m.authors.names, head_line(x, k)->s);
			last = k;
		} else if (!slice_eq(head_line(x, k)->s, SLICE(",")) && !slice_eq(head_line(x, k)->s, SLICE("and"))) {
			break;
		}
	for (k = i; last > i && k <= last; k++) {
		head_line(x, k)->fate = FATE_METADATA;
		head_line(x, k)->told = META_AUTHOR;
	}
	if (last > i)
		x->meta.authors = m.authors;
	return last;
}

/* First pass: what can be told of each line alone. */
static void
read_lines(struct head *h)
{
	struct section *x = h->x;
	size_t i, k;

	for (i = x->beg; i < x->body; i++) {
		struct line *l = head_line(x, i);

		if (i == h->lead)
			continue;
		if (i > h->title && (k = read_byline_column(x, i)) > i) {
			i = k;
			continue;
		}
		if (i == h->title)
			l->fate = FATE_METADATA;
		else if (l->form != FORM_NONE)
			settle_form(x, i);
		else if (x->title.n && words_same(l->s, x->title))
			l->fate = FATE_TITLE;
		else if (line_glued(l->s, x->title) || line_is_doubled(l->s))
			l->fate = FATE_CAPTION;
		else if ((i >= h->from || !x->crumb) && (l->told = (uint8_t)meta_read(&x->meta, l->s))) {
			l->fate = FATE_METADATA;
			if (i < h->title && h->title != SIZE_MAX && (l->told & META_DATE) && !standfirst_is_day(l->s))
				x->meta.date_weak = true; /* today's, in the site's mast */
		}
		else if (i > h->title && i > h->from && l->words <= ROLE_WORDS && name_is_role(l->s) &&
		    (name_is_person(head_line(x, i - 1)->s) || is_role_item(x, i))) {
			l->told = META_OTHER;
			l->fate = FATE_METADATA;
		} else if (i > h->title && (l->told = (uint8_t)read_year(h, i)))
			l->fate = FATE_METADATA;
	}
}

/* Does a line of metadata stand beside line i, in its group or next to it? */
static bool
beside_metadata(const struct section *x, size_t i, bool group_only)
{
	size_t k;

	for (k = i; k > x->beg && head_same_group(x, k - 1, k); k--)
		if (head_line(x, k - 1)->told)
			return true;
	for (k = i; k + 1 < x->body && head_same_group(x, k, k + 1); k++)
		if (head_line(x, k + 1)->told)
			return true;
	for (k = i + 1; k < x->body && head_line(x, k)->form == FORM_NOISE; k++) /* somebody's handle, buttons */
		;
	return !group_only && ((i > x->beg && head_line(x, i - 1)->told & META_DATE) ||
				  (k < x->body && head_line(x, k)->told & META_DATE));
}

/* Is the title repeated between line i and the text? Then i is its standfirst. */
static bool
title_follows(const struct section *x, size_t i)
{
	for (i++; i < x->body; i++)
		if (head_line(x, i)->fate == FATE_TITLE)
			return true;
	return false;
}

/* "MARKETS" */
static bool
is_kicker(const struct line *l)
{
	return l->words == 1 && line_is_capitals(l->s) && !name_is_publication(l->s);
}

/* A paper's name, the first of a page's words that no rule knows, with more of its mast between it and the title. */
static bool
is_masthead(const struct head *h, size_t i, size_t end)
{
	const struct section *x = h->x;
	const struct line *l = head_line(x, i);
	size_t k;

	if (l->words < 2 || l->words > MASTHEAD_WORDS || !name_plausible(l->s) || !name_is_publication(l->s) || name_is_section(l->s))
		return false;
	for (k = x->beg; k < i; k++)
		if (head_line(x, k)->form == FORM_NONE && !meta_probe(head_line(x, k)->s))
			return false;
	for (k = i + 1; k < end; k++)
		if (!head_line(x, k)->told && !is_kicker(head_line(x, k)))
			return true;
	return false;
}

/* Is this the agency that the text comes from? */
static bool
is_in_dateline(const struct section *x, struct slice name)
{
	struct meta m = { 0 };

	if (x->body < x->end)
		meta_dateline(&m, head_line(x, x->body)->s);
	return m.publisher.n && words_same(m.publisher, name);
}

/* "Discover the Ledger", "Join our readers": what a site asks is not what it is called. "Explore
 * Norfolk" may be its name. */
static bool
is_invitation(const struct section *x, struct slice s)
{
	static const char *const verbs[] = { "discover", "download", "explore", "join", "support",
		"try", "visit" };
	static const char *const whom[] = { "a", "an", "our", "the", "us" };
	struct slice verb, next;

	if (!word_next(&verb, &s) || !word_in(verb, verbs, sizeof(verbs) / sizeof(verbs[0])))
		return false;
	return is_in_dateline(x, s) ||
	       (word_next(&next, &s) && word_in(next, whom, sizeof(whom) / sizeof(whom[0])));
}

/* Above the title: the site's name, when a menu stands below it, or a kicker. */
static void
settle_mast(struct head *h, size_t i)
{
	struct section *x = h->x;
	struct line *l = head_line(x, i);
	size_t k, end = h->title == SIZE_MAX ? x->body : h->title;

	l->fate = l->learned ? FATE_LEARNED : FATE_FURNITURE;
	if (slice_starts_case(l->s, SLICE("[logo] ")) && name_is_publication(slice_sub(l->s, strlen("[logo] "), l->s.n)))
		h->site = slice_sub(l->s, strlen("[logo] "), l->s.n);
	if ((l->words == 1 && !name_is_publication(l->s)) /* a section */ || is_invitation(x, l->s))
		return;
	if (!h->site.n && is_masthead(h, i, end))
		h->site = l->s;
	if (i == x->beg && i + 1 < end && head_line(x, i + 1)->form == FORM_NOISE && l->words > 1 && !x->crumb &&
	    name_plausible(l->s) && !name_is_section(l->s))
		h->site = l->s; /* the site's name above "Subscribe" */
	for (k = i + 1; k < end; k++)
		if (head_site_line(head_line(x, k)) && !x->crumb && name_plausible(l->s) && !h->site.n)
			h->site = l->s;
}

/* "Investigation", "Guest essay": a section, or what kind of text it is. */
static bool
is_section_word(const struct line *l)
{
	static const char *const genres[] = { "analysis", "column", "comment", "commentary", "essay", "exclusive", "explainer",
		"feature", "interview", "investigation", "opinion", "profile" };
	struct slice word, rest = l->s;

	if (l->words == 1 && !name_is_publication(l->s))
		return true;
	while (l->words <= GENRE_WORDS && word_next(&word, &rest))
		if (word_in(word, genres, sizeof(genres) / sizeof(genres[0])))
			return true;
	return false;
}

/* "My name is …", "… I was …": a witness speaks, whose name stands above. */
static bool
is_told_by_me(struct slice s)
{
	s = slice_sub(s, 0, slice_find(s, SLICE(". "), 0));
	return slice_starts(s, SLICE("I ")) || slice_starts(s, SLICE("My ")) || slice_find(s, SLICE(" I "), 0) != SIZE_MAX;
}

/* "A B and C D", alone below a title */
static bool
are_persons(struct slice s)
{
	struct name_list list = { 0 };
	bool several;

	names_split(&list, s);
	several = list.names.n > 1;
	vec_free(&list.names);
	return several && names_are_persons(s);
}

/* "A B, The Paper", "A B | The Paper": what stands behind the names. */
static void
take_paper_behind(struct meta *m, struct slice s)
{
	while (s.n && strchr(" ,|", s.p[0]))
		s = slice_sub(s, 1, s.n);
	if (s.n && name_plausible(s) && name_is_publication(s) && !name_is_role(s))
		meta_set_publisher(m, s);
}

/* "1", above the first of a text's parts */
static bool
is_number(struct slice s)
{
	size_t i = 0;

	while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9')
		i++;
	return i == s.n;
}

/* Second pass: names beside metadata, captions, standfirsts. */
static void
settle_loose(struct head *h, size_t i)
{
	struct section *x = h->x;
	struct line *l = head_line(x, i);
	struct slice names;

	if (i < h->from || (h->title != SIZE_MAX && i < h->title && (is_kicker(l) || is_section_word(l) || !beside_metadata(x, i, true)))) {
		settle_mast(h, i);
	} else if (!x->meta.authors.names.n && (names = meta_names(l->s)).n && beside_metadata(x, i, false)) {
		meta_set_authors(&x->meta, names);
		take_paper_behind(&x->meta, slice_sub(l->s, (size_t)(names.p - l->s.p) + names.n, l->s.n));
		l->fate = FATE_METADATA;
	} else if (!x->meta.authors.names.n && i > h->title && are_persons(l->s)) {
		meta_set_authors(&x->meta, l->s);
		l->fate = FATE_METADATA;
	} else if (x->meta.author.n && words_same(l->s, x->meta.author)) {
		l->fate = FATE_METADATA;
	} else if (name_plausible(l->s) && !name_is_section(l->s) && !is_number(l->s) && beside_metadata(x, i, true)) {
		meta_set_publisher(&x->meta, l->s);
		l->fate = FATE_METADATA;
	} else if (l->learned) {
		l->fate = FATE_LEARNED;
	} else if (x->reprint && line_is_camel(l->s)) {
		l->fate = FATE_CAPTION;
	} else if (standfirst_is_note(x, i)) {
		l->fate = FATE_METADATA;
	} else if ((x->reprint && title_follows(x, i)) || l->words >= STANDFIRST_WORDS ||
	    (l->sentence && l->words > 3)) {
		l->heading = true;
	} else {
		l->fate = FATE_CAPTION;
		if (name_is_person(l->s) && !x->signature.n) {
			x->signature = l->s;
			x->testimony = i == h->title + 1 && i + 1 == x->body && is_told_by_me(head_line(x, x->body)->s);
		}
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
	s = head_line(x, x->body)->s;
	if (slice_ends(s, SLICE("…")))
		s.n -= strlen("…");
	while (s.n && strchr(".[] ", s.p[s.n - 1]))
		s.n--;
	if (head_line(x, x->body)->words < 8)
		return;
	for (k = x->body + 1; k < head_min(x->body + REPEAT_LOOK, x->end); k++)
		if (words_prefix(head_line(x, k)->s, s)) {
			head_line(x, x->body)->fate = FATE_TEASER;
			for (x->body++; x->body < k; x->body++)
				if (is_title_line(x, head_line(x, x->body)))
					head_line(x, x->body)->fate = FATE_TITLE;
				else
					head_line(x, x->body)->fate = FATE_CAPTION;
			return;
		}
}

void
section_head(struct section *x)
{
	struct head h = { .x = x, .from = x->beg, .limit = head_min(x->beg + HEAD_LINES, x->end),
		.title = SIZE_MAX, .lead = SIZE_MAX };
	size_t i;

	x->body = SIZE_MAX;
	head_find_title(&h);
	read_lead(&h);
	find_body(&h);
	read_lines(&h);
	for (i = x->beg; i < x->body; i++)
		if (head_line(x, i)->fate == FATE_TEXT && i != h.lead)
			settle_loose(&h, i);
	if (h.site.n)
		meta_set_publisher(&x->meta, h.site);
	drop_teaser(x);
	if (x->url_above.n)
		meta_set_url(&x->meta, x->url_above);
	if (x->body < x->end)
		meta_dateline(&x->meta, head_line(x, x->body)->s);
	if (h.ncrumbs && !furniture_is_home(h.crumbs[0]) && name_is_publication(h.crumbs[0]))
		meta_set_publisher(&x->meta, h.crumbs[0]);
}
