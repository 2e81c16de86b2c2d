#include "ref_entry.h"

#include "base/utf8.h"

enum {
	FOLD_MAX = 48,      /* bytes of a folded word */
	QUOTE_TOKENS = 150, /* the longest quotation */
};

/* Which mark closes a quotation that this one opens; 0: it opens none. */
static uint32_t
closer(uint32_t cp)
{
	switch (cp) {
	case 0x201C: return 0x201D;
	case 0x201E: return 0x201C;
	case 0x00AB: return 0x00BB;
	case 0x00BB: return 0x00AB;
	case 0x2018: return 0x2019;
	case 0x201A: return 0x2018;
	case 0x2039: return 0x203A;
	case '"': case '\'': return cp;
	case '`': return '\'';
	default: return 0;
	}
}

static uint32_t
code(const struct ref_entry *e, size_t i)
{
	uint32_t cp;

	utf8_decode(e->text, e->tokens.at[i].beg, &cp);
	return cp;
}

static bool
blank_behind(const struct ref_entry *e, size_t i)
{
	return i + 1 >= e->tokens.n || !e->tokens.at[i + 1].glued;
}

/* May token i close: straight marks and apostrophes need something around them that says so. */
static bool
may_close(const struct ref_entry *e, size_t i, uint32_t cp)
{
	const struct ref_token *k = &e->tokens.at[i];

	if (cp != '\'' && cp != 0x2019 && cp != '"')
		return true;
	if (i + 1 < e->tokens.n && e->tokens.at[i + 1].glued && e->tokens.at[i + 1].kind != TOKEN_IS_MARK)
		return cp == '"' && k->glued;
	if (cp == '"')
		return true;
	/* students' rights: an apostrophe behind a word closes only before a mark or the end */
	return (i && e->tokens.at[i - 1].kind == TOKEN_IS_MARK && k->glued) || i + 1 >= e->tokens.n ||
	       (e->tokens.at[i + 1].kind == TOKEN_IS_MARK) || e->tokens.at[i + 1].kind >= TOKEN_IS_YEAR || !k->glued;
}

static size_t
find_mate(const struct ref_entry *e, size_t i)
{
	uint32_t open = code(e, i), close = closer(open), cp;
	size_t j, depth = 1, last = 0;

	if (!close || (i + 1 < e->tokens.n && !e->tokens.at[i + 1].glued && close == open))
		return 0;
	if (e->tokens.at[i].glued && (close == open || open == 0x2018) && i && e->tokens.at[i - 1].kind != TOKEN_IS_MARK)
		return 0;
	for (j = i + 1; j < e->tokens.n && j < i + QUOTE_TOKENS; j++) {
		if (e->tokens.at[j].mark != '"')
			continue;
		cp = code(e, j);
		if (cp == close || (close == 0x201C && cp == 0x201D) || (close == 0x2018 && cp == 0x2019) ||
		    (close == 0x201D && cp == '"')) {
			if (!may_close(e, j, cp)) {
				if (blank_behind(e, j))
					last = j;
				continue;
			}
			if (--depth == 0)
				return j;
		} else if (cp == open && close != open) {
			depth++;
		}
	}
	return last;
}

void
entry_find_quotes(struct ref_entry *e)
{
	size_t i, j, mate, seen = 0, tries = 0;

	for (i = 0; i < e->tokens.n; i++) {
		struct ref_token *k = &e->tokens.at[i];

		k->quote = seen ? QUOTE_BEHIND : QUOTE_NONE_YET;
		if (k->mark != '"' || tries > 8 || (mate = find_mate(e, i)) < i + 2) {
			tries += k->mark == '"';
			continue;
		}
		tries = 0;
		for (j = i; j <= mate; j++)
			e->tokens.at[j].quote = seen ? QUOTE_LATER : QUOTE_FIRST;
		k->mate = (uint32_t)mate;
		if (mate + 1 < e->tokens.n && (e->tokens.at[mate - 1].mark == ',' || e->tokens.at[mate - 1].mark == '.'))
			e->tokens.at[mate + 1].behind_quote = true;
		seen++;
		i = mate;
	}
}

/* The Times: a printed capital T belongs to the name. */
static bool
is_article(const struct ref_entry *e, size_t i)
{
	const struct ref_token *k = &e->tokens.at[i];

	return !k->cover_at && k->shape == SHAPE_CAPITAL &&
	       slice_eq_case(slice_sub(e->text, k->beg, k->end), SLICE("the"));
}

/* The longest phrases of the gazetteer, from left to right. */
void
entry_find_phrases(struct ref_entry *e)
{
	size_t i, j, n, best;
	char folded[FOLD_MAX];

	for (i = 0; i < e->tokens.n; i++) {
		struct ref_token *k = &e->tokens.at[i];
		uint32_t key = k->key;
		unsigned classes = k->classes, found = classes & GAZ_KNOWN ? classes : 0;

		if (k->kind != TOKEN_IS_WORD || !classes || k->cover_at)
			continue;
		best = i;
		for (j = i + 1, n = 1; (classes & GAZ_PHRASE) && j < e->tokens.n && n < GAZ_WORDS_MAX; j++, n++) {
			struct slice f = { folded, 0 };

			if (e->tokens.at[j].kind == TOKEN_IS_MARK && e->tokens.at[j].mark != '&')
				break;
			f.n = gaz_fold(folded, sizeof(folded), slice_sub(e->text, e->tokens.at[j].beg, e->tokens.at[j].end));
			key = gaz_extend(key, f);
			classes = gaz_classes(key);
			if (classes & GAZ_KNOWN) {
				best = j;
				found = classes;
			}
		}
		found &= GAZ_OUTLET | GAZ_PUBLISHER | GAZ_BODY | GAZ_PLACE;
		if (!found || k->shape == SHAPE_LOWER)
			continue;
		for (j = i; j <= best; j++) {
			e->tokens.at[j].cover = found;
			e->tokens.at[j].cover_at = j == i ? 1 : 2;
		}
		if (i && k->kind == TOKEN_IS_WORD && is_article(e, i - 1)) {
			e->tokens.at[i - 1].cover = found;
			e->tokens.at[i - 1].cover_at = 1;
			k->cover_at = 2;
		}
		i = best;
	}
}
