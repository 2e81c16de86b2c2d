/* Writes the hash table of all words that word_classes() knows, from the lists; it is run by each
 * build. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analyse/words_parts.h"

enum { SLOTS = WORD_SLOTS };

static const struct {
	const struct word_list *list;
	unsigned class;
} lists[] = {
	{ &word_stops, WORD_STOP },
	{ &word_titles, WORD_TITLE },
	{ &word_title_parts, WORD_TITLE_PART },
	{ &word_first_names, WORD_FIRST_NAME },
	{ &word_particles, WORD_PARTICLE },
	{ &word_owners, WORD_OWNER },
	{ &word_org_heads, WORD_ORG_HEAD },
	{ &word_known_orgs, WORD_KNOWN_ORG },
	{ &word_events, WORD_EVENT },
	{ &word_places, WORD_PLACE },
	{ &word_place_heads, WORD_PLACE_HEAD },
	{ &word_place_leads, WORD_PLACE_LEAD },
	{ &word_demonyms, WORD_DEMONYM },
	{ &word_says, WORD_SAYS },
	{ &word_in_words, WORD_IN },
	{ &word_abbreviations, WORD_ABBREVIATION },
	{ &word_joins, WORD_JOIN },
};

static struct word_slot table[SLOTS];
static size_t used;

static void
add(const char *word, unsigned class)
{
	unsigned at = word_slot_of(word, strlen(word));

	while (table[at].word && strcmp(table[at].word, word) != 0)
		at = (at + 1) % SLOTS;
	if (!table[at].word && ++used * 2 > SLOTS) {
		fprintf(stderr, "%s: WORD_SLOTS is too small for so many words\n", word);
		exit(1);
	}
	table[at].word = word;
	table[at].classes |= class;
}

int
main(void)
{
	size_t i, k;

	for (i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		for (k = 0; k < lists[i].list->n; k++)
			add(lists[i].list->words[k], lists[i].class);
	printf("#include \"analyse/words_parts.h\"\n\n"
	       "const struct word_slot word_table[WORD_SLOTS] = {\n");
	for (i = 0; i < SLOTS; i++)
		if (table[i].word)
			printf("\t[%zu] = { \"%s\", 0x%x, %zu },\n", i, table[i].word,
			    table[i].classes, strlen(table[i].word));
	printf("};\n");
	return 0;
}
