/*
 * Golden screens: runs each script of tests/screen on the tour's library, in process, and compares every `screen NAME`
 * with golden/NAME. UPDATE_SCREENS=1 writes them anew; read the difference before you commit it.
 *
 * A script is a file of command lines as the config file takes them, and of these:
 *	size ROWS COLS    resize the screen
 *	keys KEY...       press keys, written as for `bind`
 *	type TEXT         press the characters of TEXT
 *	mouse KIND ROW COL
 *	empty             start anew on an empty library
 *	texts FOLDER      start anew on a library of the texts in a folder of tests/screen
 *	elapse MS         let so many milliseconds pass
 *	screen NAME       compare
 */
#include <dirent.h>
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/tour.h"
#include "base/utf8.h"
#include "ui/ui.h"

static struct {
	const char *srcdir;
	char dir[64]; /* of the libraries */
	struct ui *ui;
	int number, failed;
	struct str copied; /* what the last copy put into the clipboard */
} t;

static void
die(const char *what, const char *why)
{
	printf("Bail out! %s: %s\n", what, why);
	exit(1);
}

static int
copy(void *ctx, struct slice text, struct err *e)
{
	(void)ctx, (void)e;
	str_clear(&t.copied);
	str_put(&t.copied, text);
	return 0;
}

static int
browse(void *ctx, const char *url, struct err *e)
{
	(void)ctx, (void)url, (void)e;
	return 0;
}

static const struct ui_host host = { .copy = copy, .browse = browse };

static void
start(const char *library, int rows, int cols)
{
	struct ui_options o = { .library = library, .no_config = true };
	struct err e = { 0 };

	ui_free(t.ui);
	t.ui = NULL;
	if (ui_new(&t.ui, &o, &host, rows, cols, &e) < 0)
		die("ui_new", e.msg);
}

static void
make_library(const char *path, bool tour)
{
	struct library *l;
	struct err e = { 0 };

	unlink(path);
	if (library_open(&l, path, LIBRARY_WRITE, &e) < 0 || (tour && tour_import(l, &e) < 0))
		die(path, e.msg);
	library_close(l);
}

static void
settle(void)
{
	while (ui_idle(t.ui) || t.ui->import)
		;
}

static char *
read_file(const char *path)
{
	FILE *f = fopen(path, "r");
	struct str s = { 0 };
	char buf[4096];
	size_t n;

	if (!f)
		return NULL;
	while ((n = fread(buf, 1, sizeof(buf), f)) > 0)
		str_add(&s, buf, n);
	fclose(f);
	return str_take(&s);
}

static void
write_file(const char *path, const struct str *s)
{
	FILE *f = fopen(path, "w");

	if (!f || fwrite(s->p, 1, s->n, f) != s->n || fclose(f) != 0)
		die(path, strerror(errno));
}

/* The first line that differs, as a TAP comment. */
static void
show_difference(const char *want, const char *got)
{
	struct slice a = slice_of(want), b = slice_of(got), x = { 0 }, y = { 0 };
	int line = 0;

	for (;;) {
		bool more = slice_next_line(&x, &a), again = slice_next_line(&y, &b);

		line++;
		if (!more || !again || !slice_eq(x, y))
			break;
	}
	printf("# line %d\n#  want %.*s\n#  got  %.*s\n", line, (int)x.n, x.p ? x.p : "", (int)y.n, y.p ? y.p : "");
}

static void
compare(const char *name)
{
	struct str got = { 0 };
	char path[512], *want;
	bool ok;

	settle();
	grid_dump(&got, ui_draw(t.ui));
	snprintf(path, sizeof(path), "%s/tests/screen/golden/%s", t.srcdir, name);
	if (getenv("UPDATE_SCREENS"))
		write_file(path, &got);
	want = read_file(path);
	ok = want && strcmp(want, got.p) == 0;
	printf("%sok %d - %s\n", ok ? "" : "not ", ++t.number, name);
	if (!ok) {
		t.failed++;
		show_difference(want ? want : "(no such golden screen)", got.p);
	}
	free(want);
	str_free(&got);
}

static void
press(struct slice keys)
{
	struct slice rest = slice_trim(keys);
	uint32_t key;

	while (rest.n) {
		if (rest.p[0] == ' ') {
			rest = slice_trim(rest);
			continue;
		}
		if (!key_parse(&key, &rest))
			die("keys", rest.p);
		ui_key(t.ui, key);
		settle();
	}
}

static void
type(struct slice text)
{
	size_t at = 0;
	uint32_t cp;

	while (at < text.n) {
		at += utf8_decode(text, at, &cp);
		ui_key(t.ui, cp);
	}
}

static void
mouse(const char *args)
{
	static const char *const kinds[] = { "press", "drag", "release", "wheel-up", "wheel-down", "double" };
	struct mouse m = { 0 };
	char kind[16];
	size_t i;

	if (sscanf(args, "%15s %d %d", kind, &m.row, &m.col) != 3)
		die("mouse", args);
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kind, kinds[i]) == 0)
			m.kind = (enum mouse_kind)i;
	ui_mouse(t.ui, &m);
}

static bool
word_is(struct slice line, const char *word, struct slice *rest)
{
	struct slice w = slice_of(word);

	if (!slice_starts(line, w) || (line.n > w.n && line.p[w.n] != ' '))
		return false;
	*rest = slice_trim(slice_sub(line, w.n, line.n));
	return true;
}

static void
start_empty(void)
{
	char path[128];

	snprintf(path, sizeof(path), "%s/empty.ibid", t.dir);
	make_library(path, false);
	start(path, t.ui->grid.rows, t.ui->grid.cols);
}

static void
run_line(struct slice line)
{
	struct slice rest;
	struct str import = { 0 };
	char arg[256];
	int rows, cols;

	line = slice_trim(line);
	if (word_is(line, "size", &rest)) {
		if (sscanf(rest.p, "%d %d", &rows, &cols) != 2)
			die("size", rest.p);
		ui_resize(t.ui, rows, cols);
	} else if (word_is(line, "keys", &rest)) {
		press(rest);
	} else if (word_is(line, "type", &rest)) {
		type(rest);
	} else if (word_is(line, "mouse", &rest)) {
		snprintf(arg, sizeof(arg), "%.*s", (int)rest.n, rest.p);
		mouse(arg);
	} else if (word_is(line, "empty", &rest)) {
		start_empty();
	} else if (word_is(line, "texts", &rest)) {
		start_empty();
		str_printf(&import, "import %s/tests/screen/%.*s", t.srcdir, (int)rest.n, rest.p);
		ui_command_line(t.ui, str_slice(&import));
		str_free(&import);
		settle();
	} else if (word_is(line, "elapse", &rest)) {
		ui_elapse(t.ui, atoi(rest.p));
	} else if (word_is(line, "screen", &rest)) {
		snprintf(arg, sizeof(arg), "%.*s", (int)rest.n, rest.p);
		compare(arg);
	} else {
		ui_command_line(t.ui, line);
	}
}

static void
run_script(const char *name)
{
	char path[512], library[128], *text;
	struct slice rest, line;

	snprintf(library, sizeof(library), "%s/tour.ibid", t.dir);
	make_library(library, true);
	start(library, 36, 120);
	snprintf(path, sizeof(path), "%s/tests/screen/%s", t.srcdir, name);
	text = read_file(path);
	if (!text)
		die(path, strerror(errno));
	for (rest = slice_of(text); slice_next_line(&line, &rest);)
		run_line(line);
	free(text);
}

static int
is_script(const struct dirent *d)
{
	return slice_ends(slice_of(d->d_name), SLICE(".script"));
}

int
main(void)
{
	char folder[512];
	struct dirent **names;
	int n, i;

	if (!setlocale(LC_ALL, "C.UTF-8"))
		die("setlocale", "C.UTF-8 is missing");
	unsetenv("NO_COLOR");
	setvbuf(stdout, NULL, _IOLBF, 0);
	t.srcdir = getenv("srcdir") ? getenv("srcdir") : ".";
	snprintf(t.dir, sizeof(t.dir), "/tmp/ibid-screens-XXXXXX");
	if (!mkdtemp(t.dir))
		die(t.dir, strerror(errno));
	snprintf(folder, sizeof(folder), "%s/tests/screen", t.srcdir);
	n = scandir(folder, &names, is_script, alphasort);
	if (n <= 0)
		die(folder, "no scripts");
	for (i = 0; i < n; i++) {
		run_script(names[i]->d_name);
		free(names[i]);
	}
	free(names);
	ui_free(t.ui);
	str_free(&t.copied);
	printf("1..%d\n", t.number);
	snprintf(folder, sizeof(folder), "rm -rf %s", t.dir);
	if (system(folder) != 0)
		printf("# %s stays\n", t.dir);
	return t.failed != 0;
}
