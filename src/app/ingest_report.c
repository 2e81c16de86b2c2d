#include "ingest.h"

#include <stdlib.h>

void
ingest_article_free(struct ingest_article *a)
{
	free(a->title);
	free(a->author);
	free(a->publisher);
	free(a->date);
	free(a->origin);
}

void
ingest_report_free(struct ingest_report *r)
{
	char **m;
	struct ingest_article *a;

	vec_each(m, &r->messages)
		free(*m);
	vec_each(a, &r->articles)
		ingest_article_free(a);
	vec_free(&r->messages);
	vec_free(&r->articles);
}
