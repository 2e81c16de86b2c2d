
if HAVE_CMOCKA
check_PROGRAMS += test_flow test_grid test_find test_text_view
TESTS += test_flow test_grid test_find test_text_view
test_flow_SOURCES = tests/unit/test_flow.c tests/unit/doc_gen.c tests/unit/doc_gen.h
test_flow_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_flow_LDADD = libui.a $(ENGINE_LIBS) $(FRIBIDI_LIBS) $(TEST_LIBS)
test_grid_SOURCES = tests/unit/test_grid.c tests/unit/doc_gen.c tests/unit/doc_gen.h
test_grid_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_grid_LDADD = libui.a $(ENGINE_LIBS) $(FRIBIDI_LIBS) $(TEST_LIBS)
test_find_SOURCES = tests/unit/test_find.c tests/unit/doc_gen.c tests/unit/doc_gen.h
test_find_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_find_LDADD = libui.a $(ENGINE_LIBS) $(FRIBIDI_LIBS) $(TEST_LIBS)
test_text_view_SOURCES = tests/unit/test_text_view.c tests/unit/doc_gen.c tests/unit/doc_gen.h
test_text_view_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_text_view_LDADD = libui.a $(ENGINE_LIBS) $(FRIBIDI_LIBS) $(TEST_LIBS)
endif
