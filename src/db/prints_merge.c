#include "prints.h"

#include <stdlib.h>
#include <string.h>

#include "db/prints_private.h"

enum {
	LIKE = 3,            /* a run joins a merge when it is at most so many times as large as all smaller ones */
	SLICE_ENTRIES = 200000, /* of one transaction */
};

static const char SQL_DUE[] = "SELECT id, entries FROM print_run ORDER BY entries, id";
static const char SQL_MERGING[] = "SELECT id, target FROM print_run WHERE target IS NOT NULL ORDER BY id";
static const char SQL_SET_TARGET[] = "UPDATE print_run SET target = ?2 WHERE id = ?1";
static const char SQL_DROP_RUN[] = "DELETE FROM print_run WHERE id = ?1";
static const char SQL_ENTRIES[] = "SELECT entries FROM print_run WHERE id = ?1";
static const char SQL_NEXT_BLOCK[] =
    "SELECT id, entries FROM print_block WHERE id BETWEEN ?1 AND ?2 ORDER BY id LIMIT 1";
static const char SQL_DROP_BLOCKS[] = "DELETE FROM print_block WHERE id BETWEEN ?1 AND ?2";
static const char SQL_DEAD[] = "SELECT id FROM dead_slot ORDER BY id";

/* A run that is being emptied. */
struct source {
	int64_t run;
	struct prints block; /* what was read of it and not yet taken is from `at` on */
	size_t at;
	int64_t next;        /* where the blocks begin that were not read */
	bool ended;
};

struct merge {
	struct db *db;
	VEC(struct source) sources;
	VEC(uint32_t) dead;
	struct print_writer writer;
	struct prints group;
	size_t taken;
};

static int
refill(struct merge *m, struct source *s, struct err *e)
{
	sqlite3_stmt *q;
	int rc;

	if (s->ended || s->at < s->block.at.n)
		return 0;
	s->at = 0;
	vec_clear(&s->block.at);
	q = sql_bind(m->db, e, SQL_NEXT_BLOCK, "ii", s->next, print_block_id(s->run, UINT32_MAX));
	rc = sql_step(m->db, q, e);
	if (rc < 0)
		return -1;
	s->ended = rc == 0;
	if (s->ended)
		return 0;
	s->next = sqlite3_column_int64(q, 0) + 1;
	rc = print_block_read(&s->block, sql_blob(q, 1), (uint32_t)sqlite3_column_int64(q, 0)) ? 0 : print_damaged(m->db, e);
	sql_reset(q);
	return rc;
}

static int
by_number(const void *pa, const void *pb)
{
	const uint32_t *a = pa, *b = pb;

	return (*a > *b) - (*a < *b);
}

static bool
is_dead(const struct merge *m, uint32_t slot)
{
	return m->dead.n && bsearch(&slot, m->dead.at, m->dead.n, sizeof(slot), by_number);
}

/* Take all entries of the least hash into the group; none when all sources have ended. */
static int
take_group(struct merge *m, struct err *e)
{
	struct source *s;
	uint32_t least = UINT32_MAX;
	bool found = false;

	vec_clear(&m->group.at);
	vec_each(s, &m->sources) {
		if (refill(m, s, e) < 0)
			return -1;
		if (s->ended)
			continue;
		found = true;
		if (s->block.at.at[s->at].hash < least)
			least = s->block.at.at[s->at].hash;
	}
	if (!found)
		return 0;
	vec_each(s, &m->sources)
		for (; s->at < s->block.at.n && s->block.at.at[s->at].hash == least; s->at++)
			vec_push(&m->group.at, s->block.at.at[s->at]);
	m->taken += m->group.at.n;
	return 1;
}

static int
put_group(struct merge *m, struct err *e)
{
	struct print first = m->group.at.at[0];
	bool formula = false;
	size_t i, n = 0;

	for (i = 0; i < m->group.at.n; i++) {
		formula |= m->group.at.at[i].slot == 0;
		if (!is_dead(m, m->group.at.at[i].slot))
			m->group.at.at[n++] = m->group.at.at[i];
	}
	m->group.at.n = n;
	prints_sort(&m->group);
	if (formula || m->group.at.n > PRINT_SLOTS_MAX)
		return print_writer_put(&m->writer, &(struct print){ .hash = first.hash }, 1, e);
	return m->group.at.n ? print_writer_put(&m->writer, m->group.at.at, m->group.at.n, e) : 0;
}

/* Take what was moved out of a source: whole blocks, and the front of the last one that was read. */
static int
shorten(struct merge *m, struct source *s, struct err *e)
{
	struct print_writer w = { .db = m->db, .run = s->run };
	size_t end;
	int rc = sql_run(m->db, e, SQL_DROP_BLOCKS, "ii", print_block_id(s->run, 0), s->next - 1);

	if (rc == 0 && s->ended)
		return sql_run(m->db, e, SQL_DROP_RUN, "i", s->run);
	for (; s->at < s->block.at.n && rc == 0; s->at = end) {
		for (end = s->at; end < s->block.at.n && s->block.at.at[end].hash == s->block.at.at[s->at].hash; end++)
			;
		rc = print_writer_put(&w, &s->block.at.at[s->at], end - s->at, e);
	}
	if (rc == 0)
		rc = print_writer_flush(&w, e);
	print_writer_free(&w);
	return rc;
}

static int
move_slice(struct merge *m, struct err *e)
{
	struct source *s;
	int64_t held;
	int rc = 1;

	if (sql_int(m->db, &held, e, SQL_ENTRIES, "i", m->writer.run) < 0)
		return -1;
	while (m->taken < SLICE_ENTRIES && (rc = take_group(m, e)) > 0)
		if ((rc = put_group(m, e)) < 0)
			break;
	if (rc < 0 || print_writer_flush(&m->writer, e) < 0)
		return -1;
	vec_each(s, &m->sources)
		if (refill(m, s, e) < 0 || shorten(m, s, e) < 0)
			return -1;
	return print_run_set(m->db, m->writer.run, held + m->writer.entries, e);
}

static int
load_dead(struct merge *m, struct err *e)
{
	sqlite3_stmt *s = sql_bind(m->db, e, SQL_DEAD, "");
	int rc;

	while ((rc = sql_step(m->db, s, e)) > 0)
		vec_push(&m->dead, (uint32_t)sqlite3_column_int64(s, 0));
	return rc;
}

/* The merge that was begun: its sources and target. */
static int
load_merge(struct merge *m, struct err *e)
{
	sqlite3_stmt *s = sql_bind(m->db, e, SQL_MERGING, "");
	int rc;

	while ((rc = sql_step(m->db, s, e)) > 0) {
		int64_t run = sqlite3_column_int64(s, 0);

		vec_push(&m->sources, ((struct source){ .run = run, .next = print_block_id(run, 0) }));
		m->writer.run = sqlite3_column_int64(s, 1);
	}
	return rc;
}

struct due {
	VEC(int64_t) runs;
};

/* The merge that is due: the smallest runs, up to the first that is much larger; one or none: no merge. */
static int
find_due(struct db *db, struct due *out, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_DUE, "");
	int64_t sum = 0;
	bool open = true;
	int rc;

	while ((rc = sql_step(db, s, e)) > 0) {
		int64_t entries = sqlite3_column_int64(s, 1);

		open = open && (out->runs.n == 0 || entries <= LIKE * sum);
		if (open)
			vec_push(&out->runs, sqlite3_column_int64(s, 0));
		sum += entries;
	}
	return rc;
}

static int
begin_merge(struct merge *m, struct err *e)
{
	struct due due = { 0 };
	int64_t target;
	size_t i;
	int rc = find_due(m->db, &due, e);

	if (rc == 0 && due.runs.n > 1)
		rc = print_run_new(m->db, &target, e);
	for (i = 0; i < due.runs.n && due.runs.n > 1 && rc == 0; i++)
		rc = sql_run(m->db, e, SQL_SET_TARGET, "ii", due.runs.at[i], target);
	vec_free(&due.runs);
	return rc < 0 ? -1 : load_merge(m, e);
}

/* Asked without a transaction, so that nobody waits for a lock when there is nothing to do. */
static int
is_due(struct db *db, bool *yes, struct err *e)
{
	struct merge begun = { 0 };
	struct due due = { 0 };
	int rc = 0;

	begun.db = db;
	if (load_merge(&begun, e) < 0 || (begun.sources.n == 0 && find_due(db, &due, e) < 0))
		rc = -1;
	*yes = begun.sources.n > 0 || due.runs.n > 1;
	vec_free(&begun.sources);
	vec_free(&due.runs);
	return rc;
}

static void
merge_free(struct merge *m)
{
	struct source *s;

	vec_each(s, &m->sources)
		vec_free(&s->block.at);
	vec_free(&m->sources);
	vec_free(&m->dead);
	vec_free(&m->group.at);
	print_writer_free(&m->writer);
}

int
prints_merge(struct db *db, bool *more, struct err *e)
{
	struct merge m = { .db = db, .writer = { .db = db } };
	int rc;

	if (is_due(db, more, e) < 0)
		return -1;
	if (!*more)
		return 0;
	if (db_begin(db, e) < 0)
		return -1;
	rc = load_merge(&m, e);
	if (rc == 0 && m.sources.n == 0)
		rc = begin_merge(&m, e);
	if (rc == 0 && m.sources.n > 0) {
		rc = load_dead(&m, e);
		if (rc == 0)
			rc = move_slice(&m, e);
	}
	if (rc == 0)
		rc = db_commit(db, e);
	if (rc < 0)
		db_rollback(db);
	merge_free(&m);
	return rc;
}
