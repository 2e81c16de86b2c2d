#include "json.h"

#include <stdlib.h>
#include <time.h>

#include "base/utf8.h"
#include "cli/emit.h"
#include "model/source.h"

static void
put_date(struct emit *j, struct date d)
{
	char iso[DATE_ISO_MAX];

	emit_text(j, "date", d.year ? date_iso(iso, d) : NULL);
}

static void
put_moment(struct emit *j, const char *key, int64_t seconds)
{
	time_t t = (time_t)seconds;
	char iso[32];
	struct tm tm;

	if (!seconds || !gmtime_r(&t, &tm) || !strftime(iso, sizeof(iso), "%Y-%m-%dT%H:%M:%SZ", &tm))
		emit_null(j, key);
	else
		emit_text(j, key, iso);
}

static void
put_authors(struct emit *j, const struct name *names, size_t n)
{
	size_t i;

	emit_open(j, "authors", '[');
	for (i = 0; i < n; i++) {
		emit_open(j, NULL, '{');
		if (names[i].literal)
			emit_text(j, "literal", names[i].literal);
		if (names[i].family)
			emit_text(j, "family", names[i].family);
		if (names[i].given)
			emit_text(j, "given", names[i].given);
		emit_close(j, '}');
	}
	emit_close(j, ']');
}

static void
put_row(struct emit *j, const struct article *r)
{
	emit_id(j, "id", r->id);
	emit_text(j, "title", r->title);
	emit_text(j, "author", r->author);
	put_authors(j, r->authors, r->nauthors);
	emit_text(j, "publisher", r->publisher);
	put_date(j, r->date);
	emit_text(j, "url", r->url);
	emit_text(j, "origin", r->origin);
	emit_text(j, "language", r->language);
	emit_int(j, "words", (int64_t)r->words);
	emit_bool(j, "read", r->read);
	put_moment(j, "imported", r->imported);
}

static void
put_offset(struct emit *j, const char *key, const struct utf8_index *x, size_t at)
{
	emit_int(j, key, (int64_t)utf8_index_codepoint(x, at));
}

static void
put_range(struct emit *j, const struct utf8_index *x, size_t beg, size_t end)
{
	put_offset(j, "start", x, beg);
	put_offset(j, "end", x, end);
}

static void
put_blocks(struct emit *j, const struct doc *d, const struct utf8_index *x)
{
	size_t i;

	emit_open(j, "blocks", '[');
	for (i = 0; i < d->nblocks; i++) {
		emit_open(j, NULL, '{');
		emit_text(j, "kind", block_kind_name((enum block_kind)d->blocks[i].kind));
		put_range(j, x, d->blocks[i].beg, d->blocks[i].end);
		emit_close(j, '}');
	}
	emit_close(j, ']');
}

static void
put_mentions(struct emit *j, const struct entity *n, const struct utf8_index *x)
{
	size_t i;

	emit_open(j, "mentions", '[');
	for (i = 0; i < n->nmentions; i++) {
		emit_open(j, NULL, '[');
		put_offset(j, NULL, x, n->mentions[i].beg);
		put_offset(j, NULL, x, n->mentions[i].end);
		emit_close(j, ']');
	}
	emit_close(j, ']');
}

static void
put_entities(struct emit *j, const struct article *a, const struct utf8_index *x)
{
	size_t i, k;

	emit_open(j, "entities", '[');
	for (i = 0; i < a->nentities; i++) {
		const struct entity *n = &a->entities[i];

		emit_open(j, NULL, '{');
		emit_int(j, "id", n->id);
		emit_text(j, "kind", entity_kind_name(n->kind));
		emit_text(j, "name", n->name);
		emit_open(j, "aliases", '[');
		for (k = 0; k < n->naliases; k++)
			emit_text(j, NULL, n->aliases[k]);
		emit_close(j, ']');
		put_mentions(j, n, x);
		emit_close(j, '}');
	}
	emit_close(j, ']');
}

static void
put_reference(struct emit *j, const struct article *a, size_t i, const struct utf8_index *x)
{
	const struct reference *r = &a->references[i];

	emit_open(j, NULL, '{');
	emit_int(j, "id", (int64_t)i + 1);
	emit_text(j, "label", r->label);
	emit_text(j, "text", r->text);
	put_authors(j, r->authors, r->nauthors);
	emit_text(j, "title", r->title);
	emit_text(j, "container", r->container);
	put_date(j, r->date);
	emit_text(j, "url", r->url);
	emit_id(j, "same_as", r->same_as == REFERENCE_NONE ? 0 : (int64_t)r->same_as + 1);
	emit_id(j, "source", r->source);
	emit_id(j, "article", r->article);
	emit_text(j, "reason", r->article ? match_reason_word((enum match_reason)r->reason) : NULL);
	if (r->beg < r->end) {
		put_range(j, x, r->beg, r->end);
	} else {
		emit_null(j, "start");
		emit_null(j, "end");
	}
	emit_close(j, '}');
}

static void
put_references(struct emit *j, const struct article *a, const struct utf8_index *x)
{
	size_t i;

	emit_open(j, "references", '[');
	for (i = 0; i < a->nreferences; i++)
		put_reference(j, a, i, x);
	emit_close(j, ']');
}

static void
put_citations(struct emit *j, const struct article *a, const struct utf8_index *x)
{
	size_t i;

	emit_open(j, "citations", '[');
	for (i = 0; i < a->ncitations; i++) {
		const struct citation *c = &a->citations[i];

		emit_open(j, NULL, '{');
		put_range(j, x, c->beg, c->end);
		emit_text(j, "kind", citation_kind_name(c->kind));
		emit_int(j, "reference", (int64_t)c->reference + 1);
		emit_close(j, '}');
	}
	emit_close(j, ']');
}

static void
put_quote(struct emit *j, const struct quotation *q, struct slice other, const struct utf8_index *x)
{
	struct utf8_index y;

	utf8_index_build(&y, other);
	emit_open(j, NULL, '{');
	put_range(j, x, q->beg, q->end);
	emit_int(j, "article", q->article);
	put_offset(j, "article_start", &y, q->other_beg);
	put_offset(j, "article_end", &y, q->other_end);
	emit_real(j, "similarity", q->similarity);
	emit_close(j, '}');
	utf8_index_free(&y);
}

/* Each as a value of its own, or, with `to`, as a line. */
static void
put_quotes(struct emit *j, const struct article *a, struct library *l, const struct utf8_index *x, FILE *to)
{
	size_t i;

	for (i = 0; l && i < a->nquotations; i++) {
		struct arena mem = { 0 };
		struct slice other;

		/* without the other text there is nothing to point to */
		if (library_text(l, &other, &mem, a->quotations[i].article, NULL) == 0) {
			put_quote(j, &a->quotations[i], other, x);
			if (to)
				emit_end(j, to);
		}
		arena_free(&mem);
	}
}

static void
put_claim(struct emit *j, const struct claim *c, uint32_t reference, struct slice other, const struct utf8_index *x)
{
	bool near = c->other_end > c->other_beg && other.p;
	struct utf8_index y;

	utf8_index_build(&y, other);
	emit_open(j, NULL, '{');
	put_range(j, x, c->beg, c->end);
	emit_int(j, "reference", (int64_t)reference + 1);
	emit_int(j, "article", c->article);
	if (near) {
		put_offset(j, "article_start", &y, c->other_beg);
		put_offset(j, "article_end", &y, c->other_end);
	} else {
		emit_null(j, "article_start");
		emit_null(j, "article_end");
	}
	emit_real(j, "similarity", c->similarity);
	emit_close(j, '}');
	utf8_index_free(&y);
}

static void
put_claims(struct emit *j, const struct article *a, struct library *l, const struct utf8_index *x)
{
	size_t i;

	emit_open(j, "claims", '[');
	for (i = 0; l && i < a->nclaims; i++) {
		struct arena mem = { 0 };
		struct slice other = { 0 };

		library_text(l, &other, &mem, a->claims[i].article, NULL);
		put_claim(j, &a->claims[i], a->citations[a->claims[i].citation].reference, other, x);
		arena_free(&mem);
	}
	emit_close(j, ']');
}

static void
put_related(struct emit *j, const struct article *a)
{
	size_t i;

	emit_open(j, "related", '[');
	for (i = 0; i < a->nrelated; i++) {
		const struct related *r = &a->related[i];

		emit_open(j, NULL, '{');
		emit_text(j, "url", r->url);
		emit_text(j, "title", r->title);
		emit_id(j, "article", r->article);
		emit_close(j, '}');
	}
	emit_close(j, ']');
}

void
json_print_row(FILE *to, const struct article *r)
{
	struct emit j = { 0 };

	emit_open(&j, NULL, '{');
	put_row(&j, r);
	emit_close(&j, '}');
	emit_end(&j, to);
}

void
json_print_article(FILE *to, const struct article *a, struct library *l)
{
	struct emit j = { 0 };
	struct utf8_index x;

	utf8_index_build(&x, a->doc.text);
	str_reserve(&j.line, a->doc.text.n * 2);
	emit_open(&j, NULL, '{');
	put_row(&j, a);
	emit_slice(&j, "text", a->doc.text.p ? a->doc.text : SLICE(""));
	put_blocks(&j, &a->doc, &x);
	put_references(&j, a, &x);
	put_citations(&j, a, &x);
	emit_open(&j, "quotes", '[');
	put_quotes(&j, a, l, &x, NULL);
	emit_close(&j, ']');
	put_entities(&j, a, &x);
	emit_open(&j, "passages", '[');
	emit_close(&j, ']');
	put_related(&j, a);
	put_claims(&j, a, l, &x);
	emit_close(&j, '}');
	utf8_index_free(&x);
	emit_end(&j, to);
}

void
json_print_references(FILE *to, const struct article *a)
{
	struct emit j = { 0 };
	struct utf8_index x;
	size_t i;

	utf8_index_build(&x, a->doc.text);
	for (i = 0; i < a->nreferences; i++) {
		put_reference(&j, a, i, &x);
		emit_end(&j, to);
	}
	utf8_index_free(&x);
}

void
json_print_quotes(FILE *to, const struct article *a, struct library *l)
{
	struct emit j = { 0 };
	struct utf8_index x;

	utf8_index_build(&x, a->doc.text);
	put_quotes(&j, a, l, &x, to);
	utf8_index_free(&x);
}

void
json_print_source(FILE *to, const struct source *s)
{
	struct emit j = { 0 };

	emit_open(&j, NULL, '{');
	emit_int(&j, "source", s->id);
	emit_text(&j, "state", source_state_name(s->state));
	put_authors(&j, s->authors, s->nauthors);
	emit_text(&j, "title", s->title);
	emit_text(&j, "container", s->container);
	put_date(&j, s->date);
	emit_text(&j, "url", s->url);
	emit_text(&j, "doi", s->doi);
	emit_text(&j, "text", s->text);
	emit_id(&j, "article", s->article);
	emit_text(&j, "reason", s->article ? match_reason_word(s->reason) : NULL);
	if (s->article)
		emit_real(&j, "score", s->score);
	else
		emit_null(&j, "score");
	emit_int(&j, "citers", (int64_t)s->citers);
	emit_int(&j, "times", (int64_t)s->times);
	emit_close(&j, '}');
	emit_end(&j, to);
}

void
json_print_citer(FILE *to, const struct citer *c, size_t at)
{
	struct emit j = { 0 };

	emit_open(&j, NULL, '{');
	emit_int(&j, "article", c->article);
	emit_text(&j, "title", c->title);
	emit_text(&j, "author", c->author);
	emit_text(&j, "publisher", c->publisher);
	put_date(&j, c->date);
	emit_int(&j, "times", (int64_t)c->times);
	emit_int(&j, "start", (int64_t)at);
	emit_close(&j, '}');
	emit_end(&j, to);
}

void
json_print_place(FILE *to, const struct library_place *p, size_t beg, size_t end, const struct library_place *from)
{
	struct emit j = { 0 };

	emit_open(&j, NULL, '{');
	emit_int(&j, "article", p->article);
	emit_int(&j, "start", (int64_t)beg);
	emit_int(&j, "end", (int64_t)end);
	put_date(&j, p->date);
	emit_real(&j, "similarity", p->similarity);
	emit_bool(&j, "marked", p->marked);
	emit_id(&j, "from", from ? from->article : 0);
	emit_close(&j, '}');
	emit_end(&j, to);
}

static void
put_ids(struct emit *j, const char *key, struct library_ids *list)
{
	const int64_t *id;

	emit_open(j, key, '[');
	vec_each(id, &list->ids)
		emit_int(j, NULL, *id);
	emit_close(j, ']');
	vec_free(&list->ids);
}

static void
put_title(struct emit *j, struct web_node node, struct library *l)
{
	struct article_rows rows = { 0 };
	struct arena mem = { 0 };
	struct source s = { 0 };
	const char *title = NULL;

	if (node.source && library_source(l, &s, &mem, node.source, NULL) == 0)
		title = s.title;
	else if (node.article && library_rows_of(l, &rows, &node.article, 1, NULL) == 0 && rows.rows.n)
		title = rows.rows.at[0].title;
	emit_text(j, "title", title);
	article_rows_free(&rows);
	arena_free(&mem);
}

void
json_print_independence(FILE *to, const struct independence *x, struct library *l)
{
	const struct roots *all = independence_roots(x);
	struct library_ids list = { 0 };
	struct emit j = { 0 };
	const struct root *r;
	size_t i;

	emit_open(&j, NULL, '{');
	emit_int(&j, "articles", (int64_t)independence_articles(x));
	emit_open(&j, "roots", '[');
	vec_each(r, &all->at) {
		emit_open(&j, NULL, '{');
		emit_id(&j, "article", r->node.article);
		emit_id(&j, "source", r->node.source);
		put_title(&j, r->node, l);
		put_date(&j, r->date);
		independence_members(x, &list, r->part);
		put_ids(&j, "members", &list);
		independence_resting(x, &list, r->part);
		put_ids(&j, "resting", &list);
		emit_close(&j, '}');
	}
	emit_close(&j, ']');
	emit_open(&j, "cycles", '[');
	for (i = 0; i < independence_cycles(x); i++) {
		independence_cycle(x, &list, i);
		put_ids(&j, NULL, &list);
	}
	emit_close(&j, ']');
	emit_close(&j, '}');
	emit_end(&j, to);
}
