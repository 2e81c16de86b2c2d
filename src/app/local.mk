libengine_a_SOURCES += \
	src/app/analyse.c src/app/analyse.h \
	src/app/amend.c src/app/amend.h \
	src/app/claims.c src/app/claims.h \
	src/app/correct.c \
	src/app/correct_entities.c \
	src/app/draft.c src/app/draft.h \
	src/app/entity_edits.c src/app/entity_edits.h \
	src/app/export/bibtex.c \
	src/app/export/csl.c \
	src/app/export/export.c src/app/export/export.h \
	src/app/export/ris.c \
	src/app/identify.c src/app/identify.h src/app/identify_private.h \
	src/app/identify_match.c \
	src/app/identify_parts.c \
	src/app/independence.c src/app/independence.h \
	src/app/ingest.c src/app/ingest.h \
	src/app/ingest_report.c \
	src/app/learn.c src/app/learn.h \
	src/app/library.c src/app/library.h \
	src/app/entities.h \
	src/app/entity_page.c \
	src/app/entity_sentences.c \
	src/app/library_entities.c \
	src/app/library_list.c src/app/library_private.h \
	src/app/library_quotes.c \
	src/app/match.c src/app/match.h \
	src/app/original.c src/app/original.h \
	src/app/pool.c src/app/pool.h \
	src/app/query.c \
	src/app/library_sources.c \
	src/app/sources.h \
	src/app/settle.c src/app/settle.h \
	src/app/settle_quoted.c \
	src/app/settle_match.c src/app/settle_match.h \
	src/app/store.c src/app/store.h \
	src/app/thread.c src/app/thread.h \
	src/app/tour.c src/app/tour.h \
	src/app/trace.c src/app/trace.h \
	src/app/trace_pairs.c src/app/trace_private.h \
	src/app/waiting.c src/app/waiting.h \
	src/app/walk.c src/app/walk.h \
	src/app/web.c src/app/web.h
