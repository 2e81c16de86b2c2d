#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#ifdef HAVE_CONFIG_H
#	include "config.h"
#endif
#include "base/utf8.h"
#include "tests/unit/doc_gen.h"
#include "ui/text_view.h"

static const struct text_header header[] = {
	{ "The columnist nobody has met", STYLE_HEADLINE },
	{ "Ines Maral · Halden Ledger · 6 min", STYLE_BYLINE },
	{ NULL, STYLE_RULE },
};

/* One of each kind of block. */
static void
sample(struct doc *d, struct arena *mem)
{
	struct doc_builder b = { 0 };

	doc_builder_block(&b, BLOCK_HEADING, 1, SLICE("No editor"));
	doc_builder_block(&b, BLOCK_PARAGRAPH, 0,
	    SLICE("Elias Corvane has published forty-one columns in nine papers. No editor has "
		  "heard his voice."));
	doc_builder_block(
	    &b, BLOCK_QUOTE, 1, SLICE("The quay is not for sale, and those who say so lie."));
	doc_builder_block(&b, BLOCK_ITEM, 1, SLICE("- the board of the harbour, which denied it"));
	doc_builder_block(&b, BLOCK_ITEM, 1, SLICE("- the agency"));
	doc_builder_block(&b, BLOCK_RULE, 0, SLICE("***"));
	doc_builder_block(&b, BLOCK_PARAGRAPH, 0, SLICE("اسکله (بندر) برای فروش نیست 123"));
	doc_builder_block(&b, BLOCK_CAPTION, 0, SLICE("港の市"));
	doc_builder_block(&b, BLOCK_PREFORMATTED, 0, SLICE("a\tb\n  c"));
	doc_builder_finish(&b, d, mem);
}

static void
expect_screen(struct text_view *v, int rows, int cols, const char *want)
{
	struct grid g = { 0 };
	struct str got = { 0 };

	grid_resize(&g, rows, cols);
	text_view_draw(v, &g);
	grid_dump(&got, &g);
	if (strcmp(str_cstr(&got), want) != 0)
		fputs(str_cstr(&got), stderr);
	assert_string_equal(str_cstr(&got), want);
	str_free(&got);
	grid_free(&g);
}

#ifdef HAVE_FRIBIDI
static void
a_small_text_looks_like_itself(void **state)
{
	struct arena mem = { 0 };
	struct doc d;
	struct text_view *v;

	(void)state;
	v = text_view_new();
	sample(&d, &mem);
	text_view_resize(v, (struct rect){ 0, 1, 27, 40 }, 34);
	text_view_set_bidi(v, BIDI_REORDER);
	text_view_set_doc(v, &d, header, 3);
	expect_screen(v, 27, 42,
	    "  0 |    The columnist nobody has met          |\n"
	    "    |....HHHHHHHHHHHHHHHHHHHHHHHHHHHH..........|\n"
	    "  1 |    Ines Maral · Halden Ledger · 6 min    |\n"
	    "    |....bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb....|\n"
	    "  2 |    ──────────────────────────────────    |\n"
	    "    |....||||||||||||||||||||||||||||||||||....|\n"
	    "  3 |                                          |\n"
	    "  4 |    No editor                             |\n"
	    "    |....hhhhhhhhh.............................|\n"
	    "  5 |                                          |\n"
	    "  6 |    Elias Corvane has published forty-    |\n"
	    "  7 |    one columns in nine papers. No        |\n"
	    "  8 |    editor has heard his voice.           |\n"
	    "  9 |                                          |\n"
	    " 10 |    │ The quay is not for sale, and       |\n"
	    "    |....q.qqqqqqqqqqqqqqqqqqqqqqqqqqqqq.......|\n"
	    " 11 |    │ those who say so lie.               |\n"
	    "    |....q.qqqqqqqqqqqqqqqqqqqqq...............|\n"
	    " 12 |                                          |\n"
	    " 13 |    - the board of the harbour, which     |\n"
	    " 14 |      denied it                           |\n"
	    " 15 |    - the agency                          |\n"
	    " 16 |                                          |\n"
	    " 17 |    ──────────────────────────────────    |\n"
	    "    |....||||||||||||||||||||||||||||||||||....|\n"
	    " 18 |                                          |\n"
	    " 19 |       123 تسین شورف یارب (ردنب) هلکسا    |\n"
	    " 20 |                                          |\n"
	    " 21 |      港の市                              |\n"
	    "    |......cccccc..............................|\n"
	    " 22 |                                          |\n"
	    " 23 |    a       b                             |\n"
	    "    |....fffffffff.............................|\n"
	    " 24 |      c                                   |\n"
	    "    |....fff...................................|\n"
	    " 25 |                                          |\n"
	    " 26 |                                          |\n"
	    ". normal\n"
	    "| rule\n"
	    "H headline\n"
	    "b byline\n"
	    "h heading\n"
	    "q quote\n"
	    "c caption\n"
	    "f preformatted\n");
	text_view_free(v);
	arena_free(&mem);
}
#endif

static enum style
by_target(const void *ctx, const struct span *s)
{
	return ((const enum style *)ctx)[s->target];
}

static void
overlays_hits_and_choice_are_painted(void **state)
{
	static const enum style kinds[] = { STYLE_PERSON, STYLE_PLACE };
	static const struct span mentions[] = { { 0, 5, 0, SPAN_MENTION },
		{ 9, 15, 1, SPAN_MENTION }, { 20, 25, 1, SPAN_MENTION } };
	static const struct span removed[] = { { 3, 30, 0, SPAN_REMOVED } };
	struct overlay layers[] = {
		{ .spans = removed, .n = 1, .plain = STYLE_REMOVED },
		{ .spans = mentions, .n = 3, .style = by_target, .ctx = kinds },
	};
	struct arena mem = { 0 };
	struct doc d;
	struct text_view *v = text_view_new();
	struct find *f;

	(void)state;
	gen_one(
	    &d, &mem, BLOCK_PARAGRAPH, SLICE("Elias in Halden and Elias in Gorm and Elias at sea"));
	f = find_new(d.text, SLICE("elias"), 0);
	while (!find_step(f, 10))
		;
	text_view_resize(v, (struct rect){ 0, 0, 3, 20 }, 20);
	text_view_set_doc(v, &d, NULL, 0);
	text_view_set_overlays(v, layers, 2);
	expect_screen(v, 3, 20,
	    "  0 |Elias in Halden and |\n"
	    "    |PPPPP----LLLLLL----.|\n"
	    "  1 |Elias in Gorm and   |\n"
	    "    |LLLLL-----..........|\n"
	    "  2 |Elias at sea        |\n"
	    ". normal\n"
	    "P person\n"
	    "L place\n"
	    "- removed\n");
	text_view_set_find(v, f);
	text_view_set_hit(v, find_hit(f, 1));
	text_view_choose(v, mentions[1]);
	text_view_select(v, (struct span){ .beg = 6, .end = 11 });
	expect_screen(v, 3, 20,
	    "  0 |Elias in Halden and |\n"
	    "    |/////----______----.|\n"
	    "    |      44444         |\n"
	    "  1 |Elias in Gorm and   |\n"
	    "    |!!!!!-----..........|\n"
	    "  2 |Elias at sea        |\n"
	    "    |/////...............|\n"
	    ". normal\n"
	    "/ hit\n"
	    "! hit-current\n"
	    "_ cursor\n"
	    "- removed\n");
	assert_ptr_equal(overlay_at(text_view_overlay(v, 1), 10), &mentions[1]);
	assert_null(overlay_at(text_view_overlay(v, 1), 16));
	assert_null(text_view_overlay(v, 2));
	text_view_free(v);
	find_free(f);
	arena_free(&mem);
}

static void
scrolling_stops_at_both_ends(void **state)
{
	struct arena mem = { 0 };
	struct doc d;
	struct text_view *v = text_view_new();
	int down = 0, up = 0;

	(void)state;
	sample(&d, &mem);
	text_view_resize(v, (struct rect){ 0, 0, 6, 40 }, 34);
	text_view_set_doc(v, &d, header, 3);
	assert_false(text_view_scroll(v, -1));
	assert_in_range(text_view_percent(v), 0, 5);
	while (text_view_scroll(v, 1))
		down++;
	assert_int_equal(down, 19);
	assert_true(text_view_at_end(v));
	assert_int_equal(text_view_percent(v), 100);
	assert_false(text_view_bottom(v));
	while (text_view_scroll(v, -1))
		up++;
	assert_int_equal(up, down);
	assert_int_equal(text_view_position(v), 0);
	assert_true(text_view_bottom(v));
	assert_true(text_view_top(v));
	assert_true(text_view_page(v, 1));
	assert_true(text_view_page(v, 1000000));
	assert_true(text_view_at_end(v));
	assert_true(text_view_half(v, -1));
	assert_false(text_view_at_end(v));
	text_view_free(v);
	arena_free(&mem);
}

static void
short_texts_do_not_move(void **state)
{
	struct arena mem = { 0 };
	struct doc d = { .text = SLICE("") };
	struct text_view *v = text_view_new();
	size_t a, b;

	(void)state;
	text_view_resize(v, (struct rect){ 0, 0, 10, 40 }, 72);
	text_view_set_doc(v, &d, header, 3); /* no text at all */
	assert_false(
	    text_view_scroll(v, 1) || text_view_bottom(v) || text_view_goto(v, 5, TEXT_TOP));
	assert_false(text_view_visible(v, &a, &b));
	assert_int_equal(text_view_percent(v), 100);
	text_view_set_doc(v, NULL, NULL, 0);
	assert_false(text_view_scroll(v, 1) || text_view_page(v, -1) || text_view_top(v));
	expect_screen(v, 1, 4, "  0 |    |\n. normal\n");
	gen_one(&d, &mem, BLOCK_PARAGRAPH, SLICE("one line"));
	text_view_set_doc(v, &d, header, 3);
	assert_false(
	    text_view_scroll(v, 1) || text_view_bottom(v) || text_view_goto(v, 5, TEXT_CENTRE));
	text_view_free(v);
	arena_free(&mem);
}

static void
resizing_keeps_the_top_byte(void **state)
{
	struct arena mem = { 0 };
	struct doc d;
	struct text_view *v = text_view_new();
	uint64_t seed = 3;
	int i;

	(void)state;
	gen_doc(&d, &mem, &seed, 30);
	while (d.text.n < 20000) {
		arena_free(&mem);
		gen_doc(&d, &mem, &seed, 30);
	}
	text_view_resize(v, (struct rect){ 0, 0, 10, 50 }, 72);
	text_view_set_doc(v, &d, header, 3);
	for (i = 0; i < 100; i++) {
		size_t top, beg, end;

		text_view_goto(v, gen_next(&seed, (uint32_t)d.text.n), TEXT_TOP);
		top = text_view_position(v);
		text_view_resize(v,
		    (struct rect){
			0, 0, 1 + (int)gen_next(&seed, 30), 1 + (int)gen_next(&seed, 120) },
		    1 + (int)gen_next(&seed, 90));
		assert_int_equal(text_view_position(v), top);
		assert_true(text_view_visible(v, &beg, &end));
		assert_true(beg <= top && top <= end);
	}
	text_view_free(v);
	arena_free(&mem);
}

static void
going_to_a_byte_shows_it(void **state)
{
	struct arena mem = { 0 };
	struct doc d;
	struct text_view *v = text_view_new();
	uint64_t seed = 11;
	int i, row, col, context;
	size_t byte, before;

	(void)state;
	gen_doc(&d, &mem, &seed, 30);
	text_view_resize(v, (struct rect){ 2, 3, 20, 60 }, 50);
	text_view_set_doc(v, &d, header, 3);
	for (i = 0; i < 300; i++) {
		byte = gen_next(&seed, (uint32_t)d.text.n);
		context = i % 5;
		text_view_set_context(v, context);
		text_view_goto(v, byte, gen_next(&seed, 3));
		assert_true(text_view_cell_of(v, byte, &row, &col));
		assert_true(row >= 2 && row < 22);
		before = text_view_position(v);
		assert_false(
		    text_view_goto(v, byte, TEXT_KEEP) && text_view_goto(v, byte, TEXT_KEEP));
		if (row >= 2 + context && row < 22 - context)
			assert_int_equal(text_view_position(v), before);
		assert_true(text_view_cell_of(v, byte, &row, &col));
		if (text_view_position(v) > 0 && !text_view_at_end(v))
			assert_true(row >= 2 + context && row < 22 - context);
	}
	text_view_free(v);
	arena_free(&mem);
}

static void
cells_and_bytes_agree(void **state)
{
	struct arena mem = { 0 };
	struct doc d;
	struct text_view *v = text_view_new();
	int row, col;
	size_t byte;

	(void)state;
	sample(&d, &mem);
	text_view_resize(v, (struct rect){ 1, 2, 27, 40 }, 34);
	text_view_set_doc(v, &d, header, 3);
	assert_false(text_view_byte_at(v, 1, 10, &byte)); /* the header */
	assert_false(text_view_byte_at(v, 0, 10, &byte));
	byte = (size_t)(strstr(d.text.p, "Corvane") - d.text.p);
	assert_true(text_view_cell_of(v, byte, &row, &col));
	assert_int_equal(row, 7);
	assert_int_equal(col, 11);
	assert_true(text_view_byte_at(v, row, col, &byte));
	assert_memory_equal(d.text.p + byte, "Corvane", 7);
	text_view_free(v);
	arena_free(&mem);
}

/* A letter's cell leads back to it, in any text and direction. */
static void
random_cells_and_bytes_agree(void **state)
{
	struct arena mem = { 0 };
	struct doc d;
	struct text_view *v = text_view_new();
	uint64_t seed = 17;
	int i, row, col;
	size_t byte, back, checked = 0;

	(void)state;
	gen_doc(&d, &mem, &seed, 30);
	text_view_resize(v, (struct rect){ 2, 3, 20, 60 }, 50);
	text_view_set_doc(v, &d, header, 3);
	for (i = 0; i < 2000; i++) {
		byte = gen_next(&seed, (uint32_t)d.text.n);
		if (d.text.p[byte] < 'a' || d.text.p[byte] > 'z' ||
		    d.blocks[doc_block_at(&d, byte)].kind == BLOCK_RULE)
			continue;
		text_view_goto(v, byte, TEXT_KEEP);
		assert_true(text_view_cell_of(v, byte, &row, &col));
		assert_true(text_view_byte_at(v, row, col, &back));
		assert_int_equal(back, byte);
		checked++;
	}
	assert_true(checked > 100);
	text_view_free(v);
	arena_free(&mem);
}

/* Arabic letters that stand backwards are shown in the form that joins them; a terminal that
 * reorders gets them as they are. */
static void
right_to_left_text_is_reordered_and_shaped(void **state)
{
	static const uint32_t logical[] = { 0x628, 0x200C, 0x628, 0x627, '(', '1', '2' };
	uint32_t cps[7], order[7];
	uint8_t levels[7];

	(void)state;
	memcpy(cps, logical, sizeof(cps));
	assert_false(bidi_levels(levels, cps, 7, true, 0));
	assert_memory_equal(cps, logical, sizeof(cps));
#ifdef HAVE_FRIBIDI
	assert_true(bidi_levels(levels, cps, 7, true, BIDI_DEFAULT));
	bidi_order(order, levels, 7);
	assert_int_equal(cps[order[6]], 0xFE8F); /* beh, kept apart by the joiner */
	assert_int_equal(cps[order[4]], 0xFE91); /* beh before alef */
	assert_int_equal(cps[order[3]], 0xFE8E);
	assert_int_equal(cps[order[2]], ')');
	assert_int_equal(cps[order[1]], '2');
	assert_int_equal(cps[order[0]], '1');
	assert_true(bidi_is_rtl(SLICE("12 שלום abc"), BIDI_DEFAULT));
	assert_false(bidi_is_rtl(SLICE("a שלום"), BIDI_DEFAULT));
#else
	(void)order;
#endif
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#ifdef HAVE_FRIBIDI
		cmocka_unit_test(a_small_text_looks_like_itself),
#endif
		cmocka_unit_test(overlays_hits_and_choice_are_painted),
		cmocka_unit_test(scrolling_stops_at_both_ends),
		cmocka_unit_test(short_texts_do_not_move),
		cmocka_unit_test(resizing_keeps_the_top_byte),
		cmocka_unit_test(going_to_a_byte_shows_it),
		cmocka_unit_test(cells_and_bytes_agree),
		cmocka_unit_test(random_cells_and_bytes_agree),
		cmocka_unit_test(right_to_left_text_is_reordered_and_shaped),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests_name("text_view", tests, NULL, NULL);
}
