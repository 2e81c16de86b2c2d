#include "rows_page.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/vec.h"
#include "ui/ui.h"

enum { HEAD_ROWS = 2, MORE_AT = 100 /* rows before the end at which more are read */ };

struct page_row {
	char *text; /* owned */
	enum style style;
	struct rows_target target;
};

struct rows_page {
	struct pane pane;
	char *title;
	VEC(struct page_row) rows;
	int64_t selected, top;
	const struct rows_page_ops *ops;
	void *data;
};

static struct rows_page *
of(struct pane *p)
{
	return (struct rows_page *)p;
}

static bool
leads(const struct rows_page *r, int64_t i)
{
	return r->rows.at[i].target.article || r->rows.at[i].target.source;
}

static int
body_rows(const struct rows_page *r)
{
	return r->pane.rect.rows - HEAD_ROWS < 1 ? 1 : r->pane.rect.rows - HEAD_ROWS;
}

static void
move(struct rows_page *r, int64_t by)
{
	int64_t n = (int64_t)r->rows.n, at = r->selected + by, step = by < 0 ? -1 : 1;

	if (r->ops->more && at + MORE_AT > n) {
		r->ops->more(&r->pane);
		n = (int64_t)r->rows.n;
	}
	if (at < 0)
		at = 0;
	if (at >= n)
		at = n - 1;
	while (at >= 0 && at < n && !leads(r, at))
		at += step;
	if (at >= 0 && at < n)
		r->selected = at;
	else /* nothing to choose that way: show what stands there all the same */
		r->top = step < 0 ? 0 : r->top;
	r->top = scroll_to(r->top, r->selected, n, body_rows(r), 2);
}

static void
open_selected(struct rows_page *r)
{
	struct ui *ui = r->pane.ui;
	struct rows_target t;

	if (r->selected >= (int64_t)r->rows.n || !leads(r, r->selected))
		return;
	t = r->rows.at[r->selected].target;
	if (t.source) {
		ui_show_source(ui, t.source);
		return;
	}
	ui_close_pages(ui); /* frees r */
	ui_layout(ui);
	if (ui_open(ui, t.article, t.beg, true) == 0 && t.end > t.beg)
		text_pane_flash(ui->panes[PANE_TEXT], t.beg, t.end);
	ui_focus(ui, PANE_TEXT);
}

static bool
rows_command(struct pane *p, enum command_id id, int count, struct slice arg)
{
	struct rows_page *r = of(p);
	int n = count < 1 ? 1 : count;

	switch (id) {
	case COMMAND_DOWN: move(r, n); return true;
	case COMMAND_UP: move(r, -n); return true;
	case COMMAND_PAGE_DOWN: move(r, (int64_t)n * body_rows(r)); return true;
	case COMMAND_PAGE_UP: move(r, -(int64_t)n * body_rows(r)); return true;
	case COMMAND_HALF_DOWN: move(r, (int64_t)n * body_rows(r) / 2); return true;
	case COMMAND_HALF_UP: move(r, -(int64_t)n * body_rows(r) / 2); return true;
	case COMMAND_TOP: move(r, -(int64_t)r->rows.n); return true;
	case COMMAND_BOTTOM: move(r, (int64_t)r->rows.n); return true;
	case COMMAND_OPEN: open_selected(r); return true;
	default: return r->ops->command && r->ops->command(p, id, arg);
	}
}

static void
rows_draw(struct pane *p, struct grid *g)
{
	struct rows_page *r = of(p);
	struct rect at = p->rect;
	int i;

	grid_put_fit(g, at.row, at.col + 1, at.cols - 2, slice_of(r->title), STYLE_TITLE_FOCUSED);
	for (i = 1; i < at.cols - 1; i++)
		grid_puts(g, at.row + 1, at.col + i, 1, "─", STYLE_RULE);
	for (i = 0; i < at.rows - HEAD_ROWS && r->top + i < (int64_t)r->rows.n; i++) {
		const struct page_row *row = &r->rows.at[r->top + i];
		bool selected = r->top + i == r->selected && leads(r, r->selected);
		int line = at.row + HEAD_ROWS + i;

		if (selected)
			grid_fill(g, (struct rect){ line, at.col, 1, at.cols }, STYLE_SELECTED);
		grid_put_fit(g, line, at.col + 2, at.cols - 3, slice_of(row->text), selected ? STYLE_SELECTED : row->style);
	}
}

static void
rows_reflow(struct pane *p)
{
	struct rows_page *r = of(p);

	r->top = scroll_to(r->top, r->selected, (int64_t)r->rows.n, body_rows(r), 2);
}

static void
rows_mouse(struct pane *p, const struct mouse *m)
{
	struct rows_page *r = of(p);
	int64_t i = r->top + m->row - p->rect.row - HEAD_ROWS;

	if (m->kind == MOUSE_WHEEL_DOWN || m->kind == MOUSE_WHEEL_UP) {
		move(r, m->kind == MOUSE_WHEEL_DOWN ? 3 : -3);
	} else if (m->kind == MOUSE_PRESS && i >= r->top && i < (int64_t)r->rows.n && leads(r, i)) {
		r->selected = i;
		open_selected(r); /* may free r */
	}
}

static void
rows_status(struct pane *p, struct str *where, struct str *keys)
{
	struct rows_page *r = of(p);

	if (r->selected < (int64_t)r->rows.n)
		str_puts(where, r->rows.at[r->selected].text);
	str_printf(keys, "Enter go there  %sEsc close", r->ops->keys ? r->ops->keys : "");
}

static bool
rows_idle(struct pane *p)
{
	return of(p)->ops->idle && of(p)->ops->idle(p);
}

static void
drop_rows(struct rows_page *r)
{
	size_t i;

	for (i = 0; i < r->rows.n; i++)
		free(r->rows.at[i].text);
	vec_clear(&r->rows);
}

/* The selection stays where it was, as far as there are rows. */
static void
rows_refresh(struct pane *p)
{
	struct rows_page *r = of(p);

	if (!r->ops->refresh)
		return;
	drop_rows(r);
	r->ops->refresh(p);
	while (r->ops->more && (int64_t)r->rows.n <= r->selected) {
		size_t n = r->rows.n;

		r->ops->more(p);
		if (r->rows.n == n)
			break;
	}
	move(r, 0);
}

static void
rows_free(struct pane *p)
{
	struct rows_page *r = of(p);

	if (r->ops->free)
		r->ops->free(r->data);
	drop_rows(r);
	vec_free(&r->rows);
	free(r->title);
	free(r);
}

static const struct pane_ops rows_ops = {
	.name = "page",
	.context = CONTEXT_PAGE,
	.reflow = rows_reflow,
	.draw = rows_draw,
	.command = rows_command,
	.mouse = rows_mouse,
	.status = rows_status,
	.idle = rows_idle,
	.refresh = rows_refresh,
	.free = rows_free,
};

struct pane *
rows_page_new(struct ui *ui, const char *title, const struct rows_page_ops *ops, void *data)
{
	static const struct rows_page_ops nothing = { 0 };
	struct rows_page *r = mem_zalloc(sizeof(*r));

	r->pane = (struct pane){ .ops = &rows_ops, .ui = ui };
	r->ops = ops ? ops : &nothing;
	r->data = data;
	r->title = mem_strdup(title);
	return &r->pane;
}

void
rows_page_add(struct pane *p, enum style style, struct rows_target target, const char *fmt, ...)
{
	va_list ap;
	char *text;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	text = mem_alloc((size_t)(n < 0 ? 0 : n) + 1);
	va_start(ap, fmt);
	vsnprintf(text, (size_t)(n < 0 ? 0 : n) + 1, fmt, ap);
	va_end(ap);
	vec_push(&of(p)->rows, ((struct page_row){ text, style, target }));
}

void
rows_page_select_first(struct pane *p)
{
	of(p)->selected = 0;
	of(p)->top = 0;
	move(of(p), 0);
	of(p)->top = 0;
}

size_t
rows_page_count(const struct pane *p)
{
	return ((const struct rows_page *)p)->rows.n;
}

void
rows_page_set_title(struct pane *p, const char *title)
{
	free(of(p)->title);
	of(p)->title = mem_strdup(title);
}

void *
rows_page_data(const struct pane *p)
{
	return ((const struct rows_page *)p)->data;
}

struct rows_target
rows_page_selected(const struct pane *p)
{
	const struct rows_page *r = (const struct rows_page *)p;

	if (p->ops != &rows_ops || r->selected >= (int64_t)r->rows.n)
		return (struct rows_target){ 0 };
	return r->rows.at[r->selected].target;
}
