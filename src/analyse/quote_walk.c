#include "quote_walk.h"

enum {
	REACH = 24,         /* words that a gap may have on each side */
	REACH_ELLIPSIS = 120, /* that an ellipsis may stand for */
	REACH_WHOLE = 400,
	NEAR_ELLIPSIS = 3,  /* words between the last equal one and an ellipsis */
	PAST_ELLIPSIS = 2,
	TAIL_MIN = 3,       /* equal words behind the last gap, if no mark follows them: two may be equal by chance */
	REACH_BRACKET = 24, /* words that are put in with brackets */
	RUN_MAX = 8,        /* equal words behind a gap that are counted; more prove no more */
	CHEAP = 2,          /* what an ellipsis and an insertion in brackets cost */
	DEAR_FROM = 3,      /* gaps longer than this cost half a word a word */
	MARK_COST = 3,      /* of a quotation mark that stands in one text alone */
	DROP = 24,          /* give up this far below the best */
};

struct gap {
	size_t p, q; /* words that are passed in x and y */
	int cost;
	uint32_t changed;
};

/* The word k steps on; NULL at an end. */
static const struct quote_word *
word(const struct quote_words *w, size_t at, int step, size_t k, size_t from)
{
	size_t i;

	if (step > 0)
		return at + k < w->at.n ? &w->at.at[at + k] : NULL;
	if (at == SIZE_MAX || at < k)
		return NULL;
	i = at - k;
	return i >= from ? &w->at.at[i] : NULL;
}

/* Flags of what is crossed to come to the word k steps on. */
static unsigned
crossed(const struct quote_words *w, size_t at, int step, size_t k)
{
	size_t i = step > 0 ? at + k : at - k + 1;

	return i < w->at.n ? w->at.at[i].flags : i == w->at.n ? w->behind : 0;
}

/* How many words on there is an edge or an end; at most `most`. */
static size_t
room(const struct quote_words *w, size_t at, int step, size_t from, size_t most)
{
	size_t k;

	for (k = 0; k < most && word(w, at, step, k, from); k++)
		if (crossed(w, at, step, k) & QUOTE_EDGE)
			break;
	return k;
}

static size_t
equal_run(const struct quote_walk *w, size_t p, size_t q, size_t most)
{
	size_t n;

	for (n = 0; n < most; n++) {
		const struct quote_word *x = word(w->x, w->i, w->step, p + n, w->from);
		const struct quote_word *y = word(w->y, w->j, w->step, q + n, 0);

		if (!x || !y || x->hash != y->hash)
			break;
		if (n && ((crossed(w->x, w->i, w->step, p + n) | crossed(w->y, w->j, w->step, q + n)) & QUOTE_EDGE))
			break;
	}
	return n;
}

static size_t
run_needed(const struct quote_walk *w, size_t p, size_t q)
{
	size_t d = p + q;

	if (w->whole)
		return d <= 4 ? 1 : d <= 16 ? 2 : 3;
	return d <= 2 ? 2 : d <= 6 ? 3 : d <= 16 ? 4 : 5;
}

/* One changed word, then one that is equal, then a closing mark: the last word of a quotation. */
static bool
ends_at_mark(const struct quote_walk *w, size_t p, size_t q, size_t run)
{
	return p == 1 && q == 1 && run == 1 &&
	    ((crossed(w->x, w->i, w->step, p + run) ^ crossed(w->y, w->j, w->step, q + run)) & QUOTE_MARK);
}

static int
gap_cost(size_t p, size_t q)
{
	size_t m = p > q ? p : q;

	return (int)(m <= DEAR_FROM ? m : DEAR_FROM + (m - DEAR_FROM + 1) / 2);
}

/*
 * The words of one side up to an ellipsis close by, or SIZE_MAX; 0 also for one that was just passed: the first words
 * behind it may have been equal to what it stands for.
 */
static size_t
ellipsis_at(const struct quote_words *w, size_t at, int step, size_t words)
{
	size_t k;

	for (k = 0; k <= NEAR_ELLIPSIS && k <= words; k++)
		if (crossed(w, at, step, k) & QUOTE_ELLIPSIS)
			return k;
	for (k = 1; k <= PAST_ELLIPSIS; k++) {
		size_t before = step > 0 ? at - k : at + k;

		if (before < w->at.n && (crossed(w, before, step, 0) & QUOTE_ELLIPSIS))
			return 0;
	}
	return SIZE_MAX;
}

/* The text `of` (0: x, 1: y) has left something out: find where the other one goes on. */
static bool
over_ellipsis(const struct quote_walk *w, struct gap *g, int of, size_t nx, size_t ny)
{
	size_t at = of == 0 ? ellipsis_at(w->x, w->i, w->step, nx) : ellipsis_at(w->y, w->j, w->step, ny);
	size_t near, far, most = (of == 0 ? ny : nx) < REACH_ELLIPSIS ? (of == 0 ? ny : nx) : REACH_ELLIPSIS;

	if (at == SIZE_MAX)
		return false;
	for (far = 0; far <= most; far++)
		for (near = at; near <= at + 1; near++) {
			size_t p = of == 0 ? near : far, q = of == 0 ? far : near;

			if (p + q && equal_run(w, p, q, RUN_MAX) >= 3) {
				*g = (struct gap){ p, q, CHEAP, 1 + (uint32_t)near };
				return true;
			}
		}
	return false;
}

/* Words of one side from the next one on that stand in brackets. */
static size_t
bracketed(const struct quote_words *w, size_t at, int step, size_t words, size_t from)
{
	size_t k;

	for (k = 0; k < words && k < REACH_BRACKET && (word(w, at, step, k, from)->flags & QUOTE_BRACKET); k++)
		;
	return k;
}

/* An insertion in brackets, which may stand for a few words of the other text. */
static bool
over_brackets(const struct quote_walk *w, struct gap *g, size_t nx, size_t ny)
{
	size_t x = bracketed(w->x, w->i, w->step, nx, w->from), y = bracketed(w->y, w->j, w->step, ny, 0), k;

	if (!x == !y)
		return false;
	for (k = 0; k <= DEAR_FROM; k++) {
		size_t p = x ? x : k, q = x ? k : y;

		if (equal_run(w, p, q, RUN_MAX) >= 2) {
			*g = (struct gap){ p, q, CHEAP, 1 };
			return true;
		}
	}
	return false;
}

/* The nearest place where both texts go on alike. */
static bool
over_words(const struct quote_walk *w, struct gap *g, size_t nx, size_t ny)
{
	size_t reach = w->whole ? REACH_WHOLE : REACH, d, p, q;

	nx = nx < reach ? nx : reach;
	ny = ny < reach ? ny : reach;
	for (d = 1; d <= nx + ny; d++)
		for (p = d > ny ? d - ny : 0; p <= d && p <= nx; p++) {
			size_t run = equal_run(w, p, q = d - p, RUN_MAX);

			if (run == 0 || (run < run_needed(w, p, q) && !ends_at_mark(w, p, q, run)))
				continue;
			*g = (struct gap){ p, q, ends_at_mark(w, p, q, run) ? 0 : gap_cost(p, q), (uint32_t)(p > q ? p : q) };
			return true;
		}
	return false;
}

static bool
find_gap(const struct quote_walk *w, struct gap *g)
{
	size_t most = w->whole ? REACH_WHOLE : REACH_ELLIPSIS + RUN_MAX;
	size_t nx = room(w->x, w->i, w->step, w->from, most), ny = room(w->y, w->j, w->step, 0, most);

	return over_brackets(w, g, nx, ny) || over_ellipsis(w, g, 0, nx, ny) || over_ellipsis(w, g, 1, nx, ny) ||
	    over_words(w, g, nx, ny);
}

/* Both go on by p and q words. */
static void
advance(struct quote_walk *w, size_t p, size_t q)
{
	w->i = w->step > 0 ? w->i + p : w->i - p;
	w->j = w->step > 0 ? w->j + q : w->j - q;
}

struct tally {
	long score, best;
	uint32_t same, changed;
	bool begun; /* a mark before the first word is the passage's own */
	bool gap;   /* one was passed */
};

static void
keep_best(struct quote_walk *w, struct tally *t)
{
	if (t->score <= t->best)
		return;
	t->best = t->score;
	w->best_i = w->i;
	w->best_j = w->j;
	w->same = t->same;
	w->changed = t->changed;
}

/* Take equal words until they end. */
static void
take_run(struct quote_walk *w, struct tally *t, struct quote_walk_steps *steps)
{
	struct quote_walk_step s = { w->i, w->j, 0 };
	unsigned fx, fy;
	size_t n;

	for (n = 0;; n++) {
		const struct quote_word *x = word(w->x, w->i, w->step, 0, w->from), *y = word(w->y, w->j, w->step, 0, 0);

		fx = crossed(w->x, w->i, w->step, 0);
		fy = crossed(w->y, w->j, w->step, 0);
		if (!x || !y || x->hash != y->hash)
			break;
		if (t->begun && ((fx | fy) & QUOTE_EDGE))
			break;
		if (t->begun && ((fx ^ fy) & QUOTE_MARK)) {
			keep_best(w, t);
			t->score -= MARK_COST;
		}
		t->begun = true;
		t->score++;
		t->same++;
		advance(w, 1, 1);
	}
	s.n = n;
	if (!t->gap || n >= TAIL_MIN || ((fx | fy) & QUOTE_MARK))
		keep_best(w, t);
	if (steps && n)
		vec_push(&steps->at, s);
}

void
quote_walk_run(struct quote_walk *w, struct quote_walk_steps *steps)
{
	struct tally t = { .best = 0, .begun = w->step < 0 };
	struct gap g;

	w->best_i = w->i;
	w->best_j = w->j;
	w->same = w->changed = 0;
	for (;;) {
		take_run(w, &t, steps);
		if ((!w->whole && t.score < t.best - DROP) || !find_gap(w, &g))
			break;
		t.gap = true;
		t.score -= g.cost;
		t.changed += g.changed;
		advance(w, g.p, g.q);
	}
}
