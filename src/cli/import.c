#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "app/ingest.h"
#include "base/utf8.h"
#include "cli/command.h"

enum {
	WAIT_MIN_MS = 2, /* between looks at the import: short ones first, for a short import */
	WAIT_MAX_MS = 100,
	BAR_CELLS = 24,
	JOBS_MAX = 64,
};

static volatile sig_atomic_t signal_interrupted;

static void
interrupt(int sig)
{
	(void)sig;
	signal_interrupted = 1;
}

static void
catch_interrupts(bool on)
{
	static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
	struct sigaction act = { .sa_handler = on ? interrupt : SIG_DFL }, old;
	size_t i;

	for (i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
		sigaction(signals[i], NULL, &old);
		if (old.sa_handler != SIG_IGN) /* nohup */
			sigaction(signals[i], &act, NULL);
	}
}

/* "[=====>     ] 1234/9999 files  812/s  0:12 left" */
static void
draw_bar(const struct ingest_progress *p)
{
	double share = p->bytes ? (double)p->bytes_done / (double)p->bytes : 0;
	double rate = p->seconds > 0 ? (double)p->files_done / p->seconds : 0;
	int full = (int)(share * BAR_CELLS), i;

	fputs("\r[", stderr);
	for (i = 0; i < BAR_CELLS; i++)
		fputc(i < full ? '=' : i == full ? '>' : ' ', stderr);
	fprintf(stderr, "] %llu/%llu%s files  %.0f/s", (unsigned long long)p->files_done, (unsigned long long)p->files,
	    p->counting ? "+" : "", rate);
	if (!p->counting && p->bytes_done && share < 1) {
		int left = (int)(p->seconds * (1 - share) / share + 0.5);

		fprintf(stderr, "  %d:%02d left", left / 60, left % 60);
	}
	fputs("\033[K", stderr);
	fflush(stderr);
}

/* Wait for the end; ^C cancels. */
static void
follow(struct ingest *g)
{
	bool bar = isatty(STDERR_FILENO);
	struct ingest_progress p;
	long wait = WAIT_MIN_MS;

	while (ingest_poll(g, &p)) {
		if (signal_interrupted)
			ingest_cancel(g);
		if (bar && wait == WAIT_MAX_MS)
			draw_bar(&p);
		nanosleep(&(struct timespec){ .tv_nsec = wait * 1000000L }, NULL);
		wait = wait * 2 < WAIT_MAX_MS ? wait * 2 : WAIT_MAX_MS;
	}
	if (bar)
		fputs("\r\033[K", stderr);
}

static void
add_count(struct str *line, uint64_t n, const char *what, bool always)
{
	if (n || always)
		str_printf(line, "%s%llu %s", line->n ? ", " : "", (unsigned long long)n, what);
}

static void
print_summary(const struct ingest_report *r, bool dry_run)
{
	struct str line = { 0 };

	add_count(&line, r->added, dry_run ? "would be added" : "added", true);
	add_count(&line, r->updated, dry_run ? "would be updated" : "updated", false);
	add_count(&line, r->unchanged, "unchanged", false);
	add_count(&line, r->removed, dry_run ? "would be removed" : "removed", false);
	add_count(&line, r->skipped_deleted, r->skipped_deleted == 1 ? "stays deleted" : "stay deleted", false);
	if (r->failed)
		str_printf(&line, "; %llu %s failed", (unsigned long long)r->failed, r->failed == 1 ? "file" : "files");
	if (r->bad_bytes)
		str_printf(&line, "; %llu %s no text", (unsigned long long)r->bad_bytes,
		    r->bad_bytes == 1 ? "byte was" : "bytes were");
	if (r->cancelled)
		str_puts(&line, "; stopped: what was added is stored, the same import goes on from there");
	printf("%llu %s: %s\n", (unsigned long long)r->files, r->files == 1 ? "file" : "files", str_cstr(&line));
	str_free(&line);
}

static void
print_article(const struct ingest_article *a)
{
	struct str line = { 0 };

	str_printf(&line, "%-10s  %6zu words  ", a->date ? a->date : "", a->words);
	utf8_put_safe(&line, slice_of(a->title));
	if (a->author || a->publisher) {
		str_puts(&line, " (");
		utf8_put_safe(&line, slice_of(a->author ? a->author : a->publisher));
		if (a->author && a->publisher) {
			str_puts(&line, ", ");
			utf8_put_safe(&line, slice_of(a->publisher));
		}
		str_putc(&line, ')');
	}
	puts(str_cstr(&line));
	str_free(&line);
}

static int
import(const struct ingest_options *o)
{
	struct ingest_report r;
	struct ingest *g;
	struct err e = { 0 };
	char *const *m;
	const struct ingest_article *a;
	int status;

	if (ingest_start(&g, o, &e) < 0)
		return cli_failed(&e);
	catch_interrupts(true);
	follow(g);
	status = ingest_finish(g, &r, &e) < 0 ? cli_failed(&e) : EXIT_WELL;
	catch_interrupts(false);
	vec_each(m, &r.messages)
		cli_say("%s", *m);
	if (o->dry_run)
		vec_each(a, &r.articles)
			print_article(a);
	print_summary(&r, o->dry_run);
	if (r.failed || r.cancelled)
		status = EXIT_FAILED;
	ingest_report_free(&r);
	return status;
}

int
cli_import(const struct cli_call *c)
{
	const char *jobs = c->values[CLI_IMPORT_JOBS];
	int64_t njobs = 0;

	if (jobs && (!cli_number(&njobs, jobs) || njobs > JOBS_MAX))
		return cli_misused(c, "--jobs %s: a number from 1 to %d is wanted", jobs, JOBS_MAX);
	if (c->nargs == 0)
		return cli_misused(c, "a file or folder is missing");
	return import(&(struct ingest_options){
		   .library = c->values[CLI_ANY_LIBRARY],
		   .paths = (const char *const *)c->args,
		   .npaths = (size_t)c->nargs,
		   .dry_run = c->values[CLI_IMPORT_DRY_RUN],
		   .jobs = (int)njobs,
	});
}
