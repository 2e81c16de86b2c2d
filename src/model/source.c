#include "source.h"

const char *
match_reason_name(enum match_reason reason)
{
	static const char *const names[] = {
		[MATCH_NONE] = "none",
		[MATCH_USER] = "you linked them",
		[MATCH_URL] = "the same address",
		[MATCH_DOI] = "the same DOI",
		[MATCH_WORK] = "the same work",
		[MATCH_QUOTATION] = "it is quoted",
		[MATCH_TITLE] = "the same title",
	};

	return names[reason];
}

const char *
match_reason_word(enum match_reason reason)
{
	static const char *const words[] = {
		[MATCH_NONE] = "none",
		[MATCH_USER] = "user",
		[MATCH_URL] = "url",
		[MATCH_DOI] = "doi",
		[MATCH_WORK] = "work",
		[MATCH_QUOTATION] = "quotation",
		[MATCH_TITLE] = "title",
	};

	return words[reason];
}

const char *
source_state_name(enum source_state state)
{
	static const char *const names[] = {
		[SOURCE_WANTED] = "wanted",
		[SOURCE_PRESENT] = "present",
		[SOURCE_AMBIGUOUS] = "ambiguous",
		[SOURCE_IRRELEVANT] = "irrelevant",
	};

	return names[state];
}

const char *
source_name(const struct source *s)
{
	return s->title ? s->title : s->url ? s->url : s->doi ? s->doi : "untitled";
}
