#include "trace.h"

#include <stdlib.h>

#include "analyse/quote.h"
#include "app/settle.h"
#include "app/trace_private.h"
#include "db/articles.h"
#include "db/list.h"
#include "db/quotes.h"

enum {
	BATCH_PRINTS = 600000, /* fingerprints that are held at once; one article may have more */
	FORMULA_BLOCKS = 8, /* a paragraph by itself that stands so in as many others is a disclaimer or the like */
};

/* An article at hand. */
struct side {
	int64_t id;
	uint32_t slot;
	struct arena mem;
	struct doc doc; /* in mem; those of the batch do without until they turn out to share something */
	struct quote_words words;
	struct quote_prints prints; /* of those of the batch */
	struct article_rows rows; /* its own row, when it was asked for */
};

struct trace {
	struct db *db;
	struct quote_ids waiting;
	VEC(struct side) batch; /* by slot */
	struct prints prints;   /* of the batch */
	struct trace_pairs pairs;
	VEC(int64_t) quoting; /* articles that share passages, as they were found */
};

static void
side_free(struct side *s)
{
	quote_words_free(&s->words);
	quote_prints_free(&s->prints);
	article_rows_free(&s->rows);
	arena_free(&s->mem);
	*s = (struct side){ 0 };
}

static int
side_load(struct side *s, struct db *db, int64_t id, struct err *e)
{
	*s = (struct side){ .id = id };
	if (article_load_doc(db, &s->doc, &s->mem, id, e) < 0)
		return -1;
	quote_words_build(&s->words, &s->doc);
	return 0;
}

/* --- fingerprints --------------------------------------------------------------------------- */

static void
push_side(struct trace *t, struct side *s, int64_t slot)
{
	const struct quote_print *p;

	s->slot = (uint32_t)slot;
	quote_words_build(&s->words, &s->doc);
	quote_prints_build(&s->prints, &s->words);
	vec_each(p, &s->prints.at)
		vec_push(&t->prints.at, ((struct print){ p->hash, s->slot, p->before, p->behind }));
	arena_free(&s->mem);
	s->doc = (struct doc){ 0 };
	vec_push(&t->batch, *s);
}

static int
take_article(struct trace *t, int64_t id, struct err *e)
{
	struct side s = { .id = id };
	int64_t slot;
	bool is_new = false;
	int rc = article_load_doc(t->db, &s.doc, &s.mem, id, e);

	if (rc == 0)
		rc = quotes_slot(t->db, &slot, &is_new, id, slice_hash(s.doc.text), e);
	if (rc == 0 && is_new)
		push_side(t, &s, slot);
	else
		side_free(&s);
	return rc < 0 ? -1 : quotes_set_traced(t->db, id, e);
}

static int
find_pairs(struct trace *t, struct err *e)
{
	struct prints old = { 0 };
	VEC(uint32_t) hashes = { 0 };
	const struct print *p;
	int rc;

	prints_sort(&t->prints);
	vec_reserve(&hashes, t->prints.at.n);
	vec_each(p, &t->prints.at)
		if (hashes.n == 0 || vec_last(&hashes) != p->hash)
			vec_push(&hashes, p->hash);
	rc = prints_find(t->db, &old, hashes.at, hashes.n, e);
	if (rc == 0)
		trace_find_pairs(&t->pairs, &t->prints, &old);
	vec_free(&hashes);
	vec_free(&old.at);
	return rc;
}

/* --- comparing ------------------------------------------------------------------------------ */

/* Its author, publisher or title: who the text around a passage would name. */
static bool
names(const struct side *s, uint32_t beg, uint32_t end, const struct side *other)
{
	const struct article *o = other->rows.rows.n ? &other->rows.rows.at[0] : NULL;
	VEC(const char *) list = { 0 };
	size_t i;
	bool found;

	if (!o)
		return false;
	for (i = 0; i < o->nauthors; i++)
		vec_push(&list, o->authors[i].family ? o->authors[i].family : o->authors[i].literal);
	vec_push(&list, o->publisher);
	vec_push(&list, o->title);
	found = quote_is_near(&s->doc, beg, end, list.at, list.n);
	vec_free(&list);
	return found;
}

/* What is told of a passage beside its place. */
static int
load_rest(struct side *s, struct db *db, struct err *e)
{
	if (!s->doc.text.p && article_load_doc(db, &s->doc, &s->mem, s->id, e) < 0)
		return -1;
	return s->rows.rows.n ? 0 : list_row(db, &s->rows, s->id, e);
}

static struct quotation
quotation_of(const struct side *x, const struct side *y, const struct quote_match *m)
{
	struct quotation q = {
		.article = y->id,
		.beg = x->words.at.at[m->a_beg].beg,
		.end = quote_word_end(&x->words.at.at[m->a_end - 1]),
		.other_beg = y->words.at.at[m->b_beg].beg,
		.other_end = quote_word_end(&y->words.at.at[m->b_end - 1]),
		.similarity = quote_similarity(m),
	};

	q.flags = (quote_is_marked(&x->doc, q.beg) ? QUOTATION_MARKED : 0) |
	    (quote_is_marked(&y->doc, q.other_beg) ? QUOTATION_OTHER_MARKED : 0) |
	    (names(x, q.beg, q.end, y) ? QUOTATION_ATTRIBUTED : 0) |
	    (names(y, q.other_beg, q.other_end, x) ? QUOTATION_OTHER_ATTRIBUTED : 0) |
	    (quote_is_block(&x->doc, q.beg, q.end) && quote_is_block(&y->doc, q.other_beg, q.other_end) ? QUOTATION_BLOCK : 0);
	return q;
}

static int
compare(struct trace *t, struct side *x, struct side *y, struct err *e)
{
	struct quote_matches found = { 0 };
	const struct quote_match *m;
	int rc = 0;

	quote_align(&found, &x->words, &x->prints, &y->words);
	if (found.at.n)
		rc = load_rest(x, t->db, e) < 0 || load_rest(y, t->db, e) < 0 ? -1 : 0;
	vec_each(m, &found.at) {
		struct quotation q = quotation_of(x, y, m);

		if (rc == 0)
			rc = quotes_put(t->db, x->id, &q, e);
	}
	if (found.at.n) {
		vec_push(&t->quoting, x->id);
		vec_push(&t->quoting, y->id);
	}
	vec_free(&found.at);
	return rc;
}

static struct side *
find_in_batch(struct trace *t, uint32_t slot)
{
	size_t lo = 0, hi = t->batch.n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (t->batch.at[mid].slot < slot)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < t->batch.n && t->batch.at[lo].slot == slot ? &t->batch.at[lo] : NULL;
}

/* The article y of a pair: one of the batch, or an old one, which is kept at hand as long as pairs are with it. *y is NULL
 * when its text is no more. */
static int
find_other(struct trace *t, struct side **y, struct side *old, uint32_t slot, struct err *e)
{
	int64_t id;

	if ((*y = find_in_batch(t, slot)))
		return 0;
	if (old->slot != slot) {
		side_free(old);
		if (quotes_slot_article(t->db, &id, slot, e) < 0 || (id && side_load(old, t->db, id, e) < 0))
			return -1;
		old->slot = slot;
	}
	*y = old->id ? old : NULL;
	return 0;
}

static int
compare_pairs(struct trace *t, struct err *e)
{
	const struct trace_pair *p;
	struct side old = { 0 };
	int rc = 0;

	vec_each(p, &t->pairs.at) {
		struct side *x = find_in_batch(t, p->x), *y = NULL;

		if (rc == 0)
			rc = find_other(t, &y, &old, p->y, e);
		if (rc == 0 && x && y)
			rc = compare(t, x, y, e);
	}
	side_free(&old);
	return rc;
}

/* --- the interface -------------------------------------------------------------------------- */

static int
by_id(const void *pa, const void *pb)
{
	const int64_t *a = pa, *b = pb;

	return (*a > *b) - (*a < *b);
}

/* What they attribute to somebody may be what they quote. */
static int
settle_quoting_articles(struct trace *t, struct err *e)
{
	size_t i;

	if (t->quoting.n)
		qsort(t->quoting.at, t->quoting.n, sizeof(*t->quoting.at), by_id);
	for (i = 0; i < t->quoting.n; i++)
		if ((i == 0 || t->quoting.at[i] != t->quoting.at[i - 1]) && settle_quoted(t->db, t->quoting.at[i], e) < 0)
			return -1;
	return 0;
}

/* Within a transaction. */
static int
trace_waiting(struct trace *t, size_t most, struct err *e)
{
	size_t i;

	if (quotes_untraced(t->db, &t->waiting, most, e) < 0)
		return -1;
	for (i = 0; i < t->waiting.ids.n && t->prints.at.n < BATCH_PRINTS; i++)
		if (take_article(t, t->waiting.ids.at[i], e) < 0)
			return -1;
	if (find_pairs(t, e) < 0 || prints_add(t->db, &t->prints, e) < 0)
		return -1;
	return compare_pairs(t, e) < 0 ? -1 : settle_quoting_articles(t, e);
}

static int
trace_batch(struct db *db, size_t most, struct err *e)
{
	struct trace t = { .db = db };
	struct side *s;
	int rc = db_begin(db, e);

	if (rc == 0)
		rc = trace_waiting(&t, most, e);
	if (rc == 0)
		rc = db_commit(db, e);
	if (rc < 0)
		db_rollback(db);
	vec_each(s, &t.batch)
		side_free(s);
	vec_free(&t.batch);
	vec_free(&t.waiting.ids);
	vec_free(&t.prints.at);
	vec_free(&t.pairs.at);
	vec_free(&t.quoting);
	return rc;
}

int
trace_some(struct db *db, bool *more, size_t most, struct err *e)
{
	struct quote_ids waiting = { 0 };
	bool merging = false;
	int rc = quotes_untraced(db, &waiting, 1, e);

	*more = waiting.ids.n > 0;
	if (rc == 0 && *more)
		rc = trace_batch(db, most, e);
	if (rc == 0)
		rc = prints_merge(db, &merging, e);
	*more |= merging;
	vec_free(&waiting.ids);
	return rc;
}

void
trace_drop_formulas(struct quotations *q)
{
	size_t i, k, end, blocks, n = 0;

	for (i = 0; i < q->at.n; i = end) {
		for (end = i, blocks = 0; end < q->at.n && q->at.at[end].beg == q->at.at[i].beg; end++)
			blocks += (q->at.at[end].flags & QUOTATION_BLOCK) != 0;
		for (k = i; k < end; k++)
			if (blocks < FORMULA_BLOCKS || !(q->at.at[k].flags & QUOTATION_BLOCK))
				q->at.at[n++] = q->at.at[k];
	}
	q->at.n = n;
}
