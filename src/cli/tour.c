#include <stdlib.h>
#include <unistd.h>

#include "app/tour.h"
#include "cli/command.h"

/* The path of the tour's library; owned by the caller. */
static char *
tour_place(const struct cli_call *c)
{
	const char *named = c->values[CLI_ANY_LIBRARY];

	return named ? mem_strdup(named) : library_data_path("tour.ibid");
}

/* Bring the tour in and list it, unless the reader is to show it. */
static int
import_tour(const char *library, bool list)
{
	struct library *l;
	struct err e = { 0 };
	int status = EXIT_WELL;

	if (library_open(&l, library, LIBRARY_WRITE, &e) < 0 || tour_import(l, &e) < 0)
		status = cli_failed(&e);
	else if (list)
		status = cli_print_list(l, NULL, SORT_ADDED, false, false);
	library_close(l);
	return status;
}

int
cli_tour(const struct cli_call *c)
{
	bool reader = isatty(STDOUT_FILENO) && isatty(STDIN_FILENO);
	char *library;
	int status;

	if (c->nargs)
		return cli_misused(c, "%s: tour takes no argument", c->args[0]);
	library = tour_place(c);
	status = import_tour(library, !reader);
	if (status == EXIT_WELL && reader)
		status = cli_read(c, &(struct cli_reader){ .library = library });
	free(library);
	return status;
}
