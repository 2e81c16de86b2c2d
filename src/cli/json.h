#ifndef IBID_CLI_JSON_H
#define IBID_CLI_JSON_H

#include <stdio.h>

#include "app/library.h"
#include "model/article.h"

/* JSON Lines, as the man page documents them. Offsets count code points. */
void json_print_row(FILE *to, const struct library_row *r);
/* l is the article's library, which gives the texts that it shares passages with; NULL: it is in none. */
void json_print_article(FILE *to, const struct article *a, struct library *l);

#endif
