#ifndef IBID_UI_LEFTOUT_H
#define IBID_UI_LEFTOUT_H

#include "model/doc.h"
#include "ui/command.h"
#include "ui/overlay.h"
#include "ui/text_view.h"

/* The page as it came, in the text pane: what the article leaves out of it, why, and putting that right line by line. */
struct ui;

struct leftout {
	struct ui *ui;
	struct text_view *view; /* borrowed */
	bool shown;
	struct doc doc;         /* of the page, in mem, while it is shown */
	struct arena mem;
	size_t line;            /* where the chosen line begins */
};

/* Take the page of the open article to be shown; *at is where the article begins. false after saying what is wrong. */
bool leftout_enter(struct leftout *x, struct ui *ui, struct text_view *view, size_t *at);
/* The view must have let go of the page. */
void leftout_leave(struct leftout *x);
/* The layer that shows what is left out; borrows from x. */
struct overlay leftout_layer(const struct leftout *x);
/* Have a line chosen that can be seen: the one that was, or the first. true: it is another one. */
bool leftout_settle(struct leftout *x);
bool leftout_choose_at(struct leftout *x, size_t at); /* the line that holds a byte */
/* down and up go from line to line; correct. false: another command. */
bool leftout_command(struct leftout *x, enum command_id id, int count);
void leftout_status(const struct leftout *x, struct str *where, struct str *keys);
/* A bar beside the chosen line, and beside the lines that are left out: why. */
void leftout_draw_marks(const struct leftout *x, struct grid *g, struct rect r);

#endif
