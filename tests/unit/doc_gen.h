#ifndef IBID_TESTS_DOC_GEN_H
#define IBID_TESTS_DOC_GEN_H

#include <stdint.h>

#include "base/mem.h"
#include "model/doc.h"

/* Docs for tests. Everything comes from the seed. */
uint32_t gen_next(uint64_t *seed, uint32_t below);
/* Append n code points: Latin, wide, right-to-left, emoji sequences, marks, controls, overrides,
 * blanks, line ends. */
void gen_text(struct str *out, uint64_t *seed, size_t n);
/* A doc of up to max_blocks blocks of all kinds, into mem; also empty blocks and long ones. */
void gen_doc(struct doc *d, struct arena *mem, uint64_t *seed, size_t max_blocks);
/* A doc of one block. */
void gen_one(struct doc *d, struct arena *mem, enum block_kind kind, struct slice text);

#endif
