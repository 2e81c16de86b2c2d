#include "export.h"

#include <string.h>

#include "base/utf8.h"

static const struct export_format *const formats[] = { &export_csl, &export_bibtex, &export_ris };

const struct export_format *
export_format(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(formats) / sizeof(*formats); i++)
		if (strcmp(formats[i]->name, name) == 0)
			return formats[i];
	return NULL;
}

const char *
export_format_name(size_t i)
{
	return i < sizeof(formats) / sizeof(*formats) ? formats[i]->name : NULL;
}

void
export_free(struct export *x)
{
	map_free(&x->keys);
	x->n = 0;
}

void
export_put_line(struct str *out, const char *s)
{
	struct slice t = slice_of(s);
	char bytes[UTF8_MAX];
	uint32_t cp;
	size_t at;

	for (at = 0; at < t.n;) {
		at += utf8_decode(t, at, &cp);
		cp = cp < ' ' || (cp >= 0x7F && cp < 0xA0) ? ' ' : utf8_safe(cp);
		if (cp)
			str_add(out, bytes, utf8_encode(bytes, cp));
	}
}

enum export_kind
export_kind(const struct source *s)
{
	return s->doi ? EXPORT_PAPER : s->container ? EXPORT_NEWS : s->url ? EXPORT_PAGE : EXPORT_OTHER;
}
