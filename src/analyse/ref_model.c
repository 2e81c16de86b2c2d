#include "ref_model.h"

#include <string.h>

#include "assets/asset.h"
#include "base/utf8.h"

enum { HEAD_BYTES = 16, SLOT_BYTES = 8 };

static uint32_t
number(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;

	return u[0] | (uint32_t)u[1] << 8 | (uint32_t)u[2] << 16 | (uint32_t)u[3] << 24;
}

static const char *
bytes(void)
{
	return references_assets[0].bytes;
}

uint32_t
gaz_extend(uint32_t key, struct slice folded)
{
	size_t i;

	if (key != GAZ_START)
		key = (key ^ ' ') * 0x01000193u;
	for (i = 0; i < folded.n; i++)
		key = (key ^ (unsigned char)folded.p[i]) * 0x01000193u;
	return key ? key : 1;
}

unsigned
gaz_classes(uint32_t key)
{
	uint32_t n = number(bytes() + 4), at, found;
	const char *slots = bytes() + HEAD_BYTES;

	for (at = model_slot(key, n); (found = number(slots + (size_t)at * SLOT_BYTES)); at = at + 1 == n ? 0 : at + 1)
		if (found == key)
			return number(slots + (size_t)at * SLOT_BYTES + 4);
	return 0;
}

/* One byte of ASCII as it is folded; '\0': left out. */
static char
fold_ascii(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c + 'a' - 'A');
	return c == '.' ? '\0' : c;
}

size_t
gaz_fold(char *out, size_t cap, struct slice word)
{
	size_t at = 0, n = 0, used, i, m;
	uint32_t cp, folded[UTF8_FOLD_MAX];
	char b[UTF8_MAX];

	while (at < word.n && n < cap) {
		if ((unsigned char)word.p[at] < 0x80) {
			char c = fold_ascii(word.p[at++]);

			if (c)
				out[n++] = c;
			continue;
		}
		at += utf8_decode(word, at, &cp);
		m = utf8_fold(cp, false, folded);
		for (i = 0; i < m; i++) {
			used = utf8_encode(b, folded[i]);
			if (n + used > cap)
				return n;
			memcpy(out + n, b, used);
			n += used;
		}
	}
	if (n > 2 && out[n - 1] == 's' && out[n - 2] == '\'')
		n -= 2;
	return n;
}

static const char *
transitions(void)
{
	return bytes() + HEAD_BYTES + (size_t)SLOT_BYTES * number(bytes() + 4);
}

const int8_t *
model_weights(uint32_t feature)
{
	uint32_t n = number(bytes() + 8), at = model_slot(feature, n - MODEL_TAIL), found;
	const char *keys = transitions() + (LABELS + 1) * LABELS * 2;

	for (; (found = number(keys + (size_t)at * 4)) && model_order(found) < model_order(feature); at++)
		;
	return found == feature ? (const int8_t *)(keys + (size_t)n * 4 + (size_t)at * LABELS) : NULL;
}

int
model_transition(unsigned from, unsigned to)
{
	const unsigned char *p = (const unsigned char *)transitions() + (from * LABELS + to) * 2;

	return (int16_t)(uint16_t)(p[0] | (unsigned)p[1] << 8);
}
