#include "article.h"

const char *
entity_kind_name(enum entity_kind kind)
{
	static const char *const names[ENTITY_KINDS] = {
		[ENTITY_PERSON] = "person",
		[ENTITY_ORGANISATION] = "organisation",
		[ENTITY_PLACE] = "place",
		[ENTITY_MISC] = "misc",
	};

	return names[kind];
}

const char *
citation_kind_name(enum citation_kind kind)
{
	static const char *const names[] = { "marker", "attribution", "link" };

	return names[kind];
}

void
article_rows_free(struct article_rows *r)
{
	vec_free(&r->rows);
	arena_free(&r->mem);
}
