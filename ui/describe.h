#ifndef IBID_UI_DESCRIBE_H
#define IBID_UI_DESCRIBE_H

#include "base/str.h"
#include "model/article.h"
#include "model/source.h"

/* What an article or a work is called in one line, appended: "title · where · date", of which what
 * is unknown, NULL or "", is left out. */
void describe_parts(struct str *out, const char *a, const char *b, const char *c);
void describe_work(struct str *out, const char *title, const char *where, struct date date);
void describe_article(struct str *out, const struct article *a);
void describe_source(struct str *out, const struct source *s);

#endif
