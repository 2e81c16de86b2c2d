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
	case LABEL_I_TITLE: return k->kind != TOKEN_IS_URL && k->kind != TOKEN_IS_DOI && !k->behind_quote;
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

/* trans: IMPOSSIBLE where label_follows() says so; its last row is the start's. */
static void
step(struct lattice *to, const struct lattice *from, const int32_t emitted[LABELS], int32_t trans[LABELS + 1][LABELS])
{
	int32_t best[LABELS], s;
	unsigned y, z;

	memset(to->from, 0, sizeof(to->from));
	for (y = 0; y < LABELS; y++)
		best[y] = from ? 2 * IMPOSSIBLE : trans[LABELS][y];
	for (z = 0; from && z < LABELS; z++) {
		if (from->score[z] <= IMPOSSIBLE / 2)
			continue;
		for (y = 0; y < LABELS; y++) {
			s = from->score[z] + trans[z][y];
			to->from[y] = s > best[y] ? (uint8_t)z : to->from[y];
			best[y] = s > best[y] ? s : best[y];
		}
	}
	for (y = 0; y < LABELS; y++) {
		s = best[y] + emitted[y];
		to->score[y] = s < IMPOSSIBLE ? IMPOSSIBLE : s;
	}
}

/* Viterbi over first-order transitions. */
void
entry_label(struct ref_entry *e)
{
	int32_t trans[LABELS + 1][LABELS];
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
			trans[z][y] = label_follows(z, y) ? model_transition(z, y) : IMPOSSIBLE;
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
