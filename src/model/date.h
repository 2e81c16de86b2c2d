#ifndef IBID_MODEL_DATE_H
#define IBID_MODEL_DATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* A date as precise as its source: month and day are 0 where they were not given; year 0: no date. */
struct date {
	short year, month, day;
};

enum { DATE_ISO_MAX = 16 };

/* "2019", "2019-08" or "2019-08-02" into out; "" without a year. Returns out. */
const char *date_iso(char out[DATE_ISO_MAX], struct date d);
/* Reads exactly such a string. */
bool date_from_iso(struct date *d, struct slice s);
/* For readers: "2 Aug 2019", "Aug 2019", "2019". Returns out. */
const char *date_human(char out[DATE_ISO_MAX], struct date d);
/* -1, 0 or 1; dates are compared as far as both go, and 0 is also "not known". */
int date_compare(struct date a, struct date b);
/* By which dates are sorted: a month stands before its days, as what is imprecise may be the earliest; unknown ones last. */
long date_order(struct date d);
bool date_valid(struct date d); /* such a day exists, year 1000 to 2999 */

/*
 * Find a date at the start of s, in any common printed form: "August 02 2019", "Aug. 2nd, 2019", "2 August 2019",
 * "Friday, 2nd of August 2019", "2019-08-02T09:00Z", "2019/08/02", "02.08.2019", "27/02/2021", "August 2019", "2019",
 * month names of English, German, French, Spanish, Italian, Portuguese, Dutch. Day and month that could be either way round
 * (03/04/2021) give the year and, honestly, nothing more. Returns the bytes it takes up, 0 when there is no date.
 */
size_t date_parse(struct date *d, struct slice s);
/* The first date in s, at a word's start. A bare year counts only when bare_year. false: none. */
bool date_find(struct date *d, size_t *beg, size_t *end, struct slice s, bool bare_year);

/* Read 03/04/2021, of which date_parse() is sure of the year alone, as most of the world does: 3 April. */
bool date_day_first(struct date *d, struct slice s);

#endif
