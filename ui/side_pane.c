/*
 * The side pane, first turn: the names of the open article by kind, with counts. Parent: ui. Data: ui->article's entities.
 * Enter steps through the mentions of the chosen one.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "ui/ui.h"

enum { HEAD_ROWS = 2 };

/* A row: a heading, an entity, a further name of the entity above, or a link that the page offers. */
struct side_row {
	const char *heading;
	const struct entity *entity;
	const char *alias; /* of entity */
	const struct related *related;
};

struct side_pane {
	struct pane pane;
	VEC(struct side_row) rows;
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
	return i >= 0 && i < (int64_t)s->rows.n && !s->rows.at[i].heading && !s->rows.at[i].alias;
}

static void
select_row(struct side_pane *s, int64_t want, int step)
{
	int64_t i = want;

	while (i >= 0 && i < (int64_t)s->rows.n && !can_select(s, i))
		i += step;
	if (!can_select(s, i))
		for (i = want, step = -step; i >= 0 && i < (int64_t)s->rows.n && !can_select(s, i);)
			i += step;
	if (can_select(s, i) && i != s->selected) {
		s->selected = i;
		s->next_mention = 0;
	}
	s->top = scroll_to(s->top, s->selected, (int64_t)s->rows.n, body_rows(s), 1);
}

static void
put_entities(struct side_pane *s, const struct article *a, enum entity_kind kind, const char *heading)
{
	size_t i, n;

	for (i = 0; i < a->nentities; i++) {
		const struct entity *e = &a->entities[i];

		if (e->kind != kind)
			continue;
		if (heading)
			vec_push(&s->rows, ((struct side_row){ .heading = heading }));
		heading = NULL;
		vec_push(&s->rows, ((struct side_row){ .entity = e }));
		for (n = 0; n < e->naliases; n++)
			vec_push(&s->rows, ((struct side_row){ .entity = e, .alias = e->aliases[n] }));
	}
}

void
side_pane_show(struct pane *p)
{
	struct side_pane *s = of(p);
	const struct article *a = p->ui->article;
	size_t i;

	vec_clear(&s->rows);
	if (a) {
		put_entities(s, a, ENTITY_PERSON, "People");
		put_entities(s, a, ENTITY_ORGANISATION, "Organisations");
		put_entities(s, a, ENTITY_PLACE, "Places");
		put_entities(s, a, ENTITY_MISC, "Other names");
		if (a->nrelated)
			vec_push(&s->rows, ((struct side_row){ .heading = "Also read" }));
		for (i = 0; i < a->nrelated; i++)
			vec_push(&s->rows, ((struct side_row){ .related = &a->related[i] }));
	}
	s->top = 0;
	s->selected = -1;
	select_row(s, 0, 1);
	s->top = 0;
}

/* A link: its article when the library has it, else its address in a browser. */
static void
follow(struct ui *ui, const struct related *r)
{
	if (r->article)
		ui_open(ui, r->article, SIZE_MAX, true);
	else
		ui_browse(ui, r->url);
}

/* Go to the next mention of the chosen entity, or follow the chosen link. */
static void
step(struct side_pane *s)
{
	struct ui *ui = s->pane.ui;
	const struct entity *e;
	size_t i;

	if (!can_select(s, s->selected))
		return;
	if (s->rows.at[s->selected].related) {
		follow(ui, s->rows.at[s->selected].related);
		return;
	}
	e = s->rows.at[s->selected].entity;
	if (!e->nmentions)
		return;
	i = s->next_mention % e->nmentions;
	text_pane_choose(ui->panes[PANE_TEXT], e->mentions[i].beg, e->mentions[i].end);
	s->next_mention = i + 1;
	ui_say(ui, "%s: %zu of %zu", e->name, i + 1, e->nmentions);
}

void
side_pane_choose(struct pane *p, size_t entity, size_t at)
{
	struct side_pane *s = of(p);
	const struct entity *e = &p->ui->article->entities[entity];
	size_t i;

	for (i = 0; i < s->rows.n && s->rows.at[i].entity != e; i++)
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
	case COMMAND_BOTTOM: select_row(s, (int64_t)s->rows.n - 1, -1); return true;
	case COMMAND_PERCENT: select_row(s, (int64_t)s->rows.n * (count < 0 ? 0 : count) / 100, 1); return true;
	case COMMAND_OPEN: step(s); return true;
	default: return false;
	}
}

static enum style
kind_style(enum entity_kind kind)
{
	switch (kind) {
	case ENTITY_PERSON: return STYLE_PERSON;
	case ENTITY_ORGANISATION: return STYLE_ORGANISATION;
	case ENTITY_PLACE: return STYLE_PLACE;
	default: return STYLE_MISC;
	}
}

static void
draw_entity(struct grid *g, struct rect at, const struct entity *e, enum style style, enum style count_style)
{
	char count[24];
	int n = snprintf(count, sizeof(count), "%zu", e->nmentions);

	grid_put_fit(g, at.row, at.col + 2, at.cols - 4 - n, slice_of(e->name), style);
	grid_puts(g, at.row, at.col + at.cols - 1 - n, n, count, count_style);
}

static void
draw_row(struct side_pane *s, struct grid *g, int row, const struct side_row *r, bool selected)
{
	struct rect at = { row, s->pane.rect.col, 1, s->pane.rect.cols };

	if (selected)
		grid_fill(g, at, STYLE_SELECTED);
	if (r->heading) {
		grid_puts(g, row, at.col + 1, at.cols - 1, r->heading, STYLE_HEADING);
	} else if (r->alias) {
		grid_puts(g, row, at.col + 4, at.cols - 4, "=", STYLE_DIM);
		grid_put_fit(g, row, at.col + 6, at.cols - 7, slice_of(r->alias), STYLE_DIM);
	} else if (r->related) {
		grid_put_fit(g, row, at.col + 2, at.cols - 3, slice_of(r->related->title ? r->related->title : r->related->url),
		    selected ? STYLE_SELECTED : r->related->article ? STYLE_LINK : STYLE_DIM);
	} else {
		draw_entity(g, at, r->entity, selected ? STYLE_SELECTED : kind_style(r->entity->kind),
		    selected ? STYLE_SELECTED : STYLE_DIM);
	}
}

static void
side_draw(struct pane *p, struct grid *g)
{
	struct side_pane *s = of(p);
	struct rect r = p->rect;
	bool focused = ui_focused(p->ui) == p;
	size_t n = p->ui->article ? p->ui->article->nentities : 0;
	char title[48];
	int i;

	snprintf(title, sizeof(title), "Entities · %zu", n);
	grid_puts(g, r.row, r.col + 1, r.cols - 1, title, focused ? STYLE_TITLE_FOCUSED : STYLE_TITLE);
	for (i = 1; i < r.cols - 1; i++)
		grid_puts(g, r.row + 1, r.col + i, 1, "─", STYLE_RULE);
	if (p->ui->article && !s->rows.n)
		grid_puts(g, r.row + HEAD_ROWS, r.col + 1, r.cols - 1, "no names found", STYLE_DIM);
	for (i = 0; i < r.rows - HEAD_ROWS && s->top + i < (int64_t)s->rows.n; i++)
		draw_row(s, g, r.row + HEAD_ROWS + i, &s->rows.at[s->top + i], focused && s->top + i == s->selected);
}

static void
side_reflow(struct pane *p)
{
	struct side_pane *s = of(p);

	if (p->rect.rows > 0)
		s->top = scroll_to(s->top, s->selected < 0 ? 0 : s->selected, (int64_t)s->rows.n, body_rows(s), 1);
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

	const struct side_row *r = can_select(s, s->selected) ? &s->rows.at[s->selected] : NULL;

	if (r && r->related) {
		str_puts(where, r->related->url);
		str_puts(keys, r->related->article ? "Enter open  Tab list  ? keys" : "Enter browser  Tab list  ? keys");
		return;
	}
	if (r)
		str_printf(where, "%s · %s · %zu here", r->entity->name, entity_kind_name(r->entity->kind),
		    r->entity->nmentions);
	str_puts(keys, "Enter next mention  Tab list  ? keys");
}

static void
side_free(struct pane *p)
{
	vec_free(&of(p)->rows);
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
