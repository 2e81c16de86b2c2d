#ifndef IBID_APP_LIBRARY_PRIVATE_H
#define IBID_APP_LIBRARY_PRIVATE_H

#include "app/entities.h"
#include "app/library.h"
#include "db/db.h"
#include "db/list.h"

/* For the files that implement library.h. */

struct library_query {
	char *text; /* as it was given: equal texts are equal queries */
	struct arena mem;
	struct filter filter;
	bool asks_state; /* what is read or starred decides who is let through */
};

/* The articles that the last query let through, in order. */
struct library_found {
	char *query; /* NULL: none yet */
	bool asks_state; /* as the query's */
	bool asks_deleted;
	int wants_unread, wants_starred; /* 1, or -1 for the opposite: others are not let through; 0: no matter */
	enum library_sort sort;
	bool descending;
	uint64_t version; /* library_version() when it was asked */
	struct list_ids ids;
	struct list_counts counts;
};

struct source_edits;
struct entity_edits;
struct library {
	struct db *db;
	char *path;
	uint64_t changes; /* of our own */
	struct library_found found;
	struct source_edits *edits; /* corrections that can be taken back, or NULL */
	struct entity_edits *entity_edits; /* the same of entities */
};

/*
 * What was found is kept right, without asking again if possible, when an article was marked (unread, starred: 1, or -1
 * for the opposite, or 0 as before), deleted or restored.
 */
void library_found_marked(struct library *l, int64_t id, int unread, int starred);
void library_found_deleted(struct library *l, int64_t id, bool restored);
void library_found_free(struct library_found *f);

/* Give an article that was loaded its quotations, and its doc their spans. */
int library_add_quotations(struct library *l, struct article *a, struct arena *mem, struct err *e);

/* The quotations of an article with this date, their origin told. */
struct quotations;
int library_quotations(struct library *l, struct quotations *out, int64_t id, struct date date, struct err *e);

void library_edits_free(struct source_edits *x);

/* Tell its references which sources they describe, and which articles those are. */
int library_add_sources(struct library *l, struct article *a, struct arena *mem, struct err *e);

/* Give its entities their place in the library. */
int library_add_entities(struct library *l, struct article *a, struct arena *mem, struct err *e);
struct entity_row;
/* The entity that id means: where it was merged into. */
int library_entity_root(struct library *l, struct entity_row *row, struct arena *mem, int64_t id, struct err *e);
struct entity_entry library_entity_entry(const struct entity_row *row);
/* How telling an entity is that occurs so often here and in so many articles of the library. */
double library_entity_weight(size_t here, size_t articles, size_t all);
void library_entity_edits_free(struct entity_edits *x);

/* The path that library_open(path) opens, owned by the caller; `make`: its folder is made when it is the default one. */
char *library_place(const char *path, bool make);

#endif
