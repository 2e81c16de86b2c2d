#ifndef IBID_APP_THREAD_H
#define IBID_APP_THREAD_H

#include <pthread.h>

/*
 * Start a thread: its stack is as large as the main one's, for parsers may recurse; it leaves
 * signals to its caller's, those of faults apart, and has a stack for their handlers, so that an
 * overflow of its own is told. An errno, 0: well.
 */
int thread_start(pthread_t *out, void *(*run)(void *), void *arg);

#endif
