#ifndef IBID_ANALYSE_CITE_WORDS_H
#define IBID_ANALYSE_CITE_WORDS_H

#include <stdbool.h>

#include "base/str.h"

/* What the small words and verbs of attributions do: "X of the Y writes", "according to a Y report". */
enum cite_word {
	CITE_SAYS = 1 << 0,    /* a verb of saying, in any form */
	CITE_PRINTS = 1 << 1,  /* what only an outlet does so: leads, ran */
	CITE_HOLDS = 1 << 2,   /* what only an author does so: blames, traced */
	CITE_INVERTS = 1 << 3, /* may stand before its subject: "reported the Y" */
	CITE_MADE = 1 << 4,    /* may stand before "in the Y", "by the Y": published, seen, wrote */
	CITE_TELLS = 1 << 5,
	CITE_QUOTES = 1 << 6,  /* citing the Y */
	CITE_WORK = 1 << 7,    /* article, interview */
	CITE_TALK = 1 << 8,    /* a work in which somebody talks to the outlet: interview, letter */
	CITE_ROLE = 1 << 9,    /* reporter, columnist */
	CITE_MEDIUM = 1 << 10, /* newspaper, blog: its name follows */
	CITE_LINK = 1 << 11,   /* of, in, for: between an author and an outlet, a verb and an outlet */
	CITE_THE = 1 << 12,
	CITE_FILLER = 1 << 13, /* between a subject and its verb */
	CITE_WHO = 1 << 14,
	CITE_BE = 1 << 15,
};

/* enum cite_word of a word as printed; 0: none of them. */
unsigned cite_word(struct slice word);
bool cite_words_sorted(void); /* for tests: and no word is too long to be found */

#endif
