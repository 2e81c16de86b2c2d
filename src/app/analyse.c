#include "analyse.h"

#include <string.h>

#include "analyse/entity.h"
#include "analyse/reference.h"
#include "app/draft.h"
#include "app/walk.h"

static int
extract(struct page *page, struct arena *mem, bool raw, struct err *e)
{
	if (!raw)
		return import_extract(page, mem, NULL, NULL, e);
	import_raw(page, mem);
	return 0;
}

int
analyse_file(struct analysis *out, const char *path, bool raw, struct err *e)
{
	struct err what = { 0 };
	struct slice bytes;
	struct page page = { 0 };
	char *origin = strcmp(path, "-") == 0 ? mem_strdup(path) : walk_absolute(path);
	size_t i;
	int rc;

	*out = (struct analysis){ 0 };
	if ((rc = draft_read(&bytes, &out->mem, path, &what)) == 0 &&
	    (rc = import_decode(&page, &out->mem, bytes, arena_str(&out->mem, origin), &what)) == 0)
		rc = extract(&page, &out->mem, raw, &what);
	free(origin);
	if (rc < 0) {
		analysis_free(out);
		return err_set(e, (enum err_code)what.code, "%s: %s", path, what.msg);
	}
	for (i = 0; i < page.narticles; i++) {
		entity_find(&page.articles[i], &out->mem);
		reference_find(&page.articles[i], &out->mem);
	}
	out->articles = page.articles;
	out->narticles = page.narticles;
	return 0;
}

void
analysis_free(struct analysis *x)
{
	arena_free(&x->mem);
}
