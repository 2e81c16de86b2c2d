#include "jumps.h"

static bool
same(struct place a, struct place b)
{
	return a.article == b.article && a.at == b.at && a.original == b.original;
}

void
jumps_push(struct jumps *j, struct place from)
{
	if (!from.article)
		return;
	if (j->places.n > j->at)
		j->places.n = j->at;
	if (j->places.n && same(vec_last(&j->places), from))
		return;
	if (j->places.n == JUMPS_MAX)
		vec_remove(&j->places, 0);
	vec_push(&j->places, from);
	j->at = j->places.n;
}

bool
jumps_back(struct jumps *j, struct place here, struct place *to)
{
	if (j->at == j->places.n && here.article) {
		jumps_push(j, here); /* so that forward comes back to here */
		j->at = j->places.n - 1;
	}
	if (!j->at)
		return false;
	*to = j->places.at[--j->at];
	return true;
}

bool
jumps_forward(struct jumps *j, struct place *to)
{
	if (j->at + 1 >= j->places.n)
		return false;
	*to = j->places.at[++j->at];
	return true;
}

void
jumps_free(struct jumps *j)
{
	vec_free(&j->places);
	j->at = 0;
}
