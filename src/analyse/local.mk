libengine_a_SOURCES += \
	src/analyse/entity.h
