#ifndef IBID_UI_SIDE_ROWS_H
#define IBID_UI_SIDE_ROWS_H

#include "base/vec.h"
#include "model/article.h"
#include "ui/style.h"

/* What the side pane's two turns show, row by row. */
struct ui;

enum side_row_kind {
	SIDE_HEADING,
	SIDE_ALIAS,     /* a further name of the entity above, in `detail` why it is one */
	SIDE_WHY,       /* why, where it does not fit beside the name */
	SIDE_NONE,      /* tells that there is nothing */
	/* Those that can be chosen: */
	SIDE_ENTITY,    /* item: struct entity */
	SIDE_LINK,      /* item: struct related */
	SIDE_REFERENCE, /* item: struct reference */
	SIDE_CITER,     /* article, at */
	SIDE_QUOTATION, /* item: struct quotation */
	SIDE_CLAIM,     /* item: struct claim */
};

struct side_row {
	enum side_row_kind kind;
	enum style style;
	const char *text;
	const char *detail; /* or NULL */
	size_t count;     /* shown at the right; 0: none */
	size_t articles;  /* of the library; shown further right where there is room; 0: none */
	const void *item; /* borrowed from the article */
	int64_t article;
	uint32_t at;
};
struct side_rows {
	VEC(struct side_row) at;
	struct arena mem; /* of texts made here */
};

void side_rows_free(struct side_rows *r);
/* Rows of the article; NULL: none. They replace the old ones. */
void side_rows_entities(struct side_rows *r, const struct article *a);
void side_rows_sources(struct side_rows *r, struct ui *ui, const struct article *a);
/* Leave only what holds each of the words, case and accents folded: an entity in its names, others in what is shown. */
void side_rows_filter(struct side_rows *r, struct slice words);
/* Show the other names of an entity, and of no other one, below it in rows of so many cells; NULL: of none. */
void side_rows_unfold(struct side_rows *r, const struct entity *e, int cells);
/* Go where a row leads that is no entity. */
void side_row_follow(const struct side_row *r, struct ui *ui);
void side_row_describe(const struct side_row *r, struct str *where, struct str *keys);

#endif
