#include <stdio.h>
#include <stdlib.h>

#include "import/import.h"
#include "replay.h"

static void
check_all(struct page *page, struct arena *mem,
    const char *(*check)(struct article *a, struct arena *mem))
{
	const char *law;
	size_t i;

	for (i = 0; i < page->narticles; i++) {
		law = check(&page->articles[i], mem);
		if (law) {
			fprintf(stderr, "broken: %s\n", law);
			abort();
		}
	}
}

int
replay_page(const uint8_t *data, size_t size, bool extract,
    const char *(*check)(struct article *a, struct arena *mem))
{
	struct arena mem = { 0 };
	struct page page = { 0 };
	struct err e = { 0 };

	if (import_decode(
		&page, &mem, (struct slice){ (const char *)data, size }, "dir/fuzz", &e) == 0) {
		import_raw(&page, &mem);
		check_all(&page, &mem, check);
		if (extract && import_extract(&page, &mem, NULL, NULL, &e) == 0)
			check_all(&page, &mem, check);
	}
	arena_free(&mem);
	return 0;
}
