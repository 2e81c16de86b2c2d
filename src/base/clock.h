#ifndef IBID_BASE_CLOCK_H
#define IBID_BASE_CLOCK_H

/* Seconds of processor time that the calling thread has had; only differences mean something. */
double clock_cpu(void);

#endif
