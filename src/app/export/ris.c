#include "export.h"

/* RIS: a line a field, "XX  - value"; there is no escaping, so that a value is one line. */

static void
put_field(struct str *out, const char *tag, const char *value)
{
	if (!value)
		return;
	str_printf(out, "%s  - ", tag);
	export_put_line(out, value);
	str_puts(out, "\r\n");
}

static void
put_author(struct str *out, const struct name *n)
{
	str_puts(out, "AU  - ");
	export_put_line(out, n->literal ? n->literal : n->family ? n->family : n->given ? n->given : "");
	if (!n->literal && n->family && n->given) {
		str_puts(out, ", ");
		export_put_line(out, n->given);
	} else if (n->literal && !n->family) /* a comma tells that it is no person's name to be cut */
		str_puts(out, ",");
	str_puts(out, "\r\n");
}

static void
begin(struct export *x, struct str *out)
{
	(void)x;
	(void)out;
}

static void
source(struct export *x, struct str *out, const struct source *s)
{
	static const char *const types[] = { [EXPORT_PAPER] = "JOUR", [EXPORT_NEWS] = "NEWS", [EXPORT_PAGE] = "ELEC",
		[EXPORT_OTHER] = "GEN" };
	size_t i;

	x->n++;
	put_field(out, "TY", types[export_kind(s)]);
	for (i = 0; i < s->nauthors; i++)
		put_author(out, &s->authors[i]);
	put_field(out, "TI", s->title);
	put_field(out, "T2", s->container);
	if (s->date.year) {
		str_printf(out, "PY  - %04d\r\nDA  - %04d/", s->date.year, s->date.year);
		if (s->date.month)
			str_printf(out, "%02d", s->date.month);
		str_puts(out, "/");
		if (s->date.month && s->date.day)
			str_printf(out, "%02d", s->date.day);
		str_puts(out, "\r\n");
	}
	put_field(out, "UR", s->url);
	put_field(out, "DO", s->doi);
	str_printf(out, "ID  - ibid-%lld\r\nER  - \r\n\r\n", (long long)s->id);
}

static void
end(struct export *x, struct str *out)
{
	(void)x;
	(void)out;
}

const struct export_format export_ris = { "ris", begin, source, end };
