#include "perceptron.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "train.h"

enum { SEEN_MIN = 3, HEAD_BYTES = 16, SLOT_BYTES = 8 };

/* A row: the weights of a feature, their sums over time and when those were last brought up. */
struct row {
	float w[LABELS], sum[LABELS];
	uint32_t at[LABELS];
};

struct example {
	size_t tokens, features; /* where they begin */
	uint32_t ntokens;
};

struct perceptron {
	VEC(struct example) examples;
	VEC(uint32_t) features;  /* keys, then indices of rows; all tokens have the same number */
	VEC(uint8_t) labels;
	VEC(uint16_t) fits;      /* a token: bits of the labels it may take */
	size_t per_token;
	uint32_t *keys, *counts; /* a hash table of features */
	uint32_t cap, n;
	struct row *rows, trans[LABELS + 1];
	uint32_t now;
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
perceptron_add(struct perceptron *p, const struct ref_entry *e)
{
	uint32_t f[ENTRY_FEATURES_MAX], slot;
	size_t i, k, n;
	unsigned y;

	vec_push(&p->examples, ((struct example){ .tokens = p->labels.n, .features = p->features.n,
				   .ntokens = (uint32_t)e->tokens.n }));
	for (i = 0; i < e->tokens.n; i++) {
		uint16_t fits = 0;

		n = entry_features(f, e, i);
		p->per_token = n;
		for (k = 0; k < n; k++) {
			slot = slot_of(p, f[k]);
			if (!p->keys[slot] && ++p->n > p->cap * 8ull / 10) {
				fprintf(stderr, "too many features\n");
				exit(1);
			}
			p->keys[slot] = f[k];
			p->counts[slot]++;
			vec_push(&p->features, f[k]);
		}
		for (y = 0; y < LABELS; y++)
			fits |= (uint16_t)(label_fits(&e->tokens.at[i], y) << y);
		vec_push(&p->labels, e->labels.at[i]);
		vec_push(&p->fits, fits);
	}
}

/* Number the features that are seen often enough; 0 is none. */
static uint32_t
number(struct perceptron *p)
{
	uint32_t i, n = 1;
	size_t k;

	for (i = 0; i < p->cap; i++)
		p->counts[i] = p->keys[i] && p->counts[i] >= SEEN_MIN ? n++ : 0;
	for (k = 0; k < p->features.n; k++)
		p->features.at[k] = p->counts[slot_of(p, p->features.at[k])];
	return n;
}

static void
update(struct perceptron *p, struct row *r, unsigned y, float by)
{
	r->sum[y] += r->w[y] * (float)(p->now - r->at[y]);
	r->at[y] = p->now;
	r->w[y] += by;
}

static void
score(const struct perceptron *p, const struct example *x, size_t i, float out[LABELS])
{
	const uint32_t *f = p->features.at + x->features + i * p->per_token;
	size_t k;
	unsigned y;

	memset(out, 0, LABELS * sizeof(*out));
	for (k = 0; k < p->per_token; k++)
		for (y = 0; y < LABELS; y++)
			out[y] += p->rows[f[k]].w[y];
	for (y = 0; y < LABELS; y++)
		if (!(p->fits.at[x->tokens + i] >> y & 1))
			out[y] = -1e9f;
}

static void
decode(const struct perceptron *p, const struct example *x, uint8_t *out)
{
	float (*best)[LABELS] = mem_alloc(x->ntokens * sizeof(*best)), emitted[LABELS];
	uint8_t (*from)[LABELS] = mem_alloc(x->ntokens * sizeof(*from));
	unsigned y, z, arg = 0;
	size_t i;

	for (i = 0; i < x->ntokens; i++) {
		score(p, x, i, emitted);
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
		if (best[x->ntokens - 1][y] > best[x->ntokens - 1][arg])
			arg = y;
	for (i = x->ntokens; i-- > 0; arg = from[i][arg])
		out[i] = (uint8_t)arg;
	free(best);
	free(from);
}

static size_t
learn(struct perceptron *p, const struct example *x, uint8_t *guess)
{
	const uint8_t *gold = p->labels.at + x->tokens;
	size_t i, k, wrong = 0;

	decode(p, x, guess);
	p->now++;
	for (i = 0; i < x->ntokens; i++) {
		unsigned gp = i ? gold[i - 1] : LABELS, pp = i ? guess[i - 1] : LABELS;

		if (gold[i] != guess[i]) {
			const uint32_t *f = p->features.at + x->features + i * p->per_token;

			wrong++;
			for (k = 0; k < p->per_token; k++)
				if (f[k]) {
					update(p, &p->rows[f[k]], gold[i], 1);
					update(p, &p->rows[f[k]], guess[i], -1);
				}
		}
		if (gold[i] != guess[i] || gp != pp) {
			update(p, &p->trans[gp], gold[i], 1);
			update(p, &p->trans[pp], guess[i], -1);
		}
	}
	return wrong;
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
perceptron_train(struct perceptron *p, unsigned rounds, uint64_t seed)
{
	struct dice d = { seed };
	uint32_t rows = number(p), i;
	uint8_t *guess = mem_alloc(ENTRY_BYTES_MAX + 1);
	size_t k, wrong;
	unsigned round;

	p->rows = mem_zalloc(rows * sizeof(*p->rows));
	fprintf(stderr, "%zu entries, %zu tokens, %u features\n", p->examples.n, p->labels.n, rows);
	for (round = 0; round < rounds; round++) {
		for (k = p->examples.n; k-- > 1;) {
			size_t j = dice_below(&d, k + 1);
			struct example t = p->examples.at[k];

			p->examples.at[k] = p->examples.at[j];
			p->examples.at[j] = t;
		}
		for (k = wrong = 0; k < p->examples.n; k++)
			wrong += learn(p, &p->examples.at[k], guess);
		fprintf(stderr, "round %u: %.3f%% of tokens wrong\n", round + 1, 100.0 * (double)wrong / (double)p->labels.n);
	}
	for (i = 0; i < rows; i++)
		settle(p, &p->rows[i]);
	for (i = 0; i <= LABELS; i++)
		settle(p, &p->trans[i]);
	free(guess);
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

enum { FEATURE_BITS = 15, ROWS_KEPT = 27000 };

static int
rounded(float w, float scale, int limit)
{
	float v = roundf(w * scale);

	return v > (float)limit ? limit : v < (float)-limit ? -limit : (int)v;
}

size_t
perceptron_write(const struct perceptron *p, char *model, size_t room)
{
	uint32_t slots = 1u << FEATURE_BITS, i, rows = 1, at, y, z, kept = 0;
	char *trans = model + HEAD_BYTES + ((size_t)SLOT_BYTES << GAZ_BITS), *keys = trans + (LABELS + 1) * LABELS * 2;
	char *weights = keys + slots * 4;
	size_t size = (size_t)(weights - model) + (size_t)slots * LABELS;
	float least, most = 0, scale;

	if (size > room) {
		fprintf(stderr, "no room for the model\n");
		exit(1);
	}
	for (i = 0; i < p->cap; i++)
		rows += p->counts[i] > 0;
	least = threshold(p, rows, ROWS_KEPT);
	for (i = 0; i < rows; i++)
		if (largest(&p->rows[i]) > most)
			most = largest(&p->rows[i]);
	scale = 127 / (most < 12 ? most : 12);
	put32(model + 8, FEATURE_BITS);
	put32(model + 12, LABELS);
	for (z = 0; z <= LABELS; z++)
		for (y = 0; y < LABELS; y++) {
			int v = rounded(p->trans[z].w[y], scale, 32000);

			trans[(z * LABELS + y) * 2] = (char)v;
			trans[(z * LABELS + y) * 2 + 1] = (char)((unsigned)v >> 8);
		}
	for (i = 0; i < p->cap; i++) {
		const struct row *r = &p->rows[p->counts[i]];

		if (!p->counts[i] || largest(r) <= least)
			continue;
		kept++;
		for (at = p->keys[i] & (slots - 1);; at = (at + 1) & (slots - 1))
			if (!keys[at * 4] && !keys[at * 4 + 1] && !keys[at * 4 + 2] && !keys[at * 4 + 3])
				break;
		put32(keys + at * 4, p->keys[i]);
		for (y = 0; y < LABELS; y++)
			weights[(size_t)at * LABELS + y] = (char)rounded(r->w[y], scale, 127);
	}
	fprintf(stderr, "%u of %u features kept, largest weight %.1f\n", kept, rows, (double)most);
	return size;
}

void
perceptron_free(struct perceptron *p)
{
	if (!p)
		return;
	vec_free(&p->examples);
	vec_free(&p->features);
	vec_free(&p->labels);
	vec_free(&p->fits);
	free(p->keys);
	free(p->counts);
	free(p->rows);
	free(p);
}
