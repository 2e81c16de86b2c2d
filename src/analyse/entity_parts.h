#ifndef IBID_ANALYSE_ENTITY_PARTS_H
#define IBID_ANALYSE_ENTITY_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "analyse/tokens.h"
#include "base/map.h"
#include "base/str.h"
#include "model/article.h"

/*
 * The recogniser's inside, in the order of its steps:
 *	entity_runs.c	tokens -> runs of capitalised words -> pieces, each of which may be a mention
 *	entity_forms.c	pieces -> forms (equal pieces); votes of words and places -> the kind of each form
 *	entity_group.c	forms -> entities
 */

enum { PIECE_WORDS_MAX = 12 }; /* tokens of a run: hostile texts are one long run */

enum piece_flag {
	PIECE_TITLED = 1,   /* President X */
	PIECE_TITLE_OF = 2, /* President of X */
};

/* A stretch of tokens that may be a mention. */
struct piece {
	uint32_t first, last; /* tokens, both inside */
	uint32_t form;
	uint8_t flags;
};

/* All pieces that are written alike. */
struct form {
	struct slice key;     /* folded words with blanks between them */
	uint32_t first, last; /* tokens of its first piece */
	uint32_t count;       /* pieces */
	uint32_t words;
	uint32_t proven; /* pieces whose capital says something */
	float votes[ENTITY_KINDS];
	enum entity_kind kind;
	bool accepted;
	uint32_t parent; /* the form that it is another name of; its own index when none */
};

struct entity_finder {
	struct tokens t;
	VEC(struct piece) pieces;
	VEC(struct form) forms;
	struct map index;   /* key -> form */
	struct str key;     /* scratch */
	bool capital_nouns; /* the language writes all nouns with capitals */
};

/* The folded key of some tokens; borrowed until the next call. */
struct slice entity_key(struct entity_finder *f, uint32_t first, uint32_t last);
unsigned entity_classes(
    const struct entity_finder *f, uint32_t token); /* enum word_class; 0 for marks */
bool entity_token_is(const struct entity_finder *f, uint32_t token, const char *key);

void entity_find_pieces(struct entity_finder *f);
void entity_judge_forms(struct entity_finder *f);
void entity_find_in_headings(
    struct entity_finder *f); /* forms that the text proved, in its headings */
void entity_group_forms(struct entity_finder *f);
uint32_t entity_root(const struct entity_finder *f, uint32_t form);

#endif
