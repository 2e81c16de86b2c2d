#ifndef IBID_TESTS_BENCH_TTY_H
#define IBID_TESTS_BENCH_TTY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/*
 * The real program on a pseudo-terminal of 120 by 36. Times are milliseconds of the monotonic clock, taken when bytes
 * arrive. A paint is over when its bytes are read and the program sleeps again (Linux: /proc tells).
 */
struct tty {
	int fd;
	pid_t pid;
	double started;      /* just before the fork */
	double last;         /* the last byte arrived */
	size_t bytes;        /* arrived since the last key */
	char tail[8192];     /* of what arrived */
	size_t ntail;
};

double now_ms(void);

/* Run argv (NULL-ended) with a clean environment. Exits when there is no terminal to be had. */
void tty_start(struct tty *t, const char *const *argv);
/* Wait until `mark` has been painted and the bytes behind it are in. The time of the last of them. */
double tty_until(struct tty *t, const char *mark);
/* Type, wait for the paint that follows and for the program to rest. The milliseconds from the key to the paint's last
 * byte; negative when nothing was painted. *first, unless NULL, gets those to the end of the first burst of bytes. */
double tty_type(struct tty *t, const char *keys, double *first);
/* Exit unless `mark` stands in what the last keys have painted: else the figure would be that of something else. */
void tty_expect(const struct tty *t, const char *mark);
long tty_memory(const struct tty *t, const char *field); /* kB of a line of /proc/PID/status, such as "VmRSS" */
/* Q, and wait for the end. Exits with a message when the program fails. */
void tty_quit(struct tty *t);

/* Print to standard error and exit. */
void bench_die(const char *fmt, ...) __attribute__((format(printf, 1, 2), noreturn));

#endif
