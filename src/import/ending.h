#ifndef IBID_IMPORT_ENDING_H
#define IBID_IMPORT_ENDING_H

#include "import/section.h"

/*
 * The end of a text whose lines have their fates, once more: signatures and credits become metadata, a site's motto
 * below its share buttons goes, and rules that part nothing. For a section that has a text.
 */
void ending_settle(struct section *x);

#endif
