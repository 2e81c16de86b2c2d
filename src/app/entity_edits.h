#ifndef IBID_APP_ENTITY_EDITS_H
#define IBID_APP_ENTITY_EDITS_H

#include "app/entities.h"
#include "app/library_private.h"
#include "db/entities.h"

/*
 * What a correction of entities is made of: rows of entities, their names, and the user's word for names (pins), as they
 * were before and as they are after, so that it can be taken back and made again until the library is closed.
 */

struct row_change {
	struct entity_row before, after;
};
struct pin_change {
	struct entity_pin_row before, after; /* entity -1: no such pin */
};
/* A name that the entity gets, or loses. */
struct name_change {
	int64_t entity;
	const char *name;
	uint64_t key, sound; /* what it is found by: of the kind that it was found as */
	struct slice words;
	enum name_reason why;
	bool gone;
};
struct entity_change {
	VEC(struct row_change) rows;
	VEC(struct pin_change) pins;
	VEC(struct name_change) names;
	int64_t touched; /* an entity whose articles are to be looked up again; 0: none */
	int64_t made;
	const char *words; /* that are looked for in all texts, or NULL */
};

/* What stays in memory as long as the corrections: until the library is closed. */
struct arena *entity_edits_mem(struct library *l);
void entity_change_free(struct entity_change *c);
/* Make it, within a transaction that was begun for it, and end that; the change is taken over. */
int entity_edit_make(struct library *l, entity_edit *edit, struct entity_change *c, int64_t shown, struct err *e);

#endif
