#ifndef IBID_IMPORT_ENCODING_H
#define IBID_IMPORT_ENCODING_H

#include <stddef.h>

#include "base/str.h"

/* What encoding are these bytes? By BOM, by the pattern of NULs, by being UTF-8, else by uchardet. */
struct encoding {
	const char *name; /* for iconv; a static string */
	size_t bom;       /* bytes to skip */
};
struct encoding encoding_guess(struct slice bytes);

/* "a PDF document", "an image", ...: what bytes are that are no text; NULL when they may be one. */
const char *encoding_binary(struct slice bytes, struct encoding enc);

/* Convert to UTF-8 with iconv; each byte that fits nowhere becomes U+FFFD. Returns how many did; out is appended to. */
size_t encoding_convert(struct str *out, const char *name, struct slice bytes);

#endif
