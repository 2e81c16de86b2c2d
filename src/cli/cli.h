#ifndef IBID_CLI_CLI_H
#define IBID_CLI_CLI_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

/* What the command line says of the reader, which main.c starts: ui and cli do not know each other. */
struct cli_reader {
	const char *library, *config, *command; /* NULL: not given */
	bool no_config, no_mouse;
	int64_t article;
};
/* -1 with e set when the reader cannot be opened. */
typedef int cli_reader_fn(const struct cli_reader *r, struct err *e);

/* Run the command line, the reader through `reader` when no command is named.
 * Returns the exit status: 0 well, 1 something failed, 2 the call's words are off. */
int cli_main(int argc, char **argv, cli_reader_fn *reader);

#endif
