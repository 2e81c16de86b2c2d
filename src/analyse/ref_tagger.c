#include "ref_entry.h"

#include <string.h>

bool
label_fits(const struct ref_token *k, unsigned label)
{
	switch (label) {
	case LABEL_DATE:
	case LABEL_ACCESSED: return k->kind == TOKEN_IS_YEAR || k->kind == TOKEN_IS_DATE || k->kind == TOKEN_IS_DAY;
	case LABEL_URL: return k->kind == TOKEN_IS_URL || k->kind == TOKEN_IS_DOI;
	case LABEL_PAGES: return k->kind != TOKEN_IS_MARK && k->kind != TOKEN_IS_URL && k->kind != TOKEN_IS_DATE;
	case LABEL_NEXT: return k->kind == TOKEN_IS_MARK || k->kind == TOKEN_IS_WORD;
	case LABEL_O: return k->kind != TOKEN_IS_URL;
	case LABEL_B_PERSON:
	case LABEL_I_PERSON: return k->kind == TOKEN_IS_MARK || k->kind == TOKEN_IS_WORD;
	default: return k->kind != TOKEN_IS_URL && k->kind != TOKEN_IS_DOI;
	}
}

bool
label_follows(unsigned from, unsigned to)
{
	switch (to) {
	case LABEL_I_PERSON:
	case LABEL_I_BODY:
	case LABEL_I_TITLE:
	case LABEL_I_CONTAINER:
	case LABEL_I_PUBLISHER: return from == to || from + 1 == to;
	default: return true;
	}
}

enum { IMPOSSIBLE = -(1 << 28) };

struct lattice {
	int32_t score[LABELS];
	uint8_t from[LABELS];
};

static void
emit(int32_t score[LABELS], const struct ref_entry *e, size_t i)
{
	uint32_t features[ENTRY_FEATURES_MAX];
	size_t n = entry_features(features, e, i), k;
	unsigned y;

	memset(score, 0, LABELS * sizeof(*score));
	for (k = 0; k < n; k++) {
		const int8_t *w = model_weights(features[k]);

		for (y = 0; w && y < LABELS; y++)
			score[y] += w[y];
	}
	for (y = 0; y < LABELS; y++)
		if (!label_fits(&e->tokens.at[i], y))
			score[y] = IMPOSSIBLE;
}

static void
step(struct lattice *to, const struct lattice *from, const int32_t emitted[LABELS], int16_t trans[LABELS + 1][LABELS])
{
	unsigned y, z;

	for (y = 0; y < LABELS; y++) {
		int32_t best = IMPOSSIBLE * 2;
		uint8_t arg = 0;

		if (!from) {
			best = label_follows(LABELS, y) ? trans[LABELS][y] : IMPOSSIBLE;
		} else if (emitted[y] > IMPOSSIBLE) {
			for (z = 0; z < LABELS; z++) {
				int32_t s = from->score[z] + trans[z][y];

				if (s > best && label_follows(z, y)) {
					best = s;
					arg = (uint8_t)z;
				}
			}
		}
		to->score[y] = best + emitted[y];
		if (to->score[y] < IMPOSSIBLE * 2)
			to->score[y] = IMPOSSIBLE * 2;
		to->from[y] = arg;
	}
}

/* Viterbi over first-order transitions. */
void
entry_label(struct ref_entry *e)
{
	int16_t trans[LABELS + 1][LABELS];
	VEC(struct lattice) path = { 0 };
	int32_t emitted[LABELS];
	unsigned y, z, best = 0;
	size_t i;

	vec_reserve(&e->labels, e->tokens.n + 1);
	e->labels.n = e->tokens.n;
	if (!e->tokens.n)
		return;
	for (z = 0; z <= LABELS; z++)
		for (y = 0; y < LABELS; y++)
			trans[z][y] = (int16_t)model_transition(z, y);
	vec_reserve(&path, e->tokens.n);
	for (i = 0; i < e->tokens.n; i++) {
		emit(emitted, e, i);
		step(&path.at[i], i ? &path.at[i - 1] : NULL, emitted, trans);
	}
	for (y = 1; y < LABELS; y++)
		if (path.at[e->tokens.n - 1].score[y] > path.at[e->tokens.n - 1].score[best])
			best = y;
	for (i = e->tokens.n; i-- > 0; best = path.at[i].from[best])
		e->labels.at[i] = (uint8_t)best;
	vec_free(&path);
}
