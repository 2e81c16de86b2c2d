#include "cli.h"

#include <errno.h>
#include <getopt.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "cli/command.h"
#include "config.h"

#define cli_run_READER cli_reader
#define cli_run_LIST cli_list
#define cli_run_SHOW cli_show
#define cli_run_IMPORT cli_import
#define cli_run_REFS cli_refs
#define cli_run_CITES cli_cites
#define cli_run_CITED_BY cli_cited_by
#define cli_run_QUOTES cli_quotes
#define cli_run_WANTED cli_wanted
#define cli_run_ORIGIN cli_origin
#define cli_run_INDEPENDENCE cli_independence
#define cli_run_LINK cli_link
#define cli_run_UNLINK cli_unlink
#define cli_run_ENTITIES cli_entities
#define cli_run_ENTITY cli_entity
#define cli_run_MERGE cli_merge
#define cli_run_SPLIT cli_split
#define cli_run_RENAME cli_rename
#define cli_run_REJECT cli_reject
#define cli_run_EXPORT cli_export
#define cli_run_DELETE cli_delete
#define cli_run_ANALYSE cli_analyse
#define cli_run_TOUR cli_tour
#define cli_run_HELP cli_help
#define cli_run_VERSION cli_version

const struct cli_command cli_commands[CLI_COMMANDS] = {
#define COMMAND(id, name_, arguments_, help_)                                                      \
	[CLI_##id] = { .name = name_, .arguments = arguments_, .help = help_, .run = cli_run_##id },
#define OPTION(command, id, name, letter, argument, help)
#include "cli/commands.def"
#undef COMMAND
#undef OPTION
};

const struct cli_option cli_options[CLI_OPTIONS] = {
#define COMMAND(id, name, arguments, help)
#define OPTION(command_, id, name_, letter_, argument_, help_)                                     \
	[CLI_##command_##_##id] = { .command = CLI_##command_, .name = name_, .letter = letter_,   \
		.argument = argument_, .help = help_ },
#include "cli/commands.def"
#undef COMMAND
#undef OPTION
};

enum { OPTION_VALUE = 256 }; /* what getopt gives for option 0; letters lie below */

/* --- messages ------------------------------------------------------------------------------- */

static void
say(const char *fmt, va_list ap)
{
	struct str line = { 0 };
	char *text = NULL;

	if (vasprintf(&text, fmt, ap) < 0)
		mem_panic(0);
	utf8_put_safe(&line, slice_of(text));
	fprintf(stderr, "ibid: %s\n", str_cstr(&line));
	free(text);
	str_free(&line);
}

void
cli_say(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(fmt, ap);
	va_end(ap);
}

int
cli_failed(const struct err *e)
{
	cli_say("%s", e->msg);
	return EXIT_FAILED;
}

static void
say_where_help_is(enum cli_command_id command)
{
	const char *name = cli_commands[command].name;

	fprintf(stderr, "Try `ibid %s%s--help'.\n", name, *name ? " " : "");
}

int
cli_misused(const struct cli_call *c, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(fmt, ap);
	va_end(ap);
	say_where_help_is(c->command);
	return EXIT_USAGE;
}

int
cli_flush(int status)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	if (errno != EPIPE) /* whoever reads has had enough */
		cli_say("standard output: %s", strerror(errno));
	return EXIT_FAILED;
}

/* --- what commands share -------------------------------------------------------------------- */

int
cli_open(struct library **out, const struct cli_call *c, enum library_mode mode)
{
	struct err e = { 0 };

	if (library_open(out, c->values[CLI_ANY_LIBRARY], mode, &e) == 0)
		return 0;
	cli_failed(&e);
	return -1;
}

bool
cli_number(int64_t *n, const char *word)
{
	char *end;

	if (*word < '0' || *word > '9')
		return false;
	errno = 0;
	*n = strtoll(word, &end, 10);
	return !*end && errno == 0 && *n > 0;
}

int
cli_version(const struct cli_call *c)
{
	(void)c;
	puts(PACKAGE_STRING);
	return EXIT_WELL;
}

int
cli_read(const struct cli_call *c, const struct cli_reader *r)
{
	struct err e = { 0 };

	return c->reader(r, &e) < 0 ? cli_failed(&e) : EXIT_WELL;
}

int
cli_reader(const struct cli_call *c)
{
	struct cli_reader r = {
		.library = c->values[CLI_ANY_LIBRARY],
		.config = c->values[CLI_READER_CONFIG],
		.command = c->values[CLI_READER_COMMAND],
		.no_config = c->values[CLI_READER_NO_CONFIG],
		.no_mouse = c->values[CLI_READER_NO_MOUSE],
	};
	const char *article = c->values[CLI_READER_ARTICLE];

	if (article && !cli_number(&r.article, article))
		return cli_misused(c, "%s: an article's id is a number", article);
	return cli_read(c, &r);
}

/* --- the call ------------------------------------------------------------------------------- */

/* Letters of words that differ: insertions, deletions and changes. Long words are as good as any other. */
static size_t
distance(const char *a, const char *b)
{
	enum { MAX = 31 };
	size_t n = strlen(a), m = strlen(b), row[MAX + 1], i, k;

	if (n > MAX || m > MAX)
		return MAX;
	for (k = 0; k <= m; k++)
		row[k] = k;
	for (i = 1; i <= n; i++) {
		size_t corner = row[0];

		row[0] = i;
		for (k = 1; k <= m; k++) {
			size_t change = corner + (a[i - 1] != b[k - 1]), least;

			corner = row[k];
			least = row[k] < row[k - 1] ? row[k] + 1 : row[k - 1] + 1;
			row[k] = change < least ? change : least;
		}
	}
	return row[m];
}

static int
unknown_command(const char *word)
{
	size_t best = 3, d;
	int i, found = -1;

	for (i = 1; i < CLI_COMMANDS; i++)
		if ((d = distance(word, cli_commands[i].name)) < best) {
			best = d;
			found = i;
		}
	if (found >= 0)
		cli_say("there is no command %s; did you mean %s?", word, cli_commands[found].name);
	else
		cli_say("there is no command %s", word);
	say_where_help_is(CLI_READER);
	return EXIT_USAGE;
}

static int
find_command(const char *word)
{
	int i;

	for (i = 1; i < CLI_COMMANDS; i++)
		if (strcmp(cli_commands[i].name, word) == 0)
			return i;
	return -1;
}

/* The tables that getopt wants, of the options of one command. `first` is "+" to stop at the first word that is none. */
static void
getopt_tables(enum cli_command_id command, struct option longs[CLI_OPTIONS + 1], struct str *shorts, const char *first)
{
	int i, n = 0;

	str_puts(shorts, first);
	str_putc(shorts, ':'); /* tells what is missing from what is unknown */
	for (i = 0; i < CLI_OPTIONS; i++) {
		const struct cli_option *o = &cli_options[i];

		if (o->command != CLI_ANY && o->command != command)
			continue;
		longs[n++] = (struct option){ .name = o->name,
			.has_arg = o->argument ? required_argument : no_argument, .val = OPTION_VALUE + i };
		if (o->letter) {
			str_putc(shorts, o->letter);
			str_puts(shorts, o->argument ? ":" : "");
		}
	}
	longs[n] = (struct option){ 0 };
}

static int
option_of(enum cli_command_id command, int got)
{
	int i;

	if (got >= OPTION_VALUE)
		return got - OPTION_VALUE;
	for (i = 0; i < CLI_OPTIONS; i++)
		if (cli_options[i].letter == got &&
		    (cli_options[i].command == CLI_ANY || cli_options[i].command == command))
			return i;
	return -1;
}

/* Say what getopt refused; its own messages would send the word to the terminal as it is. */
static void
say_refused(const char *word, int got)
{
	int n = (int)strcspn(word, "=");

	if (strncmp(word, "--", 2) != 0)
		cli_say(got == ':' ? "option -%c: something is missing behind it" : "there is no option -%c", optopt);
	else if (got == ':')
		cli_say("option %s: something is missing behind it", word);
	else if (optopt) /* it is known */
		cli_say("option %.*s takes nothing behind it", n, word);
	else
		cli_say("there is no option %.*s, or it could be several", n, word);
}

/* Fill c->values from argv, argv[0] being no option. false after saying what is wrong; optind is where the words begin. */
static bool
parse_options(struct cli_call *c, int argc, char **argv, const char *first)
{
	struct option longs[CLI_OPTIONS + 1];
	struct str shorts = { 0 };
	int got, at;

	getopt_tables(c->command, longs, &shorts, first);
	optind = 0; /* getopt forgets its last call */
	opterr = 0;
	while ((got = getopt_long(argc, argv, str_cstr(&shorts), longs, NULL)) != -1) {
		if (got == '?' || got == ':' || (at = option_of(c->command, got)) < 0) {
			str_free(&shorts);
			say_refused(argv[optind - 1], got);
			say_where_help_is(c->command);
			return false;
		}
		c->values[at] = optarg ? optarg : "";
	}
	str_free(&shorts);
	return true;
}

static int
run_call(const struct cli_call *c)
{
	if (c->values[CLI_ANY_HELP]) {
		cli_print_help(stdout, c->command);
		return cli_flush(EXIT_WELL);
	}
	if (c->values[CLI_ANY_VERSION])
		return cli_flush(cli_version(c));
	return cli_flush(cli_commands[c->command].run(c));
}

int
cli_main(int argc, char **argv, cli_reader_fn *reader)
{
	struct cli_call c = { .command = CLI_READER, .reader = reader };
	int words, found;

	if (!parse_options(&c, argc, argv, "+"))
		return EXIT_USAGE;
	words = optind;
	if (words >= argc)
		return run_call(&c);
	if ((found = find_command(argv[words])) < 0)
		return unknown_command(argv[words]);
	c.command = (enum cli_command_id)found;
	argv[words] = argv[0];
	if (!parse_options(&c, argc - words, argv + words, ""))
		return EXIT_USAGE;
	c.args = argv + words + optind;
	c.nargs = argc - words - optind;
	signal(SIGPIPE, SIG_IGN); /* a write then fails, and the library is closed in order */
	signal(SIGXFSZ, SIG_IGN);
	return run_call(&c);
}
