libengine_a_SOURCES += \
	src/import/import.h
