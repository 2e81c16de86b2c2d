#ifndef IBID_UI_TERM_H
#define IBID_UI_TERM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "ui/grid.h"
#include "ui/pane.h"
#include "ui/theme.h"

/* The terminal, through curses: the only file that knows it, and the only one with state of its own. */

int term_open(struct err *e); /* without the mouse */
void term_close(void);   /* the user's screen is back; may be called twice, and when a signal ends the program */
void term_leave(void);   /* for a while: another program may use the terminal */
void term_enter(void);
void term_mouse(bool on);
void term_size(int *rows, int *cols); /* asks the system, and tells curses */
void term_redraw(void);  /* forget what the terminal shows */
void term_show(const struct grid *g, const struct theme *t);
/* Put text into the terminal's clipboard (OSC 52). ERR_INPUT when it is longer than terminals take. */
int term_copy(struct slice text, struct err *e);

enum term_event { TERM_NONE, TERM_KEY, TERM_MOUSE, TERM_GONE };
/* The next event that is there already; never waits. */
enum term_event term_read(uint32_t *key, struct mouse *m);

#endif
