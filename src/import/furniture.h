#ifndef IBID_IMPORT_FURNITURE_H
#define IBID_IMPORT_FURNITURE_H

#include <stdint.h>

#include "import/lines.h"

/* Site furniture by its form, in English, German, French, Spanish, Italian, Portuguese and Dutch. */

/* Give every line its form. */
void furniture_mark(struct lines *lines);

/* The hash under which a line is counted across pages: case, accents, blanks and numbers do not matter. */
uint64_t furniture_hash(struct slice line);
/* Could this line be furniture if it repeats? Not headings of reference lists, bylines, dates, quotes, addresses, items. */
bool furniture_candidate(const struct line *l);
/* Is line i a title, whatever its words: the first of the page, a byline and more metadata right below it? */
bool furniture_is_headed(const struct lines *lines, size_t i);
/* Is line i near enough to an end of the page that it may be learned? */
bool furniture_at_edge(const struct lines *lines, size_t i);

#endif
