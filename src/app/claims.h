#ifndef IBID_APP_CLAIMS_H
#define IBID_APP_CLAIMS_H

#include "analyse/quote_claim.h"
#include "app/library.h"

/*
 * Quotations that an article says to be from a source that is in the library, and whose words do not stand there. They are
 * looked for when the article is read, one quotation a step. One that also cites a source that is missing, or one in
 * another language, is never told: its words may stand there.
 */
struct claims_check {
	struct quote_claims said;
	size_t next; /* of said */
	VEC(struct claim) missing; /* titles in mem */
};

/* Begin anew. */
void claims_begin(struct claims_check *c, const struct article *a);
/* Look for one quotation in its sources; *more: there are further ones. */
int claims_step(struct claims_check *c, struct library *l, const struct article *a, struct arena *mem, bool *more, struct err *e);
/* Give the article what was found, in mem, and free the rest. */
void claims_end(struct claims_check *c, struct article *a, struct arena *mem);
void claims_free(struct claims_check *c);
/* All of these in one. */
int claims_of(struct library *l, struct article *a, struct arena *mem, struct err *e);

#endif
