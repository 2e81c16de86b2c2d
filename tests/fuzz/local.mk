
check_PROGRAMS += fuzz_import
fuzz_import_SOURCES = tests/fuzz/fuzz_import.c \
	tests/unit/import_page.c tests/unit/import_page.h tests/unit/doc_gen.c tests/unit/doc_gen.h
fuzz_import_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests/unit
fuzz_import_LDADD = $(ENGINE_LIBS)
TESTS += tests/fuzz/import.sh
EXTRA_DIST += tests/fuzz/import.sh
