#include "entities.h"

#include "db/pack.h"
#include "db/sql.h"

static const char SQL_GET[] =
    "SELECT id, root, merged, joined, kind, name, edited, rejected, alone, articles, mentions FROM entity WHERE id = ?1";
static const char SQL_INSERT[] = "INSERT INTO entity (root, kind, name, alone) VALUES (0, ?1, ?2, ?3)";
static const char SQL_OWN_ROOT[] = "UPDATE entity SET root = id WHERE id = ?1";
static const char SQL_UPDATE[] =
    "UPDATE entity SET merged = nullif(?2, 0), joined = ?3, kind = ?4, name = ?5, edited = ?6, rejected = ?7, alone = ?8"
    " WHERE id = ?1";
static const char SQL_ROOT[] =
    "WITH RECURSIVE up (id, merged, depth) AS (SELECT id, merged, 0 FROM entity WHERE id = ?1 UNION ALL"
    " SELECT s.id, s.merged, depth + 1 FROM up JOIN entity s ON s.id = up.merged WHERE depth < 1000)"
    " SELECT id FROM up WHERE merged IS NULL";
static const char SQL_SET_ROOT[] =
    "WITH RECURSIVE down (id) AS (VALUES (?1) UNION SELECT s.id FROM down JOIN entity s ON s.merged = down.id)"
    " UPDATE entity SET root = ?2 WHERE id IN (SELECT id FROM down)";
/* Those of a tree: the root, and what points to it. */
#define TREE "(" TREE_IDS ")"
#define TREE_IDS "SELECT ?1 UNION ALL SELECT id FROM entity WHERE root = ?1 AND merged IS NOT NULL"
static const char SQL_TREE[] = TREE_IDS;
static const char SQL_RECOUNT[] =
    "UPDATE entity SET (articles, mentions) = (SELECT count(DISTINCT article), ifnull(sum(mentions), 0) FROM entity_in"
    " WHERE entity IN " TREE ") WHERE id = ?1";
static const char SQL_UNUSED[] =
    "SELECT 1 FROM entity x WHERE id = ?1 AND merged IS NULL AND edited = 0 AND rejected = 0 AND alone = 0"
    " AND NOT EXISTS (SELECT 1 FROM entity_in WHERE entity = x.id)"
    " AND NOT EXISTS (SELECT 1 FROM entity WHERE root = x.id AND merged IS NOT NULL)"
    " AND NOT EXISTS (SELECT 1 FROM entity_pin WHERE entity = x.id)";
static const char SQL_DELETE[] = "DELETE FROM entity WHERE id = ?1";
static const char SQL_DELETE_NAMES[] = "DELETE FROM entity_name WHERE entity = ?1";

#define HIT_COLUMNS "n.entity, r.id, r.kind, r.rejected, x.alone OR r.alone, n.name, r.articles, r.name"
#define HIT_TABLES "entity_name n JOIN entity x ON x.id = n.entity JOIN entity r ON r.id = x.root"
static const char SQL_FIND_KEY[] = "SELECT " HIT_COLUMNS " FROM " HIT_TABLES " WHERE n.key = ?1 LIMIT ?2";
static const char SQL_FIND_SOUND[] = "SELECT " HIT_COLUMNS " FROM " HIT_TABLES " WHERE n.sound = ?1 LIMIT ?2";
static const char SQL_PUT_NAME[] =
    "INSERT OR IGNORE INTO entity_name (entity, name, key, sound, why) VALUES (?1, ?2, ?3, nullif(?4, 0), ?5)";
static const char SQL_PUT_WORD[] = "INSERT OR IGNORE INTO entity_word (word, entity) VALUES (?1, ?2)";
#define BEGINS(word) "SELECT entity FROM entity_word WHERE word >= " word " AND word < " word " || char(0x10FFFF)"
#define FIND(some) "SELECT DISTINCT x.root FROM (" some ") f CROSS JOIN entity x ON x.id = f.entity LIMIT ?1"
#define AND_BEGINS(word) " INTERSECT " BEGINS(word)
static const char SQL_FIND_1[] = FIND(BEGINS("?2") " LIMIT 20000");
static const char SQL_FIND_2[] = FIND(BEGINS("?2") AND_BEGINS("?3"));
static const char SQL_FIND_3[] = FIND(BEGINS("?2") AND_BEGINS("?3") AND_BEGINS("?4"));
static const char SQL_FIND_4[] = FIND(BEGINS("?2") AND_BEGINS("?3") AND_BEGINS("?4") AND_BEGINS("?5"));
static const char SQL_COMMON[] =
    "SELECT id FROM entity WHERE merged IS NULL AND rejected = 0 AND articles > 0 AND (?1 < 0 OR kind = ?1)"
    " ORDER BY articles DESC, mentions DESC, id LIMIT ?2";
static const char SQL_DROP_NAME[] = "DELETE FROM entity_name WHERE entity = ?1 AND name = ?2";
static const char SQL_NAMES[] = "SELECT entity, name, why, key, sound FROM entity_name WHERE entity IN " TREE " LIMIT ?2";

static const char SQL_PUT_ENTITIES[] = "INSERT OR REPLACE INTO article_entities (article, ids, names) VALUES (?1, ?2, nullif(?3, x''))";
static const char SQL_DROP_ENTITIES[] = "DELETE FROM article_entities WHERE article = ?1";

static const char SQL_PIN_GET[] = "SELECT entity, text FROM entity_pin WHERE key = ?1 AND article = ?2";
static const char SQL_PIN_PUT[] = "INSERT OR REPLACE INTO entity_pin (key, article, entity, text) VALUES (?1, ?2, ?3, ?4)";
static const char SQL_PIN_DROP[] = "DELETE FROM entity_pin WHERE key = ?1 AND article = ?2";
static const char SQL_PIN_TEXTS[] = "SELECT key, article, entity, text FROM entity_pin WHERE text IS NOT NULL";
static const char SQL_PINS[] = "SELECT 1 FROM entity_pin LIMIT 1";

static const char SQL_WAITING[] = "SELECT article FROM unidentified ORDER BY article LIMIT ?1";
static const char SQL_WAITS[] = "SELECT 1 FROM unidentified WHERE article = ?1";
static const char SQL_WAIT[] = "INSERT OR IGNORE INTO unidentified VALUES (?1)";
static const char SQL_WAIT_ENTITY[] = "INSERT OR IGNORE INTO unidentified SELECT article FROM entity_in WHERE entity = ?1";
static const char SQL_WAIT_WORDS[] =
    "INSERT OR IGNORE INTO unidentified SELECT rowid FROM article_search WHERE article_search MATCH ?1";
static const char SQL_WAIT_NO_MORE[] = "DELETE FROM unidentified WHERE article = ?1";

/* --- entities ------------------------------------------------------------------------------- */

int
entity_get(struct db *db, struct entity_row *out, struct arena *mem, int64_t id, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_GET, "i", id);
	int rc = sql_step(db, s, e);

	if (rc == 0)
		return err_set(e, ERR_NOTFOUND, "there is no entity %lld", (long long)id);
	if (rc > 0)
		*out = (struct entity_row){
			.id = id,
			.root = sqlite3_column_int64(s, 1),
			.merged = sqlite3_column_int64(s, 2),
			.joined = sqlite3_column_int64(s, 3),
			.kind = (enum entity_kind)sqlite3_column_int(s, 4),
			.name = sql_dup(s, 5, mem),
			.edited = (unsigned)sqlite3_column_int(s, 6),
			.rejected = sqlite3_column_int(s, 7),
			.alone = sqlite3_column_int(s, 8),
			.articles = (size_t)sqlite3_column_int64(s, 9),
			.mentions = (size_t)sqlite3_column_int64(s, 10),
		};
	sql_reset(s);
	return rc < 0 ? -1 : 0;
}

int
entity_insert(struct db *db, struct entity_row *row, struct err *e)
{
	if (sql_run(db, e, SQL_INSERT, "iti", (int64_t)row->kind, row->name, (int64_t)row->alone) < 0)
		return -1;
	row->id = row->root = sqlite3_last_insert_rowid(db->handle);
	return sql_run(db, e, SQL_OWN_ROOT, "i", row->id);
}

int
entity_update(struct db *db, const struct entity_row *row, struct err *e)
{
	struct arena mem = { 0 };
	struct entity_row was;
	int64_t root = row->id;
	int rc = entity_get(db, &was, &mem, row->id, e);

	if (rc == 0)
		rc = sql_run(db, e, SQL_UPDATE, "iiiitiii", row->id, row->merged, row->joined, (int64_t)row->kind, row->name,
		    (int64_t)row->edited, (int64_t)row->rejected, (int64_t)row->alone);
	if (rc == 0 && was.merged != row->merged) {
		rc = sql_int(db, &root, e, SQL_ROOT, "i", row->id);
		if (rc == 0)
			rc = sql_run(db, e, SQL_SET_ROOT, "ii", row->id, root);
		if (rc == 0)
			rc = sql_run(db, e, SQL_RECOUNT, "i", was.root);
		if (rc == 0)
			rc = sql_run(db, e, SQL_RECOUNT, "i", root);
	}
	arena_free(&mem);
	return rc;
}

int
entity_drop_unused(struct db *db, int64_t id, struct err *e)
{
	struct err none = { 0 };
	int64_t one;

	if (sql_int(db, &one, &none, SQL_UNUSED, "i", id) < 0)
		return none.code == ERR_NOTFOUND ? 0 : err_set(e, none.code, "%s", none.msg);
	return sql_run(db, e, SQL_DELETE_NAMES, "i", id) < 0 ? -1 : sql_run(db, e, SQL_DELETE, "i", id);
}

static int
put_ids(struct db *db, struct id_list *out, sqlite3_stmt *s, struct err *e)
{
	int rc;

	while ((rc = sql_step(db, s, e)) > 0)
		vec_push(&out->ids, sqlite3_column_int64(s, 0));
	return rc;
}

int
entity_tree(struct db *db, struct id_list *out, int64_t root, struct err *e)
{
	return put_ids(db, out, sql_bind(db, e, SQL_TREE, "i", root), e);
}

/* --- names ---------------------------------------------------------------------------------- */

int
entity_find_key(struct db *db, struct entity_hits *out, struct arena *mem, uint64_t key, bool sound, size_t most,
    struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, sound ? SQL_FIND_SOUND : SQL_FIND_KEY, "ii", (int64_t)key, (int64_t)most);
	int rc;

	while ((rc = sql_step(db, s, e)) > 0)
		vec_push(&out->at, ((struct entity_hit){
				       .entity = sqlite3_column_int64(s, 0),
				       .root = sqlite3_column_int64(s, 1),
				       .kind = (enum entity_kind)sqlite3_column_int(s, 2),
				       .rejected = sqlite3_column_int(s, 3),
				       .alone = sqlite3_column_int(s, 4),
				       .name = sql_dup(s, 5, mem),
				       .articles = (size_t)sqlite3_column_int64(s, 6),
				       .root_name = sql_dup(s, 7, mem),
				   }));
	return rc;
}

int
entity_put_name(struct db *db, int64_t entity, const char *name, uint64_t key, uint64_t sound, int why, struct slice words,
    struct err *e)
{
	size_t beg, end;

	if (sql_run(db, e, SQL_PUT_NAME, "itiii", entity, name, (int64_t)key, (int64_t)sound, (int64_t)why) < 0)
		return -1;
	for (beg = 0; beg < words.n; beg = end + 1) {
		end = slice_find(words, SLICE(" "), beg);
		end = end == SIZE_MAX ? words.n : end;
		if (end > beg && sql_run(db, e, SQL_PUT_WORD, "si", slice_sub(words, beg, end), entity) < 0)
			return -1;
	}
	return 0;
}

int
entity_find_words(struct db *db, struct id_list *out, const char *const *words, size_t n, size_t most, struct err *e)
{
	int64_t limit = (int64_t)most;

	switch (n) {
	case 0: return 0;
	case 1: return put_ids(db, out, sql_bind(db, e, SQL_FIND_1, "it", limit, words[0]), e);
	case 2: return put_ids(db, out, sql_bind(db, e, SQL_FIND_2, "itt", limit, words[0], words[1]), e);
	case 3: return put_ids(db, out, sql_bind(db, e, SQL_FIND_3, "ittt", limit, words[0], words[1], words[2]), e);
	default: return put_ids(db, out, sql_bind(db, e, SQL_FIND_4, "itttt", limit, words[0], words[1], words[2], words[3]), e);
	}
}

int
entity_common(struct db *db, struct id_list *out, int kind, size_t most, struct err *e)
{
	return put_ids(db, out, sql_bind(db, e, SQL_COMMON, "ii", (int64_t)kind, (int64_t)most), e);
}

int
entity_drop_name(struct db *db, int64_t entity, const char *name, struct err *e)
{
	return sql_run(db, e, SQL_DROP_NAME, "it", entity, name);
}

int
entity_names(struct db *db, struct entity_name_rows *out, struct arena *mem, int64_t root, size_t most, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_NAMES, "ii", root, (int64_t)most);
	int rc;

	while ((rc = sql_step(db, s, e)) > 0)
		vec_push(&out->at, ((struct entity_name_row){
				       .entity = sqlite3_column_int64(s, 0),
				       .name = sql_dup(s, 1, mem),
				       .why = sqlite3_column_int(s, 2),
				       .key = (uint64_t)sqlite3_column_int64(s, 3),
				       .sound = (uint64_t)sqlite3_column_int64(s, 4),
				   }));
	return rc;
}

/* --- of an article -------------------------------------------------------------------------- */

int
article_put_entities(struct db *db, const struct article *a, bool other, struct err *e)
{
	struct str ids = { 0 }, names = { 0 };
	int rc;

	pack_entity_ids(&ids, a);
	if (other)
		pack_entities(&names, a);
	rc = sql_run(db, e, SQL_PUT_ENTITIES, "ibb", a->id, (struct slice){ str_cstr(&ids), ids.n }, str_slice(&names));
	str_free(&ids);
	str_free(&names);
	return rc;
}

int
article_drop_entities(struct db *db, int64_t article, struct err *e)
{
	return sql_run(db, e, SQL_DROP_ENTITIES, "i", article);
}

/* --- the user's word ------------------------------------------------------------------------ */

int
entity_pin_get(struct db *db, struct entity_pin_row *io, struct arena *mem, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_PIN_GET, "ii", (int64_t)io->key, io->article);
	int rc = sql_step(db, s, e);

	io->entity = rc > 0 ? sqlite3_column_int64(s, 0) : -1;
	io->text = rc > 0 ? sql_dup(s, 1, mem) : NULL;
	sql_reset(s);
	return rc < 0 ? -1 : 0;
}

int
entity_pin_put(struct db *db, const struct entity_pin_row *row, struct err *e)
{
	if (row->entity < 0)
		return sql_run(db, e, SQL_PIN_DROP, "ii", (int64_t)row->key, row->article);
	return sql_run(db, e, SQL_PIN_PUT, "iiit", (int64_t)row->key, row->article, row->entity, row->text);
}

int
entity_pin_texts(struct db *db, struct entity_pin_rows *out, struct arena *mem, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_PIN_TEXTS, "");
	int rc;

	while ((rc = sql_step(db, s, e)) > 0)
		vec_push(&out->at, ((struct entity_pin_row){
				       .key = (uint64_t)sqlite3_column_int64(s, 0),
				       .article = sqlite3_column_int64(s, 1),
				       .entity = sqlite3_column_int64(s, 2),
				       .text = sql_dup(s, 3, mem),
				   }));
	return rc;
}

int
entity_pins_exist(struct db *db, bool *any, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_PINS, "");
	int rc = sql_step(db, s, e);

	*any = rc > 0;
	sql_reset(s);
	return rc < 0 ? -1 : 0;
}

/* --- what waits ----------------------------------------------------------------------------- */

int
unidentified_list(struct db *db, struct id_list *out, size_t most, struct err *e)
{
	return put_ids(db, out, sql_bind(db, e, SQL_WAITING, "i", (int64_t)most), e);
}

int
unidentified_has(struct db *db, bool *has, int64_t article, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_WAITS, "i", article);
	int rc = sql_step(db, s, e);

	*has = rc > 0;
	sql_reset(s);
	return rc < 0 ? -1 : 0;
}

int
unidentified_add(struct db *db, int64_t article, struct err *e)
{
	return sql_run(db, e, SQL_WAIT, "i", article);
}

int
unidentified_remove(struct db *db, int64_t article, struct err *e)
{
	return sql_run(db, e, SQL_WAIT_NO_MORE, "i", article);
}

int
unidentified_add_entity(struct db *db, int64_t own, struct err *e)
{
	return sql_run(db, e, SQL_WAIT_ENTITY, "i", own);
}

int
unidentified_add_words(struct db *db, const char *words, struct err *e)
{
	struct str phrase = { 0 };
	int rc;

	for (str_putc(&phrase, '"'); *words; words++) {
		if (*words == '"')
			str_putc(&phrase, '"');
		str_putc(&phrase, *words);
	}
	str_putc(&phrase, '"');
	rc = sql_run(db, e, SQL_WAIT_WORDS, "s", str_slice(&phrase));
	str_free(&phrase);
	return rc;
}
