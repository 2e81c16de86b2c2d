/* How long it takes to ask for an article's quotations, for all places of a passage and for the web around it: places LIBRARY. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "app/web.h"

enum { ARTICLES = 2000, PLACES = 2000 }; /* asked for: the first ones, which are quoted most, and others evenly */

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

struct tally {
	double sum, most;
	size_t n, largest;
};

static void
add(struct tally *t, double ms, size_t size)
{
	t->sum += ms;
	t->n++;
	if (ms > t->most)
		t->most = ms;
	if (size > t->largest)
		t->largest = size;
}

static void
tell(const char *what, const struct tally *t)
{
	printf("%-12s %6zu asked, %.3f ms each, %.3f ms at most, up to %zu found\n", what, t->n, t->sum / (double)t->n, t->most,
	    t->largest);
}

static int
ask(struct library *l, int64_t id, struct tally *articles, struct tally *places, struct tally *webs, struct err *e)
{
	struct library_places found = { 0 };
	struct arena mem = { 0 };
	struct web web = { 0 };
	struct article *a;
	double begin = now();
	size_t i;
	int rc = library_article(l, &a, &mem, id, e);

	if (rc == 0)
		add(articles, now() - begin, a->nquotations);
	for (i = 0; rc == 0 && i < a->nquotations && places->n < PLACES; i += 1 + a->nquotations / 4) {
		begin = now();
		rc = library_places(l, &found, id, a->quotations[i].beg, a->quotations[i].end, e);
		add(places, now() - begin, found.at.n);
	}
	begin = now();
	if (rc == 0 && (rc = library_web(l, &web, (struct web_node){ .article = id }, e)) == 0)
		add(webs, now() - begin, web.citing.at.n + web.cited.at.n);
	web_free(&web);
	vec_free(&found.at);
	arena_free(&mem);
	return rc;
}

int
main(int argc, char **argv)
{
	struct tally articles = { 0 }, places = { 0 }, webs = { 0 };
	struct library_counts c = { 0 };
	struct library *l = NULL;
	struct err e = { 0 };
	int64_t i;
	int rc = argc == 2 ? library_open(&l, argv[1], LIBRARY_READ, &e) : err_set(&e, ERR_INPUT, "usage: places LIBRARY");

	if (rc == 0)
		rc = library_count(l, NULL, &c, &e);
	for (i = 0; rc == 0 && i < ARTICLES && i < c.all; i++)
		rc = ask(l, i < ARTICLES / 4 ? i + 1 : 1 + (i * (c.all / ARTICLES + 1)) % c.all, &articles, &places, &webs, &e);
	if (rc == 0) {
		tell("articles", &articles);
		tell("places", &places);
		tell("webs", &webs);
	} else {
		fprintf(stderr, "places: %s\n", e.msg);
	}
	library_close(l);
	return rc < 0;
}
