/*
 * `make bench`: what the reader takes, from the outside. It makes libraries of invented articles through the import, runs
 * the real program on a pseudo-terminal, types, and prints a table: what, the figure, its bound, and whether it holds. It
 * is no test: nothing fails when a figure misses its bound, for that depends on the machine.
 *
 *	make bench                   makes its libraries (1.5 GB) in a folder of $TMPDIR and removes them at the end
 *	make bench BENCH_DIR=DIR     keeps them in DIR, and takes those that are there
 *	make bench BENCH=reading     measures only that: analyse (which needs no library), start, reading, opening, finding,
 *	                             list, memory, sources or import
 *
 * A time runs from the fork, or from a key, to the last byte of the paint that follows; it holds when the median does.
 * Other work on the machine shows most in the 99th percentile: a key takes half a millisecond, a time slice four.
 */
#include "bench.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "tests/bench/tty.h"

static int
by_value(const void *pa, const void *pb)
{
	const double *a = pa, *b = pb;

	return (*a > *b) - (*a < *b);
}

double
samples_at(struct samples *s, double p)
{
	size_t at;

	if (!s->v.n)
		return -1;
	qsort(s->v.at, s->v.n, sizeof(double), by_value);
	at = (size_t)(p * (double)(s->v.n - 1) + 0.5);
	return s->v.at[at];
}

void
bench_row(const char *what, double figure, double bound, const char *unit, const char *fmt, ...)
{
	char text[256], limit[32] = "";
	bool holds;
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	if (bound)
		snprintf(limit, sizeof(limit), "%s %.7g %s", bound > 0 ? "<=" : ">=", fabs(bound), unit);
	holds = bound > 0 ? figure <= bound : figure >= -bound;
	printf("%-46s %-40s %-10s %s\n", what, text, limit, !bound ? "" : holds ? "holds" : "MISSES");
	fflush(stdout);
}

void
bench_times(const char *what, struct samples *s, double bound)
{
	double median = samples_at(s, 0.5);

	bench_row(what, median, bound, "ms", "%7.2f ms, at most %7.2f (%zu runs)", median, samples_at(s, 1), s->v.n);
	vec_free(&s->v);
}

static bool
wanted(const char *name)
{
	const char *only = getenv("BENCH");

	return !only || !*only || strcmp(only, name) == 0;
}

static void
measure(const char *ibid, const struct stock *stock)
{
	if (wanted("start"))
		measure_start(ibid, stock);
	if (wanted("reading"))
		measure_reading(ibid, stock);
	if (wanted("opening"))
		measure_opening(ibid, stock);
	if (wanted("memory"))
		measure_memory(ibid, stock);
	if (wanted("list"))
		measure_list(ibid, stock);
	if (wanted("finding"))
		measure_finding(ibid, stock);
	if (wanted("sources"))
		measure_sources(ibid, stock);
	if (wanted("entities"))
		measure_entities(ibid, stock);
	if (wanted("import"))
		measure_import(stock);
}

int
main(void)
{
	const char *ibid = getenv("IBID"), *folder = getenv("BENCH_DIR");
	struct stock stock[STOCKS];
	const char *only = getenv("BENCH");

	if (!ibid || !folder || !*folder)
		bench_die("run `make bench'");
	if (mkdir(folder, 0700) < 0 && errno != EEXIST)
		bench_die("%s: %s", folder, strerror(errno));
	setenv("HOME", folder, 1); /* the reader is to find no configuration of the user's */
	if (!only || strcmp(only, "analyse") != 0)
		stock_make(stock, folder);
	printf("\n%-46s %-40s %-10s\n", "what", "figure (median)", "bound");
	if (wanted("analyse"))
		measure_analyse(ibid, folder);
	if (!only || strcmp(only, "analyse") != 0)
		measure(ibid, stock);
	return 0;
}
