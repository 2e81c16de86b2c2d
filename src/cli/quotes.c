#include <stdlib.h>

#include "app/claims.h"
#include "app/library.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "cli/json.h"
#include "cli/wrap.h"

/* The commands about passages that stand in several articles: quotes, origin. */

enum { NUMBER_CELLS = 6 };

static void
print_passage(int64_t article, struct date d, double similarity, struct slice passage, const char *from)
{
	struct str line = { 0 };
	char date[DATE_ISO_MAX];

	str_printf(&line, "%*lld  %-10s  %3.0f%%  %s", NUMBER_CELLS, (long long)article, date_iso(date, d), similarity * 100, from);
	str_put(&line, passage);
	wrap_print_line(&line);
	str_free(&line);
}

static int
open_article(const struct cli_call *c, struct library **l, struct article **a, struct arena *mem, int64_t id)
{
	struct err e = { 0 };

	if (cli_open(l, c, LIBRARY_READ) < 0)
		return -1;
	if (library_article(*l, a, mem, id, &e) == 0)
		return 0;
	cli_failed(&e);
	library_close(*l);
	arena_free(mem);
	return -1;
}

/* A line each of what is said to be quoted and is not there. */
static int
print_claims(struct library *l, struct article *a, struct arena *mem)
{
	struct err e = { 0 };
	size_t i;

	if (claims_of(l, a, mem, &e) < 0)
		return cli_failed(&e);
	for (i = 0; i < a->nclaims; i++) {
		const struct claim *c = &a->claims[i];

		print_passage(c->article, (struct date){ 0 }, c->similarity, slice_sub(a->doc.text, c->beg, c->end), "(not found there) ");
	}
	return EXIT_WELL;
}

int
cli_quotes(const struct cli_call *c)
{
	int status = EXIT_WELL;
	struct arena mem = { 0 };
	struct library *l;
	struct article *a;
	int64_t id;
	size_t i;

	if (c->nargs != 1 || !cli_number(&id, c->args[0]))
		return cli_misused(c, "quotes takes an article's id");
	if (open_article(c, &l, &a, &mem, id) < 0)
		return EXIT_FAILED;
	if (c->values[CLI_QUOTES_JSON])
		json_print_quotes(stdout, a, l);
	else
		for (i = 0; i < a->nquotations; i++) {
			const struct quotation *q = &a->quotations[i];

			print_passage(q->article, q->date, q->similarity, slice_sub(a->doc.text, q->beg, q->end), "");
		}
	if (!c->values[CLI_QUOTES_JSON])
		status = print_claims(l, a, &mem);
	arena_free(&mem);
	library_close(l);
	return status;
}

static int
print_place(struct library *l, const struct library_places *all, size_t i, bool json, struct err *e)
{
	const struct library_place *p = &all->at.at[i], *from = p->from == SIZE_MAX ? NULL : &all->at.at[p->from];
	struct arena mem = { 0 };
	struct slice text;
	char *note = NULL;

	if (library_text(l, &text, &mem, p->article, e) < 0)
		return -1;
	if (from)
		note = arena_printf(&mem, "(from %lld) ", (long long)from->article);
	if (json)
		json_print_place(stdout, p, utf8_count(slice_sub(text, 0, p->beg)), utf8_count(slice_sub(text, 0, p->end)), from);
	else
		print_passage(p->article, p->date, p->similarity, slice_sub(text, p->beg, p->end), note ? note : "");
	arena_free(&mem);
	return 0;
}

static int
print_places(struct library *l, const struct article *a, size_t beg, size_t end, bool json)
{
	struct library_places all = { 0 };
	struct utf8_index x;
	struct err e = { 0 };
	size_t i;
	int rc;

	utf8_index_build(&x, a->doc.text);
	rc = library_places(l, &all, a->id, (uint32_t)utf8_index_byte(&x, beg), (uint32_t)utf8_index_byte(&x, end), &e);
	for (i = 0; rc == 0 && i < all.at.n; i++)
		rc = print_place(l, &all, i, json, &e);
	utf8_index_free(&x);
	vec_free(&all.at);
	return rc < 0 ? cli_failed(&e) : EXIT_WELL;
}

int
cli_origin(const struct cli_call *c)
{
	struct arena mem = { 0 };
	struct library *l;
	struct article *a;
	int64_t n[3] = { 0 };
	int i, status;

	for (i = 0; i < 3 && i < c->nargs; i++)
		if (!cli_number(&n[i], c->args[i]) && (i != 1 || c->args[1][0] != '0'))
			return cli_misused(c, "%s: not a number", c->args[i]);
	if (c->nargs != 3 || n[1] >= n[2])
		return cli_misused(c, "origin takes an article's id and the first and the last character of a passage, as `show --json' counts them");
	if (open_article(c, &l, &a, &mem, n[0]) < 0)
		return EXIT_FAILED;
	if ((size_t)n[2] > utf8_count(a->doc.text)) {
		cli_say("article %lld ends before character %lld", (long long)n[0], (long long)n[2]);
		status = EXIT_FAILED;
	} else
		status = print_places(l, a, (size_t)n[1], (size_t)n[2], c->values[CLI_ORIGIN_JSON]);
	arena_free(&mem);
	library_close(l);
	return status;
}
