#ifndef IBID_TRAIN_TRAIN_H
#define IBID_TRAIN_TRAIN_H

#include <stdbool.h>
#include <stdint.h>

#include "analyse/ref_entry.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/vec.h"

/*
 * Makes assets/references.model: invents works, prints them in many styles, cuts the strings with the program's own
 * tokenizer and trains the tagger on them. Not installed. The same words and seed give the same file.
 */

/* splitmix64 */
struct dice {
	uint64_t state;
};
uint64_t dice_next(struct dice *d);
size_t dice_below(struct dice *d, size_t n);
bool dice_chance(struct dice *d, unsigned percent);

/* Lists of words: src/train/words/NAME.txt, one a line, or separated by blanks where that says so. */
struct words {
	VEC(char *) at;
};
void words_read(struct words *w, const char *folder, const char *name, bool by_line);
void words_free(struct words *w);
const char *words_pick(const struct words *w, struct dice *d);

struct pools {
	struct words outlets, publishers, bodies, surnames, first_names, places;
};
void pools_read(struct pools *p, const char *folder);
void pools_free(struct pools *p);

/* Write the gazetteer into the words part of a model. */
enum { GAZ_SLOTS = 9001 };
void gaz_build(char *model, const char *folder, const struct pools *p);

enum language { LANG_EN, LANG_DE, LANG_FR, LANG_ES, LANG_PT, LANG_IT, LANG_NL, LANGUAGES };

/* A work; absent strings are NULL. All in the arena of its list. */
struct person {
	const char *given, *family;
};
enum work_kind { WORK_ARTICLE, WORK_WEB, WORK_BOOK, WORK_REPORT, WORK_KINDS };
struct work {
	enum work_kind kind;
	struct person authors[6];
	size_t nauthors;
	const char *body; /* an institution instead of authors */
	bool outlet_is_body;
	const char *title, *container, *publisher, *place, *url, *host, *doi, *pages, *volume, *issue;
	struct date date, accessed;
};
void work_invent(struct work *w, struct arena *mem, struct dice *d, const struct pools *p, enum language lang,
    unsigned sentence_case);
const char *title_invent(struct arena *mem, struct dice *d, const struct pools *p, enum language lang,
    unsigned sentence_case);
const char *sentence_invent(struct arena *mem, struct dice *d, const struct pools *p);
const char *plain_name_invent(struct arena *mem, struct dice *d, const struct pools *p); /* an outlet */
const char *place_invent(struct arena *mem, struct dice *d); /* a country, a city */
void person_invent(struct person *to, struct arena *mem, struct dice *d, const struct pools *p);
const char *outlet_invent(struct arena *mem, struct dice *d, const struct pools *p, enum language lang);
const char *body_invent(struct arena *mem, struct dice *d, const struct pools *p, enum language lang);
const char *publisher_invent(struct arena *mem, struct dice *d, const struct pools *p);
char *name_invent(struct arena *mem, struct dice *d); /* a made-up surname */

/* A printed entry: its text and which bytes are what. */
struct stretch {
	uint32_t beg, end;
	uint8_t label; /* B_ or the only one */
};
struct printed {
	struct str text;
	VEC(struct stretch) stretches;
};
/* How a list prints; the same for all its entries. */
struct look_of_list {
	const struct style *style;
	uint64_t seed;
	unsigned quotes, abbreviate;
	enum language lang;
};
void look_invent(struct look_of_list *l, struct dice *d);
void work_print(struct printed *out, struct arena *mem, const struct look_of_list *l, const struct work *w, struct dice *d,
    const struct pools *p);
void short_print(struct printed *out, const struct look_of_list *l, const struct work *w, struct dice *d);
void prose_print(struct printed *out, struct arena *mem, struct dice *d, const struct pools *p, const struct work *w);
/* A date in a form of the templates; lists differ in it, by their seed. */
void date_print(struct str *s, struct date d, char form, uint64_t seed, enum language lang);
void style_put(struct printed *out, struct slice text, unsigned label);

/* Styles: one template a kind of work. See print.c for the language. */
struct style {
	enum language lang;
	const char *article, *web, *book, *report; /* NULL: as the article */
	unsigned weight;
};
extern const struct style styles[];
extern const size_t nstyles;

#endif
