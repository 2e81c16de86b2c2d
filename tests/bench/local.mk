# `make bench` measures; it is no test. See tests/bench/bench.c.
EXTRA_PROGRAMS += tests/bench/bench
tests_bench_bench_SOURCES = \
	tests/bench/bench.c tests/bench/bench.h \
	tests/bench/gen.c tests/bench/gen.h \
	tests/bench/measure.c \
	tests/bench/measure_analyse.c \
	tests/bench/measure_entities.c \
	tests/bench/measure_list.c \
	tests/bench/measure_sources.c \
	tests/bench/stock.c tests/bench/stock.h \
	tests/bench/tty.c tests/bench/tty.h
tests_bench_bench_LDADD = $(ENGINE_LIBS) $(SQLITE_LIBS) -lm -lutil
CLEANFILES += tests/bench/bench

.PHONY: bench
bench: ibid tests/bench/bench
	@dir='$(BENCH_DIR)'; \
	test -n "$$dir" || { dir=$$(mktemp -d) && trap 'rm -rf "$$dir"' EXIT && trap 'exit 1' HUP INT TERM; } || exit 1; \
	IBID='$(abs_builddir)/ibid' BENCH_DIR="$$dir" BENCH='$(BENCH)' tests/bench/bench
EXTRA_DIST += tests/bench/quotes.py tests/bench/sources.py
EXTRA_PROGRAMS += tests/bench/places
tests_bench_places_SOURCES = tests/bench/places.c
tests_bench_places_LDADD = $(ENGINE_LIBS)
CLEANFILES += tests/bench/places
