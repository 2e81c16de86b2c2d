#ifndef IBID_ANALYSE_CITE_ATTRIBUTIONS_H
#define IBID_ANALYSE_CITE_ATTRIBUTIONS_H

#include "analyse/ref_find.h"

/* Who and where: the people and outlets of a stretch of text (cite_sources.c) and what is said of them. */

struct item {
	size_t first, last; /* tokens, both inside */
	bool is_outlet;
};

struct attributor {
	struct ref_finder *f;
	struct ref_entry e; /* the paragraph's tokens */
	size_t beg;         /* of the paragraph in the text */
	VEC(struct item) items;
	VEC(uint32_t) begins, ends; /* a token's: item + 1 */
	VEC(struct span) people;    /* of the article, by beg */
	size_t next_person;
	struct map authors, containers; /* squashed -> the first reference of the lists + 1 */
	VEC(uint32_t) same_author, same_container; /* a reference's: the next one with the same, or REFERENCE_NONE */
	struct map own; /* "author|container" -> a reference that is only an attribution */
	VEC(struct citation) markers; /* by beg */
	struct str key;
	uint32_t last_end; /* of the last attribution: each place counts once */
};

void attributions_begin(struct attributor *x);
void attribution_items(struct attributor *x);
/* Did this person write a reference of the lists? */
bool attribution_knows(struct attributor *x, const struct item *person);
/*
 * The tokens first..last attribute something to a person, an outlet or both (or NULL). `told`: the outlet printed what the
 * person said, so that its reference may have another author.
 */
void attribution_add(struct attributor *x, const struct item *person, const struct item *outlet, size_t first, size_t last,
    bool told);
void attributions_in(struct attributor *x, size_t beg, size_t end);
void attributions_end(struct attributor *x);

#endif
