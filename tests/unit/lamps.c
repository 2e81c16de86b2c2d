#include "lamps.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

int
lamps_set_up(void **state)
{
	*state = mem_zalloc(sizeof(struct temp_library));
	return temp_library_open(*state);
}

int
lamps_tear_down(void **state)
{
	temp_library_close(*state);
	free(*state);
	return 0;
}

struct ingest_report
lamps_import_one(const struct temp_library *f, const char *origin, const char *text)
{
	struct ingest_report r = temp_library_import(f, &(struct ingest_text){ .origin = origin, .bytes = slice_of(text) }, 1);

	ingest_report_free(&r);
	return r;
}

int64_t
lamps_count(struct temp_library *f, const char *query)
{
	struct library_counts c;
	struct library_query *q;
	struct err e = { 0 };

	if (library_query_parse(&q, query, &e) < 0 || library_count(f->l, q, &c, &e) < 0)
		fail_msg("%s: %s", query, e.msg);
	library_query_free(q);
	return c.all;
}

void
lamps_import_many(struct temp_library *f, size_t n)
{
	struct ingest_text *texts = mem_alloc(n * sizeof(*texts));
	struct arena mem = { 0 };
	struct ingest_report r;
	size_t i;

	for (i = 0; i < n; i++) {
		static const char *const papers[] = { "North Post", "East Post", "South Post", "West Post", "Harbour Post" };
		char *text = arena_printf(&mem,
		    "Title %c of many\n\nBy Mara Quill, %s, August %zu 2019\n\n%s\nThis is"
						" number %zu of all of them.\n", 'A' + (char)(i * 7 % 26), papers[i % 5], 1 + i % 9, PARAGRAPHS, i);

		texts[i] = (struct ingest_text){ arena_printf(&mem, "many/%zu.txt", i), slice_of(text) };
	}
	r = temp_library_import(f, texts, n);
	assert_int_equal(r.added, n);
	ingest_report_free(&r);
	free(texts);
	arena_free(&mem);
}
