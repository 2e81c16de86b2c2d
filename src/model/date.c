#include "date.h"

#include <limits.h>
#include <stdio.h>

static const char *const short_months[13] = { "", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul",
	"Aug", "Sep", "Oct", "Nov", "Dec" };

/* A number of at most `limit` - 1, so that the compiler sees that it fits. */
static unsigned
below(short n, unsigned limit)
{
	return n < 0 ? 0 : (unsigned)n % limit;
}

const char *
date_iso(char out[DATE_ISO_MAX], struct date d)
{
	unsigned year = below(d.year, 10000), month = below(d.month, 100), day = below(d.day, 100);

	if (!d.year)
		out[0] = '\0';
	else if (!d.month)
		snprintf(out, DATE_ISO_MAX, "%04u", year);
	else if (!d.day)
		snprintf(out, DATE_ISO_MAX, "%04u-%02u", year, month);
	else
		snprintf(out, DATE_ISO_MAX, "%04u-%02u-%02u", year, month, day);
	return out;
}

const char *
date_human(char out[DATE_ISO_MAX], struct date d)
{
	const char *month = short_months[d.month >= 0 && d.month <= 12 ? d.month : 0];

	if (!d.year)
		out[0] = '\0';
	else if (!d.month)
		snprintf(out, DATE_ISO_MAX, "%u", below(d.year, 10000));
	else if (!d.day)
		snprintf(out, DATE_ISO_MAX, "%s %u", month, below(d.year, 10000));
	else
		snprintf(out, DATE_ISO_MAX, "%u %s %u", below(d.day, 100), month, below(d.year, 10000));
	return out;
}

int
date_compare(struct date a, struct date b)
{
	if (!a.year || !b.year || a.year != b.year)
		return !a.year || !b.year ? 0 : a.year < b.year ? -1 : 1;
	if (!a.month || !b.month || a.month != b.month)
		return !a.month || !b.month ? 0 : a.month < b.month ? -1 : 1;
	return !a.day || !b.day || a.day == b.day ? 0 : a.day < b.day ? -1 : 1;
}

long
date_order(struct date d)
{
	return d.year ? (d.year * 100L + d.month) * 100 + d.day : LONG_MAX;
}

bool
date_valid(struct date d)
{
	static const short days[13] = { 0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (d.year % 4 == 0 && d.year % 100 != 0) || d.year % 400 == 0;

	if (d.year < 1000 || d.year > 2999 || d.month < 0 || d.month > 12 || d.day < 0)
		return false;
	if (!d.month)
		return d.day == 0;
	return d.day <= days[d.month] && (d.month != 2 || d.day < 29 || leap);
}
