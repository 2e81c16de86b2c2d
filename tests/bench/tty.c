#include "tty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	ROWS = 36,
	COLS = 120,
	DEADLINE = 60000, /* milliseconds until a state is given up */
	NOTHING = 300,    /* a key that has painted nothing by then paints nothing */
};
#define GAP 1.0 /* milliseconds of silence that part two bursts */

double
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

void
bench_die(const char *fmt, ...)
{
	va_list ap;

	fputs("bench: ", stderr);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fputc('\n', stderr);
	exit(1);
}

static void
become(const char *const *argv)
{
	char home[512];
	const char *env[] = { home, "TERM=xterm-256color", "LC_ALL=C.UTF-8", "TZ=UTC", "PATH=/usr/bin:/bin", NULL };

	snprintf(home, sizeof(home), "HOME=%s", getenv("HOME"));
	execve(argv[0], (char *const *)argv, (char *const *)env);
	_exit(127);
}

void
tty_start(struct tty *t, const char *const *argv)
{
	struct winsize size = { .ws_row = ROWS, .ws_col = COLS };

	memset(t, 0, sizeof(*t));
	t->started = now_ms();
	t->pid = forkpty(&t->fd, NULL, NULL, &size);
	if (t->pid < 0)
		bench_die("no pseudo-terminal: %s", strerror(errno));
	if (t->pid == 0)
		become(argv);
	fcntl(t->fd, F_SETFL, O_NONBLOCK);
	fcntl(t->fd, F_SETFD, FD_CLOEXEC);
}

static void
keep_tail(struct tty *t, const char *bytes, size_t n)
{
	size_t most = sizeof(t->tail) - 1;

	if (n > most) {
		bytes += n - most;
		n = most;
	}
	if (t->ntail + n > most) {
		size_t drop = t->ntail + n - most;

		memmove(t->tail, t->tail + drop, t->ntail - drop);
		t->ntail -= drop;
	}
	memcpy(t->tail + t->ntail, bytes, n);
	t->ntail += n;
	t->tail[t->ntail] = '\0';
}

/* Read what is there or comes within so many milliseconds. false: nothing. */
static bool
take(struct tty *t, int wait)
{
	struct pollfd p = { .fd = t->fd, .events = POLLIN };
	char bytes[16384];
	ssize_t n;

	if (poll(&p, 1, wait) <= 0)
		return false;
	n = read(t->fd, bytes, sizeof(bytes));
	if (n <= 0)
		return false;
	t->last = now_ms();
	t->bytes += (size_t)n;
	keep_tail(t, bytes, (size_t)n);
	return true;
}

/* The program waits for something. */
static bool
sleeps(const struct tty *t)
{
	char path[64], line[512], *end;
	FILE *f;
	size_t n;

	snprintf(path, sizeof(path), "/proc/%d/stat", (int)t->pid);
	f = fopen(path, "r");
	if (!f)
		return true;
	n = fread(line, 1, sizeof(line) - 1, f);
	fclose(f);
	line[n] = '\0';
	end = strrchr(line, ')');
	return end && (end[2] == 'S' || end[2] == 'Z');
}

double
tty_until(struct tty *t, const char *mark)
{
	double begin = now_ms(), painted;

	while (!strstr(t->tail, mark)) {
		take(t, 10);
		if (now_ms() - begin > DEADLINE || (!t->ntail && sleeps(t) && waitpid(t->pid, NULL, WNOHANG) == t->pid))
			bench_die("\"%s\" was never painted; what came last:\n%s", mark, t->tail);
	}
	while (take(t, (int)GAP))
		;
	painted = t->last;
	for (;;) { /* whatever it does next is not to disturb the keys to come */
		bool asleep = sleeps(t);

		if (!take(t, 1) && asleep)
			return painted;
	}
}

double
tty_type(struct tty *t, const char *keys, double *first)
{
	double begin, burst = -1;
	bool asleep;

	t->bytes = 0;
	t->ntail = 0;
	t->tail[0] = '\0';
	begin = now_ms();
	if (write(t->fd, keys, strlen(keys)) < 0)
		bench_die("cannot type: %s", strerror(errno));
	for (;;) {
		asleep = t->bytes && sleeps(t);
		if (take(t, 1))
			continue;
		if (t->bytes && burst < 0)
			burst = t->last - begin;
		if (asleep)
			break;
		if (now_ms() - begin > (t->bytes || !sleeps(t) ? DEADLINE : NOTHING))
			break;
	}
	if (first)
		*first = burst;
	return t->bytes ? t->last - begin : -1;
}

void
tty_expect(const struct tty *t, const char *mark)
{
	if (!strstr(t->tail, mark))
		bench_die("\"%s\" was not painted; what was:\n%s", mark, t->tail);
}

long
tty_memory(const struct tty *t, const char *field)
{
	char path[64], line[256];
	size_t n = strlen(field);
	long kb = -1;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/status", (int)t->pid);
	f = fopen(path, "r");
	while (f && kb < 0 && fgets(line, sizeof(line), f))
		if (strncmp(line, field, n) == 0 && line[n] == ':')
			kb = strtol(line + n + 1, NULL, 10);
	if (f)
		fclose(f);
	return kb;
}

void
tty_quit(struct tty *t)
{
	int status = 0;
	double begin = now_ms();

	if (write(t->fd, "Q", 1) < 0)
		bench_die("cannot quit: %s", strerror(errno));
	while (waitpid(t->pid, &status, WNOHANG) == 0) {
		take(t, 1);
		if (now_ms() - begin > DEADLINE) {
			kill(t->pid, SIGKILL);
			bench_die("the reader did not quit");
		}
	}
	while (take(t, 0))
		;
	close(t->fd);
	if (!WIFEXITED(status) || WEXITSTATUS(status))
		bench_die("the reader failed (status %d); what came last:\n%s", status, t->tail);
}
