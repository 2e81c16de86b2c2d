#include "json.h"

#include <stdlib.h>
#include <time.h>

#include "base/utf8.h"
#include "cli/json_parts.h"
#include "model/source.h"

static json_t *
moment(int64_t seconds)
{
	time_t t = (time_t)seconds;
	char iso[32];
	struct tm tm;

	if (!seconds || !gmtime_r(&t, &tm) || !strftime(iso, sizeof(iso), "%Y-%m-%dT%H:%M:%SZ", &tm))
		return json_null();
	return json_string(iso);
}

static json_t *
authors(const struct name *names, size_t n)
{
	json_t *list = json_array();
	size_t i;

	for (i = 0; i < n; i++) {
		json_t *o = json_object();

		if (names[i].literal)
			json_object_set_new(o, "literal", json_text(names[i].literal));
		if (names[i].family)
			json_object_set_new(o, "family", json_text(names[i].family));
		if (names[i].given)
			json_object_set_new(o, "given", json_text(names[i].given));
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *
row(const struct article *r)
{
	json_t *o = json_object();

	json_object_set_new(o, "id", r->id ? json_integer(r->id) : json_null());
	json_object_set_new(o, "title", json_text(r->title));
	json_object_set_new(o, "author", json_text(r->author));
	json_object_set_new(o, "authors", authors(r->authors, r->nauthors));
	json_object_set_new(o, "publisher", json_text(r->publisher));
	json_object_set_new(o, "date", json_date(r->date));
	json_object_set_new(o, "url", json_text(r->url));
	json_object_set_new(o, "origin", json_text(r->origin));
	json_object_set_new(o, "language", json_text(r->language));
	json_object_set_new(o, "words", json_integer((json_int_t)r->words));
	json_object_set_new(o, "read", json_boolean(r->read));
	json_object_set_new(o, "imported", moment(r->imported));
	return o;
}

static void
set_range(json_t *o, const struct utf8_index *x, size_t beg, size_t end)
{
	json_object_set_new(o, "start", json_integer((json_int_t)utf8_index_codepoint(x, beg)));
	json_object_set_new(o, "end", json_integer((json_int_t)utf8_index_codepoint(x, end)));
}

static json_t *
blocks(const struct doc *d, const struct utf8_index *x)
{
	json_t *list = json_array();
	size_t i;

	for (i = 0; i < d->nblocks; i++) {
		json_t *o = json_object();

		json_object_set_new(o, "kind", json_text(block_kind_name((enum block_kind)d->blocks[i].kind)));
		set_range(o, x, d->blocks[i].beg, d->blocks[i].end);
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *
mentions(const struct entity *n, const struct utf8_index *x)
{
	json_t *list = json_array();
	size_t i;

	for (i = 0; i < n->nmentions; i++) {
		json_t *pair = json_array();

		json_array_append_new(pair, json_integer((json_int_t)utf8_index_codepoint(x, n->mentions[i].beg)));
		json_array_append_new(pair, json_integer((json_int_t)utf8_index_codepoint(x, n->mentions[i].end)));
		json_array_append_new(list, pair);
	}
	return list;
}

static json_t *
alias(const struct alias *x)
{
	json_t *o = json_object();

	json_object_set_new(o, "name", json_text(x->text));
	json_object_set_new(o, "why", json_text(name_reason_word(x->why)));
	return o;
}

static json_t *
entities(const struct article *a, const struct utf8_index *x)
{
	json_t *list = json_array();
	size_t i, k;

	for (i = 0; i < a->nentities; i++) {
		const struct entity *n = &a->entities[i];
		json_t *o = json_object(), *aliases = json_array(), *names = json_array();

		for (k = 0; k < n->naliases; k++) {
			json_array_append_new(aliases, json_text(n->aliases[k].text));
			json_array_append_new(names, alias(&n->aliases[k]));
		}
		json_object_set_new(o, "id", json_integer(n->id));
		json_object_set_new(o, "kind", json_text(entity_kind_name(n->kind)));
		json_object_set_new(o, "name", json_text(n->name));
		json_object_set_new(o, "aliases", aliases);
		json_object_set_new(o, "names", names);
		json_object_set_new(o, "mentions", mentions(n, x));
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *
reference(const struct article *a, size_t i, const struct utf8_index *x)
{
	const struct reference *r = &a->references[i];
	json_t *o = json_object();

	json_object_set_new(o, "id", json_integer((json_int_t)i + 1));
	json_object_set_new(o, "label", json_text(r->label));
	json_object_set_new(o, "text", json_text(r->text));
	json_object_set_new(o, "authors", authors(r->authors, r->nauthors));
	json_object_set_new(o, "title", json_text(r->title));
	json_object_set_new(o, "container", json_text(r->container));
	json_object_set_new(o, "date", json_date(r->date));
	json_object_set_new(o, "url", json_text(r->url));
	json_object_set_new(
	    o, "same_as", r->same_as == REFERENCE_NONE ? json_null() : json_integer((json_int_t)r->same_as + 1));
	json_object_set_new(o, "source", r->source ? json_integer(r->source) : json_null());
	json_object_set_new(o, "article", r->article ? json_integer(r->article) : json_null());
	json_object_set_new(o, "reason", r->article ? json_text(match_reason_word((enum match_reason)r->reason)) : json_null());
	if (r->beg < r->end) {
		set_range(o, x, r->beg, r->end);
	} else {
		json_object_set_new(o, "start", json_null());
		json_object_set_new(o, "end", json_null());
	}
	return o;
}

static json_t *
references(const struct article *a, const struct utf8_index *x)
{
	json_t *list = json_array();
	size_t i;

	for (i = 0; i < a->nreferences; i++)
		json_array_append_new(list, reference(a, i, x));
	return list;
}

static json_t *
citations(const struct article *a, const struct utf8_index *x)
{
	json_t *list = json_array();
	size_t i;

	for (i = 0; i < a->ncitations; i++) {
		const struct citation *c = &a->citations[i];
		json_t *o = json_object();

		set_range(o, x, c->beg, c->end);
		json_object_set_new(o, "kind", json_text(citation_kind_name(c->kind)));
		json_object_set_new(o, "reference", json_integer((json_int_t)c->reference + 1));
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *
quote(const struct quotation *q, struct slice other, const struct utf8_index *x)
{
	json_t *o = json_object();
	struct utf8_index y;

	utf8_index_build(&y, other);
	set_range(o, x, q->beg, q->end);
	json_object_set_new(o, "article", json_integer(q->article));
	json_object_set_new(o, "article_start", json_integer((json_int_t)utf8_index_codepoint(&y, q->other_beg)));
	json_object_set_new(o, "article_end", json_integer((json_int_t)utf8_index_codepoint(&y, q->other_end)));
	json_object_set_new(o, "similarity", json_real(q->similarity));
	utf8_index_free(&y);
	return o;
}

static json_t *
quotes(const struct article *a, struct library *l, const struct utf8_index *x)
{
	json_t *list = json_array();
	size_t i;

	for (i = 0; l && i < a->nquotations; i++) {
		struct arena mem = { 0 };
		struct slice other;

		/* without the other text there is nothing to point to */
		if (library_text(l, &other, &mem, a->quotations[i].article, NULL) == 0)
			json_array_append_new(list, quote(&a->quotations[i], other, x));
		arena_free(&mem);
	}
	return list;
}

static json_t *
claim(const struct claim *c, uint32_t reference, struct slice other, const struct utf8_index *x)
{
	json_t *o = json_object();
	bool near = c->other_end > c->other_beg && other.p;
	struct utf8_index y;

	utf8_index_build(&y, other);
	set_range(o, x, c->beg, c->end);
	json_object_set_new(o, "reference", json_integer((json_int_t)reference + 1));
	json_object_set_new(o, "article", json_integer(c->article));
	json_object_set_new(o, "article_start", near ? json_integer((json_int_t)utf8_index_codepoint(&y, c->other_beg)) : json_null());
	json_object_set_new(o, "article_end", near ? json_integer((json_int_t)utf8_index_codepoint(&y, c->other_end)) : json_null());
	json_object_set_new(o, "similarity", json_real(c->similarity));
	utf8_index_free(&y);
	return o;
}

static json_t *
claims(const struct article *a, struct library *l, const struct utf8_index *x)
{
	json_t *list = json_array();
	size_t i;

	for (i = 0; l && i < a->nclaims; i++) {
		struct arena mem = { 0 };
		struct slice other = { 0 };

		library_text(l, &other, &mem, a->claims[i].article, NULL);
		json_array_append_new(list, claim(&a->claims[i], a->citations[a->claims[i].citation].reference, other, x));
		arena_free(&mem);
	}
	return list;
}

static json_t *
related(const struct article *a)
{
	json_t *list = json_array();
	size_t i;

	for (i = 0; i < a->nrelated; i++) {
		const struct related *r = &a->related[i];
		json_t *o = json_object();

		json_object_set_new(o, "url", json_text(r->url));
		json_object_set_new(o, "title", json_text(r->title));
		json_object_set_new(o, "article", r->article ? json_integer(r->article) : json_null());
		json_array_append_new(list, o);
	}
	return list;
}

void
json_print_row(FILE *to, const struct article *r)
{
	json_line(to, row(r));
}

void
json_print_article(FILE *to, const struct article *a, struct library *l)
{
	struct utf8_index x;
	json_t *o = row(a);

	utf8_index_build(&x, a->doc.text);
	json_object_set_new(o, "text", json_text_of(a->doc.text.p ? a->doc.text : SLICE("")));
	json_object_set_new(o, "blocks", blocks(&a->doc, &x));
	json_object_set_new(o, "references", references(a, &x));
	json_object_set_new(o, "citations", citations(a, &x));
	json_object_set_new(o, "quotes", quotes(a, l, &x));
	json_object_set_new(o, "entities", entities(a, &x));
	json_object_set_new(o, "passages", json_array());
	json_object_set_new(o, "related", related(a));
	json_object_set_new(o, "claims", claims(a, l, &x));
	utf8_index_free(&x);
	json_line(to, o);
}

void
json_print_references(FILE *to, const struct article *a)
{
	struct utf8_index x;
	size_t i;

	utf8_index_build(&x, a->doc.text);
	for (i = 0; i < a->nreferences; i++)
		json_line(to, reference(a, i, &x));
	utf8_index_free(&x);
}

void
json_print_quotes(FILE *to, const struct article *a, struct library *l)
{
	struct utf8_index x;
	json_t *list, *one;
	size_t i;

	utf8_index_build(&x, a->doc.text);
	list = quotes(a, l, &x);
	json_array_foreach(list, i, one)
		json_line(to, json_incref(one));
	json_decref(list);
	utf8_index_free(&x);
}

void
json_print_source(FILE *to, const struct source *s)
{
	json_t *o = json_object();

	json_object_set_new(o, "source", json_integer(s->id));
	json_object_set_new(o, "state", json_text(source_state_name(s->state)));
	json_object_set_new(o, "authors", authors(s->authors, s->nauthors));
	json_object_set_new(o, "title", json_text(s->title));
	json_object_set_new(o, "container", json_text(s->container));
	json_object_set_new(o, "date", json_date(s->date));
	json_object_set_new(o, "url", json_text(s->url));
	json_object_set_new(o, "doi", json_text(s->doi));
	json_object_set_new(o, "text", json_text(s->text));
	json_object_set_new(o, "article", s->article ? json_integer(s->article) : json_null());
	json_object_set_new(o, "reason", s->article ? json_text(match_reason_word(s->reason)) : json_null());
	json_object_set_new(o, "score", s->article ? json_real(s->score) : json_null());
	json_object_set_new(o, "citers", json_integer((json_int_t)s->citers));
	json_object_set_new(o, "times", json_integer((json_int_t)s->times));
	json_line(to, o);
}

void
json_print_citer(FILE *to, const struct citer *c, size_t at)
{
	json_t *o = json_object();

	json_object_set_new(o, "article", json_integer(c->article));
	json_object_set_new(o, "title", json_text(c->title));
	json_object_set_new(o, "author", json_text(c->author));
	json_object_set_new(o, "publisher", json_text(c->publisher));
	json_object_set_new(o, "date", json_date(c->date));
	json_object_set_new(o, "times", json_integer((json_int_t)c->times));
	json_object_set_new(o, "start", json_integer((json_int_t)at));
	json_line(to, o);
}

void
json_print_place(FILE *to, const struct library_place *p, size_t beg, size_t end, const struct library_place *from)
{
	json_t *o = json_object();

	json_object_set_new(o, "article", json_integer(p->article));
	json_object_set_new(o, "start", json_integer((json_int_t)beg));
	json_object_set_new(o, "end", json_integer((json_int_t)end));
	json_object_set_new(o, "date", json_date(p->date));
	json_object_set_new(o, "similarity", json_real(p->similarity));
	json_object_set_new(o, "marked", json_boolean(p->marked));
	json_object_set_new(o, "from", from ? json_integer(from->article) : json_null());
	json_line(to, o);
}

static json_t *
ids(struct library_ids *list)
{
	json_t *out = json_array();
	const int64_t *id;

	vec_each(id, &list->ids)
		json_array_append_new(out, json_integer(*id));
	vec_free(&list->ids);
	return out;
}

static void
set_title(json_t *o, struct web_node node, struct library *l)
{
	struct article_rows rows = { 0 };
	struct arena mem = { 0 };
	struct source s = { 0 };
	const char *title = NULL;

	if (node.source && library_source(l, &s, &mem, node.source, NULL) == 0)
		title = s.title;
	else if (node.article && library_rows_of(l, &rows, &node.article, 1, NULL) == 0 && rows.rows.n)
		title = rows.rows.at[0].title;
	json_object_set_new(o, "title", json_text(title));
	article_rows_free(&rows);
	arena_free(&mem);
}

void
json_print_independence(FILE *to, const struct independence *x, struct library *l)
{
	const struct roots *all = independence_roots(x);
	json_t *o = json_object(), *roots = json_array(), *cycles = json_array();
	struct library_ids list = { 0 };
	const struct root *r;
	size_t i;

	json_object_set_new(o, "articles", json_integer((json_int_t)independence_articles(x)));
	vec_each(r, &all->at) {
		json_t *one = json_object();

		json_object_set_new(one, "article", r->node.article ? json_integer(r->node.article) : json_null());
		json_object_set_new(one, "source", r->node.source ? json_integer(r->node.source) : json_null());
		set_title(one, r->node, l);
		json_object_set_new(one, "date", json_date(r->date));
		independence_members(x, &list, r->part);
		json_object_set_new(one, "members", ids(&list));
		independence_resting(x, &list, r->part);
		json_object_set_new(one, "resting", ids(&list));
		json_array_append_new(roots, one);
	}
	for (i = 0; i < independence_cycles(x); i++) {
		independence_cycle(x, &list, i);
		json_array_append_new(cycles, ids(&list));
	}
	json_object_set_new(o, "roots", roots);
	json_object_set_new(o, "cycles", cycles);
	json_line(to, o);
}
