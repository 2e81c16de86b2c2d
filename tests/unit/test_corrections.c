/* Lines that the user puts into the text or takes out of it: through import, library and reader. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/amend.h"
#include "app/ingest.h"
#include "import/import.h"
#include "tests/unit/temp_library.h"
#include "ui/key.h"
#include "ui/ui.h"

#define SHARE "Share this article"
#define FIRST                                                                                                         \
	"The keeper of the lamp at Old Point has kept it burning for forty years, and nobody in the town has asked him" \
	" why he never lets it rest, not even in the long summer."
#define SECOND                                                                                                       \
	"He says that the lamp is older than the harbour. \"It was here before the ships,\" he told the council in"     \
	" March, and the council wrote it down and filed it away with great care."
#define PAGE "The lamp\n\nBy Mara Quill, The Salt Review, August 02 2019\n\n" SHARE "\n\n" FIRST "\n\n" SECOND "\n"

struct fixture {
	struct temp_library t;
	struct ui *ui;
	struct arena mem;
};

static int
set_up(void **state)
{
	struct fixture *f = mem_zalloc(sizeof(*f));

	*state = f;
	return temp_library_open(&f->t);
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	ui_free(f->ui);
	temp_library_close(&f->t);
	arena_free(&f->mem);
	free(f);
	return 0;
}

static void
import(struct fixture *f, const char *text)
{
	temp_library_add(&f->t, "site/lamp.txt", text);
}

static bool
holds(struct fixture *f, const char *line)
{
	struct slice text;
	struct err e = { 0 };

	if (library_text(f->t.l, &text, &f->mem, 1, &e) < 0)
		fail_msg("%s", e.msg);
	return slice_find(text, slice_of(line), 0) != SIZE_MAX;
}

static struct line_edit
correct(struct fixture *f, const char *line, bool keep)
{
	struct line_edit edit;
	struct err e = { 0 };

	if (library_correct_line(f->t.l, &edit, 1, slice_of(line), keep, &e) < 0)
		fail_msg("%s", e.msg);
	return edit;
}

static void
again(struct fixture *f, const struct line_edit *edit, bool forth)
{
	struct err e = { 0 };

	if (library_line_edit(f->t.l, edit, forth, &e) < 0)
		fail_msg("%s", e.msg);
}

/* --- import ---------------------------------------------------------------------------------- */

static void
import_obeys(void **state)
{
	struct line_correction said[] = { { .verdict = LINE_KEEP }, { .verdict = LINE_DROP } };
	struct page p;
	struct arena mem = { 0 };
	struct err e = { 0 };

	(void)state;
	said[0].line = slice_hash(SLICE(SHARE));
	said[1].line = slice_hash(SLICE(SECOND));
	assert_int_equal(import_decode(&p, &mem, SLICE(PAGE), "a.txt", &e), 0);
	assert_int_equal(import_extract(&p, &mem, NULL, NULL, &e), 0);
	assert_int_equal(p.lines[4].fate, FATE_FURNITURE);
	assert_int_equal(p.lines[8].fate, FATE_TEXT);
	p.corrections = (struct line_corrections){ said, 2 };
	assert_int_equal(import_extract(&p, &mem, NULL, NULL, &e), 0);
	assert_int_equal(p.lines[4].fate, FATE_TEXT);
	assert_int_equal(p.lines[8].fate, FATE_DROPPED);
	assert_string_equal(p.articles[0].doc.text.p, SHARE "\n\n" FIRST);
	assert_string_equal(p.articles[0].author, "Mara Quill");
	arena_free(&mem);
}

/* --- the library ----------------------------------------------------------------------------- */

static void
a_correction_outlives_imports(void **state)
{
	struct fixture *f = *state;
	struct line_edit put, taken;

	import(f, PAGE);
	assert_false(holds(f, SHARE));
	put = correct(f, "  " SHARE, true);
	taken = correct(f, SECOND, false);
	assert_true(holds(f, SHARE));
	assert_false(holds(f, SECOND));
	import(f, PAGE "\nThe lamp has been painted since, and the council has paid for the paint without a word.\n");
	assert_true(holds(f, "painted"));
	assert_true(holds(f, SHARE));
	assert_false(holds(f, SECOND));
	again(f, &put, false);
	assert_false(holds(f, SHARE));
	assert_false(holds(f, SECOND));
	again(f, &taken, false);
	assert_true(holds(f, SECOND));
	again(f, &put, true);
	import(f, PAGE);
	assert_true(holds(f, SHARE));
	assert_true(holds(f, SECOND));
}

/* Undone, the line is again what was said of it before, not what import makes of it. */
static void
undo_brings_back_what_was_said_before(void **state)
{
	struct fixture *f = *state;
	struct line_edit put, taken;

	import(f, PAGE);
	put = correct(f, SHARE, true);
	taken = correct(f, SHARE, false);
	assert_false(holds(f, SHARE));
	again(f, &taken, false);
	assert_true(holds(f, SHARE));
	again(f, &put, false);
	assert_false(holds(f, SHARE));
}

static void
what_cannot_be_is_refused(void **state)
{
	struct fixture *f = *state;
	struct line_edit edit;
	struct err e = { 0 };

	import(f, PAGE);
	assert_int_equal(library_correct_line(f->t.l, &edit, 1, SLICE("No such line"), true, &e), -1);
	assert_non_null(strstr(e.msg, "nothing that could be text"));
	correct(f, FIRST, false);
	err_clear(&e);
	assert_int_equal(library_correct_line(f->t.l, &edit, 1, SLICE(SECOND), false, &e), -1);
	assert_non_null(strstr(e.msg, "nothing of the article would be left"));
	assert_true(holds(f, SECOND));
	err_clear(&e);
	assert_int_equal(library_correct_line(f->t.l, &edit, 7, SLICE(SECOND), false, &e), -1);
	assert_int_equal(e.code, ERR_NOTFOUND);
}

/* The place and the marks stand where they stood, before the line and behind it; star and reading stay. */
static void
what_stands_on_the_text_stays(void **state)
{
	struct fixture *f = *state;
	struct err e = { 0 };
	struct line_edit put;
	size_t second = sizeof(FIRST "\n"), at;
	int64_t id = 1;

	import(f, PAGE);
	assert_int_equal(library_set_position(f->t.l, 1, second, &e), 0);
	assert_int_equal(library_set_mark(f->t.l, 'a', 1, 0, &e), 0);
	assert_int_equal(library_set_mark(f->t.l, 'b', 1, second + 3, &e), 0);
	assert_int_equal(library_set_starred(f->t.l, 1, true, &e), 0);
	put = correct(f, SHARE, true);
	assert_int_equal(library_position(f->t.l, &at, 1, &e), 0);
	assert_int_equal(at, second + sizeof(SHARE "\n"));
	assert_int_equal(library_mark(f->t.l, 'b', &id, &at, &e), 0);
	assert_int_equal(at, second + 3 + sizeof(SHARE "\n"));
	again(f, &put, false);
	assert_int_equal(library_position(f->t.l, &at, 1, &e), 0);
	assert_int_equal(at, second);
	assert_int_equal(library_mark(f->t.l, 'a', &id, &at, &e), 0);
	assert_int_equal(at, 0);
	assert_int_equal(library_mark(f->t.l, 'b', &id, &at, &e), 0);
	assert_int_equal(at, second + 3);
}

/* --- the reader ------------------------------------------------------------------------------ */

static struct ui_host host;

static void
run(struct fixture *f, const char *line)
{
	ui_command_line(f->ui, slice_of(line));
}

static void
expect_message(const struct fixture *f, const char *part)
{
	if (!strstr(str_cstr(&f->ui->message), part))
		fail_msg("the message is: %s", str_cstr(&f->ui->message));
}

static void
one_key_corrects_and_another_undoes(void **state)
{
	struct fixture *f = *state;
	struct ui_options o = { .no_config = true };
	struct err e = { 0 };

	import(f, PAGE);
	o.library = f->t.path;
	if (ui_new(&f->ui, &o, &host, 24, 80, &e) < 0)
		fail_msg("%s", e.msg);
	run(f, "focus text");
	ui_key(f->ui, 'x');
	expect_message(f, "O shows the page");
	ui_key(f->ui, 'O');
	run(f, "top");
	ui_key(f->ui, 'j');
	ui_key(f->ui, 'j');
	ui_key(f->ui, 'x');
	expect_message(f, "Put into the text");
	assert_true(holds(f, SHARE));
	assert_true(text_pane_is_original(f->ui->panes[PANE_TEXT]));
	assert_non_null(strstr(f->ui->article->doc.text.p, SHARE));
	ui_key(f->ui, 'x'); /* the same line is chosen */
	expect_message(f, "Taken out of the text");
	assert_false(holds(f, SHARE));
	ui_key(f->ui, 'u');
	expect_message(f, "Correction taken back");
	assert_true(holds(f, SHARE));
	ui_key(f->ui, 'u');
	assert_false(holds(f, SHARE));
	assert_null(strstr(f->ui->article->doc.text.p, SHARE));
	run(f, "redo");
	expect_message(f, "Corrected again");
	assert_true(holds(f, SHARE));
	ui_key(f->ui, 'O');
	assert_false(text_pane_is_original(f->ui->panes[PANE_TEXT]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(import_obeys),
		cmocka_unit_test_setup_teardown(a_correction_outlives_imports, set_up, tear_down),
		cmocka_unit_test_setup_teardown(undo_brings_back_what_was_said_before, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_cannot_be_is_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_stands_on_the_text_stays, set_up, tear_down),
		cmocka_unit_test_setup_teardown(one_key_corrects_and_another_undoes, set_up, tear_down),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests_name("corrections", tests, NULL, NULL);
}
