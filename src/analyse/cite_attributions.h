#ifndef IBID_ANALYSE_CITE_ATTRIBUTIONS_H
#define IBID_ANALYSE_CITE_ATTRIBUTIONS_H

#include "analyse/cite_words.h"
#include "analyse/ref_find.h"

/*
 * Attributions in the running text:
 *	cite_items.c          who and where: the people and outlets of a paragraph
 *	cite_expect.c         names that are outlets by where they stand
 *	cite_attributions.c   what is said of them, sentence by sentence
 *	cite_sources.c        the reference that is meant
 */

enum { CITE_UNASKED = 1 << 30 };

struct item {
	size_t first, last; /* tokens, both inside */
	bool is_outlet;
	bool is_self;       /* the outlet that the article itself appeared in */
	bool is_body;       /* an institution: an outlet only where it reports */
	struct slice name;  /* in full: the Halden Courier, where the text has "the Courier" */
};

/* A reference of the lists in the chain of those with one author or container. */
struct known {
	uint32_t reference, next; /* next: index + 1 */
};

struct attributor {
	struct ref_finder *f;
	struct ref_entry e; /* the paragraph's tokens */
	size_t beg;         /* of the paragraph in the text */
	VEC(struct item) items;
	VEC(uint32_t) begins, ends; /* a token's: item + 1 */
	VEC(unsigned) words;        /* a token's classes, once they were asked for: else CITE_UNASKED */
	VEC(struct span) people, places; /* of the article, by beg; kind: its name has several words */
	size_t next_person, next_place;
	struct map authors, containers; /* squashed -> index + 1 of known */
	VEC(struct known) known;
	struct map short_names; /* the last word of an outlet's name, folded -> index + 1 of names */
	VEC(struct slice) names;
	struct map own;         /* "author|container" -> a reference that is only an attribution */
	struct map own_authors; /* family name -> such a reference */
	VEC(struct citation) markers; /* by beg */
	VEC(struct citation) taken; /* of the sentence */
	struct str publisher; /* of the article, squashed */
	struct str key;
};

void attributions_begin(struct attributor *x);
void attributions_end(struct attributor *x);

/* The paragraph's people and outlets, from its tokens. */
void attribution_items(struct attributor *x);
/* Does an outlet stand here, whatever the name first..last, which a reader may have taken for a place? */
bool attribution_expects_outlet(const struct attributor *x, size_t first, size_t last, bool place);
bool attribution_is_medium(const struct attributor *x, size_t last);               /* "Harbour Watch, a local daily," */
bool attribution_is_report(const struct attributor *x, size_t first, size_t last); /* "a Harbour Council report" */
/* May such a name be an outlet's, or is it an institution's, a place's? */
bool attribution_may_be_outlet(const struct attributor *x, size_t first, size_t last);
/* Remember an outlet by its last word, for "the Courier". */
void attribution_learn(struct attributor *x, struct slice name);
/* Letters and digits alone, without "the": NewsDay and News Day are one. Borrowed until the next call. */
struct slice attribution_squash(struct attributor *x, struct slice s);
unsigned attribution_word(const struct attributor *x, size_t i); /* enum cite_word of a token */
/* Tokens as printed, without 's. Borrowed from the text. */
struct slice attribution_printed(const struct attributor *x, size_t first, size_t last);
bool attribution_is(const struct attributor *x, size_t i, const char *word); /* whatever its case */
bool attribution_is_day(const struct attributor *x, size_t i);             /* of the week */
bool attribution_is_head(const struct attributor *x, size_t i);            /* Times, Post */
bool attribution_possessive(const struct attributor *x, size_t i); /* a token with 's */

/* Did this person write a reference of the lists, or what was attributed before? */
bool attribution_knows(struct attributor *x, const struct item *person);
/*
 * The tokens first..last attribute something to a person, an outlet or both (or NULL); `with` is another author. `told`:
 * the outlet printed what the person said, so that its reference may have another author.
 */
struct attribution {
	const struct item *person, *with, *outlet;
	size_t first, last;
	bool told;
};
void attribution_add(struct attributor *x, const struct attribution *a);
/* Those whom the marks of notes name: an author or outlet in the sentence before a mark of his work. */
void attribution_by_marks(struct attributor *x, size_t beg, size_t end);

#endif
