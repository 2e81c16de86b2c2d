/* Makes assets/entities.model. usage: train_entities TEXTS-FOLDER OUR-TEXTS-FOLDER OUT|check|errors; check: learn without each fifth of the news, and test on it */
#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "assets/asset.h"
#include "tag_model.h"
#include "texts.h"
#include "train.h"

enum { MODEL_ROOM = 6000000, SEED = 20240501, ROWS = 160000, DROP = 35, FIRST_ROUNDS = 3, ROUNDS = 10, ORDERS = 3, PARTS = 5, THREADS = 2 };

static const struct {
	const char *name;
	bool news; /* the kind of text that the program is for */
	bool ours; /* in src/train/texts */
} sources[] = {
	{ "uner_dev", false, false },
	{ "politics_train", false, false },
	{ "politics_dev", false, false },
	{ "wnut_train", false, false },
	{ "wnut_dev", false, false },
	{ "wikigold", false, false },
	{ "wikinews_train", true, false },
	{ "written_train", true, false },
	{ "news_1", true, true },
	{ "news_2", true, true },
	{ "news_3", true, true },
};

/* The engine reads its model from here: the one that is being made. */
static char model[MODEL_ROOM];
const struct asset entities_assets[] = { { "entities.model", model, MODEL_ROOM } };
const size_t entities_nassets = 1;

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
	const struct perceptron_task task = { .labels = TAGS, .seen_min = 3, .follows = tag_follows, .drop = DROP };
	struct perceptron *p = perceptron_new(&task);
	size_t i;

	for (i = 0; i < texts->at.n; i++)
		each_run(p, texts->at.at[i], perceptron_count);
	perceptron_begin(p);
	rounds(p, texts, FIRST_ROUNDS, SEED);
	perceptron_prune(p, ROWS);
	for (i = 1; i < ORDERS; i++) {
		rounds(p, texts, ROUNDS, SEED + i);
		perceptron_again(p);
	}
	rounds(p, texts, ROUNDS, SEED + ORDERS);
	perceptron_average(p);
	return p;
}

/* Make p the model of the engine; returns its bytes. */
static size_t
write_model(const struct perceptron *p)
{
	size_t size = tag_model_write(model, MODEL_ROOM, p);

	if (!size) {
		fprintf(stderr, "no room for the model\n");
		exit(1);
	}
	return size;
}

struct score {
	size_t right, found, wanted;
};

static void
print_score(const char *what, struct score s)
{
	fprintf(stderr, " %s %.1f %.1f %.2f", what, 100.0 * (double)s.right / (double)s.found, 100.0 * (double)s.right / (double)s.wanted,
	    200.0 * (double)s.right / (double)(s.found + s.wanted));
}

static void
print_error(const struct text *t, const char *what, unsigned kind, uint32_t beg, uint32_t end)
{
	uint32_t from = beg > 50 ? beg - 50 : 0, to = end + 40 < t->doc.text.n ? end + 40 : (uint32_t)t->doc.text.n, i;

	printf("%s %s\t%.*s\t", what, entity_kind_name((enum entity_kind)kind), (int)(end - beg), t->doc.text.p + beg);
	for (i = from; i < to; i++) {
		if (i == beg)
			putchar('[');
		if (i == end)
			putchar(']');
		putchar(t->doc.text.p[i] == '\n' ? '|' : t->doc.text.p[i]);
	}
	putchar('\n');
}

static bool
is_wanted(const struct text *t, unsigned kind, uint32_t beg, uint32_t end)
{
	const struct mention *m;

	vec_each(m, &t->mentions)
		if (m->kind == kind && m->beg == beg && m->end == end)
			return true;
	return false;
}

/* Count names, and print those that are wrong. */
static void
test_text(struct text *t, struct score score[ENTITY_KINDS], bool errors)
{
	VEC(struct mention) found = { 0 };
	uint32_t i, beg = 0;
	const struct mention *m, *f;

	tag_text_label(&t->tags);
	for (i = 0; i < t->tags.at.n; i++) {
		unsigned label = t->tags.at.at[i].label, part = tag_part(label);

		if (part == TAG_B || part == TAG_U)
			beg = t->tokens.at.at[i].beg;
		if (part == TAG_L || part == TAG_U)
			vec_push(&found, ((struct mention){ beg, t->tokens.at.at[i].end, (uint8_t)tag_kind(label) }));
	}
	vec_each(f, &found) {
		bool right = is_wanted(t, f->kind, f->beg, f->end);

		score[f->kind].found++;
		score[f->kind].right += right;
		if (errors && !right)
			print_error(t, "wrong", f->kind, f->beg, f->end);
	}
	vec_each(m, &t->mentions) {
		score[m->kind].wanted++;
		vec_each(f, &found)
			if (f->kind == m->kind && f->beg == m->beg && f->end == m->end)
				break;
		if (errors && f == found.at + found.n)
			print_error(t, "missed", m->kind, m->beg, m->end);
	}
	vec_free(&found);
}

/* Precision, recall and F1 of whole names of a source's texts, in percent. */
static void
test(const struct texts *texts, size_t beg, size_t end, bool errors)
{
	struct score score[ENTITY_KINDS] = { 0 }, all = { 0 };
	unsigned kind;

	for (; beg < end; beg++)
		test_text(texts->at.at[beg], score, errors);
	for (kind = 0; kind < ENTITY_KINDS; kind++) {
		print_score(entity_kind_name((enum entity_kind)kind), score[kind]);
		if (kind == ENTITY_MISC)
			continue;
		all.right += score[kind].right;
		all.found += score[kind].found;
		all.wanted += score[kind].wanted;
	}
	print_score("all", all);
	fprintf(stderr, " n %zu %zu %zu\n", all.right, all.found, all.wanted);
}

static void
report(const struct texts *t, bool errors)
{
	size_t i, end;

	for (i = 0; i < t->at.n; i = end) {
		for (end = i; end < t->at.n && t->at.at[end]->source == t->at.at[i]->source; end++)
			;
		fprintf(stderr, "%s:", sources[t->at.at[i]->source].name);
		test(t, i, end, errors);
	}
}

/* A fifth of the news, and a model that has not seen it. */
struct part {
	struct texts rest, held;
	struct perceptron *model;
	pthread_t thread;
};

static void *
learn_part(void *part)
{
	struct part *p = part;

	p->model = learn(&p->rest);
	return NULL;
}

static void
take_part(struct part *p, const struct texts *texts, unsigned part)
{
	struct text **t;
	size_t n = 0;

	vec_each(t, &texts->at)
		if (sources[(*t)->source].news && n++ % PARTS == part)
			vec_push(&p->held.at, *t);
		else
			vec_push(&p->rest.at, *t);
}

/* How well models do on news that they have not seen. */
static void
check(const struct texts *texts, bool errors)
{
	struct part parts[PARTS] = { 0 };
	unsigned i, k;

	for (i = 0; i < PARTS; i++)
		take_part(&parts[i], texts, i);
	for (i = 0; i < PARTS; i += THREADS) {
		for (k = i; k < PARTS && k < i + THREADS; k++)
			if (pthread_create(&parts[k].thread, NULL, learn_part, &parts[k]) != 0)
				exit(1);
		for (k = i; k < PARTS && k < i + THREADS; k++)
			pthread_join(parts[k].thread, NULL);
	}
	for (i = 0; i < PARTS; i++) {
		write_model(parts[i].model);
		report(&parts[i].held, errors);
		perceptron_free(parts[i].model);
		vec_free(&parts[i].rest.at);
		vec_free(&parts[i].held.at);
	}
}

static size_t
train(const struct texts *texts)
{
	struct perceptron *p = learn(texts);
	size_t size = write_model(p);

	perceptron_free(p);
	report(texts, false);
	fprintf(stderr, "%zu bytes\n", size);
	return size;
}

static int
save(const char *path, size_t size)
{
	FILE *out = fopen(path, "wb");

	if (!out || fwrite(model, 1, size, out) != size || fclose(out) != 0) {
		perror(path);
		return 1;
	}
	return 0;
}

int
main(int argc, char **argv)
{
	struct texts texts = { 0 };
	struct text **t;
	unsigned i;
	int failed = 0;

	setlocale(LC_ALL, "C.UTF-8");
	if (argc < 4) {
		fprintf(stderr, "usage: %s TEXTS-FOLDER OUR-TEXTS-FOLDER OUT|check|errors\n", argv[0]);
		return 2;
	}
	for (i = 0; i < sizeof(sources) / sizeof(sources[0]); i++)
		if (!(sources[i].ours ? texts_read_written(&texts, argv[2], sources[i].name, i) : texts_read(&texts, argv[1], sources[i].name, i)))
			return 1;
	vec_each(t, &texts.at)
		text_features(*t);
	if (strcmp(argv[3], "check") == 0 || strcmp(argv[3], "errors") == 0)
		check(&texts, argv[3][0] == 'e');
	else
		failed = save(argv[3], train(&texts));
	texts_free(&texts);
	return failed;
}
