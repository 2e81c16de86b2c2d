noinst_LIBRARIES += libui.a
libui_a_SOURCES = \
	ui/ui.c ui/ui.h

libui_a_SOURCES += \
	ui/bidi.c ui/bidi.h \
	ui/find.c ui/find.h \
	ui/flow.c ui/flow.h \
	ui/grid.c ui/grid.h \
	ui/line.c ui/line.h \
	ui/overlay.c ui/overlay.h \
	ui/text_draw.c \
	ui/text_rows.c ui/text_rows.h \
	ui/text_view.c ui/text_view.h
