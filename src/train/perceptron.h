#ifndef IBID_TRAIN_PERCEPTRON_H
#define IBID_TRAIN_PERCEPTRON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * An averaged structured perceptron (Collins 2002) with first-order transitions. The table that it writes is what
 * src/analyse/ref_model.h reads: int8 weights, small rows left out.
 */
enum { SEQUENCE_LABELS_MAX = 17 };

struct perceptron_task {
	unsigned labels;
	unsigned seen_min; /* features seen less often are none */
	unsigned drop; /* percent of the features that are not seen in learning, other ones each time */
	/* May label `to` stand behind `from`? `labels` as from is the start, as to the end. */
	bool (*follows)(unsigned from, unsigned to);
};

/* What is labelled together. */
struct sequence {
	size_t n; /* tokens */
	const uint32_t *features, *begin; /* those of token i: features[begin[i]] to features[begin[i + 1]] */
	const uint32_t *fits; /* the labels that each token may have, as bits */
	const uint8_t *gold;
};

struct perceptron;
struct perceptron *perceptron_new(const struct perceptron_task *task);
/* First of all: which features are there. Then perceptron_begin(), then the learning; nothing of a sequence is kept. */
void perceptron_count(struct perceptron *p, const struct sequence *s);
void perceptron_begin(struct perceptron *p);
void perceptron_learn(struct perceptron *p, const struct sequence *s);
/* Forget all but the `keep` features of the largest weights, and all that was learned, so that the rest learns anew. */
void perceptron_prune(struct perceptron *p, uint32_t keep);
/* Begin anew; perceptron_average() will take the mean of all that was learned, each in an order of its own. */
void perceptron_again(struct perceptron *p);
void perceptron_average(struct perceptron *p); /* at the end */
double perceptron_errors(struct perceptron *p); /* the share of tokens that were wrong since the last call */
/* Write transitions, features and weights to `to`; returns the bytes, and how many slots for features there are. */
size_t perceptron_write(const struct perceptron *p, char *to, size_t room, uint32_t *slots);

/* For other tables: the features that are kept, at most perceptron_size() of them, in an order that depends on them alone. */
struct weights {
	uint32_t key;
	const float *w;
};
uint32_t perceptron_size(const struct perceptron *p);
uint32_t perceptron_weights(const struct perceptron *p, struct weights *to);
const float *perceptron_transitions(const struct perceptron *p, unsigned from);
/* What to multiply weights by, so that the largest of a row fits in int8; not for one row in `share`. */
float perceptron_scale(const struct perceptron *p, uint32_t share);
void perceptron_free(struct perceptron *p);

#endif
