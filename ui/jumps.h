#ifndef IBID_UI_JUMPS_H
#define IBID_UI_JUMPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"

/* Where the reader was before each jump, as in vim: back and forward. */
enum { JUMPS_MAX = 100 };

struct place {
	int64_t article; /* 0: nowhere */
	size_t at;       /* byte at the screen's top */
	bool original;   /* of the page as it came */
};
struct jumps {
	VEC(struct place) places;
	size_t at; /* index of the place that stands for here; places.n when here is not listed yet */
};

/* A jump starts at `from`: what lay forward of here is forgotten. */
void jumps_push(struct jumps *j, struct place from);
/* Step back from `here` or forward; false at the end. */
bool jumps_back(struct jumps *j, struct place here, struct place *to);
bool jumps_forward(struct jumps *j, struct place *to);
void jumps_free(struct jumps *j);

#endif
