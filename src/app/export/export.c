#include "export.h"

#include <string.h>

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

enum export_kind
export_kind(const struct source *s)
{
	return s->doi ? EXPORT_PAPER : s->container ? EXPORT_NEWS : s->url ? EXPORT_PAGE : EXPORT_OTHER;
}
