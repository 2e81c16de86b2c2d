#ifndef IBID_TESTS_PTY_READER_H
#define IBID_TESTS_PTY_READER_H

#include "tests/pty/pty.h"

/* The reader ($IBID) on a terminal, with a HOME of its own and a copy of the tour's library for each test. */
struct fixture {
	char home[64];
	char tour[128], library[128];
	struct pty *pty;
};

extern const char reader_idle[];        /* what ^C says */
extern const char reader_first_title[]; /* of the article that opens first */
extern const char reader_strange[];     /* an article of wide, combining and right-to-left characters */

/* For cmocka: of the group, of each test. */
int reader_make_tour(void **state);
int reader_remove_tour(void **state);
int reader_fresh(void **state);
int reader_over(void **state);
#define TEST(f) cmocka_unit_test_setup_teardown(f, reader_fresh, reader_over)

void reader_import(const char *library, const char *path);
/* Write a file in HOME; its path, borrowed until the next call. */
const char *reader_article(struct fixture *f, const char *name, struct slice text);
void reader_forget(struct fixture *f); /* the library */

/* On xterm-256color at 36x120 unless o says other; option may be NULL. */
struct pty *reader_start_with(struct fixture *f, struct pty_options o, const char *option);
struct pty *reader_start(struct fixture *f); /* with the tour's first article open */
int reader_bottom(const struct pty *p);      /* the last row */
/* It answers, and all that was sent before has been taken and painted. */
void reader_answers(struct pty *p);
void reader_left(struct pty *p);  /* the terminal is as it was before */
void reader_ended(struct pty *p); /* wait for its end, which must be a clean one */
void reader_quit(struct fixture *f);
/* To another size; the reader paints all anew. */
void reader_resize(struct pty *p, int rows, int cols);
void reader_resize_and_answer(struct pty *p, int rows, int cols);
/* The columns of the rules between the panes, as the title row has them. Returns how many. */
int reader_borders(struct pty *p, int cols[4]);

#endif
