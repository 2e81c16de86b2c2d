#ifndef IBID_IMPORT_METADATA_H
#define IBID_IMPORT_METADATA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "base/str.h"
#include "import/names.h"
#include "model/article.h"

/* What an article says of itself, as it is gathered. The first and best statement of each thing stays. */
struct meta {
	struct name_list authors; /* names are borrowed from the page */
	bool guessed;             /* the authors are a name before a date, which may be a paper's */
	struct slice author;      /* as one string, when printed so; else made of the names */
	struct slice publisher;
	struct date date;
	struct slice date_text; /* as printed; what it means may hang on the article's language */
	bool date_weak; /* of an update, a foot or an address */
	struct slice url;
};

/* What a line told. */
enum {
	META_AUTHOR = 1,
	META_DATE = 2,
	META_PUBLISHER = 4,
	META_URL = 8,
	META_OTHER = 16, /* understood, but nothing that we keep: an issue's number, a translator */
	META_ALL = META_AUTHOR | META_DATE | META_PUBLISHER | META_URL | META_OTHER,
};

void meta_free(struct meta *m);

/*
 * Read a line that is metadata and nothing else: "By A B | Paper | 1 June 2021", "Published: 2 March 2021, 09:12 CET",
 * "Paper, August 2019", "Posted on 2016/11/19 by A B", "Source: https://…". Returns what it told (META_*),
 * 0 when the line is something else; then m is as it was.
 */
unsigned meta_read(struct meta *m, struct slice line);
/* The same without keeping anything. */
unsigned meta_probe(struct slice line);

/* "By A B", "Von A B", "By: A Society": the names, borrowed; absent when the line is no byline. */
struct slice meta_byline(struct slice line);
/* "A B – Society" or "A B, Town" as authors sign below their text; absent when it is not. */
struct slice meta_signature(struct slice line);
/* "A B", "A B and C D", "A B in Town", "A B, Staff Writer": persons alone, as above a date; absent when it is not. */
struct slice meta_names(struct slice line);
/* "Translated by A B" and other credits that are no text. */
bool meta_is_credit(struct slice line);

/* Set only what is absent. */
void meta_set_authors(struct meta *m, struct slice names);
void meta_set_publisher(struct meta *m, struct slice publisher);
void meta_set_date(struct meta *m, struct date d, bool weak);
void meta_set_url(struct meta *m, struct slice url);

/* "TOWN, March 3 (Agency) — ", "Town, 14 May 2018 – " at the front of the first paragraph. */
void meta_dateline(struct meta *m, struct slice paragraph);
/* "© 2015 Agency. All rights reserved." */
void meta_copyright(struct meta *m, struct slice line);
/*
 * "Author, Publisher, August 02 2019:… text" as digests put before a text, glued to its title. Returns where the text
 * begins, 0 when s is not such a line; then m is as it was.
 */
size_t meta_lead(struct meta *m, struct slice s);

/* Put what was gathered into the article, whose language is known. */
void meta_store(const struct meta *m, struct article *a, struct arena *mem);

#endif
