/* The reader on a real terminal: what it leaves behind, how it takes sizes, signals and long work. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/pty/reader.h"

/* --- start and end --------------------------------------------------------------------------- */

static void
starts_and_quits(void **state)
{
	struct fixture *f = *state;
	struct pty *p = reader_start(f);

	PTY_WAIT(p, p->altscreen && !p->cursor_visible && pty_mode(p, "2004") && pty_mode(p, "1002"));
	assert_int_equal(p->mouse, VTERM_PROP_MOUSE_DRAG);
	assert_false(pty_cooked(p));
	pty_send(p, "q");
	reader_ended(p);
	reader_left(p);
	assert_int_equal(pty_count(p, "\033]"), 0);
}

static void
an_empty_library_greets(void **state)
{
	struct fixture *f = *state;
	struct pty *p;

	reader_forget(f);
	p = reader_start_with(f, (struct pty_options){ .rows = 24, .cols = 80 }, NULL);
	PTY_WAIT(p, pty_has(p, "Welcome to ibid"));
	reader_answers(p);
	reader_quit(f);
}

/* A line that is wrong is told, and the others hold. */
static void
runs_the_config_file(void **state)
{
	static const char lines[] =
	    "set no-such 1\nset list-width 20\n# a remark\n\nset fold-side 200\ntheme light\nbind X quit\n";
	struct fixture *f = *state;
	char option[300];
	struct pty *p;
	int at[4];

	snprintf(option, sizeof(option), "--config=%s", reader_article(f, "config", slice_of(lines)));
	p = reader_start_with(f, (struct pty_options){ 0 }, option);
	PTY_WAIT(p, pty_has(p, "Welcome to the reading room") && pty_has(p, "/config:1: set: no setting \"no-such\""));
	assert_int_equal(reader_borders(p, at), 1);
	assert_int_equal(at[0], 19);
	pty_send(p, "X");
	reader_ended(p);
}

static void
without_a_terminal_it_says_so(void **state)
{
	struct fixture *f = *state;
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		int null = open("/dev/null", O_RDWR);

		dup2(null, 0);
		dup2(null, 1);
		dup2(null, 2);
		execl(getenv("IBID"), "ibid", "--library", f->library, (char *)NULL);
		_exit(127);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 1);
}

static void
an_unknown_terminal_is_named(void **state)
{
	struct pty *p = reader_start_with(*state, (struct pty_options){ .term = "no-such-terminal" }, NULL);

	PTY_WAIT(p, p->ended);
	assert_int_equal(WEXITSTATUS(p->status), 1);
	assert_true(pty_has(p, "no terminal \"no-such-terminal\" is known here"));
	assert_true(pty_cooked(p));
}

/* --- size ------------------------------------------------------------------------------------ */

static void
every_size_is_taken(void **state)
{
	static const int sizes[][2] = { { 24, 80 }, { 15, 60 }, { 5, 20 }, { 2, 2 }, { 1, 1 }, { 3, 200 }, { 60, 3 },
		{ 60, 200 }, { 2, 2 }, { 24, 80 }, { 36, 120 } };
	struct fixture *f = *state;
	struct pty *p = reader_start(f);
	size_t i;

	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
		reader_resize_and_answer(p, sizes[i][0], sizes[i][1]);
	PTY_WAIT(p, pty_has(p, "Welcome to the reading room") && pty_has(p, "Articles"));
	reader_quit(f);
}

/* What is begun in each state lasts over the smallest screen and ends with ^C. */
static void
every_state_survives_the_smallest_screen(void **state)
{
	static const char *const states[] = { "\t", "\t", "z", ":set ", "/quay", ":\t", "O", "l", "m", "12", "\027", "?" };
	struct fixture *f = *state;
	struct pty *p = reader_start(f);
	size_t i;

	for (i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
		pty_send(p, states[i]);
		reader_resize(p, 2, 2);
		reader_resize(p, 5, 20);
		reader_resize(p, 2, 3);
		pty_send(p, "\003");
		reader_resize_and_answer(p, 36, 120);
	}
	reader_quit(f);
}

static void
starts_on_the_smallest_screen(void **state)
{
	struct fixture *f = *state;
	struct pty *p = reader_start_with(f, (struct pty_options){ .rows = 2, .cols = 2 }, NULL);

	PTY_WAIT(p, p->altscreen && pty_mode(p, "2004"));
	reader_resize_and_answer(p, 24, 80);
	PTY_WAIT(p, pty_has(p, "Welcome to the reading room"));
	reader_quit(f);
}

/* --- signals --------------------------------------------------------------------------------- */

static void
stop_and_resume(struct fixture *f, struct pty *p)
{
	PTY_WAIT(p, p->stopped);
	reader_left(p);
	vterm_screen_reset(p->screen, 0); /* others have used the terminal */
	assert_false(pty_has(p, "Welcome"));
	pty_resume(p);
	PTY_WAIT(p, p->altscreen && pty_has(p, "Welcome to the reading room") && !p->cursor_visible);
	PTY_WAIT(p, pty_mode(p, "2004") && pty_mode(p, "1002") && !pty_cooked(p));
	reader_answers(p);
	reader_quit(f);
}

static void
control_z_suspends(void **state)
{
	struct fixture *f = *state;
	struct pty *p = reader_start(f);

	pty_send(p, "\032");
	stop_and_resume(f, p);
}

static void
sigtstp_suspends(void **state)
{
	struct fixture *f = *state;
	struct pty *p = reader_start(f);

	pty_signal(p, SIGTSTP);
	stop_and_resume(f, p);
}

static void
suspends_twice_and_resizes_meanwhile(void **state)
{
	struct fixture *f = *state;
	struct pty *p = reader_start(f);

	pty_send(p, "\032");
	PTY_WAIT(p, p->stopped);
	pty_resize(p, 24, 80);
	pty_resume(p);
	PTY_WAIT(p, p->altscreen && pty_has(p, "Welcome to the reading room"));
	reader_answers(p);
	pty_send(p, "\032");
	stop_and_resume(f, p);
}

/* SIGSTOP leaves no time to tidy up; what the shell did to the terminal since is put right. */
static void
sigcont_repaints_after_sigstop(void **state)
{
	struct fixture *f = *state;
	struct pty *p = reader_start(f);

	pty_signal(p, SIGSTOP);
	PTY_WAIT(p, p->stopped);
	vterm_screen_reset(p->screen, 1);
	pty_resume(p);
	PTY_WAIT(p, pty_has(p, "Welcome to the reading room") && p->altscreen);
	reader_answers(p);
	reader_quit(f);
}

static void
ends_and_keeps_the_place(struct fixture *f, int sig)
{
	struct pty *p = reader_start(f);

	pty_send(p, "G");
	PTY_WAIT(p, pty_has(p, "100%"));
	pty_signal(p, sig);
	reader_ended(p);
	reader_left(p);
	reader_over((void **)&f);
	p = reader_start_with(f, (struct pty_options){ 0 }, NULL);
	PTY_WAIT(p, pty_has(p, reader_first_title) && pty_has(p, "100%"));
	reader_quit(f);
}

static void
sigterm_ends_and_keeps_the_place(void **state)
{
	ends_and_keeps_the_place(*state, SIGTERM);
}

static void
sighup_ends_and_keeps_the_place(void **state)
{
	ends_and_keeps_the_place(*state, SIGHUP);
}

static void
vanish(struct fixture *f, bool no_shell)
{
	struct pty *p = reader_start_with(f, (struct pty_options){ .no_shell = no_shell }, NULL);

	PTY_WAIT(p, pty_has(p, "Welcome to the reading room"));
	pty_send(p, "G");
	PTY_WAIT(p, pty_has(p, "100%"));
	pty_hang_up(p);
	PTY_WAIT(p, p->ended); /* 1: what it still wrote went nowhere */
	assert_true(WIFEXITED(p->status) && WEXITSTATUS(p->status) <= 1);
	reader_over((void **)&f);
	p = reader_start_with(f, (struct pty_options){ 0 }, NULL);
	PTY_WAIT(p, pty_has(p, reader_first_title) && pty_has(p, "100%"));
	reader_quit(f);
}

static void
ends_when_the_terminal_vanishes(void **state)
{
	vanish(*state, false);
}

static void
ends_when_the_terminal_vanishes_without_a_signal(void **state)
{
	vanish(*state, true);
}

static void
control_c_ends_nothing(void **state)
{
	struct fixture *f = *state;
	struct pty *p = reader_start(f);

	pty_send(p, "\003\003\003");
	PTY_WAIT(p, pty_row_has(p, reader_bottom(p), "Nothing runs; q quits"));
	reader_answers(p);
	pty_signal(p, SIGINT);
	PTY_WAIT(p, pty_row_has(p, reader_bottom(p), "Nothing runs; q quits"));
	reader_quit(f);
}

/* --- an import beside the reading ------------------------------------------------------------ */

enum { IMPORTED = 3000 };

static void
reading_goes_on_while_an_import_runs(void **state)
{
	struct fixture *f = *state;
	char folder[80], name[32], text[256], line[96];
	struct pty *p;
	int i;

	snprintf(folder, sizeof(folder), "%s/many", f->home);
	assert_int_equal(mkdir(folder, 0700), 0);
	for (i = 0; i < IMPORTED; i++) {
		snprintf(name, sizeof(name), "many/%04d.txt", i);
		snprintf(text, sizeof(text),
		    "Report number %d\n\nby Ann Author | The Wire | 2 May 2019\n\nThe harbour of Halden was number %d on "
		    "the list of ports that day.\n",
		    i, i);
		reader_article(f, name, slice_of(text));
	}
	p = reader_start(f);
	snprintf(line, sizeof(line), ":import %s\r", folder);
	pty_send(p, line);
	PTY_WAIT(p, pty_row_has(p, reader_bottom(p), "importing"));
	pty_send(p, "G");
	PTY_WAIT(p, pty_has(p, "100%"));
	PTY_WAIT(p, pty_row_has(p, reader_bottom(p), "files") && pty_row_has(p, reader_bottom(p), "^C stop"));
	pty_send(p, "gg");
	PTY_WAIT(p, pty_has(p, "Welcome to the reading room"));
	pty_send(p, "/lantern");
	PTY_WAIT(p, pty_row_has(p, reader_bottom(p), "/lantern"));
	pty_send(p, "\033");
	PTY_WAIT(p, !p->cursor_visible);
	pty_send(p, "\003");
	PTY_WAIT(p, pty_row_has(p, reader_bottom(p), "Stopped:"));
	reader_quit(f);
}

static void
an_import_shows_its_articles(void **state)
{
	struct fixture *f = *state;
	struct pty *p = reader_start(f);
	char line[300];

	snprintf(line, sizeof(line), ":import %s\r", reader_article(f, "strange.txt", slice_of(reader_strange)));
	pty_send(p, line);
	PTY_WAIT(p, pty_row_has(p, reader_bottom(p), "Imported: 1 added"));
	PTY_WAIT(p, pty_has(p, "港口里的句子"));
	assert_true(pty_row_has(p, 0, reader_first_title)); /* the open article stays */
	pty_send(p, ":import /nonexistent/x\r");
	PTY_WAIT(p, pty_row_has(p, reader_bottom(p), "; /nonexistent/x: No such file or directory"));
	reader_quit(f);
}

/* In one go, as over a slow line: each counts. */
static void
what_follows_escape_is_not_lost(void **state)
{
	struct fixture *f = *state;
	struct pty *p = reader_start(f);

	pty_send(p, "?");
	PTY_WAIT(p, pty_has(p, "Keys and commands"));
	pty_send(p, "\033\033[6~"); /* Page Down */
	PTY_WAIT(p, !pty_has(p, "Keys and commands") && !pty_has(p, "Welcome to the reading room"));
	pty_send(p, ":x");
	PTY_WAIT(p, pty_row_has(p, reader_bottom(p), ":x"));
	pty_send(p, "\033\033[200~pasted\033[201~");
	PTY_WAIT(p, pty_row_has(p, reader_bottom(p), "pasted text is no command"));
	pty_send(p, "\033\033[D"); /* Alt and Left, as rxvt sends it */
	PTY_WAIT(p, pty_row_has(p, reader_bottom(p), "No place further back"));
	reader_quit(f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(starts_and_quits),
		TEST(an_empty_library_greets),
		TEST(runs_the_config_file),
		TEST(without_a_terminal_it_says_so),
		TEST(an_unknown_terminal_is_named),
		TEST(every_size_is_taken),
		TEST(every_state_survives_the_smallest_screen),
		TEST(starts_on_the_smallest_screen),
		TEST(control_z_suspends),
		TEST(sigtstp_suspends),
		TEST(suspends_twice_and_resizes_meanwhile),
		TEST(sigcont_repaints_after_sigstop),
		TEST(sigterm_ends_and_keeps_the_place),
		TEST(sighup_ends_and_keeps_the_place),
		TEST(ends_when_the_terminal_vanishes),
		TEST(ends_when_the_terminal_vanishes_without_a_signal),
		TEST(control_c_ends_nothing),
		TEST(what_follows_escape_is_not_lost),
		TEST(reading_goes_on_while_an_import_runs),
		TEST(an_import_shows_its_articles),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests_name("terminal", tests, reader_make_tour, reader_remove_tour);
}
