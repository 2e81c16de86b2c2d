#ifndef IBID_APP_TOUR_H
#define IBID_APP_TOUR_H

#include "app/library.h"
#include "base/err.h"

/* Import the tour, the sample articles that are built into the program, into a library that is open for writing.
 * Doing it twice changes nothing. */
int tour_import(struct library *l, struct err *e);

#endif
