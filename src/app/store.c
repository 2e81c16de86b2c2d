#include "store.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/identify.h"
#include "app/learn.h"
#include "app/match.h"
#include "app/settle.h"
#include "base/clock.h"
#include "db/articles.h"

enum { REPORTED_MAX = 100 }; /* articles named in the report of an import */

struct store {
	struct db *db;
	struct ingest_report *report;
	bool dry_run;
	int64_t now;
	VEC(const struct article *) put; /* to be indexed */
};

static char *
dup_or_null(const char *s)
{
	return s ? mem_strdup(s) : NULL;
}

static void
report_article(struct store *s, const struct article *a, const char *origin)
{
	char date[DATE_ISO_MAX];

	if (!s->dry_run && s->report->articles.n >= REPORTED_MAX)
		return;
	vec_push(&s->report->articles, ((struct ingest_article){
					   .id = a->id,
					   .title = mem_strdup(a->title),
					   .author = dup_or_null(a->author),
					   .publisher = dup_or_null(a->publisher),
					   .date = a->date.year ? mem_strdup(date_iso(date, a->date)) : NULL,
					   .origin = mem_strdup(origin),
					   .words = a->words,
				       }));
}

static void
report_message(struct store *s, const struct draft *d)
{
	struct str text = { 0 };

	str_printf(&text, "%s: %s", d->path, d->err.msg);
	vec_push(&s->report->messages, str_take(&text));
	s->report->failed++;
}

/* The bytes are those of the last time: count its articles. */
static int
count_unchanged(struct store *s, int64_t document, struct err *e)
{
	struct article_briefs old = { 0 };
	const struct article_brief *o;
	struct arena mem = { 0 };
	int rc = article_briefs(s->db, &old, &mem, document, e);

	vec_each(o, &old.rows) {
		s->report->unchanged += o->deleted == ARTICLE_LIVE;
		s->report->skipped_deleted += o->deleted == ARTICLE_DELETED;
	}
	vec_free(&old.rows);
	arena_free(&mem);
	return rc;
}

static int
settle(struct store *s, const struct article *a, struct err *e)
{
	double begin = clock_cpu();
	int rc = settle_article(s->db, a, e);

	s->report->cost.resolving += clock_cpu() - begin;
	begin = clock_cpu();
	if (rc == 0)
		rc = identify_article(s->db, a, e);
	s->report->cost.identifying += clock_cpu() - begin;
	return rc;
}

static int
put_article(struct store *s, const struct draft *d, size_t ordinal, const struct article_brief *old, struct err *e)
{
	struct article *a = &d->page.articles[ordinal];
	bool told = d->source != DRAFT_KEPT; /* what is extracted again is no news */

	a->document = d->document.id;
	a->imported = s->now;
	a->id = old ? old->id : 0;
	if (!s->dry_run && (old ? article_update(s->db, a, ordinal, e) : article_insert(s->db, a, ordinal, e)) < 0)
		return -1;
	if (!s->dry_run) {
		vec_push(&s->put, a);
		if (settle(s, a, e) < 0)
			return -1;
	}
	if (!told)
		return 0;
	if (old && old->deleted == ARTICLE_DELETED) {
		s->report->skipped_deleted++;
		return 0;
	}
	++*(old ? &s->report->updated : &s->report->added);
	report_article(s, a, d->origin);
	return 0;
}

/* The page does not hold it any more. What the user has touched stays. */
static int
drop_article(struct store *s, const struct draft *d, const struct article_brief *old, struct err *e)
{
	if (old->deleted != ARTICLE_LIVE || old->touched)
		return 0;
	s->report->removed += d->source != DRAFT_KEPT;
	if (s->dry_run)
		return 0;
	if (article_set_deleted(s->db, NULL, old->id, ARTICLE_VANISHED, e) < 0 || settle_deleted(s->db, old->id, e) < 0)
		return -1;
	return identify_stored(s->db, old->id, e);
}

static int
put_articles(struct store *s, const struct draft *d, struct err *e)
{
	size_t n = d->page.narticles, i, *match = mem_alloc(n * sizeof(*match));
	struct article_briefs old = { 0 };
	struct arena mem = { 0 };
	bool *kept;
	int rc = 0;

	if (d->document.id)
		rc = article_briefs(s->db, &old, &mem, d->document.id, e);
	kept = mem_zalloc(old.rows.n * sizeof(*kept));
	if (rc == 0)
		rc = match_articles(s->db, match, &d->page, &old, e);
	for (i = 0; i < n && rc == 0; i++) {
		if (match[i] != SIZE_MAX)
			kept[match[i]] = true;
		rc = put_article(s, d, i, match[i] == SIZE_MAX ? NULL : &old.rows.at[match[i]], e);
	}
	for (i = 0; i < old.rows.n && rc == 0; i++)
		if (!kept[i])
			rc = drop_article(s, d, &old.rows.at[i], e);
	free(kept);
	free(match);
	vec_free(&old.rows);
	arena_free(&mem);
	return rc;
}

/* What the library holds of it now: another process may have been here since the batch began. */
static int
look_again(struct store *s, struct draft *d, bool *same, struct err *e)
{
	struct document now;

	*same = false;
	if (!s->db)
		return 0;
	if (document_find(s->db, &now, d->origin, e) < 0)
		return -1;
	*same = now.id && now.hash == d->document.hash && now.size == d->document.size;
	d->document.id = now.id;
	if (d->source == DRAFT_KEPT)
		d->document.site = now.site;
	return 0;
}

static int
put_document(struct store *s, struct draft *d, struct err *e)
{
	bool is_new = d->document.id == 0;

	d->document.imported = s->now;
	if (site_put(s->db, &d->document.site, d->page.group, e) < 0 || document_put(s->db, &d->document, e) < 0)
		return -1;
	return is_new && d->counts ? learn_store(s->db, d, e) : 0;
}

static int
store_draft(struct store *s, struct draft *d, struct err *e)
{
	bool same;

	if (look_again(s, d, &same, e) < 0)
		return -1;
	if (d->source == DRAFT_KEPT)
		return (same && put_articles(s, d, e) < 0) || document_set_stale(s->db, d->document.id, false, e) < 0 ? -1 : 0;
	if (same)
		return count_unchanged(s, d->document.id, e);
	if (!s->dry_run && put_document(s, d, e) < 0)
		return -1;
	return put_articles(s, d, e);
}

/* The count of files and of bytes that were no text; the messages. Nothing here can fail. */
static void
report_files(struct store *s, const struct batch *b)
{
	const struct draft *d;

	vec_each(d, &b->drafts) {
		if (d->source == DRAFT_KEPT)
			continue;
		s->report->files += d->fate != DRAFT_CANCELLED;
		if (d->fate == DRAFT_FAILED)
			report_message(s, d);
		else if (d->fate == DRAFT_READY)
			s->report->bad_bytes += d->page.bad_bytes;
	}
}

static bool
writes(const struct batch *b)
{
	const struct draft *d;

	vec_each(d, &b->drafts)
		if (d->fate == DRAFT_READY || (d->source == DRAFT_KEPT && d->fate == DRAFT_FAILED))
			return true;
	return false;
}

static int
store_drafts(struct store *s, struct batch *b, struct err *e)
{
	struct draft *d;

	vec_each(d, &b->drafts) {
		int rc = 0;

		if (d->fate == DRAFT_READY)
			rc = store_draft(s, d, e);
		else if (d->fate == DRAFT_UNCHANGED)
			rc = count_unchanged(s, d->document.id, e);
		else if (d->fate == DRAFT_FAILED && d->source == DRAFT_KEPT) /* it would fail again */
			rc = document_set_stale(s->db, d->document.id, false, e);
		if (rc < 0)
			return -1;
	}
	return 0;
}

static int
index_articles(struct store *s, struct err *e)
{
	size_t i;

	for (i = 0; i < s->put.n; i++)
		if (article_index(s->db, s->put.at[i], e) < 0)
			return -1;
	return 0;
}

/* What was counted has not come about. */
static void
take_back(struct ingest_report *r, const struct ingest_report *before)
{
	while (r->articles.n > before->articles.n)
		ingest_article_free(&r->articles.at[--r->articles.n]);
	r->added = before->added;
	r->updated = before->updated;
	r->unchanged = before->unchanged;
	r->removed = before->removed;
	r->skipped_deleted = before->skipped_deleted;
}

int
store_batch(struct db *db, struct batch *b, struct ingest_report *r, bool dry_run, struct err *e)
{
	struct store s = { .db = db, .report = r, .dry_run = dry_run, .now = (int64_t)time(NULL) };
	bool transaction = !dry_run && writes(b);
	struct ingest_report before = *r;

	if (transaction && db_begin(db, e) < 0)
		return -1;
	if (store_drafts(&s, b, e) < 0 || index_articles(&s, e) < 0)
		goto fail;
	if (transaction && db_commit(db, e) < 0)
		goto fail;
	report_files(&s, b);
	vec_free(&s.put);
	return 0;
fail:
	vec_free(&s.put);
	if (transaction)
		db_rollback(db);
	take_back(r, &before);
	return -1;
}

int
store_kept(struct db *db, struct draft *d, struct err *e)
{
	struct ingest_report unused = { 0 };
	struct store s = { .db = db, .report = &unused, .now = (int64_t)time(NULL) };
	bool same;
	int rc = look_again(&s, d, &same, e);

	if (rc == 0 && !same)
		rc = err_set(e, ERR_BUSY, "%s has just been imported anew; try again", d->path);
	if (rc == 0 && (put_articles(&s, d, e) < 0 || index_articles(&s, e) < 0))
		rc = -1;
	vec_free(&s.put);
	return rc;
}
