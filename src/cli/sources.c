#include <stdlib.h>
#include <string.h>

#include "app/sources.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "cli/json.h"
#include "cli/wrap.h"

/* The commands about what cites what: refs, cites, cited-by, wanted, link, unlink. */

enum { PAGE = 512, NUMBER_CELLS = 6 };

/* --- a line a thing ------------------------------------------------------------------------- */

static void
put_names(struct str *out, const struct name *names, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		const struct name *a = &names[i];

		str_printf(out, "%s%s%s%s", i ? "; " : "", a->literal ? a->literal : a->family ? a->family : "",
		    a->family && a->given ? ", " : "", a->given ? a->given : "");
	}
}

static void
put_part(struct str *out, const char *part)
{
	if (part && *part)
		str_printf(out, "%s%s", out->n && out->p[out->n - 1] != ' ' ? ", " : "", part);
}

static void
print_source(const struct source *s)
{
	struct str line = { 0 }, names = { 0 };
	char date[DATE_ISO_MAX];

	put_names(&names, s->authors, s->nauthors);
	str_printf(&line, "%*lld  ", NUMBER_CELLS, (long long)s->id);
	if (s->state == SOURCE_PRESENT)
		str_printf(&line, "article %lld  ", (long long)s->article);
	else
		str_printf(&line, "%s, cited by %zu  ", source_state_name(s->state), s->citers);
	put_part(&line, str_cstr(&names));
	put_part(&line, s->title);
	put_part(&line, s->container);
	put_part(&line, date_iso(date, s->date));
	put_part(&line, s->title ? NULL : source_name(s));
	wrap_print_line(&line);
	str_free(&names);
	str_free(&line);
}

static void
print_reference(const struct article *a, size_t i)
{
	const struct reference *r = &a->references[i];
	struct str line = { 0 };

	if (r->label)
		str_printf(&line, "[%s] ", r->label);
	if (r->article)
		str_printf(&line, "article %lld (%s)  ", (long long)r->article, match_reason_name((enum match_reason)r->reason));
	else if (r->source)
		str_printf(&line, "source %lld  ", (long long)r->source);
	str_puts(&line, r->text ? r->text : r->url ? r->url : "");
	wrap_print_line(&line);
	str_free(&line);
}

/* --- what the commands share ---------------------------------------------------------------- */

/* The numbers that a call takes, all of them; false after saying what is wrong. */
static bool
take_numbers(const struct cli_call *c, int64_t *out, int n, const char *what)
{
	int i;

	if (c->nargs != n) {
		cli_misused(c, "%s takes %s", cli_commands[c->command].name, what);
		return false;
	}
	for (i = 0; i < n; i++)
		if (!cli_number(&out[i], c->args[i])) {
			cli_misused(c, "%s: not a number (%s takes %s)", c->args[i], cli_commands[c->command].name, what);
			return false;
		}
	return true;
}

typedef int about_fn(struct library *l, struct arena *mem, int64_t id, bool json, struct err *e);

/* A command about one thing. */
static int
about(const struct cli_call *c, about_fn *fn, bool json, const char *what)
{
	struct arena mem = { 0 };
	struct library *l;
	struct err e = { 0 };
	int64_t id;
	int status = EXIT_WELL;

	if (!take_numbers(c, &id, 1, what))
		return EXIT_USAGE;
	if (cli_open(&l, c, LIBRARY_READ) < 0)
		return EXIT_FAILED;
	if (fn(l, &mem, id, json, &e) < 0)
		status = cli_failed(&e);
	arena_free(&mem);
	library_close(l);
	return status;
}

/* --- commands ------------------------------------------------------------------------------- */

static int
about_refs(struct library *l, struct arena *mem, int64_t id, bool json, struct err *e)
{
	struct article *a;
	size_t i;

	if (library_article(l, &a, mem, id, e) < 0)
		return -1;
	if (json)
		json_print_references(stdout, a);
	for (i = 0; !json && i < a->nreferences; i++)
		print_reference(a, i);
	return 0;
}

int
cli_refs(const struct cli_call *c)
{
	return about(c, about_refs, c->values[CLI_REFS_JSON], "an article's id");
}

static int
about_cites(struct library *l, struct arena *mem, int64_t id, bool json, struct err *e)
{
	struct sources s;
	size_t i;

	if (library_cites(l, &s, mem, id, e) < 0)
		return -1;
	for (i = 0; i < s.n; i++)
		if (json)
			json_print_source(stdout, &s.at[i]);
		else
			print_source(&s.at[i]);
	return 0;
}

int
cli_cites(const struct cli_call *c)
{
	return about(c, about_cites, c->values[CLI_CITES_JSON], "an article's id");
}

static int
print_citer(struct library *l, const struct citer *r, bool json, struct err *e)
{
	struct arena mem = { 0 };
	struct str line = { 0 };
	char date[DATE_ISO_MAX];
	struct slice text;
	int rc = 0;

	if (!json) {
		str_printf(&line, "%*lld  %-10s  ", NUMBER_CELLS, (long long)r->article, date_iso(date, r->date));
		put_part(&line, r->title);
		put_part(&line, r->author);
		put_part(&line, r->publisher);
		wrap_print_line(&line);
	} else if ((rc = library_text(l, &text, &mem, r->article, e)) == 0)
		json_print_citer(stdout, r, utf8_count(slice_sub(text, 0, r->at)));
	str_free(&line);
	arena_free(&mem);
	return rc;
}

static int
about_cited_by(struct library *l, struct arena *mem, int64_t id, bool json, struct err *e)
{
	struct citers r;
	struct article *a;
	size_t i;

	if (library_article(l, &a, mem, id, e) < 0 || library_cited_by(l, &r, mem, id, e) < 0)
		return -1;
	for (i = 0; i < r.n; i++)
		if (print_citer(l, &r.at[i], json, e) < 0)
			return -1;
	return 0;
}

int
cli_cited_by(const struct cli_call *c)
{
	return about(c, about_cited_by, c->values[CLI_CITED_BY_JSON], "an article's id");
}

static int
print_wanted(struct library *l, bool json, struct err *e)
{
	int64_t first, count;

	if (library_wanted_count(l, &count, e) < 0)
		return -1;
	for (first = 0; first < count && !ferror(stdout); first += PAGE) {
		struct arena mem = { 0 };
		struct sources s;
		size_t i;
		int rc = library_wanted(l, &s, &mem, first, PAGE, e);

		for (i = 0; rc == 0 && i < s.n; i++)
			if (json)
				json_print_source(stdout, &s.at[i]);
			else
				print_source(&s.at[i]);
		arena_free(&mem);
		if (rc < 0)
			return -1;
	}
	return 0;
}

int
cli_wanted(const struct cli_call *c)
{
	struct library *l;
	struct err e = { 0 };
	int status = EXIT_WELL;

	if (c->nargs)
		return cli_misused(c, "%s: wanted takes no arguments", c->args[0]);
	if (cli_open(&l, c, LIBRARY_READ) < 0)
		return EXIT_FAILED;
	if (print_wanted(l, c->values[CLI_WANTED_JSON], &e) < 0)
		status = cli_failed(&e);
	library_close(l);
	return status;
}

/* `article` 0: no article is it. */
static int
link_source(const struct cli_call *c, int64_t source, int64_t article, bool json)
{
	struct arena mem = { 0 };
	struct library *l;
	struct source s;
	struct err e = { 0 };
	int rc, status = EXIT_WELL;

	if (cli_open(&l, c, LIBRARY_WRITE) < 0)
		return EXIT_FAILED;
	rc = article ? library_link(l, NULL, source, article, &e) : library_unlink(l, NULL, source, &e);
	if (rc < 0 || library_source(l, &s, &mem, source, &e) < 0)
		status = cli_failed(&e);
	else if (json)
		json_print_source(stdout, &s);
	else
		print_source(&s);
	arena_free(&mem);
	library_close(l);
	return status;
}

int
cli_link(const struct cli_call *c)
{
	int64_t ids[2];

	if (!take_numbers(c, ids, 2, "a source's number and an article's id"))
		return EXIT_USAGE;
	return link_source(c, ids[0], ids[1], c->values[CLI_LINK_JSON]);
}

int
cli_unlink(const struct cli_call *c)
{
	int64_t id;

	if (!take_numbers(c, &id, 1, "a source's number"))
		return EXIT_USAGE;
	return link_source(c, id, 0, c->values[CLI_UNLINK_JSON]);
}
