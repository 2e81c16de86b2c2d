#ifndef IBID_IMPORT_STANDFIRST_H
#define IBID_IMPORT_STANDFIRST_H

#include "import/section.h"

/* Paragraphs between a title and its text that are not the text's first. */

/* A paragraph with a byline, or the day it was published, and more text below it. */
bool standfirst_is(const struct section *x, size_t i);
/* "A B is a farmer", right below the name of A B, who wrote the text below. */
bool standfirst_is_note(const struct section *x, size_t i);
/* "Published 4 June 2020": a date that says what it is. */
bool standfirst_is_day(struct slice s);

#endif
