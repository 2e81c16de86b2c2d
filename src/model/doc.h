#ifndef IBID_MODEL_DOC_H
#define IBID_MODEL_DOC_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/vec.h"
#include "model/span.h"

enum block_kind {
	BLOCK_PARAGRAPH,
	BLOCK_HEADING,
	BLOCK_QUOTE,
	BLOCK_ITEM, /* of a list; its marker (-, 1.) belongs to the text */
	BLOCK_CAPTION,
	BLOCK_PREFORMATTED, /* line breaks count */
	BLOCK_RULE,
	BLOCK_KINDS
};

/* Blocks stand in the order of the text and do not overlap; between them is white space only. */
struct block {
	uint32_t beg, end;
	uint8_t kind;  /* enum block_kind */
	uint8_t level; /* heading 1..6; quote, item: nesting from 1; preformatted, of a row: its last column; else 0 */
};

/* A text that is read. Immutable once built: text, blocks and spans live in the arena that built it. */
struct doc {
	struct slice text; /* UTF-8, NFC, \n; NUL-terminated */
	const struct block *blocks;
	size_t nblocks;
	const struct span *spans; /* by beg, then longer first */
	size_t nspans;
};

/* Builds a doc block by block, with "\n\n" between blocks and "\n" between items and between rows of columns. */
struct doc_builder {
	struct str text;
	VEC(struct block) blocks;
	VEC(struct span) spans;
};

void doc_builder_block(struct doc_builder *b, enum block_kind kind, unsigned level, struct slice text);
/* Move the result into mem; the builder is empty again. */
void doc_builder_finish(struct doc_builder *b, struct doc *out, struct arena *mem);
void doc_builder_free(struct doc_builder *b);

/* The names in the JSON output: "paragraph", "heading", ... */
const char *block_kind_name(enum block_kind kind);

/* Index of the last block that begins at or before `at`, 0 when there is none. */
size_t doc_block_at(const struct doc *d, size_t at);

/* Blocks as the library stores them: a compact byte string. false: the bytes are not such a string. */
void doc_pack_blocks(struct str *out, const struct doc *d);
bool doc_unpack_blocks(struct doc *d, struct slice packed, struct arena *mem);

#endif
