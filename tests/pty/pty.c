#include "pty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/vec.h"

typedef char *string;

/* --- the shell ------------------------------------------------------------------------------- */

static string *
environment(const struct pty_options *o)
{
	static const char *const kept[] = { "PATH", "UBSAN_OPTIONS" };
	VEC(string) env = { 0 };
	struct str s = { 0 };
	size_t i;

	str_printf(&s, "HOME=%s", o->home);
	vec_push(&env, str_take(&s));
	str_printf(&s, "TERM=%s", o->term);
	vec_push(&env, str_take(&s));
	vec_push(&env, mem_strdup("LC_ALL=C.UTF-8"));
	vec_push(&env, mem_strdup("TZ=UTC"));
	str_printf(&s, "ASAN_OPTIONS=%s:exitcode=%d", getenv("ASAN_OPTIONS") ? getenv("ASAN_OPTIONS") : "", PTY_FAULT);
	vec_push(&env, str_take(&s));
	str_printf(&s, "LSAN_OPTIONS=print_suppressions=0:suppressions=%s/tests/pty/lsan.supp", getenv("srcdir"));
	vec_push(&env, str_take(&s));
	for (i = 0; i < sizeof(kept) / sizeof(kept[0]); i++) {
		if (!getenv(kept[i]))
			continue;
		str_printf(&s, "%s=%s", kept[i], getenv(kept[i]));
		vec_push(&env, str_take(&s));
	}
	for (i = 0; o->env && o->env[i]; i++)
		vec_push(&env, mem_strdup(o->env[i]));
	vec_push(&env, NULL);
	return env.at;
}

static void
tell(int fd, int value)
{
	if (write(fd, &value, sizeof(value)) != sizeof(value))
		_exit(3);
}

static void
limit(int resource, size_t bytes)
{
	struct rlimit l = { bytes, bytes };

	if (bytes)
		setrlimit(resource, &l);
}

static void
run_program(const struct pty_options *o, string *env)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (!o->no_shell) {
		setpgid(0, 0);
		tcsetpgrp(STDIN_FILENO, getpid());
	}
	signal(SIGTTOU, SIG_DFL);
	limit(RLIMIT_AS, o->memory);
	limit(RLIMIT_FSIZE, o->file);
	execve(o->args[0], (char *const *)(uintptr_t)o->args, env);
	_exit(127);
}

static pid_t job;

/* A shell tells its job that the terminal is gone. */
static void
pass_on(int sig)
{
	kill(-job, sig);
}

/* What a shell with job control does; `fg` is a byte on control. It stays until control closes. */
static void
run_shell(const struct pty_options *o, string *env, int control, int report)
{
	int status = 0;
	char c;
	pid_t child;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	signal(SIGTTOU, SIG_IGN);
	child = fork();
	if (child == 0)
		run_program(o, env);
	job = child;
	if (!o->no_shell) {
		setpgid(child, child);
		tcsetpgrp(STDIN_FILENO, child);
	}
	sigaction(SIGHUP, &(struct sigaction){ .sa_handler = pass_on, .sa_flags = SA_RESTART }, NULL);
	tell(report, child);
	while (waitpid(child, &status, WUNTRACED) == child) {
		if (WIFSTOPPED(status) && !o->no_shell)
			tcsetpgrp(STDIN_FILENO, getpgrp());
		tell(report, status);
		if (!WIFSTOPPED(status))
			break;
		if (read(control, &c, 1) != 1)
			_exit(0);
		if (!o->no_shell)
			tcsetpgrp(STDIN_FILENO, child);
		kill(-child, SIGCONT);
	}
	while (read(control, &c, 1) == 1)
		;
	_exit(0);
}

static pid_t
fork_on_terminal(struct pty *p, const struct pty_options *o)
{
	struct winsize size = { .ws_row = (unsigned short)o->rows, .ws_col = (unsigned short)o->cols };
	int slave, i;
	pid_t pid;

	if (!o->no_shell)
		return forkpty(&p->master, NULL, NULL, &size);
	if (openpty(&p->master, &slave, NULL, NULL, &size) < 0)
		return -1;
	pid = fork();
	if (pid == 0) {
		setsid();
		for (i = 0; i < 3; i++)
			dup2(slave, i);
		close(p->master);
	}
	close(slave);
	return pid;
}

/* --- the terminal ---------------------------------------------------------------------------- */

static void
write_all(int fd, const char *bytes, size_t n)
{
	while (n) {
		ssize_t w = write(fd, bytes, n);

		if (w < 0 && (errno == EINTR || errno == EAGAIN))
			continue;
		if (w <= 0)
			fail_msg("cannot write to the terminal: %s", strerror(errno));
		bytes += w;
		n -= (size_t)w;
	}
}

static void
reply(const char *bytes, size_t n, void *user)
{
	struct pty *p = user;

	if (p->master >= 0)
		write_all(p->master, bytes, n);
}

static int
property(VTermProp prop, VTermValue *value, void *user)
{
	struct pty *p = user;

	switch (prop) {
	case VTERM_PROP_ALTSCREEN: p->altscreen = value->boolean; break;
	case VTERM_PROP_CURSORVISIBLE: p->cursor_visible = value->boolean; break;
	case VTERM_PROP_MOUSE: p->mouse = value->number; break;
	default: break;
	}
	return 1;
}

static void
make_terminal(struct pty *p, const struct pty_options *o)
{
	static const VTermScreenCallbacks callbacks = { .settermprop = property };

	p->vt = vterm_new(o->rows, o->cols);
	vterm_set_utf8(p->vt, 1);
	vterm_output_set_callback(p->vt, reply, p);
	p->screen = vterm_obtain_screen(p->vt);
	vterm_screen_set_callbacks(p->screen, &callbacks, p);
	vterm_screen_enable_altscreen(p->screen, 1);
	vterm_screen_reset(p->screen, 1);
	p->cursor_visible = true;
}

struct pty *
pty_start(const struct pty_options *o)
{
	struct pty *p = mem_zalloc(sizeof(*p));
	string *env = environment(o);
	int control[2], report[2];
	size_t i;

	if (pipe2(control, O_CLOEXEC) < 0 || pipe2(report, O_CLOEXEC) < 0)
		fail_msg("no pipes: %s", strerror(errno));
	make_terminal(p, o);
	p->shell = fork_on_terminal(p, o);
	if (p->shell < 0)
		fail_msg("no terminal: %s", strerror(errno));
	if (p->shell == 0) {
		close(control[1]);
		close(report[0]);
		run_shell(o, env, control[0], report[1]);
	}
	close(control[0]);
	close(report[1]);
	fcntl(p->master, F_SETFD, FD_CLOEXEC);
	p->control = control[1];
	p->report = report[0];
	if (read(p->report, &p->child, sizeof(p->child)) != sizeof(p->child))
		fail_msg("the shell did not start");
	for (i = 0; env[i]; i++)
		free(env[i]);
	free(env);
	return p;
}

void
pty_free(struct pty *p)
{
	if (!p)
		return;
	if (!p->ended)
		kill(p->child, SIGKILL);
	close(p->control);
	pty_hang_up(p);
	if (!p->ended)
		kill(p->shell, SIGKILL); /* it may wait for the program's end to be read */
	waitpid(p->shell, NULL, 0);
	close(p->report);
	vterm_free(p->vt);
	str_free(&p->raw);
	str_free(&p->scratch);
	free(p);
}

/* --- what is done to it ---------------------------------------------------------------------- */

void
pty_send(struct pty *p, const char *bytes)
{
	write_all(p->master, bytes, strlen(bytes));
}

void
pty_paste(struct pty *p, const char *text)
{
	vterm_keyboard_start_paste(p->vt);
	pty_send(p, text);
	vterm_keyboard_end_paste(p->vt);
}

void
pty_mouse(struct pty *p, int row, int col)
{
	vterm_mouse_move(p->vt, row, col, VTERM_MOD_NONE);
}

void
pty_button(struct pty *p, int button, bool down)
{
	vterm_mouse_button(p->vt, button, down, VTERM_MOD_NONE);
}

void
pty_click(struct pty *p, int row, int col)
{
	pty_mouse(p, row, col);
	pty_button(p, 1, true);
	pty_button(p, 1, false);
}

void
pty_resize(struct pty *p, int rows, int cols)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };

	vterm_set_size(p->vt, rows, cols);
	if (ioctl(p->master, TIOCSWINSZ, &size) < 0)
		fail_msg("cannot resize: %s", strerror(errno));
}

void
pty_signal(struct pty *p, int sig)
{
	assert_false(p->ended);
	kill(p->child, sig);
}

void
pty_resume(struct pty *p)
{
	assert_true(p->stopped);
	p->stopped = false;
	write_all(p->control, "f", 1);
}

void
pty_hang_up(struct pty *p)
{
	if (p->master >= 0)
		close(p->master);
	p->master = -1;
}

/* --- waiting --------------------------------------------------------------------------------- */

static int64_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
print_screen(struct pty *p)
{
	int rows, cols, row;

	vterm_get_size(p->vt, &rows, &cols);
	print_error("%d x %d, %s screen, cursor %s, %s %d\n", rows, cols, p->altscreen ? "alternate" : "main",
	    p->cursor_visible ? "shown" : "hidden", p->ended ? "ended" : p->stopped ? "stopped" : "running", p->status);
	for (row = 0; row < rows; row++)
		print_error("%3d |%s\n", row, pty_row(p, row));
}

/* What it wrote, into the terminal. */
static void
take_output(struct pty *p)
{
	char buf[65536];
	ssize_t n = read(p->master, buf, sizeof(buf));

	if (n <= 0) {
		pty_hang_up(p);
		return;
	}
	str_add(&p->raw, buf, (size_t)n);
	vterm_input_write(p->vt, buf, (size_t)n);
	vterm_screen_flush_damage(p->screen);
}

static bool
output_is_there(struct pty *p)
{
	struct pollfd fd = { .fd = p->master, .events = POLLIN };

	return p->master >= 0 && poll(&fd, 1, 0) > 0 && (fd.revents & POLLIN);
}

static void
take_report(struct pty *p)
{
	int status;

	if (read(p->report, &status, sizeof(status)) != sizeof(status))
		fail_msg("the shell is gone");
	while (output_is_there(p)) /* written before it stopped or ended */
		take_output(p);
	if (WIFSTOPPED(status)) {
		p->stopped = true;
	} else {
		p->ended = true;
		p->status = status;
	}
}

void
pty_begin_wait(struct pty *p)
{
	p->deadline = now() + PTY_DEADLINE * 1000;
}

void
pty_pump(struct pty *p, const char *condition, const char *file, int line)
{
	struct pollfd fds[2] = { { .fd = p->report, .events = POLLIN }, { .fd = p->master, .events = POLLIN } };
	int64_t left = p->deadline - now();
	int n = p->ended || left <= 0 ? 0 : poll(fds, 2, (int)left);

	if (n < 0 && errno == EINTR)
		return;
	if (n <= 0) {
		print_error("waited in vain for: %s\n", condition);
		print_screen(p);
		_fail(file, line);
	}
	if (fds[1].revents)
		take_output(p);
	if (fds[0].revents)
		take_report(p);
}
