#ifndef IBID_MODEL_DATE_NAMES_H
#define IBID_MODEL_DATE_NAMES_H

/* What months and weekdays are called. */
struct date_name {
	const char *name;
	short month; /* 1..12; 0: a weekday */
};

/* By the folded word (see utf8_fold); NULL: it is no such name. */
const struct date_name *date_name_find(const char *folded);

#endif
