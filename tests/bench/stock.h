#ifndef IBID_TESTS_BENCH_STOCK_H
#define IBID_TESTS_BENCH_STOCK_H

#include <stdint.h>

#include "app/ingest.h"

/* The libraries that are measured, and what it took to make them. */
enum stock_kind { STOCK_SMALL, STOCK_LARGE, STOCK_LONG, STOCKS };

enum {
	STOCK_SMALL_ARTICLES = 100,
	STOCK_LARGE_ARTICLES = 100000,
	STOCK_PARTS = 4, /* imports that the large one is made in: see stock_parts */
	STOCK_ARTICLE_BYTES = 4000,
	STOCK_PAGE_BYTES = 1000000,  /* STOCK_LONG: article 1 is of 4 kB, 2 of 1 MB, ... */
	STOCK_TEXT_BYTES = 20000000, /* ... 3 of 20 MB, 4 of 20 MB in one line */
};

struct stock {
	char path[1024];
	uint64_t text;   /* bytes of the files */
	double seconds;  /* that the import took; 0: the library was there */
	struct ingest_cost parts[STOCK_PARTS];
	uint64_t size;   /* bytes of the library */
};

/* How many articles each import adds. */
extern const uint64_t stock_parts[STOCK_PARTS];

/* Make what is missing in the folder. Exits with a message when that fails. */
void stock_make(struct stock stock[STOCKS], const char *folder);

#endif
