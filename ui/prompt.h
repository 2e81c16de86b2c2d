#ifndef IBID_UI_PROMPT_H
#define IBID_UI_PROMPT_H

#include <stdbool.h>

#include "base/str.h"
#include "base/vec.h"
#include "ui/command.h"
#include "ui/grid.h"

/* One line of input on the status row, with history and completion. */

enum {
	PROMPT_HISTORY = 100, /* lines kept a history */
	PROMPT_LABEL = 160,   /* bytes of a label */
};

enum prompt_history { HISTORY_COMMAND, HISTORY_FIND, HISTORY_LIMIT, HISTORY_OTHER, HISTORIES };

struct prompt {
	bool open;
	enum command_id command; /* what the line is the argument of; COMMAND_COMMAND: it is a command line itself */
	char label[PROMPT_LABEL];
	struct str text;
	size_t cursor; /* byte of text */
	enum prompt_history history;
	struct past {
		VEC(char *) lines; /* oldest first; owned */
	} past[HISTORIES];
	size_t at;         /* in the history; n: the line being typed */
	struct str typed;  /* kept while walking through the history */
	VEC(char *) found; /* completions of the word at the cursor; owned */
	size_t word;       /* where that word begins */
	size_t choice;     /* index into found; found.n: as typed */
	struct str stem;   /* the word as it was typed */
};

enum prompt_result { PROMPT_MORE, PROMPT_CHANGED, PROMPT_DONE, PROMPT_CANCELLED };

/* What may stand in place of the word at the cursor. */
struct completion {
	void *ctx;
	/* Give prompt_candidate() what fits `line`, the text up to the cursor, from p->word on; that may be moved back when
	 * words hold blanks. */
	void (*complete)(void *ctx, struct prompt *p, struct slice line);
};

void prompt_open(struct prompt *p, enum command_id command, const char *label, struct slice text);
enum prompt_result prompt_key(struct prompt *p, uint32_t key, const struct completion *c);
void prompt_insert(struct prompt *p, struct slice text); /* pasted: controls become blanks */
void prompt_close(struct prompt *p);
void prompt_draw(const struct prompt *p, struct grid *g, struct rect row);
/* For completion functions: what counts when it begins as the word does, and what was found in another way. */
void prompt_candidate(struct prompt *p, const char *candidate);
void prompt_choice(struct prompt *p, const char *choice);
void prompt_free(struct prompt *p);

/* Histories as one string of lines, to be kept across sessions. */
void prompt_history_load(struct prompt *p, enum prompt_history h, struct slice lines);
void prompt_history_save(const struct prompt *p, enum prompt_history h, struct str *out);

#endif
