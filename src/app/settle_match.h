#ifndef IBID_APP_SETTLE_MATCH_H
#define IBID_APP_SETTLE_MATCH_H

#include "app/settle.h"

/* The library's word on a work: settle_match.c, for settle.c. */

enum { SETTLE_KEY_HITS = 48 }; /* of one key are looked at: what more share says nothing */
#define SETTLE_ENOUGH 0.975    /* the keys that follow are weaker, and so is what they find */

struct work settle_work_of_article(const struct article *a);
/* Set state, article, reason and score to what the library says, whatever the user does. */
int settle_resolve(struct db *db, struct source *s, struct err *e);

#endif
