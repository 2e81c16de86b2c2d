#include "ref_find.h"

#include <stdlib.h>
#include <string.h>

enum {
	CHAIN_MAX = 64,   /* earlier works of one author that are compared */
	SHORT_BYTES = 200, /* a longer entry is no cross-reference */
	KEY_WORDS = 3,    /* of a title under which it is looked up */
};

struct resolver {
	struct ref_finder *f;
	struct map authors, titles, urls, starts; /* key -> index + 1 of the last reference with it */
	VEC(uint32_t) earlier;            /* of each reference: the one before with the same first author */
	VEC(struct slice) folded;         /* of each reference: its title */
	struct str key;
};

static struct slice
copy(struct resolver *x, const struct str *s)
{
	return (struct slice){ arena_dup(x->f->mem, str_cstr(s), s->n), s->n };
}

static struct slice
folded(struct resolver *x, struct slice s)
{
	str_clear(&x->key);
	ref_fold(&x->key, s);
	return str_slice(&x->key);
}

/* The word or words, then no letter: "ibid." but not "ibidem" for "ibid". */
static bool
begins(struct slice folded, const char *words)
{
	struct slice w = slice_of(words);

	return slice_starts(folded, w) && (folded.n == w.n || folded.p[w.n] == ' ');
}

static bool
holds(struct slice folded, const char *words)
{
	size_t at, n = strlen(words);

	for (at = 0; (at = slice_find(folded, slice_of(words), at)) != SIZE_MAX; at++)
		if ((!at || folded.p[at - 1] == ' ') && (at + n == folded.n || folded.p[at + n] == ' '))
			return true;
	return false;
}

/* ibid. and its kin: the work of the note before. */
static bool
is_ibid(struct slice folded)
{
	static const char *const list[] = { "ibid", "ibidem", "ib", "ebd", "ebenda", "ebda", "idem", "id", "see ibid",
		"cf ibid", "same as above", "same source", "same", "as above", "above", "see above", "op cit", "loc cit",
		"ibid see", "siehe oben", "s o", "wie oben", "voir ci dessus", "comme ci dessus", "vgl ebd", "ivi",
		"stesso", "come sopra", "igual que arriba", "aldaar", "tamze", "там же", "see ibidem", "also ibid",
		"dies", "ders", "a a o", "aao", "tamtez", "samma", "i bid" };
	size_t i;

	for (i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (begins(folded, list[i]))
			return true;
	return false;
}

/* "id" and "above" begin other words too: only short entries that say little else. */
static bool
is_short_ibid(struct slice folded)
{
	size_t i, words = 1, digits = 0;

	for (i = 0; i < folded.n; i++) {
		words += folded.p[i] == ' ';
		digits += folded.p[i] >= '0' && folded.p[i] <= '9';
	}
	return begins(folded, "ibid") || begins(folded, "ibidem") || begins(folded, "ebd") || begins(folded, "ebenda") ||
	       words <= (digits ? 8u : 5u);
}

/* "see note 3", "supra n. 12", "(n 5)", "siehe Anm. 4": the number, 0 when there is none. */
static uint32_t
note_pointed_at(struct slice folded)
{
	static const char *const words[] = { "note", "notes", "n", "fn", "footnote", "endnote", "ref", "reference", "anm",
		"anmerkung", "fn", "fussnote", "nota", "noot", "voetnoot", "op cit note", "citation", "source", "endnote" };
	size_t i, at, n;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		n = strlen(words[i]);
		for (at = 0; (at = slice_find(folded, slice_of(words[i]), at)) != SIZE_MAX; at += n) {
			uint32_t number = 0;
			size_t k = at + n + 1;

			if ((at && folded.p[at - 1] != ' ') || k > folded.n || folded.p[at + n] != ' ')
				continue;
			while (k < folded.n && folded.p[k] >= '0' && folded.p[k] <= '9' && number < 1000)
				number = number * 10 + (uint32_t)(folded.p[k++] - '0');
			if (number && (k == folded.n || folded.p[k] == ' '))
				return number;
		}
	}
	return 0;
}

static uint32_t
final(const struct resolver *x, uint32_t i)
{
	const struct reference *r = &x->f->refs.at[i];

	return r->same_as == REFERENCE_NONE ? i : r->same_as;
}

static uint32_t
note_numbered(const struct resolver *x, uint32_t note, uint32_t number)
{
	const struct note_list *l = &x->f->notes.lists.at[x->f->notes.notes.at[note].list];
	uint32_t k;

	/* numbers rise by one but for gaps: look near where it should be */
	k = l->first + (number > 1 ? number - 1 : 0);
	if (k >= l->last)
		k = l->last - 1;
	while (k > l->first && x->f->notes.notes.at[k].number > number)
		k--;
	if (k >= note || x->f->notes.notes.at[k].number != number)
		return REFERENCE_NONE;
	return x->f->first_of_note.at[k];
}

static bool
title_key(struct resolver *x, struct slice folded, struct str *out)
{
	size_t i, words = 0;

	(void)x;
	str_clear(out);
	for (i = 0; i < folded.n; i++) {
		if (folded.p[i] == ' ' && ++words == KEY_WORDS)
			break;
		str_putc(out, folded.p[i]);
	}
	return out->n > 3;
}

/* Is the one title the other, or its beginning? */
static bool
titles_agree(struct slice full, struct slice s)
{
	if (!s.n || !full.n)
		return false;
	if (slice_eq(full, s))
		return true;
	return s.n < full.n && slice_starts(full, s) && full.p[s.n] == ' ' && memchr(s.p, ' ', s.n) != NULL;
}

/* The first two words of the entry. */
static bool
start_key(struct resolver *x, uint32_t i, struct str *out)
{
	struct slice s = folded(x, slice_sub(slice_of(x->f->refs.at[i].text), 0, SHORT_BYTES));
	size_t n, words = 0;

	for (n = 0; n < s.n; n++)
		if (s.p[n] == ' ' && ++words == 2)
			break;
	str_put(out, slice_sub(s, 0, n));
	return words == 2 && n > 4;
}

static struct slice
first_author(struct resolver *x, const struct reference *r)
{
	const struct name *n = r->authors;

	if (!r->nauthors)
		return (struct slice){ 0 };
	return folded(x, slice_of(n->family ? n->family : n->literal));
}

static bool
holds_words(struct slice whole, struct slice part)
{
	return part.n > 3 && slice_find(whole, part, 0) != SIZE_MAX;
}

/* The earlier work by the same first author that the title fits; without a title, the last one. */
static uint32_t
find_by_author(struct resolver *x, const struct reference *r, struct slice title, struct slice author)
{
	uint64_t *found = author.n ? map_get(&x->authors, author) : NULL;
	uint32_t i = found ? (uint32_t)*found - 1 : REFERENCE_NONE, steps;

	for (steps = 0; i != REFERENCE_NONE && steps < CHAIN_MAX; steps++, i = x->earlier.at[i]) {
		const struct reference *o = &x->f->refs.at[i];

		if (r->date.year && o->date.year && r->date.year != o->date.year)
			continue;
		if (!title.n || titles_agree(x->folded.at[i], title) || holds_words(x->folded.at[i], title))
			return i;
	}
	return REFERENCE_NONE;
}

static uint32_t
find_by_title(struct resolver *x, struct slice title)
{
	struct str key = { 0 };
	uint64_t *found = NULL;
	uint32_t i = REFERENCE_NONE;

	if (title_key(x, title, &key))
		found = map_get(&x->titles, str_slice(&key));
	if (found && titles_agree(x->folded.at[*found - 1], title))
		i = (uint32_t)*found - 1;
	str_free(&key);
	return i;
}

static bool
dates_agree(struct date a, struct date b)
{
	return !a.year || !b.year ||
	       (a.year == b.year && (!a.month || !b.month || (a.month == b.month && (!a.day || !b.day || a.day == b.day))));
}

/* A short form: an author or title of before and nothing that would make it a work of its own. */
static bool
is_short(const struct reference *r)
{
	return !r->url && !r->doi && !r->date.month && r->end - r->beg < SHORT_BYTES && !(r->date.year && r->container);
}

static bool
is_op_cit(struct slice folded)
{
	static const char *const list[] = { "op cit", "loc cit", "supra", "a a o", "aao", "cit", "art cit", "ob cit",
		"ibid", "above", "ebd" };
	size_t i;

	for (i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (holds(folded, list[i]))
			return true;
	return false;
}

/* "…, ibid., p. 4" behind a remark or quotation */
static bool
ends_in_ibid(struct slice text)
{
	struct slice s = text.n > 32 ? slice_sub(text, text.n - 32, text.n) : text;
	size_t i;

	for (i = 0; i + 4 <= s.n; i++)
		if (slice_starts_case(slice_sub(s, i, s.n), SLICE("ibid")) && i && strchr(" ,.;(”\"'", s.p[i - 1])) {
			for (i += 4; i < s.n && (strchr(" .,pP-()ivxlc", s.p[i]) || (unsigned char)s.p[i] >= 0x80 || (s.p[i] >= '0' && s.p[i] <= '9')); i++)
				;
			return i == s.n;
		}
	return false;
}

/* An earlier entry that begins with the same two words: whoever is named there wrote both. */
static uint32_t
find_by_start(struct resolver *x, uint32_t i)
{
	struct str key = { 0 };
	uint64_t *found = NULL;

	if (start_key(x, i, &key))
		found = map_get(&x->starts, str_slice(&key));
	str_free(&key);
	return found ? (uint32_t)*found - 1 : REFERENCE_NONE;
}

/* "Surname 2001, p. 44": an author and year alone. */
static uint32_t
find_by_year(struct resolver *x, struct slice folded)
{
	struct reference r = { 0 };
	struct slice author = { folded.p, 0 }, rest;
	size_t at = 0, n;

	while (at < folded.n && !(folded.p[at] >= '0' && folded.p[at] <= '9'))
		at++;
	for (n = 0; at + n < folded.n && folded.p[at + n] >= '0' && folded.p[at + n] <= '9' && n < 5; n++)
		r.date.year = (short)(r.date.year * 10 + folded.p[at + n] - '0');
	rest = slice_sub(folded, at + n, folded.n);
	if (n != 4 || !at || rest.n > 16 || strspn(rest.n ? rest.p : "", " p0123456789") < rest.n)
		return REFERENCE_NONE;
	while (author.n < at && folded.p[author.n] != ' ')
		author.n++;
	rest = slice_sub(folded, author.n + 1, at);
	if (rest.n && !slice_starts(rest, SLICE("and ")) && !slice_starts(rest, SLICE("et al")))
		author.n = at - 1; /* van der Berg */
	return find_by_author(x, &r, (struct slice){ 0 }, author);
}

/* "Surname, Short Title, 46": whatever else the words may look like. */
static uint32_t
find_by_surname(struct resolver *x, struct slice folded)
{
	size_t n = 0, steps;
	struct slice title;
	uint64_t *found;
	uint32_t i;

	while (n < folded.n && folded.p[n] != ' ')
		n++;
	title = slice_sub(folded, n + (n < folded.n), folded.n);
	while (title.n && strchr(" p0123456789", title.p[title.n - 1]))
		title.n--;
	found = title.n > 3 && title.n < folded.n - n - 1 ? map_get(&x->authors, slice_sub(folded, 0, n)) : NULL;
	i = found ? (uint32_t)*found - 1 : REFERENCE_NONE;
	for (steps = 0; i != REFERENCE_NONE && steps < CHAIN_MAX; steps++, i = x->earlier.at[i])
		if (titles_agree(x->folded.at[i], title))
			return i;
	return REFERENCE_NONE;
}

/* Sets *back when the entry is nothing but a pointer. */
static uint32_t
meant_by(struct resolver *x, uint32_t note, uint32_t i, uint32_t last, bool *back)
{
	const struct reference *r = &x->f->refs.at[i];
	struct slice text = folded(x, slice_sub(slice_of(r->text), 0, SHORT_BYTES)), title = x->folded.at[i], author;
	bool is_pointer = slice_of(r->text).n < SHORT_BYTES && !r->url, op_cit;
	uint32_t number, found;
	uint64_t *at;

	*back = true;
	if (is_pointer && is_ibid(text) && is_short_ibid(text))
		return last;
	number = is_pointer ? note_pointed_at(text) : 0;
	op_cit = is_pointer && is_op_cit(text);
	if (ends_in_ibid(slice_of(r->text)) && !r->url && !r->date.month)
		return last;
	if (number && !r->date.year && (found = note_numbered(x, note, number)) != REFERENCE_NONE)
		return found;
	if (is_pointer && ((found = find_by_year(x, text)) != REFERENCE_NONE || (found = find_by_surname(x, text)) != REFERENCE_NONE))
		return found;
	*back = false;
	if (r->url && (at = map_get(&x->urls, slice_of(r->url))))
		return (uint32_t)*at - 1;
	author = first_author(x, r);
	if (op_cit) {
		found = find_by_author(x, r, (struct slice){ 0 }, author);
		if (found == REFERENCE_NONE)
			found = find_by_start(x, i);
		*back = found != REFERENCE_NONE;
		if (*back)
			return found;
	}
	found = find_by_author(x, r, title, author);
	if (found == REFERENCE_NONE && !(r->nauthors && x->f->refs.at[i].date.year))
		found = find_by_title(x, title);
	if (found == REFERENCE_NONE)
		return found;
	if (is_short(r) && (title.n || !r->container)) {
		*back = !slice_eq(title, x->folded.at[found]) || !r->container;
		return found;
	}
	if (slice_eq(title, x->folded.at[found]) && title.n > 8 && dates_agree(r->date, x->f->refs.at[found].date) &&
	    !(r->url && x->f->refs.at[found].url))
		return found;
	return REFERENCE_NONE;
}

/* From now on others may mean it. */
static void
remember(struct resolver *x, uint32_t i)
{
	const struct reference *r = &x->f->refs.at[i];
	struct slice author = first_author(x, r);
	uint64_t *slot;
	struct str key = { 0 };
	bool fresh;

	if (author.n) {
		slot = map_put(&x->authors, author, 0, &fresh);
		x->earlier.at[i] = fresh ? REFERENCE_NONE : (uint32_t)*slot - 1;
		*slot = i + 1;
	}
	if (title_key(x, x->folded.at[i], &key))
		*map_put(&x->titles, str_slice(&key), 0, NULL) = i + 1;
	str_clear(&key);
	if (start_key(x, i, &key))
		*map_put(&x->starts, str_slice(&key), 0, NULL) = i + 1;
	str_free(&key);
	if (r->url)
		map_put(&x->urls, slice_of(r->url), i + 1, NULL);
}

static void
resolve_note(struct resolver *x, uint32_t note, uint32_t first, uint32_t end, uint32_t *last)
{
	uint32_t i, to;
	bool back;

	for (i = first; i < end; i++) {
		struct reference *r = &x->f->refs.at[i];

		to = meant_by(x, note, i, *last, &back);
		if (to != REFERENCE_NONE && to < i) {
			r->same_as = final(x, to);
			if (back)
				r->kind = REFERENCE_BACK;
		} else if (r->kind != REFERENCE_PROSE) {
			remember(x, i);
		}
		if (r->kind != REFERENCE_PROSE)
			*last = final(x, i);
	}
}

void
ref_resolve(struct ref_finder *f)
{
	struct resolver x = { .f = f };
	uint32_t k, i, last = REFERENCE_NONE;
	struct str s = { 0 };

	for (i = 0; i < f->refs.n; i++) {
		str_clear(&s);
		if (f->refs.at[i].title)
			ref_fold(&s, slice_of(f->refs.at[i].title));
		vec_push(&x.folded, copy(&x, &s));
		vec_push(&x.earlier, REFERENCE_NONE);
	}
	for (k = 0; k < f->notes.notes.n; k++) {
		uint32_t first = f->first_of_note.at[k], end = first;

		if (first == REFERENCE_NONE)
			continue;
		if (k && f->notes.notes.at[k].list != f->notes.notes.at[k - 1].list)
			last = REFERENCE_NONE;
		for (i = k + 1; i < f->notes.notes.n && f->first_of_note.at[i] == REFERENCE_NONE; i++)
			;
		end = i < f->notes.notes.n ? f->first_of_note.at[i] : (uint32_t)f->refs.n;
		resolve_note(&x, k, first, end, &last);
	}
	map_free(&x.authors);
	map_free(&x.titles);
	map_free(&x.urls);
	map_free(&x.starts);
	vec_free(&x.earlier);
	vec_free(&x.folded);
	str_free(&x.key);
	str_free(&s);
}
