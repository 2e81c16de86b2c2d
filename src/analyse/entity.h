#ifndef IBID_ANALYSE_ENTITY_H
#define IBID_ANALYSE_ENTITY_H

#include "base/mem.h"
#include "model/article.h"

/*
 * Find the people, organisations and places that an article names; sets a->entities, in mem.
 * A simple recogniser: runs of capitalised words, told apart by titles, first names and head words, joined by equal and
 * shorter forms and by acronyms in brackets.
 */
void entity_find(struct article *a, struct arena *mem);

#endif
