/* Where the panes stand, how windows scroll, and the ways back. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/doc_gen.h"
#include "ui/jumps.h"
#include "ui/pane.h"

/* --- layout ---------------------------------------------------------------------------------- */

static bool
shown(const struct rect *r)
{
	return r->rows > 0 && r->cols > 0;
}

static bool
overlap(const struct rect *a, const struct rect *b)
{
	return shown(a) && shown(b) && a->row < b->row + b->rows && b->row < a->row + a->rows &&
	       a->col < b->col + b->cols && b->col < a->col + a->cols;
}

static bool
in_cols(const struct rect *r, int col)
{
	return shown(r) && col >= r->col && col < r->col + r->cols;
}

/* The focused pane lies over the text when there is no room for it beside. */
static bool
lies_over(const struct layout_wish *w, const struct settings *s, int cols)
{
	if (w->zoomed || w->focus == PANE_TEXT)
		return false;
	return w->folded[w->focus] || cols < (w->focus == PANE_LIST ? s->fold_list : s->fold_side);
}

static void
check_layout(const struct layout_wish *w, const struct settings *s, int rows, int cols)
{
	struct layout l;
	const struct rect *text = &l.rect[PANE_TEXT];
	int i, k, col, covered = 0;

	layout_compute(&l, w, s, rows, cols);
	assert_true(shown(&l.rect[w->focus])); /* keys always go where the eye can be */
	for (i = 0; i < PANES; i++) {
		const struct rect *r = &l.rect[i];

		assert_true(r->rows == 0 || shown(r));
		if (shown(r))
			assert_true(r->row >= 0 && r->col >= 0 && r->row + r->rows <= rows &&
				    r->col + r->cols <= cols);
		assert_true(l.border[i] >= -1 && l.border[i] < cols);
		for (k = 0; k < i; k++)
			assert_true(!overlap(r, &l.rect[k]) || i == (int)w->focus || k == (int)w->focus);
		if (l.border[i] < 0)
			continue;
		assert_true(i != PANE_TEXT && shown(r));
		assert_int_equal(l.border[i], i == PANE_LIST ? r->col + r->cols : r->col - 1);
		for (k = 0; k < PANES; k++)
			assert_true(!in_cols(&l.rect[k], l.border[i]) || i == (int)w->focus ||
				    k == (int)w->focus);
	}
	if (w->zoomed) {
		assert_memory_equal(&l.rect[w->focus], &((struct rect){ 0, 0, rows, cols }),
		    sizeof(struct rect));
		return;
	}
	assert_true(shown(text));
	assert_true(text->cols >= 20 || text->cols == cols);
	/* What is no pane is a border. */
	for (col = 0; col < cols; col++) {
		bool pane = in_cols(&l.rect[0], col) || in_cols(&l.rect[1], col) || in_cols(&l.rect[2], col);
		bool border = col == l.border[PANE_LIST] || col == l.border[PANE_SIDE];

		assert_true(pane || border);
		covered += in_cols(text, col) && w->focus != PANE_TEXT && in_cols(&l.rect[w->focus], col);
	}
	/* Only a pane for which there is no room lies over another. */
	if (w->focus == PANE_TEXT)
		assert_int_equal(covered, 0);
	else if (covered)
		assert_true(lies_over(w, s, cols) ||
			    cols < 22 + (w->focus == PANE_SIDE ? s->list_width : 0));
}

static void
check_wishes(const struct settings *s, int rows, int cols)
{
	int bits;

	for (bits = 0; bits < 8 * PANES; bits++) {
		struct layout_wish w = { .zoomed = bits & 1, .focus = (enum pane_id)(bits / 8) };

		w.folded[PANE_LIST] = bits & 2;
		w.folded[PANE_SIDE] = bits & 4;
		check_layout(&w, s, rows, cols);
	}
}

static void
panes_stand_inside_the_screen_at_every_size(void **state)
{
	struct settings s;
	int rows, cols;

	(void)state;
	settings_defaults(&s);
	for (rows = 1; rows <= 60; rows++)
		for (cols = 2; cols <= 200; cols++)
			check_wishes(&s, rows, cols);
}

static void
panes_stand_inside_the_screen_with_any_settings(void **state)
{
	uint64_t seed = 20240611;
	struct settings s;
	int i;

	(void)state;
	settings_defaults(&s);
	for (i = 0; i < 5000; i++) {
		s.list_width = 10 + (int)gen_next(&seed, 191);
		s.side_width = 10 + (int)gen_next(&seed, 191);
		s.fold_list = (int)gen_next(&seed, 501);
		s.fold_side = (int)gen_next(&seed, 501);
		if (i % 3 == 0)
			s.fold_list = s.fold_side = 0;
		check_wishes(&s, 1 + (int)gen_next(&seed, 60), 2 + (int)gen_next(&seed, 250));
	}
}

static void
the_design_sizes(void **state)
{
	struct layout_wish w = { .focus = PANE_TEXT };
	struct settings s;
	struct layout l;

	(void)state;
	settings_defaults(&s);
	layout_compute(&l, &w, &s, 35, 120);
	assert_int_equal(l.border[PANE_LIST], 34 - 1);
	assert_int_equal(l.border[PANE_SIDE], 120 - 25);
	assert_int_equal(l.rect[PANE_TEXT].cols, 120 - 34 - 25);
	layout_compute(&l, &w, &s, 35, 100); /* they shrink with the screen */
	assert_int_equal(l.rect[PANE_TEXT].cols, 100 - 29 - 21);
	s.list_width = 40; /* and do as they are told */
	layout_compute(&l, &w, &s, 35, 100);
	assert_int_equal(l.border[PANE_LIST], 40 - 1);
	s.list_width = 0;
	layout_compute(&l, &w, &s, 35, 99); /* below 100 the side folds away */
	assert_true(shown(&l.rect[PANE_LIST]) && !shown(&l.rect[PANE_SIDE]));
	layout_compute(&l, &w, &s, 23, 80); /* at 80x24 both */
	assert_true(!shown(&l.rect[PANE_LIST]) && !shown(&l.rect[PANE_SIDE]));
	assert_int_equal(l.rect[PANE_TEXT].cols, 80);
	w.focus = PANE_SIDE;
	layout_compute(&l, &w, &s, 23, 80);
	assert_int_equal(l.rect[PANE_SIDE].col + l.rect[PANE_SIDE].cols, 80);
	assert_int_equal(l.rect[PANE_TEXT].cols, 80);
}

/* --- scrolling ------------------------------------------------------------------------------- */

static void
check_scroll(int64_t top, int64_t at, int64_t n, int rows, int context)
{
	int64_t to = scroll_to(top, at, n, rows, context), last = n > rows ? n - rows : 0;
	int64_t room = context < (rows - 1) / 2 ? context : (rows - 1) / 2;

	assert_true(to >= 0 && to <= last);
	if (at >= 0 && at < n)
		assert_true(at >= to && at < to + rows);
	assert_true(at - to >= room || to == 0);
	assert_true(to + rows - 1 - at >= room || to == last);
	assert_int_equal(scroll_to(to, at, n, rows, context), to);
	/* As little as need be: a row of its way back, and the law is broken or it had not to move. */
	if (top >= 0 && top <= last && to != top) {
		int64_t less = to + (top > to ? 1 : -1);

		assert_true(at - less < room || less + rows - 1 - at < room);
	}
}

static void
scrolling_keeps_the_row_in_sight(void **state)
{
	int64_t n, at, top;
	int rows, context;

	(void)state;
	for (n = 1; n <= 12; n++)
		for (rows = 1; rows <= 8; rows++)
			for (context = 0; context <= 5; context++)
				for (at = 0; at < n; at++)
					for (top = 0; top < n; top++)
						check_scroll(top, at, n, rows, context);
	assert_int_equal(scroll_to(5, 0, 0, 10, 3), 0);
	assert_int_equal(scroll_to(5, 3, 10, 0, 3), 0);
	assert_int_equal(scroll_to(-7, 0, 10, 3, 0), 0);
	check_scroll(INT64_C(4000000000), INT64_C(5000000000), INT64_C(9000000000), 40, 3);
}

/* --- jumps ----------------------------------------------------------------------------------- */

static struct place
at(int64_t article)
{
	return (struct place){ .article = article, .at = (size_t)article * 10 };
}

static void
back_and_forward_walk_the_same_way(void **state)
{
	struct jumps j = { 0 };
	struct place p = { 0 };
	int i;

	(void)state;
	assert_false(jumps_back(&j, at(9), &p));
	assert_false(jumps_forward(&j, &p));
	jumps_free(&j);
	for (i = 1; i <= 5; i++) /* from 1 to 2, ... from 5 to 6, where the reader is */
		jumps_push(&j, at(i));
	for (i = 5; i >= 1; i--) {
		assert_true(jumps_back(&j, at(i + 1), &p));
		assert_int_equal(p.article, i);
	}
	assert_false(jumps_back(&j, at(1), &p));
	for (i = 2; i <= 6; i++) {
		assert_true(jumps_forward(&j, &p));
		assert_int_equal(p.article, i);
	}
	assert_false(jumps_forward(&j, &p));
	assert_true(jumps_back(&j, at(6), &p));
	assert_int_equal(p.article, 5);
	jumps_free(&j);
}

static void
a_jump_forgets_what_lay_forward(void **state)
{
	struct jumps j = { 0 };
	struct place p = { 0 };

	(void)state;
	jumps_push(&j, at(1));
	jumps_push(&j, at(2));
	jumps_back(&j, at(3), &p);
	jumps_back(&j, p, &p);
	assert_int_equal(p.article, 1);
	jumps_push(&j, at(1)); /* and off to 7 */
	assert_false(jumps_forward(&j, &p));
	assert_true(jumps_back(&j, at(7), &p));
	assert_int_equal(p.article, 1);
	assert_false(jumps_back(&j, at(1), &p));
	assert_true(jumps_forward(&j, &p));
	assert_int_equal(p.article, 7);
	jumps_free(&j);
}

static void
nowhere_and_the_same_place_are_not_listed(void **state)
{
	struct jumps j = { 0 };
	struct place p = { 0 };

	(void)state;
	jumps_push(&j, at(0));
	assert_int_equal(j.places.n, 0);
	jumps_push(&j, at(1));
	jumps_push(&j, at(1));
	assert_int_equal(j.places.n, 1);
	jumps_push(&j, (struct place){ .article = 1, .at = 10, .original = true });
	assert_int_equal(j.places.n, 2);
	assert_true(jumps_back(&j, (struct place){ 0 }, &p)); /* the article here was deleted */
	assert_true(p.original);
	jumps_free(&j);
}

static void
the_list_is_bounded(void **state)
{
	struct jumps j = { 0 };
	struct place p = { 0 };
	int i, steps = 0;

	(void)state;
	for (i = 1; i <= 5 * JUMPS_MAX; i++) {
		jumps_push(&j, at(i));
		assert_true(j.places.n <= JUMPS_MAX);
	}
	p = at(i);
	while (jumps_back(&j, p, &p)) {
		assert_int_equal(p.article, i - ++steps);
		assert_true(j.places.n <= JUMPS_MAX);
	}
	assert_int_equal(steps, JUMPS_MAX - 1);
	jumps_free(&j);
}

/* Against a plain model: the way that browsers know. */
static void
random_walks_agree_with_a_model(void **state)
{
	struct jumps j = { 0 };
	uint64_t seed = 7;
	int64_t way[64] = { 1 };
	size_t here = 0, n = 1;
	int64_t next = 2;
	int i;

	(void)state;
	for (i = 0; i < 20000; i++) {
		struct place p = { 0 };

		switch (gen_next(&seed, 3)) {
		case 0:
			if (here + 1 == 60)
				break;
			jumps_push(&j, at(way[here]));
			way[++here] = next++;
			n = here + 1;
			break;
		case 1:
			assert_int_equal(jumps_back(&j, at(way[here]), &p), here > 0);
			if (here)
				assert_int_equal(p.article, way[--here]);
			break;
		default:
			assert_int_equal(jumps_forward(&j, &p), here + 1 < n);
			if (here + 1 < n)
				assert_int_equal(p.article, way[++here]);
		}
	}
	jumps_free(&j);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(panes_stand_inside_the_screen_at_every_size),
		cmocka_unit_test(panes_stand_inside_the_screen_with_any_settings),
		cmocka_unit_test(the_design_sizes),
		cmocka_unit_test(scrolling_keeps_the_row_in_sight),
		cmocka_unit_test(back_and_forward_walk_the_same_way),
		cmocka_unit_test(a_jump_forgets_what_lay_forward),
		cmocka_unit_test(nowhere_and_the_same_place_are_not_listed),
		cmocka_unit_test(the_list_is_bounded),
		cmocka_unit_test(random_walks_agree_with_a_model),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests_name("ui layout", tests, NULL, NULL);
}
