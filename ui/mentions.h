#ifndef IBID_UI_MENTIONS_H
#define IBID_UI_MENTIONS_H

#include "base/vec.h"
#include "ui/overlay.h"
#include "ui/text_view.h"

/* Mentions in the text pane: their colours, those of the chosen entity all lit, and the way from one to the next. */
struct ui;
struct article;

#define MENTION_NONE SIZE_MAX

struct mentions {
	struct ui *ui;
	struct text_view *view;        /* borrowed */
	const struct article *article; /* borrowed; NULL: none, or the page as it came is shown */
	VEC(struct span) at;           /* of all entities, by place */
};

void mentions_attach(struct mentions *m, struct ui *ui, struct text_view *view, const struct article *a);
void mentions_free(struct mentions *m);
struct overlay mentions_layer(const struct mentions *m); /* borrows from m */
/* The entity of the chosen mention, as an index of the article's; MENTION_NONE: none is chosen. *number: which of its
 * mentions, from 0. */
size_t mentions_chosen(const struct mentions *m, size_t *number);
/* The entity whose mentions are lit: that of the side pane while one goes through it, else the chosen one; MENTION_NONE. */
size_t mentions_lit(const struct mentions *m);
/* Choose a mention of an entity and say which it is. */
void mentions_choose(struct mentions *m, size_t entity, size_t number);
/* The mention of the lit entity that is `count` further on, or back when it is negative, round the text's ends; when none is
 * lit, the next mention of any. From the chosen one while it is in sight, else from the screen. */
void mentions_step(struct mentions *m, int count);
bool mentions_choose_at(struct mentions *m, size_t at); /* the one that holds a byte; false: none does */
bool mentions_status(const struct mentions *m, struct str *where, struct str *keys); /* false: nothing to say */

#endif
