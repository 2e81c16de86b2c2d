#ifndef IBID_IMPORT_WORDS_H
#define IBID_IMPORT_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Small words of a line against sorted lists of folded words (lower case, no accents: see utf8_fold). */

/* The next run without ASCII white space, commas off its end; false when there is none. */
bool word_next(struct slice *word, struct slice *rest);
/* Is the word, folded, in the sorted list of n? */
bool word_in(struct slice word, const char *const *list, size_t n);
/* Is a list sorted, so that word_in() finds all of it? */
bool words_sorted(const char *const *list, size_t n);

/*
 * Fold a line for comparing with lists: lower case without accents, plain quotes and dashes, one blank between words,
 * no bullets and arrows before it, no colon, arrow or ellipsis after it. At most cap - 1 bytes; false: longer than that.
 */
bool words_fold(char *out, size_t cap, struct slice line);

/*
 * Titles are compared by their letters and digits alone, case and accents folded. If s begins with all those of title,
 * return where they end in s (past closing quotes and marks that are the title's too); else 0.
 */
size_t words_prefix(struct slice s, struct slice title);
bool words_same(struct slice a, struct slice b); /* and both hold some */
/* Those letters and digits into out, in place of what it held: lines are the same when these are. */
void words_key(struct str *out, struct slice s);

#endif
