#include "tag.h"

#include <stdlib.h>
#include <string.h>

#include "analyse/ref_model.h"

enum { KNOWN_TOKENS = 8 };

/* A name as the model found it, with what kinds it had. */
struct known {
	uint32_t key; /* 0: free */
	uint16_t kinds[ENTITY_KINDS];
};

struct names {
	struct known *at;
	uint32_t cap;
	uint8_t *lengths; /* a type's: how long the names are that begin with it, as bits */
};

static uint32_t
key_of(const struct tag_text *x, uint32_t key, uint32_t i)
{
	const struct token *k = &x->t->at.at[i];
	uint32_t h = token_is_word(k) ? x->t->types.at[k->type].hash : k->type + 7;

	key = (key ^ h) * 0x9E3779B1u;
	key ^= key >> 15;
	return key ? key : 1;
}

static struct known *
place_of(const struct names *n, uint32_t key)
{
	uint32_t at = key & (n->cap - 1);

	while (n->at[at].key && n->at[at].key != key)
		at = (at + 1) & (n->cap - 1);
	return &n->at[at];
}

/* The last token of the name that begins at i. */
static uint32_t
end_of(const struct tag_text *x, uint32_t i)
{
	if (tag_part(x->at.at[i].label) == TAG_B)
		while (tag_part(x->at.at[i].label) != TAG_L)
			i++;
	return i;
}

static bool
begins(const struct tag_text *x, uint32_t i)
{
	unsigned part = tag_part(x->at.at[i].label);

	return part == TAG_B || part == TAG_U;
}

static void
collect(struct tag_text *x, struct names *n)
{
	uint32_t i, j, end, key, count = 0;

	for (i = 0; i < x->at.n; i++)
		count += begins(x, i);
	for (n->cap = 64; n->cap < count * 2; n->cap *= 2)
		;
	n->at = mem_zalloc(n->cap * sizeof(*n->at));
	n->lengths = mem_zalloc(x->t->types.n + 1);
	for (i = 0; i < x->at.n; i = end + 1) {
		struct known *to;

		end = i;
		if (!begins(x, i) || !token_is_word(&x->t->at.at[i]))
			continue;
		end = end_of(x, i);
		if (end - i >= KNOWN_TOKENS)
			continue;
		for (key = 1, j = i; j <= end; j++)
			key = key_of(x, key, j);
		to = place_of(n, key);
		to->key = key;
		to->kinds[tag_kind(x->at.at[i].label)] += to->kinds[tag_kind(x->at.at[i].label)] < UINT16_MAX;
		n->lengths[x->t->at.at[i].type] |= (uint8_t)(1u << (end - i));
	}
}

/* The kind that a name has elsewhere, when nearly all agree; ENTITY_KINDS: they do not. *votes: how many do. */
static enum entity_kind
usual(const struct known *k, unsigned *votes)
{
	unsigned kind, best = 0, all = 0;

	for (kind = 0; kind < ENTITY_KINDS; kind++) {
		all += k->kinds[kind];
		best = k->kinds[kind] > k->kinds[best] ? kind : best;
	}
	*votes = k->kinds[best];
	return k->kinds[best] * 4u >= all * 3u ? (enum entity_kind)best : ENTITY_KINDS;
}

static void
relabel(struct tag_text *x, uint32_t i, uint32_t end, enum entity_kind kind)
{
	unsigned base = 4 * (unsigned)kind;
	uint32_t j;

	for (j = i; j <= end; j++)
		x->at.at[j].label = (uint8_t)(base + (i == end ? TAG_U : j == i ? TAG_B : j == end ? TAG_L : TAG_I));
}

/* Is nothing at i..end labelled, and was the model not sure of that? */
static bool
is_missed(const struct tag_text *x, uint32_t i, uint32_t end, unsigned votes)
{
	uint32_t j;
	unsigned sure = 5;

	for (j = i; j <= end; j++) {
		if (x->at.at[j].label)
			return false;
		sure = x->at.at[j].margin < sure ? x->at.at[j].margin : sure;
	}
	return sure <= (votes > 2 ? 3u : 2u);
}

/* The longest name that is known from elsewhere and begins at i. */
static uint32_t
match(struct tag_text *x, const struct names *n, uint32_t i)
{
	uint32_t j, key = 1, end = i;
	unsigned lengths = n->lengths[x->t->at.at[i].type], votes;
	const struct known *k, *found = NULL;
	enum entity_kind kind;

	for (j = i; j < x->at.n && j < i + KNOWN_TOKENS && lengths >> (j - i); j++) {
		if (j > i && (!x->at.at[j].may || x->t->at.at[j].flags & TOKEN_BREAK))
			break;
		key = key_of(x, key, j);
		if ((lengths >> (j - i) & 1) && (k = place_of(n, key))->key) {
			end = j;
			found = k;
		}
	}
	if (!found || (kind = usual(found, &votes)) == ENTITY_KINDS)
		return i;
	if (begins(x, i) && end_of(x, i) == end) {
		if (tag_kind(x->at.at[i].label) != kind && votes > 2 && x->at.at[i].margin < 4)
			relabel(x, i, end, kind);
	} else if (is_missed(x, i, end, votes)) {
		relabel(x, i, end, kind);
	}
	return end;
}

void
tag_text_agree(struct tag_text *x)
{
	struct names n = { 0 };
	uint32_t i;

	collect(x, &n);
	for (i = 0; i < x->at.n; i++)
		if (x->at.at[i].may && token_is_word(&x->t->at.at[i]) && x->t->at.at[i].kind != TOKEN_LOWER)
			i = match(x, &n, i);
	free(n.at);
	free(n.lengths);
}
