/* Entities in a whole reader without a terminal: mentions, the filter, the page, corrections and what undo takes back. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/tour.h"
#include "base/utf8.h"
#include "tests/unit/temp.h"
#include "ui/entity_actions.h"
#include "ui/key.h"
#include "ui/spark.h"
#include "ui/ui.h"

enum { STEPS = 1500 };

struct fixture {
	char *folder, *library;
	struct ui *ui;
};

static const struct ui_host host = { 0 };

static void
run(struct fixture *f, const char *line)
{
	ui_command_line(f->ui, slice_of(line));
}

static void
settle(struct fixture *f)
{
	while (ui_idle(f->ui))
		;
}

/* The reader with the tour, the article on the columnist open. */
static int
set_up(void **state)
{
	struct fixture *f = mem_zalloc(sizeof(*f));
	struct ui_options o = { .no_config = true };
	struct library *l;
	struct err e = { 0 };

	f->folder = temp_folder();
	o.library = f->library = temp_file(f->folder, "library.ibid");
	*state = f;
	if (library_open(&l, f->library, LIBRARY_WRITE, &e) < 0 || tour_import(l, &e) < 0)
		return -1;
	library_close(l);
	if (ui_new(&f->ui, &o, &host, 36, 120, &e) < 0)
		return -1;
	settle(f);
	run(f, "limit title:\"columnist nobody\"");
	run(f, "open");
	run(f, "focus text");
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	ui_free(f->ui);
	free(f->library);
	temp_remove(f->folder);
	free(f);
	return 0;
}

static void
expect_message(const struct fixture *f, const char *part, bool error)
{
	if (!strstr(str_cstr(&f->ui->message), part) || f->ui->message_is_error != error)
		fail_msg("the message is: %s", str_cstr(&f->ui->message));
}

static const struct entity *
find(const struct fixture *f, const char *name)
{
	size_t i;

	for (i = 0; i < f->ui->article->nentities; i++)
		if (strcmp(f->ui->article->entities[i].name, name) == 0)
			return &f->ui->article->entities[i];
	fail_msg("no entity %s", name);
	return NULL;
}

/* The side pane's chosen entity. */
static const char *
chosen(const struct fixture *f)
{
	size_t i = side_pane_entity(f->ui->panes[PANE_SIDE]);

	return i == SIZE_MAX ? "" : f->ui->article->entities[i].name;
}

static void
choose(struct fixture *f, const char *name)
{
	size_t i;

	run(f, "focus side");
	run(f, "top");
	for (i = 0; i < f->ui->article->nentities && strcmp(chosen(f), name) != 0; i++)
		run(f, "down");
	assert_string_equal(chosen(f), name);
}

static void
mentions_are_a_ring(void **state)
{
	struct fixture *f = *state;
	size_t n = find(f, "Elias Corvane")->nmentions, i, number;
	char line[64];

	assert_true(n > 2);
	for (i = 0; i <= n; i++) {
		run(f, "next-mention");
		snprintf(line, sizeof(line), "Elias Corvane: %zu of %zu", i % n + 1, n);
		expect_message(f, line, false);
	}
	run(f, "previous-mention");
	assert_int_equal(text_pane_mention(f->ui->panes[PANE_TEXT], &number), (size_t)(find(f, "Elias Corvane") - f->ui->article->entities));
	assert_int_equal(number, n - 1);
	ui_key(f->ui, '2');
	ui_key(f->ui, 'E');
	text_pane_mention(f->ui->panes[PANE_TEXT], &number);
	assert_int_equal(number, n - 3);
}

static size_t
cells_of(struct fixture *f, enum style style)
{
	const struct grid *g = ui_draw(f->ui);
	size_t n = 0;
	int i;

	for (i = 0; i < g->rows * g->cols; i++)
		n += g->cells[i].style == style;
	return n;
}

static void
the_chosen_one_is_lit(void **state)
{
	struct fixture *f = *state;
	size_t one;

	assert_int_equal(cells_of(f, STYLE_LIT), 0);
	run(f, "next-mention"); /* this one is the cursor, the others are lit */
	one = cells_of(f, STYLE_LIT);
	assert_true(one > 0);
	run(f, "clear");
	assert_int_equal(cells_of(f, STYLE_LIT), 0);
	choose(f, "Elias Corvane");
	assert_true(cells_of(f, STYLE_LIT) > one);
	run(f, "focus text");
	assert_int_equal(cells_of(f, STYLE_LIT), 0);
}

static void
the_filter_knows_other_names(void **state)
{
	struct fixture *f = *state;

	run(f, "focus side");
	run(f, "filter ELÍAS corv");
	assert_string_equal(chosen(f), "Elias Corvane");
	run(f, "bottom");
	assert_string_equal(chosen(f), "Elias Corvane");
	run(f, "clear");
	run(f, "bottom");
	assert_string_not_equal(chosen(f), "Elias Corvane");
	run(f, "filter hfp");
	assert_string_equal(chosen(f), "Halden Free Port");
	run(f, "filter nothing of the kind");
	assert_string_equal(chosen(f), "");
	run(f, "next-mention");
	run(f, "reject");
	expect_message(f, "Choose a name", false);
	ui_key(f->ui, '/');
	ui_key(f->ui, 'h');
	ui_key(f->ui, 'f');
	assert_string_equal(chosen(f), "Halden Free Port");
	ui_key(f->ui, K_ESC);
	run(f, "top");
	assert_string_equal(chosen(f), "Elias Corvane");
}

static void
typed_in_the_text_they_take_the_chosen_mention(void **state)
{
	struct fixture *f = *state;

	run(f, "reject");
	expect_message(f, "Choose a name", false);
	choose(f, "Teodor Vance");
	run(f, "open");
	choose(f, "Ines Maral");
	run(f, "focus text");
	run(f, "reject");
	expect_message(f, "Teodor Vance is no entity", false);
}

/* All that the article names, as one string. */
static char *
names(const struct fixture *f)
{
	const struct article *a = f->ui->article;
	struct str s = { 0 };
	size_t i, k;

	for (i = 0; i < a->nentities; i++) {
		const struct entity *e = &a->entities[i];

		str_printf(&s, "%s %s %zu", e->name, entity_kind_name(e->kind), e->nmentions);
		for (k = 0; k < e->naliases; k++)
			str_printf(&s, " = %s", e->aliases[k].text);
		str_putc(&s, '\n');
	}
	return str_take(&s);
}

static void
expect_undo(struct fixture *f, const char *name, const char *line, const char *said)
{
	char *before, *after, *now;

	choose(f, name);
	before = names(f);
	run(f, line);
	expect_message(f, said, false);
	expect_message(f, "u takes it back", false);
	after = names(f);
	assert_string_not_equal(after, before);
	run(f, "undo");
	expect_message(f, "taken back", false);
	now = names(f);
	assert_string_equal(now, before);
	free(now);
	run(f, "redo");
	now = names(f);
	assert_string_equal(now, after);
	free(now);
	run(f, "undo");
	free(before);
	free(after);
}

static void
corrections_show_at_once_and_are_undone(void **state)
{
	struct fixture *f = *state;

	expect_undo(f, "Ines Maral", "rename-entity Inès M.", "Ines Maral is called Inès M. now");
	expect_undo(f, "Ines Maral", "kind pl", "Ines Maral is a place now");
	expect_undo(f, "Elias Corvane", "reject", "Elias Corvane is no entity any more");
	expect_undo(f, "Elias Corvane", "merge-entity Teodor Vance", "Merged Teodor Vance into Elias Corvane");
	expect_undo(f, "Halden Free Port", "split-entity HFP", "“HFP” is one of its own");
	expect_undo(f, "Halden Free Port", "remove-name HFP", "“HFP” is no name of Halden Free Port");
	expect_undo(f, "Elias Corvane", "add-name nine editors", "“nine editors” means Elias Corvane");
}

static void
the_choice_stays(void **state)
{
	struct fixture *f = *state;

	choose(f, "Teodor Vance");
	run(f, "rename-entity Captain Vance");
	assert_string_equal(chosen(f), "Captain Vance");
	run(f, "undo");
	assert_string_equal(chosen(f), "Teodor Vance");
	run(f, "filter vance");
	run(f, "reject");
	assert_string_not_equal(chosen(f), "");
	assert_string_not_equal(chosen(f), "Teodor Vance");
}

static void
answers_that_name_nothing_do_nothing(void **state)
{
	static const char *const keys[] = { "m", "c", "r", "+", "-" };
	struct fixture *f = *state;
	size_t edits = f->ui->edits.n, i;

	choose(f, "Elias Corvane");
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		ui_key(f->ui, (uint32_t)keys[i][0]);
		assert_true(f->ui->prompt.open);
		ui_key(f->ui, KEY_CTRL('U'));
		ui_key(f->ui, K_ENTER);
		assert_false(f->ui->prompt.open);
	}
	run(f, "merge-entity a");
	expect_message(f, "several names", true);
	run(f, "merge-entity nobody of that name");
	expect_message(f, "nothing in the library", true);
	run(f, "kind p");
	expect_message(f, "the kinds are", true);
	run(f, "entity nobody of that name");
	expect_message(f, "nothing in the library", true);
	assert_null(f->ui->page);
	assert_int_equal(f->ui->edits.n, edits);
}

static void
pages_lead_to_pages_and_back(void **state)
{
	struct fixture *f = *state;
	int64_t first, i;

	choose(f, "Elias Corvane");
	run(f, "preview");
	first = ui_chosen_entity(f->ui);
	assert_int_equal(first, find(f, "Elias Corvane")->id);
	settle(f);
	for (i = 0; i < 20 && ui_chosen_entity(f->ui) == first; i++) { /* past its names, to one it occurs with */
		run(f, "down");
		run(f, "open");
	}
	assert_non_null(f->ui->page);
	assert_int_not_equal(ui_chosen_entity(f->ui), first);
	run(f, "entity ines maral");
	assert_int_equal(ui_chosen_entity(f->ui), find(f, "Ines Maral")->id);
	run(f, "back");
	run(f, "back");
	assert_int_equal(ui_chosen_entity(f->ui), first);
	ui_key(f->ui, K_ESC);
	assert_null(f->ui->page);
}

/* A page of what was merged or rejected meanwhile shows what is now. */
static void
the_page_follows_corrections(void **state)
{
	struct fixture *f = *state;
	int64_t into, from;
	char line[64];

	into = find(f, "Ines Maral")->id;
	from = find(f, "Teodor Vance")->id;
	run(f, "entity Teodor Vance");
	run(f, "reject");
	expect_message(f, "no entity any more", false);
	run(f, "reject");
	expect_message(f, "an entity again", false);
	run(f, "entity Ines Maral");
	snprintf(line, sizeof(line), "merge-entity #%lld", (long long)from);
	run(f, line);
	run(f, "back");
	assert_int_equal(ui_chosen_entity(f->ui), into);
	run(f, "undo");
	run(f, "only");
	assert_null(f->ui->page);
	expect_message(f, "The articles of Ines Maral", false);
}

/* Keys of entities in any order, prompts and their answers, on screens of any size; the library is read anew now and then. */
static void
no_keys_do_harm(void **state)
{
	static const char *const keys[] = { "e", "E", "\t", "j", "k", "j", "G", "gg", "K", "\r", "\r", "m", "d", "x", "r", "c", "+", "-", "l", "u",
		"u", "\022", "/co", "/hal\r", "pl\r", "corvane\r", "\033", "\033", "\017", "s", "s", " ", "b", ":entity halden free port\r",
		":focus side\r", ":focus text\r", ":limit\r", "O", "]a", "[a", "q\033" };
	enum { KEYS = sizeof(keys) / sizeof(keys[0]) };
	struct fixture *f = *state;
	uint32_t seed = 1;
	const char *p;
	int i;

	for (i = 0; i < STEPS && !f->ui->quit; i++) {
		seed = seed * 1664525 + 1013904223;
		for (p = keys[(seed >> 16) % KEYS]; *p; p++)
			ui_key(f->ui, *p == '\r' ? K_ENTER : *p == '\t' ? K_TAB : *p == '\033' ? K_ESC : (uint32_t)(unsigned char)*p);
		if ((seed >> 8) % 16 == 0)
			ui_resize(f->ui, 2 + (int)(seed >> 20) % 40, 2 + (int)(seed >> 12) % 130);
		if (f->ui->quit) /* q is one of them */
			f->ui->quit = false;
		if ((seed >> 9) % 4 == 0)
			settle(f);
		ui_draw(f->ui);
	}
}

/* --- bars over time -------------------------------------------------------------------------- */

static void
expect_spark(const struct entity_month_count *months, size_t n, int cells, const char *want)
{
	struct str s = { 0 };

	spark_put(&s, months, n, cells);
	assert_string_equal(str_cstr(&s), want);
	str_free(&s);
}

static void
time_is_drawn_as_finely_as_it_fits(void **state)
{
	static const struct entity_month_count months[] = { { -1, 4 }, { 2019 * 12 + 10, 1 }, { 2020 * 12, 7 }, { 2020 * 12 + 1, 4 },
		{ 2021 * 12 + 2, 2 } };

	(void)state;
	expect_spark(months, 5, 80, "Nov 2019 ▂▁█▅▁▁▁▁▁▁▁▁▁▁▁▁▃ Mar 2021");
	expect_spark(months, 5, 30, "2019 ▂█▂ 2021");
	expect_spark(months, 5, 12, "2019 ▂█ 2021");
	expect_spark(months, 5, 11, "");
	expect_spark(months, 2, 80, "Nov 2019 ▂");
	expect_spark(months, 1, 80, "");
	expect_spark(months, 0, 80, "");
}

/* As many years as it takes, and never wider than the room. */
static void
bars_fit_into_any_room(void **state)
{
	struct entity_month_count months[300];
	size_t n = sizeof(months) / sizeof(months[0]), i;
	int cells;

	(void)state;
	for (i = 0; i < n; i++)
		months[i] = (struct entity_month_count){ (int)(1800 * 12 + i * 9), 1 + i % 5 };
	for (cells = -5; cells < 200; cells++) {
		struct str s = { 0 };

		spark_put(&s, months, n, cells);
		assert_true((int)utf8_width(str_slice(&s)) <= (cells < 0 ? 0 : cells));
		assert_true(cells < 20 || s.n > 0);
		str_free(&s);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(mentions_are_a_ring, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_chosen_one_is_lit, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_filter_knows_other_names, set_up, tear_down),
		cmocka_unit_test_setup_teardown(typed_in_the_text_they_take_the_chosen_mention, set_up, tear_down),
		cmocka_unit_test_setup_teardown(corrections_show_at_once_and_are_undone, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_choice_stays, set_up, tear_down),
		cmocka_unit_test_setup_teardown(answers_that_name_nothing_do_nothing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(pages_lead_to_pages_and_back, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_page_follows_corrections, set_up, tear_down),
		cmocka_unit_test_setup_teardown(no_keys_do_harm, set_up, tear_down),
		cmocka_unit_test(time_is_drawn_as_finely_as_it_fits),
		cmocka_unit_test(bars_fit_into_any_room),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests_name("entities in the reader", tests, NULL, NULL);
}
