#ifndef IBID_DB_ARTICLES_H
#define IBID_DB_ARTICLES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "model/article.h"

/* Why an article is out of all lists. */
enum article_deleted {
	ARTICLE_LIVE = 0,
	ARTICLE_DELETED = 1,  /* by the user: it stays so */
	ARTICLE_VANISHED = 2, /* its page does not hold it any more: it returns with the text */
};

/* Store a new article of a->document; sets a->id. */
int article_insert(struct db *db, struct article *a, size_t ordinal, struct err *e);
/* Give article a->id another text and other fields; it keeps what the user did with it. */
int article_update(struct db *db, const struct article *a, size_t ordinal, struct err *e);
/* Let an article that was inserted or updated be found by its words, in the same transaction. Best for many at its end:
 * SQLite writes the index out at each other statement with a trigger. */
int article_index(struct db *db, const struct article *a, struct err *e);
/* All of it, in mem. A deleted one too. The id of its entities is their own one in the library, 0: not looked up. */
int article_load(struct db *db, struct article *out, struct arena *mem, int64_t id, struct err *e);
/* The same with the names as they were found in the text, without the user's word and the library's ids. */
int article_load_found(struct db *db, struct article *out, struct arena *mem, int64_t id, struct err *e);
int article_load_text(struct db *db, struct slice *text, struct arena *mem, int64_t id, struct err *e);
/* Its text and blocks, without spans. */
int article_load_doc(struct db *db, struct doc *out, struct arena *mem, int64_t id, struct err *e);

/* The articles of a document, as an import has to know them. */
struct article_brief {
	int64_t id;
	size_t ordinal;
	const char *title;
	enum article_deleted deleted;
	bool touched; /* read, starred, marked or left somewhere */
};
struct article_briefs {
	VEC(struct article_brief) rows; /* by ordinal */
};
int article_briefs(struct db *db, struct article_briefs *out, struct arena *mem, int64_t document, struct err *e);
/* Where it stands: its document, its place there, and its title (in mem). */
int article_place(struct db *db, int64_t *document, size_t *ordinal, const char **title, struct arena *mem, int64_t id,
    struct err *e);

/* *changed (or NULL): it was otherwise before. ERR_NOTFOUND when there is no such article. */
int article_set_read(struct db *db, bool *changed, int64_t id, bool read, struct err *e);
int article_set_starred(struct db *db, bool *changed, int64_t id, bool starred, struct err *e);
int article_set_deleted(struct db *db, bool *changed, int64_t id, enum article_deleted deleted, struct err *e);

int article_is_live(struct db *db, bool *live, int64_t id, struct err *e); /* false as well when there is none */

/* The article that lies at this URL, 0 when there is none. Scheme, "www.", fragment and final slash make no difference. */
int article_find_url(struct db *db, int64_t *id, const char *url, struct err *e);

#endif
