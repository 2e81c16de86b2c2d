#ifndef IBID_APP_ENTITIES_H
#define IBID_APP_ENTITIES_H

#include "app/library.h"
#include "base/vec.h"
#include "model/article.h"

/*
 * Entities: whom and what the articles name, write and cite, each once in the library. library_article() gives each of an
 * article's entities its id, its name and kind there and how many articles have to do with it, without those that the user
 * rejected, the most telling first. Results are owned by the mem that is passed in; deleted articles do not count.
 * An id of an entity that was merged into another one means that one.
 */
struct entity_entry {
	int64_t id;
	enum entity_kind kind;
	const char *name;
	size_t articles, mentions; /* articles that mention it, or were written by it, or cite it */
	bool rejected;
};
struct entity_entries {
	const struct entity_entry *at;
	size_t n;
};

int library_entity(struct library *l, struct entity_entry *out, struct arena *mem, int64_t id, struct err *e);
/* Those of most articles first. kind ENTITY_KINDS: all kinds. The cost grows with the library: for the command line. */
int library_entities(struct library *l, struct entity_entries *out, struct arena *mem, enum entity_kind kind, size_t most,
    struct err *e);
/* Those in whose names each of the words begins a word, case and accents folded; further ones than four are passed over.
 * First those that are called just so, then those of most articles. Rejected ones only when they are called just so. */
int library_find_entities(struct library *l, struct entity_entries *out, struct arena *mem, const char *words, size_t most,
    struct err *e);

/* --- its page ------------------------------------------------------------------------------------- */

/* A form that it is written in. */
struct entity_form {
	const char *name;
	enum name_reason why;
	int64_t entity; /* that has it as its own: the entity itself, or one that was merged into it */
};
/* Another entity that was merged into it. */
struct entity_merged {
	int64_t id;
	const char *name;
	int64_t joined; /* the article that says that both are one; 0: the user did it */
};
/* An article that has to do with it. */
struct entity_article {
	int64_t article;
	const char *title, *author, *publisher; /* author, publisher: or NULL */
	struct date date;
	unsigned roles; /* enum entity_role */
	size_t mentions;
	uint32_t at;    /* byte of the first mention, or of the reference */
};
/* Articles of a month. */
struct entity_month_count {
	int month;      /* year * 12 + month, January 0; what has a year alone counts as January; -1: no date */
	size_t articles;
};
/* Whom it occurs with. */
struct entity_company_entry {
	int64_t id;
	enum entity_kind kind;
	const char *name;
	size_t shared; /* articles that mention both, of those that were looked at */
};

enum {
	ENTITY_ARTICLES_MAX = 100, /* the newest; for all, limit the list by the query entity:ID */
	ENTITY_SAMPLED = 100,      /* articles whose company is counted: the newest */
	ENTITY_COMPANY_MAX = 16,
	ENTITY_FORMS_MAX = 200,
	ENTITY_SIMILAR_MAX = 8,
	ENTITY_SENTENCES_MAX = 5,
};

struct entity_page {
	struct entity_entry entity;
	const struct entity_form *forms; /* the name itself first */
	size_t nforms;
	const struct entity_merged *merged;
	size_t nmerged;
	const struct entity_month_count *months; /* by month */
	size_t nmonths;
	const struct entity_article *articles; /* newest first */
	size_t narticles;
	const struct entity_article *wrote, *cited; /* those of the role, newest first */
	size_t nwrote, ncited;
	const struct entity_company_entry *company; /* the most telling first: often here, rarely elsewhere */
	size_t ncompany, sampled;
	const struct entity_entry *similar; /* others that share a name or sound with it: to be merged, or not */
	size_t nsimilar;
};
int library_entity_page(struct library *l, struct entity_page *out, struct arena *mem, int64_t id, struct err *e);

/* Sentences that say most of it: where it is told what it is, or who it occurs with. Reads a few texts: for an idle moment. */
struct entity_sentence {
	int64_t article;
	const char *title;
	struct date date;
	uint32_t beg, end;            /* bytes of its text */
	const char *text;             /* on one line */
	uint32_t name_beg, name_end;  /* bytes of `text`: the mention */
};
struct entity_sentences {
	const struct entity_sentence *at;
	size_t n;
};
int library_entity_sentences(struct library *l, struct entity_sentences *out, struct arena *mem, int64_t id, struct err *e);

/* --- corrections, each with undo ------------------------------------------------------------------ */

/* A correction holds for what is imported later, too. Articles that it changes are looked up again at once (the one named
 * by `shown`, 0: none) or behind it (library_identify()). Tokens stay valid until the library is closed; 0 is none. */
typedef int64_t entity_edit;
/* `from` is the same as `into`, whatever their kinds. */
int library_merge_entities(struct library *l, entity_edit *edit, int64_t into, int64_t from, struct err *e);
/* Take apart: an entity that was merged into another one stands alone again. ERR_INPUT when it was not merged. */
int library_unmerge_entity(struct library *l, entity_edit *edit, int64_t merged, struct err *e);
/* A name of the entity gets one of its own: *made. When an entity that was merged into it has the name, that one is it. */
int library_split_name(struct library *l, entity_edit *edit, int64_t *made, int64_t entity, const char *name, int64_t shown,
    struct err *e);
/* What the article names so is another one of the same name: *made. */
int library_split_article(struct library *l, entity_edit *edit, int64_t *made, int64_t entity, int64_t article, struct err *e);
int library_rename_entity(struct library *l, entity_edit *edit, int64_t entity, const char *name, struct err *e);
int library_set_entity_kind(struct library *l, entity_edit *edit, int64_t entity, enum entity_kind kind, struct err *e);
/* The words mean the entity wherever they stand. */
int library_add_entity_name(struct library *l, entity_edit *edit, int64_t entity, const char *name, int64_t shown,
    struct err *e);
/* The words are not its name, nor anybody's of its kind. */
int library_remove_entity_name(struct library *l, entity_edit *edit, int64_t entity, const char *name, int64_t shown,
    struct err *e);
int library_reject_entity(struct library *l, entity_edit *edit, int64_t entity, bool rejected, struct err *e);
int library_entity_undo(struct library *l, entity_edit edit, int64_t shown, struct err *e);
int library_entity_redo(struct library *l, entity_edit edit, int64_t shown, struct err *e);

/* Look up the names of a few articles that wait for it, so few that nobody notices; *more: there is more to do. */
int library_identify(struct library *l, bool *more, struct err *e);

#endif
