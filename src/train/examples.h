#ifndef IBID_TRAIN_EXAMPLES_H
#define IBID_TRAIN_EXAMPLES_H

#include "train.h"

/* An entry that was invented, cut, and labelled as it should be; borrowed during the call. */
typedef void example_fn(void *ctx, const struct ref_entry *e);
void examples_make(size_t lists, uint64_t seed, const struct pools *p, example_fn *use, void *ctx);

#endif
