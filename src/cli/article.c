#include <stdlib.h>
#include <string.h>

#include "app/claims.h"
#include "cli/command.h"
#include "cli/json.h"
#include "cli/wrap.h"

/* The commands about single articles: show, delete. */

enum { TEXT_WIDTH = 72 };

static int
show_original(struct library *l, int64_t id, size_t width, struct err *e)
{
	struct arena mem = { 0 };
	struct str out = { 0 };
	struct doc d;
	size_t at;
	int rc = library_original(l, &d, &at, &mem, id, e);

	if (rc == 0) {
		wrap_text(&out, d.text, width, "");
		fputs(str_cstr(&out), stdout);
	}
	str_free(&out);
	arena_free(&mem);
	return rc;
}

static int
show_article(struct library *l, int64_t id, size_t width, bool json, struct err *e)
{
	struct arena mem = { 0 };
	struct article *a;
	struct str out = { 0 };
	int rc = library_article(l, &a, &mem, id, e);

	if (rc == 0 && json && (rc = claims_of(l, a, &mem, e)) == 0)
		json_print_article(stdout, a, l);
	else if (rc == 0) {
		wrap_article(&out, a, width);
		fputs(str_cstr(&out), stdout);
	}
	str_free(&out);
	arena_free(&mem);
	return rc;
}

/* The ids that a call names; false after saying which word is none. */
static bool
take_ids(const struct cli_call *c, int64_t *ids)
{
	int i;

	for (i = 0; i < c->nargs; i++)
		if (!cli_number(&ids[i], c->args[i])) {
			cli_misused(c, "%s: an article's id is a number", c->args[i]);
			return false;
		}
	if (c->nargs == 0)
		cli_misused(c, "an article's id is missing; `ibid list' shows them");
	return c->nargs > 0;
}

static int
show_all(const struct cli_call *c, struct library *l, const int64_t *ids)
{
	size_t width = wrap_terminal_width(TEXT_WIDTH);
	bool json = c->values[CLI_SHOW_JSON], original = c->values[CLI_SHOW_ORIGINAL];
	int i, status = EXIT_WELL;

	for (i = 0; i < c->nargs; i++) {
		struct err e = { 0 };

		if (i > 0 && !json)
			fputs("\n\n", stdout);
		if ((original ? show_original(l, ids[i], width, &e) : show_article(l, ids[i], width, json, &e)) < 0)
			status = cli_failed(&e);
	}
	return status;
}

int
cli_show(const struct cli_call *c)
{
	int64_t *ids = mem_alloc((size_t)c->nargs * sizeof(*ids));
	struct library *l = NULL;
	int status;

	if (c->values[CLI_SHOW_JSON] && c->values[CLI_SHOW_ORIGINAL])
		status = cli_misused(c, "--json and --original do not go together");
	else if (!take_ids(c, ids))
		status = EXIT_USAGE;
	else if (cli_open(&l, c, LIBRARY_READ) < 0)
		status = EXIT_FAILED;
	else
		status = show_all(c, l, ids);
	library_close(l);
	free(ids);
	return status;
}

int
cli_delete(const struct cli_call *c)
{
	int64_t *ids = mem_alloc((size_t)c->nargs * sizeof(*ids));
	bool restore = c->values[CLI_DELETE_RESTORE];
	struct library *l = NULL;
	int i, status = EXIT_WELL;

	if (!take_ids(c, ids))
		status = EXIT_USAGE;
	else if (cli_open(&l, c, LIBRARY_WRITE) < 0)
		status = EXIT_FAILED;
	for (i = 0; l && i < c->nargs; i++) {
		struct err e = { 0 };

		if ((restore ? library_restore(l, ids[i], &e) : library_delete(l, ids[i], &e)) < 0)
			status = cli_failed(&e);
	}
	library_close(l);
	free(ids);
	return status;
}
