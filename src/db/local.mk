libengine_a_SOURCES += \
	src/db/articles.c src/db/articles.h \
	src/db/corrections.c src/db/corrections.h \
	src/db/db.c src/db/db.h \
	src/db/documents.c src/db/documents.h \
	src/db/furniture.c src/db/furniture.h \
	src/db/keys.c src/db/keys.h \
	src/db/list.c src/db/list.h \
	src/db/pack.c src/db/pack.h \
	src/db/pack_parts.h \
	src/db/pack_references.c \
	src/db/prints.c src/db/prints.h \
	src/db/prints_merge.c src/db/prints_private.h \
	src/db/quotes.c src/db/quotes.h \
	src/db/cites.c \
	src/db/source_keys.c \
	src/db/source_titles.c \
	src/db/sources.c src/db/sources.h \
	src/db/sql.c src/db/sql.h \
	src/db/states.c src/db/states.h
