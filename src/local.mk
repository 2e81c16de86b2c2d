# The engine: everything but the reader and the command line. Links without curses.
noinst_LIBRARIES += libengine.a
libengine_a_SOURCES =

bin_PROGRAMS += ibid
ibid_SOURCES = src/main.c
ibid_LDADD = libcli.a libui.a $(ENGINE_LIBS) $(FRIBIDI_LIBS) $(NCURSES_LIBS)
