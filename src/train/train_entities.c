/* Makes assets/entities.model. usage: train_entities TEXTS-FOLDER OUT [hold]; hold: learn from 4 of 5 texts, test on the rest */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analyse/ref_model.h"
#include "assets/asset.h"
#include "texts.h"
#include "train.h"

enum { MODEL_ROOM = 6000000, SEED = 20240501, ROWS = 160000, DROP = 35, FIRST_ROUNDS = 3, ROUNDS = 26 };

static const char *const files[] = { "uner_dev", "politics_train", "politics_dev", "wnut_train", "wnut_dev", "wikigold",
	"wikinews_train", "written_train" };

/* The engine reads its model from here: the one that is being made. */
static char model[MODEL_ROOM];
const struct asset entities_assets[] = { { "entities.model", model, MODEL_ROOM } };
const size_t entities_nassets = 1;

static void
put32(char *p, uint32_t v)
{
	p[0] = (char)v;
	p[1] = (char)(v >> 8);
	p[2] = (char)(v >> 16);
	p[3] = (char)(v >> 24);
}

static void
each_run(struct perceptron *p, const struct text *t, void (*use)(struct perceptron *, const struct sequence *))
{
	size_t at = 0, n;
	const struct tag_run *r;

	vec_each(r, &t->tags.runs) {
		struct sequence s;

		n = r->last - r->first + 1;
		s = text_sequence(t, at, n);
		use(p, &s);
		at += n;
	}
}

static void
rounds(struct perceptron *p, const struct texts *texts, unsigned n, uint64_t seed)
{
	struct dice d = { seed };
	size_t *order = mem_alloc((texts->at.n + 1) * sizeof(*order)), i, k, swap;

	for (i = 0; i < texts->at.n; i++)
		order[i] = i;
	while (n--) {
		for (i = texts->at.n; i > 1; i--) {
			k = dice_below(&d, i);
			swap = order[k];
			order[k] = order[i - 1];
			order[i - 1] = swap;
		}
		for (i = 0; i < texts->at.n; i++)
			each_run(p, texts->at.at[order[i]], perceptron_learn);
		fprintf(stderr, "%.2f%% ", 100 * perceptron_errors(p));
	}
	fprintf(stderr, "of tokens wrong\n");
	free(order);
}

static struct perceptron *
learn(const struct texts *texts)
{
	const struct perceptron_task task = { .labels = TAGS, .seen_min = 2, .follows = tag_follows, .relative = true, .drop = DROP };
	struct perceptron *p = perceptron_new(&task);
	size_t i;

	for (i = 0; i < texts->at.n; i++)
		each_run(p, texts->at.at[i], perceptron_count);
	perceptron_begin(p);
	rounds(p, texts, FIRST_ROUNDS, SEED);
	perceptron_prune(p, ROWS);
	rounds(p, texts, ROUNDS, SEED + 1);
	perceptron_average(p);
	return p;
}

static void
set_filter(void *filter, uint32_t feature)
{
	uint32_t bit = tag_filter(feature);

	((unsigned char *)filter)[bit >> 3] |= (unsigned char)(1u << (bit & 7));
}

static size_t
train(struct texts *texts)
{
	size_t head = 4 + 4 + TAG_FILTER_BYTES, size, i;
	struct perceptron *p;
	uint32_t slots;

	for (i = 0; i < texts->at.n; i++)
		text_features(texts->at.at[i]);
	p = learn(texts);
	memcpy(model, "IBE2", 4);
	size = head + perceptron_write(p, model + head, MODEL_ROOM - head, &slots);
	put32(model + 4, slots);
	perceptron_each(p, set_filter, model + 8);
	perceptron_free(p);
	return size;
}

/* Precision and recall of whole names, over people, organisations and places. */
static void
test(struct texts *texts)
{
	size_t right = 0, found = 0, wanted = 0;
	struct text **at;
	struct mention *m;

	vec_each(at, &texts->at) {
		struct text *t = *at;
		uint32_t i, beg = 0;

		tag_text_label(&t->tags);
		vec_each(m, &t->mentions)
			wanted += m->kind != ENTITY_MISC;
		for (i = 0; i < t->tags.at.n; i++) {
			unsigned label = t->tags.at.at[i].label, part = tag_part(label);

			if (part == TAG_B || part == TAG_U)
				beg = t->tokens.at.at[i].beg;
			if ((part != TAG_L && part != TAG_U) || tag_kind(label) == ENTITY_MISC)
				continue;
			found++;
			vec_each(m, &t->mentions)
				right += m->kind == tag_kind(label) && m->beg == beg && m->end == t->tokens.at.at[i].end;
		}
	}
	fprintf(stderr, "unseen: precision %.4f recall %.4f F1 %.4f\n", (double)right / (double)found, (double)right / (double)wanted,
	    2.0 * (double)right / (double)(found + wanted));
}

/* Every fifth text of the news, for a test. */
static void
hold_out(struct texts *from, struct texts *to, size_t first)
{
	size_t i, n = first;

	for (i = first; i < from->at.n; i++)
		if (i % 5 == 0)
			vec_push(&to->at, from->at.at[i]);
		else
			from->at.at[n++] = from->at.at[i];
	from->at.n = n;
}

int
main(int argc, char **argv)
{
	struct texts texts = { 0 }, held = { 0 };
	size_t i, size, news = 0;
	FILE *out;

	setlocale(LC_ALL, "C.UTF-8");
	if (argc < 3) {
		fprintf(stderr, "usage: %s TEXTS-FOLDER OUT [hold]\n", argv[0]);
		return 2;
	}
	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		if (strcmp(files[i], "wikinews_train") == 0)
			news = texts.at.n;
		if (!texts_read(&texts, argv[1], files[i]))
			return 1;
	}
	if (argc > 3)
		hold_out(&texts, &held, news);
	size = train(&texts);
	test(argc > 3 ? &held : &texts);
	fprintf(stderr, "%zu bytes\n", size);
	out = fopen(argv[2], "wb");
	if (!out || fwrite(model, 1, size, out) != size || fclose(out) != 0) {
		perror(argv[2]);
		return 1;
	}
	texts_free(&texts);
	texts_free(&held);
	return 0;
}
