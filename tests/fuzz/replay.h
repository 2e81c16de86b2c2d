#ifndef IBID_TESTS_REPLAY_H
#define IBID_TESTS_REPLAY_H

#include <stddef.h>
#include <stdint.h>

/* What a fuzzer is: replay.c calls it with each file it is given, then with the file damaged bit by bit. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
