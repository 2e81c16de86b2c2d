#ifndef IBID_TRAIN_PERCEPTRON_H
#define IBID_TRAIN_PERCEPTRON_H

#include "analyse/ref_entry.h"

/*
 * An averaged structured perceptron (Collins 2002) over ref_entry's features and first-order transitions. The model that it
 * writes is what src/analyse/ref_model.h reads: int8 weights, small rows left out.
 */
struct perceptron;
struct perceptron *perceptron_new(void);
/* First of all: which features are there. Then perceptron_begin(), then the learning; nothing of an entry is kept. */
void perceptron_count(struct perceptron *p, const struct ref_entry *e);
void perceptron_begin(struct perceptron *p);
void perceptron_learn(struct perceptron *p, const struct ref_entry *e); /* the entry with its right labels */
/* Forget all but the `keep` features of the largest weights, and all that was learned, so that the rest learns anew. */
void perceptron_prune(struct perceptron *p, uint32_t keep);
void perceptron_average(struct perceptron *p); /* at the end */
double perceptron_errors(struct perceptron *p); /* the share of tokens that were wrong since the last call */
/* Write the transitions and features behind the gazetteer of `model`; returns the model's bytes. */
size_t perceptron_write(const struct perceptron *p, char *model, size_t room);
void perceptron_free(struct perceptron *p);

#endif
