/*
 * Bytes -> decode -> extract -> names and references, and the laws that these keep. With clang:
 *	clang -fsanitize=fuzzer,address,undefined -DFUZZ_LIBFUZZER ... tests/fuzz/fuzz_references.c
 * Without it, main() replays the files it is given and then changes them at random (FUZZ_ROUNDS times each).
 */
#include "analyse/entity.h"
#include "analyse/reference.h"
#include "ref_laws.h"
#include "replay.h"

static const char *
find_and_check(struct article *a, struct arena *mem)
{
	entity_find(a, mem);
	reference_find(a, mem);
	return ref_broken_law(a);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return replay_page(data, size, true, find_and_check);
}
