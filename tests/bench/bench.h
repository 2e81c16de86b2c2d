#ifndef IBID_TESTS_BENCH_BENCH_H
#define IBID_TESTS_BENCH_BENCH_H

#include <stdbool.h>

#include "base/vec.h"
#include "tests/bench/stock.h"

/* Figures of one kind. */
struct samples {
	VEC(double) v;
};
/* The p-th part (0..1) of them, by rank; -1 when there are none. Sorts. */
double samples_at(struct samples *s, double p);

/*
 * A line of the table. bound 0: there is none; else `figure` holds when it is at most that, or, below 0, at least so much
 * without its sign. unit: of the bound.
 */
void bench_row(const char *what, double figure, double bound, const char *unit, const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));
/* The same for milliseconds, as "median, max of n"; the median is the figure. Frees s. */
void bench_times(const char *what, struct samples *s, double bound);

/* Of texts without a library; their files are made in the folder, and removed. */
void measure_analyse(const char *ibid, const char *folder);
void measure_start(const char *ibid, const struct stock *stock);
void measure_reading(const char *ibid, const struct stock *stock);
void measure_opening(const char *ibid, const struct stock *stock);
void measure_finding(const char *ibid, const struct stock *stock);
void measure_list(const char *ibid, const struct stock *stock);
void measure_memory(const char *ibid, const struct stock *stock);
void measure_sources(const char *ibid, const struct stock *stock);
void measure_entities(const char *ibid, const struct stock *stock);
void measure_import(const struct stock *stock);

#endif
