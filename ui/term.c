#include "term.h"

#include <curses.h>
#include <errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "ui/key.h"

enum {
	FAULT_STACK = 65536, /* bytes that on_fault() may use: a stack that overflowed has none left */
	COPY_MAX = 74994,    /* bytes that common terminals take by OSC 52 */
	CODE_PASTE_BEGIN = 0x2000, /* our own key codes, above those of curses */
	CODE_PASTE_END,
	CODE_ALT_LEFT,
	CODE_ALT_RIGHT,
};

static struct {
	SCREEN *screen;
	bool on;         /* curses has the terminal */
	bool mouse;
	bool pressed;    /* a button is down: the pointer's moves are a drag */
	struct termios before;   /* as the shell had it */
	char leave[256];         /* what gives the screen back */
	char fault_stack[FAULT_STACK];
	size_t nleave;
	short pairs;     /* colour pairs made */
	struct look made[STYLE_COUNT]; /* looks that the pairs were made for */
	bool made_any;
	struct grid shown;       /* what curses has been told last, so that it is told only what changes */
	struct theme shown_theme;
} term;

/* --- modes ----------------------------------------------------------------------------------- */

static void
send(const char *sequence)
{
	fputs(sequence, stdout);
	fflush(stdout);
}

/* Curses itself asks for the reports of clicks, in the coding that the terminal's description names; 1002 adds drags. */
static void
modes(bool on)
{
	if (term.mouse)
		send(on ? "\033[?1002h" : "\033[?1002l");
	send(on ? "\033[?2004h" : "\033[?2004l");
}

static void
set_up(void)
{
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	set_escdelay(25);
	curs_set(0);
	define_key("\033[200~", CODE_PASTE_BEGIN);
	define_key("\033[201~", CODE_PASTE_END);
	define_key("\033[1;3D", CODE_ALT_LEFT);
	define_key("\033[1;3C", CODE_ALT_RIGHT);
	define_key("\033\033[D", CODE_ALT_LEFT); /* rxvt */
	define_key("\033\033[C", CODE_ALT_RIGHT);
	if (has_colors()) {
		start_color();
		use_default_colors();
	}
}

void
term_mouse(bool on)
{
	if (term.mouse == on)
		return;
	if (term.on)
		modes(false);
	term.mouse = on;
	mousemask(on ? ALL_MOUSE_EVENTS | REPORT_MOUSE_POSITION : 0, NULL);
	mouseinterval(0);
	if (term.on)
		modes(true);
}

/* --- when the program falls ------------------------------------------------------------------ */

/* Async-signal-safe calls alone. A fault comes again after this, and ends the program; so does abort(). */
static void
on_fault(int sig, siginfo_t *info, void *context)
{
	bool comes_again = info->si_code > 0 || info->si_pid == getpid();
	ssize_t n;

	(void)context;
	if (term.on) {
		n = write(STDOUT_FILENO, term.leave, term.nleave);
		(void)n;
		tcsetattr(STDIN_FILENO, TCSANOW, &term.before);
	}
	if (!comes_again)
		raise(sig);
}

/* Add a sequence without its delays, "$<5>". */
static void
add_leave(const char *s)
{
	for (; s && s != (const char *)-1 && *s && term.nleave < sizeof(term.leave); s++)
		if (s[0] == '$' && s[1] == '<' && strchr(s, '>'))
			s = strchr(s, '>');
		else
			term.leave[term.nleave++] = *s;
}

static void
catch_faults(void)
{
	static const int faults[] = { SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV };
	struct sigaction act = { .sa_sigaction = on_fault, .sa_flags = (int)(SA_RESETHAND | SA_SIGINFO | SA_ONSTACK) }, old;
	stack_t stack = { .ss_sp = term.fault_stack, .ss_size = sizeof(term.fault_stack) }, other;
	size_t i;

	if (sigaltstack(NULL, &other) == 0 && other.ss_flags & SS_DISABLE) /* not a sanitizer's */
		sigaltstack(&stack, NULL);
	for (i = 0; i < sizeof(faults) / sizeof(faults[0]); i++)
		if (sigaction(faults[i], NULL, &old) == 0 && old.sa_handler == SIG_DFL) /* not a sanitizer's */
			sigaction(faults[i], &act, NULL);
}

static void
prepare_for_faults(void)
{
	static const char *const names[] = { "sgr0", "op", "cnorm", "rmkx", "rmcup" };
	size_t i;

	term.nleave = 0;
	add_leave("\033[?1000l\033[?1002l\033[?1006l\033[?2004l");
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		add_leave(tigetstr(names[i]));
	catch_faults();
}

/* --- opening and closing --------------------------------------------------------------------- */

static bool
system_size(int *rows, int *cols)
{
	struct winsize w;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) < 0 || !w.ws_row || !w.ws_col)
		return false;
	*rows = w.ws_row;
	*cols = w.ws_col;
	return true;
}

/* Could there be a screen of another size? */
static bool
is_known(void)
{
	SCREEN *other;

	use_env(FALSE);
	use_tioctl(FALSE);
	other = newterm(NULL, stdout, stdin);
	if (other) {
		endwin();
		delscreen(other);
	}
	return other;
}

int
term_open(struct err *e)
{
	const char *name = getenv("TERM");
	int rows, cols;

	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_set(e, ERR_IO, "the reader needs a terminal; `ibid list` and `ibid show` work without one");
	tcgetattr(STDIN_FILENO, &term.before);
	use_env(!system_size(&rows, &cols)); /* LINES and COLUMNS may be those of another terminal */
	use_tioctl(TRUE);
	term.screen = newterm(NULL, stdout, stdin);
	if (!term.screen && !is_known())
		return err_set(e, ERR_IO, "no terminal \"%s\" is known here; set TERM, for example to xterm-256color",
		    name ? name : "");
	if (!term.screen)
		return err_set(e, ERR_IO, "the terminal's size is none that a screen can have; unset LINES and COLUMNS, or try "
					  "`stty rows 24 columns 80`");
	if (!tigetstr("cup")) {
		endwin();
		delscreen(term.screen);
		term.screen = NULL;
		return err_set(e, ERR_IO, "a terminal \"%s\" cannot place its cursor; `ibid list` and `ibid show` work on it",
		    name ? name : "");
	}
	prepare_for_faults();
	term.on = true;
	set_up();
	modes(true);
	return 0;
}

void
term_close(void)
{
	if (term.on) {
		term.on = false;
		modes(false);
		endwin();
	}
	if (term.screen)
		delscreen(term.screen);
	term.screen = NULL;
	grid_free(&term.shown);
}

void
term_leave(void)
{
	if (!term.on)
		return;
	term.on = false;
	modes(false);
	endwin();
}

void
term_enter(void)
{
	if (term.on || !term.screen)
		return;
	term.on = true;
	clearok(curscr, TRUE);
	refresh();
	modes(true);
}

void
term_size(int *rows, int *cols)
{
	if (!system_size(rows, cols))
		getmaxyx(stdscr, *rows, *cols);
	if (is_term_resized(*rows, *cols)) {
		resizeterm(*rows, *cols);
		grid_free(&term.shown);
	}
}

void
term_redraw(void)
{
	clearok(curscr, TRUE);
}

/* --- output ---------------------------------------------------------------------------------- */

/* Bring a colour of the 256 down to what the terminal has. */
static short
nearest(short color)
{
	static const short cube[] = { 0, 4, 2, 6, 1, 5, 3, 7 };
	int r, g, b;

	if (color < COLORS || color < 0)
		return color;
	if (color < 16)
		return (short)(color % 8);
	if (color >= 232) /* greys */
		return color >= 244 ? 7 : 0;
	r = (color - 16) / 36;
	g = (color - 16) / 6 % 6;
	b = (color - 16) % 6;
	return cube[(r >= 3) << 2 | (g >= 3) << 1 | (b >= 3)] == 0 ? 0
								   : (short)((r >= 3) | (g >= 3) << 1 | (b >= 3) << 2);
}

static void
make_pairs(const struct theme *t)
{
	short i;

	if (!has_colors() || (term.made_any && memcmp(term.made, t->look, sizeof(term.made)) == 0))
		return;
	for (i = 0; i < STYLE_COUNT && i + 1 < COLOR_PAIRS; i++)
		init_pair((short)(i + 1), nearest(t->look[i].foreground), nearest(t->look[i].background));
	memcpy(term.made, t->look, sizeof(term.made));
	term.made_any = true;
	term_redraw();
}

static attr_t
attributes(unsigned attrs)
{
	attr_t a = A_NORMAL;

	if (attrs & ATTR_BOLD)
		a |= A_BOLD;
	if (attrs & ATTR_UNDERLINE)
		a |= A_UNDERLINE;
	if (attrs & ATTR_REVERSE)
		a |= A_REVERSE;
	if (attrs & ATTR_ITALIC)
		a |= A_ITALIC;
	if (attrs & ATTR_DIM)
		a |= A_DIM;
	return a;
}

static void
show_cell(int row, int col, const struct cell *c, const struct theme *t)
{
	wchar_t text[CCHARW_MAX + 1] = { (wchar_t)c->cp };
	size_t i;
	cchar_t out;
	short pair = has_colors() && c->style + 1 < COLOR_PAIRS ? (short)(c->style + 1) : 0;

	for (i = 0; i < CELL_MARKS && i + 2 < CCHARW_MAX && c->marks[i]; i++)
		text[i + 1] = (wchar_t)c->marks[i];
	if (setcchar(&out, text, attributes(t->look[c->style].attrs | c->attrs), pair, NULL) == OK)
		mvadd_wch(row, col, &out);
}

static bool
same_cell(const struct cell *a, const struct cell *b)
{
	return a->cp == b->cp && a->style == b->style && a->attrs == b->attrs &&
	       memcmp(a->marks, b->marks, sizeof(a->marks)) == 0;
}

/* Remember that g is shown; false: something else than cells has changed, and all has to be shown anew. */
static bool
same_frame(const struct grid *g, const struct theme *t)
{
	bool same = term.shown.rows == g->rows && term.shown.cols == g->cols &&
		    memcmp(&term.shown_theme, t, sizeof(*t)) == 0;

	if (!same) {
		grid_resize(&term.shown, g->rows, g->cols);
		term.shown_theme = *t;
	}
	return same;
}

void
term_show(const struct grid *g, const struct theme *t)
{
	bool same = same_frame(g, t);
	size_t i = 0;
	int row, col;

	make_pairs(t);
	for (row = 0; row < g->rows; row++) {
		for (col = 0; col < g->cols; col++, i++) {
			const struct cell *c = &g->cells[i];

			if (same && same_cell(c, &term.shown.cells[i]))
				continue;
			term.shown.cells[i] = *c;
			if (c->cp)
				show_cell(row, col, c, t);
		}
	}
	if (g->cursor_row >= 0) {
		move(g->cursor_row, g->cursor_col);
		curs_set(1);
	} else {
		curs_set(0);
	}
	refresh();
}

int
term_copy(struct slice text, struct err *e)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	size_t i;

	if (text.n > COPY_MAX)
		return err_set(e, ERR_INPUT, "%zu bytes are too long for a terminal's clipboard; | pipes them to a command",
		    text.n);
	fputs("\033]52;c;", stdout);
	for (i = 0; i < text.n; i += 3) {
		unsigned n = (unsigned)(text.n - i), v = (unsigned)(unsigned char)text.p[i] << 16;

		if (n > 1)
			v |= (unsigned)(unsigned char)text.p[i + 1] << 8;
		if (n > 2)
			v |= (unsigned char)text.p[i + 2];
		putchar(digits[v >> 18]);
		putchar(digits[v >> 12 & 63]);
		putchar(n > 1 ? digits[v >> 6 & 63] : '=');
		putchar(n > 2 ? digits[v & 63] : '=');
	}
	fputs("\a", stdout);
	fflush(stdout);
	return 0;
}

/* --- input ----------------------------------------------------------------------------------- */

static bool
special_key(wint_t code, uint32_t *key)
{
	static const struct {
		wint_t code;
		uint32_t key;
	} keys[] = {
		{ KEY_UP, K_UP }, { KEY_DOWN, K_DOWN }, { KEY_LEFT, K_LEFT }, { KEY_RIGHT, K_RIGHT },
		{ KEY_HOME, K_HOME }, { KEY_END, K_END }, { KEY_PPAGE, K_PAGE_UP }, { KEY_NPAGE, K_PAGE_DOWN },
		{ KEY_IC, K_INSERT }, { KEY_DC, K_DELETE }, { KEY_BACKSPACE, K_BACKSPACE }, { KEY_ENTER, K_ENTER },
		{ KEY_BTAB, K_TAB | K_SHIFT }, { CODE_PASTE_BEGIN, K_PASTE_BEGIN }, { CODE_PASTE_END, K_PASTE_END },
		{ CODE_ALT_LEFT, K_LEFT | K_ALT }, { CODE_ALT_RIGHT, K_RIGHT | K_ALT },
	};
	size_t i;

	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (keys[i].code == code) {
			*key = keys[i].key;
			return true;
		}
	}
	if (code >= KEY_F(1) && code <= KEY_F(12)) {
		*key = (uint32_t)(K_F1 + (int)code - KEY_F(1));
		return true;
	}
	return false;
}

static bool
read_mouse(struct mouse *m)
{
	MEVENT ev;

	if (getmouse(&ev) != OK)
		return false;
	m->row = ev.y;
	m->col = ev.x;
	if (ev.bstate & BUTTON4_PRESSED)
		m->kind = MOUSE_WHEEL_UP;
	else if (ev.bstate & BUTTON5_PRESSED)
		m->kind = MOUSE_WHEEL_DOWN;
	else if (ev.bstate & (BUTTON1_DOUBLE_CLICKED | BUTTON1_TRIPLE_CLICKED))
		m->kind = MOUSE_DOUBLE;
	else if (ev.bstate & (BUTTON1_PRESSED | BUTTON1_CLICKED))
		m->kind = MOUSE_PRESS;
	else if (ev.bstate & BUTTON1_RELEASED)
		m->kind = MOUSE_RELEASE;
	else if (ev.bstate & REPORT_MOUSE_POSITION)
		m->kind = MOUSE_DRAG;
	else
		return false;
	if (m->kind == MOUSE_DRAG && !term.pressed)
		return false;
	term.pressed = m->kind == MOUSE_PRESS || (m->kind == MOUSE_DRAG && term.pressed);
	return true;
}

enum term_event
term_read(uint32_t *key, struct mouse *m)
{
	wint_t code;
	int rc;

	errno = 0;
	rc = get_wch(&code);
	if (rc == ERR)
		return errno == EIO ? TERM_GONE : TERM_NONE;
	if (rc == KEY_CODE_YES) {
		if (code == KEY_MOUSE)
			return read_mouse(m) ? TERM_MOUSE : TERM_NONE;
		return special_key(code, key) ? TERM_KEY : TERM_NONE;
	}
	if (code == 0x7F)
		code = K_BACKSPACE;
	else if (code == '\n')
		code = K_ENTER;
	*key = code;
	if (code != K_ESC)
		return TERM_KEY;
	rc = get_wch(&code);
	if (rc == OK) /* Alt sends an escape first */
		*key = code | K_ALT;
	else if (rc == KEY_CODE_YES) /* Esc was one, this is another */
		ungetch((int)code);
	return TERM_KEY;
}
