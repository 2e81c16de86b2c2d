#include "perceptron.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "train.h"

enum { SEEN_MIN = 6, HEAD_BYTES = 16, SLOT_BYTES = 8 };

/* A row: the weights of a feature, their sums over time and when those were last brought up. */
struct row {
	float w[LABELS], sum[LABELS];
	uint32_t at[LABELS];
};

struct perceptron {
	uint32_t *keys, *counts; /* a hash table of features: how often seen, then the index of the row, 0: none */
	uint32_t cap, n, nrows;
	struct row *rows, trans[LABELS + 1];
	uint32_t now;
	size_t tokens, wrong;
	VEC(uint32_t) features; /* of the entry at hand: rows */
	size_t per_token;
};

struct perceptron *
perceptron_new(void)
{
	struct perceptron *p = mem_zalloc(sizeof(*p));

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
perceptron_count(struct perceptron *p, const struct ref_entry *e)
{
	uint32_t f[ENTRY_FEATURES_MAX], slot;
	size_t i, k, n;

	for (i = 0; i < e->tokens.n; i++) {
		n = entry_features(f, e, i);
		for (k = 0; k < n; k++) {
			slot = slot_of(p, f[k]);
			if (!p->keys[slot] && ++p->n > p->cap * 8ull / 10) {
				fprintf(stderr, "too many features\n");
				exit(1);
			}
			p->keys[slot] = f[k];
			p->counts[slot]++;
		}
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
		p->counts[i] = p->keys[i] && p->counts[i] >= SEEN_MIN ? p->nrows++ : 0;
	fprintf(stderr, "%u features\n", p->nrows);
	reset(p);
}

static void
look_up(struct perceptron *p, const struct ref_entry *e)
{
	uint32_t f[ENTRY_FEATURES_MAX];
	size_t i, k;

	vec_clear(&p->features);
	for (i = 0; i < e->tokens.n; i++) {
		p->per_token = entry_features(f, e, i);
		for (k = 0; k < p->per_token; k++)
			vec_push(&p->features, p->counts[slot_of(p, f[k])]);
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
score(const struct perceptron *p, const struct ref_entry *e, size_t i, float out[LABELS])
{
	const uint32_t *f = p->features.at + i * p->per_token;
	size_t k;
	unsigned y;

	memset(out, 0, LABELS * sizeof(*out));
	for (k = 0; k < p->per_token; k++)
		for (y = 0; y < LABELS; y++)
			out[y] += p->rows[f[k]].w[y];
	for (y = 0; y < LABELS; y++)
		if (!label_fits(&e->tokens.at[i], y))
			out[y] = -1e9f;
}

static void
decode(const struct perceptron *p, const struct ref_entry *e, uint8_t *out)
{
	size_t n = e->tokens.n, i;
	float (*best)[LABELS] = mem_alloc(n * sizeof(*best)), emitted[LABELS];
	uint8_t (*from)[LABELS] = mem_alloc(n * sizeof(*from));
	unsigned y, z, arg = 0;

	for (i = 0; i < n; i++) {
		score(p, e, i, emitted);
		for (y = 0; y < LABELS; y++) {
			float s = i ? -1e30f : label_follows(LABELS, y) ? p->trans[LABELS].w[y] : -1e9f;

			from[i][y] = 0;
			for (z = 0; i && z < LABELS; z++)
				if (label_follows(z, y) && best[i - 1][z] + p->trans[z].w[y] > s) {
					s = best[i - 1][z] + p->trans[z].w[y];
					from[i][y] = (uint8_t)z;
				}
			best[i][y] = s + emitted[y];
		}
	}
	for (y = 1; y < LABELS; y++)
		if (best[n - 1][y] > best[n - 1][arg])
			arg = y;
	for (i = n; i-- > 0; arg = from[i][arg])
		out[i] = (uint8_t)arg;
	free(best);
	free(from);
}

static void
correct(struct perceptron *p, size_t i, unsigned right, unsigned wrong)
{
	const uint32_t *f = p->features.at + i * p->per_token;
	size_t k;

	for (k = 0; k < p->per_token; k++)
		if (f[k]) {
			update(p, &p->rows[f[k]], right, 1);
			update(p, &p->rows[f[k]], wrong, -1);
		}
}

void
perceptron_learn(struct perceptron *p, const struct ref_entry *e)
{
	uint8_t *guess = mem_alloc(e->tokens.n + 1);
	const uint8_t *gold = e->labels.at;
	size_t i;

	look_up(p, e);
	decode(p, e, guess);
	p->now++;
	p->tokens += e->tokens.n;
	for (i = 0; i < e->tokens.n; i++) {
		unsigned gp = i ? gold[i - 1] : LABELS, pp = i ? guess[i - 1] : LABELS;

		if (gold[i] != guess[i]) {
			p->wrong++;
			correct(p, i, gold[i], guess[i]);
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

	for (y = 0; y < LABELS; y++) {
		update(p, r, y, 0);
		r->w[y] = r->sum[y] / (float)p->now;
	}
}

void
perceptron_average(struct perceptron *p)
{
	uint32_t i;

	for (i = 0; i < p->nrows; i++)
		settle(p, &p->rows[i]);
	for (i = 0; i <= LABELS; i++)
		settle(p, &p->trans[i]);
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

	for (y = 0; y < LABELS; y++)
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

/* What the largest weight of most rows fits in; the few larger ones are cut. */
static float
scale_of(const struct perceptron *p)
{
	float most = threshold(p, p->nrows, p->nrows / 500);

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
write_rows(const struct perceptron *p, char *keys, char *weights, uint32_t slots, float scale)
{
	VEC(uint32_t) order = { 0 };
	uint32_t i, at = 0, y;

	for (i = 0; i < p->cap; i++)
		if (p->counts[i])
			vec_push(&order, p->keys[i]);
	qsort(order.at, order.n, sizeof(*order.at), by_order);
	for (i = 0; i < order.n; i++, at++) {
		const struct row *r = &p->rows[p->counts[slot_of(p, order.at[i])]];
		uint32_t home = model_slot(order.at[i], slots - MODEL_TAIL);

		at = at < home ? home : at;
		if (at + 1 >= slots) {
			fprintf(stderr, "the features' tail is full\n");
			exit(1);
		}
		put32(keys + (size_t)at * 4, order.at[i]);
		for (y = 0; y < LABELS; y++)
			weights[(size_t)at * LABELS + y] = (char)rounded(r->w[y], scale, 127);
	}
	vec_free(&order);
}

size_t
perceptron_write(const struct perceptron *p, char *model, size_t room)
{
	uint32_t slots = p->nrows * 8 / 7 + MODEL_TAIL, y, z;
	char *trans = model + HEAD_BYTES + (size_t)SLOT_BYTES * GAZ_SLOTS, *keys = trans + (LABELS + 1) * LABELS * 2;
	char *weights = keys + slots * 4;
	size_t size = (size_t)(weights - model) + (size_t)slots * LABELS;
	float scale = scale_of(p);

	if (size > room) {
		fprintf(stderr, "no room for the model\n");
		exit(1);
	}
	put32(model + 8, slots);
	put32(model + 12, LABELS);
	for (z = 0; z <= LABELS; z++)
		for (y = 0; y < LABELS; y++) {
			int v = rounded(p->trans[z].w[y], scale, 32000);

			trans[(z * LABELS + y) * 2] = (char)v;
			trans[(z * LABELS + y) * 2 + 1] = (char)((unsigned)v >> 8);
		}
	write_rows(p, keys, weights, slots, scale);
	return size;
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
