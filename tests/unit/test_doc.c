#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/doc.h"
#include "model/varint.h"
#include "tests/unit/doc_gen.h"

static void
a_builder_puts_white_space_between_blocks(void **state)
{
	struct doc_builder b = { 0 };
	struct arena mem = { 0 };
	struct doc d;

	(void)state;
	doc_builder_block(&b, BLOCK_HEADING, 1, SLICE("Title"));
	doc_builder_block(&b, BLOCK_ITEM, 1, SLICE("- one"));
	doc_builder_block(&b, BLOCK_ITEM, 1, SLICE("- two"));
	doc_builder_block(&b, BLOCK_PARAGRAPH, 0, SLICE("End."));
	doc_builder_finish(&b, &d, &mem);
	assert_string_equal(d.text.p, "Title\n\n- one\n- two\n\nEnd.");
	assert_int_equal(d.nblocks, 4);
	assert_int_equal(d.blocks[2].beg, 13);
	assert_int_equal(d.blocks[2].end, 18);
	assert_int_equal(d.blocks[0].level, 1);
	assert_int_equal(b.blocks.n, 0);
	arena_free(&mem);
}

static void
an_empty_builder_gives_an_empty_doc(void **state)
{
	struct doc_builder b = { 0 };
	struct arena mem = { 0 };
	struct doc d;

	(void)state;
	doc_builder_finish(&b, &d, &mem);
	assert_int_equal(d.nblocks + d.nspans + d.text.n, 0);
	assert_string_equal(d.text.p, "");
	assert_int_equal(doc_block_at(&d, 5), 0);
	doc_builder_free(&b);
	arena_free(&mem);
}

static void
packed_blocks_come_back(void **state)
{
	uint64_t seed = 1;
	int round;

	(void)state;
	for (round = 0; round < 200; round++) {
		struct arena mem = { 0 };
		struct str packed = { 0 };
		struct doc d, back;
		size_t i;

		gen_doc(&d, &mem, &seed, 40);
		doc_pack_blocks(&packed, &d);
		back = (struct doc){ .text = d.text };
		assert_true(doc_unpack_blocks(&back, str_slice(&packed), &mem));
		assert_int_equal(back.nblocks, d.nblocks);
		for (i = 0; i < d.nblocks; i++) {
			assert_int_equal(back.blocks[i].beg, d.blocks[i].beg);
			assert_int_equal(back.blocks[i].end, d.blocks[i].end);
			assert_int_equal(back.blocks[i].kind, d.blocks[i].kind);
			assert_int_equal(back.blocks[i].level, d.blocks[i].level);
		}
		str_free(&packed);
		arena_free(&mem);
	}
}

static void
every_level_comes_back(void **state)
{
	struct arena mem = { 0 };
	struct block deep = { .end = 4, .kind = BLOCK_QUOTE };
	struct doc d = { .text = SLICE("deep"), .blocks = &deep, .nblocks = 1 }, back = { .text = d.text };
	unsigned level;

	(void)state;
	for (level = 0; level <= UINT8_MAX; level++) {
		struct str packed = { 0 };

		deep.level = (uint8_t)level;
		doc_pack_blocks(&packed, &d);
		assert_true(doc_unpack_blocks(&back, str_slice(&packed), &mem));
		assert_int_equal(back.blocks[0].level, level);
		str_free(&packed);
	}
	arena_free(&mem);
}

/* Any bytes either are refused or give blocks that lie in the text, in order. */
static void
hostile_bytes_do_no_harm(void **state)
{
	struct arena mem = { 0 };
	struct doc d = { .text = SLICE("a text of thirty-one characters") };
	uint64_t seed = 2;
	size_t round, i, n, taken = 0;
	char bytes[40];

	(void)state;
	for (round = 0; round < 50000; round++) {
		uint32_t last = 0;

		n = gen_next(&seed, sizeof(bytes) + 1);
		for (i = 0; i < n; i++)
			bytes[i] = (char)gen_next(&seed, round % 2 ? 256 : 12);
		if (!doc_unpack_blocks(&d, (struct slice){ bytes, n }, &mem))
			continue;
		taken += n > 0;
		for (i = 0; i < d.nblocks; i++) {
			assert_true(d.blocks[i].beg >= last && d.blocks[i].beg <= d.blocks[i].end);
			assert_true(d.blocks[i].end <= d.text.n && d.blocks[i].kind < BLOCK_KINDS);
			last = d.blocks[i].end;
		}
	}
	assert_true(taken > 0);
	assert_false(doc_unpack_blocks(&d, SLICE("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01\x01\x00"), &mem));
	assert_false(doc_unpack_blocks(&d, SLICE("\x01\x02"), &mem));
	assert_false(doc_unpack_blocks(&d, SLICE("\x01\x02\x07"), &mem));
	arena_free(&mem);
}

static void
block_at_agrees_with_looking_at_each(void **state)
{
	uint64_t seed = 4;
	int round;

	(void)state;
	for (round = 0; round < 50; round++) {
		struct arena mem = { 0 };
		struct doc d;
		size_t at, i, expected;

		gen_doc(&d, &mem, &seed, 12);
		for (at = 0; at < d.text.n + 3; at += 1 + d.text.n / 300) {
			for (expected = 0, i = 0; i < d.nblocks; i++)
				if (d.blocks[i].beg <= at)
					expected = i;
			assert_int_equal(doc_block_at(&d, at), expected);
		}
		arena_free(&mem);
	}
}

static void
varints_go_round(void **state)
{
	static const uint64_t values[] = { 0, 1, 127, 128, 16383, 16384, UINT32_MAX, UINT64_MAX };
	struct str out = { 0 };
	struct slice in;
	uint64_t v;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(values) / sizeof(values[0]); i++)
		varint_put(&out, values[i]);
	in = str_slice(&out);
	for (i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		assert_true(varint_get(&v, &in));
		assert_true(v == values[i]);
	}
	assert_false(varint_get(&v, &in));
	in = SLICE("\x80\x80");
	assert_false(varint_get(&v, &in));
	in = SLICE("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01");
	assert_false(varint_get(&v, &in));
	str_free(&out);
}

static void
every_kind_has_a_name(void **state)
{
	enum block_kind kind;

	(void)state;
	for (kind = 0; kind < BLOCK_KINDS; kind++)
		assert_true(block_kind_name(kind) && *block_kind_name(kind));
	assert_string_equal(block_kind_name(BLOCK_PREFORMATTED), "preformatted");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_builder_puts_white_space_between_blocks),
		cmocka_unit_test(an_empty_builder_gives_an_empty_doc),
		cmocka_unit_test(packed_blocks_come_back),
		cmocka_unit_test(every_level_comes_back),
		cmocka_unit_test(hostile_bytes_do_no_harm),
		cmocka_unit_test(block_at_agrees_with_looking_at_each),
		cmocka_unit_test(varints_go_round),
		cmocka_unit_test(every_kind_has_a_name),
	};

	return cmocka_run_group_tests_name("doc", tests, NULL, NULL);
}
