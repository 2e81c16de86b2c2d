#ifndef IBID_UI_COMMAND_H
#define IBID_UI_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

enum context {
	CONTEXT_LIST = 1,
	CONTEXT_TEXT = 2,
	CONTEXT_SIDE = 4,
	CONTEXT_PAGE = 8, /* help, messages: text over the panes */
	CONTEXT_SOURCE = 16, /* the panel of a source */
	CONTEXT_WEB = 32,
	CONTEXT_ENTITY = 64, /* the page of an entity */
	CONTEXT_ALL = 127,
};

/* What stands behind a command's name; it decides the prompt and the completion. */
enum command_arg {
	COMMAND_ARG_NONE,
	COMMAND_ARG_KEY,     /* one key, read without a prompt */
	COMMAND_ARG_TEXT,
	COMMAND_ARG_QUERY,   /* the list's query language */
	COMMAND_ARG_SORT,
	COMMAND_ARG_COPY,
	COMMAND_ARG_SHELL,
	COMMAND_ARG_PATH,
	COMMAND_ARG_PANE,
	COMMAND_ARG_COMMAND,
	COMMAND_ARG_SETTING,
	COMMAND_ARG_BINDING,
	COMMAND_ARG_STYLE,
	COMMAND_ARG_THEME,
	COMMAND_ARG_FIELD, /* of a source, and its new value */
	COMMAND_ARG_SOURCE, /* a source: its number, found by words of its title */
	COMMAND_ARG_ENTITY, /* its number, or words of its names; the command asks for it itself */
	COMMAND_ARG_NAME, /* of an entity; the command asks for it itself */
	COMMAND_ARG_KIND, /* the same */
};

enum command_id {
#define X(id, name, contexts, keys, arg, help) COMMAND_##id,
#include "ui/commands.def"
#undef X
	COMMAND_COUNT
};

struct command {
	const char *name;
	const char *keys; /* default keys, separated by blanks */
	const char *help;
	unsigned contexts; /* enum context */
	enum command_arg arg;
};

extern const struct command commands[COMMAND_COUNT];

/* One command line: a name and what follows it. */
struct command_line {
	enum command_id id;
	struct slice arg; /* trimmed; empty when there is none */
};

/* Read "name arg"; a leading colon is allowed, an unambiguous beginning of a name is enough. false with e set for a
 * bad line; an empty line or a comment (#, ") gives id COMMAND_COUNT. */
bool command_parse(struct command_line *out, struct slice line, struct err *e);

/* "list", "text", "side", "page", "source", "web", "entity", "everywhere": 0 when it is none. */
unsigned context_from_name(struct slice name);
const char *context_name(unsigned context); /* of one bit; "everywhere" of CONTEXT_ALL */

#endif
