/*
 * The text pane: the open article, or the page that it came from. Parent: ui. Data: ui->article. It
 * keeps the search and the chosen span; moving is the view's, what is shown stands in text_shown.c.
 */
#include <stdio.h>
#include <stdlib.h>

#include "ui/scroll.h"
#include "ui/text_pane.h"

enum { FLASH = 1500 }; /* milliseconds */

size_t
text_pane_position(const struct pane *p)
{
	return text_view_position(((const struct text_pane *)p)->view);
}

bool
text_pane_is_original(const struct pane *p)
{
	return ((const struct text_pane *)p)->page.shown;
}

void
text_pane_choose(struct pane *p, uint32_t beg, uint32_t end)
{
	struct text_pane *t = (struct text_pane *)p;

	if (t->page.shown) {
		text_pane_leave_pages(t);
		text_pane_show_doc(t);
	}
	citing_clear(&t->citing);
	text_view_choose(t->view, (struct span){ .beg = beg, .end = end });
	if (end > beg)
		text_view_goto(t->view, beg, TEXT_KEEP);
}

void
text_pane_choose_mention(struct pane *p, size_t entity, size_t number)
{
	mentions_choose(&((struct text_pane *)p)->mentions, entity, number);
}

size_t
text_pane_mention(const struct pane *p, size_t *number)
{
	return mentions_chosen(&((const struct text_pane *)p)->mentions, number);
}

void
text_pane_take_names(struct pane *p)
{
	struct text_pane *t = (struct text_pane *)p;

	if (t->page.shown)
		return;
	mentions_attach(&t->mentions, p->ui, t->view, p->ui->article);
	text_pane_overlay(t);
}

void
text_pane_flash(struct pane *p, uint32_t beg, uint32_t end)
{
	text_pane_choose(p, beg, end);
	p->ui->flash = FLASH;
}

void
text_pane_end_flash(struct pane *p)
{
	text_view_choose(((struct text_pane *)p)->view, (struct span){ 0 });
}

void
text_pane_take_claims(struct pane *p)
{
	struct text_pane *t = (struct text_pane *)p;

	if (t->page.shown)
		return;
	citing_take_claims(&t->citing);
	text_pane_overlay(t);
}

void
text_pane_goto(struct pane *p, size_t at)
{
	text_view_goto(((struct text_pane *)p)->view, at, TEXT_TOP);
}

static bool
text_idle(struct pane *p)
{
	struct text_pane *t = (struct text_pane *)p;

	return finder_idle(&t->finder);
}

/* --- commands -------------------------------------------------------------------------------- */

/* Enter follows a citation, and goes on with a name or with what was chosen in the side pane. */
static void
open_here(struct text_pane *t)
{
	struct ui *ui = t->pane.ui;
	struct span chosen = text_view_chosen(t->view);
	struct pane *side = ui->panes[PANE_SIDE];
	size_t number;

	if (t->page.shown)
		ui_say(ui, "x puts the line into the text or takes it out; O goes back to the article");
	else if (citing_chosen(&t->citing))
		citing_follow(&t->citing);
	else if (mentions_chosen(&t->mentions, &number) != MENTION_NONE)
		mentions_step(&t->mentions, 1);
	else if (chosen.end > chosen.beg)
		side->ops->command(side, COMMAND_OPEN, -1, (struct slice){ 0 });
	else
		ui_say(ui, "Nothing chosen to follow; ]c chooses a citation, Tab goes to the names");
}

static void
preview(struct text_pane *t)
{
	size_t number, entity = mentions_chosen(&t->mentions, &number);

	if (entity != MENTION_NONE && !citing_chosen(&t->citing))
		ui_show_entity(t->pane.ui, t->pane.ui->article->entities[entity].id);
	else
		citing_preview(&t->citing);
}

/* Hits and choice go; false when there were none, so that Esc may close something else. */
static bool
clear(struct text_pane *t)
{
	struct span chosen = text_view_chosen(t->view);
	bool any = finder_clear(&t->finder);

	any |= citing_clear(&t->citing);
	text_view_choose(t->view, (struct span){ 0 });
	return any || chosen.end > chosen.beg;
}

static bool
text_command(struct pane *p, enum command_id id, int count, struct slice arg)
{
	struct text_pane *t = (struct text_pane *)p;
	const struct doc *d = text_pane_doc(t);

	if (scroll_is_jump(id))
		jumps_push(&p->ui->jumps, ui_place(p->ui));
	if (t->page.shown && leftout_command(&t->page, id, count))
		return true;
	if (scroll_command(t->view, d ? d->text.n : 0, id, count)) {
		if (t->page.shown)
			leftout_settle(&t->page);
		return true;
	}
	switch (id) {
	case COMMAND_FIND:
	case COMMAND_FIND_BACKWARD:
		if (count != 0) {
			jumps_push(&p->ui->jumps, ui_place(p->ui));
			ui_focus(p->ui, PANE_TEXT); /* from the list or the side: the hits stand here */
		}
		finder_run(&t->finder, id, count, arg);
		return true;
	case COMMAND_FIND_NEXT:
	case COMMAND_FIND_PREVIOUS:
		ui_focus(p->ui, PANE_TEXT);
		finder_again(&t->finder, id == COMMAND_FIND_PREVIOUS, count);
		return true;
	case COMMAND_CLEAR: return clear(t);
	case COMMAND_ORIGINAL: text_pane_toggle_original(t); return true;
	case COMMAND_CORRECT: ui_say(p->ui, "O shows the page as it came; there x corrects what is text"); return true;
	case COMMAND_OPEN: open_here(t); return true;
	case COMMAND_NEXT_CITATION: citing_step(&t->citing, count < 1 ? 1 : count); return true;
	case COMMAND_PREVIEW: preview(t); return true;
	case COMMAND_NEXT_MENTION: mentions_step(&t->mentions, count < 1 ? 1 : count); return true;
	case COMMAND_PREVIOUS_MENTION: mentions_step(&t->mentions, count < 1 ? -1 : -count); return true;
	case COMMAND_ORIGIN: citing_origin(&t->citing); return true;
	case COMMAND_LINK:
	case COMMAND_UNLINK:
		if (!citing_source(&t->citing))
			return false;
		ui_link(p->ui, citing_source(&t->citing), arg, id == COMMAND_LINK);
		return true;
	case COMMAND_PREVIOUS_CITATION: citing_step(&t->citing, count < 1 ? -1 : -count); return true;
	default: return false;
	}
}

/* A click chooses a citation or a mention. */
static void
choose_at(struct text_pane *t, int row, int col)
{
	size_t at;

	if (!text_view_byte_at(t->view, row, col, &at) || (t->page.shown && leftout_choose_at(&t->page, at)) ||
	    citing_choose_at(&t->citing, at))
		return;
	mentions_choose_at(&t->mentions, at);
}

static void
text_mouse(struct pane *p, const struct mouse *m)
{
	struct text_pane *t = (struct text_pane *)p;

	switch (m->kind) {
	case MOUSE_PRESS: choose_at(t, m->row, m->col); break;
	case MOUSE_DOUBLE: citing_follow(&t->citing); break;
	case MOUSE_WHEEL_DOWN: text_view_scroll(t->view, 3); break;
	case MOUSE_WHEEL_UP: text_view_scroll(t->view, -3); break;
	default: break;
	}
}

/* --- drawing --------------------------------------------------------------------------------- */

static struct rect
body(const struct rect *r)
{
	if (r->rows < 6)
		return (struct rect){ r->row + 1, r->col, r->rows - 1, r->cols };
	return (struct rect){ r->row + 2, r->col, r->rows - 3, r->cols };
}

static void
text_reflow(struct pane *p)
{
	struct text_pane *t = (struct text_pane *)p;
	struct rect r = body(&p->rect);

	if (p->rect.rows < 2 || p->rect.cols < 1)
		return;
	text_view_set_bidi(t->view, p->ui->settings.bidi ? BIDI_DEFAULT : 0);
	text_view_set_context(t->view, p->ui->settings.context);
	text_view_resize(t->view, r, p->ui->settings.text_width);
	text_pane_lay_header(t);
}

void
text_pane_theme(struct pane *p)
{
	text_pane_overlay((struct text_pane *)p);
	text_reflow(p);
}

static void
text_draw(struct pane *p, struct grid *g)
{
	struct text_pane *t = (struct text_pane *)p;
	const struct article *a = p->ui->article;
	enum style style = ui_focused(p->ui) == p ? STYLE_TITLE_FOCUSED : STYLE_TITLE;
	struct rect r = p->rect;
	char percent[32];
	int col, n;

	if (r.rows < 2)
		return;
	n = snprintf(percent, sizeof(percent), "%d%%", text_view_percent(t->view));
	if (r.rows >= 6) {
		for (col = 1; col < r.cols - 1; col++)
			grid_puts(g, r.row + 1, r.col + col, 1, "─", STYLE_RULE);
		grid_puts(g, r.row + r.rows - 1, r.col + r.cols - 1 - n, n, percent, STYLE_DIM);
		n = 0;
	} else {
		grid_puts(g, r.row, r.col + r.cols - 1 - n, n, percent, STYLE_DIM);
	}
	grid_put_fit(g, r.row, r.col + 1, r.cols - 2 - (n ? n + 1 : 0),
	    slice_of(t->page.shown ? "The page as it came"
		     : a         ? a->title
				 : "ibid"),
	    style);
	text_view_draw(t->view, g);
	if (t->page.shown)
		leftout_draw_marks(&t->page, g, body(&r));
	else
		citing_draw_marks(&t->citing, g, body(&r));
}

static void
text_status(struct pane *p, struct str *where, struct str *keys)
{
	struct text_pane *t = (struct text_pane *)p;

	if (citing_status(&t->citing, where, keys) || mentions_status(&t->mentions, where, keys) ||
	    finder_status(&t->finder, where, keys))
		return;
	if (t->welcome) {
		str_puts(where, "an empty library");
		str_puts(keys, "i import  : command  ? keys");
		return;
	}
	if (t->page.shown) {
		leftout_status(&t->page, where, keys);
		return;
	}
	if (p->ui->article && p->ui->article->url)
		str_puts(where, p->ui->article->url);
	else if (p->ui->article)
		str_puts(where, p->ui->article->origin);
	str_puts(keys, "/ find  O original  Tab names  ? keys");
}

static void
text_free(struct pane *p)
{
	struct text_pane *t = (struct text_pane *)p;

	text_view_free(t->view);
	finder_free(&t->finder);
	citing_free(&t->citing);
	leftout_leave(&t->page);
	arena_free(&t->welcome_mem);
	mentions_free(&t->mentions);
	free(t);
}

static const struct pane_ops text_ops = {
	.name = "text",
	.context = CONTEXT_TEXT,
	.reflow = text_reflow,
	.draw = text_draw,
	.command = text_command,
	.mouse = text_mouse,
	.status = text_status,
	.idle = text_idle,
	.free = text_free,
};

struct pane *
text_pane_new(struct ui *ui)
{
	struct text_pane *t = mem_zalloc(sizeof(*t));

	t->pane = (struct pane){ .ops = &text_ops, .ui = ui };
	t->view = text_view_new();
	text_pane_show(&t->pane, 0, false);
	return &t->pane;
}
