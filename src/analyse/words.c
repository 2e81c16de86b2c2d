#include "words.h"

#include <string.h>

#include "analyse/words_parts.h"

static unsigned
look_up(struct slice folded)
{
	const struct word_slot *s;
	uint32_t hash = word_hash(folded.p, folded.n), at = hash % WORD_SLOTS;

	if (!(word_hashes[hash / 8] >> hash % 8 & 1))
		return 0;
	for (; (s = &word_table[at])->word; at = (at + 1) % WORD_SLOTS)
		if (s->n == folded.n && memcmp(s->word, folded.p, folded.n) == 0)
			return s->classes;
	return 0;
}

unsigned
word_classes(struct slice folded)
{
	unsigned classes = look_up(folded);

	if (!classes && slice_ends(folded, SLICE("s"))) { /* Americans */
		folded.n--;
		classes = look_up(folded) & WORD_DEMONYM;
	}
	return classes;
}

struct slice
word_place_key(struct slice folded)
{
	const struct word_alias *a;

	for (a = word_place_aliases; a->name; a++)
		if (slice_eq(folded, slice_of(a->name)))
			return slice_of(a->same);
	return folded;
}
