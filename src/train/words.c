#include "train.h"

#include <stdio.h>
#include <string.h>

#include "analyse/words.h"

void
words_read(struct words *w, const char *folder, const char *name, bool by_line)
{
	char path[4096], line[65536], *save, *word;
	FILE *f;

	snprintf(path, sizeof(path), "%s/%s.txt", folder, name);
	f = fopen(path, "r");
	if (!f) {
		perror(path);
		exit(1);
	}
	while (fgets(line, sizeof(line), f)) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] == '#' || !line[0])
			continue;
		if (by_line) {
			vec_push(&w->at, mem_strdup(line));
			continue;
		}
		for (word = strtok_r(line, " ", &save); word; word = strtok_r(NULL, " ", &save))
			vec_push(&w->at, mem_strdup(word));
	}
	fclose(f);
}

void
words_free(struct words *w)
{
	char **s;

	vec_each(s, &w->at)
		free(*s);
	vec_free(&w->at);
}

const char *
words_pick(const struct words *w, struct dice *d)
{
	return w->at.at[dice_below(d, w->at.n)];
}

/* Folded in the lists: printed with a capital. */
static void
take_capital(struct words *to, const char *s)
{
	char *c = mem_strdup(s);

	if (c[0] >= 'a' && c[0] <= 'z')
		c[0] = (char)(c[0] - 'a' + 'A');
	vec_push(&to->at, c);
}

void
pools_read(struct pools *p, const char *folder)
{
	struct words folded = { 0 };
	size_t i;

	words_read(&p->outlets, folder, "outlets", true);
	words_read(&p->publishers, folder, "publishers", true);
	words_read(&p->bodies, folder, "bodies", true);
	words_read(&p->places, folder, "places", true);
	words_read(&folded, folder, "surnames", false);
	for (i = 0; i < folded.at.n; i++)
		take_capital(&p->surnames, folded.at.at[i]);
	for (i = 0; i < word_first_names.n; i++)
		take_capital(&p->first_names, word_first_names.words[i]);
	words_free(&folded);
}

void
pools_free(struct pools *p)
{
	words_free(&p->outlets);
	words_free(&p->publishers);
	words_free(&p->bodies);
	words_free(&p->places);
	words_free(&p->surnames);
	words_free(&p->first_names);
}
