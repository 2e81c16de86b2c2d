#include "sound.h"

#include <string.h>

void
sound_put(struct str *out, struct slice words, bool apart)
{
	size_t i, begin;
	char c;

	for (i = 0, begin = out->n; i < words.n; i++) {
		c = words.p[i];
		if (c == ' ') {
			if (apart)
				str_putc(out, ' ');
			begin = out->n;
			continue;
		}
		if ((c == 'q' || c == 'g') && out->n == begin)
			c = 'k';
		if (c == 'z')
			c = 's';
		if (strchr("aeiouyhw'", c) || (out->n > begin && out->p[out->n - 1] == c))
			continue;
		str_putc(out, c);
	}
}
