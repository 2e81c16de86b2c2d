#include "head.h"

#include <string.h>

#include "base/utf8.h"
#include "import/echo.h"
#include "import/furniture_words.h"
#include "import/words.h"

enum {
	TITLE_WORDS = 40,
	REPEAT_FROM = 10,     /* a repeated title begins in so many lines */
	REPEAT_LOOK = 4,      /* and is repeated in so many more */
	SUBTITLE_BELOW = 4,   /* a line of so many words is no kicker */
	BYLINE_LOOK = 4,      /* a byline stands so near below its title */
	CRUMB_LOOK = 8,       /* the title stands so near below a breadcrumb */
	CRUMB_TITLE = 4,      /* words of a breadcrumb's end that is no section */
	ROW_PARTS = 3,        /* "News | Culture | Books" */
	ROW_WORDS = 3,
	TAB_WORDS = 3,
	ECHO_MAX = 4,         /* so many words that the text says too are enough */
	KICKER_WORDS = 4,
	LONG_TITLE = 50,      /* words that may stand above a byline */
	MAST_GROUP = 4,       /* lines of a mast that is one group */
	MENU_ITEM = 4,        /* words of a menu's entry with a mark before it */
	ABOVE_LOOK = 8,       /* lines between them */
};

static void
find_crumb(struct head *h)
{
	size_t i;

	for (i = h->x->beg; i < h->limit; i++) {
		const struct line *l = head_line(h->x, i);

		if (l->form == FORM_CRUMB) {
			h->ncrumbs = menu_crumbs(h->crumbs, l->s);
			h->from = i + 1;
			h->x->crumb = true;
		} else if (head_prose(l) && l->words >= HEAD_PROSE_WORDS) {
			break;
		}
	}
}

/* One word that the breadcrumb ends with, and the title below it: then it is the section's name. */
static bool
is_section_name(const struct head *h, size_t i)
{
	const struct line *below = i + 2 < h->limit ? head_line(h->x, i + 1) : NULL;

	return below && head_line(h->x, i)->words == 1 && below->form == FORM_NONE && below->words >= SUBTITLE_BELOW &&
	    !below->sentence && !head_prose(below) && !meta_probe(below->s) &&
	    (head_prose(head_line(h->x, i + 2)) || meta_probe(head_line(h->x, i + 2)->s));
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
	for (i = h->from; i < head_min(h->from + CRUMB_LOOK, h->limit); i++) {
		struct slice s = head_line(h->x, i)->s;
		bool cut = last.n < h->crumbs[h->ncrumbs - 1].n;

		if (head_line(h->x, i)->words <= TITLE_WORDS && !is_section_name(h, i) && (cut ? words_prefix(s, last) > 0 : words_same(s, last))) {
			h->title = i;
			h->x->title = s;
			return true;
		}
	}
	for (i = h->x->beg; i + 1 < h->from; i++) /* or above it */
		if (head_line(h->x, i)->form == FORM_NONE && words_same(head_line(h->x, i)->s, last)) {
			h->title = i;
			h->x->title = head_line(h->x, i)->s;
			return true;
		}
	return false;
}

/* "Re: Fwd: [list] " off the front of a subject. */
static struct slice
bare_subject(struct slice s)
{
	static const char *const answers[] = { "re:", "fw:", "fwd:", "aw:", "wg:", "tr:", "rv:", "r:", "res:", "enc:" };
	size_t i, close, was;

	do {
		s = slice_trim(s);
		was = s.n;
		close = slice_starts(s, SLICE("[")) ? slice_find(s, SLICE("]"), 0) : SIZE_MAX;
		if (close != SIZE_MAX && close + 2 < s.n)
			s = slice_sub(s, close + 1, s.n);
		for (i = 0; i < sizeof(answers) / sizeof(answers[0]); i++)
			if (slice_starts_case(s, slice_of(answers[i])) && s.n > strlen(answers[i]) + 1)
				s = slice_sub(s, strlen(answers[i]), s.n);
	} while (s.n < was);
	return s;
}

/* "Title: …" in a list of such statements, as archives print them. */
static bool
title_by_label(struct head *h)
{
	static const char *const names[] = { "headline: ", "titel: ", "title: ", "titolo: ", "titre : ", "titre: ",
		"titulo: ", "título: ", "заголовок: " };
	const struct section *x = h->x;
	size_t i, k;

	for (i = x->beg; i < head_min(x->beg + CRUMB_LOOK, h->limit) && !head_prose(head_line(x, i)); i++)
		for (k = 0; k < sizeof(names) / sizeof(names[0]); k++)
			if (slice_starts_case(head_line(x, i)->s, slice_of(names[k])) &&
			    ((i > x->beg && meta_probe(head_line(x, i - 1)->s)) ||
				(i + 1 < h->limit && meta_probe(head_line(x, i + 1)->s)))) {
				h->title = i;
				h->x->title = slice_trim(slice_sub(head_line(x, i)->s, strlen(names[k]), SIZE_MAX));
				return h->x->title.n > 0;
			}
	return false;
}

/* The head of a mail: "Subject: …" among From, To, Date. */
static bool
title_by_subject(struct head *h)
{
	static const char *const names[] = { "subject: ", "betreff: ", "objet: ", "asunto: ", "oggetto: ", "assunto: ",
		"onderwerp: " };
	size_t i, k;

	for (i = h->x->beg; i < head_min(h->x->beg + CRUMB_LOOK, h->limit) && !head_prose(head_line(h->x, i)); i++)
		for (k = 0; k < sizeof(names) / sizeof(names[0]); k++)
			if (slice_starts_case(head_line(h->x, i)->s, slice_of(names[k]))) {
				h->title = i;
				h->x->title = bare_subject(slice_sub(head_line(h->x, i)->s, strlen(names[k]), SIZE_MAX));
				return h->x->title.n > 0;
			}
	return false;
}

static bool
title_by_repetition(struct head *h)
{
	size_t i, j, at;
	struct meta m = { 0 };

	for (i = h->from; i < head_min(h->from + REPEAT_FROM, h->limit); i++) {
		const struct line *l = head_line(h->x, i);

		if (head_prose(l) && (l->words >= HEAD_PROSE_WORDS || l->s.p[l->s.n - 1] == '.'))
			break; /* the text has begun; what is repeated in it is no title */
		if (l->form != FORM_NONE || !l->words || (i > h->from && name_is_person(l->s)) || (l->words < 3 && !l->gap))
			continue; /* columns say their author's name twice, menus a section's */
		for (j = i + 1; j < head_min(i + 1 + REPEAT_LOOK, h->x->end); j++) {
			struct slice s = head_line(h->x, j)->s;

			at = line_title_end(s, l->s);
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

/* "Opinion | The title", "The title - The Paper", as a browser's tab says it, and the title by itself further below. */
static bool
title_by_tab(struct head *h)
{
	static const char *const seps[] = { " | ", " - ", " – ", " — ", " · " };
	struct slice s, front, back, tail, last;
	size_t i, j, k, at, end;

	for (i = h->x->beg; i < head_min(h->x->beg + CRUMB_LOOK, h->limit) && !head_prose(head_line(h->x, i)); i++)
		for (k = 0; k < sizeof(seps) / sizeof(seps[0]); k++) {
			s = head_line(h->x, i)->s;
			if ((at = slice_find(s, slice_of(seps[k]), 0)) == SIZE_MAX)
				continue;
			front = slice_sub(s, 0, at);
			tail = back = slice_sub(s, at + strlen(seps[k]), s.n);
			while ((end = slice_find(tail, slice_of(seps[k]), 0)) != SIZE_MAX) /* "The Paper | Books | Title" */
				tail = slice_sub(tail, end + strlen(seps[k]), tail.n);
			for (j = i + 1; j < h->limit && !head_prose(head_line(h->x, j)); j++) {
				last = head_line(h->x, j)->s;
				if (head_line(h->x, j)->form != FORM_NONE || head_line(h->x, j)->words < TAB_WORDS ||
				    !(words_same(last, front) || words_same(last, back) || words_same(last, tail)))
					continue;
				h->title = j;
				h->x->title = last;
				if (words_same(last, front) && name_is_publication(back))
					meta_set_publisher(&h->x->meta, back);
				return true;
			}
		}
	return false;
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

/* "Sunday, 2 October 2011" */
static bool
names_weekday(struct slice s)
{
	struct slice first, rest = s;

	return word_next(&first, &rest) && first.p[0] > '9' && first.n < s.n && s.p[first.n] == ',';
}

/* A blog's name, the day, then the title of what was written on it, then text. */
static bool
is_blog_name(const struct head *h, size_t i, size_t date)
{
	const struct section *x = h->x;

	return i == h->from && date + 2 < h->limit && name_plausible(head_line(x, i)->s) &&
	    head_line(x, date + 1)->form == FORM_NONE && !head_prose(head_line(x, date + 1)) &&
	    !meta_probe(head_line(x, date + 1)->s) && head_prose(head_line(x, date + 2));
}

/* Is line i, long as it is, above a byline with text below it? Then it is a title, or a standfirst. */
static bool
is_above_byline(const struct head *h, size_t i)
{
	const struct section *x = h->x;
	size_t j, prose = 0, seen = 0;
	bool byline = false;

	if (head_line(x, i)->words > LONG_TITLE || head_line(x, i)->run || head_line(x, i)->indent >= 2)
		return false;
	for (j = i + 1; j < x->end && j <= i + HEAD_LINES && seen < ABOVE_LOOK; j++) {
		const struct line *l = head_line(x, j);

		seen += l->form == FORM_NONE;
		if (head_prose(l) && !meta_probe(l->s)) {
			if (byline)
				return true;
			if (++prose > 1 || l->words > LONG_TITLE)
				return false;
		}
		byline |= meta_byline(l->s).n > 0 ||
		    (meta_names(l->s).n && j + 1 < x->end && (meta_probe(head_line(x, j + 1)->s) & META_DATE));
	}
	return false;
}

/* A byline or date below line i: the nearer, the better. A name above a mere date is the publisher's. */
static int
below_score(const struct head *h, size_t i)
{
	const struct section *x = h->x;
	size_t j, steps = 0;
	unsigned told;

	for (j = i + 1; j < h->limit && steps < BYLINE_LOOK; j++) {
		const struct line *l = head_line(x, j);

		if (head_prose(l) && (steps || !is_above_byline(h, j)))
			return steps == 0;
		if (l->form == FORM_NOISE || l->form == FORM_COMMENTS || l->form == FORM_MENU)
			continue;
		told = meta_probe(l->s) & (META_AUTHOR | META_DATE);
		if (!told && meta_names(l->s).n)
			told = META_AUTHOR;
		if (told == META_DATE && steps == 0 && names_weekday(l->s) && is_blog_name(h, i, j))
			return 0;
		if (told == META_DATE && i > h->from && name_plausible(head_line(x, i)->s) && name_is_publication(head_line(x, i)->s))
			return -2;
		if (told)
			return told == META_DATE && i > h->from && name_plausible(head_line(x, i)->s) ? 0
			    : 4 - (int)(steps > 1 ? steps - 1 : 0);
		steps++;
	}
	return 0;
}

/* "Skip to content", the site's name and its motto in one group: a title with a byline stands in the next. */
static size_t
below_mast(const struct head *h, size_t end)
{
	const struct section *x = h->x;
	size_t i = h->from + 1;

	if (h->from >= end || head_line(x, h->from)->form != FORM_NOISE)
		return h->from;
	while (i < end && !head_line(x, i)->gap)
		i++;
	return i < end && i <= h->from + MAST_GROUP && head_line(x, i)->form == FORM_NONE && !meta_probe(head_line(x, i)->s) &&
		below_score(h, i) > 0 ? i : h->from;
}

/* Two lines of words, each by itself, and nothing said between them: the second is the standfirst of the first. */
static bool
is_second(const struct head *h, size_t i, size_t last_menu)
{
	const struct line *above = i > h->from ? head_line(h->x, i - 1) : NULL;

	return above && i > below_mast(h, h->limit) && above->form == FORM_NONE && !above->learned && above->words >= SUBTITLE_BELOW &&
	    (last_menu == SIZE_MAX || i - 1 > last_menu) && !is_crumb_entry(h, above->s) &&
	    (!above->sentence || above->s.p[above->s.n - 1] != '.') && !meta_probe(above->s) &&
	    head_line(h->x, i)->words >= above->words / 2;
}

/* "A House Nobody Sold": each word of a title has its capital, those of its standfirst have none. No name of a society. */
static bool
in_capitals(struct slice s)
{
	return name_plausible(s) && !name_is_publication(s) && !name_is_organisation(s);
}

/* "News | Culture | Books": sections of the site. */
static bool
is_row(struct slice s)
{
	size_t parts = 0, at = 0, end;

	do {
		end = slice_find(s, SLICE("|"), at);
		if (utf8_words(slice_sub(s, at, end)) > ROW_WORDS)
			return false;
		parts++;
		at = end + 1;
	} while (end != SIZE_MAX);
	return parts >= ROW_PARTS;
}

/* "LETTER FROM THE COAST" */
static bool
is_capitals(const struct line *l)
{
	return l->words <= KICKER_WORDS && line_is_capitals(l->s);
}

/* A day and what a blog wrote on it: the two stand by themselves, above text. */
static int
day_above(const struct section *x, size_t i)
{
	if (i + 1 < x->end && !head_line(x, i + 1)->gap && meta_byline(head_line(x, i + 1)->s).n)
		return 0; /* the day, the title, the byline */
	return head_line(x, i - 1)->gap && i + 1 < x->end && head_line(x, i + 1)->gap && head_prose(head_line(x, i + 1)) ? 2 : -4;
}

/* How much a line looks like the title; what stands beside it decides more than its own form. */
static int
title_score(const struct head *h, size_t i, size_t last_menu, const struct echo *echo)
{
	const struct section *x = h->x;
	const struct line *l = head_line(x, i);
	int score = (int)(l->words < 6 ? l->words : 6) + below_score(h, i);
	unsigned said = echo_count(echo, l->s), above;

	score += said < ECHO_MAX ? (int)said : ECHO_MAX;
	if (l->level == 1)
		score += 3;
	if (i > x->beg && head_same_group(x, i - 1, i) && (above = meta_probe(head_line(x, i - 1)->s)))
		score += above == META_DATE ? day_above(x, i) : -4;
	else if (i > x->beg && head_same_group(x, i - 1, i) && head_line(x, i - 1)->form == FORM_NONE &&
	    head_line(x, i - 1)->words >= SUBTITLE_BELOW)
		score -= 3; /* a subtitle, then */
	else if (is_second(h, i, last_menu))
		score -= in_capitals(head_line(x, i - 1)->s) && !name_plausible(l->s) ? 6 : 3;
	if (is_crumb_entry(h, l->s) || is_row(l->s))
		score -= 8;
	if (last_menu != SIZE_MAX && i < last_menu)
		score -= 4;
	if (name_is_person(l->s) || is_capitals(l))
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
	return i == x->beg && i + 1 < x->end && meta_probe(head_line(x, i)->s) == META_AUTHOR &&
	    meta_byline(head_line(x, i + 1)->s).n;
}

/* Where titles end and text begins: entries of a list that is a menu are no text, nor is the first
 * heading without a title. */
static size_t
title_end(const struct head *h)
{
	const struct section *x = h->x;
	bool any = false;
	size_t end;

	for (end = h->from; end < h->limit; end++) {
		const struct line *l = head_line(x, end);

		if (l->named && any)
			break;
		if (head_bodylike(l) && !is_above_byline(h, end) && !(line_item_mark(l->s) && l->words <= MENU_ITEM))
			break;
		any |= l->form == FORM_NONE && !meta_probe(l->s);
	}
	return end;
}

static void
title_by_score(struct head *h)
{
	const struct section *x = h->x;
	size_t i, last_menu = SIZE_MAX, end = title_end(h), from = below_mast(h, end);
	int best = -1000, score;
	struct echo echo = { 0 };

	echo_listen(&echo, x, end);
	for (i = h->from; i < end; i++)
		if (head_site_line(head_line(x, i)) && !furniture_is_sharing(head_line(x, i)->s)) /* buttons stand below titles too */
			last_menu = i;
	for (i = from; i < end; i++) {
		const struct line *l = head_line(x, i);

		if (l->form != FORM_NONE || !l->words || l->words > LONG_TITLE || (l->words > TITLE_WORDS && l->sentence) ||
		    line_item_mark(l->s) || (meta_probe(l->s) && !has_byline_below(x, i)))
			continue;
		if (best >= 0 && l->sentence && head_bodylike(l)) /* its standfirst */
			continue;
		score = title_score(h, i, last_menu, &echo);
		if (score > best) {
			best = score;
			h->title = i;
		}
	}
	if (h->title != SIZE_MAX && best > -8)
		h->x->title = head_line(x, h->title)->s;
	else
		h->title = SIZE_MAX;
	echo_free(&echo);
}

/*
 * Home, a section, then a phrase longer than the best line below, which is a caption: the text follows it at once, and
 * nobody's name or date.
 */
static bool
crumb_is_title(const struct head *h)
{
	const struct section *x = h->x;
	struct slice last;
	size_t i;

	if (h->ncrumbs < 3 || !furniture_is_home(h->crumbs[0]))
		return false;
	last = h->crumbs[h->ncrumbs - 1];
	if (utf8_words(last) < CRUMB_TITLE || slice_ends(last, SLICE("…")) || slice_ends(last, SLICE("...")))
		return false;
	for (i = h->from; i < h->limit && !head_bodylike(head_line(x, i)); i++)
		if (meta_probe(head_line(x, i)->s) || head_line(x, i)->words >= utf8_words(last))
			return false;
	return i < h->limit;
}

void
head_find_title(struct head *h)
{
	if (furniture_is_headed(h->x->lines, h->x->beg)) {
		h->title = h->x->beg;
		head_line(h->x, h->title)->form = FORM_NONE;
		h->x->title = head_line(h->x, h->title)->s;
		return;
	}
	find_crumb(h);
	if (title_by_subject(h) || title_by_label(h) || title_by_crumb(h) || title_by_tab(h) || title_by_repetition(h))
		return;
	if (crumb_is_title(h)) {
		h->x->title = h->crumbs[h->ncrumbs - 1];
		return;
	}
	title_by_score(h);
	/* Only the path's names stand below it: then its last entry is the title. */
	if (h->title == SIZE_MAX && h->ncrumbs >= 2)
		h->x->title = h->crumbs[h->ncrumbs - 1];
}
