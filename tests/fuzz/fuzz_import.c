/*
 * Bytes -> decode -> extract, and the laws that articles keep. With clang:
 *	clang -fsanitize=fuzzer,address,undefined -DFUZZ_LIBFUZZER ... tests/fuzz/fuzz_import.c
 * Without it, main() replays the files it is given and then changes them at random (FUZZ_ROUNDS times each).
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "import_page.h"
#include "replay.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct test_page t;
	const char *law = NULL;

	if (test_page_read(&t, (struct slice){ (const char *)data, size }, "dir/fuzz") == 0) {
		law = test_page_broken_law(&t.page);
		if (!law) {
			import_raw(&t.page, &t.mem);
			law = test_page_broken_law(&t.page);
		}
	}
	test_page_free(&t);
	if (law) {
		fprintf(stderr, "broken: %s\n", law);
		abort();
	}
	return 0;
}
