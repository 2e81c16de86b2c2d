#include "str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "utf8.h"

enum { SHORT_NEEDLE = 16 };

static bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct slice
slice_trim(struct slice s)
{
	while (s.n && is_space(s.p[0]))
		s.p++, s.n--;
	while (s.n && is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

/* For short needles in short texts, which memmem() prepares itself too much for: by one byte that is no blank. */
static size_t
find_short(struct slice s, struct slice needle, size_t from)
{
	const char *p = s.p + from, *last = s.p + s.n - needle.n, *hit;
	size_t by = 0;

	while (by + 1 < needle.n && needle.p[by] == ' ')
		by++;
	for (; p <= last; p = hit - by + 1) {
		hit = memchr(p + by, needle.p[by], (size_t)(last - p) + 1);
		if (!hit)
			return SIZE_MAX;
		if (memcmp(hit - by, needle.p, needle.n) == 0)
			return (size_t)(hit - by - s.p);
	}
	return SIZE_MAX;
}

size_t
slice_find(struct slice s, struct slice needle, size_t from)
{
	const char *hit;

	if (from > s.n || needle.n > s.n - from)
		return SIZE_MAX;
	if (!needle.n)
		return from;
	if (needle.n <= SHORT_NEEDLE)
		return find_short(s, needle, from);
	hit = memmem(s.p + from, s.n - from, needle.p, needle.n);
	return hit ? (size_t)(hit - s.p) : SIZE_MAX;
}

bool
slice_next_line(struct slice *line, struct slice *rest)
{
	const char *nl;

	if (!rest->n)
		return false;
	nl = memchr(rest->p, '\n', rest->n);
	line->p = rest->p;
	line->n = nl ? (size_t)(nl - rest->p) : rest->n;
	rest->p += line->n + (nl != NULL);
	rest->n -= line->n + (nl != NULL);
	return true;
}

static bool
inside_character(struct slice s, size_t at)
{
	return at < s.n && ((unsigned char)s.p[at] & 0xC0) == 0x80;
}

size_t
slice_follow(size_t at, struct slice was, struct slice is)
{
	size_t least = was.n < is.n ? was.n : is.n, same = 0, behind = 0;

	while (same < least && was.p[same] == is.p[same])
		same++;
	while (behind < least - same && was.p[was.n - 1 - behind] == is.p[is.n - 1 - behind])
		behind++;
	if (at > was.n)
		at = was.n;
	if (at > 0 && at >= was.n - behind)
		at = at - was.n + is.n;
	else if (at > is.n - behind)
		at = is.n - behind;
	while (at > 0 && inside_character(is, at))
		at--;
	return at;
}

uint64_t
slice_hash(struct slice s)
{
	uint64_t h = 0xcbf29ce484222325u;
	size_t i;

	for (i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * 0x100000001b3u;
	h ^= h >> 32;
	h *= 0xd6e8feb86659fd93u;
	return h ^ h >> 32;
}

void
str_reserve(struct str *s, size_t more)
{
	size_t want = s->n + more + 1;

	if (want > s->cap) {
		s->cap = s->cap * 2 > want ? s->cap * 2 : want < 32 ? 32 : want;
		s->p = mem_resize(s->p, s->cap);
	}
}

void
str_add(struct str *s, const char *p, size_t n)
{
	str_reserve(s, n);
	if (n)
		memcpy(s->p + s->n, p, n);
	s->n += n;
	s->p[s->n] = '\0';
}

void
str_puts(struct str *s, const char *p)
{
	str_add(s, p, strlen(p));
}

void
str_put(struct str *s, struct slice t)
{
	str_add(s, t.p, t.n);
}

void
str_putcp(struct str *s, uint32_t cp)
{
	char buf[UTF8_MAX];

	str_add(s, buf, utf8_encode(buf, cp));
}

void
str_printf(struct str *s, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n <= 0)
		return;
	str_reserve(s, (size_t)n);
	va_start(ap, fmt);
	vsnprintf(s->p + s->n, (size_t)n + 1, fmt, ap);
	va_end(ap);
	s->n += (size_t)n;
}

void
str_clear(struct str *s)
{
	s->n = 0;
	if (s->p)
		s->p[0] = '\0';
}

void
str_free(struct str *s)
{
	free(s->p);
	s->p = NULL;
	s->n = s->cap = 0;
}

const char *
str_cstr(const struct str *s)
{
	return s->p ? s->p : "";
}

struct slice
str_slice(const struct str *s)
{
	return (struct slice){ str_cstr(s), s->n };
}

char *
str_take(struct str *s)
{
	char *p = s->p ? s->p : mem_strdup("");

	s->p = NULL;
	s->n = s->cap = 0;
	return p;
}
