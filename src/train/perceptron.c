#include "perceptron.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analyse/ref_model.h"
#include "base/mem.h"
#include "base/vec.h"
#include "train.h"

/* A row: the weights of a feature, their sums over time and when those were last brought up. */
struct row {
	float w[SEQUENCE_LABELS_MAX], sum[SEQUENCE_LABELS_MAX];
	uint32_t at[SEQUENCE_LABELS_MAX];
};

struct perceptron {
	struct perceptron_task task;
	struct dice dice;
	uint32_t *keys, *counts; /* a hash table of features: how often seen, then the index of the row, 0: none */
	uint32_t cap, n, nrows;
	struct row *rows, trans[SEQUENCE_LABELS_MAX + 1]; /* the last in use is the start's */
	float (*before)[SEQUENCE_LABELS_MAX]; /* the sums of what was learned in other orders: of rows, then of transitions */
	unsigned orders;
	uint32_t now;
	size_t tokens, wrong;
	VEC(uint32_t) features; /* of the sequence at hand: rows */
};

struct perceptron *
perceptron_new(const struct perceptron_task *task)
{
	struct perceptron *p = mem_zalloc(sizeof(*p));

	p->task = *task;
	p->cap = 1u << 22;
	p->keys = mem_zalloc(p->cap * sizeof(*p->keys));
	p->counts = mem_zalloc(p->cap * sizeof(*p->counts));
	return p;
}

static uint32_t
slot_of(const struct perceptron *p, uint32_t key)
{
	uint32_t at = (key * 0x9E3779B1u) & (p->cap - 1);

	while (p->keys[at] && p->keys[at] != key)
		at = (at + 1) & (p->cap - 1);
	return at;
}

void
perceptron_count(struct perceptron *p, const struct sequence *s)
{
	uint32_t slot;
	size_t i;

	for (i = s->begin[0]; i < s->begin[s->n]; i++) {
		slot = slot_of(p, s->features[i]);
		if (!p->keys[slot] && ++p->n > p->cap * 8ull / 10) {
			fprintf(stderr, "too many features\n");
			exit(1);
		}
		p->keys[slot] = s->features[i];
		p->counts[slot]++;
	}
}

/* Forget the weights; there are as many rows as features are numbered. */
static void
reset(struct perceptron *p)
{
	free(p->rows);
	p->rows = mem_zalloc(p->nrows * sizeof(*p->rows));
	memset(p->trans, 0, sizeof(p->trans));
	p->now = 0;
}

/* Number the features that are seen often enough; 0 is none. */
void
perceptron_begin(struct perceptron *p)
{
	uint32_t i;

	p->nrows = 1;
	for (i = 0; i < p->cap; i++)
		p->counts[i] = p->keys[i] && p->counts[i] >= p->task.seen_min ? p->nrows++ : 0;
	fprintf(stderr, "%u features\n", p->nrows);
	reset(p);
}

static void
look_up(struct perceptron *p, const struct sequence *s)
{
	size_t i;

	vec_clear(&p->features);
	for (i = s->begin[0]; i < s->begin[s->n]; i++) {
		bool seen = !p->task.drop || dice_below(&p->dice, 100) >= p->task.drop;

		vec_push(&p->features, seen ? p->counts[slot_of(p, s->features[i])] : 0);
	}
}

static void
update(struct perceptron *p, struct row *r, unsigned y, float by)
{
	r->sum[y] += r->w[y] * (float)(p->now - r->at[y]);
	r->at[y] = p->now;
	r->w[y] += by;
}

static void
score(const struct perceptron *p, const struct sequence *s, size_t i, float out[SEQUENCE_LABELS_MAX])
{
	unsigned n = p->task.labels, y;
	uint32_t k;

	for (y = 0; y < n; y++)
		out[y] = 0;
	for (k = s->begin[i]; k < s->begin[i + 1]; k++)
		for (y = 0; y < n; y++)
			out[y] += p->rows[p->features.at[k - s->begin[0]]].w[y];
	for (y = 0; y < n; y++)
		if (!(s->fits[i] >> y & 1))
			out[y] = -1e9f;
}

static void
decode(const struct perceptron *p, const struct sequence *s, uint8_t *out)
{
	const struct perceptron_task *t = &p->task;
	size_t n = s->n, i;
	float (*best)[SEQUENCE_LABELS_MAX] = mem_alloc(n * sizeof(*best)), emitted[SEQUENCE_LABELS_MAX];
	uint8_t (*from)[SEQUENCE_LABELS_MAX] = mem_alloc(n * sizeof(*from));
	unsigned y, z, arg = 0;

	for (i = 0; i < n; i++) {
		score(p, s, i, emitted);
		for (y = 0; y < t->labels; y++) {
			float w = i ? -1e30f : t->follows(t->labels, y) ? p->trans[t->labels].w[y] : -1e9f;

			from[i][y] = 0;
			for (z = 0; i && z < t->labels; z++)
				if (t->follows(z, y) && best[i - 1][z] + p->trans[z].w[y] > w) {
					w = best[i - 1][z] + p->trans[z].w[y];
					from[i][y] = (uint8_t)z;
				}
			best[i][y] = w + emitted[y];
		}
	}
	for (y = 0; y < t->labels; y++)
		if (t->follows(y, t->labels) && (best[n - 1][y] > best[n - 1][arg] || !t->follows(arg, t->labels)))
			arg = y;
	for (i = n; i-- > 0; arg = from[i][arg])
		out[i] = (uint8_t)arg;
	free(best);
	free(from);
}

static void
correct(struct perceptron *p, const struct sequence *s, size_t i, unsigned right, unsigned wrong)
{
	uint32_t k, row;

	for (k = s->begin[i]; k < s->begin[i + 1]; k++)
		if ((row = p->features.at[k - s->begin[0]])) {
			update(p, &p->rows[row], right, 1);
			update(p, &p->rows[row], wrong, -1);
		}
}

void
perceptron_learn(struct perceptron *p, const struct sequence *s)
{
	uint8_t *guess = mem_alloc(s->n + 1);
	const uint8_t *gold = s->gold;
	size_t i;

	look_up(p, s);
	decode(p, s, guess);
	p->now++;
	p->tokens += s->n;
	for (i = 0; i < s->n; i++) {
		unsigned gp = i ? gold[i - 1] : p->task.labels, pp = i ? guess[i - 1] : p->task.labels;

		if (gold[i] != guess[i]) {
			p->wrong++;
			correct(p, s, i, gold[i], guess[i]);
		}
		if (gold[i] != guess[i] || gp != pp) {
			update(p, &p->trans[gp], gold[i], 1);
			update(p, &p->trans[pp], guess[i], -1);
		}
	}
	free(guess);
}

double
perceptron_errors(struct perceptron *p)
{
	double share = (double)p->wrong / (double)(p->tokens ? p->tokens : 1);

	p->wrong = p->tokens = 0;
	return share;
}

static void
settle(struct perceptron *p, struct row *r)
{
	unsigned y;

	for (y = 0; y < p->task.labels; y++) {
		update(p, r, y, 0);
		r->w[y] = r->sum[y] / (float)p->now;
	}
}

static struct row *
row_at(struct perceptron *p, uint32_t i)
{
	return i < p->nrows ? &p->rows[i] : &p->trans[i - p->nrows];
}

/* The mean over time of what was learned, added to what other orders taught. */
static void
add_order(struct perceptron *p)
{
	uint32_t i, n = p->nrows + p->task.labels + 1;
	unsigned y;

	if (!p->before)
		p->before = mem_zalloc(n * sizeof(*p->before));
	for (i = 0; i < n; i++) {
		settle(p, row_at(p, i));
		for (y = 0; y < p->task.labels; y++)
			p->before[i][y] += row_at(p, i)->w[y];
	}
	p->orders++;
}

void
perceptron_again(struct perceptron *p)
{
	add_order(p);
	reset(p);
}

void
perceptron_average(struct perceptron *p)
{
	uint32_t i;
	unsigned y;

	add_order(p);
	for (i = 0; i < p->nrows + p->task.labels + 1; i++)
		for (y = 0; y < p->task.labels; y++)
			row_at(p, i)->w[y] = p->before[i][y] / (float)p->orders;
	free(p->before);
	p->before = NULL;
	p->orders = 0;
}

static void
put32(char *p, uint32_t v)
{
	p[0] = (char)v;
	p[1] = (char)(v >> 8);
	p[2] = (char)(v >> 16);
	p[3] = (char)(v >> 24);
}

static float
largest(const struct row *r)
{
	float most = 0;
	unsigned y;

	for (y = 0; y < SEQUENCE_LABELS_MAX; y++)
		if (fabsf(r->w[y]) > most)
			most = fabsf(r->w[y]);
	return most;
}

static int
by_size(const void *a, const void *b)
{
	float x = *(const float *)a, y = *(const float *)b;

	return x > y ? -1 : x < y;
}

/* The least weight that a row must have so that no more than `keep` rows stay. */
static float
threshold(const struct perceptron *p, uint32_t rows, uint32_t keep)
{
	float *size = mem_alloc(rows * sizeof(*size)), least;
	uint32_t i;

	for (i = 0; i < rows; i++)
		size[i] = largest(&p->rows[i]);
	qsort(size, rows, sizeof(*size), by_size);
	least = rows > keep ? size[keep] : 0;
	free(size);
	return least;
}

void
perceptron_prune(struct perceptron *p, uint32_t keep)
{
	uint32_t i;
	float least;

	perceptron_average(p);
	least = threshold(p, p->nrows, keep);
	p->nrows = 1;
	for (i = 0; i < p->cap; i++)
		p->counts[i] = p->counts[i] && largest(&p->rows[p->counts[i]]) > least ? p->nrows++ : 0;
	fprintf(stderr, "%u features kept\n", p->nrows);
	reset(p);
}

static int
rounded(float w, float scale, int limit)
{
	float v = roundf(w * scale);

	return v > (float)limit ? limit : v < (float)-limit ? -limit : (int)v;
}

float
perceptron_scale(const struct perceptron *p, uint32_t share)
{
	float most = threshold(p, p->nrows, p->nrows / share);

	fprintf(stderr, "weights are cut at %.1f\n", (double)most);
	return 127 / (most > 0 ? most : 1);
}

/* In the order of their slots. */
static int
by_order(const void *a, const void *b)
{
	uint32_t x = model_order(*(const uint32_t *)a), y = model_order(*(const uint32_t *)b);

	return x < y ? -1 : x > y;
}

static void
write_row(const struct perceptron *p, char *slots, uint32_t nslots, uint32_t at, uint32_t key,
    float scale)
{
	const struct row *r = &p->rows[p->counts[slot_of(p, key)]];
	uint32_t columns = p->task.labels, y;
	char *to;

	put32(slots + (size_t)at * 4, key);
	to = slots + (size_t)nslots * 4 + (size_t)at * columns;
	for (y = 0; y < columns; y++)
		to[y] = (char)rounded(r->w[y], scale, 127);
}

static void
write_rows(const struct perceptron *p, char *slots, uint32_t nslots, float scale)
{
	VEC(uint32_t) order = { 0 };
	uint32_t i, at = 0;

	for (i = 0; i < p->cap; i++)
		if (p->counts[i])
			vec_push(&order, p->keys[i]);
	qsort(order.at, order.n, sizeof(*order.at), by_order);
	for (i = 0; i < order.n; i++, at++) {
		uint32_t home = model_slot(order.at[i], nslots - MODEL_TAIL);

		at = at < home ? home : at;
		if (at + 1 >= nslots) {
			fprintf(stderr, "the features' tail is full\n");
			exit(1);
		}
		write_row(p, slots, nslots, at, order.at[i], scale);
	}
	vec_free(&order);
}

size_t
perceptron_write(const struct perceptron *p, char *trans, size_t room, uint32_t *slots)
{
	uint32_t n = p->task.labels, y, z;
	char *at = trans + (n + 1) * n * 2;
	float scale = perceptron_scale(p, 500);
	size_t size;

	*slots = p->nrows * 8 / 7 + MODEL_TAIL;
	size = (size_t)(at - trans) + (size_t)*slots * (4 + n);
	if (size > room) {
		fprintf(stderr, "no room for the model\n");
		exit(1);
	}
	for (z = 0; z <= n; z++)
		for (y = 0; y < n; y++) {
			int v = rounded(p->trans[z].w[y], scale, 32000);

			trans[(z * n + y) * 2] = (char)v;
			trans[(z * n + y) * 2 + 1] = (char)((unsigned)v >> 8);
		}
	write_rows(p, at, *slots, scale);
	return size;
}

uint32_t
perceptron_weights(const struct perceptron *p, struct weights *to)
{
	uint32_t i, n = 0;

	for (i = 0; i < p->cap; i++)
		if (p->counts[i])
			to[n++] = (struct weights){ p->keys[i], p->rows[p->counts[i]].w };
	return n;
}

uint32_t
perceptron_size(const struct perceptron *p)
{
	return p->nrows;
}

const float *
perceptron_transitions(const struct perceptron *p, unsigned from)
{
	return p->trans[from].w;
}

void
perceptron_free(struct perceptron *p)
{
	if (!p)
		return;
	vec_free(&p->features);
	free(p->keys);
	free(p->counts);
	free(p->rows);
	free(p);
}
