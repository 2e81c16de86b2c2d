#ifndef IBID_TESTS_BENCH_GEN_H
#define IBID_TESTS_BENCH_GEN_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/*
 * Invented articles, the same on every machine: some 20,000 words that look English and are as often as words are
 * (Zipf), and people, institutes, places, titles, publishers and dates made of them. They quote and cite each other.
 */

#define GEN_COMMON "harbour"    /* stands in every second article */
#define GEN_RARE "quillonate"   /* stands in one article of GEN_RARE_EVERY, and once at a long text's end */
#define GEN_AUTHOR "Maralind"   /* family name of one author in GEN_AUTHORS */
#define GEN_BEGIN "Wexquozzle"  /* the first word of every text */
enum { GEN_RARE_EVERY = 10000, GEN_AUTHORS = 40 };
enum {
	GEN_CITING = 2,     /* every second article quotes one and cites up to ... */
	GEN_REFERENCES = 4, /* ... so many earlier ones, every second time one of the ... */
	GEN_CITED_OF = 100, /* ... first hundredth */
	GEN_QUOTED_WORDS = 24,
};

/* Append article number `n` as a page: title, byline and paragraphs, about `bytes` long. */
void gen_article(struct str *out, uint64_t n, size_t bytes);
/* The same without a line break below the byline. */
void gen_one_line(struct str *out, uint64_t n, size_t bytes);
/* Where such a page would have come from: a folder of its publisher and a file name. */
void gen_path(struct str *out, uint64_t n);

#endif
