#include "describe.h"

void
describe_parts(struct str *out, const char *a, const char *b, const char *c)
{
	const char *const parts[] = { a, b, c };
	size_t from = out->n, i;

	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (parts[i] && parts[i][0])
			str_printf(out, "%s%s", out->n > from ? " · " : "", parts[i]);
}

void
describe_work(struct str *out, const char *title, const char *where, struct date date)
{
	char human[DATE_ISO_MAX];

	describe_parts(out, title, where, date_human(human, date));
}

void
describe_article(struct str *out, const struct article *a)
{
	describe_work(out, a->title, a->publisher, a->date);
}

void
describe_source(struct str *out, const struct source *s)
{
	describe_work(out, source_name(s), s->container, s->date);
}
