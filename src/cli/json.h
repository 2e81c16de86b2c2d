#ifndef IBID_CLI_JSON_H
#define IBID_CLI_JSON_H

#include <stdio.h>

#include "app/entities.h"
#include "app/independence.h"
#include "app/library.h"
#include "app/sources.h"
#include "model/article.h"

/* JSON Lines, as the man page documents them. Offsets count code points. */
void json_print_row(FILE *to, const struct article *r);
/* l is the article's library, which gives the texts that it shares passages with; NULL: it is in none. */
void json_print_article(FILE *to, const struct article *a, struct library *l);
void json_print_references(FILE *to, const struct article *a);
void json_print_quotes(FILE *to, const struct article *a, struct library *l);
void json_print_source(FILE *to, const struct source *s);
void json_print_entity(FILE *to, const struct entity_entry *x);
void json_print_entity_page(FILE *to, const struct entity_page *p, const struct entity_sentences *s);
/* at and the ends of the place count code points */
void json_print_citer(FILE *to, const struct citer *c, size_t at);
void json_print_place(FILE *to, const struct library_place *p, size_t beg, size_t end, const struct library_place *from);
/* Once it is done; l gives titles. */
void json_print_independence(FILE *to, const struct independence *x, struct library *l);

#endif
