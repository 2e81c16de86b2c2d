#ifndef IBID_BASE_CLOCK_H
#define IBID_BASE_CLOCK_H

#include <time.h>

/* Seconds of processor time that the calling thread has had; only differences mean something. */
double clock_cpu(void);
/* So long from now, as pthread_cond_timedwait() takes it. */
struct timespec clock_after(long milliseconds);

#endif
