#ifndef IBID_MODEL_SPAN_H
#define IBID_MODEL_SPAN_H

#include <stdint.h>

/* Offsets into an article's text are bytes and always on a character's edge; 32 bits hold any text we take (TEXT_MAX). */
enum { TEXT_MAX = 1 << 30 };

enum span_kind {
	SPAN_MENTION,   /* target: index into the article's entities */
	SPAN_CITATION,  /* target: index into the article's references */
	SPAN_LINK,      /* target: index into the article's related links */
	SPAN_QUOTATION, /* target: index into the article's quotations */
	SPAN_PASSAGE,   /* target: index into the article's passages */
	SPAN_HIT,       /* a search hit */
	SPAN_REMOVED,   /* in the page as it came: what the reader view leaves out; target: enum page_fate */
};

/* A half-open byte range of a text. */
struct span {
	uint32_t beg, end;
	uint32_t target; /* what it points to, by kind */
	uint8_t kind;    /* enum span_kind */
};

#endif
