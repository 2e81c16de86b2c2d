#include <string.h>

#include "base/utf8.h"
#include "cli/command.h"
#include "cli/json.h"
#include "cli/wrap.h"

enum {
	PAGE = 512,         /* rows read at once */
	DATE_CELLS = 10,
	PUBLISHER_CELLS = 24,
	TITLE_CELLS_MIN = 20,
	TITLE_CELLS = 200,  /* where there is no terminal */
};

static void
put_cell(struct str *out, const char *s, size_t cells, bool last)
{
	struct slice t = slice_of(s ? s : "");
	size_t from = out->n, width;

	utf8_put_fit(out, t, cells);
	width = utf8_width(slice_sub(str_slice(out), from, out->n));
	for (; !last && width < cells + 2; width++)
		str_putc(out, ' ');
}

static void
print_line(const struct article *r, int id_cells, size_t width)
{
	size_t before = (size_t)id_cells + 2 + DATE_CELLS + 2 + PUBLISHER_CELLS + 2;
	size_t title = width > before + TITLE_CELLS_MIN ? width - before : TITLE_CELLS_MIN;
	char date[DATE_ISO_MAX];
	struct str line = { 0 };

	str_printf(&line, "%*lld  ", id_cells, (long long)r->id);
	put_cell(&line, date_iso(date, r->date), DATE_CELLS, false);
	put_cell(&line, r->publisher, PUBLISHER_CELLS, false);
	put_cell(&line, r->title, title, true);
	puts(str_cstr(&line));
	str_free(&line);
}

static int
digits(int64_t n)
{
	int d = 1;

	for (; n >= 10; n /= 10)
		d++;
	return d;
}

int
cli_print_list(struct library *l, const struct library_query *q, enum library_sort sort, bool descending, bool json)
{
	struct article_rows near = { 0 }, rows;
	struct library_counts counts;
	const struct article *r;
	struct err e = { 0 };
	size_t width = wrap_terminal_width(TITLE_CELLS);
	int64_t first, near_first = 0;
	int id_cells;

	if (library_count(l, q, &counts, &e) < 0)
		return cli_failed(&e);
	id_cells = digits(counts.all * 10);
	for (first = 0; first < counts.all && !ferror(stdout); first += PAGE) {
		if (library_rows(l, &rows, q, sort, descending, first, PAGE, &near, near_first, &e) < 0)
			break;
		vec_each(r, &rows.rows)
			if (json)
				json_print_row(stdout, r);
			else
				print_line(r, id_cells, width);
		article_rows_free(&near);
		near = rows;
		near_first = first;
		if (rows.rows.n == 0)
			break;
	}
	article_rows_free(&near);
	return e.code ? cli_failed(&e) : EXIT_WELL;
}

static bool
sort_of(enum library_sort *sort, const char *name)
{
	int i;

	for (i = 0; i < SORTS; i++)
		if (strcmp(library_sort_name((enum library_sort)i), name) == 0) {
			*sort = (enum library_sort)i;
			return true;
		}
	return false;
}

static char *
join(const struct cli_call *c)
{
	struct str s = { 0 };
	int i;

	for (i = 0; i < c->nargs; i++)
		str_printf(&s, "%s%s", i ? " " : "", c->args[i]);
	return str_take(&s);
}

struct library_query *
cli_query(const struct cli_call *c)
{
	struct library_query *q = NULL;
	struct err e = { 0 };
	char *text = join(c);

	if (library_query_parse(&q, text, &e) < 0)
		cli_misused(c, "the query, %s", e.msg);
	free(text);
	return q;
}

int
cli_list(const struct cli_call *c)
{
	const char *sort_name = c->values[CLI_LIST_SORT];
	enum library_sort sort = SORT_DATE;
	struct library_query *q;
	struct library *l;
	int status;

	if (sort_name && !sort_of(&sort, sort_name))
		return cli_misused(c, "--sort %s: there are date, title, publisher, length and added", sort_name);
	if (!(q = cli_query(c)))
		return EXIT_USAGE;
	if (cli_open(&l, c, LIBRARY_READ) < 0)
		status = EXIT_FAILED;
	else
		status = cli_print_list(l, q, sort, (sort == SORT_DATE) != !!c->values[CLI_LIST_REVERSE],
		    c->values[CLI_LIST_JSON]);
	library_close(l);
	library_query_free(q);
	return status;
}
