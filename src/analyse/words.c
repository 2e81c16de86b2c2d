#include "words.h"

/* As strcmp, but s may hold NULs; most words differ in their first letters. */
static int
compare(const char *word, struct slice s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (!word[i] || word[i] != s.p[i])
			return (unsigned char)word[i] < (unsigned char)s.p[i] ? -1 : 1;
	return word[i] != '\0';
}

bool
word_in_list(const struct word_list *list, struct slice folded)
{
	size_t lo = 0, hi = list->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		int order = compare(list->words[mid], folded);

		if (order == 0)
			return true;
		if (order < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return false;
}

unsigned
word_classes(struct slice folded)
{
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
	unsigned classes = 0;
	size_t i;

	for (i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		if (word_in_list(lists[i].list, folded))
			classes |= lists[i].class;
	if (!classes && slice_ends(folded, SLICE("s"))) { /* Americans */
		folded.n--;
		classes = word_in_list(&word_demonyms, folded) ? WORD_DEMONYM : 0;
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
