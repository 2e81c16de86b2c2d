/* The rows of the page of an entity: made for its width, and drawn. */
#include "ui/entity_page.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "ui/describe.h"
#include "ui/spark.h"
#include "ui/ui.h"

enum {
	HEAD_ROWS = 2,
	DATE_CELLS = 13,
	COUNT_CELLS = 5,
	DETAIL_LEAST = 8,
	DATE_LEAST = 50,      /* cells from which on dates stand in a column of their own */
	SPARK_MOST = 80,      /* cells */
	SENTENCE_ROWS = 3,
	WHOLE_LEAST = 3,      /* rows: fewer are not hidden behind one that says so */
};

/* Rows of a section before it is opened up. */
static const size_t some[SECTIONS] = { [SECTION_NAMES] = 4, [SECTION_SIMILAR] = 3, [SECTION_COMPANY] = 5,
	[SECTION_SENTENCES] = ENTITY_SENTENCES_MAX, [SECTION_ARTICLES] = 10, [SECTION_WROTE] = 5, [SECTION_CITED] = 5 };

/* --- making ---------------------------------------------------------------------------------- */

static void
put(struct entity_pane *x, enum entity_row_kind kind, enum entity_section section, const void *item, const char *text)
{
	vec_push(&x->rows, ((struct entity_row){ .kind = kind, .section = section, .item = item, .text = text }));
}

static void
put_text(struct entity_pane *x, const struct str *text)
{
	put(x, ROW_TEXT, SECTION_NAMES, NULL, arena_dup(&x->rows_mem, str_cstr(text), text->n));
}

static void
put_heading(struct entity_pane *x, enum entity_section section, const char *text)
{
	put(x, ROW_BLANK, section, NULL, "");
	put(x, ROW_HEADING, section, NULL, text);
}

/* How many of n items of a section are shown. */
static size_t
part(const struct entity_pane *x, enum entity_section section, size_t n)
{
	return x->whole[section] || n < some[section] + WHOLE_LEAST ? n : some[section];
}

static void
put_rest(struct entity_pane *x, enum entity_section section, size_t rest)
{
	if (rest)
		put(x, ROW_REST, section, NULL, arena_printf(&x->rows_mem, "… %zu more", rest));
}

static void
put_roles(struct str *out, const struct entity_page *page)
{
	if (page->nwrote)
		str_printf(out, " · wrote %zu%s", page->nwrote, page->nwrote == ENTITY_ARTICLES_MAX ? "+" : "");
	if (page->ncited)
		str_printf(out, " · cited in %zu%s", page->ncited, page->ncited == ENTITY_ARTICLES_MAX ? "+" : "");
}

static void
put_summary(struct entity_pane *x)
{
	const struct entity_entry *e = &x->page.entity;
	struct str line = { 0 };

	str_printf(&line, "in %zu article%s · %zu mention%s", e->articles, e->articles == 1 ? "" : "s", e->mentions,
	    e->mentions == 1 ? "" : "s");
	put_roles(&line, &x->page);
	put_text(x, &line);
	str_clear(&line);
	spark_put(&line, x->page.months, x->page.nmonths,
	    x->pane.rect.cols - 3 < SPARK_MOST ? x->pane.rect.cols - 3 : SPARK_MOST);
	if (line.n)
		put_text(x, &line);
	str_free(&line);
}

/* A name that stands there already: of one that was merged into it, or which both have. */
static bool
stands_already(const struct entity_page *p, size_t form)
{
	const struct entity_form *f = &p->forms[form];
	size_t i;

	for (i = 0; i < p->nmerged; i++)
		if (p->merged[i].id == f->entity && strcmp(p->merged[i].name, f->name) == 0)
			return true;
	for (i = 0; i < form; i++)
		if (strcmp(p->forms[i].name, f->name) == 0)
			return true;
	return false;
}

/* Its other names, and those that were merged into it. */
static void
put_names(struct entity_pane *x)
{
	const struct entity_page *p = &x->page;
	size_t n = p->nmerged, shown, i, k;

	for (i = 1; i < p->nforms; i++)
		n += !stands_already(p, i);
	shown = part(x, SECTION_NAMES, n);
	if (n)
		put_heading(x, SECTION_NAMES, "Names");
	for (i = 0; i < p->nmerged && i < shown; i++)
		put(x, ROW_MERGED, SECTION_NAMES, &p->merged[i], NULL);
	for (k = 1; k < p->nforms && i < shown; k++) {
		if (stands_already(p, k))
			continue;
		put(x, ROW_FORM, SECTION_NAMES, &p->forms[k], NULL);
		i++;
	}
	put_rest(x, SECTION_NAMES, n - shown);
}

/* A section of items that lie side by side. */
static void
put_items(struct entity_pane *x, enum entity_section section, enum entity_row_kind kind, const char *heading, const void *items,
    size_t size, size_t n)
{
	size_t shown = part(x, section, n), i;

	if (n)
		put_heading(x, section, heading);
	for (i = 0; i < shown; i++)
		put(x, kind, section, (const char *)items + i * size, NULL);
	put_rest(x, section, n - shown);
}

static int
date_cells(const struct entity_pane *x)
{
	return x->pane.rect.cols >= DATE_LEAST ? DATE_CELLS : 0;
}

/* A sentence in at most SENTENCE_ROWS rows, beginning so that its mention is in one of them. */
static void
put_sentence(struct entity_pane *x, const struct entity_sentence *s)
{
	int cells = x->pane.rect.cols - 3 - date_cells(x), i;
	struct slice text = slice_of(s->text), rest = text, line;
	size_t begins[SENTENCE_ROWS] = { 0 }, n = 0;

	if (cells < 1)
		return;
	/* The last rows before the one that holds the end of the mention. */
	while (rest.n) {
		begins[n++ % SENTENCE_ROWS] = (size_t)(rest.p - text.p);
		grid_take_line(&rest, cells);
		if ((size_t)(rest.p - text.p) >= s->name_end && (n >= SENTENCE_ROWS || !rest.n))
			break;
	}
	rest = slice_sub(text, n > SENTENCE_ROWS ? begins[n % SENTENCE_ROWS] : 0, text.n);
	for (i = 0; i < SENTENCE_ROWS && rest.n; i++) {
		struct slice from = rest;

		line = grid_take_line(&rest, cells);
		if (i == SENTENCE_ROWS - 1 && rest.n) /* drawn to the edge, where it ends with … */
			line = from;
		put(x, i ? ROW_MORE_TEXT : ROW_SENTENCE, SECTION_SENTENCES, s, NULL);
		vec_last(&x->rows).beg = (uint32_t)(line.p - text.p);
		vec_last(&x->rows).end = (uint32_t)(line.p - text.p + line.n);
	}
}

static void
put_sentences(struct entity_pane *x)
{
	size_t i;

	if (x->sentences.n || !x->sentences_read)
		put_heading(x, SECTION_SENTENCES, "Key sentences");
	for (i = 0; i < x->sentences.n; i++)
		put_sentence(x, &x->sentences.at[i]);
	if (!x->sentences_read && !x->sentences.n)
		put(x, ROW_TEXT, SECTION_SENTENCES, NULL, "…");
}

void
entity_rows_build(struct entity_pane *x)
{
	const struct entity_page *p = &x->page;

	vec_clear(&x->rows);
	arena_free(&x->rows_mem);
	put_summary(x);
	put_names(x);
	put_items(x, SECTION_SIMILAR, ROW_SIMILAR, "Could be the same", p->similar, sizeof(*p->similar), p->nsimilar);
	put_items(x, SECTION_COMPANY, ROW_COMPANY, "Occurs with", p->company, sizeof(*p->company), p->ncompany);
	put_sentences(x);
	put_items(x, SECTION_ARTICLES, ROW_ARTICLE, "Articles", p->articles, sizeof(*p->articles), p->narticles);
	if (p->entity.articles > p->narticles)
		put(x, ROW_TEXT, SECTION_ARTICLES, NULL, "older ones: l limits the list to all");
	put_items(x, SECTION_WROTE, ROW_ARTICLE, "Wrote", p->wrote, sizeof(*p->wrote), p->nwrote);
	put_items(x, SECTION_CITED, ROW_ARTICLE, "Cited in", p->cited, sizeof(*p->cited), p->ncited);
}

bool
entity_row_leads(const struct entity_row *r)
{
	return r->kind >= ROW_FORM;
}

int
entity_rows_body(const struct entity_pane *x)
{
	return x->pane.rect.rows - HEAD_ROWS < 1 ? 1 : x->pane.rect.rows - HEAD_ROWS;
}

int64_t
entity_rows_at(const struct entity_pane *x, int line)
{
	int64_t i = x->top + line - x->pane.rect.row - HEAD_ROWS;

	if (line < x->pane.rect.row + HEAD_ROWS || i >= (int64_t)x->rows.n)
		return -1;
	while (i > 0 && x->rows.at[i].kind == ROW_MORE_TEXT)
		i--;
	return i;
}

/* --- drawing --------------------------------------------------------------------------------- */

/* A row that is drawn: what is left of it between its edges. */
struct room {
	struct grid *g;
	int row, col, end;
	bool selected;
};

static enum style
style_in(const struct room *m, enum style style)
{
	return m->selected ? STYLE_SELECTED : style;
}

static void
put_left(struct room *m, const char *text, enum style style)
{
	m->col += grid_put_fit(m->g, m->row, m->col, m->end - m->col, slice_of(text), style_in(m, style));
}

static void
put_date(struct room *m, const struct entity_pane *x, struct date date)
{
	char text[DATE_ISO_MAX];
	int cells = date_cells(x), w;

	date_human(text, date);
	w = (int)utf8_width(slice_of(text));
	if (cells)
		grid_puts(m->g, m->row, m->col + cells - 2 - w, w, text, style_in(m, STYLE_DIM));
	m->col += cells;
}

/* A number in a column of its own. */
static void
put_count(struct room *m, size_t n)
{
	char text[24];
	int w = n ? snprintf(text, sizeof(text), "%zu", n) : 0;

	if (w < COUNT_CELLS - 2)
		m->col += COUNT_CELLS - 2 - w;
	if (n)
		put_left(m, text, STYLE_DIM);
	m->col += 2;
}

/* Further words about what stands before them. */
static void
put_detail(struct room *m, const char *text)
{
	if (m->end - m->col < DETAIL_LEAST || !text[0])
		return;
	put_left(m, " · ", STYLE_DIM);
	put_left(m, text, STYLE_DIM);
}

static void
draw_form(struct room *m, const struct entity_form *f)
{
	put_left(m, "= ", STYLE_DIM);
	put_left(m, f->name, STYLE_NORMAL);
	put_detail(m, name_reason_text(f->why));
}

static void
draw_merged(struct room *m, const struct entity_merged *f)
{
	char why[48] = "you merged them";

	if (f->joined)
		snprintf(why, sizeof(why), "article %lld says so", (long long)f->joined);
	put_left(m, "= ", STYLE_DIM);
	put_left(m, f->name, STYLE_NORMAL);
	put_detail(m, why);
}

static void
draw_other(struct room *m, const char *name, enum entity_kind kind, size_t count)
{
	put_count(m, count);
	put_left(m, name, describe_kind_style(kind));
	put_detail(m, entity_kind_name(kind));
}

static void
draw_article(struct room *m, const struct entity_pane *x, const struct entity_row *r)
{
	const struct entity_article *a = r->item;
	struct str detail = { 0 };

	put_date(m, x, a->date);
	if (r->section == SECTION_ARTICLES)
		put_count(m, a->mentions);
	put_left(m, a->title, STYLE_NORMAL);
	describe_parts(&detail, a->author, a->publisher, NULL);
	put_detail(m, str_cstr(&detail));
	if (r->section == SECTION_ARTICLES && a->roles & ENTITY_WROTE)
		put_detail(m, "wrote it");
	if (r->section == SECTION_ARTICLES && a->roles & ENTITY_CITED)
		put_detail(m, "is cited");
	str_free(&detail);
}

/* The mention stands out. */
static void
draw_sentence(struct room *m, const struct entity_pane *x, const struct entity_row *r)
{
	const struct entity_sentence *s = r->item;
	struct slice text = slice_of(s->text);
	size_t beg = s->name_beg < r->beg ? r->beg : s->name_beg > r->end ? r->end : s->name_beg;
	size_t end = s->name_end < beg ? beg : s->name_end > r->end ? r->end : s->name_end;

	if (r->kind == ROW_SENTENCE)
		put_date(m, x, s->date);
	else
		m->col += date_cells(x);
	if (r->kind == ROW_SENTENCE && r->beg)
		grid_puts(m->g, m->row, m->col - 1, 1, "…", style_in(m, STYLE_DIM));
	m->col += grid_put(m->g, m->row, m->col, m->end - m->col, slice_sub(text, r->beg, beg), style_in(m, STYLE_NORMAL));
	m->col += grid_put(m->g, m->row, m->col, m->end - m->col, slice_sub(text, beg, end),
	    style_in(m, describe_kind_style(x->page.entity.kind)));
	grid_put_fit(m->g, m->row, m->col, m->end - m->col, slice_sub(text, end, r->end), style_in(m, STYLE_NORMAL));
}

static void
draw_row(struct room *m, const struct entity_pane *x, const struct entity_row *r)
{
	const struct entity_entry *other = r->item;
	const struct entity_company_entry *with = r->item;

	switch (r->kind) {
	case ROW_HEADING: put_left(m, r->text, STYLE_HEADING); break;
	case ROW_FORM: draw_form(m, r->item); break;
	case ROW_MERGED: draw_merged(m, r->item); break;
	case ROW_SIMILAR: draw_other(m, other->name, other->kind, other->articles); break;
	case ROW_COMPANY: draw_other(m, with->name, with->kind, with->shared); break;
	case ROW_ARTICLE: draw_article(m, x, r); break;
	case ROW_SENTENCE:
	case ROW_MORE_TEXT: draw_sentence(m, x, r); break;
	case ROW_REST: put_left(m, r->text, STYLE_DIM); break;
	default: put_left(m, r->text, STYLE_NORMAL); break;
	}
}

static void
draw_title(const struct entity_pane *x, struct grid *g)
{
	struct rect r = x->pane.rect;
	const struct entity_entry *e = &x->page.entity;
	struct room m = { .g = g, .row = r.row, .col = r.col + 1, .end = r.col + r.cols - 1 };
	int i;

	put_left(&m, e->name, STYLE_TITLE_FOCUSED);
	put_left(&m, " · ", STYLE_DIM);
	put_left(&m, e->rejected ? "not an entity" : entity_kind_name(e->kind),
	    e->rejected ? STYLE_REMOVED : describe_kind_style(e->kind));
	for (i = 1; i < r.cols - 1; i++)
		grid_puts(g, r.row + 1, r.col + i, 1, "─", STYLE_RULE);
}

void
entity_rows_draw(struct pane *p, struct grid *g)
{
	const struct entity_pane *x = (const struct entity_pane *)p;
	struct rect r = p->rect;
	int64_t i;

	draw_title(x, g);
	for (i = x->top; i < x->top + r.rows - HEAD_ROWS && i < (int64_t)x->rows.n; i++) {
		const struct entity_row *row = &x->rows.at[i];
		bool selected = i == x->selected || (row->kind == ROW_MORE_TEXT && row->item == x->rows.at[x->selected].item);
		int line = r.row + HEAD_ROWS + (int)(i - x->top), indent = row->kind == ROW_HEADING ? 1 : 2;
		struct room m = { g, line, r.col + indent, r.col + r.cols - 1, selected && entity_row_leads(&x->rows.at[x->selected]) };

		if (m.selected)
			grid_fill(g, (struct rect){ line, r.col, 1, r.cols }, STYLE_SELECTED);
		draw_row(&m, x, row);
	}
}

/* --- for the status row ---------------------------------------------------------------------- */

void
entity_row_describe(struct str *out, const struct entity_pane *x, const struct entity_row *r)
{
	const struct entity_form *form = r->item;
	const struct entity_merged *merged = r->item;
	const struct entity_entry *other = r->item;
	const struct entity_company_entry *with = r->item;
	const struct entity_article *a = r->item;
	const struct entity_sentence *s = r->item;

	switch (r->kind) {
	case ROW_FORM: str_printf(out, "%s · %s", form->name, name_reason_text(form->why)); break;
	case ROW_MERGED:
		str_printf(out, "%s · merged into it, ", merged->name);
		if (merged->joined)
			str_printf(out, "as article %lld says", (long long)merged->joined);
		else
			str_puts(out, "by you");
		break;
	case ROW_SIMILAR: str_printf(out, "%s · in %zu articles; m merges it", other->name, other->articles); break;
	case ROW_COMPANY:
		str_printf(out, "%s · in %zu of %zu articles with it", with->name, with->shared, x->page.sampled);
		break;
	case ROW_ARTICLE:
		describe_work(out, a->title, a->publisher, a->date);
		break;
	case ROW_SENTENCE: describe_work(out, s->title, NULL, s->date); break;
	default: str_puts(out, x->page.entity.name); break;
	}
}
