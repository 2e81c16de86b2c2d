#ifndef IBID_APP_LIBRARY_H
#define IBID_APP_LIBRARY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/vec.h"
#include "model/article.h"

/*
 * All that the reader and the command line may ask of a library. No SQL above this header.
 * Functions return 0, or -1 with e set; those that look one thing up set ERR_NOTFOUND when it is not there.
 */
struct library;

enum library_mode {
	LIBRARY_READ,   /* it must exist; nothing is written but a migration, when it is older */
	LIBRARY_WRITE,  /* made when it does not exist, migrated when it is older */
};

/* path NULL: $IBID_LIBRARY, else $XDG_DATA_HOME/ibid/library.ibid (~/.local/share/...), its folder made when needed. */
int library_open(struct library **out, const char *path, enum library_mode mode, struct err *e);
void library_close(struct library *l);
/* Where the program keeps a file of its own, $XDG_DATA_HOME/ibid/NAME; its folder is made. Owned by the caller. */
char *library_data_path(const char *name);
/* How long a function waits for another program that writes, before ERR_BUSY; half a minute at first. */
void library_set_patience(struct library *l, int milliseconds);
const char *library_path(const struct library *l); /* borrowed from l */
/* Changes whenever this or another process has changed what the list shows; cheap enough to ask every frame. */
uint64_t library_version(struct library *l);

/* --- the list ------------------------------------------------------------------------------- */

enum library_sort { SORT_DATE, SORT_TITLE, SORT_PUBLISHER, SORT_LENGTH, SORT_ADDED, SORTS };
const char *library_sort_name(enum library_sort sort); /* "date", "title", ... */

/* What the list is limited to and how it is ordered: parsed from the query language
 *	words "a phrase" author:x publisher:"x y" date:2019..2021-06 title:x lang:en words:>800 unread: starred: deleted: -not-this
 *	entity:"a name" entity:17 (its number)
 * (case and accents folded; terms are joined by and). */
struct library_query;
/* An empty text means all articles. ERR_INPUT says what is wrong and at which column. The caller frees it. */
int library_query_parse(struct library_query **out, const char *text, struct err *e);
void library_query_free(struct library_query *q);

struct library_counts {
	int64_t all, unread, starred; /* of the articles that the query lets through */
};
int library_count(struct library *l, const struct library_query *q, struct library_counts *out, struct err *e);

/* n rows of the list from its index `first` (0-based; beyond the end: none). The cost grows with n and not with the
 * library: a page far down is found from `near` when given, rows that were read before and lie near. */
int library_rows(struct library *l, struct article_rows *out, const struct library_query *q, enum library_sort sort,
    bool descending, int64_t first, int64_t n, const struct article_rows *near, int64_t near_first, struct err *e);
/* The rows of the articles with these ids, in this order; ids that are not there are passed over. */
int library_rows_of(struct library *l, struct article_rows *out, const int64_t *ids, size_t n, struct err *e);
struct library_ids {
	VEC(int64_t) ids;
};
/* Append the ids of the articles that the query lets through, at most so many; the newest first when there is no query. */
int library_ids(struct library *l, struct library_ids *out, const struct library_query *q, size_t most, struct err *e);
/* The index of an article in the list, -1 when the query hides it. */
int library_index_of(struct library *l, int64_t *index, const struct library_query *q, enum library_sort sort,
    bool descending, int64_t id, struct err *e);

/* --- an article ----------------------------------------------------------------------------- */

int library_article(struct library *l, struct article **out, struct arena *mem, int64_t id, struct err *e);
/* The page that the article came from, as it came: page text with SPAN_REMOVED spans over what the article leaves out,
 * and *at, where the article begins in it. Made again from the kept original. */
int library_original(struct library *l, struct doc *out, size_t *at, struct arena *mem, int64_t id, struct err *e);
/* Why a line was left out, for readers, by the target of its span. */
const char *library_removed_reason(uint32_t target);

int library_text(struct library *l, struct slice *text, struct arena *mem, int64_t id, struct err *e);

/* --- quotations ----------------------------------------------------------------------------- */

/*
 * library_article() gives an article its quotations: the passages that stand in another article too, with the place there.
 * Formulas, which stand in many, are left out; of a passage that more than 16 articles share not all pairs are there, but
 * library_places() finds all.
 */

/* An article in which a passage stands. */
struct library_place {
	int64_t article;
	uint32_t beg, end; /* bytes of its text */
	struct date date;  /* year 0: unknown */
	double similarity; /* to the writing at `from`, or to the passage asked for where there is none */
	bool marked;       /* in quotation marks */
	size_t from;       /* the place that it was most likely taken from, as an index; SIZE_MAX: none, it is a root */
};
struct library_places {
	VEC(struct library_place) at;
};
/* All places of the passage that holds bytes beg..end of an article, that one too, the earliest first, those without a date
 * last. The passage need not be a quotation: then there is one place. The caller frees out->at. */
int library_places(struct library *l, struct library_places *out, int64_t id, uint32_t beg, uint32_t end, struct err *e);

/* Trace a few of the articles that wait for it, so few that nobody notices; *more: there is more to do. Imports do it by
 * themselves; this is for the reader when it is idle, after an import that was killed or a migration. */
int library_trace(struct library *l, bool *more, struct err *e);

/* --- what the reader leaves behind ----------------------------------------------------------- */

/* The byte of the text that stood at the screen's top; 0 when it was never open. */
int library_position(struct library *l, size_t *position, int64_t id, struct err *e);
int library_set_position(struct library *l, int64_t id, size_t position, struct err *e);
int library_set_read(struct library *l, int64_t id, bool read, struct err *e);
int library_set_starred(struct library *l, int64_t id, bool starred, struct err *e);
/* Marks: a..z belong to an article, A..Z to the library. */
int library_set_mark(struct library *l, char letter, int64_t id, size_t position, struct err *e);
int library_mark(struct library *l, char letter, int64_t *id, size_t *position, struct err *e); /* a..z: *id is asked for */
/* Small things that outlive a session, e.g. the prompt's history, the list's order. value "" removes. */
int library_set_setting(struct library *l, const char *key, const char *value, struct err *e);
int library_setting(struct library *l, char **value, const char *key, struct err *e); /* *value owned, NULL when unset */

/* Deleted articles keep everything and stay out of all lists until they are restored. */
int library_delete(struct library *l, int64_t id, struct err *e);
int library_restore(struct library *l, int64_t id, struct err *e);

#endif
