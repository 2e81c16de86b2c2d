#ifndef IBID_TESTS_PTY_PTY_H
#define IBID_TESTS_PTY_PTY_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>
#include <vterm.h>

#include "base/str.h"

/*
 * A program on a real pseudo terminal, under a small shell as its session leader (so that it can be suspended), with
 * libvterm as the terminal. Tests send keys and wait for a state of the screen, never for a time.
 */

enum { PTY_DEADLINE = 60 }; /* seconds that a state may take to come; ends tests that fail, slows none that passes */
enum { PTY_FAULT = 99 };    /* what a program exits with in which a sanitizer found a fault or leak */

struct pty_options {
	const char *const *args; /* of the program, args[0] its path, NULL at the end */
	const char *const *env;  /* NAME=VALUE besides LC_ALL, TZ, PATH and the sanitizers' options; NULL at the end */
	const char *home, *term;
	int rows, cols;
	size_t memory;  /* bytes of its address space; 0: as many as there are */
	size_t file;    /* bytes of a file that it writes; 0 as above */
	bool no_shell; /* nobody's controlling terminal: no SIGHUP when it goes */
};

struct pty {
	int master;          /* -1: closed */
	int control, report; /* pipes to the shell and from it */
	pid_t shell, child;
	bool stopped, ended;
	int status; /* of waitpid(), once ended */
	VTerm *vt;
	VTermScreen *screen;
	bool altscreen, cursor_visible;
	int mouse;          /* VTERM_PROP_MOUSE_... */
	struct str raw;     /* all bytes that it wrote */
	struct str scratch; /* what pty_row() gave last */
	int64_t deadline;   /* of the state that is waited for, in milliseconds */
};

struct pty *pty_start(const struct pty_options *o);
void pty_free(struct pty *p); /* kills what still runs */

void pty_send(struct pty *p, const char *bytes);
void pty_paste(struct pty *p, const char *text); /* bracketed when the program asked for it */
void pty_mouse(struct pty *p, int row, int col); /* move the pointer */
void pty_button(struct pty *p, int button, bool down); /* 1 left, 4 wheel up, 5 wheel down */
void pty_click(struct pty *p, int row, int col);
void pty_resize(struct pty *p, int rows, int cols);
void pty_signal(struct pty *p, int sig);
void pty_resume(struct pty *p); /* as `fg` */
void pty_hang_up(struct pty *p); /* the terminal vanishes */

/* One row as UTF-8 without trailing blanks; borrowed until the next call. */
const char *pty_row(struct pty *p, int row);
bool pty_row_has(struct pty *p, int row, const char *text);
bool pty_has(struct pty *p, const char *text);          /* on any row */
int pty_row_with(struct pty *p, const char *text);      /* the first such row, -1: none */
bool pty_find_cell(struct pty *p, uint32_t cp, VTermPos *at); /* the first cell that begins with cp */
VTermScreenCell pty_cell(struct pty *p, int row, int col);
bool pty_mode(const struct pty *p, const char *number); /* a DEC private mode, as last set or reset */
bool pty_cooked(const struct pty *p); /* the line discipline echoes and edits, as the shell left it */
size_t pty_count(const struct pty *p, const char *bytes); /* in all that it wrote */

/* Wait until `condition` holds; the test fails with the screen when it does not within the deadline. */
#define PTY_WAIT(p, condition)                                                                     \
	do {                                                                                       \
		pty_begin_wait(p);                                                                 \
		while (!(condition))                                                               \
			pty_pump(p, #condition, __FILE__, __LINE__);                               \
	} while (0)
void pty_begin_wait(struct pty *p);
void pty_pump(struct pty *p, const char *condition, const char *file, int line);

#endif
