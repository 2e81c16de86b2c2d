#include "texts.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "import/import.h"

static int
kind_of(const char *name)
{
	int kind;

	for (kind = 0; kind < ENTITY_KINDS; kind++)
		if (strcmp(name, entity_kind_name((enum entity_kind)kind)) == 0)
			return kind;
	return -1;
}

static bool
read_text(struct text *t, const char *s)
{
	struct page page = { 0 };
	struct err e = { 0 };
	struct slice bytes = { arena_str(&t->mem, s), strlen(s) };

	if (import_decode(&page, &t->mem, bytes, "train.txt", &e) < 0)
		return false;
	import_raw(&page, &t->mem);
	t->doc = page.articles[0].doc;
	return t->doc.text.n <= bytes.n && memcmp(t->doc.text.p, bytes.p, t->doc.text.n) == 0;
}

static void
read_mentions(struct text *t, const json_t *list)
{
	struct utf8_index x;
	size_t i;
	json_t *m;

	utf8_index_build(&x, t->doc.text);
	json_array_foreach(list, i, m) {
		int kind = kind_of(json_string_value(json_array_get(m, 2)));
		size_t beg = (size_t)json_integer_value(json_array_get(m, 0)), end = (size_t)json_integer_value(json_array_get(m, 1));

		if (kind >= 0)
			vec_push(&t->mentions, ((struct mention){ (uint32_t)utf8_index_byte(&x, beg), (uint32_t)utf8_index_byte(&x, end),
						   (uint8_t)kind }));
	}
	utf8_index_free(&x);
}

static bool
is_outlet(const struct text *t, size_t last)
{
	static const char *const heads[] = { "times", "post", "guardian", "press", "herald", "tribune", "journal", "gazette", "mail", "mirror",
		"telegraph", "independent", "intercept", "news", "observer", "inquirer", "star", "standard", "economist", "atlantic", "hill",
		"sun", "chronicle", "mercury", "courier", "examiner", "dispatch", "globe", "monitor", "reporter", "review", "record", "age",
		"australian", "hindu", "conversation", "week", "nation", "argus", "citizen", "daily", "bulletin", "register", "beacon" };
	size_t i;

	for (i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
		if (slice_eq(t->tokens.types.at[t->tokens.at.at[last].type].key, slice_of(heads[i])))
			return true;
	return false;
}

/* "The Guardian": a printed capital T belongs to an outlet's name, whatever the source's custom. */
static size_t
with_article(const struct text *t, size_t i, size_t last, unsigned kind)
{
	const struct token *k = &t->tokens.at.at[i];

	if (kind == ENTITY_ORGANISATION && i && !(k->flags & (TOKEN_BREAK | TOKEN_GLUED)) && k[-1].kind == TOKEN_CAPITAL &&
	    slice_eq(t->tokens.types.at[k[-1].type].key, SLICE("the")) && token_is_word(&t->tokens.at.at[last]) && is_outlet(t, last))
		return i - 1;
	return i;
}

static void
mark(struct text *t, uint8_t *labels, struct mention *m)
{
	size_t lo = 0, hi = t->tokens.at.n, end, i;
	const struct token *k = t->tokens.at.at;
	uint8_t base = (uint8_t)(1 + m->kind * 4);

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (k[mid].beg < m->beg)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == t->tokens.at.n || k[lo].beg != m->beg)
		return;
	for (end = lo; end < t->tokens.at.n && k[end].end < m->end; end++)
		;
	if (end == t->tokens.at.n || k[end].end > m->end + 1)
		return;
	lo = with_article(t, lo, end, m->kind);
	m->beg = k[lo].beg;
	for (i = lo; i <= end; i++)
		if (!t->tags.at.at[i].may || labels[i] || (i > lo && k[i].flags & TOKEN_BREAK))
			return;
	for (i = lo; i <= end; i++)
		labels[i] = (uint8_t)(base + (lo == end ? 3 : i == lo ? 0 : i == end ? 2 : 1));
}

static void
prepare(struct text *t)
{
	uint8_t *labels;
	struct mention *m;
	struct tag_run *r;
	uint32_t i;

	tokens_build(&t->tokens, &t->doc);
	tag_text_build(&t->tags, &t->tokens);
	labels = mem_zalloc(t->tokens.at.n + 1);
	vec_each(m, &t->mentions)
		mark(t, labels, m);
	vec_each(r, &t->tags.runs) {
		for (i = r->first; i <= r->last; i++) {
			vec_push(&t->gold, labels[i]);
			vec_push(&t->fits, (1u << TAGS) - 1);
		}
		if (tag_part(labels[r->last]) == TAG_B || tag_part(labels[r->last]) == TAG_I) /* a run was too long */
			for (i = 0; i <= r->last - r->first; i++)
				t->gold.at[t->gold.n - 1 - i] = TAG_O;
		if (tag_part(labels[r->first]) == TAG_L || tag_part(labels[r->first]) == TAG_I)
			for (i = 0; i <= r->last - r->first; i++)
				t->gold.at[t->gold.n - 1 - i] = TAG_O;
	}
	t->n = t->gold.n;
	free(labels);
}

void
text_features(struct text *t)
{
	struct tag_run *r;
	uint32_t i;

	vec_clear(&t->features);
	vec_clear(&t->begin);
	vec_each(r, &t->tags.runs)
		for (i = r->first; i <= r->last; i++) {
			vec_push(&t->begin, (uint32_t)t->features.n);
			vec_reserve(&t->features, t->features.n + TAG_FEATURES_MAX);
			t->features.n += tag_features(t->features.at + t->features.n, &t->tags, r, i);
		}
	vec_push(&t->begin, (uint32_t)t->features.n);
}

struct sequence
text_sequence(const struct text *t, size_t at, size_t n)
{
	return (struct sequence){ .n = n, .features = t->features.at, .begin = t->begin.at + at, .fits = t->fits.at + at,
		.gold = t->gold.at + at };
}

static void
text_free(struct text *t)
{
	tag_text_free(&t->tags);
	tokens_free(&t->tokens);
	vec_free(&t->mentions);
	vec_free(&t->gold);
	vec_free(&t->features);
	vec_free(&t->begin);
	vec_free(&t->fits);
	arena_free(&t->mem);
	free(t);
}

static void
take(struct texts *to, struct text *t, unsigned source)
{
	t->source = source;
	prepare(t);
	vec_push(&to->at, t);
}

static FILE *
open_file(const char *folder, const char *name, const char *ending)
{
	char path[4096];
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s%s", folder, name, ending);
	if (!(f = fopen(path, "r")))
		perror(path);
	return f;
}

bool
texts_read(struct texts *to, const char *folder, const char *name, unsigned source)
{
	char *line = NULL;
	size_t cap = 0;
	FILE *f = open_file(folder, name, ".jsonl");

	if (!f)
		return false;
	while (getline(&line, &cap, f) > 0) {
		json_t *o = json_loads(line, 0, NULL);
		const char *s = json_string_value(json_object_get(o, "text"));
		struct text *t = mem_zalloc(sizeof(*t));

		if (s && read_text(t, s)) {
			read_mentions(t, json_object_get(o, "mentions"));
			take(to, t, source);
		} else {
			fprintf(stderr, "%s: a text is left out\n", name);
			text_free(t);
		}
		json_decref(o);
	}
	free(line);
	fclose(f);
	return true;
}

/* "{Name|k}": the name alone, and a mention of kind k. false: broken. */
static bool
strip(struct text *t, struct str *out, const char *s)
{
	static const char kinds[] = "polm";
	const char *bar, *end, *kind;

	for (; *s; s++) {
		if (*s != '{') {
			str_putc(out, *s);
			continue;
		}
		bar = strchr(s, '|');
		end = strchr(s, '}');
		if (!bar || !end || end != bar + 2 || !(kind = strchr(kinds, bar[1])))
			return false;
		vec_push(&t->mentions, ((struct mention){ (uint32_t)out->n, (uint32_t)(out->n + (size_t)(bar - s - 1)), (uint8_t)(kind - kinds) }));
		str_put(out, (struct slice){ s + 1, (size_t)(bar - s - 1) });
		s = end;
	}
	return true;
}

static bool
take_written(struct texts *to, const char *marked, const char *name, unsigned source)
{
	struct text *t = mem_zalloc(sizeof(*t));
	struct str plain = { 0 };
	bool good = strip(t, &plain, marked) && read_text(t, str_cstr(&plain));

	if (good) {
		take(to, t, source);
	} else {
		fprintf(stderr, "%s: a text is broken: %.60s\n", name, marked);
		text_free(t);
	}
	str_free(&plain);
	return good;
}

bool
texts_read_written(struct texts *to, const char *folder, const char *name, unsigned source)
{
	struct str marked = { 0 };
	char *line = NULL;
	size_t cap = 0;
	FILE *f = open_file(folder, name, ".txt");
	bool good = f != NULL;

	while (good && getline(&line, &cap, f) > 0)
		if (strcmp(line, "=====\n") != 0) {
			str_puts(&marked, line);
		} else {
			good = take_written(to, str_cstr(&marked), name, source);
			str_clear(&marked);
		}
	good = good && take_written(to, str_cstr(&marked), name, source);
	str_free(&marked);
	free(line);
	if (f)
		fclose(f);
	return good;
}

void
texts_free(struct texts *to)
{
	struct text **t;

	vec_each(t, &to->at)
		text_free(*t);
	vec_free(&to->at);
}
