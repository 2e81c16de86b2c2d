#ifndef IBID_TESTS_REPLAY_H
#define IBID_TESTS_REPLAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/article.h"

/* What a fuzzer is: replay.c calls it with each file it is given, then with the file damaged bit by bit. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Decode the bytes, and have each article of the page as it came, and of the page extracted when
 * `extract`, checked: NULL, or which law is broken, which ends the program. Returns 0. */
int replay_page(const uint8_t *data, size_t size, bool extract,
    const char *(*check)(struct article *a, struct arena *mem));

#endif
