#include <stdlib.h>
#include <string.h>

#include "app/analyse.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "cli/json.h"

enum { NAMES_SHOWN = 10 };

static void
put_field(struct str *out, const char *name, const char *value)
{
	if (!value)
		return;
	str_printf(out, "  %-10s ", name);
	utf8_put_safe(out, slice_of(value));
	str_putc(out, '\n');
}

static void
put_names(struct str *out, const struct article *a)
{
	size_t i;

	for (i = 0; i < a->nentities && i < NAMES_SHOWN; i++) {
		const struct entity *n = &a->entities[i];

		str_printf(out, "  %-12s %3zu  ", entity_kind_name(n->kind), n->nmentions);
		utf8_put_safe(out, slice_of(n->name));
		str_putc(out, '\n');
	}
	if (a->nentities > NAMES_SHOWN)
		str_printf(out, "  and %zu more names\n", a->nentities - NAMES_SHOWN);
}

static void
print_summary(const struct article *a)
{
	char date[DATE_ISO_MAX];
	struct str out = { 0 };

	utf8_put_safe(&out, slice_of(a->title));
	str_putc(&out, '\n');
	put_field(&out, "author", a->author);
	put_field(&out, "publisher", a->publisher);
	put_field(&out, "date", a->date.year ? date_iso(date, a->date) : NULL);
	put_field(&out, "url", a->url);
	put_field(&out, "language", a->language);
	str_printf(&out, "  %-10s %zu\n", "words", a->words);
	put_names(&out, a);
	fputs(str_cstr(&out), stdout);
	str_free(&out);
}

static int
analyse_one(const char *path, bool raw, bool json)
{
	struct analysis found;
	struct err e = { 0 };
	size_t i;

	if (analyse_file(&found, path, raw, &e) < 0)
		return cli_failed(&e);
	for (i = 0; i < found.narticles; i++)
		if (json)
			json_print_article(stdout, &found.articles[i], NULL);
		else
			print_summary(&found.articles[i]);
	analysis_free(&found);
	return EXIT_WELL;
}

int
cli_analyse(const struct cli_call *c)
{
	int i, status = EXIT_WELL;

	if (c->nargs == 0)
		return cli_misused(c, "a file is missing");
	for (i = 0; i < c->nargs && !ferror(stdout); i++)
		if (analyse_one(c->args[i], c->values[CLI_ANALYSE_RAW], c->values[CLI_ANALYSE_JSON]) != EXIT_WELL)
			status = EXIT_FAILED;
	return status;
}
