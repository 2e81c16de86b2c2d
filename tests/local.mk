# Rings: unit (pure), screen (golden), pty (real terminal), cli, faults. Each folder lists its own.
TEST_CFLAGS = $(CMOCKA_CFLAGS)
TEST_LIBS = $(CMOCKA_LIBS)

include tests/unit/local.mk
include tests/screen/local.mk
include tests/pty/local.mk
include tests/cli/local.mk
include tests/fuzz/local.mk
include tests/bench/local.mk
