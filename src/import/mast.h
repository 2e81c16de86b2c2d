#ifndef IBID_IMPORT_MAST_H
#define IBID_IMPORT_MAST_H

#include "import/lines.h"

/*
 * What stands above a page's title in lines of its own: menus of one entry a line, banners about cookies, a list of the
 * text's headings. Their lines get a form; the forms of single lines are known already.
 */
void mast_mark(struct lines *lines);

#endif
