#ifndef IBID_BASE_VEC_H
#define IBID_BASE_VEC_H

#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* A typed growable array. { 0 } is empty; the owner calls vec_free(). */
#define VEC(T)                                                                                     \
	struct {                                                                                   \
		T *at;                                                                             \
		size_t n, cap;                                                                     \
	}

/* Make room for n elements in all. */
#define vec_reserve(v, want)                                                                       \
	do {                                                                                       \
		if ((v)->cap < (size_t)(want)) {                                                   \
			size_t vec_cap_ = (v)->cap ? (v)->cap * 2 : 8;                             \
			if (vec_cap_ < (size_t)(want))                                             \
				vec_cap_ = (size_t)(want);                                         \
			(v)->at = mem_resize((v)->at, vec_cap_ * sizeof(*(v)->at));                \
			(v)->cap = vec_cap_;                                                       \
		}                                                                                  \
	} while (0)

#define vec_push(v, ...)                                                                           \
	do {                                                                                       \
		vec_reserve(v, (v)->n + 1);                                                        \
		(v)->at[(v)->n++] = __VA_ARGS__;                                                   \
	} while (0)

#define vec_insert(v, i, ...)                                                                      \
	do {                                                                                       \
		size_t vec_i_ = (i);                                                               \
		vec_reserve(v, (v)->n + 1);                                                        \
		memmove((v)->at + vec_i_ + 1, (v)->at + vec_i_,                                    \
		    ((v)->n - vec_i_) * sizeof(*(v)->at));                                         \
		(v)->at[vec_i_] = __VA_ARGS__;                                                     \
		(v)->n++;                                                                          \
	} while (0)

#define vec_remove(v, i)                                                                           \
	do {                                                                                       \
		size_t vec_i_ = (i);                                                               \
		memmove((v)->at + vec_i_, (v)->at + vec_i_ + 1,                                    \
		    ((v)->n - vec_i_ - 1) * sizeof(*(v)->at));                                     \
		(v)->n--;                                                                          \
	} while (0)

#define vec_last(v) ((v)->at[(v)->n - 1])
#define vec_clear(v) ((void)((v)->n = 0))
#define vec_free(v)                                                                                \
	do {                                                                                       \
		free((v)->at);                                                                     \
		(v)->at = NULL;                                                                    \
		(v)->n = (v)->cap = 0;                                                             \
	} while (0)
#define vec_each(p, v)                                                                             \
	for ((p) = (v)->at; (p) && (p) < (v)->at + (v)->n; (p)++)

#endif
