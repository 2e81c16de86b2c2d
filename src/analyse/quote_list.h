#ifndef IBID_ANALYSE_QUOTE_LIST_H
#define IBID_ANALYSE_QUOTE_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "model/doc.h"

/* Which blocks of a doc are entries of a list of references: asked block by block, from the first on. { 0 } begins. */
struct quote_list {
	bool open; /* a heading like "References" came, and entries since */
};
bool quote_list_holds(struct quote_list *l, const struct doc *d, size_t block);

#endif
