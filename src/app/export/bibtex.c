#include "export.h"

#include <string.h>

#include "base/utf8.h"

/* BibTeX as biber and bibtex with inputenc read it: UTF-8, what TeX reads in its own way escaped. */

static void
put_tex(struct str *out, const char *s)
{
	struct str line = { 0 };
	const char *p;

	export_put_line(&line, s);
	for (p = str_cstr(&line); *p; p++)
		if (strchr("&%$#_", *p))
			str_printf(out, "\\%c", *p);
		else if (*p == '{' || *p == '}') /* unbalanced ones would end the field, even escaped */
			str_puts(out, *p == '{' ? "\\textbraceleft{}" : "\\textbraceright{}");
		else if (*p == '\\')
			str_puts(out, "\\textbackslash{}");
		else if (*p == '~')
			str_puts(out, "\\textasciitilde{}");
		else if (*p == '^')
			str_puts(out, "\\textasciicircum{}");
		else
			str_putc(out, *p);
	str_free(&line);
}

/* An address is read as it is, so that what would end the field is escaped as addresses do it. */
static void
put_url(struct str *out, const char *s)
{
	struct str line = { 0 };
	const char *p;

	export_put_line(&line, s);
	for (p = str_cstr(&line); *p; p++)
		if (strchr(" {}\\\"^`", *p))
			str_printf(out, "%%%02X", (unsigned char)*p);
		else
			str_putc(out, *p);
	str_free(&line);
}

static void
put_field(struct str *out, const char *name, const char *value, bool address)
{
	if (!value)
		return;
	str_printf(out, ",\n  %s = {", name);
	(address ? put_url : put_tex)(out, value);
	str_putc(out, '}');
}

static void
put_part(struct str *out, const char *part)
{
	bool guard = strchr(part, ',') || strstr(part, " and ");

	str_puts(out, guard ? "{" : "");
	put_tex(out, part);
	str_puts(out, guard ? "}" : "");
}

static void
put_authors(struct str *out, const struct source *s)
{
	size_t i;

	if (!s->nauthors)
		return;
	str_puts(out, ",\n  author = {");
	for (i = 0; i < s->nauthors; i++) {
		const struct name *n = &s->authors[i];

		str_puts(out, i ? " and " : "");
		if (n->literal || !n->family || !n->given) {
			str_putc(out, '{');
			put_tex(out, n->literal ? n->literal : n->family ? n->family : n->given ? n->given : "");
			str_putc(out, '}');
		} else {
			put_part(out, n->family);
			str_puts(out, ", ");
			put_part(out, n->given);
		}
	}
	str_putc(out, '}');
}

static void
put_plain(struct str *out, const char *s)
{
	struct str folded = { 0 };
	size_t i;

	if (s)
		utf8_put_folded(&folded, slice_of(s), false);
	for (i = 0; i < folded.n && folded.p[i] != ' '; i++)
		if ((folded.p[i] >= 'a' && folded.p[i] <= 'z') || (folded.p[i] >= '0' && folded.p[i] <= '9'))
			str_putc(out, folded.p[i]);
	str_free(&folded);
}

/* "hussain2019", and "hussain2019-17" when that is taken: the number of the source. */
static void
put_key(struct export *x, struct str *out, const struct source *s)
{
	const struct name *n = s->nauthors ? &s->authors[0] : NULL;
	struct str key = { 0 };
	bool is_new;

	put_plain(&key, n ? n->family ? n->family : n->literal ? n->literal : n->given : s->title);
	if (!key.n)
		str_puts(&key, "ibid");
	if (s->date.year)
		str_printf(&key, "%d", s->date.year);
	map_put(&x->keys, str_slice(&key), 1, &is_new);
	if (!is_new)
		str_printf(&key, "-%lld", (long long)s->id);
	str_put(out, str_slice(&key));
	str_free(&key);
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
	static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec" };
	enum export_kind kind = export_kind(s);
	char iso[DATE_ISO_MAX];

	str_printf(out, "%s@%s{", x->n++ ? "\n" : "", kind == EXPORT_PAPER || kind == EXPORT_NEWS ? "article" : "misc");
	put_key(x, out, s);
	put_authors(out, s);
	if (s->title) {
		str_puts(out, ",\n  title = {{");
		put_tex(out, s->title);
		str_puts(out, "}}");
	}
	put_field(out, kind == EXPORT_PAPER || kind == EXPORT_NEWS ? "journal" : "howpublished", s->container, false);
	if (s->date.year)
		str_printf(out, ",\n  year = {%d}", s->date.year);
	if (s->date.year && s->date.month >= 1 && s->date.month <= 12)
		str_printf(out, ",\n  month = %s,\n  date = {%s}", months[s->date.month - 1], date_iso(iso, s->date));
	put_field(out, "url", s->url, true);
	put_field(out, "doi", s->doi, true);
	str_puts(out, "\n}\n");
}

static void
end(struct export *x, struct str *out)
{
	(void)x;
	(void)out;
}

const struct export_format export_bibtex = { "bibtex", begin, source, end };
