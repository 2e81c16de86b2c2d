#include "entity_parts.h"

#include <string.h>

#include "analyse/words.h"

#define NOBODY UINT32_MAX

enum { MAN = 1, WOMAN = 2, KIN = 4, KIN_GAP = 6 /* tokens */ };

/* What is known of entities while the pieces are walked through; arrays by form, roots hold the
 * values. */
struct walk {
	uint32_t *root;  /* of each form before anything was settled here */
	uint32_t *open;  /* its open_form + 1, when it is the root of one */
	uint32_t *seen;  /* the last piece + 1 */
	uint32_t *first; /* the first piece + 1 of those that are no question */
	uint8_t *sex;    /* MAN, WOMAN, as far as titles tell */
	bool *kin;       /* first named as someone's son, mother, ... */
	bool *moved;     /* the form's own pieces have gone to some entity */
	struct map titles;  /* root, title */
	struct map settled; /* form, root -> the form of such pieces */
};

static struct slice
pair(uint32_t out[2], uint32_t a, uint32_t b)
{
	out[0] = a;
	out[1] = b;
	return (struct slice){ (const char *)out, 2 * sizeof(*out) };
}

/* The word in front of a piece; empty: none. */
static struct slice
word_before(const struct entity_finder *f, const struct piece *p)
{
	if (!p->first || (f->t.at.at[p->first].flags & TOKEN_BREAK))
		return SLICE("");
	return entity_word(f, p->first - 1);
}

static unsigned
sex_of_word(struct slice w)
{
	/* sorted */
	static const struct {
		char word[16];
		uint8_t sex;
	} words[] = {
		{ "actress", WOMAN }, { "aunt", WOMAN | KIN }, { "baron", MAN },
		{ "baroness", WOMAN }, { "brother", MAN | KIN }, { "businessman", MAN },
		{ "businesswoman", WOMAN }, { "chairman", MAN }, { "chairwoman", WOMAN },
		{ "congressman", MAN }, { "congresswoman", WOMAN }, { "count", MAN },
		{ "countess", WOMAN }, { "dame", WOMAN }, { "daughter", WOMAN | KIN },
		{ "duchess", WOMAN }, { "duke", MAN }, { "father", MAN | KIN }, { "frau", WOMAN },
		{ "granddaughter", WOMAN | KIN }, { "grandfather", MAN | KIN },
		{ "grandmother", WOMAN | KIN }, { "grandson", MAN | KIN }, { "herr", MAN },
		{ "husband", MAN | KIN }, { "king", MAN }, { "lady", WOMAN }, { "lord", MAN },
		{ "madame", WOMAN }, { "miss", WOMAN }, { "mme", WOMAN }, { "monsieur", MAN },
		{ "mother", WOMAN | KIN }, { "mr", MAN }, { "mrs", WOMAN }, { "ms", WOMAN },
		{ "nephew", MAN | KIN }, { "niece", WOMAN | KIN }, { "prince", MAN },
		{ "princess", WOMAN }, { "queen", WOMAN }, { "senor", MAN }, { "senora", WOMAN },
		{ "signor", MAN }, { "signora", WOMAN }, { "sir", MAN }, { "sister", WOMAN | KIN },
		{ "son", MAN | KIN }, { "spokesman", MAN }, { "spokeswoman", WOMAN },
		{ "stepdaughter", WOMAN | KIN }, { "stepfather", MAN | KIN },
		{ "stepmother", WOMAN | KIN }, { "stepson", MAN | KIN }, { "uncle", MAN | KIN },
		{ "widow", WOMAN | KIN }, { "widower", MAN | KIN }, { "wife", WOMAN | KIN },
	};
	size_t low = 0, high = sizeof(words) / sizeof(words[0]);

	if (w.n >= sizeof(words[0].word))
		return 0;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int d = strncmp(words[mid].word, w.p, w.n);

		if (d == 0 && !words[mid].word[w.n])
			return words[mid].sex;
		if (d < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return 0;
}

static unsigned
sex_of(const struct entity_finder *f, const struct piece *p)
{
	unsigned sex = sex_of_word(word_before(f, p));

	if (p->first > 1 && f->t.at.at[p->first - 1].kind == TOKEN_MARK &&
	    f->t.at.at[p->first - 1].type == ',') { /* her son, X */
		sex = sex_of_word(entity_word(f, p->first - 2));
		if (!(sex & KIN))
			return 0;
	}
	return sex & ~(unsigned)KIN;
}

bool
entity_is_kin(const struct entity_finder *f, uint32_t first)
{
	uint32_t i;

	for (i = first; i > 0 && i + KIN_GAP > first; i--) {
		const struct token *k = &f->t.at.at[i - 1];

		if ((f->t.at.at[i].flags & TOKEN_BREAK) || (k->kind == TOKEN_MARK && k->type != ','))
			return false;
		if (k->kind == TOKEN_LOWER && (sex_of_word(entity_word(f, i - 1)) & KIN))
			return true;
	}
	return false;
}

/* The type of a title that tells one bearer from another; NOBODY: none. */
static uint32_t
title_of(const struct entity_finder *f, const struct piece *p)
{
	if (!word_before(f, p).n || sex_of(f, p) || !(entity_classes(f, p->first - 1) & WORD_TITLE))
		return NOBODY;
	return f->t.at.at[p->first - 1].type;
}

static void
begin(struct walk *w, struct entity_finder *f)
{
	size_t i, n = f->forms.n + 1;
	uint32_t key[2];

	w->root = mem_zalloc(n * sizeof(*w->root));
	w->open = mem_zalloc(n * sizeof(*w->open));
	w->seen = mem_zalloc(n * sizeof(*w->seen));
	w->first = mem_zalloc(n * sizeof(*w->first));
	w->sex = mem_zalloc(n);
	w->kin = mem_zalloc(n * sizeof(*w->kin));
	w->moved = mem_zalloc(n * sizeof(*w->moved));
	for (i = 0; i < f->forms.n; i++)
		w->root[i] = entity_root(f, (uint32_t)i);
	for (i = 0; i < f->open.n; i++)
		if (w->root[f->open.at[i].form] == f->open.at[i].form)
			w->open[f->open.at[i].form] = (uint32_t)i + 1;
	for (i = 0; i < f->pieces.n; i++) {
		const struct piece *p = &f->pieces.at[i];
		uint32_t root = w->root[p->form];

		if (w->open[root])
			continue;
		if (!w->first[root]) {
			w->first[root] = (uint32_t)i + 1;
			w->kin[root] = entity_is_kin(f, p->first);
		}
		if (f->forms.at[root].kind != ENTITY_PERSON)
			continue;
		w->sex[root] |= (uint8_t)sex_of(f, p);
		if (title_of(f, p) != NOBODY)
			map_put(&w->titles, pair(key, root, title_of(f, p)), 0, NULL);
	}
}

static void
end(struct walk *w)
{
	free(w->root);
	free(w->open);
	free(w->seen);
	free(w->first);
	free(w->sex);
	free(w->kin);
	free(w->moved);
	map_free(&w->titles);
	map_free(&w->settled);
}

/*
 * Is `a` meant rather than `b`? Who bears the title, or is known to be of that sex; then who was
 * not brought in as somebody's relative; then who was named last before, or first of all.
 */
static bool
is_nearer(const struct walk *w, uint32_t a, bool a_titled, uint32_t b, bool b_titled)
{
	if (a_titled != b_titled)
		return a_titled;
	if (w->seen[a] && w->seen[b] && w->kin[a] != w->kin[b])
		return w->kin[b];
	if (w->seen[a] != w->seen[b])
		return w->seen[a] > w->seen[b];
	return w->first[a] < w->first[b];
}

/* Whom the piece means of those that it may; those of another sex it does not. */
static uint32_t
choose(
    const struct walk *w, struct entity_finder *f, const struct piece *p, const struct open_form *o)
{
	bool person = f->forms.at[o->form].kind == ENTITY_PERSON, titled = false, has;
	unsigned sex = person ? sex_of(f, p) : 0;
	uint32_t title = person ? title_of(f, p) : NOBODY, best = NOBODY, key[2], i;

	for (i = o->first; i < o->first + o->n; i++) {
		uint32_t root = w->root[f->choices.at[i]];

		if (w->open[root] || !w->first[root] || (sex && w->sex[root] && !(w->sex[root] & sex)))
			continue;
		has = (w->sex[root] & sex) || (title != NOBODY && map_get(&w->titles, pair(key, root, title)));
		if (best != NOBODY && !is_nearer(w, root, has, best, titled))
			continue;
		best = root;
		titled = has;
	}
	return best;
}

/* Give the piece to the root. The form goes with it; when it has gone elsewhere, a new one is made
 * of it. */
static void
give(struct walk *w, struct entity_finder *f, struct piece *p, uint32_t root, enum name_reason why)
{
	struct form m = f->forms.at[p->form];
	uint32_t key[2];
	uint64_t *at;
	bool fresh;

	at = map_put(&w->settled, pair(key, p->form, root), p->form, &fresh);
	if (!fresh) {
		p->form = (uint32_t)*at;
		return;
	}
	if (!w->moved[p->form]) {
		w->moved[p->form] = true;
		f->forms.at[p->form].parent = root == NOBODY ? p->form : root;
		f->forms.at[p->form].why = why;
		return;
	}
	*at = f->forms.n;
	m.parent = root == NOBODY ? (uint32_t)f->forms.n : root;
	m.why = why;
	vec_push(&f->forms, m);
	p->form = (uint32_t)*at;
}

void
entity_settle_open(struct entity_finder *f)
{
	struct walk w = { 0 };
	struct piece *p;

	if (!f->open.n)
		return;
	begin(&w, f);
	vec_each(p, &f->pieces) {
		uint32_t root = w.root[p->form];

		if (w.open[root]) {
			const struct open_form *o = &f->open.at[w.open[root] - 1];

			root = choose(&w, f, p, o);
			give(&w, f, p, root, o->why);
		}
		if (root == NOBODY)
			continue;
		w.seen[root] = (uint32_t)(p - f->pieces.at) + 1;
		if (f->forms.at[root].kind == ENTITY_PERSON)
			w.sex[root] |= (uint8_t)sex_of(f, p);
	}
	end(&w);
}
