#ifndef IBID_TESTS_LAMPS_H
#define IBID_TESTS_LAMPS_H

#include <stdint.h>

#include "tests/unit/temp_library.h"

/* Articles about a lamp, in a library of its own for each test. */

/* For cmocka: before each test and after it. */
int lamps_set_up(void **state);
int lamps_tear_down(void **state);

#define PARAGRAPHS                                                                                 \
	"The keeper of the lamp at Old Point has kept it burning for forty years, and nobody in the town has asked him" \
	" why he never lets it rest, not even in the long summer.\n\n"                             \
	"He says that the lamp is older than the harbour. \"It was here before the ships,\" he told the council in March," \
	" and the council wrote it down and filed it away with great care.\n"
#define PAGE_TEXT(title, line) title "\n\n" line "\n\n" PARAGRAPHS

/* Import one text; the report's numbers alone. */
struct ingest_report lamps_import_one(const struct temp_library *f, const char *origin, const char *text);
void lamps_import_many(struct temp_library *f, size_t n); /* articles of several papers and days */
/* How many articles a query lets through. */
int64_t lamps_count(struct temp_library *f, const char *query);

#endif
