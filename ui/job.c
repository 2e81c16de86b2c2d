/* An import that runs beside the reading: started, shown in the status row, and told of at its end. */
#include "ui.h"

#include <stdlib.h>
#include <string.h>

#include "app/tour.h"
#include "base/utf8.h"

/* ~ and ~/x are the user's home, as in a shell. */
static char *
expand_home(struct slice path)
{
	const char *home = getenv("HOME");
	struct str s = { 0 };

	if (home && path.n && path.p[0] == '~' && (path.n == 1 || path.p[1] == '/')) {
		str_puts(&s, home);
		path = slice_sub(path, 1, path.n);
	}
	str_put(&s, path);
	return str_take(&s);
}

static int
start(struct ui *ui, struct slice path, struct err *e)
{
	struct ingest_options o = { .library = library_path(ui->library), .npaths = 1 };
	char *p;
	int rc;

	if (slice_eq(path, SLICE("-")))
		return err_set(e, ERR_INPUT, "here \"-\" would be the keyboard: name a file or folder");
	p = expand_home(path);
	o.paths = (const char *const[]){ p };
	rc = ingest_start(&ui->import, &o, e);
	free(p);
	return rc;
}

static int
begun(struct ui *ui, int rc, const struct err *e, const char *end)
{
	if (rc < 0) {
		ui_fail(ui, e);
		return -1;
	}
	str_puts(&ui->import_line, "importing …");
	ui->import_end = end;
	return 0;
}

static int
may_start(const struct ui *ui, struct err *e)
{
	return ui->import ? err_set(e, ERR_INPUT, "an import runs already; ^C stops it") : 0;
}

int
ui_import_start(struct ui *ui, struct slice path)
{
	struct err e = { 0 };
	int rc = may_start(ui, &e);

	return begun(ui, rc < 0 ? rc : start(ui, path, &e), &e, "");
}

int
ui_tour_start(struct ui *ui)
{
	struct err e = { 0 };
	int rc = may_start(ui, &e);

	return begun(ui, rc < 0 ? rc : tour_start(&ui->import, library_path(ui->library), &e), &e,
	    "; start with the first article of the tour");
}

/* One file that failed is named at once; more of them stand in the messages. */
static void
tell(struct ui *ui, const struct ingest_report *r)
{
	char *const *m;
	struct str failed = { 0 };

	if (r->messages.n == 1)
		str_printf(&failed, "; %s", r->messages.at[0]);
	else if (r->messages.n)
		str_printf(&failed, "; %zu files failed, :messages names them", r->messages.n);
	vec_each(m, &r->messages)
		str_printf(&ui->log, "%s\n", *m);
	ui_say(ui, "%s%llu added, %llu updated, %llu as they were%s%s", r->cancelled ? "Stopped: " : "Imported: ",
	    (unsigned long long)r->added, (unsigned long long)r->updated, (unsigned long long)r->unchanged,
	    str_cstr(&failed), r->cancelled ? "" : ui->import_end);
	str_free(&failed);
}

bool
ui_import_poll(struct ui *ui)
{
	struct ingest_progress p = { 0 };
	struct ingest_report r = { 0 };
	struct err e = { 0 };

	if (ingest_poll(ui->import, &p)) {
		double rate = p.seconds > 0 ? (double)p.files_done / p.seconds : 0;

		str_clear(&ui->import_line);
		str_printf(&ui->import_line, "importing: %llu of %llu%s files", (unsigned long long)p.files_done,
		    (unsigned long long)p.files, p.counting ? "+" : "");
		if (rate > 0)
			str_printf(&ui->import_line, " · %.0f/s", rate);
		if (rate > 0 && !p.counting)
			str_printf(&ui->import_line, " · %.0f s left", (double)(p.files - p.files_done) / rate);
		return true;
	}
	str_clear(&ui->import_line);
	if (ingest_finish(ui->import, &r, &e) < 0)
		ui_fail(ui, &e);
	else
		tell(ui, &r);
	ui->import = NULL;
	ingest_report_free(&r);
	ui_refresh(ui);
	return false;
}
