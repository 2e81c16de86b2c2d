#include "ref_entry.h"

#include <string.h>

static bool
is_plain(char c)
{
	switch (c) {
	case '<': case '>': case '"': case '`': case '{': case '}': case '|': case '\\': case '^': return false;
	default: return (unsigned char)c > ' ';
	}
}

static bool
is_host_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
	       c == '_' || (unsigned char)c >= 0x80;
}

/* Curly quotation marks and dashes in UTF-8 begin with this byte; a URL does not hold them. */
static bool
is_typographic(struct slice s, size_t at)
{
	return at + 1 < s.n && (unsigned char)s.p[at] == 0xE2 && (unsigned char)s.p[at + 1] == 0x80;
}

static size_t
run_end(struct slice s, size_t at)
{
	while (at < s.n && is_plain(s.p[at]) && !is_typographic(s, at))
		at++;
	return at;
}

/* A full stop, comma or bracket that belongs to the sentence goes off the end. */
static size_t
trim_end(struct slice s, size_t beg, size_t end)
{
	while (end > beg) {
		char c = s.p[end - 1];

		if (c == ')' && memchr(s.p + beg, '(', end - beg))
			break;
		if (!strchr(".,;:!?)]'*", c))
			break;
		end--;
	}
	return end;
}

/* A URL that a line broke after a hyphen or slash goes on when what follows looks like more of its path. */
static size_t
mend(struct slice s, size_t beg, size_t end)
{
	size_t next, stop, i, joins = 0;

	if (end >= s.n || (s.p[end] != ' ' && s.p[end] != '\n') || end - beg < 12 || !strchr("-/_=", s.p[end - 1]))
		return end;
	next = end + 1;
	stop = trim_end(s, next, run_end(s, next));
	if (stop <= next || !((s.p[next] >= 'a' && s.p[next] <= 'z') || (s.p[next] >= '0' && s.p[next] <= '9')))
		return end;
	for (i = next; i < stop; i++)
		joins += s.p[i] == '-' || s.p[i] == '/' || s.p[i] == '_';
	return joins && !memchr(s.p + next, ':', stop - next) ? stop : end;
}

/* host.tld/path without a scheme */
static bool
is_bare(struct slice s, size_t at, size_t end)
{
	size_t host = at, dots = 0, label = 0;

	for (; host < end && is_host_byte(s.p[host]) && host - at < 256; host++) {
		if (s.p[host] == '.' && host > at)
			dots++, label = 0;
		else
			label++;
	}
	if (host >= end || s.p[host] != '/' || !dots || label < 2 || end - host < 2)
		return false;
	return s.p[host - 1] >= 'a' && s.p[host - 1] <= 'z';
}

size_t
url_end(struct slice text, size_t at)
{
	struct slice s = slice_sub(text, at, text.n);
	size_t skip = 0, end;

	if (slice_starts_case(s, SLICE("https://")))
		skip = 8;
	else if (slice_starts_case(s, SLICE("http://")))
		skip = 7;
	else if (slice_starts_case(s, SLICE("ftp://")))
		skip = 6;
	end = trim_end(text, at, run_end(text, at));
	if (!skip && (end <= at || !memchr(text.p + at, '/', end - at) || !is_bare(text, at, end)))
		return 0;
	if (end < at + skip + 4)
		return 0;
	end = run_end(text, at) == end ? mend(text, at, end) : end;
	return end;
}
