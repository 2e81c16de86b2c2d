#include "thread.h"

#include <signal.h>
#include <stdlib.h>

#include "base/mem.h"

enum {
	STACK_BYTES = 8 << 20,
	FAULT_STACK = 65536,
};

struct start {
	void *(*run)(void *);
	void *arg;
};

static void *
begin(void *arg)
{
	const struct start start = *(struct start *)arg;
	stack_t stack = { .ss_size = FAULT_STACK }, none = { .ss_flags = SS_DISABLE }, other;
	void *result;

	free(arg);
	if (sigaltstack(NULL, &other) == 0 && other.ss_flags & SS_DISABLE) { /* not a sanitizer's */
		stack.ss_sp = mem_alloc(FAULT_STACK);
		sigaltstack(&stack, NULL);
	}
	result = start.run(start.arg);
	if (stack.ss_sp)
		sigaltstack(&none, NULL);
	free(stack.ss_sp);
	return result;
}

static void
block_signals(sigset_t *old)
{
	static const int faults[] = { SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV };
	sigset_t set;
	size_t i;

	sigfillset(&set);
	for (i = 0; i < sizeof(faults) / sizeof(faults[0]); i++)
		sigdelset(&set, faults[i]);
	pthread_sigmask(SIG_SETMASK, &set, old);
}

int
thread_start(pthread_t *out, void *(*run)(void *), void *arg)
{
	struct start *start = mem_alloc(sizeof(*start));
	pthread_attr_t attr;
	sigset_t old;
	int failed;

	*start = (struct start){ run, arg };
	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, STACK_BYTES);
	block_signals(&old);
	failed = pthread_create(out, &attr, begin, start);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	pthread_attr_destroy(&attr);
	if (failed)
		free(start);
	return failed;
}
