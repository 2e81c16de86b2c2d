#ifndef IBID_CLI_JSON_PARTS_H
#define IBID_CLI_JSON_PARTS_H

#include <jansson.h>
#include <stdio.h>

#include "base/str.h"
#include "model/date.h"

/* What json.c and json_entities.c share. The caller owns what is returned. */
json_t *json_text(const char *s); /* NULL gives null; what is no UTF-8 is repaired */
json_t *json_text_of(struct slice s);
json_t *json_date(struct date d); /* ISO 8601, or null */
/* Print it on one line, safe for a terminal, and free it. */
void json_line(FILE *to, json_t *o);

#endif
