#include "entities.h"

#include <stdlib.h>
#include <string.h>

#include "analyse/sentence.h"
#include "app/library_private.h"
#include "base/map.h"
#include "db/articles.h"
#include "db/entities.h"

/*
 * Sentences that say most of an entity. One is worth more when it tells what it is ("X is", "X, the …"), names it early, has
 * others in it, and when its article is about the entity; of each article the best one stands.
 */

enum {
	ARTICLES_READ = 12,
	TEXT_MOST = 1 << 20, /* bytes of a text that is read for this */
	MENTIONS_READ = 8,   /* of an article */
	WINDOW = 1500,       /* bytes on each side of a mention */
	LEAST = 40, MOST = 400, /* bytes of a sentence that is worth showing */
};

struct candidate_sentence {
	struct entity_sentence x;
	double worth;
};

static bool
tells_what(struct slice behind)
{
	static const char *const starts[] = { " is ", " was ", " are ", " were ", ", the ", ", a ", ", an ", ", who ", ", which ",
		", whose ", " (", ", former ", ", then ", " became ", " has ", " said ", " founded ", " leads " };
	size_t i;

	for (i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (slice_starts(behind, slice_of(starts[i])))
			return true;
	return false;
}

static size_t
others_in(const struct article *a, int64_t id, uint32_t beg, uint32_t end)
{
	size_t i, n = 0;

	for (i = 0; i < a->doc.nspans && a->doc.spans[i].beg < end; i++)
		if (a->doc.spans[i].kind == SPAN_MENTION && a->doc.spans[i].beg >= beg &&
		    a->entities[a->doc.spans[i].target].id != id)
			n++;
	return n;
}

/* A list of notes says nothing of anybody. */
static bool
in_reference(const struct article *a, uint32_t at)
{
	size_t i;

	for (i = 0; i < a->nreferences; i++)
		if (at >= a->references[i].beg && at < a->references[i].end)
			return true;
	return false;
}

static bool
read_sentence(struct candidate_sentence *out, const struct article *a, const struct entity *x, struct span m, struct arena *mem)
{
	const struct block *b = &a->doc.blocks[doc_block_at(&a->doc, m.beg)];
	uint32_t beg = b->beg + WINDOW < m.beg ? m.beg - WINDOW : b->beg, end = m.end + WINDOW < b->end ? m.end + WINDOW : b->end;
	struct slice s;
	char *c, *text;

	if (in_reference(a, m.beg) || (b->kind != BLOCK_PARAGRAPH && b->kind != BLOCK_QUOTE && b->kind != BLOCK_ITEM) ||
	    m.end > b->end)
		return false;
	while (beg > b->beg && ((unsigned char)a->doc.text.p[beg] & 0xC0) == 0x80)
		beg--;
	while (end < b->end && ((unsigned char)a->doc.text.p[end] & 0xC0) == 0x80)
		end++;
	s = sentence_around(slice_sub(a->doc.text, beg, end), m.beg - beg, m.end - beg);
	beg = (uint32_t)(s.p - a->doc.text.p);
	if (s.n < LEAST || s.n > MOST || m.beg < beg || m.end > beg + s.n)
		return false;
	text = arena_dup(mem, s.p, s.n);
	for (c = text; *c; c++)
		if (*c == '\n')
			*c = ' ';
	out->x = (struct entity_sentence){ .article = a->id, .title = a->title, .date = a->date, .beg = beg,
		.end = beg + (uint32_t)s.n, .text = text, .name_beg = m.beg - beg, .name_end = m.end - beg };
	out->worth = (double)others_in(a, x->id, beg, beg + (uint32_t)s.n);
	out->worth = (out->worth > 4 ? 4 : out->worth) + (m.beg == beg ? 2 : 0) +
	    (tells_what(slice_sub(s, m.end - beg, s.n)) ? 3 : 0) + (double)(x->nmentions > 8 ? 8 : x->nmentions) / 4;
	return true;
}

struct reading {
	struct library *l;
	int64_t id;
	struct arena *mem;
	VEC(struct candidate_sentence) found;
};

/* The best one of an article. */
static int
read_article(struct reading *g, int64_t article, struct err *e)
{
	struct arena mem = { 0 };
	struct article *a = arena_alloc(&mem, sizeof(*a));
	struct candidate_sentence best = { 0 }, one;
	struct slice text;
	size_t i, k;
	int rc = article_load_text(g->l->db, &text, &mem, article, e);

	if (rc == 0 && text.n <= TEXT_MOST && article_load(g->l->db, a, &mem, article, e) == 0 &&
	    (rc = library_add_entities(g->l, a, &mem, e)) == 0)
		for (i = 0; i < a->nentities; i++)
			for (k = 0; a->entities[i].id == g->id && k < a->entities[i].nmentions && k < MENTIONS_READ; k++)
				if (read_sentence(&one, a, &a->entities[i], a->entities[i].mentions[k], &mem) &&
				    (!best.x.text || one.worth > best.worth))
					best = one;
	if (best.x.text) {
		best.x.text = arena_str(g->mem, best.x.text);
		best.x.title = arena_str(g->mem, best.x.title);
		vec_push(&g->found, best);
	}
	arena_free(&mem);
	return rc;
}

static int
by_mentions(const void *a, const void *b)
{
	const struct entity_place *x = a, *y = b;

	if (x->mentions != y->mentions)
		return x->mentions > y->mentions ? -1 : 1;
	return x->article > y->article ? -1 : x->article < y->article;
}

static int
by_worth(const void *a, const void *b)
{
	const struct candidate_sentence *x = a, *y = b;

	if (x->worth != y->worth)
		return x->worth > y->worth ? -1 : 1;
	return x->x.article < y->x.article ? -1 : x->x.article > y->x.article;
}

/* What is copied from article to article says it once. */
static void
put_sentences(struct reading *g, struct entity_sentences *out)
{
	struct entity_sentence *at = arena_alloc(g->mem, ENTITY_SENTENCES_MAX * sizeof(*at));
	struct map seen = { 0 };
	size_t i;
	bool fresh;

	if (g->found.n)
		qsort(g->found.at, g->found.n, sizeof(*g->found.at), by_worth);
	for (i = 0; i < g->found.n && out->n < ENTITY_SENTENCES_MAX; i++) {
		map_put(&seen, slice_of(g->found.at[i].x.text), 0, &fresh);
		if (fresh)
			at[out->n++] = g->found.at[i].x;
	}
	out->at = at;
	map_free(&seen);
}

int
library_entity_sentences(struct library *l, struct entity_sentences *out, struct arena *mem, int64_t id, struct err *e)
{
	struct reading g = { .l = l, .mem = mem };
	struct entity_places places = { 0 };
	struct id_list tree = { 0 };
	struct entity_row row;
	size_t i;
	int rc = library_entity_root(l, &row, mem, id, e);

	*out = (struct entity_sentences){ 0 };
	g.id = rc == 0 ? row.id : 0;
	if (rc == 0)
		rc = entity_tree(l->db, &tree, row.id, e);
	for (i = 0; i < tree.ids.n && rc == 0; i++)
		rc = entity_places_of(l->db, &places, tree.ids.at[i], ENTITY_MENTIONED, ENTITY_ARTICLES_MAX, e);
	if (places.at.n)
		qsort(places.at.at, places.at.n, sizeof(*places.at.at), by_mentions);
	for (i = 0; i < places.at.n && i < ARTICLES_READ && rc == 0; i++)
		if (!i || places.at.at[i].article != places.at.at[i - 1].article)
			rc = read_article(&g, places.at.at[i].article, e);
	if (rc == 0)
		put_sentences(&g, out);
	vec_free(&g.found);
	vec_free(&places.at);
	vec_free(&tree.ids);
	return rc;
}
