#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/graph.h"

/* Graphs as pairs of letters: "ab bc" has edges from a to b and from b to c. */
static struct graph
graph(size_t nodes, const char *edges)
{
	struct graph g = { .nodes = nodes };

	for (; *edges; edges += edges[2] ? 3 : 2)
		vec_push(&g.edges, ((struct graph_edge){ (uint32_t)(edges[0] - 'a'), (uint32_t)(edges[1] - 'a') }));
	return g;
}

/* The parts are `parts`, and so many of them lead nowhere. */
static void
expect(size_t nodes, const char *edges, size_t parts, size_t ends)
{
	struct graph g = graph(nodes, edges);
	struct graph_parts p;
	size_t i, n = 0;

	graph_parts_find(&p, &g);
	assert_int_equal(p.n, parts);
	for (i = 0; i < p.n; i++)
		n += p.ends[i];
	assert_int_equal(n, ends);
	graph_parts_free(&p);
	graph_free(&g);
}

static void
small_graphs_have_their_parts(void **state)
{
	(void)state;
	expect(0, "", 0, 0);
	expect(3, "", 3, 3);
	expect(3, "ab bc", 3, 1);
	expect(3, "ab ac", 3, 2);
	expect(3, "ab bc ca", 1, 1);            /* a circle */
	expect(4, "ab bc ca cd", 2, 1);         /* that leads on */
	expect(4, "da ab bc ca", 2, 1);         /* that is led to */
	expect(6, "ab ba bc cd dc de ef fe", 3, 1); /* circle to circle to circle */
	expect(2, "aa ab ab", 2, 1);            /* to itself, and twice */
	expect(5, "ab bc cd de eb", 2, 1);      /* a circle entered by a tail */
}

static void
parts_are_numbered_along_the_edges(void **state)
{
	struct graph g = graph(6, "ab bc cb bd de fe");
	struct graph_parts p;
	const struct graph_edge *k;

	(void)state;
	graph_parts_find(&p, &g);
	vec_each(k, &g.edges)
		assert_true(p.of[k->from] >= p.of[k->to]);
	assert_int_equal(p.of[1], p.of[2]);
	assert_int_equal(p.sizes[p.of[1]], 2);
	assert_int_equal(p.of[4], 0);
	graph_parts_free(&p);
	graph_free(&g);
}

enum { NODES = 24 };

static uint32_t
next(uint32_t *seed)
{
	*seed = *seed * 1664525 + 1013904223;
	return *seed >> 16;
}

/* Two nodes are of one part when each is reached from the other, by all paths (Warshall). */
static void
random_graphs_agree_with_their_paths(void **state)
{
	uint32_t seed = 1, round, i, j, k;

	(void)state;
	for (round = 0; round < 300; round++) {
		bool reaches[NODES][NODES] = { { false } };
		struct graph g = { .nodes = NODES };
		struct graph_parts p;
		uint32_t edges = next(&seed) % (NODES * 2);

		for (i = 0; i < edges; i++) {
			struct graph_edge one = { next(&seed) % NODES, next(&seed) % NODES };

			vec_push(&g.edges, one);
			reaches[one.from][one.to] = true;
		}
		for (k = 0; k < NODES; k++)
			for (i = 0; i < NODES; i++)
				for (j = 0; j < NODES; j++)
					reaches[i][j] |= reaches[i][k] && reaches[k][j];
		graph_parts_find(&p, &g);
		for (i = 0; i < NODES; i++) {
			bool leaves = false;

			for (j = 0; j < NODES; j++) {
				assert_int_equal(p.of[i] == p.of[j], i == j || (reaches[i][j] && reaches[j][i]));
				leaves |= reaches[i][j] && !reaches[j][i];
			}
			assert_int_equal(p.ends[p.of[i]], !leaves);
		}
		graph_parts_free(&p);
		graph_free(&g);
	}
}

static void
an_index_holds_each_edge_once(void **state)
{
	struct graph g = graph(4, "ab cb ad ab");
	struct graph_index out, back;

	(void)state;
	graph_index_build(&out, &g, false);
	graph_index_build(&back, &g, true);
	assert_int_equal(out.first[0], 0);
	assert_int_equal(out.first[1], 3);
	assert_int_equal(out.first[2], 3);
	assert_int_equal(out.first[4], 4);
	assert_int_equal(out.to[1], 3);
	assert_int_equal(back.first[2] - back.first[1], 3);
	assert_int_equal(back.to[back.first[3]], 0);
	graph_index_free(&out);
	graph_index_free(&back);
	graph_free(&g);
}

static void
a_long_chain_needs_no_stack(void **state)
{
	enum { LONG = 300000 };
	struct graph g = { .nodes = LONG };
	struct graph_parts p;
	uint32_t i;

	(void)state;
	for (i = 0; i + 1 < LONG; i++)
		vec_push(&g.edges, ((struct graph_edge){ i, i + 1 }));
	graph_parts_find(&p, &g);
	assert_int_equal(p.n, LONG);
	graph_parts_free(&p);
	vec_push(&g.edges, ((struct graph_edge){ LONG - 1, 0 }));
	graph_parts_find(&p, &g);
	assert_int_equal(p.n, 1);
	graph_parts_free(&p);
	graph_free(&g);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(small_graphs_have_their_parts),
		cmocka_unit_test(parts_are_numbered_along_the_edges),
		cmocka_unit_test(random_graphs_agree_with_their_paths),
		cmocka_unit_test(an_index_holds_each_edge_once),
		cmocka_unit_test(a_long_chain_needs_no_stack),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
