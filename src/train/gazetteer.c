#include "train.h"

#include <stdio.h>
#include <string.h>

enum { HEAD_BYTES = 16, SLOT_BYTES = 8 };

struct gaz {
	char *model;
	size_t used;
};

static void
put32(char *p, uint32_t v)
{
	p[0] = (char)v;
	p[1] = (char)(v >> 8);
	p[2] = (char)(v >> 16);
	p[3] = (char)(v >> 24);
}

static uint32_t
get32(const char *p)
{
	const unsigned char *u = (const unsigned char *)p;

	return u[0] | (uint32_t)u[1] << 8 | (uint32_t)u[2] << 16 | (uint32_t)u[3] << 24;
}

static void
add(struct gaz *g, uint32_t key, unsigned classes)
{
	uint32_t at = model_slot(key, GAZ_SLOTS);
	char *slot;

	for (;; at = at + 1 == GAZ_SLOTS ? 0 : at + 1) {
		slot = g->model + HEAD_BYTES + (size_t)at * SLOT_BYTES;
		if (!get32(slot) || get32(slot) == key)
			break;
	}
	if (!get32(slot) && ++g->used > GAZ_SLOTS * 9 / 10) {
		fprintf(stderr, "the gazetteer is full: raise GAZ_SLOTS\n");
		exit(1);
	}
	put32(slot, key);
	put32(slot + 4, get32(slot + 4) | classes);
}

/* Each beginning of a phrase is known too, so that a look-up can stop. */
static void
add_phrase(struct gaz *g, const char *phrase, unsigned classes)
{
	struct ref_entry e = { 0 };
	uint32_t key = GAZ_START;
	char folded[64];
	size_t i, n = 0, words = 0;

	entry_cut(&e, slice_of(phrase));
	for (i = 0; i < e.tokens.n; i++)
		words += e.tokens.at[i].kind != TOKEN_IS_MARK || e.tokens.at[i].mark == '&';
	for (i = 0; i < e.tokens.n; i++) {
		const struct ref_token *k = &e.tokens.at[i];
		struct slice f = { folded, 0 };

		if ((k->kind == TOKEN_IS_MARK && k->mark != '&') || words > GAZ_WORDS_MAX) { /* it will not be found */
			entry_free(&e);
			return;
		}
		f.n = gaz_fold(folded, 48, slice_sub(e.text, k->beg, k->end));
		key = gaz_extend(key, f);
		if (++n == words)
			add(g, key, classes | GAZ_KNOWN);
		else
			add(g, key, GAZ_PHRASE);
	}
	entry_free(&e);
}

static void
add_list(struct gaz *g, const char *folder, const char *name, bool by_line, unsigned classes)
{
	struct words w = { 0 };
	char **s;

	words_read(&w, folder, name, by_line);
	vec_each(s, &w.at)
		add_phrase(g, *s, classes);
	words_free(&w);
}

/* heads.txt: three classes, each after a comment line with its name. */
static void
add_heads(struct gaz *g, const char *folder)
{
	static const char *const names[] = { "# outlet", "# publisher", "# body" };
	static const unsigned classes[] = { GAZ_OUTLET_HEAD, GAZ_PUBLISHER_HEAD, GAZ_BODY_HEAD };
	char path[4096], line[65536], *save, *word;
	unsigned now = 0;
	size_t i;
	FILE *f;

	snprintf(path, sizeof(path), "%s/heads.txt", folder);
	f = fopen(path, "r");
	if (!f) {
		perror(path);
		exit(1);
	}
	while (fgets(line, sizeof(line), f)) {
		line[strcspn(line, "\n")] = '\0';
		for (i = 0; i < 3; i++)
			if (strcmp(line, names[i]) == 0)
				now = classes[i];
		if (line[0] != '#')
			for (word = strtok_r(line, " ", &save); word; word = strtok_r(NULL, " ", &save))
				add_phrase(g, word, now);
	}
	fclose(f);
}

void
gaz_build(char *model, const char *folder, const struct pools *p)
{
	struct gaz g = { .model = model };
	size_t i;

	memcpy(model, "IBR1", 4);
	put32(model + 4, GAZ_SLOTS);
	add_list(&g, folder, "months", false, GAZ_MONTH);
	add_list(&g, folder, "outlets", true, GAZ_OUTLET);
	add_list(&g, folder, "ambiguous", false, GAZ_ALIAS);
	add_list(&g, folder, "publishers", true, GAZ_PUBLISHER);
	add_list(&g, folder, "bodies", true, GAZ_BODY);
	add_list(&g, folder, "places", true, GAZ_PLACE);
	add_list(&g, folder, "surnames", false, GAZ_SURNAME);
	add_list(&g, folder, "cues", false, GAZ_CUE);
	add_list(&g, folder, "stops", false, GAZ_STOP);
	add_list(&g, folder, "particles", false, GAZ_PARTICLE);
	add_list(&g, folder, "says", false, GAZ_SAYS);
	add_list(&g, folder, "titles", false, GAZ_TITLE);
	add_heads(&g, folder);
	for (i = 0; i < p->first_names.at.n; i++)
		add_phrase(&g, p->first_names.at.at[i], GAZ_FIRST_NAME);
	fprintf(stderr, "gazetteer: %zu of %d slots\n", g.used, GAZ_SLOTS);
}
