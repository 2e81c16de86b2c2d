/*
 * The side pane and its turns: the names of the open article by kind, and its sources. Parent: ui. Data: ui->article.
 * Enter steps through the mentions of a name, or goes where another row leads.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "ui/side_rows.h"
#include "ui/ui.h"

enum { HEAD_ROWS = 2 };

struct side_pane {
	struct pane pane;
	enum side_turn { TURN_ENTITIES, TURN_SOURCES, TURNS } turn;
	struct side_rows rows;
	int64_t top, selected;
	size_t next_mention; /* of the selected entity */
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
can_select(const struct side_pane *s, int64_t i)
{
	return i >= 0 && i < (int64_t)s->rows.at.n && s->rows.at.at[i].kind >= SIDE_ENTITY;
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
	if (can_select(s, i) && i != s->selected) {
		s->selected = i;
		s->next_mention = 0;
	}
	s->top = scroll_to(s->top, s->selected, (int64_t)s->rows.at.n, body_rows(s), 1);
}

void
side_pane_show(struct pane *p)
{
	struct side_pane *s = of(p);

	if (s->turn == TURN_SOURCES)
		side_rows_sources(&s->rows, p->ui, p->ui->article);
	else
		side_rows_entities(&s->rows, p->ui->article);
	s->top = 0;
	s->selected = -1;
	select_row(s, 0, 1);
	s->top = 0;
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
	side_pane_show(p);
	for (i = 0; i < (int64_t)s->rows.at.n; i++) {
		const struct side_row *r = &s->rows.at.at[i];

		if (r->kind == old.kind && r->item == old.item && r->article == old.article && r->at == old.at) {
			s->top = top;
			select_row(s, i, 1);
			return;
		}
	}
}

/* Go to the next mention of the chosen entity, or where another row leads. */
static void
step(struct side_pane *s)
{
	struct ui *ui = s->pane.ui;
	const struct entity *e;
	size_t i;

	if (!can_select(s, s->selected))
		return;
	if (s->rows.at.at[s->selected].kind != SIDE_ENTITY) {
		side_row_follow(&s->rows.at.at[s->selected], ui); /* the rows may be new now */
		return;
	}
	e = s->rows.at.at[s->selected].item;
	if (!e->nmentions)
		return;
	i = s->next_mention % e->nmentions;
	text_pane_choose(ui->panes[PANE_TEXT], e->mentions[i].beg, e->mentions[i].end);
	s->next_mention = i + 1;
	ui_say(ui, "%s: %zu of %zu", e->name, i + 1, e->nmentions);
}

static void
turn(struct side_pane *s)
{
	s->turn = (enum side_turn)((s->turn + 1) % TURNS);
	side_pane_show(&s->pane);
}

void
side_pane_choose(struct pane *p, size_t entity, size_t at)
{
	struct side_pane *s = of(p);
	const struct entity *e = &p->ui->article->entities[entity];
	size_t i;

	if (s->turn != TURN_ENTITIES)
		turn(s);
	for (i = 0; i < s->rows.at.n && s->rows.at.at[i].item != e; i++)
		;
	select_row(s, (int64_t)i, 1);
	for (i = 0; i < e->nmentions; i++)
		if (e->mentions[i].beg == at)
			s->next_mention = i;
	step(s);
}

static bool
side_command(struct pane *p, enum command_id id, int count, struct slice arg)
{
	struct side_pane *s = of(p);
	int n = count < 1 ? 1 : count;

	(void)arg;
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
	case COMMAND_OPEN: step(s); return true;
	case COMMAND_TURN: turn(s); return true;
	default: return false;
	}
}

static void
draw_row(struct side_pane *s, struct grid *g, int row, const struct side_row *r, bool selected)
{
	static const int indents[] = { [SIDE_HEADING] = 1, [SIDE_ALIAS] = 6, [SIDE_NONE] = 1, [SIDE_ENTITY] = 2,
		[SIDE_LINK] = 2, [SIDE_REFERENCE] = 2, [SIDE_CITER] = 2, [SIDE_QUOTATION] = 2, [SIDE_CLAIM] = 2 };
	struct rect at = { row, s->pane.rect.col, 1, s->pane.rect.cols };
	enum style style = selected ? STYLE_SELECTED : r->style;
	char count[24] = "";
	int n = 0;

	if (selected)
		grid_fill(g, at, STYLE_SELECTED);
	if (r->count)
		n = snprintf(count, sizeof(count), "%zu", r->count);
	if (r->kind == SIDE_ALIAS)
		grid_puts(g, row, at.col + 4, at.cols - 4, "=", STYLE_DIM);
	grid_put_fit(g, row, at.col + indents[r->kind], at.cols - indents[r->kind] - 1 - (n ? n + 1 : 0),
	    slice_of(r->text), style);
	grid_puts(g, row, at.col + at.cols - 1 - n, n, count, selected ? style : STYLE_DIM);
}

static void
side_draw(struct pane *p, struct grid *g)
{
	struct side_pane *s = of(p);
	struct rect r = p->rect;
	bool focused = ui_focused(p->ui) == p;
	const struct article *a = p->ui->article;
	size_t n = !a ? 0 : s->turn == TURN_SOURCES ? a->nreferences : a->nentities;
	char title[48];
	int i;

	snprintf(title, sizeof(title), "%s · %zu", s->turn == TURN_SOURCES ? "Sources" : "Entities", n);
	grid_puts(g, r.row, r.col + 1, r.cols - 1, title, focused ? STYLE_TITLE_FOCUSED : STYLE_TITLE);
	for (i = 1; i < r.cols - 1; i++)
		grid_puts(g, r.row + 1, r.col + i, 1, "─", STYLE_RULE);
	for (i = 0; i < r.rows - HEAD_ROWS && s->top + i < (int64_t)s->rows.at.n; i++)
		draw_row(s, g, r.row + HEAD_ROWS + i, &s->rows.at.at[s->top + i], focused && s->top + i == s->selected);
}

static void
side_reflow(struct pane *p)
{
	struct side_pane *s = of(p);

	if (p->rect.rows > 0)
		s->top = scroll_to(s->top, s->selected < 0 ? 0 : s->selected, (int64_t)s->rows.at.n, body_rows(s), 1);
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
		step(s);
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
