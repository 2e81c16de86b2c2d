#ifndef IBID_IMPORT_BYLINE_H
#define IBID_IMPORT_BYLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "import/metadata.h"

/* The names of a byline and what stands around them. What is told (META_*) goes into m; 0: it is something else. */

/* Where the names after a "By" end: before " on ", " in ", a date, a role in brackets. */
size_t byline_end(struct slice s);
/* Names, then perhaps a publisher: "A B, The Paper"; a town or an agency behind one name is left out. */
unsigned byline_take(struct meta *m, struct slice s);
/* "in Vale", "for The Post", "(Town)", an address, up to a date, behind names: its length, 0: something else follows. */
size_t byline_behind(struct meta *m, struct slice s);
/* What stands before a date on its line: "No. 31", a paper, a name, both. */
unsigned byline_before_date(struct meta *m, struct slice s);
/* "Admin", "Editor": who put it on the site. */
bool byline_is_nobody(struct slice s);
/* "No. 31", "Vol. 3" */
bool byline_is_issue(struct slice s);

#endif
