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
 *	entity_numbers.c	forms of the same words with other numbers are others
 *	entity_kinds.c	single words get the kind of the full name that has them
 *	entity_group.c	forms -> entities: what holds for all kinds
 *	entity_people.c	names of people; entity_sound.c names from other scripts
 *	entity_places.c	names of places
 *	entity_bodies.c	names of organisations; entity_acronym.c
 *	entity_short.c	which longer names a short one may stand for
 *	entity_near.c	of several, the one that stands nearest before
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

/* A form that may stand for several: the entities of its pieces are not one. */
struct open_form {
	uint32_t form;
	uint32_t first, n; /* in choices */
	enum name_reason why;
};

struct entity_finder {
	struct tokens t;
	struct tag_text tags;
	VEC(struct piece) pieces; /* by first */
	VEC(struct form) forms;
	struct map index;   /* kind and key -> form */
	struct str key;     /* scratch */
	VEC(struct open_form) open;
	VEC(uint32_t) choices; /* forms */
	bool capital_nouns; /* the language writes all nouns with capitals */
};

unsigned entity_classes(const struct entity_finder *f, uint32_t token); /* enum word_class; 0 for marks */
bool entity_token_is(const struct entity_finder *f, uint32_t token, const char *key);
struct slice entity_word(const struct entity_finder *f, uint32_t token); /* folded; empty for marks */

void entity_find_pieces(struct entity_finder *f);
void entity_join_defined(struct entity_finder *f);
void entity_group_forms(struct entity_finder *f);
void entity_tell_numbers(struct entity_finder *f);
void entity_settle_kinds(struct entity_finder *f);
void entity_group_people(struct entity_finder *f);
void entity_group_places(struct entity_finder *f);
void entity_group_bodies(struct entity_finder *f);
void entity_group_acronyms(struct entity_finder *f);
bool entity_is_acronym(const struct entity_finder *f, const struct form *m); /* one word: XYO, X.Y.O., AfDB */
bool entity_is_small(struct slice word); /* a word that an acronym may leave out: of, the */
bool entity_is_kin(const struct entity_finder *f, uint32_t first); /* "his mother, the wrestler X": X, a piece's first token */
void entity_settle_open(struct entity_finder *f);
uint32_t entity_root(struct entity_finder *f, uint32_t form);
/* Make `form` a name of what `of` names: the root of `of` stays the root. */
void entity_join(struct entity_finder *f, uint32_t form, uint32_t of, enum name_reason why);

/* Names by which longer ones may be called. */
enum short_rank { SHORT_END, SHORT_BEGIN, SHORT_INNER }; /* the first that fits anything counts */
struct short_name {
	uint32_t form, rank;
};
struct short_list {
	VEC(struct short_name) at;
};
struct short_names {
	struct map index; /* name -> list */
	VEC(struct short_list) lists;
};
void short_names_put(struct short_names *s, struct slice name, enum short_rank rank, uint32_t form);
/* Join the form to what `name` may stand for, or leave it open where that is several. false: it stands for nothing. */
bool short_names_join(struct entity_finder *f, const struct short_names *s, struct slice name, uint32_t form, enum name_reason why);
void short_names_free(struct short_names *s);

bool entity_is_honorific(struct slice word); /* folded: a title that no list of word_titles has */
/* The one name of a body that the world knows under several, from its words without blanks; absent: none. */
struct slice entity_known_body(struct slice key);
bool entity_known_sorted(void); /* for the tests: the lists are as the search needs them */

/* A folded word without apostrophes and blanks, and with plain letters for those that are no accented ones: ł, ı, ø. */
void entity_put_plain(struct str *out, struct slice word);
/*
 * How a name sounds when it was written in another script: letters that transliterations exchange are made equal, vowels
 * fall into two classes, doubled ones are one. Mujahedin, Mojahedin and Mujahideen are equal; Maria and Mario are not.
 */
void entity_put_sound(struct str *out, struct slice plain);
unsigned entity_names_of(struct slice word); /* enum name_class */
bool entity_is_surname(struct slice word);   /* a well known one, and no first name */
/* Do two words sound the same, and may they be one name? Two names that are both well known are two. */
bool entity_same_sound(struct slice a, struct slice b);

#endif
