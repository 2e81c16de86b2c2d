/*
 * The side pane and its turns: the names of the open article by kind, and its sources. Parent: ui. Data: ui->article.
 * Enter steps through the mentions of a name, or goes where another row leads; a filter narrows the rows.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "ui/entity_actions.h"
#include "ui/side_rows.h"
#include "ui/ui.h"

enum {
	HEAD_ROWS = 2,
	LIBRARY_LEAST = 34, /* cells from which on the counts of the library stand beside those of the article */
	LIBRARY_CELLS = 10,
};

struct side_pane {
	struct pane pane;
	enum side_turn { TURN_ENTITIES, TURN_SOURCES, TURNS } turn;
	struct side_rows rows;
	struct str filter;  /* words that the rows hold; empty: all are shown */
	int64_t top, selected;
	int64_t article;    /* whose rows they are; 0: none */
};

static struct side_pane *
of(struct pane *p)
{
	return (struct side_pane *)p;
}

static int
body_rows(const struct side_pane *s)
{
	int rows = s->pane.rect.rows - HEAD_ROWS;

	return rows < 1 ? 1 : rows;
}

static bool
in_library(const struct side_pane *s)
{
	return s->turn == TURN_ENTITIES && s->pane.rect.cols >= LIBRARY_LEAST;
}

static bool
can_select(const struct side_pane *s, int64_t i)
{
	return i >= 0 && i < (int64_t)s->rows.at.n && s->rows.at.at[i].kind >= SIDE_ENTITY;
}

/* The chosen entity, or NULL. */
static const struct entity *
chosen(const struct side_pane *s)
{
	const struct side_row *r = can_select(s, s->selected) ? &s->rows.at.at[s->selected] : NULL;

	return r && r->kind == SIDE_ENTITY ? r->item : NULL;
}

/* Show the chosen entity's names below it, which moves the rows, and keep all in sight as far as they fit. */
static void
unfold(struct side_pane *s)
{
	const struct entity *e = chosen(s);
	int64_t last;

	side_rows_unfold(&s->rows, e, s->pane.rect.cols);
	for (s->selected = e ? 0 : s->selected; e && s->rows.at.at[s->selected].item != e;)
		s->selected++;
	for (last = s->selected; e && last + 1 < (int64_t)s->rows.at.n && s->rows.at.at[last + 1].kind < SIDE_NONE &&
	     s->rows.at.at[last + 1].kind != SIDE_HEADING;)
		last++;
	s->top = scroll_to(s->top, last, (int64_t)s->rows.at.n, body_rows(s), 1);
	s->top = scroll_to(s->top, s->selected, (int64_t)s->rows.at.n, body_rows(s), 1);
}

static void
select_row(struct side_pane *s, int64_t want, int step)
{
	int64_t i = want;

	while (i >= 0 && i < (int64_t)s->rows.at.n && !can_select(s, i))
		i += step;
	if (!can_select(s, i))
		for (i = want, step = -step; i >= 0 && i < (int64_t)s->rows.at.n && !can_select(s, i);)
			i += step;
	if (can_select(s, i))
		s->selected = i;
	unfold(s);
}

static void
build(struct side_pane *s)
{
	if (s->turn == TURN_SOURCES)
		side_rows_sources(&s->rows, s->pane.ui, s->pane.ui->article);
	else
		side_rows_entities(&s->rows, s->pane.ui->article);
	if (s->filter.n)
		side_rows_filter(&s->rows, str_slice(&s->filter));
}

/* The rows anew, the choice on the first one. */
static void
show(struct side_pane *s)
{
	build(s);
	s->top = 0;
	s->selected = -1;
	select_row(s, 0, 1);
	s->top = 0;
}

void
side_pane_show(struct pane *p)
{
	struct side_pane *s = of(p);

	s->article = p->ui->article ? p->ui->article->id : 0;
	str_clear(&s->filter);
	show(s);
}

/* The row of an entity of the article; -1: the filter hides it, or there is none such. */
static int64_t
row_of(const struct side_pane *s, const void *item)
{
	int64_t i;

	for (i = 0; i < (int64_t)s->rows.at.n; i++)
		if (s->rows.at.at[i].kind == SIDE_ENTITY && s->rows.at.at[i].item == item)
			return i;
	return -1;
}

void
side_pane_take_names(struct pane *p)
{
	struct side_pane *s = of(p);
	const struct article *a = p->ui->article;
	const struct entity *old = chosen(s); /* the article's memory keeps it */
	int64_t top = s->top, was = s->selected, at = -1;
	size_t i;

	if (s->turn != TURN_ENTITIES)
		return;
	build(s);
	for (i = 0; old && i < a->nentities && at < 0; i++)
		if (a->entities[i].id == old->id)
			at = row_of(s, &a->entities[i]);
	s->top = top;
	s->selected = -1;
	select_row(s, at < 0 ? was : at, -1);
}

void
side_pane_take_claims(struct pane *p)
{
	struct side_pane *s = of(p);
	int64_t top = s->top, i;
	struct side_row old = { 0 };

	if (s->turn != TURN_SOURCES)
		return;
	if (can_select(s, s->selected))
		old = s->rows.at.at[s->selected];
	show(s);
	for (i = 0; i < (int64_t)s->rows.at.n; i++) {
		const struct side_row *r = &s->rows.at.at[i];

		if (r->kind == old.kind && r->item == old.item && r->article == old.article && r->at == old.at) {
			s->top = top;
			select_row(s, i, 1);
			return;
		}
	}
}

/* The mention of the chosen entity that is `count` further on, in a ring; from its first one when none of it is chosen. */
static void
step(struct side_pane *s, int count)
{
	struct ui *ui = s->pane.ui;
	const struct entity *e = chosen(s);
	int64_t i, n;
	size_t number;

	if (!e || !e->nmentions)
		return;
	i = count > 0 ? -1 : 0;
	n = (int64_t)e->nmentions;
	if (text_pane_mention(ui->panes[PANE_TEXT], &number) == (size_t)(e - ui->article->entities))
		i = (int64_t)number;
	i = ((i + count) % n + n) % n;
	text_pane_choose_mention(ui->panes[PANE_TEXT], (size_t)(e - ui->article->entities), (size_t)i);
}

static void
follow(struct side_pane *s)
{
	if (chosen(s))
		step(s, 1);
	else if (can_select(s, s->selected))
		side_row_follow(&s->rows.at.at[s->selected], s->pane.ui); /* the rows may be new now */
}

static void
turn(struct side_pane *s)
{
	s->turn = (enum side_turn)((s->turn + 1) % TURNS);
	str_clear(&s->filter);
	show(s);
}

static void
filter(struct side_pane *s, struct slice words)
{
	const struct entity *e = chosen(s);
	int64_t at;

	str_clear(&s->filter);
	str_put(&s->filter, slice_trim(words));
	show(s);
	at = e ? row_of(s, e) : -1;
	if (!s->filter.n && at >= 0) /* all are there again: stay with what was found */
		select_row(s, at, 1);
}

void
side_pane_select(struct pane *p, size_t entity)
{
	struct side_pane *s = of(p);
	const struct entity *e = &p->ui->article->entities[entity];

	if (s->turn != TURN_ENTITIES || e == chosen(s))
		return;
	if (row_of(s, e) < 0)
		filter(s, (struct slice){ 0 });
	select_row(s, row_of(s, e), 1);
}

size_t
side_pane_entity(const struct pane *p)
{
	const struct entity *e = ui_focused(p->ui) == p ? chosen((const struct side_pane *)p) : NULL;

	return e ? (size_t)(e - p->ui->article->entities) : SIZE_MAX;
}

/* What a correction is about: the chosen entity, or from elsewhere that of the mention that is chosen in the text; NULL: none. */
static const struct entity *
corrected(const struct side_pane *s)
{
	const struct ui *ui = s->pane.ui;
	size_t entity, number;

	if (ui_focused(ui) == &s->pane)
		return chosen(s);
	entity = text_pane_mention(ui->panes[PANE_TEXT], &number);
	return entity == SIZE_MAX ? NULL : &ui->article->entities[entity];
}

int64_t
side_pane_chosen(const struct pane *p)
{
	const struct entity *e = corrected((const struct side_pane *)p);

	return e ? e->id : 0;
}

/* K: more of it, beside what is there. */
static void
preview(struct side_pane *s)
{
	const struct entity *e = chosen(s);
	const struct side_row *r = can_select(s, s->selected) ? &s->rows.at.at[s->selected] : NULL;

	if (e)
		ui_show_entity(s->pane.ui, e->id);
	else if (r && r->kind == SIDE_REFERENCE)
		ui_preview_reference(s->pane.ui, r->item);
	else if (r && r->kind == SIDE_QUOTATION)
		ui_preview_quotation(s->pane.ui, r->item);
	else if (r && r->kind == SIDE_CLAIM)
		ui_preview_claim(s->pane.ui, r->item);
	else
		ui_say(s->pane.ui, "Nothing more is known of it here; Enter goes there");
}

static bool
correct(struct side_pane *s, enum command_id id, struct slice arg)
{
	const struct entity *e = corrected(s);
	struct entity_target t = { 0 };

	if (e)
		t = (struct entity_target){ .id = e->id, .name = e->name, .kind = e->kind, .article = s->article };
	return ui_entity_command(s->pane.ui, &t, id, arg);
}

static bool
side_command(struct pane *p, enum command_id id, int count, struct slice arg)
{
	struct side_pane *s = of(p);
	int n = count < 1 ? 1 : count;

	switch (id) {
	case COMMAND_DOWN: select_row(s, s->selected + n, 1); return true;
	case COMMAND_UP: select_row(s, s->selected - n, -1); return true;
	case COMMAND_PAGE_DOWN: select_row(s, s->selected + body_rows(s), 1); return true;
	case COMMAND_PAGE_UP: select_row(s, s->selected - body_rows(s), -1); return true;
	case COMMAND_HALF_DOWN: select_row(s, s->selected + body_rows(s) / 2, 1); return true;
	case COMMAND_HALF_UP: select_row(s, s->selected - body_rows(s) / 2, -1); return true;
	case COMMAND_TOP: select_row(s, 0, 1); return true;
	case COMMAND_BOTTOM: select_row(s, (int64_t)s->rows.at.n - 1, -1); return true;
	case COMMAND_PERCENT: select_row(s, (int64_t)s->rows.at.n * (count < 0 ? 0 : count) / 100, 1); return true;
	case COMMAND_OPEN: follow(s); return true;
	case COMMAND_NEXT_MENTION: step(s, n); return true;
	case COMMAND_PREVIOUS_MENTION: step(s, -n); return true;
	case COMMAND_PREVIEW: preview(s); return true;
	case COMMAND_TURN: turn(s); return true;
	case COMMAND_FILTER: filter(s, arg); return true;
	case COMMAND_CLEAR:
		if (!s->filter.n)
			return false;
		filter(s, (struct slice){ 0 });
		return true;
	default: return correct(s, id, arg);
	}
}

/* A number that ends in a column; returns how many cells it takes. */
static int
put_number(struct grid *g, int row, int end, size_t n, enum style style)
{
	char text[24];
	int w = n ? snprintf(text, sizeof(text), "%zu", n) : 0;

	grid_puts(g, row, end - w, w, text, style);
	return w;
}

static void
draw_heading(struct grid *g, struct rect at, const struct side_row *r)
{
	char count[32];

	snprintf(count, sizeof(count), " · %zu", r->count);
	at.col += 1 + grid_put_fit(g, at.row, at.col + 1, at.cols - 2, slice_of(r->text), r->style);
	grid_puts(g, at.row, at.col, r->count ? at.cols - 2 : 0, count, STYLE_DIM);
}

static void
draw_row(struct side_pane *s, struct grid *g, int row, const struct side_row *r, bool selected)
{
	static const int indents[] = { [SIDE_HEADING] = 1, [SIDE_ALIAS] = 6, [SIDE_WHY] = 6, [SIDE_NONE] = 1,
		[SIDE_ENTITY] = 2, [SIDE_LINK] = 2, [SIDE_REFERENCE] = 2, [SIDE_CITER] = 2, [SIDE_QUOTATION] = 2,
		[SIDE_CLAIM] = 2 };
	struct rect at = { row, s->pane.rect.col, 1, s->pane.rect.cols };
	enum style style = selected ? STYLE_SELECTED : r->style, dim = selected ? STYLE_SELECTED : STYLE_DIM;
	int end = at.col + at.cols - 1, n = 0;

	if (r->kind == SIDE_HEADING) {
		draw_heading(g, at, r);
		return;
	}

	if (selected)
		grid_fill(g, at, STYLE_SELECTED);
	if (in_library(s)) {
		put_number(g, row, end, r->articles, dim);
		end -= LIBRARY_CELLS;
	}
	n = put_number(g, row, end, r->count, dim);
	if (r->detail) {
		end = at.col + at.cols - 1;
		n = (int)utf8_width(slice_of(r->detail));
		grid_puts(g, row, end - n, n, r->detail, dim);
	}
	if (r->kind == SIDE_ALIAS)
		grid_puts(g, row, at.col + 4, at.cols - 4, "=", STYLE_DIM);
	grid_put_fit(g, row, at.col + indents[r->kind], end - at.col - indents[r->kind] - (n ? n + 1 : 0),
	    slice_of(r->text), style);
}

static void
draw_head(struct side_pane *s, struct grid *g)
{
	struct rect r = s->pane.rect;
	const struct article *a = s->pane.ui->article;
	size_t n = !a ? 0 : s->turn == TURN_SOURCES ? a->nreferences : a->nentities, found = 0;
	int end = r.col + r.cols - 1, i;
	struct str words = { 0 };
	char title[48];

	for (i = 0; i < (int)s->rows.at.n; i++)
		found += s->rows.at.at[i].kind >= SIDE_ENTITY;
	snprintf(title, sizeof(title), s->filter.n ? "%s · %zu found" : "%s · %zu",
	    s->turn == TURN_SOURCES ? "Sources" : "Entities", s->filter.n ? found : n);
	if (in_library(s)) {
		grid_puts(g, r.row, end - 4 - LIBRARY_CELLS, 4, "here", STYLE_DIM);
		grid_puts(g, r.row, end - 8, 8, "articles", STYLE_DIM);
	}
	grid_puts(g, r.row, r.col + 1, r.cols - 1, title, ui_focused(s->pane.ui) == &s->pane ? STYLE_TITLE_FOCUSED : STYLE_TITLE);
	for (i = 1; i < r.cols - 1; i++)
		grid_puts(g, r.row + 1, r.col + i, 1, "─", STYLE_RULE);
	if (s->filter.n)
		str_printf(&words, " /%s ", s->filter.p);
	grid_put_fit(g, r.row + 1, r.col + 2, r.cols - 4, str_slice(&words), STYLE_TITLE_FOCUSED);
	str_free(&words);
}

static void
side_draw(struct pane *p, struct grid *g)
{
	struct side_pane *s = of(p);
	struct rect r = p->rect;
	bool focused = ui_focused(p->ui) == p;
	int i;

	draw_head(s, g);
	for (i = 0; i < r.rows - HEAD_ROWS && s->top + i < (int64_t)s->rows.at.n; i++)
		draw_row(s, g, r.row + HEAD_ROWS + i, &s->rows.at.at[s->top + i], focused && s->top + i == s->selected);
}

static void
side_reflow(struct pane *p)
{
	struct side_pane *s = of(p);

	if (p->rect.rows > 0)
		unfold(s);
}

static void
side_mouse(struct pane *p, const struct mouse *m)
{
	struct side_pane *s = of(p);
	int64_t i = s->top + m->row - p->rect.row - HEAD_ROWS;

	if (m->kind == MOUSE_WHEEL_DOWN)
		select_row(s, s->selected + 3, 1);
	else if (m->kind == MOUSE_WHEEL_UP)
		select_row(s, s->selected - 3, -1);
	else if (m->kind == MOUSE_PRESS && can_select(s, i)) {
		select_row(s, i, 1);
		follow(s);
	}
}

static void
side_status(struct pane *p, struct str *where, struct str *keys)
{
	struct side_pane *s = of(p);

	if (can_select(s, s->selected))
		side_row_describe(&s->rows.at.at[s->selected], where, keys);
	else
		str_puts(keys, "s turn over  Tab list  ? keys");
}

static void
side_free(struct pane *p)
{
	side_rows_free(&of(p)->rows);
	str_free(&of(p)->filter);
	free(p);
}

static const struct pane_ops side_ops = {
	.name = "side",
	.context = CONTEXT_SIDE,
	.reflow = side_reflow,
	.draw = side_draw,
	.command = side_command,
	.mouse = side_mouse,
	.status = side_status,
	.free = side_free,
};

struct pane *
side_pane_new(struct ui *ui)
{
	struct side_pane *s = mem_zalloc(sizeof(*s));

	s->pane = (struct pane){ .ops = &side_ops, .ui = ui };
	s->selected = -1;
	return &s->pane;
}
