#ifndef IBID_UI_FINDER_H
#define IBID_UI_FINDER_H

#include <stdbool.h>

#include "ui/command.h"
#include "ui/text_view.h"

/* Finding in a view's text: what /, n and N do, and what the status row says of it. { 0 } is idle. */
struct ui;

/* A jump that is still on its way. */
struct finder_seek {
	bool on;
	bool backward, final;
	size_t at;       /* from there */
	size_t position; /* of the view, when it began */
};

struct finder {
	struct ui *ui;           /* to tell the user */
	struct text_view *view;  /* borrowed */
	struct slice text;       /* the view's; borrowed */
	struct find *find;       /* NULL: no hits are shown */
	struct str query;        /* the last one; kept when the hits are put out */
	size_t from;             /* where the reader was when the prompt opened */
	bool typing;             /* the prompt is open */
	bool backward;
	struct span hit;
	struct finder_seek seek;
};

/* The view shows another text now: the hits go, the query stays. */
void finder_attach(struct finder *f, struct ui *ui, struct text_view *view, struct slice text);
/* find and find-backward: count 0 while the query is being typed, else it is final. */
void finder_run(struct finder *f, enum command_id id, int count, struct slice query);
void finder_again(struct finder *f, bool opposite, int count); /* find-next and find-previous */
bool finder_clear(struct finder *f); /* put out the hits; false: there were none */
bool finder_idle(struct finder *f);  /* scan a slice; true: there is more */
bool finder_status(const struct finder *f, struct str *where, struct str *keys); /* false: nothing to say */
void finder_free(struct finder *f);

#endif
