#include "export.h"

/* CSL-JSON: https://resource.citationstyles.org/schema/latest/input/json/csl-data.json */

static void
put_string(struct str *out, const char *s)
{
	struct str line = { 0 };
	size_t i;

	export_put_line(&line, s);
	str_putc(out, '"');
	for (i = 0; i < line.n; i++) {
		if (line.p[i] == '"' || line.p[i] == '\\')
			str_putc(out, '\\');
		str_putc(out, line.p[i]);
	}
	str_putc(out, '"');
	str_free(&line);
}

static void
put_field(struct str *out, const char *name, const char *value)
{
	if (!value)
		return;
	str_printf(out, ",\"%s\":", name);
	put_string(out, value);
}

static void
put_authors(struct str *out, const struct source *s)
{
	size_t i;

	if (!s->nauthors)
		return;
	str_puts(out, ",\"author\":[");
	for (i = 0; i < s->nauthors; i++) {
		const struct name *n = &s->authors[i];

		str_puts(out, i ? ",{" : "{");
		str_puts(out, n->literal ? "\"literal\":" : n->family ? "\"family\":" : "\"given\":");
		put_string(out, n->literal ? n->literal : n->family ? n->family : n->given ? n->given : "");
		if (!n->literal && n->family)
			put_field(out, "given", n->given);
		str_putc(out, '}');
	}
	str_putc(out, ']');
}

static void
begin(struct export *x, struct str *out)
{
	(void)x;
	str_puts(out, "[");
}

static void
source(struct export *x, struct str *out, const struct source *s)
{
	static const char *const types[] = { [EXPORT_PAPER] = "article-journal", [EXPORT_NEWS] = "article-newspaper",
		[EXPORT_PAGE] = "webpage", [EXPORT_OTHER] = "document" };

	str_printf(out, "%s{\"id\":\"ibid-%lld\",\"type\":\"%s\"", x->n++ ? ",\n" : "\n", (long long)s->id, types[export_kind(s)]);
	put_field(out, "title", s->title);
	put_authors(out, s);
	put_field(out, "container-title", s->container);
	if (s->date.year) {
		str_printf(out, ",\"issued\":{\"date-parts\":[[%d", s->date.year);
		if (s->date.month)
			str_printf(out, ",%d", s->date.month);
		if (s->date.month && s->date.day)
			str_printf(out, ",%d", s->date.day);
		str_puts(out, "]]}");
	}
	put_field(out, "URL", s->url);
	put_field(out, "DOI", s->doi);
	str_putc(out, '}');
}

static void
end(struct export *x, struct str *out)
{
	(void)x;
	str_puts(out, "\n]\n");
}

const struct export_format export_csl = { "csl-json", begin, source, end };
