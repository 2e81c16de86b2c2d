#include <stdlib.h>

#include "app/export/export.h"
#include "app/sources.h"
#include "cli/command.h"

enum { PAGE = 512 };

struct exporting {
	struct library *l;
	const struct export_format *format;
	struct export x;
	struct map done; /* sources */
	struct str out;
};

static void
flush(struct exporting *g)
{
	fwrite(str_cstr(&g->out), 1, g->out.n, stdout);
	str_clear(&g->out);
}

static int
export_article(struct exporting *g, int64_t article, struct err *e)
{
	struct arena mem = { 0 };
	struct sources s;
	size_t i;
	int rc = library_cites(g->l, &s, &mem, article, e);

	for (i = 0; rc == 0 && i < s.n; i++) {
		bool is_new;

		map_put(&g->done, (struct slice){ (const char *)&s.at[i].id, sizeof(s.at[i].id) }, 1, &is_new);
		if (is_new && (s.at[i].title || s.at[i].url || s.at[i].doi)) /* the others name no work */
			g->format->source(&g->x, &g->out, &s.at[i]);
	}
	arena_free(&mem);
	flush(g);
	return rc;
}

static int
export_all(struct exporting *g, const struct library_query *q, struct err *e)
{
	struct article_rows near = { 0 }, rows = { 0 };
	struct library_counts counts;
	const struct article *r;
	int64_t first, near_first = 0;
	int rc = library_count(g->l, q, &counts, e);

	for (first = 0; rc == 0 && first < counts.all && !ferror(stdout); first += PAGE) {
		rc = library_rows(g->l, &rows, q, SORT_DATE, false, first, PAGE, &near, near_first, e);
		if (rc < 0)
			break;
		vec_each(r, &rows.rows)
			if (rc == 0)
				rc = export_article(g, r->id, e);
		article_rows_free(&near);
		near = rows;
		near_first = first;
		if (near.rows.n == 0)
			break;
	}
	article_rows_free(&near);
	return rc;
}

int
cli_export(const struct cli_call *c)
{
	const char *name = c->values[CLI_EXPORT_FORMAT];
	struct exporting g = { .format = name ? export_format(name) : NULL };
	struct library_query *q;
	struct err e = { 0 };
	int status = EXIT_WELL;

	if (!g.format)
		return cli_misused(c, "%s%s: there are csl-json, bibtex and ris", name ? "--format " : "--format is missing",
		    name ? name : "");
	if (!(q = cli_query(c)))
		return EXIT_USAGE;
	if (cli_open(&g.l, c, LIBRARY_READ) < 0)
		status = EXIT_FAILED;
	else {
		g.format->begin(&g.x, &g.out);
		if (export_all(&g, q, &e) < 0)
			status = cli_failed(&e);
		g.format->end(&g.x, &g.out);
		flush(&g);
	}
	library_close(g.l);
	library_query_free(q);
	export_free(&g.x);
	map_free(&g.done);
	str_free(&g.out);
	return status;
}
