#include <stdlib.h>

#include "app/independence.h"
#include "app/sources.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "cli/json.h"
#include "cli/wrap.h"

/* The command about the roots of a set of articles. */

enum { NUMBER_CELLS = 6 };

static void
print_root(const struct root *r, struct library *l)
{
	struct str line = { 0 };
	struct article_rows rows = { 0 };
	struct arena mem = { 0 };
	struct source s;
	char date[DATE_ISO_MAX];

	str_printf(&line, "%*zu  ", NUMBER_CELLS, r->resting);
	if (r->node.source && library_source(l, &s, &mem, r->node.source, NULL) == 0)
		str_printf(&line, "source %lld, %s  %s", (long long)r->node.source, source_state_name(s.state),
		    source_name(&s));
	else if (library_rows_of(l, &rows, &r->node.article, 1, NULL) == 0 && rows.rows.n)
		str_printf(&line, "article %lld  %s", (long long)r->node.article, rows.rows.at[0].title);
	if (r->date.year)
		str_printf(&line, ", %s", date_iso(date, r->date));
	if (r->articles > 1)
		str_printf(&line, ", and %zu more in a circle", r->articles - 1);
	wrap_print_line(&line);
	article_rows_free(&rows);
	arena_free(&mem);
	str_free(&line);
}

static void
print_cycle(const struct independence *x, size_t cycle)
{
	struct library_ids list = { 0 };
	const int64_t *id;

	independence_cycle(x, &list, cycle);
	fputs("in a circle:", stdout);
	vec_each(id, &list.ids)
		printf(" %lld", (long long)*id);
	putchar('\n');
	vec_free(&list.ids);
}

static void
print_all(const struct independence *x, struct library *l)
{
	const struct roots *roots = independence_roots(x);
	size_t n = independence_articles(x), i;
	const struct root *r;

	printf("%zu article%s rest%s on %zu root%s\n", n, n == 1 ? "" : "s", n == 1 ? "s" : "", roots->at.n,
	    roots->at.n == 1 ? "" : "s");
	vec_each(r, &roots->at)
		print_root(r, l);
	for (i = 0; i < independence_cycles(x); i++)
		print_cycle(x, i);
}

static int
count(const struct cli_call *c, struct library *l, const struct library_ids *ids)
{
	struct independence *x = NULL;
	struct err e = { 0 };
	int rc = independence_new(&x, l, ids->ids.at, ids->ids.n, &e);

	while (rc == 0 && (rc = independence_step(x, &e)) > 0)
		rc = 0;
	if (rc == 0 && c->values[CLI_INDEPENDENCE_JSON])
		json_print_independence(stdout, x, l);
	else if (rc == 0)
		print_all(x, l);
	if (rc == 0 && !independence_articles(x))
		cli_say("no article matches");
	independence_free(x);
	return rc < 0 ? cli_failed(&e) : EXIT_WELL;
}

/* The articles that are named by their numbers; false: something else is named. */
static bool
read_numbers(const struct cli_call *c, struct library_ids *out)
{
	int64_t id;
	int i;

	for (i = 0; i < c->nargs && cli_number(&id, c->args[i]); i++)
		vec_push(&out->ids, id);
	return i && i == c->nargs;
}

int
cli_independence(const struct cli_call *c)
{
	struct library_ids ids = { 0 };
	struct library_query *q = NULL;
	struct library *l = NULL;
	struct err e = { 0 };
	int status = EXIT_USAGE;
	bool numbers = read_numbers(c, &ids);

	if (!numbers)
		vec_clear(&ids.ids);
	if (!numbers && !(q = cli_query(c)))
		goto out;
	if (cli_open(&l, c, LIBRARY_READ) < 0)
		status = EXIT_FAILED;
	else if (!numbers && library_ids(l, &ids, q, INDEPENDENCE_SET + 1, &e) < 0)
		status = cli_failed(&e);
	else
		status = count(c, l, &ids);
out:
	library_close(l);
	library_query_free(q);
	vec_free(&ids.ids);
	return status;
}
