#include "original.h"

#include <stdlib.h>
#include <string.h>
#include <zstd.h>

#include "app/library.h"
#include "db/articles.h"
#include "db/corrections.h"
#include "db/documents.h"
#include "db/furniture.h"

enum { LEVEL = 3 };

struct slice
original_pack(struct slice bytes, struct arena *mem)
{
	size_t room = ZSTD_compressBound(bytes.n), n;
	char *scratch = mem_alloc(room), *packed;

	n = ZSTD_compress(scratch, room, bytes.p, bytes.n, LEVEL);
	if (ZSTD_isError(n))
		mem_panic(room);
	packed = arena_dup(mem, scratch, n);
	free(scratch);
	return (struct slice){ packed, n };
}

int
original_unpack(struct slice *bytes, struct slice packed, struct arena *mem, struct err *e)
{
	unsigned long long size = ZSTD_getFrameContentSize(packed.p, packed.n);
	size_t n;
	char *p;

	if (size > TEXT_MAX) /* the two error values too */
		return err_set(e, ERR_DB, "the original is damaged in the library; import it again");
	p = arena_alloc(mem, (size_t)size + 1);
	n = ZSTD_decompress(p, (size_t)size, packed.p, packed.n);
	if (ZSTD_isError(n) || n != size)
		return err_set(e, ERR_DB, "the original is damaged in the library; import it again");
	*bytes = (struct slice){ p, n };
	return 0;
}

static int
extract_again(struct db *db, struct page *page, const struct document *d, struct arena *mem, struct err *e)
{
	struct furniture_lines learned = { 0 };
	struct slice bytes;
	int rc;

	if (original_unpack(&bytes, d->original, mem, e) < 0 || import_decode(page, mem, bytes, d->origin, e) < 0 ||
	    furniture_learned(db, &learned, d->site, e) < 0 ||
	    corrections_get(db, &page->corrections, mem, d->id, e) < 0)
		rc = -1;
	else
		rc = import_extract(page, mem, furniture_has, &learned, e);
	vec_free(&learned.hashes);
	return rc;
}

size_t
original_article(const struct page *page, size_t ordinal, const char *title)
{
	size_t i;

	if (ordinal < page->narticles && strcmp(page->articles[ordinal].title, title) == 0)
		return ordinal;
	for (i = 0; i < page->narticles; i++)
		if (strcmp(page->articles[i].title, title) == 0)
			return i;
	return ordinal < page->narticles ? ordinal : 0;
}

/* One paragraph a line; what is not in the article is marked as removed. */
static void
show_lines(struct doc *out, size_t *at, const struct page *page, size_t article, struct arena *mem)
{
	struct block *blocks = arena_alloc(mem, page->nlines * sizeof(*blocks));
	struct span *spans = arena_alloc(mem, page->nlines * sizeof(*spans));
	bool begun = false;
	size_t i;

	*out = (struct doc){ .text = page->text, .blocks = blocks, .spans = spans };
	*at = 0;
	for (i = 0; i < page->nlines; i++) {
		const struct page_line *l = &page->lines[i];

		if (l->fate == FATE_BLANK || l->beg == l->end)
			continue;
		blocks[out->nblocks++] = (struct block){ .beg = l->beg, .end = l->end, .kind = BLOCK_PARAGRAPH };
		if (l->fate == FATE_TEXT && l->article == article) {
			if (!begun)
				*at = l->beg;
			begun = true;
		} else
			spans[out->nspans++] = (struct span){
				.beg = l->beg, .end = l->end, .kind = SPAN_REMOVED, .target = l->fate,
			};
	}
}

int
original_page(struct db *db, struct doc *out, size_t *at, struct arena *mem, int64_t article, struct err *e)
{
	struct page page = { 0 };
	struct document d;
	const char *title;
	int64_t document;
	size_t ordinal;

	if (article_place(db, &document, &ordinal, &title, mem, article, e) < 0 ||
	    document_load(db, &d, mem, document, e) < 0 || extract_again(db, &page, &d, mem, e) < 0)
		return -1;
	show_lines(out, at, &page, original_article(&page, ordinal, title), mem);
	return 0;
}

const char *
library_removed_reason(uint32_t target)
{
	switch ((enum page_fate)target) {
	case FATE_METADATA: return "about the article";
	case FATE_TITLE: return "the title";
	case FATE_TEASER: return "repeats the text";
	case FATE_FURNITURE: return "of the site";
	case FATE_LEARNED: return "on many pages";
	case FATE_RELATED: return "a link";
	case FATE_CAPTION: return "a caption";
	case FATE_DROPPED: return "by your word";
	default: return "of another article";
	}
}
