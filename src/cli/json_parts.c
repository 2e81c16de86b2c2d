#include "json_parts.h"

#include "base/mem.h"
#include "base/utf8.h"

json_t *
json_text_of(struct slice s)
{
	struct str repaired = { 0 };
	json_t *j;

	if (!s.p)
		return json_null();
	if (utf8_valid(s))
		return json_stringn_nocheck(s.p, s.n);
	utf8_repair(&repaired, s); /* a path may hold any bytes */
	j = json_stringn_nocheck(str_cstr(&repaired), repaired.n);
	str_free(&repaired);
	return j;
}

json_t *
json_text(const char *s)
{
	return json_text_of(slice_of(s));
}

json_t *
json_date(struct date d)
{
	char iso[DATE_ISO_MAX];

	return d.year ? json_string(date_iso(iso, d)) : json_null();
}

/*
 * jansson escapes the controls below U+0020 only. All else that may not reach a terminal (C1 controls, bidi overrides)
 * is escaped here; it can stand in strings alone.
 */
static int
collect(const char *p, size_t n, void *to)
{
	struct str *out = to;

	str_add(out, p, n);
	return 0;
}

void
json_line(FILE *to, json_t *o)
{
	struct str raw = { 0 }, line = { 0 };
	struct slice s;
	size_t at, used;
	uint32_t cp;

	if (!o || json_dump_callback(o, collect, &raw, JSON_COMPACT | JSON_PRESERVE_ORDER) < 0)
		mem_panic(0);
	json_decref(o);
	s = str_slice(&raw);
	for (at = 0; at < s.n; at += used) {
		if ((unsigned char)s.p[at] < 0x7F) {
			used = 1;
			str_putc(&line, s.p[at]);
			continue;
		}
		used = utf8_decode(s, at, &cp);
		if (utf8_safe(cp) == cp)
			str_add(&line, s.p + at, used);
		else if (cp > 0xFFFF)
			str_printf(&line, "\\u%04X\\u%04X", 0xD800 + ((cp - 0x10000) >> 10), 0xDC00 + (cp & 0x3FF));
		else
			str_printf(&line, "\\u%04X", cp);
	}
	str_putc(&line, '\n');
	fwrite(line.p, 1, line.n, to);
	str_free(&raw);
	str_free(&line);
}
