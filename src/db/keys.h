#ifndef IBID_DB_KEYS_H
#define IBID_DB_KEYS_H

#include <stdint.h>

#include "base/str.h"
#include "model/date.h"

/* What articles are sorted and found by. */
void key_title(struct str *out, const char *title);         /* folded, from its first letter or digit on */
/* Words of a title, folded, a blank between two; what is written without blanks, such as Chinese, a
 * letter a word. */
void key_words(struct str *out, struct slice title);
void key_publisher(struct str *out, const char *publisher); /* as a title; without one (NULL) after all others */
void key_url(struct str *out, const char *url); /* without scheme, "www.", fragment and final slash; the host in lower case */
int64_t key_date(struct date d);                /* as SQL's column article.date */
struct date date_of_key(int64_t key);

#endif
