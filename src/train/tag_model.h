#ifndef IBID_TRAIN_TAG_MODEL_H
#define IBID_TRAIN_TAG_MODEL_H

#include <stddef.h>

#include "perceptron.h"

/* Write a model as tag.h describes it; returns the bytes, 0: there is no room. */
size_t tag_model_write(char *to, size_t room, const struct perceptron *p);

#endif
