/*
 * Bytes -> decode -> extract -> names and references, and the laws that these keep. With clang:
 *	clang -fsanitize=fuzzer,address,undefined -DFUZZ_LIBFUZZER ... tests/fuzz/fuzz_references.c
 * Without it, main() replays the files it is given and then changes them at random (FUZZ_ROUNDS times each).
 */
#include <stdio.h>
#include <stdlib.h>

#include "analyse/entity.h"
#include "analyse/reference.h"
#include "import/import.h"
#include "replay.h"
#include "ref_laws.h"

static void
check(struct page *page, struct arena *mem)
{
	const char *law;
	size_t i;

	for (i = 0; i < page->narticles; i++) {
		entity_find(&page->articles[i], mem);
		reference_find(&page->articles[i], mem);
		law = ref_broken_law(&page->articles[i]);
		if (law) {
			fprintf(stderr, "broken: %s\n", law);
			abort();
		}
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena mem = { 0 };
	struct page page = { 0 };
	struct err e = { 0 };

	if (import_decode(&page, &mem, (struct slice){ (const char *)data, size }, "dir/fuzz", &e) == 0) {
		import_raw(&page, &mem);
		check(&page, &mem);
		if (import_extract(&page, &mem, NULL, NULL, &e) == 0)
			check(&page, &mem);
	}
	arena_free(&mem);
	return 0;
}
