#ifndef IBID_APP_SETTLE_MATCH_H
#define IBID_APP_SETTLE_MATCH_H

#include "app/settle.h"

/* The library's word on a work: settle_match.c, for settle.c. */

enum { SETTLE_KEY_HITS = 48 }; /* of one key are looked at: what more share says nothing */
#define SETTLE_ENOUGH 0.975    /* the keys that follow are weaker, and so is what they find */

struct work settle_work_of_article(const struct article *a);
/* Set state, article, reason and score to what the library says, whatever the user does. */
int settle_resolve(struct db *db, struct source *s, struct err *e);

/* An article as a match of a work; all in mem. *live: it is not deleted. */
int settle_match_load(struct db *db, struct match *out, bool *live, struct arena *mem, const struct resolve_work *w, int64_t id,
    struct err *e);
bool settle_match_has(const struct matches *m, int64_t article);
void settle_match_add(struct matches *out, const struct match *m); /* in its place: the best first */

/* The same by what the citing article quotes, for a source that is described without a title: settle_quoted.c. */
int settle_by_quotation(struct db *db, struct source *s, struct err *e);
/* Settle what the articles attribute that share passages with this one. */
int settle_quoting(struct db *db, int64_t article, struct err *e);

#endif
