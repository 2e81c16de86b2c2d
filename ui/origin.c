/* The origin of a passage: all places where it stands, as a tree of who has it from whom. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "ui/describe.h"
#include "ui/rows_page.h"
#include "ui/ui.h"

enum { SNIPPET = 60 /* bytes of the passage in the title */ };

struct origin {
	struct ui *ui;
	struct pane *page;
	struct library_places places;
	struct article_rows rows; /* of the places' articles, in their order */
	size_t here;              /* the place that was asked about */
};

static bool
is_last_child(const struct origin *o, size_t i)
{
	size_t k;

	for (k = i + 1; k < o->places.at.n; k++)
		if (o->places.at.at[k].from == o->places.at.at[i].from)
			return false;
	return true;
}

static const char *
what_changed(const struct library_place *p)
{
	if (p->from == SIZE_MAX)
		return "first seen";
	if (p->similarity >= 1)
		return p->marked ? "word for word, in quotation marks" : "word for word, unmarked";
	return p->marked ? "altered, in quotation marks" : "altered, unmarked";
}

static void
add_place(struct origin *o, size_t i, const char *branch)
{
	const struct library_place *p = &o->places.at.at[i];
	const struct article *a = &o->rows.rows.at[i];
	struct str line = { 0 };
	char date[DATE_ISO_MAX];

	date_human(date, p->date);
	str_printf(&line, "%s%s%s", branch, date, date[0] ? "  " : "");
	describe_parts(&line, a->title, a->author, a->publisher);
	str_printf(&line, "   %s", what_changed(p));
	if (p->from != SIZE_MAX && p->similarity < 1)
		str_printf(&line, " (%.0f%% the same)", p->similarity * 100);
	rows_page_add(o->page, i == o->here ? STYLE_CITATION : p->from == SIZE_MAX ? STYLE_HEADING : STYLE_NORMAL,
	    (struct rows_target){ .article = p->article, .beg = p->beg, .end = p->end }, "%s", line.p);
	str_free(&line);
}

/*
 * The tree, depth first, without recursion: `path` holds the place at each depth, `lines` what is drawn before it.
 * A place's `from` comes before it, so that no circle can be.
 */
static void
add_tree(struct origin *o)
{
	VEC(size_t) path = { 0 };
	struct str branch = { 0 };
	size_t n = o->places.at.n, next = 0, k;

	for (;;) {
		size_t parent = path.n ? vec_last(&path) : SIZE_MAX;

		while (next < n && o->places.at.at[next].from != parent)
			next++;
		if (next == n) {
			if (!path.n)
				break;
			next = vec_last(&path) + 1;
			path.n--;
			continue;
		}
		str_clear(&branch);
		for (k = 1; k < path.n; k++)
			str_puts(&branch, is_last_child(o, path.at[k]) ? "   " : "│  ");
		if (path.n)
			str_puts(&branch, is_last_child(o, next) ? "└─ " : "├─ ");
		add_place(o, next, str_cstr(&branch));
		vec_push(&path, next);
		next++;
	}
	vec_free(&path);
	str_free(&branch);
}

static void
make_page(struct origin *o, struct slice passage)
{
	struct str title = { 0 };
	size_t i, roots = 0;

	for (i = 0; i < o->places.at.n; i++)
		roots += o->places.at.at[i].from == SIZE_MAX;
	str_puts(&title, "Origin of “");
	utf8_put_fit(&title, passage, SNIPPET);
	str_printf(&title, "” · %zu article%s, %zu root%s", o->places.at.n, o->places.at.n == 1 ? "" : "s", roots,
	    roots == 1 ? "" : "s");
	o->page = rows_page_new(o->ui, title.p, NULL, NULL);
	add_tree(o);
	rows_page_select_first(o->page);
	ui_show_page(o->ui, o->page);
	str_free(&title);
}

void
ui_show_origin(struct ui *ui, uint32_t beg, uint32_t end)
{
	struct origin o = { .ui = ui, .here = SIZE_MAX };
	VEC(int64_t) ids = { 0 };
	struct err e = { 0 };
	size_t i;

	if (library_places(ui->library, &o.places, ui->article->id, beg, end, &e) < 0)
		goto out;
	for (i = 0; i < o.places.at.n; i++) {
		vec_push(&ids, o.places.at.at[i].article);
		if (o.places.at.at[i].article == ui->article->id)
			o.here = i;
	}
	if (library_rows_of(ui->library, &o.rows, ids.at, ids.n, &e) < 0)
		goto out;
	if (o.rows.rows.n == o.places.at.n)
		make_page(&o, slice_sub(ui->article->doc.text, beg, end));
	else
		ui_say(ui, "The library has just changed; try again");
out:
	if (e.code)
		ui_fail(ui, &e);
	article_rows_free(&o.rows);
	vec_free(&o.places.at);
	vec_free(&ids);
}
