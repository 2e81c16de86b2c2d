#include "lines.h"

#include <string.h>

#include "base/utf8.h"
#include "import/words.h"

enum {
	PROSE_WORDS = 20,    /* a line this long is a paragraph whatever its end */
	SENTENCE_WORDS = 10, /* and so is a sentence of this length */
	TAB = 8,
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

void
lines_build(struct lines *out, const struct page *page, struct arena *mem)
{
	size_t i;
	bool gap = true;
	uint16_t margin = UINT16_MAX;

	out->n = 0;
	out->at = arena_alloc(mem, page->nlines * sizeof(*out->at));
	for (i = 0; i < page->nlines; i++) {
		struct slice raw = slice_sub(page->text, page->lines[i].beg, page->lines[i].end);
		struct slice s = slice_trim(raw);

		if (!s.n) {
			gap = true;
			continue;
		}
		out->at[out->n++] = (struct line){
			.s = s,
			.page_line = (uint32_t)i,
			.words = (uint32_t)utf8_words(slice_sub(s, 0, LINE_LOOK)),
			.indent = indent_of(raw),
			.fate = FATE_TEXT,
			.gap = gap,
			.sentence = ends_sentence(s),
		};
		gap = false;
		if (out->at[out->n - 1].indent < margin)
			margin = out->at[out->n - 1].indent;
	}
	for (i = 0; i < out->n; i++) /* what all lines share is the page's margin */
		out->at[i].indent = (uint16_t)(out->at[i].indent - margin);
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
	if (n ? s.p[end] != (s.p[0] == '[' ? ']' : ')') : s.p[end] != '.' && s.p[end] != ')')
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
