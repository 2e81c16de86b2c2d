#ifndef IBID_BASE_GRAPH_H
#define IBID_BASE_GRAPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vec.h"

/* Directed graphs over the nodes 0..nodes-1. { 0 } is empty; graph_free() frees it. */
struct graph_edge {
	uint32_t from, to;
};
struct graph {
	size_t nodes;
	VEC(struct graph_edge) edges; /* in any order, some perhaps twice */
};
void graph_free(struct graph *g);

/*
 * The parts of a graph in which each node leads to each other one, by Tarjan's algorithm (R. Tarjan: Depth-first search
 * and linear graph algorithms, SIAM Journal on Computing 1, 1972), with a stack of its own in place of recursion. Time and
 * memory are linear in nodes and edges. Parts are numbered so that an edge leads to the same part or to a lesser one.
 */
struct graph_parts {
	size_t n;
	uint32_t *of;    /* the part of each node */
	uint32_t *sizes; /* nodes of each part */
	bool *ends;      /* of each part: no edge leads out of it */
};
void graph_parts_find(struct graph_parts *out, const struct graph *g);
void graph_parts_free(struct graph_parts *p);

/* Edges by the node that they begin at, or end at. */
struct graph_index {
	uint32_t *first; /* nodes + 1 of them: those of node i are to[first[i]] .. to[first[i + 1]] */
	uint32_t *to;
};
void graph_index_build(struct graph_index *x, const struct graph *g, bool backward);
void graph_index_free(struct graph_index *x);

#endif
