#include "resolve.h"

#include <string.h>

#include "analyse/resolve_parts.h"

struct keys {
	uint64_t *at;
	size_t n;
	struct str scratch;
};

static void
add_key(struct keys *k, char kind, struct slice a, struct slice b)
{
	uint64_t hash;
	size_t i;

	if (k->n == RESOLVE_KEYS || !a.n)
		return;
	str_clear(&k->scratch);
	str_putc(&k->scratch, kind);
	str_put(&k->scratch, a);
	str_putc(&k->scratch, '\n');
	if (b.n)
		str_put(&k->scratch, b);
	hash = slice_hash(str_slice(&k->scratch)) >> 1; /* SQL's integers have a sign */
	for (i = 0; i < k->n; i++)
		if (k->at[i] == hash)
			return;
	k->at[k->n++] = hash;
}

static struct str
family_of(const struct name *n)
{
	struct str s = { 0 };
	struct slice all;
	size_t at;

	resolve_fold(&s, slice_of(n->family ? n->family : n->literal ? n->literal : n->given), n->family ? '\0' : ' ');
	all = str_slice(&s);
	for (at = all.n; !n->family && at > 0 && all.p[at - 1] != ' '; at--)
		;
	if (!n->family && at > 0) { /* the last word of a name whose parts are not known */
		memmove(s.p, s.p + at, s.n - at + 1);
		s.n -= at;
	}
	return s;
}

static void
add_author_keys(struct keys *k, const struct resolve_work *w, struct slice day)
{
	enum { AUTHORS = 3 };
	size_t i;

	for (i = 0; i < w->w.nauthors && i < AUTHORS; i++) {
		struct str family = family_of(&w->w.authors[i]);

		add_key(k, 'A', w->compact, str_slice(&family));
		if (day.n)
			add_key(k, 'y', str_slice(&family), day);
		str_free(&family);
	}
}

/* Words that a misspelling elsewhere leaves alone. */
static void
add_edge_keys(struct keys *k, const struct resolve_work *w)
{
	enum { EDGE = 3, LEAST = 3 };
	struct slice words[64], word;
	size_t at = 0, n = 0, i;
	struct str edge = { 0 };

	while (n < 64 && resolve_next_word(&word, w->title, &at)) {
		words[n] = word;
		n += !resolve_is_idle(word);
	}
	for (i = 0; n >= LEAST && i < EDGE; i++)
		str_put(&edge, words[i]);
	add_key(k, 'h', str_slice(&edge), (struct slice){ 0 });
	str_clear(&edge);
	for (i = n - EDGE; n >= LEAST && i < n; i++)
		str_put(&edge, words[i]);
	add_key(k, 't', str_slice(&edge), (struct slice){ 0 });
	str_free(&edge);
}

size_t
resolve_keys(uint64_t out[RESOLVE_KEYS], const struct resolve_work *w)
{
	struct keys k = { .at = out };
	char iso[DATE_ISO_MAX];
	struct slice none = { 0 }, day = none;

	if (w->w.date.day)
		day = slice_of(date_iso(iso, w->w.date));
	add_key(&k, 'u', w->url, none);
	add_key(&k, 'd', w->doi, none);
	if (day.n)
		add_key(&k, 'D', w->compact, day);
	add_author_keys(&k, w, day);
	add_key(&k, 'T', w->compact, none);
	add_key(&k, 'T', w->main, none);
	add_edge_keys(&k, w);
	if (day.n)
		add_key(&k, 'c', w->container, day);
	str_free(&k.scratch);
	return k.n;
}

uint64_t
resolve_text_key(const char *text, int64_t article)
{
	struct str s = { 0 };
	uint64_t hash;

	str_printf(&s, "x%lld ", (long long)article);
	resolve_fold(&s, slice_of(text ? text : ""), ' ');
	hash = slice_hash(str_slice(&s)) >> 1;
	str_free(&s);
	return hash;
}
