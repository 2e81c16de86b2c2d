/* Whole pages against keys made by hand: tests/data/pages and the tour. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "import_page.h"

/* Case, accents and runs of blanks do not matter; in words alone, marks are blanks too. */
static char *
plain(const char *s, bool words_alone)
{
	struct str out = { 0 };
	uint32_t cp, folded[UTF8_FOLD_MAX];
	struct slice in = slice_of(s ? s : "");
	size_t at = 0, i, n;

	while (at < in.n) {
		at += utf8_decode(in, at, &cp);
		n = utf8_fold(cp, false, folded);
		for (i = 0; i < n; i++)
			if (utf8_is_alnum(folded[i]) || (!words_alone && !utf8_is_space(folded[i])))
				str_putcp(&out, folded[i]);
			else if (out.n && out.p[out.n - 1] != ' ')
				str_putc(&out, ' ');
	}
	while (out.n && out.p[out.n - 1] == ' ')
		out.p[--out.n] = '\0';
	return str_take(&out);
}

static bool
same_words(const char *a, const char *b)
{
	char *x = plain(a, true), *y = plain(b, true);
	bool same = strcmp(x, y) == 0;

	free(x);
	free(y);
	return same;
}

static size_t
count_in(const char *text, const char *piece)
{
	char *t = plain(text, false), *p = plain(piece, false), *at;
	size_t n = 0;

	for (at = strstr(t, p); p[0] && at; at = strstr(at + 1, p))
		n++;
	free(t);
	free(p);
	return n;
}

static const char *
key_string(const json_t *key, const char *name)
{
	return json_string_value(json_object_get(key, name));
}

static void
check_field(const json_t *key, const char *name, const char *got)
{
	const char *want = key_string(key, name);

	if (want && !same_words(want, got))
		fail_msg("%s: %s is '%s', not '%s'", key_string(key, "title"), name, got ? got : "(none)", want);
}

static void
check_related(const json_t *key, const struct article *a)
{
	size_t i, k;
	json_t *url;

	json_array_foreach(json_object_get(key, "related"), i, url) {
		for (k = 0; k < a->nrelated && strcmp(a->related[k].url, json_string_value(url)) != 0; k++)
			;
		if (k == a->nrelated)
			fail_msg("%s: related link %s is missing", a->title, json_string_value(url));
	}
}

static void
check_article(const json_t *key, const struct article *a)
{
	char iso[DATE_ISO_MAX];
	const char *title = a->title;
	size_t i;
	json_t *bad;

	check_field(key, "author", a->author);
	check_field(key, "publisher", a->publisher);
	check_field(key, "date", date_iso(iso, a->date));
	check_field(key, "url", a->url);
	if (count_in(a->doc.text.p, key_string(key, "first")) != 1)
		fail_msg("%s: the text begins %zu times", title, count_in(a->doc.text.p, key_string(key, "first")));
	if (!count_in(a->doc.text.p, key_string(key, "last")))
		fail_msg("%s: the text's end is missing", title);
	json_array_foreach(json_object_get(key, "not_in_text"), i, bad)
		if (count_in(a->doc.text.p, json_string_value(bad)))
			fail_msg("%s: '%s' is in the text", title, json_string_value(bad));
	check_related(key, a);
}

static void
check_page(const char *folder, const char *name, const json_t *keys)
{
	char *path = test_data_path(folder, name);
	struct slice bytes = test_data_read(path);
	struct test_page t;
	const char *law;
	size_t i, k;
	json_t *key;

	if (test_page_read(&t, bytes, path) < 0)
		fail_msg("%s: %s", name, t.e.msg);
	if ((law = test_page_broken_law(&t.page)))
		fail_msg("%s: broken: %s", name, law);
	if (t.page.narticles != json_array_size(keys))
		fail_msg("%s: %zu articles", name, t.page.narticles);
	json_array_foreach(keys, i, key) {
		for (k = 0; k < t.page.narticles; k++)
			if (same_words(t.page.articles[k].title, key_string(key, "title")))
				break;
		if (k == t.page.narticles)
			fail_msg("%s: no article '%s'", name, key_string(key, "title"));
		check_article(key, &t.page.articles[k]);
	}
	test_page_free(&t);
	free((char *)bytes.p);
	free(path);
}

static void
check_folder(const char *folder, const char *truth, size_t at_least)
{
	char *path = test_data_path(truth, "truth.json");
	json_error_t e;
	json_t *root = json_load_file(path, 0, &e), *files, *keys;
	const char *name;

	if (!root)
		fail_msg("%s: %s", path, e.text);
	files = json_object_get(root, "files");
	assert_true(json_object_size(files) >= at_least);
	json_object_foreach(files, name, keys)
		check_page(folder, name, keys);
	json_decref(root);
	free(path);
}

static void
pages_of_journalism(void **state)
{
	(void)state;
	check_folder("tests/data/pages", "tests/data/pages", 20);
}

static void
tour(void **state)
{
	(void)state;
	check_folder("assets/tour", "tests/data/tour", 16);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(pages_of_journalism),
		cmocka_unit_test(tour),
	};

	return cmocka_run_group_tests_name("import pages", tests, NULL, NULL);
}
