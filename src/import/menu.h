#ifndef IBID_IMPORT_MENU_H
#define IBID_IMPORT_MENU_H

#include <stdbool.h>

#include "import/lines.h"

/* Menus and breadcrumbs that are one line, by their form. */

/* The entries of a breadcrumb. Returns how many there are. */
enum { CRUMBS_MAX = 12 };
size_t menu_crumbs(struct slice out[CRUMBS_MAX], struct slice line);
/* Home and something, or three entries of which all but the last are short. */
bool menu_is_crumb(const struct line *l);
/* FORM_MENU, FORM_COLUMNS when it may be a table's row, FORM_NONE. */
enum line_form menu_of_line(const struct line *l);

#endif
