#include "names.h"

#include "assets/asset.h"

static uint32_t
number(const char *p, unsigned bytes)
{
	const unsigned char *u = (const unsigned char *)p;
	uint32_t v = u[0] | (uint32_t)u[1] << 8;

	return bytes == 2 ? v : v | (uint32_t)u[2] << 16 | (uint32_t)u[3] << 24;
}

unsigned
names_classes(uint32_t key)
{
	const char *bytes = names_assets[0].bytes;
	uint32_t n = number(bytes + 4, 4), at = names_slot(key, n), found, mark = names_mark(key);
	const char *sets = bytes + NAMES_HEAD, *slots = sets + (size_t)number(bytes + 8, 4) * 4;

	for (; (found = number(slots + (size_t)at * 4, 2)); at = at + 1 == n ? 0 : at + 1)
		if (found == mark)
			return number(sets + (size_t)number(slots + (size_t)at * 4 + 2, 2) * 4, 4);
	return 0;
}

void
names_fetch(uint32_t key)
{
	const char *bytes = names_assets[0].bytes, *slots = bytes + NAMES_HEAD + (size_t)number(bytes + 8, 4) * 4;

	__builtin_prefetch(slots + (size_t)names_slot(key, number(bytes + 4, 4)) * 4);
}
