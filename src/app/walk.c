#include "walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/map.h"
#include "base/str.h"
#include "base/vec.h"

struct state {
	const struct walk *w;
	struct map seen; /* device and inode of the folders that were read: a loop of links ends */
};

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool
is_new_folder(struct state *s, const struct stat *st)
{
	uint64_t key[2] = { (uint64_t)st->st_dev, (uint64_t)st->st_ino };
	bool is_new;

	map_put(&s->seen, (struct slice){ (const char *)key, sizeof(key) }, 0, &is_new);
	return is_new;
}

static void walk_one(struct state *s, const char *path);

static void
walk_folder(struct state *s, const char *path)
{
	struct str child = { 0 };
	VEC(char *) names = { 0 };
	struct dirent *entry;
	DIR *dir = opendir(path);
	size_t i, base;

	if (!dir) {
		s->w->problem(s->w->ctx, path, strerror(errno));
		return;
	}
	while ((entry = readdir(dir)))
		if (entry->d_name[0] != '.')
			vec_push(&names, mem_strdup(entry->d_name));
	closedir(dir);
	if (names.n)
		qsort(names.at, names.n, sizeof(*names.at), by_name);
	str_puts(&child, path);
	if (!slice_ends(str_slice(&child), SLICE("/")))
		str_putc(&child, '/');
	base = child.n;
	for (i = 0; i < names.n; i++) {
		child.n = base;
		str_puts(&child, names.at[i]);
		free(names.at[i]);
		walk_one(s, str_cstr(&child));
	}
	vec_free(&names);
	str_free(&child);
}

static void
walk_one(struct state *s, const char *path)
{
	struct stat st;

	if (s->w->stopped(s->w->ctx))
		return;
	if (stat(path, &st) < 0)
		s->w->problem(s->w->ctx, path, errno == ELOOP ? "is a link to itself" : strerror(errno));
	else if (S_ISDIR(st.st_mode)) {
		if (is_new_folder(s, &st))
			walk_folder(s, path);
	} else if (S_ISREG(st.st_mode))
		s->w->file(s->w->ctx, path, (uint64_t)st.st_size);
	else
		s->w->problem(s->w->ctx, path, "is no regular file");
}

void
walk_path(const struct walk *w, const char *path)
{
	struct state s = { .w = w };

	walk_one(&s, path);
	map_free(&s.seen);
}

/* Append a path's components to out, which is absolute and has no slash at its end ("" is the root). */
static void
add_components(struct str *out, const char *path)
{
	size_t n;

	for (; *path; path += n) {
		path += strspn(path, "/");
		n = strcspn(path, "/");
		if (n == 0 || (n == 1 && path[0] == '.'))
			continue;
		if (n == 2 && path[0] == '.' && path[1] == '.') {
			while (out->n && out->p[--out->n] != '/')
				;
			if (out->p)
				out->p[out->n] = '\0';
			continue;
		}
		str_putc(out, '/');
		str_add(out, path, n);
	}
}

char *
walk_absolute(const char *path)
{
	struct str out = { 0 };
	char *cwd = path[0] == '/' ? NULL : getcwd(NULL, 0);

	if (cwd)
		add_components(&out, cwd);
	free(cwd);
	add_components(&out, path);
	if (out.n == 0)
		str_putc(&out, '/');
	return str_take(&out);
}
