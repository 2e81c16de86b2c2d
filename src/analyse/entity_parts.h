#ifndef IBID_ANALYSE_ENTITY_PARTS_H
#define IBID_ANALYSE_ENTITY_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "analyse/tag.h"
#include "analyse/tokens.h"
#include "base/map.h"
#include "base/str.h"
#include "model/article.h"

/*
 * The recogniser's inside, in the order of its steps:
 *	tagger.c	tokens -> labels
 *	entity_pieces.c	labels -> pieces, each a mention; pieces -> forms (those that are written alike and of one kind)
 *	entity_define.c	"X Y Organization (the XYO/ XY)", "also known as": forms that the text itself joins
 *	entity_group.c	forms -> entities
 */

/* A stretch of tokens that is a mention. */
struct piece {
	uint32_t first, last; /* tokens, both inside */
	uint32_t form;
};

/* All pieces that are written alike. */
struct form {
	struct slice key;     /* folded words with blanks between them, without an article and marks; given names first */
	uint32_t first, last; /* tokens of its first piece, as far as they stand in the key */
	uint32_t count;       /* pieces */
	uint32_t words;
	enum entity_kind kind;
	uint32_t parent; /* the form that it is another name of; its own index when none */
	enum name_reason why; /* when there is one */
};

struct entity_finder {
	struct tokens t;
	struct tag_text tags;
	VEC(struct piece) pieces; /* by first */
	VEC(struct form) forms;
	struct map index;   /* kind and key -> form */
	struct str key;     /* scratch */
	bool capital_nouns; /* the language writes all nouns with capitals */
};

unsigned entity_classes(const struct entity_finder *f, uint32_t token); /* enum word_class; 0 for marks */
bool entity_token_is(const struct entity_finder *f, uint32_t token, const char *key);
struct slice entity_word(const struct entity_finder *f, uint32_t token); /* folded; empty for marks */

void entity_find_pieces(struct entity_finder *f);
void entity_join_defined(struct entity_finder *f);
void entity_group_forms(struct entity_finder *f);
uint32_t entity_root(const struct entity_finder *f, uint32_t form);
/* Make `form` a name of what `of` names: the root of `of` stays the root. */
void entity_join(struct entity_finder *f, uint32_t form, uint32_t of, enum name_reason why);

#endif
