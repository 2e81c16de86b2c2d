#ifndef IBID_MODEL_ARTICLE_H
#define IBID_MODEL_ARTICLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/vec.h"
#include "model/date.h"
#include "model/doc.h"
#include "model/quotation.h"

/* A name as in CSL: family and given, or literal alone (institutions, single names). Absent parts are NULL. */
struct name {
	const char *family, *given, *literal;
};

/* "Also read" and the like: a link that the page offers beside the text. */
struct related {
	const char *url;
	const char *title;   /* or NULL */
	int64_t article;     /* the library's article with that URL, else 0 */
};

enum entity_kind { ENTITY_PERSON, ENTITY_ORGANISATION, ENTITY_PLACE, ENTITY_MISC, ENTITY_KINDS };

/* Why a name is one of an entity's. */
enum name_reason {
	NAME_SELF,     /* the entity's own name, or the same words with other marks */
	NAME_SHORTER,  /* a surname, the beginning or end of it */
	NAME_TITLE,    /* with a title, or without */
	NAME_INITIALS, /* initials for first names */
	NAME_NICKNAME,
	NAME_ACRONYM,
	NAME_DEFINED,  /* in brackets behind it */
	NAME_CALLED,   /* "also known as" */
	NAME_SPELLING, /* of a name from another script */
	NAME_KNOWN,    /* the names of the world say so */
	NAME_TURNED,   /* surname first */
	NAME_GIVEN,    /* by the user */
	NAME_REASONS
};

const char *name_reason_word(enum name_reason why); /* as in the JSON output: "shorter", ... */
const char *name_reason_text(enum name_reason why); /* for people: "short for it", ... */

/* How an article has to do with an entity. */
enum entity_role { ENTITY_MENTIONED = 1 << 0, ENTITY_WROTE = 1 << 1, ENTITY_CITED = 1 << 2 /* as an author */ };

struct alias {
	const char *text;
	enum name_reason why;
};

/* Who or what an article names, with the places where it stands. */
struct entity {
	int64_t id; /* in the library; without one, its number in the article from 1 */
	size_t articles; /* of the library that have to do with it; 0: not known */
	enum entity_kind kind;
	const char *name;
	const struct alias *aliases; /* other forms that occur */
	size_t naliases;
	const struct span *mentions; /* by beg; target is the entity's index */
	size_t nmentions;
};

const char *entity_kind_name(enum entity_kind kind); /* as in the JSON output: "person", ... */

/* What an article says of a work: in a list of notes, as a link, beside the text or in passing. */
enum reference_kind {
	REFERENCE_WORK,        /* an entry of a list */
	REFERENCE_BACK,        /* such an entry that only points to another one: ibid., op. cit., a short title */
	REFERENCE_PROSE,       /* such an entry that names no work */
	REFERENCE_LINK,        /* a URL in the text */
	REFERENCE_RELATED,     /* "Also read" */
	REFERENCE_ATTRIBUTION, /* "X wrote in the Y", where no list says more */
};

#define REFERENCE_NONE UINT32_MAX

struct reference {
	enum reference_kind kind;
	const char *label; /* as printed, without its brackets; the works of one note share it */
	uint32_t beg, end; /* the entry in the text, its label too; beg == end: it stands nowhere as an entry */
	const char *text;  /* the entry without its label, on one line */
	const struct name *authors;
	size_t nauthors;
	const char *title, *container, *publisher, *pages, *url, *doi;
	struct date date;
	uint32_t same_as; /* index of the reference that this one stands for, never itself such a one; REFERENCE_NONE */
	/* In a library: the work that it describes, the article that is this work (0: none) and why (enum match_reason). */
	int64_t source, article;
	int reason;
};

enum citation_kind { CITATION_MARKER, CITATION_ATTRIBUTION, CITATION_LINK };

/* A place in the text that points to a reference. */
struct citation {
	uint32_t beg, end;
	enum citation_kind kind;
	uint32_t reference; /* index */
};

const char *citation_kind_name(enum citation_kind kind); /* as in the JSON output: "marker", ... */

/* An article with all that the reader shows of it. Strings and arrays live in one arena; absent strings are NULL. */
struct article {
	int64_t id;       /* 0: not in a library */
	int64_t document; /* 0: not in a library */
	const char *title; /* never NULL, never empty */
	const char *author; /* the byline's names as one string */
	const struct name *authors;
	size_t nauthors;
	const char *publisher;
	struct date date;
	const char *url;
	const char *origin;   /* where it was imported from: a path or URL */
	const char *language; /* ISO 639-1, or 639-2 where there is none */
	size_t words;
	bool read, starred;
	int64_t imported; /* seconds since 1970 */
	struct doc doc;
	const struct related *related;
	size_t nrelated;
	const struct entity *entities; /* the most frequent first */
	size_t nentities;
	const struct reference *references; /* lists in the order of the text, then the others */
	size_t nreferences;
	const struct citation *citations; /* by beg */
	size_t ncitations;
	const struct quotation *quotations; /* by beg */
	size_t nquotations;
	const struct claim *claims; /* by beg; looked for on demand: app/claims.h */
	size_t nclaims;
};

/* Lines of a list: articles without their texts and what is found in those. */
struct article_rows {
	VEC(struct article) rows;
	struct arena mem; /* of what they point to */
};
void article_rows_free(struct article_rows *r);

#endif
