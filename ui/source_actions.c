/* The commands about sources that need no panel: linking, the wanted list, the origin of a passage. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/sources.h"
#include "ui/rows_page.h"
#include "ui/ui.h"

enum { WANTED_AT_ONCE = 300 };

void
ui_link(struct ui *ui, int64_t source, struct slice article, bool link)
{
	char number[24];
	struct err e = { 0 };
	source_edit edit = 0;
	int64_t id;
	int rc;

	snprintf(number, sizeof(number), "%.*s", (int)article.n, article.n ? article.p : "");
	id = strtoll(number, NULL, 10);
	if (link && id <= 0)
		rc = err_set(&e, ERR_INPUT, "link takes the number of an article, as `ibid list` shows it");
	else if (link)
		rc = library_link(ui->library, &edit, source, id, &e);
	else
		rc = library_unlink(ui->library, &edit, source, &e);
	if (rc < 0) {
		ui_fail(ui, &e);
		return;
	}
	ui_remember_edit(ui, (struct ui_edit){ .kind = EDIT_SOURCE, .source_edit = edit });
	ui_refresh(ui);
	ui_say(ui, "%s; u takes it back", link ? "Linked" : "Unlinked");
}

static void
put_author(struct str *out, const struct source *s)
{
	const struct name *n = s->nauthors ? &s->authors[0] : NULL;

	if (n)
		str_puts(out, n->family ? n->family : n->literal ? n->literal : n->given ? n->given : "");
	if (s->nauthors > 1)
		str_puts(out, " and others");
}

static void
add_wanted(struct pane *p, const struct source *s)
{
	struct str line = { 0 };
	char date[DATE_ISO_MAX];

	str_printf(&line, "%4zu  ", s->citers);
	put_author(&line, s);
	str_printf(&line, "%s%s", s->nauthors ? ", " : "", s->title ? s->title : s->url ? s->url : "untitled");
	if (s->container)
		str_printf(&line, " · %s", s->container);
	date_human(date, s->date);
	if (date[0])
		str_printf(&line, " · %s", date);
	if (s->state == SOURCE_AMBIGUOUS)
		str_puts(&line, " · could be several");
	rows_page_add(p, s->state == SOURCE_AMBIGUOUS ? STYLE_CITATION : STYLE_NORMAL,
	    (struct rows_target){ .source = s->id }, "%s", line.p);
	str_free(&line);
}

static void
more_wanted(struct pane *p)
{
	struct arena mem = { 0 };
	struct sources s = { 0 };
	struct err e = { 0 };
	size_t i;

	if (library_wanted(p->ui->library, &s, &mem, (int64_t)rows_page_count(p), WANTED_AT_ONCE, &e) < 0)
		ui_fail(p->ui, &e);
	for (i = 0; i < s.n; i++)
		add_wanted(p, &s.at[i]);
	arena_free(&mem);
}

void
ui_show_wanted(struct ui *ui)
{
	struct err e = { 0 };
	int64_t n = 0;
	char title[64];
	struct pane *p;

	if (library_wanted_count(ui->library, &n, &e) < 0) {
		ui_fail(ui, &e);
		return;
	}
	snprintf(title, sizeof(title), "Wanted · %lld source%s, most cited first", (long long)n, n == 1 ? "" : "s");
	p = rows_page_new(ui, title);
	rows_page_set_more(p, more_wanted);
	more_wanted(p);
	rows_page_select_first(p);
	if (!n)
		rows_page_add(p, STYLE_DIM, (struct rows_target){ 0 }, "Nothing is missing.");
	ui_show_page(ui, p);
}
