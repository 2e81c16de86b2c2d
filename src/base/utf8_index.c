#include "utf8.h"

#include <string.h>

enum { INDEX_STEP = 128 };

void
utf8_index_build(struct utf8_index *x, struct slice text)
{
	size_t at, n = 0;

	memset(x, 0, sizeof(*x));
	x->text = text;
	for (at = 0; at <= text.n; at += INDEX_STEP) {
		vec_push(&x->before, n);
		n += utf8_count(slice_sub(text, at, at + INDEX_STEP));
	}
}

size_t
utf8_index_codepoint(const struct utf8_index *x, size_t byte)
{
	size_t step;

	if (byte > x->text.n)
		byte = x->text.n;
	step = byte / INDEX_STEP;
	return x->before.at[step] + utf8_count(slice_sub(x->text, step * INDEX_STEP, byte));
}

size_t
utf8_index_byte(const struct utf8_index *x, size_t codepoint)
{
	size_t lo = 0, hi = x->before.n, at, n;

	while (hi - lo > 1) {
		size_t mid = lo + (hi - lo) / 2;

		if (x->before.at[mid] <= codepoint)
			lo = mid;
		else
			hi = mid;
	}
	n = x->before.at[lo];
	for (at = lo * INDEX_STEP; at < x->text.n; at++) {
		if (((unsigned char)x->text.p[at] & 0xC0) == 0x80)
			continue;
		if (n++ == codepoint)
			break;
	}
	return at;
}

void
utf8_index_free(struct utf8_index *x)
{
	vec_free(&x->before);
}
