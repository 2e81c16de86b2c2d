#ifndef IBID_TRAIN_PERCEPTRON_H
#define IBID_TRAIN_PERCEPTRON_H

#include "analyse/ref_entry.h"

/*
 * An averaged structured perceptron (Collins 2002) over ref_entry's features and first-order transitions. The model that it
 * writes is what src/analyse/ref_model.h reads: int8 weights, small rows left out.
 */
struct perceptron;
struct perceptron *perceptron_new(void);
void perceptron_add(struct perceptron *p, const struct ref_entry *e); /* the entry with its right labels */
void perceptron_train(struct perceptron *p, unsigned rounds, uint64_t seed);
/* Write the transitions and features behind the gazetteer of `model`; returns the model's bytes. */
size_t perceptron_write(const struct perceptron *p, char *model, size_t room);
void perceptron_free(struct perceptron *p);

#endif
