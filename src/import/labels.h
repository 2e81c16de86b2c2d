#ifndef IBID_IMPORT_LABELS_H
#define IBID_IMPORT_LABELS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* "By", "Published on", "Source:": the words that introduce a statement about the article, in seven languages. */

enum label_kind {
	LABEL_NONE,
	LABEL_BY,
	LABEL_DATE,
	LABEL_UPDATE,
	LABEL_URL,
	LABEL_PUBLISHER,
	LABEL_CREDIT, /* of people who are not the author; the heads of mails that we do not keep */
};

/* The longest label at the front of s, and its length. */
enum label_kind label_at(struct slice s, size_t *len);
/* "at 9:14 am", "17.40 Uhr", "18h30", "12:00 GMT+2" at the front of s: its length; 0: no time. */
size_t label_time(struct slice s);
/* "2 hours ago": its length, to the end of s. */
size_t label_ago(struct slice s);
/* "4 min read", "12 comments", as they stand behind a byline or date: the length, to the end of s. */
size_t label_aside(struct slice s);
/* For a test: is the table in order? */
bool labels_sorted(void);

#endif
