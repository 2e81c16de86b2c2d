#ifndef IBID_APP_WAITING_H
#define IBID_APP_WAITING_H

#include <stdbool.h>

#include "base/err.h"
#include "db/db.h"
#include "db/sources.h"

/*
 * Do what articles wait for, each of the list, in one transaction; none is no transaction. patient: it waits for another
 * connection that writes; else ERR_BUSY at once, as the reader needs it.
 */
typedef int waiting_fn(struct db *db, int64_t article, struct err *e);
int waiting_do(struct db *db, const struct id_list *waiting, waiting_fn *fn, bool patient, struct err *e);

#endif
