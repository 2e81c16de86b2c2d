#include "quote_words.h"

#include <stdlib.h>
#include <string.h>

#include "analyse/quote_list.h"
#include "base/utf8.h"

enum {
	WORD_MAX = 4096,  /* bytes; what is longer goes on as another word */
	MARKER_MAX = 16,  /* bytes of a marker of notes: [3], [12, 14–17] */
	ELLIPSIS_DOTS = 3,
	DEPTH_MAX = 4,    /* of brackets */
};

#define HASH_START 2166136261u
#define HASH_STEP 16777619u

struct cutter {
	struct quote_words *out;
	size_t at, end;
	unsigned flags; /* of the gap that is being crossed */
	unsigned dots;
	int depth;
};

static uint32_t
mix32(uint32_t h)
{
	h ^= h >> 16;
	h *= 0x7FEB352Du;
	h ^= h >> 15;
	h *= 0x846CA68Bu;
	return h ^ h >> 16;
}

static bool
is_ascii_word(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool
is_superscript(uint32_t cp)
{
	return cp == 0xB2 || cp == 0xB3 || cp == 0xB9 || (cp >= 0x2070 && cp <= 0x2089);
}

static bool
is_apostrophe(uint32_t cp)
{
	return cp == '\'' || cp == 0x2019 || cp == 0x02BC;
}

/* Scripts without blanks between words. */
static bool
is_alone(uint32_t cp)
{
	enum utf8_script script;

	if (cp < 0x2E80)
		return false;
	script = utf8_script(cp);
	return script == SCRIPT_HAN || script == SCRIPT_KANA;
}

/* Is there a part of a word at byte `at`? *used gets its bytes. */
static bool
is_word_at(const struct cutter *c, size_t at, uint32_t *cp, size_t *used)
{
	unsigned char byte;

	if (at >= c->end)
		return false;
	byte = (unsigned char)c->out->text.p[at];
	if (byte < 0x80) {
		*cp = byte;
		*used = 1;
		return is_ascii_word(byte);
	}
	*used = utf8_decode(c->out->text, at, cp);
	return (utf8_is_alnum(*cp) && !is_superscript(*cp)) || utf8_is_mark(*cp);
}

/* The bytes of a marker of notes that begins at `at`, else 0. */
static size_t
marker_length(const struct cutter *c, size_t at)
{
	size_t end = at + MARKER_MAX < c->end ? at + MARKER_MAX : c->end, i;
	const char *p = c->out->text.p;
	bool digit = false;

	for (i = at + 1; i < end; i++) {
		if (p[i] == ']')
			return digit ? i + 1 - at : 0;
		digit |= p[i] >= '0' && p[i] <= '9';
		if (!strchr("0123456789,; -\xE2\x80\x93\x94", p[i]) || p[i] == '\0')
			return 0;
	}
	return 0;
}

/* "[T]he": a letter whose case was changed. `at` is its bracket. */
static bool
is_first_letter(const struct cutter *c, size_t at)
{
	const char *p = c->out->text.p;

	return at < c->end && c->end - at >= 4 && p[at] == '[' && p[at + 2] == ']' && is_ascii_word((unsigned char)p[at + 1]) &&
	    is_ascii_word((unsigned char)p[at + 3]) && p[at + 1] > '9';
}

static void
pass_bracket(struct cutter *c, bool opens)
{
	if (opens && c->depth < DEPTH_MAX)
		c->depth++;
	else if (!opens && c->depth > 0)
		c->depth--;
}

/* Step over what is no word, and remember what it was. */
static void
pass_gap(struct cutter *c, uint32_t cp, size_t used)
{
	uint32_t folded[UTF8_FOLD_MAX];
	size_t marker;

	if (cp == '[' && (marker = marker_length(c, c->at))) {
		c->at += marker;
		return;
	}
	c->at += used;
	if (is_first_letter(c, c->at - used))
		return;
	if (cp == '.')
		c->dots++;
	else if (cp == 0x2026)
		c->flags |= QUOTE_ELLIPSIS;
	else if (cp == '[' || cp == '(')
		pass_bracket(c, true);
	else if (cp == ']' || cp == ')')
		pass_bracket(c, false);
	else if (cp == '"' || cp == '\'' || cp == 0x2039 || cp == 0x203A)
		c->flags |= QUOTE_MARK;
	else if (cp >= 0x80 && utf8_fold(cp, true, folded) == 1 && (folded[0] == '"' || folded[0] == '\''))
		c->flags |= QUOTE_MARK;
	if (c->dots >= ELLIPSIS_DOTS)
		c->flags |= QUOTE_ELLIPSIS;
}

/* One character that is not ASCII into a word's hash. */
static uint32_t
hash_character(uint32_t hash, uint32_t cp)
{
	uint32_t folded[UTF8_FOLD_MAX];
	size_t n, i;

	n = utf8_fold(cp, false, folded);
	for (i = 0; i < n; i++)
		hash = (hash ^ folded[i]) * HASH_STEP;
	return hash;
}

/* The ASCII letters and digits from c->at on into the hash: nearly all there is of most texts. */
static void
take_ascii(struct cutter *c, struct quote_word *w)
{
	const unsigned char *p = (const unsigned char *)c->out->text.p;
	size_t at = c->at, end = c->end - w->beg > WORD_MAX ? w->beg + WORD_MAX : c->end;
	uint32_t hash = w->hash;

	for (; at < end; at++)
		if ((unsigned)(p[at] | 32) - 'a' < 26u) {
			hash = (hash ^ (p[at] | 32u)) * HASH_STEP;
			w->flags = 0;
		} else if ((unsigned)p[at] - '0' < 10u) {
			hash = (hash ^ p[at]) * HASH_STEP;
		} else {
			break;
		}
	w->hash = hash;
	c->at = at;
}

/* Does the word go on over an apostrophe, or over the bracket of "[T]he"? Steps over it. */
static bool
passes_joint(struct cutter *c)
{
	uint32_t cp, next;
	size_t used, after;

	if (c->at >= c->end)
		return false;
	used = utf8_decode(c->out->text, c->at, &cp);
	if (!is_apostrophe(cp) && !(cp == ']' && is_first_letter(c, c->at - 2)))
		return false;
	if (!is_word_at(c, c->at + used, &next, &after))
		return false;
	c->at += used;
	return true;
}

static void
take_word(struct cutter *c)
{
	struct quote_word w = { .hash = HASH_START, .beg = (uint32_t)c->at, .flags = QUOTE_NUMBER };
	uint32_t cp;
	size_t used;

	for (;;) {
		take_ascii(c, &w);
		if (c->at - w.beg >= WORD_MAX)
			break;
		if (is_word_at(c, c->at, &cp, &used)) {
			bool alone = is_alone(cp);

			if (alone && c->at > w.beg)
				break;
			w.hash = hash_character(w.hash, cp);
			w.flags = 0;
			c->at += used;
			if (alone)
				break;
		} else if (!passes_joint(c)) {
			break;
		}
	}
	w.length = (uint16_t)(c->at - w.beg);
	w.flags |= (uint16_t)(c->flags | (c->depth ? QUOTE_BRACKET : 0));
	w.hash = mix32(w.hash);
	vec_push(&c->out->at, w);
	c->flags = 0;
	c->dots = 0;
}

static void
cut(struct cutter *c, size_t beg, size_t end)
{
	uint32_t cp;
	size_t used;

	c->at = beg;
	c->end = end;
	c->depth = 0; /* a bracket that is never closed ends with its block */
	while (c->at < c->end)
		if (c->out->text.p[c->at] == ' ')
			c->at++;
		else if (is_word_at(c, c->at, &cp, &used) && (cp < 0x80 || !utf8_is_mark(cp)))
			take_word(c);
		else
			pass_gap(c, cp, used);
}

void
quote_words_build(struct quote_words *w, const struct doc *d)
{
	struct cutter c = { .out = w };
	struct quote_list list = { 0 };
	size_t i;

	*w = (struct quote_words){ .text = d->text };
	vec_reserve(&w->at, d->text.n / 6 + 16);
	for (i = 0; i < d->nblocks; i++)
		if (quote_list_holds(&list, d, i))
			c.flags |= QUOTE_EDGE;
		else
			cut(&c, d->blocks[i].beg, d->blocks[i].end);
	w->behind = c.flags;
}

void
quote_words_build_range(struct quote_words *w, struct slice text, size_t beg, size_t end)
{
	struct cutter c = { .out = w };

	*w = (struct quote_words){ .text = text };
	cut(&c, beg, end < text.n ? end : text.n);
	w->behind = c.flags;
}

void
quote_words_free(struct quote_words *w)
{
	vec_free(&w->at);
}

/* --- fingerprints --------------------------------------------------------------------------- */

uint32_t
quote_hash_run(const struct quote_word *w)
{
	/* odd numbers without a pattern; the products do not wait for each other */
	static const uint64_t factors[QUOTE_RUN] = { UINT64_C(0x9E3779B97F4A7C15), UINT64_C(0xBF58476D1CE4E5B9),
		UINT64_C(0x94D049BB133111EB), UINT64_C(0xD6E8FEB86659FD93), UINT64_C(0xA0761D6478BD642F) };
	uint64_t h = 0;
	int i;

	for (i = 0; i < QUOTE_RUN; i++)
		h += (w[i].hash + UINT64_C(1)) * factors[i];
	return (uint32_t)((h ^ h >> 29) >> 24);
}

static uint8_t
hash_pair(const struct quote_words *w, size_t i, size_t end)
{
	uint32_t h;

	if (i > end || end - i < 2) /* i may have wrapped below 0 */
		return 0;
	h = mix32(w->at.at[i].hash * 3 + w->at.at[i + 1].hash);
	return (uint8_t)(1 + h % 255);
}

static void
push_print(struct quote_prints *p, const struct quote_words *w, uint32_t hash, size_t word)
{
	vec_push(&p->at, ((struct quote_print){
			     .hash = hash,
			     .word = (uint32_t)word,
			     .before = hash_pair(w, word - 2, word),
			     .behind = hash_pair(w, word + QUOTE_RUN, w->at.n),
			 }));
}

/* The rightmost least hash of the window that ends at i. */
static size_t
least_of(const uint32_t *ring, size_t i)
{
	size_t least = i + 1 >= QUOTE_WINDOW ? i + 1 - QUOTE_WINDOW : 0, k;

	for (k = least + 1; k <= i; k++)
		if (ring[k % QUOTE_WINDOW] <= ring[least % QUOTE_WINDOW])
			least = k;
	return least;
}

static void
winnow(struct quote_prints *p, const struct quote_words *w)
{
	uint32_t ring[QUOTE_WINDOW], hash;
	size_t n = w->at.n < QUOTE_RUN ? 0 : w->at.n - QUOTE_RUN + 1, i, least = SIZE_MAX, pushed = SIZE_MAX, edge = 0;

	for (i = 1; i < QUOTE_RUN && n; i++)
		if (w->at.at[i].flags & QUOTE_EDGE)
			edge = i;
	for (i = 0; i < n; i++) {
		if (w->at.at[i + QUOTE_RUN - 1].flags & QUOTE_EDGE)
			edge = i + QUOTE_RUN - 1;
		hash = edge <= i ? quote_hash_run(&w->at.at[i]) : UINT32_MAX; /* no run goes over an edge */
		ring[i % QUOTE_WINDOW] = hash;
		if (least == SIZE_MAX || least + QUOTE_WINDOW <= i)
			least = least_of(ring, i);
		else if (hash < ring[least % QUOTE_WINDOW])
			least = i;
		if ((i + 1 >= QUOTE_WINDOW || i + 1 == n) && least != pushed) {
			if (ring[least % QUOTE_WINDOW] != UINT32_MAX)
				push_print(p, w, ring[least % QUOTE_WINDOW], least);
			pushed = least;
		}
	}
}

void
quote_prints_build(struct quote_prints *p, const struct quote_words *w)
{
	*p = (struct quote_prints){ 0 };
	vec_reserve(&p->at, w->at.n * 2 / (QUOTE_WINDOW + 1) + 16);
	winnow(p, w);
}

void
quote_prints_free(struct quote_prints *p)
{
	vec_free(&p->at);
}
