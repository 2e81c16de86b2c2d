#include "tour.h"

#include <stdlib.h>

#include "app/ingest.h"
#include "assets/asset.h"

int
tour_import(struct library *l, struct err *e)
{
	struct ingest_text *texts = mem_alloc(tour_nassets * sizeof(*texts));
	struct ingest_report report = { 0 };
	struct arena mem = { 0 };
	struct ingest *g;
	size_t i;
	int rc;

	for (i = 0; i < tour_nassets; i++)
		texts[i] = (struct ingest_text){
			.origin = arena_printf(&mem, "tour/%s", tour_assets[i].name),
			.bytes = { tour_assets[i].bytes, tour_assets[i].n },
		};
	rc = ingest_start(&g, &(struct ingest_options){ .library = library_path(l), .texts = texts, .ntexts = tour_nassets }, e);
	if (rc == 0)
		rc = ingest_finish(g, &report, e);
	if (rc == 0 && report.failed)
		rc = err_set(e, ERR_INPUT, "%s", report.messages.at[0]);
	ingest_report_free(&report);
	free(texts);
	arena_free(&mem);
	return rc;
}
