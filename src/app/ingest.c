#include "ingest.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/draft.h"
#include "app/learn.h"
#include "app/library_private.h"
#include "app/pool.h"
#include "app/identify.h"
#include "app/settle.h"
#include "app/store.h"
#include "app/thread.h"
#include "app/trace.h"
#include "app/walk.h"
#include "base/clock.h"

/*
 * Three kinds of threads: one walks the folders, the pool decodes and extracts, and the runner forms batches, decides
 * what is furniture and writes. While it writes a batch, the pool extracts the next one and decodes the one after it.
 */

enum {
	BATCH_FILES = 256,
	BATCH_BYTES = 8 << 20,
	BATCH_WAIT_MS = 500, /* then a batch goes with what the walk has found */
	STORE_WAIT_MS = 500, /* then a batch is stored, though the next one is not read yet */
};

struct item {
	const char *path;    /* in names */
	const char *problem; /* in names, or NULL */
	uint64_t size;
};

struct ingest {
	struct ingest_options options;
	const char **paths; /* own copies */
	struct ingest_text *texts; /* a copy, the origins in names */
	atomic_bool cancel;
	pthread_t walker, runner;

	pthread_mutex_t lock; /* of what follows */
	pthread_cond_t found;
	struct arena names;
	VEC(struct item) items;
	size_t next;
	bool walking, ended;
	struct ingest_progress progress;
	struct timespec begin;

	/* the runner's */
	struct db *db; /* NULL in a dry run without a library */
	struct pool *pool;
	struct learn learn;
	int64_t stale; /* the last document that was taken up again */
	uint64_t traced; /* articles that had been stored when the tracing was last done */
	struct ingest_report report;
	struct err err;
	int rc;
};

/* --- the walk ------------------------------------------------------------------------------- */

static void
add_item(struct ingest *g, const char *path, const char *problem, uint64_t size)
{
	pthread_mutex_lock(&g->lock);
	vec_push(&g->items, ((struct item){
				.path = arena_str(&g->names, path),
				.problem = arena_str(&g->names, problem),
				.size = size,
			    }));
	g->progress.files++;
	g->progress.bytes += size;
	pthread_cond_signal(&g->found);
	pthread_mutex_unlock(&g->lock);
}

static void
walk_found(void *ctx, const char *path, uint64_t size)
{
	add_item(ctx, path, NULL, size);
}

static void
walk_failed(void *ctx, const char *path, const char *what)
{
	add_item(ctx, path, what, 0);
}

static bool
walk_stopped(void *ctx)
{
	return atomic_load(&((struct ingest *)ctx)->cancel);
}

static void *
run_walk(void *arg)
{
	struct ingest *g = arg;
	struct walk w = { .ctx = g, .file = walk_found, .problem = walk_failed, .stopped = walk_stopped };
	size_t i;

	for (i = 0; i < g->options.npaths; i++)
		if (strcmp(g->paths[i], "-") == 0)
			add_item(g, "-", NULL, 0);
		else
			walk_path(&w, g->paths[i]);
	pthread_mutex_lock(&g->lock);
	g->walking = g->progress.counting = false;
	pthread_cond_signal(&g->found);
	pthread_mutex_unlock(&g->lock);
	return NULL;
}

/* --- batches -------------------------------------------------------------------------------- */

static bool
is_full(const struct batch *b)
{
	return b->drafts.n >= BATCH_FILES || b->bytes >= BATCH_BYTES;
}

static void
push_item(struct ingest *g, struct batch *b, const struct item *item)
{
	struct draft d = { .path = item->path, .size = item->size, .cancel = &g->cancel };

	if (strcmp(item->path, "-") == 0) {
		d.source = DRAFT_STDIN;
		d.path = "standard input";
		d.origin = "-";
	} else {
		char *absolute = walk_absolute(item->path);

		d.origin = arena_str(&d.mem, absolute);
		free(absolute);
	}
	if (item->problem) {
		d.fate = DRAFT_FAILED;
		err_set(&d.err, ERR_IO, "%s", item->problem);
	}
	b->bytes += item->size;
	vec_push(&b->drafts, d);
}

static void
push_texts(struct ingest *g, struct batch *b)
{
	size_t i;

	for (i = 0; i < g->options.ntexts; i++) {
		const struct ingest_text *t = &g->texts[i];

		vec_push(&b->drafts, ((struct draft){ .source = DRAFT_BYTES, .path = t->origin, .origin = t->origin,
					 .given = t->bytes, .size = t->bytes.n, .cancel = &g->cancel }));
	}
	g->options.ntexts = 0;
}

/* The next files, as many as a batch holds; none at the end. Waits for the walk, but not for long once it has some. */
static void
take_items(struct ingest *g, struct batch *b)
{
	struct timespec until = clock_after(BATCH_WAIT_MS);
	bool late = false;

	pthread_mutex_lock(&g->lock);
	while (!is_full(b) && !late && !atomic_load(&g->cancel))
		if (g->next < g->items.n)
			push_item(g, b, &g->items.at[g->next++]);
		else if (!g->walking)
			break;
		else {
			if (b->drafts.n == 0)
				until = clock_after(BATCH_WAIT_MS);
			late = pthread_cond_timedwait(&g->found, &g->lock, &until) == ETIMEDOUT && b->drafts.n > 0;
		}
	pthread_mutex_unlock(&g->lock);
}

/* A source of batches: fills b, or leaves it empty at the end. */
typedef int batch_fn(struct ingest *g, struct batch *b, struct err *e);

static int
next_files(struct ingest *g, struct batch *b, struct err *e)
{
	struct draft *d;

	push_texts(g, b);
	take_items(g, b);
	if (!g->db)
		return 0;
	vec_each(d, &b->drafts)
		if (d->fate != DRAFT_FAILED && document_find(g->db, &d->document, d->origin, e) < 0)
			return -1;
	return 0;
}

/* Documents whose furniture was learned after they came. */
static int
next_stale(struct ingest *g, struct batch *b, struct err *e)
{
	struct document_ids stale = { 0 };
	size_t i;
	int rc = document_stale(g->db, &stale, g->stale, BATCH_FILES, e);

	for (i = 0; i < stale.ids.n && rc == 0 && !is_full(b); i++) {
		struct draft d;

		rc = draft_kept(&d, g->db, stale.ids.at[i], e);
		g->stale = stale.ids.at[i];
		d.cancel = &g->cancel;
		b->bytes += d.size;
		vec_push(&b->drafts, d);
	}
	vec_free(&stale.ids);
	return rc;
}

static void
add_tasks(struct ingest *g, struct batch *b, pool_task_fn *step)
{
	struct draft *d;

	vec_each(d, &b->drafts)
		if (d->fate != DRAFT_FAILED)
			pool_add(g->pool, &b->group, step, d);
}

/* Begin to decode the next batch; NULL at the end. */
static int
start_batch(struct ingest *g, struct batch **out, batch_fn *next, struct err *e)
{
	struct batch *b;

	*out = NULL;
	if (atomic_load(&g->cancel))
		return 0;
	b = mem_zalloc(sizeof(*b));
	if (next(g, b, e) < 0 || b->drafts.n == 0) {
		batch_free(b);
		return e->code ? -1 : 0;
	}
	add_tasks(g, b, draft_decode);
	*out = b;
	return 0;
}

static void
count_done(struct ingest *g, const struct batch *b)
{
	const struct draft *d;

	pthread_mutex_lock(&g->lock);
	vec_each(d, &b->drafts) {
		g->report.cost.finding += d->finding;
		if (d->source == DRAFT_FILE || d->source == DRAFT_STDIN) {
			g->progress.files_done++;
			g->progress.bytes_done += d->size;
			g->progress.path = d->path;
		}
	}
	pthread_mutex_unlock(&g->lock);
}

/* Compare what is stored and was not compared yet. `all`: not only once it is worth its while. */
static int
trace(struct ingest *g, bool all, struct err *e)
{
	uint64_t stored = g->report.added + g->report.updated;
	double begin = clock_cpu();
	bool more = true;

	if (g->options.dry_run || (!all && stored - g->traced < TRACE_ARTICLES))
		return 0;
	g->traced = stored;
	while (more && !atomic_load(&g->cancel))
		if (trace_some(g->db, &more, TRACE_ARTICLES, e) < 0)
			return -1;
	g->report.cost.tracing += clock_cpu() - begin;
	return 0;
}

/* Store a batch once it is extracted, and free it. `waiting` is decoded and not stored yet, or NULL. */
static int
finish_batch(struct ingest *g, struct batch **batch, const struct batch *waiting, struct err *e)
{
	struct batch *b = *batch;
	int rc = 0;

	*batch = NULL;
	if (!b)
		return 0;
	pool_wait(g->pool, &b->group);
	if (!atomic_load(&g->cancel) && (rc = store_batch(g->db, b, &g->report, g->options.dry_run, e)) == 0) {
		if (!g->options.dry_run) /* else the library never gets to know the counts */
			learn_stored(&g->learn, waiting);
		count_done(g, b);
	}
	batch_free(b);
	return rc < 0 ? -1 : trace(g, false, e);
}

static void
discard(struct ingest *g, struct batch *b)
{
	if (b)
		pool_wait(g->pool, &b->group);
	batch_free(b);
}

static int
run_batches(struct ingest *g, batch_fn *next, struct err *e)
{
	struct batch *decoding, *extracting = NULL, *ready;
	int rc = start_batch(g, &decoding, next, e);

	while (rc == 0 && (decoding || extracting)) {
		if (extracting && (!decoding || !pool_wait_for(g->pool, &decoding->group, STORE_WAIT_MS))) {
			rc = finish_batch(g, &extracting, NULL, e); /* there is nothing to do meanwhile */
			continue;
		}
		ready = decoding;
		pool_wait(g->pool, &ready->group);
		rc = learn_batch(&g->learn, g->db, ready, e);
		add_tasks(g, ready, draft_extract);
		if (rc < 0)
			break;
		rc = start_batch(g, &decoding, next, e);
		if (rc == 0)
			rc = finish_batch(g, &extracting, ready, e);
		discard(g, extracting);
		extracting = ready;
	}
	discard(g, extracting);
	discard(g, decoding);
	return rc;
}

/* What came before there were sources and entities. */
static int
settle(struct ingest *g, struct err *e)
{
	bool more = !g->options.dry_run;

	while (more && !atomic_load(&g->cancel))
		if (settle_some(g->db, &more, SETTLE_ARTICLES, true, e) < 0)
			return -1;
	more = !g->options.dry_run;
	while (more && !atomic_load(&g->cancel))
		if (identify_some(g->db, &more, IDENTIFY_ARTICLES, true, e) < 0)
			return -1;
	return 0;
}

static int
open_library(struct ingest *g, struct err *e)
{
	char *path = library_place(g->options.library, !g->options.dry_run);
	struct err first = { 0 };
	int rc = db_open(&g->db, path, g->options.dry_run ? DB_READ : DB_WRITE, DB_CACHE_IMPORT, &first);

	free(path);
	if (rc < 0 && !(g->options.dry_run && first.code == ERR_NOTFOUND))
		return err_set(e, (enum err_code)first.code, "%s", first.msg);
	if (g->db)
		db_set_stop(g->db, &g->cancel);
	return 0;
}

static void *
run(void *arg)
{
	struct ingest *g = arg;

	g->rc = open_library(g, &g->err);
	if (g->rc == 0)
		g->rc = run_batches(g, next_files, &g->err);
	if (g->rc == 0 && !g->options.dry_run)
		g->rc = run_batches(g, next_stale, &g->err);
	if (g->rc == 0)
		g->rc = settle(g, &g->err);
	if (g->rc == 0)
		g->rc = trace(g, true, &g->err);
	if (g->rc == 0)
		g->report.cancelled = atomic_load(&g->cancel);
	atomic_store(&g->cancel, true); /* ends the walk, if it goes on */
	pthread_join(g->walker, NULL);
	pthread_mutex_lock(&g->lock);
	g->ended = true;
	pthread_mutex_unlock(&g->lock);
	return NULL;
}

/* --- the interface -------------------------------------------------------------------------- */

static void
ingest_free(struct ingest *g)
{
	size_t i;

	for (i = 0; i < g->options.npaths; i++)
		free((char *)g->paths[i]);
	free(g->paths);
	free(g->texts);
	pool_stop(g->pool);
	learn_free(&g->learn);
	db_close(g->db);
	ingest_report_free(&g->report);
	vec_free(&g->items);
	arena_free(&g->names);
	pthread_mutex_destroy(&g->lock);
	pthread_cond_destroy(&g->found);
	free(g);
}

static int
start_threads(struct ingest *g, struct err *e)
{
	int failed = thread_start(&g->walker, run_walk, g);

	if (!failed && (failed = thread_start(&g->runner, run, g))) {
		atomic_store(&g->cancel, true);
		pthread_join(g->walker, NULL);
	}
	return failed ? err_set(e, ERR_IO, "no thread can be started: %s", strerror(failed)) : 0;
}

int
ingest_start(struct ingest **out, const struct ingest_options *o, struct err *e)
{
	struct ingest *g = mem_zalloc(sizeof(*g));
	size_t i;

	*out = NULL;
	g->options = *o;
	g->paths = mem_alloc(o->npaths * sizeof(*g->paths));
	for (i = 0; i < o->npaths; i++)
		g->paths[i] = mem_strdup(o->paths[i]);
	g->texts = mem_dup(o->texts, o->ntexts * sizeof(*g->texts));
	for (i = 0; i < o->ntexts; i++)
		g->texts[i].origin = arena_str(&g->names, o->texts[i].origin);
	pthread_mutex_init(&g->lock, NULL);
	pthread_cond_init(&g->found, NULL);
	g->walking = g->progress.counting = true;
	clock_gettime(CLOCK_MONOTONIC, &g->begin);
	g->pool = pool_start(o->jobs);
	if (start_threads(g, e) < 0) {
		ingest_free(g);
		return -1;
	}
	*out = g;
	return 0;
}

bool
ingest_poll(struct ingest *g, struct ingest_progress *p)
{
	struct timespec now;
	bool ended;

	clock_gettime(CLOCK_MONOTONIC, &now);
	pthread_mutex_lock(&g->lock);
	*p = g->progress;
	ended = g->ended;
	pthread_mutex_unlock(&g->lock);
	p->seconds = (double)(now.tv_sec - g->begin.tv_sec) + (double)(now.tv_nsec - g->begin.tv_nsec) / 1e9;
	return !ended;
}

void
ingest_cancel(struct ingest *g)
{
	atomic_store(&g->cancel, true);
}

int
ingest_finish(struct ingest *g, struct ingest_report *r, struct err *e)
{
	int rc;

	pthread_join(g->runner, NULL);
	rc = g->rc;
	if (rc < 0)
		err_set(e, (enum err_code)g->err.code, "%s", g->err.msg);
	*r = g->report;
	g->report = (struct ingest_report){ 0 };
	ingest_free(g);
	return rc;
}
