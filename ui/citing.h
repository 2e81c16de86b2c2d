#ifndef IBID_UI_CITING_H
#define IBID_UI_CITING_H

#include "ui/overlay.h"
#include "ui/stops.h"
#include "ui/text_view.h"

/* Citations and quotations in the text pane: stepping from one to the next, following them, and their marks. */
struct ui;

struct citing {
	struct ui *ui;
	struct text_view *view;    /* borrowed */
	const struct article *article; /* borrowed; NULL: none, or the page as it came is shown */
	struct stops stops;
	VEC(struct span) citations, claims; /* for the overlays */
	size_t chosen;              /* index of a stop; stops.at.n: none */
};

void citing_attach(struct citing *c, struct ui *ui, struct text_view *view, const struct article *a);
void citing_free(struct citing *c);
/* The article's claims are there now: its stops are others, the chosen one stays. */
void citing_take_claims(struct citing *c);
/* The layers that show the citations and the quotations that were not found; they borrow from c. */
struct overlay citing_layer(const struct citing *c);
struct overlay citing_claims_layer(const struct citing *c);
/* Choose the next stop (count > 0) or an earlier one, from the chosen one or from the screen. */
void citing_step(struct citing *c, int count);
/* Choose the stop that holds a byte; false: none does. */
bool citing_choose_at(struct citing *c, size_t at);
const struct stop *citing_chosen(const struct citing *c); /* NULL: none */
int64_t citing_source(const struct citing *c);            /* of the chosen citation; 0: none */
bool citing_clear(struct citing *c);                      /* false: none was chosen */
/* Go where the chosen stop leads: to the passage there, to the article, or to what is known of a missing source. */
void citing_follow(struct citing *c);
void citing_preview(struct citing *c); /* what the chosen stop is about, beside the text */
/* Show who has the chosen quotation, or the one that a chosen citation is about, from whom. */
void citing_origin(struct citing *c);
bool citing_status(const struct citing *c, struct str *where, struct str *keys); /* false: nothing to say */
/* Bars beside the lines that hold quotations, and on their last line how many articles share it, or that it was not
 * found. */
void citing_draw_marks(const struct citing *c, struct grid *g, struct rect r);

#endif
