#include "blocks.h"

#include <string.h>

#include "base/utf8.h"
#include "import/words.h"

enum {
	HEADING_WORDS = 14,
	VERSE_BYTES = 60,              /* a line of verse is shorter */
	INDENT = 2,                    /* columns that set a line apart */
	NESTING = 2,                   /* columns of one level of a list */
	LEVELS = 6,                    /* of lists and quotes; what is nested deeper is shown as the deepest */
};

struct writer {
	const struct section *x;
	struct doc_builder b;
	bool wrapped;
};

static const struct line *
line_at(const struct writer *w, size_t i)
{
	return &w->x->lines->at[i];
}

static bool
is_text(const struct writer *w, size_t i)
{
	return i < w->x->end && line_at(w, i)->fate == FATE_TEXT;
}

/* --- what kind of text it is ---------------------------------------------------------------------- */

static bool
is_special(const struct line *l)
{
	return l->form == FORM_RULE || l->form == FORM_URL || l->heading || l->caption || l->indent >= INDENT ||
	    line_item_mark(l->s) || l->s.p[0] == '>' || l->level;
}

/* Wrapped by hand, in parts at least: then items and quotes too may go on in the next line. */
static bool
is_wrapped(const struct writer *w)
{
	size_t i;

	for (i = w->x->body; i < w->x->end; i++)
		if (is_text(w, i) && line_at(w, i)->run)
			return true;
	return false;
}

/* --- the kinds of blocks; each takes lines from i and returns the first that it left ---------------- */

/* Lines of one kind as one block, with their line breaks and what is left of their indentation. */
static size_t
put_preformatted(struct writer *w, size_t i, size_t end)
{
	struct str text = { 0 };
	size_t k, common = SIZE_MAX;

	for (k = i; k < end; k++)
		if (line_at(w, k)->indent < common)
			common = line_at(w, k)->indent;
	for (k = i; k < end; k++) {
		const struct line *l = line_at(w, k);
		size_t lead = l->lead, drop = common < lead ? common : lead;
		struct slice blanks = { l->s.p - lead, lead };

		if (k > i)
			str_putc(&text, '\n');
		/* tabs count for more columns than bytes: then the blanks stay */
		str_put(&text, memchr(blanks.p, '\t', lead) ? l->s : (struct slice){ blanks.p + drop, l->s.n + lead - drop });
	}
	doc_builder_block(&w->b, BLOCK_PREFORMATTED, 0, str_slice(&text));
	str_free(&text);
	return end;
}

static size_t
put_joined(struct writer *w, size_t i, size_t end, enum block_kind kind, unsigned level)
{
	struct str text = { 0 };

	for (; i < end; i++) {
		if (text.n)
			str_putc(&text, ' ');
		str_put(&text, line_at(w, i)->s);
	}
	doc_builder_block(&w->b, kind, level, str_slice(&text));
	str_free(&text);
	return end;
}

/* The end of the run of text lines from i without a blank line between. */
static size_t
group_end(const struct writer *w, size_t i)
{
	for (i++; is_text(w, i) && !line_at(w, i)->gap; i++)
		;
	return i;
}

static size_t
indented_end(const struct writer *w, size_t i)
{
	for (i++; is_text(w, i) && !line_at(w, i)->gap && line_at(w, i)->indent >= INDENT; i++)
		;
	return i;
}

/* Columns, or code: blanks inside the line. */
static bool
has_columns(struct slice s)
{
	return slice_find(s, SLICE("   "), 0) != SIZE_MAX || slice_find(s, SLICE("\t"), 0) != SIZE_MAX;
}

static size_t
put_indented(struct writer *w, size_t i)
{
	size_t end = indented_end(w, i), k, columns = 0, words = 0;

	for (k = i; k < end; k++) {
		columns += has_columns(line_at(w, k)->s);
		words += line_at(w, k)->words;
	}
	if (columns == 0 && words >= 6 && words / (end - i) >= 6 && (w->wrapped || end - i == 1))
		return put_joined(w, i, end, BLOCK_QUOTE, 1);
	return put_preformatted(w, i, end);
}

/* > quoted, > > and quoted again */
static unsigned
quote_level(struct slice *s)
{
	unsigned level = 0;

	while (s->n && (s->p[0] == '>' || (level && s->p[0] == ' '))) {
		level += s->p[0] == '>';
		*s = slice_sub(*s, 1, s->n);
	}
	return level > LEVELS ? LEVELS : level;
}

static size_t
put_quote(struct writer *w, size_t i)
{
	struct slice s = line_at(w, i)->s, more;
	unsigned level = quote_level(&s);
	struct str text = { 0 };

	str_put(&text, s);
	for (i++; w->wrapped && is_text(w, i) && !line_at(w, i)->gap; i++) {
		more = line_at(w, i)->s;
		if (quote_level(&more) != level || !more.n)
			break;
		str_putc(&text, ' ');
		str_put(&text, more);
	}
	if (text.n)
		doc_builder_block(&w->b, BLOCK_QUOTE, level, str_slice(&text));
	str_free(&text);
	return i;
}

static size_t
put_item(struct writer *w, size_t i)
{
	size_t end = i + 1;
	unsigned level = 1 + line_at(w, i)->indent / NESTING;

	/* an item goes on in lines without a mark that stand further in, or anywhere in a wrapped text */
	while (is_text(w, end) && !line_at(w, end)->gap && !line_item_mark(line_at(w, end)->s) &&
	    line_at(w, end)->form == FORM_NONE && (w->wrapped || line_at(w, end)->indent > line_at(w, i)->indent))
		end++;
	return put_joined(w, i, end, BLOCK_ITEM, level > LEVELS ? LEVELS : level);
}

/* A short line by itself, that is no sentence and has text below it. */
static bool
is_heading(const struct writer *w, size_t i)
{
	const struct line *l = line_at(w, i);
	uint32_t cp;
	size_t next = i + 1;

	if (l->heading || l->form == FORM_REFS || l->form == FORM_NOTES)
		return true;
	if (l->words > HEADING_WORDS || !l->words || l->form != FORM_NONE || !l->gap || l->indent ||
	    strchr(",;-:", l->s.p[l->s.n - 1]))
		return false;
	utf8_decode(l->s, 0, &cp);
	if (utf8_is_lower(cp) || (l->sentence && (l->s.p[l->s.n - 1] != '?' || slice_starts(l->s, SLICE("Q:")))))
		return false;
	while (next < w->x->end && line_at(w, next)->fate != FATE_TEXT)
		next++;
	return next < w->x->end && line_at(w, next)->gap && line_at(w, next)->form == FORM_NONE &&
	    (line_is_prose(line_at(w, next)) || line_item_mark(line_at(w, next)->s) || line_at(w, next)->indent >= INDENT);
}

/* Three short lines or more that do not end as sentences: a poem's stanza, an address. */
static bool
is_verse(const struct writer *w, size_t i, size_t end)
{
	size_t k, sentences = 0;

	if (end - i < 3)
		return false;
	for (k = i; k < end; k++) {
		if (line_at(w, k)->s.n > VERSE_BYTES || is_special(line_at(w, k)))
			return false;
		sentences += line_at(w, k)->sentence;
	}
	return sentences * 2 <= end - i;
}

/* The end of a wrapped paragraph. */
static size_t
paragraph_end(const struct writer *w, size_t i)
{
	for (i++; is_text(w, i) && !line_at(w, i)->gap && !is_special(line_at(w, i)); i++)
		;
	return i;
}

static size_t
put_block(struct writer *w, size_t i)
{
	const struct line *l = line_at(w, i);
	struct slice s = l->s;
	size_t end;

	if (l->form == FORM_RULE) {
		doc_builder_block(&w->b, BLOCK_RULE, 0, s);
		return i + 1;
	}
	if (l->caption) {
		doc_builder_block(&w->b, BLOCK_CAPTION, 0, s);
		return i + 1;
	}
	if (s.p[0] == '>')
		return put_quote(w, i);
	if (line_item_mark(s) && (!l->indent || !has_columns(s)))
		return put_item(w, i);
	if (l->indent >= INDENT)
		return put_indented(w, i);
	if (l->level || is_heading(w, i)) {
		doc_builder_block(&w->b, BLOCK_HEADING, l->level ? l->level : 2, s);
		return i + 1;
	}
	if (l->gap && is_verse(w, i, end = group_end(w, i)))
		return put_preformatted(w, i, end);
	return put_joined(w, i, l->run ? paragraph_end(w, i) : i + 1, BLOCK_PARAGRAPH, 0);
}

void
blocks_build(struct doc *out, const struct section *x, struct arena *mem)
{
	struct writer w = { .x = x };
	size_t i = x->beg;

	w.wrapped = is_wrapped(&w);
	while (i < x->end) {
		if (is_text(&w, i))
			i = put_block(&w, i);
		else
			i++;
	}
	doc_builder_finish(&w.b, out, mem);
}

void
blocks_raw(struct doc *out, const struct page *page, struct arena *mem)
{
	struct block *blocks = arena_alloc(mem, page->nlines * sizeof(*blocks));
	size_t i, n = 0;

	for (i = 0; i < page->nlines; i++) {
		struct slice s = slice_trim(slice_sub(page->text, page->lines[i].beg, page->lines[i].end));

		if (s.n)
			blocks[n++] = (struct block){ .beg = (uint32_t)(s.p - page->text.p),
				.end = (uint32_t)(s.p - page->text.p + s.n), .kind = BLOCK_PARAGRAPH };
	}
	*out = (struct doc){ .text = page->text, .blocks = blocks, .nblocks = n };
}
