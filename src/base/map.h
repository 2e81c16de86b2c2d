#ifndef IBID_BASE_MAP_H
#define IBID_BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "mem.h"
#include "str.h"

/* A hash map from byte strings to 64-bit values (numbers or indices). Keys are copied. { 0 } is empty. */
struct map_slot {
	struct slice key; /* p == NULL: free */
	uint64_t hash;
	uint64_t value;
};
struct map {
	struct map_slot *slot;
	size_t n, cap; /* cap is 0 or a power of two */
	struct arena keys;
};

/* The value's place, or NULL. Borrowed until the next map_put. */
uint64_t *map_get(const struct map *m, struct slice key);
/* The value's place, made with `initial` when the key is new (*is_new may be NULL). Borrowed until the next map_put. */
uint64_t *map_put(struct map *m, struct slice key, uint64_t initial, bool *is_new);
void map_free(struct map *m);

#define map_each(s, m)                                                                             \
	for ((s) = (m)->slot; (s) && (s) < (m)->slot + (m)->cap; (s)++)                            \
		if ((s)->key.p)

#endif
