#include "tag_model.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analyse/tag.h"
#include "base/mem.h"

/*
 * The table of features is a hash without collisions (hash, displace: Belazzougui, Botelho and Dietzfelbinger 2009): keys
 * are put into buckets, and for each bucket, the largest first, a number is searched that sends all its keys to free slots.
 */
enum { BUCKET_KEYS = 4, BUCKET_MAX = 64, DISPLACE_MAX = 65535 };

struct bucket {
	uint32_t number, first, n; /* in the order of buckets */
};

struct build {
	struct weights *features;
	uint32_t n, nbuckets, nslots;
	struct bucket *buckets;
	uint16_t *displace;
	uint32_t *slots; /* feature + 1 */
};

static void
put16(char *p, unsigned v)
{
	p[0] = (char)v;
	p[1] = (char)(v >> 8);
}

static void
put32(char *p, uint32_t v)
{
	put16(p, v & 0xFFFF);
	put16(p + 2, v >> 16);
}

static int
by_bucket(const void *a, const void *b)
{
	uint32_t x = ((const struct weights *)a)->key * 0x9E3779B1u, y = ((const struct weights *)b)->key * 0x9E3779B1u;

	return x < y ? -1 : x > y;
}

static int
by_size(const void *a, const void *b)
{
	const struct bucket *x = a, *y = b;

	if (x->n != y->n)
		return x->n > y->n ? -1 : 1;
	return x->number < y->number ? -1 : x->number > y->number;
}

static void
fill_buckets(struct build *b)
{
	uint32_t i;

	qsort(b->features, b->n, sizeof(*b->features), by_bucket);
	for (i = 0; i < b->nbuckets; i++)
		b->buckets[i].number = i;
	for (i = 0; i < b->n; i++) {
		struct bucket *to = &b->buckets[tag_bucket(b->features[i].key, b->nbuckets)];

		if (!to->n++)
			to->first = i;
	}
	qsort(b->buckets, b->nbuckets, sizeof(*b->buckets), by_size);
}

/* Do all keys go to free slots of their own? */
static bool
fits(const struct build *b, const struct bucket *k, unsigned displace, uint32_t slots[BUCKET_MAX])
{
	uint32_t i, j;

	for (i = 0; i < k->n; i++) {
		slots[i] = tag_slot(b->features[k->first + i].key, displace, b->nslots);
		if (b->slots[slots[i]])
			return false;
		for (j = 0; j < i; j++)
			if (slots[j] == slots[i])
				return false;
	}
	return true;
}

static void
place(struct build *b)
{
	uint32_t slots[BUCKET_MAX], i, j;
	unsigned displace;

	for (i = 0; i < b->nbuckets && b->buckets[i].n; i++) {
		const struct bucket *k = &b->buckets[i];

		for (displace = 0; k->n > BUCKET_MAX || !fits(b, k, displace, slots); displace++)
			if (k->n > BUCKET_MAX || displace == DISPLACE_MAX) {
				fprintf(stderr, "a bucket of features has no place\n");
				exit(1);
			}
		b->displace[k->number] = (uint16_t)displace;
		for (j = 0; j < k->n; j++)
			b->slots[slots[j]] = k->first + j + 1;
	}
}

static int
rounded(float w, int limit)
{
	float v = roundf(w);

	return v > (float)limit ? limit : v < (float)-limit ? -limit : (int)v;
}

/* Weights less TAG_O's, halved until the largest fits; returns how often. */
static unsigned
put_weights(char *to, const float *w, float scale)
{
	float most = 0;
	unsigned y, halved;

	for (y = 1; y < TAGS; y++)
		if (fabsf(w[y] - w[0]) > most)
			most = fabsf(w[y] - w[0]);
	for (halved = 0; most * scale > 127 && halved < 5; halved++)
		scale /= 2;
	for (y = 1; y < TAGS; y++)
		to[y - 1] = (char)rounded((w[y] - w[0]) * scale, 127);
	return halved;
}

static char *
put_table(const struct build *b, char *to, float scale)
{
	char *weights;
	uint32_t i;

	for (i = 0; i < b->nbuckets; i++, to += 2)
		put16(to, b->displace[i]);
	weights = to + (size_t)b->nslots * 2;
	memset(to, 0, (size_t)b->nslots * (2 + TAG_COLUMNS));
	for (i = 0; i < b->nslots; i++, to += 2, weights += TAG_COLUMNS)
		if (b->slots[i]) {
			const struct weights *f = &b->features[b->slots[i] - 1];

			put16(to, tag_mark(f->key) << 3 | put_weights(weights, f->w, scale));
		}
	return weights;
}

size_t
tag_model_write(char *to, size_t room, const struct perceptron *p)
{
	struct build b = { .features = mem_alloc((perceptron_size(p) + 1) * sizeof(*b.features)) };
	float scale = perceptron_scale(p, 50);
	char *at = to;
	unsigned y, z;

	b.n = perceptron_weights(p, b.features);
	b.nbuckets = b.n / BUCKET_KEYS + 1;
	b.nslots = b.n + b.n / 16 + 8;
	if ((size_t)b.nslots * (2 + TAG_COLUMNS) + b.nbuckets * 2u + 4096 > room) {
		free(b.features);
		return 0;
	}
	b.buckets = mem_zalloc(b.nbuckets * sizeof(*b.buckets));
	b.displace = mem_zalloc(b.nbuckets * sizeof(*b.displace));
	b.slots = mem_zalloc(b.nslots * sizeof(*b.slots));
	fill_buckets(&b);
	place(&b);
	memcpy(at, "IBE3", 4);
	put32(at + 4, b.nbuckets);
	put32(at + 8, b.nslots);
	at += TAG_HEAD;
	for (z = 0; z <= TAGS; z++)
		for (y = 0; y < TAGS; y++, at += 2)
			put16(at, (unsigned)rounded(perceptron_transitions(p, z)[y] * scale, 32000));
	at = put_table(&b, at, scale);
	free(b.features);
	free(b.buckets);
	free(b.displace);
	free(b.slots);
	return (size_t)(at - to);
}
