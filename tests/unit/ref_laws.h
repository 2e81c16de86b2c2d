#ifndef IBID_TESTS_REF_LAWS_H
#define IBID_TESTS_REF_LAWS_H

#include "model/article.h"

/* The first law that the article's references and citations break; NULL: none. */
const char *ref_broken_law(const struct article *a);

#endif
