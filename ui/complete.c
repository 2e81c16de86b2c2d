/* What Tab offers in the prompt. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/sources.h"
#include "ui/describe.h"
#include "ui/entity_actions.h"
#include "ui/ui.h"

enum { FOUND_MAX = 500, SOURCES_MOST = 50, ENTITIES_MOST = 50 };

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Names in the folder that the word names so far; folders end in a slash. */
static void
complete_path(struct prompt *p, struct slice word)
{
	struct str dir = { 0 }, path = { 0 };
	size_t slash = word.n;
	struct dirent *d;
	DIR *folder;

	while (slash > 0 && word.p[slash - 1] != '/')
		slash--;
	if (word.n && word.p[0] == '~' && getenv("HOME")) {
		str_puts(&dir, getenv("HOME"));
		str_put(&dir, slice_sub(word, 1, slash));
	} else {
		str_put(&dir, slice_sub(word, 0, slash));
	}
	folder = opendir(dir.n ? dir.p : ".");
	while (folder && p->found.n < FOUND_MAX && (d = readdir(folder))) {
		struct stat st;

		if (d->d_name[0] == '.' && (slash == word.n || word.p[slash] != '.'))
			continue;
		str_clear(&path);
		str_printf(&path, "%s%s", str_cstr(&dir), d->d_name);
		if (stat(path.p, &st) == 0 && S_ISDIR(st.st_mode)) {
			str_clear(&path);
			str_put(&path, slice_sub(word, 0, slash));
			str_printf(&path, "%s/", d->d_name);
		} else {
			str_clear(&path);
			str_put(&path, slice_sub(word, 0, slash));
			str_puts(&path, d->d_name);
		}
		prompt_candidate(p, path.p);
	}
	if (folder)
		closedir(folder);
	if (p->found.n)
		qsort(p->found.at, p->found.n, sizeof(*p->found.at), by_name);
	str_free(&dir);
	str_free(&path);
}

static void
candidates(struct prompt *p, const char *const *names)
{
	for (; *names; names++)
		prompt_candidate(p, *names);
}

static void
complete_command(struct prompt *p)
{
	size_t i;

	for (i = 0; i < COMMAND_COUNT; i++)
		prompt_candidate(p, commands[i].name);
}

static void
complete_style(struct prompt *p, size_t words)
{
	static const char *const looks[] = { "default", "black", "red", "green", "yellow", "blue", "magenta", "cyan",
		"white", "bold", "dim", "italic", "underline", "reverse", NULL };
	size_t i;

	if (words > 0)
		candidates(p, looks);
	for (i = 0; words == 0 && i < STYLE_COUNT; i++)
		prompt_candidate(p, style_name((enum style)i));
}

/* line is what stands behind `set`. */
static void
complete_setting(struct prompt *p, struct slice line, size_t words)
{
	static const char *const positions[] = { "on", "off", NULL };
	size_t i;

	for (i = 0; words == 0 && settings_name(i); i++)
		prompt_candidate(p, settings_name(i));
	if (words == 1 && settings_is_switch(slice_sub(line, 0, slice_find(line, SLICE(" "), 0))))
		candidates(p, positions);
}

static struct slice
longest_word(struct slice s)
{
	struct slice best = { 0 };

	for (s = slice_trim(s); s.n;) {
		struct slice word = slice_sub(s, 0, slice_find(s, SLICE(" "), 0));

		if (word.n > best.n)
			best = word;
		s = slice_trim(slice_sub(s, word.n, s.n));
	}
	return best;
}

/* "#" and its number, by which the command takes it, and what tells it from others. */
static const char *
choice_of(struct arena *mem, const struct source *s)
{
	struct str line = { 0 };
	const char *text;

	str_printf(&line, "#%lld ", (long long)s->id);
	describe_source(&line, s);
	str_puts(&line, s->state == SOURCE_PRESENT ? " · in the library" : "");
	text = arena_dup(mem, line.p, line.n);
	str_free(&line);
	return text;
}

/* Sources by words of their titles, but the one that is chosen; before a word is typed, by the longest of its own title. */
static void
complete_source(struct prompt *p, struct ui *ui, struct slice words)
{
	struct arena mem = { 0 };
	struct source own = { 0 };
	struct sources found = { 0 };
	int64_t id = ui_chosen_source(ui);
	size_t i;

	if (id && !slice_trim(words).n && library_source(ui->library, &own, &mem, id, NULL) == 0)
		words = longest_word(slice_of(own.title));
	if (library_find_sources(ui->library, &found, &mem, words, SOURCES_MOST, NULL) == 0)
		for (i = 0; i < found.n; i++)
			if (found.at[i].id != id)
				prompt_choice(p, choice_of(&mem, &found.at[i]));
	arena_free(&mem);
}

/* "#" and its number, by which the command takes it, and what tells it from others. */
static void
offer_entity(struct prompt *p, int64_t id, const char *name, enum entity_kind kind, size_t articles)
{
	struct str line = { 0 };

	str_printf(&line, "#%lld %s · %s", (long long)id, name, entity_kind_name(kind));
	if (articles)
		str_printf(&line, " · in %zu article%s", articles, articles == 1 ? "" : "s");
	prompt_choice(p, line.p);
	str_free(&line);
}

/* Entities by words of their names, but the one that is chosen; before a word is typed, those that could be the same, or
 * when none is chosen those of the article. */
static void
complete_entity(struct prompt *p, struct ui *ui, enum command_id id, struct slice typed)
{
	struct arena mem = { 0 };
	struct entity_entries found = { 0 };
	struct entity_page page = { 0 };
	int64_t but = id == COMMAND_MERGE_ENTITY ? ui_chosen_entity(ui) : 0;
	const struct article *a = ui->article;
	const char *words = arena_dup(&mem, typed.p, typed.n);
	size_t i;

	if (slice_trim(typed).n)
		library_find_entities(ui->library, &found, &mem, words, ENTITIES_MOST, NULL);
	else if (but && library_entity_page(ui->library, &page, &mem, but, NULL) == 0)
		found = (struct entity_entries){ page.similar, page.nsimilar };
	for (i = 0; i < found.n; i++)
		if (found.at[i].id != but)
			offer_entity(p, found.at[i].id, found.at[i].name, found.at[i].kind, found.at[i].articles);
	for (i = 0; !slice_trim(typed).n && !found.n && a && i < a->nentities && i < ENTITIES_MOST; i++)
		if (a->entities[i].id && a->entities[i].id != but)
			offer_entity(p, a->entities[i].id, a->entities[i].name, a->entities[i].kind, a->entities[i].articles);
	arena_free(&mem);
}

/* The names of the chosen entity. */
static void
complete_name(struct prompt *p, struct ui *ui)
{
	struct arena mem = { 0 };
	struct entity_page page = { 0 };
	int64_t id = ui_chosen_entity(ui);
	size_t i;

	if (id && library_entity_page(ui->library, &page, &mem, id, NULL) == 0)
		for (i = 0; i < page.nforms; i++)
			prompt_candidate(p, page.forms[i].name);
	arena_free(&mem);
}

static void
complete_kind(struct prompt *p)
{
	enum entity_kind kind;

	for (kind = 0; kind < ENTITY_KINDS; kind++)
		prompt_candidate(p, entity_kind_name(kind));
}

/* line is what stands behind the command's name, word what the cursor is in, `words` how many stand before that. */
static void
complete_argument(struct prompt *p, struct ui *ui, enum command_id id, struct slice line, struct slice word, size_t words)
{
	static const char *const query[] = { "author:", "publisher:", "title:", "date:", "lang:", "words:", "unread:",
		"read:", "starred:", "deleted:", "entity:", NULL };
	static const char *const panes[] = { "text", "list", "side", NULL };
	static const char *const contexts[] = { "list", "text", "side", "page", "source", "web", "entity",
		"everywhere", NULL };
	static const char *const fields[] = { "author", "container", "date", "doi", "title", "url", NULL };
	static const char *const copies[] = { "citation", "text", "title", "url", NULL };
	size_t i;

	switch (commands[id].arg) {
	case COMMAND_ARG_FIELD:
		if (words == 0)
			candidates(p, fields);
		break;
	case COMMAND_ARG_PATH: complete_path(p, word); break;
	case COMMAND_ARG_SOURCE: complete_source(p, ui, word); break;
	case COMMAND_ARG_ENTITY: complete_entity(p, ui, id, word); break;
	case COMMAND_ARG_NAME: complete_name(p, ui); break;
	case COMMAND_ARG_KIND: complete_kind(p); break;
	case COMMAND_ARG_QUERY: candidates(p, query); break;
	case COMMAND_ARG_PANE: candidates(p, id == COMMAND_FOLD ? panes + 1 : panes); break; /* the text never folds */
	case COMMAND_ARG_COPY: candidates(p, copies); break;
	case COMMAND_ARG_COMMAND: complete_command(p); break;
	case COMMAND_ARG_STYLE: complete_style(p, words); break;
	case COMMAND_ARG_BINDING:
		if (words == 0)
			candidates(p, contexts);
		else
			complete_command(p);
		break;
	case COMMAND_ARG_SORT:
		for (i = 0; i < SORTS; i++)
			prompt_candidate(p, library_sort_name((enum library_sort)i));
		break;
	case COMMAND_ARG_THEME:
		for (i = 0; theme_name(i); i++)
			prompt_candidate(p, theme_name(i));
		break;
	case COMMAND_ARG_SETTING: complete_setting(p, line, words); break;
	default: break;
	}
}

static bool
may_hold_blanks(enum command_arg arg)
{
	return arg == COMMAND_ARG_PATH || arg == COMMAND_ARG_SOURCE || arg == COMMAND_ARG_ENTITY || arg == COMMAND_ARG_NAME;
}

void
ui_complete(void *ctx, struct prompt *p, struct slice line)
{
	enum command_id id = p->command;
	size_t words = 0, arg = 0, i;

	for (i = 0; i < p->word; i++)
		words += line.p[i] == ' ' && (i == 0 || line.p[i - 1] != ' ');
	if (id == COMMAND_COMMAND) {
		struct command_line c;

		if (words == 0) {
			complete_command(p);
			return;
		}
		arg = slice_find(line, SLICE(" "), 0) + 1;
		if (!command_parse(&c, slice_sub(line, 0, arg), NULL) || c.id == COMMAND_COUNT)
			return;
		id = c.id;
		words--;
	}
	if (may_hold_blanks(commands[id].arg))
		p->word = arg;
	complete_argument(p, ctx, id, slice_sub(line, arg, line.n), slice_sub(line, p->word, line.n), words);
}
