#ifndef IBID_APP_SOURCES_H
#define IBID_APP_SOURCES_H

#include "app/library.h"
#include "model/source.h"

/*
 * Sources: what the library's references describe, which articles they are, and who cites whom. library_article() fills in
 * source, article and reason of each reference. Results are owned by the mem that is passed in; counts and lists leave
 * deleted articles out. Edits are transactions of their own; each gives a token for library_source_undo().
 */
int library_source(struct library *l, struct source *out, struct arena *mem, int64_t id, struct err *e);

/* Who cites a source: an article a row, newest first. */
struct citer {
	int64_t article;
	const char *title, *author, *publisher; /* author, publisher: or NULL */
	struct date date;
	size_t times;    /* references to it */
	uint32_t at;     /* byte of the first citation in its text, else of the reference */
};
struct citers {
	const struct citer *at;
	size_t n;
};
int library_citers(struct library *l, struct citers *out, struct arena *mem, int64_t source, struct err *e);
/* The same of an article: those that cite the source that it is. */
int library_cited_by(struct library *l, struct citers *out, struct arena *mem, int64_t article, struct err *e);

/* What an article cites: each source once, in the order of its references; what its page only offers beside the text is
 * left out. */
struct sources {
	const struct source *at;
	size_t n;
};
int library_cites(struct library *l, struct sources *out, struct arena *mem, int64_t article, struct err *e);

/* Articles that could be a wanted or ambiguous source, the likeliest first; at most `most`. */
struct candidates {
	const struct candidate *at;
	size_t n;
};
int library_candidates(struct library *l, struct candidates *out, struct arena *mem, int64_t source, size_t most, struct err *e);

/* Missing sources (wanted and ambiguous), most cited first, then the title. n rows from `first` on. Those that name no work
 * ("according to X") and those that a page only offers beside its text ("Also read") are left out. */
int library_wanted(struct library *l, struct sources *out, struct arena *mem, int64_t first, int64_t n, struct err *e);
int library_wanted_count(struct library *l, int64_t *count, struct err *e);

/* Cited sources whose title holds the words, all of them, the ends of words left open, case,
 * accents and signs apart; without words, any. Missing sources first, most cited first; at most so
 * many. The time grows with the titles that hold one of the words, not with the library: of what
 * more than 1000 hold, the most cited missing ones and some others are found. */
int library_find_sources(struct library *l, struct sources *out, struct arena *mem, struct slice words, size_t most,
    struct err *e);

/* Turn the references of a few articles of a library that is older than sources into sources, so few that nobody notices;
 * *more: there is more to do. Imports do it by themselves; this is for the reader when it is idle. */
int library_settle(struct library *l, bool *more, struct err *e);

/* --- corrections, each with undo ------------------------------------------------------------------ */

typedef int64_t source_edit; /* token of an edit: 0 is none */
int library_link(struct library *l, source_edit *edit, int64_t source, int64_t article, struct err *e);
int library_unlink(struct library *l, source_edit *edit, int64_t source, struct err *e); /* it is wanted, and stays so */
int library_set_irrelevant(struct library *l, source_edit *edit, int64_t source, bool irrelevant, struct err *e);
/* Change a field ("title", "author", "container", "date", "url", "doi") of a source; authors as "Family, Given; ...". */
int library_edit_source(struct library *l, source_edit *edit, int64_t source, const char *field, const char *value, struct err *e);
int library_merge_sources(struct library *l, source_edit *edit, int64_t into, int64_t from, struct err *e);
/* Give one article's reference a source of its own. */
int library_split_source(struct library *l, source_edit *edit, int64_t article, size_t reference, struct err *e);
/* Take an edit back, or make it again; tokens stay valid until the library is closed. */
int library_source_undo(struct library *l, source_edit edit, struct err *e);
int library_source_redo(struct library *l, source_edit edit, struct err *e);

#endif
