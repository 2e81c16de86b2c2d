#include "pool.h"

#include <pthread.h>
#include <unistd.h>

#include "app/thread.h"
#include "base/clock.h"
#include "base/vec.h"

enum { THREADS_MAX = 64 };

struct task {
	pool_task_fn *fn;
	void *arg;
	struct pool_group *group;
};

struct pool {
	pthread_mutex_t lock;
	pthread_cond_t work, done;
	VEC(struct task) queue;
	size_t next; /* of the queue */
	bool stopping;
	pthread_t threads[THREADS_MAX];
	int n;
};

static bool
take(struct pool *p, struct task *t)
{
	while (p->next == p->queue.n && !p->stopping)
		pthread_cond_wait(&p->work, &p->lock);
	if (p->next == p->queue.n)
		return false;
	*t = p->queue.at[p->next++];
	if (p->next == p->queue.n) {
		vec_clear(&p->queue);
		p->next = 0;
	}
	return true;
}

static void *
run(void *arg)
{
	struct pool *p = arg;
	struct task t;

	pthread_mutex_lock(&p->lock);
	while (take(p, &t)) {
		pthread_mutex_unlock(&p->lock);
		t.fn(t.arg);
		pthread_mutex_lock(&p->lock);
		if (--t.group->left == 0)
			pthread_cond_broadcast(&p->done);
	}
	pthread_mutex_unlock(&p->lock);
	return NULL;
}

struct pool *
pool_start(int threads)
{
	struct pool *p = mem_zalloc(sizeof(*p));

	if (threads <= 0)
		threads = (int)sysconf(_SC_NPROCESSORS_ONLN);
	if (threads <= 0 || threads > THREADS_MAX)
		threads = threads <= 0 ? 1 : THREADS_MAX;
	pthread_mutex_init(&p->lock, NULL);
	pthread_cond_init(&p->work, NULL);
	pthread_cond_init(&p->done, NULL);
	while (p->n < threads && thread_start(&p->threads[p->n], run, p) == 0)
		p->n++;
	return p;
}

void
pool_add(struct pool *p, struct pool_group *g, pool_task_fn *fn, void *arg)
{
	if (p->n == 0) { /* no thread was to be had */
		fn(arg);
		return;
	}
	pthread_mutex_lock(&p->lock);
	g->left++;
	vec_push(&p->queue, ((struct task){ .fn = fn, .arg = arg, .group = g }));
	pthread_cond_signal(&p->work);
	pthread_mutex_unlock(&p->lock);
}

void
pool_wait(struct pool *p, struct pool_group *g)
{
	pthread_mutex_lock(&p->lock);
	while (g->left)
		pthread_cond_wait(&p->done, &p->lock);
	pthread_mutex_unlock(&p->lock);
}

bool
pool_wait_for(struct pool *p, struct pool_group *g, int ms)
{
	struct timespec until = clock_after(ms);
	bool done;

	pthread_mutex_lock(&p->lock);
	while (g->left && pthread_cond_timedwait(&p->done, &p->lock, &until) == 0)
		;
	done = g->left == 0;
	pthread_mutex_unlock(&p->lock);
	return done;
}

void
pool_stop(struct pool *p)
{
	int i;

	if (!p)
		return;
	pthread_mutex_lock(&p->lock);
	p->stopping = true;
	pthread_cond_broadcast(&p->work);
	pthread_mutex_unlock(&p->lock);
	for (i = 0; i < p->n; i++)
		pthread_join(p->threads[i], NULL);
	pthread_mutex_destroy(&p->lock);
	pthread_cond_destroy(&p->work);
	pthread_cond_destroy(&p->done);
	vec_free(&p->queue);
	free(p);
}
