#include <stdlib.h>
#include <string.h>

#include "analyse/identity.h"
#include "app/library_private.h"
#include "base/utf8.h"
#include "db/keys.h"

/* The query language of library.h. A term is [-][field:]value; a value is a word or "a phrase". */

struct term {
	struct slice field, value; /* field: absent when there is none */
	size_t column;             /* of the term, in code points from 1 */
	size_t value_column;
	bool negated;
};

struct parser {
	struct library_query *q;
	struct slice text;
	size_t at;
};

static size_t
column(const struct parser *p, size_t at)
{
	return utf8_count(slice_sub(p->text, 0, at)) + 1;
}

static bool
is_blank(struct slice s, size_t at, size_t *used)
{
	uint32_t cp;

	*used = utf8_decode(s, at, &cp);
	return utf8_is_space(cp);
}

static void
skip_blanks(struct parser *p)
{
	size_t used;

	while (p->at < p->text.n && is_blank(p->text, p->at, &used))
		p->at += used;
}

/* A word up to the next blank, or up to a colon when `field`. */
static struct slice
take_word(struct parser *p, bool field)
{
	size_t beg = p->at, used;

	while (p->at < p->text.n && !is_blank(p->text, p->at, &used) && !(field && p->text.p[p->at] == ':'))
		p->at += used;
	return slice_sub(p->text, beg, p->at);
}

static int
take_value(struct parser *p, struct slice *value, struct err *e)
{
	size_t beg = p->at, end;

	if (p->at >= p->text.n || p->text.p[p->at] != '"') {
		*value = take_word(p, false);
		return 0;
	}
	end = slice_find(p->text, SLICE("\""), beg + 1);
	if (end == SIZE_MAX)
		return err_set(e, ERR_INPUT, "column %zu: the closing \" is missing", column(p, beg));
	*value = slice_sub(p->text, beg + 1, end);
	p->at = end + 1;
	return 0;
}

static bool
is_field_name(struct slice s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.p[i] < 'a' || s.p[i] > 'z')
			return false;
	return s.n > 0;
}

static int
take_term(struct parser *p, struct term *t, struct err *e)
{
	size_t beg;

	*t = (struct term){ .column = column(p, p->at) };
	if (p->text.p[p->at] == '-' && p->at + 1 < p->text.n) {
		t->negated = true;
		p->at++;
	}
	beg = p->at;
	if (p->text.p[p->at] != '"') {
		struct slice field = take_word(p, true);

		if (p->at < p->text.n && p->text.p[p->at] == ':' && is_field_name(field)) {
			t->field = field;
			p->at++;
		} else
			p->at = beg;
	}
	t->value_column = column(p, p->at);
	return take_value(p, &t->value, e);
}

static bool
has_letters(struct slice s)
{
	uint32_t cp;
	size_t at;

	for (at = 0; at < s.n;) {
		at += utf8_decode(s, at, &cp);
		if (utf8_is_alnum(cp))
			return true;
	}
	return false;
}

/* An expression of FTS5: a quoted phrase, in one column when `in` is given; a final * matches what begins so. */
static const char *
phrase(struct arena *mem, const char *in, struct slice value)
{
	struct str out = { 0 };
	bool prefix = slice_ends(value, SLICE("*"));
	const char *s;
	size_t i;

	if (in)
		str_printf(&out, "%s : ", in);
	str_putc(&out, '"');
	for (i = 0; i < value.n - prefix; i++) {
		if (value.p[i] == '"')
			str_putc(&out, '"');
		str_putc(&out, value.p[i]);
	}
	str_puts(&out, prefix ? "\" *" : "\"");
	s = arena_dup(mem, str_cstr(&out), out.n);
	str_free(&out);
	return s;
}

static int
add_phrase(struct library_query *q, const struct term *t, const char *in, struct err *e)
{
	if (!has_letters(t->value))
		return err_set(e, ERR_INPUT, "column %zu: a word or \"a phrase\" is missing", t->value_column);
	vec_push(&q->filter.terms, ((struct filter_term){
				       .kind = FILTER_MATCH,
				       .negated = t->negated,
				       .match = phrase(&q->mem, in, t->value),
				   }));
	return 0;
}

/* "A..B", "A..", "..B" or "A": its two ends; an open end is absent. */
static void
split_range(struct slice v, struct slice *from, struct slice *to)
{
	size_t dots = slice_find(v, SLICE(".."), 0);

	*from = *to = v;
	if (dots == SIZE_MAX)
		return;
	*from = dots ? slice_sub(v, 0, dots) : (struct slice){ 0 };
	*to = dots + 2 < v.n ? slice_sub(v, dots + 2, v.n) : (struct slice){ 0 };
}

static int
add_date(struct library_query *q, const struct term *t, struct err *e)
{
	struct filter_term f = { .kind = FILTER_DATE, .negated = t->negated, .from = 1, .to = INT64_MAX };
	struct slice from, to;
	struct date d;

	split_range(t->value, &from, &to);
	if ((!from.p && !to.p) || (from.p && !date_from_iso(&d, from)) || (to.p && !date_from_iso(&d, to)))
		return err_set(e, ERR_INPUT,
		    "column %zu: a date is like 2019, 2019-08 or 2019-08-02, a range like 2019..2021-06",
		    t->value_column);
	if (from.p && date_from_iso(&d, from))
		f.from = key_date(d);
	if (to.p && date_from_iso(&d, to))
		f.to = key_date((struct date){ d.year, d.month ? d.month : 99, d.day ? d.day : 99 });
	if (f.from > f.to)
		return err_set(e, ERR_INPUT, "column %zu: the range ends before it begins", t->value_column);
	vec_push(&q->filter.terms, f);
	return 0;
}

static bool
number(int64_t *n, struct slice s)
{
	size_t i;

	*n = 0;
	for (i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9' || *n > INT64_MAX / 100)
			return false;
		*n = *n * 10 + (s.p[i] - '0');
	}
	return s.n > 0;
}

static bool
words_range(struct filter_term *f, struct slice v)
{
	struct slice from, to;
	int64_t n;

	if (v.n && (v.p[0] == '<' || v.p[0] == '>')) {
		bool less = v.p[0] == '<', equal = v.n > 1 && v.p[1] == '=';

		if (!number(&n, slice_sub(v, equal ? 2 : 1, v.n)))
			return false;
		*(less ? &f->to : &f->from) = equal ? n : less ? n - 1 : n + 1;
		return true;
	}
	split_range(v, &from, &to);
	return (from.p || to.p) && (!from.p || number(&f->from, from)) && (!to.p || number(&f->to, to));
}

static int
add_words(struct library_query *q, const struct term *t, struct err *e)
{
	struct filter_term f = { .kind = FILTER_WORDS, .negated = t->negated, .from = 0, .to = INT64_MAX };

	if (!words_range(&f, t->value))
		return err_set(e, ERR_INPUT, "column %zu: a number of words is like >800, <=200 or 300..500",
		    t->value_column);
	vec_push(&q->filter.terms, f);
	return 0;
}

static int
add_language(struct library_query *q, const struct term *t, struct err *e)
{
	struct str lower = { 0 };

	if (!t->value.n)
		return err_set(e, ERR_INPUT, "column %zu: a language is a code like en", t->value_column);
	utf8_put_lower(&lower, t->value);
	vec_push(&q->filter.terms, ((struct filter_term){
				       .kind = FILTER_LANGUAGE,
				       .negated = t->negated,
				       .match = arena_dup(&q->mem, str_cstr(&lower), lower.n),
				   }));
	str_free(&lower);
	return 0;
}

/* A number is an entity's id; words are a name, of a thing of any kind. */
static int
add_entity(struct library_query *q, const struct term *t, struct err *e)
{
	struct filter_term f = { .kind = FILTER_ENTITY, .negated = t->negated };
	size_t digits = 0;
	bool any = false;
	int kind;

	while (digits < t->value.n && digits < 18 && t->value.p[digits] >= '0' && t->value.p[digits] <= '9')
		f.from = f.from * 10 + (t->value.p[digits++] - '0');
	if (!digits || digits < t->value.n) {
		f.kind = FILTER_NAMED;
		for (kind = 0; kind < ENTITY_KINDS; kind++) {
			struct identity id;

			identity_of(&id, &q->mem, (enum entity_kind)kind, t->value);
			f.keys[kind] = id.key;
			any |= id.key != 0;
		}
		if (!any)
			return err_set(e, ERR_INPUT, "column %zu: an entity is a name or a number", t->value_column);
	}
	vec_push(&q->filter.terms, f);
	return 0;
}

static int
add_state(struct library_query *q, const struct term *t, enum filter_kind kind, bool negated, struct err *e)
{
	if (t->value.n)
		return err_set(e, ERR_INPUT, "column %zu: %.*s: takes no value", t->value_column, (int)t->field.n,
		    t->field.p);
	vec_push(&q->filter.terms, ((struct filter_term){ .kind = kind, .negated = negated }));
	q->asks_state = true;
	return 0;
}

static int
add_term(struct library_query *q, const struct term *t, struct err *e)
{
	if (!t->field.p)
		return add_phrase(q, t, NULL, e);
	if (slice_eq(t->field, SLICE("title")))
		return add_phrase(q, t, "title", e);
	if (slice_eq(t->field, SLICE("author")))
		return add_phrase(q, t, "author", e);
	if (slice_eq(t->field, SLICE("publisher")))
		return add_phrase(q, t, "publisher", e);
	if (slice_eq(t->field, SLICE("date")))
		return add_date(q, t, e);
	if (slice_eq(t->field, SLICE("words")))
		return add_words(q, t, e);
	if (slice_eq(t->field, SLICE("lang")))
		return add_language(q, t, e);
	if (slice_eq(t->field, SLICE("entity")))
		return add_entity(q, t, e);
	if (slice_eq(t->field, SLICE("unread")))
		return add_state(q, t, FILTER_READ, !t->negated, e);
	if (slice_eq(t->field, SLICE("read")))
		return add_state(q, t, FILTER_READ, t->negated, e);
	if (slice_eq(t->field, SLICE("starred")))
		return add_state(q, t, FILTER_STARRED, t->negated, e);
	if (slice_eq(t->field, SLICE("deleted")))
		return add_state(q, t, FILTER_DELETED, t->negated, e);
	return err_set(e, ERR_INPUT,
	    "column %zu: there is no %.*s: (there are title, author, publisher, entity, date, lang, words, unread, read, starred, deleted)",
	    t->column, (int)(t->field.n < 40 ? t->field.n : 40), t->field.p);
}

int
library_query_parse(struct library_query **out, const char *text, struct err *e)
{
	struct library_query *q = mem_zalloc(sizeof(*q));
	struct parser p = { .q = q };
	struct term t;

	*out = NULL;
	q->text = mem_strdup(text ? text : "");
	p.text = slice_of(q->text);
	if (!utf8_valid(p.text)) {
		library_query_free(q);
		return err_set(e, ERR_INPUT, "the query is not UTF-8");
	}
	for (skip_blanks(&p); p.at < p.text.n; skip_blanks(&p))
		if (take_term(&p, &t, e) < 0 || add_term(q, &t, e) < 0) {
			library_query_free(q);
			return -1;
		}
	*out = q;
	return 0;
}

void
library_query_free(struct library_query *q)
{
	if (!q)
		return;
	vec_free(&q->filter.terms);
	arena_free(&q->mem);
	free(q->text);
	free(q);
}
