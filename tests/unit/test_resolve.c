#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "analyse/resolve.h"
#include "app/export/export.h"

static const struct name quill = { .family = "Quill", .given = "Mara" };
static const struct name quill_m = { .family = "Quill", .given = "M." };
static const struct name quill_p = { .family = "Quill", .given = "Peter" };
static const struct name whole_quill = { .literal = "Mara Quill" };

static void
assert_url(const char *url, const char *want)
{
	struct str out = { 0 };

	resolve_url(&out, slice_of(url));
	assert_string_equal(str_cstr(&out), want);
	str_free(&out);
}

static void
test_url(void **state)
{
	(void)state;
	assert_url("HTTPS://WWW.Salt.example:443/Lamp/", "salt.example/Lamp");
	assert_url("http://salt.example:80/lamp/index.html", "salt.example/lamp");
	assert_url("http://salt.example:8080/lamp", "salt.example:8080/lamp");
	assert_url("https://salt.example/lamp?utm_source=x&id=7&fbclid=y#part", "salt.example/lamp?id=7");
	assert_url("https://salt.example/lamp?b=2&a=1", "salt.example/lamp?a=1&b=2");
	assert_url("https://m.salt.example/lamp/amp/", "salt.example/lamp");
	assert_url("https://amp.salt.example/lamp?amp=1", "salt.example/lamp");
	assert_url("https://www.google.com/amp/s/www.salt.example/lamp", "salt.example/lamp");
	assert_url("https://web.archive.org/web/20190802000000/https://salt.example/lamp", "salt.example/lamp");
	assert_url("https://salt.example/l%61mp%2Fx%20y", "salt.example/lamp%2Fx%20y");
	assert_url("salt.example//lamp///old", "salt.example/lamp/old");
	assert_url("https://m.example", "m.example");
	assert_url("https://user:secret@salt.example/lamp", "salt.example/lamp");
	assert_url("?", "");
	assert_url("", "");
}

static double
titles(const char *a, const char *b)
{
	struct arena mem = { 0 };
	struct resolve_work x, y;
	double score;

	resolve_prepare(&x, &mem, &(struct work){ .title = a });
	resolve_prepare(&y, &mem, &(struct work){ .title = b });
	score = resolve_titles(&x, &y);
	assert_true(score == resolve_titles(&y, &x));
	arena_free(&mem);
	return score;
}

static void
test_titles(void **state)
{
	(void)state;
	assert_true(titles("The Lamp at Old Point", "Lamp at Old-Point") == 1);
	assert_true(titles("Harbour Post & Co.", "HarbourPost and Co") == 1);
	assert_true(titles("Caf\xC3\xA9 of the ships", "Cafe of the Ships!") == 1);
	assert_true(titles("The lamp keeper of Old Point", "The lamp keepr of Old Point") > 0.9);
	assert_true(titles("Who Keeps the Lamp: A Study", "Who Keeps the Lamp") > 0.8);
	assert_true(titles("The keeper and the sea, part 1", "The keeper and the sea, part 2") <= 0.6);
	assert_true(titles("Reefs of 2019 and their wrecks", "Reefs of 2020 and their wrecks") <= 0.6);
	assert_true(titles("The keeper and the sea", "Envy is not a harbour policy") < 0.6);
	assert_true(titles("", "Lamp") == 0);
}

static void
test_authors(void **state)
{
	const struct name li = { .family = "Li", .given = "Wei" }, wei = { .family = "Wei", .given = "Li" };
	const struct name board = { .literal = "Harbour Board" }, other = { .literal = "Salt Council" };
	const struct name several[] = { { .family = "Corvane", .given = "Elias" }, quill };

	(void)state;
	assert_int_equal(resolve_authors(&quill, 1, &quill_m, 1), 1);
	assert_int_equal(resolve_authors(&quill, 1, &whole_quill, 1), 1);
	assert_int_equal(resolve_authors(&quill, 1, &quill_p, 1), -1);
	assert_int_equal(resolve_authors(&li, 1, &wei, 1), 1);
	assert_int_equal(resolve_authors(&board, 1, &other, 1), -1);
	assert_int_equal(resolve_authors(&board, 1, &board, 1), 1);
	assert_int_equal(resolve_authors(several, 2, &quill, 1), 1);
	assert_int_equal(resolve_authors(&quill, 1, NULL, 0), 0);
}

static int
containers(const char *a, const char *b, const char *url)
{
	struct arena mem = { 0 };
	struct resolve_work x, y;
	int got;

	resolve_prepare(&x, &mem, &(struct work){ .container = a });
	resolve_prepare(&y, &mem, &(struct work){ .container = b, .url = url });
	got = resolve_containers(&x, &y);
	assert_int_equal(got, resolve_containers(&y, &x));
	arena_free(&mem);
	return got;
}

static void
test_containers(void **state)
{
	(void)state;
	assert_int_equal(containers("The Salt Review", "Salt Review", NULL), 1);
	assert_int_equal(containers("Salt Review", NULL, "https://www.saltreview.example/a"), 1);
	assert_int_equal(containers("SaltReview.org", "Salt Review", NULL), 1);
	assert_int_equal(containers("OPT", "Old Point Times", NULL), 1);
	assert_int_equal(containers("Salt Review", "Old Point Times", NULL), -1);
	assert_int_equal(containers("Salt Review", NULL, NULL), 0);
}

static const struct work lamp = { .authors = &quill, .nauthors = 1, .title = "Who Keeps the Lamp of Old Point Burning?",
	.container = "The Salt Review", .url = "https://salt.example/2019/lamp", .date = { 2019, 8, 2 } };

static struct candidate
compare(const struct work *a, const struct work *b)
{
	struct arena mem = { 0 };
	struct resolve_work x, y;
	struct candidate c = { 0 };

	resolve_prepare(&x, &mem, a);
	resolve_prepare(&y, &mem, b);
	resolve_compare(&c, &x, &y);
	arena_free(&mem);
	return c;
}

static void
test_compare(void **state)
{
	struct work w = lamp;
	struct candidate c;

	(void)state;
	w.url = NULL;
	c = compare(&w, &lamp);
	assert_true(c.score > 0.95 && c.reason == MATCH_WORK && c.author == 1 && c.days == 0);
	w.title = "Quite another one";
	assert_true(compare(&w, &lamp).score < RESOLVE_SURE);
	w = (struct work){ .url = "http://www.salt.example/2019/lamp/?utm_medium=mail" };
	c = compare(&w, &lamp);
	assert_true(c.score > 0.95 && c.reason == MATCH_URL);
	w = (struct work){ .title = lamp.title };
	c = compare(&w, &lamp);
	assert_true(c.score < RESOLVE_SURE && c.score >= RESOLVE_POSSIBLE && c.reason == MATCH_TITLE && c.days == INT_MAX);
	w.date = (struct date){ 2019, 8, 0 };
	w.container = "Salt Review";
	assert_true(compare(&w, &lamp).score >= RESOLVE_SURE);
	w = (struct work){ .doi = "https://doi.org/10.1234/LAMP.7" };
	assert_int_equal(compare(&w, &(struct work){ .url = "https://x.example/doi/10.1234/lamp.7" }).reason, MATCH_DOI);
}

/* A column's title stands over many works: without the day it names none. */
static void
test_columns(void **state)
{
	struct work one = { .authors = &quill, .nauthors = 1, .title = "In Brief", .container = "Salt Review", .date = { 2019, 8, 2 } };
	struct work two = one;

	(void)state;
	assert_true(compare(&one, &two).score > 0.95);
	two.date.day = 9;
	assert_true(compare(&one, &two).score < RESOLVE_POSSIBLE);
	two.date.day = 2;
	two.authors = &quill_p;
	assert_true(compare(&one, &two).score < RESOLVE_POSSIBLE);
	two.nauthors = 0;
	two.date = (struct date){ 0 };
	assert_true(compare(&one, &two).score < RESOLVE_SURE);
}

static void
assert_share_key(const struct work *a, const struct work *b, bool want)
{
	uint64_t x[RESOLVE_KEYS], y[RESOLVE_KEYS];
	struct arena mem = { 0 };
	struct resolve_work p, q;
	size_t n, m, i, k;
	bool got = false;

	resolve_prepare(&p, &mem, a);
	resolve_prepare(&q, &mem, b);
	n = resolve_keys(x, &p);
	m = resolve_keys(y, &q);
	for (i = 0; i < n; i++)
		for (k = 0; k < m; k++)
			got |= x[i] == y[k];
	assert_int_equal(got, want);
	arena_free(&mem);
}

static void
test_keys(void **state)
{
	struct work w = lamp;

	(void)state;
	w.url = NULL;
	w.title = "Who Keeps the Lmap of Old Point Burning"; /* misspelt in the middle */
	w.nauthors = 0;
	w.date = (struct date){ 0 };
	assert_share_key(&w, &lamp, true);
	w = (struct work){ .authors = &quill_m, .nauthors = 1, .date = lamp.date };
	assert_share_key(&w, &lamp, true);
	assert_share_key(&(struct work){ .title = "Envy" }, &lamp, false);
	assert_share_key(&(struct work){ .url = "https://salt.example/" }, &(struct work){ .url = "https://salt.example" }, false);
}

static void
test_distance(void **state)
{
	(void)state;
	assert_int_equal(resolve_distance(SLICE("lamp"), SLICE("lamp"), 3), 0);
	assert_int_equal(resolve_distance(SLICE("lamp"), SLICE("lmap"), 3), 1);
	assert_int_equal(resolve_distance(SLICE("harbour"), SLICE("harbor"), 3), 1);
	assert_int_equal(resolve_distance(SLICE("kitten"), SLICE("sitting"), 3), 3);
	assert_int_equal(resolve_distance(SLICE("kitten"), SLICE("sitting"), 2), 3);
	assert_int_equal(resolve_distance(SLICE(""), SLICE("abc"), 5), 3);
}

/* --- what goes out -------------------------------------------------------------------------- */

static char *
exported(const struct export_format *f, const struct source *s, size_t n)
{
	struct export x = { 0 };
	struct str out = { 0 };
	size_t i;

	f->begin(&x, &out);
	for (i = 0; i < n; i++)
		f->source(&x, &out, &s[i]);
	f->end(&x, &out);
	export_free(&x);
	return str_take(&out);
}

static void
test_export_escapes(void **state)
{
	const struct name names[] = { { .family = "O\"Hara", .given = "J\\n" }, { .literal = "Salt and Sons" } };
	const struct source s = { .id = 7, .authors = names, .nauthors = 2, .title = "50% of {braces} & \"quotes\"\nER  - ",
		.container = "A_B", .url = "https://x.example/a}b_c", .date = { 2019, 8, 2 } };
	char *out = exported(&export_csl, &s, 1);

	(void)state;
	assert_non_null(strstr(out, "\"title\":\"50% of {braces} & \\\"quotes\\\" ER  - \""));
	assert_non_null(strstr(out, "{\"family\":\"O\\\"Hara\",\"given\":\"J\\\\n\"}"));
	assert_non_null(strstr(out, "\"issued\":{\"date-parts\":[[2019,8,2]]}"));
	free(out);
	out = exported(&export_bibtex, &s, 1);
	assert_non_null(strstr(out, "title = {{50\\% of \\textbraceleft{}braces\\textbraceright{} \\& \"quotes\" ER  - }}"));
	assert_non_null(strstr(out, " and {Salt and Sons}}"));
	assert_non_null(strstr(out, "url = {https://x.example/a%7Db_c}"));
	free(out);
	out = exported(&export_ris, &s, 1);
	assert_non_null(strstr(out, "TI  - 50% of {braces} & \"quotes\" ER  - \r\n"));
	assert_non_null(strstr(out, "DA  - 2019/08/02\r\n"));
	free(out);
}

static void
test_export_keys(void **state)
{
	const struct source two[] = { { .id = 1, .authors = &quill, .nauthors = 1, .date = { 2019, 0, 0 } },
		{ .id = 2, .authors = &quill, .nauthors = 1, .date = { 2019, 0, 0 } } };
	char *out = exported(&export_bibtex, two, 2);

	(void)state;
	assert_non_null(strstr(out, "{quill2019,"));
	assert_non_null(strstr(out, "{quill2019-2,"));
	free(out);
	out = exported(&export_csl, NULL, 0);
	assert_string_equal(out, "[\n]\n");
	free(out);
	assert_null(export_format("word"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_url),
		cmocka_unit_test(test_titles),
		cmocka_unit_test(test_authors),
		cmocka_unit_test(test_containers),
		cmocka_unit_test(test_compare),
		cmocka_unit_test(test_columns),
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_distance),
		cmocka_unit_test(test_export_escapes),
		cmocka_unit_test(test_export_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
