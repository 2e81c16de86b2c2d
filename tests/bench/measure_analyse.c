/* What `ibid analyse` takes: the whole program, from the command to its end. */
#include "bench.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "assets/asset.h"
#include "base/utf8.h"
#include "tests/bench/gen.h"
#include "tests/bench/tty.h"

enum {
	TEXTS = 2300, /* of STOCK_ARTICLE_BYTES and what cites: 10 MB */
	RUNS = 5,
	READY_RUNS = 20,
	MEGABYTE = 1000000,
	SIZE_MOST = 6,       /* megabytes of the model and the names of the world */
	READY_MOST = 10,     /* milliseconds */
	WORDS_LEAST = 1000000, /* a second */
};

/* The seconds of one core that the program takes for n files. */
static double
run(const char *ibid, char **paths, size_t n)
{
	char **argv = mem_zalloc((n + 4) * sizeof(*argv));
	struct rusage use;
	int status = 0;
	pid_t pid;

	argv[0] = (char *)ibid;
	argv[1] = (char *)"analyse";
	argv[2] = (char *)"--json";
	memcpy(argv + 3, paths, n * sizeof(*argv));
	if ((pid = fork()) == 0) {
		int null = open("/dev/null", O_WRONLY | O_CLOEXEC);

		if (null >= 0)
			dup2(null, STDOUT_FILENO);
		execv(ibid, argv);
		_exit(127);
	}
	if (pid < 0 || wait4(pid, &status, 0, &use) < 0 || status != 0)
		bench_die("%s analyse: failed", ibid);
	free(argv);
	return (double)(use.ru_utime.tv_sec + use.ru_stime.tv_sec) +
	    (double)(use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
}

/* Write the n-th text; returns its path, the caller's, and counts its words and bytes. */
static char *
write_text(const char *folder, uint64_t n, size_t *words, size_t *bytes)
{
	struct str path = { 0 }, page = { 0 };
	FILE *f;

	str_printf(&path, "%s/%06llu.txt", folder, (unsigned long long)n);
	gen_article(&page, n, STOCK_ARTICLE_BYTES);
	f = fopen(str_cstr(&path), "w");
	if (!f || fwrite(page.p, 1, page.n, f) != page.n || fclose(f) != 0)
		bench_die("%s: %s", str_cstr(&path), strerror(errno));
	*words += utf8_words(str_slice(&page));
	*bytes += page.n;
	str_free(&page);
	return str_take(&path);
}

static void
measure_size(void)
{
	double size = (double)(entities_assets[0].n + names_assets[0].n) / MEGABYTE;

	bench_row("names: model and gazetteers", size, SIZE_MOST, "MB", "%7.2f MB", size);
}

void
measure_analyse(const char *ibid, const char *folder)
{
	char *paths[TEXTS];
	struct str texts = { 0 };
	struct samples s = { 0 }, ready = { 0 };
	size_t words = 0, bytes = 0, i;
	double rate;

	str_printf(&texts, "%s/texts", folder);
	if (mkdir(str_cstr(&texts), 0700) < 0 && errno != EEXIST)
		bench_die("%s: %s", str_cstr(&texts), strerror(errno));
	for (i = 0; i < TEXTS; i++)
		paths[i] = write_text(str_cstr(&texts), i + 1, &words, &bytes);
	for (i = 0; i < RUNS; i++)
		vec_push(&s.v, (double)words / run(ibid, paths, TEXTS));
	for (i = 0; i < READY_RUNS; i++) {
		double begin = now_ms();

		run(ibid, paths, 1);
		vec_push(&ready.v, now_ms() - begin);
	}
	rate = samples_at(&s, 0.5);
	bench_row("analyse, words a second on one core", rate, -WORDS_LEAST, "", "%7.0f of %.1f MB, at most %.0f (%d runs)", rate,
	    (double)bytes / MEGABYTE, samples_at(&s, 1), RUNS);
	measure_size();
	bench_times("names: the program is ready and done with 4 kB", &ready, READY_MOST);
	for (i = 0; i < TEXTS; i++) {
		unlink(paths[i]);
		free(paths[i]);
	}
	rmdir(str_cstr(&texts));
	str_free(&texts);
	vec_free(&s.v);
}
