/* Files of commands: the config file, and what `source` and the tests run. */
#include "ui.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH_MAX = 8, LINE_BYTES = 4096 };

/* A line that is wrong does not keep the others from running; the first such is told. */
static int
run_lines(struct ui *ui, FILE *f, const char *path, struct err *e)
{
	char line[LINE_BYTES];
	int number = 0, rc = 0;

	while (fgets(line, sizeof(line), f)) {
		number++;
		if (!strchr(line, '\n') && !feof(f))
			return err_set(e, ERR_INPUT, "%s:%d: a command line has at most %d bytes", path, number, LINE_BYTES - 2);
		str_clear(&ui->message);
		if (ui_command_line(ui, slice_of(line)) < 0) {
			rc = err_set(e, ERR_INPUT, "%s:%d: %s", path, number, str_cstr(&ui->message));
		} else if (ui->prompt.open) {
			prompt_close(&ui->prompt);
			rc = err_set(e, ERR_INPUT, "%s:%d: something is missing behind the command", path, number);
		}
	}
	if (ferror(f))
		return err_set(e, ERR_IO, "%s: %s", path, strerror(errno));
	return rc;
}

int
ui_source(struct ui *ui, const char *path, bool must_exist, struct err *e)
{
	FILE *f;
	int rc;

	if (ui->source_depth == DEPTH_MAX)
		return err_set(e, ERR_INPUT, "%s: files that run each other in a circle", path);
	f = fopen(path, "re");
	if (!f)
		return errno == ENOENT && !must_exist ? 0
						      : err_set(e, ERR_IO, "%s: %s", path, strerror(errno));
	ui->source_depth++;
	rc = run_lines(ui, f, path, e);
	ui->source_depth--;
	fclose(f);
	return rc;
}
