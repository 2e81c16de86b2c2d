/* What shells complete. */
#include <string.h>

#include "app/export/export.h"
#include "cli/command.h"

static const char *const shells[] = { "bash", "fish", "zsh" };
enum { SHELLS = sizeof(shells) / sizeof(*shells) };

/* The words that an option takes, where there are so many and no others; NULL behind the last. */
static const char *
option_value(enum cli_option_id id, size_t i)
{
	switch (id) {
	case CLI_LIST_SORT: return i < SORTS ? library_sort_name((enum library_sort)i) : NULL;
	case CLI_EXPORT_FORMAT: return export_format_name(i);
	case CLI_HELP_COMPLETION: return i < SHELLS ? shells[i] : NULL;
	default: return NULL;
	}
}

static void
print_values(enum cli_option_id id)
{
	size_t i;

	for (i = 0; option_value(id, i); i++)
		printf("%s%s", i ? " " : "", option_value(id, i));
}

static void
print_commands(void)
{
	int i;

	for (i = 1; i < CLI_COMMANDS; i++)
		printf("%s ", cli_commands[i].name);
}

/* --- bash and zsh ---------------------------------------------------------------------------- */

/* The options that are followed by a word of theirs, each a case "COMMAND OPTION". */
static void
print_bash_values(void)
{
	int k;

	puts("\tcase ${COMP_WORDS[1]}\\ $before in");
	for (k = 0; k < CLI_OPTIONS; k++) {
		const struct cli_option *o = &cli_options[k];

		if (!option_value((enum cli_option_id)k, 0))
			continue;
		printf("\t%s\\ --%s", cli_commands[o->command].name, o->name);
		if (o->letter)
			printf("|%s\\ -%c", cli_commands[o->command].name, o->letter);
		fputs(") values='", stdout);
		print_values((enum cli_option_id)k);
		puts("' ;;");
	}
	puts("\thelp\\ help) values='");
	print_commands();
	puts("' ;;\n\tesac\n\tif [ -n \"$values\" ]; then\n\t\tCOMPREPLY=($(compgen -W \"$values\" -- \"$cur\"))\n"
	     "\t\treturn\n\tfi");
}

static void
print_bash(void)
{
	int i, k;

	/* Bash takes the = of --sort=date for a word of its own. */
	puts("_ibid() {\n\tlocal cur=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words= values=\n"
	     "\tif [ \"$cur\" = = ]; then\n\t\tcur=\n"
	     "\telif [ \"$before\" = = ]; then\n\t\tbefore=${COMP_WORDS[COMP_CWORD-2]}\n\tfi");
	print_bash_values();
	puts("\tcase ${COMP_WORDS[1]} in");
	for (i = 1; i < CLI_COMMANDS; i++) {
		printf("\t%s) words='", cli_commands[i].name);
		for (k = 0; k < CLI_OPTIONS; k++)
			if (cli_options[k].command == (enum cli_command_id)i || cli_options[k].command == CLI_ANY)
				printf("--%s ", cli_options[k].name);
		puts("' ;;");
	}
	puts("\tesac\n\tif [ \"$COMP_CWORD\" = 1 ]; then\n\t\twords='");
	print_commands();
	for (k = 0; k < CLI_OPTIONS; k++)
		if (cli_options[k].command == CLI_READER || cli_options[k].command == CLI_ANY)
			printf("--%s ", cli_options[k].name);
	puts("'\n\telif [[ $cur != -* ]]; then\n\t\treturn\n\tfi\n"
	     "\tCOMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n}\ncomplete -o default -F _ibid ibid");
}

/* --- fish ------------------------------------------------------------------------------------ */

/* In single quotes, as fish and zsh take them. */
static void
put_quoted(const char *s)
{
	putchar('\'');
	for (; *s; s++)
		if (*s == '\'')
			fputs("'\\''", stdout);
		else
			putchar(*s);
	putchar('\'');
}

static void
print_fish(void)
{
	int i;

	for (i = 1; i < CLI_COMMANDS; i++) {
		printf("complete -c ibid -n __fish_use_subcommand -a %s -d ", cli_commands[i].name);
		put_quoted(cli_commands[i].help);
		putchar('\n');
	}
	fputs("complete -c ibid -n '__fish_seen_subcommand_from help' -f -a '", stdout);
	print_commands();
	puts("'");
	for (i = 0; i < CLI_OPTIONS; i++) {
		const struct cli_option *o = &cli_options[i];

		fputs("complete -c ibid", stdout);
		if (o->command == CLI_READER)
			fputs(" -n __fish_use_subcommand", stdout);
		else if (o->command != CLI_ANY)
			printf(" -n '__fish_seen_subcommand_from %s'", cli_commands[o->command].name);
		if (o->letter)
			printf(" -s %c", o->letter);
		printf(" -l %s", o->name);
		if (option_value((enum cli_option_id)i, 0)) {
			fputs(" -x -a '", stdout);
			print_values((enum cli_option_id)i);
			fputs("' -d ", stdout);
		} else {
			fputs(o->argument ? " -r -d " : " -d ", stdout);
		}
		put_quoted(o->help);
		putchar('\n');
	}
}

int
cli_print_completion(const struct cli_call *c, const char *shell)
{
	if (strcmp(shell, "bash") == 0)
		print_bash();
	else if (strcmp(shell, "zsh") == 0) {
		puts("autoload -U +X bashcompinit && bashcompinit");
		print_bash();
	} else if (strcmp(shell, "fish") == 0)
		print_fish();
	else
		return cli_misused(c, "there is no completion for %s (there is for bash, fish and zsh)", shell);
	return EXIT_WELL;
}
