#include "amend.h"

#include "app/draft.h"
#include "app/library_private.h"
#include "app/original.h"
#include "app/store.h"
#include "db/articles.h"
#include "db/corrections.h"

/* The document of an article, as it is with a correction. */
struct amend {
	struct draft draft;
	struct furniture_lines learned;
	atomic_bool cancel;
	size_t article; /* index in the page */
	struct line_correction before;
};

static void
replace(struct line_corrections *all, struct line_correction *before, const struct line_correction *c, struct arena *mem)
{
	struct line_correction *at = arena_alloc(mem, (all->n + 1) * sizeof(*at));
	size_t i, n = 0;

	*before = (struct line_correction){ .line = c->line };
	for (i = 0; i < all->n; i++)
		if (all->at[i].line == c->line)
			*before = all->at[i];
		else
			at[n++] = all->at[i];
	if (c->verdict != LINE_AS_FOUND)
		at[n++] = *c;
	*all = (struct line_corrections){ at, n };
}

static int
extract(struct amend *x, struct db *db, int64_t article, const struct line_correction *c, struct err *e)
{
	struct draft *d = &x->draft;
	int64_t document;
	size_t ordinal;
	const char *title;
	struct arena mem = { 0 };
	int rc = article_place(db, &document, &ordinal, &title, &mem, article, e);

	if (rc == 0)
		rc = draft_kept(d, db, document, e);
	if (rc == 0) {
		d->cancel = &x->cancel;
		d->learned = &x->learned;
		draft_decode(d);
		if (furniture_learned(db, &x->learned, d->document.site, e) < 0 ||
		    corrections_get(db, &d->page.corrections, &d->mem, document, e) < 0)
			rc = -1;
	}
	if (rc == 0) {
		replace(&d->page.corrections, &x->before, c, &d->mem);
		draft_extract(d);
		if (d->fate != DRAFT_READY)
			rc = err_set(e, (enum err_code)d->err.code, "%s: %s", d->path, d->err.msg);
	}
	if (rc == 0)
		x->article = original_article(&d->page, ordinal, title);
	arena_free(&mem);
	return rc;
}

/* Has the correction done what the user wanted? */
static int
check(const struct amend *x, const struct line_correction *c, struct err *e)
{
	const struct page *p = &x->draft.page;
	bool kept = false, elsewhere = false;
	size_t i;

	for (i = 0; i < p->nlines; i++) {
		const struct page_line *l = &p->lines[i];

		if (l->fate == FATE_BLANK || slice_hash(slice_trim(slice_sub(p->text, l->beg, l->end))) != c->line)
			continue;
		if (l->article == x->article)
			kept |= l->fate == FATE_TEXT;
		else
			elsewhere = true;
	}
	if (c->verdict == LINE_KEEP && !kept)
		return err_set(e, ERR_INPUT, elsewhere ? "the line belongs to another article of this page: open that one"
						       : "the line holds nothing that could be text");
	if (c->verdict == LINE_DROP && p->articles[x->article].doc.text.n == 0)
		return err_set(e, ERR_INPUT, "nothing of the article would be left; D deletes it");
	return 0;
}

static int
store(struct library *l, struct amend *x, const struct line_correction *c, struct err *e)
{
	if (db_begin(l->db, e) < 0)
		return -1;
	if (correction_put(l->db, x->draft.document.id, c, e) < 0 || store_kept(l->db, &x->draft, e) < 0 ||
	    db_commit(l->db, e) < 0) {
		db_rollback(l->db);
		return -1;
	}
	l->changes++;
	return 0;
}

static int
amend(struct library *l, int64_t article, const struct line_correction *c, struct line_correction *before, struct err *e)
{
	struct amend x = { 0 };
	int rc = extract(&x, l->db, article, c, e);

	if (rc == 0)
		rc = check(&x, c, e);
	if (rc == 0)
		rc = store(l, &x, c, e);
	*before = x.before;
	vec_free(&x.learned.hashes);
	arena_free(&x.draft.mem);
	return rc;
}

int
library_correct_line(
    struct library *l, struct line_edit *out, int64_t article, struct slice line, bool keep, struct err *e)
{
	*out = (struct line_edit){ .article = article,
		.after = { .line = slice_hash(slice_trim(line)), .verdict = keep ? LINE_KEEP : LINE_DROP } };
	return amend(l, article, &out->after, &out->before, e);
}

int
library_line_edit(struct library *l, const struct line_edit *edit, bool forth, struct err *e)
{
	struct line_correction unused;

	return amend(l, edit->article, forth ? &edit->after : &edit->before, &unused, e);
}
