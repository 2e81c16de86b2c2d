#ifndef IBID_ANALYSE_SENTENCE_H
#define IBID_ANALYSE_SENTENCE_H

#include <stddef.h>

#include "base/str.h"

/*
 * The sentence around bytes beg..end of a paragraph (a block's text, without blanks at its ends): up to a full stop, question
 * or exclamation mark, with the quotation marks and brackets behind it, that a blank and no small letter follow; initials and
 * the usual abbreviations end none.
 */
struct slice sentence_around(struct slice paragraph, size_t beg, size_t end);

#endif
