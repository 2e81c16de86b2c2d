/*
 * The page of an entity: its names, when and where it occurs, with whom, what it wrote, where it is cited, what is said of
 * it. Parent: ui. Data: app/entities.h, read anew after each change; the sentences when there is time.
 */
#include "ui/entity_page.h"

#include <stdlib.h>
#include <string.h>

#include "ui/entity_actions.h"
#include "ui/ui.h"

static struct entity_pane *
of(struct pane *p)
{
	return (struct entity_pane *)p;
}

static const struct entity_row *
chosen(const struct entity_pane *x)
{
	const struct entity_row *r = x->selected < (int64_t)x->rows.n ? &x->rows.at[x->selected] : NULL;

	return r && entity_row_leads(r) ? r : NULL;
}

/* --- moving ---------------------------------------------------------------------------------- */

static void
keep_in_sight(struct entity_pane *x)
{
	int64_t last = x->selected, n = (int64_t)x->rows.n;

	while (last + 1 < n && x->rows.at[last + 1].kind == ROW_MORE_TEXT)
		last++;
	x->top = scroll_to(x->top, last, n, entity_rows_body(x), 2);
	x->top = scroll_to(x->top, x->selected, n, entity_rows_body(x), 2);
}

/* To the nearest row that can be chosen, in the direction of `step` first; what stands above the first one shows with it. */
static void
select_row(struct entity_pane *x, int64_t want, int step)
{
	int64_t n = (int64_t)x->rows.n, at = want < 0 ? 0 : want >= n ? n - 1 : want, i;

	for (i = at; i >= 0 && i < n && !entity_row_leads(&x->rows.at[i]);)
		i += step;
	if (i < 0 || i >= n)
		for (i = at; i >= 0 && i < n && !entity_row_leads(&x->rows.at[i]);)
			i -= step;
	if (i >= 0 && i < n)
		x->selected = i;
	keep_in_sight(x);
	for (i = x->selected - 1; i >= 0 && !entity_row_leads(&x->rows.at[i]);)
		i--;
	if (i < 0 && x->selected < entity_rows_body(x))
		x->top = 0;
}

/* The first row of the next section, or of this one or the one before. */
static void
step_section(struct entity_pane *x, int step)
{
	const struct entity_row *r = chosen(x);
	int64_t n = (int64_t)x->rows.n, i = x->selected;

	if (!r)
		return;
	do {
		i += step;
	} while (i > 0 && i < n && !(x->rows.at[i - 1].kind == ROW_HEADING && entity_row_leads(&x->rows.at[i])));
	if (i > 0 && i < n)
		select_row(x, i, 1);
}

/* --- what is shown --------------------------------------------------------------------------- */

/* What tells a row from the others, whatever memory it points to. */
struct row_key {
	enum entity_row_kind kind;
	enum entity_section section;
	int64_t id;
	char *name; /* owned */
};

static struct row_key
key_of(const struct entity_row *r)
{
	struct row_key k = { .kind = r->kind, .section = r->section };

	switch (r->kind) {
	case ROW_FORM: k.name = mem_strdup(((const struct entity_form *)r->item)->name); break;
	case ROW_MERGED: k.id = ((const struct entity_merged *)r->item)->id; break;
	case ROW_SIMILAR: k.id = ((const struct entity_entry *)r->item)->id; break;
	case ROW_COMPANY: k.id = ((const struct entity_company_entry *)r->item)->id; break;
	case ROW_ARTICLE: k.id = ((const struct entity_article *)r->item)->article; break;
	case ROW_SENTENCE: k.name = mem_strdup(((const struct entity_sentence *)r->item)->text); break;
	default: break;
	}
	return k;
}

static bool
same_key(const struct row_key *a, const struct row_key *b)
{
	return a->kind == b->kind && a->section == b->section && a->id == b->id &&
	       (a->name && b->name ? strcmp(a->name, b->name) == 0 : a->name == b->name);
}

/* The rows anew; the choice stays on the row with the key where there is one, and at its line of the screen. */
static void
show_again(struct entity_pane *x, struct row_key *was)
{
	int64_t line = x->selected - x->top, at = x->selected, i;

	entity_rows_build(x);
	for (i = 0; i < (int64_t)x->rows.n; i++) {
		struct row_key k = key_of(&x->rows.at[i]);

		if (was->kind >= ROW_FORM && same_key(&k, was))
			at = i;
		free(k.name);
	}
	x->top = at - line < 0 ? 0 : at - line;
	select_row(x, at, 1);
	free(was->name);
}

static struct row_key
chosen_key(const struct entity_pane *x)
{
	const struct entity_row *r = chosen(x);

	return r ? key_of(r) : (struct row_key){ 0 };
}

static int
load(struct entity_pane *x, int64_t id, struct err *e)
{
	struct arena mem = { 0 };
	struct entity_page page;

	if (library_entity_page(x->pane.ui->library, &page, &mem, id, e) < 0) {
		arena_free(&mem);
		return -1;
	}
	arena_free(&x->mem);
	x->page = page;
	x->mem = mem;
	x->sentences_read = false;
	return 0;
}

static void
entity_refresh(struct pane *p)
{
	struct entity_pane *x = of(p);
	struct row_key was = chosen_key(x);
	struct err e = { 0 };

	if (load(x, x->page.entity.id, &e) < 0)
		ui_fail(p->ui, &e);
	show_again(x, &was);
}

static bool
entity_idle(struct pane *p)
{
	struct entity_pane *x = of(p);
	struct arena old = x->sentences_mem, fresh = { 0 };
	struct row_key was;
	struct err e = { 0 };

	if (x->sentences_read)
		return false;
	was = chosen_key(x);
	x->sentences = (struct entity_sentences){ 0 };
	if (library_entity_sentences(p->ui->library, &x->sentences, &fresh, x->page.entity.id, &e) < 0)
		ui_fail(p->ui, &e);
	x->sentences_read = true;
	x->sentences_mem = fresh;
	show_again(x, &was);
	arena_free(&old); /* the rows let go of it just now */
	return false;
}

/* Another entity's page in this one's place. */
static bool
go(struct entity_pane *x, int64_t id)
{
	struct err e = { 0 };

	if (load(x, id, &e) < 0) {
		ui_fail(x->pane.ui, &e);
		return false;
	}
	x->sentences = (struct entity_sentences){ 0 };
	memset(x->whole, 0, sizeof(x->whole));
	entity_rows_build(x);
	x->selected = x->top = 0;
	select_row(x, 0, 1);
	return true;
}

static void
go_on(struct entity_pane *x, int64_t id)
{
	int64_t here = x->page.entity.id;

	if (go(x, id))
		vec_push(&x->trail, here);
}

static bool
go_back(struct entity_pane *x)
{
	return x->trail.n && go(x, x->trail.at[--x->trail.n]);
}

/* --- following ------------------------------------------------------------------------------- */

/* Open an article at a place: at a mention of the entity, which is chosen then, or at what is lit for a moment. */
static void
open_article(struct entity_pane *x, int64_t article, uint32_t beg, uint32_t end)
{
	struct ui *ui = x->pane.ui;
	int64_t id = x->page.entity.id;
	const struct entity *e;
	size_t i, k;

	ui_close_pages(ui); /* frees x */
	ui_layout(ui);
	ui_focus(ui, PANE_TEXT);
	if (ui_open(ui, article, beg, true) < 0)
		return;
	if (end > beg) {
		text_pane_flash(ui->panes[PANE_TEXT], beg, end);
		return;
	}
	for (i = 0; i < ui->article->nentities; i++) {
		e = &ui->article->entities[i];
		for (k = 0; e->id == id && k < e->nmentions; k++)
			if (e->mentions[k].beg == beg) {
				text_pane_choose_mention(ui->panes[PANE_TEXT], i, k);
				return;
			}
	}
}

static void
open_chosen(struct entity_pane *x)
{
	const struct entity_row *r = chosen(x);
	const struct entity_merged *merged;
	const struct entity_article *a;
	const struct entity_sentence *s;

	switch (r ? r->kind : ROW_BLANK) {
	case ROW_FORM: ui_say(x->pane.ui, "d splits the name off, - takes it away"); break;
	case ROW_MERGED:
		merged = r->item;
		if (merged->joined)
			open_article(x, merged->joined, 0, 0);
		else
			ui_say(x->pane.ui, "You merged them; d splits it off");
		break;
	case ROW_SIMILAR: go_on(x, ((const struct entity_entry *)r->item)->id); break;
	case ROW_COMPANY: go_on(x, ((const struct entity_company_entry *)r->item)->id); break;
	case ROW_SENTENCE:
		s = r->item;
		open_article(x, s->article, s->beg, s->end);
		break;
	case ROW_ARTICLE:
		a = r->item;
		open_article(x, a->article, a->at, 0);
		break;
	case ROW_REST:
		x->whole[r->section] = true;
		entity_rows_build(x); /* its first hidden row stands where the choice is */
		select_row(x, x->selected, 1);
		break;
	default: break;
	}
}

static bool
correct(struct entity_pane *x, enum command_id id, struct slice arg)
{
	const struct entity_row *r = chosen(x);
	const struct entity_entry *e = &x->page.entity;
	struct entity_target t = { .id = e->id, .name = e->name, .kind = e->kind, .rejected = e->rejected };

	switch (r ? r->kind : ROW_BLANK) {
	case ROW_FORM: t.form = ((const struct entity_form *)r->item)->name; break;
	case ROW_MERGED: t.merged = ((const struct entity_merged *)r->item)->id; break;
	case ROW_SIMILAR: t.similar = ((const struct entity_entry *)r->item)->id; break;
	case ROW_ARTICLE: t.article = ((const struct entity_article *)r->item)->article; break;
	default: break;
	}
	return ui_entity_command(x->pane.ui, &t, id, arg);
}

static bool
entity_command(struct pane *p, enum command_id id, int count, struct slice arg)
{
	struct entity_pane *x = of(p);
	int64_t n = count < 1 ? 1 : count, body = entity_rows_body(x), at = x->selected;

	switch (id) {
	case COMMAND_DOWN: select_row(x, at + n, 1); return true;
	case COMMAND_UP: select_row(x, at - n, -1); return true;
	case COMMAND_PAGE_DOWN: select_row(x, at + n * body, 1); return true;
	case COMMAND_PAGE_UP: select_row(x, at - n * body, -1); return true;
	case COMMAND_HALF_DOWN: select_row(x, at + n * body / 2, 1); return true;
	case COMMAND_HALF_UP: select_row(x, at - n * body / 2, -1); return true;
	case COMMAND_TOP: select_row(x, 0, 1); return true;
	case COMMAND_BOTTOM: select_row(x, count > 0 ? count - 1 : (int64_t)x->rows.n - 1, -1); return true;
	case COMMAND_FOCUS_NEXT: step_section(x, 1); return true;
	case COMMAND_FOCUS_PREVIOUS: step_section(x, -1); return true;
	case COMMAND_BACK: return go_back(x);
	case COMMAND_OPEN: open_chosen(x); return true;
	default: return correct(x, id, arg);
	}
}

static void
entity_mouse(struct pane *p, const struct mouse *m)
{
	struct entity_pane *x = of(p);
	int64_t i = entity_rows_at(x, m->row);

	if (m->kind == MOUSE_WHEEL_DOWN || m->kind == MOUSE_WHEEL_UP) {
		select_row(x, x->selected + (m->kind == MOUSE_WHEEL_DOWN ? 3 : -3), m->kind == MOUSE_WHEEL_DOWN ? 1 : -1);
	} else if (m->kind == MOUSE_PRESS && i >= 0 && entity_row_leads(&x->rows.at[i])) {
		x->selected = i;
		open_chosen(x); /* may free x */
	}
}

static void
entity_status(struct pane *p, struct str *where, struct str *keys)
{
	const struct entity_pane *x = of(p);
	const struct entity_row *r = chosen(x);

	if (r)
		entity_row_describe(where, x, r);
	else
		str_puts(where, x->page.entity.name);
	str_printf(keys, "Enter go there  m merge  d split  x %s  r rename  c kind  l limit  Esc close",
	    x->page.entity.rejected ? "take back" : "reject");
}

static void
entity_reflow(struct pane *p)
{
	struct entity_pane *x = of(p);
	struct row_key was = chosen_key(x);

	show_again(x, &was);
}

static void
entity_free(struct pane *p)
{
	struct entity_pane *x = of(p);

	arena_free(&x->mem);
	arena_free(&x->sentences_mem);
	arena_free(&x->rows_mem);
	vec_free(&x->rows);
	vec_free(&x->trail);
	free(x);
}

static const struct pane_ops entity_ops = {
	.name = "entity",
	.context = CONTEXT_ENTITY,
	.reflow = entity_reflow,
	.draw = entity_rows_draw,
	.command = entity_command,
	.mouse = entity_mouse,
	.status = entity_status,
	.refresh = entity_refresh,
	.idle = entity_idle,
	.free = entity_free,
};

void
ui_show_entity(struct ui *ui, int64_t id)
{
	struct entity_pane *x;

	if (!id) {
		ui_say(ui, "It is not looked up in the library yet; try again in a moment");
		return;
	}
	if (ui->page && ui->page->ops == &entity_ops) {
		go_on(of(ui->page), id);
		return;
	}
	x = mem_zalloc(sizeof(*x));
	x->pane = (struct pane){ .ops = &entity_ops, .ui = ui };
	if (!go(x, id)) {
		entity_free(&x->pane);
		return;
	}
	ui_show_page(ui, &x->pane);
}

int64_t
entity_page_entity(const struct pane *p)
{
	return p->ops == &entity_ops ? ((const struct entity_pane *)p)->page.entity.id : 0;
}
