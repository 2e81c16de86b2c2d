#include "furniture.h"

#include <string.h>

#include "base/utf8.h"
#include "import/furniture_words.h"
#include "import/labels.h"
#include "import/mast.h"
#include "import/menu.h"
#include "import/metadata.h"
#include "import/speech.h"
#include "import/words.h"
#include "model/date.h"

enum {
	SHORT_WORDS = 12,     /* furniture is short */
	SHORT_BYTES = 160,
	OPENING_WORDS = 16,   /* the longest line that an opening phrase condemns */
	ALSO_BYTES = 40, ALSO_WORDS = 30,
	LIST_WORDS = 4,       /* "A society's mailing list" */
	MENU_BLOCK_WORDS = 3, /* an entry of a menu that is one entry a line */
	ISSUE_WORDS = 8,
	RUN_MIN = 45, RUN_MAX = 100, RUN_REST = 12, /* bytes of lines wrapped by hand; a paragraph's last line is shorter */
	INDENT = 2,
	HEADED_WORDS = 40,
	COUNT_BYTES = 5,
	SPEECH_WORDS = 45, /* a site says no more at once, and a caption is no longer */
	EDGE_HEAD = 12, EDGE_TAIL = 24, /* lines of a page's ends where furniture stands */
};

static bool
starts_low(struct slice s)
{
	uint32_t cp;

	utf8_decode(s, 0, &cp);
	return utf8_is_lower(cp);
}

/* --- single lines --------------------------------------------------------------------------- */

/* *** or ---- or ⁂: no letter, no digit, three marks or more. */
static bool
is_rule(struct slice s)
{
	size_t at = 0, marks = 0;
	uint32_t cp;

	if (s.n > 200)
		return false;
	while (at < s.n) {
		at += utf8_decode(s, at, &cp);
		if (cp == ' ')
			continue;
		if (!strchr("*-_=~#.", (int)(cp < 0x80 ? cp : 'x')) && cp != 0x2042 && cp != 0x2014 && cp != 0x2013 &&
		    cp != 0x2022 && cp != 0xB7 && cp != 0x2500 && cp != 0x2501 && cp != 0x2550 && cp != 0x2E3B)
			return false;
		marks += cp == 0x2042 || cp == 0x2E3B ? 3 : 1;
	}
	return marks >= 3 || slice_eq(s, SLICE("*"));
}

/* "12", "1.2K", "--": what stands beside a button as its count. */
static bool
is_count(struct slice s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!strchr("0123456789.,KM-", s.p[i]))
			return false;
	return s.n <= COUNT_BYTES;
}

/* "4 min read", "12 comments", "Comments (12)", "2 thoughts on ...", "1.2k shares" */
static enum line_form
counted(struct slice line)
{
	static const struct {
		const char *word;
		enum line_form form;
	} things[] = { { "min", FORM_NOISE }, { "mins", FORM_NOISE }, { "minute", FORM_NOISE },
		{ "minutes", FORM_NOISE }, { "minuten", FORM_NOISE }, { "share", FORM_NOISE }, { "shares", FORM_NOISE },
		{ "likes", FORM_NOISE }, { "views", FORM_NOISE }, { "retweets", FORM_NOISE }, { "followers", FORM_MORE }, { "reads", FORM_NOISE },
		{ "comment", FORM_COMMENTS }, { "comments", FORM_COMMENTS }, { "responses", FORM_COMMENTS },
		{ "response", FORM_COMMENTS }, { "replies", FORM_COMMENTS }, { "thoughts", FORM_COMMENTS },
		{ "thought", FORM_COMMENTS }, { "kommentare", FORM_COMMENTS }, { "kommentar", FORM_COMMENTS },
		{ "commentaires", FORM_COMMENTS }, { "comentarios", FORM_COMMENTS }, { "commenti", FORM_COMMENTS },
		{ "reacties", FORM_COMMENTS } };
	struct slice rest = line, number, word;
	size_t i;

	if (slice_starts_case(line, SLICE("cited by ")) && line.n > strlen("cited by ") && is_count(slice_sub(line, strlen("cited by "), line.n)))
		return FORM_NOISE;
	if (slice_starts_case(line, SLICE("read ")) || slice_starts_case(line, SLICE("view ")))
		line = rest = slice_sub(line, 5, line.n);
	if (line.n && line.p[line.n - 1] == ':')
		line = rest = slice_sub(line, 0, line.n - 1);
	if (!line.n || line.p[0] < '0' || line.p[0] > '9' || !word_next(&number, &rest) || !word_next(&word, &rest))
		return FORM_NONE;
	for (i = 0; i < sizeof(things) / sizeof(things[0]); i++)
		if (slice_eq_case(word, slice_of(things[i].word))) {
			struct slice on = slice_trim(rest);

			/* "2 thoughts on X" opens them; "12 minutes later" is text */
			if (!on.n || (things[i].form == FORM_NOISE && counted(on) == FORM_NOISE) ||
			    slice_starts_case(on, SLICE("on ")) || slice_starts_case(on, SLICE("to ")) ||
			    slice_starts_case(on, SLICE("read")) || slice_starts_case(on, SLICE("lesezeit")) ||
			    slice_starts_case(on, SLICE("de lect")) || slice_starts_case(on, SLICE("zu ")))
				return things[i].form;
		}
	return FORM_NONE;
}

/* "Comments (12)": a known phrase with a count behind it. */
static enum line_form
with_count(struct slice line)
{
	size_t open;
	enum line_form form;

	if (line.n < 4 || line.n > SHORT_BYTES || line.p[line.n - 1] != ')')
		return FORM_NONE;
	for (open = line.n - 2; open > 0 && line.p[open] >= '0' && line.p[open] <= '9'; open--)
		;
	if (line.p[open] != '(')
		return FORM_NONE;
	form = furniture_phrase(slice_sub(line, 0, open));
	return form == FORM_NOISE && slice_starts_case(line, SLICE("comment")) ? FORM_COMMENTS : form;
}

/* "Read more: A title" points to one page; it opens no list. */
static bool
names_one_page(struct slice s)
{
	const char *colon = memchr(s.p, ':', s.n);

	return colon && (size_t)(colon - s.p) + 2 < s.n;
}

/* These the site says to its reader, however long the sentence. */
static bool
calls_reader(struct slice s)
{
	static const char *const calls[] = { "did you enjoy this ", "did you like this ", "get the best", "have an opinion?",
		"if you have information about this ", "sign up", "subscribe" };
	size_t i;

	for (i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
		if (slice_starts_case(s, slice_of(calls[i])))
			return true;
	return false;
}

/* An opening phrase condemns a short line; a sentence about sharing is text, unless it is the site that speaks. */
static enum line_form
opening_form(const struct line *l)
{
	enum line_form form = l->words <= OPENING_WORDS ? furniture_opening(l->s) : FORM_NONE;

	if (l->words > OPENING_WORDS && l->words < 40 && slice_find(l->s, SLICE("cookies"), 0) != SIZE_MAX)
		return furniture_opening(l->s);
	if (form == FORM_MORE && l->sentence && l->words > 6 && l->s.p[l->s.n - 1] == '.')
		return FORM_NONE;
	if (form == FORM_MORE && names_one_page(l->s))
		return FORM_NOISE;
	if (form == FORM_NOISE && l->sentence && l->words > 8 && slice_find(l->s, SLICE("cookies"), 0) == SIZE_MAX &&
	    !calls_reader(l->s))
		return FORM_NONE;
	return form;
}

/* "Also read: Title", "Also read | Title": an inline pointer to another page. */
static bool
is_inline_also(const struct line *l)
{
	static const char *const marks[] = { ":", " | ", " – ", " — ", " - ", " > ", " » " };
	struct slice front = slice_sub(l->s, 0, ALSO_BYTES);
	size_t i, at;

	for (i = 0; i < sizeof(marks) / sizeof(marks[0]) && l->words <= ALSO_WORDS; i++)
		if ((at = slice_find(front, slice_of(marks[i]), 0)) != SIZE_MAX)
			return furniture_phrase(slice_sub(l->s, 0, at)) == FORM_ALSO;
	return false;
}

/* "← An older page", "← An older page    A newer one →" */
static bool
is_arrows(const struct line *l)
{
	return l->words <= SHORT_WORDS && !l->sentence && (slice_starts(l->s, SLICE("← ")) || slice_ends(l->s, SLICE(" →")));
}

/* "·" between the parts of a row, each in a line of its own */
static bool
is_mark(struct slice s)
{
	return slice_eq(s, SLICE("·")) || slice_eq(s, SLICE("•")) || slice_eq(s, SLICE("|"));
}

/* "[Advertisement]" */
static bool
is_bracketed(struct slice s)
{
	return s.n > 2 && s.p[0] == '[' && s.p[s.n - 1] == ']' && furniture_phrase(slice_sub(s, 1, s.n - 1)) == FORM_NOISE;
}

/* "A mailing list" below a rule; what the site says in a sentence; a caption with its credit. */
static enum line_form
sentence_form(const struct line *l)
{
	if (l->words > SPEECH_WORDS)
		return FORM_NONE;
	if (l->words <= LIST_WORDS && slice_ends(l->s, SLICE(" mailing list")))
		return FORM_FOOT;
	if (speech_of_site(l->s))
		return FORM_NOISE;
	return speech_is_caption(l->s) ? FORM_CREDIT : FORM_NONE;
}

/* "From the June 2016 issue" */
static bool
names_issue(const struct line *l)
{
	return l->words <= ISSUE_WORDS && slice_starts_case(l->s, SLICE("from the ")) &&
	    slice_eq_case(slice_sub(l->s, l->s.n - strlen("issue"), l->s.n), SLICE("issue"));
}

/* The longest name of a network at the front of s: its bytes. */
static size_t
network_at(struct slice s)
{
	static const char *const networks[] = { "bluesky", "copy link", "e-mail", "email", "facebook", "flickr", "instagram",
		"linkedin", "mail", "mastodon", "pinterest", "print", "reddit", "rss", "telegram", "tiktok", "tumblr", "twitter",
		"viber", "vk", "whatsapp", "x", "youtube" };
	size_t i, best = 0;

	for (i = 0; i < sizeof(networks) / sizeof(networks[0]); i++)
		if (strlen(networks[i]) > best && slice_starts_case(s, slice_of(networks[i])))
			best = strlen(networks[i]);
	return best;
}

/* "Facebook Twitter YouTube", "0 comments 2 FacebookTwitterEmail" */
static bool
is_networks(struct slice s)
{
	size_t n = 0, used;

	while (s.n) {
		if (strchr("0123456789 |,+&", s.p[0])) {
			used = 1;
		} else if ((used = network_at(s))) {
			n++;
		} else if (slice_starts_case(s, SLICE("comment"))) {
			used = strlen("comment");
			used += used < s.n && s.p[used] == 's';
		} else {
			return false;
		}
		s = slice_sub(s, used, s.n);
	}
	return n >= 2;
}

/* "From A Wiki, the free encyclopedia" */
static bool
is_tagline(const struct line *l)
{
	return l->words <= ISSUE_WORDS && slice_starts(l->s, SLICE("From ")) && slice_find(l->s, SLICE(", the free "), 0) != SIZE_MAX;
}

/* "Copyright 2019 A Group. All rights reserved. …", however long. */
static bool
is_copyright(struct slice s)
{
	return (slice_starts_case(s, SLICE("copyright ")) || slice_starts(s, SLICE("©"))) &&
	    (slice_find(s, SLICE("ights reserved"), 0) != SIZE_MAX || slice_find(s, SLICE("IGHTS RESERVED"), 0) != SIZE_MAX);
}

static enum line_form
form_of(const struct line *l)
{
	enum line_form form;

	if (is_rule(l->s))
		return strchr("#-", l->s.p[0]) && furniture_phrase(l->s) == FORM_END && l->s.n < 8 && l->s.p[0] == '#'
		    ? FORM_END : FORM_RULE;
	if (is_mark(l->s))
		return FORM_NOISE;
	if (line_is_url(l->s))
		return FORM_URL;
	if (memchr(l->s.p, '@', l->s.n) && !memchr(l->s.p, ' ', l->s.n)) /* somebody's handle or address */
		return FORM_NOISE;
	if (l->words > 60)
		return FORM_NONE;
	if (l->words <= SHORT_WORDS && (form = furniture_phrase(l->s)) != FORM_NONE &&
	    (l->indent < INDENT || form >= FORM_ALSO))
		return form;
	if (l->indent >= INDENT) /* tables and code are no menus */
		return FORM_NONE;
	if (is_inline_also(l))
		return FORM_ALSO;
	if ((form = counted(l->s)) != FORM_NONE || (form = with_count(l->s)) != FORM_NONE)
		return form;
	if (menu_is_crumb(l))
		return FORM_CRUMB;
	if (is_copyright(l->s))
		return FORM_FOOT;
	if (l->words <= LIST_WORDS && (slice_ends(l->s, SLICE(" previous post")) || slice_ends(l->s, SLICE(" next post"))))
		return FORM_MORE;
	if (is_arrows(l) || is_bracketed(l->s) || names_issue(l) || is_tagline(l) || is_networks(l->s))
		return FORM_NOISE;
	if ((form = opening_form(l)) != FORM_NONE || (form = sentence_form(l)) != FORM_NONE)
		return form;
	return menu_of_line(l);
}

/* --- groups ----------------------------------------------------------------------------------- */

static bool
is_site_word(enum line_form f)
{
	return f == FORM_NOISE || f == FORM_FOOT || f == FORM_MENU || f == FORM_MORE;
}

/* Short lines that stand together with a site's words are entries of one menu. */
static void
mark_menu_block(struct lines *lines, size_t beg, size_t end)
{
	size_t i, site = 0;
	bool dated = false;

	if (end - beg < 3)
		return;
	for (i = beg; i < end; i++) {
		const struct line *l = &lines->at[i];

		if (l->words > MENU_BLOCK_WORDS && !is_site_word(l->form))
			return;
		if (l->sentence && l->form == FORM_NONE)
			return;
		if (l->form == FORM_ALSO || l->form == FORM_REFS || l->form == FORM_URL || line_item_mark(l->s))
			return;
		site += is_site_word(l->form);
	}
	if (site < 2 && !(site == 1 && end - beg >= 4))
		return;
	for (i = beg; i < end; i++)
		dated |= (meta_of_line(&lines->at[i]) & META_DATE) != 0;
	for (i = beg; i < end; i++) /* an author, a date and buttons are no menu */
		if (lines->at[i].form == FORM_NONE && label_ago(lines->at[i].s))
			lines->at[i].form = FORM_NOISE;
		else if (lines->at[i].form == FORM_NONE && !meta_byline(lines->at[i].s).n &&
		    !(dated && (meta_of_line(&lines->at[i]) || name_is_person(lines->at[i].s))))
			lines->at[i].form = FORM_MENU;
}

static void
mark_counts(struct lines *lines)
{
	size_t i;

	for (i = 1; i < lines->n; i++) /* of likes and of answers, each by itself */
		if (lines->at[i].gap && lines->at[i - 1].gap && is_count(lines->at[i].s) && is_count(lines->at[i - 1].s))
			lines->at[i].form = lines->at[i - 1].form = FORM_NOISE;
	for (i = 1; i + 1 < lines->n; i++)
		if (lines->at[i].form == FORM_NONE && is_count(lines->at[i].s) && !line_is_prose(&lines->at[i - 1]) &&
		    lines->at[i - 1].form == FORM_NOISE)
			lines->at[i].form = FORM_NOISE;
	for (i = lines->n; i-- > 1;)
		if (lines->at[i - 1].form == FORM_NONE && is_count(lines->at[i - 1].s) && lines->at[i].form == FORM_NOISE)
			lines->at[i - 1].form = FORM_NOISE;
}

/* A converter's paragraph: all lines but the last are wide, with the addresses that stood in them. */
static bool
is_wrapped(const struct lines *lines, size_t beg, size_t end)
{
	size_t i;

	if (!lines->dump || end < beg + 2)
		return false;
	for (i = beg; i < end; i++) {
		const struct line *l = &lines->at[i];

		if (l->form != FORM_NONE || l->level || line_item_mark(l->s) || meta_of_line(l) ||
		    (i + 1 < end && l->width < RUN_MIN))
			return false;
	}
	return true;
}

/* A paragraph wrapped by hand: lines of one width, and one at least goes on in the middle of a sentence. */
static void
mark_run(struct lines *lines, size_t beg, size_t end)
{
	size_t i;
	bool wrapped = is_wrapped(lines, beg, end), goes_on = wrapped;

	for (i = beg; i < end && !wrapped; i++) {
		const struct line *l = &lines->at[i];

		if (l->s.n > RUN_MAX || l->form != FORM_NONE)
			return;
		goes_on |= i > beg && starts_low(l->s) && l->s.n >= RUN_REST && l[-1].s.n >= RUN_MIN && !meta_of_line(l) &&
		    !meta_of_line(&l[-1]);
	}
	for (i = beg; goes_on && i < end; i++)
		lines->at[i].run = true;
}

void
furniture_mark(struct lines *lines)
{
	size_t i, beg = 0;

	for (i = 0; i < lines->n; i++)
		lines->at[i].form = (uint8_t)form_of(&lines->at[i]);
	for (i = 1; i <= lines->n; i++)
		if (i == lines->n || lines->at[i].gap) {
			mark_menu_block(lines, beg, i);
			mark_run(lines, beg, i);
			beg = i;
		}
	mast_mark(lines);
	mark_counts(lines);
	speech_mark_boxes(lines);
}

/* --- learning ----------------------------------------------------------------------------------- */

uint64_t
furniture_hash(struct slice line)
{
	char folded[SHORT_BYTES * 2];
	size_t i;

	if (!words_fold(folded, sizeof(folded), line))
		return slice_hash(line);
	for (i = 0; folded[i]; i++)
		if (folded[i] >= '0' && folded[i] <= '9')
			folded[i] = '0';
	return slice_hash(slice_of(folded));
}

bool
furniture_candidate(const struct line *l)
{
	struct date d;
	size_t beg, end;

	return l->form == FORM_NONE && l->s.n <= SHORT_BYTES && l->words > 0 && l->words <= 2 * SHORT_WORDS &&
	    !l->indent && !line_item_mark(l->s) && !strchr(">\"'", l->s.p[0]) && !slice_starts(l->s, SLICE("“")) &&
	    !slice_starts_case(l->s, SLICE("by ")) && !date_find(&d, &beg, &end, l->s, false);
}

bool
furniture_is_headed(const struct lines *lines, size_t i)
{
	return i == 0 && lines->n > 3 && lines->at[0].words <= HEADED_WORDS && !lines->at[1].gap && !lines->at[2].gap &&
	    !meta_of_line(&lines->at[0]) && (meta_of_line(&lines->at[1]) & META_AUTHOR) && meta_byline(lines->at[1].s).n &&
	    (meta_of_line(&lines->at[2]) || (!lines->at[3].gap && meta_of_line(&lines->at[3])));
}

bool
furniture_at_edge(const struct lines *lines, size_t i)
{
	return (i < EDGE_HEAD || i + EDGE_TAIL >= lines->n) && !furniture_is_headed(lines, i);
}
