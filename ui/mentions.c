#include "mentions.h"

#include "ui/describe.h"
#include "ui/ui.h"

void
mentions_attach(struct mentions *m, struct ui *ui, struct text_view *view, const struct article *a)
{
	size_t i;

	m->ui = ui;
	m->view = view;
	m->article = a;
	vec_clear(&m->at);
	for (i = 0; a && i < a->doc.nspans; i++)
		if (a->doc.spans[i].kind == SPAN_MENTION)
			vec_push(&m->at, a->doc.spans[i]);
}

void
mentions_free(struct mentions *m)
{
	vec_free(&m->at);
}

/* --- how they look --------------------------------------------------------------------------- */

static enum style
look(const void *ctx, const struct span *s)
{
	const struct mentions *m = ctx;

	if (s->target == mentions_lit(m))
		return STYLE_LIT;
	return m->ui->settings.mentions ? describe_kind_style(m->article->entities[s->target].kind) : STYLE_COUNT;
}

struct overlay
mentions_layer(const struct mentions *m)
{
	return (struct overlay){ .spans = m->at.at, .n = m->at.n, .style = look, .ctx = m };
}

/* --- choosing -------------------------------------------------------------------------------- */

/* The index of a span that begins at or behind `at`, n: none does. */
static size_t
first_from(const struct span *s, size_t n, size_t at)
{
	size_t lo = 0, hi = n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (s[mid].beg >= at)
			hi = mid;
		else
			lo = mid + 1;
	}
	return lo;
}

size_t
mentions_chosen(const struct mentions *m, size_t *number)
{
	struct span chosen = text_view_chosen(m->view);
	const struct entity *e;
	size_t i;

	for (i = first_from(m->at.at, m->at.n, chosen.beg); i < m->at.n && m->at.at[i].beg == chosen.beg; i++)
		if (m->at.at[i].end == chosen.end) {
			e = &m->article->entities[m->at.at[i].target];
			*number = first_from(e->mentions, e->nmentions, chosen.beg);
			return m->at.at[i].target;
		}
	return MENTION_NONE;
}

size_t
mentions_lit(const struct mentions *m)
{
	size_t entity = m->article ? side_pane_entity(m->ui->panes[PANE_SIDE]) : MENTION_NONE, number;

	return entity == MENTION_NONE ? mentions_chosen(m, &number) : entity;
}

void
mentions_choose(struct mentions *m, size_t entity, size_t number)
{
	const struct entity *e = &m->ui->article->entities[entity]; /* the page as it came goes */

	text_pane_choose(m->ui->panes[PANE_TEXT], e->mentions[number].beg, e->mentions[number].end);
	side_pane_select(m->ui->panes[PANE_SIDE], entity);
	ui_say(m->ui, "%s: %zu of %zu", e->name, number + 1, e->nmentions);
}

/* From where a step is counted: the chosen span while it is in sight, else the screen's edge. */
static size_t
start(const struct mentions *m, bool back)
{
	struct span chosen = text_view_chosen(m->view);
	size_t beg = 0, end = 0;

	text_view_visible(m->view, &beg, &end);
	if (chosen.end > beg && chosen.beg < end && chosen.end > chosen.beg)
		return back ? chosen.beg : chosen.end;
	return back ? end : beg;
}

/* The index of the span `count` further on in a ring of n, the first one being that at or behind `from`. */
static size_t
walk(const struct span *s, size_t n, size_t from, int count)
{
	int64_t i = (int64_t)first_from(s, n, from) + count - (count > 0), ring = (int64_t)n;

	return (size_t)((i % ring + ring) % ring);
}

static void
choose_span(struct mentions *m, const struct span *s)
{
	const struct entity *e = &m->article->entities[s->target];

	mentions_choose(m, s->target, first_from(e->mentions, e->nmentions, s->beg));
}

void
mentions_step(struct mentions *m, int count)
{
	size_t lit = mentions_lit(m), from = start(m, count < 0);
	const struct entity *e = lit == MENTION_NONE ? NULL : &m->article->entities[lit];

	if (!m->at.n)
		ui_say(m->ui, "No names were found in this text");
	else if (!e)
		choose_span(m, &m->at.at[walk(m->at.at, m->at.n, from, count)]);
	else if (e->nmentions)
		mentions_choose(m, lit, walk(e->mentions, e->nmentions, from, count));
}

bool
mentions_choose_at(struct mentions *m, size_t at)
{
	size_t i;

	/* The innermost one is the last that begins before. */
	for (i = first_from(m->at.at, m->at.n, at + 1); i-- > 0;)
		if (m->at.at[i].end > at) {
			choose_span(m, &m->at.at[i]);
			return true;
		}
	return false;
}

bool
mentions_status(const struct mentions *m, struct str *where, struct str *keys)
{
	size_t number, entity = mentions_chosen(m, &number);
	const struct entity *e;

	if (entity == MENTION_NONE)
		return false;
	e = &m->article->entities[entity];
	str_printf(where, "%s · %s · %zu of %zu here", e->name, entity_kind_name(e->kind), number + 1, e->nmentions);
	if (e->articles > 1)
		str_printf(where, " · in %zu articles", e->articles);
	str_puts(keys, "e E next, previous  K its page  Esc");
	return true;
}
