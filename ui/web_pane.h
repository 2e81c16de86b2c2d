#ifndef IBID_UI_WEB_PANE_H
#define IBID_UI_WEB_PANE_H

#include "app/web.h"
#include "ui/pane.h"

/* The inside of the web: ui/web.c walks in it, ui/web_draw.c draws it. */

/* What is shown of a node; read when it first comes into sight. */
struct web_label {
	const char *title; /* NULL: not read yet */
	const char *detail;
	const char *author; /* or NULL */
};

/* Who cites it, what it cites; and itself. */
enum web_column { WEB_LEFT, WEB_RIGHT, WEB_SIDES, WEB_CENTRE = WEB_SIDES };

struct web_column_state {
	int64_t selected, top;
	struct web_label *labels; /* in mem, one a link */
};

struct web_pane {
	struct pane pane;
	struct web_node centre;
	struct web_label centre_label;
	struct web web;
	struct arena mem; /* of labels */
	struct web_column_state side[WEB_SIDES];
	enum web_column column; /* where the choice is */
	VEC(struct web_node) trail; /* centres of before */
};

const struct web_links *web_pane_links(const struct web_pane *w, enum web_column side);
/* The label of a node of a side, or of the centre. Borrowed until the centre moves. */
const struct web_label *web_pane_label(struct web_pane *w, enum web_column side, int64_t i);

void web_pane_draw(struct pane *p, struct grid *g);
int web_pane_page(const struct web_pane *w); /* neighbours in a column of the screen */
/* The neighbour that is drawn at a cell. false: none. */
bool web_pane_at(const struct web_pane *w, int row, int col, enum web_column *column, int64_t *i);

#endif
