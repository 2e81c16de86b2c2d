temp_library = tests/unit/temp.c tests/unit/temp.h tests/unit/temp_library.c tests/unit/temp_library.h

if HAVE_CMOCKA
check_PROGRAMS += test_flow test_grid test_find test_text_view test_hostile
TESTS += test_flow test_grid test_find test_text_view test_hostile
test_hostile_SOURCES = tests/unit/test_hostile.c tests/unit/doc_gen.c tests/unit/doc_gen.h
test_hostile_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_hostile_LDADD = libui.a $(ENGINE_LIBS) $(FRIBIDI_LIBS) $(TEST_LIBS)
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

if HAVE_CMOCKA
engine_tests = test_base test_graph test_utf8 test_doc test_entity test_quote test_reference test_thread
check_PROGRAMS += $(engine_tests)
TESTS += $(engine_tests)
test_base_SOURCES = tests/unit/test_base.c
test_base_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_base_LDADD = $(ENGINE_LIBS) $(TEST_LIBS)
test_thread_SOURCES = tests/unit/test_thread.c
test_thread_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_thread_LDADD = $(ENGINE_LIBS) $(TEST_LIBS)
test_graph_SOURCES = tests/unit/test_graph.c
test_graph_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_graph_LDADD = $(ENGINE_LIBS) $(TEST_LIBS)
test_utf8_SOURCES = tests/unit/test_utf8.c
test_utf8_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_utf8_LDADD = $(ENGINE_LIBS) $(TEST_LIBS)
test_quote_SOURCES = tests/unit/test_quote.c tests/unit/doc_gen.c tests/unit/doc_gen.h
test_quote_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_quote_LDADD = $(ENGINE_LIBS) $(TEST_LIBS)
test_doc_SOURCES = tests/unit/test_doc.c tests/unit/doc_gen.c tests/unit/doc_gen.h
test_doc_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_doc_LDADD = $(ENGINE_LIBS) $(TEST_LIBS)
test_entity_SOURCES = tests/unit/test_entity.c
test_entity_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_entity_LDADD = $(ENGINE_LIBS) $(TEST_LIBS)
test_reference_SOURCES = tests/unit/test_reference.c tests/unit/ref_laws.c tests/unit/ref_laws.h \
	tests/unit/doc_gen.c tests/unit/doc_gen.h
test_reference_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_reference_LDADD = $(ENGINE_LIBS) $(TEST_LIBS)
endif

if HAVE_CMOCKA
ui_tests = test_ui_input test_ui_prompt test_ui_settings test_ui_layout test_ui_actions test_external
check_PROGRAMS += $(ui_tests)
TESTS += $(ui_tests)
test_ui_input_SOURCES = tests/unit/test_ui_input.c
test_ui_input_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_ui_input_LDADD = libui.a $(ENGINE_LIBS) $(FRIBIDI_LIBS) $(TEST_LIBS)
test_ui_prompt_SOURCES = tests/unit/test_ui_prompt.c tests/unit/doc_gen.c tests/unit/doc_gen.h
test_ui_prompt_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_ui_prompt_LDADD = libui.a $(ENGINE_LIBS) $(FRIBIDI_LIBS) $(TEST_LIBS)
test_ui_settings_SOURCES = tests/unit/test_ui_settings.c
test_ui_settings_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_ui_settings_LDADD = libui.a $(ENGINE_LIBS) $(FRIBIDI_LIBS) $(TEST_LIBS)
test_ui_layout_SOURCES = tests/unit/test_ui_layout.c tests/unit/doc_gen.c tests/unit/doc_gen.h
test_ui_layout_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_ui_layout_LDADD = libui.a $(ENGINE_LIBS) $(FRIBIDI_LIBS) $(TEST_LIBS)
test_external_SOURCES = tests/unit/test_external.c tests/unit/temp.c tests/unit/temp.h
test_external_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_external_LDADD = libui.a $(ENGINE_LIBS) $(FRIBIDI_LIBS) $(TEST_LIBS)
test_ui_actions_SOURCES = tests/unit/test_ui_actions.c $(temp_library)
test_ui_actions_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_ui_actions_LDADD = libui.a $(ENGINE_LIBS) $(FRIBIDI_LIBS) $(TEST_LIBS)
endif

if HAVE_CMOCKA
library_tests = test_corrections test_db test_library test_list test_prints test_quotes
check_PROGRAMS += $(library_tests)
TESTS += $(library_tests)
test_corrections_SOURCES = tests/unit/test_corrections.c $(temp_library)
test_corrections_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_corrections_LDADD = libui.a $(ENGINE_LIBS) $(FRIBIDI_LIBS) $(TEST_LIBS)
test_prints_SOURCES = tests/unit/test_prints.c $(temp_library) tests/unit/doc_gen.c tests/unit/doc_gen.h
test_prints_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_prints_LDADD = $(ENGINE_LIBS) $(TEST_LIBS)
test_list_SOURCES = tests/unit/test_list.c tests/unit/lamps.c tests/unit/lamps.h \
	$(temp_library)
test_list_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_list_LDADD = $(ENGINE_LIBS) $(TEST_LIBS)
test_quotes_SOURCES = tests/unit/test_quotes.c $(temp_library) tests/unit/doc_gen.c tests/unit/doc_gen.h
test_quotes_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_quotes_LDADD = $(ENGINE_LIBS) $(TEST_LIBS)
test_db_SOURCES = tests/unit/test_db.c $(temp_library)
test_db_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_db_LDADD = $(ENGINE_LIBS) $(TEST_LIBS)
test_library_SOURCES = tests/unit/test_library.c tests/unit/lamps.c tests/unit/lamps.h \
	tests/unit/temp_library.c tests/unit/temp_library.h \
	tests/unit/temp.c tests/unit/temp.h
test_library_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_library_LDADD = $(ENGINE_LIBS) $(TEST_LIBS)
endif

if HAVE_CMOCKA
import_tests = test_date test_decode test_import test_import_pages test_attributions
check_PROGRAMS += $(import_tests)
TESTS += $(import_tests)
test_date_SOURCES = tests/unit/test_date.c
test_date_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_date_LDADD = $(ENGINE_LIBS) $(TEST_LIBS)
test_decode_SOURCES = tests/unit/test_decode.c tests/unit/import_page.c tests/unit/import_page.h
test_decode_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_decode_LDADD = $(ENGINE_LIBS) $(TEST_LIBS)
test_import_SOURCES = tests/unit/test_import.c tests/unit/import_page.c tests/unit/import_page.h \
	tests/unit/doc_gen.c tests/unit/doc_gen.h
test_import_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_import_LDADD = $(ENGINE_LIBS) $(TEST_LIBS)
test_import_pages_SOURCES = tests/unit/test_import_pages.c tests/unit/import_page.c tests/unit/import_page.h
test_import_pages_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_import_pages_LDADD = $(ENGINE_LIBS) $(TEST_LIBS)
test_attributions_SOURCES = tests/unit/test_attributions.c tests/unit/import_page.c tests/unit/import_page.h
test_attributions_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_attributions_LDADD = $(ENGINE_LIBS) $(TEST_LIBS)
endif
EXTRA_DIST += tests/data/pages tests/data/references tests/data/tour

if HAVE_CMOCKA
source_tests = test_resolve test_sources test_source_edits test_source_titles test_claims test_web
check_PROGRAMS += $(source_tests)
TESTS += $(source_tests)
test_resolve_SOURCES = tests/unit/test_resolve.c
test_resolve_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_resolve_LDADD = $(ENGINE_LIBS) $(TEST_LIBS)
test_claims_SOURCES = tests/unit/test_claims.c $(temp_library)
test_claims_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_claims_LDADD = $(ENGINE_LIBS) $(TEST_LIBS)
test_source_titles_SOURCES = tests/unit/test_source_titles.c $(temp_library)
test_source_titles_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_source_titles_LDADD = $(ENGINE_LIBS) $(TEST_LIBS)
test_sources_SOURCES = tests/unit/test_sources.c $(temp_library)
test_sources_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_sources_LDADD = $(ENGINE_LIBS) $(TEST_LIBS)
test_source_edits_SOURCES = tests/unit/test_source_edits.c tests/unit/temp.c tests/unit/temp.h
test_source_edits_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_source_edits_LDADD = $(ENGINE_LIBS) $(TEST_LIBS)
test_web_SOURCES = tests/unit/test_web.c $(temp_library)
test_web_CPPFLAGS = $(AM_CPPFLAGS) $(TEST_CFLAGS)
test_web_LDADD = $(ENGINE_LIBS) $(TEST_LIBS)
endif
