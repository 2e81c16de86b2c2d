/* Commands about articles, in a whole reader without a terminal: which article they take, and what undo takes back. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/sources.h"
#include "app/tour.h"
#include "tests/unit/temp.h"
#include "tests/unit/temp_library.h"
#include "ui/key.h"
#include "ui/ui.h"

struct fixture {
	char *folder, *library;
	struct ui *ui;
	struct str given; /* what the host was given last */
	char command[64];
};

static int
host_copy(void *ctx, struct slice text, struct err *e)
{
	struct fixture *f = ctx;

	(void)e;
	str_clear(&f->given);
	str_put(&f->given, text);
	return 0;
}

static int
host_browse(void *ctx, const char *url, struct err *e)
{
	return host_copy(ctx, slice_of(url), e);
}

static int
host_pipe(void *ctx, const char *command, struct slice input, struct err *e)
{
	struct fixture *f = ctx;

	snprintf(f->command, sizeof(f->command), "%s", command);
	return host_copy(ctx, input, e);
}

static struct ui_host host = { .copy = host_copy, .browse = host_browse, .pipe = host_pipe };

static void
start(struct fixture *f, bool tour)
{
	struct ui_options o = { .library = f->library, .no_config = true };
	struct library *l;
	struct err e = { 0 };

	if (library_open(&l, f->library, LIBRARY_WRITE, &e) < 0 || (tour && tour_import(l, &e) < 0))
		fail_msg("%s", e.msg);
	library_close(l);
	host.ctx = f;
	if (ui_new(&f->ui, &o, &host, 36, 120, &e) < 0)
		fail_msg("%s", e.msg);
}

static int
set_up(void **state)
{
	struct fixture *f = mem_zalloc(sizeof(*f));

	f->folder = temp_folder();
	f->library = temp_file(f->folder, "library.ibid");
	*state = f;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	ui_free(f->ui);
	str_free(&f->given);
	free(f->library);
	temp_remove(f->folder);
	free(f);
	return 0;
}

static void
run(struct fixture *f, const char *line)
{
	str_clear(&f->given);
	ui_command_line(f->ui, slice_of(line));
}

static void
expect_message(const struct fixture *f, const char *part, bool error)
{
	if (!strstr(str_cstr(&f->ui->message), part) || f->ui->message_is_error != error)
		fail_msg("the message is: %s", str_cstr(&f->ui->message));
}

/* The article that is selected in the list, with an address; another one is open. */
static struct article *
select_another(struct fixture *f, struct arena *mem)
{
	struct article *a;
	struct err e = { 0 };
	int i;

	run(f, "focus list");
	for (i = 0; i < 30; i++) {
		run(f, "down");
		if (library_article(f->ui->library, &a, mem, list_pane_selected(f->ui->panes[PANE_LIST]), &e) < 0)
			fail_msg("%s", e.msg);
		if (a->url)
			break;
	}
	assert_non_null(a->url);
	assert_true(f->ui->article->id != a->id);
	return a;
}

static void
in_the_list_commands_take_the_selected_article(void **state)
{
	struct fixture *f = *state;
	struct arena mem = { 0 };
	struct article *a;

	start(f, true);
	a = select_another(f, &mem);
	run(f, "copy title");
	assert_string_equal(str_cstr(&f->given), a->title);
	run(f, "open-url");
	assert_string_equal(str_cstr(&f->given), a->url);
	run(f, "pipe cat -n");
	assert_string_equal(f->command, "cat -n");
	assert_true(slice_eq(str_slice(&f->given), a->doc.text));
	run(f, "focus text");
	run(f, "copy title");
	assert_string_equal(str_cstr(&f->given), f->ui->article->title);
	arena_free(&mem);
}

static void
import_page(struct fixture *f, const char *page)
{
	temp_library_add(&(struct temp_library){ .path = f->library }, "page", page);
}

static int64_t
source_of(struct fixture *f, size_t reference)
{
	struct arena mem = { 0 };
	struct article *a;
	struct err e = { 0 };
	int64_t source;

	if (library_article(f->ui->library, &a, &mem, 1, &e) < 0)
		fail_msg("%s", e.msg);
	assert_true(reference < a->nreferences);
	source = a->references[reference].source;
	arena_free(&mem);
	return source;
}

/* Two of an article's references describe one work; the panel was opened at the second. */
static void
a_split_takes_the_reference_that_was_chosen(void **state)
{
	static const char page[] = "Forty Years at the Lamp\nBy Anna Holt\nHarbour Post\nMay 4th, 2020\n\nThe bells are older. [1] The reef "
				   "is older still. [2]\n\nA second paragraph says so little that it needs no source.\n\nReferences:\n"
				   "[1] Marsh, Peter, Bells Over the Water, Salt Weekly, September 1st, 2019.\n"
				   "[2] Corvane, Elias, Reefs That No Map Has Shown, Harbour Post, March 5th, 2017.\n";
	struct fixture *f = *state;
	struct err e = { 0 };
	source_edit edit;
	int64_t both;

	import_page(f, page);
	start(f, false);
	both = source_of(f, 0);
	if (library_merge_sources(f->ui->library, &edit, both, source_of(f, 1), &e) < 0)
		fail_msg("%s", e.msg);
	assert_int_equal(source_of(f, 1), both);
	run(f, "next-citation");
	run(f, "next-citation");
	run(f, "open");
	run(f, "top");
	run(f, "split-source");
	expect_message(f, "Split", false);
	assert_int_equal(source_of(f, 0), both);
	assert_int_not_equal(source_of(f, 1), both);
}

/* Both end on a terminal in the end: what a command prints, what is pasted. */
static void
what_leaves_the_screen_cannot_act(void **state)
{
	static const char page[] = "A title\033]0;x\a\n\nA first line of it.\n\nA\tsecond \033[2J\342\200\256line.\n";
	static const char safe[] = "A first line of it.\n\nA\tsecond ␛[2Jline.";
	struct fixture *f = *state;

	import_page(f, page);
	start(f, false);
	run(f, "pipe cat");
	assert_string_equal(str_cstr(&f->given), safe);
	run(f, "copy text");
	assert_string_equal(str_cstr(&f->given), safe);
	run(f, "copy title");
	assert_string_equal(str_cstr(&f->given), "A title␛]0;x␇");
}

static void
without_an_article_they_say_so(void **state)
{
	static const char *const lines[] = { "copy title", "open-url", "pipe cat", "star", "toggle-read", "delete",
		"restore", "mark a" };
	struct fixture *f = *state;
	size_t i;

	start(f, false);
	for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		run(f, lines[i]);
		expect_message(f, "no article here", true);
		assert_int_equal(f->given.n, 0);
	}
}

/* As an import of files: beside the reading, and once at a time. */
static void
the_tour_comes_beside_the_reading(void **state)
{
	struct fixture *f = *state;

	start(f, false);
	run(f, "tour");
	assert_non_null(f->ui->import);
	run(f, "tour");
	expect_message(f, "runs already", true);
	while (f->ui->import)
		ui_idle(f->ui);
	expect_message(f, "Imported: 18 added", false);
	expect_message(f, "first article of the tour", false);
	assert_non_null(f->ui->article);
	run(f, "tour");
	while (f->ui->import)
		ui_idle(f->ui);
	expect_message(f, "18 as they were", false);
}

/* offer: the candidates, or the line when there is one at most. */
static void
expect_offer(struct fixture *f, const char *line, const char *offer)
{
	struct str found = { 0 };
	size_t i;

	for (i = 0; line[i]; i++)
		ui_key(f->ui, (uint32_t)line[i]);
	ui_key(f->ui, K_TAB);
	for (i = 0; i < f->ui->prompt.found.n; i++)
		str_printf(&found, "%s%s", i ? " " : "", f->ui->prompt.found.at[i]);
	if (!found.n)
		str_put(&found, str_slice(&f->ui->prompt.text));
	if (strcmp(str_cstr(&found), offer) != 0)
		fail_msg("%s offers: %s", line, str_cstr(&found));
	str_free(&found);
	ui_key(f->ui, K_ESC);
	ui_key(f->ui, K_ESC);
	assert_false(f->ui->prompt.open);
}

static void
tab_offers_what_a_command_takes(void **state)
{
	struct fixture *f = *state;

	start(f, false);
	expect_offer(f, ":sort ", "date title publisher length added");
	expect_offer(f, ":set mentions ", "on off");
	expect_offer(f, ":set mo", "set mouse ");
	expect_offer(f, ":set text-width ", "set text-width ");
	expect_offer(f, ":focus ", "text list side");
	expect_offer(f, ":fold ", "list side");
	expect_offer(f, ":theme ", "dark light mono");
	expect_offer(f, ":copy ", "citation text title url");
	expect_offer(f, ":color hit bo", "color hit bold ");
	expect_offer(f, ":bind li", "bind list ");
	expect_offer(f, ":help tu", "help turn ");
	expect_offer(f, ":limit re", "limit read:");
}

static int64_t
live(struct fixture *f)
{
	struct library_counts c;
	struct err e = { 0 };

	if (library_count(f->ui->library, NULL, &c, &e) < 0)
		fail_msg("%s", e.msg);
	return c.all;
}

static void
undo_takes_back_deleting_and_restoring(void **state)
{
	struct fixture *f = *state;
	int64_t all;

	start(f, true);
	all = live(f);
	run(f, "restore");
	expect_message(f, "not deleted", true);
	run(f, "delete");
	assert_int_equal(live(f), all - 1);
	run(f, "limit deleted:");
	run(f, "delete");
	expect_message(f, "deleted already", true);
	run(f, "restore");
	assert_int_equal(live(f), all);
	run(f, "undo");
	assert_int_equal(live(f), all - 1);
	run(f, "undo");
	assert_int_equal(live(f), all);
	run(f, "undo");
	expect_message(f, "Nothing to undo", false);
	run(f, "redo");
	assert_int_equal(live(f), all - 1);
	run(f, "redo");
	assert_int_equal(live(f), all);
	run(f, "redo");
	expect_message(f, "Nothing to redo", false);
}

static void
what_cannot_be_redone_stands_in_no_way(void **state)
{
	struct fixture *f = *state;
	struct arena mem = { 0 };
	struct sources wanted;
	struct library *other;
	struct str named = { 0 };
	struct err e = { 0 };
	char line[64];

	start(f, true);
	assert_int_equal(library_wanted(f->ui->library, &wanted, &mem, 0, 2, &e), 0);
	assert_int_equal(wanted.n, 2);
	run(f, "wanted");
	str_printf(&named, "merge-source %s", wanted.at[1].title);
	str_puts(&named, " and the whole zeppelin"); /* a fifth word counts as the first do */
	run(f, named.p);
	expect_message(f, "no cited title holds these words", true);
	snprintf(line, sizeof(line), "merge-source #%lld", (long long)wanted.at[1].id);
	run(f, line);
	expect_message(f, "Merged with ", false);
	expect_message(f, wanted.at[1].title, false);
	str_free(&named);
	run(f, "quit");
	run(f, "star");
	run(f, "undo");
	run(f, "undo");
	expect_message(f, "taken back", false);
	assert_int_equal(library_open(&other, f->library, LIBRARY_WRITE, &e), 0);
	assert_int_equal(library_merge_sources(other, NULL, wanted.at[1].id, wanted.at[0].id, &e), 0);
	library_close(other);
	run(f, "redo");
	expect_message(f, "merged otherwise", true);
	run(f, "redo");
	expect_message(f, "Starred again", false);
	run(f, "undo");
	run(f, "undo");
	expect_message(f, "Nothing to undo", false);
	arena_free(&mem);
}

static void
the_place_outlives_a_look_at_the_page(void **state)
{
	struct fixture *f = *state;
	size_t at;

	start(f, true);
	run(f, "page-down");
	at = ui_place(f->ui).at;
	assert_true(at > 0);
	run(f, "original");
	assert_true(ui_place(f->ui).original);
	ui_free(f->ui);
	start(f, true);
	assert_false(ui_place(f->ui).original);
	assert_int_equal(ui_place(f->ui).at, at);
}

/* The last cell of a style on the screen. */
static struct mouse
cell_of(const struct grid *g, enum style style)
{
	struct mouse m = { .kind = MOUSE_PRESS, .row = -1 };
	int i;

	for (i = 0; i < g->rows * g->cols; i++)
		if (g->cells[i].style == style) {
			m.row = i / g->cols;
			m.col = i % g->cols;
		}
	return m;
}

static void
a_click_on_a_mention_chooses_it(void **state)
{
	struct fixture *f = *state;
	struct mouse m;

	start(f, true);
	run(f, "next-article");
	run(f, "fold side");
	m = cell_of(ui_draw(f->ui), STYLE_PERSON);
	assert_true(m.row > 0);
	ui_mouse(f->ui, &m);
	expect_message(f, " of ", false);
	assert_true(cell_of(ui_draw(f->ui), STYLE_CURSOR).row > 0);
	m = (struct mouse){ .kind = MOUSE_PRESS, .row = 2, .col = m.col };
	ui_mouse(f->ui, &m); /* no mention there */
	assert_int_equal(f->ui->message.n, 0);
}

static void
dump(struct str *out, struct fixture *f)
{
	str_clear(out);
	grid_dump(out, ui_draw(f->ui));
}

/* The help says so of 12G, and is itself a page. */
static void
counts_go_to_lines_on_pages_too(void **state)
{
	struct fixture *f = *state;
	struct str bottom = { 0 }, line = { 0 }, down = { 0 };

	start(f, true);
	run(f, "help");
	run(f, "bottom");
	dump(&bottom, f);
	ui_key(f->ui, '3');
	ui_key(f->ui, 'G');
	dump(&line, f);
	run(f, "top");
	run(f, "down");
	run(f, "down");
	dump(&down, f);
	assert_string_not_equal(line.p, bottom.p);
	assert_string_equal(line.p, down.p);
	str_free(&bottom);
	str_free(&line);
	str_free(&down);
}

/* A passage that was followed to goes dark by itself after a while, and at a key at once. */
static void
a_flash_ends_by_itself(void **state)
{
	struct fixture *f = *state;
	struct str dark = { 0 }, now = { 0 };
	int i;

	start(f, true);
	while (ui_idle(f->ui))
		;
	for (i = 0; i < 4; i++) /* past the marks [1] and [2], to a quotation */
		run(f, "next-citation");
	assert_int_equal(ui_deadline(f->ui), -1);
	run(f, "open");
	assert_int_equal(ui_deadline(f->ui), 1500);
	ui_elapse(f->ui, 1499);
	assert_int_equal(ui_deadline(f->ui), 1);
	dump(&now, f);
	ui_elapse(f->ui, 1);
	assert_int_equal(ui_deadline(f->ui), -1);
	dump(&dark, f);
	assert_string_not_equal(now.p, dark.p);
	run(f, "back");
	for (i = 0; i < 4; i++)
		run(f, i ? "next-citation" : "top");
	run(f, "next-citation");
	run(f, "open");
	assert_true(ui_deadline(f->ui) > 0);
	ui_key(f->ui, K_ESC);
	assert_int_equal(ui_deadline(f->ui), -1);
	str_free(&dark);
	str_free(&now);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(in_the_list_commands_take_the_selected_article, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_split_takes_the_reference_that_was_chosen, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_leaves_the_screen_cannot_act, set_up, tear_down),
		cmocka_unit_test_setup_teardown(without_an_article_they_say_so, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_tour_comes_beside_the_reading, set_up, tear_down),
		cmocka_unit_test_setup_teardown(tab_offers_what_a_command_takes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(undo_takes_back_deleting_and_restoring, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_cannot_be_redone_stands_in_no_way, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_place_outlives_a_look_at_the_page, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_click_on_a_mention_chooses_it, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_flash_ends_by_itself, set_up, tear_down),
		cmocka_unit_test_setup_teardown(counts_go_to_lines_on_pages_too, set_up, tear_down),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests_name("commands about articles", tests, NULL, NULL);
}
