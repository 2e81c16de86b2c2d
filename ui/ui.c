#include "ui.h"

int
ui_run(const struct ui_options *o, struct err *e)
{
	(void)o;
	return err_set(e, ERR_IO, "the reader is not built yet");
}
