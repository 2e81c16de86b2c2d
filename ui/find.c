#include "find.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "base/vec.h"

enum {
	FOLDS = 1024,         /* folded code points that are kept; a power of two */
	DROPPED = 0xFFFFFFFF, /* folds to nothing */
	SEVERAL = 0xFFFFFFFE, /* folds to more than one code point */
	TAIL_MAX = 64,        /* bytes of marks that a hit takes along at its end */
	PROBE = 64 * 1024,    /* bytes of a step backwards */
	NOT_LATIN = 0x80,
	ZWNJ = 0x200C,
	ZWJ = 0x200D,
};

/* A place in the text, and how much of the query stands before it. */
struct matcher {
	size_t at;
	size_t state;                    /* so many of the query's code points match */
	size_t fed;                      /* folded code points so far */
	bool in_space;                   /* the last one was a blank */
	uint32_t starts[FIND_QUERY_MAX]; /* where the last ones began, by number */
};

struct hit {
	uint32_t beg, end;
};

struct find {
	struct slice text;
	uint32_t query[FIND_QUERY_MAX];
	uint16_t
	    fail[FIND_QUERY_MAX]; /* the state to go on from when the next one does not match */
	size_t n;
	bool keep_case;
	bool first[256]; /* bytes that may begin a hit */
	struct {
		uint32_t cp, folded;
	} folds[FOLDS];
	size_t from;
	bool wrapped, done; /* the scan: behind `from`; everywhere */
	struct matcher scan;
	VEC(struct hit) before, after; /* hits before `from`, and the others */
};

static uint32_t
fold_slowly(const struct find *f, uint32_t cp)
{
	uint32_t out[UTF8_FOLD_MAX];
	size_t n;

	if (cp == ZWNJ || cp == ZWJ || !utf8_safe(cp))
		return DROPPED;
	n = utf8_fold(cp, f->keep_case, out);
	return n == 0 ? DROPPED : n > 1 ? SEVERAL : out[0];
}

static uint32_t
fold(struct find *f, uint32_t cp)
{
	size_t slot = cp & (FOLDS - 1);

	if (f->folds[slot].cp != cp + 1) { /* 0: empty */
		f->folds[slot].cp = cp + 1;
		f->folds[slot].folded = fold_slowly(f, cp);
	}
	return f->folds[slot].folded;
}

/* --- the query ------------------------------------------------------------------------------- */

static void
add_to_query(struct find *f, uint32_t cp)
{
	if (f->n < FIND_QUERY_MAX && !(cp == ' ' && f->n && f->query[f->n - 1] == ' '))
		f->query[f->n++] = cp;
}

static void
compile(struct find *f, struct slice query)
{
	uint32_t cp, out[UTF8_FOLD_MAX];
	size_t at, i, k;

	for (at = 0; at < query.n;) {
		at += utf8_decode(query, at, &cp);
		f->keep_case |= utf8_is_upper(cp);
	}
	for (at = 0; at < query.n;) {
		at += utf8_decode(query, at, &cp);
		k = fold(f, cp) == DROPPED ? 0 : utf8_fold(cp, f->keep_case, out);
		for (i = 0; i < k; i++)
			add_to_query(f, out[i]);
	}
	for (i = 1, k = 0; i < f->n; i++) {
		while (k && f->query[i] != f->query[k])
			k = f->fail[k - 1];
		if (f->query[i] == f->query[k])
			k++;
		f->fail[i] = (uint16_t)k;
	}
	for (i = 0; f->n && i < 256; i++)
		f->first[i] = i >= NOT_LATIN || fold(f, (uint32_t)i) == f->query[0];
}

/* The scan begins with a character, and not within a run of blanks. */
static size_t
scan_start(struct slice text, size_t from)
{
	size_t limit = from > PROBE ? from - PROBE : 0, prev;
	uint32_t cp;

	if (from >= text.n)
		return text.n;
	while (from > limit && ((unsigned char)text.p[from] & 0xC0) == 0x80)
		from--;
	for (; from > limit; from = prev) {
		prev = utf8_prev(text, from);
		utf8_decode(text, prev, &cp);
		if (!utf8_is_space(cp))
			break;
	}
	return from;
}

struct find *
find_new(struct slice text, struct slice query, size_t from)
{
	struct find *f = mem_zalloc(sizeof(*f));

	f->text = text;
	compile(f, query);
	f->from = f->scan.at = scan_start(text, from);
	f->done = !f->n;
	return f;
}

void
find_free(struct find *f)
{
	if (!f)
		return;
	vec_free(&f->before);
	vec_free(&f->after);
	free(f);
}

/* --- matching ------------------------------------------------------------------------------- */

/* One folded code point of the text, which begins at byte beg. true: a hit ends with it. */
static bool
feed(const struct find *f, struct matcher *m, uint32_t cp, size_t beg)
{
	if (cp == ' ' && m->in_space)
		return false;
	m->in_space = cp == ' ';
	while (m->state && cp != f->query[m->state])
		m->state = f->fail[m->state - 1];
	if (cp == f->query[m->state])
		m->state++;
	m->starts[m->fed++ % FIND_QUERY_MAX] = (uint32_t)beg;
	return m->state == f->n;
}

static bool
feed_cp(struct find *f, struct matcher *m, uint32_t cp, size_t beg)
{
	uint32_t folded = fold(f, cp), out[UTF8_FOLD_MAX];
	bool hit = false;
	size_t i, n;

	if (folded == DROPPED)
		return false;
	if (folded != SEVERAL)
		return feed(f, m, folded, beg);
	n = utf8_fold(cp, f->keep_case, out);
	for (i = 0; i < n && !hit; i++)
		hit = feed(f, m, out[i], beg);
	return hit;
}

/* Where what matches so far begins; the matcher's place when nothing does. */
static size_t
pending(const struct matcher *m)
{
	return m->state ? m->starts[(m->fed - m->state) % FIND_QUERY_MAX] : m->at;
}

static struct span
take_hit(const struct find *f, struct matcher *m)
{
	size_t beg = pending(m), end = m->at, next;
	uint32_t cp;

	m->state = 0;
	while (end < f->text.n && end < m->at + TAIL_MAX &&
	       (unsigned char)f->text.p[end] >= NOT_LATIN) {
		next = end + utf8_decode(f->text, end, &cp);
		if (!utf8_is_mark(cp))
			break;
		end = next;
	}
	return (struct span){ .beg = (uint32_t)beg, .end = (uint32_t)end, .kind = SPAN_HIT };
}

/* Go on until a hit is taken (true) or `stop` is reached. */
static bool
match(struct find *f, struct matcher *m, size_t stop, struct span *hit)
{
	const unsigned char *p = (const unsigned char *)f->text.p;
	size_t beg;
	uint32_t cp;

	while (m->at < stop) {
		beg = m->at;
		if (!m->state && !f->first[p[beg]]) {
			m->in_space =
			    false; /* a blank that may begin a hit is not passed over here */
			while (m->at < stop && !f->first[p[m->at]])
				m->at++;
			continue;
		}
		m->at += utf8_decode(f->text, beg, &cp);
		if (feed_cp(f, m, cp, beg)) {
			*hit = take_hit(f, m);
			return true;
		}
	}
	return false;
}

/* --- the scan -------------------------------------------------------------------------------- */

static void
wrap_scan(struct find *f)
{
	f->wrapped = true;
	f->done = f->from == 0;
	f->scan = (struct matcher){ 0 };
}

/* A hit of the scan from the start, which ends where the scan began. */
static void
add_before(struct find *f, struct span hit)
{
	if (hit.beg >= f->from || (f->after.n && hit.end > f->after.at[0].beg))
		f->done = true;
	else
		vec_push(&f->before, ((struct hit){ hit.beg, hit.end }));
}

bool
find_step(struct find *f, size_t budget)
{
	size_t stop;
	struct span hit;

	if (f->done)
		return true;
	stop = f->text.n - f->scan.at > budget ? f->scan.at + budget : f->text.n;
	while (!f->done && match(f, &f->scan, stop, &hit)) {
		if (f->wrapped)
			add_before(f, hit);
		else
			vec_push(&f->after, ((struct hit){ hit.beg, hit.end }));
	}
	if (!f->wrapped && f->scan.at >= f->text.n)
		wrap_scan(f);
	else if (f->wrapped && (f->scan.at >= f->text.n || pending(&f->scan) >= f->from))
		f->done = true;
	return f->done;
}

bool
find_done(const struct find *f)
{
	return f->done;
}

size_t
find_count(const struct find *f)
{
	return f->before.n + f->after.n;
}

struct span
find_hit(const struct find *f, size_t i)
{
	struct hit hit = i < f->before.n ? f->before.at[i] : f->after.at[i - f->before.n];

	return (struct span){ .beg = hit.beg, .end = hit.end, .kind = SPAN_HIT };
}

size_t
find_index(const struct find *f, size_t at)
{
	size_t lo = 0, hi = find_count(f);

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (find_hit(f, mid).end > at)
			hi = mid;
		else
			lo = mid + 1;
	}
	return lo;
}

/* --- from hit to hit -------------------------------------------------------------------------- */

/* The first hit that begins at or after `at`; find_count(): none. */
static size_t
index_from(const struct find *f, size_t at)
{
	size_t i = find_index(f, at);

	while (i < find_count(f) && find_hit(f, i).beg < at)
		i++;
	return i;
}

/* As the scan is not complete: look for one from `at` on by itself. */
static bool
probe_next(struct find *f, size_t at, size_t budget, struct span *hit)
{
	struct matcher m = { .at = at };

	if (at >= f->text.n)
		return false;
	return match(f, &m, f->text.n - at > budget ? at + budget : f->text.n, hit);
}

/* The last hit that begins in beg..end; it may end some way behind. */
static bool
last_between(struct find *f, size_t beg, size_t end, struct span *hit)
{
	struct matcher m = { .at = beg };
	size_t limit = f->text.n - end > PROBE ? end + PROBE : f->text.n, stop;
	struct span next;
	bool found = false;

	while (m.at < limit && pending(&m) < end) {
		stop = m.at < end ? end : limit - m.at > TAIL_MAX ? m.at + TAIL_MAX : limit;
		if (!match(f, &m, stop, &next))
			continue;
		if (next.beg >= end)
			break;
		*hit = next;
		found = true;
	}
	return found;
}

static bool
probe_prev(struct find *f, size_t at, size_t budget, struct span *hit)
{
	size_t end = at < f->text.n ? at : f->text.n, beg;

	for (; end && budget; budget -= budget < PROBE ? budget : PROBE) {
		beg = end > PROBE ? end - PROBE : 0;
		while (beg && ((unsigned char)f->text.p[beg] & 0xC0) == 0x80)
			beg--;
		if (last_between(f, beg, end, hit))
			return true;
		end = beg;
	}
	return false;
}

/* The scan's own next hit, when it has been there. */
static bool
known_next(const struct find *f, size_t at, struct span *hit)
{
	size_t i = at < f->from ? find_count(f) : index_from(f, at);

	if (i == find_count(f))
		return false;
	*hit = find_hit(f, i);
	return true;
}

enum find_result
find_next(struct find *f, size_t at, size_t budget, struct span *hit, bool *wrapped)
{
	size_t left, slice, i;

	*wrapped = false;
	for (left = budget; !f->done && left && !known_next(f, at, hit); left -= slice) {
		slice = left < PROBE ? left : PROBE;
		find_step(f, slice);
	}
	if (!f->done && known_next(f, at, hit))
		return FIND_HIT;
	if (!f->done)
		return probe_next(f, at, budget, hit) ? FIND_HIT : FIND_PENDING;
	if (!find_count(f))
		return FIND_NONE;
	i = index_from(f, at);
	*wrapped = i == find_count(f);
	*hit = find_hit(f, *wrapped ? 0 : i);
	return FIND_HIT;
}

enum find_result
find_prev(struct find *f, size_t at, size_t budget, struct span *hit, bool *wrapped)
{
	size_t i;

	*wrapped = false;
	if (!f->done)
		find_step(f, budget);
	if (!f->done)
		return probe_prev(f, at, budget, hit) ? FIND_HIT : FIND_PENDING;
	if (!find_count(f))
		return FIND_NONE;
	i = index_from(f, at);
	*wrapped = i == 0;
	*hit = find_hit(f, *wrapped ? find_count(f) - 1 : i - 1);
	return FIND_HIT;
}
