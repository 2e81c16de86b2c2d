#include "entity_parts.h"

enum { CHOICES_MAX = 32 };

void
short_names_put(struct short_names *s, struct slice name, enum short_rank rank, uint32_t form)
{
	bool fresh;
	uint64_t *at = map_put(&s->index, name, s->lists.n, &fresh);
	struct short_list *l;

	if (fresh)
		vec_push(&s->lists, ((struct short_list){ 0 }));
	l = &s->lists.at[*at];
	if (l->at.n < CHOICES_MAX)
		vec_push(&l->at, ((struct short_name){ form, rank }));
}

/* The roots of those that fit best, each once, to the end of f->choices. */
static void
choose(struct entity_finder *f, const struct short_list *l, uint32_t form)
{
	uint32_t best = SHORT_INNER, self = entity_root(f, form);
	size_t i, k, first = f->choices.n;

	for (i = 0; i < l->at.n; i++)
		if (l->at.at[i].rank < best && entity_root(f, l->at.at[i].form) != self)
			best = l->at.at[i].rank;
	for (i = 0; i < l->at.n; i++) {
		uint32_t root = entity_root(f, l->at.at[i].form);

		if (l->at.at[i].rank != best || root == self)
			continue;
		for (k = first; k < f->choices.n && f->choices.at[k] != root; k++)
			;
		if (k == f->choices.n)
			vec_push(&f->choices, root);
	}
}

bool
short_names_join(struct entity_finder *f, const struct short_names *s, struct slice name,
    uint32_t form, enum name_reason why)
{
	uint64_t *at = map_get(&s->index, name);
	size_t first = f->choices.n, n;

	if (!at)
		return false;
	choose(f, &s->lists.at[*at], form);
	n = f->choices.n - first;
	if (n == 1 && (f->forms.at[form].kind != ENTITY_PERSON || f->forms.at[form].words > 1)) {
		entity_join(f, form, f->choices.at[first], why);
		f->choices.n = first;
	} else if (n) { /* of one person a title may still say that it is another */
		vec_push(&f->open, ((struct open_form){ form, (uint32_t)first, (uint32_t)n, why }));
	}
	return n > 0;
}

void
short_names_free(struct short_names *s)
{
	struct short_list *l;

	vec_each(l, &s->lists)
		vec_free(&l->at);
	vec_free(&s->lists);
	map_free(&s->index);
}
