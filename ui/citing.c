#include "citing.h"

#include <stdio.h>

#include "ui/ui.h"

static void
forget_choice(struct citing *c)
{
	c->chosen = c->stops.at.n;
}

static void
collect_claims(struct citing *c)
{
	const struct article *a = c->article;
	size_t i;

	vec_clear(&c->claims);
	for (i = 0; a && i < a->nclaims; i++)
		vec_push(&c->claims, ((struct span){ .beg = a->claims[i].beg, .end = a->claims[i].end, .target = (uint32_t)i }));
}

void
citing_attach(struct citing *c, struct ui *ui, struct text_view *view, const struct article *a)
{
	size_t i;

	c->ui = ui;
	c->view = view;
	c->article = a;
	stops_build(&c->stops, a);
	vec_clear(&c->citations);
	for (i = 0; a && i < a->ncitations; i++)
		vec_push(&c->citations, ((struct span){ .beg = a->citations[i].beg, .end = a->citations[i].end,
					    .target = (uint32_t)i, .kind = SPAN_CITATION }));
	collect_claims(c);
	forget_choice(c);
}

void
citing_take_claims(struct citing *c)
{
	const struct stop *s = citing_chosen(c);
	struct stop chosen = s ? *s : (struct stop){ 0 };

	stops_build(&c->stops, c->article);
	collect_claims(c);
	forget_choice(c);
	if (!s)
		return;
	for (c->chosen = 0; (s = citing_chosen(c)); c->chosen++)
		if (s->kind == chosen.kind && s->beg == chosen.beg && s->end == chosen.end)
			return;
}

void
citing_free(struct citing *c)
{
	stops_free(&c->stops);
	vec_free(&c->citations);
	vec_free(&c->claims);
}

int64_t
citing_source(const struct citing *c)
{
	const struct stop *s = citing_chosen(c);

	return s && s->kind == STOP_CITATION ? stop_reference(c->article, &c->article->citations[s->index])->source : 0;
}

static enum style
layer_style(const void *ctx, const struct span *s)
{
	const struct article *a = ctx;

	return stop_style(a, &a->citations[s->target]);
}

struct overlay
citing_layer(const struct citing *c)
{
	return (struct overlay){ .spans = c->citations.at, .n = c->citations.n, .style = layer_style, .ctx = c->article };
}

struct overlay
citing_claims_layer(const struct citing *c)
{
	return (struct overlay){ .spans = c->claims.at, .n = c->claims.n, .plain = STYLE_UNFOUND };
}

const struct stop *
citing_chosen(const struct citing *c)
{
	return c->chosen < c->stops.at.n ? &c->stops.at.at[c->chosen] : NULL;
}

static void
choose(struct citing *c, size_t i)
{
	const struct stop *s;

	c->chosen = i;
	s = citing_chosen(c);
	if (!s)
		return;
	text_view_choose(c->view, (struct span){ .beg = s->beg, .end = s->end });
	text_view_goto(c->view, s->beg, TEXT_KEEP);
}

void
citing_step(struct citing *c, int count)
{
	const struct stop *s = citing_chosen(c);
	size_t beg = 0, end = 0, i = c->chosen, n = c->stops.at.n;
	int step = count > 0 ? 1 : -1;

	if (!n) {
		ui_say(c->ui, "This article cites nothing that ibid found");
		return;
	}
	text_view_visible(c->view, &beg, &end);
	/* From the chosen one while it is in sight. */
	if (!s || s->end <= beg || s->beg >= end) {
		i = step > 0 ? stops_from(&c->stops, beg) : stops_before(&c->stops, end);
		count -= step;
	}
	for (; count && i < n; count -= step)
		i += (size_t)step; /* before the first one it wraps to a number beyond the last */
	if (i >= n) {
		ui_say(c->ui, step > 0 ? "No citation further down" : "No citation further up");
		return;
	}
	choose(c, i);
}

bool
citing_choose_at(struct citing *c, size_t at)
{
	size_t i = stops_over(&c->stops, at);

	if (i < c->stops.at.n)
		choose(c, i);
	return i < c->stops.at.n;
}

bool
citing_clear(struct citing *c)
{
	bool any = citing_chosen(c) != NULL;

	forget_choice(c);
	return any;
}

/* Open an article at a passage and light it up for a moment; `back` returns to this line. */
static void
go(struct ui *ui, int64_t article, uint32_t beg, uint32_t end)
{
	if (ui_open(ui, article, beg, true) == 0 && end > beg)
		text_pane_flash(ui->panes[PANE_TEXT], beg, end);
}

/* The quotation that a stop is or that a citation is about, or NULL. */
static const struct quotation *
quotation_of(const struct citing *c, const struct stop *s)
{
	switch (s->kind) {
	case STOP_CITATION: return stop_quotation(c->article, &c->article->citations[s->index]);
	case STOP_QUOTATION: return &c->article->quotations[s->index];
	case STOP_CLAIM: break;
	}
	return NULL;
}

void
citing_follow(struct citing *c)
{
	const struct stop *s = citing_chosen(c);
	const struct quotation *q = s ? quotation_of(c, s) : NULL;
	const struct claim *claim;
	const struct reference *r;

	if (!s)
		return;
	if (q) {
		go(c->ui, q->article, q->other_beg, q->other_end);
		return;
	}
	if (s->kind == STOP_CLAIM) {
		claim = &c->article->claims[s->index];
		go(c->ui, claim->article, claim->other_beg, claim->other_end);
		return;
	}
	r = stop_reference(c->article, &c->article->citations[s->index]);
	if (r->article)
		go(c->ui, r->article, 0, 0);
	else
		ui_show_source_at(c->ui, r);
}

void
citing_preview(struct citing *c)
{
	const struct stop *s = citing_chosen(c);
	const struct quotation *q;

	if (!s) {
		ui_say(c->ui, "Nothing chosen; ]c chooses a citation");
		return;
	}
	q = quotation_of(c, s);
	if (q)
		ui_preview_quotation(c->ui, q);
	else if (s->kind == STOP_CLAIM)
		ui_preview_claim(c->ui, &c->article->claims[s->index]);
	else
		ui_preview_reference(c->ui, stop_reference(c->article, &c->article->citations[s->index]));
}

void
citing_origin(struct citing *c)
{
	const struct stop *s = citing_chosen(c);
	const struct quotation *q = NULL;
	size_t beg, end, i;

	if (s)
		q = quotation_of(c, s);
	/* Without a choice, the first one on the screen. */
	if (!s && c->article && text_view_visible(c->view, &beg, &end))
		for (i = stops_from(&c->stops, beg); !q && i < c->stops.at.n && c->stops.at.at[i].beg < end; i++)
			if (c->stops.at.at[i].kind == STOP_QUOTATION)
				q = &c->article->quotations[c->stops.at.at[i].index];
	if (q)
		ui_show_origin(c->ui, q->beg, q->end);
	else
		ui_say(c->ui, "No traced passage here; ]c goes to the next");
}

bool
citing_status(const struct citing *c, struct str *where, struct str *keys)
{
	const struct stop *s = citing_chosen(c);

	if (s)
		stop_describe(c->article, s, where, keys);
	return s != NULL;
}

/* Articles that share the passage of a quotation, this one too: those of the quotations over the same bytes. */
static size_t
sharers(const struct article *a, const struct quotation *q)
{
	size_t i, n = 1;

	for (i = 0; i < a->nquotations && a->quotations[i].beg < q->end; i++)
		n += a->quotations[i].end > q->beg;
	return n;
}

/* Where marks stand: bars in a column, signs before an edge; 0: there is no room for signs. */
struct margin {
	int bar, edge;
};

static void
draw_claims(const struct article *a, struct grid *g, int row, const struct margin *m, size_t beg, size_t end)
{
	size_t i;

	for (i = 0; i < a->nclaims && a->claims[i].beg < end; i++) {
		if (a->claims[i].end <= beg)
			continue;
		grid_puts(g, row, m->bar, 1, "┇", STYLE_UNFOUND);
		if (a->claims[i].end <= end && m->edge)
			grid_puts(g, row, m->edge - 1, 1, "≠", STYLE_UNFOUND);
	}
}

static void
draw_quotations(const struct article *a, struct grid *g, int row, const struct margin *m, size_t beg, size_t end)
{
	char mark[24];
	size_t i;
	int n;

	for (i = 0; i < a->nquotations && a->quotations[i].beg < end; i++) {
		const struct quotation *q = &a->quotations[i];

		if (q->end <= beg)
			continue;
		grid_puts(g, row, m->bar, 1, "┃", STYLE_QUOTED);
		if (q->end <= end && m->edge) {
			n = snprintf(mark, sizeof(mark), "≈%zu", sharers(a, q)) - 2; /* ≈ has three bytes */
			grid_puts(g, row, m->edge - n, n, mark, STYLE_QUOTED);
		}
	}
}

void
citing_draw_marks(const struct citing *c, struct grid *g, struct rect r)
{
	const struct article *a = c->article;
	struct margin m;
	size_t beg, end;
	int row, col, width;

	text_view_column(c->view, &col, &width);
	if (!a || col - 2 < r.col)
		return;
	m.bar = col - 2;
	m.edge = col + width + 2 <= r.col + r.cols ? r.col + r.cols : 0;
	for (row = r.row; row < r.row + r.rows && a->nquotations + a->nclaims; row++) {
		if (!text_view_row(c->view, row, &beg, &end))
			continue;
		draw_claims(a, g, row, &m, beg, end);
		draw_quotations(a, g, row, &m, beg, end);
	}
}
