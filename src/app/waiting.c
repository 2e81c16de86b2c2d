#include "waiting.h"

int
waiting_do(struct db *db, const struct id_list *waiting, waiting_fn *fn, bool patient, struct err *e)
{
	size_t i;
	int rc;

	if (!waiting->ids.n)
		return 0;
	rc = patient ? db_begin(db, e) : db_try_begin(db, e);
	for (i = 0; i < waiting->ids.n && rc == 0; i++)
		rc = fn(db, waiting->ids.at[i], e);
	if (rc == 0)
		rc = db_commit(db, e);
	if (rc < 0)
		db_rollback(db);
	return rc;
}
