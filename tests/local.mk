# Rings: unit (pure), screen (golden), pty (real terminal), cli, faults. Each folder lists its own.
TEST_CFLAGS = $(CMOCKA_CFLAGS)
TEST_LIBS = $(CMOCKA_LIBS)

# All tests speak TAP, so that cases are counted and not programs.
TEST_EXTENSIONS = .sh
TAP_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
LOG_DRIVER = $(TAP_DRIVER)
SH_LOG_DRIVER = $(TAP_DRIVER)
SH_LOG_COMPILER = $(SHELL)
AM_TESTS_ENVIRONMENT = \
	CMOCKA_MESSAGE_OUTPUT=TAP LC_ALL=C.UTF-8 TZ=UTC HOME=/nonexistent \
	IBID='$(abs_builddir)/ibid' srcdir='$(abs_top_srcdir)' builddir='$(abs_builddir)'; \
	export CMOCKA_MESSAGE_OUTPUT LC_ALL TZ HOME IBID srcdir builddir; \
	unset IBID_LIBRARY XDG_DATA_HOME XDG_CONFIG_HOME XDG_STATE_HOME NO_COLOR;

TESTS += tests/layers.sh tests/style.sh tests/docs.sh
EXTRA_DIST += tests/tap.sh tests/layers.sh tests/style.sh tests/docs.sh tests/mantables.sh

include tests/unit/local.mk
include tests/screen/local.mk
include tests/pty/local.mk
include tests/cli/local.mk
include tests/fuzz/local.mk
include tests/bench/local.mk
