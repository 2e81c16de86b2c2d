# Makes the models of assets/, when it is asked to (`make train-references` takes some minutes), and make_words, run by each
# build, the table of words. None of it is installed.
EXTRA_PROGRAMS += train_references
train_references_SOURCES = \
	src/train/dice.c \
	src/train/examples.c src/train/examples.h \
	src/train/gazetteer.c \
	src/train/perceptron.c src/train/perceptron.h \
	src/train/print.c \
	src/train/print_dates.c \
	src/train/styles.c \
	src/train/titles.c \
	src/train/train.h \
	src/train/train_references.c \
	src/train/words.c \
	src/train/works.c
train_references_LDADD = $(ENGINE_LIBS) -lm
EXTRA_PROGRAMS += make_names make_words train_entities
make_words_SOURCES = src/train/make_words.c \
	src/analyse/words_common.c \
	src/analyse/words_orgs.c \
	src/analyse/words_people.c \
	src/analyse/words_places.c
make_names_SOURCES = src/train/make_names.c
make_names_LDADD = $(ENGINE_LIBS)
train_entities_SOURCES = \
	src/train/dice.c \
	src/train/perceptron.c src/train/perceptron.h \
	src/train/tag_model.c src/train/tag_model.h \
	src/train/texts.c src/train/texts.h \
	src/train/train.h \
	src/train/train_entities.c
train_entities_LDADD = $(ENGINE_LIBS) -lm
EXTRA_DIST += src/train/names/collect.mjs \
	src/train/names/family.txt \
	src/train/names/given.txt \
	src/train/names/organisations.txt \
	src/train/names/people.txt \
	src/train/names/teams.txt \
	src/train/texts/news_1.txt \
	src/train/texts/news_2.txt \
	src/train/texts/news_3.txt \
	src/train/words/ambiguous.txt \
	src/train/words/bodies.txt \
	src/train/words/cues.txt \
	src/train/words/heads.txt \
	src/train/words/months.txt \
	src/train/words/outlets.txt \
	src/train/words/particles.txt \
	src/train/words/places.txt \
	src/train/words/publishers.txt \
	src/train/words/says.txt \
	src/train/words/stops.txt \
	src/train/words/surnames.txt \
	src/train/words/titles.txt

train-references: train_references$(EXEEXT)
	./train_references$(EXEEXT) $(srcdir)/src/train/words $(srcdir)/assets/references.model
# NAMES: what src/train/names/collect.mjs printed.
train-names: make_names$(EXEEXT)
	./make_names$(EXEEXT) "$(NAMES)" $(srcdir)/assets/names.gaz
# NER: a folder of annotated texts (src/train/texts.h); which ones are used stands in train_entities.c.
train-entities: train_entities$(EXEEXT)
	./train_entities$(EXEEXT) "$(NER)" $(srcdir)/src/train/texts $(srcdir)/assets/entities.model
.PHONY: train-references train-names train-entities
