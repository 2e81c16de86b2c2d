#include "doc_gen.h"

#include "base/utf8.h"

uint32_t
gen_next(uint64_t *seed, uint32_t below)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return (uint32_t)((*seed * 0x2545F4914F6CDD1Du) >> 33) % below;
}

static uint32_t
any_codepoint(uint64_t *seed)
{
	switch (gen_next(seed, 24)) {
	case 0: return 0x4E00 + gen_next(seed, 0x1000); /* wide */
	case 1: return 0x5D0 + gen_next(seed, 27);      /* Hebrew */
	case 2: return 0x621 + gen_next(seed, 42);      /* Arabic */
	case 3: return 0x300 + gen_next(seed, 0x70);    /* marks */
	case 4: return 0x1F600 + gen_next(seed, 0x40);  /* emoji */
	case 5: return gen_next(seed, 2) ? 0x200D : 0xFE0F;
	case 6: return gen_next(seed, 0x20); /* controls */
	case 7: return 0x7F + gen_next(seed, 0x21);
	case 8: return 0x202A + gen_next(seed, 5);   /* bidi controls */
	case 9: return 0x1F1E6 + gen_next(seed, 26); /* flags */
	case 10: return '\n';
	case 11: return gen_next(seed, 2) ? '\t' : 0xA0;
	case 12: return 0xAC00 + gen_next(seed, 0x1000); /* Hangul */
	case 13: return 0x915 + gen_next(seed, 0x40);    /* Devanagari */
	case 14:
	case 15:
	case 16: return ' ';
	default: return 'a' + gen_next(seed, 26);
	}
}

void
gen_text(struct str *out, uint64_t *seed, size_t n)
{
	while (n--)
		str_putcp(out, any_codepoint(seed));
}

void
gen_doc(struct doc *d, struct arena *mem, uint64_t *seed, size_t max_blocks)
{
	struct doc_builder b = { 0 };
	struct str text = { 0 };
	size_t n = gen_next(seed, (uint32_t)max_blocks + 1), i;

	for (i = 0; i < n; i++) {
		str_clear(&text);
		gen_text(&text, seed, gen_next(seed, gen_next(seed, 8) ? 200 : 5000));
		doc_builder_block(
		    &b, gen_next(seed, BLOCK_KINDS), gen_next(seed, 4), str_slice(&text));
	}
	doc_builder_finish(&b, d, mem);
	str_free(&text);
}

void
gen_one(struct doc *d, struct arena *mem, enum block_kind kind, struct slice text)
{
	struct doc_builder b = { 0 };

	doc_builder_block(&b, kind, 0, text);
	doc_builder_finish(&b, d, mem);
}
