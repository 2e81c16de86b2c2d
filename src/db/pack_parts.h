#ifndef IBID_DB_PACK_PARTS_H
#define IBID_DB_PACK_PARTS_H

#include "db/pack.h"

/* What pack.c and pack_references.c share. */
void pack_put_string(struct str *out, const char *s);
bool pack_get_string(const char **s, struct slice *in, struct arena *mem);
/* A number of things that take at least one byte each. */
bool pack_get_count(size_t *n, struct slice *in);
void pack_put_names(struct str *out, const struct name *names, size_t n);
bool pack_get_names(const struct name **names, size_t *n, struct slice *in, struct arena *mem);

#endif
