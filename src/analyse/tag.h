#ifndef IBID_ANALYSE_TAG_H
#define IBID_ANALYSE_TAG_H

#include <stdbool.h>
#include <stdint.h>

#include "analyse/tokens.h"
#include "model/article.h"

/*
 * The tagger of names. It labels stretches of tokens that may hold a name (capitals, numbers beside them, small words
 * between them): a linear model with first-order transitions, decoded by Viterbi's algorithm; then what it found in the
 * whole article decides where it was not sure.
 *	tag_text.c	which tokens may be in names, and which known names they spell
 *	tag_features.c	what the model sees
 *	tagger.c	the model, the decoding
 *	tag_agree.c	one name, one kind
 * assets/entities.model, as src/train/train_entities.c wrote it, is read where it lies; all numbers little-endian:
 *	"IBE3"; u32 buckets; u32 slots; transitions i16, from each label and the start, to each label; a u16 displacement for
 *	each bucket; for each slot a u16, the tag_mark() of its feature (0: free) and how often its weights were halved; for
 *	each slot its weights, i8, less that of TAG_O, a label but TAG_O
 */
enum tag {
	TAG_O,
	TAG_B, TAG_I, TAG_L, TAG_U, /* of the first kind; the next four are the next kind's */
	TAGS = 1 + 4 * ENTITY_KINDS
};

enum { TAG_HEAD = 12, TAG_COLUMNS = TAGS - 1 };

static inline uint32_t
tag_bucket(uint32_t feature, uint32_t buckets)
{
	return (uint32_t)((uint64_t)(feature * 0x9E3779B1u) * buckets >> 32);
}

static inline uint32_t
tag_slot(uint32_t feature, uint32_t displacement, uint32_t slots)
{
	uint32_t h = (feature ^ displacement * 0x85EBCA6Bu) * 0x2C1B3C6Du;

	h = (h ^ h >> 15) * 0x297A2D39u;
	return (uint32_t)((uint64_t)h * slots >> 32);
}

static inline uint32_t
tag_mark(uint32_t feature) /* 13 bits, never 0 */
{
	uint32_t m = (feature ^ feature >> 13) & 0x1FFF;

	return m ? m : 1;
}

static inline unsigned
tag_part(unsigned tag) /* TAG_O, TAG_B, TAG_I, TAG_L, TAG_U */
{
	return tag ? (tag - 1) % 4 + 1 : 0;
}

static inline unsigned
tag_kind(unsigned tag) /* of one that is not TAG_O */
{
	return (tag - 1) / 4;
}

/* from and to may be TAGS: the start and the end. */
bool tag_follows(unsigned from, unsigned to);

struct tag_token {
	bool may;        /* be in a name */
	uint8_t place;   /* in the known name that covers it: 0 none, else TAG_B, TAG_I, TAG_L */
	uint8_t label;   /* enum tag */
	uint8_t margin;  /* how sure the model was of it: 0..5 */
	uint32_t covers; /* enum name_class of that name */
};

enum { TAG_RUN_MAX = 64 };
struct tag_run {
	uint32_t first, last; /* tokens, both inside */
};

struct tag_text {
	const struct tokens *t;
	VEC(struct tag_token) at;
	VEC(struct tag_run) runs;
	uint32_t *seen; /* enum tag_seen, by type: beside what a word stands anywhere in the article */
	uint32_t the;   /* the hash of "the" */
	bool lower; /* written without capitals */
};

enum tag_seen {
	TAG_SEEN = 1 << 0,
	TAG_SEEN_AGAIN = 1 << 1,
	TAG_SEEN_ALONE = 1 << 2,   /* in a run of its own */
	TAG_SEEN_FIRST = 1 << 3,   /* more of its run behind it */
	TAG_SEEN_LAST = 1 << 4,    /* and before it */
	TAG_SEEN_SURNAME = 1 << 5, /* behind a first name */
	TAG_SEEN_TITLED = 1 << 6,  /* behind a title or occupation */
	TAG_SEEN_IN = 1 << 7,
	TAG_SEEN_THE = 1 << 8,
	TAG_SEEN_SAYS = 1 << 9,    /* before a verb of speech */
	TAG_SEEN_ORG = 1 << 10,    /* before the head word of organisations, of places */
	TAG_SEEN_PLACE = 1 << 11,
	TAG_SEEN_OWNER = 1 << 12,
	TAG_SEEN_BRACKET = 1 << 13,
};

void tag_text_build(struct tag_text *x, const struct tokens *t);
/* Fills seen. */
void tag_text_see(struct tag_text *x);
void tag_text_free(struct tag_text *x);
/* Where the model was not sure: label a name as elsewhere in the article. */
void tag_text_agree(struct tag_text *x);

/* The features of token i in run r; returns how many. */
enum { TAG_FEATURES_MAX = 250 };
size_t tag_features(uint32_t out[TAG_FEATURES_MAX], const struct tag_text *x, const struct tag_run *r, uint32_t i);

/* Label all tokens. */
void tag_text_label(struct tag_text *x);

#endif
