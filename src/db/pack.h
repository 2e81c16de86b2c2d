#ifndef IBID_DB_PACK_H
#define IBID_DB_PACK_H

#include "base/mem.h"
#include "base/str.h"
#include "model/article.h"

/*
 * Parts of an article as compact byte strings: numbers as varints, offsets as differences, strings with their length + 1
 * before them (0: absent). Unpacking never trusts the bytes: false when they are not such a string.
 */
void pack_authors(struct str *out, const struct article *a);
bool unpack_authors(struct article *a, struct slice packed, struct arena *mem);
void pack_related(struct str *out, const struct article *a);
bool unpack_related(struct article *a, struct slice packed, struct arena *mem);
void pack_entities(struct str *out, const struct article *a);
bool unpack_entities(struct article *a, struct slice packed, struct arena *mem); /* after the text is set */
/* The ids of its entities alone. Unpacking none leaves them 0. */
void pack_entity_ids(struct str *out, const struct article *a);
bool unpack_entity_ids(struct article *a, struct slice packed); /* after the entities, which must be the article's own */
void pack_references(struct str *out, const struct article *a);
bool unpack_references(struct article *a, struct slice packed, struct arena *mem); /* after the text is set */
void pack_citations(struct str *out, const struct article *a);
bool unpack_citations(struct article *a, struct slice packed, struct arena *mem); /* after the references */
/* The doc's spans but for mentions and citations, which come from the entities and the citations. */
void pack_spans(struct str *out, const struct doc *d);
/* The packed spans, the mentions of a's entities and a's citations together, sorted. */
bool unpack_spans(struct article *a, struct slice packed, struct arena *mem);

#endif
