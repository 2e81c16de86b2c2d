# Files that are built into the program, as C arrays (assets/asset.h).
SCHEMA_FILES = assets/schema/0001.sql assets/schema/0002.sql assets/schema/0003.sql assets/schema/0004.sql \
	assets/schema/0005.sql assets/schema/0006.sql assets/schema/0007.sql
TOUR_FILES = \
	assets/tour/01-start-here.txt \
	assets/tour/02-a-free-port-for-a-free-city.txt \
	assets/tour/03-an-agency-without-address.txt \
	assets/tour/04-the-quay-belongs-to-those-who-use-it.txt \
	assets/tour/05-envy-is-not-a-harbour-policy.txt \
	assets/tour/06-a-port-and-its-friends.txt \
	assets/tour/07-who-pays-for-the-quay.txt \
	assets/tour/08-statement-on-recent-reports.txt \
	assets/tour/09-harbour-board-denies-links.txt \
	assets/tour/10-the-columnist-nobody-has-met.txt \
	assets/tour/11-on-our-friend-elias-corvane.txt \
	assets/tour/12-a-correction.txt \
	assets/tour/13-how-a-sentence-travels.txt \
	assets/tour/14-the-face-in-the-catalogue.txt \
	assets/tour/15-the-man-who-wrote-too-much.txt \
	assets/tour/16-dredging.txt

MODEL_FILES = assets/references.model

EXTRA_DIST += assets/embed.sh assets/binary.sh assets/SOURCES assets/entities.model assets/names.gaz $(SCHEMA_FILES) $(TOUR_FILES) $(MODEL_FILES)
CLEANFILES += assets/schema.c assets/tour.c assets/references.c assets/entities.c assets/names.c
libengine_a_SOURCES += assets/asset.h
nodist_libengine_a_SOURCES = src/analyse/words_table.c assets/schema.c assets/tour.c assets/references.c assets/entities.c assets/names.c

EMBED = $(MKDIR_P) assets && cd $(srcdir) && $(SHELL) assets/embed.sh
BUILT_INTO = >"$(abs_builddir)/$@.tmp" && mv "$(abs_builddir)/$@.tmp" "$(abs_builddir)/$@"

assets/schema.c: $(SCHEMA_FILES) assets/embed.sh
	$(AM_V_GEN)$(EMBED) schema $(SCHEMA_FILES) $(BUILT_INTO)
assets/tour.c: $(TOUR_FILES) assets/embed.sh
	$(AM_V_GEN)$(EMBED) tour $(TOUR_FILES) $(BUILT_INTO)
assets/references.c: $(MODEL_FILES) assets/embed.sh
	$(AM_V_GEN)$(EMBED) references $(MODEL_FILES) $(BUILT_INTO)
assets/entities.c: assets/entities.model assets/binary.sh
	$(AM_V_GEN)$(MKDIR_P) assets && $(SHELL) $(srcdir)/assets/binary.sh entities "$(abs_srcdir)/assets/entities.model" $(BUILT_INTO)
assets/names.c: assets/names.gaz assets/binary.sh
	$(AM_V_GEN)$(MKDIR_P) assets && $(SHELL) $(srcdir)/assets/binary.sh names "$(abs_srcdir)/assets/names.gaz" $(BUILT_INTO)

dist_man1_MANS = assets/ibid.1
