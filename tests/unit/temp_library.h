#ifndef IBID_TESTS_TEMP_LIBRARY_H
#define IBID_TESTS_TEMP_LIBRARY_H

#include "app/ingest.h"
#include "app/library.h"

/* A new library in a folder of its own. */
struct temp_library {
	char *folder, *path;
	struct library *l;
};

int temp_library_open(struct temp_library *t); /* 0, or -1 */
void temp_library_close(struct temp_library *t);
/* Import texts; fails the test when that fails. The caller frees the report. */
struct ingest_report temp_library_import(const struct temp_library *t, const struct ingest_text *texts, size_t n);
/* Import one text. */
void temp_library_add(const struct temp_library *t, const char *origin, const char *text);

#endif
