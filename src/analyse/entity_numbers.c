#include "entity_parts.h"

#include <stdlib.h>
#include <string.h>

/* Keys have no numbers. What has one behind its words is told from others here: Apollo 11 and
 * Apollo 13. */

/* The numbers behind the first word of a piece, each behind a blank. */
static struct slice
numbers(struct entity_finder *f, const struct piece *p)
{
	uint32_t i;
	bool begun = false;

	str_clear(&f->key);
	for (i = p->first; i <= p->last; i++) {
		const struct token *k = &f->t.at.at[i];

		if (k->kind == TOKEN_NUMBER && begun) {
			str_putc(&f->key, ' ');
			str_put(&f->key, slice_sub(f->t.text, k->beg, k->end));
		}
		begun |= token_is_word(k) && !entity_token_is(f, i, "the");
	}
	return str_slice(&f->key);
}

/* The form of the same words, `length` bytes of its key, with these numbers; it takes the place of
 * one that no piece has without. */
static uint32_t
with_numbers(
    struct entity_finder *f, const struct piece *p, size_t length, struct slice n, bool instead)
{
	struct form m = f->forms.at[p->form];
	struct slice words = slice_sub(m.key, 0, length);
	char *key = arena_alloc(&f->index.keys, length + n.n + 1);
	size_t i;

	memcpy(key, words.p, length);
	memcpy(key + length, n.p, n.n);
	key[length + n.n] = '\0';
	m.key = (struct slice){ key, length + n.n };
	for (m.words = 1, i = 0; i < m.key.n; i++)
		m.words += m.key.p[i] == ' ';
	m.first = p->first + (p->first < p->last && entity_token_is(f, p->first, "the"));
	m.last = p->last;
	m.count = 0;
	m.parent = instead ? p->form : (uint32_t)f->forms.n;
	if (instead)
		f->forms.at[p->form] = m;
	else
		vec_push(&f->forms, m);
	return m.parent;
}

void
entity_tell_numbers(struct entity_finder *f)
{
	uint32_t *without = mem_zalloc((f->forms.n + 1) * sizeof(*without)), key[1];
	size_t *length = mem_alloc((f->forms.n + 1) * sizeof(*length)), i;
	struct map known = { 0 };
	struct str k = { 0 };
	struct piece *p;
	bool fresh;
	uint64_t *at;

	for (i = 0; i < f->forms.n; i++)
		length[i] = f->forms.at[i].key.n;
	vec_each(p, &f->pieces)
		without[p->form] += !numbers(f, p).n;
	vec_each(p, &f->pieces) {
		struct slice n = numbers(f, p);

		if (!n.n || f->forms.at[p->form].kind == ENTITY_PERSON)
			continue;
		key[0] = p->form;
		str_clear(&k);
		str_add(&k, (const char *)key, sizeof(key));
		str_put(&k, n);
		at = map_put(&known, str_slice(&k), 0, &fresh);
		if (fresh)
			*at = with_numbers(f, p, length[key[0]], n, !without[key[0]]);
		without[key[0]]++;
		p->form = (uint32_t)*at;
		f->forms.at[p->form].count++;
	}
	free(without);
	free(length);
	map_free(&known);
	str_free(&k);
}
