#include "tokens.h"

#include <string.h>

#include "analyse/names.h"
#include "analyse/ref_model.h"
#include "analyse/words.h"
#include "base/utf8.h"

enum {
	WRAP_WIDTH =
	    120,      /* a block with a longer line is not hard-wrapped: each newline ends a line */
	KEY_MAX = 64, /* longer words are no names; they share a key */
	HEADING_WORDS = 4, /* fewer capitals in a row are a name rather than a title */
};

struct tokenizer {
	struct tokens *t;
	struct slice text;
	struct str key;
	size_t at, end; /* of the line */
	bool starts;    /* the next word begins a sentence */
};

static uint32_t
peek(const struct tokenizer *z, size_t at, size_t *n)
{
	uint32_t cp;

	if (at >= z->end) {
		*n = 0;
		return 0;
	}
	*n = utf8_decode(z->text, at, &cp);
	return cp;
}

static bool
is_apostrophe(uint32_t cp)
{
	return cp == '\'' || cp == 0x2019 || cp == 0x02BC;
}

static uint32_t
intern(struct tokenizer *z, size_t beg, size_t end)
{
	struct tokens *t = z->t;
	struct slice word = slice_sub(z->text, beg, end);
	uint64_t *found;
	bool fresh;
	size_t i, n = 0;

	str_clear(&z->key);
	utf8_put_folded(&z->key, word.n > KEY_MAX ? SLICE("-") : word, false);
	for (i = 0; i < z->key.n; i++) /* U.S. is US */
		if (z->key.p[i] != '.')
			z->key.p[n++] = z->key.p[i];
	found = map_put(&t->index, (struct slice){ str_cstr(&z->key), n }, t->types.n, &fresh);
	if (fresh) {
		struct slice key = { arena_dup(&t->index.keys, str_cstr(&z->key), n), n };

		uint32_t hash = gaz_extend(GAZ_START, key);

		vec_push(&t->types, ((struct token_type){ .key = key, .classes = word_classes(key),
					.hash = hash }));
	}
	return (uint32_t)*found;
}

/* Does a dotted form like U.S. or J.K. go on after `at`, where a full stop stands? *stop gets its
 * end. */
static bool
dotted_goes_on(const struct tokenizer *z, size_t at)
{
	size_t n, m;
	uint32_t next = peek(z, at + 1, &n), after;

	if (!n || !utf8_is_alpha(next))
		return false;
	after = peek(z, at + 1 + n, &m);
	return !m || !utf8_is_alpha(after);
}

static bool
is_ascii_upper(int c)
{
	return c >= 'A' && c <= 'Z';
}

struct shape {
	size_t letters, capitals;
	bool dotted;
};

/* Walk over a word from `at`; returns its end, without 's, and sets *skip to where scanning goes
 * on. */
static size_t
word_end(const struct tokenizer *z, size_t at, struct shape *s, size_t *skip)
{
	size_t n, m, run, beg = at; /* run: letters since the last full stop */
	uint32_t cp, next;

	/* letters of ASCII first: mostly there are no others */
	for (; at < z->end && is_ascii_upper(z->text.p[at] & ~0x20); at++)
		s->capitals += is_ascii_upper(z->text.p[at]);
	s->letters = run = at - beg;
	while ((cp = peek(z, at, &n)), n) {
		if (utf8_is_alpha(cp)) {
			s->letters++;
			s->capitals += utf8_is_upper(cp);
			run++;
		} else if (is_apostrophe(cp) && run) {
			next = peek(z, at + n, &m);
			if (!m || !utf8_is_alpha(next))
				break;
			if (next == 's' || next == 'S') {
				size_t k;
				uint32_t after = peek(z, at + n + m, &k);

				if (!k || (!utf8_is_alnum(after) && !is_apostrophe(after))) {
					*skip = at + n + m;
					return at;
				}
			}
		} else if (cp == '.' && run == 1 && (s->dotted || s->letters == 1) &&
			   dotted_goes_on(z, at)) {
			s->dotted = true;
			run = 0;
		} else if (!utf8_is_digit(cp) && !utf8_is_mark(cp)) {
			break;
		}
		at += n;
	}
	*skip = at;
	return at;
}

static void
push(struct tokenizer *z, struct token k, bool glued)
{
	if (glued)
		k.flags |= TOKEN_GLUED;
	vec_push(&z->t->at, k);
}

/* Take the full stop of U.S., J. or Dr. into the word. */
static size_t
take_full_stop(const struct tokenizer *z, struct token *k, const struct shape *s)
{
	const struct token_type *type = &z->t->types.at[k->type];
	size_t n;

	if (peek(z, k->end, &n) != '.' || !n)
		return k->end;
	if (s->dotted)
		return ++k->end;
	if (s->letters == 1 && s->capitals == 1 && k->end - k->beg <= UTF8_MAX) {
		k->flags |= TOKEN_INITIAL;
		return ++k->end;
	}
	if ((type->classes & WORD_ABBREVIATION) && (type->classes & (WORD_TITLE | WORD_PLACE_LEAD)))
		return ++k->end;
	return k->end;
}

static void
add_word(struct tokenizer *z, bool glued)
{
	struct shape s = { 0 };
	struct token k = { .beg = (uint32_t)z->at };
	size_t skip;

	k.end = (uint32_t)word_end(z, z->at, &s, &skip);
	k.type = intern(z, k.beg, k.end);
	if (!s.letters)
		k.kind = TOKEN_NUMBER;
	else if (!s.capitals)
		k.kind = TOKEN_LOWER;
	else
		k.kind = s.letters > 1 && s.capitals == s.letters ? TOKEN_UPPER : TOKEN_CAPITAL;
	if (skip > k.end)
		k.flags |= TOKEN_POSSESSIVE;
	else
		skip = take_full_stop(z, &k, &s);
	if (z->starts)
		k.flags |= TOKEN_STARTS;
	z->starts = false;
	push(z, k, glued);
	z->at = skip;
}

static void
add_mark(struct tokenizer *z, bool glued)
{
	struct token k = { .beg = (uint32_t)z->at, .kind = TOKEN_MARK };
	const struct token *last = z->t->at.n ? &vec_last(&z->t->at) : NULL;
	size_t n;
	uint32_t cp = peek(z, z->at, &n);

	k.type = cp;
	k.end = (uint32_t)(z->at + n);
	z->at += n;
	switch (cp) {
	case '.':
		if (glued && last && token_is_word(last) &&
		    (z->t->types.at[last->type].classes & WORD_ABBREVIATION))
			break;
		z->starts = true;
		break;
	case '!':
	case '?':
	case ':':
	case 0x2026:
	case 0x201C:
	case 0x00AB:
	case 0x2018:
	case 0x2022: z->starts = true; break;
	case '"':
		if (!glued ||
		    (last && last->kind == TOKEN_MARK && last->type != '.' && last->type != ','))
			z->starts = true;
		break;
	default: break;
	}
	push(z, k, glued);
}

/* Is a line set in capitals, so that those of its words prove nothing? */
static bool
is_heading(const struct tokens *t, size_t first)
{
	size_t i, words = 0, capitals = 0, upper = 0, lower = 0;

	for (i = first; i < t->at.n; i++) {
		const struct token *k = &t->at.at[i];
		unsigned classes = token_is_word(k) ? t->types.at[k->type].classes : 0;

		if (!token_is_word(k))
			continue;
		words++;
		upper += k->kind == TOKEN_UPPER;
		if (classes & (WORD_STOP | WORD_JOIN))
			continue;
		if (k->kind == TOKEN_LOWER)
			lower++;
		else
			capitals++;
	}
	if (words >= 2 && upper * 4 >= words * 3)
		return words >= HEADING_WORDS || upper == words;
	return capitals >= HEADING_WORDS && capitals >= lower * 5 && words < 40 &&
	       !(vec_last(&t->at).kind == TOKEN_MARK && vec_last(&t->at).type == '.');
}

static void
add_line(struct tokenizer *z, size_t beg, size_t end, bool is_soft)
{
	struct tokens *t = z->t;
	size_t first = t->at.n, n, i;
	bool glued = false;
	uint32_t cp;

	z->at = beg;
	z->end = end;
	if (!is_soft)
		z->starts = true;
	while (z->at < end) {
		cp = peek(z, z->at, &n);
		if (utf8_is_space(cp)) {
			z->at += n;
			glued = false;
			continue;
		}
		if (utf8_is_alnum(cp))
			add_word(z, glued);
		else
			add_mark(z, glued);
		glued = true;
	}
	if (t->at.n == first || is_soft)
		return;
	t->at.at[first].flags |= TOKEN_BREAK;
	if (is_heading(t, first))
		for (i = first; i < t->at.n; i++)
			t->at.at[i].flags |= TOKEN_HEADING;
}

/* In a hard-wrapped block a line goes on unless it ends a sentence or stops well before the margin.
 */
static bool
line_goes_on(struct slice line, size_t widest)
{
	line = slice_trim(line);
	return widest <= WRAP_WIDTH && line.n && line.n * 3 >= widest * 2 &&
	       !strchr(".!?:", line.p[line.n - 1]);
}

static void
add_block(struct tokenizer *z, size_t beg, size_t end)
{
	struct slice rest = slice_sub(z->text, beg, end), line;
	size_t widest = 0;
	bool is_soft = false;

	while (slice_next_line(&line, &rest))
		if (line.n > widest)
			widest = line.n;
	rest = slice_sub(z->text, beg, end);
	while (slice_next_line(&line, &rest)) {
		size_t at = (size_t)(line.p - z->text.p);

		add_line(z, at, at + line.n, is_soft);
		is_soft = line_goes_on(line, widest);
	}
}

static void
count_cases(struct tokens *t)
{
	struct token *k;

	vec_each(k, &t->at) {
		struct token_type *type;

		if (!token_is_word(k))
			continue;
		type = &t->types.at[k->type];
		if (k->kind == TOKEN_LOWER)
			type->lower++;
		else if (k->flags & (TOKEN_STARTS | TOKEN_HEADING))
			type->starts++;
		else
			type->capital++;
	}
}

void
tokens_build(struct tokens *t, const struct doc *d)
{
	struct tokenizer z = { .t = t, .text = d->text };
	struct token_type *type;
	size_t i;

	memset(t, 0, sizeof(*t));
	t->text = d->text;
	vec_reserve(&t->at, d->text.n / 5 + 8);
	if (!d->nblocks)
		add_block(&z, 0, d->text.n);
	for (i = 0; i < d->nblocks; i++)
		if (d->blocks[i].kind != BLOCK_RULE)
			add_block(&z, d->blocks[i].beg, d->blocks[i].end);
	vec_each(type, &t->types) /* all at once: the names are far away, and one need not wait for another */
		type->names = names_classes(type->hash);
	count_cases(t);
	str_free(&z.key);
}

void
tokens_free(struct tokens *t)
{
	vec_free(&t->at);
	vec_free(&t->types);
	map_free(&t->index);
}
