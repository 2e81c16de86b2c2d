#include <stdlib.h>
#include <string.h>

#include "app/entities.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "cli/json.h"
#include "cli/wrap.h"

/* The commands about entities: entities, entity, merge, split, rename, reject. */

enum { TEXT_CELLS = 80, LIST_MOST = 100000, FOUND_MOST = 9, NUMBER_CELLS = 6, YEARS = 12 };

static void
print_entry(const struct entity_entry *x)
{
	struct str line = { 0 };

	str_printf(&line, "%*lld  %-12s  %s, in %zu article%s%s", NUMBER_CELLS, (long long)x->id, entity_kind_name(x->kind), x->name,
	    x->articles, x->articles == 1 ? "" : "s", x->rejected ? ", rejected" : "");
	wrap_print_line(&line);
	str_free(&line);
}

/* --- which one is meant --------------------------------------------------------------------- */

static int
several(const char *word, const struct entity_entries *found, struct err *e)
{
	struct str list = { 0 };
	size_t i;

	for (i = 0; i < found->n; i++)
		str_printf(&list, "%s%lld %s (%s)", i ? ", " : "", (long long)found->at[i].id, found->at[i].name,
		    entity_kind_name(found->at[i].kind));
	err_set(e, ERR_INPUT, "%s: which one? Give its number: %s", word, str_cstr(&list));
	str_free(&list);
	return -1;
}

/* By its number or its name. Of several that are called just so none is picked. */
static int
find_entity(struct library *l, struct entity_entry *out, struct arena *mem, const char *word, struct err *e)
{
	struct entity_entries found = { 0 };
	struct str key = { 0 }, other = { 0 };
	int64_t id;
	size_t i, same = 0;

	if (cli_number(&id, word))
		return library_entity(l, out, mem, id, e);
	if (library_find_entities(l, &found, mem, word, FOUND_MOST, e) < 0)
		return -1;
	utf8_put_folded(&key, slice_of(word), false);
	for (i = 0; i < found.n; i++) {
		str_clear(&other);
		utf8_put_folded(&other, slice_of(found.at[i].name), false);
		if (slice_eq(str_slice(&key), str_slice(&other)) && !same++)
			*out = found.at[i];
	}
	str_free(&key);
	str_free(&other);
	if (!found.n)
		return err_set(e, ERR_NOTFOUND, "%s: no article names it; ibid entities lists what they name", word);
	if (found.n == 1)
		*out = found.at[0];
	return found.n == 1 || same == 1 ? 0 : several(word, &found, e);
}

/* --- entities ------------------------------------------------------------------------------- */

static bool
take_kind(enum entity_kind *kind, const char *word)
{
	int i;

	for (i = 0; i < ENTITY_KINDS; i++)
		if (strcmp(word, entity_kind_name((enum entity_kind)i)) == 0) {
			*kind = (enum entity_kind)i;
			return true;
		}
	return false;
}

/* Those of one article are printed with how often it mentions them. */
static int
list_article(struct library *l, struct arena *mem, int64_t id, enum entity_kind kind, bool json, struct err *e)
{
	struct article *a;
	size_t i;

	if (library_article(l, &a, mem, id, e) < 0)
		return -1;
	for (i = 0; i < a->nentities; i++) {
		const struct entity *x = &a->entities[i];
		struct entity_entry entry = { .id = x->id, .kind = x->kind, .name = x->name, .articles = x->articles,
			.mentions = x->nmentions };

		if (kind != ENTITY_KINDS && x->kind != kind)
			continue;
		if (json)
			json_print_entity(stdout, &entry);
		else
			print_entry(&entry);
	}
	return 0;
}

static int
list_all(struct library *l, struct arena *mem, enum entity_kind kind, bool json, struct err *e)
{
	struct entity_entries all;
	size_t i;

	if (library_entities(l, &all, mem, kind, LIST_MOST, e) < 0)
		return -1;
	for (i = 0; i < all.n && !ferror(stdout); i++)
		if (json)
			json_print_entity(stdout, &all.at[i]);
		else
			print_entry(&all.at[i]);
	return 0;
}

int
cli_entities(const struct cli_call *c)
{
	bool json = c->values[CLI_ENTITIES_JSON];
	enum entity_kind kind = ENTITY_KINDS;
	struct arena mem = { 0 };
	struct library *l;
	struct err e = { 0 };
	int64_t id = 0;
	int rc;

	if (c->nargs > 1 || (c->nargs && !cli_number(&id, c->args[0])))
		return cli_misused(c, "entities takes an article's id, or nothing");
	if (c->values[CLI_ENTITIES_KIND] && !take_kind(&kind, c->values[CLI_ENTITIES_KIND]))
		return cli_misused(c, "%s: the kinds are person, organisation, place and misc", c->values[CLI_ENTITIES_KIND]);
	if (cli_open(&l, c, LIBRARY_READ) < 0)
		return EXIT_FAILED;
	rc = id ? list_article(l, &mem, id, kind, json, &e) : list_all(l, &mem, kind, json, &e);
	arena_free(&mem);
	library_close(l);
	return rc < 0 ? cli_failed(&e) : EXIT_WELL;
}

/* --- entity --------------------------------------------------------------------------------- */

static void
print_heading(const char *text)
{
	printf("\n%s\n", text);
}

static void
print_names(const struct entity_page *p)
{
	struct str line = { 0 };
	size_t i;

	if (p->nforms > 1)
		print_heading("Names");
	for (i = 1; i < p->nforms; i++) {
		str_clear(&line);
		str_printf(&line, "  %s (%s)", p->forms[i].name, name_reason_text(p->forms[i].why));
		wrap_print_line(&line);
	}
	for (i = 0; i < p->nmerged; i++) {
		str_clear(&line);
		str_printf(&line, "  %s, %lld, is one with it: ", p->merged[i].name, (long long)p->merged[i].id);
		if (p->merged[i].joined)
			str_printf(&line, "article %lld says so", (long long)p->merged[i].joined);
		else
			str_puts(&line, "merged by you");
		wrap_print_line(&line);
	}
	str_free(&line);
}

/* Articles a year, the last ones. */
static void
print_years(const struct entity_page *p)
{
	size_t i, n = 0, sums[YEARS];
	int years[YEARS];

	for (i = p->nmonths; i > 0 && p->months[i - 1].month >= 0; i--) {
		int year = p->months[i - 1].month / 12;

		if (n && years[n - 1] == year) {
			sums[n - 1] += p->months[i - 1].articles;
			continue;
		}
		if (n == YEARS)
			break;
		years[n] = year;
		sums[n++] = p->months[i - 1].articles;
	}
	if (n)
		print_heading("Articles by year");
	while (n-- > 0)
		printf("  %d %6zu\n", years[n], sums[n]);
}

static void
print_articles(const char *heading, const struct entity_article *at, size_t n)
{
	struct str line = { 0 };
	char date[DATE_ISO_MAX];
	size_t i;

	if (n)
		print_heading(heading);
	for (i = 0; i < n; i++) {
		str_clear(&line);
		str_printf(&line, "%*lld  %-10s  %s", NUMBER_CELLS, (long long)at[i].article, date_iso(date, at[i].date), at[i].title);
		if (at[i].publisher)
			str_printf(&line, ", %s", at[i].publisher);
		wrap_print_line(&line);
	}
	str_free(&line);
}

static void
print_company(const struct entity_page *p)
{
	struct str line = { 0 };
	size_t i;

	if (p->ncompany)
		print_heading("Occurs with");
	for (i = 0; i < p->ncompany; i++) {
		str_clear(&line);
		str_printf(&line, "%*lld  %-12s  %s, in %zu of %zu", NUMBER_CELLS, (long long)p->company[i].id,
		    entity_kind_name(p->company[i].kind), p->company[i].name, p->company[i].shared, p->sampled);
		wrap_print_line(&line);
	}
	str_free(&line);
}

static void
print_sentences(const struct entity_sentences *s)
{
	struct str text = { 0 }, wrapped = { 0 };
	size_t i;

	if (s->n)
		print_heading("Key sentences");
	for (i = 0; i < s->n; i++) {
		str_clear(&text);
		str_printf(&text, "%s [article %lld]", s->at[i].text, (long long)s->at[i].article);
		str_clear(&wrapped);
		wrap_text(&wrapped, str_slice(&text), wrap_terminal_width(TEXT_CELLS), "  ");
		fputs(str_cstr(&wrapped), stdout);
	}
	str_free(&wrapped);
	str_free(&text);
}

static void
print_page(const struct entity_page *p, const struct entity_sentences *s)
{
	size_t i;

	print_entry(&p->entity);
	print_names(p);
	print_years(p);
	print_sentences(s);
	print_company(p);
	print_articles("Wrote", p->wrote, p->nwrote);
	print_articles("Cited in", p->cited, p->ncited);
	print_articles("Articles", p->articles, p->narticles);
	if (p->nsimilar)
		print_heading("Could be the same");
	for (i = 0; i < p->nsimilar; i++)
		print_entry(&p->similar[i]);
}

int
cli_entity(const struct cli_call *c)
{
	struct entity_sentences sentences;
	struct entity_entry found;
	struct entity_page page;
	struct arena mem = { 0 };
	struct library *l;
	struct err e = { 0 };
	int status = EXIT_WELL;

	if (c->nargs != 1)
		return cli_misused(c, "entity takes a name in quotes, or a number that ibid entities gives");
	if (cli_open(&l, c, LIBRARY_READ) < 0)
		return EXIT_FAILED;
	if (find_entity(l, &found, &mem, c->args[0], &e) < 0 || library_entity_page(l, &page, &mem, found.id, &e) < 0 ||
	    library_entity_sentences(l, &sentences, &mem, found.id, &e) < 0)
		status = cli_failed(&e);
	else if (c->values[CLI_ENTITY_JSON])
		json_print_entity_page(stdout, &page, &sentences);
	else
		print_page(&page, &sentences);
	arena_free(&mem);
	library_close(l);
	return status;
}

/* --- corrections ---------------------------------------------------------------------------- */

/* Make a correction; *id becomes what is to be printed. */
typedef int correct_fn(struct library *l, const struct cli_call *c, struct arena *mem, int64_t *id, struct err *e);

/* What a correction changes in the articles is done before the command ends. */
static int
correct(const struct cli_call *c, correct_fn *fn, bool json)
{
	struct entity_entry x;
	struct arena mem = { 0 };
	struct library *l;
	struct err e = { 0 };
	bool more = true;
	int64_t id = 0;
	int rc;

	if (cli_open(&l, c, LIBRARY_WRITE) < 0)
		return EXIT_FAILED;
	rc = fn(l, c, &mem, &id, &e);
	while (rc == 0 && more)
		rc = library_identify(l, &more, &e);
	if (rc == 0)
		rc = library_entity(l, &x, &mem, id, &e);
	if (rc == 0 && json)
		json_print_entity(stdout, &x);
	else if (rc == 0)
		print_entry(&x);
	arena_free(&mem);
	library_close(l);
	return rc < 0 ? cli_failed(&e) : EXIT_WELL;
}

static int
merge(struct library *l, const struct cli_call *c, struct arena *mem, int64_t *id, struct err *e)
{
	struct entity_entry into, from;
	int i;

	if (find_entity(l, &into, mem, c->args[0], e) < 0)
		return -1;
	*id = into.id;
	for (i = 1; i < c->nargs; i++)
		if (find_entity(l, &from, mem, c->args[i], e) < 0 || library_merge_entities(l, NULL, into.id, from.id, e) < 0)
			return -1;
	return 0;
}

int
cli_merge(const struct cli_call *c)
{
	if (c->nargs < 2)
		return cli_misused(c, "merge takes an entity and the others that are the same, each a number or a name in quotes");
	return correct(c, merge, c->values[CLI_MERGE_JSON]);
}

static int
split(struct library *l, const struct cli_call *c, struct arena *mem, int64_t *id, struct err *e)
{
	const char *article = c->values[CLI_SPLIT_ARTICLE];
	struct entity_entry x;
	int64_t number = 0;

	if (!article && c->nargs == 1 && cli_number(&number, c->args[0])) { /* what was merged goes by its own number */
		*id = number;
		return library_unmerge_entity(l, NULL, number, e);
	}
	if (find_entity(l, &x, mem, c->args[0], e) < 0)
		return -1;
	if (article)
		return cli_number(&number, article) ? library_split_article(l, NULL, id, x.id, number, e)
						    : err_set(e, ERR_INPUT, "%s: not an article's id", article);
	return library_split_name(l, NULL, id, x.id, c->args[1], 0, e);
}

int
cli_split(const struct cli_call *c)
{
	int64_t number;
	bool article = c->values[CLI_SPLIT_ARTICLE];

	if (article ? c->nargs != 1 : c->nargs != 2 && !(c->nargs == 1 && cli_number(&number, c->args[0])))
		return cli_misused(c, "split takes an entity and a name of it, or an entity and --article, or the number of one that "
				      "was merged into another");
	return correct(c, split, c->values[CLI_SPLIT_JSON]);
}

static int
rename_it(struct library *l, const struct cli_call *c, struct arena *mem, int64_t *id, struct err *e)
{
	const char *add = c->values[CLI_RENAME_ADD], *take = c->values[CLI_RENAME_REMOVE], *word = c->values[CLI_RENAME_KIND];
	struct entity_entry x;
	enum entity_kind kind = ENTITY_MISC;

	if (word && !take_kind(&kind, word))
		return err_set(e, ERR_INPUT, "%s: the kinds are person, organisation, place and misc", word);
	if (find_entity(l, &x, mem, c->args[0], e) < 0)
		return -1;
	*id = x.id;
	if ((c->nargs > 1 && library_rename_entity(l, NULL, x.id, c->args[1], e) < 0) ||
	    (word && library_set_entity_kind(l, NULL, x.id, kind, e) < 0) ||
	    (add && library_add_entity_name(l, NULL, x.id, add, 0, e) < 0))
		return -1;
	return take ? library_remove_entity_name(l, NULL, x.id, take, 0, e) : 0;
}

int
cli_rename(const struct cli_call *c)
{
	bool options = c->values[CLI_RENAME_ADD] || c->values[CLI_RENAME_REMOVE] || c->values[CLI_RENAME_KIND];

	if (c->nargs < 1 || c->nargs > 2 || (c->nargs == 1 && !options))
		return cli_misused(c, "rename takes an entity and its name from now on, or an option");
	return correct(c, rename_it, c->values[CLI_RENAME_JSON]);
}

static int
reject(struct library *l, const struct cli_call *c, struct arena *mem, int64_t *id, struct err *e)
{
	struct entity_entry x;
	int i;

	for (i = 0; i < c->nargs; i++) {
		if (find_entity(l, &x, mem, c->args[i], e) < 0 ||
		    library_reject_entity(l, NULL, x.id, !c->values[CLI_REJECT_RESTORE], e) < 0)
			return -1;
		*id = x.id;
	}
	return 0;
}

int
cli_reject(const struct cli_call *c)
{
	if (c->nargs < 1)
		return cli_misused(c, "reject takes entities, each a number or a name in quotes");
	return correct(c, reject, c->values[CLI_REJECT_JSON]);
}
