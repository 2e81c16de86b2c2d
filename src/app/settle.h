#ifndef IBID_APP_SETTLE_H
#define IBID_APP_SETTLE_H

#include <stdbool.h>
#include <stdint.h>

#include "analyse/resolve.h"
#include "base/err.h"
#include "base/vec.h"
#include "db/db.h"
#include "db/sources.h"
#include "model/article.h"

/*
 * References find or make sources, and sources find their articles. What a source is depends on what the library holds and
 * on the user's decisions, not on the order in which articles came. All but settle_some() run within a transaction.
 */

/* The article was stored or changed: its references become sources, and it claims those that it is. */
int settle_article(struct db *db, const struct article *a, struct err *e);
/* It was deleted or restored (article.deleted is set already): sources lose it or claim it. */
int settle_deleted(struct db *db, int64_t article, struct err *e);
/* The source, or what is known of it, has changed. */
int settle_source(struct db *db, int64_t source, struct err *e);
/* The same after a correction: it is not joined with others that are the same article, which could not be taken back. */
int settle_corrected(struct db *db, int64_t source, struct err *e);
/* The article turned out to share passages with others: what it attributes without naming a work may be those. */
int settle_quoted(struct db *db, int64_t article, struct err *e);
/* Settle up to `most` articles of a library that is older than sources, in a transaction. *more: there is more to do.
 * patient: as in waiting.h. */
int settle_some(struct db *db, bool *more, size_t most, bool patient, struct err *e);

enum { SETTLE_ARTICLES = 256, SETTLE_FEW = 8 };

/* An article that could be a source, with what it was compared by. */
struct match {
	struct candidate c;
	struct resolve_work work; /* in mem */
};
struct matches {
	VEC(struct match) at; /* the likeliest first */
	struct arena mem;
};
/* All live articles that share a key with the work. */
int settle_candidates(struct db *db, struct matches *out, const struct resolve_work *w, bool all, struct err *e);
/* For a source that is described without a title: the articles that could be meant among those that its citers quote. */
int settle_quoted_candidates(struct db *db, struct matches *out, const struct source *s, struct err *e);
void settle_matches_free(struct matches *m);
struct work settle_work(const struct source *s);

#endif
