#include "import_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

int
test_page_read(struct test_page *t, struct slice bytes, const char *origin)
{
	memset(t, 0, sizeof(*t));
	if (import_decode(&t->page, &t->mem, bytes, origin, &t->e) < 0)
		return -1;
	return import_extract(&t->page, &t->mem, NULL, NULL, &t->e);
}

void
test_page_free(struct test_page *t)
{
	arena_free(&t->mem);
}

/* Lines follow each other, cover the text but for newlines, and each has a fate. */
static const char *
broken_line(const struct page *p)
{
	size_t i, at = 0;

	for (i = 0; i < p->nlines; i++) {
		const struct page_line *l = &p->lines[i];
		struct slice s = slice_sub(p->text, l->beg, l->end);
		bool blank = slice_trim(s).n == 0;

		if (l->beg != at || l->end < l->beg || l->end > p->text.n)
			return "lines cover the page";
		if (memchr(s.p, '\n', s.n))
			return "a line is one line";
		if (l->fate > FATE_DROPPED || blank != (l->fate == FATE_BLANK))
			return "every line has a fate, and blank ones are blank";
		if (!blank && l->article >= p->narticles)
			return "a line belongs to an article of its page";
		at = l->end + 1;
	}
	return at >= p->text.n ? NULL : "lines cover the page to its end";
}

/* Letters and digits of the text stand in the page in the same order: nothing is invented, nothing moved. */
static bool
comes_from(struct slice text, struct slice page, size_t *at)
{
	size_t i = 0, used;
	uint32_t want, cp;

	while (i < text.n) {
		i += utf8_decode(text, i, &want);
		if (!utf8_is_alnum(want))
			continue;
		do {
			if (*at >= page.n)
				return false;
			used = utf8_decode(page, *at, &cp);
			*at += used;
		} while (cp != want);
	}
	return true;
}

static const char *
broken_blocks(const struct doc *d)
{
	size_t i, k, at = 0;

	for (i = 0; i < d->nblocks; i++) {
		const struct block *b = &d->blocks[i];

		if (b->beg < at || b->end <= b->beg || b->end > d->text.n || b->kind >= BLOCK_KINDS)
			return "blocks are ordered and within the text";
		for (k = at; k < b->beg; k++)
			if (!strchr(" \n\t\r", d->text.p[k]) || !d->text.p[k])
				return "between blocks is white space only";
		at = b->end;
	}
	return slice_trim(slice_sub(d->text, at, d->text.n)).n ? "blocks cover the text" : NULL;
}

static const char *
broken_article(const struct article *a, struct slice page, size_t *at)
{
	struct str nfc = { 0 };
	bool same;
	const char *law;

	if (!a->title || !a->title[0] || !a->origin)
		return "title and origin are there";
	if (!utf8_valid(a->doc.text) || !utf8_valid(slice_of(a->title)))
		return "text is UTF-8";
	utf8_nfc(&nfc, a->doc.text);
	same = slice_eq(str_slice(&nfc), a->doc.text);
	str_free(&nfc);
	if (!same)
		return "text is in NFC";
	if (!a->doc.nblocks)
		return "an article has text";
	if (a->date.year && !date_valid(a->date))
		return "a date is one";
	if (!comes_from(a->doc.text, page, at))
		return "text comes from the page, in its order";
	law = broken_blocks(&a->doc);
	return law;
}

const char *
test_page_broken_law(const struct page *p)
{
	const char *law = broken_line(p);
	size_t i, at = 0;

	if (!p->narticles)
		return "a page has an article";
	for (i = 0; !law && i < p->narticles; i++)
		law = broken_article(&p->articles[i], p->text, &at);
	return law;
}

char *
test_data_path(const char *folder, const char *name)
{
	struct str s = { 0 };
	const char *top = getenv("srcdir");

	str_printf(&s, "%s/%s/%s", top ? top : ".", folder, name);
	return str_take(&s);
}

struct slice
test_data_read(const char *path)
{
	FILE *f = fopen(path, "rb");
	struct str s = { 0 };
	char buf[8192];
	size_t n;

	if (!f) {
		perror(path);
		abort();
	}
	while ((n = fread(buf, 1, sizeof(buf), f)) > 0)
		str_add(&s, buf, n);
	fclose(f);
	n = s.n;
	return (struct slice){ str_take(&s), n };
}
