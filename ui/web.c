/*
 * The web: who cites or quotes an article on the left, what it cites or quotes on the right. It is walked along its lines:
 * going on outwards from a neighbour makes that one the centre. Parent: ui. Data: app/web.h, read when the centre moves.
 */
#include <stdlib.h>

#include "app/sources.h"
#include "ui/describe.h"
#include "ui/ui.h"
#include "ui/web_pane.h"

static struct web_pane *
of(struct pane *p)
{
	return (struct web_pane *)p;
}

const struct web_links *
web_pane_links(const struct web_pane *w, enum web_column side)
{
	return side == WEB_LEFT ? &w->web.citing : &w->web.cited;
}

static int64_t
count(const struct web_pane *w, enum web_column side)
{
	return (int64_t)web_pane_links(w, side)->at.n;
}

/* --- labels ---------------------------------------------------------------------------------- */

static void
label_article(struct web_pane *w, struct web_label *out, int64_t id)
{
	struct article_rows rows = { 0 };
	struct str detail = { 0 };

	if (library_rows_of(w->pane.ui->library, &rows, &id, 1, NULL) == 0 && rows.rows.n) {
		const struct article *a = &rows.rows.at[0];

		describe_work(&detail, NULL, a->publisher, a->date);
		*out = (struct web_label){ arena_str(&w->mem, a->title), arena_dup(&w->mem, detail.p, detail.n),
			arena_str(&w->mem, a->author) };
	}
	str_free(&detail);
	article_rows_free(&rows);
}

static const char *
author_of(const struct source *s)
{
	const struct name *n = s->nauthors ? &s->authors[0] : NULL;

	return !n ? NULL : n->family ? n->family : n->literal ? n->literal : n->given;
}

static void
label_source(struct web_pane *w, struct web_label *out, int64_t id)
{
	struct source s;
	struct str detail = { 0 };
	char date[DATE_ISO_MAX];

	if (library_source(w->pane.ui->library, &s, &w->mem, id, NULL) < 0)
		return;
	describe_parts(&detail, source_state_name(s.state), s.container, date_human(date, s.date));
	*out = (struct web_label){ source_name(&s), arena_dup(&w->mem, detail.p, detail.n),
		author_of(&s) };
	str_free(&detail);
}

static void
label_node(struct web_pane *w, struct web_label *out, struct web_node node)
{
	if (node.article)
		label_article(w, out, node.article);
	else
		label_source(w, out, node.source);
	if (!out->title) /* it has gone meanwhile */
		*out = (struct web_label){ "?", "", NULL };
}

const struct web_label *
web_pane_label(struct web_pane *w, enum web_column side, int64_t i)
{
	struct web_label *label = &w->side[side].labels[i];

	if (!label->title)
		label_node(w, label, web_pane_links(w, side)->at.at[i].node);
	return label;
}

/* --- walking --------------------------------------------------------------------------------- */

static bool
same_node(struct web_node a, struct web_node b)
{
	return a.article == b.article && a.source == b.source;
}

/* Where the choice stands first: at a node where there is one, else in the column if it has any, else in the centre. */
static void
choose_first(struct web_pane *w, enum web_column column, struct web_node from)
{
	enum web_column side;
	int64_t i;

	for (side = WEB_LEFT; side < WEB_SIDES; side++) {
		w->side[side].selected = w->side[side].top = 0;
		for (i = 0; i < count(w, side); i++)
			if (same_node(web_pane_links(w, side)->at.at[i].node, from))
				w->side[side].selected = i;
	}
	w->column = column != WEB_CENTRE && count(w, column) ? column : WEB_CENTRE;
}

static int
load(struct web_pane *w, struct web_node centre)
{
	struct err e = { 0 };
	enum web_column side;

	if (library_web(w->pane.ui->library, &w->web, centre, &e) < 0) {
		w->column = WEB_CENTRE;
		ui_fail(w->pane.ui, &e);
		return -1;
	}
	arena_free(&w->mem);
	w->centre = centre;
	w->centre_label = (struct web_label){ 0 };
	label_node(w, &w->centre_label, centre);
	for (side = WEB_LEFT; side < WEB_SIDES; side++)
		w->side[side].labels = arena_alloc(&w->mem, (size_t)count(w, side) * sizeof(*w->side[side].labels) + 1);
	return 0;
}

/* The chosen neighbour; NULL: the centre is chosen. */
static const struct web_link *
chosen(const struct web_pane *w)
{
	return w->column == WEB_CENTRE ? NULL : &web_pane_links(w, w->column)->at.at[w->side[w->column].selected];
}

/* The chosen neighbour becomes the centre; the choice goes on in the same direction. */
static void
move_centre(struct web_pane *w)
{
	const struct web_link *to = chosen(w);
	struct web_node before = w->centre;
	enum web_column column = w->column;

	if (!to) {
		ui_say(w->pane.ui, "It is the centre already; h and l go to its neighbours");
		return;
	}
	if (load(w, to->node) < 0)
		return;
	vec_push(&w->trail, before);
	choose_first(w, column, before);
}

static void
step_back(struct web_pane *w)
{
	struct web_node from = w->centre;

	if (!w->trail.n) {
		ui_say(w->pane.ui, "The web began here; Esc closes it");
		return;
	}
	if (load(w, w->trail.at[--w->trail.n]) == 0)
		choose_first(w, WEB_CENTRE, from);
}

static void
step(struct web_pane *w, enum web_column side)
{
	if (w->column == side)
		move_centre(w);
	else if (w->column != WEB_CENTRE)
		w->column = WEB_CENTRE;
	else if (count(w, side))
		w->column = side;
	else
		ui_say(w->pane.ui, side == WEB_LEFT ? "Nobody here cites or quotes it" : "It cites and quotes nothing that ibid found");
}

static void
choose(struct web_pane *w, int64_t i)
{
	int64_t n;

	if (w->column == WEB_CENTRE) /* down and up from the centre: into what there is */
		w->column = count(w, WEB_RIGHT) ? WEB_RIGHT : count(w, WEB_LEFT) ? WEB_LEFT : WEB_CENTRE;
	if (w->column == WEB_CENTRE)
		return;
	n = count(w, w->column);
	w->side[w->column].selected = i < 0 ? 0 : i >= n ? n - 1 : i;
}

static void
open_chosen(struct web_pane *w)
{
	struct ui *ui = w->pane.ui;
	const struct web_link *chosen_link = chosen(w);
	struct web_link to = chosen_link ? *chosen_link : (struct web_link){ .node = w->centre };

	if (!to.node.article) {
		ui_show_source(ui, to.node.source);
		return;
	}
	ui_close_pages(ui); /* frees w */
	ui_layout(ui);
	if (ui_open(ui, to.node.article, to.beg, true) == 0 && to.end > to.beg)
		text_pane_flash(ui->panes[PANE_TEXT], to.beg, to.end);
	ui_focus(ui, PANE_TEXT);
}

static bool
web_command(struct pane *p, enum command_id id, int n, struct slice arg)
{
	struct web_pane *w = of(p);
	int64_t at = w->column == WEB_CENTRE ? 0 : w->side[w->column].selected, times = n < 1 ? 1 : n;
	int page = web_pane_page(w);

	(void)arg;
	switch (id) {
	case COMMAND_DOWN: choose(w, w->column == WEB_CENTRE ? 0 : at + times); return true;
	case COMMAND_UP: choose(w, at - times); return true;
	case COMMAND_PAGE_DOWN: choose(w, at + times * page); return true;
	case COMMAND_PAGE_UP: choose(w, at - times * page); return true;
	case COMMAND_HALF_DOWN: choose(w, at + times * page / 2); return true;
	case COMMAND_HALF_UP: choose(w, at - times * page / 2); return true;
	case COMMAND_TOP: choose(w, 0); return true;
	case COMMAND_BOTTOM: choose(w, n > 0 ? n - 1 : INT64_MAX); return true;
	case COMMAND_LEFT: step(w, WEB_LEFT); return true;
	case COMMAND_RIGHT: step(w, WEB_RIGHT); return true;
	case COMMAND_CENTRE: move_centre(w); return true;
	case COMMAND_BACK: step_back(w); return true;
	case COMMAND_OPEN: open_chosen(w); return true;
	case COMMAND_INDEPENDENCE: ui_show_independence(p->ui, &w->centre); return true;
	default: return false;
	}
}

static void
web_mouse(struct pane *p, const struct mouse *m)
{
	struct web_pane *w = of(p);
	enum web_column column;
	int64_t i;

	if (m->kind == MOUSE_WHEEL_DOWN || m->kind == MOUSE_WHEEL_UP) {
		if (w->column != WEB_CENTRE)
			choose(w, w->side[w->column].selected + (m->kind == MOUSE_WHEEL_DOWN ? 1 : -1));
		return;
	}
	if ((m->kind != MOUSE_PRESS && m->kind != MOUSE_DOUBLE) || !web_pane_at(w, m->row, m->col, &column, &i))
		return;
	w->column = column;
	if (column != WEB_CENTRE)
		w->side[column].selected = i;
	if (m->kind == MOUSE_DOUBLE)
		open_chosen(w); /* frees w */
}

static void
web_status(struct pane *p, struct str *where, struct str *keys)
{
	struct web_pane *w = of(p);
	const struct web_link *link = chosen(w);
	const struct web_label *label =
	    link ? web_pane_label(w, w->column, w->side[w->column].selected) : &w->centre_label;

	if (link)
		str_puts(where, link->how == WEB_CITES ? "cites" : link->how == WEB_QUOTES ? "quotes" : "cites and quotes");
	if (link)
		str_puts(where, w->column == WEB_LEFT ? " it: " : ": ");
	str_puts(where, label->title);
	if (label->author)
		str_printf(where, " · %s", label->author);
	if (label->detail[0])
		str_printf(where, " · %s", label->detail);
	str_printf(keys, "%sEnter open  ^O back  Esc close", link ? "Space centre  " : "h l walk  ");
}

static void
web_refresh(struct pane *p)
{
	struct web_pane *w = of(p);
	enum web_column side;

	if (load(w, w->centre) < 0)
		return;
	for (side = WEB_LEFT; side < WEB_SIDES; side++)
		if (w->side[side].selected >= count(w, side))
			w->side[side].selected = count(w, side) ? count(w, side) - 1 : 0;
	if (w->column != WEB_CENTRE && !count(w, w->column))
		w->column = WEB_CENTRE;
}

static void
web_free_pane(struct pane *p)
{
	struct web_pane *w = of(p);

	web_free(&w->web);
	arena_free(&w->mem);
	vec_free(&w->trail);
	free(w);
}

static const struct pane_ops web_ops = {
	.name = "web",
	.context = CONTEXT_WEB,
	.draw = web_pane_draw,
	.command = web_command,
	.mouse = web_mouse,
	.status = web_status,
	.refresh = web_refresh,
	.free = web_free_pane,
};

void
ui_show_web(struct ui *ui, int64_t article)
{
	struct web_pane *w;

	if (!article)
		return;
	w = mem_zalloc(sizeof(*w));
	w->pane = (struct pane){ .ops = &web_ops, .ui = ui };
	if (load(w, (struct web_node){ .article = article }) < 0) {
		web_free_pane(&w->pane);
		return;
	}
	choose_first(w, count(w, WEB_RIGHT) ? WEB_RIGHT : WEB_LEFT, (struct web_node){ 0 });
	ui_show_page(ui, &w->pane);
}
