EXTRA_DIST += tests/pty/lsan.supp
if HAVE_CMOCKA
if HAVE_VTERM
pty_tests = test_terminal test_content test_faults test_mouse
pty_sources = tests/pty/reader.c tests/pty/reader.h tests/pty/pty.c tests/pty/pty.h \
	tests/pty/pty_screen.c
check_PROGRAMS += $(pty_tests)
TESTS += $(pty_tests)
test_terminal_SOURCES = tests/pty/test_terminal.c $(pty_sources)
test_terminal_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS) $(VTERM_CFLAGS)
test_terminal_LDADD = $(ENGINE_LIBS) $(TEST_LIBS) $(VTERM_LIBS) -lutil
test_content_SOURCES = tests/pty/test_content.c $(pty_sources)
test_content_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS) $(VTERM_CFLAGS)
test_content_LDADD = $(ENGINE_LIBS) $(TEST_LIBS) $(VTERM_LIBS) -lutil
test_faults_SOURCES = tests/pty/test_faults.c $(pty_sources)
test_faults_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS) $(VTERM_CFLAGS)
test_faults_LDADD = $(ENGINE_LIBS) $(TEST_LIBS) $(VTERM_LIBS) -lutil
test_mouse_SOURCES = tests/pty/test_mouse.c $(pty_sources)
test_mouse_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS) $(VTERM_CFLAGS)
test_mouse_LDADD = $(ENGINE_LIBS) $(TEST_LIBS) $(VTERM_LIBS) -lutil
endif
endif
