/*
 * The list of articles. Parent: ui. Data: a window of rows from the library, read as they are needed. An article takes
 * two rows, its title and where it is from; in a low pane one.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "ui/ui.h"

enum {
	AROUND = 64,     /* rows read before and behind what shows */
	HEAD_ROWS = 2,   /* title row, order row */
	LOW = 14,        /* below this many rows an article takes one row */
};

struct list_pane {
	struct pane pane;
	struct library_query *query;
	char *limit; /* its text, NULL: none */
	enum library_sort sort;
	bool descending;
	struct library_counts counts;
	struct article_rows rows; /* from index `first` on */
	int64_t first;
	int64_t top;      /* index of the first article on the screen */
	int64_t selected; /* index; -1: none */
};

static struct list_pane *
of(struct pane *p)
{
	return (struct list_pane *)p;
}

static int
row_height(const struct list_pane *l)
{
	return l->pane.rect.rows < LOW ? 1 : 2;
}

/* Articles that fit. */
static int
capacity(const struct list_pane *l)
{
	int rows = l->pane.rect.rows - HEAD_ROWS - (row_height(l) == 2);

	return rows < row_height(l) ? 1 : rows / row_height(l);
}

static const struct article *
row_at(struct list_pane *l, int64_t index)
{
	struct article_rows rows = { 0 };
	struct err e = { 0 };
	int64_t first, n;

	if (index < 0 || index >= l->counts.all)
		return NULL;
	if (index >= l->first && index < l->first + (int64_t)l->rows.rows.n)
		return &l->rows.rows.at[index - l->first];
	first = index > AROUND ? index - AROUND : 0;
	n = 2 * AROUND + capacity(l);
	if (library_rows(l->pane.ui->library, &rows, l->query, l->sort, l->descending, first, n,
		l->rows.rows.n ? &l->rows : NULL, l->first, &e) < 0) {
		ui_fail(l->pane.ui, &e);
		article_rows_free(&rows);
		return NULL;
	}
	article_rows_free(&l->rows);
	l->rows = rows;
	l->first = first;
	return index < first + (int64_t)rows.rows.n ? &rows.rows.at[index - first] : NULL;
}

static void
keep_in_sight(struct list_pane *l)
{
	if (l->selected >= l->counts.all)
		l->selected = l->counts.all - 1;
	if (l->selected < 0 && l->counts.all)
		l->selected = 0;
	l->top = scroll_to(l->top, l->selected < 0 ? 0 : l->selected, l->counts.all, capacity(l), 1);
}

/* Read count and rows anew, with the selection on the article with that id. */
static void
reload(struct list_pane *l, int64_t id)
{
	struct err e = { 0 };
	int64_t index = -1;

	article_rows_free(&l->rows);
	l->first = 0;
	if (library_count(l->pane.ui->library, l->query, &l->counts, &e) < 0 ||
	    (id && library_index_of(l->pane.ui->library, &index, l->query, l->sort, l->descending, id, &e) < 0))
		ui_fail(l->pane.ui, &e);
	if (index >= 0)
		l->selected = index;
	keep_in_sight(l);
}

int64_t
list_pane_selected(const struct pane *p)
{
	struct list_pane *l = (struct list_pane *)p;
	const struct article *r = row_at(l, l->selected);

	return r ? r->id : 0;
}

void
list_pane_select(struct pane *p, int64_t id)
{
	struct list_pane *l = of(p);
	int64_t index = -1;

	if (list_pane_selected(p) == id)
		return;
	if (library_index_of(p->ui->library, &index, l->query, l->sort, l->descending, id, NULL) == 0 && index >= 0)
		l->selected = index;
	keep_in_sight(l);
}

void
list_pane_refresh(struct pane *p)
{
	reload(of(p), list_pane_selected(p));
}

int64_t
list_pane_neighbour(struct pane *p, int step, bool unread)
{
	struct list_pane *l = of(p);
	int64_t open = p->ui->article ? p->ui->article->id : 0, index = -1;
	const struct article *r;

	if (open)
		library_index_of(p->ui->library, &index, l->query, l->sort, l->descending, open, NULL);
	if (index < 0)
		index = step > 0 ? l->selected - 1 : l->selected;
	while ((r = row_at(l, index += step)))
		if (!unread || !r->read)
			return r->id;
	return 0;
}

int
list_pane_ids(struct pane *p, struct library_ids *out, size_t most, struct err *e)
{
	return library_ids(p->ui->library, out, of(p)->query, most, e);
}

int
list_pane_limit(struct pane *p, struct slice text, struct err *e)
{
	struct list_pane *l = of(p);
	struct library_query *q = NULL;
	struct library_counts counts;
	char *limit = NULL;
	int64_t id = list_pane_selected(p);

	text = slice_trim(text);
	if (text.n) {
		limit = mem_dup(text.p, text.n);
		if (library_query_parse(&q, limit, e) < 0 || library_count(p->ui->library, q, &counts, e) < 0) {
			library_query_free(q);
			free(limit);
			return -1;
		}
	}
	library_query_free(l->query);
	free(l->limit);
	l->query = q;
	l->limit = limit;
	l->selected = l->top = 0;
	reload(l, id);
	return 0;
}

static void
sort_by(struct list_pane *l, struct slice name)
{
	struct ui *ui = l->pane.ui;
	int64_t id = list_pane_selected(&l->pane);
	int i;

	for (i = 0; i < SORTS; i++)
		if (name.n && slice_starts(slice_of(library_sort_name((enum library_sort)i)), name))
			break;
	if (i == SORTS) {
		ui_fail(ui, &(struct err){ ERR_INPUT, "sort by date, title, publisher, length or added" });
		return;
	}
	l->descending = l->sort == (enum library_sort)i ? !l->descending
							: i != SORT_TITLE && i != SORT_PUBLISHER;
	l->sort = (enum library_sort)i;
	reload(l, id);
	library_set_setting(ui->library, "sort", library_sort_name(l->sort), NULL);
	library_set_setting(ui->library, "descending", l->descending ? "1" : "0", NULL);
}

static void
reverse(struct list_pane *l)
{
	sort_by(l, slice_of(library_sort_name(l->sort)));
}

static void
open_selected(struct list_pane *l, bool go)
{
	struct ui *ui = l->pane.ui;
	int64_t id = list_pane_selected(&l->pane);

	if (!id)
		return;
	if (ui_open(ui, id, SIZE_MAX, true) == 0 && go)
		ui_focus(ui, PANE_TEXT);
}

static bool
move(struct list_pane *l, enum command_id id, int count)
{
	int n = count < 1 ? 1 : count, page = capacity(l);

	switch (id) {
	case COMMAND_DOWN: l->selected += n; break;
	case COMMAND_UP: l->selected -= n; break;
	case COMMAND_PAGE_DOWN: l->selected += (int64_t)n * page; break;
	case COMMAND_PAGE_UP: l->selected -= (int64_t)n * page; break;
	case COMMAND_HALF_DOWN: l->selected += ((int64_t)n * page + 1) / 2; break;
	case COMMAND_HALF_UP: l->selected -= ((int64_t)n * page + 1) / 2; break;
	case COMMAND_TOP: l->selected = count < 0 ? 0 : count - 1; break;
	case COMMAND_BOTTOM: l->selected = count < 0 ? l->counts.all - 1 : count - 1; break;
	case COMMAND_PERCENT: l->selected = l->counts.all * (count < 0 ? 0 : count) / 100; break;
	default: return false;
	}
	if (l->selected < 0)
		l->selected = 0;
	keep_in_sight(l);
	return true;
}

static bool
list_command(struct pane *p, enum command_id id, int count, struct slice arg)
{
	struct list_pane *l = of(p);

	if (move(l, id, count))
		return true;
	switch (id) {
	case COMMAND_OPEN:
		open_selected(l, true);
		return true;
	case COMMAND_REVERSE:
		reverse(l);
		return true;
	case COMMAND_SORT:
		sort_by(l, arg);
		return true;
	case COMMAND_CLEAR:
		if (!l->limit)
			return false;
		list_pane_limit(p, SLICE(""), NULL);
		return true;
	default:
		return false;
	}
}

/* --- drawing --------------------------------------------------------------------------------- */

static void
draw_head(struct list_pane *l, struct grid *g)
{
	struct rect r = l->pane.rect;
	enum style style = ui_focused(l->pane.ui) == &l->pane ? STYLE_TITLE_FOCUSED : STYLE_TITLE;
	struct str line = { 0 };

	str_printf(&line, "Articles · %lld", (long long)l->counts.all);
	if (l->counts.unread)
		str_printf(&line, " · %lld unread", (long long)l->counts.unread);
	grid_put_fit(g, r.row, r.col + 1, r.cols - 1, str_slice(&line), style);
	str_clear(&line);
	str_printf(&line, "by %s %s", library_sort_name(l->sort), l->descending ? "↓" : "↑");
	if (l->limit)
		str_printf(&line, " · only %s", l->limit);
	grid_put_fit(g, r.row + 1, r.col + 1, r.cols - 1, str_slice(&line), STYLE_DIM);
	str_free(&line);
}

/* Publisher or author on the left, the date on the right. */
static void
draw_second(const struct article *a, struct grid *g, int row, struct rect r, enum style style)
{
	const char *from = a->publisher ? a->publisher : a->author ? a->author : "";
	char date[DATE_ISO_MAX];
	int w;

	date_human(date, a->date);
	w = (int)utf8_width(slice_of(date));
	grid_puts(g, row, r.col + r.cols - w - 1, w, date, style);
	grid_put_fit(g, row, r.col + 5, r.cols - 5 - w - 2, slice_of(from), style);
}

static void
draw_row(struct list_pane *l, struct grid *g, int row, int64_t index)
{
	const struct article *a = row_at(l, index);
	struct rect r = l->pane.rect, line = { row, r.col, row_height(l), r.cols };
	bool focused = ui_focused(l->pane.ui) == &l->pane;
	enum style title = STYLE_NORMAL, second = STYLE_DIM;
	bool open;

	if (!a)
		return;
	open = l->pane.ui->article && l->pane.ui->article->id == a->id;
	if (!a->read)
		title = STYLE_UNREAD;
	if (index == l->selected && (focused || open)) {
		title = second = focused ? STYLE_SELECTED : STYLE_SELECTED_UNFOCUSED;
		grid_fill(g, line, title);
	}
	if (a->starred)
		grid_puts(g, row, r.col + 1, 1, "★", title == STYLE_SELECTED ? title : STYLE_STAR);
	else if (!a->read)
		grid_puts(g, row, r.col + 1, 1, "●", title);
	grid_put_fit(g, row, r.col + 3, r.cols - 4, slice_of(a->title), title);
	if (line.rows == 2)
		draw_second(a, g, row + 1, r, second);
}

static void
draw_foot(struct list_pane *l, struct grid *g)
{
	struct rect r = l->pane.rect;
	char line[64];
	int64_t all = l->counts.all, read = all - l->counts.unread;

	if (!all || row_height(l) == 1)
		return;
	snprintf(line, sizeof(line), "%lld%% %s", (long long)(read * 100 / all),
	    l->limit ? "of these read" : "of the library read");
	grid_put_fit(g, r.row + r.rows - 1, r.col + 1, r.cols - 1, slice_of(line), STYLE_DIM);
}

static void
list_draw(struct pane *p, struct grid *g)
{
	struct list_pane *l = of(p);
	int i, n = capacity(l);

	draw_head(l, g);
	if (!l->counts.all)
		grid_put_fit(g, p->rect.row + 3, p->rect.col + 1, p->rect.cols - 1,
		    slice_of(l->limit ? "nothing; Esc shows all again" : "nothing yet; i imports"), STYLE_DIM);
	for (i = 0; i < n && l->top + i < l->counts.all; i++)
		draw_row(l, g, p->rect.row + HEAD_ROWS + i * row_height(l), l->top + i);
	draw_foot(l, g);
}

static void
list_reflow(struct pane *p)
{
	if (p->rect.rows > 0)
		keep_in_sight(of(p));
}

static void
list_mouse(struct pane *p, const struct mouse *m)
{
	struct list_pane *l = of(p);
	int64_t index;

	if (m->kind == MOUSE_WHEEL_DOWN || m->kind == MOUSE_WHEEL_UP) {
		move(l, m->kind == MOUSE_WHEEL_DOWN ? COMMAND_DOWN : COMMAND_UP, 3);
		return;
	}
	if ((m->kind != MOUSE_PRESS && m->kind != MOUSE_DOUBLE) || m->row < p->rect.row + HEAD_ROWS)
		return;
	index = l->top + (m->row - p->rect.row - HEAD_ROWS) / row_height(l);
	if (index >= l->counts.all || index >= l->top + capacity(l))
		return;
	l->selected = index;
	open_selected(l, m->kind == MOUSE_DOUBLE);
}

static void
list_status(struct pane *p, struct str *where, struct str *keys)
{
	struct list_pane *l = of(p);
	const struct article *r = row_at(l, l->selected);

	if (r)
		str_printf(where, "%lld of %lld · %s", (long long)l->selected + 1, (long long)l->counts.all,
		    r->author ? r->author : r->origin);
	str_puts(keys, l->limit ? "Enter open  Esc all articles  S sort  ? keys" : "Enter open  l limit  S sort  * star  ? keys");
}

static void
list_free(struct pane *p)
{
	struct list_pane *l = of(p);

	article_rows_free(&l->rows);
	library_query_free(l->query);
	free(l->limit);
	free(l);
}

static const struct pane_ops list_ops = {
	.name = "list",
	.context = CONTEXT_LIST,
	.reflow = list_reflow,
	.draw = list_draw,
	.command = list_command,
	.mouse = list_mouse,
	.status = list_status,
	.free = list_free,
};

static void
restore_order(struct list_pane *l)
{
	char *sort = NULL, *descending = NULL;
	int i;

	l->sort = SORT_DATE;
	l->descending = true;
	if (library_setting(l->pane.ui->library, &sort, "sort", NULL) == 0 && sort)
		for (i = 0; i < SORTS; i++)
			if (strcmp(sort, library_sort_name((enum library_sort)i)) == 0)
				l->sort = (enum library_sort)i;
	if (library_setting(l->pane.ui->library, &descending, "descending", NULL) == 0 && descending)
		l->descending = strcmp(descending, "1") == 0;
	free(sort);
	free(descending);
}

struct pane *
list_pane_new(struct ui *ui)
{
	struct list_pane *l = mem_zalloc(sizeof(*l));

	l->pane = (struct pane){ .ops = &list_ops, .ui = ui };
	restore_order(l);
	reload(l, 0);
	return &l->pane;
}
