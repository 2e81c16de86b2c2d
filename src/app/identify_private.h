#ifndef IBID_APP_IDENTIFY_PRIVATE_H
#define IBID_APP_IDENTIFY_PRIVATE_H

#include "analyse/identity.h"
#include "app/identify.h"
#include "base/mem.h"
#include "db/entities.h"

/* What identify.c and its helpers share. */

/* Something that the article names, before and after it is known which entity that is. */
struct part {
	struct entity x;  /* x.id: own, 0: not known yet */
	int64_t root;
	unsigned roles;   /* enum entity_role */
	uint32_t at;      /* byte of its first place */
	bool given;       /* by the user's word: not to be looked up */
	bool known_only;  /* no entity is made of it */
	struct identity *forms; /* of its name and then its other names, as many as are compared; none when it is no word */
	size_t nforms;
};

struct parts {
	VEC(struct part) at;
	const struct entity_places *old; /* what the article had to do with before */
	struct arena mem;
	bool pinned; /* the user said something of names, here or elsewhere */
	bool other;  /* his word has changed what was found */
};

/* The article's entities as the user's word has them. */
int identify_parts(struct db *db, struct parts *out, const struct article *a, struct err *e);
/* Whose the user says that the name is in that article: 0: nobody's; -1: he said nothing. */
int identify_owner(struct db *db, int64_t *owner, int64_t article, enum entity_kind kind, struct slice name, struct err *e);
/* Give part i its entity, found or made. `late`: the others have theirs, so that company can decide; before that, only when
 * it is sure. */
int identify_part(struct db *db, struct parts *parts, size_t i, int64_t article, bool late, struct err *e);
/* The forms of a part that are compared. */
void identify_forms(struct part *p, struct arena *mem);

#endif
