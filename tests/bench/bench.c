/*
 * `make bench`: what the reader takes, from the outside. It makes libraries of invented articles through the import, runs
 * the real program on a pseudo-terminal, types, and prints a table: what, the figure, its bound, and whether it holds. It
 * is no test: nothing fails when a figure misses its bound, for that depends on the machine.
 *
 *	make bench                   makes its libraries (some 700 MB) in $TMPDIR and removes them at the end
 *	make bench BENCH_DIR=DIR     keeps them in DIR and takes those that are there
 *	make bench BENCH=reading     measures only that: start, reading, opening, finding, list, memory or import
 */
#include "bench.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/str.h"
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
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	if (bound > 0)
		snprintf(limit, sizeof(limit), "<= %g %s", bound, unit);
	printf("%-46s %-40s %-10s %s\n", what, text, limit, bound > 0 ? (figure <= bound ? "holds" : "MISSES") : "");
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
	printf("\n%-46s %-40s %-10s\n", "what", "figure (median)", "bound");
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
	if (wanted("import"))
		measure_import(stock);
}

static void
remove_folder(const char *folder)
{
	struct str command = { 0 };

	str_printf(&command, "rm -rf '%s'", folder);
	if (system(command.p) != 0)
		bench_die("%s: not removed", folder);
	str_free(&command);
}

int
main(void)
{
	const char *ibid = getenv("IBID"), *keep = getenv("BENCH_DIR"), *tmp = getenv("TMPDIR");
	struct stock stock[STOCKS];
	struct str folder = { 0 };
	bool kept = keep && *keep;

	if (!ibid)
		bench_die("run `make bench'");
	if (kept) {
		str_puts(&folder, keep);
		if (mkdir(keep, 0700) < 0 && errno != EEXIST)
			bench_die("%s: %s", keep, strerror(errno));
	} else {
		str_printf(&folder, "%s/ibid-bench-XXXXXX", tmp && *tmp ? tmp : "/tmp");
		if (!mkdtemp(folder.p))
			bench_die("%s: %s", folder.p, strerror(errno));
	}
	setenv("HOME", folder.p, 1); /* the reader is to find no configuration of the user's */
	stock_make(stock, folder.p);
	measure(ibid, stock);
	if (!kept)
		remove_folder(folder.p);
	str_free(&folder);
	return 0;
}
