#ifndef IBID_APP_INDEPENDENCE_H
#define IBID_APP_INDEPENDENCE_H

#include "app/web.h"

/*
 * How many roots a set of articles rests on, and which articles cite each other in circles.
 *
 * An article rests on what it cites, where that is known to be an article of the library; on each earlier article that it
 * shares a passage with; and on each missing source that it cites. Where dates do not tell which of two articles is the
 * earlier, the one rests on the other that marks and attributions say it quotes, unless the other cites it. All that is
 * reached so is followed on, in the set or not. No weight have: sources that the user marked irrelevant, attributions that
 * name no work, what a page offers beside its text, deleted articles.
 *
 * The roots are the parts of that graph (strongly connected components, see base/graph.h) which lead to no other part: an
 * article that cites and quotes nothing that ibid found; a missing source, which is a root of its own, as nobody here knows
 * what it rests on; articles that cite each other in a circle and nobody else, which are one root together.
 * A cycle is a part of more than one article, a root or not.
 */
enum {
	INDEPENDENCE_SET = 5000,      /* articles of a set, at most */
	INDEPENDENCE_REACHED = 50000, /* articles and sources that it rests on, at most */
};

struct independence;

/* A root: a missing source, or articles. */
struct root {
	struct web_node node; /* of several articles the earliest */
	struct date date;     /* of that one; year 0: unknown */
	bool in_set;          /* an article of the set is it, or one of it */
	size_t articles;      /* that are it together; 0: a missing source */
	size_t resting;       /* articles of the set that rest on it, those that are it too */
	uint32_t part;        /* for independence_resting() and independence_members() */
};
struct roots {
	VEC(struct root) at; /* those that most articles rest on first, then the earliest */
};

/* A count of these articles, to be made step by step; l is borrowed until independence_free(). ERR_INPUT when there are too
 * many. */
int independence_new(struct independence **out, struct library *l, const int64_t *ids, size_t n, struct err *e);
/* Do a slice, of about a millisecond while the library is read. 1: there is more to do; 0: it is
 * done. ERR_NOTFOUND when one of the set is not there, ERR_INPUT when they rest on too many. */
int independence_step(struct independence *x, struct err *e);
void independence_free(struct independence *x);
size_t independence_reached(const struct independence *x); /* articles and sources met so far */

/* Once it is done; borrowed from x. */
size_t independence_articles(const struct independence *x); /* of the set */
const struct roots *independence_roots(const struct independence *x);
size_t independence_cycles(const struct independence *x);
/* The articles of a cycle, the earliest first; appended. */
void independence_cycle(const struct independence *x, struct library_ids *out, size_t cycle);
/* The articles that are a root together, the earliest first; those of the set that rest on it, by id; appended. */
void independence_members(const struct independence *x, struct library_ids *out, uint32_t part);
void independence_resting(const struct independence *x, struct library_ids *out, uint32_t part);

#endif
