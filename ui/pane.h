#ifndef IBID_UI_PANE_H
#define IBID_UI_PANE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "ui/command.h"
#include "ui/grid.h"
#include "ui/settings.h"

/*
 * A pane is a struct that begins with struct pane, plus a table of operations; an operation that is NULL does nothing.
 * Panes draw into the grid and know nothing of a terminal.
 */
struct ui;
struct pane;

enum mouse_kind { MOUSE_PRESS, MOUSE_DRAG, MOUSE_RELEASE, MOUSE_WHEEL_UP, MOUSE_WHEEL_DOWN, MOUSE_DOUBLE };
struct mouse {
	enum mouse_kind kind;
	int row, col; /* of the screen */
};

struct pane_ops {
	const char *name;  /* help heading */
	unsigned context;  /* enum context */
	void (*reflow)(struct pane *p); /* p->rect changed */
	void (*draw)(struct pane *p, struct grid *g);
	/* Run a command. False: not one of this pane's. count is -1 when none was typed. */
	bool (*command)(struct pane *p, enum command_id id, int count, struct slice arg);
	void (*mouse)(struct pane *p, const struct mouse *m);
	/* What is under the cursor, and the keys that matter now, for the status row. */
	void (*status)(struct pane *p, struct str *where, struct str *keys);
	void (*refresh)(struct pane *p); /* the library changed */
	/* Do a slice (about a millisecond) of long work; true when there is more. */
	bool (*idle)(struct pane *p);
	void (*free)(struct pane *p);
};

struct pane {
	const struct pane_ops *ops;
	struct ui *ui;
	struct rect rect; /* rows 0: not on the screen */
	int over;         /* of a page: the rows that it takes at the screen's bottom; 0: all */
	struct pane *below; /* of a page: the one that it lies over, shown again when it is closed; or NULL */
};

/* Where the panes stand. Widths come from the settings; what does not fit folds away and, focused, opens over the text. */
enum pane_id { PANE_LIST, PANE_TEXT, PANE_SIDE, PANES };
struct layout {
	struct rect rect[PANES]; /* rows 0: folded */
	int border[PANES];       /* column of the rule on its right (list) or left (side); -1: none */
};
struct layout_wish {
	bool folded[PANES]; /* by the user */
	bool zoomed;
	enum pane_id focus;
};
void layout_compute(struct layout *out, const struct layout_wish *wish, const struct settings *s, int rows, int cols);

/* The scroll position that keeps row `at` of `n` in a window of `rows` rows, moved as little as need be. */
int64_t scroll_to(int64_t top, int64_t at, int64_t n, int rows, int context);

#endif
