#include "tag.h"

#include <stdlib.h>
#include <string.h>

#include "assets/asset.h"

enum { COLUMNS = TAG_COLUMNS, IMPOSSIBLE = -(1 << 28) };

/* The model as it lies. */
struct tagger {
	uint32_t buckets, slots;
	const unsigned char *displace, *marks;
	const int8_t *weights;
	int32_t trans[TAGS + 1][TAGS];
};

static uint32_t
number(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;

	return u[0] | (uint32_t)u[1] << 8 | (uint32_t)u[2] << 16 | (uint32_t)u[3] << 24;
}

bool
tag_follows(unsigned from, unsigned to)
{
	unsigned a = from == TAGS ? TAG_O : tag_part(from), b = to == TAGS ? TAG_O : tag_part(to);

	if (a == TAG_B || a == TAG_I)
		return (b == TAG_I || b == TAG_L) && tag_kind(from) == tag_kind(to);
	return b != TAG_I && b != TAG_L;
}

static inline unsigned
number16(const unsigned char *u)
{
	return u[0] | (unsigned)u[1] << 8;
}

static void
tagger_read(struct tagger *g)
{
	const char *p = entities_assets[0].bytes;
	const unsigned char *t = (const unsigned char *)p + TAG_HEAD;
	unsigned y, z;

	g->buckets = number(p + 4);
	g->slots = number(p + 8);
	for (z = 0; z <= TAGS; z++)
		for (y = 0; y < TAGS; y++, t += 2)
			g->trans[z][y] = tag_follows(z, y) ? (int16_t)(uint16_t)number16(t) : IMPOSSIBLE;
	g->displace = t;
	g->marks = t + (size_t)g->buckets * 2;
	g->weights = (const int8_t *)g->marks + (size_t)g->slots * 2;
}

static void
add_row(int16_t out[COLUMNS], const int8_t *w, unsigned halved)
{
	int16_t times = (int16_t)(1 << halved);
	unsigned y;

	for (y = 0; y < COLUMNS; y++)
		out[y] = (int16_t)(out[y] + w[y] * times);
}

/* The weights lie all over the cache: ask for all of them before the first are used. */
static void
sum(int16_t out[COLUMNS], const struct tagger *s, const uint32_t *features, size_t n)
{
	const int8_t *at[TAG_FEATURES_MAX];
	uint8_t halved[TAG_FEATURES_MAX];
	size_t i, m = 0;

	for (i = 0; i < n; i++) {
		uint32_t f = features[i], slot = tag_slot(f, number16(s->displace + 2 * (size_t)tag_bucket(f, s->buckets)), s->slots);
		unsigned entry = number16(s->marks + 2 * (size_t)slot);

		at[m] = s->weights + (size_t)slot * COLUMNS;
		halved[m] = (uint8_t)(entry & 7);
		m += entry >> 3 == tag_mark(f);
	}
	for (i = 0; i < m; i++)
		__builtin_prefetch(at[i]);
	memset(out, 0, COLUMNS * sizeof(*out));
	for (i = 0; i < m; i++)
		add_row(out, at[i], halved[i]);
}

struct lattice {
	int32_t score[TAGS];
	uint8_t from[TAGS];
};

static void
reach(struct lattice *to, const struct lattice *from, const int32_t trans[TAGS + 1][TAGS], unsigned y)
{
	static const uint8_t outside[] = { TAG_O, 3, 4, 7, 8, 11, 12, 15, 16 };
	unsigned begin = 1 + tag_kind(y) * 4, i;
	const uint8_t inside[] = { (uint8_t)begin, (uint8_t)(begin + 1) };
	bool is_inside = tag_part(y) == TAG_I || tag_part(y) == TAG_L;
	const uint8_t *before = is_inside ? inside : outside;

	to->score[y] = 2 * IMPOSSIBLE;
	to->from[y] = before[0];
	for (i = 0; i < (is_inside ? sizeof(inside) : sizeof(outside)); i++) {
		int32_t s = from->score[before[i]] + trans[before[i]][y];

		if (s > to->score[y]) {
			to->score[y] = s;
			to->from[y] = before[i];
		}
	}
}

/* Viterbi over the scores of n tokens. */
static void
decode(uint8_t *out, struct lattice *path, int32_t (*emitted)[TAGS], size_t n, const struct tagger *s)
{
	unsigned y, best = TAG_O;
	size_t i;

	for (i = 0; i < n; i++)
		for (y = 0; y < TAGS; y++) {
			if (i)
				reach(&path[i], &path[i - 1], s->trans, y);
			else
				path[i].score[y] = s->trans[TAGS][y];
			path[i].score[y] += emitted[i][y];
			if (path[i].score[y] < IMPOSSIBLE)
				path[i].score[y] = IMPOSSIBLE;
		}
	for (y = 1; y < TAGS; y++)
		if (tag_follows(y, TAGS) && path[n - 1].score[y] > path[n - 1].score[best])
			best = y;
	for (i = n; i-- > 0; best = path[i].from[best])
		out[i] = (uint8_t)best;
}

static uint8_t
margin_of(const int32_t score[TAGS])
{
	int32_t best = score[0], second = IMPOSSIBLE, d;
	unsigned y;

	for (y = 1; y < TAGS; y++)
		if (score[y] > best) {
			second = best;
			best = score[y];
		} else if (score[y] > second) {
			second = score[y];
		}
	d = best - second;
	return d < 16 ? 0 : d < 48 ? 1 : d < 96 ? 2 : d < 160 ? 3 : d < 256 ? 4 : 5;
}

struct work {
	VEC(struct lattice) path;
	VEC(uint8_t) labels;
	int32_t (*scores)[TAGS];
};

static void
label_run(const struct tagger *g, struct tag_text *x, const struct tag_run *r, struct work *w)
{
	uint32_t features[TAG_FEATURES_MAX], i, n = r->last - r->first + 1;
	int16_t s[COLUMNS];
	unsigned y;

	vec_reserve(&w->path, n);
	vec_reserve(&w->labels, n);
	for (i = 0; i < n; i++) {
		sum(s, g, features, tag_features(features, x, r, r->first + i));
		w->scores[i][0] = 0;
		for (y = 1; y < TAGS; y++)
			w->scores[i][y] = s[y - 1];
		x->at.at[r->first + i].margin = margin_of(w->scores[i]);
	}
	decode(w->labels.at, w->path.at, w->scores, n, g);
	for (i = 0; i < n; i++)
		x->at.at[r->first + i].label = w->labels.at[i];
}

void
tag_text_label(struct tag_text *x)
{
	struct tagger g;
	struct work w = { 0 };
	struct tag_run *r;

	tagger_read(&g);
	w.scores = mem_alloc(TAG_RUN_MAX * sizeof(*w.scores));
	vec_each(r, &x->runs)
		label_run(&g, x, r, &w);
	free(w.scores);
	vec_free(&w.path);
	vec_free(&w.labels);
	tag_text_agree(x);
}
