#include "quote.h"

#include <string.h>

#include "base/utf8.h"

enum {
	MARK_REACH = 1200, /* bytes to the mark that opens a long quotation */
	NEAR = 240,        /* bytes around a passage in which its origin is named */
	NAME_MIN = 3,
	NAME_MAX = 120,
};

static const struct block *
block_of(const struct doc *d, uint32_t at)
{
	size_t i = doc_block_at(d, at);

	return d->nblocks && d->blocks[i].beg <= at && at < d->blocks[i].end ? &d->blocks[i] : NULL;
}

static bool
is_word_before(struct slice s, size_t at, size_t from)
{
	uint32_t cp;

	if (at <= from)
		return false;
	utf8_decode(s, utf8_prev(s, at), &cp);
	return utf8_is_alnum(cp);
}

static bool
is_word_behind(struct slice s, size_t at, size_t end)
{
	uint32_t cp;

	if (at >= end)
		return false;
	utf8_decode(s, at, &cp);
	return utf8_is_alnum(cp);
}

/* The marks that open: those that only open, and the others at a word's start. « and „ open in some languages and close in
 * others, so that they too are told by their neighbours. */
enum mark { MARK_NONE, MARK_OPENS, MARK_CLOSES };

static enum mark
mark_at(struct slice s, size_t at, size_t used, uint32_t cp, size_t beg, size_t end)
{
	uint32_t folded[UTF8_FOLD_MAX];
	bool before = is_word_before(s, at, beg), behind = is_word_behind(s, at + used, end);

	if (utf8_fold(cp, true, folded) != 1 || (folded[0] != '"' && folded[0] != '\''))
		return MARK_NONE;
	if (before && behind)
		return MARK_NONE; /* an apostrophe */
	if (cp == 0x201C && behind)
		return MARK_OPENS;
	if (folded[0] == '\'' && before)
		return MARK_NONE; /* workers' rights: it may be one */
	return behind ? MARK_OPENS : MARK_CLOSES;
}

bool
quote_is_marked(const struct doc *d, uint32_t beg)
{
	const struct block *b = block_of(d, beg);
	size_t at = beg, stop, used;
	enum mark m;
	uint32_t cp;

	if (!b)
		return false;
	if (b->kind == BLOCK_QUOTE)
		return true;
	stop = beg - b->beg > MARK_REACH ? beg - MARK_REACH : b->beg;
	while (at > stop) {
		at = utf8_prev(d->text, at);
		used = utf8_decode(d->text, at, &cp);
		m = mark_at(d->text, at, used, cp, b->beg, b->end);
		if (m != MARK_NONE)
			return m == MARK_OPENS;
	}
	return false;
}

bool
quote_is_block(const struct doc *d, uint32_t beg, uint32_t end)
{
	const struct block *b = block_of(d, beg);

	/* words' edges: a mark or two may stand around them */
	return b && beg - b->beg <= 8 && b->end >= end && b->end - end <= 8;
}

static bool
holds_words(struct slice text, struct slice name)
{
	size_t at = slice_find(text, name, 0);

	for (; at != SIZE_MAX; at = slice_find(text, name, at + 1))
		if (!is_word_before(text, at, 0) && !is_word_behind(text, at + name.n, text.n))
			return true;
	return false;
}

static bool
holds_name(struct slice around, const char *name)
{
	struct str folded = { 0 };
	bool found;

	if (!name || strlen(name) < NAME_MIN || strlen(name) > NAME_MAX)
		return false;
	utf8_put_folded(&folded, slice_of(name), false);
	found = folded.n >= NAME_MIN && holds_words(around, str_slice(&folded));
	str_free(&folded);
	return found;
}

bool
quote_is_near(const struct doc *d, uint32_t beg, uint32_t end, const char *const *names, size_t n)
{
	struct str around = { 0 };
	size_t from = beg > NEAR ? beg - NEAR : 0, to = end + (size_t)NEAR < d->text.n ? end + (size_t)NEAR : d->text.n, i;
	bool found = false;

	while (from > 0 && ((unsigned char)d->text.p[from] & 0xC0) == 0x80)
		from--;
	while (to < d->text.n && ((unsigned char)d->text.p[to] & 0xC0) == 0x80)
		to++;
	utf8_put_folded(&around, slice_sub(d->text, from, beg), false);
	str_puts(&around, " \n ");
	utf8_put_folded(&around, slice_sub(d->text, end, to), false);
	for (i = 0; i < n && !found; i++)
		found = holds_name(str_slice(&around), names[i]);
	str_free(&around);
	return found;
}
