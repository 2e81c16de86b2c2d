#ifndef IBID_DB_PRINTS_PRIVATE_H
#define IBID_DB_PRINTS_PRIVATE_H

#include "base/str.h"
#include "db/prints.h"
#include "db/sql.h"

/* For prints.c and prints_merge.c: runs and their blocks. */

/*
 * A block holds the entries of some hashes, all entries of each, in parts that can be passed without reading their
 * entries. Its bytes: the last hash less the first; then for each part its length in bytes, its first hash less that of
 * the part before, its last hash less its first, and its entries: the hash less the one before, the slot (less the one
 * before if the hash is the same), before, behind. Numbers are varints.
 */
struct print_writer {
	struct db *db;
	int64_t run, entries;
	struct str bytes;    /* of the block at hand: parts that are done */
	struct str part;     /* entries of the one at hand */
	uint32_t first, part_first, last_first; /* hashes: the block's first, the part's, that of the part before */
	struct print last;   /* entry */
	bool open;
};

/* Entries come sorted, in groups: all of one hash at once. */
int print_writer_put(struct print_writer *w, const struct print *group, size_t n, struct err *e);
int print_writer_flush(struct print_writer *w, struct err *e);
void print_writer_free(struct print_writer *w);

static inline int64_t
print_block_id(int64_t run, uint32_t hash)
{
	return run << 32 | hash;
}

/* Append the entries of a block's bytes; false: they are damaged. */
bool print_block_read(struct prints *out, struct slice bytes, uint32_t first);
int print_damaged(struct db *db, struct err *e);
int print_run_new(struct db *db, int64_t *run, struct err *e);
int print_run_set(struct db *db, int64_t run, int64_t entries, struct err *e);

#endif
