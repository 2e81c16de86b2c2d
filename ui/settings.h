#ifndef IBID_UI_SETTINGS_H
#define IBID_UI_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

/* X(field, name, default, least, most, help): what `set` knows. Switches have 0 and 1 and are written on and off. */
#define SETTINGS(X)                                                                                                  \
	X(text_width, "text-width", 72, 20, 500, "widest line of text, in cells")                                   \
	X(list_width, "list-width", 0, 0, 200, "cells of the list pane; 0 goes with the screen")                    \
	X(side_width, "side-width", 0, 0, 200, "cells of the side pane; 0 goes with the screen")                    \
	X(fold_side, "fold-side", 100, 0, 500, "below this many columns the side pane folds away")                  \
	X(fold_list, "fold-list", 90, 0, 500, "below this many columns the list folds away")                        \
	X(context, "context", 2, 0, 20, "lines kept in sight around a hit")                                         \
	X(reading_speed, "reading-speed", 230, 50, 2000, "words a minute, for the reading time")                    \
	X(mentions, "mentions", 1, 0, 1, "colour names in the text")                                                \
	X(mouse, "mouse", 1, 0, 1, "take the mouse")                                                                \
	X(bidi, "bidi", 1, 0, 1, "reorder right-to-left text; off if the terminal does")

struct settings {
#define SETTING_FIELD(field, name, value, least, most, help) int field;
	SETTINGS(SETTING_FIELD)
#undef SETTING_FIELD
};

void settings_defaults(struct settings *s);
/* The argument of `set`: NAME VALUE, or NAME=VALUE. With NAME alone, *shown gets "NAME VALUE". */
int settings_set(struct settings *s, struct slice line, struct str *shown, struct err *e);
const char *settings_name(size_t i); /* NULL behind the last */
const char *settings_help(size_t i);
bool settings_is_switch(struct slice name);
void settings_put_value(struct str *out, const struct settings *s, size_t i);

#endif
