#include "tour.h"

#include <stdlib.h>

#include "assets/asset.h"

int
tour_start(struct ingest **out, const char *library, struct err *e)
{
	struct ingest_text *texts = mem_alloc(tour_nassets * sizeof(*texts));
	struct arena mem = { 0 };
	size_t i;
	int rc;

	for (i = 0; i < tour_nassets; i++)
		texts[i] = (struct ingest_text){
			.origin = arena_printf(&mem, "tour/%s", tour_assets[i].name),
			.bytes = { tour_assets[i].bytes, tour_assets[i].n },
		};
	rc = ingest_start(out, &(struct ingest_options){ .library = library, .texts = texts, .ntexts = tour_nassets }, e);
	free(texts);
	arena_free(&mem);
	return rc;
}

int
tour_import(struct library *l, struct err *e)
{
	struct ingest_report report = { 0 };
	struct ingest *g;
	int rc = tour_start(&g, library_path(l), e);

	if (rc == 0)
		rc = ingest_finish(g, &report, e);
	if (rc == 0 && report.failed)
		rc = err_set(e, ERR_INPUT, "%s", report.messages.at[0]);
	ingest_report_free(&report);
	return rc;
}
