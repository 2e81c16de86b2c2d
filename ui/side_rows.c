#include "side_rows.h"

#include <stdio.h>

#include "app/sources.h"
#include "base/utf8.h"
#include "ui/describe.h"
#include "ui/stops.h"
#include "ui/ui.h"

enum { ALIAS_FURNITURE = 8 /* cells of a name's row beside the name and why it is one */ };

void
side_rows_free(struct side_rows *r)
{
	vec_free(&r->at);
	arena_free(&r->mem);
}

static void
clear(struct side_rows *r)
{
	vec_clear(&r->at);
	arena_free(&r->mem);
}

static void
put(struct side_rows *r, enum side_row_kind kind, enum style style, const char *text)
{
	vec_push(&r->at, ((struct side_row){ .kind = kind, .style = style, .text = text }));
}

static void
put_heading(struct side_rows *r, const char *text, size_t count)
{
	put(r, SIDE_HEADING, STYLE_HEADING, text);
	vec_last(&r->at).count = count;
}

/* --- entities -------------------------------------------------------------------------------- */

static void
put_entities(struct side_rows *r, const struct article *a, enum entity_kind kind, const char *heading)
{
	size_t i, at = r->at.n;

	put_heading(r, heading, 0);
	for (i = 0; i < a->nentities; i++) {
		const struct entity *e = &a->entities[i];

		if (e->kind != kind)
			continue;
		put(r, SIDE_ENTITY, describe_kind_style(kind), e->name);
		vec_last(&r->at).item = e;
		vec_last(&r->at).count = e->nmentions;
		vec_last(&r->at).articles = e->articles;
		r->at.at[at].count++;
	}
	if (!r->at.at[at].count)
		r->at.n = at;
}

void
side_rows_entities(struct side_rows *r, const struct article *a)
{
	clear(r);
	if (!a)
		return;
	put_entities(r, a, ENTITY_PERSON, "People");
	put_entities(r, a, ENTITY_ORGANISATION, "Organisations");
	put_entities(r, a, ENTITY_PLACE, "Places");
	put_entities(r, a, ENTITY_MISC, "Other names");
	if (!r->at.n)
		put(r, SIDE_NONE, STYLE_DIM, "no names found");
}

static size_t
row_of(const struct side_rows *r, const struct entity *e)
{
	size_t i;

	for (i = 0; i < r->at.n; i++)
		if (r->at.at[i].kind == SIDE_ENTITY && r->at.at[i].item == e)
			break;
	return i;
}

void
side_rows_unfold(struct side_rows *r, const struct entity *e, int cells)
{
	size_t i, n = 0, at;

	for (i = 0; i < r->at.n; i++)
		if (r->at.at[i].kind != SIDE_ALIAS && r->at.at[i].kind != SIDE_WHY)
			r->at.at[n++] = r->at.at[i];
	r->at.n = n;
	at = row_of(r, e);
	for (i = 0; at < r->at.n && i < e->naliases; i++) {
		const char *name = e->aliases[i].text, *why = name_reason_text(e->aliases[i].why);
		bool fits = (int)(utf8_width(slice_of(name)) + utf8_width(slice_of(why))) + ALIAS_FURNITURE <= cells;

		vec_insert(&r->at, ++at, ((struct side_row){ .kind = SIDE_ALIAS, .style = STYLE_DIM, .text = name,
					     .detail = fits ? why : NULL }));
		if (!fits)
			vec_insert(&r->at, ++at, ((struct side_row){ .kind = SIDE_WHY, .style = STYLE_DIM, .text = why }));
	}
}

/* --- filtering ------------------------------------------------------------------------------- */

/* All that a row can be found by, folded. */
static void
put_folded(struct str *out, const struct side_row *row)
{
	const struct entity *e = row->item;
	size_t i;

	utf8_put_folded(out, slice_of(row->text), false);
	for (i = 0; row->kind == SIDE_ENTITY && i < e->naliases; i++) {
		str_putc(out, '\n');
		utf8_put_folded(out, slice_of(e->aliases[i].text), false);
	}
}

static bool
holds_words(struct slice text, struct slice words)
{
	for (words = slice_trim(words); words.n; words = slice_trim(words)) {
		struct slice word = slice_sub(words, 0, slice_find(words, SLICE(" "), 0));

		if (slice_find(text, word, 0) == SIZE_MAX)
			return false;
		words = slice_sub(words, word.n, words.n);
	}
	return true;
}

void
side_rows_filter(struct side_rows *r, struct slice words)
{
	struct str folded = { 0 }, text = { 0 };
	size_t i, n = 0, heading = SIZE_MAX;

	utf8_put_folded(&folded, words, false);
	for (i = 0; i < r->at.n; i++) {
		struct side_row row = r->at.at[i];

		str_clear(&text);
		put_folded(&text, &row);
		if (row.kind < SIDE_ENTITY ? row.kind != SIDE_HEADING : !holds_words(str_slice(&text), str_slice(&folded)))
			continue;
		if (row.kind == SIDE_HEADING && heading != SIZE_MAX && heading + 1 == n)
			n--; /* the one before it has nothing left */
		if (row.kind == SIDE_HEADING)
			heading = n;
		r->at.at[n++] = row;
		if (row.kind != SIDE_HEADING && heading != SIZE_MAX)
			r->at.at[heading].count = n - 1 - heading;
	}
	r->at.n = heading != SIZE_MAX && heading + 1 == n ? n - 1 : n;
	if (!r->at.n)
		put(r, SIDE_NONE, STYLE_DIM, "nothing like that; Esc shows all");
	str_free(&folded);
	str_free(&text);
}

/* --- sources --------------------------------------------------------------------------------- */

static void
put_reference(struct side_rows *r, const struct reference *ref)
{
	struct str text = { 0 };

	if (ref->label)
		str_printf(&text, "%s ", ref->label);
	if (ref->title)
		str_puts(&text, ref->title);
	else
		stop_put_reference(&text, ref);
	put(r, SIDE_REFERENCE, ref->article ? STYLE_CITATION : STYLE_WANTED, arena_dup(&r->mem, text.p, text.n));
	vec_last(&r->at).item = ref;
	str_free(&text);
}

static void
put_references(struct side_rows *r, const struct article *a, bool present, const char *heading)
{
	size_t i, n = 0, at = r->at.n;

	put_heading(r, heading, 0);
	for (i = 0; i < a->nreferences; i++) {
		const struct reference *ref = &a->references[i];

		if (ref->same_as != REFERENCE_NONE || ref->kind == REFERENCE_PROSE || ref->kind == REFERENCE_RELATED ||
		    (ref->article != 0) != present)
			continue;
		put_reference(r, ref);
		n++;
	}
	if (n)
		r->at.at[at].count = n;
	else
		r->at.n = at;
}

static void
put_citers(struct side_rows *r, struct ui *ui, const struct article *a)
{
	struct citers c = { 0 };
	struct err e = { 0 };
	size_t i;

	if (library_cited_by(ui->library, &c, &r->mem, a->id, &e) < 0) {
		ui_fail(ui, &e);
		return;
	}
	if (c.n)
		put_heading(r, "Cited by", c.n);
	for (i = 0; i < c.n; i++) {
		put(r, SIDE_CITER, STYLE_LINK, c.at[i].title);
		vec_last(&r->at).article = c.at[i].article;
		vec_last(&r->at).at = c.at[i].at;
	}
}

static const char *
title_of(struct side_rows *r, struct ui *ui, int64_t id)
{
	struct article_rows rows = { 0 };
	const char *title = "?";

	if (library_rows_of(ui->library, &rows, &id, 1, NULL) == 0 && rows.rows.n)
		title = arena_str(&r->mem, rows.rows.at[0].title);
	article_rows_free(&rows);
	return title;
}

static void
put_quotations(struct side_rows *r, struct ui *ui, const struct article *a, enum quotation_origin origin,
    const char *heading)
{
	size_t i, at = r->at.n;

	put_heading(r, heading, 0);
	for (i = 0; i < a->nquotations; i++) {
		const struct quotation *q = &a->quotations[i];

		if (q->origin != origin)
			continue;
		put(r, SIDE_QUOTATION, q->similarity >= 1 ? STYLE_LINK : STYLE_QUOTED, title_of(r, ui, q->article));
		vec_last(&r->at).item = q;
		r->at.at[at].count++;
	}
	if (!r->at.at[at].count)
		r->at.n = at;
}

static void
put_claims(struct side_rows *r, const struct article *a)
{
	size_t i;

	if (a->nclaims)
		put_heading(r, "Quoted, not found", a->nclaims);
	for (i = 0; i < a->nclaims; i++) {
		put(r, SIDE_CLAIM, STYLE_UNFOUND, a->claims[i].title);
		vec_last(&r->at).item = &a->claims[i];
	}
}

static void
put_links(struct side_rows *r, const struct article *a)
{
	size_t i;

	if (a->nrelated)
		put_heading(r, "Also read", a->nrelated);
	for (i = 0; i < a->nrelated; i++) {
		const struct related *l = &a->related[i];

		put(r, SIDE_LINK, l->article ? STYLE_LINK : STYLE_DIM, l->title ? l->title : l->url);
		vec_last(&r->at).item = l;
	}
}

void
side_rows_sources(struct side_rows *r, struct ui *ui, const struct article *a)
{
	clear(r);
	if (!a)
		return;
	put_references(r, a, true, "Cites, in the library");
	put_references(r, a, false, "Cites, wanted");
	put_citers(r, ui, a);
	put_quotations(r, ui, a, QUOTATION_FROM_OTHER, "Quotes");
	put_quotations(r, ui, a, QUOTATION_TO_OTHER, "Quoted by");
	put_quotations(r, ui, a, QUOTATION_UNDECIDED, "Shares words with");
	put_claims(r, a);
	put_links(r, a);
	if (!r->at.n)
		put(r, SIDE_NONE, STYLE_DIM, "no sources found");
}

/* --- following ------------------------------------------------------------------------------- */

void
side_row_follow(const struct side_row *r, struct ui *ui)
{
	const struct related *link = r->item;
	const struct reference *ref = r->item;
	const struct quotation *q = r->item;
	const struct claim *claim = r->item;

	switch (r->kind) {
	case SIDE_LINK:
		if (link->article)
			ui_open(ui, link->article, SIZE_MAX, true);
		else
			ui_browse(ui, link->url);
		break;
	case SIDE_REFERENCE:
		if (ref->article)
			ui_open(ui, ref->article, 0, true);
		else
			ui_show_source_at(ui, ref);
		break;
	case SIDE_CITER: ui_open(ui, r->article, r->at, true); break;
	case SIDE_QUOTATION:
		text_pane_choose(ui->panes[PANE_TEXT], q->beg, q->end);
		break;
	case SIDE_CLAIM: text_pane_choose(ui->panes[PANE_TEXT], claim->beg, claim->end); break;
	default: break;
	}
}

void
side_row_describe(const struct side_row *r, struct str *where, struct str *keys)
{
	const struct entity *e = r->item;

	switch (r->kind) {
	case SIDE_ENTITY:
		str_printf(where, "%s · %s · %zu here", e->name, entity_kind_name(e->kind), e->nmentions);
		if (e->articles > 1)
			str_printf(where, " · in %zu articles", e->articles);
		str_puts(keys, "Enter next  K its page  / filter  m merge  x reject  s sources  ? keys");
		return;
	case SIDE_LINK: str_puts(where, ((const struct related *)r->item)->url); break;
	case SIDE_REFERENCE: stop_put_reference(where, r->item); break;
	case SIDE_QUOTATION:
		str_printf(where, "%s · Enter shows it here, Enter in the text goes there", r->text);
		break;
	case SIDE_CLAIM: str_printf(where, "not found in %s · Enter shows it here", r->text); break;
	case SIDE_CITER: str_puts(where, r->text); break;
	default: break;
	}
	str_puts(keys, "Enter follow  / filter  s names  ? keys");
}
