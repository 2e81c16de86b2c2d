#ifndef IBID_MODEL_VARINT_H
#define IBID_MODEL_VARINT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* Unsigned LEB128: seven bits a byte, low bits first. */
static inline void
varint_put(struct str *out, uint64_t v)
{
	for (; v >= 0x80; v >>= 7)
		str_putc(out, (char)(v | 0x80));
	str_putc(out, (char)v);
}

/* Take a number off the front of in; false when there is none or it does not fit. */
static inline bool
varint_get(uint64_t *v, struct slice *in)
{
	unsigned shift = 0;

	for (*v = 0; in->n && shift < 64; shift += 7) {
		unsigned char c = (unsigned char)in->p[0];

		in->p++;
		in->n--;
		*v |= (uint64_t)(c & 0x7F) << shift;
		if (c < 0x80)
			return true;
	}
	return false;
}

#endif
