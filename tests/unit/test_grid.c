#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "tests/unit/doc_gen.h"
#include "ui/grid.h"

static void
expect_dump(const struct grid *g, const char *want)
{
	struct str got = { 0 };

	grid_dump(&got, g);
	assert_string_equal(str_cstr(&got), want);
	str_free(&got);
}

static void
text_is_cut_at_its_cells(void **state)
{
	struct grid g = { 0 };

	(void)state;
	grid_resize(&g, 3, 8);
	assert_int_equal(grid_puts(&g, 0, 1, 4, "abcdef", STYLE_NORMAL), 4);
	assert_int_equal(grid_put_fit(&g, 1, 0, 5, SLICE("abcdef"), STYLE_TITLE), 5);
	assert_int_equal(grid_put_fit(&g, 2, 6, 9, SLICE("abcdef"), STYLE_NORMAL), 2);
	assert_int_equal(grid_puts(&g, 9, 0, 5, "a", STYLE_NORMAL), 0);
	assert_int_equal(grid_puts(&g, 0, -1, 5, "a", STYLE_NORMAL), 0);
	expect_dump(&g,
	    "  0 | abcd   |\n  1 |abcd…   |\n    |TTTTT...|\n  2 |      a…|\n. normal\nT title\n");
	grid_free(&g);
}

static void
wide_characters_keep_both_halves(void **state)
{
	struct grid g = { 0 };

	(void)state;
	grid_resize(&g, 4, 5);
	assert_int_equal(
	    grid_puts(&g, 0, 0, 5, "港の市", STYLE_NORMAL), 4); /* the third would hang over */
	grid_puts(&g, 1, 0, 5, "港の", STYLE_NORMAL);
	grid_puts(&g, 1, 1, 1, "x", STYLE_NORMAL);
	grid_puts(&g, 2, 0, 5, "港の", STYLE_NORMAL);
	grid_puts(&g, 2, 1, 2, "市", STYLE_NORMAL);
	grid_puts(&g, 3, 0, 5, "港の", STYLE_NORMAL);
	grid_fill(&g, (struct rect){ 3, 1, 1, 2 }, STYLE_NORMAL);
	expect_dump(&g, "  0 |港の |\n  1 | xの |\n  2 | 市  |\n  3 |     |\n. normal\n");
	grid_free(&g);
}

static void
marks_stay_with_their_letter(void **state)
{
	struct grid g = { 0 };
	struct str many = { 0 };
	int i;

	(void)state;
	grid_resize(&g, 3, 12);
	str_puts(&many, "e");
	for (i = 0; i < 1000; i++)
		str_puts(&many, "\xCC\x81");
	str_puts(&many, "x");
	assert_int_equal(grid_put(&g, 0, 0, 12, str_slice(&many), STYLE_NORMAL), 2);
	assert_int_equal(grid_cell(&g, 0, 0)->marks[CELL_MARKS - 1], 0x301);
	assert_int_equal(grid_cell(&g, 0, 1)->cp, 'x');
	assert_int_equal(grid_puts(&g, 1, 0, 12, "\xCC\x81", STYLE_NORMAL), 0);
	/* a family and a thumb with a skin tone: side by side, the tone blank */
	assert_int_equal(
	    grid_puts(&g, 2, 0, 12, "👨\u200d👩\u200d👧👍🏽", STYLE_NORMAL), 10);
	expect_dump(&g, "  0 |e\xCC\x81\xCC\x81\xCC\x81\xCC\x81"
			"x          |\n  1 |            |\n  2 |👨👩👧👍    |\n. normal\n");
	str_free(&many);
	grid_free(&g);
}

static void
nothing_that_acts_gets_in(void **state)
{
	struct grid g = { 0 };
	uint64_t seed = 5;
	struct str text = { 0 };
	int round, row, col;
	size_t k;

	(void)state;
	grid_resize(&g, 10, 40);
	for (round = 0; round < 500; round++) {
		str_clear(&text);
		gen_text(&text, &seed, 60);
		grid_put(&g, (int)gen_next(&seed, 10), (int)gen_next(&seed, 40),
		    (int)gen_next(&seed, 45), str_slice(&text), gen_next(&seed, STYLE_COUNT));
	}
	for (row = 0; row < g.rows; row++)
		for (col = 0; col < g.cols; col++) {
			struct cell *c = grid_cell(&g, row, col);
			int cells = c->cp ? utf8_cells(c->cp) : 0;

			if (!c->cp) { /* right half: a wide character stands before it */
				assert_non_null(grid_cell(&g, row, col - 1));
				assert_int_equal(utf8_cells(grid_cell(&g, row, col - 1)->cp), 2);
				continue;
			}
			assert_int_equal(utf8_safe(c->cp), c->cp);
			assert_true(cells == 1 || (cells == 2 && col + 1 < g.cols &&
						      grid_cell(&g, row, col + 1)->cp == 0));
			for (k = 0; k < CELL_MARKS && c->marks[k]; k++)
				assert_int_equal(utf8_cells(c->marks[k]), 0);
		}
	str_free(&text);
	grid_free(&g);
}

static void
dump_shows_cursor_and_attributes(void **state)
{
	struct grid g = { 0 };

	(void)state;
	grid_resize(&g, 1, 3);
	grid_put_cluster(&g, 0, 1, 1, SLICE("x"), STYLE_NORMAL, ATTR_BOLD | ATTR_ITALIC);
	g.cursor_row = 0;
	g.cursor_col = 2;
	expect_dump(&g, "  0 | x |\n    | 9 |\ncursor 0,2\n. normal\n");
	grid_resize(&g, 0, 0);
	expect_dump(&g, "");
	grid_free(&g);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_cut_at_its_cells),
		cmocka_unit_test(wide_characters_keep_both_halves),
		cmocka_unit_test(marks_stay_with_their_letter),
		cmocka_unit_test(nothing_that_acts_gets_in),
		cmocka_unit_test(dump_shows_cursor_and_attributes),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests_name("grid", tests, NULL, NULL);
}
