/* What of the reader and of its articles reaches a real terminal. */
#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/pty/reader.h"

/* --- colours --------------------------------------------------------------------------------- */

enum { COLORS_NONE = 0, COLORS_8 = 1, COLORS_16 = 2, COLORS_256 = 4, COLORS_RGB = 8 };

/* Which kinds of colours the SGR sequences set. 39 and 49 go back to the terminal's own. */
static unsigned
colors_used(const struct pty *p)
{
	struct slice raw = str_slice(&p->raw);
	size_t at = 0;
	unsigned used = 0;

	while ((at = slice_find(raw, SLICE("\033["), at)) != SIZE_MAX) {
		int args[32], n = 0, i;

		memset(args, 0, sizeof(args));
		for (at += 2; at < raw.n && n < 31; at++) {
			if (raw.p[at] >= '0' && raw.p[at] <= '9')
				args[n] = args[n] * 10 + (raw.p[at] - '0');
			else if (raw.p[at] == ';' || raw.p[at] == ':')
				n++;
			else
				break;
		}
		for (i = 0; at < raw.n && raw.p[at] == 'm' && i <= n; i++) {
			if (args[i] == 38 || args[i] == 48) {
				used |= args[i + 1] == 5 ? COLORS_256 : COLORS_RGB;
				i += args[i + 1] == 5 ? 2 : 4;
			} else if ((args[i] >= 30 && args[i] < 38) || (args[i] >= 40 && args[i] < 48)) {
				used |= COLORS_8;
			} else if ((args[i] >= 90 && args[i] < 98) || (args[i] >= 100 && args[i] < 108)) {
				used |= COLORS_16;
			}
		}
	}
	return used;
}

static void
expect_colors(struct fixture *f, const char *term, const char *env, unsigned want, unsigned may)
{
	const char *const vars[] = { env, NULL };
	struct pty *p = reader_start_with(f, (struct pty_options){ .term = term, .env = vars, .rows = 36, .cols = 120 }, NULL);
	unsigned used;

	PTY_WAIT(p, pty_has(p, reader_first_title));
	pty_send(p, "/harbour\r"); /* hits, the status row, the list */
	PTY_WAIT(p, pty_row_has(p, reader_bottom(p), "harbour"));
	pty_send(p, "\t?");
	PTY_WAIT(p, pty_has(p, "Keys and commands"));
	pty_send(p, "Q");
	reader_ended(p);
	reader_left(p);
	used = colors_used(p);
	if ((used & want) != want || (used & ~(want | may)))
		fail_msg("%s %s: colours %#x", term, env ? env : "", used);
	reader_over((void **)&f);
}

static void
colours_are_what_the_terminal_has(void **state)
{
	struct fixture *f = *state;

	expect_colors(f, "xterm-256color", NULL, COLORS_256, COLORS_8 | COLORS_16);
	expect_colors(f, "tmux-256color", NULL, COLORS_256, COLORS_8 | COLORS_16);
	expect_colors(f, "xterm", NULL, COLORS_8, 0);
	expect_colors(f, "ansi", NULL, COLORS_8, 0);
	expect_colors(f, "vt100", NULL, COLORS_NONE, 0);
}

static void
no_color_means_none(void **state)
{
	struct fixture *f = *state;

	expect_colors(f, "xterm-256color", "NO_COLOR=1", COLORS_NONE, 0);
	expect_colors(f, "xterm", "NO_COLOR=yes", COLORS_NONE, 0);
	expect_colors(f, "xterm", "NO_COLOR=", COLORS_8, 0); /* empty does not count */
}

/* Without cursor addressing there is no screen; no crash, and a line that says so. */
static void
a_dumb_terminal_is_refused(void **state)
{
	struct pty *p = reader_start_with(*state, (struct pty_options){ .term = "dumb" }, NULL);

	PTY_WAIT(p, p->ended);
	assert_true(WIFEXITED(p->status));
	assert_int_equal(WEXITSTATUS(p->status), 1);
	assert_true(pty_has(p, "dumb"));
	assert_int_equal(pty_count(p, "\033"), 0);
	assert_true(pty_cooked(p));
}

/* Of another terminal, or of none. */
static void
columns_and_lines_are_not_believed(void **state)
{
	static const char *const env[] = { "COLUMNS=99999", "LINES=99999", NULL };
	struct pty *p = reader_start_with(*state, (struct pty_options){ .env = env }, NULL);

	PTY_WAIT(p, pty_has(p, reader_first_title));
	reader_answers(p);
	reader_quit(*state);
}

static void
a_size_that_no_screen_has_is_named(void **state)
{
	struct pty *p = reader_start_with(*state, (struct pty_options){ .rows = 2, .cols = 60000 }, NULL);

	PTY_WAIT(p, p->ended);
	assert_int_equal(WEXITSTATUS(p->status), 1);
	assert_true(pty_has(p, "the terminal's size"));
	assert_true(pty_cooked(p));
}

/* The last words on the way out are of the path, which may hold anything. */
static void
a_path_that_fails_is_shown_not_sent(void **state)
{
	struct fixture *f = *state, own = *f;
	struct pty *p;

	strcpy(f->library, "/nonexistent/\033]0;EVILTITLE\007/library");
	p = reader_start_with(f, (struct pty_options){ .rows = 24, .cols = 80 }, NULL);
	strcpy(f->library, own.library);
	PTY_WAIT(p, p->ended);
	assert_true(WIFEXITED(p->status));
	assert_int_equal(WEXITSTATUS(p->status), 1);
	assert_true(pty_has(p, "EVILTITLE"));
	assert_int_equal(pty_count(p, "\033]"), 0);
}

/* --- characters ------------------------------------------------------------------------------ */

static void
expect_straight_borders(struct pty *p)
{
	int cols[4], n = reader_borders(p, cols), i, row;

	assert_int_equal(n, 2);
	for (row = 0; row < reader_bottom(p); row++)
		for (i = 0; i < n; i++)
			if (pty_cell(p, row, cols[i]).chars[0] != 0x2502)
				fail_msg("no border at row %d, column %d: %s", row, cols[i], pty_row(p, row));
}

static void
characters_land_in_their_cells(void **state)
{
	struct fixture *f = *state;
	struct pty *p;
	VTermPos at, shin = { 0, 0 }, lamed = { 0, 0 };
	VTermScreenCell c;

	reader_import(f->library, reader_article(f, "strange.txt", slice_of(reader_strange)));
	p = reader_start_with(f, (struct pty_options){ .rows = 36, .cols = 120 }, NULL);
	PTY_WAIT(p, pty_has(p, "stay in their cells"));
	reader_answers(p);
	expect_straight_borders(p);

	assert_true(pty_find_cell(p, 'x', &at) && at.col >= 4);
	while (pty_cell(p, at.row, at.col - 2).chars[0] != 0x53E3) /* 口 before it */
		for (at.col++; pty_cell(p, at.row, at.col).chars[0] != 'x'; at.row += (at.col > 118), at.col %= 119)
			at.col++;
	assert_int_equal(pty_cell(p, at.row, at.col - 2).width, 2);
	assert_int_equal(pty_cell(p, at.row, at.col - 4).chars[0], 0x6E2F);
	assert_int_equal(pty_cell(p, at.row, at.col + 1).chars[0], 0x6E2F);
	assert_int_equal(pty_cell(p, at.row, at.col + 3).chars[0], 0x53E3);
	assert_int_equal(pty_cell(p, at.row, at.col + 5).chars[0], 'y');

	at.row = pty_row_with(p, "A letter");
	for (at.col = 0; pty_cell(p, at.row, at.col).chars[0] != 'q'; at.col++)
		assert_true(at.col < 119);
	c = pty_cell(p, at.row, at.col);
	assert_int_equal(c.chars[1], 0x301);
	assert_int_equal(pty_cell(p, at.row, at.col + 1).chars[0], 'z');

	assert_true(pty_find_cell(p, 0x5E9, &shin));
	assert_int_equal(pty_cell(p, shin.row, shin.col).width, 1);
#ifdef HAVE_FRIBIDI
	lamed = (VTermPos){ .row = shin.row, .col = shin.col - 1 };
#else
	lamed = (VTermPos){ .row = shin.row, .col = shin.col + 1 };
#endif
	assert_int_equal(pty_cell(p, lamed.row, lamed.col).chars[0], 0x5DC);
	reader_quit(f);
}

static void
wide_titles_stay_in_their_pane(void **state)
{
	struct fixture *f = *state;
	struct pty *p;
	int cols;

	reader_import(f->library, reader_article(f, "strange.txt", slice_of(reader_strange)));
	p = reader_start_with(f, (struct pty_options){ .rows = 36, .cols = 120 }, NULL);
	PTY_WAIT(p, pty_has(p, "stay in their cells"));
	for (cols = 119; cols > 104; cols--) {
		reader_resize_and_answer(p, 36, cols);
		expect_straight_borders(p);
	}
	reader_quit(f);
}

/* --- hostile texts --------------------------------------------------------------------------- */

/* Control sequences are shown as pictures; what stands between them is plain text. */
static const char hostile[] =
    "Evil \033]0;EVILTITLE\007 headline \033[31mred\033[0m\n\n"
    "by \033[5mMallory\033[0m \xE2\x80\xAEnaem | Bad\033cPaper | 4 May 2031\n\n"
    "Clipboard \033]52;c;RVZJTA==\007 and \033]52;c;RVZJTA==\033\\ end.\n\n"
    "Link \033]8;;http://evil.example/\033\\click\033]8;;\033\\ here.\n\n"
    "Modes \033[?1049l\033[?25h\033[2J\033[H\033[8;5;5t\033[6n\033[c done.\n\n"
    "Strings \033P$q\"p\033\\ \033_APC\033\\ \033^PM\033\\ \033XSOS\033\\ done.\n\n"
    "C1 \xC2\x9B" "31m \xC2\x9D" "52;c;RVZJTA==\xC2\x9C \xC2\x90q\xC2\x9C \xC2\x85 done.\n\n"
    "Bidi \xE2\x80\xAE" "abc\xE2\x80\xAC \xE2\x81\xA6" "def\xE2\x81\xA9 \xE2\x80\x8F\xE2\x80\x8E\xD8\x9C done.\n\n"
    "Others \x05\x07\x08\x0E\x0F\x13\x18\x1A\x7F done.\n\n"
    "And, so that nobody takes all this for a program or a picture, some sentences that are as plain as the sea on a "
    "windless day. The harbour of Halden lies in the north of a bay. Its quay was built of granite, and its cranes were "
    "painted green, which nobody liked. Ships came on Mondays with coal and left on Thursdays with herring.\n\n"
    "The last paragraph stands here.\n";

static void
expect_harmless(const struct pty *p)
{
	static const char *const never[] = { "\033]", "\033P", "\033_", "\033^", "\033X", "\033c", "EVIL\007", "\033[6n",
		"\033[c", "\033[8;5;5t", "\033[5m", "\xE2\x80\xAE", "\xE2\x80\xAC", "\xE2\x81\xA6", "\xE2\x81\xA9",
		"\xE2\x80\x8E", "\xE2\x80\x8F", "\xD8\x9C", "\x05", "\x0E", "\x18", "\x1A", "\x7F" };
	size_t i;

	for (i = 0; i < sizeof(never) / sizeof(never[0]); i++)
		if (pty_count(p, never[i]))
			fail_msg("bytes %zu of the content reached the terminal", i);
	for (i = 0; i + 1 < p->raw.n; i++) /* C1 */
		assert_false(p->raw.p[i] == '\xC2' && (unsigned char)p->raw.p[i + 1] < 0xA0);
}

/* Open the newest article and look at it from all sides. */
static void
read_through(struct fixture *f, const char *in_title, const char *at_end)
{
	struct pty *p = reader_start_with(f, (struct pty_options){ .rows = 36, .cols = 120 }, "--no-mouse");

	PTY_WAIT(p, pty_row_has(p, 0, in_title));
	reader_answers(p);
	pty_send(p, "  bjk");
	reader_answers(p);
	pty_send(p, "G");
	PTY_WAIT(p, pty_has(p, "100%") && pty_has(p, at_end));
	pty_send(p, "O");
	PTY_WAIT(p, pty_has(p, "The page as it came"));
	pty_send(p, "G");
	reader_answers(p);
	assert_true(pty_has(p, "100%"));
	pty_send(p, "gg");
	reader_answers(p);
	pty_send(p, "O");
	PTY_WAIT(p, !pty_row_has(p, 0, "The page as it came"));
	pty_send(p, "/stands here\r");
	PTY_WAIT(p, pty_row_has(p, reader_bottom(p), "stands here"));
	pty_send(p, ":limit evil\r");
	reader_answers(p);
	pty_send(p, "\t\t:messages\r");
	PTY_WAIT(p, pty_has(p, "Messages"));
	pty_send(p, "q");
	reader_resize_and_answer(p, 24, 80);
	expect_harmless(p);
	reader_quit(f);
}

static void
control_sequences_are_shown_not_sent(void **state)
{
	struct fixture *f = *state;

	reader_import(f->library, reader_article(f, "hostile.txt", slice_of(hostile)));
	read_through(f, "Evil", "The last paragraph stands here.");
}

static void
a_line_of_ten_megabytes_is_read(void **state)
{
	struct fixture *f = *state;
	struct str s = { 0 };

	str_puts(&s, "Long line\n\nby Mallory | Bad Paper | 4 May 2031\n\n");
	while (s.n < 10 << 20)
		str_puts(&s, "Nobody has seen the end of this sentence, which goes on and on; ");
	str_puts(&s, "but it stands here.\n");
	reader_import(f->library, reader_article(f, "long.txt", str_slice(&s)));
	str_free(&s);
	read_through(f, "Long line", "it stands here.");
}

static void
a_word_of_a_megabyte_is_read(void **state)
{
	struct fixture *f = *state;
	struct str s = { 0 };

	str_puts(&s, "Long word\n\nby Mallory | Bad Paper | 4 May 2031\n\n");
	while (s.n < 1 << 20)
		str_puts(&s, "abcdefghijklmnopqrstuvwxyz");
	str_puts(&s, "\n\nThe end stands here.\n");
	reader_import(f->library, reader_article(f, "word.txt", str_slice(&s)));
	str_free(&s);
	read_through(f, "Long word", "The end stands here.");
}

static void
endless_marks_are_read(void **state)
{
	struct fixture *f = *state;
	struct str s = { 0 };
	int i;

	str_puts(&s, "Many marks\n\nby Mallory | Bad Paper | 4 May 2031\n\nA letter e");
	for (i = 0; i < 100000; i++)
		str_puts(&s, i % 2 ? "\xCC\x81" : "\xCC\xA3");
	str_puts(&s, " under many marks.\n\nThe end stands here.\n");
	reader_import(f->library, reader_article(f, "marks.txt", str_slice(&s)));
	str_free(&s);
	read_through(f, "Many marks", "The end stands here.");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(colours_are_what_the_terminal_has),
		TEST(no_color_means_none),
		TEST(a_dumb_terminal_is_refused),
		TEST(columns_and_lines_are_not_believed),
		TEST(a_size_that_no_screen_has_is_named),
		TEST(a_path_that_fails_is_shown_not_sent),
		TEST(characters_land_in_their_cells),
		TEST(wide_titles_stay_in_their_pane),
		TEST(control_sequences_are_shown_not_sent),
		TEST(a_line_of_ten_megabytes_is_read),
		TEST(a_word_of_a_megabyte_is_read),
		TEST(endless_marks_are_read),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests_name("terminal content", tests, reader_make_tour, reader_remove_tour);
}
