#ifndef IBID_UI_EXTERNAL_H
#define IBID_UI_EXTERNAL_H

#include "base/err.h"
#include "base/str.h"

/* Other programs. Nothing of an article reaches a shell: addresses are arguments, texts are standard input. */

/* Start $BROWSER (words, "%s" stands for the address), else xdg-open, and do not wait for it. url was checked. */
int external_browse(const char *url, struct err *e);
/* Run the user's shell command line on the terminal with input on its standard input; then wait for Enter. */
int external_pipe(const char *command, struct slice input, struct err *e);

#endif
