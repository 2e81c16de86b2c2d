/* Makes assets/references.model. usage: train_references WORDS-FOLDER OUT [LISTS [show]] */
#include <stdio.h>
#include <string.h>

#include "assets/asset.h"
#include "examples.h"
#include "perceptron.h"
#include "train.h"

enum { MODEL_ROOM = 1000000, LISTS = 30000, ROWS = 40000, SEED = 20240501, TEST_SEED = 7,
	MODEL_HEAD = 16 + 8 * GAZ_SLOTS };

/* The engine reads its model from here: the one that is being made. */
static char model[MODEL_ROOM];
const struct asset references_assets[] = { { "references.model", model, MODEL_ROOM } };
const size_t references_nassets = 1;

/* An entry as the perceptron takes it. */
struct example {
	VEC(uint32_t) features, begin, fits;
	struct sequence s;
};

static void
example_make(struct example *x, const struct ref_entry *e)
{
	size_t i, n = e->tokens.n;
	uint32_t y, fits;

	vec_clear(&x->begin);
	vec_clear(&x->fits);
	vec_reserve(&x->features, (n + 1) * ENTRY_FEATURES_MAX);
	for (x->features.n = i = 0; i < n; i++) {
		vec_push(&x->begin, (uint32_t)x->features.n);
		x->features.n += entry_features(x->features.at + x->features.n, e, i);
		for (fits = y = 0; y < LABELS; y++)
			fits |= (uint32_t)label_fits(&e->tokens.at[i], y) << y;
		vec_push(&x->fits, fits);
	}
	vec_push(&x->begin, (uint32_t)x->features.n);
	x->s = (struct sequence){ .n = n, .features = x->features.at, .begin = x->begin.at, .fits = x->fits.at,
		.gold = e->labels.at };
}

static void
example_free(struct example *x)
{
	vec_free(&x->features);
	vec_free(&x->begin);
	vec_free(&x->fits);
}

static void
count(void *ctx, const struct ref_entry *e)
{
	struct example x = { 0 };

	example_make(&x, e);
	perceptron_count(ctx, &x.s);
	example_free(&x);
}

static void
learn(void *ctx, const struct ref_entry *e)
{
	struct example x = { 0 };

	example_make(&x, e);
	perceptron_learn(ctx, &x.s);
	example_free(&x);
}

static bool
follows(unsigned from, unsigned to)
{
	return to == LABELS || label_follows(from, to);
}

static void
put32(char *p, uint32_t v)
{
	p[0] = (char)v;
	p[1] = (char)(v >> 8);
	p[2] = (char)(v >> 16);
	p[3] = (char)(v >> 24);
}

/* Each round sees other lists. */
static void
rounds(struct perceptron *p, const struct pools *pools, size_t lists, unsigned n, uint64_t seed)
{
	unsigned i;

	for (i = 0; i < n; i++) {
		examples_make(lists, seed + i * 1000003u, pools, learn, p);
		fprintf(stderr, "round %u: %.3f%% of tokens wrong\n", i + 1, 100 * perceptron_errors(p));
	}
}

static void
show(void *ctx, const struct ref_entry *e)
{
	static const char *const names[LABELS] = { "", "[A ", "", "[B ", "", "[T ", "", "[C ", "", "[P ", "", "[D ", "[X ", "[U ",
		"[G ", "[; " };
	size_t i;

	(void)ctx;
	for (i = 0; i < e->tokens.n; i++) {
		const struct ref_token *k = &e->tokens.at[i];

		printf("%s%s%.*s", k->glued ? "" : " ", names[e->labels.at[i]], (int)(k->end - k->beg), e->text.p + k->beg);
	}
	printf("   %u\n", e->style);
}

struct tally {
	size_t tokens, wrong, entries, bad;
};

static void
test(void *ctx, const struct ref_entry *e)
{
	struct tally *t = ctx;
	struct ref_entry mine = *e;
	size_t i, wrong = 0;

	mine.labels.at = NULL;
	mine.labels.cap = 0;
	entry_label(&mine);
	for (i = 0; i < e->tokens.n; i++)
		wrong += mine.labels.at[i] != e->labels.at[i];
	t->tokens += e->tokens.n;
	t->wrong += wrong;
	t->entries++;
	t->bad += wrong > 0;
	vec_free(&mine.labels);
}

static void
train(struct perceptron *p, const struct pools *pools, size_t lists)
{
	examples_make(lists, SEED, pools, count, p);
	perceptron_begin(p);
	rounds(p, pools, lists, 3, SEED);
	perceptron_prune(p, ROWS);
	rounds(p, pools, lists, 6, SEED + 1);
	perceptron_average(p);
}

int
main(int argc, char **argv)
{
	struct pools pools = { 0 };
	const struct perceptron_task task = { .labels = LABELS, .seen_min = 6, .follows = follows };
	struct perceptron *p = perceptron_new(&task);
	struct tally t = { 0 };
	size_t lists = argc > 3 ? strtoul(argv[3], NULL, 10) : LISTS, size = MODEL_HEAD;
	uint32_t slots;
	FILE *out;

	if (argc < 3) {
		fprintf(stderr, "usage: %s WORDS-FOLDER OUT [LISTS [show]]\n", argv[0]);
		return 2;
	}
	pools_read(&pools, argv[1]);
	gaz_build(model, argv[1], &pools);
	if (argc > 4) {
		examples_make(lists, SEED, &pools, show, NULL);
		return 0;
	}
	train(p, &pools, lists);
	size += perceptron_write(p, model + size, MODEL_ROOM - size, &slots);
	put32(model + 8, slots);
	put32(model + 12, LABELS);
	examples_make(500, TEST_SEED, &pools, test, &t);
	fprintf(stderr, "unseen: %.3f%% of tokens wrong, %.2f%% of entries; %zu bytes\n",
	    100.0 * (double)t.wrong / (double)t.tokens, 100.0 * (double)t.bad / (double)t.entries, size);
	out = fopen(argv[2], "wb");
	if (!out || fwrite(model, 1, size, out) != size || fclose(out) != 0) {
		perror(argv[2]);
		return 1;
	}
	perceptron_free(p);
	pools_free(&pools);
	return 0;
}
