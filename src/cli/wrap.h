#ifndef IBID_CLI_WRAP_H
#define IBID_CLI_WRAP_H

#include <stddef.h>

#include "base/str.h"
#include "model/article.h"

/* Print s as one line of standard output, cut to its terminal's width (200 cells where it is none), made safe for it. */
void wrap_print_line(const struct str *s);
/* The width of standard output's terminal, `otherwise` when it is none. */
size_t wrap_terminal_width(size_t otherwise);
/* Append s in lines of at most `width` cells, `prefix` before each, made safe for a terminal; newlines are kept. */
void wrap_text(struct str *out, struct slice s, size_t width, const char *prefix);
/* An article for reading: its head and its blocks. */
void wrap_article(struct str *out, const struct article *a, size_t width);

#endif
