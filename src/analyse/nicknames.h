#ifndef IBID_ANALYSE_NICKNAMES_H
#define IBID_ANALYSE_NICKNAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* First names as they are folded for comparing. Is one a short form of the other, or are both of a third: Bill, William? */
bool nickname_of(struct slice a, struct slice b);
/* The next full name that a short form may have, from *at = 0 on; absent: no more. */
struct slice nickname_full(struct slice nickname, size_t *at);
bool nicknames_sorted(void); /* for the tests: the list is as the search needs it */

#endif
