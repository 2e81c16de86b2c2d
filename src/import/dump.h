#ifndef IBID_IMPORT_DUMP_H
#define IBID_IMPORT_DUMP_H

#include <stdbool.h>

#include "base/str.h"

/*
 * Pages that a program turned into text. Markdown, as converters write it, holds the addresses of its links, marks for
 * emphasis and pictures; text browsers number the links and list their addresses at the end. Appends the text without
 * these to out, with as many lines as it had; nothing is added to a line but bars between the links of a menu.
 * A picture becomes "![what is seen]". false: the text is no such dump, and out is as it was.
 */
bool dump_plain(struct str *out, struct slice text);

#endif
