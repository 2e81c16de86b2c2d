check_PROGRAMS += fuzz_import fuzz_references fuzz_entities
fuzz_import_SOURCES = tests/fuzz/fuzz_import.c tests/fuzz/replay.c tests/fuzz/replay.h \
	tests/unit/import_page.c tests/unit/import_page.h tests/unit/doc_gen.c tests/unit/doc_gen.h
fuzz_import_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests/unit
fuzz_import_LDADD = $(ENGINE_LIBS)
fuzz_references_SOURCES = tests/fuzz/fuzz_references.c tests/fuzz/replay.c tests/fuzz/replay.h tests/fuzz/replay_page.c \
	tests/unit/ref_laws.c tests/unit/ref_laws.h tests/unit/doc_gen.c tests/unit/doc_gen.h
fuzz_references_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests/unit
fuzz_references_LDADD = $(ENGINE_LIBS)
fuzz_entities_SOURCES = tests/fuzz/fuzz_entities.c tests/fuzz/replay.c tests/fuzz/replay.h tests/fuzz/replay_page.c \
	tests/unit/doc_gen.c tests/unit/doc_gen.h
fuzz_entities_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests/unit
fuzz_entities_LDADD = $(ENGINE_LIBS)
TESTS += tests/fuzz/import.sh tests/fuzz/references.sh tests/fuzz/entities.sh
EXTRA_DIST += tests/fuzz/import.sh tests/fuzz/references.sh tests/fuzz/entities.sh
