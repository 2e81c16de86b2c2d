#ifndef IBID_UI_ROWS_PAGE_H
#define IBID_UI_ROWS_PAGE_H

#include "ui/pane.h"

/* A page of rows, some of which lead somewhere: the wanted list, the origin of a passage. */
struct rows_target {
	int64_t article, source; /* one of them; both 0: the row only tells */
	uint32_t beg, end;       /* of the article's text */
};

struct pane *rows_page_new(struct ui *ui, const char *title); /* title is copied */
void rows_page_add(struct pane *p, enum style style, struct rows_target target, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
void rows_page_select_first(struct pane *p); /* the first row that leads somewhere */
/* Called when the selection comes near the end; adds rows, or none at the end. */
void rows_page_set_more(struct pane *p, void (*more)(struct pane *p));
size_t rows_page_count(const struct pane *p);
void rows_page_set_title(struct pane *p, const char *title); /* copied */
/* What the page is made from, freed with it; and a slice of work on it while the program is idle, true when there is more. */
void rows_page_set_data(struct pane *p, void *data, void (*free_data)(void *data), bool (*idle)(struct pane *p));
void *rows_page_data(const struct pane *p);

#endif
