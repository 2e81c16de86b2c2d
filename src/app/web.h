#ifndef IBID_APP_WEB_H
#define IBID_APP_WEB_H

#include "app/library.h"
#include "model/source.h"

/*
 * The web around an article: who cites or quotes it, and what it cites or quotes. Who quotes whom is told by dates, marks
 * and attributions; passages for which that stays undecided are no part of it, nor are attributions that name no work.
 */
enum { WEB_MOST = 1000 /* references read on each side, so that no hub makes the reader wait */ };

enum web_how { WEB_CITES = 1, WEB_QUOTES = 2 };

/* An article, or a source that no article is. */
struct web_node {
	int64_t article, source; /* one of them is 0 */
};

struct web_link {
	struct web_node node;
	unsigned how;            /* enum web_how */
	enum source_state state; /* SOURCE_PRESENT for an article */
	struct date date;
	uint32_t at;             /* in the text of the centre: the citation or the passage; 0 when it is the other that cites */
	uint32_t beg, end;       /* in the other's text: the passage, or the citation with beg == end */
};

struct web_links {
	VEC(struct web_link) at;
	bool more; /* there are more than were read */
};

struct web {
	struct web_links citing; /* of the centre, newest first */
	struct web_links cited;  /* by it, in the order of its text, what is missing last; none of a source */
};

/* *out is { 0 } or a web of before. web_free() frees it. */
int library_web(struct library *l, struct web *out, struct web_node centre, struct err *e);
void web_free(struct web *w);

#endif
