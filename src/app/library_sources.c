#include "sources.h"

#include <string.h>

#include "app/library_private.h"
#include "app/settle.h"
#include "db/keys.h"

int
library_add_sources(struct library *l, struct article *a, struct arena *mem, struct err *e)
{
	struct reference *refs = arena_alloc(mem, a->nreferences * sizeof(*refs) + 1);
	struct cites cites = { 0 };
	const struct cite *c;
	struct source_row row;
	int rc = cites_get(l->db, &cites, a->id, e);

	if (a->nreferences)
		memcpy(refs, a->references, a->nreferences * sizeof(*refs));
	vec_each(c, &cites.at) {
		if (rc < 0 || c->number >= a->nreferences || (rc = source_get(l->db, &row, mem, c->source, e)) < 0)
			continue;
		refs[c->number].source = c->source;
		refs[c->number].article = row.s.state == SOURCE_PRESENT ? row.s.article : 0;
		refs[c->number].reason = row.s.state == SOURCE_PRESENT ? (int)row.s.reason : 0;
	}
	a->references = refs;
	vec_free(&cites.at);
	return rc;
}

int
library_source(struct library *l, struct source *out, struct arena *mem, int64_t id, struct err *e)
{
	struct source_row row;
	struct err first = { 0 };

	if (source_root(l->db, &id, &first) < 0)
		return first.code == ERR_NOTFOUND ? err_set(e, ERR_NOTFOUND, "there is no source %lld", (long long)id)
						  : err_set(e, (enum err_code)first.code, "%s", first.msg);
	if (source_get(l->db, &row, mem, id, e) < 0)
		return -1;
	*out = row.s;
	return 0;
}

/* --- who cites ------------------------------------------------------------------------------ */

static int
citers(struct library *l, struct citers *out, struct arena *mem, bool by_article, int64_t id, struct err *e)
{
	struct citer_list list = { 0 };
	int rc = cites_citers(l->db, &list, mem, by_article, id, e);
	struct citer *at = arena_alloc(mem, list.rows.n * sizeof(*at) + 1);
	size_t i;

	for (i = 0; i < list.rows.n; i++) {
		const struct citer_row *r = &list.rows.at[i];

		at[i] = (struct citer){ r->article, r->title, r->author, r->publisher, r->date, r->times, r->at };
	}
	*out = (struct citers){ at, list.rows.n };
	vec_free(&list.rows);
	return rc;
}

int
library_citers(struct library *l, struct citers *out, struct arena *mem, int64_t source, struct err *e)
{
	struct source s;

	return library_source(l, &s, mem, source, e) < 0 ? -1 : citers(l, out, mem, false, s.id, e);
}

int
library_cited_by(struct library *l, struct citers *out, struct arena *mem, int64_t article, struct err *e)
{
	return citers(l, out, mem, true, article, e);
}

static bool
holds(const struct source *at, size_t n, int64_t id)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (at[i].id == id)
			return true;
	return false;
}

int
library_cites(struct library *l, struct sources *out, struct arena *mem, int64_t article, struct err *e)
{
	struct cites cites = { 0 };
	const struct cite *c;
	struct source_row row;
	struct source *at;
	struct article a;
	size_t n = 0;
	bool live;
	int rc = article_brief_work(l->db, &a, &live, mem, article, e);

	if (rc == 0)
		rc = cites_get(l->db, &cites, article, e);
	at = arena_alloc(mem, cites.at.n * sizeof(*at) + 1);
	vec_each(c, &cites.at) {
		if (rc < 0 || c->related || holds(at, n, c->source))
			continue;
		rc = source_get(l->db, &row, mem, c->source, e);
		at[n++] = row.s;
	}
	*out = (struct sources){ at, n };
	vec_free(&cites.at);
	return rc;
}

/* --- what is missing ------------------------------------------------------------------------ */

int
library_candidates(struct library *l, struct candidates *out, struct arena *mem, int64_t source, size_t most, struct err *e)
{
	struct matches m = { 0 };
	struct resolve_work w;
	struct candidate *at;
	struct source s;
	struct work work;
	size_t i, n;

	if (library_source(l, &s, mem, source, e) < 0)
		return -1;
	work = settle_work(&s);
	resolve_prepare(&w, mem, &work);
	if (settle_candidates(l->db, &m, &w, true, e) < 0 || (!s.title && settle_quoted_candidates(l->db, &m, &s, e) < 0)) {
		settle_matches_free(&m);
		return -1;
	}
	n = m.at.n < most ? m.at.n : most;
	at = arena_alloc(mem, n * sizeof(*at) + 1);
	for (i = 0; i < n; i++) {
		at[i] = m.at.at[i].c;
		at[i].article_title = arena_str(mem, at[i].article_title);
		at[i].article_publisher = arena_str(mem, at[i].article_publisher);
	}
	*out = (struct candidates){ at, n };
	settle_matches_free(&m);
	return 0;
}

int
library_wanted(struct library *l, struct sources *out, struct arena *mem, int64_t first, int64_t n, struct err *e)
{
	struct source_list list = { 0 };
	int rc = source_wanted(l->db, &list, mem, first, n, e);
	struct source *at = arena_alloc(mem, list.rows.n * sizeof(*at) + 1);

	if (list.rows.n)
		memcpy(at, list.rows.at, list.rows.n * sizeof(*at));
	*out = (struct sources){ at, list.rows.n };
	vec_free(&list.rows);
	return rc;
}

int
library_wanted_count(struct library *l, int64_t *count, struct err *e)
{
	return source_wanted_count(l->db, count, e);
}

/* What stands between blanks, a line each: "Q&A" are two words that belong together. */
static void
put_phrases(struct str *out, struct slice words)
{
	struct str phrase = { 0 };

	for (words = slice_trim(words); words.n;) {
		struct slice word = slice_sub(words, 0, slice_find(words, SLICE(" "), 0));

		str_clear(&phrase);
		key_words(&phrase, word);
		if (phrase.n)
			str_printf(out, "%s%s", out->n ? "\n" : "", phrase.p);
		words = slice_trim(slice_sub(words, word.n, words.n));
	}
	str_free(&phrase);
}

int
library_find_sources(struct library *l, struct sources *out, struct arena *mem, struct slice words, size_t most,
    struct err *e)
{
	struct str phrases = { 0 };
	struct id_list ids = { 0 };
	struct source_row row;
	struct source *at;
	size_t i;
	int rc = 0;

	put_phrases(&phrases, words);
	if (phrases.n || !slice_trim(words).n) /* signs alone stand in no title */
		rc = source_find_words(l->db, &ids, str_cstr(&phrases), most, e);
	str_free(&phrases);
	at = arena_alloc(mem, ids.ids.n * sizeof(*at) + 1);
	for (i = 0; rc == 0 && i < ids.ids.n; i++) {
		rc = source_get(l->db, &row, mem, ids.ids.at[i], e);
		at[i] = row.s;
	}
	*out = (struct sources){ at, rc == 0 ? ids.ids.n : 0 };
	vec_free(&ids.ids);
	return rc;
}

int
library_settle(struct library *l, bool *more, struct err *e)
{
	return settle_some(l->db, more, SETTLE_FEW, false, e);
}
