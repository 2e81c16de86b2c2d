#ifndef IBID_DB_ENTITIES_H
#define IBID_DB_ENTITIES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/vec.h"
#include "db/db.h"
#include "db/sources.h"
#include "model/article.h"
#include "model/date.h"

/* Entities of the library, the names that they are found by, where they occur, and what the user said of them. */

enum entity_edited { EDITED_NAME = 1 << 0, EDITED_KIND = 1 << 1 };

struct entity_row {
	int64_t id, root;
	int64_t merged; /* 0: into none */
	int64_t joined; /* the article that says so; 0: the user */
	enum entity_kind kind;
	const char *name;
	unsigned edited; /* enum entity_edited */
	bool rejected, alone;
	size_t articles, mentions; /* of a root: with those of all that it took in */
};

int entity_get(struct db *db, struct entity_row *out, struct arena *mem, int64_t id, struct err *e); /* ERR_NOTFOUND */
int entity_insert(struct db *db, struct entity_row *row, struct err *e); /* sets id and root */
/* Name, kind, decisions and what it is merged into; the roots and counts of all that this changes. */
int entity_update(struct db *db, const struct entity_row *row, struct err *e);
/* Delete it when it occurs nowhere and the user said nothing of it. */
int entity_drop_unused(struct db *db, int64_t id, struct err *e);
/* It and all that is merged into it; the root first. */
int entity_tree(struct db *db, struct id_list *out, int64_t root, struct err *e);

/* --- names ---------------------------------------------------------------------------------------- */

struct entity_hit {
	int64_t entity, root;
	enum entity_kind kind; /* of the root; so all below */
	bool rejected, alone;
	const char *name;      /* that was found */
	const char *root_name;
	size_t articles;
};
struct entity_hits {
	VEC(struct entity_hit) at;
};
/* The entities with such a name, at most so many; by its sound instead of its key. */
int entity_find_key(struct db *db, struct entity_hits *out, struct arena *mem, uint64_t key, bool sound, size_t most,
    struct err *e);
/* words: the name's, folded, with blanks between them. */
int entity_put_name(struct db *db, int64_t entity, const char *name, uint64_t key, uint64_t sound, int why, struct slice words,
    struct err *e);
int entity_drop_name(struct db *db, int64_t entity, const char *name, struct err *e);
/* Roots with names in which each of the n words (at most 4 are looked at) begins a word; at most so many, in no order. */
int entity_find_words(struct db *db, struct id_list *out, const char *const *words, size_t n, size_t most, struct err *e);
/* Roots that are not rejected, those of most articles first; of a kind, or of all (-1). */
int entity_common(struct db *db, struct id_list *out, int kind, size_t most, struct err *e);
struct entity_name_row {
	int64_t entity;
	const char *name;
	int why; /* enum name_reason */
	uint64_t key, sound;
};
struct entity_name_rows {
	VEC(struct entity_name_row) at;
};
int entity_names(struct db *db, struct entity_name_rows *out, struct arena *mem, int64_t root, size_t most, struct err *e);

/* --- where it occurs -------------------------------------------------------------------------------- */

struct entity_place {
	int64_t entity; /* own */
	int64_t article;
	struct date date; /* of the article */
	unsigned roles;   /* enum entity_role */
	size_t mentions;
	uint32_t at;
};
struct entity_places {
	VEC(struct entity_place) at;
};
int entity_put_place(struct db *db, const struct entity_place *p, struct err *e);
int entity_article_places(struct db *db, struct entity_places *out, int64_t article, struct err *e);
int entity_clear_article(struct db *db, int64_t article, struct err *e);
/* Count the article's places among those of their roots (sign 1) or no more (-1). */
int entity_count_article(struct db *db, int64_t article, int sign, struct err *e);
/* One entity's, newest first, at most so many, those with one of the roles. */
int entity_places_of(struct db *db, struct entity_places *out, int64_t own, unsigned roles, size_t most, struct err *e);
/* Its articles by month: *out gets year * 12 + month - 1 (no month: of January; no date: -1) and a count. */
struct entity_month {
	int month;
	size_t articles;
};
struct entity_months {
	VEC(struct entity_month) at; /* by month */
};
/* many: others were merged into it. */
int entity_months_of(struct db *db, struct entity_months *out, int64_t root, bool many, struct err *e);
/* Who occurs in those articles, own, and in how many of them. */
struct entity_company {
	int64_t entity; /* own */
	size_t shared;
};
struct entity_companies {
	VEC(struct entity_company) at;
};
int entity_companies_of(struct db *db, struct entity_companies *out, const int64_t *articles, size_t n, struct err *e);

/* The entities of an article's names, own: of the list that article_load() gave, or of another one that stands instead of it
 * from now on. */
int article_put_entities(struct db *db, const struct article *a, bool other, struct err *e);
int article_drop_entities(struct db *db, int64_t article, struct err *e);

/* --- the user's word -------------------------------------------------------------------------------- */

struct entity_pin_row {
	uint64_t key;
	int64_t article; /* 0: all */
	int64_t entity;  /* 0: nobody; -1: there is no such pin */
	const char *text; /* or NULL */
};
int entity_pin_get(struct db *db, struct entity_pin_row *io, struct arena *mem, struct err *e); /* by key and article */
int entity_pin_put(struct db *db, const struct entity_pin_row *row, struct err *e);             /* entity -1: removes it */
struct entity_pin_rows {
	VEC(struct entity_pin_row) at;
};
int entity_pin_texts(struct db *db, struct entity_pin_rows *out, struct arena *mem, struct err *e); /* all with a text */
int entity_pins_exist(struct db *db, bool *any, struct err *e);

/* Articles whose entities have to be looked up again. */
int unidentified_list(struct db *db, struct id_list *out, size_t most, struct err *e);
int unidentified_has(struct db *db, bool *has, int64_t article, struct err *e);
int unidentified_remove(struct db *db, int64_t article, struct err *e);
int unidentified_add(struct db *db, int64_t article, struct err *e);
int unidentified_add_entity(struct db *db, int64_t own, struct err *e);          /* where it occurs */
int unidentified_add_words(struct db *db, const char *words, struct err *e);     /* where the phrase stands */

#endif
