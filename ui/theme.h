#ifndef IBID_UI_THEME_H
#define IBID_UI_THEME_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "ui/style.h"

/* How styles look. Colours are those of the 256-colour palette; term.c brings them down to what the terminal has. */
enum { THEME_DEFAULT = -1 }; /* the terminal's own */

struct look {
	short foreground, background; /* 0..255 or THEME_DEFAULT */
	unsigned char attrs;          /* enum style_attr */
};
struct theme {
	struct look look[STYLE_COUNT];
};

/* "dark", "light" or "mono". false: no such theme. */
bool theme_load(struct theme *t, struct slice name);
const char *theme_name(size_t i); /* NULL behind the last */
/* The argument of `color`: STYLE FOREGROUND [BACKGROUND] [ATTRIBUTE ...]. */
int theme_color(struct theme *t, struct slice line, struct err *e);

const char *style_name(enum style style);
char style_letter(enum style style); /* in golden screens */

#endif
