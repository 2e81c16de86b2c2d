#ifndef IBID_ANALYSE_WORDS_H
#define IBID_ANALYSE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* What the recogniser knows of words. Words are folded (utf8_put_folded) and each list is sorted by
 * its bytes. Each class is a feature of the tagger of names, by its number, whether a rule asks for
 * it or not (tag_features.c): what is changed here wants the tagger trained again. */
enum word_class {
	WORD_STOP = 1 << 0,
	WORD_TITLE = 1 << 1,
	WORD_TITLE_PART = 1 << 2,
	WORD_FIRST_NAME = 1 << 3,
	WORD_PARTICLE = 1 << 4,
	WORD_OWNER = 1 << 5,
	WORD_ORG_HEAD = 1 << 6,
	WORD_KNOWN_ORG = 1 << 7,
	WORD_EVENT = 1 << 8,
	WORD_PLACE = 1 << 9,
	WORD_PLACE_HEAD = 1 << 10,
	WORD_PLACE_LEAD = 1 << 11,
	WORD_DEMONYM = 1 << 12,
	WORD_SAYS = 1 << 13,
	WORD_IN = 1 << 14,
	WORD_ABBREVIATION = 1 << 15,
	WORD_JOIN = 1 << 16,
};

struct word_list {
	const char *const *words;
	size_t n;
};
#define WORD_LIST(a)                            \
	{                                       \
		(a), sizeof(a) / sizeof((a)[0]) \
	}

extern const struct word_list word_first_names, word_titles, word_title_parts, word_particles,
    word_owners;
extern const struct word_list word_places, word_demonyms, word_place_heads,
    word_place_leads;
extern const struct word_list word_org_heads, word_known_orgs, word_events;
extern const struct word_list word_stops, word_says, word_in_words, word_abbreviations, word_joins;

/* Two names of one place: "usa", "united states". */
struct word_alias {
	const char *name, *same;
};
extern const struct word_alias word_place_aliases[]; /* ends with { NULL, NULL } */

unsigned word_classes(struct slice folded); /* enum word_class, or'ed */
/* The name under which a place is grouped: s itself when it has no other. */
struct slice word_place_key(struct slice folded);

#endif
