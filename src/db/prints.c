#include "prints.h"

#include <stdlib.h>
#include <string.h>

#include "db/prints_private.h"
#include "model/varint.h"

enum {
	BLOCK_BYTES = 1900,   /* two fit a page */
	PART_BYTES = 200,
	ENTRIES_A_BLOCK = 280, /* about */
	DIGIT_BITS = 11,
	DIGITS = 1 << DIGIT_BITS,
	SEEK_COST = 4,        /* blocks that can be passed in the time that one is sought */
};

static const char SQL_NEW_RUN[] = "INSERT INTO print_run (entries) VALUES (0)";
static const char SQL_SET_RUN[] = "UPDATE print_run SET entries = ?2 WHERE id = ?1";
static const char SQL_RUNS[] = "SELECT id, entries FROM print_run ORDER BY id";
static const char SQL_PUT_BLOCK[] = "INSERT OR REPLACE INTO print_block (id, entries) VALUES (?1, ?2)";
static const char SQL_SCAN[] = "SELECT id, entries FROM print_block WHERE id BETWEEN ?1 AND ?2 ORDER BY id";
static const char SQL_SEEK[] =
    "SELECT id, entries FROM print_block WHERE id BETWEEN ?1 AND ?2 ORDER BY id DESC LIMIT 1";

struct run {
	int64_t id, entries;
};

int
print_damaged(struct db *db, struct err *e)
{
	return err_set(e, ERR_DB, "%s: the index of quotations is damaged; put a copy in its place", db->path);
}

int
print_run_new(struct db *db, int64_t *run, struct err *e)
{
	if (sql_run(db, e, SQL_NEW_RUN, "") < 0)
		return -1;
	*run = sqlite3_last_insert_rowid(db->handle);
	return 0;
}

int
print_run_set(struct db *db, int64_t run, int64_t entries, struct err *e)
{
	return sql_run(db, e, SQL_SET_RUN, "ii", run, entries);
}

/* --- blocks --------------------------------------------------------------------------------- */

static void
end_part(struct print_writer *w)
{
	if (w->part.n == 0)
		return;
	varint_put(&w->bytes, w->part.n);
	varint_put(&w->bytes, w->part_first - w->last_first);
	varint_put(&w->bytes, w->last.hash - w->part_first);
	str_put(&w->bytes, str_slice(&w->part));
	str_clear(&w->part);
	w->last_first = w->part_first;
}

int
print_writer_flush(struct print_writer *w, struct err *e)
{
	struct str block = { 0 };
	int rc;

	if (!w->open)
		return 0;
	end_part(w);
	varint_put(&block, w->last.hash - w->first);
	str_put(&block, str_slice(&w->bytes));
	rc = sql_run(w->db, e, SQL_PUT_BLOCK, "ib", print_block_id(w->run, w->first), str_slice(&block));
	str_free(&block);
	str_clear(&w->bytes);
	w->open = false;
	return rc;
}

int
print_writer_put(struct print_writer *w, const struct print *group, size_t n, struct err *e)
{
	size_t i;

	if (w->open && w->bytes.n + w->part.n >= BLOCK_BYTES && print_writer_flush(w, e) < 0)
		return -1;
	if (w->part.n >= PART_BYTES)
		end_part(w);
	if (!w->open) {
		w->first = w->last_first = group->hash;
		w->open = true;
	}
	if (w->part.n == 0) {
		w->part_first = group->hash;
		w->last = (struct print){ .hash = group->hash };
	}
	for (i = 0; i < n; i++) {
		if (group[i].hash != w->last.hash)
			w->last.slot = 0;
		varint_put(&w->part, group[i].hash - w->last.hash);
		varint_put(&w->part, group[i].slot - w->last.slot);
		str_putc(&w->part, (char)group[i].before);
		str_putc(&w->part, (char)group[i].behind);
		w->last = group[i];
	}
	w->entries += (int64_t)n;
	return 0;
}

void
print_writer_free(struct print_writer *w)
{
	str_free(&w->bytes);
	str_free(&w->part);
}

struct part {
	struct slice bytes;
	uint32_t first, last;
};

/* The next part of a block: first holds the first hash of the part before, for the first part the block's. */
static bool
read_part(struct part *p, struct slice *bytes)
{
	uint64_t length, step, span;

	if (!varint_get(&length, bytes) || !varint_get(&step, bytes) || !varint_get(&span, bytes) || length > bytes->n)
		return false;
	p->first += (uint32_t)step;
	p->last = p->first + (uint32_t)span;
	p->bytes = (struct slice){ bytes->p, (size_t)length };
	bytes->p += length;
	bytes->n -= (size_t)length;
	return true;
}

/* The next entry behind *p, which lies in the same part. */
static bool
read_entry(struct print *p, struct slice *bytes)
{
	uint64_t step, slot;

	if (!varint_get(&step, bytes) || !varint_get(&slot, bytes) || bytes->n < 2 || step > UINT32_MAX || slot > UINT32_MAX)
		return false;
	if (step)
		p->slot = 0;
	p->hash += (uint32_t)step;
	p->slot += (uint32_t)slot;
	p->before = (uint8_t)bytes->p[0];
	p->behind = (uint8_t)bytes->p[1];
	bytes->p += 2;
	bytes->n -= 2;
	return true;
}

bool
print_block_read(struct prints *out, struct slice bytes, uint32_t first)
{
	struct part part = { .first = first };
	uint64_t span;

	if (!varint_get(&span, &bytes))
		return false;
	while (bytes.n) {
		struct print p;

		if (!read_part(&part, &bytes))
			return false;
		for (p = (struct print){ .hash = part.first }; part.bytes.n;) {
			if (!read_entry(&p, &part.bytes))
				return false;
			vec_push(&out->at, p);
		}
	}
	return true;
}

/* --- sorting -------------------------------------------------------------------------------- */

static int
by_hash(const void *pa, const void *pb)
{
	const struct print *a = pa, *b = pb;

	return a->hash != b->hash ? (a->hash > b->hash) - (a->hash < b->hash) : (a->slot > b->slot) - (a->slot < b->slot);
}

/* The digits of a key: the slot's, then the hash's. */
static size_t
digit(const struct print *p, int at)
{
	uint64_t key = (uint64_t)p->hash << 32 | p->slot;

	return key >> (at * DIGIT_BITS) & (DIGITS - 1);
}

/* Radix sort, the last digit first: articles come by the thousand. */
static void
sort_many(struct prints *p)
{
	struct print *from = p->at.at, *to = mem_alloc(p->at.n * sizeof(*to)), *swap;
	size_t i, n, sum, *count = mem_alloc(DIGITS * sizeof(*count));
	int at;

	for (at = 0; at * DIGIT_BITS < 64; at++) {
		memset(count, 0, DIGITS * sizeof(*count));
		for (i = 0; i < p->at.n; i++)
			count[digit(&from[i], at)]++;
		if (count[digit(from, at)] == p->at.n) /* all are alike here */
			continue;
		for (i = 0, sum = 0; i < DIGITS; i++) {
			n = count[i];
			count[i] = sum;
			sum += n;
		}
		for (i = 0; i < p->at.n; i++)
			to[count[digit(&from[i], at)]++] = from[i];
		swap = from;
		from = to;
		to = swap;
	}
	free(to);
	free(count);
	p->at.at = from;
	p->at.cap = p->at.n;
}

void
prints_sort(struct prints *p)
{
	size_t i, n = 0;

	if (p->at.n >= DIGITS)
		sort_many(p);
	else if (p->at.n)
		qsort(p->at.at, p->at.n, sizeof(*p->at.at), by_hash);
	for (i = 0; i < p->at.n; i++)
		if (n == 0 || by_hash(&p->at.at[n - 1], &p->at.at[i]) != 0)
			p->at.at[n++] = p->at.at[i];
	p->at.n = n;
}

/* --- the interface -------------------------------------------------------------------------- */

int
prints_add(struct db *db, const struct prints *p, struct err *e)
{
	struct print_writer w = { .db = db };
	size_t i, end;
	int rc;

	if (p->at.n == 0)
		return 0;
	rc = print_run_new(db, &w.run, e);
	for (i = 0; i < p->at.n && rc == 0; i = end) {
		for (end = i; end < p->at.n && p->at.at[end].hash == p->at.at[i].hash; end++)
			;
		if (end - i > PRINT_SLOTS_MAX)
			rc = print_writer_put(&w, &(struct print){ .hash = p->at.at[i].hash }, 1, e);
		else
			rc = print_writer_put(&w, &p->at.at[i], end - i, e);
	}
	if (rc == 0 && (rc = print_writer_flush(&w, e)) == 0)
		rc = print_run_set(db, w.run, w.entries, e);
	print_writer_free(&w);
	return rc;
}

/* The hashes that are sought, and the first of them that was not passed yet. */
struct wanted {
	const uint32_t *hashes;
	size_t n, i;
};

static bool
find_in_part(struct prints *out, struct wanted *w, struct part part)
{
	struct print p = { .hash = part.first };

	while (part.bytes.n && w->i < w->n) {
		if (!read_entry(&p, &part.bytes))
			return false;
		while (w->i < w->n && w->hashes[w->i] < p.hash)
			w->i++;
		if (w->i < w->n && w->hashes[w->i] == p.hash)
			vec_push(&out->at, p);
	}
	return true;
}

/* Append what one block has of the hashes that are wanted, and pass those that are not beyond it. */
static bool
find_in_block(struct prints *out, struct wanted *w, struct slice bytes, uint32_t first)
{
	struct part part = { .first = first };
	uint64_t span;

	if (!varint_get(&span, &bytes))
		return false;
	while (w->i < w->n && w->hashes[w->i] < first)
		w->i++;
	while (bytes.n && w->i < w->n && w->hashes[w->i] <= first + span) {
		if (!read_part(&part, &bytes))
			return false;
		if (w->hashes[w->i] <= part.last && !find_in_part(out, w, part))
			return false;
	}
	while (w->i < w->n && w->hashes[w->i] <= first + span)
		w->i++;
	return true;
}

/* Most blocks will be read: read on from the first to the last. */
static int
scan_run(struct db *db, struct prints *out, int64_t run, struct wanted w, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_SCAN, "ii", print_block_id(run, 0), print_block_id(run, UINT32_MAX));
	int rc = s ? 0 : -1;

	while (w.i < w.n && (rc = sql_step(db, s, e)) > 0)
		if (!find_in_block(out, &w, sql_blob(s, 1), (uint32_t)sqlite3_column_int64(s, 0))) {
			sql_reset(s);
			return print_damaged(db, e);
		}
	sql_reset(s);
	return rc < 0 ? -1 : 0;
}

static int
seek_run(struct db *db, struct prints *out, int64_t run, struct wanted w, struct err *e)
{
	while (w.i < w.n) {
		size_t before = w.i;
		sqlite3_stmt *s = sql_bind(db, e, SQL_SEEK, "ii", print_block_id(run, 0), print_block_id(run, w.hashes[w.i]));
		int rc = sql_step(db, s, e);

		if (rc < 0)
			return -1;
		if (rc > 0 && !find_in_block(out, &w, sql_blob(s, 1), (uint32_t)sqlite3_column_int64(s, 0))) {
			sql_reset(s);
			return print_damaged(db, e);
		}
		sql_reset(s);
		if (w.i == before) /* it lies between two blocks */
			w.i++;
	}
	return 0;
}

int
prints_find(struct db *db, struct prints *out, const uint32_t *hashes, size_t n, struct err *e)
{
	struct wanted w = { hashes, n, 0 };
	VEC(struct run) runs = { 0 };
	sqlite3_stmt *s = sql_bind(db, e, SQL_RUNS, "");
	size_t i;
	int rc;

	while ((rc = sql_step(db, s, e)) > 0)
		vec_push(&runs, ((struct run){ sqlite3_column_int64(s, 0), sqlite3_column_int64(s, 1) }));
	for (i = 0; i < runs.n && rc == 0; i++)
		if ((int64_t)n * SEEK_COST < runs.at[i].entries / ENTRIES_A_BLOCK)
			rc = seek_run(db, out, runs.at[i].id, w, e);
		else
			rc = scan_run(db, out, runs.at[i].id, w, e);
	vec_free(&runs);
	if (rc == 0)
		prints_sort(out);
	return rc;
}
