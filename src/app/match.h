#ifndef IBID_APP_MATCH_H
#define IBID_APP_MATCH_H

#include "db/articles.h"
#include "import/import.h"

/*
 * A page came again: which of its stored articles is each of its new ones? By place and title, else by title, else by
 * texts that share most of their runs of words, else, when one alone is left on both sides, by that.
 * out[i] is the index into `old` for page->articles[i], SIZE_MAX for a new one.
 */
int match_articles(struct db *db, size_t *out, const struct page *page, const struct article_briefs *old, struct err *e);

/* How much of the smaller text's runs of words stand in the other, 0..1. */
double match_similarity(struct slice a, struct slice b);

#endif
