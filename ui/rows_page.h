#ifndef IBID_UI_ROWS_PAGE_H
#define IBID_UI_ROWS_PAGE_H

#include "ui/pane.h"

/* A page of rows, some of which lead somewhere: the wanted list, the origin of a passage. */
struct rows_target {
	int64_t article, source; /* one of them; both 0: the row only tells */
	uint32_t beg, end;       /* of the article's text */
};

/* What a page does of its own; each may be NULL. */
struct rows_page_ops {
	void (*more)(struct pane *p);    /* the selection comes near the end: add rows, or none when all are there */
	void (*refresh)(struct pane *p); /* the library changed; the rows have been taken away, add them anew */
	bool (*command)(struct pane *p, enum command_id id, struct slice arg); /* false: not one of its own */
	bool (*idle)(struct pane *p);    /* do a slice of work; true when there is more */
	void (*free)(void *data);
	const char *keys; /* further ones for the status row */
};

/* title is copied, data is the page's from now on. ops NULL: none. */
struct pane *rows_page_new(struct ui *ui, const char *title, const struct rows_page_ops *ops, void *data);
void *rows_page_data(const struct pane *p);
void rows_page_set_title(struct pane *p, const char *title); /* copied */
void rows_page_add(struct pane *p, enum style style, struct rows_target target, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
void rows_page_select_first(struct pane *p); /* the first row that leads somewhere */
size_t rows_page_count(const struct pane *p);
/* Where the selected row leads; of a pane that is no such page: nowhere. */
struct rows_target rows_page_selected(const struct pane *p);

#endif
