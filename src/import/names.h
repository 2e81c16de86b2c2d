#ifndef IBID_IMPORT_NAMES_H
#define IBID_IMPORT_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/vec.h"
#include "model/article.h"

/* Names as they stand in bylines: whose they may be, and their parts. All by form and by small lists of words. */

/* Could this be a name at all: few words, capitalised but for particles, no sentence? Organisations too. */
bool name_plausible(struct slice s);
/* Two to five such words, none of which tells of an organisation or a publication. */
bool name_is_person(struct slice s);
/* Holds a word like Society, Network, Board, or starts with an article. */
bool name_is_organisation(struct slice s);
/* A paper, an agency, a site: holds a word like Gazette, Wire, Review, or is a host name. */
bool name_is_publication(struct slice s);
/* "Staff Writer", "Chief Correspondent": what stands beside a name and is none. */
bool name_is_role(struct slice s);

/* "Business News", "World Report": a part of a site, and no paper's name. */
bool name_is_section(struct slice s);
/* "Plain Dealer of the North", as it may stand behind its author's name: neither a person nor a society, nor an office. */
bool name_may_be_paper(struct slice s);

/* "A B", "A B and C D": persons and nothing else. */
bool names_are_persons(struct slice s);

/* Dr., Prof., Mrs off the front. */
struct slice name_strip_title(struct slice s);

struct name_list {
	VEC(struct slice) names;
};

/* Take a list such as "A B, C D and E F" apart; roles and titles are left out. The slices are borrowed from s. */
void names_split(struct name_list *out, struct slice s);
/* The parts as in CSL. Strings are copied to mem. */
struct name name_parse(struct arena *mem, struct slice s);

#endif
