libengine_a_SOURCES += \
	src/import/blocks.c src/import/blocks.h \
	src/import/body.c \
	src/import/byline.c src/import/byline.h \
	src/import/data.c src/import/data.h \
	src/import/decode.c src/import/decode.h \
	src/import/dump.c src/import/dump.h \
	src/import/echo.c src/import/echo.h \
	src/import/encoding.c src/import/encoding.h \
	src/import/ending.c src/import/ending.h \
	src/import/furniture.c src/import/furniture.h \
	src/import/furniture_words.c src/import/furniture_words.h \
	src/import/furniture_openings.def src/import/furniture_phrases_a.def src/import/furniture_phrases_e.def \
	src/import/furniture_phrases_n.def \
	src/import/head.c src/import/head.h \
	src/import/import.c src/import/import.h \
	src/import/labels.c src/import/labels.h \
	src/import/language.c src/import/language.h src/import/language_words.h \
	src/import/lines.c src/import/lines.h \
	src/import/mast.c src/import/mast.h \
	src/import/menu.c src/import/menu.h \
	src/import/metadata.c src/import/metadata.h \
	src/import/names.c src/import/names.h \
	src/import/section.h \
	src/import/signature.c \
	src/import/speech.c src/import/speech.h \
	src/import/split.c \
	src/import/title.c \
	src/import/words.c src/import/words.h
