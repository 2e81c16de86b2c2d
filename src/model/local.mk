libengine_a_SOURCES += \
	src/model/article.c src/model/article.h \
	src/model/correction.h \
	src/model/date.c src/model/date.h src/model/date_names.c src/model/date_names.h \
	src/model/date_read.c \
	src/model/doc.c src/model/doc.h \
	src/model/quotation.h \
	src/model/source.c src/model/source.h \
	src/model/span.h \
	src/model/varint.h
