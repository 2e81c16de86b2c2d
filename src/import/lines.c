#include "lines.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"
#include "import/words.h"

enum {
	PROSE_WORDS = 20,    /* a line this long is a paragraph whatever its end */
	SENTENCE_WORDS = 10, /* and so is a sentence of this length */
	TAB = 8,
	MARGIN_MIN = 2, MARGIN_MAX = 8, /* columns of a text browser's margin */
	WIDE_BYTES = 45, WIDE_LINES = 5, /* of its wrapped lines */
	ABBREVIATED_MIN = 3,             /* words of a title that lacks some */
	ABBREVIATED_MORE = 8,            /* bytes of other marks in it */
};

static uint16_t
indent_of(struct slice s)
{
	unsigned col = 0;
	size_t i;

	for (i = 0; i < s.n && (s.p[i] == ' ' || s.p[i] == '\t') && col < 1000; i++)
		col = s.p[i] == '\t' ? (col / TAB + 1) * TAB : col + 1;
	return (uint16_t)col;
}

/* Full stop, question, exclamation mark, ellipsis, perhaps with quotes, brackets, note marks behind. */
static bool
ends_sentence(struct slice s)
{
	uint32_t cp;
	int look = 12;

	while (s.n && look--) {
		size_t at = utf8_prev(s, s.n);

		utf8_decode(s, at, &cp);
		if (cp == '.' || cp == '!' || cp == '?' || cp == 0x2026 || cp == 0x3002 || cp == 0xFF01 ||
		    cp == 0xFF1F || cp == 0x6D4 || cp == 0x61F || cp == 0x964)
			return true;
		if (utf8_is_alpha(cp))
			return false;
		s.n = at;
	}
	return false;
}

/* "## Heading": how many hashes it has; they go from s. */
static uint8_t
take_hashes(struct slice *s)
{
	uint8_t level = 0;
	struct slice rest;

	while (level < s->n && s->p[level] == '#')
		level++;
	if (!level || level > 6 || level + 1u >= s->n || s->p[level] != ' ')
		return 0;
	rest = slice_trim(slice_sub(*s, level, s->n));
	while (rest.n && strchr("# ", rest.p[rest.n - 1]))
		rest.n--;
	if (!rest.n || rest.p[0] == '#')
		return 0;
	*s = rest;
	return level;
}

/* "Heading[edit]", as wikis print it: without the button. */
static struct slice
without_button(struct slice s)
{
	static const char *const buttons[] = { "[bearbeiten]", "[edit]", "[edit | edit source]", "[edit source]",
		"[editar]", "[modifica]", "[modifier]", "[править]" };
	size_t i, n;

	for (i = 0; i < sizeof(buttons) / sizeof(buttons[0]); i++) {
		n = strlen(buttons[i]);
		if (s.n > n && slice_eq_case(slice_sub(s, s.n - n, s.n), slice_of(buttons[i])))
			return slice_trim(slice_sub(s, 0, s.n - n));
	}
	return s;
}

/*
 * The columns that all lines have before them are the page's margin; so are those of most wide lines, when text browsers
 * set their headings out of it.
 */
static void
take_margin(struct lines *lines)
{
	size_t i, wide = 0, common[MARGIN_MAX + 1] = { 0 };
	uint16_t margin = UINT16_MAX, k;

	for (i = 0; i < lines->n; i++) {
		const struct line *l = &lines->at[i];

		if (l->indent < margin)
			margin = l->indent;
		if (l->s.n < WIDE_BYTES)
			continue;
		wide++;
		common[l->indent < MARGIN_MAX ? l->indent : MARGIN_MAX]++;
	}
	for (k = MARGIN_MIN; k < MARGIN_MAX; k++)
		if (wide >= WIDE_LINES && common[k] * 5 > wide * 4)
			margin = k;
	for (i = 0; i < lines->n; i++)
		lines->at[i].indent = lines->at[i].indent > margin ? (uint16_t)(lines->at[i].indent - margin) : 0;
}

void
lines_build(struct lines *out, const struct page *page, struct arena *mem)
{
	size_t i;
	bool gap = true;
	struct slice rest = page->plain, raw;

	out->n = 0;
	out->at = arena_alloc(mem, page->nlines * sizeof(*out->at));
	for (i = 0; slice_next_line(&raw, &rest); i++) {
		struct slice s = slice_trim(raw);
		size_t lead = (size_t)(s.p - raw.p), width;
		uint8_t level = lead ? 0 : take_hashes(&s);

		assert(i < page->nlines);
		width = page->lines[i].end - page->lines[i].beg;
		if (!s.n) {
			gap = true;
			continue;
		}
		s = without_button(s);
		out->at[out->n++] = (struct line){
			.s = s,
			.page_line = (uint32_t)i,
			.words = (uint32_t)utf8_words(slice_sub(s, 0, LINE_LOOK)),
			.lead = (uint16_t)(lead < UINT16_MAX ? lead : UINT16_MAX),
			.level = level,
			.width = (uint16_t)(width < UINT16_MAX ? width : UINT16_MAX),
			.indent = indent_of(raw),
			.fate = FATE_TEXT,
			.gap = gap,
			.sentence = ends_sentence(s),
		};
		gap = false;
	}
	assert(i == page->nlines); /* dump_plain() keeps lines */
	out->dump = page->plain.p != page->text.p;
	take_margin(out);
}

bool
line_is_prose(const struct line *l)
{
	return l->form == FORM_NONE && (l->run || l->words >= PROSE_WORDS || (l->sentence && l->words >= SENTENCE_WORDS));
}

size_t
line_item_mark(struct slice s)
{
	static const char *const bullets[] = { "•", "-", "*", "–", "·", "‣", "◦", "▪" };
	size_t i, n = 0, end;

	for (i = 0; i < sizeof(bullets) / sizeof(bullets[0]); i++)
		if (slice_starts(s, slice_of(bullets[i]))) {
			end = strlen(bullets[i]);
			return end + 1 < s.n && s.p[end] == ' ' ? end + 1 : 0;
		}
	if (slice_starts(s, SLICE("¹")) || slice_starts(s, SLICE("²")) || slice_starts(s, SLICE("³")))
		n = 2;
	else if (s.n > 3 && (unsigned char)s.p[0] == 0xE2 && (unsigned char)s.p[1] == 0x81)
		n = 3; /* ⁴ to ⁹ */
	if (n)
		return n + (n < s.n && s.p[n] == ' ');
	n = s.n && (s.p[0] == '[' || s.p[0] == '(');
	for (end = n; end < s.n && end < n + 4 && s.p[end] >= '0' && s.p[end] <= '9'; end++)
		;
	if (end == n || end >= s.n)
		return 0;
	if (n ? s.p[end] != (s.p[0] == '[' ? ']' : ')') : s.p[end] != '.' && s.p[end] != ')' && s.p[end] != '-')
		return 0;
	return end + 1 < s.n && s.p[end + 1] == ' ' ? end + 2 : 0;
}

bool
line_is_url(struct slice s)
{
	bool scheme = slice_starts_case(s, SLICE("http://")) || slice_starts_case(s, SLICE("https://"));
	size_t i;

	if (!scheme && !slice_starts_case(s, SLICE("www.")))
		return false;
	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || s.p[i] == '<' || s.p[i] == '>' || s.p[i] == '"')
			return false;
	return s.n > 10;
}

bool
line_is_doubled(struct slice s)
{
	size_t half = s.n / 2;

	return s.n >= 12 && s.n % 2 == 0 && s.p[half] != ' ' && s.p[half - 1] != ' ' &&
	    memcmp(s.p, s.p + half, half) == 0 && s.n < LINE_LOOK;
}

bool
line_is_capitals(struct slice s)
{
	bool any = false;
	size_t at = 0;
	uint32_t cp;

	while (at < s.n) {
		at += utf8_decode(s, at, &cp);
		if (utf8_is_lower(cp))
			return false;
		any |= utf8_is_upper(cp);
	}
	return any;
}

bool
line_is_camel(struct slice s)
{
	size_t at = 0, low = 0, used;
	bool glued = false;
	uint32_t cp;

	while (at < s.n) {
		used = utf8_decode(s, at, &cp);
		if (utf8_is_lower(cp)) {
			if (glued && low >= 2)
				return true;
			low++;
		} else {
			glued = utf8_is_upper(cp) && low >= 3; /* not McX, not MacX */
			low = 0;
		}
		at += used;
	}
	return false;
}

size_t
line_glued(struct slice s, struct slice title)
{
	size_t at = title.n ? words_prefix(s, title) : 0;
	uint32_t cp;

	if (!at || at >= s.n)
		return 0;
	utf8_decode(s, at, &cp);
	return utf8_is_space(cp) || utf8_is_lower(cp) || !(utf8_is_alnum(cp) || cp == 0x201C || cp == '"') ? 0 : at;
}

/* Do the words of s stand in the title, in its order, half of them at least? */
static bool
abbreviates(struct slice s, struct slice title)
{
	struct slice word, want;
	size_t said = 0, all = utf8_words(title);

	while (word_next(&word, &s)) {
		do
			if (!word_next(&want, &title))
				return false;
		while (!words_same(want, word));
		said++;
	}
	return said >= ABBREVIATED_MIN && said * 2 >= all;
}

size_t
line_title_end(struct slice s, struct slice title)
{
	size_t at = title.n ? words_prefix(s, title) : 0, end;
	uint32_t cp, was = 0;

	if (at || !title.n)
		return at;
	for (end = 0; end < s.n && end < title.n + ABBREVIATED_MORE; was = cp, end += at) {
		at = utf8_decode(s, end, &cp);
		if (utf8_is_upper(cp) && utf8_is_alnum(was) && !utf8_is_upper(was) && abbreviates(slice_sub(s, 0, end), title))
			return end;
	}
	return 0;
}
