/* Makes assets/references.model. usage: train_references WORDS-FOLDER OUT [LISTS [ROUNDS [show]]] */
#include <stdio.h>
#include <string.h>

#include "assets/asset.h"
#include "examples.h"
#include "perceptron.h"
#include "train.h"

enum { MODEL_ROOM = 1 << 20, SEED = 20240501, TEST_SEED = 7 };

/* The engine reads its model from here: the one that is being made. */
static char model[MODEL_ROOM];
const struct asset references_assets[] = { { "references.model", model, MODEL_ROOM } };
const size_t references_nassets = 1;

static void
add(void *ctx, const struct ref_entry *e)
{
	perceptron_add(ctx, e);
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

int
main(int argc, char **argv)
{
	struct pools pools = { 0 };
	struct perceptron *p = perceptron_new();
	struct tally t = { 0 };
	size_t lists = argc > 3 ? strtoul(argv[3], NULL, 10) : 20000, size;
	unsigned rounds = argc > 4 ? (unsigned)strtoul(argv[4], NULL, 10) : 8;
	FILE *out;

	if (argc < 3) {
		fprintf(stderr, "usage: %s WORDS-FOLDER OUT [LISTS [ROUNDS [show]]]\n", argv[0]);
		return 2;
	}
	pools_read(&pools, argv[1]);
	gaz_build(model, argv[1], &pools);
	if (argc > 5) {
		examples_make(lists, SEED, &pools, show, NULL);
		return 0;
	}
	examples_make(lists, SEED, &pools, add, p);
	perceptron_train(p, rounds, SEED);
	size = perceptron_write(p, model, MODEL_ROOM);
	examples_make(500, TEST_SEED, &pools, test, &t);
	fprintf(stderr, "unseen: %.3f%% of tokens wrong, %.2f%% of entries\n", 100.0 * (double)t.wrong / (double)t.tokens,
	    100.0 * (double)t.bad / (double)t.entries);
	out = fopen(argv[2], "wb");
	if (!out || fwrite(model, 1, size, out) != size || fclose(out) != 0) {
		perror(argv[2]);
		return 1;
	}
	perceptron_free(p);
	pools_free(&pools);
	return 0;
}
