#ifndef IBID_APP_TOUR_H
#define IBID_APP_TOUR_H

#include "app/ingest.h"
#include "app/library.h"
#include "base/err.h"

/* Import the tour, the sample articles that are built into the program, into the library at a path. Twice changes nothing. */
int tour_start(struct ingest **out, const char *library, struct err *e); /* as ingest_start() */
int tour_import(struct library *l, struct err *e); /* and wait for its end */

#endif
