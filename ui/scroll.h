#ifndef IBID_UI_SCROLL_H
#define IBID_UI_SCROLL_H

#include <stdbool.h>

#include "ui/command.h"
#include "ui/text_view.h"

/* The commands that move in a view of a text: of the text pane and of the pages alike. count is -1 when none was typed. */
bool scroll_is_jump(enum command_id id); /* top, bottom, percent: there is a way back from it */
/* false: not one of these commands. `bytes` is the length of the view's text. */
bool scroll_command(struct text_view *v, size_t bytes, enum command_id id, int count);

#endif
