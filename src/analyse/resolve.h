#ifndef IBID_ANALYSE_RESOLVE_H
#define IBID_ANALYSE_RESOLVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/str.h"
#include "model/article.h"
#include "model/source.h"

/*
 * Are two descriptions one work? All here is pure: any thread may call it.
 * A work is made ready once and then compared with many; it is found by keys, so that only few have to be compared.
 */

/* A work as an article is it or a reference describes it. Absent strings are NULL. */
struct work {
	const struct name *authors;
	size_t nauthors;
	const char *title, *container, *url, *doi;
	const char *text; /* the whole reference as it stands, where it is one */
	struct date date;
};

/* A work, folded to what is compared. Slices are in the mem that it was made with; n == 0: there is nothing. */
struct resolve_work {
	struct work w;        /* borrowed */
	struct slice title;   /* folded words, without an article before them */
	struct slice compact; /* the title without blanks */
	struct slice main;    /* the same without its subtitle, when it has one */
	struct slice container, host; /* what publishes it: compact; as its address names it */
	struct slice url;     /* canonical; none when it leads to a site rather than to a page */
	struct slice doi;
	struct slice text;    /* compact */
	size_t words;         /* of the title that mean something */
};
void resolve_prepare(struct resolve_work *out, struct arena *mem, const struct work *w);

/* Two descriptions of one work share a key, but for descriptions that agree in hardly anything. */
enum { RESOLVE_KEYS = 24 };
size_t resolve_keys(uint64_t keys[RESOLVE_KEYS], const struct resolve_work *w); /* the most telling first */
/* The key of a reference's very words; of one that names no work, those of one article. */
uint64_t resolve_text_key(const char *text, int64_t article);

/* How much speaks for b being a: reason, title, author, container, days and score of out. */
void resolve_compare(struct candidate *out, const struct resolve_work *a, const struct resolve_work *b);
/* Do two candidates carry one text: the same address, or the same title, authors, date and container? */
bool resolve_same(const struct resolve_work *a, const struct resolve_work *b);

#define RESOLVE_SURE 0.80     /* from here on it is a match */
#define RESOLVE_POSSIBLE 0.60 /* from here on it is one to ask for */
#define RESOLVE_CLOSE 0.035   /* a second one nearer than this makes it ambiguous */

/* 0..1 of titles as resolve_prepare() folds them. */
double resolve_titles(const struct resolve_work *a, const struct resolve_work *b);
/* 1 agree, 0 not known, -1 differ. */
int resolve_authors(const struct name *a, size_t na, const struct name *b, size_t nb);
int resolve_containers(const struct resolve_work *a, const struct resolve_work *b);

/* Append the address without what makes no difference: scheme, www, default port, user, trailing slash, index page,
 * tracking parameters, fragment, case of the host, AMP and mobile variants, the wrapping of web archives. */
void resolve_url(struct str *out, struct slice url);
/* Only letters and digits, folded; `gap` between words (0: nothing). Appended. */
void resolve_fold(struct str *out, struct slice s, char gap);
/* Letters to change, insert or delete (or to swap) between two strings; more than `most` counts as most + 1. */
size_t resolve_distance(struct slice a, struct slice b, size_t most);

#endif
