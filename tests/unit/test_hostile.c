/* Texts that mean harm, or are none, walked through on screens of all sizes. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "tests/unit/doc_gen.h"
#include "ui/text_view.h"

static const struct text_header header[] = {
	{ "The columnist nobody has met", STYLE_HEADLINE },
	{ "Ines Maral · Halden Ledger · 6 min", STYLE_BYLINE },
	{ NULL, STYLE_RULE },
};

static void
expect_harmless(const struct grid *g)
{
	size_t i, k, n = (size_t)g->rows * (size_t)g->cols;

	for (i = 0; i < n; i++) {
		const struct cell *c = &g->cells[i];

		assert_true(!c->cp || utf8_safe(c->cp) == c->cp);
		for (k = 0; k < CELL_MARKS && c->marks[k]; k++)
			assert_true(
			    utf8_safe(c->marks[k]) == c->marks[k] && utf8_cells(c->marks[k]) == 0);
	}
}

/* Walk through a hostile text at several sizes. */
static void
walk_through(struct slice text)
{
	static const int sizes[][2] = { { 24, 80 }, { 3, 5 }, { 1, 1 } };
	struct arena mem = { 0 };
	struct doc d;
	struct grid g = { 0 };
	struct text_view *v = text_view_new();
	size_t i, k;

	gen_one(&d, &mem, BLOCK_PARAGRAPH, text);
	text_view_set_doc(v, &d, header, 3);
	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		grid_resize(&g, sizes[i][0], sizes[i][1]);
		text_view_resize(v, (struct rect){ 0, 0, g.rows, g.cols }, 72);
		text_view_top(v);
		for (k = 0; k < 20; k++) {
			text_view_draw(v, &g);
			expect_harmless(&g);
			text_view_page(v, 1);
		}
		text_view_bottom(v);
		text_view_draw(v, &g);
		expect_harmless(&g);
		assert_int_equal(text_view_percent(v), 100);
	}
	text_view_free(v);
	arena_free(&mem);
	grid_free(&g);
}

static void
hostile_texts_are_harmless(void **state)
{
	struct str s = { 0 };
	uint64_t seed = 1;
	uint32_t cp;
	int i;

	(void)state;
	for (i = 0; i < 10 * 1024 * 1024; i++)
		str_putc(&s, 'x');
	walk_through(str_slice(&s));
	str_clear(&s);
	str_putc(&s, 'a');
	for (i = 0; i < 100000; i++)
		str_putcp(&s, 0x300 + (uint32_t)i % 0x60);
	walk_through(str_slice(&s));
	str_clear(&s);
	for (cp = 1; cp < 0xA0; cp++)
		str_putcp(&s, cp);
	for (cp = 0x2000; cp < 0x2070; cp++)
		str_putcp(&s, cp);
	str_puts(&s, "\x1B]52;c;aGk=\a\x1B]8;;http://evil/\x1B\\link\x1B]8;;\x1B\\ "
		     "\x1B[2J\u202Eoverride\u2066x");
	walk_through(str_slice(&s));
	str_clear(&s);
	gen_text(&s, &seed, 50000);
	walk_through(str_slice(&s));
	str_clear(&s);
	for (i = 0; i < 5000; i++)
		str_puts(&s, "שלום عربي (a1) ");
	walk_through(str_slice(&s));
	str_free(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(hostile_texts_are_harmless) };

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests_name("hostile texts", tests, NULL, NULL);
}
