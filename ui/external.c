#include "external.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/vec.h"

typedef char *argument;

/* The words of $BROWSER with the address in place of %s, or behind them. Ends with NULL; `words` holds the bytes.
 * NULL when no program is named: the address must never stand in its place. */
static argument *
browser_arguments(char *words, char *url)
{
	VEC(argument) args = { 0 };
	bool placed = false;
	char *save = NULL, *word;

	for (word = strtok_r(words, " \t", &save); word; word = strtok_r(NULL, " \t", &save)) {
		bool here = strcmp(word, "%s") == 0;

		if (here && !args.n)
			break;
		vec_push(&args, here ? url : word);
		placed |= here;
	}
	if (!args.n)
		return NULL;
	if (!placed)
		vec_push(&args, url);
	vec_push(&args, NULL);
	return args.at;
}

/* In the grandchild: run it with its output thrown away; the pipe tells of a failure. */
static void
exec_detached(argument *args, int report)
{
	int null = open("/dev/null", O_RDWR);
	int error;

	if (null >= 0) {
		dup2(null, STDIN_FILENO);
		dup2(null, STDOUT_FILENO);
		dup2(null, STDERR_FILENO);
	}
	setsid();
	execvp(args[0], args);
	error = errno;
	if (write(report, &error, sizeof(error)) < 0)
		_exit(126);
	_exit(127);
}

int
external_browse(const char *url, struct err *e)
{
	const char *browser = getenv("BROWSER");
	char *words = strdup(browser && browser[0] ? browser : "xdg-open"), *address = strdup(url);
	argument *args = browser_arguments(words, address);
	int report[2], error = 0, rc = 0;
	pid_t child;

	if (!args) {
		rc = err_set(e, ERR_INPUT, "BROWSER=\"%s\" names no program; set it to one, or unset it", browser);
		goto out;
	}
	if (pipe2(report, O_CLOEXEC) < 0) {
		rc = err_set(e, ERR_IO, "%s: %s", args[0], strerror(errno));
		goto out;
	}
	child = fork();
	if (child == 0) {
		if (fork() == 0)
			exec_detached(args, report[1]);
		_exit(0);
	}
	close(report[1]);
	if (child > 0)
		waitpid(child, NULL, 0);
	if (child < 0)
		rc = err_set(e, ERR_IO, "%s: %s", args[0], strerror(errno));
	else if (read(report[0], &error, sizeof(error)) == sizeof(error))
		rc = err_set(e, ERR_IO, "%s: %s; set BROWSER to a program that is here", args[0], strerror(error));
	close(report[0]);
out:
	free(args);
	free(words);
	free(address);
	return rc;
}

static void
feed(int fd, struct slice input)
{
	while (input.n) {
		ssize_t n = write(fd, input.p, input.n);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return; /* it has read enough */
		input = slice_sub(input, (size_t)n, input.n);
	}
}

static void
wait_for_enter(int status)
{
	char c;

	if (WIFEXITED(status) && WEXITSTATUS(status))
		printf("\n[ended with %d] ", WEXITSTATUS(status));
	else
		printf("\n");
	printf("Enter goes back to ibid ");
	fflush(stdout);
	while (read(STDIN_FILENO, &c, 1) == 1 && c != '\n' && c != '\r')
		;
}

int
external_pipe(const char *command, struct slice input, struct err *e)
{
	int fds[2], status = 0;
	pid_t child;

	if (pipe2(fds, O_CLOEXEC) < 0)
		return err_set(e, ERR_IO, "%s: %s", command, strerror(errno));
	child = fork();
	if (child == 0) {
		dup2(fds[0], STDIN_FILENO);
		signal(SIGPIPE, SIG_DFL);
		signal(SIGXFSZ, SIG_DFL);
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	close(fds[0]);
	if (child > 0)
		feed(fds[1], input);
	close(fds[1]);
	if (child < 0)
		return err_set(e, ERR_IO, "%s: %s", command, strerror(errno));
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
	wait_for_enter(status);
	return 0;
}
