/* The line that is typed: editing, history, completion, paste. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "tests/unit/doc_gen.h"
#include "ui/key.h"
#include "ui/prompt.h"

static void
offer(void *ctx, struct prompt *p, struct slice line)
{
	const char *const *names = ctx;

	(void)line;
	for (; names && *names; names++)
		prompt_candidate(p, *names);
}

static const char *const words[] = { "theme", "themes", "tour", "Top", "été", "étage", NULL };
static const struct completion offers = { (void *)(uintptr_t)words, offer };

/* Type keys as they are written for `bind`, characters as themselves. */
static enum prompt_result
type(struct prompt *p, const char *line)
{
	struct slice rest = slice_of(line);
	enum prompt_result r = PROMPT_MORE;
	uint32_t key;

	while (rest.n) {
		if (rest.p[0] == ' ') {
			key = ' ';
			rest = slice_sub(rest, 1, rest.n);
		} else {
			assert_true(key_parse(&key, &rest));
		}
		r = prompt_key(p, key, &offers);
		assert_true(p->cursor <= p->text.n);
	}
	return r;
}

static void
start(struct prompt *p, enum command_id command)
{
	prompt_open(p, command, ":", SLICE(""));
}

/* The line with the cursor as a bar. */
static void
expect(const struct prompt *p, const char *want)
{
	struct str got = { 0 };

	str_put(&got, slice_sub(str_slice(&p->text), 0, p->cursor));
	str_putc(&got, '|');
	str_put(&got, slice_sub(str_slice(&p->text), p->cursor, p->text.n));
	assert_string_equal(str_cstr(&got), want);
	str_free(&got);
}

/* --- editing --------------------------------------------------------------------------------- */

static void
the_usual_keys_edit(void **state)
{
	struct prompt p = { 0 };

	(void)state;
	start(&p, COMMAND_COMMAND);
	type(&p, "one two");
	expect(&p, "one two|");
	type(&p, "<Left><Left>x");
	expect(&p, "one tx|wo");
	type(&p, "<Del>");
	expect(&p, "one tx|o");
	type(&p, "<Backspace>");
	expect(&p, "one t|o");
	type(&p, "<Home><Left><Backspace>z");
	expect(&p, "z|one to");
	type(&p, "<End><Right><Del>!");
	expect(&p, "zone to!|");
	type(&p, "^W");
	expect(&p, "zone |");
	type(&p, "^W^W");
	expect(&p, "|");
	type(&p, "ab cd^A^F^F^K");
	expect(&p, "ab|");
	type(&p, "^B^U");
	expect(&p, "|b");
	type(&p, "^D");
	expect(&p, "|");
	prompt_free(&p);
}

static void
the_cursor_moves_by_clusters(void **state)
{
	static const char cafe[] = "e\xCC\x81\xCC\xA3"; /* e with two marks */
	struct prompt p = { 0 };
	struct str want = { 0 };

	(void)state;
	start(&p, COMMAND_FIND);
	prompt_insert(&p, slice_of(cafe));
	prompt_insert(&p, SLICE("港한각"));
	type(&p, "<Left>");
	str_printf(&want, "%s港한|각", cafe);
	expect(&p, want.p);
	type(&p, "<Backspace><Left>");
	str_clear(&want);
	str_printf(&want, "%s|港각", cafe);
	expect(&p, want.p);
	type(&p, "<Backspace>");
	expect(&p, "|港각");
	type(&p, "<Del><Del>");
	expect(&p, "|");
	str_free(&want);
	prompt_free(&p);
}

static void
any_keys_leave_a_valid_line(void **state)
{
	static const uint32_t choice[] = { 'a', ' ', 0x301, 0x6E2F, 0x200D, 0x1F468, 0x5D0, K_LEFT,
		K_RIGHT, K_BACKSPACE, K_DELETE, K_HOME, K_END, KEY_CTRL('W'), K_UP, K_DOWN, K_TAB,
		K_TAB | K_SHIFT, K_F1, 'x' | K_ALT, 0xD800, 0x9B, 1 };
	struct prompt p = { 0 };
	uint64_t seed = 5;
	int i;

	(void)state;
	start(&p, COMMAND_COMMAND);
	for (i = 0; i < 20000; i++) {
		uint32_t key = choice[gen_next(&seed, sizeof(choice) / sizeof(choice[0]))];
		enum prompt_result r = prompt_key(&p, key, &offers);

		assert_true(utf8_valid(str_slice(&p.text)));
		assert_true(p.cursor <= p.text.n);
		assert_true(p.cursor == p.text.n || ((unsigned char)p.text.p[p.cursor] & 0xC0) != 0x80);
		assert_null(memchr(str_cstr(&p.text), 1, p.text.n));
		assert_true(slice_find(str_slice(&p.text), SLICE("\xC2\x9B"), 0) == SIZE_MAX);
		if (r != PROMPT_CANCELLED && r != PROMPT_DONE && gen_next(&seed, 200))
			continue;
		if (p.open && gen_next(&seed, 2))
			prompt_key(&p, K_ENTER, &offers);
		start(&p, COMMAND_COMMAND);
	}
	prompt_free(&p);
}

static void
enter_and_escape_close(void **state)
{
	struct prompt p = { 0 };

	(void)state;
	start(&p, COMMAND_COMMAND);
	assert_int_equal(type(&p, "ab"), PROMPT_CHANGED);
	assert_int_equal(type(&p, "<F1>"), PROMPT_MORE);
	assert_int_equal(type(&p, "<A-x>"), PROMPT_MORE);
	assert_int_equal(type(&p, "<Enter>"), PROMPT_DONE);
	assert_false(p.open);
	assert_string_equal(p.text.p, "ab");
	start(&p, COMMAND_COMMAND);
	assert_int_equal(type(&p, "x<Esc>"), PROMPT_CANCELLED);
	assert_false(p.open);
	start(&p, COMMAND_COMMAND);
	assert_int_equal(type(&p, "x^C"), PROMPT_CANCELLED);
	start(&p, COMMAND_COMMAND);
	assert_int_equal(type(&p, "x<Backspace>"), PROMPT_CHANGED);
	assert_true(p.open);
	assert_int_equal(type(&p, "<Backspace>"), PROMPT_CANCELLED); /* as in vim */
	assert_false(p.open);
	prompt_free(&p);
}

/* --- history --------------------------------------------------------------------------------- */

static void
enter_line(struct prompt *p, enum command_id command, const char *line)
{
	prompt_open(p, command, ":", slice_of(line));
	assert_int_equal(prompt_key(p, K_ENTER, &offers), PROMPT_DONE);
}

static void
history_is_walked_by_what_was_typed(void **state)
{
	struct prompt p = { 0 };

	(void)state;
	enter_line(&p, COMMAND_COMMAND, "set mouse off");
	enter_line(&p, COMMAND_COMMAND, "theme light");
	enter_line(&p, COMMAND_COMMAND, "set bidi on");
	start(&p, COMMAND_COMMAND);
	type(&p, "<Down>");
	expect(&p, "|");
	type(&p, "<Up>");
	expect(&p, "set bidi on|");
	type(&p, "<Up><Up>");
	expect(&p, "set mouse off|");
	type(&p, "<Up>");
	expect(&p, "set mouse off|");
	type(&p, "^N^N^N");
	expect(&p, "|");
	type(&p, "set<Up>");
	expect(&p, "set bidi on|");
	type(&p, "^P");
	expect(&p, "set mouse off|");
	type(&p, "<Down><Down>");
	expect(&p, "set|"); /* what was being typed is back */
	prompt_free(&p);
}

static void
histories_are_apart_and_hold_a_line_once(void **state)
{
	struct prompt p = { 0 };

	(void)state;
	enter_line(&p, COMMAND_COMMAND, "a");
	enter_line(&p, COMMAND_COMMAND, "b");
	enter_line(&p, COMMAND_COMMAND, "a");
	enter_line(&p, COMMAND_COMMAND, "");
	assert_int_equal(p.past[HISTORY_COMMAND].lines.n, 2);
	assert_string_equal(vec_last(&p.past[HISTORY_COMMAND].lines), "a");
	enter_line(&p, COMMAND_FIND, "harbour");
	start(&p, COMMAND_FIND_BACKWARD);
	type(&p, "<Up>");
	expect(&p, "harbour|");
	start(&p, COMMAND_LIMIT);
	type(&p, "<Up>");
	expect(&p, "|");
	prompt_free(&p);
}

static void
histories_are_bounded_and_kept(void **state)
{
	struct prompt p = { 0 }, q = { 0 };
	struct str kept = { 0 }, again = { 0 };
	char line[16];
	int i;

	(void)state;
	for (i = 0; i < PROMPT_HISTORY + 50; i++) {
		snprintf(line, sizeof(line), "line %d", i);
		enter_line(&p, COMMAND_LIMIT, line);
	}
	assert_int_equal(p.past[HISTORY_LIMIT].lines.n, PROMPT_HISTORY);
	assert_string_equal(p.past[HISTORY_LIMIT].lines.at[0], "line 50");
	prompt_history_save(&p, HISTORY_LIMIT, &kept);
	prompt_history_load(&q, HISTORY_LIMIT, str_slice(&kept));
	prompt_history_save(&q, HISTORY_LIMIT, &again);
	assert_string_equal(kept.p, again.p);
	prompt_history_load(&q, HISTORY_LIMIT, SLICE("one more\n"));
	assert_int_equal(q.past[HISTORY_LIMIT].lines.n, PROMPT_HISTORY);
	prompt_history_load(&q, HISTORY_FIND, SLICE("\n\na\n\nlast"));
	assert_int_equal(q.past[HISTORY_FIND].lines.n, 2);
	str_free(&kept);
	str_free(&again);
	prompt_free(&p);
	prompt_free(&q);
}

/* --- completion ------------------------------------------------------------------------------ */

static void
tab_completes_what_is_shared_then_goes_round(void **state)
{
	struct prompt p = { 0 };

	(void)state;
	start(&p, COMMAND_COMMAND);
	type(&p, "th<Tab>");
	expect(&p, "theme|");
	assert_int_equal(p.found.n, 2);
	type(&p, "<Tab>");
	expect(&p, "theme|");
	type(&p, "<Tab>");
	expect(&p, "themes|");
	type(&p, "<Tab>");
	expect(&p, "theme|"); /* as it was typed */
	assert_int_equal(p.choice, p.found.n);
	type(&p, "<S-Tab>");
	expect(&p, "themes|");
	type(&p, "x");
	expect(&p, "themesx|");
	assert_int_equal(p.found.n, 0);
	type(&p, "<Tab>");
	expect(&p, "themesx|");
	prompt_free(&p);
}

static void
the_only_candidate_is_taken_with_a_blank(void **state)
{
	static const char *const paths[] = { "folder/", "query:", NULL };
	const struct completion other = { (void *)(uintptr_t)paths, offer };
	struct prompt p = { 0 };

	(void)state;
	start(&p, COMMAND_COMMAND);
	type(&p, "x tou<Tab>y");
	expect(&p, "x tour y|");
	type(&p, "^UTO<Tab>");
	expect(&p, "TO|"); /* tour and Top share nothing longer as they are written */
	assert_int_equal(p.found.n, 2);
	type(&p, "<Tab>");
	expect(&p, "tour|");
	start(&p, COMMAND_COMMAND);
	type(&p, "fo");
	prompt_key(&p, K_TAB, &other);
	expect(&p, "folder/|"); /* more may follow */
	type(&p, "^Uqu");
	prompt_key(&p, K_TAB, &other);
	expect(&p, "query:|");
	type(&p, "^Uta b<Left><Left><Left><Tab>");
	expect(&p, "t|a b"); /* the word at the cursor, several candidates */
	prompt_free(&p);
}

static void
no_character_is_completed_by_half(void **state)
{
	static const char *const close[] = { "é1", "è2", NULL };
	const struct completion other = { (void *)(uintptr_t)close, offer };
	struct prompt p = { 0 };

	(void)state;
	start(&p, COMMAND_COMMAND);
	prompt_key(&p, K_TAB, &other);
	expect(&p, "|");
	assert_int_equal(p.found.n, 2);
	type(&p, "<Esc>");
	start(&p, COMMAND_COMMAND);
	type(&p, "é<Tab>");
	expect(&p, "ét|");
	prompt_free(&p);
}

/* --- paste and drawing ----------------------------------------------------------------------- */

static void
pasted_controls_become_blanks(void **state)
{
	struct prompt p = { 0 };

	(void)state;
	start(&p, COMMAND_COMMAND);
	type(&p, "ab<Left>");
	prompt_insert(&p, SLICE("x\ny\r\tz\x1b[31m\x7f\xC2\x9B\xFF"));
	expect(&p, "ax y  z [31m  \uFFFD|b");
	assert_true(p.open);
	prompt_insert(&p, (struct slice){ "a\0b", 3 });
	expect(&p, "ax y  z [31m  \uFFFDa b|b");
	prompt_free(&p);
}

static void
the_cursor_is_drawn_in_sight(void **state)
{
	struct prompt p = { 0 };
	struct grid g = { 0 };
	int cols, i;

	(void)state;
	prompt_open(&p, COMMAND_LIMIT, "limit: ", SLICE(""));
	for (i = 0; i < 30; i++)
		type(&p, "港e");
	for (cols = 2; cols < 60; cols++) {
		grid_resize(&g, 3, cols);
		prompt_draw(&p, &g, (struct rect){ 2, 0, 1, cols });
		assert_int_equal(g.cursor_row, 2);
		assert_in_range(g.cursor_col, 0, cols - 1);
	}
	type(&p, "<Home>");
	prompt_draw(&p, &g, (struct rect){ 2, 0, 1, 59 });
	assert_int_equal(g.cursor_col, 7);
	type(&p, "<Right>");
	prompt_draw(&p, &g, (struct rect){ 2, 0, 1, 59 });
	assert_int_equal(g.cursor_col, 9);
	grid_free(&g);
	prompt_free(&p);
}

static void
candidates_are_drawn_above(void **state)
{
	struct prompt p = { 0 };
	struct grid g = { 0 };
	struct str dump = { 0 };
	int cols;

	(void)state;
	start(&p, COMMAND_COMMAND);
	type(&p, "th<Tab>");
	grid_resize(&g, 3, 20);
	prompt_draw(&p, &g, (struct rect){ 2, 0, 1, 20 });
	grid_dump(&dump, &g);
	assert_non_null(strstr(dump.p, "  1 | theme  themes      |"));
	assert_non_null(strstr(dump.p, "  2 |:theme              |"));
	for (cols = 2; cols < 30; cols++) { /* whatever is chosen, whatever the width */
		grid_resize(&g, 2, cols);
		prompt_draw(&p, &g, (struct rect){ 1, 0, 1, cols });
		type(&p, "<Tab>");
	}
	str_free(&dump);
	grid_free(&g);
	prompt_free(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_usual_keys_edit),
		cmocka_unit_test(the_cursor_moves_by_clusters),
		cmocka_unit_test(any_keys_leave_a_valid_line),
		cmocka_unit_test(enter_and_escape_close),
		cmocka_unit_test(history_is_walked_by_what_was_typed),
		cmocka_unit_test(histories_are_apart_and_hold_a_line_once),
		cmocka_unit_test(histories_are_bounded_and_kept),
		cmocka_unit_test(tab_completes_what_is_shared_then_goes_round),
		cmocka_unit_test(the_only_candidate_is_taken_with_a_blank),
		cmocka_unit_test(no_character_is_completed_by_half),
		cmocka_unit_test(pasted_controls_become_blanks),
		cmocka_unit_test(the_cursor_is_drawn_in_sight),
		cmocka_unit_test(candidates_are_drawn_above),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests_name("ui prompt", tests, NULL, NULL);
}
