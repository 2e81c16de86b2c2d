/* The index of fingerprints. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "db/db.h"
#include "db/prints.h"
#include "db/quotes.h"
#include "tests/unit/doc_gen.h"
#include "tests/unit/temp_library.h"

static struct db *
open_db(const struct temp_library *f)
{
	struct err e = { 0 };
	struct db *db;

	if (db_open(&db, f->path, DB_WRITE, DB_CACHE_SMALL, &e) < 0)
		fail_msg("%s", e.msg);
	return db;
}

static void
add(struct db *db, struct prints *p)
{
	struct err e = { 0 };

	prints_sort(p);
	assert_int_equal(db_begin(db, &e), 0);
	assert_int_equal(prints_add(db, p, &e), 0);
	assert_int_equal(db_commit(db, &e), 0);
	vec_clear(&p->at);
}

static void
merge_all(struct db *db)
{
	struct err e = { 0 };
	bool more = true;

	while (more)
		if (prints_merge(db, &more, &e) < 0)
			fail_msg("%s", e.msg);
}

static int
by_number(const void *pa, const void *pb)
{
	const uint32_t *a = pa, *b = pb;

	return (*a > *b) - (*a < *b);
}

/* All that was put in comes out, from many runs and from few, sought one by one and all at once. */
static void
entries_come_back(void **state)
{
	struct db *db = open_db(*state);
	struct prints all = { 0 }, batch = { 0 }, found = { 0 };
	VEC(uint32_t) hashes = { 0 };
	uint64_t seed = 3;
	struct err e = { 0 };
	uint32_t slot = 1;
	size_t i, n;
	int round;

	for (round = 0; round < 60; round++) {
		n = gen_next(&seed, round % 10 ? 300 : 30000);
		for (i = 0; i < n; i++) {
			struct print p = { gen_next(&seed, UINT32_MAX) % 200000 * 20011, slot + gen_next(&seed, 50), (uint8_t)i, 7 };

			vec_push(&batch.at, p);
		}
		slot += 50;
		prints_sort(&batch);
		for (i = 0; i < batch.at.n; i++)
			vec_push(&all.at, batch.at.at[i]);
		add(db, &batch);
		if (round % 7 == 0)
			merge_all(db);
	}
	prints_sort(&all);
	for (i = 0; i < all.at.n; i++)
		if (i == 0 || all.at.at[i].hash != all.at.at[i - 1].hash)
			vec_push(&hashes, all.at.at[i].hash);
	for (round = 0; round < 2; round++) {
		assert_int_equal(prints_find(db, &found, hashes.at, hashes.n, &e), 0);
		assert_int_equal(found.at.n, all.at.n);
		for (i = 0; i < all.at.n; i++) {
			assert_int_equal(found.at.at[i].hash, all.at.at[i].hash);
			assert_int_equal(found.at.at[i].slot, all.at.at[i].slot);
			assert_int_equal(found.at.at[i].before, all.at.at[i].before);
		}
		vec_clear(&found.at);
		for (i = 0; i < 200; i++) {
			uint32_t some[3] = { hashes.at[gen_next(&seed, (uint32_t)hashes.n)], gen_next(&seed, UINT32_MAX),
				hashes.at[gen_next(&seed, (uint32_t)hashes.n)] };
			size_t k, expected = 0;

			qsort(some, 3, sizeof(*some), by_number);
			for (k = 0; k < all.at.n; k++)
				expected += bsearch(&all.at.at[k].hash, some, 3, sizeof(*some), by_number) != NULL;
			assert_int_equal(prints_find(db, &found, some, some[1] == some[2] ? 2 : 3, &e), 0);
			if (some[0] != some[1])
				assert_int_equal(found.at.n, expected);
			vec_clear(&found.at);
		}
		merge_all(db);
	}
	vec_free(&hashes);
	vec_free(&all.at);
	vec_free(&batch.at);
	vec_free(&found.at);
	db_close(db);
}

static void
formulas_leave_a_mark_alone(void **state)
{
	struct db *db = open_db(*state);
	struct prints batch = { 0 }, found = { 0 };
	uint32_t hash = 5, slot;
	struct err e = { 0 };

	for (slot = 1; slot <= 2 * PRINT_SLOTS_MAX; slot++) {
		vec_push(&batch.at, ((struct print){ hash, slot, 1, 1 }));
		if (slot % 90 == 0)
			add(db, &batch);
	}
	add(db, &batch);
	merge_all(db);
	assert_int_equal(prints_find(db, &found, &hash, 1, &e), 0);
	assert_int_equal(found.at.at[0].slot, 0);
	assert_true(found.at.n < PRINT_SLOTS_MAX);
	vec_free(&batch.at);
	vec_free(&found.at);
	db_close(db);
}

static void
dead_slots_are_forgotten(void **state)
{
	struct db *db = open_db(*state);
	struct prints batch = { 0 }, found = { 0 };
	uint32_t hashes[] = { 5, 6 };
	struct err e = { 0 };
	int64_t first, second;
	bool is_new;

	assert_int_equal(quotes_slot(db, &first, &is_new, 77, 1, &e), 0);
	assert_true(is_new);
	assert_int_equal(quotes_slot(db, &second, &is_new, 77, 1, &e), 0);
	assert_false(is_new);
	assert_int_equal(first, second);
	assert_int_equal(quotes_slot(db, &second, &is_new, 77, 2, &e), 0);
	assert_true(is_new && second != first);
	vec_push(&batch.at, ((struct print){ 5, (uint32_t)first, 0, 0 }));
	add(db, &batch);
	vec_push(&batch.at, ((struct print){ 6, (uint32_t)second, 0, 0 }));
	add(db, &batch);
	merge_all(db);
	assert_int_equal(prints_find(db, &found, hashes, 2, &e), 0);
	assert_int_equal(found.at.n, 1);
	assert_int_equal(found.at.at[0].slot, second);
	vec_free(&batch.at);
	vec_free(&found.at);
	db_close(db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(entries_come_back, temp_library_place, temp_library_drop),
		cmocka_unit_test_setup_teardown(formulas_leave_a_mark_alone, temp_library_place, temp_library_drop),
		cmocka_unit_test_setup_teardown(dead_slots_are_forgotten, temp_library_place, temp_library_drop),
	};

	return cmocka_run_group_tests_name("fingerprints", tests, NULL, NULL);
}
