#include "base/utf8.h"
#include "cli/json.h"
#include "cli/json_parts.h"

static json_t *
number(size_t n)
{
	return json_integer((json_int_t)n);
}

static json_t *
entry(const struct entity_entry *x)
{
	json_t *o = json_object();

	json_object_set_new(o, "id", json_integer(x->id));
	json_object_set_new(o, "kind", json_text(entity_kind_name(x->kind)));
	json_object_set_new(o, "name", json_text(x->name));
	json_object_set_new(o, "articles", number(x->articles));
	json_object_set_new(o, "mentions", number(x->mentions));
	json_object_set_new(o, "rejected", json_boolean(x->rejected));
	return o;
}

void
json_print_entity(FILE *to, const struct entity_entry *x)
{
	json_line(to, entry(x));
}

static json_t *
names(const struct entity_page *p)
{
	json_t *list = json_array();
	size_t i;

	for (i = 0; i < p->nforms; i++) {
		json_t *o = json_object();

		json_object_set_new(o, "name", json_text(p->forms[i].name));
		json_object_set_new(o, "why", json_text(name_reason_word(p->forms[i].why)));
		json_object_set_new(o, "entity", json_integer(p->forms[i].entity));
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *
months(const struct entity_page *p)
{
	json_t *list = json_array();
	size_t i;

	for (i = 0; i < p->nmonths; i++) {
		const struct entity_month_count *m = &p->months[i];
		json_t *o = json_object();

		json_object_set_new(o, "month",
		    m->month < 0 ? json_null() : json_sprintf("%04d-%02d", m->month / 12, m->month % 12 + 1));
		json_object_set_new(o, "articles", number(m->articles));
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *
articles(const struct entity_article *at, size_t n)
{
	json_t *list = json_array(), *roles;
	size_t i;

	for (i = 0; i < n; i++) {
		json_t *o = json_object();

		json_object_set_new(o, "article", json_integer(at[i].article));
		json_object_set_new(o, "title", json_text(at[i].title));
		json_object_set_new(o, "author", json_text(at[i].author));
		json_object_set_new(o, "publisher", json_text(at[i].publisher));
		json_object_set_new(o, "date", json_date(at[i].date));
		json_object_set_new(o, "mentions", number(at[i].mentions));
		json_object_set_new(o, "roles", roles = json_array());
		if (at[i].roles & ENTITY_MENTIONED)
			json_array_append_new(roles, json_string("mentioned"));
		if (at[i].roles & ENTITY_WROTE)
			json_array_append_new(roles, json_string("wrote"));
		if (at[i].roles & ENTITY_CITED)
			json_array_append_new(roles, json_string("cited"));
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *
company(const struct entity_page *p)
{
	json_t *list = json_array();
	size_t i;

	for (i = 0; i < p->ncompany; i++) {
		json_t *o = json_object();

		json_object_set_new(o, "id", json_integer(p->company[i].id));
		json_object_set_new(o, "kind", json_text(entity_kind_name(p->company[i].kind)));
		json_object_set_new(o, "name", json_text(p->company[i].name));
		json_object_set_new(o, "shared", number(p->company[i].shared));
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *
merged(const struct entity_page *p)
{
	json_t *list = json_array();
	size_t i;

	for (i = 0; i < p->nmerged; i++) {
		json_t *o = json_object();

		json_object_set_new(o, "id", json_integer(p->merged[i].id));
		json_object_set_new(o, "name", json_text(p->merged[i].name));
		json_object_set_new(o, "article", p->merged[i].joined ? json_integer(p->merged[i].joined) : json_null());
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *
similar(const struct entity_page *p)
{
	json_t *list = json_array();
	size_t i;

	for (i = 0; i < p->nsimilar; i++)
		json_array_append_new(list, entry(&p->similar[i]));
	return list;
}

static json_t *
sentences(const struct entity_sentences *s)
{
	json_t *list = json_array();
	size_t i;

	for (i = 0; i < s->n; i++) {
		json_t *o = json_object();

		json_object_set_new(o, "article", json_integer(s->at[i].article));
		json_object_set_new(o, "text", json_text(s->at[i].text));
		json_array_append_new(list, o);
	}
	return list;
}

void
json_print_entity_page(FILE *to, const struct entity_page *p, const struct entity_sentences *s)
{
	json_t *o = entry(&p->entity);

	json_object_set_new(o, "names", names(p));
	json_object_set_new(o, "merged", merged(p));
	json_object_set_new(o, "months", months(p));
	json_object_set_new(o, "in", articles(p->articles, p->narticles));
	json_object_set_new(o, "wrote", articles(p->wrote, p->nwrote));
	json_object_set_new(o, "cited", articles(p->cited, p->ncited));
	json_object_set_new(o, "with", company(p));
	json_object_set_new(o, "sentences", sentences(s));
	json_object_set_new(o, "similar", similar(p));
	json_line(to, o);
}
