#ifndef IBID_APP_POOL_H
#define IBID_APP_POOL_H

#include <stdbool.h>
#include <stddef.h>

/* Threads that work off tasks in the order of their coming. */
struct pool;
typedef void pool_task_fn(void *arg);

/* Tasks that somebody waits for together. { 0 } is an empty group. */
struct pool_group {
	size_t left; /* guarded by the pool */
};

struct pool *pool_start(int threads); /* 0: one a core */
void pool_add(struct pool *p, struct pool_group *g, pool_task_fn *fn, void *arg);
void pool_wait(struct pool *p, struct pool_group *g); /* until all its tasks have been done */
bool pool_wait_for(struct pool *p, struct pool_group *g, int ms); /* false: they take longer */
void pool_stop(struct pool *p); /* all tasks are done first; NULL does nothing */

#endif
