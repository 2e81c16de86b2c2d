#ifndef IBID_APP_INGEST_H
#define IBID_APP_INGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "base/vec.h"

/*
 * The import use case. It runs in threads of its own with a connection of its own; the caller polls, so that neither the
 * reader nor ^C ever waits. Workers decode, extract and analyse; one writer stores whole batches in transactions.
 * An import that is cancelled or killed leaves whole articles, and the same import run again goes on where it stopped.
 */
struct ingest;

/* A document that lies in memory. */
struct ingest_text {
	const char *origin; /* stands for a path */
	struct slice bytes;
};

struct ingest_options {
	const char *library;  /* path; as library_open() */
	const char *const *paths; /* files and folders (read recursively); "-" is standard input */
	size_t npaths;
	const struct ingest_text *texts; /* come first; their bytes are borrowed until the end */
	size_t ntexts;
	bool dry_run; /* store nothing */
	int jobs;     /* worker threads; 0: one a core */
};

struct ingest_progress {
	uint64_t files, files_done;   /* files is what was found so far */
	uint64_t bytes, bytes_done;
	bool counting; /* still looking for files: no time left can be given */
	double seconds;
	const char *path; /* of a file at hand; borrowed until the next call */
};

/* An article that came in, or would. */
struct ingest_article {
	int64_t id; /* 0 in a dry run */
	char *title, *author, *publisher, *date, *origin; /* title and origin are never NULL */
	size_t words;
};

/* Seconds of processor time, over all threads; what SQLite does when it commits a batch is in none of the first two. */
struct ingest_cost {
	double finding;   /* references and citations in the texts */
	double resolving; /* references to sources, and sources to articles */
	double identifying; /* names to entities of the library */
	double tracing;   /* quotations through the library */
};

struct ingest_report {
	uint64_t files, added, updated, unchanged, removed, failed; /* failed: files; the others but files: articles */
	uint64_t skipped_deleted; /* articles that were deleted earlier and stay so */
	uint64_t bad_bytes;       /* bytes that were no text, replaced by U+FFFD */
	struct ingest_cost cost;
	bool cancelled;
	VEC(char *) messages; /* one for each file that failed: "PATH: what is wrong" */
	VEC(struct ingest_article) articles; /* what was added or updated: all in a dry run, else the first 100 */
};

/* -1 when no thread can be started; what is wrong with the library is told at the end. */
int ingest_start(struct ingest **out, const struct ingest_options *o, struct err *e);
/* How far it is; false when it has ended. */
bool ingest_poll(struct ingest *g, struct ingest_progress *p);
void ingest_cancel(struct ingest *g); /* may be called from a signal handler */
/* Wait for the end, fill the report (freed by ingest_report_free) and free g. -1 when the library itself failed. */
int ingest_finish(struct ingest *g, struct ingest_report *r, struct err *e);
void ingest_report_free(struct ingest_report *r);
void ingest_article_free(struct ingest_article *a); /* what it points to */

#endif
