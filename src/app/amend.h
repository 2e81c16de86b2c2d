#ifndef IBID_APP_AMEND_H
#define IBID_APP_AMEND_H

#include "app/library.h"
#include "model/correction.h"

/*
 * Corrections of what import takes for text. A correction belongs to the document and to all lines of it that read the same;
 * it is obeyed whenever the document is extracted again, by a later import of the same origin too. Making one extracts the
 * document again at once, in one transaction with it.
 */

/* A correction that was made, with what had been said of the line before. */
struct line_edit {
	int64_t article;
	struct line_correction before, after; /* of one line */
};

/*
 * Put a line of the page that the article came from (library_original()) into the article's text, or take it out.
 * ERR_INPUT when that cannot be: the line belongs to another article of the page, or is all the text that there is.
 */
int library_correct_line(
    struct library *l, struct line_edit *out, int64_t article, struct slice line, bool keep, struct err *e);
/* Do it again, or undo it. */
int library_line_edit(struct library *l, const struct line_edit *edit, bool forth, struct err *e);

#endif
