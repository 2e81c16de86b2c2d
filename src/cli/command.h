#ifndef IBID_CLI_COMMAND_H
#define IBID_CLI_COMMAND_H

#include <stdbool.h>
#include <stdio.h>

#include "app/library.h"
#include "base/err.h"
#include "base/str.h"
#include "cli/cli.h"

/* For the files of src/cli/: the command table and what the commands share. */

enum cli_command_id {
#define COMMAND(id, name, arguments, help) CLI_##id,
#define OPTION(command, id, name, letter, argument, help)
#include "cli/commands.def"
#undef COMMAND
#undef OPTION
	CLI_COMMANDS,
	CLI_ANY = CLI_COMMANDS
};

enum cli_option_id {
#define COMMAND(id, name, arguments, help)
#define OPTION(command, id, name, letter, argument, help) CLI_##command##_##id,
#include "cli/commands.def"
#undef COMMAND
#undef OPTION
	CLI_OPTIONS
};

/* A call of a command: its words, sorted out. */
struct cli_call {
	enum cli_command_id command;
	const char *values[CLI_OPTIONS]; /* NULL: not given; "" when it takes no argument */
	char **args;                     /* the other words */
	int nargs;
	cli_reader_fn *reader;
};
typedef int cli_command_fn(const struct cli_call *c); /* the exit status */

struct cli_command {
	const char *name, *arguments, *help;
	cli_command_fn *run;
};
struct cli_option {
	enum cli_command_id command;
	const char *name;
	char letter;
	const char *argument, *help;
};
extern const struct cli_command cli_commands[CLI_COMMANDS];
extern const struct cli_option cli_options[CLI_OPTIONS];

enum { EXIT_WELL = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

cli_command_fn cli_reader, cli_list, cli_show, cli_import, cli_delete, cli_analyse, cli_tour, cli_help, cli_version;
cli_command_fn cli_refs, cli_cites, cli_cited_by, cli_quotes, cli_wanted, cli_origin, cli_independence, cli_link, cli_unlink, cli_export;
cli_command_fn cli_entities, cli_entity, cli_merge, cli_split, cli_rename, cli_reject;

/* Messages on standard error, "ibid: ..." in one line, made safe for a terminal. */
void cli_say(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
int cli_failed(const struct err *e);                       /* says it; returns EXIT_FAILED */
int cli_misused(const struct cli_call *c, const char *fmt, ...) /* and where help is; returns EXIT_USAGE */
    __attribute__((format(printf, 2, 3)));
/* To be returned at the end: standard output may have failed (a full disk, a closed pipe). */
int cli_flush(int status);

/* Open the library that the call names; -1 after saying why not. */
int cli_open(struct library **out, const struct cli_call *c, enum library_mode mode);
/* Run the reader; returns the exit status. */
int cli_read(const struct cli_call *c, const struct cli_reader *r);
/* The query that the call's words make; NULL after saying what is wrong with it. */
struct library_query *cli_query(const struct cli_call *c);
bool cli_number(int64_t *n, const char *word); /* digits alone, above 0 */
int cli_print_completion(const struct cli_call *c, const char *shell); /* the exit status */
void cli_print_help(FILE *to, enum cli_command_id command);
/* List all that the query (may be NULL) lets through. */
int cli_print_list(struct library *l, const struct library_query *q, enum library_sort sort, bool descending, bool json);

#endif
