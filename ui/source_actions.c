/* The commands about sources that need no panel: linking, the wanted list, the origin of a passage. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/sources.h"
#include "base/utf8.h"
#include "ui/describe.h"
#include "ui/rows_page.h"
#include "ui/ui.h"

enum { WANTED_AT_ONCE = 300, TITLE_CELLS = 48 };

void
ui_corrected(struct ui *ui, int rc, source_edit edit, const struct err *e, const char *said)
{
	if (rc < 0) {
		ui_fail(ui, e);
		return;
	}
	ui_remember_edit(ui, (struct ui_edit){ .kind = EDIT_SOURCE, .source_edit = edit });
	ui_refresh(ui);
	ui_say(ui, "%s; u takes it back", said);
}

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
	ui_corrected(ui, rc, edit, &e, link ? "Linked" : "Unlinked");
}

void
ui_set_irrelevant(struct ui *ui, int64_t source, bool irrelevant)
{
	struct err e = { 0 };
	source_edit edit = 0;
	int rc = library_set_irrelevant(ui->library, &edit, source, irrelevant, &e);

	ui_corrected(ui, rc, edit, &e, irrelevant ? "Marked irrelevant" : "Wanted again");
}

/* The source that a prompt names: by "#NUMBER", or by words that no other title holds; -1 with e set. */
static int
find_source(struct ui *ui, int64_t *id, struct slice named, int64_t but, struct err *e)
{
	struct arena mem = { 0 };
	struct sources found = { 0 };
	char number[24];
	size_t i, n = 0;
	int rc;

	if (slice_starts(named, SLICE("#"))) {
		snprintf(number, sizeof(number), "%.*s", (int)named.n - 1, named.p + 1);
		*id = strtoll(number, NULL, 10);
		return 0;
	}
	rc = library_find_sources(ui->library, &found, &mem, named, 3, e);
	for (i = 0; i < found.n; i++)
		if (found.at[i].id != but) {
			*id = found.at[i].id;
			n++;
		}
	arena_free(&mem);
	if (rc == 0 && n != 1)
		rc = err_set(e, ERR_INPUT, n ? "several titles hold these words; Tab lists them" : "no cited title holds these words");
	return rc;
}

void
ui_merge_source(struct ui *ui, int64_t source, struct slice other)
{
	struct arena mem = { 0 };
	struct source a, b;
	struct str said = { 0 };
	struct err e = { 0 };
	source_edit edit = 0;
	int64_t id = 0;
	int rc = -1;

	if (find_source(ui, &id, slice_trim(other), source, &e) == 0 && library_source(ui->library, &a, &mem, source, &e) == 0 &&
	    library_source(ui->library, &b, &mem, id, &e) == 0) {
		if (b.state == SOURCE_PRESENT && a.state != SOURCE_PRESENT)
			rc = library_merge_sources(ui->library, &edit, b.id, a.id, &e);
		else
			rc = library_merge_sources(ui->library, &edit, a.id, b.id, &e);
		str_puts(&said, "Merged with ");
		utf8_put_fit(&said, slice_of(source_name(&b)), TITLE_CELLS);
	}
	arena_free(&mem);
	ui_corrected(ui, rc, edit, &e, str_cstr(&said));
	str_free(&said);
}

int64_t
ui_chosen_source(const struct ui *ui)
{
	int64_t panel = ui->page ? source_panel_source(ui->page) : 0;

	return panel || !ui->page ? panel : rows_page_selected(ui->page).source;
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

	str_printf(&line, "%4zu  ", s->citers);
	put_author(&line, s);
	str_puts(&line, s->nauthors ? ", " : "");
	describe_source(&line, s);
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

static void
fill_wanted(struct pane *p)
{
	struct err e = { 0 };
	int64_t n = 0;
	char title[64];

	if (library_wanted_count(p->ui->library, &n, &e) < 0) {
		ui_fail(p->ui, &e);
		return;
	}
	snprintf(title, sizeof(title), "Wanted · %lld source%s, most cited first", (long long)n, n == 1 ? "" : "s");
	rows_page_set_title(p, title);
	more_wanted(p);
	if (!n)
		rows_page_add(p, STYLE_DIM, (struct rows_target){ 0 }, "Nothing is missing.");
}

static bool
wanted_command(struct pane *p, enum command_id id, struct slice arg)
{
	int64_t source = rows_page_selected(p).source;

	if (!source)
		return false;
	switch (id) {
	case COMMAND_MERGE_SOURCE: ui_merge_source(p->ui, source, arg); return true;
	case COMMAND_IRRELEVANT: ui_set_irrelevant(p->ui, source, true); return true;
	default: return false;
	}
}

void
ui_show_wanted(struct ui *ui)
{
	static const struct rows_page_ops ops = { .more = more_wanted, .refresh = fill_wanted, .command = wanted_command,
		.keys = "m merge  x irrelevant  " };
	struct pane *p = rows_page_new(ui, "Wanted", &ops, NULL);

	fill_wanted(p);
	rows_page_select_first(p);
	ui_show_page(ui, p);
}
