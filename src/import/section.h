#ifndef IBID_IMPORT_SECTION_H
#define IBID_IMPORT_SECTION_H

#include "base/vec.h"
#include "import/lines.h"
#include "import/metadata.h"

/* The lines of one article on a page, and what was read from them. */
struct section {
	struct lines *lines;
	size_t beg, end;        /* of the page's lines */
	size_t body;            /* the first line of the text; end when there is none */
	struct slice title;     /* borrowed from the page; absent when there is none */
	struct slice url_above; /* the link that led to it: "Also read" and this */
	bool reprint;           /* it came with a lead line, as digests have them */
	bool crumb;             /* a breadcrumb stands above it */
	struct slice signature; /* a name below the title that may be the author's, or a caption */
	bool testimony; /* the signature stands above a text in the first person */
	struct meta meta;
	VEC(struct slice) related; /* addresses of "Also read" */
};

struct section_list {
	VEC(struct section) sections;
};

/* Part the page into articles; at least one when it has a line. */
void sections_split(struct section_list *out, struct lines *lines);
void sections_free(struct section_list *list);

/*
 * Title, metadata, captions and furniture above the text: sets title, body and the fates of lines up to it.
 * The first of several articles is told apart from a site's mast by breadcrumb, repetition, or what stands beside it.
 */
void section_head(struct section *x);
/* The text's lines, and what goes from among and below them. After section_head(). */
void section_body(struct section *x);
/* Names that only the absence of better ones makes authors. After section_body(). */
void section_settle(struct section *x);

#endif
