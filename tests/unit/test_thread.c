/* Threads: faults of theirs reach the handler. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/pool.h"
#include "app/thread.h"

enum { TOLD = 7 };

static void
tell(int sig)
{
	(void)sig;
	_exit(TOLD);
}

/* Goes down until the stack ends: what it gives depends on all that is below. */
static unsigned
fall(volatile unsigned *above)
{
	volatile unsigned here[256];

	here[0] = *above + 1;
	return here[0] ? fall(here) + here[0] : 0;
}

static void *
overflow(void *arg)
{
	volatile unsigned top = 0;

	(void)arg;
	fall(&top);
	return NULL;
}

static void
overflow_in_pool(void *arg)
{
	overflow(arg);
}

static int
status_of_child(void (*run)(void))
{
	struct sigaction act = { .sa_handler = tell, .sa_flags = SA_ONSTACK };
	struct rlimit none = { 0, 0 };
	int status;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0) {
		setrlimit(RLIMIT_CORE, &none);
		sigaction(SIGSEGV, &act, NULL);
		sigaction(SIGBUS, &act, NULL);
		run();
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

static void
in_thread(void)
{
	pthread_t t;

	if (thread_start(&t, overflow, NULL) == 0)
		pthread_join(t, NULL);
}

static void
in_pool(void)
{
	struct pool_group g = { 0 };
	struct pool *p = pool_start(1);

	pool_add(p, &g, overflow_in_pool, NULL);
	pool_stop(p);
}

static void
an_overflow_is_told(void **state)
{
	(void)state;
	assert_int_equal(status_of_child(in_thread), TOLD);
	assert_int_equal(status_of_child(in_pool), TOLD);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_overflow_is_told),
	};

	return cmocka_run_group_tests_name("thread", tests, NULL, NULL);
}
