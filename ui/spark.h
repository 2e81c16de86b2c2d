#ifndef IBID_UI_SPARK_H
#define IBID_UI_SPARK_H

#include "app/entities.h"

/*
 * Append articles over time as a row of bars, with the first and the last label: "2019 ▁▂▁▁▃▅▇▆▂ 2021", in at most `cells`
 * cells: a month a bar where they fit, else a year, else as many years as it takes. Nothing without dates or room.
 */
void spark_put(struct str *out, const struct entity_month_count *months, size_t n, int cells);

#endif
