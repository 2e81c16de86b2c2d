#include "reader.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/mem.h"

const char reader_idle[] = "Nothing runs";
const char reader_first_title[] = "Start here: ibid in fourteen lessons";
const char reader_strange[] =
    "港口里的句子 and a title that mixes them\n\n"
    "by 王小明 | 港口日报 | 3 May 2030\n\n"
    "港口x港口y港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口"
    "港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口港口。\n\n"
    "A letter q\xCC\x81z with an accent that no code point has, and ｆｕｌｌ width.\n\n"
    "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xD7\x9C\xD7\x9B\xD7\x9C \xD7\x94\xD7\xA2\xD7\x95\xD7\x9C\xD7\x9D\n\n"
    "Emoji 👨\u200d👩\u200d👧 and 👍🏽 and ☂\uFE0F stay in their cells, as do Thai กำ and "
    "Devanagari क्षि here.\n";

static const char clear_screen[] = "\033[H\033[2J";

/* --- files ----------------------------------------------------------------------------------- */

static void
run(const char *const *args)
{
	int status, null;
	pid_t pid = fork();

	if (pid == 0) {
		null = open("/dev/null", O_WRONLY);
		dup2(null, STDOUT_FILENO);
		execv(args[0], (char *const *)(uintptr_t)args);
		_exit(127);
	}
	assert_true(pid > 0 && waitpid(pid, &status, 0) == pid);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

void
reader_import(const char *library, const char *path)
{
	run((const char *const[]){ getenv("IBID"), "--library", library, "import", path, NULL });
}

static void
write_file(const char *path, struct slice bytes)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes.p, 1, bytes.n, f), bytes.n);
	assert_int_equal(fclose(f), 0);
}

static void
copy_file(const char *from, const char *to)
{
	FILE *f = fopen(from, "rb");
	struct str s = { 0 };
	char buf[65536];
	size_t n;

	assert_non_null(f);
	while ((n = fread(buf, 1, sizeof(buf), f)) > 0)
		str_add(&s, buf, n);
	fclose(f);
	write_file(to, str_slice(&s));
	str_free(&s);
}

/* The path of a new article in HOME. */
const char *
reader_article(struct fixture *f, const char *name, struct slice text)
{
	static char path[256];

	snprintf(path, sizeof(path), "%s/%s", f->home, name);
	write_file(path, text);
	return path;
}

/* --- the fixture ----------------------------------------------------------------------------- */

int
reader_make_tour(void **state)
{
	struct fixture *f = mem_zalloc(sizeof(*f));
	struct str path = { 0 };

	strcpy(f->home, "/tmp/ibid-pty-XXXXXX");
	if (!getenv("IBID") || !getenv("srcdir") || !mkdtemp(f->home))
		return -1;
	snprintf(f->tour, sizeof(f->tour), "%s/tour.ibid", f->home);
	snprintf(f->library, sizeof(f->library), "%s/library.ibid", f->home);
	setenv("HOME", f->home, 1);
	str_printf(&path, "%s/assets/tour", getenv("srcdir"));
	reader_import(f->tour, path.p);
	str_free(&path);
	*state = f;
	return 0;
}

int
reader_remove_tour(void **state)
{
	struct fixture *f = *state;

	run((const char *const[]){ "/bin/rm", "-rf", f->home, NULL });
	free(f);
	return 0;
}

void
reader_forget(struct fixture *f)
{
	static const char *const ends[] = { "", "-wal", "-shm" };
	char path[160];
	size_t i;

	for (i = 0; i < 3; i++) {
		snprintf(path, sizeof(path), "%s%s", f->library, ends[i]);
		unlink(path);
	}
}

int
reader_fresh(void **state)
{
	struct fixture *f = *state;

	reader_forget(f);
	copy_file(f->tour, f->library);
	return 0;
}

int
reader_over(void **state)
{
	struct fixture *f = *state;

	pty_free(f->pty);
	f->pty = NULL;
	return 0;
}

struct pty *
reader_start_with(struct fixture *f, struct pty_options o, const char *option)
{
	const char *const args[] = { getenv("IBID"), "--library", f->library, option, NULL };

	assert_null(f->pty);
	o.args = args;
	o.home = f->home;
	if (!o.term)
		o.term = "xterm-256color";
	if (!o.rows) {
		o.rows = 36;
		o.cols = 120;
	}
	f->pty = pty_start(&o);
	return f->pty;
}

struct pty *
reader_start(struct fixture *f)
{
	struct pty *p = reader_start_with(f, (struct pty_options){ 0 }, NULL);

	PTY_WAIT(p, pty_has(p, "Welcome to the reading room"));
	return p;
}

int
reader_bottom(const struct pty *p)
{
	int rows, cols;

	vterm_get_size(p->vt, &rows, &cols);
	return rows - 1;
}

/* It answers, and all that was sent before has been taken and painted. No Esc: with the next key it would be Alt. */
void
reader_answers(struct pty *p)
{
	pty_send(p, "\003");
	PTY_WAIT(p, pty_row_has(p, reader_bottom(p), reader_idle));
	pty_send(p, "\020");
	PTY_WAIT(p, pty_row_has(p, reader_bottom(p), "^P does nothing"));
}

void
reader_left(struct pty *p)
{
	assert_false(p->altscreen);
	assert_true(p->cursor_visible);
	assert_int_equal(p->mouse, VTERM_PROP_MOUSE_NONE);
	assert_false(pty_mode(p, "1000") || pty_mode(p, "1002") || pty_mode(p, "1003") || pty_mode(p, "1006"));
	assert_false(pty_mode(p, "2004"));
	if (p->master >= 0)
		assert_true(pty_cooked(p));
}

void
reader_ended(struct pty *p)
{
	PTY_WAIT(p, p->ended);
	if (!WIFEXITED(p->status) || WEXITSTATUS(p->status) != 0)
		fail_msg("ended with %#x%s", (unsigned)p->status,
		    WIFEXITED(p->status) && WEXITSTATUS(p->status) == PTY_FAULT ? ": a sanitizer found something" : "");
}

void
reader_quit(struct fixture *f)
{
	pty_send(f->pty, "Q");
	reader_ended(f->pty);
	reader_left(f->pty);
	reader_over((void **)&f);
}

/* To another size; the reader paints all anew. */
void
reader_resize(struct pty *p, int rows, int cols)
{
	size_t before = pty_count(p, clear_screen);

	pty_resize(p, rows, cols);
	PTY_WAIT(p, pty_count(p, clear_screen) > before);
}

void
reader_resize_and_answer(struct pty *p, int rows, int cols)
{
	reader_resize(p, rows, cols);
	if (cols < 20)
		return;
	reader_answers(p);
	assert_int_equal(pty_row_with(p, "^P does"), rows - 1);
}

/* The columns of the rules between the panes, as the title row has them. */
int
reader_borders(struct pty *p, int cols[4])
{
	int rows, width, col, n = 0;

	vterm_get_size(p->vt, &rows, &width);
	for (col = 0; col < width && n < 4; col++)
		if (pty_cell(p, 0, col).chars[0] == 0x2502)
			cols[n++] = col;
	return n;
}
