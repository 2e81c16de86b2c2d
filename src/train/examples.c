#include "examples.h"

#include <stdio.h>
#include <string.h>

enum { LIST_MIN = 2, LIST_MAX = 9 };

static unsigned
label_of(const struct printed *p, const struct ref_token *k, unsigned last, size_t *stretch)
{
	unsigned y;

	while (*stretch < p->stretches.n && p->stretches.at[*stretch].end <= k->beg)
		++*stretch;
	if (*stretch >= p->stretches.n || k->end <= p->stretches.at[*stretch].beg)
		return LABEL_O;
	y = p->stretches.at[*stretch].label;
	if (y >= LABEL_DATE)
		return y;
	return (last == y || last == y + 1) && k->beg > p->stretches.at[*stretch].beg ? y + 1 : y;
}

static void
take_labels(struct ref_entry *e, const struct printed *p)
{
	unsigned last = LABEL_O, y;
	size_t i, stretch = 0;

	vec_reserve(&e->labels, e->tokens.n + 1);
	e->labels.n = e->tokens.n;
	for (i = 0; i < e->tokens.n; i++) {
		const struct ref_token *k = &e->tokens.at[i];

		y = label_of(p, k, last, &stretch);
		if (!label_fits(k, y))
			y = label_fits(k, LABEL_O) ? LABEL_O : LABEL_URL;
		if (!label_follows(last, y))
			y--; /* what was cut off begins again */
		e->labels.at[i] = (uint8_t)y;
		last = y;
	}
}

/* A list: entries of one style, some of several works, some short. */
static void
invent_list(struct printed *out, size_t n, struct arena *mem, struct dice *d, const struct pools *p)
{
	struct look_of_list look;
	struct work w;
	unsigned how = dice_chance(d, 60) ? 0 : dice_chance(d, 95) ? 1 : 2;
	size_t i;

	look_invent(&look, d);
	for (i = 0; i < n; i++) {
		bool more = look.lang == LANG_EN && dice_chance(d, 7);

		str_clear(&out[i].text);
		vec_clear(&out[i].stretches);
		work_invent(&w, mem, d, p, look.lang, how);
		if (dice_chance(d, 6))
			short_print(&out[i], &look, &w, d);
		else if (dice_chance(d, 3))
			prose_print(&out[i], mem, d, p, &w);
		else
			work_print(&out[i], mem, &look, &w, d, p);
		while (more) {
			if (out[i].text.n && out[i].text.p[out[i].text.n - 1] == '.')
				out[i].text.n--;
			if (out[i].stretches.n && vec_last(&out[i].stretches).end > out[i].text.n)
				vec_last(&out[i].stretches).end = (uint32_t)out[i].text.n;
			style_put(&out[i], SLICE(";"), LABEL_NEXT);
			str_putc(&out[i].text, ' ');
			work_invent(&w, mem, d, p, look.lang, how);
			work_print(&out[i], mem, &look, &w, d, p);
			more = dice_chance(d, 35);
		}
	}
}

static void
use_list(struct printed *lines, size_t n, example_fn *use, void *ctx)
{
	struct ref_entry e = { 0 };
	struct ref_style style = { 0 };
	unsigned bits;
	size_t i;

	for (i = 0; i < n; i++) {
		if (lines[i].text.n < 30 || style.entries >= STYLE_ENTRIES)
			continue;
		entry_cut(&e, str_slice(&lines[i].text));
		style_add(&style, &e);
	}
	bits = style_bits(&style);
	for (i = 0; i < n; i++) {
		entry_cut(&e, str_slice(&lines[i].text));
		entry_segment(&e);
		e.style = bits;
		take_labels(&e, &lines[i]);
		if (e.tokens.n)
			use(ctx, &e);
	}
	entry_free(&e);
}

void
examples_make(size_t lists, uint64_t seed, const struct pools *p, example_fn *use, void *ctx)
{
	struct printed lines[LIST_MAX] = { 0 };
	struct dice d = { seed };
	size_t i, n, k;

	for (i = 0; i < lists; i++) {
		struct arena mem = { 0 };

		n = dice_chance(&d, 25) ? 1 : LIST_MIN + dice_below(&d, LIST_MAX - LIST_MIN);
		invent_list(lines, n, &mem, &d, p);
		use_list(lines, n, use, ctx);
		arena_free(&mem);
	}
	for (k = 0; k < LIST_MAX; k++) {
		str_free(&lines[k].text);
		vec_free(&lines[k].stretches);
	}
}
