#ifndef IBID_UI_STOPS_H
#define IBID_UI_STOPS_H

#include <stdbool.h>

#include "base/vec.h"
#include "model/article.h"
#include "ui/style.h"

/* The places of an article from which a key leads to another text, in order. */
enum stop_kind { STOP_CITATION, STOP_QUOTATION, STOP_CLAIM /* said to be a quotation, and not found */ };
struct stop {
	uint32_t beg, end;
	uint32_t index; /* into the article's citations, quotations or claims */
	enum stop_kind kind;
};
struct stops {
	VEC(struct stop) at; /* by beg, then longer first */
};

void stops_build(struct stops *s, const struct article *a); /* forgets the old ones */
void stops_free(struct stops *s);
/* The first stop that begins at or after `at`, the last that begins before it; s->at.n: there is none. */
size_t stops_from(const struct stops *s, size_t at);
size_t stops_before(const struct stops *s, size_t at);
/* The shortest stop that holds a byte; s->at.n: none does. */
size_t stops_over(const struct stops *s, size_t at);

/* The reference that a citation is about in the end: over ibid and the like. */
const struct reference *stop_reference(const struct article *a, const struct citation *c);
/* The quotation from a citation's source in the citation's own block, NULL when there is none. */
const struct quotation *stop_quotation(const struct article *a, const struct citation *c);

/* A reference on one line: "Vance, T., A Port and Its Friends, Coast Wire, 27 Feb 2021". */
void stop_put_reference(struct str *out, const struct reference *r);
/* For the status row: what a stop is, and which keys lead on. */
void stop_describe(const struct article *a, const struct stop *s, struct str *where, struct str *keys);
/* How a citation looks: dim when its source is missing. */
enum style stop_style(const struct article *a, const struct citation *c);

#endif
