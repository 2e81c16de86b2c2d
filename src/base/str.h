#ifndef IBID_BASE_STR_H
#define IBID_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A borrowed run of bytes, not NUL-terminated. { 0 } is the absent slice (p == NULL). */
struct slice {
	const char *p;
	size_t n;
};

#define SLICE(literal) ((struct slice){ (literal), sizeof(literal) - 1 })

/* NULL gives the absent slice */
static inline struct slice
slice_of(const char *s)
{
	return (struct slice){ s, s ? strlen(s) : 0 };
}

/* Half-open; clipped to s. */
static inline struct slice
slice_sub(struct slice s, size_t beg, size_t end)
{
	if (end > s.n)
		end = s.n;
	if (beg > end)
		beg = end;
	return (struct slice){ s.p + beg, end - beg };
}

static inline bool
slice_eq(struct slice a, struct slice b)
{
	return a.n == b.n && (!a.n || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool
slice_starts(struct slice s, struct slice prefix)
{
	return s.n >= prefix.n && (!prefix.n || memcmp(s.p, prefix.p, prefix.n) == 0);
}

static inline bool
slice_ends(struct slice s, struct slice suffix)
{
	return s.n >= suffix.n && (!suffix.n || memcmp(s.p + s.n - suffix.n, suffix.p, suffix.n) == 0);
}

struct slice slice_trim(struct slice s); /* ASCII white space off both ends */
/* ASCII case folded; slice_eq_case() and slice_starts_case() compare so. */
static inline unsigned char
slice_lower(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
}

static inline bool
slice_starts_case(struct slice s, struct slice prefix)
{
	size_t i;

	if (s.n < prefix.n)
		return false;
	for (i = 0; i < prefix.n; i++)
		if (slice_lower(s.p[i]) != slice_lower(prefix.p[i]))
			return false;
	return true;
}

static inline bool
slice_eq_case(struct slice a, struct slice b)
{
	return a.n == b.n && slice_starts_case(a, b);
}

size_t slice_find(struct slice s, struct slice needle, size_t from); /* SIZE_MAX: not there */
bool slice_next_line(struct slice *line, struct slice *rest); /* without its \n; false at the end */
/* Where byte `at` of a text stands once what differs was put in its place, on a character's edge: what lies before the
 * difference stays, what lies behind it moves with its text, what was in it stays in what came for it. 0 is the top. */
size_t slice_follow(size_t at, struct slice was, struct slice is);
uint64_t slice_hash(struct slice s); /* FNV-1a, finalised; stable across runs and machines */

/* A growable string, always NUL-terminated once anything was appended. { 0 } is empty. */
struct str {
	char *p; /* NULL while empty: read it through str_cstr() */
	size_t n, cap;
};

void str_reserve(struct str *s, size_t more); /* room for so many bytes behind what is there */
void str_add(struct str *s, const char *p, size_t n);
void str_puts(struct str *s, const char *p);
void str_put(struct str *s, struct slice t);
static inline void
str_putc(struct str *s, char c)
{
	if (s->n + 2 > s->cap)
		str_reserve(s, 1);
	s->p[s->n++] = c;
	s->p[s->n] = '\0';
}
void str_putcp(struct str *s, uint32_t cp); /* as UTF-8 */
void str_printf(struct str *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void str_clear(struct str *s);            /* keeps the memory */
void str_free(struct str *s);
const char *str_cstr(const struct str *s); /* borrowed until s changes; never NULL */
struct slice str_slice(const struct str *s);
char *str_take(struct str *s); /* the caller owns the result; s is empty again; never NULL */

#endif
