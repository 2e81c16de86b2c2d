#ifndef IBID_UI_FIND_H
#define IBID_UI_FIND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "model/span.h"

/*
 * A search in one text, in slices. Accents, curly quotes and kinds of dash do not count, nor does
 * case unless the query holds a capital; invisible characters are passed over; a blank in the query
 * is any run of white space, so a hit may go over line breaks and blocks. Hits do not overlap. The
 * scan begins at the screen, goes on to the end and then from the start to the screen (Knuth,
 * Morris, Pratt over folded code points: each byte is read once).
 */
enum { FIND_QUERY_MAX = 256 }; /* folded code points of a query; the rest is not looked at */

enum find_result {
	FIND_HIT,
	FIND_NONE,    /* the text holds no hit */
	FIND_PENDING, /* none within the budget: call find_step() and try again */
};

struct find;

/* text is borrowed for the find's life, query is copied. from: where the scan begins, such as the
 * first byte on the screen. */
struct find *find_new(struct slice text, struct slice query, size_t from);
void find_free(struct find *f);
/* Read about `budget` more bytes of the text. true: the scan is complete. */
bool find_step(struct find *f, size_t budget);
bool find_done(const struct find *f);

/* Hits so far. Their numbers, in order of the text, are final once the scan is done; until then
 * some may be missing in between. */
size_t find_count(const struct find *f);
struct span find_hit(const struct find *f, size_t i); /* i < find_count() */
size_t find_index(
    const struct find *f, size_t at); /* the first hit that ends behind `at`; find_count(): none */

/* The first hit that begins at or after `at`, or else the text's first (*wrapped); complete scan or
 * not, reading at most `budget` bytes. */
enum find_result find_next(
    struct find *f, size_t at, size_t budget, struct span *hit, bool *wrapped);
/* The last hit that begins before `at`, or else the text's last. */
enum find_result find_prev(
    struct find *f, size_t at, size_t budget, struct span *hit, bool *wrapped);

#endif
