#ifndef IBID_MODEL_CORRECTION_H
#define IBID_MODEL_CORRECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the user said of a line of a page: that it belongs to the text, or that it does not. */
enum line_verdict { LINE_AS_FOUND, LINE_KEEP, LINE_DROP };

struct line_correction {
	uint64_t line; /* slice_hash() of the line, without blanks at its ends */
	enum line_verdict verdict;
};

struct line_corrections {
	const struct line_correction *at;
	size_t n;
};

#endif
