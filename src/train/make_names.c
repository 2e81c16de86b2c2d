/* Makes assets/names.gaz of "CLASS<tab>NAME" lines (src/train/names/collect.mjs). usage: make_names NAMES OUT */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analyse/names.h"
#include "analyse/ref_model.h"
#include "analyse/tokens.h"
#include "assets/asset.h"

enum { TABLE = 1 << 21, SETS_MAX = 65536 };

/* The tokenizer asks for names, of which there are none yet. */
static const char nothing[NAMES_HEAD + 8] = { 'I', 'B', 'N', '1', 1, 0, 0, 0, 1, 0, 0, 0 };
const struct asset names_assets[] = { { "names.gaz", nothing, sizeof(nothing) } };
const size_t names_nassets = 1;

static const struct {
	const char *name;
	unsigned class;
} classes[] = {
	{ "first-name", NAME_FIRST }, { "surname", NAME_SURNAME }, { "name", NAME_ANY }, { "person", NAME_PERSON },
	{ "people", NAME_PEOPLE }, { "country", NAME_COUNTRY }, { "region", NAME_REGION }, { "city-big", NAME_CITY_BIG },
	{ "city", NAME_CITY }, { "town", NAME_TOWN }, { "place", NAME_PLACE }, { "airport", NAME_AIRPORT },
	{ "organisation", NAME_ORGANISATION }, { "brand", NAME_BRAND }, { "university", NAME_UNIVERSITY }, { "team", NAME_TEAM },
	{ "event", NAME_EVENT }, { "common", NAME_COMMON },
};

struct table {
	uint32_t keys[TABLE], classes[TABLE], n;
	uint32_t sets[SETS_MAX], nsets;
};

static void
add(struct table *t, uint32_t key, uint32_t class)
{
	uint32_t at = key & (TABLE - 1);

	while (t->keys[at] && t->keys[at] != key)
		at = (at + 1) & (TABLE - 1);
	t->n += !t->keys[at];
	t->keys[at] = key;
	t->classes[at] |= class;
}

static void
add_name(struct table *t, struct slice name, uint32_t class)
{
	struct doc d = { .text = name };
	struct tokens cut;
	uint32_t key = GAZ_START;
	size_t i, words = 0;

	tokens_build(&cut, &d);
	for (i = 0; i < cut.at.n; i++)
		words += token_is_word(&cut.at.at[i]);
	for (i = 0; words && words <= NAME_WORDS_MAX && cut.at.n < 2 * NAME_WORDS_MAX && i < cut.at.n; i++) {
		const struct token *k = &cut.at.at[i];
		char mark = (char)k->type;

		key = gaz_extend(key, token_is_word(k) ? cut.types.at[k->type].key : (struct slice){ &mark, 1 });
		add(t, key, i + 1 == cut.at.n ? class : NAME_BEGINS);
	}
	tokens_free(&cut);
}

static void
read_names(struct table *t, FILE *in)
{
	char line[1024], *tab;
	size_t i;

	while (fgets(line, sizeof(line), in)) {
		line[strcspn(line, "\n")] = '\0';
		if (!(tab = strchr(line, '\t')))
			continue;
		*tab = '\0';
		if (strncmp(line, "sense-", 6) == 0)
			add_name(t, slice_of(tab + 1), (uint32_t)(atoi(line + 6) + 1) << NAME_SENSE);
		for (i = 0; i < sizeof(classes) / sizeof(classes[0]); i++)
			if (strcmp(line, classes[i].name) == 0)
				add_name(t, slice_of(tab + 1), classes[i].class);
	}
}

static uint32_t
set_of(struct table *t, uint32_t class)
{
	uint32_t i;

	for (i = 0; i < t->nsets && t->sets[i] != class; i++)
		;
	if (i == t->nsets && t->nsets < SETS_MAX - 1)
		t->sets[t->nsets++] = class;
	return i;
}

static void
put(char *p, uint32_t v, unsigned bytes)
{
	for (; bytes--; v >>= 8)
		*p++ = (char)v;
}

static int
by_number(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

/* The slots, in the order of the keys' hashes, so that the file does not depend on the order of the names. */
static void
write_names(struct table *t, FILE *out)
{
	uint64_t *order = mem_alloc((t->n + 1) * sizeof(*order));
	uint32_t slots = t->n * 5 / 4 + 8, i, n = 0;
	char *bytes = mem_zalloc((size_t)slots * 4), head[NAMES_HEAD] = "IBN1";

	for (i = 0; i < TABLE; i++)
		if (t->keys[i])
			order[n++] = (uint64_t)(t->keys[i] * 0x9E3779B1u) << 32 | i;
	qsort(order, n, sizeof(*order), by_number);
	for (i = 0; i < n; i++) {
		uint32_t from = (uint32_t)order[i], at = names_slot(t->keys[from], slots);

		while (bytes[(size_t)at * 4] || bytes[(size_t)at * 4 + 1])
			at = at + 1 == slots ? 0 : at + 1;
		put(bytes + (size_t)at * 4, names_mark(t->keys[from]), 2);
		put(bytes + (size_t)at * 4 + 2, set_of(t, t->classes[from]), 2);
	}
	put(head + 4, slots, 4);
	put(head + 8, t->nsets, 4);
	fwrite(head, 1, sizeof(head), out);
	for (i = 0; i < t->nsets; i++) {
		put(head, t->sets[i], 4);
		fwrite(head, 1, 4, out);
	}
	fwrite(bytes, 4, slots, out);
	fprintf(stderr, "%u names and beginnings, %u sets\n", n, t->nsets);
	free(order);
	free(bytes);
}

int
main(int argc, char **argv)
{
	struct table *t = mem_zalloc(sizeof(*t));
	FILE *in, *out;

	setlocale(LC_ALL, "C.UTF-8");
	if (argc != 3) {
		fprintf(stderr, "usage: %s NAMES OUT\n", argv[0]);
		return 2;
	}
	if (!(in = fopen(argv[1], "r"))) {
		perror(argv[1]);
		return 1;
	}
	read_names(t, in);
	fclose(in);
	out = fopen(argv[2], "wb");
	if (out)
		write_names(t, out);
	if (!out || fclose(out) != 0) {
		perror(argv[2]);
		return 1;
	}
	free(t);
	return 0;
}
