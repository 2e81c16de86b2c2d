#ifndef IBID_APP_WALK_H
#define IBID_APP_WALK_H

#include <stdbool.h>
#include <stdint.h>

/* Finds the files below files and folders, sorted by name, hidden ones left out; each folder is read once. */
struct walk {
	void *ctx;
	void (*file)(void *ctx, const char *path, uint64_t size);
	void (*problem)(void *ctx, const char *path, const char *what);
	bool (*stopped)(void *ctx);
};

void walk_path(const struct walk *w, const char *path);

/* The path made absolute, without ".", ".." and doubled slashes. Owned by the caller. */
char *walk_absolute(const char *path);

#endif
