#include "temp.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"

char *
temp_folder(void)
{
	const char *tmp = getenv("TMPDIR");
	struct str path = { 0 };
	char *p;

	str_printf(&path, "%s/ibid-test-XXXXXX", tmp && *tmp ? tmp : "/tmp");
	p = str_take(&path);
	if (!mkdtemp(p)) {
		perror(p);
		abort();
	}
	return p;
}

static int
remove_one(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	(void)st, (void)kind, (void)ftw;
	return remove(path);
}

void
temp_remove(char *folder)
{
	nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	free(folder);
}

char *
temp_file(const char *folder, const char *name)
{
	struct str path = { 0 };

	str_printf(&path, "%s/%s", folder, name);
	return str_take(&path);
}

void
temp_write(const char *path, const char *bytes, unsigned long n)
{
	FILE *f = fopen(path, "wb");

	if (!f || fwrite(bytes, 1, n, f) != n || fclose(f) != 0) {
		perror(path);
		abort();
	}
}
