libengine_a_SOURCES += \
	src/analyse/entity.c src/analyse/entity.h \
	src/analyse/entity_forms.c src/analyse/entity_parts.h \
	src/analyse/entity_group.c \
	src/analyse/entity_runs.c \
	src/analyse/quote.c src/analyse/quote.h \
	src/analyse/quote_list.c src/analyse/quote_list.h \
	src/analyse/quote_mark.c \
	src/analyse/quote_walk.c src/analyse/quote_walk.h \
	src/analyse/quote_words.c src/analyse/quote_words.h \
	src/analyse/tokens.c src/analyse/tokens.h \
	src/analyse/words.c src/analyse/words.h \
	src/analyse/words_common.c \
	src/analyse/words_orgs.c \
	src/analyse/words_people.c \
	src/analyse/words_places.c
