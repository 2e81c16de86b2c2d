#ifndef IBID_ANALYSE_REF_MODEL_H
#define IBID_ANALYSE_REF_MODEL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/*
 * assets/references.model: what is known of words and of printed references, as src/train/train_references.c wrote it.
 * It is read where it lies. Layout, all numbers little-endian:
 *	"IBR1", u32 word slots, u32 feature slots, u32 labels
 *	word slots: u32 key, u32 classes; key 0: free; open addressing from model_slot()
 *	transitions: i16, from each label and the start, to each label
 *	feature slots: u32 key, in the order of model_order() from model_slot() on, so that a search ends early; then for
 *	each slot its weights, i8 a label. The last slot is free.
 */

/* What may be said of a word, or of a phrase from its first word. */
enum gaz_class {
	GAZ_FIRST_NAME = 1 << 0,
	GAZ_SURNAME = 1 << 1,
	GAZ_PARTICLE = 1 << 2,   /* van, de, bin */
	GAZ_OUTLET = 1 << 3,     /* a newspaper, broadcaster, agency, magazine, site, journal */
	GAZ_OUTLET_HEAD = 1 << 4, /* times, post, journal */
	GAZ_PUBLISHER = 1 << 5,
	GAZ_PUBLISHER_HEAD = 1 << 6, /* press, verlag */
	GAZ_BODY = 1 << 7,       /* an institution that writes: a think tank, an authority, an NGO */
	GAZ_BODY_HEAD = 1 << 8,  /* ministry, institute, council */
	GAZ_PLACE = 1 << 9,      /* cities where books appear, countries */
	GAZ_MONTH = 1 << 10,
	GAZ_CUE = 1 << 11,       /* known to the tagger as itself: accessed, in, vol */
	GAZ_SAYS = 1 << 12,      /* says, reported, argues */
	GAZ_STOP = 1 << 13,      /* function words */
	GAZ_TITLE = 1 << 14,     /* Dr, Prof, Sir */
	GAZ_PHRASE = 1 << 15,    /* a phrase of several words begins so */
	GAZ_KNOWN = 1 << 16,     /* the key is a whole entry and not only the start of phrases */
	GAZ_ALIAS = 1 << 17,     /* a common word, that is an outlet only with capitals and where one is expected */
};

enum { GAZ_WORDS_MAX = 7 }; /* of a phrase */

/* Labels of an entry's tokens: B_ begins, I_ goes on. */
enum ref_label {
	LABEL_O,
	LABEL_B_PERSON, LABEL_I_PERSON,
	LABEL_B_BODY, LABEL_I_BODY, /* an institution as the author */
	LABEL_B_TITLE, LABEL_I_TITLE,
	LABEL_B_CONTAINER, LABEL_I_CONTAINER,
	LABEL_B_PUBLISHER, LABEL_I_PUBLISHER,
	LABEL_DATE,
	LABEL_ACCESSED, /* and all other dates */
	LABEL_URL,
	LABEL_PAGES,
	LABEL_NEXT, /* what parts two works of one note */
	LABELS
};

/* The key of a folded word or phrase: extend it word by word from GAZ_START. */
#define GAZ_START 0x811C9DC5u
uint32_t gaz_extend(uint32_t key, struct slice folded);
unsigned gaz_classes(uint32_t key); /* enum gaz_class; 0: not known */
/* Fold for gaz_extend(): lower case, no accents, no full stops, no 's. At most cap bytes; returns them. */
size_t gaz_fold(char *out, size_t cap, struct slice word);

static inline uint32_t
model_order(uint32_t key)
{
	return key * 0x9E3779B1u;
}

/* Where the search for a key begins in a table. */
static inline uint32_t
model_slot(uint32_t key, uint32_t slots)
{
	return (uint32_t)((uint64_t)model_order(key) * slots >> 32);
}

/* What is kept of a key that is not kept whole; never 0. */
static inline uint32_t
model_mark(uint32_t key)
{
	return (key & 0xFFFF) ? key & 0xFFFF : 1;
}

enum { MODEL_TAIL = 256 }; /* feature slots behind those that model_slot() gives: what was pushed off the end */

const int8_t *model_weights(uint32_t feature); /* LABELS of them; NULL: the feature says nothing */
int model_transition(unsigned from, unsigned to); /* from LABELS: the entry's start */

#endif
