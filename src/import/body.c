#include "section.h"

#include <string.h>

#include "import/ending.h"
#include "import/furniture_words.h"
#include "import/words.h"

/*
 * Below the head: a walk with one state. Lines known by their form go; those that open a list of other pages, the
 * comments or the page's foot take what follows with them until text resumes. Then ending.c looks at the text's end.
 */

enum {
	RESUME_WORDS = 20,  /* a sentence of this length is text again, after a list of links */
	RESUME_PAIR = 12,   /* two of this length too */
	RESTORE_WORDS = 3,
	COMMENT_LOOK = 6,
	CAPTION_WORDS = 16,
	LINK_WORDS = 16,
	HEADING_WORDS = 3,  /* of a phrase that is furniture, unless a text stands below it */
};

enum state {
	IN_TEXT,
	IN_REFS,  /* a list of references: text, but nobody signs in it */
	IN_LINKS, /* of other pages, or the foot: until text resumes */
	IN_END,   /* the text said that it ended */
	IN_DEAD,  /* comments: to the end */
};

static struct line *
line_at(const struct section *x, size_t i)
{
	return &x->lines->at[i];
}

static bool
long_sentence(const struct section *x, size_t i, uint32_t words)
{
	const struct line *l;

	if (i >= x->end)
		return false;
	l = line_at(x, i);
	return l->form == FORM_NONE && l->sentence && l->words >= words;
}

static bool
resumes(const struct section *x, size_t i)
{
	return long_sentence(x, i, RESUME_WORDS) ||
	    (long_sentence(x, i, RESUME_PAIR) && long_sentence(x, i + 1, RESUME_PAIR));
}

/* Paragraphs to the end, or a good number of them: nobody's comments, which have names and dates. */
static bool
nothing_but_prose(const struct section *x, size_t i)
{
	size_t k;

	for (k = i; k < x->end && k < i + COMMENT_LOOK; k++)
		if (!line_at(x, k)->gap || !line_is_prose(line_at(x, k)))
			return false;
	return k > i + 1;
}

/* "Contact", "Privacy", "Related" may be headings of the text itself when a long paragraph stands below. */
static bool
is_heading_after_all(const struct section *x, size_t i)
{
	const struct line *l = line_at(x, i);

	if (l->form == FORM_COMMENTS)
		return l->gap && l->words <= HEADING_WORDS && nothing_but_prose(x, i + 1);
	return (l->form == FORM_FOOT || l->form == FORM_CONTACT || l->form == FORM_NOTES) && l->gap &&
	    l->words <= HEADING_WORDS && l->words > 0 && !memchr(l->s.p, '|', l->s.n) &&
	    !slice_starts(l->s, SLICE("©")) && resumes(x, i + 1) && line_at(x, i + 1)->gap;
}

/* A button "Leave a comment" between two paragraphs: the comments themselves have one more below. */
static bool
is_button_after_all(const struct section *x, size_t i, size_t last)
{
	return i < last && line_at(x, i)->form == FORM_COMMENTS && line_at(x, i + 1)->gap &&
	    long_sentence(x, i + 1, RESUME_WORDS);
}

/* The last line that opens comments; x->body when none does. */
static size_t
last_comments(const struct section *x)
{
	size_t i = x->end;

	while (i > x->body && line_at(x, --i)->form != FORM_COMMENTS)
		;
	return i;
}

/*
 * Text resumes at line i, below a list of links. A short paragraph right above it is text too: it ends as a sentence,
 * and no link does.
 */
static void
restore_above(struct section *x, size_t from, size_t i)
{
	while (i > from + 1) {
		struct line *l = line_at(x, --i);

		if (l->form != FORM_NONE || l->fate != FATE_FURNITURE || !l->sentence || !l->gap || l->words < RESTORE_WORDS)
			break;
		l->fate = FATE_TEXT;
	}
}

/* --- single lines ----------------------------------------------------------------------------- */

/* "Also read" and the addresses below it; the address may stand on the same line. Returns the last line it takes. */
static size_t
take_also(struct section *x, size_t i)
{
	struct slice s = line_at(x, i)->s;
	size_t at = slice_find(s, SLICE("http"), 0);

	line_at(x, i)->fate = FATE_RELATED;
	if (at != SIZE_MAX && line_is_url(slice_sub(s, at, s.n)))
		vec_push(&x->related, slice_sub(s, at, s.n));
	if (i + 1 < x->end && furniture_phrase(s) == FORM_ALSO && !line_at(x, i + 1)->gap && line_at(x, i + 1)->form == FORM_NONE &&
	    line_at(x, i + 1)->words <= LINK_WORDS && !line_at(x, i + 1)->sentence)
		line_at(x, ++i)->fate = FATE_RELATED; /* its headline */
	while (i + 1 < x->end && line_at(x, i + 1)->form == FORM_URL) {
		i++;
		line_at(x, i)->fate = FATE_RELATED;
		vec_push(&x->related, line_at(x, i)->s);
	}
	return i;
}

/* "Link to the source" and the address below it. */
static size_t
take_origin(struct section *x, size_t i)
{
	line_at(x, i)->fate = FATE_FURNITURE;
	if (i + 1 < x->end && line_at(x, i + 1)->form == FORM_URL) {
		i++;
		line_at(x, i)->fate = FATE_METADATA;
		x->meta.url = line_at(x, i)->s; /* the text's own word for its address beats the link that led to it */
	}
	return i;
}

/* Title repeated, caption glued to it or said twice. */
static bool
take_echo(struct section *x, struct line *l)
{
	if (x->title.n && words_same(l->s, x->title))
		l->fate = FATE_TITLE;
	else if ((x->title.n && line_glued(l->s, x->title)) || line_is_doubled(l->s))
		l->fate = FATE_CAPTION;
	else
		return false;
	return true;
}

static enum state
open_state(struct section *x, size_t i, enum state now, bool prose)
{
	struct line *l = line_at(x, i);

	l->fate = FATE_FURNITURE;
	switch (l->form) {
	case FORM_COMMENTS:
		return prose ? IN_DEAD : now;
	case FORM_FOOT:
		meta_copyright(&x->meta, l->s);
		return IN_LINKS;
	case FORM_MORE:
	case FORM_CONTACT:
		return IN_LINKS;
	case FORM_END:
		return IN_END;
	default:
		return now;
	}
}

/* "A headline (The Paper, 2015)" by itself between two paragraphs: another page's. */
static bool
is_link_caption(const struct section *x, size_t i)
{
	struct slice s = line_at(x, i)->s, inside;
	size_t open, beg, end;
	struct date d;

	if (i <= x->body || i + 1 >= x->end || !line_at(x, i)->gap || !line_at(x, i + 1)->gap || line_at(x, i)->words > CAPTION_WORDS ||
	    s.p[s.n - 1] != ')' || line_item_mark(s) || strchr("\"'>(", s.p[0]) || slice_starts(s, SLICE("“")) ||
	    !line_is_prose(line_at(x, i - 1)) || !line_is_prose(line_at(x, i + 1)))
		return false;
	for (open = s.n - 1; open > 0 && s.p[open] != '('; open--)
		;
	inside = slice_sub(s, open + 1, s.n - 1);
	if (!open || !date_find(&d, &beg, &end, inside, true) || end != inside.n)
		return false;
	while (beg > 0 && strchr(" ,", inside.p[beg - 1]))
		beg--;
	return name_plausible(slice_sub(inside, 0, beg)) && name_is_publication(slice_sub(inside, 0, beg));
}

/* --- the walk ------------------------------------------------------------------------------------ */

/* Decide line *i by its form; false: by its form it is text. */
static bool
settle_form(struct section *x, size_t *i, enum state *state, bool prose)
{
	struct line *l = line_at(x, *i);

	switch (l->form) {
	case FORM_NONE:
		return false;
	case FORM_URL:
		if (*state == IN_TEXT || *state == IN_REFS)
			return false;
		l->fate = FATE_FURNITURE;
		return true;
	case FORM_RULE:
		if (*state != IN_TEXT && *state != IN_REFS)
			l->fate = FATE_FURNITURE;
		return true;
	case FORM_COLUMNS:
		if (*state != IN_TEXT)
			l->fate = FATE_FURNITURE;
		return *state != IN_TEXT;
	case FORM_REFS:
		if (*state == IN_DEAD)
			l->fate = FATE_FURNITURE;
		else
			*state = prose ? IN_REFS : *state;
		return true;
	case FORM_NOTES:
		if (*state == IN_END || *state == IN_LINKS)
			*state = IN_REFS;
		if (*state == IN_DEAD)
			l->fate = FATE_FURNITURE;
		return true;
	case FORM_ALSO:
		*i = take_also(x, *i);
		return true;
	case FORM_ORIGIN:
		*i = take_origin(x, *i);
		*state = *state == IN_DEAD ? IN_DEAD : IN_END;
		return true;
	case FORM_CREDIT:
		l->fate = FATE_CAPTION;
		return true;
	default:
		*state = *state == IN_DEAD ? (l->fate = FATE_FURNITURE, IN_DEAD) : open_state(x, *i, *state, prose);
		return true;
	}
}

static void
walk(struct section *x)
{
	enum state state = IN_TEXT;
	bool prose = false;
	size_t i, comments = last_comments(x);
	size_t opened = x->body; /* the line that opened the list of links */

	for (i = x->body; i < x->end; i++) {
		struct line *l = line_at(x, i);

		if (is_button_after_all(x, i, comments))
			l->form = FORM_NOISE;
		if (state != IN_LINKS)
			opened = i;

		if (is_heading_after_all(x, i) && state != IN_DEAD) {
			l->form = FORM_NONE;
			state = IN_TEXT;
		}
		if (i == x->body && line_is_prose(l)) {
			prose = true;
			continue;
		}
		if (l->words <= 40 && take_echo(x, l))
			continue;
		if (settle_form(x, &i, &state, prose))
			continue;
		if ((state == IN_LINKS || state == IN_END) && resumes(x, i)) {
			restore_above(x, opened, i);
			state = IN_TEXT;
		}
		if (state == IN_TEXT && is_link_caption(x, i)) {
			l->fate = FATE_RELATED;
			continue;
		}
		prose |= line_is_prose(l);
		if (state == IN_LINKS || state == IN_END || state == IN_DEAD)
			l->fate = l->learned ? FATE_LEARNED : FATE_FURNITURE;
		else if (l->learned && l->words < RESUME_WORDS)
			l->fate = FATE_LEARNED;
		else if (x->reprint && l->gap && l->words <= CAPTION_WORDS && !l->sentence && state == IN_TEXT &&
		    l->form == FORM_NONE && !line_item_mark(l->s) && !l->indent)
			l->caption = true;
	}
}

void
section_body(struct section *x)
{
	if (x->body >= x->end)
		return;
	walk(x);
	ending_settle(x);
}

void
section_settle(struct section *x)
{
	/* in digests such a line is a picture's caption */
	if (x->signature.n && (!x->crumb || x->testimony) && !x->reprint)
		meta_set_authors(&x->meta, x->signature);
}
