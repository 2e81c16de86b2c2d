#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "tests/unit/doc_gen.h"
#include "ui/flow.h"

static bool
same_line(const struct flow_line *a, const struct flow_line *b)
{
	return a->beg == b->beg && a->end == b->end && a->block == b->block && a->kind == b->kind &&
	       a->indent == b->indent && a->first == b->first;
}

/* The width of a line as drawn, and whether it holds more than one cluster. */
static int
line_width(const struct flow *f, const struct doc *d, const struct flow_line *line, bool *several)
{
	size_t at = line->beg, end = flow_text_end(f, line), n = 0;
	int col = 0, cells;

	while (at < end) {
		at = flow_cluster(slice_sub(d->text, 0, line->end), at, col, &cells);
		col += cells;
		n += cells > 0;
	}
	*several = n > 1;
	return col;
}

/* Every byte of every block on one line, in order; the way back is the way there; no line too wide.
 */
static void
check_laws(struct flow *f, const struct doc *d)
{
	VEC(struct flow_line) lines = { 0 };
	struct flow_line line;
	size_t i, at = 0, block = 0;
	bool more, several;

	for (more = flow_line_at(f, 0, &line); more; more = flow_next(f, &line, &line)) {
		vec_push(&lines, line);
		if (line.kind == FLOW_BLANK)
			continue;
		if (line.first) {
			assert_int_equal(line.beg, d->blocks[block].beg);
			block++;
		} else {
			assert_int_equal(line.beg, at);
			assert_true(line.end > line.beg);
		}
		assert_int_equal(line.block, block - 1);
		at = line.end;
		if (line.kind == FLOW_TEXT)
			assert_true(
			    line_width(f, d, &line, &several) + line.indent <= flow_width(f) ||
			    !several);
		if (at == d->blocks[line.block].end)
			assert_true(block == line.block + 1);
	}
	assert_int_equal(block, d->nblocks);
	assert_true(!d->nblocks || at == d->blocks[d->nblocks - 1].end);
	for (i = lines.n; i-- > 0;) {
		bool before = flow_prev(f, &lines.at[i], &line);

		assert_int_equal(before, i > 0);
		if (i)
			assert_true(same_line(&line, &lines.at[i - 1]));
		if (lines.at[i].kind == FLOW_BLANK)
			continue;
		assert_true(flow_line_at(f, lines.at[i].beg, &line));
		assert_true(same_line(&line, &lines.at[i]) || lines.at[i].beg == lines.at[i].end);
	}
	vec_free(&lines);
}

static void
laws_hold_for_random_docs(void **state)
{
	uint64_t seed = 20240607;
	int round;

	(void)state;
	for (round = 0; round < 150; round++) {
		struct arena mem = { 0 };
		struct doc d;
		struct flow *f;
		int k;

		gen_doc(&d, &mem, &seed, 12);
		f = flow_new(&d, 1 + (int)gen_next(&seed, 120));
		for (k = 0; k < 3; k++) {
			check_laws(f, &d);
			flow_set_width(f, 1 + (int)gen_next(&seed, 120));
		}
		flow_free(f);
		arena_free(&mem);
	}
}

static void
random_places_agree_with_the_walk(void **state)
{
	uint64_t seed = 77;
	struct str text = { 0 };
	struct arena mem = { 0 };
	struct doc d;
	struct flow *f, *fresh;
	int i;

	(void)state;
	gen_text(&text, &seed, 60000);
	gen_one(&d, &mem, BLOCK_PARAGRAPH, str_slice(&text));
	f = flow_new(&d, 40);
	for (i = 0; i < 200; i++) {
		size_t at = gen_next(&seed, (uint32_t)d.text.n);
		struct flow_line a, b;

		fresh = flow_new(&d, 40);
		assert_true(flow_line_at(f, at, &a) && flow_line_at(fresh, at, &b));
		assert_true(same_line(&a, &b));
		assert_true(a.beg <= at && at < a.end);
		flow_free(fresh);
	}
	flow_free(f);
	arena_free(&mem);
	str_free(&text);
}

/* Lines as text: indent as dots, "~" for a blank line, "=" for a rule. */
static void
expect_lines(const struct doc *d, int width, const char *want)
{
	struct flow *f = flow_new(d, width);
	struct flow_line line;
	struct str got = { 0 };
	bool more;
	int i;

	for (more = flow_line_at(f, 0, &line); more; more = flow_next(f, &line, &line)) {
		for (i = 0; i < line.indent; i++)
			str_putc(&got, '.');
		if (line.kind == FLOW_TEXT)
			str_put(&got, slice_sub(d->text, line.beg, flow_text_end(f, &line)));
		else
			str_putc(&got, line.kind == FLOW_RULE ? '=' : '~');
		str_putc(&got, '\n');
	}
	assert_string_equal(str_cstr(&got), want);
	str_free(&got);
	flow_free(f);
}

static void
expect_block(enum block_kind kind, unsigned level, int width, const char *text, const char *want)
{
	struct doc_builder b = { 0 };
	struct arena mem = { 0 };
	struct doc d;

	doc_builder_block(&b, kind, level, slice_of(text));
	doc_builder_finish(&b, &d, &mem);
	expect_lines(&d, width, want);
	arena_free(&mem);
}

static void
paragraphs_break_at_words(void **state)
{
	(void)state;
	expect_block(
	    BLOCK_PARAGRAPH, 0, 12, "The quay is not for sale.", "The quay is\nnot for\nsale.\n");
	expect_block(BLOCK_PARAGRAPH, 0, 8, "short\nverse lines", "short\nverse\nlines\n");
	expect_block(BLOCK_PARAGRAPH, 0, 5, "abcdefghijkl mn", "abcde\nfghij\nkl mn\n");
	expect_block(BLOCK_PARAGRAPH, 0, 3, "a    b", "a\nb\n");
	expect_block(BLOCK_PARAGRAPH, 0, 5, "港のものだ", "港の\nもの\nだ\n");
	expect_block(BLOCK_PARAGRAPH, 0, 1, "港の", "港\nの\n");
	expect_block(BLOCK_PARAGRAPH, 0, 2, "xe\xCC\x81\xCC\x82y", "xe\xCC\x81\xCC\x82\ny\n");
	expect_block(BLOCK_PARAGRAPH, 0, 5,
	    "a\xC2\xA0"
	    "b c",
	    "a\xC2\xA0"
	    "b c\n");
	expect_block(BLOCK_PARAGRAPH, 0, 4, "", "\n");
}

static void
block_kinds_indent(void **state)
{
	(void)state;
	expect_block(
	    BLOCK_QUOTE, 2, 20, "one two three four five", "....one two three\n....four five\n");
	expect_block(BLOCK_ITEM, 1, 14, "12. one two three", "12. one two\n....three\n");
	expect_block(BLOCK_ITEM, 2, 14, "- one two three", "..- one two\n....three\n");
	expect_block(BLOCK_ITEM, 1, 9, "unmarkedword one", "unmarkedw\nord one\n");
	expect_block(BLOCK_CAPTION, 0, 12, "one two three", "..one two\n..three\n");
	expect_block(BLOCK_QUOTE, 9, 6, "abc de", "..abc\n..de\n");
	expect_block(BLOCK_PREFORMATTED, 0, 12, "a\tb\n\n  c d", "a\tb\n\n  c d\n");
	expect_block(BLOCK_PREFORMATTED, 0, 8, "a\tb", "a\nb\n");
	expect_block(BLOCK_RULE, 0, 8, "* * *", "=\n");
}

static void
blank_lines_stand_between_blocks_but_not_items(void **state)
{
	struct doc_builder b = { 0 };
	struct arena mem = { 0 };
	struct doc d;

	(void)state;
	doc_builder_block(&b, BLOCK_HEADING, 1, SLICE("Head"));
	doc_builder_block(&b, BLOCK_ITEM, 1, SLICE("- a"));
	doc_builder_block(&b, BLOCK_ITEM, 1, SLICE("- b"));
	doc_builder_block(&b, BLOCK_RULE, 0, SLICE("***"));
	doc_builder_block(&b, BLOCK_PARAGRAPH, 0, SLICE("End"));
	doc_builder_finish(&b, &d, &mem);
	expect_lines(&d, 20, "Head\n~\n- a\n- b\n~\n=\n~\nEnd\n");
	arena_free(&mem);
}

static void
gaps_belong_to_the_block_before(void **state)
{
	struct block blocks[] = { { 2, 5, BLOCK_PARAGRAPH, 0 }, { 9, 12, BLOCK_PARAGRAPH, 0 } };
	struct doc d = { .text = SLICE("  abc    def  "), .blocks = blocks, .nblocks = 2 };
	struct flow *f = flow_new(&d, 10);
	struct flow_line line;

	(void)state;
	assert_true(flow_line_at(f, 0, &line));
	assert_int_equal(line.beg, 2);
	assert_true(flow_line_at(f, 7, &line));
	assert_int_equal(line.beg, 2);
	assert_true(flow_line_at(f, SIZE_MAX, &line));
	assert_int_equal(line.beg, 9);
	flow_free(f);
	d.nblocks = 0;
	f = flow_new(&d, 10);
	assert_false(flow_line_at(f, 0, &line));
	flow_free(f);
}

static void
long_lines_and_endless_marks_end(void **state)
{
	struct str text = { 0 };
	struct arena mem = { 0 };
	struct doc d;
	struct flow *f;
	struct flow_line line;
	size_t i;

	(void)state;
	for (i = 0; i < 10u * 1024 * 1024; i++)
		str_putc(&text, 'x');
	gen_one(&d, &mem, BLOCK_PARAGRAPH, str_slice(&text));
	f = flow_new(&d, 72);
	assert_true(flow_line_at(f, SIZE_MAX, &line));
	assert_int_equal(line.end, d.text.n);
	for (i = 0; i < 100; i++)
		assert_true(flow_prev(f, &line, &line));
	flow_free(f);
	arena_free(&mem);

	str_clear(&text);
	str_puts(&text, "a");
	for (i = 0; i < 100000; i++)
		str_putcp(&text, 0x301);
	str_puts(&text, "b");
	gen_one(&d, &mem, BLOCK_PARAGRAPH, str_slice(&text));
	f = flow_new(&d, 72);
	check_laws(f, &d);
	flow_free(f);
	arena_free(&mem);
	str_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(laws_hold_for_random_docs),
		cmocka_unit_test(random_places_agree_with_the_walk),
		cmocka_unit_test(paragraphs_break_at_words),
		cmocka_unit_test(block_kinds_indent),
		cmocka_unit_test(blank_lines_stand_between_blocks_but_not_items),
		cmocka_unit_test(gaps_belong_to_the_block_before),
		cmocka_unit_test(long_lines_and_endless_marks_end),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests_name("flow", tests, NULL, NULL);
}
