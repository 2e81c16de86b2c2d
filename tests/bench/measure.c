/* What the reader takes with one article open. */
#include "bench.h"

#include <stdio.h>
#include <string.h>

#include "tests/bench/gen.h"
#include "tests/bench/tty.h"

enum {
	STARTS = 20,
	KEYS = 2000,
	OPENINGS = 5,
	FINDS = 5,
	SCREEN = 1000, /* a screen of text is more bytes */
};
#define READY "? keys" /* stands in the status row of the list and of a text */

static void
start(struct tty *t, const char *ibid, const char *library, const char *article)
{
	const char *argv[] = { ibid, "--library", library, article ? "--article" : NULL, article, NULL };

	tty_start(t, argv);
}

/* Press keys that have to paint something. */
static double
press(struct tty *t, const char *keys, double *first)
{
	double ms = tty_type(t, keys, first);

	if (ms < 0)
		bench_die("%s painted nothing", keys);
	return ms;
}

void
measure_start(const char *ibid, const struct stock *stock)
{
	static const struct {
		const char *what;
		enum stock_kind kind;
		double bound;
	} rows[] = {
		{ "start to first screen, 100 articles", STOCK_SMALL, 30 },
		{ "start to first screen, 100,000 articles", STOCK_LARGE, 50 },
	};
	size_t i;
	int run;

	for (i = 0; i < 2; i++) {
		struct samples s = { 0 };

		for (run = 0; run < STARTS; run++) {
			struct tty t;

			start(&t, ibid, stock[rows[i].kind].path, NULL);
			vec_push(&s.v, tty_until(&t, READY) - t.started);
			tty_quit(&t);
		}
		bench_times(rows[i].what, &s, rows[i].bound);
	}
}

void
measure_reading(const char *ibid, const struct stock *stock)
{
	static const char *const keys[] = { "j", "j", "j", "k", " ", " ", "b", "\004", "n", "n", "N", "G", "gg", "j", "\025" };
	struct samples s = { 0 };
	struct tty t;
	uint32_t seed = 1;

	start(&t, ibid, stock[STOCK_LONG].path, "2");
	tty_until(&t, READY);
	press(&t, "/people\r", NULL);
	while (s.v.n < KEYS) {
		double ms;

		seed = seed * 1664525 + 1013904223;
		ms = tty_type(&t, keys[(seed >> 16) % (sizeof(keys) / sizeof(keys[0]))], NULL);
		if (ms >= 0) /* else it was at the end */
			vec_push(&s.v, ms);
	}
	tty_quit(&t);
	bench_row("a key while reading 1 MB", samples_at(&s, 0.99), 5, "ms", "p50 %.2f, p99 %.2f, at most %.2f ms (%zu)",
	    samples_at(&s, 0.5), samples_at(&s, 0.99), samples_at(&s, 1), s.v.n);
	vec_free(&s.v);
}

/* The list sorted by when articles came, the newest first: the one-line text, the text in lines, 1 MB, 4 kB. */
static void
to_list(struct tty *t)
{
	press(t, ":focus list\r", NULL);
}

void
measure_opening(const char *ibid, const struct stock *stock)
{
	static const char *const whats[] = { "open 20 MB in one line from the list", "open 20 MB in paragraphs from the list",
		"open 1 MB from the list", "open 4 kB from the list" };
	struct samples s[4] = { 0 };
	struct tty t;
	int run, i;

	start(&t, ibid, stock[STOCK_LONG].path, "1");
	tty_until(&t, READY);
	to_list(&t);
	tty_type(&t, ":sort length\r", NULL); /* the same order again would be reversed */
	press(&t, ":sort added\r", NULL);
	for (run = 0; run < OPENINGS; run++) {
		tty_type(&t, "gg", NULL);
		for (i = 0; i < 4; i++) {
			if (i)
				press(&t, "j", NULL);
			vec_push(&s[i].v, press(&t, "\r", NULL));
			if (t.bytes < SCREEN)
				bench_die("the text was not painted; what was:\n%s", t.tail);
			to_list(&t);
		}
	}
	for (i = 0; i < 4; i++)
		bench_times(whats[i], &s[i], i < 2 ? 100 : 0);
	tty_quit(&t);
}

/* far: the only hit is that far off that a paint without it comes first. */
static void
find(struct tty *t, const char *size, const char *word, bool far)
{
	struct samples hit = { 0 }, all = { 0 };
	char what[64], keys[64];
	int run;

	snprintf(keys, sizeof(keys), "/%s\r", word);
	for (run = 0; run < FINDS; run++) {
		double first, full;

		tty_type(t, ":clear\r", NULL);
		tty_type(t, "gg", NULL);
		full = press(t, keys, &first);
		tty_expect(t, word);
		vec_push(&hit.v, first);
		vec_push(&all.v, full);
	}
	snprintf(what, sizeof(what), "find \"%s\" in %s, first hit", word, size);
	if (!far)
		bench_times(what, &hit, 0);
	snprintf(what, sizeof(what), "find \"%s\" in %s, all hits counted", word, size);
	bench_times(what, &all, 0);
	vec_free(&hit.v);
}

void
measure_finding(const char *ibid, const struct stock *stock)
{
	static const struct {
		const char *size, *article;
	} texts[] = { { "1 MB", "2" }, { "20 MB", "3" } };
	size_t i;

	for (i = 0; i < 2; i++) {
		struct tty t;

		start(&t, ibid, stock[STOCK_LONG].path, texts[i].article);
		tty_until(&t, READY);
		find(&t, texts[i].size, "people", false);
		find(&t, texts[i].size, GEN_RARE, true);
		bench_row(i ? "memory with 20 MB open" : "memory with 1 MB open", 0, 0, "", "%7.1f MB",
		    (double)tty_memory(&t, "VmRSS") / 1024);
		tty_quit(&t);
	}
}
