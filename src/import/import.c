#include "import.h"

#include <string.h>

#include "base/utf8.h"
#include "import/blocks.h"
#include "import/data.h"
#include "import/decode.h"
#include "import/dump.h"
#include "import/furniture.h"
#include "import/language.h"
#include "import/lines.h"
#include "import/section.h"

enum {
	TITLE_BYTES = 90, /* of a title that we make from the text */
	HOST_LOOK = 15,   /* lines in which a page names its own address */
	ARTICLES_MAX = UINT16_MAX,
};

/* --- decoding ---------------------------------------------------------------------------------- */

static void
find_lines(struct page *p, struct arena *mem)
{
	struct slice rest = p->text, line;
	size_t n = 0, i;

	for (i = 0; i < rest.n; i++)
		n += rest.p[i] == '\n';
	p->lines = arena_alloc(mem, (n + 1) * sizeof(*p->lines));
	while (slice_next_line(&line, &rest))
		p->lines[p->nlines++] = (struct page_line){ .beg = (uint32_t)(line.p - p->text.p),
			.end = (uint32_t)(line.p - p->text.p + line.n) };
}

/* The host of an address: between "//" and the next slash, without "www." */
static struct slice
host_of(struct slice url)
{
	size_t beg = slice_find(url, SLICE("//"), 0), end;

	beg = beg == SIZE_MAX ? 0 : beg + 2;
	end = slice_find(url, SLICE("/"), beg);
	url = slice_sub(url, beg, end);
	return slice_starts_case(url, SLICE("www.")) ? slice_sub(url, 4, url.n) : url;
}

/* The page's own address: its origin, or a bare one or "Source: …" near its top. */
static struct slice
own_url(const struct lines *lines, const char *origin)
{
	size_t i;
	struct meta m = { 0 };
	struct slice url = { 0 };

	if (line_is_url(slice_of(origin)))
		return slice_of(origin);
	for (i = 0; i < lines->n && i < HOST_LOOK && !url.n; i++) {
		const struct line *l = &lines->at[i];

		if (line_is_url(l->s) && (!i || lines->at[i - 1].form != FORM_ALSO))
			url = l->s;
		else if (l->words < 20 && (meta_of_line(l) & META_URL) && meta_read(&m, l->s))
			url = m.url;
	}
	meta_free(&m);
	return url;
}

static const char *
group_of(const struct lines *lines, const char *origin, struct arena *mem)
{
	struct slice url = own_url(lines, origin), host;
	const char *slash = strrchr(origin, '/');

	if (url.n) {
		host = host_of(url);
		return arena_dup(mem, host.p, host.n);
	}
	return slash ? arena_dup(mem, origin, (size_t)(slash - origin)) : "";
}

static void
find_candidates(struct page *p, const struct lines *lines, struct arena *mem)
{
	uint64_t *hash, h;
	size_t i, k, n = 0, max = 64;

	hash = arena_alloc(mem, max * sizeof(*hash));
	for (i = 0; i < lines->n && n < max; i++) {
		if (!furniture_at_edge(lines, i) || !furniture_candidate(&lines->at[i]))
			continue;
		h = furniture_hash(lines->at[i].s);
		for (k = 0; k < n && hash[k] != h; k++)
			;
		if (k == n)
			hash[n++] = h;
	}
	p->candidates = hash;
	p->ncandidates = n;
}

int
import_decode(struct page *out, struct arena *mem, struct slice bytes, const char *origin, struct err *e)
{
	struct str text = { 0 }, plain = { 0 };
	struct lines *lines;
	int rc;

	memset(out, 0, sizeof(*out));
	out->origin = arena_str(mem, origin ? origin : "");
	rc = decode_text(&text, &out->encoding, &out->bad_bytes, bytes, e);
	if (rc == 0) {
		out->text = (struct slice){ arena_dup(mem, str_cstr(&text), text.n), text.n };
		out->plain = out->text;
		if (dump_plain(&plain, out->text))
			out->plain = (struct slice){ arena_dup(mem, str_cstr(&plain), plain.n), plain.n };
		find_lines(out, mem);
		lines = arena_alloc(mem, sizeof(*lines));
		lines_build(lines, out, mem);
		furniture_mark(lines);
		out->group = group_of(lines, out->origin, mem);
		if (!(out->data = data_kind(out->plain)))
			find_candidates(out, lines, mem);
		out->parsed = lines;
	}
	str_free(&text);
	str_free(&plain);
	return rc;
}

/* --- articles ------------------------------------------------------------------------------------- */

/* A title for what has none: the text's first words, else the file's name. */
static const char *
made_title(struct slice text, const char *origin, struct arena *mem)
{
	struct slice s = slice_trim(text), first;
	const char *slash = strrchr(origin, '/');

	if (!s.n) {
		s = slice_of(slash && slash[1] ? slash + 1 : origin);
		return s.n ? arena_dup(mem, s.p, s.n) : "Untitled";
	}
	slice_next_line(&first, &s);
	if (first.n <= TITLE_BYTES)
		return arena_dup(mem, first.p, first.n);
	first.n = TITLE_BYTES;
	while (first.n > 1 && first.p[first.n] != ' ')
		first.n--;
	if (first.n < TITLE_BYTES / 2) { /* one long word: cut it, but not in a character */
		first.n = TITLE_BYTES;
		while (((unsigned char)first.p[first.n] & 0xC0) == 0x80)
			first.n--;
	}
	return arena_printf(mem, "%.*s…", (int)first.n, first.p);
}

static void
store_related(struct article *a, const struct section *x, const struct section *next, struct arena *mem)
{
	struct related *r = arena_alloc(mem, x->related.n * sizeof(*r));
	size_t i;

	for (i = 0; i < x->related.n; i++) {
		r[i].url = arena_dup(mem, x->related.at[i].p, x->related.at[i].n);
		if (next && next->title.n && slice_eq(next->url_above, x->related.at[i]))
			r[i].title = arena_dup(mem, next->title.p, next->title.n);
	}
	a->related = r;
	a->nrelated = x->related.n;
}

static void
store_article(struct article *a, const struct section *x, const struct section *next, const struct page *page,
    struct arena *mem)
{
	blocks_build(&a->doc, x, mem);
	store_related(a, x, next, mem);
	a->title = x->title.n ? arena_dup(mem, x->title.p, x->title.n) : made_title(a->doc.text, page->origin, mem);
	a->origin = page->origin;
	a->words = utf8_words(a->doc.text);
	a->language = language_of(a->doc.text);
	meta_store(&x->meta, a, mem);
}

static bool
has_text(const struct section *x)
{
	size_t i;

	for (i = x->beg; i < x->end; i++)
		if (x->lines->at[i].fate == FATE_TEXT)
			return true;
	return false;
}

/* Nothing of it is text by our rules: then all is that tells nothing of the text, its title too; failing that, all. */
static void
rescue(struct section *x)
{
	size_t i;

	if (has_text(x))
		return;
	for (i = x->beg; i < x->end; i++)
		if (x->lines->at[i].form == FORM_NONE && !x->lines->at[i].told)
			x->lines->at[i].fate = FATE_TEXT;
	if (has_text(x))
		return;
	for (i = x->beg; i < x->end; i++)
		x->lines->at[i].fate = FATE_TEXT;
}

/* The user has the last word. It is of the page's own line, whatever a converter's marks left of it. */
static void
obey(struct section *x, const struct page *page)
{
	size_t i, k;

	for (i = x->beg; page->corrections.n && i < x->end; i++) {
		struct line *l = &x->lines->at[i];
		const struct page_line *p = &page->lines[l->page_line];
		uint64_t hash = slice_hash(slice_trim(slice_sub(page->text, p->beg, p->end)));

		for (k = 0; k < page->corrections.n; k++) {
			if (page->corrections.at[k].line != hash)
				continue;
			l->caption |= l->fate == FATE_CAPTION;
			l->fate = page->corrections.at[k].verdict == LINE_KEEP ? FATE_TEXT : FATE_DROPPED;
		}
	}
}

static void
store_fates(struct page *page, const struct section_list *list)
{
	size_t k, i;

	for (i = 0; i < page->nlines; i++) {
		struct slice s = slice_sub(page->text, page->lines[i].beg, page->lines[i].end);

		page->lines[i].fate = slice_trim(s).n ? FATE_FURNITURE : FATE_BLANK; /* a link's address is no line of ours */
	}
	for (k = 0; k < list->sections.n; k++) {
		const struct section *x = &list->sections.at[k];

		for (i = x->beg; i < x->end; i++) {
			struct page_line *l = &page->lines[x->lines->at[i].page_line];

			l->fate = x->lines->at[i].fate;
			l->article = (uint16_t)(k < ARTICLES_MAX ? k : ARTICLES_MAX);
		}
	}
}

int
import_extract(struct page *page, struct arena *mem, import_furniture_fn *learned, void *ctx, struct err *e)
{
	struct section_list list = { 0 };
	struct lines lines;
	size_t i;

	lines.n = page->parsed->n;
	if (!lines.n)
		return err_set(e, ERR_INPUT, "is empty");
	if (page->data)
		return err_set(e, ERR_INPUT, "is %s, not an article", page->data);
	lines.at = arena_alloc(mem, lines.n * sizeof(*lines.at)); /* a copy, so that a page can be extracted again */
	memcpy(lines.at, page->parsed->at, lines.n * sizeof(*lines.at));
	for (i = 0; learned && i < lines.n; i++)
		lines.at[i].learned = furniture_at_edge(&lines, i) && furniture_candidate(&lines.at[i]) &&
		    learned(ctx, furniture_hash(lines.at[i].s));
	sections_split(&list, &lines);
	page->narticles = list.sections.n;
	page->articles = arena_alloc(mem, page->narticles * sizeof(*page->articles));
	for (i = 0; i < list.sections.n; i++) {
		section_head(&list.sections.at[i]);
		section_body(&list.sections.at[i]);
		section_settle(&list.sections.at[i]);
		rescue(&list.sections.at[i]);
		obey(&list.sections.at[i], page);
	}
	for (i = 0; i < list.sections.n; i++)
		store_article(&page->articles[i], &list.sections.at[i],
		    i + 1 < list.sections.n ? &list.sections.at[i + 1] : NULL, page, mem);
	store_fates(page, &list);
	sections_free(&list);
	return 0;
}

void
import_raw(struct page *page, struct arena *mem)
{
	struct article *a = arena_alloc(mem, sizeof(*a));
	size_t i;

	blocks_raw(&a->doc, page, mem);
	a->title = made_title(page->text, page->origin, mem);
	a->origin = page->origin;
	a->words = utf8_words(page->text);
	a->language = language_of(page->text);
	for (i = 0; i < page->nlines; i++) {
		struct page_line *l = &page->lines[i];

		l->fate = slice_trim(slice_sub(page->text, l->beg, l->end)).n ? FATE_TEXT : FATE_BLANK;
		l->article = 0;
	}
	page->articles = a;
	page->narticles = 1;
}
