#ifndef IBID_ANALYSE_REF_ENTRY_H
#define IBID_ANALYSE_REF_ENTRY_H

#include <stdbool.h>
#include <stdint.h>

#include "analyse/ref_model.h"
#include "base/str.h"
#include "base/vec.h"
#include "model/date.h"

/* An entry of a list of notes, cut into tokens and labelled. */

enum { ENTRY_BYTES_MAX = 4000 }; /* what follows in a longer note is not looked at */

enum ref_token_kind {
	TOKEN_IS_MARK,
	TOKEN_IS_WORD,
	TOKEN_IS_NUMBER,
	TOKEN_IS_RANGE, /* 12-34 */
	TOKEN_IS_YEAR,
	TOKEN_IS_DATE,
	TOKEN_IS_DAY, /* a day and month whose year stands elsewhere */
	TOKEN_IS_URL,
	TOKEN_IS_DOI,
};

enum ref_shape {
	SHAPE_NONE,
	SHAPE_LOWER,
	SHAPE_CAPITAL,
	SHAPE_UPPER,
	SHAPE_SHORT, /* one to three capitals: DC, BBC */
	SHAPE_INITIAL, /* J. or J.-P. */
	SHAPE_MIXED,
	SHAPE_HOST, /* example.org */
};

enum ref_quote { QUOTE_NONE_YET, QUOTE_FIRST, QUOTE_BEHIND, QUOTE_LATER };

struct ref_token {
	uint32_t beg, end; /* of the entry's text */
	uint32_t key;      /* of a word, for the gazetteer */
	uint32_t classes;  /* of a word: enum gaz_class */
	uint32_t cover;    /* of the longest phrase of the gazetteer that it stands in */
	uint32_t mate;     /* an opening quotation mark: its closing one; else 0 */
	uint8_t cover_at;  /* 0: none; 1: it begins the phrase; 2: it goes on */
	uint8_t kind, shape, quote;
	char mark; /* ASCII; quotation marks are '"', others '#' */
	bool glued; /* no blank before it */
	bool behind_quote; /* the quotation before it ends in the citation's comma or full stop: no title goes on here */
	struct date date;
};

/* A stretch between marks; a quotation is one whatever stands in it. */
struct ref_segment {
	uint32_t first, last; /* tokens, both inside */
	uint32_t form, fine;  /* what it looks like */
	char before, behind;  /* the marks around it */
};

struct ref_entry {
	struct slice text;
	VEC(struct ref_token) tokens;
	VEC(struct ref_segment) segments;
	VEC(uint16_t) segment_of; /* a token's */
	VEC(uint8_t) labels;      /* enum ref_label */
	unsigned style;           /* what the other entries of its list look like */
};

/* All keep the memory of the last entry, so that one struct serves a whole list. */
void entry_cut(struct ref_entry *e, struct slice text);
void entry_segment(struct ref_entry *e);
void entry_label(struct ref_entry *e); /* after the two above: the best labels by the model */
void entry_mend(struct ref_entry *e);  /* after that: where rules know better */
void entry_free(struct ref_entry *e);
/* The token behind prose that leads to the entry's work: "The figures come from"; 0: there is none. */
size_t entry_lead(const struct ref_entry *e);
/* Parts of entry_cut(): mate and quote; cover and cover_at. */
void entry_find_quotes(struct ref_entry *e);
void entry_find_phrases(struct ref_entry *e);

/* What the entries of one list have in common, counted over some of them (after entry_segment()). */
enum { STYLE_ENTRIES = 8 };
struct ref_style {
	unsigned entries, quoted, quoted_first, inverted, dated_early, stops, urls, ends_dated, contained;
};
void style_add(struct ref_style *s, const struct ref_entry *e);
unsigned style_bits(const struct ref_style *s); /* for ref_entry.style; never 0 */
bool style_has_outlets(unsigned bits);         /* outlets stand right before the dates that end the entries */

/* The features of token i, for the tagger and its trainer. Returns how many. */
enum { ENTRY_FEATURES_MAX = 64 };
size_t entry_features(uint32_t out[ENTRY_FEATURES_MAX], const struct ref_entry *e, size_t i);
/* May the label stand on such a token, and behind such a label? */
bool label_fits(const struct ref_token *k, unsigned label);
bool label_follows(unsigned from, unsigned to); /* from LABELS: the start */

/* Where a URL that begins at `at` ends, 0: there is none. One that a line break parts is one, with the break inside. */
size_t url_end(struct slice text, size_t at);

#endif
