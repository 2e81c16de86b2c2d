#include "emit.h"

#include <string.h>

#include "base/utf8.h"

static void
begin(struct emit *j, const char *key)
{
	if (j->more)
		str_putc(&j->line, ',');
	j->more = true;
	if (!key)
		return;
	str_putc(&j->line, '"');
	str_puts(&j->line, key);
	str_add(&j->line, "\":", 2);
}

void
emit_open(struct emit *j, const char *key, char bracket)
{
	begin(j, key);
	str_putc(&j->line, bracket);
	j->more = false;
}

void
emit_close(struct emit *j, char bracket)
{
	str_putc(&j->line, bracket);
	j->more = true;
}

void
emit_null(struct emit *j, const char *key)
{
	begin(j, key);
	str_puts(&j->line, "null");
}

void
emit_bool(struct emit *j, const char *key, bool value)
{
	begin(j, key);
	str_puts(&j->line, value ? "true" : "false");
}

void
emit_int(struct emit *j, const char *key, int64_t value)
{
	char digits[24], *p = digits + sizeof(digits);
	uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;

	begin(j, key);
	do
		*--p = (char)('0' + rest % 10);
	while (rest /= 10);
	if (value < 0)
		*--p = '-';
	str_add(&j->line, p, (size_t)(digits + sizeof(digits) - p));
}

void
emit_id(struct emit *j, const char *key, int64_t id)
{
	if (id)
		emit_int(j, key, id);
	else
		emit_null(j, key);
}

void
emit_real(struct emit *j, const char *key, double value)
{
	size_t at;

	begin(j, key);
	at = j->line.n;
	str_printf(&j->line, "%.17g", value);
	if (!strpbrk(j->line.p + at, ".e"))
		str_puts(&j->line, ".0");
}

void
emit_text(struct emit *j, const char *key, const char *text)
{
	emit_slice(j, key, slice_of(text));
}

static void
put_escaped(struct str *out, uint32_t cp)
{
	switch (cp) {
	case '"': str_puts(out, "\\\""); break;
	case '\\': str_puts(out, "\\\\"); break;
	case '\b': str_puts(out, "\\b"); break;
	case '\f': str_puts(out, "\\f"); break;
	case '\n': str_puts(out, "\\n"); break;
	case '\r': str_puts(out, "\\r"); break;
	case '\t': str_puts(out, "\\t"); break;
	default:
		if (cp > 0xFFFF)
			str_printf(out, "\\u%04X\\u%04X", 0xD800 + ((cp - 0x10000) >> 10), 0xDC00 + (cp & 0x3FF));
		else
			str_printf(out, "\\u%04X", cp);
	}
}

static bool
is_plain(char c)
{
	return c >= ' ' && (unsigned char)c < 0x7F && c != '"' && c != '\\';
}

static void
put_string(struct str *out, struct slice s)
{
	size_t at = 0, beg = 0, used;
	uint32_t cp;

	str_putc(out, '"');
	for (;; at += used) {
		while (at < s.n && is_plain(s.p[at]))
			at++;
		if (at == s.n)
			break;
		used = utf8_decode(s, at, &cp);
		if (cp > 0x7F && utf8_safe(cp) == cp)
			continue;
		str_add(out, s.p + beg, at - beg);
		put_escaped(out, cp);
		beg = at + used;
	}
	str_add(out, s.p + beg, at - beg);
	str_putc(out, '"');
}

void
emit_slice(struct emit *j, const char *key, struct slice text)
{
	struct str repaired = { 0 };

	if (!text.p) {
		emit_null(j, key);
		return;
	}
	begin(j, key);
	if (utf8_valid(text)) {
		put_string(&j->line, text);
		return;
	}
	utf8_repair(&repaired, text); /* a path may hold any bytes */
	put_string(&j->line, str_slice(&repaired));
	str_free(&repaired);
}

void
emit_end(struct emit *j, FILE *to)
{
	str_putc(&j->line, '\n');
	fwrite(j->line.p, 1, j->line.n, to);
	str_free(&j->line);
	j->more = false;
}
