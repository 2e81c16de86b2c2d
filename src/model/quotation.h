#ifndef IBID_MODEL_QUOTATION_H
#define IBID_MODEL_QUOTATION_H

#include <stdint.h>

#include "model/date.h"

/* What is known of a passage that stands in two articles, this one and the other. */
enum quotation_flag {
	QUOTATION_MARKED = 1,           /* it stands in quotation marks here */
	QUOTATION_OTHER_MARKED = 2,     /* there */
	QUOTATION_ATTRIBUTED = 4,       /* the text around it names the other's author, publisher or title */
	QUOTATION_OTHER_ATTRIBUTED = 8, /* there this one's */
	QUOTATION_BLOCK = 16,           /* it is a paragraph by itself in both */
};

/* Who has it from whom. Both may have it from a third. */
enum quotation_origin { QUOTATION_UNDECIDED, QUOTATION_FROM_OTHER, QUOTATION_TO_OTHER };

/* A passage that stands in two articles. Offsets are bytes of the two texts, from a word's beginning to a word's end. */
struct quotation {
	int64_t article; /* the other one */
	struct date date; /* of the other one */
	uint32_t beg, end;
	uint32_t other_beg, other_end;
	double similarity; /* 0..1; 1: the words are the same, whatever stands between them */
	unsigned flags;    /* enum quotation_flag */
	enum quotation_origin origin;
};

/* A quotation that the article says to be from a source of the library, and whose words do not stand there. */
struct claim {
	uint32_t beg, end; /* bytes, from a word's beginning to a word's end */
	uint32_t citation; /* index into the article's citations */
	int64_t article;   /* the source */
	const char *title; /* of the source */
	uint32_t other_beg, other_end; /* the nearest words there; equal: nothing is near */
	double similarity; /* of those: the share of the quotation's words that stand there, in their order */
};

#endif
