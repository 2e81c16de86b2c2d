#include "entity_parts.h"

#include <string.h>

#include "analyse/names.h"
#include "analyse/nicknames.h"
#include "analyse/words.h"

/*
 * People: the longest full names first, so that each shorter one finds whom it may be; then
 * surnames, first names, initials and nicknames alone.
 */
enum { WORDS_MAX = 8, NAMESAKES_MAX = 64, SOUND_MIN = 5 };

struct person {
	uint32_t form;
	struct slice word[WORDS_MAX]; /* folded, given names first, initials one by one, without
					 titles and Jr. */
	bool joined[WORDS_MAX]; /* to the word before, by a hyphen */
	uint32_t words;
	uint32_t family; /* the surname's first word: particles and what hyphens join are part of it */
	uint32_t fullness; /* words that are no initials, then words: the entity goes by the fullest
			      name */
	uint32_t count;    /* of the form */
	uint64_t sound;  /* of the first word: a hash */
	bool nick;       /* the first word is a short form */
	uint8_t junior;  /* Jr., Sr., II, ...; 0: none */
	bool full;       /* a first name and a surname */
	bool titled;     /* titles were left out */
	bool turned;     /* printed surname first, with a comma */
	bool many;       /* words: no name */
};

struct people {
	VEC(struct person) at;
	struct map exact;         /* all words -> form */
	struct short_names last;  /* last words: indices of people that were settled */
	struct short_names sound; /* how these sound */
	struct short_names parts; /* what else they may be called: forms */
	struct arena mem;
	struct str s, sound_of;
};

static bool
is_one_of(struct slice w, const char *const *words, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (slice_eq(w, slice_of(words[i])))
			return true;
	return false;
}
#define IS_ONE_OF(w, list) is_one_of((w), (list), sizeof(list) / sizeof((list)[0]))

static bool
is_title(const struct entity_finder *f, uint32_t i)
{
	return !(f->t.at.at[i].flags & TOKEN_INITIAL) &&
	    ((entity_classes(f, i) & WORD_TITLE) || entity_is_honorific(entity_word(f, i)));
}

/* J.K. and JK are two initials, where not all is in capitals. */
static bool
is_initials(const struct entity_finder *f, uint32_t i, uint32_t last)
{
	const struct token *k = &f->t.at.at[i];
	struct slice key = entity_word(f, i);
	size_t n;

	if (k->kind != TOKEN_UPPER || key.n < 2 || key.n > 3)
		return false;
	for (n = 0; n < key.n; n++)
		if ((unsigned char)key.p[n] >= 0x80)
			return false;
	if (memchr(f->t.text.p + k->beg, '.', k->end - k->beg))
		return true;
	return i != last && f->t.at.at[last].kind != TOKEN_UPPER && !(k->flags & TOKEN_HEADING);
}

static void
put_word(struct people *all, struct person *p, struct slice w, bool joined)
{
	if (p->words == WORDS_MAX) {
		p->many = true;
		return;
	}
	str_clear(&all->s);
	entity_put_plain(&all->s, w);
	p->joined[p->words] = joined;
	p->word[p->words++] =
	    (struct slice){ arena_dup(&all->mem, str_cstr(&all->s), all->s.n), all->s.n };
	p->fullness += w.n > 1 ? WORDS_MAX + 1 : 1;
}

static bool
is_hyphen(const struct entity_finder *f, uint32_t i)
{
	const struct token *k = &f->t.at.at[i];

	return k->kind == TOKEN_MARK &&
	       (k->type == '-' || k->type == 0x2010 || k->type == 0x2011) &&
	       (k->flags & TOKEN_GLUED) && (f->t.at.at[i + 1].flags & TOKEN_GLUED);
}

static void
put_words(struct people *all, const struct entity_finder *f, struct person *p, uint32_t first,
    uint32_t last)
{
	uint32_t i;
	size_t k;

	for (i = first; i <= last; i++) {
		struct slice w = entity_word(f, i);

		if (!w.n)
			continue;
		if (is_initials(f, i, last))
			for (k = 0; k < w.n; k++)
				put_word(all, p, slice_sub(w, k, k + 1), false);
		else
			put_word(all, p, w, i > first + 1 && is_hyphen(f, i - 1));
	}
}

/* A key: a mark that tells kinds of keys apart, and the words as one. Borrowed until the next. */
static struct slice
join_words(
    struct people *all, const char *mark, const struct person *p, uint32_t first, uint32_t end)
{
	uint32_t i;

	str_clear(&all->s);
	str_puts(&all->s, mark);
	for (i = first; i < end; i++)
		str_put(&all->s, p->word[i]);
	return str_slice(&all->s);
}

static uint8_t
generation(struct slice w)
{
	static const char *const names[] = { "jr", "junior", "sr", "senior", "ii", "", "iii", "",
		"iv", "" };
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (slice_eq(w, slice_of(names[i])))
			return (uint8_t)(i / 2 + 1);
	return 0;
}

static bool
is_particle(struct slice w)
{
	return w.n > 1 && (word_classes(w) & WORD_PARTICLE);
}

static struct slice
sound(struct people *all, const char *mark, struct slice word)
{
	str_clear(&all->sound_of);
	str_puts(&all->sound_of, mark);
	entity_put_sound(&all->sound_of, word);
	return str_slice(&all->sound_of);
}

static struct person
parse(struct people *all, const struct entity_finder *f, uint32_t form)
{
	const struct form *m = &f->forms.at[form];
	struct person p = { .form = form, .count = m->count };
	uint32_t first = m->first, last = m->last, comma = 0, i;

	for (i = first + 1; i < last && !comma; i++)
		if (f->t.at.at[i].kind == TOKEN_MARK && f->t.at.at[i].type == ',')
			comma = i;
	while (first < last && !comma && is_title(f, first) && token_is_word(&f->t.at.at[first + 1]))
		first++;
	p.titled = first > m->first;
	p.turned = comma && !generation(entity_word(f, comma + 1));
	if (p.turned)
		put_words(all, f, &p, comma + 1, last);
	put_words(all, f, &p, first, p.turned ? comma - 1 : last);
	while (p.words > 1 && generation(p.word[p.words - 1]))
		p.junior = generation(p.word[--p.words]);
	if (p.words)
		p.family = p.words - 1;
	while (p.family > 0 && (p.joined[p.family] || is_particle(p.word[p.family - 1])))
		p.family--;
	p.full = p.family > 0 && p.word[p.words - 1].n > 1;
	if (p.many)
		p.words = 0;
	if (p.words) {
		size_t at = 0;

		p.nick = nickname_full(p.word[0], &at).p != NULL;
		p.sound = slice_hash(sound(all, "", p.word[0]));
	}
	return p;
}

/* May these first or middle names be one? */
static bool
agrees(struct slice a, struct slice b)
{
	if (a.n == 1 || b.n == 1)
		return a.p[0] == b.p[0];
	return slice_eq(a, b) || nickname_of(a, b) || entity_same_sound(a, b);
}

/* The same of first names, where what is slow was found before. */
static bool
first_names_agree(const struct person *a, const struct person *b)
{
	struct slice x = a->word[0], y = b->word[0];

	if (x.n == 1 || y.n == 1)
		return x.p[0] == y.p[0];
	return slice_eq(x, y) || ((a->nick || b->nick) && nickname_of(x, y)) ||
	       (a->sound == b->sound && entity_same_sound(x, y));
}

/* Middle names, of which b has not more: an initial must stand where it stands in the other one. */
static bool
middles_agree(const struct person *a, const struct person *b)
{
	uint32_t i, k;
	bool initials = false;

	for (i = 1; i < a->family; i++)
		initials |= a->word[i].n == 1 || (i < b->family && b->word[i].n == 1);
	for (i = k = 1; i < b->family; i++, k++) {
		while (!initials && k < a->family && !agrees(a->word[k], b->word[i]))
			k++;
		if (k >= a->family || !agrees(a->word[k], b->word[i]))
			return false;
	}
	return true;
}

/* May two full names of one surname be one person's? George W. is not George H. W.; J. K. may be
 * Joanne. */
static bool
are_one(const struct person *a, const struct person *b)
{
	const struct person *swap = a;

	if (a->junior && b->junior && a->junior != b->junior)
		return false;
	if (a->family < b->family) {
		a = b;
		b = swap;
	}
	if (first_names_agree(a, b))
		return b->family == 1 || middles_agree(a, b);
	return false;
}

static struct slice
last_of(const struct person *p)
{
	return p->word[p->words - 1];
}

static enum name_reason
why_one(const struct person *a, const struct person *b)
{
	uint32_t i;

	if (!slice_eq(last_of(a), last_of(b)))
		return NAME_SPELLING;
	for (i = 0; i < a->family && i < b->family; i++)
		if ((a->word[i].n == 1) != (b->word[i].n == 1))
			return NAME_INITIALS;
	if (slice_eq(a->word[0], b->word[0]))
		return NAME_SHORTER;
	return nickname_of(a->word[0], b->word[0]) ? NAME_NICKNAME
	       : a->family == b->family            ? NAME_SPELLING
						   : NAME_SHORTER;
}

/* The entities that the person may be, of people with such a surname, behind f->choices[first]. */
static void
put_namesakes(const struct people *all, struct entity_finder *f, const struct person *p,
    const struct short_names *s, struct slice key, struct open_form *o)
{
	uint32_t denied[NAMESAKES_MAX];
	size_t i, k, d, ndenied = 0;
	uint64_t *at = map_get(&s->index, key);

	for (i = 0; at && i < s->lists.at[*at].at.n && i < NAMESAKES_MAX; i++) {
		const struct person *other = &all->at.at[s->lists.at[*at].at.at[i].form];
		uint32_t root = entity_root(f, other->form);

		if (!slice_eq(last_of(p), last_of(other)) && !entity_same_sound(last_of(p), last_of(other)))
			continue;
		for (d = 0; d < ndenied && denied[d] != root; d++)
			;
		for (k = o->first; k < f->choices.n && f->choices.at[k] != root; k++)
			;
		if (d < ndenied)
			continue;
		if (are_one(p, other)) {
			if (k == f->choices.n)
				vec_push(&f->choices, root);
			o->why = why_one(p, other);
		} else {
			denied[ndenied++] = root;
			if (k < f->choices.n)
				vec_remove(&f->choices, k);
		}
	}
	o->n = (uint32_t)f->choices.n - o->first;
}

/* "Ben Sallem", "Coila Huaranca" of one with a first name in front, unless the text says that it is
 * her father. */
static bool
may_be_surnames(const struct entity_finder *f, const struct person *p)
{
	static const char *const sons[] = { "ben", "abou", "bou", "san" };

	return (IS_ONE_OF(p->word[0], sons) || !(entity_names_of(p->word[0]) & NAME_FIRST)) &&
	    !entity_is_kin(f, f->forms.at[p->form].first);
}

/* Join a full name to the longer one that it may be; of several the text decides at each place. */
static void
join_full(struct people *all, struct entity_finder *f, const struct person *p)
{
	struct open_form o = { .form = p->form, .first = (uint32_t)f->choices.n };

	put_namesakes(all, f, p, &all->last, last_of(p), &o);
	if (!o.n)
		put_namesakes(all, f, p, &all->sound, sound(all, "", last_of(p)), &o);
	if (o.n == 1)
		entity_join(f, p->form, f->choices.at[o.first], o.why);
	if (o.n > 1)
		vec_push(&f->open, o);
	else
		f->choices.n = o.first;
	if (o.n)
		return;
	if (!short_names_join(
		f, &all->parts, join_words(all, "<", p, 0, p->words), p->form, NAME_SHORTER) &&
	    may_be_surnames(f, p))
		short_names_join(f, &all->parts, join_words(all, "", p, 0, p->words), p->form, NAME_SHORTER);
}

static void
put_initials(struct people *all, const struct person *p, uint32_t first)
{
	uint32_t i;

	for (i = first; i < p->words; i++)
		str_putc(&all->s, p->word[i].p[0]);
}

/* All that the person may be called. */
static void
put_parts(struct people *all, const struct entity_finder *f, const struct person *p, uint32_t index)
{
	bool kin = entity_is_kin(f, f->forms.at[p->form].first);
	struct slice full;
	uint32_t i;
	size_t at = 0;

	short_names_put(&all->last, last_of(p), SHORT_END, index);
	short_names_put(&all->sound, sound(all, "", last_of(p)), SHORT_END, index);
	for (i = 1; i < p->words; i++) {
		if (i >= p->family || !kin) /* "his son Uday Sarkan": Sarkan is another */
			short_names_put(&all->parts, join_words(all, "", p, i, p->words), SHORT_END, p->form);
		short_names_put(&all->parts, join_words(all, "", p, 0, i), SHORT_BEGIN, p->form);
		if (i > 1)
			short_names_put(&all->parts, join_words(all, "<", p, 0, i), SHORT_BEGIN, p->form);
		if (i + 1 < p->words && p->word[i].n > 2 && !is_particle(p->word[i]))
			short_names_put(&all->parts, join_words(all, "", p, i, i + 1), SHORT_INNER, p->form);
		if (i >= p->family)
			short_names_put(&all->parts,
			    sound(all, "~", join_words(all, "", p, i, p->words)), SHORT_END,
			    p->form);
	}
	join_words(all, "#", p, 0, 0);
	put_initials(all, p, 0);
	short_names_put(&all->parts, str_slice(&all->s), SHORT_END, p->form);
	join_words(all, "|", p, 0, 1);
	put_initials(all, p, 1);
	short_names_put(&all->parts, str_slice(&all->s), SHORT_END, p->form);
	short_names_put(&all->parts, join_words(all, "^", p, 0, 1), SHORT_END, p->form);
	while ((full = nickname_full(p->word[0], &at)).p) {
		join_words(all, "^", p, 0, 0);
		str_put(&all->s, full);
		short_names_put(&all->parts, str_slice(&all->s), SHORT_INNER, p->form);
	}
}

/* "Bill" of William Keller, "William" of Bill Keller. */
static bool
join_nickname(struct people *all, struct entity_finder *f, const struct person *p)
{
	struct slice full;
	size_t at = 0;

	if (short_names_join(f, &all->parts, join_words(all, "^", p, 0, 1), p->form, NAME_NICKNAME))
		return true;
	while ((full = nickname_full(p->word[0], &at)).p) {
		join_words(all, "^", p, 0, 0);
		str_put(&all->s, full);
		if (short_names_join(f, &all->parts, str_slice(&all->s), p->form, NAME_NICKNAME))
			return true;
	}
	return false;
}

/* "DH", "I. T.-B.", "Tovik O." */
static bool
join_initials(struct people *all, struct entity_finder *f, const struct person *p)
{
	uint32_t i;

	if (p->words == 1 &&
	    (f->t.at.at[f->forms.at[p->form].first].kind != TOKEN_UPPER || p->word[0].n > 4))
		return false;
	for (i = p->words > 1; i < p->words && (p->words == 1 || p->word[i].n == 1); i++)
		;
	if (i < p->words || p->word[0].n + p->words < 3)
		return false;
	return short_names_join(f, &all->parts,
	    join_words(all, p->words > 1 && p->word[0].n > 1 ? "|" : "#", p, 0, p->words), p->form,
	    NAME_INITIALS);
}

static bool
join_short(struct people *all, struct entity_finder *f, const struct person *p)
{
	struct slice key;

	if (short_names_join(f, &all->parts, join_words(all, "", p, 0, p->words), p->form, NAME_SHORTER) ||
	    join_initials(all, f, p) || (p->words == 1 && join_nickname(all, f, p)))
		return true;
	key = join_words(all, "", p, 0, p->words);
	return key.n >= SOUND_MIN && !entity_is_surname(last_of(p)) &&
	    short_names_join(f, &all->parts, sound(all, "~", key), p->form, NAME_SPELLING);
}

/* The same words, as one or several, with a title or turned. */
static bool
join_exact(struct people *all, struct entity_finder *f, const struct person *p)
{
	bool fresh;
	uint64_t *at;

	join_words(all, "", p, 0, p->words);
	str_putc(&all->s, (char)('0' + p->junior));
	at = map_put(&all->exact, str_slice(&all->s), p->form, &fresh);
	if (!fresh)
		entity_join(f, p->form, (uint32_t)*at, p->titled ? NAME_TITLE : NAME_SELF);
	return !fresh;
}

/* Of equally full ones the name proper, then the one that is printed most. */
static int
fuller(const void *a, const void *b)
{
	const struct person *x = a, *y = b;

	if (x->fullness != y->fullness)
		return x->fullness > y->fullness ? -1 : 1;
	if (x->titled + x->nick != y->titled + y->nick)
		return x->titled + x->nick > y->titled + y->nick ? 1 : -1;
	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return x->form < y->form ? -1 : 1;
}

void
entity_group_people(struct entity_finder *f)
{
	struct people all = { 0 };
	struct person *p;
	uint32_t i;

	for (i = 0; i < f->forms.n; i++)
		if (f->forms.at[i].kind == ENTITY_PERSON)
			vec_push(&all.at, parse(&all, f, i));
	if (all.at.n)
		qsort(all.at.at, all.at.n, sizeof(*all.at.at), fuller);
	vec_each(p, &all.at) {
		if (!p->words || join_exact(&all, f, p))
			p->words = 0; /* nothing left to do */
		else if (p->full) {
			join_full(&all, f, p);
			put_parts(&all, f, p, (uint32_t)(p - all.at.at));
		}
	}
	vec_each(p, &all.at)
		if (p->words && !p->full && !join_short(&all, f, p) && p->words > 1)
			put_parts(&all, f, p, (uint32_t)(p - all.at.at)); /* "Tovik O.", "Tarek-ul-Noor" */
	vec_free(&all.at);
	map_free(&all.exact);
	short_names_free(&all.last);
	short_names_free(&all.sound);
	short_names_free(&all.parts);
	arena_free(&all.mem);
	str_free(&all.s);
	str_free(&all.sound_of);
}
