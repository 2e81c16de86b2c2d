#include <string.h>

#include "cli/command.h"
#include "cli/wrap.h"

enum {
	WIDTH = 80,
	NAME_WIDTH = 22, /* of the column before an explanation */
};

/* A name, and its explanation in a column beside it. */
static void
print_row(FILE *to, const char *name, const char *help)
{
	static const char indent[] = "                          ";
	struct str lines = { 0 };

	wrap_text(&lines, slice_of(help), WIDTH, indent);
	fprintf(to, "  %-*s  %s", NAME_WIDTH, name, lines.p + strlen(indent));
	str_free(&lines);
}

static void
print_option(FILE *to, const struct cli_option *o)
{
	char name[64];

	snprintf(name, sizeof(name), "%c%c%s--%s%s%s", o->letter ? '-' : ' ', o->letter ? o->letter : ' ',
	    o->letter ? ", " : "  ", o->name, o->argument ? " " : "", o->argument ? o->argument : "");
	print_row(to, name, o->help);
}

static void
print_options(FILE *to, enum cli_command_id command)
{
	int i;

	for (i = 0; i < CLI_OPTIONS; i++)
		if (cli_options[i].command == command)
			print_option(to, &cli_options[i]);
}

static const char query_help[] =
    "\nA query is a row of terms, all of which must hold; - before one turns it round:\n"
    "  word  \"a phrase\"  begin*      in the title, author, publisher or text\n"
    "  title:x  author:x  publisher:\"x y\"\n"
    "  date:2019  date:2019-08..2021  date:..2018\n"
    "  words:>800  words:300..500\n"
    "  lang:en  unread:  read:  starred:  deleted:\n";

void
cli_print_help(FILE *to, enum cli_command_id command)
{
	const struct cli_command *c = &cli_commands[command];
	struct str what = { 0 }, lines = { 0 };
	int i;

	if (command == CLI_READER)
		fputs("Usage: ibid [OPTION]...\n       ibid COMMAND [OPTION]... [ARGUMENT]...\n\n"
		      "Read a collection of articles: whom each names, and where you read what.\n"
		      "Without a command the reader opens.\n\nCommands:\n", to);
	else {
		fprintf(to, "Usage: ibid %s [OPTION]...%s%s\n\n", c->name, *c->arguments ? " " : "", c->arguments);
		str_printf(&what, "%s.", c->help);
		wrap_text(&lines, str_slice(&what), WIDTH, "");
		fputs(lines.p, to);
	}
	if (command == CLI_READER)
		for (i = 1; i < CLI_COMMANDS; i++)
			print_row(to, cli_commands[i].name, cli_commands[i].help);
	fputs("\nOptions:\n", to);
	print_options(to, command);
	print_options(to, CLI_ANY);
	if (command == CLI_LIST)
		fputs(query_help, to);
	fputs("\nExit status: 0 well, 1 something failed, 2 the call's words are off.\n", to);
	str_free(&what);
	str_free(&lines);
}

/* --- the man page --------------------------------------------------------------------------- */

/* roff reads \, - and a dot or quote at a line's start in its own way. */
static void
put_roff(const char *s)
{
	const char *p;

	for (p = s; *p; p++)
		if (*p == '\\')
			fputs("\\e", stdout);
		else if (*p == '-')
			fputs("\\-", stdout);
		else if ((*p == '.' || *p == '\'') && p == s)
			printf("\\&%c", *p);
		else
			putchar(*p);
}

static void
man_option(const struct cli_option *o)
{
	fputs(".TP\n", stdout);
	if (o->letter)
		printf("\\fB\\-%c\\fR, ", o->letter);
	fputs("\\fB\\-\\-", stdout);
	put_roff(o->name);
	fputs("\\fR", stdout);
	if (o->argument)
		printf(" \\fI%s\\fR", o->argument);
	putchar('\n');
	put_roff(o->help);
	fputs(".\n", stdout);
}

static void
man_options(enum cli_command_id command)
{
	int i;

	for (i = 0; i < CLI_OPTIONS; i++)
		if (cli_options[i].command == command)
			man_option(&cli_options[i]);
}

static void
print_man(void)
{
	int i;

	puts(".SH OPTIONS\nThese are understood by all commands.");
	man_options(CLI_ANY);
	puts(".PP\nThese are for the reader.");
	man_options(CLI_READER);
	puts(".SH COMMANDS");
	for (i = 1; i < CLI_COMMANDS; i++) {
		printf(".SS ibid %s", cli_commands[i].name);
		if (*cli_commands[i].arguments)
			printf(" \\fI%s\\fR", cli_commands[i].arguments);
		putchar('\n');
		put_roff(cli_commands[i].help);
		fputs(".\n", stdout);
		man_options((enum cli_command_id)i);
	}
}

int
cli_help(const struct cli_call *c)
{
	int i;

	if (c->values[CLI_HELP_MAN]) {
		print_man();
		return EXIT_WELL;
	}
	if (c->values[CLI_HELP_COMPLETION])
		return cli_print_completion(c, c->values[CLI_HELP_COMPLETION]);
	if (c->nargs == 0) {
		cli_print_help(stdout, CLI_READER);
		return EXIT_WELL;
	}
	for (i = 1; i < CLI_COMMANDS; i++)
		if (strcmp(cli_commands[i].name, c->args[0]) == 0) {
			cli_print_help(stdout, (enum cli_command_id)i);
			return EXIT_WELL;
		}
	return cli_misused(c, "there is no command %s", c->args[0]);
}
