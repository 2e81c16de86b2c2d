#ifndef IBID_IMPORT_LANGUAGE_H
#define IBID_IMPORT_LANGUAGE_H

#include "base/str.h"

/*
 * The language of a text, ISO 639-1: a static string, or NULL when it is too short or not sure. Looks at the first 2 KiB.
 * The script alone decides where only one language is written in it; else libexttextcat's n-grams of the common
 * languages, which are read once, on the first call of any thread.
 */
const char *language_of(struct slice text);

#endif
