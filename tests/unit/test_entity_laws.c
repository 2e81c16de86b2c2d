#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "app/entities.h"
#include "db/sql.h"
#include "tests/unit/temp_library.h"

/* Corrections of entities in random order, between imports, deletions and reopenings: what must hold whatever was done. */

enum { TEXTS = 7, STEPS = 60 };

struct fixture {
	struct temp_library t;
	struct arena mem;
	uint64_t seed;
	VEC(entity_edit) undo, redo; /* of the library as it is open */
	bool deleted[TEXTS + 1];
	struct str log;              /* what was done, for a failure's message */
};

/* Fail, and tell what was done before. */
#define BROKEN(...)                                                  \
	do {                                                         \
		fputs(str_cstr(&f->log), stderr);                    \
		fail_msg(__VA_ARGS__);                               \
	} while (0)
#define WELL(call)                              \
	do {                                    \
		struct err e = { 0 };           \
		if ((call) < 0)                 \
			BROKEN("%s", e.msg);    \
	} while (0)

static int
set_up(void **state)
{
	struct fixture *f = mem_zalloc(sizeof(*f));

	*state = f;
	return temp_library_open(&f->t);
}

static int
tear_down(void **state)
{
	struct fixture *f = *state;

	temp_library_close(&f->t);
	vec_free(&f->undo);
	vec_free(&f->redo);
	str_free(&f->log);
	arena_free(&f->mem);
	free(f);
	return 0;
}

static size_t
below(struct fixture *f, size_t n)
{
	f->seed ^= f->seed << 13;
	f->seed ^= f->seed >> 7;
	f->seed ^= f->seed << 17;
	return (size_t)(f->seed >> 11) % n;
}

/* --- texts ---------------------------------------------------------------------------------- */

static const char *const said[] = {
	"Senator Marek Oldun met Harbour Minister Ilse Brandt in Karsholm on Monday.",
	"The National Salt Board (NSB) had failed, Oldun said, and the NSB did not answer.",
	"Ilse Brandt spoke for the salt lords, and the salt lords of Karsholm thanked Brandt.",
	"Mr. Tomas R. Ekdal and Mr. Tomas G. Ekdal were seen in Wexmoor with Hanna Weir.",
	"Peter Lund of the Harbour Post asked the NSB about it, and Lund got no answer.",
	"Moammar Taziri, also known as Muammar Tazeri, left Wexmoor with Peter Lund.",
	"MAREK OLDUN OF THE NATIONAL SALT BOARD LEFT FOR WEXMOOR.",
	"The Mujahedin Salt Front (MSF) is not the Mojahedin Salt Front, says Ann Lowe.",
	"Nobody at the National Salt Board knows Ann Lowe, Ms. Weir or Mr. Oldun.",
};
static const char *const words[] = { "salt lords", "salt lords of Karsholm", "Brandt", "NSB", "Marek Oldun", "Oldun", "Lund",
	"the NSB", "answer", "Wexmoor", "National Salt Board", "Ilse Brandt", "Tazeri", "Karsholm" };

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static void
put_text(struct fixture *f, size_t number)
{
	struct ingest_text given;
	struct ingest_report r;
	struct str s = { 0 };
	char origin[20];
	size_t i, n = 2 + below(f, 4);

	str_printf(&s, "Report %zu from the coast\n\nBy %s\nMay %zu, 2019\n\n", number, below(f, 2) ? "Hanna Weir" : "Peter Lund",
	    1 + number);
	for (i = 0; i < n; i++)
		str_printf(&s, "%s ", said[below(f, COUNT(said))]);
	str_puts(&s, "It rained all day, and the road to the sea was closed until the evening.\n");
	snprintf(origin, sizeof(origin), "%zu.txt", number);
	given = (struct ingest_text){ .origin = origin, .bytes = str_slice(&s) };
	r = temp_library_import(&f->t, &given, 1);
	assert_int_equal(r.failed, 0);
	ingest_report_free(&r);
	str_free(&s);
}

static void
identify_all(struct fixture *f)
{
	bool more = true;

	while (more)
		WELL(library_identify(f->t.l, &more, &e));
}

/* --- laws ----------------------------------------------------------------------------------- */

static void
none_of(struct fixture *f, struct db *db, const char *what, const char *sql)
{
	struct err e = { 0 };
	int64_t n = 0;

	if (sql_int(db, &n, &e, sql, "") < 0)
		fail_msg("%s: %s", what, e.msg);
	if (n)
		BROKEN("%s: entity or article %lld", what, (long long)n);
}

#define UP                                                                                                              \
	"WITH RECURSIVE up (id, at) AS (SELECT id, id FROM entity UNION SELECT up.id, x.merged FROM up JOIN entity x"   \
	" ON x.id = up.at WHERE x.merged IS NOT NULL)"

static void
check_rows(struct fixture *f)
{
	struct err e = { 0 };
	struct db *db;

	assert_int_equal(db_open(&db, f->t.path, DB_READ, DB_CACHE_SMALL, &e), 0);
	none_of(f, db, "the root is not the end of what it was merged into",
	    UP " SELECT ifnull(min(x.id), 0) FROM entity x WHERE NOT EXISTS (SELECT 1 FROM up JOIN entity r ON r.id = up.at"
	       " WHERE up.id = x.id AND r.merged IS NULL AND r.id = x.root)");
	none_of(f, db, "articles are not those that have a row for its tree",
	    "SELECT ifnull(min(r.id), 0) FROM entity r WHERE merged IS NULL AND articles <> (SELECT count(DISTINCT i.article)"
	    " FROM entity_in i JOIN entity o ON o.id = i.entity WHERE o.root = r.id)");
	none_of(f, db, "mentions are not those of its tree",
	    "SELECT ifnull(min(r.id), 0) FROM entity r WHERE merged IS NULL AND mentions <> (SELECT ifnull(sum(i.mentions), 0)"
	    " FROM entity_in i JOIN entity o ON o.id = i.entity WHERE o.root = r.id)");
	none_of(f, db, "a deleted article has rows",
	    "SELECT ifnull(min(i.article), 0) FROM entity_in i WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.id = i.article"
	    " AND a.deleted = 0)");
	none_of(f, db, "rows of an entity that is none",
	    "SELECT ifnull(min(i.article), 0) FROM entity_in i WHERE i.entity NOT IN (SELECT id FROM entity)");
	none_of(f, db, "names of an entity that is none",
	    "SELECT ifnull(min(entity), 0) FROM entity_name WHERE entity NOT IN (SELECT id FROM entity)");
	none_of(f, db, "the word leads to an entity that is none",
	    "SELECT ifnull(min(entity), 0) FROM entity_pin WHERE entity > 0 AND entity NOT IN (SELECT id FROM entity)");
	none_of(f, db, "an entity without rows and decisions",
	    "SELECT ifnull(min(x.id), 0) FROM entity x WHERE merged IS NULL AND edited = 0 AND rejected = 0 AND alone = 0"
	    " AND id NOT IN (SELECT entity FROM entity_in) AND id NOT IN (SELECT merged FROM entity WHERE merged IS NOT NULL)"
	    " AND id NOT IN (SELECT entity FROM entity_pin)");
	db_close(db);
}

static bool
span_of(const struct article *a, const struct span *m, size_t entity)
{
	size_t i;

	for (i = 0; i < a->doc.nspans; i++)
		if (a->doc.spans[i].kind == SPAN_MENTION && a->doc.spans[i].beg == m->beg && a->doc.spans[i].end == m->end)
			return a->doc.spans[i].target == entity;
	return false;
}

static int
by_beg(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	return x->beg < y->beg ? -1 : x->beg > y->beg;
}

static void
check_article(struct fixture *f, const struct article *a)
{
	VEC(struct span) all = { 0 };
	size_t i, k, spans = 0;

	for (i = 0; i < a->nentities; i++) {
		const struct entity *x = &a->entities[i];

		for (k = 0; k < i; k++)
			if (a->entities[k].id == x->id)
				BROKEN("article %lld shows entity %lld twice", (long long)a->id, (long long)x->id);
		if (!x->nmentions || !x->id)
			BROKEN("article %lld: %s has no mention, or no id", (long long)a->id, x->name);
		for (k = 0; k < x->nmentions; k++) {
			const struct span *m = &x->mentions[k];

			if (m->beg >= m->end || m->end > a->doc.text.n || (k && x->mentions[k - 1].end > m->beg) || !span_of(a, m, i))
				BROKEN("article %lld: mention %zu of %s is out of place", (long long)a->id, k, x->name);
			vec_push(&all, *m);
		}
	}
	if (all.n)
		qsort(all.at, all.n, sizeof(*all.at), by_beg);
	for (i = 1; i < all.n; i++)
		if (all.at[i - 1].end > all.at[i].beg)
			BROKEN("article %lld: two mentions at byte %u", (long long)a->id, (unsigned)all.at[i].beg);
	for (i = 0; i < a->doc.nspans; i++)
		spans += a->doc.spans[i].kind == SPAN_MENTION;
	if (spans != all.n)
		BROKEN("article %lld: %zu spans for %zu mentions", (long long)a->id, spans, all.n);
	vec_free(&all);
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What the articles show, in an order of its own: the list's follows counts. */
static const char *
show(struct fixture *f, bool check)
{
	struct str out = { 0 };
	const char *text;
	int64_t id;

	for (id = 1; id <= TEXTS; id++) {
		VEC(char *) lines = { 0 };
		struct article *a;
		char **line;
		size_t i, k;

		if (f->deleted[id])
			continue;
		WELL(library_article(f->t.l, &a, &f->mem, id, &e));
		if (check)
			check_article(f, a);
		for (i = 0; i < a->nentities; i++) {
			const struct entity *x = &a->entities[i];
			struct str s = { 0 };

			str_printf(&s, "article %lld: %s (%s)", (long long)id, x->name, entity_kind_name(x->kind));
			for (k = 0; k < x->nmentions; k++)
				str_printf(&s, " %u-%u", (unsigned)x->mentions[k].beg, (unsigned)x->mentions[k].end);
			vec_push(&lines, mem_dup(str_cstr(&s), s.n));
			str_free(&s);
		}
		if (lines.n)
			qsort(lines.at, lines.n, sizeof(*lines.at), by_text);
		vec_each(line, &lines) {
			str_printf(&out, "%s\n", *line);
			free(*line);
		}
		vec_free(&lines);
	}
	text = arena_dup(&f->mem, str_cstr(&out), out.n);
	str_free(&out);
	return text;
}

/* --- what is done --------------------------------------------------------------------------- */

/* One that an article shows, or one that was merged; 0: there is none. */
static const struct entity *
some_entity(struct fixture *f, int64_t *article)
{
	struct article *a;

	*article = 1 + (int64_t)below(f, TEXTS);
	WELL(library_article(f->t.l, &a, &f->mem, *article, &e));
	return f->deleted[*article] || !a->nentities ? NULL : &a->entities[below(f, a->nentities)];
}

static const char *
some_name(struct fixture *f, const struct entity *x)
{
	size_t k = below(f, x->naliases + 3);

	return k < x->naliases ? x->aliases[k].text : k == x->naliases ? x->name : words[below(f, COUNT(words))];
}

static int64_t
some_merged(struct fixture *f, int64_t id)
{
	struct entity_page page;

	WELL(library_entity_page(f->t.l, &page, &f->mem, id, &e));
	return page.nmerged ? page.merged[below(f, page.nmerged)].id : id;
}

enum act { MERGE, UNMERGE, SPLIT_NAME, SPLIT_ARTICLE, RENAME, KIND, ADD, REMOVE, REJECT, ACTS };

/* A correction; whether it was one that could be made. */
static bool
correct(struct fixture *f, entity_edit *edit)
{
	static const char *const names[] = { "merge", "unmerge", "split name", "split article", "rename", "kind", "add", "remove",
		"reject" };
	struct library *l = f->t.l;
	enum act act = (enum act)below(f, ACTS);
	int64_t article, other, made;
	const struct entity *x = some_entity(f, &article), *y;
	const char *name;
	struct err e = { 0 };
	int rc = -1;

	if (!x)
		return false;
	name = some_name(f, x);
	str_printf(&f->log, "%s %s (%lld), article %lld", names[act], x->name, (long long)x->id, (long long)article);
	switch (act) {
	case MERGE:
		y = some_entity(f, &other);
		rc = library_merge_entities(l, edit, x->id, y ? y->id : x->id, &e);
		str_printf(&f->log, ", %s", y ? y->name : x->name);
		break;
	case UNMERGE: rc = library_unmerge_entity(l, edit, some_merged(f, x->id), &e); break;
	case SPLIT_NAME: rc = library_split_name(l, edit, &made, x->id, name, article, &e); break;
	case SPLIT_ARTICLE: rc = library_split_article(l, edit, &made, x->id, article, &e); break;
	case RENAME: rc = library_rename_entity(l, edit, x->id, name, &e); break;
	case KIND: rc = library_set_entity_kind(l, edit, x->id, (enum entity_kind)below(f, ENTITY_KINDS), &e); break;
	case ADD: rc = library_add_entity_name(l, edit, x->id, name, article, &e); break;
	case REMOVE: rc = library_remove_entity_name(l, edit, x->id, name, article, &e); break;
	default: rc = library_reject_entity(l, edit, x->id, true, &e); break;
	}
	str_printf(&f->log, ", %s: %s\n", name, rc < 0 ? e.msg : "done");
	if (rc < 0 && e.code != ERR_INPUT)
		BROKEN("%s", e.msg);
	return rc == 0;
}

static void
compare(struct fixture *f, const char *what, const char *a, const char *b)
{
	if (strcmp(a, b) != 0) {
		fprintf(stderr, "before\n%safter\n%s", a, b);
		BROKEN("%s: it is not as it was", what);
	}
}

/* Each correction is taken back and made again at once: both show what they showed. */
static void
correct_back_and_forth(struct fixture *f)
{
	const char *before = show(f, false), *after;
	entity_edit edit = 0;

	if (!correct(f, &edit))
		return;
	identify_all(f);
	after = show(f, true);
	check_rows(f);
	WELL(library_entity_undo(f->t.l, edit, 0, &e));
	identify_all(f);
	check_rows(f);
	compare(f, "taken back", before, show(f, true));
	WELL(library_entity_redo(f->t.l, edit, 0, &e));
	identify_all(f);
	compare(f, "made again", after, show(f, true));
	vec_push(&f->undo, edit);
	vec_clear(&f->redo);
}

static void
undo_or_redo(struct fixture *f)
{
	bool undo = below(f, 3) > 0;
	struct err e = { 0 };

	if (undo && f->undo.n) {
		str_puts(&f->log, "undo\n");
		if (library_entity_undo(f->t.l, vec_last(&f->undo), 0, &e) == 0)
			vec_push(&f->redo, vec_last(&f->undo));
		f->undo.n--;
	} else if (!undo && f->redo.n) {
		str_puts(&f->log, "redo\n");
		if (library_entity_redo(f->t.l, vec_last(&f->redo), 0, &e) == 0)
			vec_push(&f->undo, vec_last(&f->redo));
		f->redo.n--;
	}
}

static void
open_again(struct fixture *f)
{
	str_puts(&f->log, "open again\n");
	library_close(f->t.l);
	f->t.l = NULL;
	WELL(library_open(&f->t.l, f->t.path, LIBRARY_WRITE, &e));
	vec_clear(&f->undo);
	vec_clear(&f->redo);
}

static void
step(struct fixture *f)
{
	size_t what = below(f, 14), id = 1 + below(f, TEXTS);

	if (what < 8)
		correct_back_and_forth(f);
	else if (what < 10)
		undo_or_redo(f);
	else if (what == 10) {
		str_printf(&f->log, "%s %zu\n", f->deleted[id] ? "restore" : "delete", id);
		if (f->deleted[id])
			WELL(library_restore(f->t.l, (int64_t)id, &e));
		else
			WELL(library_delete(f->t.l, (int64_t)id, &e));
		f->deleted[id] = !f->deleted[id];
	} else if (what < 13 && !f->deleted[id]) {
		str_printf(&f->log, "import %zu again\n", id);
		put_text(f, id);
	} else if (what == 13)
		open_again(f);
	show(f, true); /* before what waits is done */
	identify_all(f);
	check_rows(f);
	show(f, true);
	arena_free(&f->mem);
}

static void
laws_hold_whatever_is_done(void **state)
{
	struct fixture *f = *state;
	size_t i;

	for (i = 1; i <= TEXTS; i++)
		put_text(f, i);
	check_rows(f);
	for (i = 0; i < STEPS; i++)
		step(f);
}

static int
set_up_seeded(void **state)
{
	static uint64_t seed = 0x9E3779B97F4A7C15;
	int rc = set_up(state);

	seed += 0x632BE59BD9B4E019;
	((struct fixture *)*state)->seed = seed;
	return rc;
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(laws_hold_whatever_is_done, set_up_seeded, tear_down),
		cmocka_unit_test_setup_teardown(laws_hold_whatever_is_done, set_up_seeded, tear_down),
		cmocka_unit_test_setup_teardown(laws_hold_whatever_is_done, set_up_seeded, tear_down),
	};

	return cmocka_run_group_tests_name("entity_laws", tests, NULL, NULL);
}
