#include "data.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "import/lines.h"

enum {
	SAMPLE = 16 * 1024, /* bytes that are looked at */
	LINES_MIN = 3,      /* fewer lines are never a table, a program, a list of settings */
	CODE_LINES = 5,
	PROSE_WORDS = 12,   /* a line of so many words that ends as a sentence is prose */
	NOT_PROSE = 8,      /* so many lines for each line of prose make it a comment */
};

/* --- JSON ----------------------------------------------------------------------------------------- */

/* The end of the string that begins at `at`; s.n when it goes on beyond the sample. */
static size_t
string_end(struct slice s, size_t at)
{
	for (at++; at < s.n && s.p[at] != '"' && s.p[at] != '\n'; at++)
		if (s.p[at] == '\\')
			at++;
	return at < s.n && s.p[at] == '"' ? at + 1 : at < s.n ? 0 : s.n;
}

/* Nothing but brackets, strings, numbers and the three words; an object or more than one entry. */
static bool
is_json(struct slice s)
{
	static const char *const words[] = { "true", "false", "null" };
	size_t at = 0, i, marks = 0;

	if (!s.n || (s.p[0] != '{' && s.p[0] != '['))
		return false;
	while (at < s.n) {
		if (s.p[at] == '"') {
			if (!(at = string_end(s, at)))
				return false;
			marks++;
			continue;
		}
		for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
			if (slice_starts(slice_sub(s, at, s.n), slice_of(words[i])))
				break;
		if (i < sizeof(words) / sizeof(words[0])) {
			at += strlen(words[i]);
			continue;
		}
		if (!strchr(" \t\n{}[],:0123456789+-.eE", s.p[at]))
			return false;
		marks += s.p[at] == ',' || s.p[at] == ':' || s.p[at] == '{';
		at++;
	}
	return marks >= 2;
}

/* --- markup --------------------------------------------------------------------------------------- */

static bool
is_tag(struct slice s, size_t at)
{
	char c = at + 1 < s.n ? s.p[at + 1] : '\0';

	if (s.p[at] != '<')
		return false;
	return c == '/' || c == '!' || c == '?' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A text that begins with a tag and is tags in good part. */
static const char *
markup(struct slice s)
{
	size_t at = 0, end, tags = 0, bytes = 0;

	if (!s.n || !is_tag(s, 0) || slice_find(s, SLICE(">"), 0) == SIZE_MAX)
		return NULL;
	if (slice_starts_case(s, SLICE("<!doctype html")) || slice_starts_case(s, SLICE("<html")))
		return "HTML markup";
	if (slice_starts_case(s, SLICE("<?xml")))
		return "XML markup";
	while ((at = slice_find(s, SLICE("<"), at)) != SIZE_MAX) {
		end = is_tag(s, at) ? slice_find(s, SLICE(">"), at) : SIZE_MAX;
		if (end == SIZE_MAX)
			end = at;
		else
			tags++;
		bytes += end - at;
		at = end + 1;
	}
	return tags >= 4 && bytes * 8 > s.n ? "markup" : NULL;
}

/* --- tables --------------------------------------------------------------------------------------- */

/* Read one record: its number of fields, and how many separators a blank follows, as commas in prose have it. */
static size_t
record(struct slice s, size_t *at, char sep, size_t *blanks)
{
	size_t fields = 1;
	bool quoted = false;

	for (; *at < s.n && (quoted || s.p[*at] != '\n'); ++*at) {
		if (s.p[*at] == '"')
			quoted = !quoted;
		if (quoted || s.p[*at] != sep)
			continue;
		fields++;
		*blanks += *at + 1 < s.n && s.p[*at + 1] == ' ';
	}
	++*at;
	return fields;
}

/* Three records or more, nearly all with the fields of the first, which are three or more. */
static bool
is_table(struct slice s, char sep)
{
	size_t at = 0, blanks = 0, first, n = 1, same = 1, fields;

	first = record(s, &at, sep, &blanks);
	if (first < 3)
		return false;
	fields = first;
	while (at < s.n) {
		size_t beg = at, got = record(s, &at, sep, &blanks);

		if (at > s.n && s.n == SAMPLE) /* cut */
			break;
		if (at - beg <= 1)
			continue;
		n++;
		same += got == first;
		fields += got;
	}
	return n >= LINES_MIN && same * 20 >= n * 19 && blanks * 10 < fields;
}

/* --- settings ------------------------------------------------------------------------------------- */

static bool
is_key_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || strchr("_-.", c);
}

/* key=value, key = value */
static bool
is_setting(struct slice s)
{
	size_t at = 0;

	while (at < s.n && is_key_char(s.p[at]))
		at++;
	if (!at)
		return false;
	while (at < s.n && s.p[at] == ' ')
		at++;
	return at < s.n && s.p[at] == '=' && !(at + 1 < s.n && s.p[at + 1] == '=');
}

static bool
is_section_name(struct slice s)
{
	return s.n > 2 && s.p[0] == '[' && s.p[s.n - 1] == ']' && (s.p[1] < '0' || s.p[1] > '9');
}

/* --- programs ------------------------------------------------------------------------------------- */

/* What only programs hold. */
static bool
is_code(struct slice s)
{
	static const char *const fronts[] = { "#include", "#define", "#if", "#endif", "import ", "from ", "def ", "class ",
		"function ", "const ", "var ", "let ", "return", "static ", "public ", "private ", "package ", "using ",
		"struct ", "enum ", "CREATE TABLE", "INSERT INTO", "elif ", "else:", "try:", "@import", "fn ", "func " };
	static const char *const inside[] = { "();", "->", "==", "!=", ":=", "&&", "||", "self.", ");", "](", "={" };
	char last = s.p[s.n - 1];
	size_t i;

	if (last == '{' || s.p[0] == '}' || (s.n <= 3 && strchr(")]}", s.p[0])))
		return true;
	for (i = 0; i < sizeof(inside) / sizeof(inside[0]); i++)
		if (slice_find(s, slice_of(inside[i]), 0) != SIZE_MAX)
			return true;
	for (i = 0; i < sizeof(fronts) / sizeof(fronts[0]); i++)
		if (slice_starts(s, slice_of(fronts[i])))
			return strchr(";:({,>\"", last) || s.p[0] == '#' || memchr(s.p, '=', s.n);
	return false;
}

/* What may also end or fill a line of a program. */
static bool
is_code_like(struct slice s)
{
	return strchr(";(,:", s.p[s.n - 1]) || slice_find(s, SLICE(" = "), 0) != SIZE_MAX ||
	    slice_starts(s, SLICE("//")) || slice_starts(s, SLICE("/*")) || slice_starts(s, SLICE("*")) ||
	    slice_starts(s, SLICE("#"));
}

static bool
is_sentence(struct slice s)
{
	return s.p[s.n - 1] == '.' && utf8_words(s) >= PROSE_WORDS && !strchr("/*#;", s.p[0]);
}

/* Settings or a program, by what most of the lines are. */
static const char *
by_lines(struct slice s)
{
	size_t n = 0, code = 0, like = 0, set = 0, names = 0, remarks = 0, prose = 0;
	struct slice line;

	while (slice_next_line(&line, &s)) {
		line = slice_trim(line);
		if (!line.n)
			continue;
		n++;
		prose += is_sentence(line);
		if (prose > LINES_MIN && prose * NOT_PROSE > n)
			return NULL;
		remarks += line.p[0] == ';' || line.p[0] == '#';
		names += is_section_name(line);
		set += is_setting(line);
		if (is_code(line))
			code++;
		else
			like += is_code_like(line);
	}
	if (n >= LINES_MIN && prose * NOT_PROSE <= n && (names + set + remarks) * 10 >= n * 9 && set > names && set > 1)
		return "settings";
	return n >= CODE_LINES && prose * NOT_PROSE <= n && code * 4 >= n && (code + like) * 2 >= n ? "source code" : NULL;
}

const char *
data_kind(struct slice text)
{
	struct slice s = slice_sub(slice_trim(text), 0, SAMPLE);
	const char *what;

	if (!s.n)
		return NULL;
	if (slice_starts(s, SLICE("#!/")) || slice_starts(s, SLICE("diff --git ")))
		return "source code";
	if (is_json(s))
		return "JSON data";
	if ((what = markup(s)))
		return what;
	if (is_table(s, ',') || is_table(s, ';') || is_table(s, '\t'))
		return "a table of values";
	return by_lines(s);
}
