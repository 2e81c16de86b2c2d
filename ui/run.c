/* The reader on a terminal: one loop over keys, signals and what is left to do. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "ui/external.h"
#include "ui/term.h"
#include "ui/ui.h"

enum { LOOK_EVERY = 500, IMPORT_EVERY = 100 }; /* milliseconds between looks at the library, at an import */

/* Signals become bytes of a pipe, so that the loop alone acts on them. */
static int signal_pipe[2] = { -1, -1 };

static void
on_signal(int sig)
{
	char c = (char)sig;
	int saved = errno;
	ssize_t rc = write(signal_pipe[1], &c, 1);

	(void)rc;
	errno = saved;
}

static int
catch_signals(struct err *e)
{
	static const int signals[] = { SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT };
	struct sigaction act = { .sa_handler = on_signal, .sa_flags = SA_RESTART };
	size_t i;

	if (pipe2(signal_pipe, O_CLOEXEC | O_NONBLOCK) < 0)
		return err_set(e, ERR_IO, "no pipe for signals: %s", strerror(errno));
	for (i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		sigaction(signals[i], &act, NULL);
	signal(SIGPIPE, SIG_IGN); /* the write fails instead */
	signal(SIGXFSZ, SIG_IGN);
	return 0;
}

static void
suspend(void *ctx)
{
	(void)ctx;
	term_leave();
	signal(SIGTSTP, SIG_DFL);
	kill(0, SIGTSTP); /* the whole job, as the shell expects */
	/* Here again after SIGCONT. */
	sigaction(SIGTSTP, &(struct sigaction){ .sa_handler = on_signal, .sa_flags = SA_RESTART }, NULL);
	term_enter();
}

static int
host_copy(void *ctx, struct slice text, struct err *e)
{
	(void)ctx;
	return term_copy(text, e);
}

static int
host_browse(void *ctx, const char *url, struct err *e)
{
	(void)ctx;
	return external_browse(url, e);
}

static int
host_pipe(void *ctx, const char *command, struct slice input, struct err *e)
{
	int rc;

	(void)ctx;
	term_leave();
	rc = external_pipe(command, input, e);
	term_enter();
	return rc;
}

static void
host_redraw(void *ctx)
{
	(void)ctx;
	term_redraw();
}

static void
host_mouse(void *ctx, bool on)
{
	(void)ctx;
	term_mouse(on);
}

/* false: the program has to end. */
static bool
handle_signals(struct ui *ui)
{
	char c;
	int rows, cols;
	bool go_on = true;

	while (read(signal_pipe[0], &c, 1) == 1) {
		switch (c) {
		case SIGTERM:
		case SIGHUP: go_on = false; break;
		case SIGINT: ui_key(ui, KEY_CTRL('C')); break;
		case SIGTSTP: suspend(NULL); break;
		case SIGCONT: /* after a SIGSTOP the terminal is as others left it */
			term_leave();
			term_enter();
			break;
		default: break;
		}
		term_size(&rows, &cols);
		ui_resize(ui, rows, cols);
	}
	return go_on;
}

static bool
handle_keys(struct ui *ui)
{
	struct mouse m;
	uint32_t key;
	int i;

	/* A burst is drawn once, but no flood keeps the screen from being drawn. */
	for (i = 0; i < 64 && !ui->quit; i++) {
		switch (term_read(&key, &m)) {
		case TERM_KEY: ui_key(ui, key); break;
		case TERM_MOUSE: ui_mouse(ui, &m); break;
		case TERM_GONE: return false;
		case TERM_NONE: return true;
		}
	}
	return true;
}

/* Of a clock that nobody sets. */
static long long
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Milliseconds to wait for a key: not at all while there is something to do. */
static int
patience(const struct ui *ui, bool more)
{
	int most = more ? 0 : ui->import ? IMPORT_EVERY : LOOK_EVERY, deadline = ui_deadline(ui);

	return deadline >= 0 && deadline < most ? deadline : most;
}

static void
loop(struct ui *ui)
{
	struct pollfd fds[2] = { { .fd = STDIN_FILENO, .events = POLLIN }, { .fd = signal_pipe[0], .events = POLLIN } };
	bool more = true;
	long long last = now(), then;

	while (!ui->quit) {
		bool gone;
		int n;

		term_show(ui_draw(ui), &ui->theme);
		do {
			n = poll(fds, 2, patience(ui, more));
		} while (n < 0 && errno == EINTR);
		then = now();
		ui_elapse(ui, then - last < INT_MAX ? (int)(then - last) : INT_MAX);
		last = then;
		/* A terminal that is gone can always be read, and gives nothing. */
		gone = fds[0].revents & (POLLHUP | POLLERR | POLLNVAL);
		if ((fds[1].revents & POLLIN) && !handle_signals(ui))
			return;
		if (n > 0 && (!handle_keys(ui) || gone))
			return;
		more = n == 0 ? ui_idle(ui) : true;
	}
}

int
ui_run(const struct ui_options *o, struct err *e)
{
	static const struct ui_host host = {
		.copy = host_copy,
		.browse = host_browse,
		.pipe = host_pipe,
		.suspend = suspend,
		.redraw = host_redraw,
		.mouse = host_mouse,
	};
	struct ui *ui = NULL;
	int rows, cols;

	/* Signals first: curses leaves alone what is caught, else it ignores SIGTSTP whenever it paints. */
	if (catch_signals(e) < 0 || term_open(e) < 0)
		return -1;
	term_size(&rows, &cols);
	if (ui_new(&ui, o, &host, rows, cols, e) < 0) {
		term_close();
		return -1;
	}
	term_mouse(ui->settings.mouse);
	loop(ui);
	ui_free(ui);
	term_close();
	return 0;
}
