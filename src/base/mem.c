#include "mem.h"

#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_CHUNK = 16 * 1024 };

struct arena_chunk {
	struct arena_chunk *next;
	size_t size;
	max_align_t data[];
};

void
mem_panic(size_t bytes)
{
	struct sigaction act;

	/* Who has something to put right, such as the terminal, does it on SIGABRT; then the message has a place. */
	if (sigaction(SIGABRT, NULL, &act) == 0 && act.sa_handler != SIG_DFL)
		raise(SIGABRT);
	fprintf(stderr, "ibid: out of memory (%zu bytes wanted); what was saved is safe\n", bytes);
	abort();
}

void *
mem_alloc(size_t bytes)
{
	void *p = malloc(bytes ? bytes : 1);

	if (!p)
		mem_panic(bytes);
	return p;
}

void *
mem_zalloc(size_t bytes)
{
	void *p = calloc(1, bytes ? bytes : 1);

	if (!p)
		mem_panic(bytes);
	return p;
}

void *
mem_resize(void *p, size_t bytes)
{
	p = realloc(p, bytes ? bytes : 1);
	if (!p)
		mem_panic(bytes);
	return p;
}

void *
mem_dup(const void *p, size_t bytes)
{
	char *q = mem_alloc(bytes + 1);

	if (bytes)
		memcpy(q, p, bytes);
	q[bytes] = '\0';
	return q;
}

char *
mem_strdup(const char *s)
{
	return mem_dup(s, strlen(s));
}

/* What is got is not zeroed. */
static void *
take(struct arena *a, size_t bytes)
{
	struct arena_chunk *c = a->chunk;
	size_t align = sizeof(max_align_t);
	char *p;

	if (bytes > SIZE_MAX - 2 * align - sizeof(*c))
		mem_panic(bytes);
	bytes = (bytes + align - 1) / align * align;
	if (!c || c->size - a->used < bytes) {
		size_t size = bytes > ARENA_CHUNK / 4 ? bytes : ARENA_CHUNK;

		c = mem_alloc(sizeof(*c) + size);
		c->next = NULL;
		c->size = size;
		if (a->chunk && size != ARENA_CHUNK) { /* big: keep filling the current one */
			c->next = a->chunk->next;
			a->chunk->next = c;
			return c->data;
		}
		c->next = a->chunk;
		a->chunk = c;
		a->used = 0;
	}
	p = (char *)c->data + a->used;
	a->used += bytes;
	return p;
}

void *
arena_alloc(struct arena *a, size_t bytes)
{
	return memset(take(a, bytes), 0, bytes);
}

char *
arena_dup(struct arena *a, const char *s, size_t n)
{
	char *p = take(a, n + 1);

	if (n)
		memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

char *
arena_str(struct arena *a, const char *s)
{
	return s ? arena_dup(a, s, strlen(s)) : NULL;
}

char *
arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *p;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n < 0)
		n = 0;
	p = arena_alloc(a, (size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(p, (size_t)n + 1, fmt, ap);
	va_end(ap);
	return p;
}

void
arena_free(struct arena *a)
{
	struct arena_chunk *c = a->chunk, *next;

	for (; c; c = next) {
		next = c->next;
		free(c);
	}
	a->chunk = NULL;
	a->used = 0;
}
