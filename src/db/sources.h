#ifndef IBID_DB_SOURCES_H
#define IBID_DB_SOURCES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/vec.h"
#include "db/db.h"
#include "model/source.h"

/* Sources, the references that describe them, and what both they and articles are found by. */

enum source_decision { DECISION_NONE, DECISION_LINKED, DECISION_UNLINKED };
enum source_alone { ALONE_NO, ALONE_SPLIT /* by the user */, ALONE_UNNAMED /* its references name no work */ };
enum source_field { FIELD_TITLE, FIELD_AUTHOR, FIELD_CONTAINER, FIELD_DATE, FIELD_URL, FIELD_DOI, SOURCE_FIELDS };

struct source_row {
	struct source s;
	int64_t merged; /* 0: into none */
	enum source_decision decision;
	int64_t linked;
	bool irrelevant;
	unsigned edited; /* 1 << enum source_field */
	enum source_alone alone;
};

struct id_list {
	VEC(int64_t) ids;
};

int source_get(struct db *db, struct source_row *out, struct arena *mem, int64_t id, struct err *e); /* ERR_NOTFOUND */
int source_insert(struct db *db, struct source_row *row, struct err *e); /* sets row->s.id */
/* Fields and decisions; what it resolves to and its counts stay. */
int source_update(struct db *db, const struct source_row *row, struct err *e);
int source_set_match(struct db *db, int64_t id, const struct source *match, struct err *e); /* state, article, reason, score */
/* *id becomes the source that it was merged into, if it was. */
int source_root(struct db *db, int64_t *id, struct err *e);
/* Merge (into 0: no more), and let the references be counted where they belong now. */
int source_set_merged(struct db *db, int64_t id, int64_t into, struct err *e);
/* Forget a source that has no references and no decision of the user. */
int source_drop_unused(struct db *db, int64_t id, struct err *e);
/* The sources that are this article, or that the user said are. */
int source_of_article(struct db *db, struct id_list *out, int64_t article, struct err *e);
/* The eldest source that resolved to the article by itself, 0: none. */
int source_found(struct db *db, int64_t *id, int64_t article, struct err *e);

struct source_list {
	VEC(struct source) rows;
};
int source_wanted(struct db *db, struct source_list *out, struct arena *mem, int64_t first, int64_t n, struct err *e);
int source_wanted_count(struct db *db, int64_t *count, struct err *e);

/*
 * Sources that are cited and whose titles hold all phrases: key_words() of what was asked for, a
 * line each, of which the last word may go on; none: each title. Missing ones first, most cited
 * first; then those that are articles. At most so many into out, which is empty. Of phrases that
 * more than 1000 titles hold, some may be left out.
 */
int source_find_words(
    struct db *db, struct id_list *out, const char *phrases, size_t most, struct err *e);

/* --- keys ----------------------------------------------------------------------------------- */

/* A source that is described in very many ways is found by the first so many keys: the others would cost the square. */
enum { SOURCE_KEYS_MAX = 2048 };
int source_add_keys(struct db *db, int64_t id, const uint64_t *keys, size_t n, struct err *e);
/* Those that have the key, at most so many, appended. */
int source_find_key(struct db *db, struct id_list *out, uint64_t key, size_t most, struct err *e);
int article_find_key(struct db *db, struct id_list *out, uint64_t key, size_t most, struct err *e);
/* It is counted from now on, even with no keys at all. keys NULL: it can be found no more, nor is it counted. */
int article_set_keys(struct db *db, int64_t article, const uint64_t *keys, size_t n, struct err *e);
/* It can be found, and what it cites is counted. */
int article_has_keys(struct db *db, bool *has, int64_t article, struct err *e);
/* What is compared of an article. */
int article_brief_work(struct db *db, struct article *out, bool *live, struct arena *mem, int64_t id, struct err *e);

/* --- references ----------------------------------------------------------------------------- */

struct cite {
	size_t number;
	int64_t source, own;
	uint64_t hash; /* of the reference's text */
	uint32_t at;
	bool related;
};
struct cites {
	VEC(struct cite) at; /* by number */
};
int cites_get(struct db *db, struct cites *out, int64_t article, struct err *e);
/* That of the number among n sorted by number, NULL: none has it. */
const struct cite *cites_find(const struct cite *at, size_t n, size_t number);
int cites_put(struct db *db, int64_t article, const struct cite *c, struct err *e);
int cites_clear(struct db *db, int64_t article, struct err *e);
int cites_set_own(struct db *db, int64_t article, size_t number, int64_t own, struct err *e); /* counts as before */
/* Count the article among those that cite (sign 1) or no more (-1). */
int cites_count(struct db *db, int64_t article, int sign, struct err *e);
int cites_count_one(struct db *db, int64_t article, const struct cite *c, struct err *e); /* a reference that was put */
int cites_recount(struct db *db, int64_t source, struct err *e);
int cites_pinned(struct db *db, int64_t *source, int64_t article, uint64_t hash, struct err *e); /* 0: not */
int cites_pin(struct db *db, int64_t article, uint64_t hash, int64_t source, struct err *e); /* source 0: no more */

struct citer_row {
	int64_t article;
	const char *title, *author, *publisher;
	struct date date;
	size_t times;
	uint32_t at;
};
struct citer_list {
	VEC(struct citer_row) rows;
};
/* Live articles that cite the source, newest first. by_article: those that cite a source that is this article. */
int cites_citers(struct db *db, struct citer_list *out, struct arena *mem, bool by_article, int64_t id, struct err *e);
/*
 * Who cites what, one reference a row, at most so many. To an article (from each that cites a source that is it) or to a
 * source; from an article, without what its page only offers beside the text and what names no work.
 */
struct cite_edge {
	int64_t article, source;  /* to: the citing one, 0; from: the cited one, 0 when it is missing, and the source */
	struct date date;         /* of that article */
	enum source_state state;  /* of the source; from */
	uint32_t at;              /* byte of the citing article's text */
};
struct cite_edges {
	VEC(struct cite_edge) at;
};
int cites_edges_to(struct db *db, struct cite_edges *out, bool by_article, int64_t id, size_t most, struct err *e);
int cites_edges_from(struct db *db, struct cite_edges *out, int64_t article, size_t most, struct err *e);

/* The articles that have references of the source's own. */
int cites_articles(struct db *db, struct id_list *out, int64_t own, struct err *e);

/* Articles whose references wait to become sources. */
int unresolved_list(struct db *db, struct id_list *out, size_t most, struct err *e);
int unresolved_remove(struct db *db, int64_t article, struct err *e);

#endif
