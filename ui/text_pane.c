/*
 * The text pane: the open article, or the page that it came from. Parent: ui. Data: ui->article. It
 * keeps the search and the chosen span; moving is the view's.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "ui/citing.h"
#include "ui/finder.h"
#include "ui/leftout.h"
#include "ui/scroll.h"
#include "ui/text_view.h"
#include "ui/ui.h"

enum {
	SAME_PLACE_MAX = 80, /* bytes that tell a line from others */
	FLASH = 1500,        /* milliseconds */
};

struct text_pane {
	struct pane pane;
	struct text_view *view;
	struct leftout page; /* as it came */
	struct doc welcome_doc; /* in welcome_mem: a page of greeting, while there is no article */
	struct arena welcome_mem;
	bool welcome;
	struct finder finder;
	struct citing citing;
	VEC(struct span) mentions; /* of all entities, by place */
	size_t mentions_layer;     /* of the overlays */
};

static const struct doc *
shown_doc(const struct text_pane *t)
{
	if (t->welcome)
		return &t->welcome_doc;
	if (t->page.shown)
		return &t->page.doc;
	return t->pane.ui->article ? &t->pane.ui->article->doc : NULL;
}

/* --- what is shown --------------------------------------------------------------------------- */

static void
put_byline(struct str *out, const struct ui *ui)
{
	const struct article *a = ui->article;
	char date[DATE_ISO_MAX];
	const char *parts[] = { a->author, a->publisher, date_human(date, a->date) };
	size_t i, minutes = (a->words + (size_t)ui->settings.reading_speed / 2) /
			    (size_t)ui->settings.reading_speed;

	for (i = 0; i < 3; i++)
		if (parts[i] && parts[i][0])
			str_printf(out, "%s%s", out->n ? " · " : "", parts[i]);
	str_printf(out, "%s%zu min", out->n ? " · " : "", minutes ? minutes : 1);
	if (a->starred)
		str_puts(out, " · ★");
}

/* The title stands in the title row; only when it does not fit there, it is repeated whole above
 * the text. */
static void
set_header(struct text_pane *t)
{
	struct str byline = { 0 };
	struct text_header rows[2];
	size_t n = 0;

	if (!t->pane.ui->article || t->page.shown) {
		text_view_set_header(t->view, NULL, 0);
		return;
	}
	put_byline(&byline, t->pane.ui);
	if ((int)utf8_width(slice_of(t->pane.ui->article->title)) > t->pane.rect.cols - 2)
		rows[n++] = (struct text_header){ t->pane.ui->article->title, STYLE_HEADLINE };
	rows[n++] = (struct text_header){ str_cstr(&byline), STYLE_BYLINE };
	text_view_set_header(t->view, rows, n);
	str_free(&byline);
}

static enum style
mention_style(const void *ctx, const struct span *s)
{
	static const enum style styles[ENTITY_KINDS] = { STYLE_PERSON, STYLE_ORGANISATION,
		STYLE_PLACE, STYLE_MISC };
	const struct article *a = ctx;

	return styles[a->entities[s->target].kind];
}

static void
set_overlays(struct text_pane *t)
{
	const struct article *a = t->pane.ui->article;
	struct overlay layers[4];
	size_t i, n = 0;

	vec_clear(&t->mentions);
	if (t->page.shown)
		layers[n++] = leftout_layer(&t->page);
	if (t->citing.claims.n)
		layers[n++] = citing_claims_layer(&t->citing);
	for (i = 0; a && !t->page.shown && t->pane.ui->settings.mentions && i < a->doc.nspans; i++)
		if (a->doc.spans[i].kind == SPAN_MENTION)
			vec_push(&t->mentions, a->doc.spans[i]);
	t->mentions_layer = n;
	if (t->mentions.n)
		layers[n++] = (struct overlay){ .spans = t->mentions.at, .n = t->mentions.n, .style = mention_style,
			.ctx = a };
	if (t->citing.citations.n)
		layers[n++] = citing_layer(&t->citing);
	text_view_set_overlays(t->view, layers, n);
}

static void
show_doc(struct text_pane *t)
{
	const struct doc *d = shown_doc(t);

	text_view_set_doc(t->view, d, NULL, 0);
	citing_attach(&t->citing, t->pane.ui, t->view, t->page.shown ? NULL : t->pane.ui->article);
	finder_attach(&t->finder, t->pane.ui, t->view, d ? d->text : (struct slice){ 0 });
	set_header(t);
	set_overlays(t);
}

static void
build_welcome(struct text_pane *t)
{
	struct doc_builder b = { 0 };

	doc_builder_block(&b, BLOCK_HEADING, 1, SLICE("Welcome to ibid"));
	doc_builder_block(&b, BLOCK_PARAGRAPH, 0,
	    SLICE("A reader for collections of articles: who says this, where did they get it, and "
		  "where else "
		  "does it stand. All you import stays in one file on this machine."));
	doc_builder_block(&b, BLOCK_PREFORMATTED, 0,
	    SLICE("i       import files or a folder of articles\n"
		  ":tour   try it on articles of an invented affair\n"
		  "?       all keys\n"
		  "q       quit"));
	doc_builder_finish(&b, &t->welcome_doc, &t->welcome_mem);
}

static void
leave_pages(struct text_pane *t)
{
	text_view_set_doc(t->view, NULL, NULL, 0);
	leftout_leave(&t->page);
	t->welcome = false;
	arena_free(&t->welcome_mem);
	t->welcome_doc = (struct doc){ 0 };
}

void
text_pane_show(struct pane *p, size_t at, bool original)
{
	struct text_pane *t = (struct text_pane *)p;
	size_t begins = 0;

	finder_clear(&t->finder);
	leave_pages(t);
	if (!p->ui->article) {
		build_welcome(t);
		t->welcome = true;
		at = 0;
	} else if (original) {
		leftout_enter(&t->page, p->ui, t->view, &begins);
	}
	show_doc(t);
	text_view_goto(t->view, at, TEXT_TOP);
	if (t->page.shown)
		leftout_settle(&t->page);
}

/* Where the line that text begins with stands in another text, from `hint` on; hint when it is not there. */
static size_t
same_place(struct slice text, struct slice other, size_t hint)
{
	struct slice rest = text, line = { 0 };
	size_t found = SIZE_MAX;

	if (slice_next_line(&line, &rest) && line.n)
		found = slice_find(other, line, hint);
	return found == SIZE_MAX ? hint : found;
}

static void
toggle_original(struct text_pane *t)
{
	struct ui *ui = t->pane.ui;
	size_t here = text_view_position(t->view), at = 0;
	char line[SAME_PLACE_MAX + 1];
	struct slice text;
	bool was_page;

	if (!ui->article)
		return;
	jumps_push(&ui->jumps, ui_place(ui));
	ui_save_place(ui); /* the page has no place that is kept */
	finder_clear(&t->finder);
	text = slice_sub(shown_doc(t)->text, here, here + SAME_PLACE_MAX);
	memcpy(line, text.p, text.n); /* leaving the page frees it */
	text.p = line;
	was_page = t->page.shown;
	leave_pages(t);
	if (!was_page && leftout_enter(&t->page, ui, t->view, &at))
		ui_say(ui, "The page as it came; what the article leaves out is dimmed, and why. x corrects, O goes back");
	if (here)
		at = same_place(text, shown_doc(t)->text, at);
	show_doc(t);
	text_view_goto(t->view, at, here ? TEXT_TOP : TEXT_KEEP);
	if (t->page.shown)
		leftout_choose_at(&t->page, at);
}

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
		leave_pages(t);
		show_doc(t);
	}
	text_view_choose(t->view, (struct span){ .beg = beg, .end = end });
	if (end > beg)
		text_view_goto(t->view, beg, TEXT_KEEP);
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
	set_overlays(t);
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

/* Enter goes on with what was chosen in the side pane. */
static void
open_here(struct text_pane *t)
{
	struct ui *ui = t->pane.ui;
	struct span chosen = text_view_chosen(t->view);
	struct pane *side = ui->panes[PANE_SIDE];

	if (t->page.shown)
		ui_say(ui, "x puts the line into the text or takes it out; O goes back to the article");
	else if (citing_chosen(&t->citing))
		citing_follow(&t->citing);
	else if (chosen.end > chosen.beg)
		side->ops->command(side, COMMAND_OPEN, -1, (struct slice){ 0 });
	else
		ui_say(ui, "Nothing chosen to follow; ]c chooses a citation, Tab goes to the names");
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
	const struct doc *d = shown_doc(t);

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
	case COMMAND_ORIGINAL: toggle_original(t); return true;
	case COMMAND_CORRECT: ui_say(p->ui, "O shows the page as it came; there x corrects what is text"); return true;
	case COMMAND_OPEN: open_here(t); return true;
	case COMMAND_NEXT_CITATION: citing_step(&t->citing, count < 1 ? 1 : count); return true;
	case COMMAND_PREVIEW: citing_preview(&t->citing); return true;
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

/* A click chooses a citation, or a mention as Enter on its name in the side pane does. */
static void
choose_at(struct text_pane *t, int row, int col)
{
	const struct overlay *mentions = t->mentions.n ? text_view_overlay(t->view, t->mentions_layer) : NULL;
	const struct span *s;
	size_t at;

	if (!text_view_byte_at(t->view, row, col, &at) || (t->page.shown && leftout_choose_at(&t->page, at)) ||
	    citing_choose_at(&t->citing, at))
		return;
	if (mentions && (s = overlay_at(mentions, at)))
		side_pane_choose(t->pane.ui->panes[PANE_SIDE], s->target, s->beg);
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
	set_header(t);
}

void
text_pane_theme(struct pane *p)
{
	set_overlays((struct text_pane *)p);
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

	if (citing_status(&t->citing, where, keys) || finder_status(&t->finder, where, keys))
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
	vec_free(&t->mentions);
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
	build_welcome(t);
	t->welcome = true;
	show_doc(t);
	return &t->pane;
}
