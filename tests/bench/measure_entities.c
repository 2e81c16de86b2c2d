/* What entities take in 100,000 articles: in the import, to open an article with its side pane, and for the page of one. */
#include "bench.h"

#include <stdio.h>

#include "app/entities.h"
#include "tests/bench/tty.h"

enum {
	COMMON = 20,  /* entities that most articles have to do with */
	ASKED = 40,   /* articles from all over the library */
	ACTION = 20,  /* ms that a pane or a page may take */
};

static void
must(int rc, const struct err *e)
{
	if (rc < 0)
		bench_die("%s", e->msg);
}

static void
measure_cost(const struct stock *s)
{
	double each = 1e3 / (double)stock_parts[STOCK_PARTS - 1];

	if (s->seconds)
		bench_row("entities: cost of an article, the last ones", 0, 0, "", "%7.2f ms", s->parts[STOCK_PARTS - 1].identifying * each);
	else
		bench_row("entities: cost of an article, the last ones", 0, 0, "", "the library was there");
}

static void
measure_articles(struct library *l)
{
	struct samples open = { 0 };
	struct err e = { 0 };
	int64_t id;

	for (id = 1; id < STOCK_LARGE_ARTICLES; id += STOCK_LARGE_ARTICLES / ASKED) {
		struct arena mem = { 0 };
		struct article *a;
		double t = now_ms();

		must(library_article(l, &a, &mem, id, &e), &e);
		vec_push(&open.v, now_ms() - t);
		arena_free(&mem);
	}
	bench_times("entities: an article with its side pane", &open, ACTION);
}

/* The commonest, and some that are rare. */
static void
measure_pages(struct library *l)
{
	struct samples page = { 0 }, sentences = { 0 }, by_name = { 0 };
	struct arena mem = { 0 };
	struct entity_entries common, found;
	struct entity_sentences s;
	struct entity_page p;
	struct err e = { 0 };
	size_t i;

	must(library_entities(l, &common, &mem, ENTITY_KINDS, 1000, &e), &e);
	for (i = 0; i < common.n; i += i < COMMON ? 1 : 1000 / COMMON) {
		double t = now_ms();
		char start[8];

		must(library_entity_page(l, &p, &mem, common.at[i].id, &e), &e);
		vec_push(&page.v, now_ms() - t);
		t = now_ms();
		must(library_entity_sentences(l, &s, &mem, common.at[i].id, &e), &e);
		vec_push(&sentences.v, now_ms() - t);
		snprintf(start, sizeof(start), "%s", common.at[i].name);
		t = now_ms();
		must(library_find_entities(l, &found, &mem, start, 9, &e), &e);
		vec_push(&by_name.v, now_ms() - t);
	}
	if (common.n)
		bench_row("entities: the commonest", 0, 0, "", "in %zu articles", common.at[0].articles);
	bench_times("entities: the page of one", &page, ACTION);
	bench_times("entities: its key sentences, when idle", &sentences, 0);
	bench_times("entities: find one as its name is typed", &by_name, ACTION);
	arena_free(&mem);
}

/* --- in the reader --------------------------------------------------------------------------- */

static void
use_reader(const char *ibid, const char *library)
{
	static const struct {
		const char *keys, *what;
	} steps[] = { { "e", "entities: e, the next mention" }, { "K", "entities: K, its page" }, { "q", NULL },
		{ "\t", "entities: to the side pane" }, { "/", NULL }, { "a", "entities: a letter of a filter" }, { "\007", NULL },
		{ "K", "entities: K, a page from the side pane" }, { "q", NULL } };
	enum { STEPS = sizeof(steps) / sizeof(steps[0]) };
	struct samples s[STEPS] = { 0 };
	size_t k;
	int64_t article;

	for (article = 1; article < STOCK_LARGE_ARTICLES; article += STOCK_LARGE_ARTICLES / ASKED) {
		char id[24];
		const char *argv[] = { ibid, "--library", library, "--article", id, NULL };
		struct tty t;

		snprintf(id, sizeof(id), "%lld", (long long)article);
		tty_start(&t, argv);
		tty_until(&t, "? keys");
		for (k = 0; k < STEPS; k++) {
			double ms = tty_type(&t, steps[k].keys, NULL);

			if (ms < 0)
				bench_die("article %s: %s painted nothing; before:\n%s", id, steps[k].keys, t.tail);
			if (steps[k].keys[0] == 'K')
				tty_expect(&t, "mention");
			vec_push(&s[k].v, ms);
		}
		tty_quit(&t);
	}
	for (k = 0; k < STEPS; k++)
		if (steps[k].what)
			bench_times(steps[k].what, &s[k], ACTION);
		else
			vec_free(&s[k].v);
}

void
measure_entities(const char *ibid, const struct stock *stock)
{
	const struct stock *s = &stock[STOCK_LARGE];
	struct library *l;
	struct err e = { 0 };

	measure_cost(s);
	must(library_open(&l, s->path, LIBRARY_READ, &e), &e);
	measure_articles(l);
	measure_pages(l);
	library_close(l);
	use_reader(ibid, s->path);
}
