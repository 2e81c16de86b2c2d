#ifndef IBID_TESTS_TEMP_LIBRARY_H
#define IBID_TESTS_TEMP_LIBRARY_H

#include <stdint.h>

#include "app/ingest.h"
#include "app/library.h"

/* A library in a folder of its own. */
struct temp_library {
	char *folder, *path;
	struct library *l;
};

int temp_library_open(struct temp_library *t); /* 0, or -1 */
void temp_library_close(struct temp_library *t);
/* For cmocka, of tests whose state it is: before each test and after it. */
int temp_library(void **state);
int temp_library_gone(void **state);

#define PARAGRAPHS                                                                                 \
	"The keeper of the lamp at Old Point has kept it burning for forty years, and nobody in the town has asked him" \
	" why he never lets it rest, not even in the long summer.\n\n"                             \
	"He says that the lamp is older than the harbour. \"It was here before the ships,\" he told the council in March," \
	" and the council wrote it down and filed it away with great care.\n"
#define PAGE_TEXT(title, line) title "\n\n" line "\n\n" PARAGRAPHS

struct ingest_report temp_import(const struct temp_library *f, const struct ingest_text *texts, size_t n);
/* Import one text; the report's numbers alone. */
struct ingest_report temp_import_one(const struct temp_library *f, const char *origin, const char *text);
void temp_import_many(struct temp_library *f, size_t n); /* articles of several papers and days */
/* How many articles a query lets through. */
int64_t temp_count(struct temp_library *f, const char *query);

#endif
