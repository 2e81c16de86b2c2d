#ifndef IBID_CLI_EMIT_H
#define IBID_CLI_EMIT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/str.h"

/*
 * One line of JSON, written as it is known: a tree of it took longer than all that was found in the text. Each call puts a
 * value behind the last one; key: its name in an object, NULL in a list. { 0 } is an empty line.
 */
struct emit {
	struct str line;
	bool more; /* a comma goes before the next value */
};

void emit_open(struct emit *j, const char *key, char bracket); /* '{' or '[' */
void emit_close(struct emit *j, char bracket);                 /* '}' or ']' */
void emit_null(struct emit *j, const char *key);
void emit_bool(struct emit *j, const char *key, bool value);
void emit_int(struct emit *j, const char *key, int64_t value);
void emit_id(struct emit *j, const char *key, int64_t id); /* null when it is 0 */
void emit_real(struct emit *j, const char *key, double value);
/* Absent: null. What is no UTF-8 is repaired; what may not reach a terminal (controls, bidi overrides) is escaped. */
void emit_text(struct emit *j, const char *key, const char *text);
void emit_slice(struct emit *j, const char *key, struct slice text);
void emit_end(struct emit *j, FILE *to); /* prints the line; j is empty again, and keeps no memory */

#endif
