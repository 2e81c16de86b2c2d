/*
 * Independence: how many roots a set of articles rests on, and which cite each other in circles. A page of rows, counted
 * while the program is idle. Data: app/independence.h.
 */
#include <stdio.h>

#include "app/independence.h"
#include "app/sources.h"
#include "ui/describe.h"
#include "ui/rows_page.h"
#include "ui/ui.h"

enum { ROOTS_AT_ONCE = 300, CYCLES_MOST = 50 };

/* What is counted, and what of it stands on the page. */
struct counting {
	struct independence *x;
	size_t roots; /* that stand there */
};

static void
counting_free(void *data)
{
	struct counting *c = data;

	independence_free(c->x);
	free(c);
}

static void
put_root(struct str *out, struct ui *ui, const struct root *r)
{
	struct article_rows rows = { 0 };
	struct arena mem = { 0 };
	struct source s;

	if (r->node.source && library_source(ui->library, &s, &mem, r->node.source, NULL) == 0) {
		describe_source(out, &s);
	} else if (library_rows_of(ui->library, &rows, &r->node.article, 1, NULL) == 0 && rows.rows.n) {
		describe_article(out, &rows.rows.at[0]);
		if (r->articles > 1)
			str_printf(out, " · and %zu more in a circle", r->articles - 1);
	}
	article_rows_free(&rows);
	arena_free(&mem);
}

static void
add_roots(struct pane *p)
{
	struct counting *c = rows_page_data(p);
	const struct roots *roots = independence_roots(c->x);
	size_t end = c->roots + ROOTS_AT_ONCE;

	for (; c->roots < end && c->roots < roots->at.n; c->roots++) {
		const struct root *r = &roots->at.at[c->roots];
		struct str line = { 0 };

		str_printf(&line, "%4zu  %-8s ", r->resting, !r->node.article ? "missing" : r->in_set ? "" : "outside");
		put_root(&line, p->ui, r);
		rows_page_add(p, r->node.article ? STYLE_NORMAL : STYLE_WANTED,
		    (struct rows_target){ .article = r->node.article, .source = r->node.source }, "%s", line.p);
		str_free(&line);
	}
}

static void
add_cycle(struct pane *p, size_t cycle)
{
	const struct counting *c = rows_page_data(p);
	struct library_ids ids = { 0 };
	struct article_rows rows = { 0 };
	size_t i;

	independence_cycle(c->x, &ids, cycle);
	if (library_rows_of(p->ui->library, &rows, ids.ids.at, ids.ids.n, NULL) < 0)
		rows.rows.n = 0;
	for (i = 0; i < rows.rows.n; i++) {
		struct str line = { 0 };

		describe_article(&line, &rows.rows.at[i]);
		rows_page_add(p, STYLE_CITATION, (struct rows_target){ .article = rows.rows.at[i].id }, "    %s %s",
		    i == 0 ? "┌▸" : i + 1 < rows.rows.n ? "│ " : "└─", line.p);
		str_free(&line);
	}
	article_rows_free(&rows);
	vec_free(&ids.ids);
}

static void
set_title(struct pane *p)
{
	const struct counting *c = rows_page_data(p);
	const struct roots *roots = independence_roots(c->x);
	size_t n = independence_articles(c->x), cycles = independence_cycles(c->x), missing = 0;
	struct str title = { 0 };
	const struct root *r;

	vec_each(r, &roots->at)
		missing += r->node.article == 0;
	str_printf(&title, "Independence · %zu article%s rest%s on %zu root%s", n, n == 1 ? "" : "s", n == 1 ? "s" : "",
	    roots->at.n, roots->at.n == 1 ? "" : "s");
	if (missing)
		str_printf(&title, ", %zu of them missing source%s", missing, missing == 1 ? "" : "s");
	if (cycles)
		str_printf(&title, " · %zu circle%s", cycles, cycles == 1 ? "" : "s");
	rows_page_set_title(p, title.p);
	str_free(&title);
}

static void
more(struct pane *p)
{
	const struct counting *c = rows_page_data(p);

	if (c->roots) /* the count is done */
		add_roots(p);
}

/* The circles stand first: they are few, and what one does not expect. */
static void
show(struct pane *p)
{
	const struct counting *c = rows_page_data(p);
	size_t cycles = independence_cycles(c->x), i;
	static const struct rows_target nowhere = { 0 };

	set_title(p);
	if (cycles)
		rows_page_add(p, STYLE_HEADING, nowhere, "Articles that cite each other in a circle");
	for (i = 0; i < cycles && i < CYCLES_MOST; i++)
		add_cycle(p, i);
	if (cycles > CYCLES_MOST)
		rows_page_add(p, STYLE_DIM, nowhere, "    … and %zu more circles", cycles - CYCLES_MOST);
	rows_page_add(p, STYLE_HEADING, nowhere, "Roots: how many of the articles rest on it; what is missing, or outside of these articles");
	add_roots(p);
	rows_page_select_first(p);
}

static bool
idle(struct pane *p)
{
	struct counting *c = rows_page_data(p);
	struct ui *ui = p->ui;
	struct err e = { 0 };
	char title[96];
	int rc;

	if (c->roots)
		return false;
	rc = independence_step(c->x, &e);
	if (rc > 0) {
		snprintf(title, sizeof(title), "Independence · reading what they rest on, %zu so far", independence_reached(c->x));
		rows_page_set_title(p, title);
	} else if (rc == 0) {
		show(p);
	} else {
		ui_fail(ui, &e);
		ui_close_page(ui); /* frees p */
		ui_layout(ui);
	}
	return rc > 0;
}

static int
ids_of(struct ui *ui, struct library_ids *out, const struct web_node *cited, struct err *e)
{
	struct web web = { 0 };
	const struct web_link *k;
	int rc;

	if (!cited)
		return list_pane_ids(ui->panes[PANE_LIST], out, INDEPENDENCE_SET + 1, e);
	rc = library_web(ui->library, &web, *cited, e);
	if (rc == 0)
		vec_each(k, &web.citing.at)
			vec_push(&out->ids, k->node.article);
	if (web.citing.more)
		ui_say(ui, "More than %d articles cite it; those that came first are counted", WEB_MOST);
	web_free(&web);
	return rc;
}

void
ui_show_independence(struct ui *ui, const struct web_node *cited)
{
	static const struct rows_page_ops ops = { .more = more, .idle = idle, .free = counting_free };
	struct library_ids ids = { 0 };
	struct counting *c = mem_zalloc(sizeof(*c));
	struct err e = { 0 };

	if (ids_of(ui, &ids, cited, &e) < 0 || independence_new(&c->x, ui->library, ids.ids.at, ids.ids.n, &e) < 0) {
		ui_fail(ui, &e);
		free(c);
	} else if (!ids.ids.n) {
		ui_say(ui, cited ? "Nobody here cites or quotes it" : "There is no article here; i imports some");
		counting_free(c);
	} else {
		ui_show_page(ui, rows_page_new(ui, "Independence", &ops, c));
	}
	vec_free(&ids.ids);
}
