/* What is cited, looked at without going there: a page over the lower third. */
#include <stdio.h>

#include "analyse/quote.h"
#include "ui/describe.h"
#include "ui/stops.h"
#include "ui/ui.h"

enum { PREVIEW_ROWS = 10 };

static void
put_heading(struct str *out, struct ui *ui, const struct quotation *q)
{
	struct article_rows rows = { 0 };

	if (library_rows_of(ui->library, &rows, &q->article, 1, NULL) == 0 && rows.rows.n) {
		str_puts(out, q->origin == QUOTATION_TO_OTHER ? "later in: " : "also in: ");
		describe_article(out, &rows.rows.at[0]);
	}
	article_rows_free(&rows);
}

/* A run of a writing: changed words stand in [brackets], words that the other one lacks in {braces}. */
static void
put_run(struct str *out, struct slice text, uint32_t beg, uint32_t end, const char *marks)
{
	struct slice run = slice_trim(slice_sub(text, beg, end));

	if (!run.n)
		return;
	if (out->n)
		str_putc(out, ' ');
	if (marks)
		str_putc(out, marks[0]);
	str_put(out, run);
	if (marks)
		str_putc(out, marks[1]);
}

static void
compare(struct str *here, struct str *there, struct slice a, struct span of_a, struct slice b, struct span of_b)
{
	struct quote_runs runs = { 0 };
	const struct quote_run *r;

	quote_compare(&runs, a, of_a.beg, of_a.end, b, of_b.beg, of_b.end);
	vec_each(r, &runs.at) {
		const char *marks = r->change == QUOTE_EQUAL ? NULL : r->change == QUOTE_CHANGED ? "[]" : "{}";

		put_run(here, a, r->a_beg, r->a_end, marks);
		put_run(there, b, r->b_beg, r->b_end, marks);
	}
	vec_free(&runs.at);
}

/* The page with the writing here, and the one in another article under a heading, or what to say when it has none. */
static void
show_writings(struct ui *ui, const char *title, struct span here, int64_t article, const char *heading, struct span there)
{
	struct str ours = { 0 }, theirs = { 0 };
	struct doc_builder b = { 0 };
	struct arena mem = { 0 };
	struct slice other;
	struct err e = { 0 };

	if (library_text(ui->library, &other, &mem, article, &e) < 0) {
		ui_fail(ui, &e);
	} else {
		compare(&ours, &theirs, ui->article->doc.text, here, other, there);
		doc_builder_block(&b, BLOCK_HEADING, 3, SLICE("here"));
		doc_builder_block(&b, BLOCK_PARAGRAPH, 0, str_slice(&ours));
		doc_builder_block(&b, BLOCK_HEADING, 3, slice_of(heading));
		doc_builder_block(&b, BLOCK_PARAGRAPH, 0, str_slice(&theirs));
		ui_show_page(ui, text_page_new(ui, title, &b, PREVIEW_ROWS + PREVIEW_ROWS / 2));
	}
	arena_free(&mem);
	str_free(&ours);
	str_free(&theirs);
}

void
ui_preview_quotation(struct ui *ui, const struct quotation *q)
{
	struct str title = { 0 };

	put_heading(&title, ui, q);
	str_printf(&title, " · %s", q->similarity >= 1 ? "word for word" : "altered: what differs is in brackets");
	show_writings(ui, title.p, (struct span){ .beg = q->beg, .end = q->end }, q->article, "there",
	    (struct span){ .beg = q->other_beg, .end = q->other_end });
	str_free(&title);
}

void
ui_preview_claim(struct ui *ui, const struct claim *c)
{
	struct str title = { 0 };
	struct doc_builder b = { 0 };

	str_printf(&title, "not found in: %s", c->title);
	if (c->other_end > c->other_beg) {
		str_puts(&title, " · what differs is in brackets");
		show_writings(ui, title.p, (struct span){ .beg = c->beg, .end = c->end }, c->article, "nearest there",
		    (struct span){ .beg = c->other_beg, .end = c->other_end });
	} else {
		doc_builder_block(&b, BLOCK_HEADING, 3, SLICE("here"));
		doc_builder_block(&b, BLOCK_PARAGRAPH, 0, slice_sub(ui->article->doc.text, c->beg, c->end));
		doc_builder_block(&b, BLOCK_PARAGRAPH, 0, SLICE("Nothing there comes near these words."));
		ui_show_page(ui, text_page_new(ui, title.p, &b, PREVIEW_ROWS));
	}
	str_free(&title);
}

static void
put_line(struct doc_builder *b, const char *name, const char *value)
{
	struct str line = { 0 };

	if (!value || !value[0])
		return;
	str_printf(&line, "%-10s %s", name, value);
	doc_builder_block(b, BLOCK_PREFORMATTED, 0, str_slice(&line));
	str_free(&line);
}

void
ui_preview_reference(struct ui *ui, const struct reference *r)
{
	struct doc_builder b = { 0 };
	struct str title = { 0 }, line = { 0 };
	char date[DATE_ISO_MAX];

	if (r->label)
		str_printf(&title, "[%s] ", r->label);
	str_puts(&title, r->article ? "in the library" : "wanted");
	stop_put_reference(&line, r);
	doc_builder_block(&b, BLOCK_PARAGRAPH, 0, str_slice(&line));
	put_line(&b, "date", date_human(date, r->date));
	put_line(&b, "pages", r->pages);
	put_line(&b, "address", r->url);
	put_line(&b, "doi", r->doi);
	if (r->text)
		doc_builder_block(&b, BLOCK_QUOTE, 1, slice_of(r->text));
	ui_show_page(ui, text_page_new(ui, title.p, &b, PREVIEW_ROWS));
	str_free(&title);
	str_free(&line);
}
