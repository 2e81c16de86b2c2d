/* What sources take in 100,000 articles: in the import, on disk, and to jump, look at, trace and list. */
#include "bench.h"

#include <sqlite3.h>
#include <stdio.h>

#include "app/independence.h"
#include "app/library.h"
#include "app/sources.h"
#include "tests/bench/tty.h"

enum {
	ASKED = 40,  /* articles that cite and quote, from all over the library */
	COUNTED = 1000, /* articles whose roots are counted: 5000 of this library rest on more others than may be */
	ACTION = 20, /* ms for any jump, look or question */
};
static const double COST = 1, INDEX = 0.6; /* ms an article; of the text */

/* --- the import ------------------------------------------------------------------------------ */

static void
measure_cost(const struct stock *s)
{
	uint64_t last = 0;
	int i;

	if (!s->seconds) {
		bench_row("sources: cost of an article", 0, 0, "", "the library was there");
		return;
	}
	for (i = 0; i < STOCK_PARTS; i++) {
		const struct ingest_cost *c = &s->parts[i];
		double each = 1e3 / (double)stock_parts[i], ms = (c->finding + c->resolving + c->tracing) * each;
		char what[64];

		snprintf(what, sizeof(what), "sources: cost of articles %llu to %llu", (unsigned long long)last + 1,
		    (unsigned long long)(last + stock_parts[i]));
		bench_row(what, ms, COST, "ms", "%7.2f ms: find %.2f, resolve %.2f, trace %.2f", ms, c->finding * each,
		    c->resolving * each, c->tracing * each);
		last += stock_parts[i];
	}
}

/* --- the index ------------------------------------------------------------------------------- */

/* Bytes that the tables and indexes take whose names match. */
static double
bytes_of(sqlite3 *db, const char *like)
{
	sqlite3_stmt *s;
	double bytes = -1;

	if (sqlite3_prepare_v2(db, "SELECT sum(pgsize) FROM dbstat WHERE aggregate = 1 AND name LIKE ?1 ESCAPE '\\'", -1, &s, NULL) != SQLITE_OK)
		return -1;
	sqlite3_bind_text(s, 1, like, -1, SQLITE_STATIC);
	if (sqlite3_step(s) == SQLITE_ROW)
		bytes = sqlite3_column_double(s, 0);
	sqlite3_finalize(s);
	return bytes;
}

static void
measure_index(const struct stock *s)
{
	sqlite3 *db;
	double text = (double)s->text, bytes;

	if (sqlite3_open_v2(s->path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
		bench_die("%s: %s", s->path, sqlite3_errmsg(db));
	bytes = bytes_of(db, "print\\_%") + bytes_of(db, "slot%") + bytes_of(db, "dead\\_slot%") + bytes_of(db, "sqlite\\_autoindex\\_slot%");
	sqlite3_close(db);
	if (bytes < 0 || !text)
		bench_row("sources: index of quotations", 0, 0, "", bytes < 0 ? "SQLite has no dbstat" : "the library was there");
	else
		bench_row("sources: index of quotations", bytes / text, INDEX, "", "%7.0f MB, %.2f of the text", bytes / 1e6, bytes / text);
}

/* --- questions ------------------------------------------------------------------------------- */

struct asked {
	int64_t ids[ASKED];
	size_t n;
};

static bool
cites_and_quotes(const struct article *a)
{
	size_t i;

	for (i = 0; i < a->nreferences; i++)
		if (a->references[i].article && a->nquotations)
			return true;
	return false;
}

static void
must(int rc, const struct err *e)
{
	if (rc < 0)
		bench_die("%s", e->msg);
}

static void
ask_library(struct library *l, struct asked *asked)
{
	struct samples article = { 0 }, places = { 0 }, cites = { 0 }, citers = { 0 }, wanted = { 0 };
	struct err e = { 0 };
	int64_t id;

	for (id = 1; asked->n < ASKED && id < STOCK_LARGE_ARTICLES; id += id < ASKED ? 1 : STOCK_LARGE_ARTICLES / ASKED / 3 | 1) {
		struct library_places found = { 0 };
		struct arena mem = { 0 };
		struct sources list;
		struct citers who;
		struct article *a;
		double t = now_ms();

		must(library_article(l, &a, &mem, id, &e), &e);
		if (cites_and_quotes(a)) {
			vec_push(&article.v, now_ms() - t);
			asked->ids[asked->n++] = id;
			t = now_ms();
			must(library_places(l, &found, id, a->quotations[0].beg, a->quotations[0].end, &e), &e);
			vec_push(&places.v, now_ms() - t);
			t = now_ms();
			must(library_cites(l, &list, &mem, id, &e), &e);
			vec_push(&cites.v, now_ms() - t);
			t = now_ms();
			must(library_cited_by(l, &who, &mem, a->quotations[0].article, &e), &e);
			vec_push(&citers.v, now_ms() - t);
			t = now_ms();
			must(library_wanted(l, &list, &mem, 0, 50, &e), &e);
			vec_push(&wanted.v, now_ms() - t);
		}
		vec_free(&found.at);
		arena_free(&mem);
	}
	bench_times("sources: an article with all that it cites", &article, ACTION);
	bench_times("sources: all places of a passage", &places, ACTION);
	bench_times("sources: what an article cites", &cites, ACTION);
	bench_times("sources: who cites an article", &citers, ACTION);
	bench_times("sources: the wanted list", &wanted, ACTION);
}

/* A title named in the prompt: by what stands in many, in few, in none. */
static void
ask_titles(struct library *l)
{
	static const char *const words[] = { "", "the", "th", "a", "harbour", "zyzzyva" };
	struct samples find = { 0 };
	struct err e = { 0 };
	size_t i, k;

	for (k = 0; k < ASKED; k++)
		for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
			struct arena mem = { 0 };
			struct sources list;
			double t = now_ms();

			must(library_find_sources(l, &list, &mem, slice_of(words[i]), 50, &e), &e);
			vec_push(&find.v, now_ms() - t);
			arena_free(&mem);
		}
	bench_row("sources: m, a title by its words, at most", samples_at(&find, 1), ACTION, "ms",
	    "%7.2f ms, median %7.2f (%zu runs)", samples_at(&find, 1), samples_at(&find, 0.5),
	    find.v.n);
	vec_free(&find.v);
}

/* Keys are answered between two steps. */
static void
count_roots(struct library *l)
{
	struct library_ids ids = { 0 };
	struct independence *x = NULL;
	struct samples step = { 0 };
	struct err e = { 0 };
	double t = now_ms();
	int rc = 1;

	must(library_ids(l, &ids, NULL, COUNTED, &e), &e);
	must(independence_new(&x, l, ids.ids.at, ids.ids.n, &e), &e);
	vec_push(&step.v, now_ms() - t);
	while (rc > 0) {
		t = now_ms();
		rc = independence_step(x, &e);
		vec_push(&step.v, now_ms() - t);
	}
	must(rc, &e);
	bench_row("sources: I, the longest step of a count", samples_at(&step, 1), ACTION, "ms",
	    "%7.2f ms of %zu steps, median %.2f", samples_at(&step, 1), step.v.n,
	    samples_at(&step, 0.5));
	independence_free(x);
	vec_free(&ids.ids);
	vec_free(&step.v);
}

/* --- in the reader --------------------------------------------------------------------------- */

static void
sample(struct samples *s, struct tty *t, const char *keys)
{
	double ms = tty_type(t, keys, NULL);

	if (ms < 0)
		bench_die("%s painted nothing", keys);
	vec_push(&s->v, ms);
}

static void
use_reader(const char *ibid, const char *library, const struct asked *asked)
{
	static const struct {
		const char *keys, *what;
	} steps[] = { { "]c", "sources: ]c, the next citation" },
		{ "K", "sources: K, a look at it" }, { "q", NULL },
		{ "\r", "sources: Enter, the jump to it" },
		{ "p", "sources: p, the origin of the passage" }, { "q", NULL },
		{ "^O", "sources: ^O, the way back" }, { "W", "sources: W, the web around it" },
		{ "q", NULL }, { ":wanted\r", "sources: the page of the wanted ones" } };
	enum { STEPS = sizeof(steps) / sizeof(steps[0]) };
	struct samples s[STEPS] = { 0 };
	size_t i, k;

	for (i = 0; i < asked->n; i++) {
		char id[24];
		const char *argv[] = { ibid, "--library", library, "--article", id, NULL };
		struct tty t;

		snprintf(id, sizeof(id), "%lld", (long long)asked->ids[i]);
		tty_start(&t, argv);
		tty_until(&t, "? keys");
		for (k = 0; k < STEPS; k++)
			sample(&s[k], &t, steps[k].keys[0] == '^' ? "\017" : steps[k].keys);
		tty_quit(&t);
	}
	for (k = 0; k < STEPS; k++)
		if (steps[k].what)
			bench_times(steps[k].what, &s[k], ACTION);
		else
			vec_free(&s[k].v);
}

void
measure_sources(const char *ibid, const struct stock *stock)
{
	const struct stock *s = &stock[STOCK_LARGE];
	struct asked asked = { 0 };
	struct library *l;
	struct err e = { 0 };

	measure_cost(s);
	measure_index(s);
	must(library_open(&l, s->path, LIBRARY_READ, &e), &e);
	ask_library(l, &asked);
	ask_titles(l);
	count_roots(l);
	library_close(l);
	use_reader(ibid, s->path, &asked);
}
