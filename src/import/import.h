#ifndef IBID_IMPORT_IMPORT_H
#define IBID_IMPORT_IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/vec.h"
#include "model/article.h"
#include "model/correction.h"

/*
 * Bytes in, draft articles out. Pure: no globals, no files, no database, so that many threads may import at once.
 * In two steps, because between them the library counts which lines repeat across the pages of one origin:
 *
 *	import_decode(&page, &mem, bytes, origin, &e)       bytes -> lines of NFC text
 *	   page.candidates -> the library counts them by page.group -> which of them are furniture
 *	import_extract(&page, &mem, is_furniture, ctx, &e)  lines -> articles
 */

/* What became of a line of the page. */
enum page_fate {
	FATE_BLANK,
	FATE_TEXT,      /* in an article's text */
	FATE_METADATA,  /* title, byline, date line, lead line: read, then not repeated in the text */
	FATE_TITLE,     /* a repeated title */
	FATE_TEASER,    /* repeats the first paragraph */
	FATE_FURNITURE, /* breadcrumb, share line, menu, comment form, ...: known by its form */
	FATE_LEARNED,   /* repeats across the pages of this origin */
	FATE_RELATED,   /* "Also read" and its link */
	FATE_CAPTION,   /* a picture's caption; it is a caption block or, repeated, left out */
	FATE_DROPPED,   /* the user took it out of the text */
};

struct page_line {
	uint32_t beg, end; /* bytes of page.text, without the newline */
	uint8_t fate;      /* enum page_fate; set by import_extract() */
	uint16_t article;  /* index of the article that it belongs to, when fate is not FATE_BLANK or furniture */
};

struct lines;

struct page {
	/* set by import_decode() */
	struct slice text;        /* the page as it came: UTF-8, NFC, \n; NUL-terminated */
	struct slice plain;       /* its lines without the marks of a converter; the text itself when there are none */
	const char *encoding;     /* as found, e.g. "WINDOWS-1252" */
	size_t bad_bytes;         /* bytes that were replaced by U+FFFD */
	const char *origin;
	const char *group;        /* pages of one site: the host of the page's own URL, else the folder of its origin */
	struct page_line *lines;
	size_t nlines;
	const uint64_t *candidates; /* hashes, each once, of lines that could be furniture if they repeat */
	size_t ncandidates;
	const char *data; /* "JSON data", …: what the page is that was written for machines; NULL: it may be an article */
	struct line_corrections corrections; /* of the user; set by the caller, before import_extract(), which obeys them */
	const struct lines *parsed; /* import's own: what import_extract() goes on from */
	/* set by import_extract() */
	struct article *articles; /* at least one */
	size_t narticles;
};

/*
 * Decode a document. Everything is put into mem. ERR_INPUT when it is empty, binary or longer than TEXT_MAX;
 * the message speaks of the content alone ("is empty"), and the caller says of which file.
 */
int import_decode(struct page *out, struct arena *mem, struct slice bytes, const char *origin, struct err *e);

/* Is a line with this hash known to repeat on pages of the group? */
typedef bool import_furniture_fn(void *ctx, uint64_t line);

/*
 * Turn the page's lines into articles. `learned` may be NULL. ERR_INPUT when the page is data, a program or markup:
 * "is JSON data, not an article". (HTML that is saved as text by a browser, without its tags, is an article.)
 */
int import_extract(struct page *page, struct arena *mem, import_furniture_fn *learned, void *ctx, struct err *e);

/* The text as it is, one article, nothing removed: offsets are those of the text as given (after decoding). */
void import_raw(struct page *page, struct arena *mem);

#endif
