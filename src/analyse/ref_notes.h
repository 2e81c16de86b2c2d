#ifndef IBID_ANALYSE_REF_NOTES_H
#define IBID_ANALYSE_REF_NOTES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"
#include "model/doc.h"

/* The lists of notes in a text: where they are, and their entries. */

/* How an entry is marked. */
enum note_form {
	NOTE_PLAIN, /* not at all: one a paragraph or line */
	NOTE_BULLET,
	NOTE_CARET,   /* ^ or an arrow up: counted */
	NOTE_SYMBOL,  /* *, **, a dagger */
	NOTE_SQUARE,  /* [1] */
	NOTE_ROUND,   /* (1) */
	NOTE_BRACKET, /* 1) */
	NOTE_STOP,    /* 1. or 1: */
	NOTE_RAISED,  /* superscript digits */
	NOTE_DIGIT,   /* a number without anything */
	NOTE_ALONE,   /* the same on a line of its own: the entry follows */
};

struct note_label {
	enum note_form form;
	uint32_t number;     /* 0: none */
	uint32_t beg, end;   /* what is printed, without brackets; bytes of the line */
	uint32_t text;       /* where the entry's own text begins */
};

/* The label that the line begins with; NOTE_PLAIN when there is none. */
struct note_label note_label(struct slice line);
/* A number in superscript digits at `at`: the bytes it takes, 0: none. */
size_t raised_number(uint32_t *number, struct slice s, size_t at);

struct note {
	uint32_t mark;                 /* where its label begins */
	uint32_t beg, end;             /* of the text, without its label */
	uint32_t label_beg, label_end; /* equal: none is printed */
	uint32_t number;               /* 0: none */
	uint32_t list;
};

struct note_list {
	uint32_t beg, end;    /* of the text, with its heading */
	uint32_t first, last; /* notes: half-open */
	enum note_form form;
	bool headed;
};

struct notes {
	VEC(struct note) notes;
	VEC(struct note_list) lists; /* in the order of the text, apart from each other */
};

void notes_find(struct notes *out, const struct doc *d);
void notes_free(struct notes *n);
bool note_is_heading(struct slice line); /* "References", "Notes:", "Quellen" */

#endif
