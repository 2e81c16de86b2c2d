#ifndef IBID_MODEL_SOURCE_H
#define IBID_MODEL_SOURCE_H

#include <stddef.h>
#include <stdint.h>

#include "model/article.h"

/* What became of a source. The user's word outlives every import. */
enum source_state {
	SOURCE_WANTED,     /* no article of the library is known to be it */
	SOURCE_PRESENT,    /* an article is it */
	SOURCE_AMBIGUOUS,  /* several articles could be it: the user has to say */
	SOURCE_IRRELEVANT, /* the user does not want it */
};

/* Why an article is taken for a source, or for a candidate. */
enum match_reason {
	MATCH_NONE,
	MATCH_USER,      /* the user linked them */
	MATCH_URL,       /* the same address, canonicalised */
	MATCH_DOI,
	MATCH_WORK,      /* title, and author, container or date */
	MATCH_QUOTATION, /* the citing article quotes it, and author or container agree */
	MATCH_TITLE,     /* the title alone: a candidate only */
};

const char *match_reason_name(enum match_reason reason); /* for readers: "the same address", ... */
/* As in the JSON output. */
const char *match_reason_word(enum match_reason reason);   /* "url", "work", ... */
const char *source_state_name(enum source_state state);    /* "wanted", "present", ... */

/* A work that can be cited, as its references describe it together. Absent strings are NULL. */
struct source {
	int64_t id;
	enum source_state state;
	int64_t article; /* SOURCE_PRESENT: the article that is it, else 0 */
	enum match_reason reason;
	double score; /* 0..1 of that match */
	const struct name *authors;
	size_t nauthors;
	const char *title, *container, *url, *doi;
	const char *text; /* one of its references as it stands, or NULL */
	struct date date;
	size_t citers, times; /* articles that cite it; references to it in all */
};

/* Its title, else what stands for it; borrowed from s. */
const char *source_name(const struct source *s);

/* An article that could be a source. */
struct candidate {
	int64_t article;
	const char *article_title, *article_publisher; /* article_publisher: or NULL */
	struct date article_date;
	enum match_reason reason;
	double title;   /* similarity of the titles, 0..1 */
	int author;     /* 1: agrees, 0: unknown, -1: differs */
	int container;  /* the same */
	int days;       /* between the dates; INT_MAX: unknown */
	double score;   /* 0..1, all together */
};

#endif
