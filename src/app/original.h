#ifndef IBID_APP_ORIGINAL_H
#define IBID_APP_ORIGINAL_H

#include <stdint.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/str.h"
#include "db/db.h"
#include "import/import.h"
#include "model/doc.h"

/* The kept bytes of a document, compressed with zstd. Results are in mem. */
struct slice original_pack(struct slice bytes, struct arena *mem);
int original_unpack(struct slice *bytes, struct slice packed, struct arena *mem, struct err *e);

/* Which of the page's articles it is: at its place with its title, else by its title, else at its place. */
size_t original_article(const struct page *page, size_t ordinal, const char *title);

/* See library_original(). */
int original_page(struct db *db, struct doc *out, size_t *at, struct arena *mem, int64_t article, struct err *e);

#endif
