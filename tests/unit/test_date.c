#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "model/date.h"

static const struct {
	const char *text, *iso;
	size_t used; /* 0: all of it */
} cases[] = {
	{ "August 02 2019", "2019-08-02", 0 },
	{ "August 02 2019:… text", "2019-08-02", 14 },
	{ "Aug. 2nd, 2019", "2019-08-02", 0 },
	{ "August 2nd , 2019", "2019-08-02", 0 },
	{ "2 August 2019", "2019-08-02", 0 },
	{ "2. August 2019", "2019-08-02", 0 },
	{ "Friday, 2nd of August 2019", "2019-08-02", 0 },
	{ "Friday, the 2nd of August, 2019", "2019-08-02", 0 },
	{ "Sat 14 Feb 2015 18.30", "2015-02-14", 15 },
	{ "2019-08-02T09:00Z", "2019-08-02", 0 },
	{ "2019-08-02T09:00:00.000+02:00.", "2019-08-02", 29 },
	{ "2019/08/02", "2019-08-02", 0 },
	{ "2019.08.02", "2019-08-02", 0 },
	{ "02.08.2019", "2019-08-02", 0 },
	{ "2. 8. 2019", "2019-08-02", 0 },
	{ "27/02/2021", "2021-02-27", 0 },
	{ "02/27/2021", "2021-02-27", 0 },
	{ "03/04/2021", "2021", 0 },
	{ "04/04/2021", "2021-04-04", 0 },
	{ "August 2019", "2019-08", 0 },
	{ "Sept. 2019", "2019-09", 0 },
	{ "2019-08", "2019-08", 0 },
	{ "2016-17", "2016", 4 },
	{ "2019", "2019", 0 },
	{ "2019年8月2日", "2019-08-02", 0 },
	{ "Freitag, den 2. März 2018", "2018-03-02", 0 },
	{ "1er janvier 2020", "2020-01-01", 0 },
	{ "le 14 août 2019", "2019-08-14", 0 },
	{ "12 de agosto de 2019", "2019-08-12", 0 },
	{ "3 de março de 2018", "2018-03-03", 0 },
	{ "4 dicembre 2017", "2017-12-04", 0 },
	{ "5 mei 2016", "2016-05-05", 0 },
	{ "14 марта 2019", "2019-03-14", 0 },
	{ "Понедельник, 9 мая 2016 г.", "2016-05-09", 0 },
	{ "май 2016", "2016-05", 0 },
	{ "7 вересня 2020 року", "2020-09-07", 0 },
	{ "2-Aug-2019", "2019-08-02", 0 },
	{ "30 February 2019", "", 0 },
	{ "March 3", "", 0 },
	{ "9, March 2019", "", 0 },
	{ "the 2019 harvest", "", 0 },
	{ "so 2019 it was", "", 0 },
	{ "20190802", "", 0 },
	{ "12345", "", 0 },
	{ "1999th", "", 0 },
	{ "Mayor 2019", "", 0 },
	{ "", "", 0 },
};

static void
parses_printed_forms(void **state)
{
	size_t i;
	char iso[DATE_ISO_MAX];

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct date d = { 0 };
		size_t used = date_parse(&d, slice_of(cases[i].text));
		size_t want = cases[i].used ? cases[i].used : strlen(cases[i].text);

		if (!cases[i].iso[0]) {
			if (used)
				fail_msg("%s: read as %s", cases[i].text, date_iso(iso, d));
			continue;
		}
		if (strcmp(date_iso(iso, d), cases[i].iso) != 0 || used != want)
			fail_msg("%s: %s, %zu bytes", cases[i].text, iso, used);
	}
}

static void
finds_at_word_starts(void **state)
{
	struct date d;
	size_t beg, end;
	struct slice s = SLICE("x2019 Halden Ledger, March 4th, 2021. 1999");

	(void)state;
	assert_true(date_find(&d, &beg, &end, s, true));
	assert_int_equal(beg, 21);
	assert_int_equal(end, 36);
	assert_int_equal(d.day, 4);
	assert_false(date_find(&d, &beg, &end, SLICE("in 1999 they"), false));
	assert_true(date_find(&d, &beg, &end, SLICE("in 1999 they"), true));
	assert_int_equal(d.year, 1999);
	assert_false(date_find(&d, &beg, &end, SLICE("no date here"), true));
}

/* Whatever stands before it: other numbers, long lines, words that lead to a date and to none. */
static void
finds_behind_anything(void **state)
{
	static const char *const before[] = { "", "on ", "7 ", "3rd 4x 5", "No. 12, ", "May the ", "Monday 12 ", "1,234,567 ", "é 8 — ",
		"Under the long, long lines of the harbour wall they met, and none of them had come in time. " };
	static const char *const dates[] = { "Segunda-feira, 2 de agosto de 2019", "Friday, the 2nd of August, 2019",
		"viernes, el 2 de agosto de 2019", "2019-08-02", "02.08.2019", "Aug. 2nd, 2019", "2 августа 2019 года" };
	size_t i, k, n, beg, end;

	(void)state;
	for (i = 0; i < sizeof(before) / sizeof(before[0]); i++)
		for (k = 0; k < sizeof(dates) / sizeof(dates[0]); k++)
			for (n = 0; n < 3; n++) {
				struct str s = { 0 };
				struct date d = { 0 };
				size_t at;

				for (at = 0; at < n; at++)
					str_puts(&s, before[(i + at) % (sizeof(before) / sizeof(before[0]))]);
				str_puts(&s, "; ");
				at = s.n;
				str_puts(&s, dates[k]);
				assert_true(date_find(&d, &beg, &end, str_slice(&s), false));
				assert_int_equal(beg, at);
				assert_int_equal(end, s.n);
				assert_int_equal(d.year, 2019);
				assert_int_equal(d.month, 8);
				assert_int_equal(d.day, 2);
				str_free(&s);
			}
}

static void
iso_round_trips(void **state)
{
	struct date d;
	char iso[DATE_ISO_MAX];

	(void)state;
	for (d.year = 1999; d.year < 2002; d.year++)
		for (d.month = 0; d.month <= 12; d.month++)
			for (d.day = 0; d.day <= 31; d.day++) {
				struct date back = { 0 };
				bool valid = date_valid(d) && (d.month || !d.day);

				if (!valid)
					continue;
				assert_true(date_from_iso(&back, slice_of(date_iso(iso, d))));
				assert_memory_equal(&back, &d, sizeof(d));
			}
	assert_false(date_from_iso(&d, SLICE("2019-02-29")));
	assert_false(date_from_iso(&d, SLICE("2019-1")));
	assert_false(date_from_iso(&d, SLICE("2019-00")));
	assert_false(date_from_iso(&d, SLICE("")));
	assert_string_equal(date_iso(iso, (struct date){ 0 }), "");
}

static void
humans_read_it(void **state)
{
	char out[DATE_ISO_MAX];

	(void)state;
	assert_string_equal(date_human(out, (struct date){ 2019, 8, 2 }), "2 Aug 2019");
	assert_string_equal(date_human(out, (struct date){ 2019, 8, 0 }), "Aug 2019");
	assert_string_equal(date_human(out, (struct date){ 2019, 0, 0 }), "2019");
	assert_string_equal(date_human(out, (struct date){ 0 }), "");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(parses_printed_forms),
		cmocka_unit_test(finds_at_word_starts),
		cmocka_unit_test(finds_behind_anything),
		cmocka_unit_test(iso_round_trips),
		cmocka_unit_test(humans_read_it),
	};

	return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
