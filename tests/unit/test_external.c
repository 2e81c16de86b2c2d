/* Programs that the reader runs: which, with which words. */
#include <fcntl.h>
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

#include "base/mem.h"
#include "base/str.h"
#include "tests/unit/temp.h"
#include "ui/external.h"

enum { PATIENCE = 20000 }; /* ms that a program may take */

static const char url[] = "http://quay.example/a?b=c&d";

struct fixture {
	char *folder, *browser, *pipe; /* a program that writes its words into a pipe */
};

static int
set_up(void **state)
{
	struct fixture *f = mem_zalloc(sizeof(*f));
	struct str program = { 0 };

	f->folder = temp_folder();
	f->browser = temp_file(f->folder, "browser");
	f->pipe = temp_file(f->folder, "pipe");
	str_printf(&program, "#!/bin/sh\necho \"$#: $*\" >'%s'\n", f->pipe);
	temp_write(f->browser, program.p, program.n);
	str_free(&program);
	*state = f;
	return chmod(f->browser, 0700) | mkfifo(f->pipe, 0600);
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	free(f->browser);
	free(f->pipe);
	temp_remove(f->folder);
	free(f);
	return 0;
}

static void
set_browser(const char *program, const char *words)
{
	struct str s = { 0 };

	str_printf(&s, "%s%s", program, words);
	setenv("BROWSER", s.p, 1);
	str_free(&s);
}

static void
expect_words(const struct fixture *f, const char *words)
{
	char got[256] = "";
	struct err e = { 0 };
	size_t n = 0;
	ssize_t got_now = 1;
	struct pollfd p = { .fd = open(f->pipe, O_RDONLY | O_NONBLOCK | O_CLOEXEC), .events = POLLIN };

	assert_true(p.fd >= 0);
	if (external_browse(url, &e) < 0)
		fail_msg("%s", e.msg);
	while (got_now > 0 && n < sizeof(got) - 1) { /* until the program lets go of the pipe */
		assert_int_equal(poll(&p, 1, PATIENCE), 1);
		got_now = read(p.fd, got + n, sizeof(got) - 1 - n);
		n += got_now > 0 ? (size_t)got_now : 0;
	}
	close(p.fd);
	got[strcspn(got, "\n")] = '\0';
	assert_string_equal(got, words);
}

static void
a_browser_gets_the_address(void **state)
{
	struct fixture *f = *state;

	set_browser(f->browser, "");
	expect_words(f, "1: http://quay.example/a?b=c&d");
	set_browser(f->browser, " --new \t-x ");
	expect_words(f, "3: --new -x http://quay.example/a?b=c&d");
	set_browser(f->browser, " %s --new");
	expect_words(f, "2: http://quay.example/a?b=c&d --new");
}

static void
an_address_is_never_run(void **state)
{
	static const char *const browsers[] = { " ", "\t  ", "%s", " %s --new" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(browsers) / sizeof(browsers[0]); i++) {
		struct err e = { 0 };

		set_browser(browsers[i], "");
		assert_int_equal(external_browse(url, &e), -1);
		if (!strstr(e.msg, "names no program"))
			fail_msg("\"%s\": %s", browsers[i], e.msg);
	}
}

static void
a_browser_that_is_not_here_is_named(void **state)
{
	struct fixture *f = *state;
	struct err e = { 0 };

	set_browser(f->folder, "/none");
	assert_int_equal(external_browse(url, &e), -1);
	assert_non_null(strstr(e.msg, "/none: No such file"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_browser_gets_the_address, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_address_is_never_run, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_browser_that_is_not_here_is_named, set_up, tear_down),
	};

	return cmocka_run_group_tests_name("external programs", tests, NULL, NULL);
}
