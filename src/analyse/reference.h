#ifndef IBID_ANALYSE_REFERENCE_H
#define IBID_ANALYSE_REFERENCE_H

#include "base/mem.h"
#include "model/article.h"

/*
 * Find what an article cites and where: sets a->references and a->citations, in mem. Needs a->entities (entity_find()).
 * Lists of notes are found by their heading, their numbers or both; a sequence tagger trained on printed styles
 * (src/train) tells authors, title, container and the rest apart; rules do numbers, dates, URLs, ibid. and markers.
 * Linear in the text. Pure: any thread may call it.
 */
void reference_find(struct article *a, struct arena *mem);

#endif
