#include "doc.h"

#include "model/varint.h"

void
doc_builder_block(struct doc_builder *b, enum block_kind kind, unsigned level, struct slice text)
{
	struct block block = { .kind = (uint8_t)kind, .level = (uint8_t)level };

	if (b->blocks.n) {
		bool row = kind == BLOCK_ITEM || (kind == BLOCK_PREFORMATTED && level);
		bool tight = row && vec_last(&b->blocks).kind == kind;

		str_puts(&b->text, tight ? "\n" : "\n\n");
	}
	block.beg = (uint32_t)b->text.n;
	str_put(&b->text, text);
	block.end = (uint32_t)b->text.n;
	vec_push(&b->blocks, block);
}

void
doc_builder_finish(struct doc_builder *b, struct doc *out, struct arena *mem)
{
	struct block *blocks = arena_alloc(mem, b->blocks.n * sizeof(*blocks));
	struct span *spans = arena_alloc(mem, b->spans.n * sizeof(*spans));

	if (b->blocks.n)
		memcpy(blocks, b->blocks.at, b->blocks.n * sizeof(*blocks));
	if (b->spans.n)
		memcpy(spans, b->spans.at, b->spans.n * sizeof(*spans));
	*out = (struct doc){
		.text = { arena_dup(mem, str_cstr(&b->text), b->text.n), b->text.n },
		.blocks = blocks,
		.nblocks = b->blocks.n,
		.spans = spans,
		.nspans = b->spans.n,
	};
	doc_builder_free(b);
}

void
doc_builder_free(struct doc_builder *b)
{
	str_free(&b->text);
	vec_free(&b->blocks);
	vec_free(&b->spans);
}

const char *
block_kind_name(enum block_kind kind)
{
	static const char *const names[BLOCK_KINDS] = {
		[BLOCK_PARAGRAPH] = "paragraph",
		[BLOCK_HEADING] = "heading",
		[BLOCK_QUOTE] = "quote",
		[BLOCK_ITEM] = "item",
		[BLOCK_CAPTION] = "caption",
		[BLOCK_PREFORMATTED] = "preformatted",
		[BLOCK_RULE] = "rule",
	};

	return names[kind];
}

size_t
doc_block_at(const struct doc *d, size_t at)
{
	size_t lo = 0, hi = d->nblocks;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (d->blocks[mid].beg <= at)
			lo = mid;
		else
			hi = mid;
	}
	return lo;
}

/* A block is three numbers: bytes since the last block's end, its length, kind and level in one. */
void
doc_pack_blocks(struct str *out, const struct doc *d)
{
	uint32_t last = 0;
	size_t i;

	for (i = 0; i < d->nblocks; i++) {
		const struct block *b = &d->blocks[i];

		varint_put(out, b->beg - last);
		varint_put(out, b->end - b->beg);
		varint_put(out, (uint64_t)b->level << 3 | b->kind);
		last = b->end;
	}
}

bool
doc_unpack_blocks(struct doc *d, struct slice packed, struct arena *mem)
{
	VEC(struct block) blocks = { 0 };
	uint64_t gap, length, kind, last = 0;
	struct block *copy;

	while (packed.n) {
		if (!varint_get(&gap, &packed) || !varint_get(&length, &packed) || !varint_get(&kind, &packed) ||
		    (kind & 7) >= BLOCK_KINDS || kind >> 3 > UINT8_MAX || gap > d->text.n || length > d->text.n ||
		    last + gap + length > d->text.n)
			goto bad;
		vec_push(&blocks, (struct block){ .beg = (uint32_t)(last + gap), .end = (uint32_t)(last + gap + length),
					  .kind = kind & 7, .level = (uint8_t)(kind >> 3) });
		last += gap + length;
	}
	copy = arena_alloc(mem, blocks.n * sizeof(*copy));
	if (blocks.n)
		memcpy(copy, blocks.at, blocks.n * sizeof(*copy));
	d->blocks = copy;
	d->nblocks = blocks.n;
	vec_free(&blocks);
	return true;
bad:
	vec_free(&blocks);
	return false;
}
