#ifndef IBID_IMPORT_DECODE_H
#define IBID_IMPORT_DECODE_H

#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

/*
 * Bytes of any encoding to clean UTF-8 in NFC: \n ends lines, NBSP is a blank, form feeds and other breaks are newlines,
 * BOMs and soft hyphens are gone, C1 controls are what Windows-1252 means by them. Appends to out.
 * *encoding is a static or interned name, *bad the number of bytes that became U+FFFD.
 * ERR_INPUT when the bytes are empty, too long, or no text.
 */
int decode_text(struct str *out, const char **encoding, size_t *bad, struct slice bytes, struct err *e);

#endif
