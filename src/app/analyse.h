#ifndef IBID_APP_ANALYSE_H
#define IBID_APP_ANALYSE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/mem.h"
#include "model/article.h"

/* All that is found in a file, without a library. */
struct analysis {
	const struct article *articles; /* at least one, with id 0 */
	size_t narticles;
	struct arena mem; /* holds them */
};

/* path "-" is standard input. raw: one article, the text as it is, nothing removed. The message names the path. */
int analyse_file(struct analysis *out, const char *path, bool raw, struct err *e);
void analysis_free(struct analysis *x);

#endif
