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

/* NULL when all laws hold that articles of a page must keep, else which one is broken. */
const char *test_page_broken_law(const struct page *p);

#endif
