#include "graph.h"

void
graph_free(struct graph *g)
{
	vec_free(&g->edges);
	g->nodes = 0;
}

void
graph_index_build(struct graph_index *x, const struct graph *g, bool backward)
{
	const struct graph_edge *k;
	size_t i;

	x->first = mem_zalloc((g->nodes + 2) * sizeof(*x->first));
	x->to = mem_alloc((g->edges.n + 1) * sizeof(*x->to));
	vec_each(k, &g->edges)
		x->first[(backward ? k->to : k->from) + 2]++;
	for (i = 2; i < g->nodes + 2; i++)
		x->first[i] += x->first[i - 1];
	/* first[i + 1] is where the next edge of node i goes; in the end that is where those of node i + 1 begin. */
	vec_each(k, &g->edges)
		x->to[x->first[(backward ? k->to : k->from) + 1]++] = backward ? k->from : k->to;
}

void
graph_index_free(struct graph_index *x)
{
	free(x->first);
	free(x->to);
	*x = (struct graph_index){ 0 };
}

/* The walk: `order` numbers nodes as they are met, `low` is the least number that a node leads back to. */
struct walk {
	struct graph_index out;
	uint32_t *order, *low, *next;      /* of each node; order 0: not met; next: its edge to look at */
	VEC(uint32_t) path;                /* nodes that the walk is in */
	VEC(uint32_t) open;                /* nodes that are of no part yet */
	uint32_t met;
	struct graph_parts *parts;
};

static void
enter(struct walk *w, uint32_t node)
{
	w->order[node] = w->low[node] = ++w->met;
	w->next[node] = w->out.first[node];
	vec_push(&w->path, node);
	vec_push(&w->open, node);
}

/* All that was met behind the node, and is open, leads back to it. */
static void
close_part(struct walk *w, uint32_t node)
{
	struct graph_parts *p = w->parts;
	uint32_t one;

	do {
		one = vec_last(&w->open);
		w->open.n--;
		p->of[one] = (uint32_t)p->n;
		p->sizes[p->n]++;
	} while (one != node);
	p->n++;
}

static void
leave(struct walk *w, uint32_t node)
{
	w->path.n--;
	if (w->low[node] == w->order[node])
		close_part(w, node);
	if (w->path.n && w->low[node] < w->low[vec_last(&w->path)])
		w->low[vec_last(&w->path)] = w->low[node];
}

static void
walk_from(struct walk *w, uint32_t start)
{
	enter(w, start);
	while (w->path.n) {
		uint32_t node = vec_last(&w->path), to;

		if (w->next[node] == w->out.first[node + 1]) {
			leave(w, node);
			continue;
		}
		to = w->out.to[w->next[node]++];
		if (!w->order[to])
			enter(w, to);
		else if (w->parts->of[to] == UINT32_MAX && w->order[to] < w->low[node])
			w->low[node] = w->order[to];
	}
}

void
graph_parts_find(struct graph_parts *out, const struct graph *g)
{
	struct walk w = { .parts = out };
	const struct graph_edge *k;
	uint32_t i;

	*out = (struct graph_parts){
		.of = mem_alloc((g->nodes + 1) * sizeof(*out->of)),
		.sizes = mem_zalloc((g->nodes + 1) * sizeof(*out->sizes)),
		.ends = mem_alloc((g->nodes + 1) * sizeof(*out->ends)),
	};
	memset(out->of, 0xFF, g->nodes * sizeof(*out->of));
	memset(out->ends, true, g->nodes * sizeof(*out->ends));
	graph_index_build(&w.out, g, false);
	w.order = mem_zalloc((g->nodes + 1) * sizeof(*w.order));
	w.low = mem_alloc((g->nodes + 1) * sizeof(*w.low));
	w.next = mem_alloc((g->nodes + 1) * sizeof(*w.next));
	for (i = 0; i < g->nodes; i++)
		if (!w.order[i])
			walk_from(&w, i);
	vec_each(k, &g->edges)
		if (out->of[k->from] != out->of[k->to])
			out->ends[out->of[k->from]] = false;
	graph_index_free(&w.out);
	free(w.order);
	free(w.low);
	free(w.next);
	vec_free(&w.path);
	vec_free(&w.open);
}

void
graph_parts_free(struct graph_parts *p)
{
	free(p->of);
	free(p->sizes);
	free(p->ends);
	*p = (struct graph_parts){ 0 };
}
