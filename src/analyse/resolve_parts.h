#ifndef IBID_ANALYSE_RESOLVE_PARTS_H
#define IBID_ANALYSE_RESOLVE_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Between the files of resolve: the words of a folded title. */

/* The word at or behind *at, which is moved on; false at the end. */
bool resolve_next_word(struct slice *word, struct slice s, size_t *at);
bool resolve_is_idle(struct slice word); /* an article, a preposition: it tells nothing */

#endif
