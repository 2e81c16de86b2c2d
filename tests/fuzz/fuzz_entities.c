/*
 * Bytes -> decode -> names, and the laws that they keep. With clang:
 *	clang -fsanitize=fuzzer,address,undefined -DFUZZ_LIBFUZZER ... tests/fuzz/fuzz_entities.c
 * Without it, main() replays the files it is given and then changes them at random (FUZZ_ROUNDS times each).
 */
#include <stdio.h>
#include <stdlib.h>

#include "analyse/entity.h"
#include "import/import.h"
#include "replay.h"

static const char *
broken_law(const struct article *a)
{
	struct slice text = a->doc.text;
	size_t i, k;

	for (i = 0; i < a->nentities; i++) {
		const struct entity *e = &a->entities[i];

		if (!e->name || !*e->name || !e->nmentions)
			return "an entity has a name and a mention";
		for (k = 0; k < e->nmentions; k++) {
			const struct span *m = &e->mentions[k];

			if (m->beg >= m->end || m->end > text.n || m->target != i)
				return "a mention lies in the text and points to its entity";
			if (k && e->mentions[k - 1].end > m->beg)
				return "mentions stand in order and apart";
			if (((unsigned char)text.p[m->beg] & 0xC0) == 0x80 ||
			    (m->end < text.n && ((unsigned char)text.p[m->end] & 0xC0) == 0x80))
				return "a mention begins and ends on a character's edge";
		}
	}
	return NULL;
}

static void
check(struct page *page, struct arena *mem)
{
	const char *law;
	size_t i;

	for (i = 0; i < page->narticles; i++) {
		entity_find(&page->articles[i], mem);
		law = broken_law(&page->articles[i]);
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
	}
	arena_free(&mem);
	return 0;
}
