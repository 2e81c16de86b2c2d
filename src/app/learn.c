#include "learn.h"

#include <string.h>

#include "db/corrections.h"

enum {
	DOCUMENTS_MIN = 3, /* fewer may repeat a line by chance */
	SHARE = 4,         /* one in so many documents of the site */
};

/* Where the hashes of whole documents stand; no site has such a name. */
#define COPIES "\n"

static struct slice
key_of(struct str *scratch, const char *site, const uint64_t *line)
{
	str_clear(scratch);
	str_puts(scratch, site);
	str_putc(scratch, '\0');
	if (line)
		str_add(scratch, (const char *)line, sizeof(*line));
	return str_slice(scratch);
}

static uint64_t
pending(const struct learn *l, struct str *scratch, const char *site, const uint64_t *line)
{
	uint64_t *n = map_get(&l->pending, key_of(scratch, site, line));

	return n ? *n : 0;
}

/* Copies of one document would make furniture of its headings: it counts once. */
static int
choose_counted(struct learn *l, struct db *db, struct batch *b, struct err *e)
{
	struct str scratch = { 0 };
	struct draft *d;
	int rc = 0;

	vec_each(d, &b->drafts) {
		bool is_new = false, is_copy = false;

		d->counts = false;
		if (d->fate != DRAFT_READY || d->document.id != 0)
			continue;
		map_put(&l->pending, key_of(&scratch, COPIES, &d->document.hash), 1, &is_new);
		if (is_new && db && (rc = document_is_copy(db, &is_copy, d->document.hash, e)) < 0)
			break;
		d->counts = is_new && !is_copy;
	}
	str_free(&scratch);
	return rc;
}

static void
count_batch(struct learn *l, const struct batch *b)
{
	struct str scratch = { 0 };
	const struct draft *d;
	size_t i;

	vec_each(d, &b->drafts) {
		if (!d->counts)
			continue;
		map_put(&l->pending, key_of(&scratch, COPIES, &d->document.hash), 1, NULL);
		++*map_put(&l->pending, key_of(&scratch, d->page.group, NULL), 0, NULL);
		for (i = 0; i < d->page.ncandidates; i++)
			++*map_put(&l->pending, key_of(&scratch, d->page.group, &d->page.candidates[i]), 0, NULL);
	}
	str_free(&scratch);
}

/* Which of the lines in `all` (sorted) have become furniture with this batch. */
static int
decide(struct learn *l, struct db *db, struct draft_site *site, int64_t documents, const struct furniture_lines *all,
    struct err *e)
{
	struct furniture_lines found = { 0 };
	struct str scratch = { 0 };
	size_t i;
	int rc = 0;

	documents += (int64_t)pending(l, &scratch, site->name, NULL);
	for (i = 0; i < all->hashes.n && rc == 0; i++) {
		uint64_t line = all->hashes.at[i];
		int64_t stored = 0, holders;

		if ((i && line == all->hashes.at[i - 1]) || furniture_has(&site->learned, line))
			continue;
		if (site->id)
			rc = furniture_count(db, &stored, site->id, line, e);
		holders = stored + (int64_t)pending(l, &scratch, site->name, &line);
		if (holders >= DOCUMENTS_MIN && holders * SHARE >= documents)
			vec_push(&found.hashes, line);
	}
	for (i = 0; i < found.hashes.n; i++)
		vec_push(&site->learned.hashes, found.hashes.at[i]);
	furniture_sort(&site->learned);
	vec_free(&found.hashes);
	str_free(&scratch);
	return rc;
}

static int
learn_site(struct learn *l, struct db *db, struct draft_site *site, const struct batch *b, struct err *e)
{
	struct furniture_lines all = { 0 };
	const struct draft *d;
	int64_t documents = 0;
	size_t i;
	int rc = 0;

	if (db)
		rc = site_find(db, &site->id, &documents, site->name, e);
	if (rc == 0 && site->id)
		rc = furniture_learned(db, &site->learned, site->id, e);
	vec_each(d, &b->drafts)
		if (d->counts && strcmp(d->page.group, site->name) == 0)
			for (i = 0; i < d->page.ncandidates; i++)
				vec_push(&all.hashes, d->page.candidates[i]);
	furniture_sort(&all);
	if (rc == 0)
		rc = decide(l, db, site, documents, &all, e);
	vec_free(&all.hashes);
	return rc;
}

int
learn_batch(struct learn *l, struct db *db, struct batch *b, struct err *e)
{
	struct map sites = { 0 };
	struct draft *d;
	struct draft_site *s;
	int rc = choose_counted(l, db, b, e);

	if (rc < 0)
		return -1;
	count_batch(l, b);
	vec_each(d, &b->drafts) {
		bool is_new_site;

		if (d->fate != DRAFT_READY)
			continue;
		map_put(&sites, slice_of(d->page.group), b->sites.n, &is_new_site);
		if (is_new_site)
			vec_push(&b->sites, ((struct draft_site){ .name = d->page.group }));
	}
	vec_each(s, &b->sites)
		if (rc == 0)
			rc = learn_site(l, db, s, b, e);
	vec_each(d, &b->drafts) {
		if (d->fate != DRAFT_READY)
			continue;
		d->learned = &b->sites.at[*map_get(&sites, slice_of(d->page.group))].learned;
		if (rc == 0 && d->document.id)
			rc = corrections_get(db, &d->page.corrections, &d->mem, d->document.id, e);
	}
	map_free(&sites);
	return rc;
}

void
learn_stored(struct learn *l, const struct batch *b)
{
	map_free(&l->pending);
	if (b)
		count_batch(l, b);
}

void
learn_free(struct learn *l)
{
	map_free(&l->pending);
}

int
learn_store(struct db *db, const struct draft *d, struct err *e)
{
	size_t i;

	for (i = 0; i < d->page.ncandidates; i++) {
		uint64_t line = d->page.candidates[i];

		if (furniture_add(db, d->document.site, line, d->document.id, furniture_has(d->learned, line), e) < 0)
			return -1;
	}
	return 0;
}
