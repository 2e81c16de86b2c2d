#include "articles.h"

#include "base/utf8.h"
#include "db/keys.h"
#include "db/pack.h"
#include "db/sql.h"
#include "db/states.h"

static const char SQL_INSERT[] =
    "INSERT INTO article (document, ordinal, title, title_key, author, authors, publisher, publisher_key, date, url,"
    " url_key, language, words, imported) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";
static const char SQL_UPDATE[] =
    "UPDATE article SET document = ?1, ordinal = ?2, title = ?3, title_key = ?4, author = ?5, authors = ?6,"
    " publisher = ?7, publisher_key = ?8, date = ?9, url = ?10, url_key = ?11, language = ?12, words = ?13"
    " WHERE id = ?14";
static const char SQL_REVIVE[] = "UPDATE article SET deleted = 0 WHERE id = ?1 AND deleted = 2";
static const char SQL_PUT_TEXT[] =
    "INSERT OR REPLACE INTO article_text (article, related, blocks, spans, names, text)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
static const char SQL_PUT_REFS[] =
    "INSERT OR REPLACE INTO article_refs (article, refs, citations) VALUES (?1, ?2, ?3)";
static const char SQL_INDEX[] =
    "INSERT INTO article_search (rowid, title, author, publisher, text) VALUES (?1, ?2, ?3, ?4, ?5)";
/* A contentless index forgets an article only when it is told what it knew. */
static const char SQL_UNINDEX[] =
    "INSERT INTO article_search (article_search, rowid, title, author, publisher, text)"
    " SELECT 'delete', a.id, a.title, a.author, a.publisher, t.text"
    " FROM article a JOIN article_text t ON t.article = a.id WHERE a.id = ?1";
static const char SQL_LOAD[] =
    "SELECT a.document, a.title, a.author, a.publisher, a.date, a.url, a.language, a.words, a.read, a.starred,"
    " a.imported, d.origin, a.authors, t.related, t.blocks, t.spans, CASE WHEN ?2 THEN t.names ELSE ifnull(x.names, t.names) END, r.refs,"
    " r.citations, CASE WHEN ?2 THEN NULL ELSE x.ids END"
    " FROM article a JOIN document d ON d.id = a.document JOIN article_text t ON t.article = a.id"
    " LEFT JOIN article_refs r ON r.article = a.id LEFT JOIN article_entities x ON x.article = a.id WHERE a.id = ?1";
static const char SQL_HAS_TEXT[] = "SELECT 1 FROM article_text WHERE article = ?1";
static const char SQL_BLOCKS[] = "SELECT blocks FROM article_text WHERE article = ?1";
static const char SQL_BRIEFS[] =
    "SELECT id, ordinal, title, deleted, read OR starred OR EXISTS (SELECT 1 FROM state WHERE article = a.id)"
    " OR EXISTS (SELECT 1 FROM mark WHERE article = a.id)"
    " FROM article a WHERE document = ?1 ORDER BY ordinal, id";
static const char SQL_PLACE[] = "SELECT document, ordinal, title FROM article WHERE id = ?1";
static const char SQL_EXISTS[] = "SELECT 1 FROM article WHERE id = ?1";
static const char SQL_LIVE[] = "SELECT 1 FROM article WHERE id = ?1 AND deleted = 0";
static const char SQL_SET_READ[] = "UPDATE article SET read = ?2 WHERE id = ?1 AND read != ?2";
static const char SQL_SET_STARRED[] = "UPDATE article SET starred = ?2 WHERE id = ?1 AND starred != ?2";
static const char SQL_SET_DELETED[] = "UPDATE article SET deleted = ?2 WHERE id = ?1 AND deleted != ?2";
static const char SQL_FIND_URL[] =
    "SELECT id FROM article WHERE url_key = ?1 AND deleted = 0 ORDER BY id LIMIT 1";

static int
put_refs(struct db *db, const struct article *a, struct err *e)
{
	struct str refs = { 0 }, citations = { 0 };
	int rc;

	pack_references(&refs, a);
	pack_citations(&citations, a);
	rc = sql_run(db, e, SQL_PUT_REFS, "ibb", a->id, str_slice(&refs), str_slice(&citations));
	str_free(&refs);
	str_free(&citations);
	return rc;
}

static int
put_text(struct db *db, const struct article *a, struct err *e)
{
	struct str related = { 0 }, blocks = { 0 }, spans = { 0 }, names = { 0 };
	struct slice text = { a->doc.text.p ? a->doc.text.p : "", a->doc.text.n };
	int rc;

	pack_related(&related, a);
	doc_pack_blocks(&blocks, &a->doc);
	pack_spans(&spans, &a->doc);
	pack_entities(&names, a);
	rc = sql_run(db, e, SQL_PUT_TEXT, "ibbbbs", a->id, str_slice(&related), str_slice(&blocks),
	    str_slice(&spans), str_slice(&names), text);
	if (rc == 0)
		rc = put_refs(db, a, e);
	str_free(&related);
	str_free(&blocks);
	str_free(&spans);
	str_free(&names);
	return rc;
}

static int
put_row(struct db *db, const struct article *a, size_t ordinal, struct err *e)
{
	struct str title = { 0 }, publisher = { 0 }, url = { 0 }, authors = { 0 };
	int rc;

	pack_authors(&authors, a);
	key_title(&title, a->title);
	key_publisher(&publisher, a->publisher);
	if (a->url)
		key_url(&url, a->url);
	rc = sql_run(db, e, a->id ? SQL_UPDATE : SQL_INSERT, "iitttbttitttii", a->document, (int64_t)ordinal,
	    a->title, str_cstr(&title), a->author, str_slice(&authors), a->publisher, str_cstr(&publisher),
	    key_date(a->date), a->url, a->url ? str_cstr(&url) : NULL, a->language, (int64_t)a->words,
	    a->id ? a->id : a->imported);
	str_free(&authors);
	str_free(&title);
	str_free(&publisher);
	str_free(&url);
	return rc;
}

int
article_insert(struct db *db, struct article *a, size_t ordinal, struct err *e)
{
	a->id = 0;
	if (put_row(db, a, ordinal, e) < 0)
		return -1;
	a->id = sqlite3_last_insert_rowid(db->handle);
	return put_text(db, a, e);
}

static int
put_again(struct db *db, const struct article *a, size_t ordinal, struct slice was, struct err *e)
{
	if (sql_run(db, e, SQL_UNINDEX, "i", a->id) < 0 || put_row(db, a, ordinal, e) < 0 ||
	    put_text(db, a, e) < 0 || sql_run(db, e, SQL_REVIVE, "i", a->id) < 0)
		return -1;
	return state_follow(db, a->id, was, a->doc.text, e);
}

int
article_update(struct db *db, const struct article *a, size_t ordinal, struct err *e)
{
	struct arena mem = { 0 };
	struct slice was;
	int rc = article_load_text(db, &was, &mem, a->id, e);

	if (rc == 0)
		rc = put_again(db, a, ordinal, was, e);
	arena_free(&mem);
	return rc;
}

int
article_index(struct db *db, const struct article *a, struct err *e)
{
	struct slice text = { a->doc.text.p ? a->doc.text.p : "", a->doc.text.n };

	return sql_run(db, e, SQL_INDEX, "ittts", a->id, a->title, a->author, a->publisher, text);
}

static void
read_row(struct article *a, sqlite3_stmt *s, struct arena *mem)
{
	a->document = sqlite3_column_int64(s, 0);
	a->title = sql_dup(s, 1, mem);
	a->author = sql_dup(s, 2, mem);
	a->publisher = sql_dup(s, 3, mem);
	a->date = date_of_key(sqlite3_column_int64(s, 4));
	a->url = sql_dup(s, 5, mem);
	a->language = sql_dup(s, 6, mem);
	a->words = (size_t)sqlite3_column_int64(s, 7);
	a->read = sqlite3_column_int64(s, 8);
	a->starred = sqlite3_column_int64(s, 9);
	a->imported = sqlite3_column_int64(s, 10);
	a->origin = sql_dup(s, 11, mem);
}

static int
damaged(int64_t id, struct err *e)
{
	return err_set(e, ERR_DB, "article %lld is damaged in the library; import it again", (long long)id);
}

/* Straight into mem: as a column of a row, a text of 20 MB would be there twice for a while. */
static int
copy_text(struct db *db, struct slice *text, struct arena *mem, int64_t id, struct err *e)
{
	sqlite3_blob *blob = NULL;
	char *p;
	int n, rc = sqlite3_blob_open(db->handle, "main", "article_text", "text", id, 0, &blob);

	if (rc == SQLITE_OK) {
		n = sqlite3_blob_bytes(blob);
		p = arena_alloc(mem, (size_t)n + 1);
		rc = sqlite3_blob_read(blob, p, n, 0);
		*text = (struct slice){ p, (size_t)n };
	}
	if (rc != SQLITE_OK)
		sql_error(db, e);
	sqlite3_blob_close(blob);
	return rc == SQLITE_OK ? 0 : -1;
}

static int
read_text(struct db *db, struct article *a, sqlite3_stmt *s, struct arena *mem, struct err *e)
{
	if (copy_text(db, &a->doc.text, mem, a->id, e) < 0)
		return -1;
	if (!unpack_authors(a, sql_blob(s, 12), mem) || !unpack_related(a, sql_blob(s, 13), mem) ||
	    !doc_unpack_blocks(&a->doc, sql_blob(s, 14), mem) || !unpack_entities(a, sql_blob(s, 16), mem) ||
	    !unpack_entity_ids(a, sql_blob(s, 19)) ||
	    !unpack_references(a, sql_blob(s, 17), mem) || !unpack_citations(a, sql_blob(s, 18), mem) ||
	    !unpack_spans(a, sql_blob(s, 15), mem))
		return damaged(a->id, e);
	return 0;
}

static int
find_related(struct db *db, struct article *a, struct arena *mem, struct err *e)
{
	struct related *related = arena_alloc(mem, a->nrelated * sizeof(*related));
	size_t i;

	for (i = 0; i < a->nrelated; i++) {
		related[i] = a->related[i];
		if (article_find_url(db, &related[i].article, related[i].url, e) < 0)
			return -1;
	}
	a->related = related;
	return 0;
}

static int
load(struct db *db, struct article *out, struct arena *mem, int64_t id, bool as_found, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_LOAD, "ii", id, (int64_t)as_found);
	int rc = sql_step(db, s, e);

	*out = (struct article){ .id = id };
	if (rc == 0)
		return err_set(e, ERR_NOTFOUND, "there is no article %lld", (long long)id);
	if (rc < 0)
		return -1;
	read_row(out, s, mem);
	rc = read_text(db, out, s, mem, e);
	sql_reset(s);
	return rc < 0 ? -1 : find_related(db, out, mem, e);
}

int
article_load(struct db *db, struct article *out, struct arena *mem, int64_t id, struct err *e)
{
	return load(db, out, mem, id, false, e);
}

int
article_load_found(struct db *db, struct article *out, struct arena *mem, int64_t id, struct err *e)
{
	return load(db, out, mem, id, true, e);
}

int
article_load_text(struct db *db, struct slice *text, struct arena *mem, int64_t id, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_HAS_TEXT, "i", id);
	int rc = sql_step(db, s, e);

	if (rc == 0)
		return err_set(e, ERR_NOTFOUND, "there is no article %lld", (long long)id);
	if (rc > 0)
		rc = copy_text(db, text, mem, id, e);
	sql_reset(s);
	return rc;
}

int
article_load_doc(struct db *db, struct doc *out, struct arena *mem, int64_t id, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_BLOCKS, "i", id);
	int rc = sql_step(db, s, e);

	*out = (struct doc){ 0 };
	if (rc == 0)
		return err_set(e, ERR_NOTFOUND, "there is no article %lld", (long long)id);
	if (rc < 0)
		return -1;
	rc = copy_text(db, &out->text, mem, id, e);
	if (rc == 0 && !doc_unpack_blocks(out, sql_blob(s, 0), mem))
		rc = damaged(id, e);
	sql_reset(s);
	return rc;
}

int
article_briefs(struct db *db, struct article_briefs *out, struct arena *mem, int64_t document, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_BRIEFS, "i", document);
	int rc;

	while ((rc = sql_step(db, s, e)) > 0)
		vec_push(&out->rows, ((struct article_brief){
					 .id = sqlite3_column_int64(s, 0),
					 .ordinal = (size_t)sqlite3_column_int64(s, 1),
					 .title = sql_dup(s, 2, mem),
					 .deleted = (enum article_deleted)sqlite3_column_int64(s, 3),
					 .touched = sqlite3_column_int64(s, 4),
				     }));
	return rc;
}

int
article_place(struct db *db, int64_t *document, size_t *ordinal, const char **title, struct arena *mem, int64_t id,
    struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_PLACE, "i", id);
	int rc = sql_step(db, s, e);

	if (rc == 0)
		return err_set(e, ERR_NOTFOUND, "there is no article %lld", (long long)id);
	if (rc < 0)
		return -1;
	*document = sqlite3_column_int64(s, 0);
	*ordinal = (size_t)sqlite3_column_int64(s, 1);
	*title = sql_dup(s, 2, mem);
	sql_reset(s);
	return 0;
}

static int
set_flag(struct db *db, bool *changed, const char *sql, int64_t id, int64_t value, struct err *e)
{
	int64_t one;
	int changes;

	if (changed)
		*changed = false;
	if (sql_run(db, e, sql, "ii", id, value) < 0)
		return -1;
	changes = sqlite3_changes(db->handle);
	if (changed)
		*changed = changes > 0;
	if (changes == 0 && sql_int(db, &one, NULL, SQL_EXISTS, "i", id) < 0)
		return err_set(e, ERR_NOTFOUND, "there is no article %lld", (long long)id);
	return 0;
}

int
article_set_read(struct db *db, bool *changed, int64_t id, bool read, struct err *e)
{
	return set_flag(db, changed, SQL_SET_READ, id, read, e);
}

int
article_set_starred(struct db *db, bool *changed, int64_t id, bool starred, struct err *e)
{
	return set_flag(db, changed, SQL_SET_STARRED, id, starred, e);
}

int
article_set_deleted(struct db *db, bool *changed, int64_t id, enum article_deleted deleted, struct err *e)
{
	return set_flag(db, changed, SQL_SET_DELETED, id, deleted, e);
}

int
article_is_live(struct db *db, bool *live, int64_t id, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, SQL_LIVE, "i", id);
	int rc = sql_step(db, s, e);

	*live = rc > 0;
	sql_reset(s);
	return rc < 0 ? -1 : 0;
}

int
article_find_url(struct db *db, int64_t *id, const char *url, struct err *e)
{
	struct str key = { 0 };
	sqlite3_stmt *s;
	int rc;

	key_url(&key, url);
	s = sql_bind(db, e, SQL_FIND_URL, "s", str_slice(&key));
	rc = sql_step(db, s, e);
	*id = rc > 0 ? sqlite3_column_int64(s, 0) : 0;
	sql_reset(s);
	str_free(&key);
	return rc < 0 ? -1 : 0;
}
