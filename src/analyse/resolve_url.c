#include "resolve.h"

#include <stdlib.h>
#include <string.h>

enum { PARAMS_MAX = 32 };

static const char *const hosts[] = { "www.", "m.", "mobile.", "amp.", "www2.", "www-", NULL };
static const char *const pages[] = { "/amp", "/amphtml", ".amp", "/index.html", "/index.htm", "/index.php", "/default.aspx",
	"?amp", NULL };
/* Parameters that tell where a reader came from. One that ends with * stands for all that begin so. */
static const char *const tracking[] = { "utm_*", "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid",
	"ref", "ref_src", "ref_url", "referrer", "cmpid", "cmp", "cid", "ncid", "_ga", "_gl", "spm", "smid", "smtyp", "share",
	"sharetype", "amp", "outputtype", "feature", "partner", "rss", "at_medium", "at_campaign", "at_custom*", "__twitter*",
	"wt.mc_id", "icid", "sh", "s_cid", "ocid", "print", NULL };

static struct slice
skip_to(struct slice s, size_t at)
{
	return at == SIZE_MAX ? s : slice_sub(s, at, s.n);
}

static struct slice
without_scheme(struct slice s)
{
	size_t at = slice_find(s, SLICE("://"), 0);

	if (at != SIZE_MAX && at < 8)
		return slice_sub(s, at + 3, s.n);
	return slice_starts(s, SLICE("//")) ? slice_sub(s, 2, s.n) : s;
}

static bool
has_prefix(struct slice *s, const char *prefix)
{
	struct slice p = slice_of(prefix);

	if (!slice_starts_case(*s, p))
		return false;
	*s = slice_sub(*s, p.n, s->n);
	return true;
}

/* An archive's copy or a search engine's cache of a page is that page. */
static struct slice
unwrap(struct slice s)
{
	struct slice t = s;
	size_t at;

	if ((has_prefix(&t, "web.archive.org/web/") || has_prefix(&t, "archive.org/web/")) &&
	    (at = slice_find(t, SLICE("/"), 0)) != SIZE_MAX)
		return without_scheme(slice_sub(t, at + 1, t.n));
	t = s;
	if (has_prefix(&t, "www."))
		s = t;
	t = s;
	if (has_prefix(&t, "google.com/amp/s/") || has_prefix(&t, "google.com/amp/"))
		return t;
	at = slice_find(s, SLICE(".cdn.ampproject.org/"), 0);
	if (at != SIZE_MAX && at < 80) {
		at = slice_find(s, SLICE("/s/"), at);
		return at == SIZE_MAX ? s : skip_to(s, at + 3);
	}
	return s;
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

static void
put_host(struct str *out, struct slice host)
{
	size_t at = slice_find(host, SLICE("@"), 0), i;

	if (at != SIZE_MAX)
		host = slice_sub(host, at + 1, host.n);
	for (i = 0; hosts[i]; i++) {
		struct slice rest = host;

		if (has_prefix(&rest, hosts[i]) && memchr(rest.p, '.', rest.n))
			host = rest;
	}
	for (i = 0; i < 2; i++) {
		struct slice port = i ? SLICE(":443") : SLICE(":80");

		if (slice_ends(host, port))
			host.n -= port.n;
	}
	while (slice_ends(host, SLICE(".")))
		host.n--;
	for (i = 0; i < host.n; i++)
		str_putc(out, lower(host.p[i]));
}

static int
hex(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : lower(c) >= 'a' && lower(c) <= 'f' ? lower(c) - 'a' + 10 : -1;
}

/* What need not be escaped is not, and slashes are single. */
static void
put_path(struct str *out, struct slice path)
{
	size_t beg = out->n, i;

	for (i = 0; i < path.n; i++) {
		char c = path.p[i];

		if (c == '%' && i + 2 < path.n && hex(path.p[i + 1]) >= 0 && hex(path.p[i + 2]) >= 0) {
			int v = hex(path.p[i + 1]) * 16 + hex(path.p[i + 2]);

			if (v > ' ' && v != '/' && v != '%' && v != '?' && v != '#') {
				str_putc(out, (char)v);
				i += 2;
				continue;
			}
		}
		if (c != '/' || out->n == beg || out->p[out->n - 1] != '/')
			str_putc(out, c);
	}
}

static void
cut_path(struct str *out, size_t beg)
{
	size_t i, before;

	do {
		before = out->n;
		while (out->n > beg && out->p[out->n - 1] == '/')
			out->n--;
		for (i = 0; pages[i]; i++) {
			struct slice page = slice_of(pages[i]);

			if (out->n >= beg + page.n && slice_ends((struct slice){ out->p, out->n }, page))
				out->n -= page.n;
		}
	} while (out->n < before);
	if (out->p)
		out->p[out->n] = '\0';
}

static bool
is_tracking(struct slice param)
{
	size_t at = slice_find(param, SLICE("="), 0), i;
	struct slice name = at == SIZE_MAX ? param : slice_sub(param, 0, at);

	for (i = 0; tracking[i]; i++) {
		struct slice t = slice_of(tracking[i]);

		if (t.p[t.n - 1] == '*' ? slice_starts_case(name, slice_sub(t, 0, t.n - 1)) : slice_eq_case(name, t))
			return true;
	}
	return param.n == 0;
}

static int
by_bytes(const void *pa, const void *pb)
{
	const struct slice *a = pa, *b = pb;
	int c = memcmp(a->p, b->p, a->n < b->n ? a->n : b->n);

	return c ? c : (a->n > b->n) - (a->n < b->n);
}

static void
put_query(struct str *out, struct slice query)
{
	struct slice params[PARAMS_MAX];
	size_t n = 0, i, at = 0, end;

	for (; at <= query.n && n < PARAMS_MAX; at = end + 1) {
		end = slice_find(query, SLICE("&"), at);
		if (end == SIZE_MAX)
			end = query.n;
		params[n] = slice_sub(query, at, end);
		n += !is_tracking(params[n]);
	}
	qsort(params, n, sizeof(*params), by_bytes);
	for (i = 0; i < n; i++) {
		str_putc(out, i ? '&' : '?');
		str_put(out, params[i]);
	}
}

void
resolve_url(struct str *out, struct slice url)
{
	struct slice s = unwrap(without_scheme(slice_trim(url)));
	size_t i, beg, query;

	for (i = 0; i < s.n && s.p[i] != '#'; i++)
		;
	if (i + 1 >= s.n || s.p[i + 1] != '!') /* #! leads to another page */
		s.n = i;
	for (i = 0; i < s.n && s.p[i] != '/' && s.p[i] != '?'; i++)
		;
	put_host(out, slice_sub(s, 0, i));
	s = slice_sub(s, i, s.n);
	query = slice_find(s, SLICE("?"), 0);
	beg = out->n;
	put_path(out, query == SIZE_MAX ? s : slice_sub(s, 0, query));
	cut_path(out, beg);
	if (query != SIZE_MAX)
		put_query(out, slice_sub(s, query + 1, s.n));
}
