/*
 * The panel of a source, over the lower third: the whole reference, who cites it, what it could be, and what can be done.
 * Parent: ui. Data: app/sources.h, read anew after each change.
 */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/sources.h"
#include "base/utf8.h"
#include "ui/describe.h"
#include "ui/ui.h"

enum {
	CANDIDATES_MOST = 5,
	PANEL_LEAST = 8,
	LIST_LEAST = 3,
	TWO_COLUMNS = 60, /* columns that are wide enough */
	WHO_ROWS = 3,     /* author, where and when, how often it is cited */
};

struct source_panel {
	struct pane pane;
	struct source source;
	struct candidates candidates;
	struct citers citers;
	struct arena mem;
	int64_t opened;   /* the article whose reference opened the panel; 0: none did */
	size_t reference; /* that one's index there */
	int64_t selected; /* a candidate, then a citer */
	int64_t top;      /* of the rows below the head */
};

static struct source_panel *
of(struct pane *p)
{
	return (struct source_panel *)p;
}

static int64_t
row_count(const struct source_panel *s)
{
	return (int64_t)(s->candidates.n + s->citers.n);
}

static int
load(struct source_panel *s, int64_t id, struct err *e)
{
	struct library *l = s->pane.ui->library;

	arena_free(&s->mem);
	s->candidates.n = s->citers.n = 0;
	if (library_source(l, &s->source, &s->mem, id, e) < 0 ||
	    library_candidates(l, &s->candidates, &s->mem, id, CANDIDATES_MOST, e) < 0 ||
	    library_citers(l, &s->citers, &s->mem, id, e) < 0)
		return -1;
	if (s->selected >= row_count(s))
		s->selected = row_count(s) ? row_count(s) - 1 : 0;
	return 0;
}

static void
panel_refresh(struct pane *p)
{
	struct err e = { 0 };

	if (load(of(p), of(p)->source.id, &e) < 0)
		ui_fail(p->ui, &e);
	p->ops->reflow(p);
}

static void
accept(struct source_panel *s)
{
	struct ui *ui = s->pane.ui;
	struct err e = { 0 };
	source_edit edit = 0;
	const struct citer *c;

	if (s->selected < (int64_t)s->candidates.n) {
		int rc = library_link(ui->library, &edit, s->source.id, s->candidates.at[s->selected].article, &e);

		ui_corrected(ui, rc, edit, &e, "Linked");
		return;
	}
	if (s->selected >= row_count(s))
		return;
	c = &s->citers.at[s->selected - (int64_t)s->candidates.n];
	if (ui_open(ui, c->article, c->at, true) == 0)
		ui_close_pages(ui); /* frees s */
	ui_layout(ui);
}

/* "FIELD VALUE" */
static void
edit_field(struct source_panel *s, struct slice arg)
{
	size_t blank = slice_find(arg, SLICE(" "), 0);
	struct ui *ui = s->pane.ui;
	char *field, *value;
	struct err e = { 0 };
	source_edit edit = 0;
	int rc;

	if (blank == SIZE_MAX)
		blank = arg.n;
	field = mem_dup(arg.p, blank);
	arg = slice_trim(slice_sub(arg, blank, arg.n));
	value = mem_dup(arg.p, arg.n);
	rc = library_edit_source(ui->library, &edit, s->source.id, field, value, &e);
	ui_corrected(ui, rc, edit, &e, "Changed");
	free(field);
	free(value);
}

static void
put_authors(struct str *out, const struct source *s)
{
	size_t i;

	for (i = 0; i < s->nauthors; i++) {
		const struct name *n = &s->authors[i];

		str_puts(out, i ? "; " : "");
		if (n->literal)
			str_puts(out, n->literal);
		else
			str_printf(out, "%s%s%s", n->family ? n->family : "", n->family && n->given ? ", " : "",
			    n->given ? n->given : "");
	}
}

static void
copy(struct source_panel *s)
{
	struct ui *ui = s->pane.ui;
	struct str text = { 0 };
	char date[DATE_ISO_MAX];

	put_authors(&text, &s->source);
	if (s->source.title)
		str_printf(&text, "%s“%s”", text.n ? ", " : "", s->source.title);
	if (s->source.container)
		str_printf(&text, "%s%s", text.n ? ", " : "", s->source.container);
	if (s->source.date.year)
		str_printf(&text, "%s%s", text.n ? ", " : "", date_human(date, s->source.date));
	if (s->source.url)
		str_printf(&text, "%s%s", text.n ? ", " : "", s->source.url);
	ui_copy(ui, str_slice(&text), "reference");
	str_free(&text);
}

/* The chosen citing article's reference, by its index: the one that led here, else its first; -1
 * with e set. */
static int
reference_of(struct source_panel *s, int64_t article, size_t *reference, struct err *e)
{
	struct arena mem = { 0 };
	struct article *a;
	size_t led = article == s->opened ? s->reference : SIZE_MAX;
	int rc = library_article(s->pane.ui->library, &a, &mem, article, e);

	for (*reference = 0; rc == 0 && *reference < a->nreferences; ++*reference)
		if (a->references[*reference].source == s->source.id)
			break;
	if (rc == 0 && led < a->nreferences && a->references[led].source == s->source.id)
		*reference = led;
	arena_free(&mem);
	return rc; /* an index beyond the last one is refused */
}

static void
split(struct source_panel *s)
{
	struct ui *ui = s->pane.ui;
	struct err e = { 0 };
	source_edit edit = 0;
	const struct citer *c;
	size_t reference;
	int rc;

	if (s->selected < (int64_t)s->candidates.n || s->selected >= row_count(s)) {
		ui_say(ui, "Choose the article first whose reference is to have a source of its own");
		return;
	}
	if (s->source.times < 2) {
		ui_say(ui, "It is the only reference to this source");
		return;
	}
	c = &s->citers.at[s->selected - (int64_t)s->candidates.n];
	rc = reference_of(s, c->article, &reference, &e);
	if (rc == 0)
		rc = library_split_source(ui->library, &edit, c->article, reference, &e);
	ui_corrected(ui, rc, edit, &e, "Split: its reference has a source of its own");
}

static void
count_roots(struct source_panel *s)
{
	struct web_node node = { .article = s->source.article };

	if (s->source.state != SOURCE_PRESENT)
		node = (struct web_node){ .source = s->source.id };
	ui_show_independence(s->pane.ui, &node);
}

static bool
panel_command(struct pane *p, enum command_id id, int count, struct slice arg)
{
	struct source_panel *s = of(p);
	int n = count < 1 ? 1 : count;

	switch (id) {
	case COMMAND_DOWN: s->selected += n; break;
	case COMMAND_UP: s->selected -= n; break;
	case COMMAND_TOP: s->selected = 0; break;
	case COMMAND_BOTTOM: s->selected = row_count(s) - 1; break;
	case COMMAND_OPEN: accept(s); return true;
	case COMMAND_OPEN_URL:
		if (s->source.url)
			ui_browse(p->ui, s->source.url);
		else
			ui_say(p->ui, "No address is known for it");
		return true;
	case COMMAND_COPY: copy(s); return true;
	case COMMAND_INDEPENDENCE: count_roots(s); return true;
	case COMMAND_IRRELEVANT:
		ui_set_irrelevant(p->ui, s->source.id, s->source.state != SOURCE_IRRELEVANT);
		return true;
	case COMMAND_MERGE_SOURCE: ui_merge_source(p->ui, s->source.id, arg); return true;
	case COMMAND_SPLIT_SOURCE: split(s); return true;
	case COMMAND_EDIT_SOURCE: edit_field(s, arg); return true;
	case COMMAND_LINK:
	case COMMAND_UNLINK: ui_link(p->ui, s->source.id, arg, id == COMMAND_LINK); return true;
	default: return false;
	}
	if (s->selected >= row_count(s))
		s->selected = row_count(s) - 1;
	if (s->selected < 0)
		s->selected = 0;
	return true;
}

/* --- drawing --------------------------------------------------------------------------------- */

static const char *
state_name(enum source_state state)
{
	switch (state) {
	case SOURCE_PRESENT: return "in the library";
	case SOURCE_AMBIGUOUS: return "could be several articles";
	case SOURCE_IRRELEVANT: return "irrelevant";
	default: return "wanted";
	}
}

/* One text of a column of the head: as many rows as it needs, up to `most`. */
static void
draw_text(struct grid *g, struct rect *r, struct slice text, int most, enum style style)
{
	struct slice line;

	for (; text.n && most > 0 && r->rows > 0; most--, r->row++, r->rows--) {
		line = most == 1 || r->rows == 1 ? text : grid_take_line(&text, r->cols);
		grid_put_fit(g, r->row, r->col, r->cols, line, style);
		if (slice_starts(text, SLICE("· "))) /* the end of the row parts them */
			text = slice_sub(text, strlen("· "), text.n);
	}
}

static void
draw_who(struct source_panel *s, struct grid *g, struct rect *r)
{
	const struct source *src = &s->source;
	struct str line = { 0 };

	put_authors(&line, src);
	draw_text(
	    g, r, line.n ? str_slice(&line) : SLICE("no author"), r->rows - 2, STYLE_HEADLINE);
	str_clear(&line);
	describe_work(&line, NULL, src->container, src->date);
	draw_text(g, r, str_slice(&line), r->rows - 1, STYLE_NORMAL);
	str_clear(&line);
	str_printf(&line, "cited by %zu article%s, %zu time%s", src->citers,
	    src->citers == 1 ? "" : "s", src->times, src->times == 1 ? "" : "s");
	if (utf8_width(str_slice(&line)) > (size_t)r->cols) {
		str_clear(&line);
		str_printf(&line, "cited by %zu", src->citers);
	}
	draw_text(g, r, str_slice(&line), 1, STYLE_DIM);
	str_free(&line);
}

/* The rows that the list must have; the head may have the others. */
static int
list_rows(const struct source_panel *s)
{
	return row_count(s) < LIST_LEAST ? (int)row_count(s) : LIST_LEAST;
}

static int
head_rows(const struct source_panel *s, int rows)
{
	int left = rows - 1 - list_rows(s);

	return left > rows / 2 ? left : rows / 2;
}

/* The whole reference, in two columns or, where there is no room, in one; returns its rows. */
static int
draw_head(struct source_panel *s, struct grid *g, struct rect r)
{
	const char *title = s->source.title ? s->source.title : "no title";
	const char *where = s->source.url ? s->source.url : s->source.doi;
	int half = r.cols * 2 / 5, rows = head_rows(s, r.rows), i;
	struct rect left = { r.row + 1, r.col + 3, rows, half - 4 },
		    right = { r.row + 1, r.col + half, rows, r.cols - half - 1 };
	struct str state = { 0 };

	for (i = 0; i < r.cols; i++)
		grid_puts(g, r.row, r.col + i, 1, "─", STYLE_RULE);
	str_printf(&state, " %s ", state_name(s->source.state));
	grid_put_fit(g, r.row, r.col + 2, r.cols - 4, str_slice(&state), STYLE_TITLE_FOCUSED);
	str_free(&state);
	if (r.cols < TWO_COLUMNS) {
		left.cols = r.cols - 4;
		draw_text(g, &left, slice_of(title),
		    rows > WHO_ROWS + 1 ? rows - WHO_ROWS - (where != NULL) : 1, STYLE_HEADLINE);
		draw_text(g, &left, slice_of(where), left.rows - WHO_ROWS, STYLE_NORMAL);
		draw_who(s, g, &left);
		return left.row - r.row;
	}
	draw_who(s, g, &left);
	draw_text(g, &right, slice_of(title), rows - (where != NULL), STYLE_HEADLINE);
	draw_text(g, &right, slice_of(where), rows, STYLE_NORMAL);
	return (left.row > right.row ? left.row : right.row) - r.row;
}

static void
describe_candidate(struct str *out, const struct candidate *c)
{
	str_puts(out, "could be  ");
	describe_work(out, c->article_title, c->article_publisher, c->article_date);
	str_printf(out, "   title %.2f, author %s", c->title, c->author > 0 ? "✓" : c->author < 0 ? "✗" : "?");
	if (c->days != INT_MAX)
		str_printf(out, ", date ±%d d", c->days < 0 ? -c->days : c->days);
}

static void
describe_citer(struct str *out, const struct citer *c)
{
	str_puts(out, "cited in  ");
	describe_work(out, c->title, c->publisher, c->date);
}

static void
draw_row(struct source_panel *s, struct grid *g, struct rect r, int row, int64_t i)
{
	enum style style = i == s->selected ? STYLE_SELECTED : STYLE_NORMAL;
	struct str line = { 0 };

	if (i < (int64_t)s->candidates.n)
		describe_candidate(&line, &s->candidates.at[i]);
	else
		describe_citer(&line, &s->citers.at[i - (int64_t)s->candidates.n]);
	if (i == s->selected)
		grid_fill(g, (struct rect){ row, r.col, 1, r.cols }, style);
	grid_put_fit(g, row, r.col + 3, r.cols - 4, str_slice(&line), style);
	str_free(&line);
}

static int
count_rows(struct slice text, int cols, int most)
{
	int n;

	for (n = 0; text.n && n < most; n++)
		grid_take_line(&text, cols);
	return n;
}

/* A third of the screen, or as much as the reference needs, up to two thirds. */
static void
panel_reflow(struct pane *p)
{
	struct source_panel *s = of(p);
	int rows = p->ui->grid.rows - 1, cols = p->ui->grid.cols, most = rows * 2 / 3;
	int half = cols < TWO_COLUMNS ? 4 : cols * 2 / 5 + 1;
	int need =
	    1 + list_rows(s) + (cols < TWO_COLUMNS ? WHO_ROWS : 0) +
	    count_rows(slice_of(s->source.title), cols - half, most) +
	    count_rows(slice_of(s->source.url ? s->source.url : s->source.doi), cols - half, most);

	p->over = (rows + 1) / 3 < PANEL_LEAST ? PANEL_LEAST : (rows + 1) / 3;
	if (need > p->over)
		p->over = need < most ? need : most > p->over ? most : p->over;
	if (p->over > rows)
		p->over = rows > 1 ? rows : 1;
	p->rect = (struct rect){ rows - p->over, 0, p->over, cols };
}

static void
panel_draw(struct pane *p, struct grid *g)
{
	struct source_panel *s = of(p);
	struct rect r = p->rect;
	int head, rows, i;

	grid_fill(g, r, STYLE_NORMAL);
	head = draw_head(s, g, r);
	rows = r.rows - head;
	s->top = scroll_to(s->top, s->selected, row_count(s), rows, 0);
	for (i = 0; i < rows && s->top + i < row_count(s); i++)
		draw_row(s, g, r, r.row + head + i, s->top + i);
}

static void
panel_status(struct pane *p, struct str *where, struct str *keys)
{
	struct source_panel *s = of(p);
	bool candidate = s->selected < (int64_t)s->candidates.n;

	str_puts(where, source_name(&s->source));
	/* the most useful first: those at the end give way on a narrow screen */
	str_printf(keys, "%si import  x irrelevant  e edit  m merge  %so browse  y copy  Esc close",
	    candidate ? "Enter accept  " : row_count(s) ? "Enter go there  " : "",
	    !candidate && s->source.times > 1 ? "s split  " : "");
}

static void
panel_free(struct pane *p)
{
	arena_free(&of(p)->mem);
	free(p);
}

static const struct pane_ops panel_ops = {
	.name = "source",
	.context = CONTEXT_SOURCE,
	.reflow = panel_reflow,
	.draw = panel_draw,
	.command = panel_command,
	.status = panel_status,
	.refresh = panel_refresh,
	.free = panel_free,
};

static void
show(struct ui *ui, int64_t id, int64_t opened, size_t reference)
{
	struct source_panel *s = mem_zalloc(sizeof(*s));
	struct err e = { 0 };

	s->pane = (struct pane){ .ops = &panel_ops, .ui = ui };
	s->pane.over = PANEL_LEAST; /* until it is laid out */
	s->opened = opened;
	s->reference = reference;
	if (load(s, id, &e) < 0) {
		ui_fail(ui, &e);
		panel_free(&s->pane);
		return;
	}
	ui_show_page(ui, &s->pane);
}

void
ui_show_source(struct ui *ui, int64_t id)
{
	show(ui, id, 0, 0);
}

void
ui_show_source_at(struct ui *ui, const struct reference *r)
{
	show(ui, r->source, ui->article->id, (size_t)(r - ui->article->references));
}

int64_t
source_panel_source(const struct pane *p)
{
	return p->ops == &panel_ops ? ((const struct source_panel *)p)->source.id : 0;
}
