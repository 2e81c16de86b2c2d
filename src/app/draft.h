#ifndef IBID_APP_DRAFT_H
#define IBID_APP_DRAFT_H

#include <stdatomic.h>

#include "app/pool.h"
#include "base/err.h"
#include "db/documents.h"
#include "db/furniture.h"
#include "import/import.h"

/* A document on its way into the library. Its two steps are pure but for reading the file, and run on any thread. */

enum draft_source {
	DRAFT_FILE,
	DRAFT_STDIN,
	DRAFT_BYTES, /* built into the program */
	DRAFT_KEPT,  /* an original of the library, to be extracted again */
};
enum draft_fate { DRAFT_READY, DRAFT_UNCHANGED, DRAFT_FAILED, DRAFT_CANCELLED };

struct draft {
	enum draft_source source;
	const char *path;   /* as messages name it; borrowed */
	const char *origin; /* borrowed, or in mem */
	uint64_t size;      /* of the file as it was found */
	struct slice given; /* DRAFT_BYTES: the bytes; DRAFT_KEPT: packed */
	struct document document; /* what the library holds of it; id 0: nothing */
	atomic_bool *cancel;
	/* set by draft_decode() */
	enum draft_fate fate;
	struct err err; /* of DRAFT_FAILED, without the path */
	struct arena mem;
	struct page page;
	double finding; /* see struct ingest_cost; set by draft_extract() */
	/* set between the two, by learn_batch() */
	bool counts; /* it is new and no copy: its lines count towards what is furniture */
	struct furniture_lines *learned; /* borrowed; of its site */
	/* and page.corrections */
};

/* Some hundred documents that are counted, extracted and stored together. */
struct draft_site {
	const char *name; /* borrowed from a page */
	int64_t id;       /* 0: not in the library yet */
	struct furniture_lines learned;
};
struct batch {
	VEC(struct draft) drafts;
	VEC(struct draft_site) sites;
	struct pool_group group; /* the step that its drafts are in */
	uint64_t bytes;
};

/* Take up a document of the library again. */
int draft_kept(struct draft *out, struct db *db, int64_t document, struct err *e);
void draft_decode(void *draft);  /* read, compare, compress, decode: document.hash, size, original and page */
void draft_extract(void *draft); /* page.articles */
/* A whole file, or standard input when path is "-", in mem. The message does not name it. */
int draft_read(struct slice *bytes, struct arena *mem, const char *path, struct err *e);
void batch_free(struct batch *b);

#endif
