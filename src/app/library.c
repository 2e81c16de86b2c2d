#include "library.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/library_private.h"
#include "app/original.h"
#include "app/identify.h"
#include "app/settle.h"
#include "db/articles.h"
#include "db/entities.h"
#include "db/states.h"

/* mkdir -p of the folder that the file lies in; what fails will show when the file is opened. */
static void
make_folder(const char *path)
{
	char *folder = mem_strdup(path), *p;

	for (p = folder + 1; *p; p++)
		if (*p == '/') {
			*p = '\0';
			mkdir(folder, 0700);
			*p = '/';
		}
	free(folder);
}

static char *
data_path(const char *name)
{
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
	struct str path = { 0 };

	if (data && data[0] == '/')
		str_puts(&path, data);
	else
		str_printf(&path, "%s/.local/share", home && *home ? home : ".");
	str_printf(&path, "/ibid/%s", name);
	return str_take(&path);
}

char *
library_data_path(const char *name)
{
	char *path = data_path(name);

	make_folder(path);
	return path;
}

char *
library_place(const char *path, bool make)
{
	const char *named = path ? path : getenv("IBID_LIBRARY");

	if (named && *named)
		return mem_strdup(named);
	return make ? library_data_path("library.ibid") : data_path("library.ibid");
}

int
library_open(struct library **out, const char *path, enum library_mode mode, struct err *e)
{
	struct library *l = mem_zalloc(sizeof(*l));

	*out = NULL;
	l->path = library_place(path, mode == LIBRARY_WRITE);
	if (db_open(&l->db, l->path, mode == LIBRARY_WRITE ? DB_WRITE : DB_READ, DB_CACHE_SMALL, e) < 0) {
		library_close(l);
		return -1;
	}
	*out = l;
	return 0;
}

void
library_close(struct library *l)
{
	if (!l)
		return;
	library_found_free(&l->found);
	library_edits_free(l->edits);
	library_entity_edits_free(l->entity_edits);
	db_close(l->db);
	free(l->path);
	free(l);
}

void
library_set_patience(struct library *l, int milliseconds)
{
	db_set_patience(l->db, milliseconds);
}

const char *
library_path(const struct library *l)
{
	return l->path;
}

uint64_t
library_version(struct library *l)
{
	return (uint64_t)db_data_version(l->db) << 32 | (l->changes & UINT32_MAX);
}

/* An article that waits is looked up before it is read. Where that fails (the library may not be written to), what was known
 * before is shown. */
static void
identify_now(struct library *l, int64_t id)
{
	struct err e = { 0 };
	bool waits;

	if (unidentified_has(l->db, &waits, id, &e) < 0 || !waits || db_try_begin(l->db, &e) < 0)
		return;
	if (identify_stored(l->db, id, &e) < 0 || db_commit(l->db, &e) < 0)
		db_rollback(l->db);
}

int
library_article(struct library *l, struct article **out, struct arena *mem, int64_t id, struct err *e)
{
	*out = arena_alloc(mem, sizeof(**out));
	identify_now(l, id);
	if (article_load(l->db, *out, mem, id, e) < 0 || library_add_sources(l, *out, mem, e) < 0 ||
	    library_add_entities(l, *out, mem, e) < 0)
		return -1;
	return library_add_quotations(l, *out, mem, e);
}

int
library_text(struct library *l, struct slice *text, struct arena *mem, int64_t id, struct err *e)
{
	return article_load_text(l->db, text, mem, id, e);
}

int
library_original(struct library *l, struct doc *out, size_t *at, struct arena *mem, int64_t id, struct err *e)
{
	return original_page(l->db, out, at, mem, id, e);
}

int
library_position(struct library *l, size_t *position, int64_t id, struct err *e)
{
	return state_get(l->db, position, id, e);
}

int
library_set_position(struct library *l, int64_t id, size_t position, struct err *e)
{
	return state_set(l->db, id, position, e);
}

int
library_set_read(struct library *l, int64_t id, bool read, struct err *e)
{
	bool changed;

	if (article_set_read(l->db, &changed, id, read, e) < 0)
		return -1;
	if (changed)
		library_found_marked(l, id, read ? -1 : 1, 0);
	return 0;
}

int
library_set_starred(struct library *l, int64_t id, bool starred, struct err *e)
{
	bool changed;

	if (article_set_starred(l->db, &changed, id, starred, e) < 0)
		return -1;
	if (changed)
		library_found_marked(l, id, 0, starred ? 1 : -1);
	return 0;
}

static bool
is_global(char letter)
{
	return letter >= 'A' && letter <= 'Z';
}

int
library_set_mark(struct library *l, char letter, int64_t id, size_t position, struct err *e)
{
	return mark_set(l->db, is_global(letter) ? 0 : id, letter, id, position, e);
}

int
library_mark(struct library *l, char letter, int64_t *id, size_t *position, struct err *e)
{
	return mark_get(l->db, id, position, is_global(letter) ? 0 : *id, letter, e);
}

int
library_set_setting(struct library *l, const char *key, const char *value, struct err *e)
{
	return setting_set(l->db, key, value, e);
}

int
library_setting(struct library *l, char **value, const char *key, struct err *e)
{
	return setting_get(l->db, value, key, e);
}

/* With what it is cited as and cites. */
static int
set_deleted_and_settle(struct library *l, bool *changed, int64_t id, enum article_deleted deleted, struct err *e)
{
	if (article_set_deleted(l->db, changed, id, deleted, e) < 0)
		return -1;
	if (!*changed)
		return 0;
	return settle_deleted(l->db, id, e) < 0 ? -1 : identify_stored(l->db, id, e);
}

static int
set_deleted(struct library *l, int64_t id, enum article_deleted deleted, struct err *e)
{
	bool changed = false;

	if (db_begin(l->db, e) < 0)
		return -1;
	if (set_deleted_and_settle(l, &changed, id, deleted, e) < 0 || db_commit(l->db, e) < 0) {
		db_rollback(l->db);
		return -1;
	}
	if (changed)
		library_found_deleted(l, id, deleted == ARTICLE_LIVE);
	return 0;
}

int
library_delete(struct library *l, int64_t id, struct err *e)
{
	return set_deleted(l, id, ARTICLE_DELETED, e);
}

int
library_restore(struct library *l, int64_t id, struct err *e)
{
	return set_deleted(l, id, ARTICLE_LIVE, e);
}
