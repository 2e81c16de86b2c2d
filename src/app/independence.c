#include "independence.h"

#include "app/library_private.h"
#include "base/graph.h"
#include "base/map.h"
#include "db/quotes.h"
#include "db/sources.h"

enum {
	LOOK_AT_ONCE = 30,   /* articles of the set that are looked up in a step */
	READ_AT_ONCE = 12,   /* articles whose sources are read in a step */
	COUNT_AT_ONCE = 4000 /* nodes that a step passes while it counts who rests on what */
};

/* What is done, one after the other; all but the first two and the last in one step each. */
enum phase { LOOK, READ, JOIN, FIND_PARTS, TURN_ROUND, GATHER, MAKE_ROOTS, COUNT };

struct node {
	struct web_node id;
	struct date date;
};

struct independence {
	struct library *l;
	enum phase phase;
	struct library_ids asked; /* the set as it was given */
	size_t looked;            /* of them, how many have become nodes */
	VEC(struct node) nodes; /* those of the set first */
	struct map index;       /* web_node -> its number */
	size_t set;
	VEC(size_t) read; /* of each node that has been read: its first citation in the graph */
	struct graph graph; /* of citations, by the node that they begin at, then of quotations too */
	VEC(struct graph_edge) quoted; /* quotations whose direction is told by dates */
	VEC(struct graph_edge) judged; /* by marks and attributions */
	struct graph_parts parts;
	struct graph_index back;    /* who rests on whom directly */
	struct graph_index members; /* the nodes of each part */
	struct roots roots;
	VEC(uint32_t) cycles; /* parts */
	size_t counted;       /* roots before this one know who rests on them */
	uint32_t *mark;       /* of each node: the last count that met it */
};

static uint32_t
add_node(struct independence *x, struct web_node id, struct date date)
{
	struct slice key = { (const char *)&id, sizeof(id) };
	uint64_t number = *map_put(&x->index, key, x->nodes.n, NULL);

	if (number == x->nodes.n)
		vec_push(&x->nodes, ((struct node){ id, date }));
	return (uint32_t)number;
}

int
independence_new(struct independence **out, struct library *l, const int64_t *ids, size_t n, struct err *e)
{
	struct independence *x;

	if (n > INDEPENDENCE_SET)
		return err_set(e, ERR_INPUT,
		    "independence is told of at most %d articles; limit them by a query",
		    INDEPENDENCE_SET);
	x = mem_zalloc(sizeof(*x));
	x->l = l;
	for (; n; n--)
		vec_push(&x->asked.ids, *ids++);
	*out = x;
	return 0;
}

void
independence_free(struct independence *x)
{
	if (!x)
		return;
	vec_free(&x->asked.ids);
	vec_free(&x->nodes);
	vec_free(&x->read);
	map_free(&x->index);
	graph_free(&x->graph);
	vec_free(&x->quoted);
	vec_free(&x->judged);
	graph_parts_free(&x->parts);
	graph_index_free(&x->back);
	graph_index_free(&x->members);
	vec_free(&x->roots.at);
	vec_free(&x->cycles);
	free(x->mark);
	free(x);
}

/* --- reading who rests on whom --------------------------------------------------------------- */

static int
look_up(struct independence *x, int64_t id, struct err *e)
{
	struct date date;
	bool deleted;

	if (quotes_article(x->l->db, &date, &deleted, id, e) < 0)
		return -1;
	if (deleted)
		return err_set(e, ERR_NOTFOUND, "article %lld is deleted", (long long)id);
	add_node(x, (struct web_node){ .article = id }, date);
	return 0;
}

static int
look_up_some(struct independence *x, struct err *e)
{
	size_t end = x->looked + LOOK_AT_ONCE;

	for (; x->looked < end && x->looked < x->asked.ids.n; x->looked++)
		if (look_up(x, x->asked.ids.at[x->looked], e) < 0)
			return -1;
	x->set = x->nodes.n;
	return x->looked < x->asked.ids.n;
}

static int
read_citations(struct independence *x, uint32_t number, struct err *e)
{
	struct cite_edges edges = { 0 };
	const struct cite_edge *c;
	int rc = cites_edges_from(x->l->db, &edges, x->nodes.at[number].id.article, WEB_MOST, e);

	vec_each(c, &edges.at) {
		struct web_node to = { c->article, c->article ? 0 : c->source };

		if (rc == 0 && c->state != SOURCE_IRRELEVANT)
			vec_push(&x->graph.edges, ((struct graph_edge){ number, add_node(x, to, c->date) }));
	}
	vec_free(&edges.at);
	return rc;
}

static int
read_quotations(struct independence *x, uint32_t number, struct err *e)
{
	struct node here = x->nodes.at[number];
	struct quotations all = { 0 };
	const struct quotation *q;
	int rc = library_quotations(x->l, &all, here.id.article, here.date, e);

	vec_each(q, &all.at) {
		int order = date_compare(here.date, q->date);
		struct graph_edge edge = { .from = number };

		if (rc < 0 || order < 0 || (order == 0 && q->origin != QUOTATION_FROM_OTHER))
			continue;
		edge.to = add_node(x, (struct web_node){ .article = q->article }, q->date);
		if (order > 0)
			vec_push(&x->quoted, edge);
		else
			vec_push(&x->judged, edge);
	}
	vec_free(&all.at);
	return rc;
}

static int
read_node(struct independence *x, uint32_t number, struct err *e)
{
	if (x->nodes.at[number].id.article && (read_citations(x, number, e) < 0 || read_quotations(x, number, e) < 0))
		return -1;
	if (x->nodes.n > INDEPENDENCE_REACHED)
		return err_set(e, ERR_INPUT, "these articles rest on more than %d others; take fewer", INDEPENDENCE_REACHED);
	return 0;
}

static int
read_some(struct independence *x, struct err *e)
{
	size_t end = x->read.n + READ_AT_ONCE;

	while (x->read.n < end && x->read.n < x->nodes.n) {
		uint32_t number = (uint32_t)x->read.n;

		vec_push(&x->read, x->graph.edges.n);
		if (read_node(x, number, e) < 0)
			return -1;
	}
	return x->read.n < x->nodes.n;
}

static bool
cites(const struct independence *x, uint32_t from, uint32_t to, size_t citations)
{
	size_t end = from + 1 < x->read.n ? x->read.at[from + 1] : citations, i;

	for (i = x->read.at[from]; i < end; i++)
		if (x->graph.edges.at[i].to == to)
			return true;
	return false;
}

/* Quotations join the citations. Whoever cites an article did not give it its words, whatever its marks say. */
static void
join_quotations(struct independence *x)
{
	size_t citations = x->graph.edges.n;
	const struct graph_edge *k;

	vec_each(k, &x->judged)
		if (!cites(x, k->to, k->from, citations))
			vec_push(&x->quoted, *k);
	vec_each(k, &x->quoted)
		vec_push(&x->graph.edges, *k);
	x->graph.nodes = x->nodes.n;
}

/* --- roots and cycles ------------------------------------------------------------------------ */

static bool
is_earlier(const struct node *a, const struct node *b)
{
	long x = date_order(a->date), y = date_order(b->date);

	return x != y ? x < y : a->id.article < b->id.article;
}

/* A root for each part that leads to no other, by their parts; `roots` holds the root of each part. */
static void
make_roots(struct independence *x)
{
	size_t *roots = mem_alloc((x->parts.n + 1) * sizeof(*roots)), i;

	for (i = 0; i < x->parts.n; i++) {
		roots[i] = x->roots.at.n;
		if (x->parts.ends[i])
			vec_push(&x->roots.at, ((struct root){ .part = (uint32_t)i }));
		if (x->parts.sizes[i] > 1)
			vec_push(&x->cycles, (uint32_t)i);
	}
	for (i = 0; i < x->nodes.n; i++) {
		const struct node *node = &x->nodes.at[i];
		struct root *r;

		if (!x->parts.ends[x->parts.of[i]])
			continue;
		r = &x->roots.at.at[roots[x->parts.of[i]]];
		if ((!r->node.article && !r->node.source) || is_earlier(node, &(struct node){ r->node, r->date })) {
			r->node = node->id;
			r->date = node->date;
		}
		r->articles += node->id.article != 0;
		r->in_set |= i < x->set;
	}
	free(roots);
}

/* The nodes of each part. */
static void
gather(struct independence *x)
{
	struct graph members = { .nodes = x->parts.n };
	uint32_t i;

	for (i = 0; i < x->nodes.n; i++)
		vec_push(&members.edges, ((struct graph_edge){ x->parts.of[i], i }));
	graph_index_build(&x->members, &members, false);
	graph_free(&members);
	x->mark = mem_zalloc((x->nodes.n + 1) * sizeof(*x->mark));
}

/*
 * Walk backwards from a part to all that rest on it, those of the set into `found` unless it is NULL. mark[node] is `stamp`
 * for those that were met. Returns how many of the set there are; *passed counts all.
 */
static size_t
walk_back(const struct independence *x, uint32_t part, uint32_t *mark, uint32_t stamp, struct library_ids *found, size_t *passed)
{
	VEC(uint32_t) open = { 0 };
	size_t n = 0;
	uint32_t k;

	for (k = x->members.first[part]; k < x->members.first[part + 1]; k++) {
		mark[x->members.to[k]] = stamp;
		vec_push(&open, x->members.to[k]);
	}
	while (open.n) {
		uint32_t node = open.at[--open.n];

		++*passed;
		n += node < x->set;
		if (found && node < x->set)
			vec_push(&found->ids, x->nodes.at[node].id.article);
		for (k = x->back.first[node]; k < x->back.first[node + 1]; k++) {
			if (mark[x->back.to[k]] == stamp)
				continue;
			mark[x->back.to[k]] = stamp;
			vec_push(&open, x->back.to[k]);
		}
	}
	vec_free(&open);
	return n;
}

static int
by_weight(const void *pa, const void *pb)
{
	const struct root *a = pa, *b = pb;
	long x = date_order(a->date), y = date_order(b->date);

	if (a->resting != b->resting)
		return a->resting > b->resting ? -1 : 1;
	if (x != y)
		return x < y ? -1 : 1;
	if (a->node.article != b->node.article)
		return a->node.article < b->node.article ? -1 : 1;
	return (a->node.source > b->node.source) - (a->node.source < b->node.source);
}

/* Who rests on the next few roots; at the end the roots are sorted. true: there are more. */
static bool
count_some(struct independence *x)
{
	size_t passed = 0;

	for (; x->counted < x->roots.at.n && passed < COUNT_AT_ONCE; x->counted++) {
		struct root *r = &x->roots.at.at[x->counted];

		r->resting = walk_back(x, r->part, x->mark, (uint32_t)x->counted + 1, NULL, &passed);
	}
	if (x->counted < x->roots.at.n)
		return true;
	if (x->roots.at.n)
		qsort(x->roots.at.at, x->roots.at.n, sizeof(*x->roots.at.at), by_weight);
	return false;
}

int
independence_step(struct independence *x, struct err *e)
{
	int more = 0;

	switch (x->phase) {
	case LOOK: more = look_up_some(x, e); break;
	case READ: more = read_some(x, e); break;
	case JOIN: join_quotations(x); break;
	case FIND_PARTS: graph_parts_find(&x->parts, &x->graph); break;
	case TURN_ROUND: graph_index_build(&x->back, &x->graph, true); break;
	case GATHER: gather(x); break;
	case MAKE_ROOTS: make_roots(x); break;
	case COUNT: return count_some(x);
	}
	if (more < 0)
		return -1;
	if (!more)
		x->phase++;
	return 1;
}

/* --- what came out --------------------------------------------------------------------------- */

size_t
independence_reached(const struct independence *x)
{
	return x->nodes.n;
}

size_t
independence_articles(const struct independence *x)
{
	return x->set;
}

const struct roots *
independence_roots(const struct independence *x)
{
	return &x->roots;
}

size_t
independence_cycles(const struct independence *x)
{
	return x->cycles.n;
}

static int
by_time(const void *pa, const void *pb)
{
	const struct node *a = pa, *b = pb;

	return is_earlier(b, a) - is_earlier(a, b);
}

void
independence_members(const struct independence *x, struct library_ids *out, uint32_t part)
{
	VEC(struct node) members = { 0 };
	const struct node *node;
	uint32_t k;

	for (k = x->members.first[part]; k < x->members.first[part + 1]; k++)
		vec_push(&members, x->nodes.at[x->members.to[k]]);
	qsort(members.at, members.n, sizeof(*members.at), by_time);
	vec_each(node, &members)
		if (node->id.article)
			vec_push(&out->ids, node->id.article);
	vec_free(&members);
}

void
independence_cycle(const struct independence *x, struct library_ids *out, size_t cycle)
{
	independence_members(x, out, x->cycles.at[cycle]);
}

static int
by_id(const void *pa, const void *pb)
{
	const int64_t *a = pa, *b = pb;

	return (*a > *b) - (*a < *b);
}

void
independence_resting(const struct independence *x, struct library_ids *out, uint32_t part)
{
	uint32_t *mark = mem_zalloc((x->nodes.n + 1) * sizeof(*mark));
	size_t from = out->ids.n, passed = 0;

	walk_back(x, part, mark, 1, out, &passed);
	free(mark);
	if (out->ids.n > from)
		qsort(out->ids.at + from, out->ids.n - from, sizeof(*out->ids.at), by_id);
}
