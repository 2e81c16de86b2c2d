/* What the list of 100,000 articles takes: time, memory, and how fast it comes in. */
#include "bench.h"

#include <stdio.h>

#include "tests/bench/gen.h"
#include "tests/bench/tty.h"

enum {
	MOVES = 40,
	ORDERS = 5,
	PAGES = 100,
};
#define READY "? keys"
#define ACTION 20 /* ms that moving may take, and ... */
#define QUERY 100 /* ... sorting and limiting; both are aims, not bounds */

static void
start_in_list(struct tty *t, const char *ibid, const struct stock *stock)
{
	const char *argv[] = { ibid, "--library", stock[STOCK_LARGE].path, NULL };

	tty_start(t, argv);
	tty_until(t, READY);
	tty_type(t, ":focus list\r", NULL);
	tty_type(t, "gg", NULL); /* it selects what was open the last time */
}

static void
sample(struct samples *s, struct tty *t, const char *keys)
{
	double ms = tty_type(t, keys, NULL);

	if (ms < 0)
		bench_die("%s painted nothing", keys);
	vec_push(&s->v, ms);
}

static void
moves(struct tty *t)
{
	struct samples down = { 0 }, page = { 0 }, bottom = { 0 }, top = { 0 }, middle = { 0 };
	int i;

	for (i = 0; i < MOVES; i++)
		sample(&down, t, "j");
	for (i = 0; i < MOVES; i++)
		sample(&page, t, " ");
	for (i = 0; i < MOVES / 2; i++) {
		sample(&bottom, t, "G");
		sample(&middle, t, "50%");
		sample(&top, t, "gg");
	}
	bench_times("list: j", &down, ACTION);
	bench_times("list: a page down", &page, ACTION);
	bench_times("list: G", &bottom, ACTION);
	bench_times("list: 50%", &middle, ACTION);
	bench_times("list: gg", &top, ACTION);
}

static void
orders(struct tty *t)
{
	static const char *const keys[] = { "title", "publisher", "length", "added", "date" };
	struct samples s[5] = { 0 };
	char line[64], what[64];
	size_t i;
	int run;

	for (run = 0; run < ORDERS; run++)
		for (i = 0; i < 5; i++) {
			snprintf(line, sizeof(line), ":sort %s\r", keys[i]);
			sample(&s[i], t, line);
			tty_expect(t, keys[i]);
			tty_type(t, run % 2 ? "G" : "50%", NULL); /* the selection is far down in the next order */
		}
	for (i = 0; i < 5; i++) {
		snprintf(what, sizeof(what), "list: sort by %s", keys[i]);
		bench_times(what, &s[i], QUERY);
	}
}

static void
limits(struct tty *t)
{
	static const char *const queries[] = { GEN_COMMON, GEN_RARE, "author:" GEN_AUTHOR, "date:2010..2012-06", "unread:",
		"publisher:Ledger -" GEN_COMMON, "the" };
	enum { QUERIES = sizeof(queries) / sizeof(queries[0]) };
	struct samples s[QUERIES] = { 0 }, all = { 0 };
	char line[64], what[64];
	size_t i;
	int run;

	for (run = 0; run < ORDERS; run++)
		for (i = 0; i < QUERIES; i++) {
			snprintf(line, sizeof(line), "l%s\r", queries[i]);
			sample(&s[i], t, line);
			tty_expect(t, "only");
			sample(&all, t, "l\r");
		}
	for (i = 0; i < QUERIES; i++) {
		snprintf(what, sizeof(what), "list: limit to %s", queries[i]);
		bench_times(what, &s[i], QUERY);
	}
	bench_times("list: limit no more", &all, QUERY);
}

void
measure_list(const char *ibid, const struct stock *stock)
{
	struct tty t;

	start_in_list(&t, ibid, stock);
	moves(&t);
	orders(&t);
	limits(&t);
	tty_quit(&t);
}

void
measure_memory(const char *ibid, const struct stock *stock)
{
	static const char *const keys[] = { "G", "gg", ":sort title\r", "G", ":sort publisher\r", ":sort length\r",
		":sort added\r", ":sort date\r", "l" GEN_COMMON "\r", "G", "l" GEN_RARE "\r", "lunread:\r", "G", "l\r", "\r" };
	double mb;
	struct tty t;
	size_t i;

	start_in_list(&t, ibid, stock);
	mb = (double)tty_memory(&t, "VmRSS") / 1024;
	bench_row("memory, 100,000 articles, after the start", mb, 40, "MB", "%7.1f MB", mb);
	for (i = 0; i < PAGES; i++)
		tty_type(&t, " ", NULL);
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		tty_type(&t, keys[i], NULL);
	mb = (double)tty_memory(&t, "VmRSS") / 1024;
	bench_row("memory, 100,000 articles, after much use", mb, 40, "MB", "%7.1f MB, at most %.1f", mb,
	    (double)tty_memory(&t, "VmHWM") / 1024);
	tty_quit(&t);
}

void
measure_import(const struct stock *stock)
{
	const struct stock *s = &stock[STOCK_LARGE];
	double text = (double)s->text / 1e6;

	if (!s->seconds) {
		bench_row("import of 100,000 articles", 0, 0, "", "the library was there");
		return;
	}
	bench_row("import of 100,000 articles", 0, 0, "", "%7.0f articles/s, %.1f MB/s", STOCK_LARGE_ARTICLES / s->seconds,
	    text / s->seconds);
	bench_row("library of them", 0, 0, "", "%7.0f MB for %.0f MB of text, %.2f times", (double)s->size / 1e6, text,
	    (double)s->size / 1e6 / text);
	bench_row("import of 41 MB in 4 long texts", 0, 0, "", "%7.1f MB/s",
	    (double)stock[STOCK_LONG].text / 1e6 / stock[STOCK_LONG].seconds);
}
