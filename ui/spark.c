#include "spark.h"

#include <stdio.h>

#include "base/utf8.h"

enum { YEAR = 12, LABEL_MAX = 24, BARS_LEAST = 3 };

/* Bars of `step` months; the first one begins at `begin`, a month that `step` divides. */
struct bars {
	int begin, step, n;
	int first, last; /* months that there is something of */
};

/* The bars that hold all months from `first` to `last`. */
static struct bars
bars_of(int first, int last, int step)
{
	int begin = first - first % step;

	return (struct bars){ begin, step, (last - begin) / step + 1, first, last };
}

static void
put_label(char out[LABEL_MAX], int month, int step)
{
	char date[DATE_ISO_MAX];

	snprintf(out, LABEL_MAX, "%s", date_human(date, (struct date){ .year = (short)(month / YEAR),
						      .month = (short)(step < YEAR ? month % YEAR + 1 : 0) }));
}

/* The labels of the first and the last bar; how many cells the whole takes. */
static int
measure(char first[LABEL_MAX], char last[LABEL_MAX], const struct bars *b)
{
	put_label(first, b->first, b->step);
	put_label(last, b->last, b->step);
	return (int)(utf8_width(slice_of(first)) + utf8_width(slice_of(last))) + 2 + b->n;
}

static void
put_bars(struct str *out, const struct bars *b, const struct entity_month_count *months, size_t n)
{
	static const char *const heights[] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
	enum { HEIGHTS = sizeof(heights) / sizeof(heights[0]) };
	size_t most = 0, sum, i, k;
	VEC(size_t) sums = { 0 };

	for (i = 0, k = 0; i < (size_t)b->n; i++) {
		int end = b->begin + (int)(i + 1) * b->step;

		for (sum = 0; k < n && months[k].month < end; k++)
			sum += months[k].articles;
		vec_push(&sums, sum);
		most = sum > most ? sum : most;
	}
	/* Nothing is the lowest one, and one article is seen above it. */
	for (i = 0; i < sums.n; i++)
		str_puts(out, heights[sums.at[i] ? 1 + (sums.at[i] - 1) * (HEIGHTS - 2) / (most > 1 ? most - 1 : 1) : 0]);
	vec_free(&sums);
}

void
spark_put(struct str *out, const struct entity_month_count *months, size_t n, int cells)
{
	char first[LABEL_MAX], last[LABEL_MAX];
	struct bars b;
	int step;

	while (n && months[0].month < 0) /* without a date */
		months++, n--;
	if (!n)
		return;
	b = bars_of(months[0].month, months[n - 1].month, 1);
	for (step = YEAR; measure(first, last, &b) > cells && b.n >= BARS_LEAST; step += YEAR)
		b = bars_of(months[0].month, months[n - 1].month, step);
	if (measure(first, last, &b) > cells)
		return;
	str_printf(out, "%s ", first);
	put_bars(out, &b, months, n);
	if (b.n > 1)
		str_printf(out, " %s", last);
}
