#ifndef IBID_UI_ENTITY_PAGE_H
#define IBID_UI_ENTITY_PAGE_H

#include "app/entities.h"
#include "ui/pane.h"

/* The inside of the page of an entity: ui/entity_page.c acts on it, ui/entity_rows.c makes and draws its rows. */

enum entity_section { SECTION_NAMES, SECTION_SIMILAR, SECTION_COMPANY, SECTION_SENTENCES, SECTION_ARTICLES, SECTION_WROTE,
	SECTION_CITED, SECTIONS };

enum entity_row_kind {
	ROW_BLANK,
	ROW_TEXT,
	ROW_HEADING,
	ROW_MORE_TEXT, /* of the sentence above */
	/* Those that can be chosen: */
	ROW_FORM,
	ROW_MERGED,
	ROW_SIMILAR,
	ROW_COMPANY,
	ROW_SENTENCE,
	ROW_ARTICLE,
	ROW_REST, /* what a section holds beyond the rows shown */
};

struct entity_row {
	enum entity_row_kind kind;
	enum entity_section section;
	const void *item;  /* borrowed from the page or its sentences: what the kind says */
	const char *text;  /* of rows without an item */
	uint32_t beg, end; /* of a sentence: bytes of its text in this row */
};

struct entity_pane {
	struct pane pane;
	struct entity_page page;             /* in mem */
	struct entity_sentences sentences;   /* in sentences_mem */
	struct arena mem, sentences_mem, rows_mem;
	bool sentences_read;
	bool whole[SECTIONS];                /* all rows of the section are shown */
	VEC(struct entity_row) rows;
	int64_t selected, top;
	VEC(int64_t) trail;                  /* entities whose page was here before */
};

void entity_rows_build(struct entity_pane *x); /* for the page's width */
bool entity_row_leads(const struct entity_row *r); /* it can be chosen */
int entity_rows_body(const struct entity_pane *x); /* rows of the screen for them */
/* The row at a line of the screen; -1: none. */
int64_t entity_rows_at(const struct entity_pane *x, int line);
void entity_rows_draw(struct pane *p, struct grid *g);
/* What a row is about, in one line. */
void entity_row_describe(struct str *out, const struct entity_pane *x, const struct entity_row *r);

#endif
