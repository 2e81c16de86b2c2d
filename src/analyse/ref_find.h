#ifndef IBID_ANALYSE_REF_FIND_H
#define IBID_ANALYSE_REF_FIND_H

#include "analyse/ref_entry.h"
#include "analyse/ref_notes.h"
#include "base/map.h"
#include "model/article.h"

/*
 * The finder's inside, in the order of its steps:
 *	ref_notes.c, ref_label.c    text -> lists and their entries
 *	ref_tokens.c, ref_url.c     an entry -> words, marks, dates, URLs
 *	ref_features.c, ref_tagger.c, ref_model.c    tokens -> labels
 *	ref_mend.c                  labels -> where rules know better
 *	ref_fields.c, ref_names.c   labels -> references
 *	ref_same.c                  ibid., short titles and repeated entries -> the reference that they mean
 *	cite_*.c                    the text around the lists -> citations
 */

struct ref_finder {
	struct article *a;
	struct arena *mem;
	struct notes notes;
	VEC(struct reference) refs;
	VEC(uint32_t) first_of_note; /* the first reference of each note; REFERENCE_NONE: it has none */
	VEC(struct citation) citations;
	struct ref_entry entry;
	struct str scratch;
};

/* s on one line, in the finder's mem; NULL when nothing is left. */
const char *ref_printed(struct ref_finder *f, struct slice s);
/* Only letters and digits, folded, with one blank between words: what is compared. Appended. */
void ref_fold(struct str *out, struct slice s);

/* Parse the note and append its references: one or several works. */
void ref_parse_note(struct ref_finder *f, uint32_t note, unsigned style);
/* What the entries of a list have in common, for a second look at them. Needs their labels. */
unsigned ref_style(struct ref_finder *f, const struct note_list *l);
/* A name as printed: "Surname, Given", "Given Surname", "Surname JA". */
struct name ref_name(struct ref_finder *f, const struct ref_entry *e, size_t first, size_t last);

void ref_resolve(struct ref_finder *f); /* same_as */

void cite_markers(struct ref_finder *f);
void cite_links(struct ref_finder *f);
void cite_attributions(struct ref_finder *f);
/* Is the byte inside a list of notes? *end: where that list ends. */
bool ref_in_list(const struct ref_finder *f, size_t at, size_t *end);

#endif
