#include "article.h"

const char *
entity_kind_name(enum entity_kind kind)
{
	static const char *const names[ENTITY_KINDS] = {
		[ENTITY_PERSON] = "person",
		[ENTITY_ORGANISATION] = "organisation",
		[ENTITY_PLACE] = "place",
		[ENTITY_MISC] = "misc",
	};

	return names[kind];
}

static const struct {
	const char *word, *text;
} reasons[NAME_REASONS] = {
	[NAME_SELF] = { "same", "printed so too" },
	[NAME_SHORTER] = { "shorter", "short for it" },
	[NAME_TITLE] = { "title", "with a title" },
	[NAME_INITIALS] = { "initials", "initials fit" },
	[NAME_NICKNAME] = { "nickname", "short first name" },
	[NAME_ACRONYM] = { "acronym", "its first letters" },
	[NAME_DEFINED] = { "defined", "defined here" },
	[NAME_CALLED] = { "called", "called so here" },
	[NAME_SPELLING] = { "spelling", "other spelling" },
	[NAME_KNOWN] = { "known", "known to be the same" },
	[NAME_TURNED] = { "turned", "surname first" },
	[NAME_GIVEN] = { "given", "given by you" },
};

const char *
name_reason_word(enum name_reason why)
{
	return reasons[why].word;
}

const char *
name_reason_text(enum name_reason why)
{
	return reasons[why].text;
}

const char *
citation_kind_name(enum citation_kind kind)
{
	static const char *const names[] = { "marker", "attribution", "link" };

	return names[kind];
}

void
article_rows_free(struct article_rows *r)
{
	vec_free(&r->rows);
	arena_free(&r->mem);
}
