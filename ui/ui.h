#ifndef IBID_UI_UI_H
#define IBID_UI_UI_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct ui_options {
	const char *library; /* path; as library_open() */
	const char *config;  /* path of a config file; NULL: the default one, when there is one */
	bool no_config;
	bool no_mouse;
	int64_t article;     /* open this one first; 0: where the reader left off */
	const char *command; /* run this command line at the start; NULL: none */
};

/* Open the library and run the reader on the terminal until it quits. */
int ui_run(const struct ui_options *o, struct err *e);

#endif
