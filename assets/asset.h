#ifndef IBID_ASSETS_ASSET_H
#define IBID_ASSETS_ASSET_H

#include <stddef.h>

/* A file of assets/ that is built into the program: its base name and its bytes, with a NUL behind them. */
struct asset {
	const char *name;
	const char *bytes;
	size_t n;
};

/* Made by assets/embed.sh; in the order of their names. */
extern const struct asset schema_assets[];
extern const size_t schema_nassets;
extern const struct asset tour_assets[];
extern const size_t tour_nassets;
extern const struct asset references_assets[];
extern const size_t references_nassets;
/* Made by assets/binary.sh; one file each. */
extern const struct asset entities_assets[];
extern const size_t entities_nassets;
extern const struct asset names_assets[];
extern const size_t names_nassets;

#endif
