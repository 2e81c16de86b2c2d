#ifndef IBID_TESTS_TEMP_LIBRARY_H
#define IBID_TESTS_TEMP_LIBRARY_H

#include "app/ingest.h"
#include "app/library.h"

/* A library in a folder of its own. */
struct temp_library {
	char *folder, *path;
	struct library *l; /* NULL: it is not open */
};

int temp_library_open(struct temp_library *t); /* 0, or -1 */
void temp_library_close(struct temp_library *t);
/* Import texts; fails the test when that fails. The caller frees the report. */
struct ingest_report temp_library_import(const struct temp_library *t, const struct ingest_text *texts, size_t n);
/* Import one text, which must come in. */
void temp_library_add(const struct temp_library *t, const char *origin, const char *text);

/* What most tests of a library need besides: memory that goes with it. */
struct temp_fixture {
	struct temp_library t;
	struct arena mem;
};
int temp_fixture_new(void **state);
int temp_fixture_drop(void **state);

/* Before and behind each test that needs no more than a place for a library, or a new one that is open: it is the state. */
int temp_library_place(void **state);
int temp_library_new(void **state);
int temp_library_drop(void **state);

#endif
