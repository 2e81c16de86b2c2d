/* The reader when its library misbehaves. */
#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/library.h"
#include "db/db.h"
#include "tests/pty/reader.h"

/* Another program writes to the library, and goes on until db_close(). */
static struct db *
lock(const struct fixture *f)
{
	struct db *db;
	struct err e = { 0 };

	if (db_open(&db, f->library, DB_WRITE, DB_CACHE_SMALL, &e) < 0 || db_begin(db, &e) < 0)
		fail_msg("%s", e.msg);
	return db;
}

static int64_t
unread(struct library *l)
{
	struct library_counts n = { 0 };
	struct err e = { 0 };

	if (library_count(l, NULL, &n, &e) < 0)
		fail_msg("%s", e.msg);
	return n.unread;
}

static struct library *
look_into(const struct fixture *f)
{
	struct library *l;
	struct err e = { 0 };

	if (library_open(&l, f->library, LIBRARY_READ, &e) < 0)
		fail_msg("%s", e.msg);
	return l;
}

/* Each of these writes would wait for half a minute. */
static void
a_locked_library_can_be_read(void **state)
{
	struct fixture *f = *state;
	struct pty *p = reader_start(f);
	struct db *other = lock(f);

	pty_send(p, "]a]a]a]a");
	reader_answers(p);
	pty_send(p, "*");
	PTY_WAIT(p, pty_has(p, "another program is writing"));
	pty_send(p, "Q");
	reader_ended(p);
	reader_left(p);
	db_close(other);
}

static void
what_was_read_meanwhile_is_kept(void **state)
{
	struct fixture *f = *state;
	struct pty *p = reader_start(f);
	struct library *l = look_into(f);
	struct db *other = lock(f);
	int64_t before = unread(l);

	pty_send(p, "]a");
	reader_answers(p);
	pty_send(p, "G");
	PTY_WAIT(p, pty_has(p, "100%"));
	pty_send(p, "]a");
	reader_answers(p);
	pty_send(p, "[a"); /* back: where it was left */
	PTY_WAIT(p, pty_has(p, "100%"));
	assert_int_equal(unread(l), before);
	db_close(other);
	PTY_WAIT(p, unread(l) == before - 2);
	library_close(l);
	reader_quit(f);
}

static void
an_emptied_library_takes_nothing(void **state)
{
	struct fixture *f = *state;
	struct pty *p = reader_start(f);

	assert_int_equal(truncate(f->library, 0), 0);
	pty_send(p, ":import /nowhere\r");
	PTY_WAIT(p, pty_row_has(p, reader_bottom(p), "something emptied this library"));
	reader_answers(p);
	pty_send(p, "Q");
	reader_ended(p);
	reader_left(p);
}

/* There is room to begin with, and soon none: what was kept is kept, and reading goes on. */
static void
a_full_disk_is_told_and_read_on(void **state)
{
	enum { ROOM = 96 << 10 }; /* the log's index takes 32 KB of a file of its own */
	static const char *const more[] = { "]a", "*", "D", "u", "Ox", "O" };
	struct fixture *f = *state;
	struct pty *p = reader_start_with(f, (struct pty_options){ .file = ROOM }, NULL);
	struct library *l;
	size_t i;

	PTY_WAIT(p, pty_has(p, reader_first_title));
	for (i = 0; i < 40 && !pty_row_has(p, reader_bottom(p), "cannot be read or written"); i++) {
		reader_answers(p);
		pty_send(p, "*");
		PTY_WAIT(p, !pty_row_has(p, reader_bottom(p), "does nothing"));
	}
	if (i < 2 || i == 40)
		fail_msg("told after %zu changes: %s", i, pty_row(p, reader_bottom(p)));
	for (i = 0; i < sizeof(more) / sizeof(more[0]); i++) {
		pty_send(p, more[i]);
		reader_answers(p);
	}
	pty_send(p, "Q");
	reader_ended(p);
	reader_left(p);
	l = look_into(f);
	assert_true(unread(l) > 0);
	library_close(l);
	reader_over(state);
	reader_start(f);
	pty_send(f->pty, "D");
	PTY_WAIT(f->pty, pty_row_has(f->pty, reader_bottom(f->pty), "Deleted; u brings it back"));
	reader_quit(f);
}

/* It ends, with the terminal as it was. */
static void
fell(struct pty *p, int sig)
{
	PTY_WAIT(p, p->ended);
	assert_true(WIFSIGNALED(p->status));
	assert_int_equal(WTERMSIG(p->status), sig);
	reader_left(p);
}

static void
a_fault_gives_the_terminal_back(void **state)
{
	struct fixture *f = *state;
	struct pty *p = reader_start(f);

	pty_signal(p, SIGABRT);
	fell(p, SIGABRT);
}

/* The library of a text that the memory does not hold. */
#ifndef __SANITIZE_ADDRESS__ /* a sanitizer needs more addresses than any limit */
static void
out_of_memory_is_told_on_the_shells_screen(void **state)
{
	enum { MEGABYTE = 1 << 20 };
	struct fixture *f = *state;
	struct str text = { 0 };
	struct pty *p;

	str_puts(&text, "A long text\n\n");
	while (text.n < 60 * MEGABYTE)
		str_puts(&text, "The keeper of the lamp has kept it burning for many years, and nobody asks him why.\n");
	reader_forget(f);
	reader_import(f->library, reader_article(f, "long.txt", str_slice(&text)));
	str_free(&text);
	p = reader_start_with(f, (struct pty_options){ .memory = 60 * MEGABYTE }, NULL);
	fell(p, SIGABRT);
	assert_true(pty_has(p, "out of memory"));
}
#endif

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_locked_library_can_be_read),
		TEST(what_was_read_meanwhile_is_kept),
		TEST(an_emptied_library_takes_nothing),
		TEST(a_full_disk_is_told_and_read_on),
		TEST(a_fault_gives_the_terminal_back),
#ifndef __SANITIZE_ADDRESS__
		TEST(out_of_memory_is_told_on_the_shells_screen),
#endif
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests_name("faults", tests, reader_make_tour, reader_remove_tour);
}
