#ifndef IBID_UI_TEXT_PANE_H
#define IBID_UI_TEXT_PANE_H

#include "ui/citing.h"
#include "ui/finder.h"
#include "ui/leftout.h"
#include "ui/mentions.h"
#include "ui/text_view.h"
#include "ui/ui.h"

/* The inside of the text pane. Only text_pane.c and text_shown.c include this. */
struct text_pane {
	struct pane pane;
	struct text_view *view;
	struct leftout page; /* as it came */
	struct doc welcome_doc; /* in welcome_mem: a page of greeting, while there is no article */
	struct arena welcome_mem;
	bool welcome;
	struct finder finder;
	struct citing citing;
	struct mentions mentions;
};

/* The text that is shown, NULL: none. */
const struct doc *text_pane_doc(const struct text_pane *t);
/* Show it from its top, with its header and layers. */
void text_pane_show_doc(struct text_pane *t);
void text_pane_lay_header(struct text_pane *t); /* again, when the width or the article changed */
void text_pane_overlay(struct text_pane *t);    /* again, when the layers changed */
/* Let go of the page as it came and of the greeting; text_pane_show_doc() must follow. */
void text_pane_leave_pages(struct text_pane *t);
void text_pane_toggle_original(struct text_pane *t);

#endif
