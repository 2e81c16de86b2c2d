#include "ref_notes.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

enum {
	HEADING_BYTES = 60,
	NUMBER_GAP = 3,     /* a list may lack so many numbers in a row */
	LOOK_AHEAD = 4,     /* lines after a blank one in which the next number has to come */
	STRAY_BYTES = 60,   /* a shorter paragraph without any sign of a reference ends a list */
	TAIL_SHARE = 2,     /* a list without a heading begins in the last part: 1/2 */
	TRIES_MAX = 4,      /* runs of lines that begin with 1 */
};

struct line {
	uint32_t beg, end;
	bool behind_blank, heading;
	struct note_label label;
};

struct finder {
	struct notes *out;
	const struct doc *d;
	VEC(struct line) lines; /* that are not blank */
};

/* Folded, sorted by nothing: few and short. */
static const char *const headings[] = { "references", "notes", "sources", "bibliography", "footnotes", "endnotes",
	"works cited", "citations", "notes and references", "references and notes", "notes and sources",
	"sources and notes", "sources and references", "references and sources", "further reading", "literature",
	"literature cited", "reference list", "reference", "source", "note", "sources cited", "works consulted",
	"selected bibliography", "select bibliography", "source list", "footnote", "foot notes", "end notes",
	"source notes", "references cited", "resources", "notes & references", "references & notes", "links",
	"bibliographie", "notes et references", "notes de bas de page", "sources et references", "ouvrages cites",
	"references bibliographiques", "quellen", "quelle", "literatur", "literaturverzeichnis", "anmerkungen",
	"fussnoten", "einzelnachweise", "quellenverzeichnis", "quellenangaben", "quellenangabe", "belege", "nachweise",
	"endnoten", "literaturangaben", "anmerkungen und quellen", "quellen und anmerkungen", "referenzen",
	"literaturhinweise", "quellennachweise", "referencias", "notas", "fuentes", "bibliografia", "notas y referencias",
	"obras citadas", "notas al pie", "referencias bibliograficas", "fuente", "citas", "riferimenti", "fonti",
	"note e riferimenti", "opere citate", "riferimenti bibliografici", "note bibliografiche", "fonte",
	"note a pie di pagina", "fontes", "notas e referencias", "notas de rodape", "referencias e notas", "bronnen",
	"noten", "voetnoten", "literatuur", "referenties", "bronvermelding", "literatuurlijst", "eindnoten", "bron",
	"przypisy", "zrodla", "literatura", "kallor", "referenser", "noter", "fotnoter", "kallforteckning", "litteratur",
	"kilder", "henvisninger", "referanser", "fodnoter", "fotnoter og kilder", "lahteet", "viitteet", "poznamky",
	"zdroje", "kaynaklar", "kaynakca", "notlar", "dipnotlar", "surse", "bibliografie", "referinte", "forrasok",
	"jegyzetek", "hivatkozasok", "irodalom", "примечания", "источники", "литература", "ссылки", "сноски", "примітки",
	"джерела", "πηγες", "σημειωσεις", "παραπομπες", "βιβλιογραφια", "منابع", "مراجع", "المراجع", "المصادر",
	"پانوشت", "注释", "参考文献", "脚注", "出典" };

bool
note_is_heading(struct slice line)
{
	struct str folded = { 0 };
	bool found = false;
	size_t i;

	line = slice_trim(line);
	while (line.n && strchr("#*=_-:[ 0123456789.", line.p[0]))
		line.p++, line.n--;
	while (line.n && strchr("#*=_-:] .", line.p[line.n - 1]))
		line.n--;
	if (!line.n || line.n > HEADING_BYTES)
		return false;
	utf8_put_folded(&folded, line, false);
	for (i = 0; i < sizeof(headings) / sizeof(headings[0]) && !found; i++)
		found = slice_eq(str_slice(&folded), slice_of(headings[i]));
	str_free(&folded);
	return found;
}

static struct slice
line_text(const struct finder *f, size_t i)
{
	return slice_sub(f->d->text, f->lines.at[i].beg, f->lines.at[i].end);
}

static void
read_lines(struct finder *f)
{
	struct slice rest = f->d->text, line;
	bool blank = true;

	while (slice_next_line(&line, &rest)) {
		struct slice t = slice_trim(line);
		uint32_t beg = (uint32_t)(t.p - f->d->text.p);

		if (!t.n) {
			blank = true;
			continue;
		}
		vec_push(&f->lines, ((struct line){ .beg = beg, .end = beg + (uint32_t)t.n, .behind_blank = blank,
					.label = note_label(t) }));
		blank = false;
	}
}

static bool
is_heading_block(const struct finder *f, size_t i)
{
	const struct doc *d = f->d;
	const struct block *b;

	if (!d->nblocks)
		return false;
	b = &d->blocks[doc_block_at(d, f->lines.at[i].beg)];
	return b->kind == BLOCK_HEADING && b->beg <= f->lines.at[i].beg && f->lines.at[i].end <= b->end;
}

static bool
is_numbered(enum note_form form)
{
	return form >= NOTE_SQUARE;
}

static void
add_note(struct finder *f, size_t i, uint32_t number)
{
	const struct line *l = &f->lines.at[i];
	bool printed = l->label.beg < l->label.end;

	vec_push(&f->out->notes, ((struct note){ .mark = l->beg, .beg = l->beg + l->label.text, .end = l->end,
				     .label_beg = printed ? l->beg + l->label.beg : 0,
				     .label_end = printed ? l->beg + l->label.end : 0, .number = number,
				     .list = (uint32_t)f->out->lists.n }));
}

/* Does the next entry of the list come soon: is this paragraph one of an entry's own? */
static bool
goes_on(const struct finder *f, size_t i, enum note_form form, uint32_t number)
{
	size_t k;

	for (k = i; k < f->lines.n && k < i + LOOK_AHEAD; k++)
		if (f->lines.at[k].label.form == form && f->lines.at[k].label.number > number &&
		    f->lines.at[k].label.number <= number + NUMBER_GAP)
			return true;
	return false;
}

/* Entries with numbers from line i on. Returns the line behind the list. */
static size_t
read_numbered(struct finder *f, size_t i)
{
	enum note_form form = f->lines.at[i].label.form;
	uint32_t number = 0;

	for (; i < f->lines.n; i++) {
		const struct line *l = &f->lines.at[i];

		if (l->label.form == form &&
		    (!number || (l->label.number > number && l->label.number <= number + NUMBER_GAP))) {
			number = l->label.number;
			add_note(f, i, number);
		} else if (vec_last(&f->out->notes).beg >= vec_last(&f->out->notes).end) { /* its number stands alone */
			vec_last(&f->out->notes).beg = l->beg;
			vec_last(&f->out->notes).end = l->end;
		} else if ((l->behind_blank || is_heading_block(f, i) || note_is_heading(line_text(f, i))) &&
			   !goes_on(f, i, form, number)) {
			break;
		} else {
			vec_last(&f->out->notes).end = l->end;
		}
	}
	return i;
}

/* A short line without any sign of a work: a heading, a button, a byline. */
static bool
is_stray(struct slice s)
{
	size_t i, words = 1;

	if (s.n > STRAY_BYTES)
		return false;
	for (i = 0; i < s.n; i++) {
		if (strchr(",;\"0123456789/", s.p[i]) || (unsigned char)s.p[i] == 0xE2)
			return false;
		words += s.p[i] == ' ';
	}
	return words <= 6 && s.p[s.n - 1] != '.';
}

/* One entry a line where lines begin like entries and end like them; else one a paragraph. */
static bool
is_one_a_line(const struct finder *f, size_t from, size_t to)
{
	size_t i, ends = 0, joined = 0, cp_used;
	uint32_t cp;

	for (i = from + 1; i < to; i++) {
		struct slice last = line_text(f, i - 1), s = line_text(f, i);

		if (f->lines.at[i].behind_blank)
			continue;
		joined++;
		cp_used = utf8_decode(s, 0, &cp);
		ends += cp_used && !utf8_is_lower(cp) && !strchr(",:&-(", last.p[last.n - 1]);
	}
	return joined && ends * 10 >= joined * 9;
}

static size_t
read_plain(struct finder *f, size_t i)
{
	enum note_form form = f->lines.at[i].label.form;
	size_t end, count = 0;
	bool by_line;

	for (end = i; end < f->lines.n; end++) {
		const struct line *l = &f->lines.at[end];

		if (is_heading_block(f, end) || note_is_heading(line_text(f, end)) ||
		    (l->behind_blank && end > i && is_stray(line_text(f, end))) ||
		    (form != NOTE_PLAIN && l->behind_blank && l->label.form != form))
			break;
	}
	by_line = is_one_a_line(f, i, end);
	for (; i < end; i++) {
		const struct line *l = &f->lines.at[i];
		bool begins = form == NOTE_PLAIN ? l->behind_blank || by_line || !count : l->label.form == form;

		if (begins || !count)
			add_note(f, i, form == NOTE_CARET ? (uint32_t)++count : (count++, 0));
		else
			vec_last(&f->out->notes).end = l->end;
	}
	return end;
}

static size_t
read_list(struct finder *f, size_t heading, size_t i, bool headed)
{
	struct note_list list = { .beg = f->lines.at[heading].beg, .first = (uint32_t)f->out->notes.n, .headed = headed,
		.form = f->lines.at[i].label.form };
	size_t end;

	if (list.form == NOTE_DIGIT && f->lines.at[i].label.number > 1)
		list.form = NOTE_PLAIN;
	end = is_numbered(list.form) ? read_numbered(f, i) : read_plain(f, i);
	list.last = (uint32_t)f->out->notes.n;
	list.end = vec_last(&f->out->notes).end;
	vec_push(&f->out->lists, list);
	return end;
}

/* Is there a sign of a work in the line: a year, a URL, ibid., quotation marks? */
static bool
looks_like_note(struct slice s)
{
	size_t i;

	for (i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == ':' && i + 2 < s.n && s.p[i + 1] == '/' && s.p[i + 2] == '/')
			return true;
		if ((c == '1' || c == '2') && i + 4 <= s.n && (s.p[i + 1] == '9' || s.p[i + 1] == '0') &&
		    strspn(s.p + i, "0123456789") == 4)
			return true;
	}
	return slice_starts_case(s, SLICE("ibid")) || slice_starts_case(s, SLICE("see "));
}

/* Does the text before `end` point to [n]? */
static bool
has_marker(const struct finder *f, uint32_t end, uint32_t number)
{
	char marker[16];
	size_t n = (size_t)snprintf(marker, sizeof(marker), "[%u]", (unsigned)number);

	return memmem(f->d->text.p, end, marker, n) != NULL;
}

/* The same for a number in digits behind a word: "stated.1". */
static bool
has_digits(const struct finder *f, uint32_t end, uint32_t number)
{
	struct slice s = slice_sub(f->d->text, 0, end);
	char digits[16];
	size_t n = (size_t)snprintf(digits, sizeof(digits), "%u", (unsigned)number), at;

	for (at = 0; (at = slice_find(s, (struct slice){ digits, n }, at)) != SIZE_MAX; at += n) {
		unsigned char before = at ? (unsigned char)s.p[at - 1] : ' ';

		if (((before >= 'a' && before <= 'z') || before >= 0x80 || strchr(".,;:!?)\"", before)) &&
		    (at + n == s.n || strchr(" \n,;.)", s.p[at + n])) && !(at > 1 && s.p[at - 2] >= '0' && s.p[at - 2] <= '9'))
			return true;
	}
	return false;
}

/* Entries from line i on that are numbered from 1: are they notes? */
static bool
is_bare_list(const struct finder *f, size_t i)
{
	const struct line *l = &f->lines.at[i];
	enum note_form form = l->label.form;
	size_t k, notes = 0, count = 0;
	uint32_t number = 1;

	for (k = i; k < f->lines.n; k++)
		if (f->lines.at[k].label.form == form && f->lines.at[k].label.number == number) {
			size_t at = form == NOTE_ALONE && k + 1 < f->lines.n ? k + 1 : k;
			struct slice s = line_text(f, at);

			number++;
			count++;
			notes += looks_like_note(slice_sub(s, at == k ? f->lines.at[k].label.text : 0, s.n));
		}
	if (form == NOTE_DIGIT || form == NOTE_ALONE)
		return count >= 2 && notes * 2 >= count && has_digits(f, l->beg, 1) && has_digits(f, l->beg, 2);
	return (form == NOTE_SQUARE && has_marker(f, l->beg, 1)) || (form == NOTE_RAISED && count) ||
	       (count >= 2 && notes * 2 >= count);
}

/* A run of numbered lines near the end, without a heading. Returns the line it begins with. */
static size_t
find_bare_list(const struct finder *f)
{
	size_t i, tries = 0;

	for (i = f->lines.n; i-- > 0;) {
		const struct line *l = &f->lines.at[i];

		if (l->beg < f->d->text.n / TAIL_SHARE && l->beg > 0 && f->lines.n > 8)
			break;
		if (!is_numbered(l->label.form) || l->label.number != 1)
			continue;
		if (is_bare_list(f, i))
			return i;
		if (l->label.form < NOTE_DIGIT || ++tries == TRIES_MAX)
			break;
	}
	return SIZE_MAX;
}

/* Does the sign stand behind a word before `end`? */
static bool
has_sign(const struct finder *f, uint32_t end, struct slice sign)
{
	struct slice s = slice_sub(f->d->text, 0, end);
	size_t at;

	for (at = 0; (at = slice_find(s, sign, at)) != SIZE_MAX; at += sign.n)
		if (at && (unsigned char)s.p[at - 1] > ' ' && s.p[at - 1] != sign.p[0] &&
		    (at + sign.n == s.n || strchr(" \n,.", s.p[at + sign.n])))
			return true;
	return false;
}

/* The first paragraph with a sign that stands in the text before it. */
static size_t
find_starred(const struct finder *f)
{
	size_t i;

	for (i = 1; i < f->lines.n; i++) {
		const struct line *l = &f->lines.at[i];
		struct slice s = line_text(f, i);

		if (l->label.form == NOTE_SYMBOL && l->behind_blank && l->beg > f->d->text.n / TAIL_SHARE &&
		    looks_like_note(slice_sub(s, l->label.text, s.n)))
			return has_sign(f, l->beg, slice_sub(s, l->label.beg, l->label.end)) ? i : SIZE_MAX;
	}
	return SIZE_MAX;
}

void
notes_find(struct notes *out, const struct doc *d)
{
	struct finder f = { .out = out, .d = d };
	size_t i = 0;

	*out = (struct notes){ 0 };
	read_lines(&f);
	while (i < f.lines.n) {
		if (i + 1 < f.lines.n && note_is_heading(line_text(&f, i)) && !note_is_heading(line_text(&f, i + 1)) &&
		    !is_heading_block(&f, i + 1))
			i = read_list(&f, i, i + 1, true);
		else
			i++;
	}
	if (!out->lists.n && ((i = find_bare_list(&f)) != SIZE_MAX || (i = find_starred(&f)) != SIZE_MAX))
		read_list(&f, i, i, false);
	vec_free(&f.lines);
}

void
notes_free(struct notes *n)
{
	vec_free(&n->notes);
	vec_free(&n->lists);
}
