#ifndef IBID_TESTS_IMPORT_PAGE_H
#define IBID_TESTS_IMPORT_PAGE_H

#include "import/import.h"

/* A page on its way through the import, for tests. */
struct test_page {
	struct page page;
	struct arena mem;
	struct err e;
};

/* Decode and extract; 0 or -1 with e set. Free with test_page_free() in both cases. */
int test_page_read(struct test_page *t, struct slice bytes, const char *origin);
void test_page_free(struct test_page *t);

/* A file below the source tree: its path, and its bytes; both are the caller's. Ends the test when it cannot be read. */
char *test_data_path(const char *folder, const char *name);
struct slice test_data_read(const char *path);

/* NULL when all laws hold that articles of a page must keep, else which one is broken. */
const char *test_page_broken_law(const struct page *p);

#endif
