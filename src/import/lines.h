#ifndef IBID_IMPORT_LINES_H
#define IBID_IMPORT_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/str.h"
#include "import/import.h"

/* The lines of a page that are not blank, with what can be seen of each by itself. */

/* What a line is by its form alone. Where it stands decides whether it goes. */
enum line_form {
	FORM_NONE,
	FORM_CRUMB,    /* Home » Section » Title */
	FORM_MENU,     /* entries of a menu on one line, or a short one among such lines */
	FORM_COLUMNS,  /* looks like a menu, but could be a table */
	FORM_NOISE,    /* Share this, Advertisement, 4 min read */
	FORM_MORE,     /* opens a list of other pages: You may also like */
	FORM_COMMENTS, /* opens what readers wrote: Leave a Comment */
	FORM_FOOT,     /* copyright, Powered by: what follows is the page's foot */
	FORM_TAGS,     /* Tags: a, b */
	FORM_ALSO,     /* Also read: */
	FORM_ORIGIN,   /* Link to the source */
	FORM_END,      /* (End) */
	FORM_CONTACT,  /* Contact: of a press release */
	FORM_CREDIT,   /* Photo: A B */
	FORM_REFS,     /* References */
	FORM_NOTES,    /* Notes to editors */
	FORM_RULE,     /* *** */
	FORM_URL,      /* an address and nothing else */
};

struct line {
	struct slice s;       /* without blanks at its ends */
	uint32_t page_line;   /* index into page.lines */
	uint32_t words;       /* counted to LINE_LOOK bytes */
	uint16_t lead;        /* bytes of blanks that stand before s */
	uint8_t level;        /* of a heading that hashes mark, else 0; they are not in s */
	uint16_t width;       /* bytes of the page's own line */
	uint16_t indent;      /* columns beyond the page's margin */
	uint8_t form;         /* enum line_form */
	uint8_t fate;         /* enum page_fate */
	bool gap;             /* a blank line stands before it, or nothing */
	bool sentence;        /* ends as a sentence does */
	bool learned;         /* repeats across the pages of its site */
	bool run;             /* of a paragraph that was wrapped by hand */
	bool caption;         /* in the text, as a caption */
	bool heading;         /* in the text, as a heading */
	bool named;           /* the first heading that a list of contents names: text */
	uint8_t told;         /* META_*, once it was read as metadata */
	uint8_t probe;        /* what it says taken for metadata, once that was asked: see split.c */
};

enum { LINE_LOOK = 4096 };

struct lines {
	struct line *at;
	size_t n;
	bool dump; /* of a converter: blank lines part its paragraphs, and it wraps them */
};

/* From page.lines into mem; form is still FORM_NONE. */
void lines_build(struct lines *out, const struct page *page, struct arena *mem);

bool line_is_prose(const struct line *l); /* a paragraph by its length: text, not a heading or caption */
/* [3], 4., •, -, *, ¹ at its front: the bytes of the mark and the blanks after it, else 0. */
size_t line_item_mark(struct slice s);
bool line_is_url(struct slice s);
/* "AA": the same words twice without a blank between. */
bool line_is_doubled(struct slice s);
/* Capitals in it and no small letter; scripts that have none have neither. */
bool line_is_capitals(struct slice s);
/* "gateUpper": two texts without a blank between. Names such as YouTube too: only where captions are expected. */
bool line_is_camel(struct slice s);
/* Title and caption in one: the title, then a capital at once. Returns where the rest begins, else 0. */
size_t line_glued(struct slice s, struct slice title);
/* Where the title ends that s begins with, all its words; or, a capital glued to the last, most of them; 0: neither. */
size_t line_title_end(struct slice s, struct slice title);

#endif
