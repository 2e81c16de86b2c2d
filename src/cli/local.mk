noinst_LIBRARIES += libcli.a
libcli_a_SOURCES = \
	src/cli/analyse.c \
	src/cli/article.c \
	src/cli/cli.c src/cli/cli.h \
	src/cli/command.h src/cli/commands.def \
	src/cli/completion.c \
	src/cli/emit.c src/cli/emit.h \
	src/cli/export.c \
	src/cli/help.c \
	src/cli/import.c \
	src/cli/independence.c \
	src/cli/json.c src/cli/json.h \
	src/cli/list.c \
	src/cli/quotes.c \
	src/cli/sources.c \
	src/cli/tour.c \
	src/cli/wrap.c src/cli/wrap.h
