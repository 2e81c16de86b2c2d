#include "stock.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/ingest.h"
#include "tests/bench/gen.h"
#include "tests/bench/tty.h"

/* Part of the names, so that a kept folder of an older generator is not taken for a newer one's. */
#define VERSION "2"

const uint64_t stock_parts[STOCK_PARTS] = { 1000, 9000, STOCK_LARGE_ARTICLES - 20000, 10000 };

static void
write_file(const char *folder, uint64_t n, const struct str *page, uint64_t *text)
{
	struct str path = { 0 };
	char *slash;
	FILE *f;

	str_printf(&path, "%s/", folder);
	gen_path(&path, n);
	slash = strrchr(path.p, '/');
	*slash = '\0';
	mkdir(path.p, 0700);
	*slash = '/';
	f = fopen(path.p, "w");
	if (!f || fwrite(page->p, 1, page->n, f) != page->n || fclose(f) != 0)
		bench_die("%s: %s", path.p, strerror(errno));
	*text += page->n;
	str_free(&path);
}

static void
write_articles(struct stock *s, const char *folder, uint64_t first, uint64_t n)
{
	struct str page = { 0 };
	uint64_t i;

	for (i = first; i < first + n; i++) {
		str_clear(&page);
		gen_article(&page, i, STOCK_ARTICLE_BYTES / 2 + i % 8 * STOCK_ARTICLE_BYTES / 8);
		write_file(folder, i, &page, &s->text);
	}
	str_free(&page);
}

/* One file and one import each, so that their ids are known. */
static void
write_long(struct stock *s, const char *folder, uint64_t n)
{
	static const size_t bytes[] = { STOCK_ARTICLE_BYTES, STOCK_PAGE_BYTES, STOCK_TEXT_BYTES, STOCK_TEXT_BYTES };
	struct str page = { 0 };

	if (n < 3)
		gen_article(&page, n + 1, bytes[n]);
	else
		gen_one_line(&page, n + 1, bytes[n]);
	write_file(folder, n + 1, &page, &s->text);
	str_free(&page);
}

static void
import(struct stock *s, struct ingest_cost *cost, const char *folder, uint64_t articles)
{
	const char *paths[] = { folder };
	struct ingest_options o = { .library = s->path, .paths = paths, .npaths = 1 };
	struct ingest_report r = { 0 };
	struct ingest *g;
	struct err e = { 0 };
	double begin = now_ms();

	if (ingest_start(&g, &o, &e) < 0 || ingest_finish(g, &r, &e) < 0)
		bench_die("%s", e.msg);
	s->seconds += (now_ms() - begin) / 1e3;
	*cost = r.cost;
	if (r.added != articles)
		bench_die("%s: %llu articles came in and not %llu", s->path, (unsigned long long)r.added,
		    (unsigned long long)articles);
	ingest_report_free(&r);
}

static void
remove_files(const char *folder)
{
	struct str command = { 0 };

	str_printf(&command, "rm -rf '%s'", folder);
	if (system(command.p) != 0)
		bench_die("%s: not removed", folder);
	str_free(&command);
}

/* What an interrupted run has left. */
static void
remove_database(const char *path)
{
	static const char *const ends[] = { "", "-wal", "-shm" };
	struct str name = { 0 };
	size_t i;

	for (i = 0; i < 3; i++) {
		str_clear(&name);
		str_printf(&name, "%s%s", path, ends[i]);
		unlink(name.p);
	}
	str_free(&name);
}

static void
import_articles(struct stock *s, struct ingest_cost *cost, const char *folder, uint64_t first, uint64_t n)
{
	mkdir(folder, 0700);
	write_articles(s, folder, first, n);
	import(s, cost, folder, n);
	remove_files(folder);
}

static void
make(struct stock *s, enum stock_kind kind, const char *folder)
{
	struct str pages = { 0 };
	uint64_t n, first;

	fprintf(stderr, "making %s ...\n", s->path);
	str_printf(&pages, "%s/pages", folder);
	if (kind == STOCK_LONG) {
		for (n = 0; n < 4; n++) {
			mkdir(pages.p, 0700);
			write_long(s, pages.p, n);
			import(s, &s->parts[0], pages.p, 1);
			remove_files(pages.p);
		}
	} else if (kind == STOCK_SMALL) {
		import_articles(s, &s->parts[0], pages.p, 1, STOCK_SMALL_ARTICLES);
	} else {
		for (n = 0, first = 1; n < STOCK_PARTS; first += stock_parts[n++])
			import_articles(s, &s->parts[n], pages.p, first, stock_parts[n]);
	}
	str_free(&pages);
}

void
stock_make(struct stock stock[STOCKS], const char *folder)
{
	static const char *const names[STOCKS] = { "small", "large", "long" };
	struct stat st;
	int i;

	for (i = 0; i < STOCKS; i++) {
		struct stock *s = &stock[i];

		memset(s, 0, sizeof(*s));
		snprintf(s->path, sizeof(s->path), "%s/%s-" VERSION ".ibid", folder, names[i]);
		if (stat(s->path, &st) < 0) {
			char to[1024];

			memcpy(to, s->path, sizeof(to));
			snprintf(s->path, sizeof(s->path), "%s/unfinished.ibid", folder);
			remove_database(s->path);
			make(s, (enum stock_kind)i, folder);
			if (rename(s->path, to) < 0)
				bench_die("%s: %s", to, strerror(errno));
			memcpy(s->path, to, sizeof(to));
		}
		if (stat(s->path, &st) < 0)
			bench_die("%s: %s", s->path, strerror(errno));
		s->size = (uint64_t)st.st_size;
	}
}
