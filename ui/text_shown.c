/* What the text pane shows: the open article, the page that it came from, or a greeting; its header and its layers. */
#include <string.h>

#include "base/utf8.h"
#include "ui/describe.h"
#include "ui/text_pane.h"

enum { SAME_PLACE_MAX = 80 }; /* bytes that tell a line from others */

const struct doc *
text_pane_doc(const struct text_pane *t)
{
	if (t->welcome)
		return &t->welcome_doc;
	if (t->page.shown)
		return &t->page.doc;
	return t->pane.ui->article ? &t->pane.ui->article->doc : NULL;
}

static void
put_byline(struct str *out, const struct ui *ui)
{
	const struct article *a = ui->article;
	size_t minutes = (a->words + (size_t)ui->settings.reading_speed / 2) /
			    (size_t)ui->settings.reading_speed;

	describe_work(out, a->author, a->publisher, a->date);
	str_printf(out, "%s%zu min", out->n ? " · " : "", minutes ? minutes : 1);
	if (a->starred)
		str_puts(out, " · ★");
}

/* The title stands in the title row; only when it does not fit there, it is repeated whole above
 * the text. */
void
text_pane_lay_header(struct text_pane *t)
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

void
text_pane_overlay(struct text_pane *t)
{
	struct overlay layers[4];
	size_t n = 0;

	if (t->page.shown)
		layers[n++] = leftout_layer(&t->page);
	if (t->citing.claims.n)
		layers[n++] = citing_claims_layer(&t->citing);
	layers[n++] = mentions_layer(&t->mentions);
	if (t->citing.citations.n)
		layers[n++] = citing_layer(&t->citing);
	text_view_set_overlays(t->view, layers, n);
}

void
text_pane_show_doc(struct text_pane *t)
{
	const struct doc *d = text_pane_doc(t);

	text_view_set_doc(t->view, d, NULL, 0);
	citing_attach(&t->citing, t->pane.ui, t->view, t->page.shown ? NULL : t->pane.ui->article);
	mentions_attach(&t->mentions, t->pane.ui, t->view, t->page.shown ? NULL : t->pane.ui->article);
	finder_attach(&t->finder, t->pane.ui, t->view, d ? d->text : (struct slice){ 0 });
	text_pane_lay_header(t);
	text_pane_overlay(t);
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

void
text_pane_leave_pages(struct text_pane *t)
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
	text_pane_leave_pages(t);
	if (!p->ui->article) {
		build_welcome(t);
		t->welcome = true;
		at = 0;
	} else if (original) {
		leftout_enter(&t->page, p->ui, t->view, &begins);
	}
	text_pane_show_doc(t);
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

void
text_pane_toggle_original(struct text_pane *t)
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
	text = slice_sub(text_pane_doc(t)->text, here, here + SAME_PLACE_MAX);
	memcpy(line, text.p, text.n); /* leaving the page frees it */
	text.p = line;
	was_page = t->page.shown;
	text_pane_leave_pages(t);
	if (!was_page && leftout_enter(&t->page, ui, t->view, &at))
		ui_say(ui, "The page as it came; what the article leaves out is dimmed, and why. x corrects, O goes back");
	if (here)
		at = same_place(text, text_pane_doc(t)->text, at);
	text_pane_show_doc(t);
	text_view_goto(t->view, at, here ? TEXT_TOP : TEXT_KEEP);
	if (t->page.shown)
		leftout_choose_at(&t->page, at);
}
