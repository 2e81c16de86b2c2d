libengine_a_SOURCES += \
	src/analyse/cite_attributions.c src/analyse/cite_attributions.h \
	src/analyse/cite_expect.c \
	src/analyse/cite_items.c \
	src/analyse/cite_links.c \
	src/analyse/cite_markers.c \
	src/analyse/cite_sources.c \
	src/analyse/cite_words.c src/analyse/cite_words.h \
	src/analyse/cite_years.c \
	src/analyse/entity.c src/analyse/entity.h \
	src/analyse/entity_acronym.c \
	src/analyse/entity_bodies.c \
	src/analyse/entity_define.c src/analyse/entity_parts.h \
	src/analyse/entity_group.c \
	src/analyse/entity_kinds.c \
	src/analyse/entity_known.c \
	src/analyse/entity_near.c \
	src/analyse/entity_numbers.c \
	src/analyse/entity_people.c \
	src/analyse/entity_pieces.c \
	src/analyse/identity.c src/analyse/identity.h \
	src/analyse/entity_places.c \
	src/analyse/entity_short.c \
	src/analyse/entity_sound.c \
	src/analyse/names.c src/analyse/names.h \
	src/analyse/nicknames.c src/analyse/nicknames.h \
	src/analyse/quote.c src/analyse/quote.h \
	src/analyse/quote_claim.c src/analyse/quote_claim.h \
	src/analyse/quote_list.c src/analyse/quote_list.h \
	src/analyse/quote_mark.c \
	src/analyse/quote_seek.c \
	src/analyse/quote_walk.c src/analyse/quote_walk.h \
	src/analyse/quote_words.c src/analyse/quote_words.h \
	src/analyse/ref_features.c \
	src/analyse/ref_fields.c src/analyse/ref_find.h \
	src/analyse/ref_label.c \
	src/analyse/ref_mend.c \
	src/analyse/ref_model.c src/analyse/ref_model.h \
	src/analyse/ref_names.c \
	src/analyse/ref_notes.c src/analyse/ref_notes.h \
	src/analyse/ref_quotes.c \
	src/analyse/ref_same.c \
	src/analyse/ref_style.c \
	src/analyse/ref_tagger.c \
	src/analyse/ref_tokens.c src/analyse/ref_entry.h \
	src/analyse/ref_url.c \
	src/analyse/reference.c src/analyse/reference.h \
	src/analyse/resolve.c src/analyse/resolve.h \
	src/analyse/resolve_keys.c src/analyse/resolve_parts.h \
	src/analyse/resolve_names.c \
	src/analyse/resolve_url.c \
	src/analyse/sentence.c src/analyse/sentence.h \
	src/analyse/tag.h \
	src/analyse/tag_agree.c \
	src/analyse/tag_features.c \
	src/analyse/tag_seen.c \
	src/analyse/tag_text.c \
	src/analyse/tagger.c \
	src/analyse/tokens.c src/analyse/tokens.h \
	src/analyse/words.c src/analyse/words.h src/analyse/words_parts.h \
	src/analyse/words_common.c \
	src/analyse/words_orgs.c \
	src/analyse/words_people.c \
	src/analyse/words_places.c
CLEANFILES += src/analyse/words_table.c make_words$(EXEEXT)
src/analyse/words_table.c: make_words$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) src/analyse && ./make_words$(EXEEXT) $(BUILT_INTO)
