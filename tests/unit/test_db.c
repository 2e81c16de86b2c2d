#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "assets/asset.h"
#include "db/articles.h"
#include "db/db.h"
#include "db/documents.h"
#include "db/furniture.h"
#include "db/keys.h"
#include "db/list.h"
#include "db/pack.h"
#include "db/sources.h"
#include "tests/unit/temp.h"
#include "tests/unit/temp_library.h"

static struct db *
open_db(const char *path, enum db_mode mode)
{
	struct err e = { 0 };
	struct db *db;

	if (db_open(&db, path, mode, DB_CACHE_SMALL, &e) < 0)
		fail_msg("%s", e.msg);
	return db;
}

static void
assert_refused(const char *path, enum db_mode mode, const char *why)
{
	struct err e = { 0 };
	struct db *db;

	assert_int_equal(db_open(&db, path, mode, DB_CACHE_SMALL, &e), -1);
	assert_null(db);
	if (!strstr(e.msg, why))
		fail_msg("\"%s\" does not say \"%s\"", e.msg, why);
	assert_non_null(strstr(e.msg, path));
}

static int64_t
put_article(struct db *db, const char *title)
{
	struct document d = { .origin = title, .encoding = "UTF-8", .hash = 1, .original = SLICE("x") };
	struct article a = { .title = title, .doc.text = SLICE("Some text.") };
	struct err e = { 0 };

	assert_int_equal(site_put(db, &d.site, "a site", &e), 0);
	assert_int_equal(document_put(db, &d, &e), 0);
	a.document = d.id;
	assert_int_equal(article_insert(db, &a, 0, &e), 0);
	return a.id;
}

static int64_t
count_all(struct db *db)
{
	struct list_counts c = { .all = -1 };
	struct err e = { 0 };

	assert_int_equal(list_totals(db, &c, &e), 0);
	return c.all;
}

static void
every_older_schema_opens(void **state)
{
	struct temp_library *f = *state;
	struct err e = { 0 };
	struct db *db;
	size_t version;

	for (version = 0; version <= schema_nassets; version++) {
		char name[32];
		char *path;

		snprintf(name, sizeof(name), "%zu.ibid", version);
		path = temp_file(f->folder, name);
		if (version > 0) {
			assert_int_equal(db_open_schema(&db, path, (int)version, &e), 0);
			db_close(db);
		}
		db = open_db(path, DB_WRITE);
		assert_int_equal(count_all(db), 0);
		put_article(db, "A title");
		assert_int_equal(count_all(db), 1);
		db_close(db);
		db = open_db(path, DB_READ);
		assert_int_equal(count_all(db), 1);
		db_close(db);
		free(path);
	}
}

static void
what_is_no_library_is_refused(void **state)
{
	struct temp_library *f = *state;
	char *path = temp_file(f->folder, "other");
	static const char text[] = "This is a text, and it is longer than the sixteen bytes of SQLite's mark.\n";

	assert_refused(path, DB_READ, "no library yet");
	temp_write(path, text, sizeof(text) - 1);
	assert_refused(path, DB_READ, "not a library");
	assert_refused(path, DB_WRITE, "not a library");
	assert_refused(f->folder, DB_WRITE, "not a library");
	remove(path);
	free(path);
	path = temp_file(f->folder, "no/such/folder");
	assert_refused(path, DB_WRITE, "cannot be opened");
	free(path);
}

/* Change four bytes of the file's head: user_version lies at 60, application_id at 68. */
static void
patch_head(const char *path, long at, unsigned value)
{
	unsigned char b[4] = { (unsigned char)(value >> 24), (unsigned char)(value >> 16), (unsigned char)(value >> 8),
		(unsigned char)value };
	FILE *file = fopen(path, "r+b");

	assert_non_null(file);
	assert_int_equal(fseek(file, at, SEEK_SET), 0);
	assert_int_equal(fwrite(b, 1, 4, file), 4);
	assert_int_equal(fclose(file), 0);
}

static void
newer_and_foreign_files_are_refused(void **state)
{
	struct temp_library *f = *state;

	db_close(open_db(f->path, DB_WRITE));
	patch_head(f->path, 60, 999);
	assert_refused(f->path, DB_READ, "newer ibid");
	assert_refused(f->path, DB_WRITE, "newer ibid");
	patch_head(f->path, 60, (unsigned)-3);
	assert_refused(f->path, DB_READ, "no schema -3");
	assert_refused(f->path, DB_WRITE, "no schema -3");
	patch_head(f->path, 60, 0);
	assert_refused(f->path, DB_WRITE, "no schema 0");
	patch_head(f->path, 60, (unsigned)schema_nassets);
	patch_head(f->path, 68, 0x12345678);
	assert_refused(f->path, DB_WRITE, "not a library");
}

static void
damage_is_reported(void **state)
{
	struct temp_library *f = *state;
	struct article_rows rows = { 0 };
	struct err e = { 0 };
	struct db *db = open_db(f->path, DB_WRITE);
	char rubbish[4096];
	struct stat st;
	FILE *file;
	long at;

	put_article(db, "A title");
	db_close(db);
	memset(rubbish, 0xA5, sizeof(rubbish));
	assert_int_equal(stat(f->path, &st), 0);
	file = fopen(f->path, "r+b");
	for (at = 2 * (long)sizeof(rubbish); at < st.st_size; at += (long)sizeof(rubbish)) { /* the schema stays */
		fseek(file, at, SEEK_SET);
		fwrite(rubbish, 1, sizeof(rubbish), file);
	}
	fclose(file);
	if (db_open(&db, f->path, DB_READ, DB_CACHE_SMALL, &e) == 0) {
		assert_int_equal(list_window(db, &rows, LIST_DATE, true, 0, 0, 10, &e), -1);
		db_close(db);
	}
	assert_non_null(strstr(e.msg, "damaged"));
	article_rows_free(&rows);
}

/* Nothing but its log says that it was a library; a new one would be made over it. */
static void
an_emptied_library_is_no_new_one(void **state)
{
	struct temp_library *f = *state;
	struct db *db = open_db(f->path, DB_WRITE);
	char *log = temp_file(f->folder, "library.ibid-wal");
	struct stat before, after;

	put_article(db, "A title");
	assert_int_equal(stat(log, &before), 0);
	assert_int_equal(truncate(f->path, 0), 0);
	assert_refused(f->path, DB_WRITE, "emptied");
	assert_refused(f->path, DB_READ, "emptied");
	assert_int_equal(stat(log, &after), 0);
	assert_int_equal(after.st_size, before.st_size);
	db_close(db);
	free(log);
}

static void
reading_writes_nothing(void **state)
{
	struct temp_library *f = *state;
	struct err e = { 0 };
	struct db *db;

	db_close(open_db(f->path, DB_WRITE));
	db = open_db(f->path, DB_READ);
	assert_int_equal(db_begin(db, &e) < 0 || document_set_stale(db, 1, true, &e) < 0, 1);
	db_rollback(db);
	db_close(db);
}

static void
a_rollback_leaves_nothing(void **state)
{
	struct temp_library *f = *state;
	struct err e = { 0 };
	struct db *db = open_db(f->path, DB_WRITE);

	assert_int_equal(db_begin(db, &e), 0);
	put_article(db, "One");
	db_rollback(db);
	assert_int_equal(count_all(db), 0);
	assert_int_equal(db_begin(db, &e), 0);
	put_article(db, "Two");
	assert_int_equal(db_commit(db, &e), 0);
	db_close(db);
	db = open_db(f->path, DB_READ);
	assert_int_equal(count_all(db), 1);
	db_close(db);
}

static void
another_connection_is_noticed(void **state)
{
	struct temp_library *f = *state;
	struct db *a = open_db(f->path, DB_WRITE), *b = open_db(f->path, DB_WRITE);
	int64_t before = db_data_version(a);

	assert_int_equal(db_data_version(a), before);
	put_article(b, "New");
	assert_int_not_equal(db_data_version(a), before);
	db_close(a);
	db_close(b);
}

static void
a_wait_can_be_ended(void **state)
{
	struct temp_library *f = *state;
	struct db *a = open_db(f->path, DB_WRITE), *b = open_db(f->path, DB_WRITE);
	atomic_bool stop = true;
	struct timespec before, after;
	struct err e = { 0 };

	assert_int_equal(db_begin(a, NULL), 0);
	db_set_stop(b, &stop);
	clock_gettime(CLOCK_MONOTONIC, &before);
	assert_int_equal(db_begin(b, &e), -1);
	clock_gettime(CLOCK_MONOTONIC, &after);
	assert_int_equal(e.code, ERR_BUSY);
	assert_true(after.tv_sec - before.tv_sec < 20); /* of the half minute */
	db_close(a);
	db_close(b);
}

static void
furniture_is_learned_once(void **state)
{
	struct temp_library *f = *state;
	struct err e = { 0 };
	struct db *db = open_db(f->path, DB_WRITE);
	struct furniture_lines lines = { 0 };
	struct document_ids stale = { 0 };
	int64_t site, n, documents[4];
	int i;

	for (i = 0; i < 4; i++) {
		char title[8];

		snprintf(title, sizeof(title), "%d", i);
		put_article(db, title);
		documents[i] = i + 1;
	}
	assert_int_equal(site_put(db, &site, "a site", &e), 0);
	for (i = 0; i < 2; i++)
		assert_int_equal(furniture_add(db, site, 7, documents[i], false, &e), 0);
	assert_int_equal(furniture_count(db, &n, site, 7, &e), 0);
	assert_int_equal(n, 2);
	assert_int_equal(furniture_learned(db, &lines, site, &e), 0);
	assert_int_equal(lines.hashes.n, 0);
	assert_int_equal(furniture_add(db, site, 7, documents[2], true, &e), 0);
	assert_int_equal(furniture_learned(db, &lines, site, &e), 0);
	assert_int_equal(lines.hashes.n, 1);
	assert_int_equal(document_stale(db, &stale, 0, 9, &e), 0);
	assert_int_equal(stale.ids.n, 2);
	/* One who had not heard of it. */
	assert_int_equal(furniture_add(db, site, 7, documents[3], false, &e), 0);
	vec_clear(&stale.ids);
	assert_int_equal(document_stale(db, &stale, 2, 9, &e), 0);
	assert_int_equal(stale.ids.n, 1);
	assert_int_equal(stale.ids.at[0], documents[3]);
	vec_free(&stale.ids);
	vec_free(&lines.hashes);
	db_close(db);
}

static void
packed_parts_come_back(void **state)
{
	static const char *const aliases[] = { "KMR", "the Reeds" };
	static const struct span mentions[] = { { 2, 5, 0, SPAN_MENTION }, { 2, 9, 0, SPAN_MENTION } };
	static const struct entity entities[] = {
		{ .id = 1, .kind = ENTITY_ORGANISATION, .name = "Kin of the Marsh Reeds", .aliases = aliases,
		    .naliases = 2, .mentions = mentions, .nmentions = 2 },
		{ .id = 2, .kind = ENTITY_PLACE, .name = "Gorm" },
	};
	static const struct name names[] = { { .family = "Quill", .given = "Mara" }, { .literal = "" } };
	static const struct related related[] = { { .url = "https://a.example/", .title = NULL } };
	static const struct span spans[] = { { 0, 4, 0, SPAN_LINK }, { 6, 10, 0, SPAN_LINK } };
	struct article a = { .entities = entities, .nentities = 2, .authors = names, .nauthors = 2, .related = related,
		.nrelated = 1, .doc = { .text = SLICE("0123456789"), .spans = spans, .nspans = 2 } };
	struct article b = { .doc.text = a.doc.text };
	struct str p = { 0 };
	struct arena mem = { 0 };

	(void)state;
	pack_authors(&p, &a);
	assert_true(unpack_authors(&b, str_slice(&p), &mem));
	assert_int_equal(b.nauthors, 2);
	assert_string_equal(b.authors[0].family, "Quill");
	assert_null(b.authors[0].literal);
	assert_string_equal(b.authors[1].literal, "");
	str_clear(&p);
	pack_related(&p, &a);
	assert_true(unpack_related(&b, str_slice(&p), &mem));
	assert_string_equal(b.related[0].url, "https://a.example/");
	assert_null(b.related[0].title);
	str_clear(&p);
	pack_entities(&p, &a);
	assert_true(unpack_entities(&b, str_slice(&p), &mem));
	assert_int_equal(b.nentities, 2);
	assert_string_equal(b.entities[0].aliases[1], "the Reeds");
	assert_int_equal(b.entities[0].mentions[1].end, 9);
	assert_int_equal(b.entities[1].nmentions, 0);
	str_clear(&p);
	pack_spans(&p, &a.doc);
	assert_true(unpack_spans(&b, str_slice(&p), &mem));
	assert_int_equal(b.doc.nspans, 4);
	assert_int_equal(b.doc.spans[1].end, 9); /* of those that begin together, the longer first */
	assert_int_equal(b.doc.spans[2].end, 5);
	str_free(&p);
	arena_free(&mem);
}

/* Whatever stands in the file: an answer, and no crash. */
static void
unpacking_trusts_nothing(void **state)
{
	uint64_t seed = 1;
	int i, k;

	(void)state;
	for (i = 0; i < 20000; i++) {
		struct arena mem = { 0 };
		struct article a = { .doc.text = SLICE("0123456789") };
		char bytes[24];
		struct slice s = { bytes, (size_t)i % sizeof(bytes) };

		for (k = 0; k < (int)sizeof(bytes); k++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			bytes[k] = (char)(seed >> 60 ? seed >> 61 : seed >> 40);
		}
		unpack_authors(&a, s, &mem);
		unpack_related(&a, s, &mem);
		if (unpack_entities(&a, s, &mem))
			for (k = 0; k < (int)a.nentities; k++)
				assert_non_null(a.entities[k].name);
		unpack_spans(&a, s, &mem);
		arena_free(&mem);
	}
}

static void
keys_sort_and_find(void **state)
{
	struct str a = { 0 }, b = { 0 };

	(void)state;
	key_title(&a, "\u201c\u00c9tude No. 1\u201d");
	assert_true(slice_starts(str_slice(&a), SLICE("etude")));
	str_clear(&a);
	key_publisher(&a, NULL);
	key_publisher(&b, "\u6771\u4eac");
	assert_true(strcmp(str_cstr(&a), str_cstr(&b)) > 0);
	str_clear(&a);
	str_clear(&b);
	key_url(&a, "https://WWW.Example.org/A/?q=B#part");
	key_url(&b, "http://example.org/A/?q=B");
	assert_string_equal(str_cstr(&a), str_cstr(&b));
	assert_int_equal(date_of_key(key_date((struct date){ 2019, 8, 0 })).month, 8);
	assert_int_equal(date_of_key(key_date((struct date){ 2019, 8, 0 })).day, 0);
	assert_int_equal(date_of_key(-5).year, 0);
	str_free(&a);
	str_free(&b);
}

static void
a_source_has_so_many_keys(void **state)
{
	struct temp_library *f = *state;
	struct db *db = open_db(f->path, DB_WRITE);
	struct source_row row = { 0 };
	struct id_list found = { 0 };
	struct err e = { 0 };
	uint64_t key;

	assert_int_equal(db_begin(db, &e), 0);
	assert_int_equal(source_insert(db, &row, &e), 0);
	for (key = 1; key <= 2 * SOURCE_KEYS_MAX; key++)
		assert_int_equal(source_add_keys(db, row.s.id, &key, 1, &e), 0);
	assert_int_equal(source_find_key(db, &found, SOURCE_KEYS_MAX, 10, &e), 0);
	assert_int_equal(found.ids.n, 1);
	assert_int_equal(source_find_key(db, &found, SOURCE_KEYS_MAX + 1, 10, &e), 0);
	assert_int_equal(found.ids.n, 1);
	assert_int_equal(source_add_keys(db, row.s.id, NULL, 0, &e), 0);
	assert_int_equal(db_commit(db, &e), 0);
	assert_int_equal(source_find_key(db, &found, SOURCE_KEYS_MAX, 10, &e), 0);
	assert_int_equal(found.ids.n, 1);
	vec_free(&found.ids);
	db_close(db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_older_schema_opens, temp_library_place, temp_library_drop),
		cmocka_unit_test_setup_teardown(what_is_no_library_is_refused, temp_library_place, temp_library_drop),
		cmocka_unit_test_setup_teardown(newer_and_foreign_files_are_refused, temp_library_place, temp_library_drop),
		cmocka_unit_test_setup_teardown(damage_is_reported, temp_library_place, temp_library_drop),
		cmocka_unit_test_setup_teardown(an_emptied_library_is_no_new_one, temp_library_place, temp_library_drop),
		cmocka_unit_test_setup_teardown(reading_writes_nothing, temp_library_place, temp_library_drop),
		cmocka_unit_test_setup_teardown(a_rollback_leaves_nothing, temp_library_place, temp_library_drop),
		cmocka_unit_test_setup_teardown(another_connection_is_noticed, temp_library_place, temp_library_drop),
		cmocka_unit_test_setup_teardown(a_wait_can_be_ended, temp_library_place, temp_library_drop),
		cmocka_unit_test_setup_teardown(furniture_is_learned_once, temp_library_place, temp_library_drop),
		cmocka_unit_test_setup_teardown(a_source_has_so_many_keys, temp_library_place, temp_library_drop),
		cmocka_unit_test(packed_parts_come_back),
		cmocka_unit_test(unpacking_trusts_nothing),
		cmocka_unit_test(keys_sort_and_find),
	};

	return cmocka_run_group_tests_name("db", tests, NULL, NULL);
}
