#include "ref_find.h"

void
cite_attributions(struct ref_finder *f)
{
	(void)f;
}
