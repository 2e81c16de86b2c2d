#ifndef IBID_ANALYSE_ENTITY_H
#define IBID_ANALYSE_ENTITY_H

#include "base/mem.h"
#include "model/article.h"

/*
 * Find the people, organisations and places that an article names; sets a->entities, in mem.
 * A trained tagger (tag.h) labels the tokens; equal, shorter and otherwise spelled forms and acronyms are joined to
 * entities (entity_parts.h). Written for English; of German only names that are known are taken.
 */
void entity_find(struct article *a, struct arena *mem);

#endif
