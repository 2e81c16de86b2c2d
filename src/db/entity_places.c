#include "entities.h"

#include <stdlib.h>

#include "base/map.h"
#include "db/keys.h"
#include "db/sql.h"

static const char SQL_PUT[] =
    "INSERT INTO entity_in (entity, date, article, roles, mentions, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
    " ON CONFLICT DO UPDATE SET roles = roles | ?4, mentions = mentions + ?5, at = CASE WHEN mentions = 0 THEN ?6"
    " WHEN ?5 = 0 THEN at ELSE min(at, ?6) END";
static const char SQL_OF_ARTICLE[] =
    "SELECT entity, date, article, roles, mentions, at FROM entity_in WHERE article = ?1";
static const char SQL_CLEAR[] = "DELETE FROM entity_in WHERE article = ?1";
static const char SQL_COUNT[] =
    "UPDATE entity SET articles = articles + ?2, mentions = mentions + ?2 * x.n FROM (SELECT o.root AS root,"
    " sum(i.mentions) AS n FROM entity_in i JOIN entity o ON o.id = i.entity WHERE i.article = ?1 GROUP BY o.root) AS x"
    " WHERE entity.id = x.root";
static const char SQL_PLACES[] =
    "SELECT entity, date, article, roles, mentions, at FROM entity_in WHERE entity = ?1 AND roles & ?2"
    " ORDER BY date DESC, article DESC LIMIT ?3";
static const char SQL_MONTHS[] =
    "SELECT date / 100, count(*) FROM entity_in WHERE entity = ?1 GROUP BY 1 ORDER BY 1";
/* Of several that were merged, an article counts once. */
static const char SQL_MONTHS_OF_MANY[] =
    "SELECT date / 100, count(DISTINCT article) FROM entity_in WHERE entity IN (SELECT ?1 UNION ALL SELECT id FROM entity"
    " WHERE root = ?1 AND merged IS NOT NULL) GROUP BY 1 ORDER BY 1";
/* The index holds the keys alone: who wrote or is cited there is among them. */
static const char SQL_IN_ARTICLE[] = "SELECT entity FROM entity_in INDEXED BY entity_in_article WHERE article = ?1";

int
entity_put_place(struct db *db, const struct entity_place *p, struct err *e)
{
	return sql_run(db, e, SQL_PUT, "iiiiii", p->entity, key_date(p->date), p->article, (int64_t)p->roles,
	    (int64_t)p->mentions, (int64_t)p->at);
}

static int
put_places(struct db *db, struct entity_places *out, sqlite3_stmt *s, struct err *e)
{
	int rc;

	while ((rc = sql_step(db, s, e)) > 0)
		vec_push(&out->at, ((struct entity_place){
				       .entity = sqlite3_column_int64(s, 0),
				       .date = date_of_key(sqlite3_column_int64(s, 1)),
				       .article = sqlite3_column_int64(s, 2),
				       .roles = (unsigned)sqlite3_column_int(s, 3),
				       .mentions = (size_t)sqlite3_column_int64(s, 4),
				       .at = (uint32_t)sqlite3_column_int64(s, 5),
				   }));
	return rc;
}

int
entity_article_places(struct db *db, struct entity_places *out, int64_t article, struct err *e)
{
	return put_places(db, out, sql_bind(db, e, SQL_OF_ARTICLE, "i", article), e);
}

int
entity_clear_article(struct db *db, int64_t article, struct err *e)
{
	return sql_run(db, e, SQL_CLEAR, "i", article);
}

int
entity_count_article(struct db *db, int64_t article, int sign, struct err *e)
{
	return sql_run(db, e, SQL_COUNT, "ii", article, (int64_t)sign);
}

int
entity_places_of(struct db *db, struct entity_places *out, int64_t own, unsigned roles, size_t most, struct err *e)
{
	return put_places(db, out, sql_bind(db, e, SQL_PLACES, "iii", own, (int64_t)roles, (int64_t)most), e);
}

int
entity_months_of(struct db *db, struct entity_months *out, int64_t root, bool many, struct err *e)
{
	sqlite3_stmt *s = sql_bind(db, e, many ? SQL_MONTHS_OF_MANY : SQL_MONTHS, "i", root);
	int rc, year, month;

	while ((rc = sql_step(db, s, e)) > 0) {
		year = sqlite3_column_int(s, 0) / 100;
		month = sqlite3_column_int(s, 0) % 100;
		vec_push(&out->at, ((struct entity_month){
				       .month = year ? year * 12 + (month ? month - 1 : 0) : -1,
				       .articles = (size_t)sqlite3_column_int64(s, 1),
				   }));
	}
	return rc;
}

int
entity_companies_of(struct db *db, struct entity_companies *out, const int64_t *articles, size_t n, struct err *e)
{
	struct map index = { 0 };
	size_t i;
	int rc = 0;

	for (i = 0; i < n && rc == 0; i++) {
		sqlite3_stmt *s = sql_bind(db, e, SQL_IN_ARTICLE, "i", articles[i]);

		while ((rc = sql_step(db, s, e)) > 0) {
			int64_t own = sqlite3_column_int64(s, 0);
			bool fresh;
			uint64_t *at = map_put(&index, (struct slice){ (const char *)&own, sizeof(own) }, out->at.n, &fresh);

			if (fresh)
				vec_push(&out->at, ((struct entity_company){ .entity = own }));
			out->at.at[*at].shared++;
		}
	}
	map_free(&index);
	return rc;
}
