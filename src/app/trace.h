#ifndef IBID_APP_TRACE_H
#define IBID_APP_TRACE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "db/db.h"
#include "db/quotes.h"

/*
 * The tracing of quotations: articles that wait for it (all that are new, and those whose text has changed) are compared
 * with the whole library. A batch is a transaction, so that a kill leaves articles either traced or waiting; whoever
 * comes next goes on. Fingerprints name the candidates, then only the candidates' texts are read.
 */
enum {
	TRACE_ARTICLES = 1024, /* a batch worth its while: a pass over the index a batch, not an article */
	TRACE_FEW = 8,         /* one that nobody notices waiting for */
};

/* Trace up to `most` waiting articles, then merge a slice of the index. *more: there is more to do. */
int trace_some(struct db *db, bool *more, size_t most, struct err *e);

/* Drop paragraphs that stand by themselves in many articles. Equal ones begin at the same byte and lie side by side, as
 * quotes_of() and quotes_touching() give them. */
void trace_drop_formulas(struct quotations *q);

#endif
