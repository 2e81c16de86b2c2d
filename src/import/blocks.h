#ifndef IBID_IMPORT_BLOCKS_H
#define IBID_IMPORT_BLOCKS_H

#include "base/mem.h"
#include "import/section.h"
#include "model/doc.h"

/*
 * The lines of the article that are text, as blocks. In a page's dump a line is a paragraph; in a text that was wrapped
 * by hand (mail, RFCs) the lines between two blank ones are.
 */
void blocks_build(struct doc *out, const struct section *x, struct arena *mem);

/* Every line of the page that is not blank as a paragraph, over the page's own text. */
void blocks_raw(struct doc *out, const struct page *page, struct arena *mem);

#endif
