#ifndef IBID_BASE_MEM_H
#define IBID_BASE_MEM_H

#include <stddef.h>

/*
 * Memory that never fails: when there is none left, mem_panic() is called, which says so and aborts.
 * Committed transactions are safe then, since the library is a journalled database.
 */

void mem_panic(size_t bytes) __attribute__((noreturn));
void *mem_alloc(size_t bytes) __attribute__((malloc));
void *mem_zalloc(size_t bytes) __attribute__((malloc)); /* zeroed */
void *mem_resize(void *p, size_t bytes);
char *mem_strdup(const char *s);
void *mem_dup(const void *p, size_t bytes); /* owned by the caller; a NUL is put behind it */

/*
 * An arena: many small pieces with one lifetime. { 0 } is an empty arena.
 * Pieces are aligned for any type and are freed together.
 */
struct arena_chunk;
struct arena {
	struct arena_chunk *chunk; /* the one being filled */
	size_t used;               /* bytes used of it */
};

void *arena_alloc(struct arena *a, size_t bytes);  /* zeroed */
char *arena_dup(struct arena *a, const char *s, size_t n); /* with a NUL behind it */
char *arena_str(struct arena *a, const char *s);   /* NULL stays NULL */
char *arena_printf(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void arena_free(struct arena *a); /* everything; the arena is empty and usable again */

#endif
