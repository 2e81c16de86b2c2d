#ifndef IBID_APP_EXPORT_EXPORT_H
#define IBID_APP_EXPORT_EXPORT_H

#include <stddef.h>

#include "base/map.h"
#include "base/str.h"
#include "model/source.h"

/*
 * Sources for reference managers. A file of a format is its begin, its entries and its end, one file of code a format.
 * All give UTF-8; nothing from a source can end its field, nor act on a terminal: what would is escaped or left out.
 */
struct export {
	struct map keys; /* of BibTeX: those that are taken */
	size_t n;        /* entries so far */
};
void export_free(struct export *x);

struct export_format {
	const char *name;
	void (*begin)(struct export *x, struct str *out);
	void (*source)(struct export *x, struct str *out, const struct source *s);
	void (*end)(struct export *x, struct str *out);
};
const struct export_format *export_format(const char *name); /* NULL: there is none of that name */
const char *export_format_name(size_t i);                    /* NULL behind the last */

extern const struct export_format export_csl, export_bibtex, export_ris;

/* Append s as one line: controls and what else ends lines become blanks, what only turns the writing about is left out. */
void export_put_line(struct str *out, const char *s);

/* What kind of work a source seems to be. */
enum export_kind { EXPORT_PAPER, EXPORT_NEWS, EXPORT_PAGE, EXPORT_OTHER };
enum export_kind export_kind(const struct source *s);

#endif
