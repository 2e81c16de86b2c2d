#ifndef IBID_IMPORT_ECHO_H
#define IBID_IMPORT_ECHO_H

#include <stdint.h>

#include "base/vec.h"
#include "import/section.h"

/* The longer words of a text: its title says some of them, an entry of a menu hardly any. */

struct echo {
	VEC(uint64_t) words; /* hashes of their first letters, each at its place or behind; 0: free */
	size_t n;
};

/* Of the paragraphs of the section from line `from` on; so many as tell enough. */
void echo_listen(struct echo *out, const struct section *x, size_t from);
/* How many longer words of s the text says, each counted once. */
unsigned echo_count(const struct echo *e, struct slice s);
void echo_free(struct echo *e);

#endif
