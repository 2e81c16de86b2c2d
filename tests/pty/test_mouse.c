/* The mouse, the paste and the clipboard of a real terminal, and other programs on it. */
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/pty/reader.h"

/* --- the mouse ------------------------------------------------------------------------------- */

/* Curses drops a press that comes in one burst with a move, so wait until it was taken: it puts out the message. */
static void
press_alone(struct pty *p, bool down)
{
	pty_send(p, "\003");
	PTY_WAIT(p, pty_row_has(p, reader_bottom(p), reader_idle));
	pty_button(p, 1, down);
	PTY_WAIT(p, !pty_row_has(p, reader_bottom(p), reader_idle));
}

static void
use_the_mouse(struct fixture *f, const char *term)
{
	struct pty *p = reader_start_with(f, (struct pty_options){ .term = term, .rows = 36, .cols = 90 }, NULL);
	int row, cols[4], border;

	PTY_WAIT(p, pty_has(p, "Welcome to the reading room") && p->mouse == VTERM_PROP_MOUSE_DRAG);
	assert_int_equal(reader_borders(p, cols), 1);
	border = cols[0];

	pty_mouse(p, 10, border + 20);
	pty_button(p, 5, true);
	PTY_WAIT(p, !pty_has(p, "Welcome to the reading room"));
	pty_button(p, 4, true);
	PTY_WAIT(p, pty_has(p, "Welcome to the reading room"));

	row = pty_row_with(p, "Dredging");
	assert_true(row > 2);
	pty_click(p, row, 6);
	PTY_WAIT(p, pty_row_has(p, 0, "Dredging"));

	pty_mouse(p, 12, border);
	press_alone(p, true);
	pty_mouse(p, 12, border + 5);
	PTY_WAIT(p, reader_borders(p, cols) == 1 && cols[0] == border + 5);
	pty_mouse(p, 13, border - 6);
	PTY_WAIT(p, reader_borders(p, cols) == 1 && cols[0] == border - 6);
	press_alone(p, false);
	pty_mouse(p, 13, border + 9); /* let go: no drag any more */
	reader_answers(p);
	assert_true(reader_borders(p, cols) == 1 && cols[0] == border - 6);

	pty_send(p, ":set mouse off\r");
	PTY_WAIT(p, p->mouse == VTERM_PROP_MOUSE_NONE);
	reader_quit(f);
}

static void
the_mouse_works(void **state)
{
	use_the_mouse(*state, "xterm-256color");
}

/* Its terminfo knows the old coding of reports only. */
static void
the_mouse_works_in_tmux(void **state)
{
	use_the_mouse(*state, "tmux-256color");
}

static void
no_mouse_leaves_it_to_the_terminal(void **state)
{
	struct fixture *f = *state;
	struct pty *p = reader_start_with(f, (struct pty_options){ 0 }, "--no-mouse");

	PTY_WAIT(p, pty_has(p, "Welcome to the reading room") && pty_mode(p, "2004"));
	reader_answers(p);
	pty_send(p, "\032");
	PTY_WAIT(p, p->stopped);
	pty_resume(p);
	PTY_WAIT(p, p->altscreen);
	reader_answers(p);
	reader_quit(f);
}

static void
no_mouse_sends_no_mouse_modes(void **state)
{
	struct fixture *f = *state;
	struct pty *p = reader_start_with(f, (struct pty_options){ 0 }, "--no-mouse");
	static const char *const sets[] = { "1000", "1002", "1003", "1006" };
	size_t i;

	PTY_WAIT(p, pty_has(p, "Welcome to the reading room"));
	reader_answers(p);
	pty_send(p, "Q");
	reader_ended(p);
	for (i = 0; i < sizeof(sets) / sizeof(sets[0]); i++)
		assert_int_equal(pty_count(p, sets[i]), 0);
}

/* --- paste and copy -------------------------------------------------------------------------- */

static void
a_paste_into_the_prompt_runs_nothing(void **state)
{
	struct fixture *f = *state;
	struct pty *p = reader_start(f);

	PTY_WAIT(p, pty_mode(p, "2004"));
	pty_send(p, ":");
	PTY_WAIT(p, p->cursor_visible);
	pty_paste(p, "quit\r\nquit\n\003x");
	PTY_WAIT(p, pty_row_has(p, reader_bottom(p), ":quit  quit  x"));
	pty_send(p, "\033");
	PTY_WAIT(p, !p->cursor_visible);
	reader_answers(p);
	reader_quit(f);
}

static void
a_paste_outside_runs_nothing(void **state)
{
	struct fixture *f = *state;
	struct pty *p = reader_start(f);

	PTY_WAIT(p, pty_mode(p, "2004"));
	pty_paste(p, "qqQDZZ:quit\r\n");
	PTY_WAIT(p, pty_row_has(p, reader_bottom(p), "pasted text is no command"));
	assert_true(pty_has(p, reader_first_title));
	reader_answers(p);
	reader_quit(f);
}

static void
decode_base64(struct str *out, struct slice s)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned bits = 0, n = 0;
	size_t i;

	for (i = 0; i < s.n && s.p[i] != '='; i++) {
		const char *d = strchr(digits, s.p[i]);

		assert_non_null(d);
		bits = bits << 6 | (unsigned)(d - digits);
		if ((n += 6) >= 8)
			str_putc(out, (char)(bits >> (n -= 8) & 0xFF));
	}
}

static void
copy_sends_one_osc_52(void **state)
{
	struct fixture *f = *state;
	struct pty *p = reader_start(f);
	struct str copied = { 0 };
	struct slice raw;
	size_t at;

	pty_send(p, "y");
	PTY_WAIT(p, pty_row_has(p, reader_bottom(p), "Copied the citation"));
	reader_answers(p);
	assert_int_equal(pty_count(p, "\033]"), 1);
	raw = str_slice(&p->raw);
	at = slice_find(raw, SLICE("\033]52;c;"), 0);
	assert_true(at != SIZE_MAX);
	decode_base64(&copied, slice_sub(raw, at + 7, slice_find(raw, SLICE("\a"), at)));
	assert_non_null(strstr(copied.p, reader_first_title));
	assert_non_null(strstr(copied.p, "Ottoline Reyk"));
	str_free(&copied);
	reader_quit(f);
}

/* --- other programs -------------------------------------------------------------------------- */

static void
pipe_gives_the_text_to_a_command(void **state)
{
	struct fixture *f = *state;
	struct pty *p = reader_start(f);

	pty_send(p, "|sed -n '/reading room/s/^.*$/seen by sed/p'; exit 3\r");
	PTY_WAIT(p, pty_has(p, "seen by sed") && pty_has(p, "[ended with 3]") && pty_has(p, "Enter goes back to ibid"));
	assert_false(p->altscreen);
	assert_true(pty_cooked(p));
	pty_send(p, "\r");
	PTY_WAIT(p, p->altscreen && pty_has(p, "Welcome to the reading room") && pty_mode(p, "1002"));
	reader_answers(p);
	reader_quit(f);
}

/* The browser is a script that writes its arguments into a FIFO. */
static void
the_browser_gets_the_address_as_one_argument(void **state)
{
	static const char script[] = "printf '%s|' \"$@\" >\"$0.fifo\"\n";
	struct fixture *f = *state;
	const char *path = reader_article(f, "browser", slice_of(script));
	char browser[300], fifo[300], got[300] = "";
	struct pollfd fd = { .events = POLLIN };
	struct pty *p;

	snprintf(browser, sizeof(browser), "BROWSER=/bin/sh %s -x %%s", path);
	snprintf(fifo, sizeof(fifo), "%s.fifo", path);
	assert_int_equal(mkfifo(fifo, 0600), 0);
	fd.fd = open(fifo, O_RDWR | O_CLOEXEC);
	p = reader_start_with(f, (struct pty_options){ .env = (const char *const[]){ browser, NULL } }, NULL);
	PTY_WAIT(p, pty_has(p, "Welcome to the reading room"));
	pty_send(p, "o");
	PTY_WAIT(p, pty_row_has(p, reader_bottom(p), "no address"));
	pty_send(p, "]a");
	PTY_WAIT(p, pty_row_has(p, reader_bottom(p), "https://"));
	pty_send(p, "o");
	PTY_WAIT(p, pty_row_has(p, reader_bottom(p), "Opened https://"));
	assert_int_equal(poll(&fd, 1, PTY_DEADLINE * 1000), 1);
	assert_true(read(fd.fd, got, sizeof(got) - 1) > 0);
	assert_string_equal(got, "-x|https://ledger.example/2021/05/20/dredging|");
	close(fd.fd);
	reader_quit(f);
}

static void
a_browser_that_is_not_there_is_named(void **state)
{
	struct fixture *f = *state;
	const char *const env[] = { "BROWSER=/nonexistent/browser", NULL };
	struct pty *p = reader_start_with(f, (struct pty_options){ .env = env }, NULL);

	PTY_WAIT(p, pty_has(p, "Welcome to the reading room"));
	pty_send(p, "]a");
	PTY_WAIT(p, pty_row_has(p, reader_bottom(p), "https://"));
	pty_send(p, "o");
	PTY_WAIT(p, pty_row_has(p, reader_bottom(p), "/nonexistent/browser: No such file or directory; set BROWSER"));
	reader_quit(f);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_mouse_works),
		TEST(the_mouse_works_in_tmux),
		TEST(no_mouse_leaves_it_to_the_terminal),
		TEST(no_mouse_sends_no_mouse_modes),
		TEST(a_paste_into_the_prompt_runs_nothing),
		TEST(a_paste_outside_runs_nothing),
		TEST(copy_sends_one_osc_52),
		TEST(pipe_gives_the_text_to_a_command),
		TEST(the_browser_gets_the_address_as_one_argument),
		TEST(a_browser_that_is_not_there_is_named),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests_name("terminal mouse", tests, reader_make_tour, reader_remove_tour);
}
