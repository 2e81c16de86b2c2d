#ifndef IBID_IMPORT_DATA_H
#define IBID_IMPORT_DATA_H

#include "base/str.h"

/*
 * "JSON data", "HTML markup", "source code", …: what a text is that was written for machines and is no article; NULL
 * when it may be prose. Prose with a program, a table or a few tags in it is prose: the whole must be data. Looks at
 * the front of the text alone.
 */
const char *data_kind(struct slice text);

#endif
