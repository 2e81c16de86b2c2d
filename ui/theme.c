#include "theme.h"

#include <stdlib.h>

#define NONE THEME_DEFAULT

/* Meaning never hangs on colour alone: what has a colour of its own has an attribute or a sign too. */
static const struct look dark[STYLE_COUNT] = {
	[STYLE_NORMAL] = { NONE, NONE, 0 },
	[STYLE_DIM] = { 245, NONE, 0 },
	[STYLE_RULE] = { 240, NONE, 0 },
	[STYLE_TITLE] = { 250, NONE, 0 },
	[STYLE_TITLE_FOCUSED] = { 222, NONE, ATTR_BOLD },
	[STYLE_STATUS] = { 250, 236, 0 },
	[STYLE_STATUS_KEY] = { 222, 236, ATTR_BOLD },
	[STYLE_MESSAGE] = { 231, 236, 0 },
	[STYLE_ERROR] = { 231, 124, ATTR_BOLD },
	[STYLE_PROMPT] = { 231, 236, ATTR_BOLD },
	[STYLE_SELECTED] = { 231, 24, ATTR_BOLD },
	[STYLE_SELECTED_UNFOCUSED] = { NONE, 236, 0 },
	[STYLE_UNREAD] = { NONE, NONE, ATTR_BOLD },
	[STYLE_STAR] = { 220, NONE, ATTR_BOLD },
	[STYLE_HEADLINE] = { 231, NONE, ATTR_BOLD },
	[STYLE_BYLINE] = { 245, NONE, 0 },
	[STYLE_HEADING] = { 180, NONE, ATTR_BOLD },
	[STYLE_QUOTE] = { 151, NONE, 0 },
	[STYLE_CAPTION] = { 245, NONE, ATTR_ITALIC },
	[STYLE_PREFORMATTED] = { 252, NONE, 0 },
	[STYLE_LINK] = { 75, NONE, ATTR_UNDERLINE },
	[STYLE_PERSON] = { 117, NONE, 0 },
	[STYLE_ORGANISATION] = { 215, NONE, 0 },
	[STYLE_PLACE] = { 114, NONE, 0 },
	[STYLE_MISC] = { 182, NONE, 0 },
	[STYLE_LIT] = { 231, 60, ATTR_UNDERLINE },
	[STYLE_WANTED] = { 245, NONE, ATTR_UNDERLINE },
	[STYLE_QUOTED] = { 180, NONE, ATTR_BOLD },
	[STYLE_UNFOUND] = { 210, NONE, ATTR_ITALIC },
	[STYLE_CITATION] = { 222, NONE, ATTR_UNDERLINE },
	[STYLE_HIT] = { 16, 179, 0 },
	[STYLE_HIT_CURRENT] = { 16, 214, ATTR_BOLD },
	[STYLE_CURSOR] = { 16, 117, ATTR_BOLD },
	[STYLE_REMOVED] = { 242, NONE, ATTR_DIM },
	[STYLE_PROGRESS] = { 222, 236, 0 },
};

static const struct look light[STYLE_COUNT] = {
	[STYLE_NORMAL] = { NONE, NONE, 0 },
	[STYLE_DIM] = { 242, NONE, 0 },
	[STYLE_RULE] = { 249, NONE, 0 },
	[STYLE_TITLE] = { 238, NONE, 0 },
	[STYLE_TITLE_FOCUSED] = { 94, NONE, ATTR_BOLD },
	[STYLE_STATUS] = { 238, 254, 0 },
	[STYLE_STATUS_KEY] = { 94, 254, ATTR_BOLD },
	[STYLE_MESSAGE] = { 16, 254, 0 },
	[STYLE_ERROR] = { 231, 160, ATTR_BOLD },
	[STYLE_PROMPT] = { 16, 254, ATTR_BOLD },
	[STYLE_SELECTED] = { 16, 153, ATTR_BOLD },
	[STYLE_SELECTED_UNFOCUSED] = { NONE, 254, 0 },
	[STYLE_UNREAD] = { NONE, NONE, ATTR_BOLD },
	[STYLE_STAR] = { 136, NONE, ATTR_BOLD },
	[STYLE_HEADLINE] = { 16, NONE, ATTR_BOLD },
	[STYLE_BYLINE] = { 242, NONE, 0 },
	[STYLE_HEADING] = { 94, NONE, ATTR_BOLD },
	[STYLE_QUOTE] = { 22, NONE, 0 },
	[STYLE_CAPTION] = { 242, NONE, ATTR_ITALIC },
	[STYLE_PREFORMATTED] = { 238, NONE, 0 },
	[STYLE_LINK] = { 25, NONE, ATTR_UNDERLINE },
	[STYLE_PERSON] = { 25, NONE, 0 },
	[STYLE_ORGANISATION] = { 130, NONE, 0 },
	[STYLE_PLACE] = { 28, NONE, 0 },
	[STYLE_MISC] = { 90, NONE, 0 },
	[STYLE_LIT] = { 16, 189, ATTR_UNDERLINE },
	[STYLE_WANTED] = { 242, NONE, ATTR_UNDERLINE },
	[STYLE_QUOTED] = { 94, NONE, ATTR_BOLD },
	[STYLE_UNFOUND] = { 160, NONE, ATTR_ITALIC },
	[STYLE_CITATION] = { 94, NONE, ATTR_UNDERLINE },
	[STYLE_HIT] = { 16, 222, 0 },
	[STYLE_HIT_CURRENT] = { 16, 214, ATTR_BOLD },
	[STYLE_CURSOR] = { 231, 25, ATTR_BOLD },
	[STYLE_REMOVED] = { 248, NONE, ATTR_DIM },
	[STYLE_PROGRESS] = { 94, 254, 0 },
};

static const struct look mono[STYLE_COUNT] = {
	[STYLE_NORMAL] = { NONE, NONE, 0 },
	[STYLE_DIM] = { NONE, NONE, ATTR_DIM },
	[STYLE_RULE] = { NONE, NONE, ATTR_DIM },
	[STYLE_TITLE] = { NONE, NONE, 0 },
	[STYLE_TITLE_FOCUSED] = { NONE, NONE, ATTR_BOLD },
	[STYLE_STATUS] = { NONE, NONE, ATTR_REVERSE },
	[STYLE_STATUS_KEY] = { NONE, NONE, ATTR_REVERSE | ATTR_BOLD },
	[STYLE_MESSAGE] = { NONE, NONE, ATTR_REVERSE },
	[STYLE_ERROR] = { NONE, NONE, ATTR_REVERSE | ATTR_BOLD },
	[STYLE_PROMPT] = { NONE, NONE, ATTR_BOLD },
	[STYLE_SELECTED] = { NONE, NONE, ATTR_REVERSE },
	[STYLE_SELECTED_UNFOCUSED] = { NONE, NONE, ATTR_UNDERLINE },
	[STYLE_UNREAD] = { NONE, NONE, ATTR_BOLD },
	[STYLE_STAR] = { NONE, NONE, ATTR_BOLD },
	[STYLE_HEADLINE] = { NONE, NONE, ATTR_BOLD },
	[STYLE_BYLINE] = { NONE, NONE, ATTR_DIM },
	[STYLE_HEADING] = { NONE, NONE, ATTR_BOLD },
	[STYLE_QUOTE] = { NONE, NONE, 0 },
	[STYLE_CAPTION] = { NONE, NONE, ATTR_ITALIC },
	[STYLE_PREFORMATTED] = { NONE, NONE, 0 },
	[STYLE_LINK] = { NONE, NONE, ATTR_UNDERLINE },
	[STYLE_PERSON] = { NONE, NONE, ATTR_BOLD },
	[STYLE_ORGANISATION] = { NONE, NONE, ATTR_UNDERLINE },
	[STYLE_PLACE] = { NONE, NONE, ATTR_ITALIC },
	[STYLE_MISC] = { NONE, NONE, 0 },
	[STYLE_LIT] = { NONE, NONE, ATTR_REVERSE | ATTR_UNDERLINE },
	[STYLE_WANTED] = { NONE, NONE, ATTR_UNDERLINE | ATTR_DIM },
	[STYLE_QUOTED] = { NONE, NONE, ATTR_BOLD },
	[STYLE_UNFOUND] = { NONE, NONE, ATTR_ITALIC },
	[STYLE_CITATION] = { NONE, NONE, ATTR_BOLD | ATTR_UNDERLINE },
	[STYLE_HIT] = { NONE, NONE, ATTR_REVERSE },
	[STYLE_HIT_CURRENT] = { NONE, NONE, ATTR_REVERSE | ATTR_BOLD | ATTR_UNDERLINE },
	[STYLE_CURSOR] = { NONE, NONE, ATTR_REVERSE | ATTR_BOLD },
	[STYLE_REMOVED] = { NONE, NONE, ATTR_DIM },
	[STYLE_PROGRESS] = { NONE, NONE, ATTR_REVERSE },
};

static const struct {
	const char *name;
	const struct look *look;
} themes[] = { { "dark", dark }, { "light", light }, { "mono", mono } };
enum { THEMES = sizeof(themes) / sizeof(themes[0]) };

static const struct {
	const char *name;
	char letter;
} styles[STYLE_COUNT] = {
#define STYLE_ROW(id, name_, letter_) [STYLE_##id] = { name_, letter_ },
	STYLES(STYLE_ROW)
#undef STYLE_ROW
};

const char *
style_name(enum style style)
{
	return styles[style].name;
}

char
style_letter(enum style style)
{
	return styles[style].letter;
}

const char *
theme_name(size_t i)
{
	return i < THEMES ? themes[i].name : NULL;
}

bool
theme_load(struct theme *t, struct slice name)
{
	size_t i, k;

	for (i = 0; i < THEMES; i++) {
		if (!slice_eq(slice_of(themes[i].name), name))
			continue;
		for (k = 0; k < STYLE_COUNT; k++)
			t->look[k] = themes[i].look[k];
		return true;
	}
	return false;
}

static bool
next_word(struct slice *word, struct slice *rest)
{
	size_t n = 0;

	*rest = slice_trim(*rest);
	while (n < rest->n && rest->p[n] != ' ' && rest->p[n] != '\t')
		n++;
	*word = slice_sub(*rest, 0, n);
	*rest = slice_sub(*rest, n, rest->n);
	return word->n > 0;
}

static bool
parse_color(short *color, struct slice s)
{
	static const char *const basic[] = { "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white" };
	bool bright = slice_starts(s, SLICE("bright-"));
	char number[4] = "";
	size_t i;

	if (slice_eq(s, SLICE("default"))) {
		*color = THEME_DEFAULT;
		return true;
	}
	if (bright)
		s = slice_sub(s, 7, s.n);
	for (i = 0; i < 8; i++) {
		if (slice_eq(s, slice_of(basic[i]))) {
			*color = (short)(i + (bright ? 8 : 0));
			return true;
		}
	}
	if (bright || !s.n || s.n > 3)
		return false;
	for (i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		number[i] = s.p[i];
	}
	*color = (short)strtol(number, NULL, 10);
	return *color <= 255;
}

static unsigned
parse_attr(struct slice s)
{
	static const struct {
		const char *name;
		unsigned attr;
	} attrs[] = {
		{ "bold", ATTR_BOLD },
		{ "underline", ATTR_UNDERLINE },
		{ "reverse", ATTR_REVERSE },
		{ "italic", ATTR_ITALIC },
		{ "dim", ATTR_DIM },
	};
	size_t i;

	for (i = 0; i < sizeof(attrs) / sizeof(attrs[0]); i++)
		if (slice_eq(s, slice_of(attrs[i].name)))
			return attrs[i].attr;
	return 0;
}

int
theme_color(struct theme *t, struct slice line, struct err *e)
{
	struct look look = { THEME_DEFAULT, THEME_DEFAULT, 0 };
	struct slice word;
	size_t style = 0;
	int colors = 0;

	if (!next_word(&word, &line))
		return err_set(e, ERR_INPUT, "color: write STYLE FOREGROUND [BACKGROUND] [bold ...]");
	while (style < STYLE_COUNT && !slice_eq(word, slice_of(styles[style].name)))
		style++;
	if (style == STYLE_COUNT)
		return err_set(e, ERR_INPUT, "color: no style \"%.*s\" (Tab lists them)", (int)word.n, word.p);
	while (next_word(&word, &line)) {
		unsigned attr = parse_attr(word);

		if (attr) {
			look.attrs |= (unsigned char)attr;
		} else if (colors < 2 && parse_color(colors ? &look.background : &look.foreground, word)) {
			colors++;
		} else {
			return err_set(e, ERR_INPUT,
			    "color: \"%.*s\" is no colour (default, red, bright-blue, 0-255) or attribute "
			    "(bold, dim, italic, underline, reverse)",
			    (int)word.n, word.p);
		}
	}
	t->look[style] = look;
	return 0;
}
