/* Makes assets/entities.model. usage: train_entities TEXTS-FOLDER OUT [PART [errors]]; PART 0..4: learn without a fifth of the news, test on it */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analyse/ref_model.h"
#include "assets/asset.h"
#include "texts.h"
#include "train.h"

enum { MODEL_ROOM = 6000000, SEED = 20240501, ROWS = 160000, DROP = 35, FIRST_ROUNDS = 3, ROUNDS = 26, PARTS = 5 };

static const struct {
	const char *name;
	bool news; /* the kind of text that the program is for */
} sources[] = {
	{ "uner_dev", false }, { "politics_train", false }, { "politics_dev", false }, { "wnut_train", false }, { "wnut_dev", false },
	{ "wikigold", false }, { "wikinews_train", true }, { "written_train", true },
};

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

/* Each fifth text of a kind that is news, for a test. */
static void
hold_out(struct texts *from, struct texts *to, unsigned part)
{
	size_t i, n = 0;

	for (i = 0; i < from->at.n; i++)
		if (sources[from->at.at[i]->source].news && i % PARTS == part)
			vec_push(&to->at, from->at.at[i]);
		else
			from->at.at[n++] = from->at.at[i];
	from->at.n = n;
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

int
main(int argc, char **argv)
{
	struct texts texts = { 0 }, held = { 0 };
	size_t size;
	unsigned i;
	FILE *out;

	setlocale(LC_ALL, "C.UTF-8");
	if (argc < 3) {
		fprintf(stderr, "usage: %s TEXTS-FOLDER OUT [PART [errors]]\n", argv[0]);
		return 2;
	}
	for (i = 0; i < sizeof(sources) / sizeof(sources[0]); i++)
		if (!texts_read(&texts, argv[1], sources[i].name, i))
			return 1;
	if (argc > 3)
		hold_out(&texts, &held, (unsigned)atoi(argv[3]) % PARTS);
	size = train(&texts);
	report(argc > 3 ? &held : &texts, argc > 4);
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
