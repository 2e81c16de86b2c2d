#ifndef IBID_TRAIN_TEXTS_H
#define IBID_TRAIN_TEXTS_H

#include "analyse/tag.h"
#include "base/mem.h"
#include "train/perceptron.h"

/*
 * Texts with annotated names. Those of others: NAME.jsonl, a JSON object a line, {"text", "mentions": [[start, end, kind]]};
 * offsets are code points, kinds those of entity_kind_name(). Our own: src/train/texts/NAME.txt, where "{Name|k}" marks a
 * mention of a person (p), an organisation (o), a place (l) or something else (m), and a line ===== parts two texts.
 */
struct mention {
	uint32_t beg, end; /* bytes */
	uint8_t kind;
};

struct text {
	unsigned source; /* as texts_read() was told */
	struct arena mem;
	struct doc doc;
	struct tokens tokens;
	struct tag_text tags;
	VEC(struct mention) mentions;
	/* For learning: of all tokens in runs, one run behind the other. */
	VEC(uint8_t) gold;
	VEC(uint32_t) features, begin, fits;
	size_t n;          /* tokens in runs */
};

struct texts {
	VEC(struct text *) at;
};

/* false: not read, with a message. */
bool texts_read(struct texts *to, const char *folder, const char *name, unsigned source);
bool texts_read_written(struct texts *to, const char *folder, const char *name, unsigned source);
void texts_free(struct texts *t);

/* A run of a text as the perceptron takes it; `at`: its first token among those in runs. */
struct sequence text_sequence(const struct text *t, size_t at, size_t n);
void text_features(struct text *t);

#endif
