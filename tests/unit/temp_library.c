#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "temp_library.h"

#include <stdlib.h>

#include "tests/unit/temp.h"

static void
place(struct temp_library *t)
{
	t->folder = temp_folder();
	t->path = temp_file(t->folder, "library.ibid");
}

int
temp_library_open(struct temp_library *t)
{
	struct err e = { 0 };

	place(t);
	return library_open(&t->l, t->path, LIBRARY_WRITE, &e);
}

void
temp_library_close(struct temp_library *t)
{
	library_close(t->l);
	free(t->path);
	temp_remove(t->folder);
}

struct ingest_report
temp_library_import(const struct temp_library *t, const struct ingest_text *texts, size_t n)
{
	struct ingest_options o = { .library = t->path, .texts = texts, .ntexts = n };
	struct ingest_report r;
	struct ingest *g;
	struct err e = { 0 };

	if (ingest_start(&g, &o, &e) < 0 || ingest_finish(g, &r, &e) < 0)
		fail_msg("%s", e.msg);
	return r;
}

void
temp_library_add(const struct temp_library *t, const char *origin, const char *text)
{
	struct ingest_text given = { .origin = origin, .bytes = slice_of(text) };
	struct ingest_report r = temp_library_import(t, &given, 1);

	assert_int_equal(r.failed, 0);
	assert_int_equal(r.added + r.updated, 1);
	ingest_report_free(&r);
}

int
temp_library_place(void **state)
{
	struct temp_library *t = mem_zalloc(sizeof(*t));

	place(t);
	*state = t;
	return 0;
}

int
temp_library_new(void **state)
{
	struct temp_library *t = mem_zalloc(sizeof(*t));

	*state = t;
	return temp_library_open(t);
}

int
temp_library_drop(void **state)
{
	struct temp_library *t = *state;

	temp_library_close(t);
	free(t);
	return 0;
}

int
temp_fixture_new(void **state)
{
	struct temp_fixture *f = mem_zalloc(sizeof(*f));

	*state = f;
	return temp_library_open(&f->t);
}

int
temp_fixture_drop(void **state)
{
	struct temp_fixture *f = *state;

	temp_library_close(&f->t);
	arena_free(&f->mem);
	free(f);
	return 0;
}
