libengine_a_SOURCES += \
	src/base/clock.c src/base/clock.h \
	src/base/err.c src/base/err.h \
	src/base/graph.c src/base/graph.h \
	src/base/map.c src/base/map.h \
	src/base/mem.c src/base/mem.h \
	src/base/str.c src/base/str.h \
	src/base/utf8.c src/base/utf8.h \
	src/base/utf8_index.c \
	src/base/vec.h
