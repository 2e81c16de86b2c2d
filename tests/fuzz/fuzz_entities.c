/*
 * Bytes -> decode -> names, and the laws that they keep. With clang:
 *	clang -fsanitize=fuzzer,address,undefined -DFUZZ_LIBFUZZER ... tests/fuzz/fuzz_entities.c
 * Without it, main() replays the files it is given and then changes them at random (FUZZ_ROUNDS times each).
 */
#include "analyse/entity.h"
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

static const char *
find_and_check(struct article *a, struct arena *mem)
{
	entity_find(a, mem);
	return broken_law(a);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return replay_page(data, size, false, find_and_check);
}
