/* References and attributions of whole articles, against keys made by hand: tests/data/references and the tour. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analyse/entity.h"
#include "analyse/ref_find.h"
#include "analyse/reference.h"
#include "import_page.h"

struct tally {
	unsigned attributions, linked, found, wanted; /* found: in the text; wanted: of those, in the key */
	unsigned fields, right;
};

/* Letters and digits, a leading article apart. */
static bool
same_words(const char *a, const char *b)
{
	struct str x = { 0 }, y = { 0 };
	struct slice s, t;
	bool same;

	ref_fold(&x, slice_of(a ? a : ""));
	ref_fold(&y, slice_of(b ? b : ""));
	s = str_slice(&x);
	t = str_slice(&y);
	if (slice_starts(s, SLICE("the ")))
		s = slice_sub(s, 4, s.n);
	if (slice_starts(t, SLICE("the ")))
		t = slice_sub(t, 4, t.n);
	same = slice_eq(s, t);
	str_free(&x);
	str_free(&y);
	return same;
}

static const char *
key_string(const json_t *key, const char *name)
{
	return json_string_value(json_object_get(key, name));
}

/* "Given Family" or "Family, Given", as the key has it. */
static bool
has_author(const struct reference *r, const char *want)
{
	char given_first[256], family_first[256];
	size_t i;

	for (i = 0; i < r->nauthors; i++) {
		const struct name *n = &r->authors[i];

		if (n->literal && same_words(n->literal, want))
			return true;
		snprintf(given_first, sizeof(given_first), "%s %s", n->given ? n->given : "", n->family ? n->family : "");
		snprintf(family_first, sizeof(family_first), "%s %s", n->family ? n->family : "", n->given ? n->given : "");
		if (same_words(given_first, want) || same_words(family_first, want))
			return true;
	}
	return false;
}

static void
check_references(struct tally *t, const struct article *a, const json_t *keys)
{
	char iso[DATE_ISO_MAX];
	const json_t *key;
	size_t i, k;

	json_array_foreach(keys, i, key) {
		const struct reference *r = NULL;

		for (k = 0; k < a->nreferences && !r; k++)
			if (a->references[k].label && strcmp(a->references[k].label, key_string(key, "label")) == 0)
				r = &a->references[k];
		t->fields++;
		t->right += r != NULL;
		if (!r)
			continue;
#define FIELD(name, is)                                                                            \
	if (key_string(key, name)) {                                                                   \
		t->fields++;                                                                           \
		t->right += (is);                                                                      \
	}
		FIELD("title", same_words(r->title, key_string(key, "title")))
		FIELD("container", same_words(r->container, key_string(key, "container")))
		FIELD("author", has_author(r, key_string(key, "author")))
		FIELD("url", r->url && strcmp(r->url, key_string(key, "url")) == 0)
		FIELD("date", r->date.year && strcmp(date_iso(iso, r->date), key_string(key, "date")) == 0)
		FIELD("same_as", r->same_as != REFERENCE_NONE &&
		    strcmp(a->references[r->same_as].label, key_string(key, "same_as")) == 0)
#undef FIELD
	}
}

static bool
fits(const struct article *a, const struct citation *c, const json_t *key)
{
	const struct reference *r = &a->references[c->reference];

	if (key_string(key, "reference"))
		return r->label && strcmp(r->label, key_string(key, "reference")) == 0;
	return (!key_string(key, "author") || has_author(r, key_string(key, "author"))) &&
	       (!key_string(key, "publisher") || same_words(r->container, key_string(key, "publisher")));
}

/* Does an attribution that fits (key: any) overlap the piece of the text? Marks those that do. */
static bool
is_linked(const struct article *a, const char *near, const json_t *key, bool *wanted)
{
	size_t beg = slice_find(a->doc.text, slice_of(near), 0), end = beg + strlen(near), k;
	bool linked = false;

	if (beg == SIZE_MAX)
		fail_msg("%s: '%s' is not in the text", a->title, near);
	for (k = 0; k < a->ncitations; k++) {
		const struct citation *c = &a->citations[k];

		if (c->kind != CITATION_ATTRIBUTION || c->beg >= end || c->end <= beg)
			continue;
		wanted[k] = true;
		linked |= !key || fits(a, c, key);
	}
	return linked;
}

static void
check_attributions(struct tally *t, const struct article *a, const json_t *key)
{
	bool *wanted = mem_zalloc(a->ncitations + 1);
	const json_t *one;
	size_t i;

	json_array_foreach(json_object_get(key, "attributions"), i, one) {
		bool linked = is_linked(a, key_string(one, "near"), one, wanted);

		t->attributions++;
		t->linked += linked;
		if (!linked)
			printf("# %s: %s\n", a->title, key_string(one, "near"));
	}
	json_array_foreach(json_object_get(key, "optional"), i, one)
		is_linked(a, json_string_value(one), NULL, wanted);
	for (i = 0; i < a->ncitations; i++) {
		const struct citation *c = &a->citations[i];

		if (c->kind != CITATION_ATTRIBUTION)
			continue;
		t->found++;
		t->wanted += wanted[i];
		if (!wanted[i])
			printf("# %s: not in the key: %.*s\n", a->title, (int)(c->end - c->beg), a->doc.text.p + c->beg);
	}
	free(wanted);
}

static void
check_page(struct tally *t, const char *folder, const char *name, const json_t *keys)
{
	char *path = test_data_path(folder, name);
	struct slice bytes = test_data_read(path);
	struct test_page p;
	const json_t *key;
	size_t i, k;

	if (test_page_read(&p, bytes, path) < 0)
		fail_msg("%s: %s", name, p.e.msg);
	json_array_foreach(keys, i, key) {
		for (k = 0; k < p.page.narticles && !same_words(p.page.articles[k].title, key_string(key, "title")); k++)
			;
		if (k == p.page.narticles)
			fail_msg("%s: no article '%s'", name, key_string(key, "title"));
		entity_find(&p.page.articles[k], &p.mem);
		reference_find(&p.page.articles[k], &p.mem);
		check_references(t, &p.page.articles[k], json_object_get(key, "references"));
		check_attributions(t, &p.page.articles[k], key);
	}
	test_page_free(&p);
	free((char *)bytes.p);
	free(path);
}

static struct tally
check_folder(const char *folder, const char *truth)
{
	char *path = test_data_path(truth, "truth.json");
	struct tally t = { 0 };
	json_error_t e;
	json_t *root = json_load_file(path, 0, &e), *keys;
	const char *name;

	if (!root)
		fail_msg("%s: %s", path, e.text);
	json_object_foreach(json_object_get(root, "files"), name, keys)
		check_page(&t, folder, name, keys);
	json_decref(root);
	free(path);
	printf("# %u of %u attributions linked, %u of %u found are in the key, %u of %u fields right\n", t.linked, t.attributions,
	    t.wanted, t.found, t.right, t.fields);
	return t;
}

static void
articles_of_many_kinds(void **state)
{
	struct tally t = check_folder("tests/data/references", "tests/data/references");

	(void)state;
	assert_true(t.attributions >= 80);
	assert_true(t.linked * 100 >= t.attributions * 92);
	assert_true(t.wanted * 100 >= t.found * 97);
	assert_true(t.right * 100 >= t.fields * 97);
}

static void
tour(void **state)
{
	struct tally t = check_folder("assets/tour", "tests/data/tour");

	(void)state;
	assert_true(t.linked * 100 >= t.attributions * 95);
	assert_true(t.right * 100 >= t.fields * 97);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(articles_of_many_kinds),
		cmocka_unit_test(tour),
	};

	return cmocka_run_group_tests_name("attributions", tests, NULL, NULL);
}
