#ifndef IBID_IMPORT_LANGUAGE_H
#define IBID_IMPORT_LANGUAGE_H

#include "base/str.h"

/*
 * The language of a text, ISO 639-1: a static string, or NULL when the text is too short or it could be two.
 * Looks at the first 2 KiB. The script alone decides where only one common language is written in it; else the
 * commonest words do, which in running text are a third of all. No data to load, no state: any thread may call it.
 */
const char *language_of(struct slice text);

#endif
