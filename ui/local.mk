noinst_LIBRARIES += libui.a
libui_a_SOURCES = \
	ui/ui.c ui/ui.h
