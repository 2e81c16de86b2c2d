#include "map.h"

#include <stdlib.h>

static struct map_slot *
find(const struct map *m, struct slice key, uint64_t hash)
{
	size_t i = hash & (m->cap - 1);

	while (m->slot[i].key.p && !(m->slot[i].hash == hash && slice_eq(m->slot[i].key, key)))
		i = (i + 1) & (m->cap - 1);
	return &m->slot[i];
}

uint64_t *
map_get(const struct map *m, struct slice key)
{
	struct map_slot *s;

	if (!m->cap)
		return NULL;
	s = find(m, key, slice_hash(key));
	return s->key.p ? &s->value : NULL;
}

static void
grow(struct map *m)
{
	struct map old = *m;
	struct map_slot *s;

	m->cap = m->cap ? m->cap * 2 : 16;
	m->slot = mem_zalloc(m->cap * sizeof(*m->slot));
	map_each(s, &old)
		*find(m, s->key, s->hash) = *s;
	free(old.slot);
}

uint64_t *
map_put(struct map *m, struct slice key, uint64_t initial, bool *is_new)
{
	uint64_t hash = slice_hash(key);
	struct map_slot *s;

	if (m->n * 4 >= m->cap * 3)
		grow(m);
	s = find(m, key, hash);
	if (is_new)
		*is_new = !s->key.p;
	if (!s->key.p) {
		s->key = (struct slice){ arena_dup(&m->keys, key.p, key.n), key.n };
		s->hash = hash;
		s->value = initial;
		m->n++;
	}
	return &s->value;
}

void
map_free(struct map *m)
{
	free(m->slot);
	arena_free(&m->keys);
	*m = (struct map){ 0 };
}
