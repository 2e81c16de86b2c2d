check_PROGRAMS += tests/screen/screens
TESTS += tests/screen/screens
tests_screen_screens_SOURCES = tests/screen/screens.c
tests_screen_screens_LDADD = libui.a $(ENGINE_LIBS) $(FRIBIDI_LIBS)
EXTRA_DIST += tests/screen/article.script tests/screen/finding.script tests/screen/looks.script \
	tests/screen/reading.script tests/screen/sources.script tests/screen/web.script tests/screen/golden tests/screen/circle
