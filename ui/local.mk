noinst_LIBRARIES += libui.a
libui_a_SOURCES = \
	ui/actions.c \
	ui/article_actions.c \
	ui/claims.c \
	ui/command.c ui/command.h ui/commands.def \
	ui/complete.c \
	ui/describe.c ui/describe.h \
	ui/entity_actions.c ui/entity_actions.h \
	ui/entity_page.c ui/entity_page.h \
	ui/entity_rows.c \
	ui/external.c ui/external.h \
	ui/independence.c \
	ui/input.c \
	ui/job.c \
	ui/jumps.c ui/jumps.h \
	ui/key.c ui/key.h \
	ui/keymap.c ui/keymap.h \
	ui/list_pane.c \
	ui/origin.c \
	ui/page.c \
	ui/pane.c ui/pane.h \
	ui/preview.c \
	ui/prompt.c ui/prompt.h \
	ui/reading.c \
	ui/run.c \
	ui/scroll.c ui/scroll.h \
	ui/settings.c ui/settings.h \
	ui/rows_page.c ui/rows_page.h \
	ui/side_pane.c \
	ui/side_rows.c ui/side_rows.h \
	ui/source_actions.c \
	ui/source_panel.c \
	ui/source.c \
	ui/status.c \
	ui/style.h \
	ui/term.c ui/term.h \
	ui/text_pane.c ui/text_pane.h \
	ui/text_shown.c \
	ui/theme.c ui/theme.h \
	ui/ui.c ui/ui.h \
	ui/web.c \
	ui/web_draw.c ui/web_pane.h

libui_a_SOURCES += \
	ui/citing.c ui/citing.h \
	ui/leftout.c ui/leftout.h \
	ui/mentions.c ui/mentions.h \
	ui/spark.c ui/spark.h \
	ui/stops.c ui/stops.h \
	ui/bidi.c ui/bidi.h \
	ui/find.c ui/find.h \
	ui/finder.c ui/finder.h \
	ui/flow.c ui/flow.h \
	ui/grid.c ui/grid.h \
	ui/line.c ui/line.h \
	ui/overlay.c ui/overlay.h \
	ui/text_draw.c \
	ui/text_rows.c ui/text_rows.h \
	ui/text_view.c ui/text_view.h
